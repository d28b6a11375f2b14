// Starts the app; takes over when it cannot start or has stopped. Needs no Wasm itself, so that
// people reach their answers whatever happens.

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

// What a storage request ends with.
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

// A database that another tab holds back must not hold back the rest.
const soon = (promise) => Promise.race([promise, new Promise((_, reject) => {
  setTimeout(() => reject(new Error("no answer within 10 seconds")), 10000);
})]);

function fromLocalStorage() {
  const found = {};
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i);
    if (key.startsWith(PREFIX + ":")) found[key] = localStorage.getItem(key);
  }
  return found;
}

// The names of own databases.
async function databases() {
  const all = await indexedDB.databases();
  return all.map(({ name }) => name).filter((name) => name.startsWith(PREFIX));
}

// Every record of every own database, as [key, value] pairs by store.
async function fromDatabases() {
  const found = {};
  for (const name of await databases()) {
    const request = indexedDB.open(name);
    // Looking must not make one.
    request.onupgradeneeded = () => request.transaction.abort();
    const db = await done(request);
    found[name] = {};
    for (const store of db.objectStoreNames) {
      const records = db.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(records.getAllKeys()), done(records.getAll())]);
      found[name][store] = keys.map((key, i) => [key, values[i]]);
    }
    db.close();
  }
  return found;
}

// JSON has no bytes.
const plain = (_, value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
  ? { bytes: Array.from(new Uint8Array(value.buffer ?? value, value.byteOffset ?? 0, value.byteLength)) }
  : value;

// All that is stored here. What cannot be read is named in the result.
async function everything() {
  const file = { format: "clausewise-rescue", version: 1, saved_at: new Date().toISOString() };
  const sources = { local_storage: fromLocalStorage, indexed_db: fromDatabases };
  for (const [name, read] of Object.entries(sources)) {
    try {
      file[name] = await soon(Promise.resolve().then(read));
    } catch (error) {
      file[name + "_error"] = String(error);
    }
  }
  return file;
}

const count = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;

// How much there is, without a word of what it is.
function amounts(file) {
  const lines = [file.local_storage
    ? "local storage: " + count(Object.keys(file.local_storage).length, "record")
    : "local storage cannot be read: " + file.local_storage_error];
  for (const [name, stores] of Object.entries(file.indexed_db ?? {})) {
    for (const [store, records] of Object.entries(stores)) {
      lines.push(`database ${name}, ${store}: ${count(records.length, "record")}`);
    }
  }
  if (!file.indexed_db) lines.push("databases cannot be read: " + file.indexed_db_error);
  return lines;
}

async function download(say) {
  const file = await everything();
  // Both slots of the history mostly hold the same, which need not be in the file twice.
  const history = file.indexed_db?.[PREFIX + "-history"];
  if (history) {
    const first = new Map(history.first);
    history.second = history.second?.filter(([name, text]) => first.get(name) !== text);
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file, plain, 1)], { type: "application/json" }));
  link.download = "clausewise-rescue-" + file.saved_at.slice(0, 10) + ".json";
  link.click();
  say(`Written: ${link.download}, with ${amounts(file).join("; ")}. Look for it among your downloads.`);
}

// What helps to find the mistake: no answers, no names, no keys.
async function diagnosis(title, details) {
  const lines = [title, new Date().toISOString(), navigator.userAgent];
  lines.push("page: " + location.hash.replace(/^(#\/a\/)[^/]+/, "$1…") + (isSafe ? " (safe mode)" : ""));
  lines.push("app: " + (document.querySelector("link[rel=modulepreload]")?.href.split("/").pop() ?? "none"));
  lines.push(`window: ${innerWidth} × ${innerHeight}, ${navigator.onLine ? "online" : "offline"}`);
  lines.push(...amounts(await everything()));
  try {
    const { usage, quota } = await navigator.storage.estimate();
    lines.push(`in use: ${usage} of ${quota} bytes; persistent: ${await navigator.storage.persisted()}`);
  } catch (error) {
    lines.push("the browser does not say how much is in use: " + error);
  }
  return [...lines, "", details].join("\n");
}

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

// Hands out the data, ways on, and what helps to find the mistake.
function help(title, details, page) {
  const buttons = element("p", "", page, "row");
  const said = element("p", "", page, "small");
  said.setAttribute("role", "status");
  const say = (text) => { said.textContent = text; };
  button("Download everything stored here", buttons, "primary", () => download(say));
  button("Try again", buttons, "", () => {
    tell(0);
    location.reload();
  });
  if (!isSafe) button("Start in safe mode", buttons, "", () => location.replace("?safe#/desk"));
  element("p", "The file has every record as it is stored. Keep it until you have seen your answers "
    + "again. Do not clear the site’s data: that deletes your answers and mends nothing.", page);
  if (!isSafe) {
    element("p", "Safe mode shows your assessments by name, with default settings. It loads no "
      + "questions for them and computes nothing, so most mistakes cannot happen there; you can export every "
      + "assessment. Nothing stored is changed.", page);
  }
  const box = element("details", "", page);
  element("summary", "Technical details", box);
  const text = element("pre", details, box);
  diagnosis(title, details).then((all) => {
    text.textContent = all;
    button("Copy this diagnosis", box, "", async () => {
      try {
        await navigator.clipboard.writeText(all);
        say("Copied. It has no answers and no names in it; read it before you send it.");
      } catch {
        getSelection().selectAllChildren(text);
        say("The browser does not let the page copy. The text is selected: copy it with Ctrl+C.");
      }
    });
  });
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
    setTimeout(finish, GOOD_AFTER, 0);
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
  amounts: async () => amounts(await everything()),
  download: () => download(() => {}),
  office: () => import(new URL("office/page.js", document.baseURI)),
  tabs,
  erase: () => {
    sessionStorage.setItem(ERASE, "yes");
    location.reload();
  },
}) });

// Nothing of the app runs here, so nothing of it can write again what is deleted.
async function erase() {
  sessionStorage.removeItem(ERASE);
  const others = await tabs();
  if (others) {
    const page = stop(`Clausewise is open in ${count(others, "other tab")}`,
      "It would write its answers again. Close it, then go on. Nothing has been deleted yet.");
    const buttons = element("p", "", page, "row");
    button("Go on and delete everything", buttons, "danger", () => globalThis.clausewise.erase());
    button("Keep everything", buttons, "", () => location.reload());
    return;
  }
  let reason = "";
  try {
    for (const key of Object.keys(fromLocalStorage())) localStorage.removeItem(key);
    for (const name of await databases()) await soon(done(indexedDB.deleteDatabase(name)));
  } catch (error) {
    reason = String(error);
  }
  const file = await everything();
  const left = [file.local_storage, file.indexed_db].flatMap((records) => Object.keys(records ?? { unknown: 0 }));
  if (left.length) {
    return void stop("Not everything could be deleted", "The browser did not let go of all of it. "
      + "What is left can be downloaded; the browser’s own settings can clear this site’s data.",
    [reason, ...amounts(file)].join("\n"));
  }
  const page = stop("Everything is deleted",
    "Local storage and the databases were read again afterwards: no record of Clausewise is left in "
    + "this browser. Files that you have exported are still where you saved them.");
  button("Start anew", element("p", "", page, "row"), "primary", () => location.replace(location.pathname));
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
      count(starts(), "start") + " without a good end");
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
