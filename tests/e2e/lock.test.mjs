// The lock of the workspace: what is stored cannot be read without the passphrase, and everything is
// there with it.

import assert from "node:assert/strict";
import {
  answer, becomes, begin, card, chosen, crashed, dialog, download, exported, findings, importFile, journey,
  openFile, ready, rescue, saveState, says, settled, visit,
} from "./support/index.mjs";

const WORDS = "correct horse battery staple lamp";
const SECRET = "Findings that nobody else should read";

const panel = (page) => page.locator("[data-lock]");
const screen = (page) => page.locator("section.locked");

/** Everything that is stored, as one text, and the name of each database. */
const atRest = (page) => page.evaluate(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const found = { local: { ...localStorage } };
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const records = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(records.getAllKeys()), done(records.getAll())]);
      found[`${name}/${store}`] = Object.fromEntries(keys.map((key, at) => [key, values[at]]));
    }
    database.close();
  }
  return found;
});

/** Records and snapshots that could be read by anybody. */
async function readable(page) {
  const found = [];
  for (const [place, records] of Object.entries(await atRest(page))) {
    for (const [key, text] of Object.entries(records)) {
      const holdsWords = /^clausewise:1:[^s:]+:/.test(key);
      if (String(text).includes(SECRET) || (holdsWords && !String(text).startsWith('{"v":2,"x":"'))) {
        found.push(`${place} ${key}: ${text}`);
      }
    }
  }
  return found;
}

/** Writes a note, and waits until it is saved. */
async function note(page, question, text) {
  const button = card(page, question).getByRole("button", { name: "Note", exact: true });
  if (await button.getAttribute("aria-expanded") === "false") await button.click();
  await card(page, question).locator("[data-note-text]").fill(text);
  await settled(page);
  await becomes(page, () => saveState(page), "saved");
}

/** An assessment with a note and a state in its history, locked. */
async function locked(visitor) {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await note(page, "4.1-q1", SECRET);
  const address = page.url();
  await visit(page, "history");
  await page.getByRole("button", { name: "Keep the present state" }).click();
  await page.locator("[data-snapshot]").first().waitFor();
  await switchOn(page);
  await page.evaluate((url) => { location.href = url; }, address);
  await settled(page);
  return page;
}

async function switchOn(page) {
  await visit(page, "#/settings");
  await panel(page).locator("[data-passphrase]").fill(WORDS);
  await panel(page).getByRole("checkbox").check();
  await panel(page).getByRole("button", { name: "Lock everything" }).click();
  await panel(page).and(page.locator("[data-lock=on]")).waitFor();
}

async function unlock(page, words) {
  await screen(page).locator("[data-passphrase]").fill(words);
  await screen(page).getByRole("button", { name: "Unlock" }).click();
}

/** Opens with the right passphrase. */
async function enter(page) {
  await unlock(page, WORDS);
  await page.waitForSelector("html:not([data-locked])", { state: "attached" });
  await page.locator("[data-save-state]").waitFor();
  await settled(page);
}

journey("locked: no word at rest, a wrong passphrase costs nothing, the right one brings everything", async (visitor) => {
  const page = await locked(visitor);
  assert.deepEqual(await readable(page), []);
  const before = await atRest(page);
  assert.ok(Object.keys(before["clausewise-history/first"]).length > 0);
  // What is edited while it is on is sealed before it is called saved.
  await answer(page, "4.1-q2", 2);
  assert.equal(await saveState(page), "saved");
  assert.deepEqual(await readable(page), []);
  await page.reload();
  await ready(page);
  await screen(page).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.matches("[data-passphrase]")), true);
  assert.equal(await page.locator("[data-question]").count(), 0);
  const kept = await atRest(page);
  await unlock(page, "wrong horse battery staple");
  await screen(page).getByText(/Nothing was changed/).waitFor();
  const after = await atRest(page);
  delete after.local["clausewise:1:s:starts"];
  delete kept.local["clausewise:1:s:starts"];
  assert.deepEqual(after, kept);
  await enter(page);
  assert.equal(await chosen(page, "4.1-q1"), 3);
  assert.equal(await chosen(page, "4.1-q2"), 2);
  assert.equal(await card(page, "4.1-q1").locator("[data-note-text]").inputValue(), SECRET);
  await visit(page, "history");
  await page.locator("[data-snapshot]:not([data-snapshot=spoilt])").first().waitFor();
  assert.equal(await page.locator("[data-snapshot=spoilt]").count(), 0);
  await visit(page, "assess/4.1");
  await note(page, "4.1-q2", SECRET + " too");
  assert.deepEqual(await readable(page), []);
});

