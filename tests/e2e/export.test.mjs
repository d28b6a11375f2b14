// The export: a file of the documented form, from the bar, by key and from the desk.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { begin, answer, download, example, exported, journey, says, visit } from "./support/index.mjs";

/** The same tree with its keys in order, which JavaScript writes as canonical JSON. */
const sorted = (tree) => (tree === null || typeof tree !== "object" ? tree
  : Array.isArray(tree) ? tree.map(sorted)
  : Object.fromEntries(Object.keys(tree).sort().map((key) => [key, sorted(tree[key])])));

journey("the file is what docs/format.md says", async (visitor) => {
  const page = await begin(visitor);
  await answer(page, "4.1-q1", 3);
  const { name, text, json } = await exported(page);
  assert.match(name, /^[\w.-]+\.json$/);
  assert.match(name, /2026-03-02/);
  assert.deepEqual(Object.keys(json), ["format", "version", "generator", "exported_at", "sha256", "assessment"]);
  assert.equal(json.format, "clausewise-assessment");
  assert.equal(json.version, 1);
  assert.equal(json.exported_at, "2026-03-02T10:00:00Z");
  const { assessment } = json;
  assert.match(assessment.id, /^[A-Za-z0-9._-]{1,64}$/);
  const { sha256, ...reference } = assessment.questionnaire;
  assert.deepEqual(reference, { id: "iso-iec-20000-1-2018", version: "1.0.0" });
  const asked = JSON.parse(await readFile(new URL("../../questionnaires/iso-iec-20000-1-2018.json", import.meta.url)));
  assert.equal(sha256, createHash("sha256").update(JSON.stringify(sorted(asked))).digest("hex"));
  assert.deepEqual(assessment.answers["4.1-q1"], {
    level: 3, evidence: { state: "none" }, confidence: "medium", at: "2026-03-02T10:00:00Z",
  });
  assert.equal(text, JSON.stringify(json, null, 2) + "\n");
  await page.locator("[role=status]").getByText(`Exported ${name}`).waitFor();
});

journey("the example leaves as it came: nothing is lost", async (visitor) => {
  const page = await example(visitor);
  const source = new URL("../../public/examples/xyz-before.json", import.meta.url);
  const { assessment } = JSON.parse(await readFile(source, "utf8"));
  const { json } = await exported(page);
  assert.deepEqual(json.assessment, assessment);
});

journey("Ctrl+S and the desk export too, and the desk says when", async (visitor) => {
  const page = await begin(visitor);
  const byKey = await download(page, () => page.keyboard.press("Control+s"));
  await visit(page, "#/desk");
  await says(page.locator(".facts"), /exported 2 Mar 2026 10:00/);
  const byDesk = await download(page, () => page.getByRole("button", { name: /^Export (?!encrypted)/ }).click());
  assert.equal(byDesk.text, byKey.text);
  await page.reload();
  await says(page.locator(".facts"), /exported 2 Mar 2026 10:00/);
});
