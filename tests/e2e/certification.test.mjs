// The way to the certificate: steps, audits, findings, calendar; and the example that has gone it.

import assert from "node:assert/strict";
import { becomes, begin, example, exported, heading, journey, saved, says, settled, visit } from "./support/index.mjs";

const AFTER = "#/a/example-xyz-certificate/";
const step = (page, id) => page.locator(`[data-step=${id}]`);
const list = (page, name) => page.locator(`[data-list=${name}]`);
const value = (locator) => locator.getAttribute("data-value");

async function add(page, name, button) {
  const before = await list(page, name).locator("[data-entry]").count();
  await page.getByRole("button", { name: button, exact: true }).click();
  // The focus goes to the new entry with the next frame.
  await settled(page);
  const entry = list(page, name).locator("[data-entry][open]").last();
  await entry.waitFor();
  assert.equal(await list(page, name).locator("[data-entry]").count(), before + 1);
  return entry;
}

async function fill(entry, label, text) {
  await entry.getByLabel(label, { exact: true }).fill(text);
  await entry.getByLabel(label, { exact: true }).blur();
}

journey("an empty assessment begins with the first step; ticks move it on", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "certification");
  await step(page, "understand").waitFor();
  assert.match(await heading(page), /^Step 1, understand the standard: buy a copy/);
  assert.equal(await page.locator("[data-step]").count(), 15);
  assert.equal(await step(page, "understand").getAttribute("aria-current"), "step");
  // What is next always has a way there; here it is on the page itself, also for the keyboard.
  await page.getByRole("button", { name: "Go to step 1", exact: true }).focus();
  await page.keyboard.press("Enter");
  await becomes(page, () => page.evaluate(() => document.activeElement.id), "step-understand");
  for (const box of await step(page, "understand").getByRole("checkbox").all()) await box.check();
  assert.equal(await value(step(page, "understand")), "done");
  assert.match(await heading(page), /^Step 2, /);
  // What the data tells cannot be ticked.
  await step(page, "scope").locator("summary").first().click();
  for (const box of await step(page, "scope").getByRole("checkbox").all()) {
    assert.ok(await box.isDisabled());
  }
});

journey("an audit and what it finds: due, overdue, closed; a major holds the certificate back", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "certification");
  const audit = await add(page, "audits", "Add an audit");
  await fill(audit, "Planned for", "2026-02-09");
  await fill(audit, "Began on", "2026-02-16");
  await fill(audit, "Ended on", "2026-02-20");
  await fill(audit, "Clauses; empty for all", "4, 5, 6");
  await says(audit.locator("summary").first(), /7 days later than planned/);
  await says(list(page, "audits").locator("[data-gap]"), /No internal audit covers \d+ clauses: 7\.1/);
  await add(page, "nonconformities", "Add a nonconformity");
  const finding = list(page, "nonconformities").locator("[data-entry]").first();
  await finding.getByLabel("Grade").selectOption("Major nonconformity");
  await fill(finding, "Clause", "8.6.1");
  await fill(finding, "Questions it is about", "8.6.1-q1");
  await fill(finding, "Due on", "2026-03-01");
  await says(finding.locator("summary"), /overdue since 1 Mar 2026/);
  assert.match(await heading(page), /^Correct the major nonconformity in 8\.6\.1, due on 1 March 2026/);
  await page.getByRole("button", { name: "Go to the finding", exact: true }).click();
  await becomes(page, () => finding.locator("summary").first().evaluate((one) => one === document.activeElement), true);
  await says(page.locator("[data-rule=open_majors]"), /no certificate is issued/);
  await says(finding.locator(".row"), /Question 8\.6\.1-q1/);
  await visit(page, "results");
  await says(page.locator("[data-verdict=stage2] h2"), /held back by an open major nonconformity/);
  await page.locator("[data-verdict=stage2] [data-rule=open_majors] a").click();
  await finding.locator("summary").click();
  await fill(finding, "Correction verified on", "2026-03-02");
  await says(finding.locator("summary"), /effect not checked/);
  assert.equal(await page.locator("[data-rule=open_majors]").count(), 1);
  await finding.getByLabel("Effect of the action").selectOption("The action works");
  await says(finding.locator("summary"), /closed/);
  assert.equal(await page.locator("[data-rule=open_majors]").count(), 0);
  const { json } = await exported(page);
  assert.deepEqual(json.assessment.profile.internal_audit, { planned: "2026-02-09", completed: "2026-02-20" });
  const [kept] = Object.values(json.assessment.nonconformities);
  assert.equal(kept.source, "internal_audit");
  assert.deepEqual(kept.questions, ["8.6.1-q1"]);
  await finding.getByRole("button", { name: "Remove" }).focus();
  await page.keyboard.press("Enter");
  await becomes(page, () => page.evaluate(() => document.activeElement.textContent), "Add a nonconformity");
  assert.equal(await list(page, "nonconformities").locator("[data-entry]").count(), 0);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  assert.equal(await list(page, "nonconformities").locator("[data-entry]").count(), 1);
});

journey("XYZ has gone the whole way: certificate, first surveillance, and what is left", async (visitor) => {
  const page = await example(visitor);
  await visitor.context.clock.setFixedTime(new Date("2028-02-04T10:00:00Z"));
  await page.reload();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await visit(page, AFTER + "results");
  await page.locator("[data-verdict=stage2]").waitFor();
  assert.match(await heading(page), /^Self-assessed: likely ready for stage 2/);
  await visit(page, AFTER + "certification");
  await step(page, "recertification").waitFor();
  const states = await page.$$eval("[data-step]", (all) => all.map((one) => one.dataset.value));
  assert.deepEqual(states.slice(0, 13), Array(13).fill("done"));
  assert.deepEqual(states.slice(13), ["doing", "todo"]);
  assert.equal(await heading(page), "Correct the minor nonconformity in 8.7.2 by 24 April 2028.");
  await says(step(page, "decision"), /12 Mar 2027/);
  // The audit and the review before the decision, not those of the year after it.
  await says(page.locator("[data-planned=internal_audit]"), /24 Aug 2026 to 4 Sept? 2026/);
  await says(page.locator("[data-planned=management_review]"), /29 Sept? 2026/);
  await says(page.locator("[data-stage=surveillance] summary").first(), /self-assessed, \d rules? fail/);
  assert.equal(await page.locator("[data-stage=surveillance] [data-rule=audited]").count(), 1);
  assert.equal(await list(page, "nonconformities").locator("[data-entry]").count(), 8);
  assert.equal(await list(page, "nonconformities").locator("[data-state=done]").count(), 7);
  await says(list(page, "parties"), /All 57 clauses apply/);
  const date = (id) => value(page.locator(`[data-date="${id}"]`));
  assert.equal(await date("surveillance-2"), "2029-03-12");
  assert.equal(await date("expires"), "2030-03-11");
  // The calendar as a file.
  const { name, text } = await saved(page, () => page.getByRole("button", { name: /for my calendar/ }).click());
  assert.match(name, /\.ics$/);
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.match(text, /DTSTART;VALUE=DATE:20300311\r\n/);
  assert.match(text, /UID:example-xyz-certificate-decision@clausewise/);
  // All of it is in the export, and comes back.
  const { json } = await exported(page);
  assert.equal(Object.keys(json.assessment.audits).length, 6);
  assert.equal(json.assessment.certification.decision.completed, "2027-03-12");
});
