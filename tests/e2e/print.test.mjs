// Results, roadmap, documents and the way to the certificate on paper: from any theme black on white, charts whole, tools left out.

import assert from "node:assert/strict";
import { example, journey, visit } from "./support/index.mjs";

/** A4 with the margins of the print style, in CSS pixels. */
const PAPER = { width: 688, height: 1002 };

for (const place of ["results", "roadmap", "documents", "certification", "profile"]) {
  journey(`${place} print cleanly from the dark theme`, async (visitor) => {
    const page = await example(visitor);
    await visit(page, place);
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: "print" });
    for (const tool of [".top", ".seg", ".settings", ".toast", ".skip"]) {
      for (const one of await page.locator(tool).all()) assert.ok(!await one.isVisible(), tool);
    }
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(paper, "rgb(255, 255, 255)");
    const clipped = await page.$$eval("#main svg.chart", (all) => all
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([one, { left, right }]) => left < 0 || right > innerWidth || one.scrollWidth > one.clientWidth)
      .map(([one]) => one.getAttribute("aria-label")));
    assert.deepEqual(clipped, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is cut at the side");
    const cut = await page.$$eval("#main :is(input:not([type=checkbox], [type=radio]), textarea, select)", (all) => all
      .filter((one) => one.checkVisibility() && one.closest("[data-print]")).length);
    assert.equal(cut, 0, "what was typed is a text");
    const title = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue("--report-title"));
    assert.match(title, /XYZ IT Solutions: gap analysis/, "each page says whose it is");
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).page), "titled");
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages > 1 && pages < 40, `${pages} pages`);
  }, { colorScheme: "dark" });
}

journey("printed results name each check, the first ids of a rule, and nothing that only leads elsewhere", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "results");
  await page.emulateMedia({ media: "print" });
  for (const check of await page.locator("[data-panel=doubts] summary").all()) {
    assert.ok(await check.isVisible(), await check.textContent());
  }
  assert.ok(await page.locator("[data-panel=findings] summary").isVisible());
  const rule = page.locator("[data-verdict=stage2] [data-rule] a");
  const shown = await rule.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
  assert.ok(shown > 10 && shown < 60, `${shown} ids`);
  assert.equal(await page.locator(".rules a[href$='/profile']:visible").count(), 0);
});

journey("the plan is printed in pictures that can be read, and is one picture again afterwards", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "roadmap");
  const parts = page.locator(".print-only figure");
  assert.equal(await parts.count(), 0);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await parts.count(), 3);
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: "print" });
  const sizes = await page.$$eval(".print-only svg text", (all) => all
    .filter((one) => one.textContent.trim())
    .map((one) => one.getBoundingClientRect().height));
  assert.ok(Math.min(...sizes) > 8, `letters are ${Math.min(...sizes)} px high`);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await parts.count(), 0);
});

journey("a printed question says that its event has not happened only where that was said", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "assess/8.6.1");
  const pending = page.locator(".q .check", { hasText: "It has not happened yet" });
  const ticked = pending.locator("input:checked");
  assert.ok(await pending.count() > 1);
  await page.emulateMedia({ media: "print" });
  const shown = async () => (await pending.evaluateAll((all) => all.map((one) => one.checkVisibility())))
    .filter(Boolean).length;
  assert.equal(await shown(), await ticked.count());
  await page.emulateMedia({ media: "screen" });
  await pending.locator("input:not(:checked)").first().check();
  await page.emulateMedia({ media: "print" });
  assert.equal(await shown(), await ticked.count());
  assert.ok(await shown() > 0);
});
