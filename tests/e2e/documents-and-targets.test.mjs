// The states of documents beside the questions, and a clause's own target.

import assert from "node:assert/strict";
import { becomes, begin, exported, journey, says, visit } from "./support/index.mjs";

journey("a document's state is kept and counts for the verdict", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "assess/4.3");
  const state = page.getByLabel(/^State of D01 /);
  assert.equal(await state.inputValue(), "missing");
  await state.selectOption("Approved");
  await visit(page, "results");
  const rule = page.locator("[data-verdict=stage1] [data-rule=core_approved]");
  assert.deepEqual(await rule.locator("a").allInnerTexts(), ["D02", "D05"]);
  await rule.locator("a").first().click();
  await page.waitForURL(/documents$/);
  const other = page.getByLabel("State of D02", { exact: true });
  await becomes(page, () => other.evaluate((one) => one === document.activeElement), true);
  await other.selectOption("Draft");
  const { json } = await exported(page);
  assert.deepEqual(json.assessment.documents, {
    D01: { state: "approved" }, D02: { state: "draft" },
  });
  await other.selectOption("Missing");
  assert.deepEqual(Object.keys((await exported(page)).json.assessment.documents), ["D01"]);
});

journey("an own target replaces the suggested one", async (visitor) => {
  const page = await begin(visitor);
  const target = page.locator(".score").getByLabel("Target");
  assert.equal(await target.inputValue(), "3");
  assert.deepEqual(await target.locator("option").allInnerTexts(), ["3", "4", "5"]);
  await target.selectOption("5");
  await says(page.locator(".score"), /own target/);
  assert.deepEqual((await exported(page)).json.assessment.targets, { 4.1: 5 });
  await page.keyboard.press("Control+z");
  assert.equal(await target.inputValue(), "3");
});

journey("beside a clause stands what helps to answer it", async (visitor) => {
  const page = await begin(visitor);
  const beside = page.getByRole("complementary", { name: "Help with this clause" });
  for (const title of ["An auditor asks to see", "Typical findings", "Documents", "Usual owner"]) {
    await beside.getByRole("heading", { name: title }).waitFor();
  }
  await beside.getByRole("listitem").getByRole("link").first().click();
  await page.waitForURL(/assess\/(?!4\.1$)[\d.]+$/);
});
