// Storage that is blocked, full or damaged: it is said, work goes on, and nothing is lost.

import assert from "node:assert/strict";
import {
  answer, becomes, begin, chosen, download, exported, journey, logged, NOW, plant, ready, saveState,
  says, stored, visit,
} from "./support/index.mjs";

const NO_STORAGE = {
  "forbidden": () => {
    for (const store of ["localStorage", "indexedDB"]) {
      Object.defineProperty(window, store, {
        get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
      });
    }
  },
  "absent": () => {
    Object.defineProperty(window, "localStorage", { value: null });
    Object.defineProperty(window, "indexedDB", { value: undefined });
  },
};
const NO_DATABASE = {
  "is absent": () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  "does not open": () => {
    IDBFactory.prototype.open = () => { throw new DOMException("Not now", "UnknownError"); };
  },
  "takes no writes": () => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("No room", "QuotaExceededError"); };
  },
};
const NO_QUICK_STORAGE = {
  "is forbidden": () => Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
  }),
  "drops what it is given": () => { Storage.prototype.setItem = () => {}; },
};

const alert = (page) => page.locator("[data-alert=storage]");

for (const [name, init] of Object.entries(NO_STORAGE)) {
  journey(`storage is ${name}: it is said at once, and the work can be exported`, async (visitor) => {
    const page = await begin(visitor);
    assert.equal(await saveState(page), "unsaved");
    await says(page.locator("[role=alert]").filter({ has: alert(page) }), /not saved[^]*in this tab only/);
    await answer(page, "4.1-q1", 3);
    const { json } = await download(page, () => alert(page).getByRole("button", { name: "Export now" }).click());
    assert.equal(json.assessment.answers["4.1-q1"].level, 3);
    await visit(page, "results");
    assert.equal(await alert(page).count(), 1);
  }, { init });
}

const ONE_STORE = [
  ...Object.entries(NO_DATABASE).map(([name, init]) => [`the database ${name}`, init, /quick storage/]),
  ...Object.entries(NO_QUICK_STORAGE).map(([name, init]) => [`the quick storage ${name}`, init, /database/]),
];

for (const [name, init, words] of ONE_STORE) {
  journey(`${name}: it is said, and the other store keeps the work`, async (visitor) => {
    const page = await begin(visitor);
    await answer(page, "4.1-q1", 3);
    assert.equal(await saveState(page), "session");
    await says(page.locator("[data-save-state]"), /^Saved in one store only$/);
    await says(alert(page), words);
    // One store works, so nothing may say that none does.
    assert.doesNotMatch(await alert(page).innerText(), /not let this page store anything|storage for this page is full|not saved/i);
    await page.reload();
    await ready(page);
    assert.equal(await chosen(page, "4.1-q1"), 3);
    await answer(page, "4.1-q2", 1);
    await says(alert(page), words);
  }, { init });
}

/** Takes all the room that is left, to the last character. */
const fill = (page) => page.evaluate(() => {
  for (let size = 1 << 22; size >= 1;) {
    try {
      localStorage.setItem(`ballast-${localStorage.length}`, "x".repeat(size));
    } catch {
      size >>= 1;
    }
  }
});

const free = (page) => page.evaluate(() => {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("ballast-")) localStorage.removeItem(key);
  }
});

journey("storage fills up: the reserve, then the database, and a message that stays", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 2);
  await fill(page);
  // The reserve makes room for the running edit.
  await answer(page, "4.1-q2", 4);
  assert.equal(await saveState(page), "saved");
  await says(alert(page), /nearly full/);
  await visit(page, "results");
  await says(alert(page), /nearly full/);
  // When that is used up too, the database goes on.
  await fill(page);
  const kept = await stored(page);
  await visit(page, "assess/4.1");
  await answer(page, "4.1-q3", 1);
  assert.equal(await saveState(page), "session");
  await says(alert(page), /full/);
  for (const [key, value] of Object.entries(await stored(page))) assert.equal(value, kept[key], key);
  const { json } = await exported(page);
  assert.equal(json.assessment.answers["4.1-q3"].level, 1);
  await page.reload();
  await ready(page);
  const levels = (page) => Promise.all(["4.1-q1", "4.1-q2", "4.1-q3"].map((one) => chosen(page, one)));
  assert.deepEqual(await levels(page), [2, 4, 1]);
  await free(page);
  await answer(page, "4.1-q1", 5);
  assert.equal(await saveState(page), "saved");
  assert.equal(await alert(page).count(), 0);
  await page.reload();
  await ready(page);
  assert.deepEqual(await levels(page), [5, 4, 1]);
});

