// What charts look like on the page, against pictures of when somebody last looked at them: light, dark, in
// print, in the system's own contrast colours, and on a phone. `UPDATE=1` takes what is there now as right.

import { example, journey, looks, settled, typeset, visit } from "./support/index.mjs";

const chart = (page, title) =>
  page.locator(".panel", { has: page.getByRole("heading", { name: title, exact: true }) })
    .locator("figure svg.chart").first();

/** The charts of each page: a name, and the heading that they stand under. */
const CHARTS = [
  ["results", [
    ["radar", "Declared, and backed by evidence"], ["heat", "All 57 clauses"], ["ranges", "How sure is it?"],
    ["findings", "Findings by severity and clause"], ["burn-up", "Questions rated over time"],
  ]],
  ["roadmap", [
    ["plan", "The plan"], ["effort", "Effort by month and owner"], ["cycle", "The certification’s three years"],
  ]],
];

async function part(page) {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const parts = page.locator(".print-only");
  await parts.evaluate((all) => { all.style.display = "grid"; });
  return parts.locator("svg.chart").first();
}

async function charts(visitor, way, width, media) {
  const page = await example(visitor);
  await typeset(page);
  if (media) await page.emulateMedia(media);
  for (const [place, all] of CHARTS) {
    await visit(page, place);
    await settled(page);
    for (const [name, title] of all) {
      // A whole plan is higher than any window: on a phone it is the narrow one, else its first part for paper.
      const shown = name === "plan" && way !== "phone" ? await part(page) : chart(page, title);
      await looks(shown, `${way}/${name}`, width);
    }
  }
}

journey("charts look as they did, light", (visitor) => charts(visitor, "light", 640));

journey("charts look as they did, dark", (visitor) => charts(visitor, "dark", 640), { colorScheme: "dark" });

journey("charts look as they did, in print", (visitor) => charts(visitor, "print", 640, { media: "print" }));

journey("charts look as they did, in contrast colours", (visitor) => charts(visitor, "contrast", 640), {
  forcedColors: "active",
});

journey("charts look as they did, on a phone", (visitor) => charts(visitor, "phone", 288), {
  viewport: { width: 320, height: 800 },
});
