// The way to the certificate by keyboard alone: the focus goes where the work goes on, whatever is
// added, removed, opened or closed.

import assert from "node:assert/strict";
import { becomes, dialog, example, exported, journey, says, settled, visit } from "./support/index.mjs";

const A = "#/a/example-xyz-before/";
const C = "#/a/example-xyz-certificate/";

/** What has the focus: the name that somebody who listens hears, or the text. */
const focus = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const label = at.labels?.[0]?.querySelector("span, b")?.textContent ?? at.labels?.[0]?.textContent;
  return (at.getAttribute("aria-label") ?? label ?? at.textContent).trim();
});
const focused = (page, name) => becomes(page, () => focus(page), name);

/** Presses Tab until the focus is on what bears that name. */
async function tabTo(page, name, most = 60, key = "Tab") {
  const is = (found) => typeof name === "string" ? found === name : name.test(found);
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press(key);
    if (is(await focus(page))) return;
  }
  assert.fail(`${name} is not within ${most} Tabs; the focus is on ${await focus(page)}`);
}

const press = async (page, key) => { await page.keyboard.press(key); await settled(page); };
const focusOn = (locator) => locator.evaluate((one) => one.focus());

journey("profile and scope statement", async (visitor) => {
  const page = await example(visitor);
  await visit(page, A + "profile");
  await page.getByRole("button", { name: "Draft it from the above" }).waitFor();
  await focusOn(page.locator("#main h1"));
  for (const name of ["Name of this assessment", "Organisation", "Part of it that is in scope", "Persons working in scope"]) {
    await press(page, "Tab");
    await focused(page, name);
  }
  await tabTo(page, "Services in scope");
  await page.keyboard.type("Managed network");
  await tabTo(page, "Draft it from the above");
  await press(page, "Enter");
  assert.match(await page.getByLabel("Scope statement").inputValue(), /Managed network/);
  await focused(page, "Draft it from the above");
  await tabTo(page, /^Customer requirement/);
  const before = await page.evaluate(() => document.activeElement.checked);
  await press(page, "Space");
  assert.equal(await page.evaluate(() => document.activeElement.checked), !before);
  await focused(page, "Customer requirement");
}, { reducedMotion: "reduce" });

journey("days off and own actions: what is typed is one entry, and the focus stays in its list", async (visitor) => {
  const page = await example(visitor);
  await visit(page, A + "roadmap");
  await focusOn(page.locator("#main h1"));
  await tabTo(page, "Day off");
  await page.keyboard.type("04032026", { delay: 20 });
  assert.equal(await page.locator(".daysoff button").count(), 0, "not while it is typed");
  await press(page, "Enter");
  assert.deepEqual(await page.locator(".daysoff button").allInnerTexts(), ["3 Apr 2026 ×"]);
  await focused(page, "Day off");
  assert.equal(await page.locator("#day-off").inputValue(), "");
  await tabTo(page, "Work on 3 April 2026", 8);
  await press(page, "Enter");
  assert.equal(await page.locator(".daysoff button").count(), 0);
  await focused(page, "Day off");

  // A day that is typed digit by digit is one step back, not four.
  await focusOn(page.getByLabel("Certificate wanted by"));
  await page.keyboard.type("12012026", { delay: 20 });
  await settled(page);
  assert.equal((await exported(page)).json.assessment.plan.target, "2026-12-01");
  await page.keyboard.press("Escape");

  const one = page.locator("[data-package='9.2']");
  await focusOn(one.locator(".more-settings summary"));
  await press(page, "Enter");
  await tabTo(page, "Add an own action", 8);
  await press(page, "Enter");
  await focused(page, "Own action");
  await page.keyboard.type("Ask three auditors");
  await tabTo(page, "Remove", 14);
  await press(page, "Enter");
  await focused(page, "Add an own action");
}, { reducedMotion: "reduce" });

journey("what if: ticked, looked at, discarded", async (visitor) => {
  const page = await example(visitor);
  await visit(page, A + "roadmap");
  await focusOn(page.locator("#main h1"));
  await tabTo(page, "What if", 40);
  await press(page, "Enter");
  await tabTo(page, "Fewest packages for stage 1", 4);
  await press(page, "Enter");
  await page.locator("[data-then]").first().waitFor();
  await focused(page, "Fewest packages for stage 1");
  await tabTo(page, "Discard", 6);
  await press(page, "Enter");
  await becomes(page, () => page.evaluate(() => document.activeElement.id), "what-if");
  await tabTo(page, /^Assume .* done$/, 12);
  await press(page, "Space");
  await page.locator("[data-then]").first().waitFor();
  assert.match(await focus(page), /^Assume .* done$/);
  // Without a press, once the page is there.
  await says(page.locator("[data-panel=influence]"), /Improve first/);
}, { reducedMotion: "reduce" });

