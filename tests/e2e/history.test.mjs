// Earlier states: when they are kept, going back to one, and what becomes of damaged ones.

import assert from "node:assert/strict";
import {
  answer, becomes, begin, chosen, dialog, exported, importFile, journey, NOW, ready, saved, saveState, says,
  visit,
} from "./support/index.mjs";

const states = (page) => page.locator("[data-snapshot]:not([data-snapshot=spoilt])");
const whys = (page) => states(page).evaluateAll((all) => all.map((one) => one.dataset.snapshot));
const keep = async (page, number) => {
  await page.getByRole("button", { name: "Keep the present state" }).click();
  await becomes(page, () => states(page).count(), number);
};
const goBack = (page, nth) =>
  states(page).nth(nth).getByRole("button", { name: /^Go back to this/ }).click();
const levels = async (page, ...questions) => {
  await visit(page, "assess/4.1");
  return Promise.all(questions.map((one) => chosen(page, one)));
};

/** Goes to another day and starts the page anew. */
async function nextDay(page, days) {
  await page.context().clock.setFixedTime(new Date(NOW.getTime() + days * 86_400_000));
  await page.reload();
  await ready(page);
}

/** Waits until the second part watches over the history: it comes after the first answer. */
const watched = (page) => page.waitForFunction(async () => {
  const all = await indexedDB.databases();
  return all.some(({ name }) => name === "clausewise-history");
});

/** Writes over a snapshot, behind the app's back. */
const spoil = (page, nth, ...slots) => page.evaluate(async ([nth, slots]) => {
  const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const database = await done(indexedDB.open("clausewise-history"));
  const transaction = database.transaction(slots, "readwrite");
  for (const slot of slots) {
    const store = transaction.objectStore(slot);
    const names = await done(store.getAllKeys());
    await done(store.put("damaged", names.at(-1 - nth)));
  }
  database.close();
}, [nth, slots]);

journey("what was there before the first change of a day is kept, and gone back to as one step", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await answer(page, "4.1-q2", 2);
  await watched(page);
  await nextDay(page, 1);
  await visit(page, "results");
  await visit(page, "assess/4.1");
  await answer(page, "4.1-q1", 0);
  await visit(page, "history");
  await becomes(page, async () => { await page.reload(); await ready(page); await states(page).first().waitFor(); return whys(page); }, ["day"]);
  await says(states(page), /today 10:00\s+Before the first change of that day\s+2 answers[^]*Going back changes 1/i);
  await states(page).locator("summary").click();
  await says(states(page).locator("tbody tr"), /4\.1-q1 changed[^]*0 [^]*3 /);
  // Where no time passes at all, not even the page's own clock knows what came first.
  await page.context().clock.setFixedTime(new Date(NOW.getTime() + 86_401_000));
  await goBack(page, 0);
  await says(page.locator(".toast"), /^Back at the state of today 10:00\. What was there before is in the history\./);
  await becomes(page, () => whys(page), ["back", "day"]);
  await says(states(page).nth(1), /Just as it is now\./);
  assert.equal(await page.evaluate(() => document.activeElement.id), "states");
  assert.deepEqual(await levels(page, "4.1-q1", "4.1-q2"), [3, 2]);
  // Undo has it, and so has the history.
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await levels(page, "4.1-q1"), [0]);
  await visit(page, "history");
  await goBack(page, 1);
  await page.locator(".toast").waitFor();
  await becomes(page, () => saveState(page), "saved");
  await page.reload();
  await ready(page);
  assert.deepEqual(await levels(page, "4.1-q1", "4.1-q2"), [3, 2]);
  await visit(page, "history");
  await goBack(page, 0);
  await page.locator(".toast").waitFor();
  assert.deepEqual(await levels(page, "4.1-q1"), [0]);
});

