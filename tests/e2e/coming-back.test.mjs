// Closing the browser loses nothing; the file that a colleague opens shows the same.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { begin, choose, exported, go, idOf, question, quit, saved, serve, started, state, values, visit } from './support.mjs';

let server;
before(async () => { server = await serve(); });
after(() => quit(server));

async function shown(page, id) {
  const all = {};
  for (const where of ['results', 'results/8', 'results/classic', 'roadmap']) {
    await go(page, id, where);
    all[where] = await values(page);
  }
  return all;
}

test('a reload and a new tab bring everything back', async () => {
  const { page, context, done } = await visit();
  const id = await begin(page, server.url);
  await question(page, '4.1-q1').locator('input[value="4"]').check();
  await question(page, '4.1-q1').getByRole('button', { name: 'Note' }).click();
  await question(page, '4.1-q1').locator('[data-note-text]').fill('Typed just before closing');
  await go(page, id, 'profile');
  await page.getByLabel('Organisation', { exact: true }).fill('Example & Söhne <b>');
  await saved(page);
  const before = [await state(page), await shown(page, id)];
  await page.reload();
  await started(page);
  assert.deepEqual([await state(page), await shown(page, id)], before);
  const other = await context.newPage();
  await other.goto(`${server.url}#/a/${id}/assess/4.1`);
  await started(other);
  assert.equal(await question(other, '4.1-q1').locator('[data-note-text]').inputValue(), 'Typed just before closing');
  await done();
});

test('a colleague opens the file and sees the same figures', async () => {
  const mine = await visit();
  await mine.page.goto(`${server.url}#/example`);
  await mine.page.waitForSelector('[data-verdict=stage1]');
  const id = idOf(mine.page);
  const before = await shown(mine.page, id);
  const file = await exported(mine.page);
  await mine.done();

  const theirs = await visit();
  await theirs.page.goto(server.url);
  await started(theirs.page);
  await choose(theirs.page, file.name, file.text);
  await theirs.page.getByRole('button', { name: 'Add to my desk' }).click();
  await theirs.page.waitForSelector('[data-verdict=stage1]');
  assert.equal(idOf(theirs.page), id);
  assert.deepEqual(await shown(theirs.page, id), before);
  const again = await exported(theirs.page);
  const timeless = text => text.replace(/"exported_at": "[^"]*"/, '');
  assert.equal(timeless(again.text), timeless(file.text));

  // Once more: nothing to do. Then a changed file: shown, replaced, taken back.
  await choose(theirs.page, file.name, file.text);
  await theirs.page.waitForSelector('dialog:has-text("both are the same")');
  await theirs.page.keyboard.press('Escape');
  await theirs.page.waitForSelector('dialog', { state: 'detached' });
  const untouched = await state(theirs.page);
  const changed = JSON.parse(file.text);
  changed.assessment.answers['8.6.1-q1'].level = 5;
  delete changed.assessment.answers['4.1-q1'];
  await choose(theirs.page, 'changed.json', JSON.stringify(changed));
  const dialog = theirs.page.locator('dialog');
  await dialog.waitFor();
  assert.match(await dialog.textContent(), /1 changed, 1 removed/);
  await dialog.getByRole('button', { name: 'Replace mine' }).click();
  await theirs.page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual(await state(theirs.page), untouched);
  await theirs.done();
});
