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
