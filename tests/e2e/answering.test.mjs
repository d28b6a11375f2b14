// Answering by mouse and by keys, and everything that goes with an answer.

import assert from "node:assert/strict";
import {
  answer, becomes, begin, card, chosen, exported, focused, journey, level, pick, saveState, says,
  settled, strip, visit,
} from "./support/index.mjs";

journey("answers by mouse move the score and are saved", async (visitor) => {
  const page = await begin(visitor);
  assert.deepEqual(await strip(page), ["–", "–", "0.0–5.0"]);
  await answer(page, "4.1-q1", 4);
  assert.equal(await chosen(page, "4.1-q1"), 4);
  const [declared, backed] = await strip(page);
  assert.equal(declared, "4.0");
  assert.equal(backed, "2.0", "without evidence a level above the line counts as one below it");
  await says(card(page, "4.1-q1").locator("[data-warn]"), /Without located evidence this counts as 2/);
  await pick(page, "4.1-q1", "Evidence", "Located");
  assert.equal((await strip(page))[1], "4.0");
  assert.equal(await card(page, "4.1-q1").locator("[data-warn]").count(), 0);
  assert.equal(await saveState(page), "saved");
  await says(page.locator(".progress"), /1 of 182 answered/);
});

journey("keys 0 to 5 answer and move on; a digit off the scale does nothing", async (visitor) => {
  const page = await begin(visitor);
  await card(page, "4.1-q1").focus();
  await page.keyboard.press("3");
  assert.equal(await focused(page), "4.1-q2");
  await page.keyboard.press("0");
  assert.equal(await focused(page), "4.1-q3");
  await page.keyboard.press("9");
  assert.equal(await focused(page), "4.1-q3");
  await page.keyboard.press("5");
  const all = ["4.1-q1", "4.1-q2", "4.1-q3"];
  const found = () => Promise.all(all.map((question) => chosen(page, question)));
  assert.deepEqual(await found(), [3, 0, 5]);
  // Behind the last question a figure changes nothing; Enter leads on, and arrows lead back.
  const next = page.getByRole("button", { name: "Next unanswered" });
  assert.equal(await next.evaluate((one) => one === document.activeElement), true);
  for (const key of ["2", "1"]) await page.keyboard.press(key);
  assert.deepEqual(await found(), [3, 0, 5]);
  for (const back of ["4.1-q3", "4.1-q2"]) {
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(page), back);
  }
  await next.focus();
  await page.keyboard.press("Enter");
  await becomes(page, () => focused(page), "4.2-q1");
  await page.keyboard.press("ArrowLeft");
  await card(page, "4.1-q1").waitFor();
  // Where every question has an answer, a figure without a question answers none.
  await page.locator("#main h1").focus();
  await page.keyboard.press("1");
  assert.equal(await focused(page), "4.1-q1");
  assert.deepEqual(await found(), [3, 0, 5]);
  await page.keyboard.press("ArrowRight");
  await card(page, "4.2-q1").waitFor();
  await page.keyboard.press("ArrowLeft");
  await card(page, "4.1-q1").waitFor();
});

journey("a link to a question has it in use, wherever one comes from", async (visitor) => {
  const page = await begin(visitor);
  for (const key of ["2", "2", "2"]) await page.keyboard.press(key);
  const asked = ["4.1-q2", "4.1-q3", "4.2-q2", "8.4.1-q3"];
  for (const place of ["results", "roadmap"]) {
    for (const question of asked) {
      await visit(page, place);
      await page.evaluate(() => scrollTo(0, 4_000));
      await visit(page, `assess/${question}`);
      await becomes(page, () => focused(page), question);
      const top = await card(page, question).evaluate((one) => one.getBoundingClientRect().top);
      const bar = await page.locator("#app .top").evaluate((one) => one.getBoundingClientRect().bottom);
      assert.ok(top >= bar && top < 500, `${question} from ${place}: ${top}`);
    }
  }
  await page.keyboard.press("5");
  assert.equal(await chosen(page, "8.4.1-q3"), 5);
  // And where the page is opened there.
  await page.reload();
  await becomes(page, () => focused(page), "8.4.1-q3");
  assert.deepEqual(await chosen(page, "8.4.1-q3"), 5);
});

