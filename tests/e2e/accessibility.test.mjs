// axe finds nothing on any screen, light and dark, wide and narrow.

import assert from "node:assert/strict";
import { everyScreen, findings, journey } from "./support/index.mjs";

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
