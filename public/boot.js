// Starts the app; takes over when it cannot start or has stopped, with the help of rescue.js. Neither
// needs any Wasm, so that people reach their answers whatever happens.

const PREFIX = "clausewise";
// How many starts in a row have not come to a good end.
const STARTS = PREFIX + ":1:s:starts";
const MOST_STARTS = 3;
// The lock that every open tab of the app holds.
const OPEN = PREFIX + ":open";
// What says, for the next start in this tab alone, that everything is to be deleted.
const ERASE = PREFIX + ":erase";
// A start is good once the app has been up for so long, in milliseconds.
const GOOD_AFTER = 5000;
// What is not up after so long may never be; then a way to the data is offered.
const SLOW_AFTER = 15000;

const root = document.documentElement;
const isSafe = location.search === "?safe";
let over = false;

// The policy in index.html lets no text become markup or script except through a policy of this
// name. This one lets nothing through but the worker that makes office files, and the name is taken
// once and for all.
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (url) => url === "office/worker.js" ? url : null,
});

// Somebody who comes back to a page of the app does not want to see the first screen flash by.
if (!["", "#", "#/"].includes(location.hash)) root.dataset.screen = "app";

// What hands out and deletes what is stored. Nobody's first question waits for it; it is fetched
// once the app is up, or when it is wanted before.
const rescue = () => import("./rescue.js");

function element(name, text, parent, classes = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  parent.append(made);
  return made;
}

function button(text, parent, classes, act) {
  const made = element("button", text, parent, "btn " + classes);
  made.type = "button";
  made.onclick = act;
  parent.append(" ");
}

function again(buttons, classes) {
  button("Try again", buttons, classes, () => {
    tell(0);
    location.reload();
  });
}

// Hands out the data, ways on, and what helps to find the mistake.
async function help(title, details, page) {
  try {
    const { help } = await rescue();
    help({ element, button, again, isSafe, title, details }, page);
  } catch (error) {
    element("p", "What helps to get your data out did not arrive either. Nothing is lost: check the "
      + "connection and try again.", page);
    again(element("p", "", page, "row"), "primary");
    element("pre", details + "\n" + error, page);
  }
}

// Replaces the page, once: what fails later is a consequence.
function stop(title, text, details) {
  if (over) return null;
  over = true;
  const page = document.createElement("main");
  page.className = "crash";
  const heading = element("h1", title, page);
  element("p", text, page, "lead");
  if (details) help(title, details, page);
  document.body.replaceChildren(page);
  document.title = title + " – Clausewise";
  heading.tabIndex = -1;
  heading.focus();
  return page;
}

const stopped = (details) => stop("Clausewise has stopped",
  "Something went wrong inside the app. What was saved before is still in this browser’s storage. "
  + "Download it to be safe, then try again.", details);

// Only failures of the Wasm end the app; a browser extension's own errors do not.
function check(error) {
  const overflow = error instanceof RangeError && /wasm/.test(error.stack);
  if (overflow || error instanceof WebAssembly.RuntimeError) stopped(error.stack || String(error));
}

// The number of starts without a good end; none where there is no storage to count in.
function starts() {
  try {
    return Number(localStorage.getItem(STARTS)) || 0;
  } catch {
    return 0;
  }
}

// Whether nothing of ours stands in local storage: then nobody has to wait until it is read.
function isNew() {
  try {
    const isOurs = (key) => key.startsWith(PREFIX + ":") && key !== STARTS;
    return !Object.keys(localStorage).some(isOurs);
  } catch {
    return false;
  }
}

function tell(number) {
  try {
    if (number > 0) localStorage.setItem(STARTS, number);
    else localStorage.removeItem(STARTS);
  } catch {
    // Without storage, or without room in it, starts are not counted.
  }
}

// Other tabs that are starting just now have not failed, however many a browser opens at once.
async function othersStart() {
  const { held } = await navigator.locks?.query() ?? {};
  return Boolean(held?.some(({ name }) => name === STARTS));
}

