// axe finds nothing on any screen, light and dark, wide and narrow.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { everyScreen, journey } from "./support/index.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds, as `rule: element`. */
async function findings(page) {
  // The debugger may do what the page's policy forbids to scripts.
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, {
      runOnly: tags, resultTypes: ["violations"],
    });
    return violations.flatMap((rule) =>
      rule.nodes.slice(0, 5).map((node) => `${rule.id}: ${node.html.slice(0, 200)}`));
  }, TAGS);
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 320]) {
    journey(`axe, ${colorScheme}, ${width} px`, async (visitor) => {
      const found = {};
      await everyScreen(visitor, async (page, name) => {
        const here = await findings(page);
        if (here.length) found[name] = here;
      });
      assert.deepEqual(found, {});
    }, { colorScheme, reducedMotion: "reduce", viewport: { width, height: 900 } });
  }
}
