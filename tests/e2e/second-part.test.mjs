// What comes with the other parts of the Wasm: results, plan, files, and what keeps answers. It may be
// late, or not come at all.

import assert from "node:assert/strict";
import {
  answer, becomes, begin, card, chosen, heading, journey, ready, saveState, visit,
} from "./support/index.mjs";

const SECOND = /split_later.*\.wasm$/;
const KEEPS = /split_kept.*\.wasm$/;

journey("the first question does without the second part", async (visitor) => {
  const page = await begin(visitor);
  await card(page, "4.1-q1").waitFor();
  assert.ok(!visitor.site.log.some((path) => SECOND.test(path)), "it was fetched too early");
  const fetched = page.waitForRequest(SECOND);
  await answer(page, "4.1-q1", 3);
  await fetched;
});

journey("a second part that does not come is said, and comes when asked for again", async (visitor) => {
  visitor.allow(/later|Failed to (load|fetch)/);
  const page = await begin(visitor);
  await page.context().route(SECOND, (route) => route.abort());
  await visit(page, "results");
  assert.equal(await heading(page), "This page cannot be shown now");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByText("A part of the app did not arrive. Your answers are safe.").last().waitFor();
  await page.context().unroute(SECOND);
  await page.getByRole("button", { name: "Try again" }).click();
  await ready(page);
  await page.locator("main [data-value]").first().waitFor();
});

/** A first visit that goes to the first question without waiting for storage. */
async function unkept(visitor, hold) {
  await visitor.context.route(KEEPS, hold);
  const page = await visitor.context.newPage();
  await page.goto(visitor.site.url + "#/new");
  await card(page, "4.1-q1").waitFor();
  return page;
}

/** Closes a tab as somebody does, who stays where leaving is questioned. Whether it was. */
async function isQuestioned(page) {
  const asked = [];
  page.once("dialog", (question) => {
    asked.push(question.type());
    question.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await becomes(page, () => asked, ["beforeunload"]);
}

journey("the first question does without storage, and what is answered and set by then is kept", async (visitor) => {
  let arrives;
  const page = await unkept(visitor, (route) => { arrives = () => route.continue(); });
  const quick = page.getByLabel("Quick scan 43");
  await answer(page, "4.1-q1", 3);
  await quick.check();
  await page.locator("[data-save-state=saving]").waitFor();
  await isQuestioned(page);
  await becomes(page, () => typeof arrives, "function");
  await arrives();
  await becomes(page, () => saveState(page), "saved");
  assert.equal(await quick.isChecked(), true);
  await visitor.context.unroute(KEEPS);
  await page.reload();
  await ready(page);
  assert.equal(await quick.isChecked(), true);
  await page.getByLabel("Full 182").check();
  assert.equal(await chosen(page, "4.1-q1"), 3);
});

journey("what keeps answers and does not come is said, and comes with the next answer", async (visitor) => {
  visitor.allow(/later|Failed to (load|fetch)/);
  const page = await unkept(visitor, (route) => route.abort());
  await answer(page, "4.1-q1", 3);
  await becomes(page, () => saveState(page), "unsaved");
  await page.getByRole("alert").getByText("stores answers has not arrived").waitFor();
  await isQuestioned(page);
  await visitor.context.unroute(KEEPS);
  await answer(page, "4.1-q2", 2);
  await becomes(page, () => saveState(page), "saved");
  await page.reload();
  await ready(page);
  assert.deepEqual([await chosen(page, "4.1-q1"), await chosen(page, "4.1-q2")], [3, 2]);
});

journey("who has only the database still finds everything after a moment", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 4);
  await becomes(page, () => saveState(page), "saved");
  const address = page.url();
  await page.close();
  const other = await visitor.context.newPage();
  await other.addInitScript(() => localStorage.clear());
  await other.goto(visitor.site.url);
  await ready(other);
  await other.locator("#start-continue a").click();
  await other.waitForURL(address);
  assert.equal(await chosen(other, "4.1-q1"), 4);
});
