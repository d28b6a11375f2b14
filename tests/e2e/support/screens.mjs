// Every screen and state of the app, to look at each in the same way.

import {
  answer, card, crashed, dialog, exported, openFile, pick, settled, tool, visit,
} from "./app.mjs";
import { NOW, ready } from "./journey.mjs";

const A = "#/a/example-xyz-before/";

async function everyField(page) {
  await visit(page, A + "assess/8.3.4.1");
  const question = card(page, "8.3.4.1-q5");
  await answer(page, "8.3.4.1-q5", 3);
  await pick(page, "8.3.4.1-q5", "Evidence", "Located");
  for (const name of ["Note", "Owner"]) {
    const button = question.getByRole("button", { name, exact: true });
    if (await button.getAttribute("aria-expanded") === "false") await button.click();
  }
  await question.getByRole("button", { name: /Not applicable/ }).click();
  // On a phone the clauses are folded away.
  const fold = page.locator("nav summary").first();
  if (await fold.isVisible()) await fold.click();
  await page.getByRole("searchbox", { name: "Search" }).fill("incident");
}

async function importOf(page, change) {
  await visit(page, A + "results");
  const { json } = await exported(page);
  change(json);
  await openFile(page, json);
}

/** [name, how to get there]; each begins where the one before has ended. */
export const SCREENS = [
  ["first screen", (page) => visit(page, "#/")],
  ["desk, empty", (page) => visit(page, "#/desk")],
  ["results", async (page) => {
    await visit(page, "#/example");
    await page.waitForURL(/results$/);
  }],
  ["results, clause 8", (page) => visit(page, A + "results/8")],
  ["results, bars", (page) => visit(page, A + "results/10")],
  ["results, classic view", (page) => visit(page, A + "results/classic")],
  ["roadmap", (page) => visit(page, A + "roadmap")],
  ["report", (page) => visit(page, A + "report")],
  ["roadmap, what if", async (page) => {
    await visit(page, A + "roadmap");
    await page.getByRole("button", { name: "Fewest packages for stage 1" }).click();
    await page.locator("[data-panel=influence] li").first().waitFor();
    await page.locator(".more-settings summary").first().click();
    await page.getByLabel("Certificate wanted by").fill("2026-09-01");
    await page.getByLabel("Certificate wanted by").blur();
  }],
  ["documents", (page) => visit(page, A + "documents")],
  ["certification", (page) => visit(page, A + "certification")],
  ["certification, entries open", async (page) => {
    await visit(page, "#/a/example-xyz-certificate/certification");
    await page.locator("[data-step]").first().waitFor();
    for (const name of ["nonconformities", "audits", "reviews", "certification_bodies", "parties"]) {
      await page.locator(`[data-list=${name}] .entry > summary`).first().click();
    }
    await page.locator("[data-stage=stage2] > summary").click();
    for (const fold of await page.locator(".page .more-of.wide:visible > summary").all()) await fold.click();
    await page.locator("[data-statement] table").first().waitFor();
    await page.locator("[data-agenda]").first().waitFor();
  }],
  ["profile", (page) => visit(page, A + "profile")],
  ["assess", (page) => visit(page, A + "assess/8.6.1")],
  ["assess, every field open", everyField],
  ["assess, nothing found", (page) => page.getByRole("searchbox", { name: "Search" }).fill("zzzz")],
  ["profile, told", async (page) => {
    await visit(page, A + "profile");
    await page.getByRole("button", { name: "Draft it from the above" }).waitFor();
    await page.getByLabel("Services in scope").fill("Managed network");
    await page.locator("[data-check]").first().waitFor();
    await page.getByText("Other regulations").click();
    // Where the page came to rest, a box may lie half under the bar.
    await page.evaluate(() => scrollTo(0, 0));
  }],
  ["documents, an outline", async (page) => {
    await visit(page, A + "documents");
    await page.locator("[data-document=D01] summary").click();
    await page.getByText("Typical mistakes").waitFor();
  }],
  ["guide", async (page) => {
    await visit(page, "#/guide");
    await page.locator(".article h2").first().waitFor();
  }],
  ["guide, clauses, within an assessment", (page) => visit(page, A + "guide/clauses")],
  ["guide, tables", (page) => visit(page, A + "guide/time")],
  ["guide, glossary", (page) => visit(page, "#/guide/glossary")],
  ["guide, found", async (page) => {
    const fold = page.locator("nav summary").first();
    if (await fold.isVisible()) await fold.click();
    await page.getByRole("searchbox", { name: "Search the guide" }).fill("audit");
  }],
  ["pages and tools of the bar", async (page) => {
    await visit(page, A + "results");
    for (const name of ["More", /^Pages of this assessment/]) {
      const opener = page.locator(".top").getByRole("button", { name });
      if (await opener.isVisible()) await opener.click();
    }
  }],
  ["desk, full", (page) => visit(page, "#/desk")],
  ["history", async (page) => {
    await visit(page, A + "history");
    await page.getByRole("button", { name: "Keep the present state" }).click();
    await page.locator("[data-snapshot=asked]").waitFor();
    await visit(page, A + "assess/4.1");
    await answer(page, "4.1-q2", 5);
    await visit(page, A + "history");
    await page.locator("[data-snapshot] summary").first().click();
  }],
  ["desk, again", (page) => visit(page, "#/desk")],
  ["message with a way back", (page) =>
    page.getByRole("button", { name: /^Duplicate / }).first().click()],
  ["settings", async (page) => {
    await visit(page, "#/settings");
    await page.getByText(/^local storage: /).waitFor();
    for (const closed of await page.locator("main details:not([open]) > summary").all()) await closed.click();
  }],
  ["settings, high contrast", (page) => page.getByRole("checkbox", { name: /^High contrast/ }).check()],
  ["reminder of an export", async (page) => {
    await page.getByRole("checkbox", { name: /^High contrast/ }).uncheck();
    const clock = page.context().clock;
    await visit(page, A + "assess/4.1");
    await clock.setFixedTime(new Date(NOW.getTime() + 60_000));
    await answer(page, "4.1-q1", 4);
    // An answer is on the screen before it is kept.
    await settled(page);
    await clock.setFixedTime(new Date(NOW.getTime() + 4 * 86_400_000));
    await visit(page, A + "roadmap");
    await page.locator("[data-reminder=export]").waitFor();
    await clock.setFixedTime(NOW);
  }],
  ["an assessment that is not here", (page) => visit(page, "#/a/gone/results")],
  ["dialog: keys", async (page) => {
    await visit(page, A + "assess/4.1");
    await (await tool(page, "Keyboard shortcuts")).click();
    await dialog(page).waitFor();
  }],
  ["dialog: refusal", async (page) => {
    await page.keyboard.press("Escape");
    await importOf(page, (file) => { file.assessment.answers["4.1-q1"].level = 9; });
  }],
  ["dialog: import", async (page) => {
    await page.keyboard.press("Escape");
    await importOf(page, (file) => { file.assessment.answers["4.1-q1"].level = 5; });
  }],
  ["dialog: import, other questions and answers without one", async (page) => {
    await page.keyboard.press("Escape");
    await importOf(page, (file) => {
      file.assessment.questionnaire.sha256 = "0".repeat(64);
      file.assessment.answers["REMOVED-q1"] = { level: 2, note: "Of another time" };
    });
    await dialog(page).locator("[data-orphans] summary").click();
  }],
  ["other questions than those that were answered", async (page) => {
    await dialog(page).getByRole("button", { name: "Add as a second one" }).click();
    await page.locator("[data-reminder=content]").waitFor();
  }],
  ["dialog: several files", async (page) => {
    await visit(page, "#/desk");
    await page.evaluate(() => {
      const data = new DataTransfer();
      for (const text of ["{}", "<html>", "PK\u0003\u0004"]) data.items.add(new File([text], `\u202e${text}.json`));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
    });
    await dialog(page).locator("summary").first().click();
  }],
  ["dialog: paste", async (page) => {
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Paste", exact: true }).click();
    await dialog(page).waitFor();
  }],
  ["dialog: encrypted export", async (page) => {
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Encrypted export/ }).first().click();
    await dialog(page).locator("[data-passphrase]").fill("short");
    await dialog(page).getByRole("button", { name: "Export encrypted" }).click();
    await dialog(page).getByText(/at least 12 characters/).waitFor();
  }],
  ["alert: not saved", async (page) => {
    await page.keyboard.press("Escape");
    await page.evaluate(() => {
      Storage.prototype.setItem = () => { throw new DOMException("No room", "QuotaExceededError"); };
    });
    await visit(page, A + "assess/4.1");
    await answer(page, "4.1-q1", 5);
    await page.locator("[data-alert=storage]").waitFor();
  }],
  ["safe mode", async (page) => {
    await page.goto(new URL("?safe#/desk", page.url()).href);
    await ready(page);
  }],
  ["the app has stopped", async (page) => {
    await page.evaluate(() => dispatchEvent(new CustomEvent("clausewise:panic", { detail: "planted" })));
    await crashed(page).locator("summary").click();
    await crashed(page).getByRole("button", { name: "Copy this diagnosis" }).waitFor();
  }],
];

/** Shows every screen and looks at it. */
export async function everyScreen(visitor, look) {
  const page = await visitor.open();
  for (const [name, show] of SCREENS) {
    await show(page);
    await settled(page);
    await look(page, name);
  }
}