journey("what watches over the work begins with answers by key as with those by mouse", async (visitor) => {
  const page = await begin(visitor);
  for (let clause = 0; clause < 9; clause++) {
    const many = await page.locator("[data-question]").count();
    await page.locator("[data-question]").first().focus();
    for (let question = 0; question < many; question++) await page.keyboard.press("2");
    await page.keyboard.press("ArrowRight");
    await settled(page);
  }
  await says(page.locator(".remind"), /answers are in no export yet/);
});

journey("evidence, place, confidence, note and owner go into the export", async (visitor) => {
  const page = await begin(visitor);
  const question = card(page, "4.1-q1");
  await answer(page, "4.1-q1", 3);
  await pick(page, "4.1-q1", "Evidence", "Checked");
  await question.getByLabel("Where is the evidence?").fill("Wiki, “Context”, page 3 <b>");
  await pick(page, "4.1-q1", "Confidence", "Low");
  await question.getByRole("button", { name: "Note" }).click();
  await question.getByRole("textbox", { name: "Note" }).fill("Two lines\nof a note");
  await question.getByRole("button", { name: "Owner" }).click();
  await question.getByLabel(/^Owner/).fill("Åsa");
  const { json } = await exported(page);
  const { at: _, ...kept } = json.assessment.answers["4.1-q1"];
  assert.deepEqual(kept, {
    level: 3,
    evidence: { state: "checked", reference: "Wiki, “Context”, page 3 <b>" },
    confidence: "low",
    note: "Two lines\nof a note",
    owner: "Åsa",
  });
});

journey("“don’t know” is an answer and widens the range; clearing takes it away", async (visitor) => {
  const page = await begin(visitor);
  const unknown = card(page, "4.1-q2").getByRole("button", { name: "Don’t know" });
  await unknown.click();
  assert.equal(await unknown.getAttribute("aria-pressed"), "true");
  await says(page.locator(".progress"), /1 of 182/);
  await card(page, "4.1-q2").getByRole("button", { name: "Clear answer" }).click();
  assert.equal(await unknown.getAttribute("aria-pressed"), "false");
  await says(page.locator(".progress"), /0 of 182/);
  await answer(page, "4.1-q2", 2);
  await card(page, "4.1-q2").getByRole("button", { name: "Clear answer" }).click();
  assert.equal(await chosen(page, "4.1-q2"), null);
});

journey("“not applicable” only where there is a condition, and only with a reason", async (visitor) => {
  const page = await begin(visitor);
  const button = (question) => card(page, question).getByRole("button", { name: /Not applicable/ });
  assert.equal(await button("4.1-q1").count(), 0);
  await visit(page, "assess/8.3.4.1-q5");
  const question = card(page, "8.3.4.1-q5");
  await button("8.3.4.1-q5").click();
  await question.getByText("Only if no external supplier contributes").waitFor();
  const reason = question.getByLabel("Why does it not apply?");
  await reason.fill("   ");
  await question.getByText("Write the reason: without one the question stays as it was.").waitFor();
  await says(page.locator(".progress"), /0 of 182/);
  await reason.clear();
  // Letter by letter, as people type: the field must keep its focus.
  await reason.pressSequentially("Everything is done in house.");
  await says(page.locator(".progress"), /1 of 182/);
  const { json } = await exported(page);
  assert.equal(json.assessment.answers["8.3.4.1-q5"].not_applicable, "Everything is done in house.");
  await reason.fill(" ");
  await says(page.locator(".progress"), /0 of 182/);
});

journey("what is typed right after opening a reason or a note is written there, and answers nothing", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "assess/8.3.4.1-q5");
  const question = card(page, "8.3.4.1-q5");
  for (const [name, field] of [[/Not applicable/, "Why does it not apply?"], [/^Note$/, "Note"], [/^Owner$/, "Owner: who answers or acts"]]) {
    await question.getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
    const opened = question.getByRole("textbox", { name: field });
    await becomes(page, () => opened.evaluate((one) => one === document.activeElement), true);
    await page.keyboard.type("5 of us");
    assert.equal(await opened.inputValue(), "5 of us");
    assert.equal(await chosen(page, "8.3.4.1-q5"), null);
  }
});

