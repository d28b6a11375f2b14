// What somebody sends who means harm, or whose program is broken: it is text, it is named, and nothing
// of one's own is touched.

import assert from "node:assert/strict";
import {
  answer, begin, dialog, example, exported, importFile, journey, openFile, says, settled, stored, timeless,
  visit,
} from "./support/index.mjs";

const MARKUP = "<img src=x onerror=window.__pwned=1>[a](javascript:window.__pwned=1)";
const TURNED = "invoice\u202etxt.exe";

/** Replaces every free text of a questionnaire, but not what others refer to. */
function marked(tree, number = { at: 0 }) {
  const texts = ["title", "text", "hint", "accepted", "summary", "notice", "name", "meaning", "short"];
  for (const [key, value] of Object.entries(tree ?? {})) {
    if (typeof value === "string" && texts.includes(key)) {
      number.at += 1;
      tree[key] = `${MARKUP} ${number.at}`;
    } else if (value && typeof value === "object") marked(value, number);
  }
  return tree;
}

/** Nothing that a text could have brought: no element, no dialog, no other address. */
async function assertInert(page) {
  const found = await page.evaluate(() => ({
    pwned: window.__pwned,
    elements: document.querySelectorAll("#app img, #app iframe, #app script, #app object, #app embed").length,
    links: [...document.querySelectorAll("a")].map((one) => one.getAttribute("href") ?? "")
      .filter((href) => /^[^#?/.]*:/.test(href) && !/^(https?|mailto|blob):/.test(href)),
  }));
  assert.deepEqual(found, { pwned: undefined, elements: 0, links: [] });
}

journey("a questionnaire whose every text is markup is text on every page", async (visitor) => {
  await visitor.context.route(/service-desk-basics.*\.json$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: marked(await response.json()) });
  });
  const page = await visitor.open("#/new/service-desk-basics");
  await page.locator("[data-question]").first().waitFor();
  await settled(page);
  assert.match(await page.locator("[data-question]").first().innerText(), /<img src=x onerror/);
  await answer(page, await page.locator("[data-question]").first().getAttribute("data-question"), 2);
  for (const place of ["results", "roadmap", "certification", "profile", "report", "#/desk"]) {
    await visit(page, place);
    await settled(page);
    await assertInert(page);
  }
});

journey("characters that turn or hide text are shown wherever a name stands", async (visitor) => {
  const page = await begin(visitor);
  const { json } = await exported(page);
  json.assessment.title = `${TURNED}\u0007\u2066`;
  await openFile(page, json, `${TURNED}.json`);
  const shown = "invoice[U+202E]txt.exe␇[U+2066]";
  await says(dialog(page).locator("h2"), /invoice\[U\+202E\]txt\.exe␇\[U\+2066\]/);
  await says(dialog(page), /invoice\[U\+202E\]txt\.exe\.json/);
  await dialog(page).getByRole("button", { name: "Replace mine" }).click();
  await settled(page);
  await says(page.locator(".toast"), /\[U\+202E\]/);
  await visit(page, "#/desk");
  assert.equal(await page.locator(".rows h2").innerText(), shown);
  assert.equal(await page.getByRole("button", { name: `Export ${shown}`, exact: true }).count(), 1);
  await visit(page, `#/a/${json.assessment.id}/results`);
  assert.ok(!/[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/.test(await page.innerText("body")));
  assert.ok(!/[\u202e\u0007]/.test(await page.title()));
  // What was written stays what it was.
  assert.equal((await exported(page)).json.assessment.title, json.assessment.title);
  // A refusal repeats the file's own words no other way.
  json.assessment.answers = { [`4.1-q1${TURNED}`]: { level: 1 } };
  await openFile(page, json, `${TURNED}.json`);
  await dialog(page).locator("[data-refusal=E_VALUE]").waitFor();
  assert.ok(!(await dialog(page).innerText()).includes("\u202e"));
});

journey("other questions under the same version are said, and accepted by hand", async (visitor, another) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await settled(page);
  const { json } = await exported(page);
  const asked = json.assessment.questionnaire.sha256;
  assert.match(asked, /^[0-9a-f]{64}$/);
  json.assessment.questionnaire.sha256 = "0".repeat(64);
  const other = await (await another()).open("#/desk");
  await openFile(other, json);
  await says(dialog(other).locator("[data-notice=other-content]"), /not those that were answered[^]*Every answer is kept/);
  await dialog(other).getByRole("button", { name: "Add to my desk" }).click();
  await other.waitForURL(/\/results$/);
  const notice = other.locator("[data-reminder=content]");
  await notice.waitFor();
  await says(notice, /same name and version, but another content/);
  assert.equal((await exported(other)).json.assessment.questionnaire.sha256, "0".repeat(64));
  // Whoever has looked through the questions says so; it can be taken back.
  await notice.getByRole("button", { name: "I have looked through them" }).click();
  await notice.waitFor({ state: "detached" });
  const after = (await exported(other)).json.assessment;
  assert.equal(after.questionnaire.sha256, asked);
  assert.equal(after.answers["4.1-q1"].level, 3);
  await other.getByRole("button", { name: "Undo", exact: true }).first().click();
  await notice.waitFor();
});