journey("a second tab asks too; both edit; locking one locks the other", async (visitor) => {
  const page = await locked(visitor);
  const second = await visitor.context.newPage();
  await second.goto(page.url());
  await ready(second);
  await enter(second);
  await answer(second, "4.1-q2", 1);
  await answer(page, "4.1-q3", 4);
  assert.deepEqual(await readable(page), []);
  await visit(page, "#/settings");
  // What the other tab would write, it would write as it is used to.
  await panel(page).getByRole("button", { name: "Switch the lock off" }).click();
  await panel(page).getByText("Clausewise is open in 1 other tab").waitFor();
  await panel(page).getByRole("button", { name: "Lock now" }).click();
  await screen(page).waitFor();
  await screen(second).waitFor();
  await enter(second);
  for (const [question, level] of [["4.1-q1", 3], ["4.1-q2", 1], ["4.1-q3", 4]]) {
    assert.equal(await chosen(second, question), level, question);
  }
});

journey("switched off: everything can be read again, and no passphrase is asked for", async (visitor) => {
  const page = await locked(visitor);
  const address = page.url();
  await visit(page, "#/settings");
  await panel(page).getByRole("button", { name: "Switch the lock off" }).click();
  await panel(page).getByText(/The lock is off/).waitFor();
  const found = await atRest(page);
  const texts = Object.values(found).flatMap((records) => Object.values(records)).map(String);
  assert.equal(texts.filter((text) => text.startsWith('{"v":2')).length, 0);
  assert.equal(found.local["clausewise:1:lock"], undefined);
  assert.equal(found["clausewise/log"]["clausewise:1:lock"], undefined);
  await visitor.go(page, new URL(address).hash);
  await page.reload();
  await ready(page);
  assert.equal(await chosen(page, "4.1-q1"), 3);
  // On again, with another key.
  await switchOn(page);
  assert.deepEqual(await readable(page), []);
});

journey("nobody is there for as long as was chosen: it locks by itself", async (visitor) => {
  const page = await locked(visitor);
  const now = await page.evaluate(() => Date.now());
  await visit(page, "#/settings");
  await panel(page).getByText("5 min", { exact: true }).click();
  await page.context().clock.setFixedTime(new Date(now + 4 * 60_000));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 2_500)));
  assert.equal(await screen(page).count(), 0);
  await page.context().clock.setFixedTime(new Date(now + 6 * 60_000));
  await screen(page).waitFor();
});

journey("one store cleared while it is locked: the other opens it, and both are whole again", async (visitor) => {
  const page = await locked(visitor);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await ready(page);
  await enter(page);
  assert.equal(await chosen(page, "4.1-q1"), 3);
  assert.deepEqual(await readable(page), []);
  const { local } = await atRest(page);
  assert.ok(local["clausewise:1:lock"]);
  // And under the running page.
  await page.evaluate(() => localStorage.clear());
  await answer(page, "4.1-q3", 0);
  await becomes(page, () => saveState(page), "saved");
  assert.ok((await atRest(page)).local["clausewise:1:lock"]);
  assert.deepEqual(await readable(page), []);
});

journey("interrupted: plain records beside the lock are sealed at the next start", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  const plain = (await atRest(page)).local;
  await switchOn(page);
  await page.evaluate((plain) => {
    for (const [key, text] of Object.entries(plain)) if (/^clausewise:1:[^s:]+:/.test(key)) localStorage.setItem(key, text);
  }, plain);
  assert.notDeepEqual(await readable(page), []);
  await page.reload();
  await ready(page);
  await enter(page);
  assert.deepEqual(await readable(page), []);
});

