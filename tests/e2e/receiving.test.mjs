// Several files, pasted text, encrypted files and the raw file of the rescue page: one door for all.

import assert from "node:assert/strict";
import {
  answer, begin, dialog, download, example, exported, importFile, journey, openFile, says, settled, stored,
  timeless, visit,
} from "./support/index.mjs";

const PASSPHRASE = "correct horse battery staple";

/** Drops files, or a text, on the page. */
const drop = (page, files, text = "") => page.evaluate(({ files, text }) => {
  const data = new DataTransfer();
  for (const [name, content] of files) data.items.add(new File([content], name));
  if (text) data.setData("text/plain", text);
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
}, { files, text });

/** Pastes a text, outside of every field. */
const paste = (page, text) => page.evaluate((text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}, text);

const press = (page, name) => dialog(page).getByRole("button", { name, exact: true }).click();

const titles = (page) => page.locator(".rows h2").allInnerTexts();

/** An export like this one, under another id and title. */
const twin = (json, id, title) => {
  const copy = structuredClone(json);
  Object.assign(copy.assessment, { id, title });
  return JSON.stringify(copy);
};

/** Encrypts what is on the desk. */
async function locked(page, passphrase = PASSPHRASE) {
  await visit(page, "#/desk");
  await page.getByRole("button", { name: /^Encrypted export/ }).first().click();
  await dialog(page).locator("[data-passphrase]").fill(passphrase);
  return download(page, () => press(page, "Export encrypted"));
}

journey("several files: each has its outcome, and all new ones are added at once", async (visitor, another) => {
  const { text, json } = await exported(await example(visitor));
  const page = await (await another()).open("#/desk");
  await drop(page, [
    ["one.json", text], ["two.json", twin(json, "second", "The second")], ["report.html", "<!doctype html>"],
  ]);
  const rows = dialog(page).locator("[data-received]");
  await rows.first().waitFor();
  const kinds = () => rows.evaluateAll((all) => all.map((one) => one.dataset.received));
  assert.deepEqual(await kinds(), ["ready", "ready", "refused"]);
  await rows.nth(2).locator("summary").click();
  await says(rows.nth(2), /This is a web page, not an assessment[^]*Nothing was changed/);
  assert.deepEqual(await stored(page).then((all) => Object.keys(all).filter((key) => key.includes(":a:"))), []);
  await press(page, "Add all 2 new ones");
  assert.deepEqual(await kinds(), ["taken", "taken", "refused"]);
  await press(page, "Close");
  assert.deepEqual((await titles(page)).sort(), ["The second", json.assessment.title].sort());
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await titles(page), []);
});

journey("of several files one can be looked at and added alone", async (visitor, another) => {
  const { text, json } = await exported(await example(visitor));
  const page = await (await another()).open("#/desk");
  await drop(page, [["one.json", text], ["two.json", twin(json, "second", "The second")]]);
  const second = dialog(page).locator("[data-received]").nth(1);
  await second.locator("summary").click();
  await says(second, /182 answers|answers to ISO[^]*It is added to your desk/);
  await second.getByRole("button", { name: "Add to my desk" }).click();
  await dialog(page).getByRole("link", { name: "The second" }).click();
  await page.waitForURL(/second\/results$/);
  assert.equal(await dialog(page).count(), 0);
});

journey("a pasted export is looked at like a file; other text is left alone", async (visitor, another) => {
  const { text } = await exported(await example(visitor));
  const page = await (await another()).open("#/desk");
  await paste(page, text);
  await says(dialog(page), /XYZ IT Solutions[^]*Pasted text[^]*Undamaged/);
  await press(page, "Cancel");
  await paste(page, "just a sentence");
  assert.equal(await dialog(page).count(), 0);
  await says(page.locator(".toast"), /not an assessment/);
  await page.getByRole("button", { name: "Paste", exact: true }).click();
  await dialog(page).locator("[data-paste]").fill(text.slice(0, 500));
  await press(page, "Look at it");
  assert.equal(await dialog(page).locator("[data-refusal]").getAttribute("data-refusal"), "E_NOT_JSON");
  await press(page, "Close");
  await drop(page, [], text);
  await press(page, "Add to my desk");
  await page.waitForURL(/example-xyz-before\/results$/);
});

journey("text that is pasted into a field stays there", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "profile");
  const field = page.locator("main input[type=text], main textarea").first();
  await field.focus();
  await field.evaluate((one) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "{}");
    one.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await settled(page);
  assert.equal(await dialog(page).count(), 0);
});