journey("before a file is taken over the state is kept; the message leads there", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  const { json } = await exported(page);
  json.assessment.answers["4.1-q1"].level = 5;
  await importFile(page, json, "Replace mine");
  await says(page.locator(".toast"), /Replaced[^]*The state before it is in the history\./);
  await page.locator(".toast").getByRole("link", { name: "History" }).click();
  await page.waitForURL(/history$/);
  await becomes(page, () => whys(page), ["import"]);
  await goBack(page, 0);
  await becomes(page, () => whys(page), ["back", "import"]);
  assert.deepEqual(await levels(page, "4.1-q1"), [3]);
});

journey("by keyboard: from the desk to the history, keep, and back again", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await visit(page, "#/desk");
  await page.getByRole("link", { name: /^History / }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/history$/);
  await page.getByText("There is no earlier state yet.").waitFor();
  await page.getByRole("button", { name: "Keep the present state" }).focus();
  await page.keyboard.press("Enter");
  await becomes(page, () => whys(page), ["asked"]);
  await visit(page, "assess/4.1");
  await answer(page, "4.1-q1", 1);
  await visit(page, "history");
  await states(page).locator("summary").focus();
  await page.keyboard.press("Enter");
  await states(page).locator("table").waitFor();
  await states(page).getByRole("button", { name: /^Go back to this/ }).focus();
  await page.keyboard.press("Enter");
  await becomes(page, () => whys(page), ["back", "asked"]);
  assert.deepEqual(await levels(page, "4.1-q1"), [3]);
});

journey("the newest ten are kept", async (visitor) => {
  const page = await begin(visitor);
  for (let time = 0; time < 12; time++) {
    await visit(page, "assess/4.1");
    await answer(page, "4.1-q1", time % 6);
    await visit(page, "history");
    await keep(page, Math.min(time + 1, 10));
  }
});

journey("a state that is damaged in one place is whole; in both it is said, and nothing else is touched", async (visitor) => {
  const page = await begin(visitor);
  for (let level = 1; level < 4; level++) {
    await visit(page, "assess/4.1");
    await answer(page, "4.1-q1", level);
    await visit(page, "history");
    await keep(page, level);
  }
  const again = async () => {
    await page.reload();
    await ready(page);
    await states(page).first().waitFor();
  };
  await spoil(page, 1, "first");
  await again();
  assert.equal(await states(page).count(), 3);
  await goBack(page, 1);
  await page.locator(".toast").waitFor();
  assert.deepEqual(await levels(page, "4.1-q1"), [2]);
  await visit(page, "history");
  await states(page).first().waitFor();
  await spoil(page, 0, "first", "second");
  await again();
  const said = page.locator("[data-snapshot=spoilt]");
  await says(said, /The state of today 10:00 cannot be used\. The record is damaged: its checksum does not hold\. Everything else is untouched\./);
  assert.equal(await states(page).count(), 2);
  const { name } = await saved(page, () => said.getByRole("button", { name: "Download it as it is" }).click());
  assert.equal(name, "clausewise-damaged-state.txt");
});

journey("the history of a deleted assessment goes with the next start", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await visit(page, "history");
  await keep(page, 1);
  await visit(page, "#/desk");
  await page.getByRole("button", { name: /^Delete / }).click();
  await becomes(page, () => saveState(page), "saved");
  await page.reload();
  await ready(page);
  await visit(page, "#/settings");
  await becomes(page, () => page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    const database = await done(indexedDB.open("clausewise-history"));
    const number = await done(database.transaction("first").objectStore("first").count());
    database.close();
    return number;
  }), 0);
});

journey("where there is no database, the page says that there is no history; a file is still taken over", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await visit(page, "history");
  await says(page.locator("main [role=alert]"), /There is no history here\./);
  const { json } = await exported(page);
  json.assessment.answers["4.1-q1"].level = 5;
  await importFile(page, json, "Replace mine");
  await says(page.locator(".toast"), /The state before it is not in the history\./);
  assert.deepEqual(await levels(page, "4.1-q1"), [5]);
  assert.equal(await dialog(page).count(), 0);
}, { init: () => Object.defineProperty(window, "indexedDB", { value: undefined }) });
