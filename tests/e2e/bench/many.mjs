// The release with a questionnaire of some 2,000 questions: that on ISO/IEC 20000-1 with each of its
// clauses several times, under numbers of their own.

import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

/** How often each clause is there. */
const TIMES = 11;
/** Clauses 4 to 10 become 14 to 20, 24 to 30 and so on. */
const STEP = 10;

const NUMBER = /^\d+(\.\d+)*(-q\d+)?$/;

function moved(value, by) {
  if (typeof value === "string") {
    return NUMBER.test(value) ? value.replace(/^\d+/, (first) => Number(first) + by) : value;
  }
  if (Array.isArray(value)) return value.map((one) => moved(one, by));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [
    NUMBER.test(key) ? moved(key, by) : key,
    // A document belongs to a clause of the standard, not to its copies.
    ["version", "effort_days", "weight"].includes(key) ? one : moved(one, by),
  ]));
}

/** Copies the release into a folder and puts the long questionnaire into the place of the first one. */
export async function release(dist, folder) {
  await cp(dist, folder, { recursive: true });
  const place = join(folder, "questionnaires");
  const index = JSON.parse(await readFile(join(place, "index.json"), "utf8"));
  const name = join(place, index.questionnaires.find((entry) => entry.default).file);
  const questionnaire = JSON.parse(await readFile(name, "utf8"));
  const clauses = questionnaire.clauses;
  questionnaire.clauses = Array.from({ length: TIMES }, (_, copy) => moved(clauses, copy * STEP)).flat();
  const text = JSON.stringify(questionnaire);
  await writeFile(name, text);
  await writeFile(`${name}.br`, brotliCompressSync(text));
  const count = (clause) =>
    (clause.leaf?.questions.length ?? 0) + (clause.clauses ?? []).reduce((sum, one) => sum + count(one), 0);
  return questionnaire.clauses.reduce((sum, clause) => sum + count(clause), 0);
}
