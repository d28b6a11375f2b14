// A reload, a new tab, another day: everything is where it was.

import assert from "node:assert/strict";
import {
  answer, begin, card, chosen, example, exported, journey, pick, ready, timeless, values, visit,
} from "./support/index.mjs";

journey("answers, notes, profile, plan and settings are there again", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 4);
  await pick(page, "4.1-q1", "Evidence", "Located");
  await card(page, "4.1-q1").getByLabel("Where is the evidence?").fill("SharePoint");
  await card(page, "4.1-q2").getByRole("button", { name: "Note" }).click();
  await card(page, "4.1-q2").getByRole("textbox", { name: "Note" }).fill("Ask Ann");
  await visit(page, "profile");
  await page.getByLabel("Organisation", { exact: true }).fill("Ægir & Söhne");
  await page.getByLabel("Name of this assessment").fill("First try");
  await page.getByRole("combobox", { name: "Persons working in scope" }).selectOption({ index: 2 });
  await page.getByLabel("Internal audit planned for").fill("2026-07-01");
  await page.getByRole("checkbox").first().check();
  await visit(page, "roadmap");
  await page.locator(".settings").getByLabel("Packages in parallel").fill("3");
  await page.locator(".settings").getByLabel("Packages in parallel").blur();
  await page.getByRole("button", { name: /^Theme/ }).click();
  await page.getByRole("button", { name: /^Theme/ }).click();
  const before = await exported(page);
  const figures = await values(page);
  const address = page.url();

  await page.reload();
  await ready(page);
  assert.deepEqual(await values(page), figures);
  assert.deepEqual(timeless((await exported(page)).text), timeless(before.text));
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.close();

  const tab = await visitor.context.newPage();
  await tab.goto(address);
  await ready(tab);
  assert.deepEqual(await values(tab), figures);
  await visit(tab, "assess/4.1");
  assert.equal(await chosen(tab, "4.1-q1"), 4);
  assert.equal(await card(tab, "4.1-q2").getByRole("textbox", { name: "Note" }).inputValue(), "Ask Ann");
  await visit(tab, "profile");
  assert.equal(await tab.getByLabel("Organisation", { exact: true }).inputValue(), "Ægir & Söhne");
});

journey("all figures of a full assessment survive", async (visitor) => {
  const page = await example(visitor);
  for (const place of ["results", "roadmap"]) {
    await visit(page, place);
    const figures = await values(page);
    assert.ok(figures.length > 100);
    await page.reload();
    await ready(page);
    assert.deepEqual(await values(page), figures);
  }
});
