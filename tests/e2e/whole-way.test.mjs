// XYZ IT Solutions goes the whole way: from the gap analysis to the first surveillance, by hand.

import assert from "node:assert/strict";
import { becomes, example, exported, heading, journey, says, settled, visit } from "./support/index.mjs";

const value = (locator) => locator.getAttribute("data-value");
const list = (page, name) => page.locator(`[data-list=${name}]`);
const step = (page, id) => page.locator(`[data-step=${id}]`);

async function add(page, name, button) {
  const known = await list(page, name).locator("[data-entry]").evaluateAll((all) => all.map((one) => one.dataset.entry));
  await page.getByRole("button", { name: button, exact: true }).click();
  await settled(page);
  const all = await list(page, name).locator("[data-entry]").evaluateAll((all) => all.map((one) => one.dataset.entry));
  return list(page, name).locator(`[data-entry="${all.find((one) => !known.includes(one))}"]`);
}

async function fill(entry, fields) {
  for (const [label, text] of Object.entries(fields)) {
    const field = entry.getByLabel(label, { exact: true });
    await field.fill(text);
    await field.blur();
  }
}

/** Goes on to a day, as somebody does who opens the page again. */
async function on(page, day) {
  await page.context().clock.setFixedTime(new Date(`${day}T10:00:00Z`));
  await page.reload();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await settled(page);
}

async function audit(page, kind, fields) {
  const entry = await add(page, "audits", "Add an audit");
  await entry.getByLabel("Kind").selectOption(kind);
  await fill(entry, fields);
  return entry;
}

/** Corrects a finding and sees that its action works. */
async function close(entry, day) {
  await fill(entry, {
    "Correction: what puts the case right": "Put right.",
    "Cause: why it came about": "Nobody owned it.",
    "Corrective action: what keeps it from coming back": "It has an owner.",
    "Correction verified on": day,
  });
  await entry.getByLabel("Effect of the action").selectOption("The action works");
}

