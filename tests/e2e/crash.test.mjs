// When the app cannot start or stops, a plain page hands out everything that is stored.

import assert from "node:assert/strict";
import {
  answer, begin, crashed, failedStarts, journey, ready, rescue, says, stored, visit,
} from "./support/index.mjs";

const stops = (page) => page.evaluate(() => {
  dispatchEvent(new CustomEvent("clausewise:panic", { detail: "planted" }));
});

journey("the Wasm is lost on the host: the page says so and hands out every record", async (visitor) => {
  visitor.allow(/404|clausewise-web|preload/);
  const records = { "clausewise:1:h:x": "a header", "clausewise:1:a:x:4.1-q1": "{broken" };
  const page = await visitor.context.newPage();
  await page.addInitScript((records) => {
    Object.assign(localStorage, records, { "of-another-app": "not ours" });
  }, records);
  await page.goto(visitor.site.url);
  await crashed(page).getByRole("heading", { name: "Clausewise could not be loaded" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  const file = await rescue(page);
  assert.equal(file.format, "clausewise-rescue");
  assert.deepEqual(file.local_storage, records);
  assert.equal(await failedStarts(page), null, "what did not arrive has not failed");
}, { missing: /\.wasm$/ });

journey("the app stops while somebody works: nothing that was saved is lost", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  const kept = await stored(page);
  await stops(page);
  await crashed(page).getByRole("heading", { name: "Clausewise has stopped" }).waitFor();
  await crashed(page).locator("summary").click();
  await crashed(page).getByText("planted").waitFor();
  assert.deepEqual((await rescue(page)).local_storage, kept);
  await crashed(page).getByRole("button", { name: "Try again" }).click();
  await page.waitForSelector("[data-question]");
  assert.equal(await page.locator('[data-question="4.1-q1"] .levels input:checked').inputValue(), "3");
});

journey("the network goes once the app is up: what hands out the data is there by then", async (visitor) => {
  visitor.allow(/ERR_INTERNET_DISCONNECTED/);
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await page.waitForResponse(/assets\/rescue-/);
  const kept = await stored(page);
  await visitor.context.setOffline(true);
  await stops(page);
  assert.deepEqual((await rescue(page)).local_storage, kept);
});

journey("what hands out the data is lost too: the page says so, and nothing is deleted either", async (visitor) => {
  visitor.allow(/404|rescue-/);
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await stops(page);
  await crashed(page).getByText("did not arrive either. Nothing is lost").waitFor();
  await crashed(page).getByText("planted").waitFor();
  await crashed(page).getByRole("button", { name: "Try again" }).click();
  await ready(page);
  await visit(page, "#/settings");
  await page.getByRole("button", { name: "Download everything as stored" }).click();
  await page.getByText("The file could not be made").waitFor();
  const kept = Object.keys(await stored(page));
  await page.evaluate(() => globalThis.clausewise.erase());
  await crashed(page).getByRole("heading", { name: "Nothing has been deleted" }).waitFor();
  await crashed(page).getByRole("button", { name: "Try again" }).click();
  await ready(page);
  assert.deepEqual(Object.keys(await stored(page)), kept);
  await visit(page, "#/desk");
  await page.locator(".rows a").first().click();
  await page.waitForSelector("[data-question]");
  assert.equal(await page.locator('[data-question="4.1-q1"] .levels input:checked').inputValue(), "3");
}, { missing: /rescue-.*\.js$/ });

// Errors of scripts that the debugger plants reach the page without their cause, so the event that
// brings them is planted instead.
const planted = (page, kind) => page.evaluate((kind) => {
  const error = kind === "trap" ? new WebAssembly.RuntimeError("unreachable") : new TypeError("of an extension");
  dispatchEvent(new ErrorEvent("error", { error }));
}, kind);

journey("a trap in the Wasm ends the app; an extension’s own error does not", async (visitor) => {
  const page = await begin(visitor);
  await planted(page, "error");
  await answer(page, "4.1-q1", 3);
  assert.equal(await crashed(page).count(), 0);
  await planted(page, "trap");
  await crashed(page).getByRole("heading", { name: "Clausewise has stopped" }).waitFor();
});

journey("the questions are lost on the host: the page says so", async (visitor) => {
  visitor.allow(/404|index\.json/);
  const page = await visitor.context.newPage();
  await page.goto(visitor.site.url);
  await crashed(page).waitFor();
  await crashed(page).locator("summary").click();
  await crashed(page).getByText(/questionnaires\/index\.json could not be loaded: the server answers 404/).waitFor();
}, { missing: /questionnaires\/index\.json$/ });

/** Every record of the databases, read by means other than the page's own. */
const inDatabases = (page) => page.evaluate(async () => {
  const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      const open = () => db.transaction(store).objectStore(store);
      const [keys, values] = [await done(open().getAllKeys()), await done(open().getAll())];
      keys.forEach((key, i) => { found[JSON.stringify([name, store, key])] = values[i]; });
    }
    db.close();
  }
  return found;
});

journey("the rescue file has every record of every store, and nothing of another program", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await answer(page, "4.1-q2", 5);
  await page.evaluate(async () => {
    localStorage.setItem("of-another-app", "not ours");
    for (const name of ["clausewise-rescue-test", "of-another-app"]) {
      const request = indexedDB.open(name);
      request.onupgradeneeded = () => request.result.createObjectStore("log", { autoIncrement: true });
      await new Promise((opened) => { request.onsuccess = opened; });
      const log = request.result.transaction("log", "readwrite").objectStore("log");
      for (let n = 0; n < 500; n++) log.add({ n, text: "Größe " + n, none: null });
      log.add(new Uint8Array([7, 0, 255]));
      await new Promise((written) => { log.transaction.oncomplete = written; });
      request.result.close();
    }
  });
  const [local, databases] = [await stored(page), await inDatabases(page)];
  delete local["of-another-app"];
  await page.evaluate(() => dispatchEvent(new CustomEvent("clausewise:panic", { detail: "planted" })));
  await crashed(page).waitFor();
  const file = await rescue(page);
  assert.deepEqual(file.local_storage, local);
  const found = {};
  for (const [name, stores] of Object.entries(file.indexed_db)) {
    for (const [store, records] of Object.entries(stores)) {
      for (const [key, value] of records) found[JSON.stringify([name, store, key])] = value;
    }
  }
  const own = Object.entries(databases).filter(([place]) => place.startsWith('["clausewise'));
  assert.ok(own.length >= 501);
  for (const [place, value] of own) {
    assert.deepEqual(found[place], value instanceof Uint8Array ? { bytes: [...value] } : value, place);
  }
  assert.equal(Object.keys(found).length, own.length);
  await crashed(page).locator("[role=status]").getByText(/database clausewise-rescue-test, log: 501 records/).waitFor();
});

journey("the diagnosis can be copied, and says nothing of what was answered", async (visitor) => {
  await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await page.evaluate(() => dispatchEvent(new CustomEvent("clausewise:panic", { detail: "planted" })));
  await crashed(page).locator("summary").click();
  await crashed(page).getByRole("button", { name: "Copy this diagnosis" }).click();
  await crashed(page).locator("[role=status]").getByText(/^Copied/).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  for (const fact of [/Clausewise has stopped/, /Chrome/, /page: #\/a\/…\/assess/, /local storage: \d+ records/, /in use: \d+ of \d+ bytes/, /planted/]) {
    assert.match(text, fact);
  }
  const id = Object.keys(await stored(page)).find((key) => key.startsWith("clausewise:1:h:")).split(":").pop();
  assert.ok(!text.includes(id) && !text.includes("4.1-q1"), text);
});