/** What the app keeps, without the ballast. */
const records = (page) => page.evaluate(() =>
  Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("clausewise:"))));

journey("with little room left, at 64 levels: each record is whole, and it is said", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 2);
  await fill(page);
  // The last ballast leaves as much room as is wanted.
  const leave = (room) => page.evaluate((room) => {
    localStorage.removeItem("clausewise:1:reserve");
    localStorage.removeItem("ballast-last");
    let size = 0;
    for (let step = 1 << 17; step >= 1; step >>= 1) {
      try {
        localStorage.setItem("ballast-last", "x".repeat(size + step));
        size += step;
      } catch { /* Too much. */ }
    }
    localStorage.setItem("ballast-last", "x".repeat(Math.max(0, size - room)));
  }, room);
  const seen = new Set();
  for (let room = 0; room < 64; room++) {
    await leave(room * 4);
    const before = await records(page);
    const level = room % 6;
    await answer(page, "4.1-q3", level);
    const state = await saveState(page);
    seen.add(state);
    const now = await records(page);
    const key = Object.keys(before).concat(Object.keys(now)).find((key) => key.endsWith(":4.1-q3"));
    if (state === "saved") {
      assert.equal(JSON.parse(now[key]).d.level, level);
    } else {
      assert.equal(now[key], before[key], "nothing half-written");
      await says(alert(page), /full/);
    }
    const entry = (await logged(page)).find(([name]) => name.startsWith(key ?? "nothing"));
    if (key) assert.equal(JSON.parse(entry[1]).d.level, level, "the log has it");
    // The next level begins without the record.
    await page.evaluate((key) => key && localStorage.removeItem(key), key);
  }
  assert.deepEqual([...seen].sort(), ["saved", "session"]);
});

journey("leaving with unsaved answers is questioned, with saved ones not", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 2);
  await fill(page);
  await answer(page, "4.1-q2", 4);
  await fill(page);
  await answer(page, "4.1-q3", 5);
  assert.equal(await saveState(page), "unsaved");
  const asked = [];
  page.on("dialog", (question) => {
    asked.push(question.type());
    question.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await becomes(page, () => asked, ["beforeunload"]);
  await free(page);
  await answer(page, "4.1-q3", 1);
  assert.equal(await saveState(page), "session");
  await page.reload();
  await ready(page);
  assert.deepEqual(asked, ["beforeunload"]);
  assert.equal(await chosen(page, "4.1-q2"), 4);
}, { init: NO_DATABASE["is absent"] });

/** Changes a stored level without its checksum, in one store or in both; the record as it is then. */
async function damage(page, question, where) {
  const change = (text) => text.replace(/"level":\d/, '"level":5');
  const [name, record] = (await logged(page)).find(([name]) => name.includes(`:${question} `));
  const key = name.split(" ")[0];
  if (where.includes("database")) await plant(page, [[name, change(record)]]);
  if (where.includes("quick storage")) {
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, change(record)]);
  }
  return [key, change(record)];
}

for (const where of ["quick storage", "database"]) {
  journey(`a record is damaged in the ${where}: the other copy is used`, async (visitor) => {
    const page = await begin(visitor);
    await answer(page, "4.1-q1", 3);
    assert.equal(await saveState(page), "saved");
    const [, text] = await damage(page, "4.1-q1", where);
    await page.reload();
    await ready(page);
    assert.equal(await chosen(page, "4.1-q1"), 3);
    assert.equal(await saveState(page), "saved");
    await answer(page, "4.1-q1", 0);
    assert.equal(await saveState(page), "saved");
    const texts = [...Object.values(await stored(page)), ...(await logged(page)).map(([, text]) => text)];
    assert.ok(texts.includes(text), "the raw text is still there");
    await visit(page, "#/desk");
    await says(page.locator("main [role=alert]"), /1 stored record could not be read/);
  });
}

