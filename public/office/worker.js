// Makes and reads office files beside the page, so that the page stays usable meanwhile. Their Wasm
// is fetched when the first one is asked for.

import start, { answers, Pictures, word, workbook } from "./clausewise_office.js";

function made({ kind, assessment, questionnaire, today, parts, pictures, file }) {
  if (kind === "answers") return answers(file);
  if (kind === "xlsx") return workbook(assessment, questionnaire, today);
  const drawn = new Pictures();
  for (const [bytes, width, height] of pictures) drawn.add(bytes, width, height);
  return word(assessment, questionnaire, today, parts, drawn);
}

addEventListener("message", async ({ data }) => {
  try {
    await start();
  } catch (error) {
    postMessage({ missing: String(error) });
    return;
  }
  postMessage({ started: true });
  try {
    postMessage({ result: made(data) });
  } catch (error) {
    // What Rust refuses is a text; anything else is a mistake of ours.
    postMessage({ failure: typeof error === "string" ? error : `it has stopped (${error})` });
  }
});
