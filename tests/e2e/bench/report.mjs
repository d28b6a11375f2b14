// How long the report of the full questionnaire takes, and the files that it becomes.
//
//   node bench/report.mjs [--rounds 5]
//
// Every question is answered, each with a note, an owner and evidence. The report counts from the click to
// the frame after its last part has come; a file from the click to its last byte on the disk. Each round
// is a page of its own, with the processor as it is and slowed 4 times; what is given is the median, and
// the best and the worst round.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { example, exported, importFile, saveForm, settled, visit } from "../support/app.mjs";
import { ARGUMENTS } from "../support/arguments.mjs";
import { serve } from "../support/site.mjs";
import { option, quantile } from "./figures.mjs";
import { filled } from "./filled.mjs";

const SLOWDOWN = 4;

// Runs in the page: presses the link to the report, and gives the milliseconds until it is whole, and
// those until its first part can be read.
function open() {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => {
    const painted = new MessageChannel();
    painted.port1.onmessage = done;
    painted.port2.postMessage(null);
  }));
  const until = async (selector) => {
    while (!document.querySelector(selector)) await drawn();
    await drawn();
    return performance.now();
  };
  const from = performance.now();
  document.querySelector(".top a[href$='/report']").click();
  return Promise.all([until(".report .report-cover"), until(".report:not([data-waiting])")])
    .then(([first, whole]) => ({ first: first - from, whole: whole - from }));
}

async function round(browser, site, rate) {
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const visitor = { open: async (route) => {
      await page.goto(site.url + route);
      await page.waitForSelector("html[data-ready]", { state: "attached" });
      return page;
    } };
    await example(visitor);
    const { json } = await exported(page);
    const { file, questions } = await filled(json);
    await importFile(page, file);
    await visit(page, `#/a/${file.assessment.id}/roadmap`);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate });
    await page.waitForTimeout(1000);
    const { first, whole } = await page.evaluate(open);
    await settled(page);
    assert.equal(await page.locator(".report-answers .report-entry").count(), questions);
    const figures = { "report, its beginning": first, "report, whole": whole };
    for (const form of ["xlsx", "docx"]) {
      const from = performance.now();
      await saveForm(page, form);
      figures[form] = performance.now() - from;
    }
    return figures;
  } finally {
    await context.close();
  }
}

const site = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ARGUMENTS,
});
const rows = new Map();
for (let turn = 0; turn < option("rounds", 5); turn++) {
  for (const rate of [1, SLOWDOWN]) {
    for (const [figure, value] of Object.entries(await round(browser, site, rate))) {
      const name = rate === 1 ? figure : `${figure}, slow`;
      rows.set(name, [...(rows.get(name) ?? []), value]);
    }
  }
}
await browser.close();
await site.close();
console.log("ms | median | best | worst");
for (const [name, all] of [...rows].toSorted()) {
  const figures = [quantile(all, 0.5), Math.min(...all), Math.max(...all)];
  console.log([name, ...figures.map((one) => one.toFixed(0))].join(" | "));
}