journey("own questions that were answered are noted, and a file with them is the same", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await settled(page);
  const { text } = await exported(page);
  await openFile(page, text);
  await says(dialog(page), /both are the same/);
  assert.equal(await dialog(page).locator("[data-notice]").count(), 0);
});

journey("one word of 19,999 letters makes no page wider", async (visitor) => {
  const page = await begin(visitor);
  const { json } = await exported(page);
  json.assessment.title = "W".repeat(19_999);
  json.assessment.profile = { organisation: "M".repeat(19_999) };
  await page.setViewportSize({ width: 320, height: 800 });
  await openFile(page, json);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(await wide(), false);
  await dialog(page).getByRole("button", { name: "Replace mine" }).click();
  await settled(page);
  const close = await page.getByRole("button", { name: "Close this message" }).boundingBox();
  assert.ok(close.x + close.width <= 320 && close.y >= 0, JSON.stringify(close));
  await page.getByRole("button", { name: "Close this message" }).click();
  for (const place of ["results", "roadmap", "profile", "assess/4.1", "report", "#/desk"]) {
    await visit(page, place);
    await settled(page);
    assert.equal(await wide(), false, place);
  }
});

journey("fifty-two files become a list of fifty, and what is no file is named", async (visitor) => {
  const page = await visitor.open("#/desk");
  await page.evaluate(() => {
    const data = new DataTransfer();
    for (let n = 0; n < 52; n += 1) data.items.add(new File([n % 2 ? "{}" : "PK\u0003\u0004"], `file-${n}.json`));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
  });
  const rows = dialog(page).locator("[data-received]");
  await rows.nth(49).waitFor();
  assert.equal(await rows.count(), 50);
  await says(dialog(page), /Only the first 50 of 52 files/);
  assert.deepEqual(await stored(page).then((all) => Object.keys(all).filter((key) => key.includes(":h:"))), []);
});

journey("addresses with something in them lead nowhere", async (visitor) => {
  const page = await begin(visitor);
  const before = await stored(page);
  for (const hostile of [
    "#/q/..%2f..%2f<svg onload=window.__pwned=1>", "#s=%%%not-base64%%%", "#/a/<img src=x onerror=window.__pwned=1>/results",
    "#/a/__proto__/results", "#/new/constructor", "#/guide/<script>window.__pwned=1</script>", `#/${"x/".repeat(5_000)}`,
    "#/a/%E2%80%AE/assess/8.6.1-q1\u202e",
  ]) {
    await page.evaluate((hash) => { location.hash = hash; }, hostile);
    await settled(page);
    await assertInert(page);
  }
  assert.deepEqual(await stored(page), before);
});

journey("messages, storage events and channels of strangers change nothing", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  await settled(page);
  const before = await exported(page);
  await page.evaluate(() => {
    for (let n = 0; n < 10_000; n += 1) postMessage({ type: "save", answers: { "4.1-q1": { level: n % 6 } }, n }, "*");
    for (const key of Object.keys(localStorage)) {
      dispatchEvent(new StorageEvent("storage", { key, newValue: '{"v":1,"d":{"level":0}}', storageArea: localStorage }));
      dispatchEvent(new StorageEvent("storage", { key, newValue: "\u0000<script>", storageArea: localStorage }));
    }
    const channel = new BroadcastChannel("clausewise");
    channel.postMessage({ delete: "everything" });
    channel.close();
  });
  await settled(page);
  assert.deepEqual(timeless((await exported(page)).text), timeless(before.text));
});

journey("an export is the same in every language of the browser", async (visitor, another) => {
  const { text } = await exported(await example(visitor));
  for (const locale of ["de-DE", "tr-TR", "ar"]) {
    const page = await (await another({ locale })).open("#/desk");
    await importFile(page, text);
    await page.waitForURL(/\/results$/);
    assert.deepEqual(timeless((await exported(page)).text), timeless(text));
  }
});