journey("an encrypted export opens with its passphrase alone", async (visitor, another) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await settled(page);
  const plain = await exported(page);
  const file = await locked(page);
  assert.match(file.name, /\.encrypted\.json$/);
  assert.equal(file.json.format, "clausewise-encrypted");
  assert.ok(file.json.derivation.iterations >= 600_000);
  const colleague = await (await another()).open("#/desk");
  await openFile(colleague, file.text, file.name);
  await says(dialog(colleague), /The file is encrypted/);
  const field = dialog(colleague).locator("[data-passphrase]");
  await field.fill("correct horse battery stable");
  await press(colleague, "Decrypt");
  await dialog(colleague).locator("[data-refusal=E_DECRYPT]").waitFor();
  await field.fill(PASSPHRASE);
  await field.press("Enter");
  await dialog(colleague).getByText(/^Undamaged/).waitFor();
  await press(colleague, "Add to my desk");
  await colleague.waitForURL(/\/results$/);
  assert.deepEqual(timeless((await exported(colleague)).text), timeless(plain.text));
});

journey("a damaged encrypted file is told from a wrong passphrase", async (visitor) => {
  const page = await example(visitor);
  const { json } = await locked(page);
  const flipped = structuredClone(json);
  flipped.ciphertext = flipped.ciphertext.replace(/^./, (one) => (one === "A" ? "B" : "A"));
  for (const [content, code] of [[flipped, "E_DAMAGED"], [{ ...json, version: 2 }, "E_NEWER"]]) {
    await openFile(page, content);
    assert.equal(await dialog(page).locator("[data-refusal]").getAttribute("data-refusal"), code);
    await press(page, "Close");
  }
});

journey("a passphrase of six words is offered; a short one is not taken", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "#/desk");
  await page.getByRole("button", { name: /^Encrypted export/ }).first().click();
  const field = dialog(page).locator("[data-passphrase]");
  await field.fill("short");
  await press(page, "Export encrypted");
  await says(dialog(page), /at least 12 characters/);
  await press(page, "Suggest six words");
  await page.waitForFunction(() => /^([a-z-]+ ){5}[a-z-]+$/.test(document.querySelector("[data-passphrase]").value));
  const first = await field.inputValue();
  await press(page, "Suggest six words");
  await page.waitForFunction((first) => document.querySelector("[data-passphrase]").value !== first, first);
  const words = await field.inputValue();
  const file = await download(page, () => press(page, "Export encrypted"));
  await openFile(page, file.text);
  await dialog(page).locator("[data-passphrase]").fill(`  ${words} `);
  await press(page, "Decrypt");
  await dialog(page).getByText(/It is on your desk already/).waitFor();
});

journey("the raw file of the rescue page brings every assessment back", async (visitor, another) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await settled(page);
  const { text } = await exported(page);
  const local_storage = await stored(page);
  const rescue = { format: "clausewise-rescue", version: 1, saved_at: "2026-11-22T10:00:00Z", local_storage, indexed_db: {} };
  const other = await (await another()).open("#/desk");
  await importFile(other, rescue);
  await other.waitForURL(/\/results$/);
  assert.deepEqual(timeless((await exported(other)).text), timeless(text));
  // One record is damaged: it is said, and the rest comes back.
  const key = Object.keys(local_storage).find((key) => key.includes(":a:"));
  local_storage[key] = local_storage[key].replace("3", "4");
  await openFile(other, rescue);
  await says(dialog(other), /1 record is damaged and was left out/);
  await press(other, "Keep mine");
  await openFile(other, { ...rescue, local_storage: {} });
  await says(dialog(other), /There is no assessment in the rescue file/);
});

journey("newer answers here are kept when a file is taken over", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await settled(page);
  const { json } = await exported(page);
  const mine = json.assessment.answers["4.1-q1"];
  const old = structuredClone(json);
  Object.assign(old.assessment.answers["4.1-q1"], { level: 1, at: "2026-01-01T00:00:00Z" });
  old.assessment.answers["4.1-q2"] = { level: 2, at: "2026-01-01T00:00:00Z" };
  await openFile(page, old);
  const row = dialog(page).locator("tbody tr").filter({ hasText: "4.1-q2" });
  await says(row, /Has the organisation|\?|[a-z]/);
  await press(page, "Take what is new or newer");
  await dialog(page).waitFor({ state: "detached" });
  await settled(page);
  const { answers } = (await exported(page)).json.assessment;
  assert.deepEqual(answers["4.1-q1"], mine);
  assert.equal(answers["4.1-q2"].level, 2);
  await page.locator(".toast").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  assert.deepEqual(timeless((await exported(page)).text), timeless(JSON.stringify(json)));
});

journey("answers without a question are listed, kept and exported again", async (visitor) => {
  const page = await begin(visitor);
  const { json } = await exported(page);
  json.assessment.questionnaire.version = "0.9.0";
  json.assessment.answers["REMOVED-q1"] = { level: 2, note: "Of another time" };
  await openFile(page, json);
  const list = dialog(page).locator("[data-orphans]");
  await list.locator("summary").click();
  await says(list, /1 entry[^]*REMOVED-q1[^]*Of another time/);
  await press(page, "Replace mine");
  await dialog(page).waitFor({ state: "detached" });
  await settled(page);
  const { answers } = (await exported(page)).json.assessment;
  assert.equal(answers["REMOVED-q1"].note, "Of another time");
});
