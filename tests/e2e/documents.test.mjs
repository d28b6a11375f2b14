// The documents of the example: filters, what one sets, what is overdue.

import assert from "node:assert/strict";
import { example, exported, heading, journey, visit } from "./support/index.mjs";

const rows = (page) => page.$$eval("[data-document]", (all) => all.map((one) => one.dataset.document));

async function open(visitor) {
  const page = await example(visitor);
  await visit(page, "documents");
  await page.locator("[data-document]").first().waitFor();
  return page;
}

journey("every document, and those that a filter chooses", async (visitor) => {
  const page = await open(visitor);
  assert.equal((await rows(page)).length, 58);
  assert.match(await heading(page), /^\d+ of 58 documents approved/);
  await page.getByLabel("Stage 1 looks at it").check();
  assert.equal((await rows(page)).length, 21);
  await page.locator(".settings").getByLabel("Clause").selectOption("5");
  assert.deepEqual(await rows(page), ["D02", "D54"]);
  await page.locator(".settings").getByLabel("Basis").selectOption("explicit");
  assert.deepEqual(await rows(page), ["D02"]);
  await page.getByLabel("Find").fill("nowhere");
  await page.getByText("No document fits.").waitFor();
});

journey("state, place, owner and days of a document; approval and overdue reviews count", async (visitor) => {
  const page = await open(visitor);
  const before = await heading(page);
  await page.getByLabel("State of D10", { exact: true }).selectOption("Approved");
  await page.getByLabel("Place of D10").fill("REQ-01");
  await page.getByLabel("Owner of D10").fill("Service planner");
  await page.getByLabel("Next review of D10").fill("2026-02-01");
  await page.getByLabel("Next review of D10").blur();
  assert.notEqual(await heading(page), before);
  await page.getByText("1 review is overdue.").waitFor();
  const { json } = await exported(page);
  assert.deepEqual(json.assessment.documents.D10, {
    state: "approved", reference: "REQ-01", owner: "Service planner",
    approved_on: "2026-03-02", next_review: "2026-02-01",
  });
  await page.getByLabel("Review overdue").check();
  assert.deepEqual(await rows(page), ["D10"]);
});
