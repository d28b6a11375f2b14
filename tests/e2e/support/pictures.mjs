// Pictures: saved, decoded, compared.

import { readFile } from "node:fs/promises";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

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
  const [file] = await Promise.all([
    page.waitForEvent("download"), tools.locator(`[data-picture="${form}"]`).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}
