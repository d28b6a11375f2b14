// The roadmap of the example: packages in their order, what one can set, and the dates.

import assert from "node:assert/strict";
import { example, exported, heading, journey, savePicture, says, settled, values, visit } from "./support/index.mjs";

const row = (page, clause) => page.locator(`[data-package="${clause}"]`);
const order = (page) =>
  page.$$eval("[data-package]", (all) => all.map((one) => one.dataset.package));
const milestone = (page, id) => page.locator(`[data-milestone=${id}]`).getAttribute("data-value");

async function open(visitor) {
  const page = await example(visitor);
  await visit(page, "roadmap");
  return page;
}

journey("packages with points, dates and reasons; milestones to the certificate’s end", async (visitor) => {
  const page = await open(visitor);
  assert.match(await heading(page), /^Stage 2 on \d+ \w+ \d{4}, certificate by /);
  const packages = await order(page);
  assert.ok(packages.length > 40);
  const first = row(page, packages[0]);
  await first.locator(".points summary").click();
  assert.equal(await first.locator("dl.points dd, .points dd").count(), 5, "priority has five parts");
  await says(first.locator("th .small"), /\w+\./);
  const [start, finish, ready] = await first.locator("td.n[data-value]")
    .evaluateAll((all) => all.map((one) => one.dataset.value));
  assert.ok(start <= finish && finish <= ready);
  const dates = await page.$$eval("[data-milestone]", (all) =>
    all.map((one) => [one.dataset.milestone, one.dataset.value]));
  assert.equal(dates.length, 15);
  const days = dates.map(([, day]) => day);
  assert.deepEqual(days, [...days].sort(), "the earliest first");
  for (const id of ["stage1_start", "stage2_start", "decision", "first_surveillance_latest", "certificate_expires"]) {
    assert.match(Object.fromEntries(dates)[id], /^20\d\d-\d\d-\d\d$/);
  }
  assert.ok(await milestone(page, "decision") < await milestone(page, "certificate_expires"));
});

journey("start, lanes and days a week move the dates; emptied, they are computed again", async (visitor) => {
  const page = await open(visitor);
  const field = (name) => page.locator(".settings").getByLabel(name);
  const set = async (name, value) => {
    await field(name).fill(value);
    await field(name).blur();
  };
  const before = await values(page);
  const decision = await milestone(page, "decision");
  await set("Packages in parallel", "6");
  await set("Person-days a week", "60");
  const faster = await milestone(page, "decision");
  assert.ok(faster < decision);
  await set("Start", "2027-01-04");
  assert.ok(await milestone(page, "decision") > decision);
  assert.deepEqual((await exported(page)).json.assessment.plan.start, "2027-01-04");
  await set("Start", "2026-02-02");
  assert.equal(await milestone(page, "decision"), faster);
  await set("Packages in parallel", "");
  await set("Person-days a week", "");
  assert.deepEqual(await values(page), before);
});

journey("a number that cannot be is not taken, and the field shows what holds", async (visitor) => {
  const page = await open(visitor);
  const lanes = page.locator(".settings").getByLabel("Packages in parallel");
  await lanes.fill("6");
  await lanes.blur();
  const before = await values(page);
  for (const wrong of ["51", "0", "-1", "2.5", "1e9"]) {
    await lanes.fill(wrong);
    await lanes.blur();
    await says(page.locator(".toast"), new RegExp(`^Packages in parallel: ${wrong} was not taken\\. Here go whole numbers from 1 to 50\\.`));
    assert.equal(await lanes.inputValue(), "6");
  }
  // What is no number at all, a browser hands out as nothing.
  await lanes.press("Control+A");
  await lanes.press("-");
  await lanes.blur();
  await says(page.locator(".toast"), /^Packages in parallel: that was not taken/);
  assert.equal(await lanes.inputValue(), "6");
  assert.deepEqual(await values(page), before);
  // Once a number is taken, nothing is said any more of the one before.
  await lanes.fill("2");
  await lanes.blur();
  await page.locator(".toast").waitFor({ state: "detached" });
});

