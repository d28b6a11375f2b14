// Any folder of any static host, and addresses that lead nowhere.

import assert from "node:assert/strict";
import { answer, example, exported, heading, importFile, journey, ready, visit } from "./support/index.mjs";

journey("a sub-folder is as good as a domain of one’s own", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "assess/4.1");
  await answer(page, "4.1-q1", 5);
  const { text } = await exported(page);
  await page.reload();
  await ready(page);
  await importFile(page, text, "Cancel");
  await visit(page, "#/new/service-desk-basics");
  await page.waitForURL(/assess\/1\.1$/);
  assert.ok(visitor.site.log.every((path) => path.startsWith("/some/folder/")), visitor.site.log);
}, { folder: "/some/folder/" });

journey("addresses of nowhere show the first screen", async (visitor) => {
  const page = await visitor.open("#/nowhere/at/all");
  for (const route of ["#/a", "#/a/x/results/a/b", "#/<b>", "#"]) {
    await visit(page, route);
    assert.equal(await heading(page), "How close are you to ISO/IEC 20000-1?", route);
  }
});

journey("an assessment that is not here explains itself", async (visitor) => {
  const page = await visitor.open("#/a/gone/results");
  assert.equal(await heading(page), "This assessment cannot be shown");
  await page.getByText("It is not in this browser.").waitFor();
  await page.getByRole("link", { name: "Go to the desk" }).click();
  assert.equal(await heading(page), "Your assessments");
});

journey("a questionnaire that is not here is named", async (visitor) => {
  const page = await visitor.open("#/new/iso-9001");
  await page.getByText("There is no questionnaire iso-9001 here.").waitFor();
  await page.waitForURL(/#\/desk$/);
});
