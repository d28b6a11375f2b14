// Quick scan and full, the filter, the search, the clause tree, and the next unanswered question.

import assert from "node:assert/strict";
import {
  answer, becomes, begin, card, focused, heading, journey, says, visit,
} from "./support/index.mjs";

const asked = (page) =>
  page.$$eval("[data-question]", (all) => all.map((one) => one.dataset.question));

journey("the quick scan asks 43 questions, the full one 182, and the choice stays", async (visitor) => {
  const page = await begin(visitor);
  const progress = page.locator(".progress");
  await says(progress, /0 of 182/);
  await page.getByLabel("Quick scan 43").check();
  await says(progress, /0 of 43/);
  assert.deepEqual(await asked(page), []);
  await says(page.locator(".filter-note"), /The filter hides every question/);
  await visit(page, "assess/4.3");
  assert.deepEqual(await asked(page), ["4.3-q1", "4.3-q3"]);
  await says(page.locator(".filter-note"), /1 question of this clause is hidden/);
  await visitor.go(page, "#/desk");
  await page.reload();
  await page.locator(".rows h2 a").click();
  await says(progress, /0 of 43/);
  await page.getByLabel("Full 182").check();
  await says(progress, /0 of 182/);
});

journey("the filter narrows, answers stay in sight, and all can be shown again", async (visitor) => {
  const page = await begin(visitor);
  const show = page.getByRole("combobox", { name: "Show" });
  await visit(page, "assess/4.3");
  await show.selectOption("Cornerstones");
  assert.deepEqual(await asked(page), ["4.3-q1", "4.3-q3"]);
  await visit(page, "assess/4.1");
  await show.selectOption("Must (a requirement)");
  assert.deepEqual(await asked(page), ["4.1-q1", "4.1-q2"]);
  await show.selectOption("Unanswered");
  await answer(page, "4.1-q1", 3);
  assert.deepEqual(await asked(page), ["4.1-q1", "4.1-q2", "4.1-q3"], "what one answers stays");
  await visit(page, "assess/4.2");
  await visit(page, "assess/4.1");
  assert.deepEqual(await asked(page), ["4.1-q2", "4.1-q3"]);
  await page.getByRole("button", { name: "Show all questions" }).click();
  assert.deepEqual(await asked(page), ["4.1-q1", "4.1-q2", "4.1-q3"]);
  assert.equal(await show.inputValue(), "all");
});

journey("the search finds clauses by number and questions by words", async (visitor) => {
  const page = await begin(visitor);
  const search = page.getByLabel("Search");
  await search.fill("9.2");
  await says(page.locator(".hits"), /9\.2 Internal audit/);
  await search.fill("zzzz");
  await page.getByText("Nothing found.").waitFor();
  await search.fill("major incident");
  const hit = page.locator(".hits a").filter({ hasText: "8.6.1" }).first();
  await hit.click();
  await page.waitForURL(/assess\/8\.6\.1-q\d$/);
  await becomes(page, () => focused(page), new URL(page.url()).hash.split("/").at(-1));
  await search.fill("");
  await page.locator(".tree").waitFor();
});

journey("the tree shows progress and leads to every clause", async (visitor) => {
  const page = await begin(visitor);
  const clause = (number) => page.locator(".tree > li").filter({ hasText: number }).first();
  await says(clause("4").locator("summary"), /0\/11/);
  await answer(page, "4.1-q1", 3);
  await says(clause("4").locator("summary"), /1\/11/);
  const tree = page.getByRole("navigation", { name: "Clauses" });
  await says(tree.locator("[aria-current]"), /4\.1[^]*1\/3/);
  for (const question of ["4.1-q2", "4.1-q3"]) await answer(page, question, 0);
  await says(tree.locator("[aria-current]"), /4\.1[^]*[Ll]ikely minor/);
  await page.locator(".tree summary").filter({ hasText: "Operation" }).click();
  await tree.getByRole("link", { name: /^8\.6\.1/ }).click();
  await page.waitForURL(/assess\/8\.6\.1$/);
  assert.match(await heading(page), /^8\.6\.1 Incident management/);
});

journey("“next unanswered” leads through what is left, round to the beginning", async (visitor) => {
  const page = await begin(visitor);
  const next = page.getByRole("button", { name: "Next unanswered" });
  await answer(page, "4.1-q1", 2);
  await card(page, "4.1-q1").focus();
  await page.keyboard.press("u");
  await page.waitForURL(/assess\/4\.1-q2$/);
  await becomes(page, () => focused(page), "4.1-q2");
  await visit(page, "assess/10.2");
  for (const question of await asked(page)) await answer(page, question, 1);
  await next.click();
  await page.waitForURL(/assess\/4\.1-q2$/);
  await becomes(page, () => focused(page), "4.1-q2");
});

journey("a clause or question that there is none of is said so, and the next one shown", async (visitor) => {
  const page = await begin(visitor);
  for (const place of ["99.9", "4.1-q99", "x"]) {
    await visit(page, `assess/${place}`);
    await says(page.locator(".toast"), new RegExp(`^There is no ${place} here\\.`));
    await becomes(page, () => new URL(page.url()).hash.endsWith("assess/4.1"), true);
    await page.locator(".toast").getByRole("button", { name: "Close this message" }).click();
  }
});
