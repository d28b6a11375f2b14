// From the first screen, which needs no Wasm, into an assessment with one click.

import assert from "node:assert/strict";
import { becomes, begin, heading, journey, ready, saveState, visit } from "./support/index.mjs";

journey("the first screen is there before the app", async ({ site, context }) => {
  const release = site.hold(/\.wasm$/);
  const page = await context.newPage();
  await page.goto(site.url);
  assert.equal(await heading(page), "How close are you to ISO/IEC 20000-1?");
  for (const text of [/No account\. No server\./, /43 questions/, /182 questions/]) {
    await page.getByText(text).first().waitFor();
  }
  assert.equal(await page.locator("html[data-ready]").count(), 0);
  release();
  await ready(page);
  assert.equal(await heading(page), "How close are you to ISO/IEC 20000-1?");
});

journey("one click starts an assessment, even before the app is there", async ({ site, context }) => {
  const release = site.hold(/\.wasm$/);
  const page = await context.newPage();
  await page.goto(site.url);
  await page.locator("#door-start").click();
  release();
  await page.waitForURL(/#\/a\/[a-z0-9]{16}\/assess\/4\.1$/);
  assert.match(await heading(page), /^4\.1 Understanding the organization/);
  await becomes(page, () => saveState(page), "saved");
  await page.goBack();
  await page.waitForURL(/#\/$|\/$/);
  assert.equal(await heading(page), "How close are you to ISO/IEC 20000-1?");
});

journey("what the doors and the bar promise", async (visitor) => {
  const page = await visitor.open();
  const choosing = page.waitForEvent("filechooser");
  await page.locator("#door-open").click();
  await choosing;
  await page.getByRole("link", { name: "Your assessments" }).click();
  assert.equal(await heading(page), "Your assessments");
  await page.getByText("Nothing here yet.").waitFor();
  await page.getByRole("link", { name: "New: Service desk basics" }).waitFor();
});

journey("who comes back finds the way to what was worked on last", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "#/");
  const going = page.locator("#start-continue");
  await going.getByRole("link").click();
  await page.waitForURL(/assess\/4\.1$/);
  await visit(page, "#/");
  await page.reload();
  await ready(page);
  assert.match(await going.innerText(), /^Go on with ISO\/IEC 20000-1:2018/);
});
