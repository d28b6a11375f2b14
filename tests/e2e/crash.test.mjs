// When the app cannot start or stops, a plain page hands out everything that is stored.

import assert from "node:assert/strict";
import { answer, begin, download, journey, stored } from "./support/index.mjs";

const crashed = (page) => page.locator("main.crash");

async function rescue(page) {
  const button = crashed(page).getByRole("button", { name: "Download everything stored here" });
  return (await download(page, () => button.click())).json;
}

journey("the Wasm is lost on the host: the page says so and hands out every record", async (visitor) => {
  visitor.allow(/404|clausewise-web|preload/);
  const records = { "clausewise:1:h:x": "a header", "clausewise:1:a:x:4.1-q1": "{broken" };
  const page = await visitor.context.newPage();
  await page.addInitScript((records) => {
    Object.assign(localStorage, records, { "of-another-app": "not ours" });
  }, records);
  await page.goto(visitor.site.url);
  await crashed(page).getByRole("heading", { name: "Clausewise could not be loaded" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  const file = await rescue(page);
  assert.equal(file.format, "clausewise-rescue");
  assert.deepEqual(file.local_storage, records);
}, { missing: /\.wasm$/ });

journey("the app stops while somebody works: nothing that was saved is lost", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  const kept = await stored(page);
  await page.evaluate(() => dispatchEvent(new CustomEvent("clausewise:panic", { detail: "planted" })));
  await crashed(page).getByRole("heading", { name: "Clausewise has stopped" }).waitFor();
  await crashed(page).locator("summary").click();
  await crashed(page).getByText("planted").waitFor();
  assert.deepEqual((await rescue(page)).local_storage, kept);
  await crashed(page).getByRole("button", { name: "Reload" }).click();
  await page.waitForSelector("[data-question]");
  assert.equal(await page.locator('[data-question="4.1-q1"] .levels input:checked').inputValue(), "3");
});

// Errors of scripts that the debugger plants reach the page without their cause, so the event that
// brings them is planted instead.
const planted = (page, kind) => page.evaluate((kind) => {
  const error = kind === "trap" ? new WebAssembly.RuntimeError("unreachable") : new TypeError("of an extension");
  dispatchEvent(new ErrorEvent("error", { error }));
}, kind);

journey("a trap in the Wasm ends the app; an extension’s own error does not", async (visitor) => {
  const page = await begin(visitor);
  await planted(page, "error");
  await answer(page, "4.1-q1", 3);
  assert.equal(await crashed(page).count(), 0);
  await planted(page, "trap");
  await crashed(page).getByRole("heading", { name: "Clausewise has stopped" }).waitFor();
});

journey("the questions are lost on the host: the page says so", async (visitor) => {
  visitor.allow(/404|index\.json/);
  const page = await visitor.context.newPage();
  await page.goto(visitor.site.url);
  await crashed(page).waitFor();
  await crashed(page).locator("summary").click();
  await crashed(page).getByText(/questionnaires\/index\.json could not be loaded: the server answers 404/).waitFor();
}, { missing: /questionnaires\/index\.json$/ });
