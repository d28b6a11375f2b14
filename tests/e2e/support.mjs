// What every journey needs: the release behind a small static server under its own headers, a
// fresh browser, and a watch that fails the journey on console errors and foreign requests.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const here = import.meta.dirname;
export const DIST = process.env.DIST ?? path.join(here, '../../dist');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TYPES = {
  html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', json: 'application/json',
  wasm: 'application/wasm', svg: 'image/svg+xml', png: 'image/png', webmanifest: 'application/manifest+json',
};
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The headers that `_headers` gives every page. */
function headers() {
  const lines = fs.readFileSync(path.join(DIST, '_headers'), 'utf8').split('\n');
  const from = lines.findIndex(line => line.trim() === '/*');
  const own = {};
  for (const line of lines.slice(from + 1)) {
    if (!/^\s+\S/.test(line)) break;
    const at = line.indexOf(':');
    own[line.slice(0, at).trim().toLowerCase()] = line.slice(at + 1).trim();
  }
  assert.ok(own['content-security-policy'], '_headers names the policy');
  return own;
}

/** Serves the release below `base`, compressed as a static host would. `broken` are answered 404. */
export async function serve({ base = '/', broken } = {}) {
  const own = headers();
  const server = http.createServer((request, response) => {
    const url = decodeURIComponent(request.url.split('?')[0]);
    let file = url.startsWith(base) ? path.join(DIST, path.normalize('/' + url.slice(base.length))) : '';
    if (file && fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
    if (!file || !fs.existsSync(file) || broken?.test(url)) return response.writeHead(404).end();
    const packed = fs.existsSync(`${file}.br`);
    const type = TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream';
    response.writeHead(200, { ...own, 'content-type': type, ...(packed && { 'content-encoding': 'br' }) });
    response.end(fs.readFileSync(packed ? `${file}.br` : file));
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${server.address().port}${base}`;
  return { url, close: () => { server.closeAllConnections(); server.close(); } };
}

let browser;
/** A fresh profile with one page. `expected` are console messages that belong to the journey. */
export async function visit(options = {}, { expected } = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const wrong = [];
  const watch = page => {
    page.on('console', message => {
      const text = message.text();
      if (['error', 'warning'].includes(message.type()) && !expected?.test(text)) wrong.push(text);
    });
    page.on('pageerror', error => { if (!expected?.test(error.message)) wrong.push(error.message); });
    page.on('request', request => {
      const { protocol, hostname } = new URL(request.url());
      if (!['data:', 'blob:'].includes(protocol) && hostname !== '127.0.0.1') wrong.push(`foreign request: ${request.url()}`);
    });
  };
  context.on('page', watch);
  const page = await context.newPage();
  return { context, page, done: async () => { await context.close(); assert.deepEqual(wrong, []); } };
}

export async function quit(server) {
  await browser?.close();
  browser = undefined;
  server?.close();
}

/** Waits until the app has started. */
export const started = page => page.waitForSelector('html[data-ready]');

/** Starts a new assessment from the first screen; the id of it. */
export async function begin(page, url) {
  await page.goto(url);
  await started(page);
  await page.click('#door-start');
  await page.waitForSelector('[data-question="4.1-q1"]');
  return idOf(page);
}

export const idOf = page => /#\/a\/([^/]+)\//.exec(page.url())[1];

/** Goes to a page of the assessment. */
export async function go(page, id, where) {
  await page.evaluate(hash => { location.hash = hash; }, `#/a/${id}/${where}`);
  await page.waitForFunction(() => new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(() => shown(true)))));
}

export const question = (page, id) => page.locator(`[data-question="${id}"]`);
export const saved = page => page.waitForSelector('[data-save-state=saved]');

/** What the export button gives, as text. */
export async function exported(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('button:text-is("Export")')]);
  return { name: download.suggestedFilename(), text: fs.readFileSync(await download.path(), 'utf8') };
}

/** The export without what changes with the time. */
export async function state(page) {
  const file = JSON.parse((await exported(page)).text);
  delete file.exported_at;
  delete file.assessment.updated_at;
  return file;
}

/** Gives the page a file as if it had been chosen. */
export async function choose(page, name, content) {
  const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
  await page.setInputFiles('#file-chooser', { name, mimeType: 'application/json', buffer });
}

/** Every value on the page that carries one, in order. */
export const values = page => page.$$eval('main [data-value]', all => all.map(one => one.getAttribute('data-value')));

/** What axe finds: nothing, or this fails. */
export async function accessible(page, where) {
  // The page's policy lets no script in but its own; the test comes in through the debugger.
  await page.evaluate(fs.readFileSync(AXE, 'utf8'));
  const found = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`);
  });
  assert.deepEqual(found, [], where);
}

/** The page itself never scrolls sideways. */
export async function fits(page, where) {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= room, `${where}: ${wide} px wide in ${room} px`);
}