journey("from the gap analysis to the first surveillance", async (visitor) => {
  const page = await example(visitor);

  // The gap analysis: not ready, and a plan with a day.
  assert.match(await heading(page), /^Not yet ready for stage 1/);
  await visit(page, "roadmap");
  assert.match(await heading(page), /^Stage 2 on 10 November 2026/);
  assert.ok(await page.locator("[data-package]").count() > 40);

  // Eight months of work later.
  await on(page, "2026-10-05");
  await visit(page, "#/a/example-xyz-after/results");
  await visit(page, "certification");
  await page.locator("[data-step]").first().waitFor();
  for (const id of ["understand", "commitment", "gap_analysis", "training"]) {
    const boxes = step(page, id).getByRole("checkbox");
    if (!await boxes.first().isVisible()) await step(page, id).locator("summary").first().click();
    for (const box of await boxes.all()) if (await box.isEnabled()) await box.check();
  }

  // The internal audit finds something; the finding is recorded from it, and closed.
  const internal = await audit(page, "internal", {
    "Title": "The whole system", "Auditor": "R. Okafor", "Why the auditor is independent": "Hired",
    "Planned for": "2026-10-05", "Began on": "2026-10-07", "Ended on": "2026-10-09", "Result": "One minor.",
  });
  await says(internal.locator("summary").first(), /done from 7 Oct 2026 to 9 Oct 2026, 2 days later than planned/);
  await internal.getByRole("button", { name: "Record a finding of this audit" }).click();
  const minor = list(page, "nonconformities").locator("[data-entry][open]").last();
  await minor.waitFor();
  assert.equal(await minor.getByLabel("Found by").inputValue(), "internal_audit");
  await fill(minor, { "Clause": "8.6.1", "Statement: what is not as it should be": "No trend is looked at." });
  await says(internal.locator(".found"), /Minor nonconformity 8\.6\.1, internal audit: No trend/);
  await close(minor, "2026-10-20");
  await becomes(page, () => value(step(page, "internal_audit")), "done");

  // Top management reviews it, with the figures of the day.
  const review = await add(page, "reviews", "Add a management review");
  await fill(review, { "Planned for": "2026-10-22", "Held on": "2026-10-22", "Attendees": "The board" });
  await review.getByText("Agenda: every input that the standard asks for").click();
  await review.getByRole("button", { name: "Write today’s figures into empty inputs" }).click();
  await fill(review, { "Decisions, each with who and by when": "Stage 1 in November; Anna, now." });
  const reviewed = step(page, "management_review");
  if (!await reviewed.getByRole("checkbox").first().isVisible()) await reviewed.locator("summary").first().click();
  for (const box of await reviewed.getByRole("checkbox").all()) if (await box.isEnabled()) await box.check();
  await becomes(page, () => value(reviewed), "done");

  // A certification body is asked and chosen.
  const body = await add(page, "certification_bodies", "Add a certification body");
  await fill(body, {
    "Name": "Meridian", "Accredited by whom, and for this standard": "UKAS, yes", "Days for stage 1": "2",
    "Days for stage 2": "5", "Contract signed on": "2026-10-23",
  });
  const chosen = step(page, "certification_body");
  if (!await chosen.getByRole("checkbox").first().isVisible()) await chosen.locator("summary").first().click();
  for (const box of await chosen.getByRole("checkbox").all()) if (await box.isEnabled()) await box.check();
  await becomes(page, () => value(chosen), "done");

  // Stage 1 and stage 2, which finds a major nonconformity.
  await on(page, "2026-12-18");
  await audit(page, "stage1", { "Planned for": "2026-11-10", "Began on": "2026-11-10", "Ended on": "2026-11-11" });
  await becomes(page, () => value(step(page, "stage1")), "done");
  const second = await audit(page, "stage2", { "Planned for": "2026-12-14", "Began on": "2026-12-14", "Ended on": "2026-12-18" });
  await becomes(page, () => value(step(page, "stage2")), "done");
  await second.getByRole("button", { name: "Record a finding of this audit" }).click();
  const major = list(page, "nonconformities").locator("[data-entry][open]").last();
  await major.getByLabel("Grade").selectOption("Major nonconformity");
  assert.equal(await major.getByLabel("Due on").inputValue(), "2027-01-17", "30 days");
  await fill(major, { "Clause": "8.5.1.3", "Statement: what is not as it should be": "Changes go live untested." });
  await says(page.locator("[data-rule=open_majors]"), /no certificate is issued/);
  await visit(page, "results");
  assert.match(await heading(page), /One open major nonconformity keeps the certificate back\.$/);
  await visit(page, "certification");
  const again = list(page, "nonconformities").locator("details", { hasText: "Changes go live untested." });
  await again.locator("summary").first().click();
  await close(again, "2027-01-10");
  await becomes(page, () => value(step(page, "corrections")), "done");

  // The decision, and the first surveillance.
  await on(page, "2027-02-01");
  const certificate = page.locator("section.panel", { has: page.getByRole("heading", { name: "Decision and certificate" }) });
  await fill(certificate, { "Decision planned for": "2027-01-25", "Decided on": "2027-01-29", "Certificate: number or place": "ITSM-1" });
  await becomes(page, () => value(step(page, "decision")), "done");
  await says(page.locator("[data-planned=decision]"), /25 Jan 2027\s+29 Jan 2027\s+4 days later than planned/);
  assert.equal(await value(page.locator('[data-date="surveillance-1"]')), "2028-01-29");
  await on(page, "2028-01-20");
  await audit(page, "surveillance", { "Planned for": "2028-01-17", "Began on": "2028-01-17", "Ended on": "2028-01-18" });
  // One of two: the next is asked for by its day.
  await becomes(page, () => value(step(page, "surveillance")), "doing");
  await says(step(page, "surveillance").locator("summary"), /by 29 Jan 2029/);
  assert.equal(await value(page.locator("[data-stage=surveillance] .tag")).catch(() => null), null);
  await says(page.locator("[data-stage=surveillance] summary").first(), /self-assessed/);

  // All of it is in the file.
  const { json } = await exported(page);
  assert.equal(Object.keys(json.assessment.audits).length, 4);
  assert.equal(json.assessment.certification.decision.completed, "2027-01-29");
  const kept = Object.values(json.assessment.nonconformities);
  assert.deepEqual(kept.map((one) => one.grade).sort(), ["major", "minor"]);
  assert.ok(kept.every((one) => one.audit in json.assessment.audits));
}, { reducedMotion: "reduce" });
