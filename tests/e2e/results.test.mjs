// The results of the example: verdicts with their rules, charts with their tables, and the ways
// from each figure to the questions behind it.

import assert from "node:assert/strict";
import {
  answer, becomes, begin, example, focused, heading, journey, says, settled, visit,
} from "./support/index.mjs";

const radar = (page) => page.locator("#main .panel").filter({
  has: page.getByRole("heading", { name: "Declared, and backed by evidence" }),
});
const axes = (page) =>
  radar(page).getByRole("region", { name: "Figures of the chart" }).locator("tbody th a");

journey("both verdicts, each with its rules, and links to what fails", async (visitor) => {
  const page = await example(visitor);
  assert.match(await heading(page), /^Not yet ready for stage 1\. By the plan, the work is done by .+ 20\d\d\.$/);
  const verdict = (id) => page.locator(`[data-verdict=${id}]`);
  for (const [id, rules] of [["stage1", 5], ["stage2", 7]]) {
    assert.equal(await verdict(id).getAttribute("data-value"), "not_ready");
    await says(verdict(id).getByRole("heading"), /self-assessed, not ready/);
    assert.equal(await verdict(id).locator("[data-rule]").count(), rules);
  }
  const links = verdict("stage1").locator("[data-rule] a");
  const places = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.ok(places.length > 5);
  for (const place of places) assert.match(place, /^#\/a\/example-xyz-before\/(assess\/.+|documents|profile)$/);
  const more = verdict("stage2").locator("details").first();
  await more.locator("summary").click();
  await more.locator("a").first().click();
  await page.waitForURL(/assess\//);
  await settled(page);
  await page.goBack();
  await settled(page);
  // A day and a document are set where the link leads, without looking for the field.
  for (const [name, page_, label] of [
    ["set the internal audit", "profile", "Internal audit planned for"],
    ["set the management review", "profile", "Management review planned for"],
    ["D01", "documents", "State of D01"],
  ]) {
    await page.goto(page.url().replace(/#.*/, "#/a/example-xyz-before/results"));
    await settled(page);
    await page.locator("[data-rule]").getByRole("link", { name, exact: true }).first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`${page_}$`));
    const field = page.getByLabel(label, { exact: true });
    await field.and(page.locator(":focus")).waitFor();
    assert.ok(await field.evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }), `${label} is in view`);
  }
});

journey("a share stands beside its own count, and what is covered says by what", async (visitor) => {
  const page = await example(visitor);
  const shares = [];
  const agrees = (text, pattern) => {
    const [, done, all, percent] = text.match(pattern).map(Number);
    assert.equal(percent, Math.round(done / all * 100), text);
    shares.push(percent);
  };
  agrees(await page.getByText(/questions of \d+ are rated/).first().innerText(), /(\d+) questions of (\d+) are rated, (\d+)\u00a0%/);
  await says(page.locator(".figures"), /\d\u00a0%\s*covered, by weight/);
  await visit(page, "assess");
  agrees(await page.locator(".progress").innerText(), /(\d+) of (\d+) answered\s+(\d+)\u00a0%/);
  const bar = await page.getByRole("progressbar", { name: "Questions answered" }).evaluate((one) => one.position);
  assert.equal(Math.round(bar * 100), shares[1]);
});

journey("the radar drills down to a clause's questions, and comes back", async (visitor) => {
  const page = await example(visitor);
  assert.equal(await axes(page).count(), 7);
  await radar(page).getByRole("link", { name: /^8 Operation: declared/ }).locator("rect").click();
  await page.waitForURL(/results\/8$/);
  await settled(page);
  assert.equal(await axes(page).count(), 7);
  await axes(page).filter({ hasText: "8.5" }).click();
  await page.waitForURL(/results\/8\.5$/);
  await settled(page);
  await axes(page).filter({ hasText: "8.5.1" }).click();
  await page.waitForURL(/results\/8\.5\.1$/);
  await settled(page);
  const names = await axes(page).allInnerTexts();
  await axes(page).first().click();
  await page.waitForURL(/assess\/8\.5\.1\.1$/);
  await settled(page);
  assert.match(await heading(page), /^8\.5\.1\.1 /);
  await page.goBack();
  await settled(page);
  assert.deepEqual(await axes(page).allInnerTexts(), names);
  await radar(page).getByRole("link", { name: "← Back" }).click();
  await page.waitForURL(/results\/8$/);
  await settled(page);
});