// Counts this start until it has come to a good end: the app has been up for a while, or somebody
// has left it. A start that was left, or whose files did not arrive, is as if it had not been; a
// page that hangs or is killed cannot say so. Returns what takes the start back.
function guard() {
  const before = starts();
  tell(before + 1);
  let end;
  const ended = new Promise((resolve) => { end = resolve; });
  navigator.locks?.request(STARTS, { mode: "shared" }, () => ended).catch(() => {});
  const isReady = () => "ready" in root.dataset;
  let isSlow = false;
  const finish = (number) => {
    if (!over && end) tell(number);
    end?.();
    end = null;
  };
  const look = new MutationObserver(() => {
    if (!isReady()) return;
    look.disconnect();
    document.getElementById("slow")?.remove();
    setTimeout(() => {
      finish(0);
      // Whoever needs it later asks again.
      rescue().catch(() => {});
    }, GOOD_AFTER);
  });
  look.observe(root, { attributeFilter: ["data-ready"] });
  addEventListener("pagehide", () => {
    if (isReady()) finish(0);
    else if (!isSlow) finish(before);
  });
  setTimeout(() => {
    isSlow = true;
    if (!over && !isReady()) offer();
  }, SLOW_AFTER);
  return () => finish(before);
}

// Below what there is of the page: it may still come.
function offer() {
  const note = element("p", "Clausewise is still loading. ", document.body, "start");
  note.id = "slow";
  note.setAttribute("role", "status");
  button("It does not start", note, "", () => stop("Clausewise does not start",
    "A part of the app has not arrived, or hangs. What was saved before is still in this browser’s storage.",
    `not ready after ${SLOW_AFTER / 1000} seconds`));
}

// Says what safe mode is, for as long as it is on.
function tellSafe() {
  const note = document.createElement("aside");
  note.className = "alert calm safe";
  note.setAttribute("aria-label", "Safe mode");
  element("strong", "Safe mode. ", note);
  note.append("Default settings; no questions are loaded and nothing is computed. Export what you need. ");
  element("a", "Leave safe mode", note).href = location.pathname + "#/desk";
  document.body.prepend(note);
  root.dataset.safe = "";
}

const tabs = async () => (await navigator.locks?.query())?.held.filter(({ name }) => name === OPEN).length ?? 0;

// What the app asks of this script: what is stored, all of it as a file, to delete it, how many tabs
// are open, and the script for office files, which is fetched then.
Object.defineProperty(globalThis, PREFIX, { value: Object.freeze({
  amounts: async () => (await rescue()).amounts(),
  download: async () => (await rescue()).download(() => {}),
  office: () => import(new URL("office/page.js", document.baseURI)),
  tabs,
  erase: () => {
    sessionStorage.setItem(ERASE, "yes");
    location.reload();
  },
}) });

async function erase() {
  sessionStorage.removeItem(ERASE);
  let deleting;
  try {
    deleting = await rescue();
  } catch (error) {
    return void stop("Nothing has been deleted",
      "What deletes it did not arrive. Check the connection and try again.", String(error));
  }
  await deleting.erase({ element, button, stop, tabs });
}

function wantsErasing() {
  try {
    return sessionStorage.getItem(ERASE) !== null;
  } catch {
    return false;
  }
}

async function start() {
  if (window.top !== window.self) {
    return stop("Clausewise does not run inside another page",
      "A page that frames this one could mislead you. Open Clausewise in a tab of its own.");
  }
  if (wantsErasing()) return erase();
  navigator.locks?.request(OPEN, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
  if (typeof WebAssembly !== "object") {
    return stop("This browser cannot run Clausewise",
      "Clausewise needs WebAssembly, which is missing or switched off here. Use a current version of "
      + "Chrome, Edge, Firefox or Safari. What was saved before is still in this browser’s storage.",
      "no WebAssembly");
  }
  if (!isSafe && starts() >= MOST_STARTS && !await othersStart()) {
    return stop("Clausewise did not start three times in a row",
      "So it is not started again by itself. What was saved before is still in this browser’s storage.",
      starts() + " starts without a good end");
  }
  if (isSafe) tellSafe();
  if (isNew()) root.dataset.new = "";
  const takeBack = isSafe ? () => {} : guard();
  addEventListener("error", (event) => check(event.error));
  addEventListener("unhandledrejection", (event) => check(event.reason));
  // The app tells what went wrong just before it stops.
  addEventListener("clausewise:panic", (event) => stopped(String(event.detail)));
  const link = (selector) => document.querySelector("link" + selector).href;
  try {
    const wasm = fetch(link("[type='application/wasm']"));
    const app = await import(link("[rel=modulepreload]"));
    await app.default({ module_or_path: wasm });
  } catch (error) {
    check(error);
    takeBack();
    stop("Clausewise could not be loaded",
      "A part of the app did not arrive. Check the connection and try again. What was saved "
      + "before is still in this browser’s storage.", error.stack || String(error));
  }
}

start();
