// A file that somebody sent: what is in it is shown, and one decides.

import assert from "node:assert/strict";
import {
  begin, dialog, example, exported, importFile, journey, openFile, says, settled, timeless, values,
  visit,
} from "./support/index.mjs";

async function figures(page) {
  const found = {};
  for (const place of ["results", "results/8", "results/classic", "roadmap"]) {
    await visit(page, place);
    found[place] = [await page.locator("h1:visible").innerText(), ...await values(page)];
  }
  return found;
}

journey("on another profile the same file gives the same scores, verdicts and dates", async (visitor, another) => {
  const page = await example(visitor);
  const before = await figures(page);
  assert.ok(Object.values(before).flat().length > 500);
  const { text } = await exported(page);
  const colleague = await (await another()).open();
  await importFile(colleague, text);
  await colleague.waitForURL(/example-xyz-before\/results$/);
  assert.deepEqual(await figures(colleague), before);
  assert.equal((await exported(colleague)).text, text);
});

journey("the same file again: both are the same, and nothing is offered to replace", async (visitor) => {
  const page = await example(visitor);
  const { text } = await exported(page);
  await openFile(page, text);
  await says(dialog(page), /It is on your desk already, and both are the same\./);
  assert.equal(await dialog(page).getByRole("button", { name: "Replace mine" }).count(), 0);
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  assert.equal(await dialog(page).count(), 0);
  assert.equal((await exported(page)).text, text);
});

journey("a changed file shows its differences; replacing can be taken back to the letter", async (visitor) => {
  const page = await example(visitor);
  const before = await exported(page);
  const { json } = before;
  const { answers } = json.assessment;
  answers["4.1-q1"].level = 5;
  answers["4.1-q2"].note = "Changed by a colleague";
  delete answers["8.6.1-q1"];
  json.assessment.documents.D05 = { state: "draft" };
  await openFile(page, json);
  await says(dialog(page), /1 new, 2 changed, 1 removed/);
  const rows = dialog(page).locator("tbody tr");
  assert.equal(await rows.count(), 4);
  await says(rows.filter({ hasText: "4.1-q2" }), /changed[^]*Changed by a colleague/);
  await says(rows.filter({ hasText: "8.6.1-q1" }), /removed/);
  const wide = await dialog(page).locator("thead th").evaluateAll((all) =>
    all.map((one) => Math.round(one.getBoundingClientRect().width)));
  assert.ok(Math.abs(wide[1] - wide[2]) <= 1 && wide[2] > 200, `what is here and what is in the file: ${wide}`);
  await dialog(page).getByRole("button", { name: "Replace mine" }).click();
  await dialog(page).waitFor({ state: "detached" });
  await settled(page);
  assert.deepEqual(timeless((await exported(page)).text), timeless(JSON.stringify(json)));
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  assert.deepEqual(timeless((await exported(page)).text), timeless(before.text));
  await page.reload();
  assert.deepEqual(timeless((await exported(page)).text), timeless(before.text));
});

journey("the message after replacing has the way back, too", async (visitor) => {
  const page = await example(visitor);
  const before = await exported(page);
  before.json.assessment.answers["4.1-q1"].level = 0;
  await importFile(page, before.json, "Replace mine");
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(timeless((await exported(page)).text), timeless(before.text));
});

journey("older answers in a file are pointed out; it can be added beside", async (visitor) => {
  const page = await begin(visitor);
  await page.locator("[data-question] .levels label").first().click();
  const { json } = await exported(page);
  const answer = json.assessment.answers["4.1-q1"];
  answer.level = 3;
  answer.at = "2026-01-01T00:00:00Z";
  await openFile(page, json);
  await says(dialog(page), /1 answer here is newer than the one in the file/);
  // What stands out loses nothing; what would lose something is marked.
  assert.deepEqual(await dialog(page).locator(".btn.primary").allInnerTexts(), ["Keep mine"]);
  assert.deepEqual(await dialog(page).locator(".btn.danger").allInnerTexts(), ["Replace mine"]);
  await dialog(page).getByRole("button", { name: "Add as a second one" }).click();
  await visit(page, "#/desk");
  const titles = await page.locator(".rows h2").allInnerTexts();
  assert.deepEqual(titles.map((title) => / \(imported\)$/.test(title)).sort(), [false, true]);
  assert.equal(await page.locator(".rows > li").count(), 2);
});

journey("a file says whether it is as it was exported", async (visitor) => {
  const page = await example(visitor);
  const { text, json } = await exported(page);
  const shown = dialog(page).locator("[data-integrity]");
  const { sha256: _, ...bare } = json;
  json.assessment.answers["4.1-q1"].note = "Written later";
  for (const [content, word, sentence] of [
    [text, "undamaged", /^Undamaged/],
    [JSON.stringify(JSON.parse(text)), "undamaged", /^Undamaged/],
    [json, "changed", /^Changed since export/],
    [bare, "absent", /carries no checksum/],
  ]) {
    await openFile(page, content);
    assert.equal(await shown.getAttribute("data-integrity"), word);
    await says(shown, sentence);
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
  }
});

journey("a file that is dropped on the page is opened", async (visitor, another) => {
  const { text } = await exported(await example(visitor));
  const page = await (await another()).open();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.json"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
  }, text);
  await says(dialog(page), /XYZ IT Solutions: gap analysis[^]*dropped\.json[^]*It is added to your desk/);
});

journey("markup in a file is text on the page", async (visitor) => {
  const page = await begin(visitor);
  const { json } = await exported(page);
  json.assessment.title = "<img src=x onerror=alert(1)>";
  json.assessment.answers["4.1-q1"] = { level: 1, note: "<script>alert(2)</script>" };
  await importFile(page, json, "Replace mine");
  for (const place of ["results", "assess/4.1", "profile", "roadmap", "#/desk"]) await visit(page, place);
  assert.equal(await page.locator(".rows h2").innerText(), json.assessment.title);
  assert.equal(await page.locator("#app img, #app script").count(), 0);
});