journey("a record is damaged in both stores: the page starts, it is listed, and its text is never lost", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await answer(page, "4.1-q2", 1);
  assert.equal(await saveState(page), "saved");
  const [key, text] = await damage(page, "4.1-q1", "quick storage and database");
  await page.reload();
  await ready(page);
  assert.equal(await chosen(page, "4.1-q1"), null);
  assert.equal(await chosen(page, "4.1-q2"), 1);
  // It is said where one works, with the way to the question and to what was kept of it.
  const said = page.locator("[role=alert] [data-alert=lost]");
  await says(said, /1 answer could not be read[^]*4\.1-q1[^]*Answer again/);
  await said.getByRole("link", { name: "What was kept" }).click();
  await page.waitForFunction(() => document.activeElement.id === "damaged-records");
  const records = page.locator("#damaged-records li");
  assert.equal(await records.count(), 1);
  await says(records, /4\.1-q1 of “.+”: .+ No other copy is left\./);
  await page.goBack();
  await said.getByRole("link", { name: "4.1-q1" }).click();
  await page.waitForURL(/assess\/4\.1-q1$/);
  await answer(page, "4.1-q1", 0);
  await answer(page, "4.1-q1", 4);
  await visit(page, "assess/4.2");
  assert.equal(await said.count(), 0, "answered again");
  assert.ok(Object.values(await stored(page)).includes(text), "the raw text is still there");
  await visit(page, "#/desk");
  const listed = page.locator("main [role=alert]");
  await says(listed, /1 stored record could not be read/);
  await says(listed.locator("li"), /4\.1-q1 of “/);
  assert.equal(await listed.locator("li").count(), 1);
  const gap = await page.evaluate(() => {
    const [panel, rows] = ["main [role=alert]", "main .rows"].map((one) => document.querySelector(one).getBoundingClientRect());
    return panel.top - rows.bottom;
  });
  assert.ok(gap > 8, `the panel stands ${gap} pixels below the rows`);
  await says(listed.locator("code"), new RegExp(key.replaceAll(".", "\\.")));
  const { json } = await download(page, () => listed.getByRole("button", { name: "Download it" }).click());
  assert.deepEqual(json, { [key]: text });
  await page.reload();
  await ready(page);
  await says(listed, /1 stored record could not be read/);
  await page.locator(".rows h2 a").click();
  await visit(page, "assess/4.1");
  assert.equal(await chosen(page, "4.1-q1"), 4);
});

journey("two tabs that answer different questions keep both", async (visitor) => {
  const page = await begin(visitor);
  const other = await visitor.open(new URL(page.url()).hash);
  await answer(page, "4.1-q1", 1);
  await answer(other, "4.1-q2", 2);
  await answer(page, "4.1-q3", 3);
  for (const tab of [page, other]) {
    await tab.reload();
    await ready(tab);
    const levels = ["4.1-q1", "4.1-q2", "4.1-q3"].map((question) => chosen(tab, question));
    assert.deepEqual(await Promise.all(levels), [1, 2, 3]);
  }
});

/** Clears the site's data as somebody does in the browser's settings, under a running page. */
async function clear(page, ...types) {
  const session = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: types.join(",") });
}

/** The levels that each store holds, by question. */
async function held(page) {
  const of = (records) => {
    const answers = records.filter(([name]) => name.includes(":a:"));
    return answers.map(([name, text]) => [name.split(/[: ]/)[4], JSON.parse(text).d.level]).sort();
  };
  // Looking must not make a database. While a browser clears them, it may never answer.
  const names = await page.evaluate(() => Promise.race([
    indexedDB.databases().then((all) => all.map(({ name }) => name)),
    new Promise((resolve) => setTimeout(resolve, 500, [])),
  ]));
  const entries = names.includes("clausewise") ? await logged(page).catch(() => []) : [];
  return [of(Object.entries(await stored(page))), of(entries)];
}

