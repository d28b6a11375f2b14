// Starts that come to nothing are counted, and after three the data is offered instead of a fourth.
// Safe mode leaves out what most likely breaks.

import assert from "node:assert/strict";
import {
  answer, becomes, begin, crashed, download, failedStarts, journey, ready, rescue, says, stored,
} from "./support/index.mjs";

/** A start whose page is killed before the app is up. */
async function killed(visitor) {
  const release = visitor.site.hold(/\.wasm$/);
  const page = await visitor.context.newPage();
  await page.goto(visitor.site.url + "#/desk", { waitUntil: "commit" });
  await page.waitForSelector("#app", { state: "attached" });
  await becomes(page, async () => await failedStarts(page) !== null, true);
  const debug = await visitor.context.newCDPSession(page);
  const gone = page.waitForEvent("crash");
  debug.send("Page.crash").catch(() => {});
  await gone;
  await page.close();
  release();
}

journey("three starts whose page is killed: the data is offered, and trying again settles it", async (visitor) => {
  const first = await begin(visitor);
  await answer(first, "4.1-q1", 3);
  const kept = await stored(first);
  await first.close();
  for (let n = 0; n < 3; n++) await killed(visitor);
  const page = await visitor.context.newPage();
  await page.goto(visitor.site.url + "#/desk");
  await crashed(page).getByRole("heading", { name: "Clausewise did not start three times in a row" }).waitFor();
  assert.equal(await failedStarts(page), "3");
  assert.deepEqual((await rescue(page)).local_storage, kept);
  assert.equal(await page.locator("html[data-ready]").count(), 0);
  await crashed(page).getByRole("button", { name: "Try again" }).click();
  await ready(page);
  assert.equal(await failedStarts(page), "1");
  await becomes(page, () => failedStarts(page), null);
});

journey("who leaves or opens many tabs at once has not failed", async (visitor) => {
  const page = await visitor.open("#/desk");
  for (let n = 0; n < 4; n++) {
    await page.reload();
    await ready(page);
  }
  assert.equal(await failedStarts(page), "1");
  await page.close();
  const tabs = await Promise.all(Array.from({ length: 6 }, () => visitor.open("#/desk")));
  for (const tab of tabs) assert.equal(await crashed(tab).count(), 0);
});

journey("safe mode: default settings, no questions, every answer can be exported", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await page.getByRole("button", { name: /^Theme/ }).click();
  const kept = await stored(page);
  assert.equal(kept["clausewise:1:s:theme"], "light");
  await page.evaluate(() => dispatchEvent(new CustomEvent("clausewise:panic", { detail: "planted" })));
  visitor.site.log.length = 0;
  await crashed(page).getByRole("button", { name: "Start in safe mode" }).click();
  await page.waitForURL(/\?safe#\/desk$/);
  await ready(page);
  await says(page.locator(".safe"), /^Safe mode/);
  assert.equal(await page.locator("html[data-theme]").count(), 0);
  assert.equal(await page.locator(".rows svg").count(), 0);
  const { json } = await download(page, () => page.getByRole("button", { name: /^Export / }).click());
  assert.equal(json.assessment.answers["4.1-q1"].level, 3);
  await page.getByRole("button", { name: /^Theme/ }).click();
  const now = await stored(page);
  for (const [key, text] of Object.entries(kept)) assert.equal(now[key], text, key);
  await page.getByRole("link", { name: "Leave safe mode" }).click();
  await ready(page);
  assert.equal(await page.locator("html[data-theme=light]").count(), 1);
  await becomes(page, () => page.locator(".rows svg").count(), 1);
});
