// From a phone to a wall: the page never scrolls sideways, and what one presses is large enough.

import assert from "node:assert/strict";
import {
  becomes, begin, dialog, everyScreen, example, exported, heading, journey, openFile, settled, tool, visit,
} from "./support/index.mjs";

/** Links within a sentence may be as high as its text (WCAG 2.2, 2.5.8), and labels are part of
 * what they name. */
const small = (page) => page.evaluate(() => {
  const over = document.querySelector("dialog[open]") ?? document;
  const controls = over.querySelectorAll("button, select, summary, input, textarea, a.btn, nav a, .tree a, .heat a");
  const found = [];
  for (const control of controls) {
    const target = control.matches("[type=radio], [type=checkbox]") ? control.closest("label") ?? control : control;
    const { width, height } = target.getBoundingClientRect();
    const isShown = control.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
    if (isShown && (width < 24 || height < 24)) {
      found.push(`${Math.round(width)}×${Math.round(height)}: ${control.outerHTML.slice(0, 120)}`);
    }
  }
  return found.slice(0, 5);
});

for (const width of [320, 768, 1440]) {
  journey(`nothing sideways and no small target at ${width} px`, async (visitor) => {
    const found = {};
    await everyScreen(visitor, async (page, name) => {
      const wide = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth > clientWidth ? [`${scrollWidth} px wide in ${clientWidth}`] : [];
      });
      const here = [...wide, ...await small(page)];
      if (here.length) found[name] = here;
    });
    assert.deepEqual(found, {});
  }, { reducedMotion: "reduce", viewport: { width, height: 900 } });
}

/** How high the bar is, and what of it is not wholly within it or has no name left to read. */
const bar = (page) => page.evaluate(() => {
  const top = [...document.querySelectorAll(".top")].find((one) => one.checkVisibility());
  const edge = top.getBoundingClientRect();
  const cut = [...top.querySelectorAll("a:not(.skip), button, .save, .whose")].filter((one) => {
    const { left, right, top: above, bottom, width } = one.getBoundingClientRect();
    return one.checkVisibility() && (width < 24 || left < 0 || right > innerWidth || above < edge.top || bottom > edge.bottom);
  });
  const lines = new Set([...top.querySelectorAll("nav a, .btn")].filter((one) => one.checkVisibility())
    .map((one) => { const box = one.getBoundingClientRect(); return Math.round((box.top + box.bottom) / 2); }));
  return { height: edge.height, lines: lines.size, cut: cut.map((one) => one.outerHTML.slice(0, 80)) };
});

journey("the bar is one line of the same height from 320 to 2560 px, also when a page is scrolled", async (visitor) => {
  const page = await example(visitor);
  for (const place of ["#/a/example-xyz-before/certification", "#/desk", "#/"]) {
    await visit(page, place);
    for (const width of [320, 360, 390, 480, 600, 700, 768, 840, 900, 1024, 1100, 1200, 1280, 1366, 1440, 1500, 1600, 1920, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      await settled(page);
      assert.deepEqual({ width, ...await bar(page) }, { width, height: 56, lines: 1, cut: [] }, place);
    }
  }
  await page.setViewportSize({ width: 768, height: 800 });
  await visit(page, "#/a/example-xyz-before/assess/8.6.1");
  await page.evaluate(() => scrollTo(0, 600));
  await settled(page);
  const edges = await page.evaluate(() => [".top", ".side"].map((one) => document.querySelector(`#app ${one}`).getBoundingClientRect()));
  assert.equal(edges[0].top, 0, "the bar stays");
  assert.equal(edges[1].top, edges[0].bottom, "what is sticky stands right below it");
});

journey("where the bar is short, pages and tools are reached by keyboard and close behind one", async (visitor) => {
  const page = await begin(visitor);
  await settled(page);
  const open = page.locator(".top").getByRole("button", { name: "Pages of this assessment, now Assess" });
  await open.focus();
  await page.keyboard.press("Enter");
  const pages = page.getByRole("navigation", { name: "This assessment" });
  await pages.waitFor();
  assert.equal(await pages.getByRole("link", { name: "Assess" }).getAttribute("aria-current"), "page");
  await page.keyboard.press("Escape");
  await pages.waitFor({ state: "hidden" });
  assert.ok(await open.evaluate((one) => one === document.activeElement), "Escape gives the focus back");
  await page.keyboard.press("Enter");
  for (let step = 0; step < 2; step++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/results$/);
  assert.match(await heading(page), /^Nothing is rated yet/);
  await pages.waitFor({ state: "hidden" });
  const desk = await tool(page, "Desk");
  await desk.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/desk$/);
  await becomes(page, () => desk.isVisible(), false);
  assert.equal(await (await tool(page, "Desk")).getAttribute("aria-current"), "page");
  await page.keyboard.press("Escape");
}, { viewport: { width: 360, height: 740 } });

journey("a title of one long word leaves the settings their width", async (visitor) => {
  const page = await example(visitor);
  const { json } = await exported(page);
  json.assessment.title = "w".repeat(2000);
  await openFile(page, json);
  await dialog(page).getByRole("button", { name: "Replace mine" }).click();
  await dialog(page).waitFor({ state: "detached" });
  await settled(page);
  await visit(page, "#/settings");
  await page.locator("table.stacked").waitFor();
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} px in ${width}`);
  }
});