for (const types of [["local_storage", "indexeddb"], ["local_storage"], ["indexeddb"]]) {
  journey(`${types.join(" and ")} cleared under a running page: everything is written anew, then called saved`, async (visitor) => {
    const page = await begin(visitor);
    await answer(page, "4.1-q1", 3);
    await answer(page, "4.1-q2", 1);
    assert.equal(await saveState(page), "saved");
    await clear(page, ...types);
    const all = [["4.1-q1", 3], ["4.1-q2", 1]];
    // A database that is closed tells the page; of the quick storage alone the next edit finds out.
    if (types.includes("indexeddb")) {
      await becomes(page, () => held(page), [all, all]);
      await becomes(page, () => saveState(page), "saved");
      assert.equal(await alert(page).count(), 0);
    }
    await answer(page, "4.1-q3", 5);
    all.push(["4.1-q3", 5]);
    await becomes(page, () => held(page), [all, all]);
    await becomes(page, () => saveState(page), "saved");
    await page.reload();
    await ready(page);
    const levels = ["4.1-q1", "4.1-q2", "4.1-q3"].map((question) => chosen(page, question));
    assert.deepEqual(await Promise.all(levels), [3, 1, 5]);
  });
}

journey("another tab clears the quick storage: it is written anew at once", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  assert.equal(await saveState(page), "saved");
  const other = await visitor.open("#/desk");
  await other.evaluate(() => localStorage.clear());
  await becomes(page, async () => (await held(page))[0], [["4.1-q1", 3]]);
  await becomes(page, () => saveState(page), "saved");
});

journey("both stores cleared under two tabs: together they write all that either of them has", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  const other = await visitor.open(new URL(page.url()).hash);
  await answer(other, "4.1-q1", 4);
  await answer(page, "4.1-q2", 1);
  for (const tab of [page, other]) assert.equal(await saveState(tab), "saved");
  await clear(page, "local_storage", "indexeddb");
  await answer(page, "4.1-q3", 2);
  // Of two answers the later one counts; in one and the same moment none is later.
  await page.context().clock.setFixedTime(new Date(NOW.getTime() + 1000));
  await answer(other, "4.1-q3", 0);
  for (const tab of [page, other]) await becomes(tab, () => saveState(tab), "saved");
  await page.reload();
  await ready(page);
  const levels = ["4.1-q1", "4.1-q2", "4.1-q3"].map((question) => chosen(page, question));
  assert.deepEqual(await Promise.all(levels), [4, 1, 0]);
});

journey("the database takes writes again: what it had not taken is saved by itself, without an edit", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  assert.equal(await saveState(page), "saved");
  await page.evaluate(() => {
    window.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException("Not now", "UnknownError"); };
  });
  await answer(page, "4.1-q2", 1);
  await becomes(page, () => saveState(page), "session");
  await says(alert(page), /quick storage/);
  await page.evaluate(() => { IDBObjectStore.prototype.put = window.put; });
  await becomes(page, () => saveState(page), "saved");
  assert.equal(await alert(page).count(), 0);
  assert.deepEqual((await held(page))[1], [["4.1-q1", 3], ["4.1-q2", 1]]);
});

journey("a write is under way when the browser drops the database: it is saved in seconds, not in ten", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await page.evaluate(() => {
    // The write that never answers, as Chromium does it where the database goes meanwhile.
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...all) {
      const transaction = real.apply(this, all);
      if (all[1] !== "readwrite") return transaction;
      IDBDatabase.prototype.transaction = real;
      for (const name of ["oncomplete", "onabort"]) {
        Object.defineProperty(transaction, name, { set() {} });
      }
      setTimeout(() => dispatchEvent(new CustomEvent("clausewise:lost")), 100);
      return transaction;
    };
  });
  const since = performance.now();
  await answer(page, "4.1-q2", 1);
  await becomes(page, () => saveState(page), "saved");
  assert.ok(performance.now() - since < 6_000, `${performance.now() - since} ms`);
  assert.deepEqual((await held(page))[1], [["4.1-q1", 3], ["4.1-q2", 1]]);
});
