// The report: complete, printed cleanly from anywhere, saved as files that need nothing else.

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { dialog, example, journey, saveForm as save, says, settled, visit } from "./support/index.mjs";

/** A4 with the report's margins, in CSS pixels. */
const PAPER = { width: 672, height: 978 };

const part = (page, name) => page.locator(".report-tools").getByLabel(name, { exact: true });

journey("the report has every part, and shows what is chosen", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "report");
  await says(page.locator(".report-cover"), /XYZ IT Solutions/);
  await says(page.locator("#summary"), /self-assessed: not ready/);
  assert.equal(await page.locator(".report-answers .report-entry").count(), 182);
  await part(page, "Every answer, clause by clause").uncheck();
  await settled(page);
  assert.equal(await page.locator(".report-answers").count(), 0);
  assert.equal(await page.locator("#roadmap").count(), 1);
});

journey("a link within the report leads to its place and keeps the address", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "report");
  await page.locator(".report-contents").getByRole("link", { name: "Milestones" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "milestones");
  assert.match(page.url(), /#\/a\/example-xyz-before\/report$/);
});

journey("an answer that changes is in the report at once", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "assess/4.1");
  const note = page.locator("[data-question='4.1-q1'] [data-note-text]");
  if (!(await note.count())) await page.locator("[data-question='4.1-q1'] [data-note]").click();
  await note.fill("Seen by the board on Monday.");
  await visit(page, "report");
  await says(page.locator("#question-4\\.1-q1"), /Seen by the board on Monday\./);
});

journey("the report is whole before it is printed, however soon", async (visitor) => {
  const page = await example(visitor);
  await page.getByRole("link", { name: "Report", exact: true }).click();
  await page.locator(".report-cover").waitFor();
  const entries = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    return document.querySelectorAll(".report-answers .report-entry").length;
  });
  assert.equal(entries, 182);
  assert.equal(await page.locator(".report[data-waiting]").count(), 0);
  // A browser calls the file after the page.
  assert.match(await page.title(), /XYZ IT Solutions/);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.title(), "Report – Clausewise");
});

journey("the report prints from the dark theme with a dialog open", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "report");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await dialog(page).waitFor();
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: "print" });
  for (const tool of [".top", ".report-tools", "dialog", "details"]) {
    for (const one of await page.locator(tool).all()) assert.ok(!await one.isVisible(), tool);
  }
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(ground, "rgb(255, 255, 255)");
  const wide = await page.$$eval(".report *", (all) => all
    // A space at the end of a line hangs over its edge, unseen.
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 6)
    .map((one) => one.outerHTML.slice(0, 80)));
  assert.deepEqual(wide, []);
  const title = await page.evaluate(() =>
    document.documentElement.style.getPropertyValue("--report-title"));
  assert.match(title, /XYZ IT Solutions/);
  for (const format of ["A4", "Letter"]) {
    const pdf = await page.pdf({ format, preferCSSPageSize: true, tagged: true, outline: true });
    const text = pdf.toString("latin1");
    const pages = text.match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages > 40 && pages < 120, `${format}: ${pages} pages`);
    // Behind an open dialog there would be nothing to go by.
    assert.match(text, /\/StructTreeRoot/, "tagged");
    assert.match(text, /\/Outlines/, "with an outline");
  }
  await page.emulateMedia({ media: "screen" });
  assert.ok(await dialog(page).isVisible(), "the dialog is there again");
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
}, { colorScheme: "dark" });

journey("a page may end between the rows of every long table, and never within one", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "report");
  await page.emulateMedia({ media: "print" });
  const tables = await page.$$eval(".report table", (all) => all
    .filter((table) => table.checkVisibility())
    .map((table) => {
      const rows = [...table.tBodies[0].rows].map((row) => getComputedStyle(row));
      const ends = rows.slice(0, -1).filter((row, at) =>
        row.breakAfter === "auto" && rows[at + 1].breakBefore === "auto");
      return { name: table.ariaLabel, rows: rows.length, ends: ends.length,
        whole: rows.every((row) => row.breakInside === "avoid") };
    }));
  assert.ok(tables.filter(({ rows }) => rows > 12).length >= 4, "long ones are among them");
  for (const { name, rows, ends, whole } of tables) {
    assert.ok(whole, name);
    // Where every row keeps the next one, a browser ends the page anywhere, even within a row.
    assert.ok(rows <= 12 || ends > rows / 2, `${name}: ${ends} of ${rows}`);
  }
  // The same of entries: what keeps the next thing must not be the last of its entry.
  const [last, kept] = await page.$$eval(".report-entry .report-facts > div:last-child", (all) =>
    [all.length, all.filter((one) => getComputedStyle(one).breakAfter !== "auto").length]);
  assert.ok(last > 200, `${last} entries`);
  assert.equal(kept, 0);
});

journey("the saved web page opens offline and needs nothing", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "report");
  const { name, path, text } = await save(page, "html");
  assert.match(name, /^clausewise-xyz-it-solutions-.*-2026-03-02\.html$/);
  assert.ok(!/<script|http-equiv="refresh"|url\(/i.test(text));
  visitor.allow(/request to another origin: GET file:.*\.html$/);
  const alone = await visitor.context.newPage();
  await visitor.context.setOffline(true);
  await alone.goto(pathToFileURL(path).href);
  await says(alone.locator("h1"), /XYZ IT Solutions/);
  assert.equal(await alone.locator("figure svg").count(), await page.locator(".report figure svg.chart").count());
  await visitor.context.setOffline(false);
});

journey("Markdown is saved with the same words", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "report");
  const { name, text } = await save(page, "md");
  assert.match(name, /\.md$/);
  assert.match(text, /^# XYZ IT Solutions/);
  assert.match(text, /## Every answer, clause by clause/);
});

journey("the answers table goes out, is filled in, and comes back with a preview", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "report");
  const { name, text } = await save(page, "csv-answers");
  assert.match(name, /-2026-03-02-answers\.csv$/);
  assert.ok(text.startsWith("\ufeffQuestion id,") && text.includes("\r\n"));
  const give = async (content) => {
    await page.locator("[data-read='answers']").setInputFiles({
      name: "answers.csv", mimeType: "text/csv", buffer: Buffer.from(content),
    });
    await dialog(page).waitFor();
  };
  await give("Question id,Answer,Evidence,Where the evidence is\r\n4.1-q1,5,located,the board's minutes\r\n");
  await says(dialog(page), /1 changed/);
  await dialog(page).getByRole("button", { name: "Replace mine" }).click();
  await page.waitForURL(/results$/);
  await visit(page, "report");
  await says(page.locator("#question-4\\.1-q1"), /5 Improving.*the board's minutes/s);
  await give("Question id,Answer\r\n4.1-q1,9\r\n");
  await says(dialog(page), /row 2, column "Answer"/);
});
