// Every page by Tab alone: the focus is always seen, goes on in the order one reads, and comes out
// at the end.

import assert from "node:assert/strict";
import { example, journey, settled, visit } from "./support/index.mjs";

/** What has the focus, whether one sees that, and where it is. */
const look = (page) => page.evaluate(() => {
  const at = document.activeElement;
  if (at === document.body || at === null) return null;
  // A choice draws its focus around its label.
  const shown = [at, at.closest("label"), at.closest("summary"), at.querySelector("h2"), at.querySelector("rect")]
    .filter((one) => one !== null);
  const isMarked = shown.some((one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
      || style.textDecorationLine.includes("underline") && one !== at
      || one.matches(".point > rect") && style.stroke !== "none";
  });
  const box = (at.closest("label.seg, .seg label, .levels label") ?? at).getBoundingClientRect();
  const bar = document.querySelector("#app .top")?.getBoundingClientRect().bottom ?? 0;
  const isInBar = at.closest(".top, .skip") !== null;
  const isTall = box.height > innerHeight;
  const isThere = box.width > 0 && box.bottom > 0 && box.top < innerHeight
    && (isInBar || isTall || box.bottom > bar + 2 && box.top > -12);
  let order = 0;
  for (const one of document.querySelectorAll("*")) { order++; if (one === at) break; }
  const name = at.getAttribute("aria-label") ?? at.textContent.trim().slice(0, 40);
  return { name: `${at.tagName} ${at.type ?? ""} ${name}`, isMarked, isThere, order };
});

/** Tabs through a page; says what is wrong on the way. */
async function walk(page, most) {
  const wrong = [];
  // From the very first, which the page's heading would leave out.
  await page.evaluate(() => {
    const all = [...document.querySelectorAll("#app .skip, #start .brand")];
    all.find((one) => one.checkVisibility())?.focus();
    scrollTo(0, 0);
  });
  let before = 0;
  let stops = 0;
  for (; stops < most; stops++) {
    await page.keyboard.press("Tab");
    const at = await look(page);
    // Past the last one the browser's own buttons come, then the first again.
    if (at === null || at.order < before && stops > 3 && /skip|Skip/.test(at.name)) break;
    if (!at.isMarked) wrong.push(`not seen: ${at.name}`);
    if (!at.isThere) wrong.push(`not in view: ${at.name}`);
    if (at.order < before) wrong.push(`goes back: ${at.name}`);
    before = at.order;
  }
  if (stops === most) wrong.push(`no end after ${most}`);
  return { stops, wrong };
}

const A = "#/a/example-xyz-before/";
const C = "#/a/example-xyz-certificate/";
const PLACES = [
  "#/", "#/desk", "#/settings", "#/guide", "#/guide/glossary", A + "assess/8.6.1", A + "results", A + "roadmap",
  A + "profile", A + "documents", C + "certification", A + "report", A + "history",
];

for (const place of PLACES) {
  journey(`Tab through ${place}`, async (visitor) => {
    const page = await example(visitor);
    await visit(page, place);
    await settled(page);
    // The page takes the focus to its heading once it is there.
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    const { stops, wrong } = await walk(page, 1500);
    assert.deepEqual(wrong, []);
    assert.ok(stops > 3, `${stops} stops`);
  }, { reducedMotion: "reduce" });
}
