// What somebody has just pressed may go with what it did; the keyboard then goes on from a place that
// one sees, never from the beginning of the page.

import assert from "node:assert/strict";
import { answer, begin, card, example, journey, settled, visit } from "./support/index.mjs";

/** Where the keyboard goes on. */
const at = (page) => page.evaluate(() => {
  const { activeElement: one } = document;
  return one.closest("[data-question]")?.dataset.question ?? (one.tagName === "H1" ? "H1" : one.id || one.tagName);
});

/** Presses a button by the keyboard. */
async function press(page, button) {
  await button.focus();
  await page.keyboard.press("Enter");
  await settled(page);
  await settled(page);
}

const button = (page, name) => page.getByRole("button", { name, exact: true });

journey("clearing an answer leads to its question, showing all questions to the clause", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q2", 3);
  await press(page, button(card(page, "4.1-q2"), "Clear answer"));
  assert.equal(await at(page), "4.1-q2");
  for (const question of ["4.1-q1", "4.1-q2", "4.1-q3"]) await answer(page, question, 3);
  await page.locator("select:has(option[value=unanswered])").selectOption("unanswered");
  await settled(page);
  await press(page, button(page, "Show all questions"));
  assert.equal(await at(page), "H1");
  assert.equal(await page.locator("[data-question]").count(), 3);
});

journey("on the desk a copy, a deletion and each way back have the focus in sight", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "#/desk");
  const rows = page.locator(".rows > li");
  const copy = rows.filter({ hasText: /^Copy of/ });
  await press(page, button(rows.first(), /^Duplicate/));
  assert.match(await at(page), /^row-/);
  assert.equal(await page.evaluate(() => document.activeElement.textContent.startsWith("Copy of ")), true);
  await press(page, button(page.locator(".toast"), "Undo"));
  assert.equal(await at(page), "H1");
  assert.equal(await copy.count(), 0);
  const title = await rows.first().getByRole("heading").innerText();
  const del = () => rows.first().getByRole("button", { name: /^Delete/ });
  await press(page, del());
  assert.equal(await at(page), "H1");
  assert.equal(await rows.count(), 2);
  await press(page, button(page.locator(".toast"), "Undo"));
  assert.match(await at(page), /^row-/);
  assert.equal(await rows.count(), 3);
  // The help says that Ctrl+Z takes back.
  await press(page, del());
  assert.equal(await rows.count(), 2);
  await page.keyboard.press("Control+z");
  await settled(page);
  assert.equal(await rows.count(), 3);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), title);
  assert.equal(await page.locator(".toast").count(), 0);
  await page.keyboard.press("Control+z");
  await settled(page);
  assert.equal(await rows.count(), 3, "once");
});

journey("putting off the reminder and planning on from today lead to the heading", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await settled(page);
  await visitor.context.clock.setFixedTime(new Date("2026-11-26T10:00:00Z"));
  await visit(page, "results");
  await visit(page, "assess/4.2");
  await press(page, button(page.locator("[data-reminder=export]"), "Later"));
  assert.equal(await at(page), "H1");
  await visit(page, "#/example");
  await page.waitForURL(/results$/);
  await visit(page, "roadmap");
  await press(page, button(page, "Plan on from today"));
  assert.equal(await at(page), "H1");
});
