// The example from the case study, and the desk on which it stands.

import assert from "node:assert/strict";
import { becomes, exported, example, heading, journey, ready, says, settled, timeless, visit } from "./support/index.mjs";

const rows = (page) => page.locator(".rows > li");
const row = (page, title) => rows(page).filter({ hasText: title });
const titles = (page) => page.locator(".rows h2").allInnerTexts();

journey("one door leads to XYZ before its work; all three states are on the desk", async (visitor) => {
  const page = await visitor.open();
  await page.locator("#door-example").click();
  await page.waitForURL(/#\/a\/example-xyz-before\/results$/);
  assert.match(await heading(page), /^Not yet ready for stage 1/);
  await page.getByRole("link", { name: "Desk", exact: true }).click();
  await settled(page);
  assert.equal(await rows(page).count(), 3);
  for (const title of await titles(page)) assert.match(title, /^XYZ IT Solutions/);
  const after = page.locator('h2 a[href*="example-xyz-after"]');
  await says(rows(page).filter({ has: after }), /stage 1: (likely )?ready/);
  await rows(page).locator(after).click();
  await visit(page, "results");
  assert.match(await heading(page), /^Self-assessed: likely ready for stage 1/);
  assert.equal(await page.locator("[data-verdict=stage1]").getAttribute("data-value"), "ready");
});

journey("what somebody changed in the example stays when it is opened again", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "assess/4.1");
  await page.locator('[data-question="4.1-q1"] .levels label').nth(5).click();
  await visit(page, "#/example");
  await page.waitForURL(/results$/);
  const { json } = await exported(page);
  assert.equal(json.assessment.answers["4.1-q1"].level, 5);
  await visit(page, "#/desk");
  assert.equal(await rows(page).count(), 3);
});

journey("a copy is one's own; deleting has a way back", async (visitor) => {
  const page = await example(visitor);
  const before = await exported(page);
  const { title } = before.json.assessment;
  await visit(page, "#/desk");
  await page.getByRole("button", { name: `Duplicate ${title}` }).click();
  assert.ok((await titles(page)).includes(`Copy of ${title}`));
  await row(page, `Copy of ${title}`).locator("h2 a").click();
  await visit(page, "assess/4.1");
  await page.locator('[data-question="4.1-q1"] .levels label').nth(5).click();
  await visit(page, "#/desk");
  await page.getByRole("button", { name: `Delete ${title}`, exact: true }).click();
  assert.equal(await rows(page).count(), 3);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  assert.equal(await rows(page).count(), 4);
  await page.reload();
  await ready(page);
  await becomes(page, () => rows(page).count(), 4);
  await visit(page, "#/a/example-xyz-before/results");
  assert.deepEqual(timeless((await exported(page)).text), timeless(before.text));
});

journey("what is deleted is gone from the browser", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "#/desk");
  for (const left of [2, 1, 0]) {
    await page.getByRole("button", { name: /^Delete / }).first().click();
    assert.equal(await rows(page).count(), left);
  }
  await page.getByText("Nothing here yet.").waitFor();
  const kept = await page.evaluate(() =>
    Object.entries(localStorage).filter(([key]) => !/^clausewise:1:(s:|reserve$)/.test(key)));
  assert.ok(kept.every(([key]) => key.startsWith("clausewise:1:h:")), "only the note of the deletion stays");
  await page.reload();
  await ready(page);
  assert.equal(await rows(page).count(), 0);
  await visit(page, "#/a/example-xyz-before/results");
  await says(page.locator("#main"), /It is not in this browser/);
});
