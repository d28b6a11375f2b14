// A browser that is killed, or closed right after the last key, and two tabs at full speed: whatever
// was said to be saved is there.
//
// CLAUSEWISE_KILLS sets how often the browser is killed; CI has 5.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  answer, begin, card, chosen, journey, newProfile, ready, removeProfile, saveState, start,
} from "./support/index.mjs";
import { serve } from "./support/site.mjs";

const KILLS = Number(process.env.CLAUSEWISE_KILLS ?? 5);
const QUESTIONS = ["4.1-q1", "4.1-q2", "4.1-q3"];

const openNote = async (page, question) => {
  const button = card(page, question).locator("[data-note]");
  if (await button.count() && await button.getAttribute("aria-expanded") === "false") await button.click();
};
const noteOf = (page, question) => card(page, question).locator("[data-note-text]").inputValue();

/** In the page: gives it a function that settles when the next edit is on its way and then saved. */
const watch = () => {
  const indicator = document.querySelector("[data-save-state]");
  window.nextSaved = () => new Promise((resolve) => {
    let isOnItsWay = false;
    const look = (_, watcher) => {
      const state = indicator.dataset.saveState;
      if (state === "saving") isOnItsWay = true;
      if (state !== "saved" || !isOnItsWay) return;
      watcher.disconnect();
      resolve();
    };
    new MutationObserver(look).observe(indicator, { attributeFilter: ["data-save-state"] });
  });
};

/**
 * In the page: edits as fast as it can. Notes of the questions in turn, each a number higher than
 * the last. Tells the test of each number once the page says that it is saved. It never ends.
 */
const edit = ([questions, first]) => {
  const run = async () => {
    for (let number = first; ; number++) {
      const question = questions[number % questions.length];
      const field = document.querySelector(`[data-question="${question}"] [data-note-text]`);
      const saved = window.nextSaved();
      field.value = `${number}`;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await saved;
      await window.confirmed(number);
    }
  };
  run().catch((error) => console.error(error));
};

test(`the browser is killed ${KILLS} times while somebody works: nothing that showed Saved is lost`, {
  timeout: 60_000 + KILLS * 60_000,
}, async (context) => {
  const site = await serve({});
  const profile = await newProfile();
  let promised = 0;
  let address = null;
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const browser = await start(profile);
      try {
        const page = await browser.context.newPage();
        page.on("console", (message) => context.diagnostic(message.text()));
        if (address === null) {
          await page.goto(`${site.url}#/new`);
          await page.waitForURL(/assess\/4\.1$/);
          address = page.url();
        } else {
          await page.goto(address);
        }
        await ready(page);
        let confirmed = 0;
        await page.exposeFunction("confirmed", (number) => { confirmed = number; });
        for (const question of QUESTIONS) await openNote(page, question);
        await page.evaluate(watch);
        // Higher than everything of the round before, which may still stand there.
        const first = kill * 100_000;
        await page.evaluate(edit, [QUESTIONS, first + 1]);
        for (let tries = 0; confirmed === 0 && tries < 2_000; tries++) await sleep(5);
        assert.ok(confirmed > 0, "edits are saved");
        await sleep(50 + Math.random() * 1_000);
        await browser.kill();
        const last = confirmed;
        const after = await start(profile);
        const again = await after.context.newPage();
        await again.goto(address);
        await ready(again);
        for (const [at, question] of QUESTIONS.entries()) {
          // The newest number of this question that was confirmed.
          const number = last - ((last - at) % 3 + 3) % 3;
          if (number <= first) continue;
          const found = Number(await noteOf(again, question));
          assert.ok(found >= number, `${question}: ${number} showed Saved, found ${found}`);
          promised++;
        }
        context.diagnostic(`kill ${kill + 1}: ${last - first} edits showed Saved`);
        await after.kill();
      } finally {
        await browser.kill().catch(() => {});
      }
    }
    assert.ok(promised >= KILLS);
  } finally {
    await site.close();
    await removeProfile(profile);
  }
});

for (const wait of [10, 50, 100, 349]) {
  journey(`the tab is closed ${wait} ms after the last key: no character is lost`, async (visitor) => {
    const page = await begin(visitor);
    await openNote(page, "4.1-q1");
    const text = "The register of needs lies in the wiki; Ann keeps it, every quarter.";
    await card(page, "4.1-q1").locator("[data-note-text]").pressSequentially(text);
    const address = page.url();
    await sleep(wait);
    await page.close();
    const again = await visitor.context.newPage();
    await again.goto(address);
    await ready(again);
    assert.equal(await noteOf(again, "4.1-q1"), text);
  });
}

test("the browser is closed right after the last key: no character is lost", { timeout: 120_000 }, async () => {
  const site = await serve({});
  const profile = await newProfile();
  try {
    const browser = await start(profile);
    const page = await browser.context.newPage();
    await page.goto(`${site.url}#/new`);
    await page.waitForURL(/assess\/4\.1$/);
    await openNote(page, "4.1-q1");
    await card(page, "4.1-q1").locator("[data-note-text]").pressSequentially("Up to the last letter");
    const address = page.url();
    await browser.quit();
    const after = await start(profile);
    const again = await after.context.newPage();
    await again.goto(address);
    await ready(again);
    assert.equal(await noteOf(again, "4.1-q1"), "Up to the last letter");
    await after.kill();
  } finally {
    await site.close();
    await removeProfile(profile);
  }
});

journey("two tabs with 1,000 edits each at the same time: 2,000 are kept", async (visitor) => {
  const page = await begin(visitor);
  const other = await visitor.open(new URL(page.url()).hash);
  const tabs = [[page, ["4.1-q1", "4.1-q2"]], [other, ["4.1-q3"]]];
  for (const [tab, questions] of tabs) for (const question of questions) await openNote(tab, question);
  await Promise.all(tabs.map(([tab, questions]) => tab.evaluate(async (questions) => {
    for (let number = 1; number <= 1_000; number++) {
      const question = questions[number % questions.length];
      const field = document.querySelector(`[data-question="${question}"] [data-note-text]`);
      field.value += `${number} `;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      if (number % 10 === 0) await new Promise((next) => setTimeout(next));
    }
  }, questions)));
  for (const [tab] of tabs) assert.equal(await saveState(tab), "saved");
  for (const [tab] of tabs) {
    await tab.reload();
    await ready(tab);
    const notes = await Promise.all(QUESTIONS.map((question) => noteOf(tab, question)));
    const kept = notes.map((note) => note.trim().split(" ").length);
    assert.deepEqual(kept, [500, 500, 1_000]);
  }
});

journey("each of 200 answers is saved for good; how soon, is said", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 1);
  assert.equal(await saveState(page), "saved");
  await page.evaluate(watch);
  const times = await page.evaluate(async () => {
    const inputs = document.querySelectorAll('[data-question="4.1-q1"] .levels input');
    const times = [];
    for (let round = 0; round < 200; round++) {
      const begun = performance.now();
      const saved = window.nextSaved();
      inputs[round % 2 ? 1 : 4].click();
      await saved;
      times.push(performance.now() - begun);
      await new Promise((next) => setTimeout(next, 5));
    }
    return times.sort((a, b) => a - b);
  });
  const [median, p95] = [times[100], times[190]];
  console.log(`answer to Saved: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
  assert.equal(await chosen(page, "4.1-q1"), 1);
});
