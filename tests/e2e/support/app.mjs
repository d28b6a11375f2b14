// What people do in the app, and what they see of it.

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The questionnaire's first clause with its three questions. */
export const FIRST = "4.1";

/** Starts an assessment and goes to its first clause. */
export async function begin(visitor) {
  const page = await visitor.open("#/new");
  await page.waitForURL(/#\/a\/[a-z0-9]{16}\/assess\/4\.1$/);
  return page;
}

/** Puts the example on the desk and shows its results before the work. */
export async function example(visitor) {
  const page = await visitor.open("#/example");
  await page.waitForURL(/#\/a\/example-xyz-before\/results$/);
  return page;
}

/** The place of a page of the assessment that is shown. */
export function beside(page, place) {
  return new URL(page.url()).hash.replace(/^(#\/a\/[^/]+).*/, `$1/${place}`);
}

/** Goes to a page of the same assessment by its address, without loading the app again. */
export async function visit(page, place) {
  const hash = place.startsWith("#") ? place : beside(page, place);
  await page.evaluate((hash) => { location.hash = hash; }, hash);
  await settled(page);
}

/** Waits until what was done has reached the screen. */
export async function settled(page) {
  const frames = () => page.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
  }));
  await frames();
  // A page of the second part may still be on its way.
  await page.waitForFunction(() => !document.querySelector("[data-waiting]"));
  await frames();
}

export const card = (page, question) => page.locator(`[data-question="${question}"]`);

/** One of a question's levels. */
export const level = (page, question, value) =>
  card(page, question).locator(`.levels input[value="${value}"]`);

/** Answers by mouse, and waits until the page shows what follows from it. */
export async function answer(page, question, value) {
  await card(page, question).locator(".levels label").nth(value).click();
  await settled(page);
}

/** The level that a question shows; null where it shows none. */
export async function chosen(page, question) {
  // In one step: between two it may have become another.
  const found = card(page, question).locator(".levels input:checked");
  const [value] = await found.evaluateAll((all) => all.map((one) => Number(one.value)));
  return value ?? null;
}

/** Chooses an evidence state or a confidence of a question by its name. */
export const pick = (page, question, group, name) =>
  card(page, question).getByRole("group", { name: group, exact: true })
    .getByText(name, { exact: true }).click();

/** The question that has the focus. */
export const focused = (page) => page.evaluate(() =>
  document.activeElement.closest("[data-question]")?.dataset.question ?? null);

/** Where the newest edits are, once that is decided. */
export const saveState = (page) =>
  page.locator("[data-save-state]:not([data-save-state=saving])").getAttribute("data-save-state");

/** Every figure that the page shows for programs to compare, in order. */
export const values = (page) =>
  page.$$eval("#app [data-value]", (all) => all.map((one) => one.dataset.value));

/** The declared and backed scores and the range of the clause that is shown. */
export const strip = (page) =>
  page.$$eval(".score b[data-value]", (all) => all.map((one) => one.dataset.value));

/** Does something that ends in a file: its name, bytes and text. Where none comes, the error has what
 * the page says. */
export async function saved(page, act) {
  const coming = page.waitForEvent("download").catch(async (cause) => {
    const said = await page.locator(".toast, dialog[open], [role=alert]").allInnerTexts();
    throw new Error(`no file came; the page says: ${said.join(" | ")}`, { cause });
  });
  const [file] = await Promise.all([coming, act()]);
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), bytes, text: bytes.toString("utf8") };
}

/** Does something that ends in a file of JSON, and reads that. */
export async function download(page, act) {
  const { name, text } = await saved(page, act);
  return { name, text, json: JSON.parse(text) };
}

/** A button or link of the bar, once the menu is open that it may be in. */
export async function tool(page, name) {
  const bar = page.locator(".top");
  const found = bar.getByRole("button", { name, exact: true }).or(bar.getByRole("link", { name, exact: true }));
  const more = bar.getByRole("button", { name: "More", exact: true });
  if (await more.isVisible() && !await found.isVisible()) await more.click();
  return found;
}

