// What comes with the second Wasm: results, plan, files. It may be late, or not come at all.

import assert from "node:assert/strict";
import { answer, begin, card, heading, journey, ready, visit } from "./support/index.mjs";

const SECOND = /later.*\.wasm$/;

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
