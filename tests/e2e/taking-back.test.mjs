// Undo and redo, by buttons and by keys.

import assert from "node:assert/strict";
import { answer, begin, card, chosen, exported, journey, settled, strip, visit } from "./support/index.mjs";

journey("undo and redo by buttons, across pages", async (visitor) => {
  const page = await begin(visitor);
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  const redo = page.getByRole("button", { name: "Redo", exact: true });
  assert.ok(await undo.isDisabled() && await redo.isDisabled());
  await answer(page, "4.1-q1", 3);
  await answer(page, "4.1-q1", 5);
  await undo.click();
  assert.equal(await chosen(page, "4.1-q1"), 3);
  assert.equal((await strip(page))[0], "3.0");
  await visit(page, "profile");
  await undo.click();
  await visit(page, "assess/4.1");
  assert.equal(await chosen(page, "4.1-q1"), null);
  assert.ok(await undo.isDisabled());
  await redo.click();
  await redo.click();
  assert.equal(await chosen(page, "4.1-q1"), 5);
  assert.ok(await redo.isDisabled());
});

journey("Ctrl+Z and Ctrl+Y; in a text field they belong to the field", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 4);
  await page.keyboard.press("Control+z");
  assert.equal(await chosen(page, "4.1-q1"), null);
  await page.keyboard.press("Control+y");
  assert.equal(await chosen(page, "4.1-q1"), 4);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await chosen(page, "4.1-q1"), 4);
  await card(page, "4.1-q1").getByRole("button", { name: "Note" }).click();
  const note = card(page, "4.1-q1").getByRole("textbox", { name: "Note" });
  await note.pressSequentially("ab");
  await page.keyboard.press("Control+z");
  assert.equal(await chosen(page, "4.1-q1"), 4);
});

journey("a number and a day that were taken are taken back by Ctrl+Z, one that is typed is the field's", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 1);
  await visit(page, "roadmap");
  const start = page.getByLabel("Start", { exact: false }).first();
  const lanes = page.locator(".settings").getByLabel("Packages in parallel");
  await start.fill("2027-02-01");
  await lanes.fill("2");
  await page.keyboard.press("Tab");
  await lanes.focus();
  await page.keyboard.press("Control+z");
  await settled(page);
  assert.equal(await lanes.inputValue(), "");
  assert.equal(await start.inputValue(), "2027-02-01");
  await page.keyboard.press("Control+y");
  await settled(page);
  assert.equal(await lanes.inputValue(), "2");
  await page.keyboard.press("Control+z");
  await start.focus();
  await page.keyboard.press("Control+z");
  await settled(page);
  assert.equal(await start.inputValue(), "");
  // What is typed and not yet taken belongs to the field.
  await lanes.focus();
  await page.keyboard.type("3");
  await page.keyboard.press("Control+z");
  assert.equal(await lanes.inputValue(), "");
  await visit(page, "assess/4.1");
  assert.equal(await chosen(page, "4.1-q1"), 1);
});

journey("the last step back leaves the focus on its button", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  const redo = page.getByRole("button", { name: "Redo", exact: true });
  for (const button of [undo, redo]) {
    await button.focus();
    await page.keyboard.press("Enter");
    await settled(page);
    assert.ok(await button.isDisabled());
    assert.equal(await button.evaluate((one) => one === document.activeElement), true);
  }
  assert.equal(await chosen(page, "4.1-q1"), 3);
});

journey("a text that is typed is one step, and undoing is saved as well", async (visitor) => {
  const page = await begin(visitor);
  await card(page, "4.1-q2").getByRole("button", { name: "Note" }).click();
  const note = card(page, "4.1-q2").getByRole("textbox", { name: "Note" });
  await note.pressSequentially("Ask the board");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  assert.equal(await note.inputValue(), "");
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  assert.equal(await note.inputValue(), "Ask the board");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await settled(page);
  await page.reload();
  const { json } = await exported(page);
  assert.deepEqual(json.assessment.answers, {});
});
