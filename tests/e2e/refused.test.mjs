// Files that are not taken: each named, nothing changed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { DIST, choose, exported, quit, serve, state, visit } from './support.mjs';

let server;
before(async () => { server = await serve(); });
after(() => quit(server));

test('wrong, damaged, newer, huge and foreign files are refused by name', async () => {
  const { page, done } = await visit();
  await page.goto(`${server.url}#/example`);
  await page.waitForSelector('[data-verdict=stage1]');
  const { text } = await exported(page);
  const untouched = await state(page);
  const stored = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => !key.includes(':s:')).sort()));
  const kept = await stored();
  const edited = change => { const file = JSON.parse(text); change(file); return JSON.stringify(file); };
  const basics = fs.readdirSync(path.join(DIST, 'questionnaires')).find(name => name.startsWith('service-desk'));
  const files = {
    'page.html': '<!doctype html><p>hello</p>',
    'empty.json': '',
    'picture.png': Buffer.from('89504e470d0a1a0a0000', 'hex'),
    'other.json': '{"hello": 1}',
    'list.json': '[1, 2]',
    'questionnaire.json': fs.readFileSync(path.join(DIST, 'questionnaires', basics)),
    'cut.json': text.slice(0, text.length / 2),
    'newer.json': edited(file => { file.version = 2; }),
    'level.json': edited(file => { file.assessment.answers['8.6.1-q1'].level = 9; }),
    'coerced.json': edited(file => { file.assessment.answers['8.6.1-q1'].level = '3'; }),
    'twice.json': text.replace('"title"', '"title": "x", "title"'),
    'huge.json': Buffer.alloc(21 * 1024 * 1024, ' '),
    'unknown.json': edited(file => { file.assessment.questionnaire.id = 'iso-9001'; }),
    'utf16.json': Buffer.from(`\ufeff${text}`, 'utf16le'),
  };
  const codes = new Set();
  for (const [name, content] of Object.entries(files)) {
    await choose(page, name, content);
    const message = page.locator('[data-refusal]');
    await message.waitFor();
    assert.match(await message.textContent(), /Nothing was changed/, name);
    assert.ok((await message.locator('h2').textContent()).length > 10, name);
    codes.add(await message.getAttribute('data-refusal'));
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
  }
  assert.ok(codes.size >= 9, `different reasons have different codes: ${[...codes]}`);
  assert.deepEqual(await state(page), untouched);
  assert.equal(await stored(), kept);
  await done();
});
