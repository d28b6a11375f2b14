// Files for office programs: made and read by a worker, whose Wasm nobody else waits for.

import assert from "node:assert/strict";
import { becomes, dialog, example, journey, saveForm, saved, says, settled, unzip, visit, zip } from "./support/index.mjs";

const busy = (page) => page.locator("[data-doing]");
const toast = (page) => page.locator(".toast");

/** The example's report, with the addresses that were asked for on the way. */
async function report(visitor) {
  const page = await example(visitor);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  // What a worker asks for is told by the context alone.
  visitor.context.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await visit(page, "report");
  return { page, asked };
}

/** Every part that is XML, parsed strictly by the browser on a page without a policy. */
async function parts(visitor, bytes) {
  const files = unzip(bytes);
  const texts = [...files].filter(([name]) => /\.(xml|rels)$/.test(name))
    .map(([name, file]) => [name, file.toString("utf8")]);
  const blank = await visitor.context.newPage();
  const wrong = await blank.evaluate((texts) => texts.filter(([, text]) =>
    new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror"))
    .map(([name]) => name), texts);
  await blank.close();
  assert.deepEqual(wrong, []);
  return { files, text: (name) => files.get(name).toString("utf8") };
}

journey("a workbook is made when it is asked for, with every sheet and a radar", async (visitor) => {
  const { page, asked } = await report(visitor);
  assert.ok(!asked.some((path) => path.includes("/office/")), "nothing of it is fetched before");
  const { name, bytes } = await saveForm(page, "xlsx");
  assert.match(name, /^clausewise-xyz-it-solutions-.*-2026-03-02\.xlsx$/);
  await says(toast(page), /^Saved clausewise-xyz/);
  assert.ok(asked.some((path) => /office\/clausewise_office_bg-[0-9a-f]{16}\.wasm$/.test(path)));
  const { files, text } = await parts(visitor, bytes);
  const sheets = [...text("xl/workbook.xml").matchAll(/<sheet name="([^"]+)"/g)].map(([, sheet]) => sheet);
  assert.deepEqual(sheets.slice(0, 8), ["Summary", "Answers", "Levels", "Profile", "Findings", "Roadmap", "Milestones",
    "Documents"]);
  assert.match(text("xl/charts/chart1.xml"), /radarChart/);
  assert.match(text("xl/sharedStrings.xml"), /8\.6\.1-q1/);
  assert.ok(files.has("xl/worksheets/sheet6.xml"));
});

journey("a document has the report's parts that are chosen, and its pictures", async (visitor) => {
  const { page } = await report(visitor);
  await page.locator(".report-tools").getByLabel("Every answer, clause by clause", { exact: true }).uncheck();
  await settled(page);
  const shown = await page.locator(".report figure svg.chart").count();
  const { bytes } = await saveForm(page, "docx");
  const { files, text } = await parts(visitor, bytes);
  const body = text("word/document.xml");
  assert.match(body, /Likely findings/);
  assert.ok(!body.includes("Every answer, clause by clause"));
  const pictures = [...files.keys()].filter((name) => /^word\/media\/.+/.test(name));
  // The radar of the main clauses stands twice and is drawn once.
  assert.ok(pictures.length >= shown - 1, `${pictures.length} of ${shown}`);
  for (const name of pictures) {
    const png = files.get(name);
    assert.equal(png.subarray(1, 4).toString(), "PNG");
    assert.equal(png.readUInt32BE(16), 1600, "its width");
    assert.ok(png.length > 5000, `${name} is not empty`);
  }
});

journey("somebody who has changed their mind calls it off and can begin again", async (visitor) => {
  const { page } = await report(visitor);
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await visitor.context.route(/clausewise_office_bg.*\.wasm$/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await page.locator('[data-export="xlsx"]').click();
  await becomes(page, async () => /Fetching what makes such files/.test(await busy(page).innerText()), true);
  assert.equal(await page.locator('[data-export="docx"]').getAttribute("aria-disabled"), "true");
  await page.locator("[data-cancel]").click();
  await says(toast(page), /Cancelled\. Nothing was saved\./);
  assert.equal(await page.locator("[data-cancel]").count(), 0);
  go();
  const { bytes } = await saveForm(page, "xlsx");
  await parts(visitor, bytes);
});

journey("a part that does not arrive is named, and the next attempt works", async (visitor) => {
  visitor.allow(/clausewise_office_bg|Failed to load resource/);
  const { page } = await report(visitor);
  const broken = /clausewise_office_bg.*\.wasm$/;
  await visitor.context.route(broken, (route) => route.abort("failed"));
  await page.locator('[data-export="xlsx"]').click();
  await says(toast(page), /the part of Clausewise for office files did not arrive\. Check the connection/);
  await visitor.context.unroute(broken);
  const { name } = await saveForm(page, "xlsx");
  assert.match(name, /xlsx$/);
});

journey("a workbook goes out, is filled in, and comes back with a preview or with every wrong cell", async (visitor) => {
  const { page } = await report(visitor);
  const { bytes } = await saveForm(page, "xlsx");
  const files = unzip(bytes);
  const give = async (files, name = "filled.xlsx") => {
    await page.locator("[data-read='answers']").setInputFiles({
      name, mimeType: "application/octet-stream", buffer: Buffer.isBuffer(files) ? files : zip(files),
    });
    await dialog(page).waitFor();
  };
  const answers = "xl/worksheets/sheet2.xml";
  const sheet = files.get(answers).toString("utf8");
  const cell = /<c r="F2"[^>]*><v>(\d)<\/v><\/c>/;
  assert.match(sheet, cell, "the first answer is a number");
  const filled = (level) => new Map(files).set(answers, Buffer.from(sheet.replace(cell, (whole) =>
    whole.replace(/<v>\d<\/v>/, `<v>${level}</v>`))));
  await give(filled(9));
  await says(dialog(page), /sheet Answers, row 2, column "Answer"/);
  await page.keyboard.press("Escape");
  const level = Number(sheet.match(cell)[1]);
  await give(filled(level === 2 ? 1 : 2));
  await says(dialog(page), /1 changed/);
  await page.keyboard.press("Escape");
  await give(Buffer.from("PK\x03\x04 and nothing else"), "broken.xlsx");
  await says(dialog(page), /no Excel workbook \(\.xlsx\) that can be read/);
});

journey("a picture is saved as SVG and as PNG in the size that is chosen", async (visitor) => {
  const page = await example(visitor);
  const panel = page.locator(".panel", { has: page.getByRole("heading", { name: "Findings by severity and clause" }) });
  await panel.getByText("Save this picture").click();
  const picture = (form) => saved(page, () => panel.locator(`[data-picture="${form}"]`).click());
  const svg = await picture("svg");
  assert.match(svg.name, /-2026-03-02-findings\.svg$/);
  assert.match(svg.bytes.toString("utf8"), /^<svg [\s\S]*<title>Findings by severity and clause<\/title>/);
  await panel.locator("[data-picture-width]").selectOption("2400");
  const png = await picture("png");
  assert.match(png.name, /-findings\.png$/);
  assert.equal(png.bytes.readUInt32BE(16), 2400);
});

journey("the radar is compared with a state that is earlier, or later, and says which", async (visitor) => {
  const page = await example(visitor);
  const caption = page.locator("figure figcaption").first();
  const legend = page.locator("figure svg.chart").first();
  const field = page.locator("#compare-with");
  // What is read back from this browser is as old as its answers, not as the day it was taken in.
  await page.reload();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  for (const [of, groups, day, told] of [
    ["before", ["Later"], "15 Oct 2026", /By the later state of 15 October 2026, most had changed .*: from 0\.5 to 3\.0,/],
    ["after", ["Earlier", "Later"], "15 Jan 2026", /Compared with the earlier state of 15 January 2026, .*: from 0\.5 to 3\.0,/],
  ]) {
    await visit(page, `#/a/example-xyz-${of}/results`);
    const [group] = groups;
    assert.deepEqual(await field.locator("optgroup").evaluateAll((all) => all.map((one) => one.label)), groups);
    const offered = field.locator(`optgroup[label="${group}"] option`);
    assert.match(await offered.first().innerText(), new RegExp(`^XYZ IT Solutions: .* · ${day}$`));
    await field.selectOption({ index: 1 });
    await settled(page);
    await says(caption, told);
    assert.equal(await legend.locator(".c-compared").count() > 0, true);
    await says(legend, new RegExp(`backed ${group.toLowerCase()}`));
    assert.equal(await page.evaluate(() => document.activeElement.id), "compare-with");
  }
});

journey("doubts about the answers lead to the questions that they are about", async (visitor) => {
  const page = await example(visitor);
  const checks = page.locator("[data-check]");
  assert.ok(await checks.count() > 0);
  await checks.first().locator("summary").click();
  const link = checks.first().locator("a").first();
  const id = await link.innerText();
  await link.click();
  await settled(page);
  assert.equal(await page.locator(`[data-question="${id}"]`).count(), 1);
});
