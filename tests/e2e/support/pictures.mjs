// Pictures: saved, decoded, compared with what they looked like before.
//
// Fonts come from a package, so that every machine sets the same letters; what is left to differ is how
// a version of the browser smooths edges, which is not counted. What is counted lies close together: so
// many pixels of a small window, wherever in the picture it is, so that one missing line shows and a
// thousand scattered specks do not.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { saved } from "./app.mjs";

const FONTS = new URL("../node_modules/dejavu-fonts-ttf/ttf/", import.meta.url);
const FACES = [
  ["Plain", "400", "DejaVuSans.ttf"], ["Plain", "600", "DejaVuSans-Bold.ttf"],
  ["Serif", "400", "DejaVuSerif.ttf"], ["Serif", "600", "DejaVuSerif-Bold.ttf"],
];
const GOLDEN = fileURLToPath(new URL("../golden/", import.meta.url));
/** A window of so many pixels each way, and so many of them that may be others. */
const WINDOW = 24;
const MOST = 16;

/** A PNG's pixels. */
export const pixels = (bytes) => PNG.sync.read(bytes);

/** The share of pixels that are others in two pictures of the same size. */
export const difference = (one, other, options) =>
  pixelmatch(one.data, other.data, null, one.width, one.height, { threshold: 0.2, ...options }) / (one.width * one.height);

/** Saves the picture of a figure or panel as SVG or PNG, and gives its name and bytes. */
export async function savePicture(page, figure, form, width) {
  const tools = figure.locator("details.save-picture");
  if (!await tools.evaluate((one) => one.open)) await tools.locator("summary").click();
  if (width) {
    const sizes = tools.locator("[data-picture-width]");
    await sizes.selectOption(width);
  }
  return saved(page, () => tools.locator(`[data-picture="${form}"]`).click());
}

/** Sets the page in fonts of the tests' own, without carets, animations and colours of a pointer. */
export async function typeset(page) {
  const faces = await Promise.all(FACES.map(async ([family, weight, name]) =>
    [family, weight, await readFile(new URL(name, FONTS), "base64")]));
  await page.evaluate(async (faces) => {
    for (const [family, weight, base64] of faces) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      document.fonts.add(await new FontFace(family, bytes, { weight }).load());
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":root { --sans: Plain !important; --serif: Serif !important; } svg { font-family: Plain; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    await document.fonts.ready;
  }, faces);
}

/** Compares a chart with its picture in `golden/`, both so many pixels wide whatever room the page gives it;
    `UPDATE=1` takes what is there as right. */
export async function looks(chart, name, width) {
  await chart.evaluate((one, width) => Object.assign(one.style, {
    position: "fixed", top: "0", left: "0", width: `${width}px`, maxHeight: "none", zIndex: "99",
    background: "var(--card)",
  }), width);
  const shot = await chart.screenshot({ animations: "disabled", caret: "hide", scale: "css" });
  await chart.evaluate((one) => one.removeAttribute("style"));
  const path = join(GOLDEN, `${name}.png`);
  if (process.env.UPDATE) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, shot);
    return;
  }
  const [now, before] = [pixels(shot), pixels(await readFile(path))];
  const sizes = [now, before].map(({ width, height }) => [width, height]);
  assert.deepEqual(...sizes, `${name} has another size`);
  const shown = new PNG({ width: now.width, height: now.height });
  const worst = pixelmatch(before.data, now.data, shown.data, now.width, now.height, {
    threshold: 0.2, windowSize: WINDOW,
  });
  if (worst <= MOST) return;
  const folder = await mkdtemp(join(tmpdir(), "clausewise-looks-"));
  await writeFile(join(folder, "now.png"), shot);
  await writeFile(join(folder, "difference.png"), PNG.sync.write(shown));
  assert.fail(`${name} looks different (${worst} pixels of a window): see ${folder}, then UPDATE=1`);
}
