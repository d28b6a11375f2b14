// Files that are not taken: each says what it is, and changes nothing.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  becomes, dialog, example, exported, journey, openFile, says, stored, visit,
} from "./support/index.mjs";

const fromRoot = (path) => readFile(new URL(`../../${path}`, import.meta.url));

/** A file like the export, with a change. */
const changed = (change) => ({ text }) => {
  const file = JSON.parse(text);
  change(file);
  return file;
};

const FILES = [
  ["a web page", "E_NOT_JSON", "This is a web page, not an assessment", "report.html",
    () => "<!doctype html><title>Report</title>"],
  ["nothing", "E_EMPTY", "The file is empty", "empty.json", () => ""],
  ["space only", "E_EMPTY", "The file is empty", "space.json", () => " \n\t "],
  ["a picture", "E_NOT_JSON", "This is a picture, not an assessment", "icon-192.png",
    () => fromRoot("public/icons/icon-192.png")],
  ["JSON of others", "E_SHAPE", "This is JSON, but not a Clausewise assessment", "package.json",
    () => fromRoot("tests/e2e/package.json")],
  ["a questionnaire", "E_SHAPE", "This is a questionnaire, not an assessment", "basics.json",
    () => fromRoot("questionnaires/service-desk-basics.json")],
  ["a cut-off export", "E_NOT_JSON", "The file is cut off", "half.json",
    ({ text }) => text.slice(0, text.length / 2)],
  ["a later version", "E_NEWER", "The file was made with a newer version", "later.json",
    changed((file) => { file.version = 2; })],
  ["a level off the scale", "E_VALUE", "Some values in the file cannot be right", "nine.json",
    changed((file) => { file.assessment.answers["8.6.1-q1"].level = 9; })],
  ["a level that is text", "E_VALUE", "Some values in the file cannot be right", "text.json",
    changed((file) => { file.assessment.answers["8.6.1-q1"].level = "3"; })],
  ["a key twice", "E_DUPLICATE_KEY", "The file says the same thing twice", "twice.json",
    ({ text }) => text.replace('"answers": {', '"answers": {}, "answers": {')],
  ["two exports joined", "E_TRAILING", "Something follows after the end", "joined.json",
    ({ text }) => text + text],
  ["21 MiB", "E_TOO_LARGE", "The file is too large", "huge.json",
    () => Buffer.alloc(21 * 1024 * 1024, " ")],
  ["answers to other questions", "E_QUESTIONNAIRE", "The questionnaire is not here", "other.json",
    changed((file) => { file.assessment.questionnaire.id = "iso-9001"; })],
  ["a table of answers", "E_NOT_JSON", "This is a table, not an assessment", "answers.csv",
    () => "Clause,Question,Level\n4.1,4.1-q1,3\n"],
  ["UTF-16", "E_ENCODING", "The file is saved as UTF-16", "utf16.json",
    ({ text }) => Buffer.from("\ufeff" + text, "utf16le")],
];

journey("sixteen files are refused by name, and nothing has changed", async (visitor) => {
  const page = await example(visitor);
  const before = await exported(page);
  const kept = await stored(page);
  for (const [what, code, title, name, make] of FILES) {
    await openFile(page, await make(before), name);
    const refusal = dialog(page).locator("[data-refusal]");
    assert.equal(await refusal.getAttribute("data-refusal"), code, what);
    assert.equal(await refusal.getByRole("heading").innerText(), title, what);
    const text = await refusal.innerText();
    assert.ok(text.includes(name) && text.includes("Nothing was changed."), what);
    if (what === "a table of answers") assert.match(text, /take the table in under Report/);
    if (what === "answers to other questions") assert.match(text, /Open the file where it was made/);
    await dialog(page).getByRole("button", { name: "Close" }).click();
    assert.deepEqual(await stored(page), kept, what);
  }
  assert.equal((await exported(page)).text, before.text);
});

journey("a wrong value is named by its place in the file", async (visitor) => {
  const page = await example(visitor);
  const { json } = await exported(page);
  json.assessment.answers["8.6.1-q1"].level = 9;
  json.assessment.plan.start = "2026-02-30";
  await openFile(page, json);
  const refusal = dialog(page).locator("[data-refusal]");
  await says(refusal, /Correct 2 places/);
  const places = await refusal.locator("code").allInnerTexts();
  assert.ok(places.some((place) => place.includes("8.6.1-q1")), places);
  assert.ok(places.some((place) => place.includes("plan.start")), places);
});

journey("a file is refused on the first screen and on the desk as well", async (visitor) => {
  const page = await visitor.open();
  for (const route of ["", "#/desk"]) {
    await visitor.go(page, route);
    await openFile(page, "{}");
    await dialog(page).getByText("This is JSON, but not a Clausewise assessment").waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
  }
});

journey("a file beyond its limit is refused by its size: not a byte of it is read", async (visitor) => {
  const page = await example(visitor);
  await page.evaluate(() => {
    window.read = [];
    for (const name of ["arrayBuffer", "text", "stream", "slice", "bytes"]) {
      const real = Blob.prototype[name];
      Blob.prototype[name] = function (...all) { window.read.push(name); return real.apply(this, all); };
    }
  });
  const huge = Buffer.alloc(21 * 1024 * 1024, " ");
  const refused = async () => {
    await becomes(page, () => dialog(page).locator("[data-refusal]").getAttribute("data-refusal"), "E_TOO_LARGE");
    await says(dialog(page), /It has 21 MiB; at most 20 MiB are read/);
    await dialog(page).getByRole("button", { name: "Close" }).click();
    assert.deepEqual(await page.evaluate(() => window.read), []);
  };
  await openFile(page, huge, "huge.json");
  await refused();
  await visit(page, "report");
  for (const name of ["answers.csv", "answers.xlsx"]) {
    const folder = await mkdtemp(join(tmpdir(), "clausewise-"));
    await writeFile(join(folder, name), huge);
    await page.locator("[data-read=answers]").setInputFiles(join(folder, name));
    await refused();
    await rm(folder, { recursive: true });
  }
  // What the rescue page has written may be larger; it is read, and says itself what it is.
  await openFile(page, huge, "clausewise-rescue-2026-03-02.json");
  await dialog(page).locator("[data-refusal=E_TOO_LARGE]").waitFor();
  assert.notDeepEqual(await page.evaluate(() => window.read), []);
});
