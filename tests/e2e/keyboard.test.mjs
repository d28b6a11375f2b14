// Everything by keyboard alone, and keys that stay out of the way of typing.

import assert from "node:assert/strict";
import {
  answer, becomes, begin, card, chosen, dialog, example, exported, focused, heading, journey, level,
  openFile, says, settled, visit,
} from "./support/index.mjs";

/** What has the focus: the name that somebody who listens hears, or the element. */
const focus = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return at.getAttribute("aria-label") ?? (at.textContent.trim() || at.id || at.tagName);
});

/** Presses Tab until the focus is where it should be. */
async function tabTo(page, found, most = 80) {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(found)) return;
  }
  assert.fail(`${found} is not within ${most} Tabs; the focus is on ${await focus(page)}`);
}

const onHeading = (page) =>
  becomes(page, () => page.evaluate(() => document.activeElement.tagName), "H1");

journey("from the first screen to the results with Tab, Enter and keys", async (visitor) => {
  const page = await visitor.open();
  await tabTo(page, () => document.activeElement.id === "door-start", 6);
  await page.keyboard.press("Enter");
  await page.waitForURL(/assess\/4\.1$/);
  await onHeading(page);
  for (const key of ["3", "1", "0"]) await page.keyboard.press(key);
  const found = ["4.1-q1", "4.1-q2", "4.1-q3"].map((question) => chosen(page, question));
  assert.deepEqual(await Promise.all(found), [3, 1, 0]);
  await page.keyboard.press("u");
  await page.waitForURL(/assess\/4\.2-q1$/);
  await becomes(page, () => focused(page), "4.2-q1");
  await tabTo(page, () => document.activeElement.matches(".levels input"), 2);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press(" ");
  assert.ok(await chosen(page, "4.2-q1") !== null, "native radio buttons answer to arrows and space");
  await page.evaluate(() => document.querySelector("#main h1").focus());
  await page.keyboard.press("Shift+Tab");
  for (let back = 0; back < 80 && !/^Results$/.test(await focus(page)); back++) {
    await page.keyboard.press("Shift+Tab");
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(/results$/);
  await onHeading(page);
  assert.match(await heading(page), /^Not enough answers/);
});

journey("Escape leads from a note back to its question, where figures answer again", async (visitor) => {
  const page = await begin(visitor);
  await page.locator("#main h1").focus();
  await page.keyboard.press("n");
  await becomes(page, () => page.evaluate(() => document.activeElement.matches("[data-note-text]")), true);
  await page.keyboard.type("5 suppliers");
  await page.keyboard.press("Escape");
  await becomes(page, () => focused(page), "4.1-q1");
  assert.equal(await chosen(page, "4.1-q1"), null, "what is typed in a note answers nothing");
  await page.keyboard.press("2");
  assert.equal(await chosen(page, "4.1-q1"), 2);
});

journey("the skip link comes first and leads to the content", async (visitor) => {
  const page = await example(visitor);
  await page.reload();
  await page.waitForSelector("[data-verdict]");
  await tabTo(page, () => document.activeElement.matches(".skip"), 1);
  const address = page.url();
  await page.keyboard.press("Enter");
  await onHeading(page);
  assert.equal(page.url(), address);
});

journey("every change of page or clause moves the focus to its heading", async (visitor) => {
  const page = await example(visitor);
  await onHeading(page);
  for (const place of ["roadmap", "profile", "assess/8.6.1", "assess/9.2", "results/8", "#/desk", "#/"]) {
    await visit(page, place);
    await onHeading(page);
    await becomes(page, () => page.title(), `${(await heading(page)).replaceAll("\n", " ")} – Clausewise`);
  }
});

journey("dialogs keep the focus, close on Escape, and give the focus back", async (visitor) => {
  const page = await example(visitor);
  const button = page.getByRole("button", { name: "Keyboard shortcuts" });
  await button.focus();
  await page.keyboard.press("Enter");
  await dialog(page).waitFor();
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press("Tab");
    // Between the last control and the first, browsers stop at their own.
    assert.ok(await page.evaluate(() =>
      document.activeElement === document.body || document.activeElement.closest("dialog") !== null));
  }
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await becomes(page, () => focus(page), "Keyboard shortcuts");
  const { json } = await exported(page);
  json.assessment.answers["4.1-q1"].level = 5;
  for (const content of ["{}", json]) {
    await button.focus();
    await openFile(page, content);
    await dialog(page).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await becomes(page, () => focus(page), "Keyboard shortcuts");
  }
});

journey("keys stay out of text fields, and modified keys belong to the browser", async (visitor) => {
  const page = await begin(visitor);
  const search = page.getByLabel("Search");
  await search.focus();
  await page.keyboard.type("3 u?en");
  assert.equal(await search.inputValue(), "3 u?en");
  assert.equal(await dialog(page).count(), 0);
  await search.fill("");
  await card(page, "4.1-q1").focus();
  await page.keyboard.press("Alt+3");
  await page.keyboard.press("Meta+3");
  assert.equal(await chosen(page, "4.1-q1"), null);
  await visit(page, "roadmap");
  await page.locator(".settings input[type=number]").first().focus();
  await page.keyboard.type("3");
  assert.equal(await page.locator(".settings input[type=number]").first().inputValue(), "3");
});