journey("one step back takes back one field", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  const question = card(page, "4.1-q1");
  for (const [name, field] of [["Note", "Note"], ["Owner", "Owner: who answers or acts"]]) {
    await question.getByRole("button", { name, exact: true }).click();
    await question.getByRole("textbox", { name: field }).pressSequentially("Ada knows");
  }
  await settled(page);
  const fields = ["Note", "Owner: who answers or acts"].map((name) => question.getByRole("textbox", { name }));
  const texts = () => Promise.all(fields.map((one) => one.inputValue()));
  assert.deepEqual(await texts(), ["Ada knows", "Ada knows"]);
  for (const left of [["Ada knows", ""], ["", ""]]) {
    await page.locator("#main h1").focus();
    await page.keyboard.press("Control+z");
    await becomes(page, async () => JSON.stringify(await texts()), JSON.stringify(left));
  }
  assert.equal(await chosen(page, "4.1-q1"), 3);
});

journey("of what has not happened yet, only readiness up to the line is rated", async (visitor) => {
  const page = await begin(visitor);
  await visit(page, "assess/8.6.1-q4");
  const question = card(page, "8.6.1-q4");
  const pending = question.getByLabel(/It has not happened yet/);
  await pending.check();
  for (const value of [0, 1, 2, 3]) assert.ok(await level(page, "8.6.1-q4", value).isEnabled());
  for (const value of [4, 5]) assert.ok(await level(page, "8.6.1-q4", value).isDisabled());
  await question.focus();
  await page.keyboard.press("5");
  assert.equal(await chosen(page, "8.6.1-q4"), null);
  await says(page.locator("[aria-live]").last(), /At most 3 while it has not happened/);
  await page.keyboard.press("3");
  assert.equal(await chosen(page, "8.6.1-q4"), 3);
  await pending.uncheck();
  await answer(page, "8.6.1-q4", 5);
  assert.ok(await pending.isDisabled(), "a level above the line says that it has happened");
});

journey("E goes to the evidence, N into the note, and keys stay out of fields", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 1);
  await card(page, "4.1-q1").focus();
  await page.keyboard.press("e");
  assert.equal(await page.evaluate(() => document.activeElement.name), "4.1-q1-evidence");
  // It goes to the one that is chosen, and Escape leads back to the question, where arrows move on.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.question), "4.1-q1");
  await page.keyboard.press("e");
  assert.equal(await page.evaluate(() => document.activeElement.value), "located");
  await page.keyboard.press("n");
  await becomes(page, () => page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
  await page.keyboard.type("u5?e");
  await settled(page);
  assert.equal(await card(page, "4.1-q1").getByRole("textbox", { name: "Note" }).inputValue(), "u5?e");
  assert.equal(await chosen(page, "4.1-q1"), 1);
  assert.equal(await page.locator("dialog[open]").count(), 0);
});

journey("an answer given right before leaving a page is kept, and the app goes on", async (visitor) => {
  const page = await begin(visitor);
  const home = new URL(page.url()).hash;
  const places = { "the results": "results", "the desk": "#/desk", "the next clause": "assess/4.2", "the step back": null };
  let level = 0;
  for (const [how, place] of Object.entries(places)) {
    level += 1;
    await visit(page, "#/settings");
    await visit(page, home);
    // The answer and leaving in one task: no frame is painted in between.
    await page.evaluate(([level, to]) => {
      document.querySelector(`[data-question="4.1-q1"] .levels input[value="${level}"]`).click();
      if (to) location.hash = to; else history.back();
    }, [level, place && (place.startsWith("#") ? place : home.replace(/assess.*/, place))]);
    await settled(page);
    await visit(page, home);
    assert.equal(await chosen(page, "4.1-q1"), level, how);
    assert.equal(await saveState(page), "saved", how);
    assert.equal(await page.locator("main.crash").count(), 0, how);
  }
});
