// What keeps people with impairments out, as far as a program can see it.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds, as `rule: element`. */
export async function findings(page) {
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
