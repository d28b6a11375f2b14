// Settings and data: what is true of storage, backups, the look, and the one thing without a way
// back.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import {
  answer, becomes, begin, crashed, download, example, exported, importFile, journey, NOW, ready, says,
  stored, visit,
} from "./support/index.mjs";

const panel = (page, title) =>
  page.locator("section.panel").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

const age = (page) => page.locator(".top [data-last-export]");
const reminder = (page) => page.locator("[data-reminder=export]");

/** Goes to another time and lets the page notice by going to another place. */
async function later(page, days) {
  await page.context().clock.setFixedTime(new Date(NOW.getTime() + days * 86_400_000));
}

journey("the bar says how old the last export is, on every page, and leads to the backups", async (visitor) => {
  const page = await begin(visitor);
  await says(age(page), /^never exported$/);
  await answer(page, "4.1-q1", 3);
  await exported(page);
  await says(age(page), /^exported today$/);
  assert.equal(await age(page).getAttribute("data-last-export"), "2026-03-02");
  await later(page, 2);
  await page.reload();
  await ready(page);
  await says(age(page), /^exported 2 days ago$/);
  await age(page).click();
  await page.waitForURL(/#\/settings$/);
  await says(panel(page, "Backups").locator("tbody tr"), /exported 2 days ago\s+nothing/);
});

journey("after three days with something new a reminder comes, quietly, and can be put off", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await later(page, 3);
  assert.equal(await reminder(page).count(), 0, "nothing moves while somebody answers");
  await visit(page, "results");
  await says(reminder(page), /^1 answer is in no export yet\./);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  await reminder(page).getByRole("button", { name: "Later" }).click();
  assert.equal(await reminder(page).count(), 0);
  await visit(page, "assess/4.1");
  await page.reload();
  await ready(page);
  assert.equal(await reminder(page).count(), 0);
  await later(page, 3.1);
  await answer(page, "4.1-q2", 3);
  await later(page, 6);
  await visit(page, "roadmap");
  await says(reminder(page), /^2 answers are in no export yet\./);
  const { json } = await download(page, () => reminder(page).getByRole("button", { name: "Export now" }).click());
  assert.equal(json.assessment.answers["4.1-q2"].level, 3);
  assert.equal(await reminder(page).count(), 0);
});

journey("the reminder comes after twenty answers; what came from a file does not count", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "roadmap");
  assert.equal(await reminder(page).count(), 0);
  await later(page, 0.01);
  const { json } = await exported(page);
  for (const answer of Object.values(json.assessment.answers).slice(0, 20)) answer.at = "2026-03-02T12:00:00Z";
  json.assessment.id = "of-twenty";
  await page.reload();
  await ready(page);
  await importFile(page, json);
  await visit(page, "results");
  await says(reminder(page), /^182 answers are in no export yet\.|^180 answers are in no export yet\./);
});

journey("export all gives a file for every assessment, each of which opens", async (visitor, another) => {
  const page = await example(visitor);
  await visit(page, "#/settings");
  const files = [];
  page.on("download", (file) => files.push(file));
  await panel(page, "Backups").getByRole("button", { name: "Export all" }).click();
  await becomes(page, () => files.length, 3);
  await page.locator(".toast").getByText(/^3 files offered/).waitFor();
  assert.equal(await panel(page, "Backups").getByText("exported today").count(), 3);
  const colleague = await (await another()).open("#/desk");
  for (const file of files) {
    await importFile(colleague, await readFile(await file.path(), "utf8"));
    await visit(colleague, "#/desk");
  }
  assert.equal(await colleague.locator(".rows > li").count(), 3);
});

journey("storage is described as it is: records, room, and no promise that was not given", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  const records = Object.keys(await page.evaluate(() => ({ ...localStorage }))).length;
  await visit(page, "#/settings");
  const where = panel(page, "Where your answers are");
  await where.getByText(/^local storage: \d+ records$/).waitFor();
  const counted = Number(/local storage: (\d+)/.exec(await where.innerText())[1]);
  assert.ok(Math.abs(counted - records) <= 1, "but for the count of starts");
  await says(where, /Saved at \d\d:\d\d, written and read back/);
  await says(where, /in use; this browser gives this site up to \d+ (MB|GB)/);
  await says(where, /It has made no promise/);
  await where.getByRole("button", { name: "Ask the browser to keep it" }).click();
  await where.getByText(/^It says no\./).waitFor();
  const raw = await download(page, () => where.getByRole("button", { name: "Download everything as stored" }).click());
  assert.equal(raw.json.format, "clausewise-rescue");
});

