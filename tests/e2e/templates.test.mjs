// What belongs in a document, and a template that begins with what is known.

import assert from "node:assert/strict";
import { begin, example, journey, saved, says, settled, visit } from "./support/index.mjs";

/** The entry of a document in the guide. */
const entry = (page, document) =>
  page.locator(".entries > div").filter({ has: page.locator(`dt[id*=".${document.toLowerCase()}-"]`) });

/** Opens the outline of a document and saves its template. */
async function template(page, document) {
  const one = entry(page, document);
  await one.locator("summary").click();
  const get = one.getByRole("button", { name: "Download the template" });
  return saved(page, () => get.click());
}

journey("an outline is fetched when it is opened, and says what to write", async (visitor) => {
  const page = await begin(visitor);
  const asked = [];
  page.on("request", (request) => {
    if (request.url().includes("outlines")) asked.push(request.url());
  });
  await visit(page, "guide/documents");
  const d33 = entry(page, "D33");
  await d33.locator("summary").waitFor();
  assert.equal(await page.locator(".entries details").count(), 58);
  assert.equal(asked.length, 0);
  await d33.locator("summary").click();
  await d33.getByText("One moment").waitFor({ state: "detached" });
  await says(d33, /who does what from the first minute to the review/);
  await says(d33, /Nobody is named for nights and holidays/);
  assert.equal(asked.length, 1);
});

journey("a template has what the assessment knows", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "guide/documents");
  await page.locator(".entries details").first().waitFor();
  const { name, text } = await template(page, "D01");
  assert.equal(name, "D01-scope-statement-of-the-service-management-system.md");
  assert.match(text, /^# Scope statement of the service management system\n/);
  assert.match(text, /\| Organisation \| XYZ IT Solutions \|/);
  assert.match(text, /draft of 2026-03-02/);
  assert.match(text, /Managed network, the Nimbus cloud platform/);
  assert.match(text, /buy the standard for its text/i);
  await says(page.locator(".toast"), /Saved D01-scope/);
});

journey("what somebody has typed means nothing to Markdown", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "profile");
  await page.getByLabel("Organisation", { exact: true }).fill("A|B <script>*x*</script>");
  await settled(page);
  await visit(page, "guide/documents");
  await page.locator(".entries details").first().waitFor();
  const { text } = await template(page, "D02");
  assert.ok(text.includes("| Organisation | A\\|B \\<script\\>\\*x\\*\\</script\\> |"), text);
});

journey("outside of an assessment a template begins empty", async (visitor) => {
  const page = await visitor.open("#/guide/documents");
  await page.locator(".entries details").first().waitFor();
  const { text } = await template(page, "D48");
  assert.match(text, /\| Organisation \| … \|/);
  assert.match(text, /\| Clauses or processes \| When \| Auditor \| Independent because \|/);
});
