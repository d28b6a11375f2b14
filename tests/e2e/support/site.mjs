// A static web server for the release, as plain as the hosts it is made for: files, types, brotli
// where the browser takes it, and the headers that `_headers` asks for.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the release is. */
export const DIST = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

// The rules of `_headers`: [path, [[name, value], …]]; a path that ends in `*` is a beginning.
function headerRules(root) {
  const rules = [];
  const file = join(root, "_headers");
  for (const line of existsSync(file) ? readFileSync(file, "utf8").split("\n") : []) {
    if (line.startsWith("/")) rules.push([line.trim(), []]);
    const header = /^\s+([\w-]+):\s*(.+)$/.exec(line);
    if (header) rules.at(-1)[1].push([header[1], header[2]]);
  }
  return rules;
}

const matches = (rule, path) =>
  rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : path === rule;

async function read(path) {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}

/**
 * Serves the release, or another folder as `root`, under a folder of a host.
 *
 * `url` is where the page is, `log` the paths that were asked for. `missing` is a pattern of files
 * that the host lost; `hold(pattern)` keeps answers back until the function it returns is called.
 */
export async function serve({ root = DIST, folder = "/", missing = null } = {}) {
  const rules = headerRules(root);
  const log = [];
  let held = null;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    log.push(pathname);
    if (held?.pattern.test(pathname)) await held.released;
    const inside = pathname.startsWith(folder) ? "/" + pathname.slice(folder.length) : null;
    const name = inside === "/" ? "/index.html" : inside;
    const safe = name !== null && normalize(name) === name && !missing?.test(name);
    const body = safe ? await read(join(root, name)) : null;
    if (body === null) {
      response.writeHead(404, { "Content-Type": "text/plain" });
      return response.end("There is no such file.");
    }
    response.setHeader("Content-Type", TYPES[extname(name)] ?? "application/octet-stream");
    for (const [rule, headers] of rules) {
      if (matches(rule, inside)) headers.forEach(([key, value]) => response.setHeader(key, value));
    }
    const takesBrotli = /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
    const small = takesBrotli ? await read(join(root, name + ".br")) : null;
    response.setHeader("Vary", "Accept-Encoding");
    if (small) response.setHeader("Content-Encoding", "br");
    response.end(small ?? body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + folder,
    log,
    hold(pattern) {
      let release;
      const released = new Promise((resolve) => { release = resolve; });
      held = { pattern, released };
      return () => { held = null; release(); };
    },
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
