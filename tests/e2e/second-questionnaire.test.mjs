// Another questionnaire with another scale, without verdicts and without a certificate.

import assert from "node:assert/strict";
import {
  becomes, card, exported, heading, importFile, journey, level, says, values, visit,
} from "./support/index.mjs";

journey("service desk basics: four levels, no verdicts, no milestones", async (visitor, another) => {
  const page = await visitor.open("#/desk");
  await page.getByRole("link", { name: "New: Service desk basics" }).click();
  await page.waitForURL(/assess\/1\.1$/);
  assert.equal(await card(page, "1.1-q1").locator(".levels input").count(), 4);
  await says(card(page, "1.1-q1").locator(".levels label").nth(2), /An auditor would accept this/);
  await card(page, "1.1-q1").focus();
  await page.keyboard.press("4");
  assert.ok(!await level(page, "1.1-q1", 3).isChecked(), "4 is off the scale");
  for (const clause of ["1.1", "2.1", "2.2", "3.1"]) {
    await visit(page, `assess/${clause}`);
    await page.locator("[data-question]").first().focus();
    for (const key of ["3", "2", "1", "0"].slice(0, await page.locator("[data-question]").count())) {
      await page.keyboard.press(key);
    }
  }
  await says(page.locator(".progress"), /12 of 12 answered/);
  await visit(page, "results");
  assert.match(await heading(page), /^Self-assessed: level \d\.\d of 3, backed by evidence\.$/);
  assert.equal(await page.locator("[data-verdict]").count(), 0);
  assert.equal(await page.locator(".heat a").count(), 4);
  const results = await values(page);
  await visit(page, "roadmap");
  assert.match(await heading(page), /^All work done by \d+ \w+ \d{4}$/);
  assert.ok(await page.locator("[data-package]").count() > 0);
  assert.equal(await page.locator("[data-milestone]").count(), 0);
  await visit(page, "profile");
  assert.equal(await page.getByLabel("Internal audit planned for").count(), 0);
  // Nothing leads to a certificate, so nobody speaks of one.
  await visit(page, "certification");
  assert.equal(await heading(page), "Step 1: take stock.");
  await page.getByRole("button", { name: "Go to step 1" }).click();
  await says(page.locator("[data-step=look]"), /Done when: All twelve questions are answered/);
  const steps = page.locator("[data-step]");
  for (let place = 0; place < await steps.count(); place++) {
    const step = steps.nth(place);
    const details = step.locator("details");
    if (await details.getAttribute("open") === null) await step.locator("summary").click();
    await step.getByLabel("Declared done on").fill("2026-03-02");
    await step.getByLabel("Declared done on").blur();
  }
  await becomes(page, () => heading(page), "Every step is done.");
  await page.getByRole("link", { name: "Steps", exact: true }).waitFor();
  for (const place of ["certification", "roadmap", "results", "report"]) {
    await visit(page, place);
    assert.doesNotMatch(await page.locator("#main").innerText(), /certifica|stage [12]|surveillance/i, place);
  }

  const { text } = await exported(page);
  const colleague = await (await another()).open();
  await importFile(colleague, text);
  await colleague.waitForURL(/results$/);
  assert.deepEqual(await values(colleague), results);
});