journey("effort, owner and status of a package", async (visitor) => {
  const page = await open(visitor);
  const clause = "6.3";
  const finish = () => row(page, clause).locator("td.n[data-value]").nth(1).getAttribute("data-value");
  const before = await finish();
  const effort = page.getByLabel(`Effort for ${clause} in person-days; empty for the computed one`);
  await effort.fill("200");
  await effort.blur();
  assert.ok(await finish() > before, "more work takes longer");
  const owner = page.getByLabel(`Owner of ${clause}`, { exact: true });
  await owner.fill("Somebody new");
  assert.equal(await owner.inputValue(), "Somebody new");
  await page.getByLabel(`Status of ${clause}`, { exact: true }).selectOption("Doing");
  const { json } = await exported(page);
  const { note: _, ...kept } = json.assessment.plan.packages[clause];
  assert.deepEqual(kept, { effort_days: 200, owner: "Somebody new", status: "doing" });
  await effort.fill("");
  await effort.blur();
  assert.equal(await finish(), before);
});

journey("a row has room for what stands in it, and what opens moves no column", async (visitor) => {
  const page = await open(visitor);
  await page.setViewportSize({ width: 1280, height: 900 });
  const one = row(page, "9.2");
  const owners = page.locator(".packages").getByLabel(/^Owner of /);
  const cut = () => owners.evaluateAll((all) => all
    .filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1)
    .map((one) => one.value || one.placeholder));
  await one.getByLabel("Owner of 9.2").fill("Quality coordinator with the internal audit lead");
  assert.deepEqual(await cut(), []);
  // Where one line has several owners' names, none has a line of its own.
  await one.getByLabel("Owner of 9.2").press("Enter");
  assert.equal(await one.getByLabel("Owner of 9.2").inputValue(), "Quality coordinator with the internal audit lead");
  const lines = await page.locator(".points summary").evaluateAll((all) =>
    all.filter((one) => one.getBoundingClientRect().height > 30).map((one) => one.textContent));
  assert.deepEqual(lines, [], "band and points stay together");
  const columns = () => page.locator(".packages thead th").evaluateAll((all) =>
    all.map((one) => Math.round(one.getBoundingClientRect().left)));
  const before = await columns();
  await one.locator(".more-settings summary").click();
  const note = one.getByLabel("Note", { exact: true });
  const text = "Hire an auditor from outside the service desk.\nAsk three of them for a quote.";
  await note.fill(text);
  const box = await note.boundingBox();
  assert.ok(box.width > 400 && box.height > 60, `a note's field is ${box.width} × ${box.height}`);
  await row(page, "8.6.1").locator(".points summary").click();
  assert.deepEqual(await columns(), before);
  const sideways = await page.locator(".packages").evaluate((one) => one.scrollWidth - one.clientWidth);
  assert.equal(sideways, 0, "the table has room");
  assert.equal((await exported(page)).json.assessment.plan.packages["9.2"].note, text);
});

