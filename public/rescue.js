// Hands out all that is stored in this browser, as it is, and deletes it where that is wanted. boot.js
// fetches this, once the app is up or when it is wanted before, and gives it its tools.

const PREFIX = "clausewise";

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
export async function amounts() {
  return lines(await everything());
}

function lines(file) {
  const found = [file.local_storage
    ? "local storage: " + count(Object.keys(file.local_storage).length, "record")
    : "local storage cannot be read: " + file.local_storage_error];
  for (const [name, stores] of Object.entries(file.indexed_db ?? {})) {
    for (const [store, records] of Object.entries(stores)) {
      found.push(`database ${name}, ${store}: ${count(records.length, "record")}`);
    }
  }
  if (!file.indexed_db) found.push("databases cannot be read: " + file.indexed_db_error);
  return found;
}

// Offers it as a file.
export async function download(say) {
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
  say(`Written: ${link.download}, with ${lines(file).join("; ")}. Look for it among your downloads.`);
}

// What helps to find the mistake: no answers, no names, no keys.
async function diagnosis({ title, details, isSafe }) {
  const all = [title, new Date().toISOString(), navigator.userAgent];
  all.push("page: " + location.hash.replace(/^(#\/a\/)[^/]+/, "$1…") + (isSafe ? " (safe mode)" : ""));
  all.push("app: " + (document.querySelector("link[rel=modulepreload]")?.href.split("/").pop() ?? "none"));
  all.push(`window: ${innerWidth} × ${innerHeight}, ${navigator.onLine ? "online" : "offline"}`);
  all.push(...await amounts());
  try {
    const { usage, quota } = await navigator.storage.estimate();
    all.push(`in use: ${usage} of ${quota} bytes; persistent: ${await navigator.storage.persisted()}`);
  } catch (error) {
    all.push("the browser does not say how much is in use: " + error);
  }
  return [...all, "", details].join("\n");
}

// Hands out the data, ways on, and what helps to find the mistake.
export function help(tools, page) {
  const { element, button, again, isSafe } = tools;
  const buttons = element("p", "", page, "row");
  const said = element("p", "", page, "small");
  said.setAttribute("role", "status");
  const say = (text) => { said.textContent = text; };
  button("Download everything stored here", buttons, "primary", () => download(say));
  again(buttons, "");
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
  const text = element("pre", tools.details, box);
  diagnosis(tools).then((all) => {
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

// Nothing of the app runs here, so nothing of it can write again what is deleted.
export async function erase({ element, button, stop, tabs }) {
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
    [reason, ...lines(file)].join("\n"));
  }
  const page = stop("Everything is deleted",
    "Local storage and the databases were read again afterwards: no record of Clausewise is left in "
    + "this browser. Files that you have exported are still where you saved them.");
  button("Start anew", element("p", "", page, "row"), "primary", () => location.replace(location.pathname));
}
