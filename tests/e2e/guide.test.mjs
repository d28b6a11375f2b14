// The standard in plain words: found from everywhere, read, searched, and left for the place where
// one acts on it.

import assert from "node:assert/strict";
import {
  becomes, begin, example, heading, journey, says, settled, visit,
} from "./support/index.mjs";

/** The requests for what goes with a questionnaire. */
function companions(page) {
  const asked = [];
  page.on("request", (request) => {
    if (request.url().includes("/companions/")) asked.push(request.url());
  });
  return asked;
}

const focused = (page) => page.evaluate(() => document.activeElement.id);

const search = (page) => page.getByRole("searchbox", { name: "Search the guide" });

journey("the guide is fetched when it is opened, and not before", async (visitor) => {
  const page = await visitor.open();
  const asked = companions(page);
  await page.getByRole("link", { name: "Guide" }).click();
  await page.getByRole("heading", { name: "What is ISO/IEC 20000-1?" }).waitFor();
  assert.equal(asked.length, 1);
  assert.match(asked[0], /\.guide(-[0-9a-f]{16})?\.json$/);
  assert.match(await page.title(), /^What is ISO/);
});

journey("somebody new reads page after page, by keyboard", async (visitor) => {
  const page = await visitor.open("#/guide");
  const titles = new Set();
  for (;;) {
    await page.locator(".article h2").first().waitFor();
    titles.add(await heading(page));
    const next = page.locator("a[rel=next]");
    if (!(await next.count())) break;
    await next.focus();
    const before = page.url();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href !== before);
    await settled(page);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  }
  assert.equal(titles.size, 17);
  assert.ok(titles.has("Glossary"));
});

journey("outside of an assessment nothing leads into one", async (visitor) => {
  const page = await visitor.open("#/guide/clauses");
  await page.locator("dt").first().waitFor();
  assert.equal(await page.locator("#main dt").count(), 57);
  assert.equal(await page.locator("#main dt a").count(), 0);
  await visit(page, "#/guide/what");
  await page.getByRole("link", { name: "Start an assessment" }).click();
  await page.waitForURL(/assess\/4\.1$/);
});

journey("within an assessment each page leads to where one acts", async (visitor) => {
  const page = await begin(visitor);
  await page.locator(".top").getByRole("link", { name: "Guide" }).click();
  await page.waitForURL(/#\/a\/[a-z0-9]{16}\/guide$/);
  await page.getByRole("link", { name: "Requirements by clause" }).click();
  await page.getByRole("link", { name: "8.6.1 Incident management" }).click();
  await page.waitForURL(/#\/a\/[a-z0-9]{16}\/assess\/8\.6\.1$/);
  assert.match(await heading(page), /Incident management/);
  await page.goBack();
  await page.getByRole("link", { name: "Why", exact: true }).click();
  await page.getByRole("link", { name: "Say why you want it" }).click();
  await page.waitForURL(/\/profile$/);
});

journey("the guide at large leads to what was worked on last", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "#/guide/when");
  await page.getByRole("link", { name: "Go on with your assessment" }).waitFor();
  await says(page.locator("#main > .note"), /lead to “XYZ IT Solutions/);
  await page.getByRole("link", { name: "See whether the plan reaches it" }).click();
  await page.waitForURL(/#\/a\/example-xyz-[a-z]+\/roadmap$/);
});

journey("a word is found, marked, and leads to its entry", async (visitor) => {
  const page = await visitor.open("#/guide");
  await page.locator(".article h2").first().waitFor();
  await search(page).fill("workload");
  const hits = page.locator(".hits li");
  await becomes(page, async () => (await hits.count()) > 1, true);
  assert.match(await page.locator(".hits mark").first().innerText(), /workload/i);
  await hits.filter({ hasText: "Glossary" }).getByRole("link").first().click();
  await page.waitForURL(/guide\/glossary\.terms\.workload-limit$/);
  await becomes(page, () => focused(page), "guide-glossary.terms.workload-limit");
  await search(page).fill("zzzz");
  await says(page.locator(".side [role=status]"), /Nothing found/);
});

journey("an address names a section", async (visitor) => {
  const page = await visitor.open("#/guide/how.scope");
  await becomes(page, () => focused(page), "guide-how.scope");
  const isInView = () => page.locator("[id='guide-how.scope']").evaluate((one) => {
    const { top } = one.getBoundingClientRect();
    return top >= 0 && top < 200;
  });
  await becomes(page, isInView, true);
  await page.getByRole("link", { name: "Step 10: Stage 1 audit" }).click();
  await becomes(page, () => focused(page), "guide-how.stage1");
});

journey("a page of the guide prints alone", async (visitor) => {
  const page = await visitor.open("#/guide/paper");
  await page.locator(".article h2").first().waitFor();
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".top", ".side", ".beside", ".acts", ".pager"]) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  }
  const wide = await page.evaluate(() =>
    document.querySelector("#main").getBoundingClientRect().width / innerWidth);
  assert.ok(wide > 0.9, `${wide}`);
});

journey("another questionnaire says that it has no guide", async (visitor) => {
  const page = await visitor.open("#/new/service-desk-basics");
  await page.waitForURL(/\/assess\//);
  await page.locator(".top").getByRole("link", { name: "Guide" }).click();
  await page.getByText("There is no guide to this questionnaire.").waitFor();
});

journey("a guide that does not come is said, and nothing is lost", async (visitor) => {
  visitor.allow(/companions|404/);
  const page = await visitor.open();
  await page.context().route(/companions/, (route) => route.fulfill({ status: 404 }));
  await visit(page, "#/guide");
  await page.getByText(/The guide did not arrive/).waitFor();
});
