// The profile: it brings the dates that verdicts ask for, and never changes a score.

import assert from "node:assert/strict";
import {
  becomes, begin, example, exported, journey, says, settled, values, visit,
} from "./support/index.mjs";

const figures = (page) =>
  page.$$eval("#main .figures [data-value]", (all) => all.map((one) => one.dataset.value));

journey("dates meet the rule that asks for them", async (visitor) => {
  const page = await example(visitor);
  const rule = page.locator("[data-verdict=stage1] [data-rule=planned]");
  assert.equal(await rule.getAttribute("data-passed"), "false");
  await rule.getByRole("link", { name: "set the internal audit" }).click();
  await page.getByLabel("Internal audit planned for").fill("2026-06-01");
  await page.getByLabel("Management review completed on").fill("2026-02-01");
  await visit(page, "results");
  assert.equal(await rule.getAttribute("data-passed"), "true");
  const { profile } = (await exported(page)).json.assessment;
  assert.deepEqual(profile.internal_audit, { planned: "2026-06-01" });
  assert.deepEqual(profile.management_review, { completed: "2026-02-01" });
});

journey("who one is changes the order of work and no score", async (visitor) => {
  const page = await example(visitor);
  const scores = await figures(page);
  await visit(page, "roadmap");
  const plan = await values(page);
  await visit(page, "profile");
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await visit(page, "roadmap");
  assert.notDeepEqual(await values(page), plan);
  await visit(page, "results");
  assert.deepEqual(await figures(page), scores);
});

journey("an assessment keeps a name", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "profile");
  const name = page.getByLabel("Name of this assessment");
  const before = await name.inputValue();
  await name.fill("");
  assert.equal((await exported(page)).json.assessment.title, before);
  await name.fill("Our second try");
  assert.equal(await page.locator(".whose").innerText(), "Our second try");
});

journey("a scope statement is drafted, checked, and can be taken back", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "profile");
  const draft = page.getByRole("button", { name: "Draft it from the above" });
  assert.equal(await draft.isDisabled(), true);
  const check = (id) => page.locator(`[data-check=${id}]`);
  await check("services").waitFor();
  assert.equal(await check("services").getAttribute("data-passed"), "unknown");
  await page.getByLabel("Organisation", { exact: true }).fill("XYZ IT Solutions Ltd");
  await page.getByLabel("Services in scope").fill("Managed network\nCloud hosting");
  await page.getByLabel("Sites").fill("Leeds, UTC");
  await settled(page);
  const statement = page.getByLabel("Scope statement");
  await statement.fill("Cloud hosting by XYZ");
  assert.equal(await check("services").getAttribute("data-passed"), "false");
  await says(check("services"), /Not in the statement: Managed network/);
  await draft.click();
  assert.match(await statement.inputValue(), /of XYZ IT Solutions Ltd for the planning, delivery and support of Managed network and Cloud hosting, from Leeds\./);
  for (const id of ["organisation", "services", "sites", "requirements", "length"]) {
    assert.equal(await check(id).getAttribute("data-passed"), "true", id);
  }
  await check("control").getByRole("link", { name: /Go there/ }).click();
  await page.waitForURL(/assess\/8\.2\.3$/);
  await visit(page, "profile");
  await page.locator(".top").getByRole("button", { name: "Undo" }).click();
  assert.equal(await statement.inputValue(), "Cloud hosting by XYZ");
});

journey("rules are suggested where region and sector match, and nobody ticks them", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "profile");
  const rules = page.getByRole("group", { name: "Regulations that already apply to you" });
  await says(rules, /Nothing is suggested yet/);
  await page.getByRole("checkbox", { name: "European Union" }).check();
  await page.getByRole("checkbox", { name: "Finance and insurance" }).check();
  const dora = rules.getByRole("checkbox", { name: /DORA/ });
  await dora.waitFor();
  assert.equal(await dora.isChecked(), false);
  await says(rules, /Suggested because you deliver in: European Union; sector: Finance and insurance\./);
  await says(rules, /Overlaps with .*8\.7\.2.*It asks for more than this standard/);
  await dora.check();
  assert.equal(await page.evaluate(() => document.activeElement.type), "checkbox");
  const { profile } = (await exported(page)).json.assessment;
  assert.deepEqual(profile.regulations, ["DORA"]);
});

journey("the page shows exactly what the profile changed, and why", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "profile");
  const changed = page.getByRole("complementary", { name: "What this profile changed" });
  await says(changed, /Nothing yet/);
  await page.getByRole("checkbox", { name: "Financial institution" }).check();
  await says(changed, /3 targets raised, 7 clauses more urgent/);
  await says(changed, /8\.7\.2 .*target 4 instead of 3\. Because: Financial institution/s);
  await says(changed, /10 points more/);
  await page.getByRole("checkbox", { name: /ISO 22301/ }).check();
  await says(changed, /8\.7\.2 take 40\u00a0% of the effort/);
  await page.getByRole("combobox", { name: "Persons working in scope" }).selectOption({ index: 1 });
  await says(changed, /Micro.*effort times 0\.3, 1 package in parallel/s);
});

journey("what somebody types stays while something else changes", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "profile");
  const days = page.getByLabel("Person-days a week");
  await days.fill("6");
  await page.getByLabel("Sponsor").evaluate((field) => {
    field.value = "Managing director";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await settled(page);
  assert.equal(await days.inputValue(), "6");
  await days.blur();
  assert.equal((await exported(page)).json.assessment.plan.person_days_per_week, 6);
});

journey("what was told is in the file, and comes back", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "profile");
  await page.getByLabel("Part of it that is in scope").fill("Managed Services");
  await page.getByLabel("Sponsor").fill("Managing director");
  await page.getByLabel("Certificate wanted by").fill("2027-06-30");
  await page.getByLabel("What happens if it comes later?").fill("The tender closes.");
  await page.getByLabel("Tool in which the work is recorded").fill("Desk tool, since 2024");
  await page.getByLabel("Person-days a week").fill("6");
  await page.getByLabel("Person-days a week").blur();
  const { profile, plan } = (await exported(page)).json.assessment;
  assert.equal(profile.organisation_part, "Managed Services");
  assert.equal(profile.sponsor, "Managing director");
  assert.equal(profile.target_reason, "The tender closes.");
  assert.equal(profile.tool, "Desk tool, since 2024");
  assert.equal(plan.target, "2027-06-30");
  assert.equal(plan.person_days_per_week, 6);
  await page.reload();
  await becomes(page, () => page.getByLabel("Sponsor").inputValue(), "Managing director");
});
