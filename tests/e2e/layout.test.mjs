// From a phone to a wall: the page never scrolls sideways, and what one presses is large enough.

import assert from "node:assert/strict";
import { everyScreen, journey } from "./support/index.mjs";

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
