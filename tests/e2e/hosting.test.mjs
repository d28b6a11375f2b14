// Any folder of any static host; addresses that lead nowhere; a second questionnaire; a page that
// cannot start.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { begin, question, quit, saved, serve, started, visit } from './support.mjs';

let server;
before(async () => { server = await serve({ base: '/some/folder/' }); });
after(() => quit(server));

test('a sub-folder is as good as a root', async () => {
  const { page, done } = await visit();
  await begin(page, server.url);
  await question(page, '4.1-q1').locator('input[value="3"]').check();
  await saved(page);
  await done();
});

test('addresses that lead nowhere explain themselves', async () => {
  const { page, done } = await visit();
  await page.goto(`${server.url}#/nowhere/at/all`);
  await started(page);
  assert.equal(await page.isVisible('#start h1'), true);
  await page.goto(`${server.url}#/a/gone/results`);
  await page.waitForSelector('h1:has-text("cannot be shown")');
  await done();
});

test('another questionnaire, another scale, no certificate', async () => {
  const { page, done } = await visit();
  await page.goto(`${server.url}#/new/service-desk-basics`);
  await page.waitForSelector('[data-question]');
  const first = page.locator('[data-question]').first();
  assert.equal(await first.locator('.levels input').count(), 4);
  await first.locator('input[value="1"]').check();
  await page.getByRole('link', { name: 'Results' }).click();
  await page.waitForSelector('#main figure');
  assert.equal(await page.locator('[data-verdict]').count(), 0);
  await page.getByRole('link', { name: 'Roadmap' }).click();
  await page.waitForSelector('[data-package]');
  assert.equal(await page.locator('[data-milestone]').count(), 0);
  await done();
});

test('a page that cannot start still hands out what is stored', async () => {
  const broken = await serve({ broken: /\.wasm$/ });
  const { page, done } = await visit({}, { expected: /404|wasm|WebAssembly|preload/i });
  await page.addInitScript(() => localStorage.setItem('clausewise:1:a:x:q', 'precious'));
  await page.goto(broken.url);
  await page.waitForSelector('main.crash h1');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download everything stored here' }).click(),
  ]);
  const rescued = JSON.parse(fs.readFileSync(await download.path(), 'utf8'));
  assert.equal(rescued.local_storage['clausewise:1:a:x:q'], 'precious');
  broken.close();
  await done();
});
