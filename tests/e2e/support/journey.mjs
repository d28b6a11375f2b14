// A journey: a test in a browser profile of its own, which fails on everything that goes wrong on
// the way, whatever it was looking at.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { ARGUMENTS } from "./arguments.mjs";
import { serve } from "./site.mjs";

/** The day of every journey, so that dates are the same in every run. */
export const NOW = new Date("2026-03-02T10:00:00Z");
/** How long something may take before it counts as not happening, in milliseconds. */
const PATIENCE = 15_000;

let launched = null;

function browser() {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ARGUMENTS,
  });
  return launched;
}

after(async () => (await launched)?.close());

/** Somebody's browser profile, with the pages that are open in it. */
export class Visitor {
  #problems = [];
  #allowed = [];

  constructor(site, context) {
    this.site = site;
    this.context = context;
    context.setDefaultTimeout(PATIENCE);
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
        this.#problem(`console ${message.type()}: ${message.text()}`);
      }
    });
    context.on("weberror", (error) => this.#problem(`page error: ${error.error().stack}`));
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (!["blob:", "data:"].includes(url.protocol) && url.origin !== site.origin) {
        this.#problem(`request to another origin: ${request.method()} ${url}`);
      }
    });
    context.on("response", (response) => {
      if (response.status() >= 400) this.#problem(`${response.status()}: ${response.url()}`);
    });
    context.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText;
      // A reload ends what is still on its way, such as the icon.
      if (reason !== "net::ERR_ABORTED") this.#problem(`failed: ${request.url()} ${reason}`);
    });
  }

  #problem(text) {
    this.#problems.push(text);
  }

  /** Says that a problem like this belongs to the journey. */
  allow(pattern) {
    this.#allowed.push(pattern);
  }

  /** A new tab at a place of the app, once the app runs. */
  async open(route = "") {
    const page = await this.context.newPage();
    await this.go(page, route);
    return page;
  }

  /** Goes to a place as somebody does who types its address. */
  async go(page, route) {
    await page.goto(this.site.url + route);
    await ready(page);
  }

  /** Fails where anything went wrong so far. */
  assertQuiet() {
    const bad = this.#problems.filter((text) => !this.#allowed.some((one) => one.test(text)));
    assert.deepEqual(bad, []);
  }
}

/** Waits until the app runs and has read what is kept, or asks for the passphrase. */
export function ready(page) {
  return page.waitForSelector("html[data-ready]:is([data-stores], [data-locked])", { state: "attached" });
}

async function profile(site, { init, ...options }) {
  const context = await (await browser()).newContext({
    acceptDownloads: true,
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  await context.clock.setFixedTime(NOW);
  // The policy's own event also tells of what is blocked without a word in the console.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  if (init) await context.addInitScript(init);
  return new Visitor(site, context);
}

/**
 * A test with a visitor on a fresh profile. Options: `folder` and `missing` of the site, `init`, a
 * script that runs before the page's own, and those of a browser context.
 */
export function journey(name, run, { folder, missing, ...options } = {}) {
  test(name, { timeout: 240_000 }, async () => {
    const site = await serve({ folder, missing });
    const visitors = [];
    const another = async (own = options) => {
      const visitor = await profile(site, own);
      visitors.push(visitor);
      return visitor;
    };
    try {
      await run(await another(), another);
      for (const visitor of visitors) visitor.assertQuiet();
    } finally {
      for (const visitor of visitors) await visitor.context.close();
      await site.close();
    }
  });
}

/** Waits until a reading is as expected, looking once a frame; then compares, so that a failure
 * shows both. */
export async function becomes(page, read, expected) {
  const end = performance.now() + PATIENCE;
  let found = await read();
  while (!isSame(found, expected) && performance.now() < end) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    found = await read();
  }
  assert.deepEqual(found, expected);
}

function isSame(found, expected) {
  try {
    assert.deepEqual(found, expected);
    return true;
  } catch {
    return false;
  }
}
