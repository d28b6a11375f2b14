// Storage that is blocked, full or damaged: said, and nothing lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { begin, exported, go, question, quit, saved, serve, started, visit } from './support.mjs';

let server;
before(async () => { server = await serve(); });
after(() => quit(server));

for (const [name, script] of [
  ['blocked', () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })],
  ['absent', () => Object.defineProperty(window, 'localStorage', { value: null })],
]) {
  test(`${name} storage is said, and the work can be exported`, async () => {
    const { page, done } = await visit();
    await page.addInitScript(script);
    await begin(page, server.url);
    await question(page, '4.1-q1').locator('input[value="1"]').check();
    assert.equal(await page.getAttribute('[data-save-state]', 'data-save-state'), 'unsaved');
    assert.match(await page.textContent('[data-alert=storage]'), /Export/);
    const { text } = await exported(page);
    assert.equal(JSON.parse(text).assessment.answers['4.1-q1'].level, 1);
    await done();
  });
}

test('full storage: a message that stays, nothing half-written, saved once there is room', async () => {
  const { page, done } = await visit();
  const id = await begin(page, server.url);
  await saved(page);
  await page.evaluate(() => {
    let size = 4 * 1024 * 1024;
    for (let n = 0; size > 0; n++) {
      try { localStorage.setItem(`ballast${n}`, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); }
    }
  });
  await question(page, '4.1-q1').locator('input[value="5"]').check();
  await page.waitForSelector('[data-save-state=unsaved]');
  assert.match(await page.textContent('[data-alert=storage]'), /full/);
  assert.equal(JSON.parse((await exported(page)).text).assessment.answers['4.1-q1'].level, 5);
  await page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('ballast')).forEach(key => localStorage.removeItem(key)));
  await question(page, '4.1-q2').locator('input[value="2"]').check();
  await saved(page);
  await page.reload();
  await started(page);
  await go(page, id, 'assess/4.1');
  assert.equal(await question(page, '4.1-q1').locator('input[value="5"]').isChecked(), true);
  await done();
});

test('a damaged record never stops the start and is never overwritten', async () => {
  const { page, done } = await visit();
  const id = await begin(page, server.url);
  await question(page, '4.1-q1').locator('input[value="3"]').check();
  await question(page, '4.1-q2').locator('input[value="1"]').check();
  await saved(page);
  const raw = '{"v":1,"t":"broken';
  await page.evaluate(raw => {
    const key = Object.keys(localStorage).find(key => key.endsWith(':4.1-q1'));
    localStorage.setItem(key, raw);
  }, raw);
  await page.reload();
  await started(page);
  await go(page, id, 'assess/4.1');
  assert.equal(await question(page, '4.1-q2').locator('input[value="1"]').isChecked(), true);
  await question(page, '4.1-q1').locator('input[value="4"]').check();
  await saved(page);
  assert.ok(await page.evaluate(raw => Object.values(localStorage).includes(raw), raw), 'the damaged text is still there');
  await page.goto(`${server.url}#/desk`);
  assert.match(await page.textContent('main [role=alert]'), /could not be read/);
  await page.reload();
  await started(page);
  await go(page, id, 'assess/4.1');
  assert.equal(await question(page, '4.1-q1').locator('input[value="4"]').isChecked(), true);
  await done();
});

test('two tabs keep both edits', async () => {
  const { page, context, done } = await visit();
  const id = await begin(page, server.url);
  const other = await context.newPage();
  await other.goto(`${server.url}#/a/${id}/assess/4.2`);
  await started(other);
  await question(page, '4.1-q1').locator('input[value="3"]').check();
  await question(other, '4.2-q1').locator('input[value="2"]').check();
  await saved(other);
  await page.reload();
  await started(page);
  const { answers } = JSON.parse((await exported(page)).text).assessment;
  assert.deepEqual([answers['4.1-q1'].level, answers['4.2-q1'].level], [3, 2]);
  await done();
});
