// From the first screen to a file in hand: answering, verdicts, radar, roadmap, export.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { begin, exported, go, idOf, question, quit, saved, serve, started, values, visit } from './support.mjs';

let server;
before(async () => { server = await serve(); });
after(() => quit(server));

test('the first screen is there before any Wasm', async () => {
  const { page, done } = await visit({ javaScriptEnabled: false });
  await page.goto(server.url);
  assert.match(await page.textContent('#start h1'), /ISO\/IEC 20000-1/);
  assert.equal(await page.locator('.door').count(), 3);
  await done();
});

test('first visit to export', async () => {
  const { page, done } = await visit();
  const id = await begin(page, server.url);
  const first = question(page, '4.1-q1');

  await first.locator('input[value="3"]').check();
  assert.match(await first.locator('.note').last().textContent(), /counts as 2/);
  await first.getByLabel('Located').check();
  await first.getByLabel('Where is the evidence?').fill('Board pack, March');
  await first.getByLabel('High', { exact: true }).check();
  await first.getByRole('button', { name: 'Note' }).click();
  await first.locator('[data-note-text]').fill('Agreed in March\nby the board');
  await first.getByRole('button', { name: 'Owner' }).click();
  await first.getByLabel('Owner: who').fill('SMS manager');
  await question(page, '4.1-q2').getByRole('button', { name: 'Don’t know' }).click();
  await saved(page);
  assert.equal(await page.locator('.score b').first().textContent(), '3.0');

  // A figure answers the question in use and moves on.
  await question(page, '4.1-q3').focus();
  await page.keyboard.press('2');
  await page.waitForSelector('[data-question="4.1-q3"] input[value="2"]:checked');

  // Undo and redo, by key and by button.
  await page.keyboard.press('Control+z');
  assert.equal(await question(page, '4.1-q3').locator('.levels input:checked').count(), 0);
  await page.getByRole('button', { name: 'Redo' }).click();
  assert.equal(await question(page, '4.1-q3').locator('input[value="2"]').isChecked(), true);

  // Not applicable needs a reason.
  await go(page, id, 'assess/8.3.4.2');
  const conditional = question(page, '8.3.4.2-q1');
  await conditional.getByRole('button', { name: 'Not applicable' }).click();
  const reason = conditional.getByLabel('Why does it not apply?');
  await reason.fill('   ');
  assert.match(await conditional.locator('.error').textContent(), /Write the reason/);
  await reason.fill('No internal team outside the scope');
  assert.equal(await conditional.locator('.error').textContent(), '');

  // What has not happened yet is rated up to the acceptance line.
  await go(page, id, 'assess/8.6.1');
  const event = question(page, '8.6.1-q4');
  await event.getByRole('checkbox').check();
  assert.equal(await event.locator('input[value="4"]').isDisabled(), true);
  await event.locator('input[value="3"]').check();

  // Narrowing: quick scan, filter, search, next unanswered.
  await page.getByLabel('Quick scan 43').check();
  await page.waitForSelector('.progress:has-text("of 43 answered")');
  await page.getByLabel('Full 182').check();
  await page.getByLabel('Search').fill('climate');
  await page.locator('.hits a').first().click();
  await page.waitForSelector('[data-question="4.1-q2"]');
  await page.getByLabel('Search').fill('');
  await page.getByRole('button', { name: 'Next unanswered' }).click();
  await page.waitForSelector('[data-question="4.2-q1"]');

  // Results: both verdicts with their rules, the radar, every view, every leaf.
  await page.getByRole('link', { name: 'Results' }).click();
  await page.waitForSelector('[data-verdict=stage2]');
  assert.equal(await page.getAttribute('[data-verdict=stage1]', 'data-value'), 'not_enough_answers');
  assert.ok(await page.locator('[data-verdict=stage1] .rules a').count() > 0);
  assert.equal(await page.locator('.heat a').count(), 57);
  assert.equal(await page.locator('figure .chart a').count() >= 7, true);
  for (const tab of ['Clause 8', 'Classic']) {
    await page.locator('nav.seg a', { hasText: tab }).click();
    await page.waitForSelector(`nav.seg a[aria-current]:has-text("${tab}")`);
  }
  await go(page, id, 'results/10');
  assert.equal(await page.locator('tbody').first().locator('tr').count(), 2);

  // Roadmap: dates follow the settings.
  await page.getByRole('link', { name: 'Roadmap' }).click();
  await page.waitForSelector('[data-milestone=certificate_expires]');
  await page.getByLabel('Start').fill('2027-01-04');
  await page.getByLabel('Start').dispatchEvent('change');
  await page.waitForSelector('[data-package] td[data-value="2027-01-04"]');
  const slow = await page.getAttribute('[data-milestone=decision]', 'data-value');
  await page.getByLabel('Packages in parallel').fill('5');
  await page.getByLabel('Person-days a week').fill('40');
  await page.getByLabel('Person-days a week').press('Tab');
  await page.waitForFunction(before => document.querySelector('[data-milestone=decision]').dataset.value < before, slow);
  const effort = page.getByLabel('Effort for 9.3 in person-days');
  await effort.fill('40');
  await effort.press('Tab');
  await page.getByLabel('Owner of 9.3').fill('Managing director');
  await page.getByLabel('Status of 9.3').selectOption('doing');
  assert.ok((await values(page)).length > 100);

  const { name, text } = await exported(page);
  assert.match(name, /^clausewise-.*\.json$/);
  const { format, version, assessment } = JSON.parse(text);
  assert.deepEqual([format, version, assessment.id], ['clausewise-assessment', 1, id]);
  const answer = assessment.answers['4.1-q1'];
  assert.deepEqual(answer.evidence, { state: 'located', reference: 'Board pack, March' });
  assert.deepEqual([answer.level, answer.confidence, answer.note, answer.owner], [3, 'high', 'Agreed in March\nby the board', 'SMS manager']);
  assert.equal(assessment.answers['4.1-q2'].unknown, true);
  assert.equal(assessment.answers['8.3.4.2-q1'].not_applicable, 'No internal team outside the scope');
  assert.equal(assessment.answers['8.6.1-q4'].event_pending, true);
  assert.deepEqual(assessment.plan.packages['9.3'], { effort_days: 40, owner: 'Managing director', status: 'doing' });
  await done();
});

test('documents, dates and profile move the verdicts', async () => {
  const { page, done } = await visit();
  await page.goto(`${server.url}#/example`);
  await page.waitForSelector('[data-verdict=stage1]');
  assert.match(await page.textContent('[data-rule=core_approved]'), /not met/);
  const id = idOf(page);
  for (const [clause, document] of [['4.3', 'D01'], ['5.2.1', 'D02'], ['6.3', 'D05']]) {
    await go(page, id, `assess/${clause}`);
    await page.getByLabel(`State of ${document}`).selectOption('approved');
  }
  await go(page, id, 'profile');
  await page.getByLabel('Internal audit planned for').fill('2026-12-01');
  await page.getByLabel('Internal audit planned for').press('Tab');
  await page.getByLabel('Management review planned for').fill('2026-12-10');
  await page.getByLabel('Management review planned for').press('Tab');
  await go(page, id, 'results');
  for (const rule of ['core_approved', 'planned']) {
    await page.waitForSelector(`[data-verdict=stage1] [data-rule=${rule}][data-passed=true]`);
  }
  await done();
});