journey("tabs: main clauses, the groups of clause 8, the classic view", async (visitor) => {
  const page = await example(visitor);
  const tabs = radar(page).getByRole("navigation", { name: "What the chart shows" });
  const names = await tabs.getByRole("link").allInnerTexts();
  assert.deepEqual(names.slice(0, 3), ["Clauses", "Clause 7", "Clause 8"]);
  assert.equal(names.length, 4);
  await tabs.getByRole("link", { name: names[3] }).click();
  await page.waitForURL(/results\/classic$/);
  await settled(page);
  assert.equal(await tabs.locator("[aria-current]").innerText(), names[3]);
  const groups = await axes(page).count();
  assert.ok(groups > 3);
  await axes(page).first().click();
  await page.waitForURL(/results\/classic\.0$/);
  await settled(page);
  await tabs.getByRole("link", { name: "Clauses", exact: true }).click();
  await page.waitForURL(/results$/);
  await settled(page);
});

journey("two axes have no shape: they become bars", async (visitor) => {
  const page = await example(visitor);
  const bars = radar(page).locator("svg.chart rect");
  assert.equal(await bars.count(), 0, "a radar has no bars");
  await visit(page, "results/10");
  assert.equal(await axes(page).count(), 2);
  assert.ok(await bars.count() >= 2);
});

journey("57 clauses as a map, each with number, status and a link", async (visitor) => {
  const page = await example(visitor);
  const signs = page.locator(".heat a");
  assert.equal(await signs.count(), 57);
  const found = await signs.evaluateAll((all) => all.map((one) => [one.getAttribute("aria-label"), one.getAttribute("href")]));
  const drawn = await page.locator(".heat svg.chart .c-on-fill").allTextContents();
  for (const [place, [label, address]] of found.entries()) {
    assert.match(label, /: (likely (conforms|minor|major)|improvement|incomplete|not assessed|not applicable)\.$/);
    const number = label.split(" ")[0];
    assert.equal(drawn[place].split(" ")[1], number, "each lies over its cell");
    assert.equal(address, `#/a/example-xyz-before/assess/${number}`);
  }
  await page.locator(".heat").getByRole("link", { name: /^9\.2 / }).click();
  await page.waitForURL(/assess\/9\.2$/);
  await settled(page);
});

journey("findings, the worst first, each with its reason and figures", async (visitor) => {
  const page = await example(visitor);
  const rows = page.getByRole("region", { name: "Findings" }).first().locator("tbody tr");
  const found = await rows.evaluateAll((all) => all.map((row) =>
    [row.querySelector("[data-status]").dataset.status, row.querySelectorAll("td[data-value]").length]));
  const statuses = found.map(([status]) => status);
  assert.deepEqual(statuses, statuses.toSorted(), "likely_major stands before likely_minor");
  assert.deepEqual([...new Set(statuses)], ["likely_major", "likely_minor"]);
  assert.ok(found.every(([, figures]) => figures === 4));
  await says(rows.first(), /must|cornerstone|requires/);
  // Each names the questions that brought it about, and leads to them.
  const named = rows.first().getByRole("link").last();
  const question = await named.innerText();
  assert.match(question, /^[\d.]+-q\d+$/);
  await named.click();
  await becomes(page, () => focused(page), question);
});

journey("every chart has a name, its legend in words, and a table or list beside it", async (visitor) => {
  const page = await example(visitor);
  const charts = page.locator("#main svg.chart");
  const names = await charts.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  assert.equal(names.length, 5);
  for (const name of names) assert.ok(name.length > 20, name);
  await says(radar(page).locator("svg.chart"), /target[^]*declared[^]*backed by evidence/);
  const head = page.getByRole("region", { name: "Figures of the chart" }).locator("thead th");
  assert.deepEqual(await head.allInnerTexts(),
    ["Clause", "Target", "Declared", "Backed", "Range", "Weakest", "Covered"]);
});

journey("with nothing rated no rule is praised for what it could not fail on", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "results");
  const rule = page.locator("[data-verdict=stage2] [data-rule=no_major]");
  const sign = () => rule.evaluate((one) => getComputedStyle(one, "::before").content);
  assert.equal(await heading(page), "Nothing is rated yet.");
  assert.equal(await rule.getAttribute("data-passed"), "true");
  assert.equal(await sign(), '"–"');
  assert.equal(await rule.textContent(), "nothing to judge: Likely major: nothing rated yet");
  await visit(page, "assess/4.1");
  await answer(page, "4.1-q1", 4);
  await visit(page, "results");
  assert.equal(await sign(), '"✓"');
  await says(rule, /No likely major so far, 56 clauses not assessed yet/);
});
