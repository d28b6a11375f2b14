// Everything works by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { question, quit, serve, started, visit } from './support.mjs';

let server;
before(async () => { server = await serve(); });
after(() => quit(server));

const focused = page => page.evaluate(() => {
  const one = document.activeElement;
  return one.dataset.question ?? one.id ?? one.textContent;
});

test('from the first screen to the results without a mouse', async () => {
  const { page, done } = await visit();
  await page.goto(server.url);
  await started(page);
  for (let n = 0; n < 10 && await focused(page) !== 'door-start'; n++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-question="4.1-q1"]');
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');
  for (const key of ['3', '1', '0']) await page.keyboard.press(key);
  for (const [id, level] of [['4.1-q1', 3], ['4.1-q2', 1], ['4.1-q3', 0]]) {
    assert.equal(await question(page, id).locator(`input[value="${level}"]`).isChecked(), true, id);
  }
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(page), '4.1-q2');
  await page.keyboard.press('e');
  assert.equal(await page.evaluate(() => document.activeElement.name), '4.1-q2-evidence');
  await page.keyboard.press('ArrowRight');
  assert.equal(await question(page, '4.1-q2').getByLabel('Located').isChecked(), true);
  await page.keyboard.press('n');
  await page.waitForFunction(() => document.activeElement.tagName === 'TEXTAREA');
  // Within a field, keys are letters.
  await page.keyboard.type('3 teams, no evidence?');
  assert.equal(await question(page, '4.1-q2').locator('input[value="1"]').isChecked(), true);
  assert.equal(await question(page, '4.1-q2').locator('[data-note-text]').inputValue(), '3 teams, no evidence?');
  assert.equal(await page.locator('dialog').count(), 0);
  await question(page, '4.1-q2').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('[data-question="4.2-q1"]');
  await page.keyboard.press('u');
  await page.waitForFunction(() => document.activeElement.dataset.question === '4.2-q1');

  // The list of keys opens, closes on Escape, and can switch the keys off for good.
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await page.getByLabel('Single keys').uncheck();
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await question(page, '4.2-q1').focus();
  await page.keyboard.press('5');
  assert.equal(await question(page, '4.2-q1').locator('.levels input:checked').count(), 0);
  await page.reload();
  await started(page);
  await page.waitForSelector('[data-question="4.2-q1"]');
  await question(page, '4.2-q1').focus();
  await page.keyboard.press('5');
  assert.equal(await question(page, '4.2-q1').locator('.levels input:checked').count(), 0);

  // The skip link leads to the heading.
  await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await page.getByRole('link', { name: 'Results' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-verdict=stage1]');
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');
  await done();
});