journey("a sign and its word stay on one line of a phone", async (visitor) => {
  const page = await open(visitor);
  await visitor.context.clock.setFixedTime(new Date("2026-11-26T10:00:00Z"));
  await page.reload();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  const tags = page.locator(".milestones .tag");
  await tags.first().waitFor();
  for (const width of [320, 360, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const broken = await tags.evaluateAll((all) => all.filter((one) => one.getClientRects().length > 1).length);
    assert.equal(broken, 0, `${width} px`);
  }
});

journey("on a phone a package shows its priority, and says where effort and owner are", async (visitor) => {
  const page = await open(visitor);
  await page.setViewportSize({ width: 320, height: 800 });
  const one = row(page, "9.2");
  await one.locator(".points summary").click();
  assert.equal(await one.locator(".points dt").count(), 5);
  assert.ok(!await one.getByLabel("Owner of 9.2").isVisible());
  await one.locator(".more-settings summary").getByText("Effort, owner, fixed day, note, own actions").click();
  await one.getByLabel("Owner of 9.2").fill("Quality coordinator");
  const note = await one.getByLabel("Note", { exact: true }).boundingBox();
  assert.ok(note.width > 200, `${note.width}`);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(sideways <= 0, `${sideways} px sideways`);
}, { reducedMotion: "reduce" });

journey("the plan as a picture: every package by name, dependencies, milestones", async (visitor) => {
  const page = await open(visitor);
  const chart = page.locator("svg.chart").first();
  const packages = await order(page);
  const places = page.locator(".explored").first();
  const links = await places.locator("a").evaluateAll((all) =>
    all.map((one) => one.getAttribute("href").split("/").at(-1)));
  assert.deepEqual([...new Set(links)].sort(), packages.toSorted());
  await says(chart, /Stage 1[^]*Stage 2/i);
  await places.locator(`a[href$="/${packages[0]}"] rect`).first().click();
  await page.waitForURL(new RegExp(`assess/${packages[0].replaceAll(".", "\\.")}$`));
});

journey("a fixed day, days off, and what the wanted day would cost", async (visitor) => {
  const page = await open(visitor);
  const clause = "6.3";
  const start = () => row(page, clause).locator("td.n[data-value]").first().getAttribute("data-value");
  const finish = () => row(page, clause).locator("td.n[data-value]").nth(1).getAttribute("data-value");
  await row(page, clause).locator(".more-settings summary").click();
  await row(page, clause).getByLabel("Fixed first day").fill("2026-04-18");
  await row(page, clause).getByLabel("Fixed first day").blur();
  assert.equal(await start(), "2026-04-18");
  const before = await finish();
  await page.getByLabel("No work on weekends").check();
  assert.equal(await start(), "2026-04-20", "18 April 2026 is a Saturday");
  assert.ok(await finish() >= before);
  await page.locator("#day-off").fill("2026-04-20");
  await page.getByRole("button", { name: "Add the day off" }).click();
  assert.equal(await start(), "2026-04-21");
  await says(page.locator("[data-critical]"), /No slack, in this order: /);
  assert.ok(await page.locator(".critical").count() > 0);
  const decision = await milestone(page, "decision");
  await page.getByLabel("Certificate wanted by").fill("2026-11-02");
  await page.getByLabel("Certificate wanted by").blur();
  assert.ok(decision > "2026-11-02");
  await says(page.locator("[data-target]"), /the plan is \d+ days late/);
  await says(page.locator("[data-target]"), /What would have to give|No number of people/);
  const { json } = await exported(page);
  assert.equal(json.assessment.plan.packages[clause].start, "2026-04-18");
  assert.deepEqual(json.assessment.plan.days_off, ["2026-04-20"]);
});

journey("what if some packages were done; the fewest for stage 1, planned alone and taken back", async (visitor) => {
  const page = await open(visitor);
  const panel = page.locator("[data-panel=whatif]");
  await page.getByLabel("Assume 6.3 done", { exact: true }).check();
  await says(panel, /If 1 package were done: 6\.3/);
  const then = () => panel.locator("[data-then]").allInnerTexts();
  const one = await then();
  await panel.getByRole("button", { name: "Fewest packages for stage 1" }).click();
  await says(panel, /For stage 1, \d+ packages are enough; fewer do not suffice\./);
  assert.notDeepEqual(await then(), one);
  const chosen = await page.locator('[aria-label^="Assume "]:checked').count();
  const all = (await order(page)).length;
  assert.ok(chosen > 5 && chosen < all);
  await says(panel, /\d+ of the others are needed for stage 2/);
  await panel.getByRole("button", { name: `Plan only these ${chosen} packages, put the other ${all - chosen} off` }).click();
  assert.equal((await order(page)).length, chosen);
  assert.match(await heading(page), /^\d+ packages that stage 2 needs are put off$/);
  assert.equal(await page.locator("[data-milestone=decision]").count(), 0);
  await says(panel.locator("[data-put-off]"), /Put off until after the certificate/);
  await panel.getByRole("button", { name: "Plan all of them again" }).click();
  assert.equal((await order(page)).length, all);
});

journey("a plan that time has overtaken says so and is planned on from today", async (visitor) => {
  const page = await open(visitor);
  await visitor.context.clock.setFixedTime(new Date("2026-11-26T10:00:00Z"));
  await page.reload();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.locator("[data-behind]").waitFor();
  await says(page.locator("[data-behind]"), /\d+ packages should be finished by now and are not/);
  assert.match(await heading(page), /that day is past$/);
  const late = page.locator('[data-package] .tag[data-state="late"]');
  const isLate = page.locator("[data-package]", { has: page.locator('.tag[data-state="late"]') });
  for (const reasons of await isLate.locator("th").allInnerTexts()) {
    assert.doesNotMatch(reasons, /slip/i, "what is late has slipped already");
  }
  assert.equal(String(await late.count()), await page.locator("[data-behind]").getAttribute("data-behind"));
  // Results give a day of the same plan, and say the same of it in the same words.
  const told = async () => (await page.locator("[data-behind]").innerText()).match(/^.*no longer hold\./)[0];
  const here = await told();
  await visit(page, "results");
  assert.match(await heading(page), /By the plan, the work was to be done by /);
  assert.equal(await told(), here);
  await page.getByRole("link", { name: "To the roadmap" }).click();
  await page.waitForURL(/roadmap$/);
  await settled(page);
  await page.getByRole("button", { name: "Plan on from today" }).click();
  await page.locator("[data-behind]").waitFor({ state: "detached" });
  assert.match(await heading(page), /^Stage 2 on .+ 2027, certificate by /);
  assert.equal(await late.count(), 0);
  const { json } = await exported(page);
  assert.equal(json.assessment.plan.start, "2026-11-26");
});

journey("with a certificate the roadmap says how long it is valid and what comes next", async (visitor) => {
  const page = await open(visitor);
  await visitor.context.clock.setFixedTime(new Date("2028-02-07T10:00:00Z"));
  await page.goto(page.url().replace(/#.*/, "#/a/example-xyz-certificate/roadmap"));
  await page.reload();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.locator("[data-target]").waitFor();
  assert.equal(await heading(page),
    "Certificate valid until 11 March 2030; next: surveillance audit 2 by 12 March 2029");
  await says(page.locator("[data-target]"), /reached on 12 March 2027, 20 days earlier/);
  await says(page.locator("[data-milestone=decision]"), /done[^]*12 March 2027/);
});

journey("own actions in a package, and the answers that matter most", async (visitor) => {
  const page = await open(visitor);
  const one = row(page, "9.2");
  await one.locator(".more-settings summary").click();
  await one.getByRole("button", { name: "Add an own action" }).click();
  await one.getByLabel("Own action", { exact: true }).fill("Ask three auditors for a quote");
  await one.locator("[data-entry]").getByLabel("Due on").fill("2026-03-20");
  await one.locator("[data-entry]").getByLabel("Due on").blur();
  const { json } = await exported(page);
  assert.deepEqual(Object.values(json.assessment.actions), [
    { package: "9.2", text: "Ask three auditors for a quote", due: "2026-03-20" },
  ]);
  const panel = page.locator("[data-panel=influence]");
  await panel.locator("li").first().waitFor();
  await says(panel, /Improve first[^]*Find out first/);
  await panel.locator("ol a").first().click();
  await page.waitForURL(/assess\/\d/);
});

journey("plan, effort and the certification's years are pictures to keep, with their figures", async (visitor) => {
  const page = await example(visitor);
  await visit(page, "roadmap");
  for (const [title, name] of [
    ["The plan", "plan"], ["Effort by month and owner", "effort"], ["The certification’s three years", "cycle"],
  ]) {
    const panel = page.locator(".panel", { has: page.getByRole("heading", { name: title, exact: true }) });
    const svg = await savePicture(page, panel, "svg");
    assert.ok(svg.name.endsWith(`-2026-03-02-${name}.svg`), svg.name);
    assert.ok(svg.bytes.toString("utf8").includes(`<title>${title}</title>`), title);
    const png = await savePicture(page, panel, "png", "2400");
    assert.equal(png.bytes.readUInt32BE(16), 2400);
    await panel.getByText("Figures of the picture").click();
    await panel.locator("tbody tr").nth(5).waitFor();
  }
});