/** Saves the report in a form, and gives the file's name, place, bytes and text. */
export async function saveForm(page, form) {
  const file = await saved(page, () => page.locator(`[data-export="${form}"]`).click());
  const path = join(await mkdtemp(join(tmpdir(), "clausewise-")), file.name);
  await writeFile(path, file.bytes);
  return { ...file, path };
}

/** The assessment that is shown, as its export. */
export const exported = (page) =>
  download(page, async () => (await tool(page, "Export")).click());

/** An export without the times at which it and the newest edit were made, and without the checksum
    that covers the latter. */
export function timeless(text) {
  const { exported_at: _, sha256: __, ...file } = JSON.parse(text);
  delete file.assessment.updated_at;
  return file;
}

/** Folders of opened files. A page may still be reading one when the journey goes on. */
const folders = [];
process.once("exit", () => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

/** Opens a file as the page's file chooser does. `content` is text, bytes, or JSON to be. */
export async function openFile(page, content, name = "assessment.json") {
  const isRaw = typeof content === "string" || Buffer.isBuffer(content);
  const folder = await mkdtemp(join(tmpdir(), "clausewise-"));
  const path = join(folder, name);
  await writeFile(path, isRaw ? content : JSON.stringify(content));
  await page.setInputFiles("#file-chooser", path);
  await dialog(page).or(page.locator(".toast")).first().waitFor();
  folders.push(folder);
}

export const dialog = (page) => page.locator("dialog[open]");

/** Opens a file that is fine and says yes to what is offered under that name. */
export async function importFile(page, content, choice = "Add to my desk") {
  await openFile(page, content);
  await dialog(page).getByRole("button", { name: choice }).click();
  // What is here is kept first, so it takes a moment.
  await dialog(page).waitFor({ state: "detached" });
  await settled(page);
}

/** The count of starts without a good end, which the page itself keeps. */
const STARTS = "clausewise:1:s:starts";

/** What the page notes for itself, whenever it comes to it: starts, and the browser's promise. */
const NOTES = [STARTS, "clausewise:1:s:persistent"];

/** All that the app keeps in local storage, but for those notes. */
export const stored = (page) => page.evaluate((notes) => {
  const kept = { ...localStorage };
  for (const note of notes) delete kept[note];
  return kept;
}, NOTES);

/** How many starts in a row have come to no good end, as the page counts them. */
export const failedStarts = (page) => page.evaluate((key) => localStorage.getItem(key), STARTS);

/** The page that is there when the app is not. */
export const crashed = (page) => page.locator("main.crash");

/** Everything that the crash page hands out. */
export async function rescue(page) {
  const button = crashed(page).getByRole("button", { name: "Download everything stored here" });
  const { json } = await download(page, () => button.click());
  for (const note of NOTES) delete json.local_storage[note];
  return json;
}

/** All entries of the log: [name, record]. */
export const logged = (page) => page.evaluate(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const opening = indexedDB.open("clausewise");
  // Looking must not make one.
  opening.onupgradeneeded = () => opening.transaction.abort();
  const database = await done(opening);
  const log = database.transaction("log").objectStore("log");
  const [names, records] = await Promise.all([done(log.getAllKeys()), done(log.getAll())]);
  database.close();
  return names.map((name, at) => [name, records[at]]);
});

/** Puts entries into the log, behind the app's back. */
export const plant = (page, entries) => page.evaluate(async (entries) => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open("clausewise");
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction("log", "readwrite");
  for (const [name, record] of entries) transaction.objectStore("log").put(record, name);
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
}, entries);

/** The text of the page's first heading that is shown. */
export async function heading(page) {
  await settled(page);
  return page.locator("h1:visible").first().innerText();
}

/** Asserts that a part of the page reads so, once it is there. What is not laid out yet has no inner text. */
export async function says(locator, pattern) {
  assert.match(await locator.evaluate((one) => one.innerText || one.textContent), pattern);
}
