// What to prepare on the way: the agenda of a review, what an audit looks at, what to ask a
// certification body, and what belongs in each document.

import assert from "node:assert/strict";
import { becomes, begin, example, exported, journey, saved, says, visit } from "./support/index.mjs";

const AFTER = "#/a/example-xyz-certificate/";

journey("a review has every input on its agenda, and keeps what was seen", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "certification");
  await page.getByRole("button", { name: "Add a management review" }).click();
  await page.getByText("Agenda: every input that the standard asks for").click();
  const inputs = page.locator("[id^=note-]:is(textarea)");
  await becomes(page, () => inputs.count(), 14);
  await page.getByLabel("Resources, now and to come", { exact: true }).fill("Two more people on the desk.");
  const { reviews } = (await exported(page)).json.assessment;
  const [review] = Object.values(reviews);
  assert.deepEqual(review.inputs, { resources: "Two more people on the desk." });
});

journey("the agenda begins with the figures of the day, which one press writes down", async (visitor) => {
  const page = await example(visitor);
  await visit(page, AFTER + "certification");
  await page.getByRole("button", { name: "Add a management review" }).click();
  const entry = page.locator("[data-list=reviews] details.entry[open]").last();
  await entry.getByText("Agenda: every input that the standard asks for").click();
  const input = (id) => entry.locator(`[data-input=${id}]`);
  await says(input("measurement").locator(".known"), /Stage 1: self-assessed, likely ready; all \d rules hold[^]*Maturity: declared \d\.\d, backed by evidence \d\.\d/);
  await says(input("earlier_actions").locator(".known"), /Decided on 7 October 2027/);
  await says(input("nonconformities").locator(".known"), /Open: 0 major, \d minor/);
  await says(input("audits").locator(".known"), /ended/);
  await input("risks").locator("textarea").fill("Looked at in the board.");
  await entry.getByRole("button", { name: "Write today’s figures into empty inputs" }).click();
  assert.match(await input("measurement").locator("textarea").inputValue(), /^Stage 1: self-assessed/);
  assert.equal(await input("risks").locator("textarea").inputValue(), "Looked at in the board.");
  const { name, text } = await saved(page, () => entry.getByRole("button", { name: "Download the agenda (Markdown)" }).click());
  assert.match(name, /^management-review-\d{4}-\d\d-\d\d\.md$/);
  assert.match(text, /^# Management review\n\n- Organisation: XYZ IT Solutions/);
  assert.match(text, /Looked at in the board\\?\./);
  assert.equal(text.match(/^\*\*/gm).length, 15, "every input, and what to decide on");
}, { reducedMotion: "reduce" });

journey("each audit says how ready one is, which rules fail, and what it looks at", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "certification");
  const stage = page.locator("[data-stage=stage1]");
  await says(stage.locator("summary").first(), /self-assessed, not ready; \d rules fail/);
  await stage.locator("summary").first().click();
  await stage.getByText("What it looks at").waitFor();
  assert.equal(await stage.locator("[data-rule]").count(), await stage.locator("[data-passed=false]").count());
  await says(stage, /Have ready[^]*What comes of it/);
  await page.locator("[data-list=nonconformities]").getByText("How findings are graded").click();
  await says(page.locator("[data-grade=major]"), /Counted here: 30 days/);
});

journey("the statement of applicability: every clause, to read and to save", async (visitor) => {
  const page = await example(visitor);
  await visit(page, AFTER + "certification");
  await page.getByText("The whole statement: every clause").click();
  const statement = page.locator("[data-statement]");
  await becomes(page, () => statement.locator("table").last().locator("tbody tr").count(), 57);
  await says(statement, /No clause is excluded[^]*Harbour Data Centre/);
  const { name, text } = await saved(page, () => page.getByRole("button", { name: "Download the statement (Markdown)" }).click());
  assert.equal(name, "statement-of-applicability.md");
  assert.match(text, /^# Statement of applicability\n\n- Organisation: XYZ IT Solutions/);
  assert.match(text, /\| 8\\?\.7\.2 Continuity \| Applies \| With /);
});

journey("an audit says what it looks at", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "certification");
  await page.getByRole("button", { name: "Add an audit" }).click();
  const entry = page.locator("[data-list=audits] details.entry");
  await entry.getByText("What this audit looks at, and what to have ready").click();
  await entry.getByText(/Nobody audits their own work/).waitFor();
});

journey("a certification body is asked, and its answers stay", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "certification");
  await page.getByRole("button", { name: "Add a certification body" }).click();
  await page.getByText("Questions to ask before signing").click();
  await page.getByLabel("How will the scope read on the certificate?").fill("As ours.");
  const { certification_bodies: bodies } = (await exported(page)).json.assessment;
  const [body] = Object.values(bodies);
  assert.deepEqual(body.answers, { wording: "As ours." });
});

journey("the list of documents says what belongs in each, and gives a template", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "documents");
  const row = page.locator("[data-document=D02]");
  await row.locator("summary").click();
  await row.getByText("Typical mistakes").waitFor();
  const get = row.getByRole("button", { name: "Download the template" });
  const { name } = await saved(page, () => get.click());
  assert.equal(name, "D02-service-management-policy.md");
});
