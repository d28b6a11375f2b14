// Two tabs: what one saves appears in the other by itself, and disturbs nobody.

import assert from "node:assert/strict";
import {
  answer, becomes, begin, card, chosen, importFile, exported, journey, saveState, settled, tool, visit,
} from "./support/index.mjs";

/** Two tabs at the same place. */
async function two(visitor) {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 1);
  const other = await visitor.open(new URL(page.url()).hash);
  assert.equal(await chosen(other, "4.1-q1"), 1);
  return [page, other];
}

/** The field of a question's note, opened where it is not. */
async function noteOf(page, question) {
  const button = card(page, question).getByRole("button", { name: "Note", exact: true });
  if (await button.getAttribute("aria-expanded") === "false") await button.click();
  return card(page, question).locator("[data-note-text]");
}

journey("what another tab saves appears here, with all that follows from it", async (visitor) => {
  const [page, other] = await two(visitor);
  await answer(other, "4.1-q2", 4);
  await becomes(page, () => chosen(page, "4.1-q2"), 4);
  const strip = () => page.$$eval(".score b[data-value]", (all) => all.map((one) => one.dataset.value));
  const same = await other.$$eval(".score b[data-value]", (all) => all.map((one) => one.dataset.value));
  await becomes(page, strip, same);
  await answer(page, "4.1-q3", 2);
  await becomes(other, () => chosen(other, "4.1-q3"), 2);
  for (const tab of [page, other]) await becomes(tab, () => saveState(tab), "saved");
  // The same question, to and fro: the later one counts in both.
  await answer(other, "4.1-q1", 5);
  await becomes(page, () => chosen(page, "4.1-q1"), 5);
  await answer(page, "4.1-q1", 0);
  await becomes(other, () => chosen(other, "4.1-q1"), 0);
});

journey("whoever is typing is not disturbed, and finds the rest when they leave the field", async (visitor) => {
  const [page, other] = await two(visitor);
  const field = await noteOf(page, "4.1-q1");
  await field.pressSequentially("Half a sen");
  await answer(other, "4.1-q1", 3);
  await (await noteOf(other, "4.1-q1")).fill("Of the other tab");
  await answer(other, "4.1-q2", 2);
  // Another question's answer appears at once.
  await becomes(page, () => chosen(page, "4.1-q2"), 2);
  assert.equal(await field.inputValue(), "Half a sen");
  assert.equal(await field.evaluate((one) => one === document.activeElement), true);
  await field.pressSequentially("tence");
  assert.equal(await field.inputValue(), "Half a sentence");
  await settled(page);
  await other.locator("#main h1").click();
  // What was typed last is later than what the other tab has.
  await becomes(other, async () => (await noteOf(other, "4.1-q1")).inputValue(), "Half a sentence");
  await (await noteOf(page, "4.1-q3")).focus();
  await (await noteOf(other, "4.1-q3")).fill("Waits");
  await settled(other);
  await page.locator("#main h1").click();
  await becomes(page, async () => (await noteOf(page, "4.1-q3")).inputValue(), "Waits");
});

journey("undo takes back what was done in this tab, and nothing of the other", async (visitor) => {
  const [page, other] = await two(visitor);
  await answer(page, "4.1-q2", 2);
  await becomes(other, () => chosen(other, "4.1-q2"), 2);
  await answer(other, "4.1-q3", 4);
  await becomes(page, () => chosen(page, "4.1-q3"), 4);
  await page.keyboard.press("Control+z");
  await becomes(page, () => chosen(page, "4.1-q2"), null);
  assert.equal(await chosen(page, "4.1-q3"), 4);
  await becomes(other, () => chosen(other, "4.1-q2"), null);
  // A cell that the other tab has changed since is not taken back to what was before that.
  await answer(other, "4.1-q1", 5);
  await becomes(page, () => chosen(page, "4.1-q1"), 5);
  await page.keyboard.press("Control+z");
  await settled(page);
  assert.equal(await chosen(page, "4.1-q1"), 5);
});

journey("a new assessment and one that is deleted appear on the other tab's desk", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  const desk = await visitor.open("#/desk");
  const names = () => desk.locator(".rows h2").count();
  assert.equal(await names(), 1);
  await visit(page, "#/example");
  await page.waitForURL(/results$/);
  await desk.bringToFront();
  await visit(page, "#/desk");
  const all = await page.locator(".rows h2").count();
  assert.ok(all > 1, `${all}`);
  await becomes(desk, names, all);
  await page.getByRole("button", { name: /^Delete / }).first().click();
  await becomes(page, () => page.locator(".rows h2").count(), all - 1);
  await becomes(desk, names, all - 1);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await becomes(desk, names, all);
});

journey("an import in one tab is seen in the other", async (visitor) => {
  const [page, other] = await two(visitor);
  const { json } = await exported(page);
  json.assessment.answers["4.1-q2"] = { level: 5, evidence: { state: "located", reference: "R" } };
  json.assessment.title = "Of a file";
  await importFile(page, json, "Replace mine");
  await becomes(other, () => chosen(other, "4.1-q2"), 5);
  await becomes(other, () => other.locator(".whose").innerText(), "Of a file");
});
