// What to prepare on the way: the agenda of a review, what an audit looks at, what to ask a
// certification body, and what belongs in each document.

import assert from "node:assert/strict";
import { becomes, begin, exported, journey, visit } from "./support/index.mjs";

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
  const [file] = await Promise.all([page.waitForEvent("download"), get.click()]);
  assert.equal(file.suggestedFilename(), "D02-service-management-policy.md");
});
