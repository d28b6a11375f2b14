// The roadmap of the example: packages in their order, what one can set, and the dates.

import assert from "node:assert/strict";
import { example, exported, heading, journey, says, values, visit } from "./support/index.mjs";

const row = (page, clause) => page.locator(`[data-package="${clause}"]`);
const order = (page) =>
  page.$$eval("[data-package]", (all) => all.map((one) => one.dataset.package));
const milestone = (page, id) => page.locator(`[data-milestone=${id}]`).getAttribute("data-value");

async function open(visitor) {
  const page = await example(visitor);
  await visit(page, "roadmap");
  return page;
}

journey("packages with points, dates and reasons; milestones to the certificate’s end", async (visitor) => {
  const page = await open(visitor);
  assert.match(await heading(page), /^Stage 2 on \d+ \w+ \d{4}, certificate by /);
  const packages = await order(page);
  assert.ok(packages.length > 40);
  const first = row(page, packages[0]);
  await first.locator("summary").click();
  assert.equal(await first.locator("dl.points dd, .points dd").count(), 5, "priority has five parts");
  await says(first.locator("th .small"), /\w+\./);
  const [start, finish, ready] = await first.locator("td.n[data-value]")
    .evaluateAll((all) => all.map((one) => one.dataset.value));
  assert.ok(start <= finish && finish <= ready);
  const dates = await page.$$eval("[data-milestone]", (all) =>
    all.map((one) => [one.dataset.milestone, one.dataset.value]));
  assert.equal(dates.length, 15);
  assert.equal(dates[0][0], "internal_audit_start");
  for (const id of ["stage1_start", "stage2_start", "decision", "first_surveillance_latest", "certificate_expires"]) {
    assert.match(Object.fromEntries(dates)[id], /^20\d\d-\d\d-\d\d$/);
  }
  assert.ok(await milestone(page, "decision") < await milestone(page, "certificate_expires"));
});

journey("start, lanes and days a week move the dates; emptied, they are computed again", async (visitor) => {
  const page = await open(visitor);
  const field = (name) => page.locator(".settings").getByLabel(name);
  const set = async (name, value) => {
    await field(name).fill(value);
    await field(name).blur();
  };
  const before = await values(page);
  const decision = await milestone(page, "decision");
  await set("Packages in parallel", "6");
  await set("Person-days a week", "60");
  const faster = await milestone(page, "decision");
  assert.ok(faster < decision);
  await set("Start", "2027-01-04");
  assert.ok(await milestone(page, "decision") > decision);
  assert.deepEqual((await exported(page)).json.assessment.plan.start, "2027-01-04");
  await set("Start", "2026-02-02");
  assert.equal(await milestone(page, "decision"), faster);
  await set("Packages in parallel", "");
  await set("Person-days a week", "");
  assert.deepEqual(await values(page), before);
});

journey("effort, owner and status of a package", async (visitor) => {
  const page = await open(visitor);
  const clause = "6.3";
  const finish = () => row(page, clause).locator("td.n[data-value]").nth(1).getAttribute("data-value");
  const before = await finish();
  const effort = page.getByLabel(`Effort for ${clause} in person-days; empty for the computed one`);
  await effort.fill("200");
  await effort.blur();
  assert.ok(await finish() > before, "more work takes longer");
  const owner = page.getByLabel(`Owner of ${clause}`, { exact: true });
  await owner.fill("Somebody new");
  assert.equal(await owner.inputValue(), "Somebody new");
  await page.getByLabel(`Status of ${clause}`, { exact: true }).selectOption("Doing");
  const { json } = await exported(page);
  const { note: _, ...kept } = json.assessment.plan.packages[clause];
  assert.deepEqual(kept, { effort_days: 200, owner: "Somebody new", status: "doing" });
  await effort.fill("");
  await effort.blur();
  assert.equal(await finish(), before);
});

journey("the plan as a picture: every package by name, dependencies, milestones", async (visitor) => {
  const page = await open(visitor);
  const chart = page.locator("svg.chart");
  assert.equal(await chart.count(), 1);
  const packages = await order(page);
  const links = await chart.locator("a").evaluateAll((all) =>
    all.map((one) => one.getAttribute("href").split("/").at(-1)));
  assert.deepEqual([...new Set(links)].sort(), packages.toSorted());
  await says(chart, /Stage 1[^]*Stage 2/i);
  await chart.locator(`a[href$="/${packages[0]}"]`).first().click();
  await page.waitForURL(new RegExp(`assess/${packages[0].replaceAll(".", "\\.")}$`));
});
