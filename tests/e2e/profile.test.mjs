// The profile: it brings the dates that verdicts ask for, and never changes a score.

import assert from "node:assert/strict";
import { example, exported, journey, values, visit } from "./support/index.mjs";

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