journey("shortcuts can be switched off, and stay off", async (visitor) => {
  const page = await begin(visitor);
  await page.keyboard.press("?");
  const on = dialog(page).getByRole("checkbox");
  await on.uncheck();
  await dialog(page).getByRole("button", { name: "Close" }).click();
  const dead = async () => {
    await card(page, "4.1-q1").focus();
    for (const key of ["3", "u", "?", "ArrowRight"]) await page.keyboard.press(key);
    assert.equal(await chosen(page, "4.1-q1"), null);
    assert.equal(await dialog(page).count(), 0);
    assert.match(page.url(), /assess\/4\.1$/);
  };
  await dead();
  await page.reload();
  await page.waitForSelector("[data-question]");
  await dead();
  await answer(page, "4.1-q1", 2);
  await page.keyboard.press("Control+z");
  assert.equal(await chosen(page, "4.1-q1"), null, "keys with Ctrl are no single keys");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await on.check();
  await page.keyboard.press("Escape");
  await card(page, "4.1-q1").focus();
  await page.keyboard.press("3");
  assert.ok(await level(page, "4.1-q1", 3).isChecked());
});

/** Every picture of a page: its places in order, and what one sees of them by keys. */
async function toured(page) {
  const all = page.locator("#main .explored:visible");
  const found = [];
  for (let at = 0; at < await all.count(); at++) {
    const picture = all.nth(at);
    const places = picture.locator("[data-point]");
    const said = picture.locator(".said");
    const names = await places.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    const stop = picture.locator('[data-point][tabindex="0"]');
    assert.equal(await stop.count(), 1, "one stop for Tab");
    await stop.focus();
    const heard = [];
    for (let pressed = 0; pressed < Math.min(names.length, 12); pressed++) {
      const name = await focus(page);
      heard.push(name);
      assert.equal(await said.innerText(), name, "what is said is shown");
      const { x, width } = await said.boundingBox();
      assert.ok(x >= 0 && x + width <= page.viewportSize().width, `${name} leaves the page`);
      await page.keyboard.press(pressed % 2 ? "ArrowDown" : "ArrowRight");
    }
    assert.deepEqual(heard, names.slice(0, heard.length), "in the order in which they are drawn");
    await page.keyboard.press("End");
    assert.equal(await focus(page), names.at(-1));
    await page.keyboard.press("ArrowDown");
    assert.equal(await focus(page), names.at(-1), "past the last there is none");
    await page.keyboard.press("Escape");
    assert.ok(await said.isHidden(), "Escape takes the words away");
    await page.keyboard.press("ArrowUp");
    if (names.length > 1) assert.equal(await focus(page), names.at(-2));
    await page.keyboard.press("Home");
    assert.equal(await focus(page), names[0]);
    await page.keyboard.press("Tab");
    assert.ok(await said.isHidden(), "and so does going on");
    assert.equal(await places.evaluateAll((all) => all.includes(document.activeElement)), false, "Tab leads out");
    found.push([await picture.locator("svg.chart").getAttribute("aria-label"), names.length]);
  }
  return found;
}

for (const width of [320, 1440]) {
  journey(`every picture is gone through by arrows, ${width} px`, async (visitor) => {
    const page = await example(visitor);
    const results = await toured(page);
    assert.equal(results.length, 5);
    await visit(page, "results/10");
    await settled(page);
    assert.equal((await toured(page))[0][1], 2, "bars too");
    await visit(page, "roadmap");
    await settled(page);
    assert.equal((await toured(page)).length, 3);
    await visit(page, "report");
    await settled(page);
    const report = await toured(page);
    assert.ok(report.length >= 8, `${report.length} pictures in the report`);
    for (const [name, places] of [...results, ...report]) assert.ok(places >= 2, `${name}: ${places}`);
  }, { reducedMotion: "reduce", viewport: { width, height: 900 } });
}

journey("a place of a picture leads to what it shows, and a pointer reads it too", async (visitor) => {
  const page = await example(visitor);
  const picture = page.locator("#main .explored").first();
  await picture.locator('[data-point="4"] rect').hover();
  await says(picture.locator(".said"), /^8 Operation: declared \d\.\d, backed by evidence \d\.\d, target \d\.\d\.$/);
  await picture.locator(".said").hover();
  assert.ok(await picture.locator(".said").isVisible(), "the words can be pointed at");
  await page.locator("#main h1").hover();
  assert.ok(await picture.locator(".said").isHidden());
  await picture.locator('[tabindex="0"]').focus();
  for (let place = 0; place < 4; place++) await page.keyboard.press("ArrowRight");
  const { width, height } = await picture.locator(".said").boundingBox();
  assert.ok(width > 2 * height && height < 110, `${width} x ${height}: the words stand in lines`);
  await page.keyboard.press("Enter");
  await page.waitForURL(/results\/8$/);
});