journey("documents: filtered, outlined, filled in", async (visitor) => {
  const page = await example(visitor);
  await visit(page, A + "documents");
  await focusOn(page.locator("#main h1"));
  await tabTo(page, "Find");
  await page.keyboard.type("catalogue");
  await becomes(page, () => page.locator("[data-document]").count(), 1);
  await tabTo(page, /^Outline/);
  await press(page, "Enter");
  await page.getByText("Typical mistakes").waitFor();
  assert.match(await focus(page), /^Outline/);
  await tabTo(page, /template/i, 4);
  await tabTo(page, /^State of D12/, 12);
  await press(page, "ArrowDown");
  assert.match(await focus(page), /^State of D12/);
  await tabTo(page, "Owner of D12", 4);
  await page.keyboard.type("Anna");
  await settled(page);
  const { json } = await exported(page);
  assert.equal(json.assessment.documents.D12.owner, "Anna");
  assert.equal(json.assessment.documents.D12.state, "approved");
}, { reducedMotion: "reduce" });

journey("steps, audits, findings, reviews, bodies and parties: added, filled in, removed", async (visitor) => {
  const page = await example(visitor);
  await visit(page, A + "certification");
  await page.locator("[data-step]").first().waitFor();
  await focusOn(page.locator("#main h1"));
  await tabTo(page, "Steps", 8);
  await press(page, "Enter");
  await tabTo(page, /Secure management commitment/, 30);
  await press(page, "Enter");
  await press(page, "Tab");
  assert.equal(await page.evaluate(() => document.activeElement.type), "checkbox");
  await press(page, "Space");
  assert.ok(await page.evaluate(() => document.activeElement.checked));

  for (const [part, add, entry, field] of [
    ["Nonconformities", "Add a nonconformity", /nonconformity/i, "Statement: what is not as it should be"],
    ["Audits", "Add an audit", /audit/i, "Title"],
    ["Management reviews", "Add a management review", /^Management review/, "Attendees"],
    ["Certification bodies", "Add a certification body", /body/i, "Name"],
    ["Applicability and parties", "Add a party", /Party/, "Name"],
  ]) {
    await focusOn(page.locator("#main h1"));
    await tabTo(page, part, 20);
    await press(page, "Enter");
    await tabTo(page, add, 30);
    await press(page, "Enter");
    assert.match(await focus(page), entry, "the new entry has the focus");
    assert.equal(await page.evaluate(() => document.activeElement.parentElement.open), true, "and is open");
    await tabTo(page, field, 20);
    await page.keyboard.type("Of the keyboard");
    await settled(page);
    assert.equal(await focus(page), field, "typing does not move the focus");
    await tabTo(page, "Remove", 40);
    await press(page, "Enter");
    await focused(page, add);
    // The message with the way back is the last thing on the page.
    await focusOn(page.locator(".toast button").first());
    await focused(page, "Undo");
  }
}, { reducedMotion: "reduce" });

journey("a message's way back gives the focus back", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "#/desk");
  await focusOn(page.locator("#main h1"));
  await tabTo(page, /^Duplicate /, 30);
  const name = await focus(page);
  await press(page, "Enter");
  await page.locator(".toast").waitFor();
  await tabTo(page, "Close this message", 60);
  await press(page, "Enter");
  await becomes(page, () => page.locator(".toast").count(), 0);
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY");
  await focusOn(page.getByRole("button", { name: name.replace("Duplicate", "Delete") }).first());
  await press(page, "Enter");
  await becomes(page, () => page.evaluate(() => document.activeElement.tagName), "H1");
}, { reducedMotion: "reduce" });

journey("the guide: searched, opened, and back in the text", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "#/guide");
  await page.locator(".article h2").first().waitFor();
  await focusOn(page.locator("#main h1"));
  await tabTo(page, "Search the guide", 60, "Shift+Tab");
  await page.keyboard.type("internal audit");
  await page.locator(".hits a").first().waitFor();
  await press(page, "Tab");
  await press(page, "Enter");
  await becomes(page, () => page.evaluate(() => /^(H1|H2|DT)$/.test(document.activeElement.tagName)), true);
}, { reducedMotion: "reduce" });

journey("a party that contradicts what is set aside is said, with the way to both", async (visitor) => {
  const page = await example(visitor);
  await visit(page, C + "certification");
  await page.locator("[data-list=parties]").waitFor();
  assert.equal(await page.locator("[data-contradiction]").count(), 0);
  await page.getByRole("button", { name: "Add a party" }).click();
  await settled(page);
  const entry = page.locator("[data-list=parties] [data-entry][open]");
  await entry.getByLabel("Name").fill("Group facilities");
  await entry.getByLabel("Kind").selectOption("Internal supplier");
  const doubt = page.locator("[data-contradiction]");
  await doubt.waitFor();
  await says(doubt, /Group facilities takes part in 8\.3\.4\.2, but questions are set aside there/);
  await focusOn(doubt.getByRole("button", { name: "Open the party" }));
  await press(page, "Enter");
  await becomes(page, () => focus(page).then((name) => /Group facilities/.test(name)), true);
  await page.getByText("The whole statement: every clause").click();
  await says(page.locator("[data-statement]"), /Only one of the two can be true/);
  await doubt.getByRole("link").click();
  await page.waitForURL(/assess\/8\.3\.4\.2-q1$/);
}, { reducedMotion: "reduce" });