journey("the record that the passphrase opens is gone from both stores: that is said, and all can be taken away", async (visitor) => {
  const page = await locked(visitor);
  const before = await atRest(page);
  await page.evaluate(async (marker) => {
    localStorage.removeItem(marker);
    const opening = indexedDB.open("clausewise");
    await new Promise((opened) => { opening.onsuccess = opened; });
    const change = opening.result.transaction("log", "readwrite");
    change.objectStore("log").delete(marker);
    await new Promise((done) => { change.oncomplete = done; });
    opening.result.close();
  }, "clausewise:1:lock");
  await page.reload();
  await ready(page);
  await screen(page).getByText("is damaged or gone").waitFor();
  assert.equal(await screen(page).locator("[data-passphrase]").count(), 0);
  await screen(page).locator("summary").click();
  const raw = screen(page).getByRole("button", { name: "Download everything as stored" });
  const { json } = await download(page, () => raw.click());
  const answers = Object.entries(before.local).filter(([key]) => key.includes(":a:"));
  for (const [key, text] of answers) assert.equal(json.local_storage[key], text);
  assert.ok(answers.length > 0);
});

journey("the raw file of a locked browser opens elsewhere with the passphrase, and not without", async (visitor, another) => {
  const page = await locked(visitor);
  await page.evaluate(() => dispatchEvent(new CustomEvent("clausewise:panic", { detail: "planted" })));
  await crashed(page).waitFor();
  const file = await rescue(page);
  assert.equal(JSON.stringify(file).includes(SECRET), false);
  const elsewhere = await (await another()).open("#/desk");
  await openFile(elsewhere, file);
  await dialog(elsewhere).getByText(/while Clausewise was locked there/).waitFor();
  const type = async (words) => {
    await dialog(elsewhere).locator("[data-passphrase]").fill(words);
    await dialog(elsewhere).getByRole("button", { name: "Decrypt" }).click();
  };
  await type("wrong horse battery staple");
  await dialog(elsewhere).locator("[data-refusal=E_DECRYPT]").waitFor();
  await type(WORDS);
  await dialog(elsewhere).getByRole("button", { name: "Add to my desk" }).click();
  await elsewhere.waitForURL(/results$/);
  const { json } = await exported(elsewhere);
  assert.equal(json.assessment.answers["4.1-q1"].note, SECRET);
});

journey("a passphrase that is too short, and one that nobody has written down, are not taken", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await visit(page, "#/settings");
  const press = () => panel(page).getByRole("button", { name: "Lock everything" }).click();
  await panel(page).locator("[data-passphrase]").fill("short");
  await press();
  await panel(page).getByText(/at least 12 characters/).waitFor();
  await panel(page).locator("[data-passphrase]").fill(WORDS);
  await press();
  await panel(page).getByText(/what a forgotten passphrase costs/).waitFor();
  assert.equal(await panel(page).getAttribute("data-lock"), "off");
  await says(panel(page), /Nobody can bring a forgotten passphrase back\. Export first/);
  await panel(page).getByRole("button", { name: "Suggest six words" }).click();
  await becomes(page, async () => (await panel(page).locator("[data-passphrase]").inputValue()).split(" ").length, 6);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 320]) {
    journey(`the lock screen: axe and nothing sideways, ${colorScheme}, ${width} px`, async (visitor) => {
      const page = await locked(visitor);
      await visit(page, "#/settings");
      assert.deepEqual(await findings(page), []);
      await page.reload();
      await ready(page);
      await unlock(page, "wrong horse battery staple");
      await screen(page).getByText(/Nothing was changed/).waitFor();
      await screen(page).locator("summary").click();
      assert.deepEqual(await findings(page), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0);
    }, { colorScheme, viewport: { width, height: 800 } });
  }
}