journey("the browser is asked once, after the first real work, and a promise is shown", async (visitor) => {
  const page = await visitor.context.newPage();
  // Without a window Chromium never promises anything, so its answer is planted.
  await page.addInitScript(() => {
    window.asked = 0;
    StorageManager.prototype.persist = async () => { window.asked += 1; return true; };
    StorageManager.prototype.persisted = async () => window.asked > 0;
  });
  await visitor.go(page, "#/new");
  await page.waitForSelector("[data-question]");
  assert.equal(await page.evaluate(() => window.asked), 0);
  await answer(page, "4.1-q1", 3);
  await answer(page, "4.1-q2", 3);
  await becomes(page, () => page.evaluate((key) => localStorage.getItem(key), "clausewise:1:s:persistent"), "yes");
  assert.equal(await page.evaluate(() => window.asked), 1);
  await visit(page, "#/settings");
  await panel(page, "Where your answers are").getByText(/^Yes: it has promised/).waitFor();
});

journey("theme, contrast and shortcuts are kept", async (visitor) => {
  const page = await visitor.open("#/settings");
  await panel(page, "Look").getByText("Dark", { exact: true }).click();
  await panel(page, "Look").getByRole("checkbox", { name: /^High contrast/ }).check();
  await panel(page, "Keyboard shortcuts").getByRole("checkbox").uncheck();
  const line = () => page.evaluate(() => getComputedStyle(document.querySelector(".panel")).borderColor);
  assert.equal(await line(), "rgb(125, 133, 148)");
  await page.reload();
  await panel(page, "Look").waitFor();
  assert.equal(await line(), "rgb(125, 133, 148)");
  assert.equal(await page.locator("html[data-theme=dark][data-contrast=more]").count(), 1);
  assert.equal(await panel(page, "Look").getByRole("radio", { name: "Dark" }).isChecked(), true);
  assert.equal(await panel(page, "Keyboard shortcuts").getByRole("checkbox").isChecked(), false);
  await page.keyboard.press("?");
  assert.equal(await page.locator("dialog[open]").count(), 0);
});

journey("damaged records are listed, handed out, and read again", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  const [key, text] = await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.endsWith(":4.1-q1"));
    localStorage.setItem(key, "{broken");
    return [key, "{broken"];
  });
  await page.reload();
  await ready(page);
  await visit(page, "#/settings");
  const damaged = panel(page, "Damaged records");
  await says(damaged, /1 record could not be read/);
  const { json } = await download(page, () => damaged.getByRole("button", { name: "Download it" }).click());
  assert.deepEqual(json, { [key]: text });
  await damaged.getByRole("button", { name: "Read everything again" }).click();
  await ready(page);
  await says(damaged, /1 record could not be read/);
});

const erase = async (page) => {
  const last = panel(page, "Delete everything");
  await last.getByRole("textbox").fill("Delete everything");
  await last.getByRole("button", { name: "Delete everything in this browser" }).click();
};

journey("delete everything: only what was typed counts, and both stores are read again", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await page.evaluate(async () => {
    localStorage.setItem("of-another-app", "not ours");
    const request = indexedDB.open("clausewise-test", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("log").put("text", "key");
    await new Promise((opened) => { request.onsuccess = opened; });
    request.result.close();
  });
  await visit(page, "#/settings");
  const last = panel(page, "Delete everything");
  assert.equal(await last.getByRole("button", { name: /in this browser/ }).isDisabled(), true);
  await last.getByRole("textbox").fill("delete");
  assert.equal(await last.getByRole("button", { name: /in this browser/ }).isDisabled(), true);
  await erase(page);
  await crashed(page).getByRole("heading", { name: "Everything is deleted" }).waitFor();
  assert.deepEqual(await stored(page), { "of-another-app": "not ours" });
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
  await crashed(page).getByRole("button", { name: "Start anew" }).click();
  await ready(page);
  await visit(page, "#/desk");
  assert.equal(await page.locator(".rows").count(), 0);
});

