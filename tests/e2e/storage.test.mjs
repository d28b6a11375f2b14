// Storage that is blocked, full or damaged: it is said, work goes on, and nothing is lost.

import assert from "node:assert/strict";
import {
  answer, becomes, begin, chosen, download, exported, journey, ready, saveState, says, stored, visit,
} from "./support/index.mjs";

const BLOCKED = {
  "forbidden": () => Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
  }),
  "absent": () => Object.defineProperty(window, "localStorage", { value: null }),
};

const alert = (page) => page.locator("[data-alert=storage]");

for (const [name, init] of Object.entries(BLOCKED)) {
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

/** Takes all the room that is left, to the last character. */
const fill = (page) => page.evaluate(() => {
  for (let size = 1 << 22, n = 0; size >= 1; n++) {
    try {
      localStorage.setItem(`ballast-${n}`, "x".repeat(size));
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

journey("storage is full: the message stays until there is room, and nothing is lost", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 2);
  await fill(page);
  const kept = await stored(page);
  await answer(page, "4.1-q2", 4);
  assert.equal(await saveState(page), "unsaved");
  await says(alert(page), /full/);
  assert.equal(await chosen(page, "4.1-q2"), 4);
  await visit(page, "results");
  assert.equal(await alert(page).count(), 1);
  const { json } = await exported(page);
  assert.equal(json.assessment.answers["4.1-q2"].level, 4);
  for (const [key, value] of Object.entries(await stored(page))) assert.equal(value, kept[key], key);
  await free(page);
  await visit(page, "assess/4.1");
  await answer(page, "4.1-q3", 1);
  assert.equal(await saveState(page), "saved");
  assert.equal(await alert(page).count(), 0);
  await page.reload();
  await ready(page);
  const levels = ["4.1-q1", "4.1-q2", "4.1-q3"].map((question) => chosen(page, question));
  assert.deepEqual(await Promise.all(levels), [2, 4, 1]);
});

journey("leaving with unsaved answers is questioned, with saved ones not", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 2);
  await fill(page);
  await answer(page, "4.1-q2", 4);
  const asked = [];
  page.on("dialog", (question) => {
    asked.push(question.type());
    question.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await becomes(page, () => asked, ["beforeunload"]);
  await free(page);
  await answer(page, "4.1-q3", 1);
  await page.reload();
  await ready(page);
  assert.deepEqual(asked, ["beforeunload"]);
  assert.equal(await chosen(page, "4.1-q2"), 4);
});

journey("a damaged record: the page starts, it is listed, and its text is never lost", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await answer(page, "4.1-q2", 1);
  const damaged = await page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => key.endsWith(":4.1-q1"));
    const text = localStorage.getItem(key).replace('"level":3', '"level":4');
    localStorage.setItem(key, text);
    return [key, text];
  });
  const [key, text] = damaged;
  await page.reload();
  await ready(page);
  assert.equal(await chosen(page, "4.1-q1"), null);
  assert.equal(await chosen(page, "4.1-q2"), 1);
  await answer(page, "4.1-q1", 0);
  await answer(page, "4.1-q1", 5);
  assert.ok(Object.values(await stored(page)).includes(text), "the raw text is still there");
  await visit(page, "#/desk");
  const listed = page.locator("main [role=alert]");
  await says(listed, /1 stored record could not be read/);
  await says(listed.locator("code"), new RegExp(key.replaceAll(".", "\\.")));
  const { json } = await download(page, () => listed.getByRole("button", { name: "Download them" }).click());
  assert.deepEqual(json, { [key]: text });
  await page.reload();
  await ready(page);
  await says(listed, /1 stored record could not be read/);
  await page.locator(".rows h2 a").click();
  await visit(page, "assess/4.1");
  assert.equal(await chosen(page, "4.1-q1"), 5);
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
