// How fast the page is, beside one that does the same by hand.
//
//   node bench/page.mjs [--rounds 3] [--answers 60]
//
// Figures count as ratios of one run: the pages take turns, and each figure is the median of its
// rounds. "Slow" is a processor slowed 4 times and a line of 1.6 Mbit/s with 150 ms a request.

import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ARGUMENTS } from "../support/arguments.mjs";
import { newProfile, removeProfile } from "../support/process.mjs";
import { DIST, serve } from "../support/site.mjs";
import { option, quantile } from "./figures.mjs";
import { release } from "./many.mjs";

const SLOWDOWN = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
/** How long somebody looks at a question before the next click, in milliseconds. */
const PAUSE = 120;

// Runs in the page from its first moment: goes through the door, and notes when the first question
// can be answered and, for each click, when the frame after it was on the screen.
function probe() {
  const ready = "html[data-ready] [data-question] input";
  let entered = false;
  const look = () => {
    const door = document.querySelector("#door-start");
    if (door && !entered) {
      entered = true;
      door.click();
    }
    if (document.querySelector(ready)) window.readyAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.latencies = [];
  addEventListener("click", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => window.latencies.push(performance.now() - event.timeStamp);
      painted.port2.postMessage(null);
    });
  }, true);
}

async function tab(context, url) {
  const page = await context.newPage();
  await page.addInitScript(probe);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  await page.goto(url);
  await page.waitForFunction(() => window.readyAt);
  return page;
}

async function click(page, at) {
  const place = await page.evaluate((at) => {
    const open = "[data-question] label:has(> [type=radio]:is([value='1'], [value='2'], [value='3']):not(:checked))";
    const label = document.querySelectorAll(open)[at % 6];
    label.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = label.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }, at);
  await page.mouse.click(...place);
  await page.waitForTimeout(PAUSE);
}

async function round(url, answers) {
  const profile = await newProfile();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ARGUMENTS,
    viewport: { width: 1280, height: 800 },
  });
  try {
    const first = await tab(context, url);
    const ready = await first.evaluate(() => window.readyAt);
    // The browser puts the compiled program aside once it has been used for a while.
    await first.waitForTimeout(3000);
    await first.close();
    const page = await tab(context, url);
    const again = await page.evaluate(() => window.readyAt);
    await page.waitForTimeout(1500);
    for (let at = 0; at < answers; at++) await click(page, at);
    const latencies = await page.evaluate(() => window.latencies);
    return {
      "first question, first visit, slow": ready,
      "first question, second visit, slow": again,
      "click to paint, median, slow": quantile(latencies, 0.5),
      "click to paint, 95th percentile, slow": quantile(latencies, 0.95),
    };
  } finally {
    await context.close();
    await removeProfile(profile);
  }
}

const folder = await newProfile();
const questions = await release(DIST, folder);
const sites = [
  ["by hand", await serve({ root: fileURLToPath(new URL(".", import.meta.url)) }), "plain.html"],
  ["182 questions", await serve(), ""],
  [`${questions} questions`, await serve({ root: folder }), ""],
];
const rows = new Map();
for (let turn = 0; turn < option("rounds", 3); turn++) {
  for (const [name, site, path] of sites) {
    for (const [figure, value] of Object.entries(await round(site.url + path, option("answers", 60)))) {
      const row = rows.get(figure) ?? new Map();
      row.set(name, [...(row.get(name) ?? []), value]);
      rows.set(figure, row);
    }
  }
}
for (const [, site] of sites) await site.close();
await removeProfile(folder);
console.log(["ms", ...sites.map(([name]) => name)].join(" | "));
for (const [figure, row] of rows) {
  const middle = (name) => quantile(row.get(name), 0.5);
  const base = middle(sites[0][0]);
  const cells = sites.map(([name]) => `${middle(name).toFixed(1)} (× ${(middle(name) / base).toFixed(2)})`);
  console.log([figure, ...cells].join(" | "));
}
