// Starts the app; takes over when it cannot start or has stopped. Needs no Wasm itself, so that
// people reach their answers whatever happens.

const PREFIX = "clausewise";
let over = false;

// Somebody who comes back to a page of the app does not want to see the first screen flash by.
if (!["", "#", "#/"].includes(location.hash)) document.documentElement.dataset.screen = "app";

// What a storage request ends with.
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function fromLocalStorage() {
  const found = {};
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i);
    if (key.startsWith(PREFIX + ":")) found[key] = localStorage.getItem(key);
  }
  return found;
}

// Every record of every own database, as [key, value] pairs by store.
async function fromDatabases() {
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith(PREFIX)) continue;
    const db = await done(indexedDB.open(name));
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

// What can be read is written out; what cannot is named in the file.
async function download() {
  const file = { format: "clausewise-rescue", version: 1, saved_at: new Date().toISOString() };
  const sources = { local_storage: fromLocalStorage, indexed_db: fromDatabases };
  for (const [name, read] of Object.entries(sources)) {
    try {
      file[name] = await read();
    } catch (error) {
      file[name + "_error"] = String(error);
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
  link.download = "clausewise-rescue-" + file.saved_at.slice(0, 10) + ".json";
  link.click();
}

function element(name, text, parent, classes = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  parent.append(made);
  return made;
}

// Replaces the page, once: what fails later is a consequence.
function stop(title, text, details) {
  if (over) return;
  over = true;
  const page = document.createElement("main");
  page.className = "start crash";
  const heading = element("h1", title, page);
  element("p", text, page, "lead");
  if (details) {
    const buttons = element("p", "", page);
    element("button", "Download everything stored here", buttons, "btn primary").onclick = download;
    buttons.append(" ");
    element("button", "Reload", buttons, "btn").onclick = () => location.reload();
    const box = element("details", "", page);
    element("summary", "Technical details", box);
    element("pre", details, box);
  }
  document.body.replaceChildren(page);
  document.title = title + " – Clausewise";
  heading.tabIndex = -1;
  heading.focus();
}

const stopped = (details) => stop("Clausewise has stopped",
  "Something went wrong inside the app. What was saved before is still in this browser’s storage. "
  + "Download it to be safe, then reload the page.", details);

// Only failures of the Wasm end the app; a browser extension's own errors do not.
function check(error) {
  const overflow = error instanceof RangeError && /wasm/.test(error.stack);
  if (overflow || error instanceof WebAssembly.RuntimeError) stopped(error.stack || String(error));
}

async function start() {
  if (window.top !== window.self) {
    return stop("Clausewise does not run inside another page",
      "A page that frames this one could mislead you. Open Clausewise in a tab of its own.");
  }
  if (typeof WebAssembly !== "object") {
    return stop("This browser cannot run Clausewise",
      "Clausewise needs WebAssembly, which is missing or switched off here. Use a current version of "
      + "Chrome, Edge, Firefox or Safari. What was saved before is still in this browser’s storage.",
      navigator.userAgent);
  }
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
    stop("Clausewise could not be loaded",
      "A part of the app did not arrive. Check the connection and reload the page. What was saved "
      + "before is still in this browser’s storage.", error.stack || String(error));
  }
}

start();
