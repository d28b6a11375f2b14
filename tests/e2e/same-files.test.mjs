// The page's files are those of the command line: byte for byte, but for pictures in pixels, which the
// browser draws here and a library there.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
  difference, exported, example, journey, NOW, pixels, saveForm, savePicture, settled, unzip, visit,
} from "./support/index.mjs";

const COMMAND = process.env.CLAUSEWISE ?? fileURLToPath(new URL("../../target/debug/clausewise", import.meta.url));
const DAY = NOW.toISOString().slice(0, 10);
const WIDTH = "1600";

/** What the command line makes of an export: names with their bytes. */
async function written(file, ...forms) {
  assert.ok(existsSync(COMMAND), `${COMMAND} is not there: cargo build --package clausewise-cli`);
  const folder = await mkdtemp(join(tmpdir(), "clausewise-"));
  await writeFile(join(folder, "in.json"), file);
  const out = join(folder, "out");
  await promisify(execFile)(COMMAND, [
    "report", join(folder, "in.json"), "--to", forms.join(), "--out", out, "--today", DAY, "--width", WIDTH,
  ]);
  const names = await readdir(out);
  const files = new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(out, name))])));
  await rm(folder, { recursive: true });
  return files;
}

/** The example's report, and its export. */
async function report(visitor) {
  const page = await example(visitor);
  const { text } = await exported(page);
  await visit(page, "report");
  return { page, text };
}

function same(files, { name, bytes }) {
  assert.ok(files.has(name), `${name} of ${[...files.keys()].join(" ")}`);
  assert.ok(files.get(name).equals(bytes), `${name} is another`);
}

// Two journeys: Chromium takes ten files in quick succession from a page, and no more.
for (const [kind, make, forms] of [
  ["text", ["html", "md", "ics"], ["html", "md", "ics"]],
  ["table and plan", ["csv", "jira", "project"], [
    "csv-answers", "csv-findings", "csv-roadmap", "csv-milestones", "csv-documents", "jira", "project",
  ]],
]) {
  journey(`every ${kind} is the same file from the page and from the command line`, async (visitor) => {
    const { page, text } = await report(visitor);
    const files = await written(text, ...make);
    assert.equal(files.size, forms.length);
    for (const form of forms) same(files, await saveForm(page, form));
  });
}

journey("every picture is the same SVG from the page and from the command line", async (visitor) => {
  const { page, text } = await report(visitor);
  const files = await written(text, "svg");
  const figures = await page.locator(".report figure").all();
  const seen = new Set();
  for (const figure of figures) {
    const saved = await savePicture(page, figure, "svg");
    same(files, saved);
    seen.add(saved.name);
  }
  assert.deepEqual([...seen].toSorted(), [...files.keys()].toSorted());
});

journey("a picture in pixels looks the same from the page and from the command line", async (visitor) => {
  const { page, text } = await report(visitor);
  const files = await written(text, "png");
  // One of each kind: lines and areas, cells, bars.
  const figures = page.locator(".report figure");
  for (const title of ["Main clauses", "Every clause and its status", "Findings by severity"]) {
    const figure = figures.filter({ has: page.locator(`svg[aria-label^="${title}"]`) }).first();
    const { name, bytes } = await savePicture(page, figure, "png", WIDTH);
    assert.ok(files.has(name), name);
    const [here, there] = [pixels(bytes), pixels(files.get(name))];
    assert.deepEqual([here.width, here.height], [there.width, there.height], name);
    // Fonts differ, and how edges are smoothed.
    const share = difference(here, there);
    assert.ok(share < 0.01, `${name}: ${(share * 100).toFixed(1)}% of it differs`);
  }
});

journey("a workbook is the same file, and a document all but its pictures, from both", async (visitor) => {
  const { page, text } = await report(visitor);
  const files = await written(text, "xlsx", "docx");
  same(files, await saveForm(page, "xlsx"));
  const { name, bytes } = await saveForm(page, "docx");
  const [here, there] = [unzip(bytes), unzip(files.get(name))];
  assert.deepEqual([...here.keys()], [...there.keys()]);
  let pictures = 0;
  for (const [part, content] of here) {
    if (/^word\/media\/.+\.png$/.test(part)) {
      pictures += 1;
      const [one, other] = [pixels(content), pixels(there.get(part))];
      assert.deepEqual([one.width, one.height], [other.width, other.height], part);
    } else {
      assert.ok(content.equals(there.get(part)), part);
    }
  }
  assert.ok(pictures > 10, `${pictures} pictures`);
});

journey("on a phone, results and roadmap give the command line's pictures, in the size that is chosen", async (visitor) => {
  const page = await example(visitor);
  const { text } = await exported(page);
  const files = await written(text, "svg");
  const seen = new Set();
  for (const place of ["results", "roadmap"]) {
    await visit(page, place);
    for (const panel of await page.locator(".panel:has(details.save-picture)").all()) {
      const picture = await savePicture(page, panel, "svg", WIDTH);
      assert.match(picture.text, new RegExp(`^<svg [^>]*width="${WIDTH}"`), picture.name);
      seen.add(picture.name.replace(/^.*\d{4}-\d\d-\d\d-|\.svg$/g, ""));
      // The command line writes a plan of many packages in parts, for paper; here it is one picture.
      if (!/-plan\.svg$/.test(picture.name)) same(files, picture);
    }
  }
  assert.deepEqual([...seen].toSorted(), [
    "burn-up", "cycle", "effort", "findings", "heat", "plan", "radar", "ranges",
  ]);
}, { viewport: { width: 320, height: 800 } });

journey("a radar saved on a phone names every clause, and shows the view and the state that one sees", async (visitor) => {
  const page = await example(visitor);
  const panel = page.locator(".panel", { has: page.getByRole("heading", { name: "Declared, and backed by evidence" }) });
  const words = (svg) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words).join(" ");
  await page.locator("#compare-with").selectOption({ index: 1 });
  await settled(page);
  for (const [place, axes, width] of [["results", 7, "800"], ["results/8.5", 3, "2400"], ["results/classic", 7, "1600"]]) {
    await visit(page, place);
    const names = await panel.getByRole("region", { name: "Figures of the chart" }).locator("tbody th").allInnerTexts();
    assert.equal(names.length, axes);
    const svg = await savePicture(page, panel, "svg", width);
    for (const name of names) assert.ok(words(svg.text).includes(name), `${name} in ${words(svg.text)}`);
    const title = await panel.locator("#view-title").innerText();
    assert.ok(svg.text.includes(`<title>${title.replace("← Back", "").trim()}: `), title);
    assert.match(svg.text, />backed later</);
    assert.match(svg.text, new RegExp(`^<svg [^>]*width="${width}"`));
    const png = await savePicture(page, panel, "png", width);
    assert.equal(pixels(png.bytes).width, Number(width));
  }
}, { viewport: { width: 320, height: 800 } });