journey("delete everything waits for other tabs, which would write their answers again", async (visitor) => {
  const page = await begin(visitor);
  const other = await visitor.open("#/desk");
  await visit(page, "#/settings");
  await erase(page);
  await crashed(page).getByRole("heading", { name: "Clausewise is open in 1 other tab" }).waitFor();
  assert.ok(Object.keys(await stored(page)).length > 0);
  await other.close();
  await crashed(page).getByRole("button", { name: "Go on and delete everything" }).click();
  await crashed(page).getByRole("heading", { name: "Everything is deleted" }).waitFor();
  assert.deepEqual(await stored(page), {});
});

journey("a link cannot delete anything", async (visitor) => {
  const page = await begin(visitor);
  const kept = await stored(page);
  for (const address of ["?erase", "?clausewise:erase=yes#/settings", "#/settings?erase"]) {
    await page.goto(visitor.site.url + address);
    await ready(page);
  }
  assert.deepEqual(await stored(page), kept);
});

/** A browser that writes real files, in a place where no window has to ask for them. */
function withFiles() {
  window.showSaveFilePicker = async ({ suggestedName }) => {
    const folder = await navigator.storage.getDirectory();
    return folder.getFileHandle(suggestedName, { create: true });
  };
}

/** What stands in the file on the disk; nothing at the moment at which it is being replaced. */
const onDisk = (page) => page.evaluate(async () => {
  const folder = await navigator.storage.getDirectory();
  try {
    for await (const handle of folder.values()) {
      if (handle.name.endsWith(".json")) return await (await handle.getFile()).text();
    }
  } catch (error) {
    if (!["NotFoundError", "NotReadableError"].includes(error.name)) throw error;
  }
  return "null";
});

journey("a chosen file follows every change, is read again, and opens like an export", async (visitor, another) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await visit(page, "#/settings");
  const files = panel(page, "Files that keep up by themselves");
  await files.getByRole("button", { name: /^Choose a file/ }).click();
  await files.locator("[data-file=written]").waitFor();
  assert.equal(JSON.parse(await onDisk(page)).assessment.answers["4.1-q1"].level, 3);
  await says(panel(page, "Backups").locator("tbody tr"), /exported today/);
  await page.goBack();
  await answer(page, "4.1-q2", 5);
  const level = async () => JSON.parse(await onDisk(page))?.assessment.answers["4.1-q2"]?.level;
  await becomes(page, level, 5);
  const text = await onDisk(page);
  const colleague = await (await another()).open("#/desk");
  await importFile(colleague, text);
  // The next visit goes on by itself.
  await page.reload();
  await ready(page);
  await visit(page, "#/settings");
  await files.locator("[data-file=written]").waitFor();
  await files.getByRole("button", { name: /^Stop/ }).click();
  await files.getByText("No file follows it.").waitFor();
  assert.notEqual(await onDisk(page), "null", "the file stays");
}, { init: withFiles });

journey("a browser that wants to ask again: the file is said to wait, and goes on after a yes", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await visit(page, "#/settings");
  const files = panel(page, "Files that keep up by themselves");
  await files.getByRole("button", { name: /^Choose a file/ }).click();
  await files.locator("[data-file=written]").waitFor();
  await page.addInitScript(() => {
    let asked = false;
    FileSystemHandle.prototype.queryPermission = async () => (asked ? "granted" : "prompt");
    FileSystemHandle.prototype.requestPermission = async () => { asked = true; return "granted"; };
  });
  await page.reload();
  await ready(page);
  await files.locator("[data-file=paused]").waitFor();
  await files.getByRole("button", { name: /^Write again/ }).click();
  await files.locator("[data-file=written]").waitFor();
}, { init: withFiles });

journey("a file that cannot be written is said so, with the reason", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await page.evaluate(() => {
    FileSystemFileHandle.prototype.createWritable = async () => { throw new DOMException("The disk is full", "QuotaExceededError"); };
  });
  await visit(page, "#/settings");
  const files = panel(page, "Files that keep up by themselves");
  await files.getByRole("button", { name: /^Choose a file/ }).click();
  await files.locator("[data-file=failed]").getByText(/The disk is full/).waitFor();
  await says(panel(page, "Backups").locator("tbody tr"), /never exported/);
}, { init: withFiles });

journey("a browser without files of its own says so", async (visitor) => {
  const page = await visitor.open("#/settings");
  await panel(page, "Files that keep up by themselves").getByText(/^This browser does not let a page write to files/).waitFor();
}, { init: () => { delete window.showSaveFilePicker; } });
