// Every screen in light and dark, wide and narrow: axe finds nothing, nothing scrolls sideways,
// and paper gets what the screen shows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, choose, fits, go, question, quit, serve, started, visit } from './support.mjs';

let server;
before(async () => { server = await serve(); });
after(() => quit(server));

const ID = 'example-xyz-before';
const SCREENS = ['assess/8.6.1', 'assess/8.3.4.2', 'results', 'results/8', 'results/10', 'roadmap', 'profile'];

for (const [colorScheme, width] of [['light', 1280], ['dark', 1280], ['light', 320], ['dark', 320]]) {
  test(`${colorScheme}, ${width} px`, async () => {
    const { page, done } = await visit({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    const look = async where => { await fits(page, where); await accessible(page, where); };
    await page.goto(server.url);
    await started(page);
    await look('start');
    await page.goto(`${server.url}#/desk`);
    await page.waitForSelector('#main h1');
    await look('empty desk');
    await page.goto(`${server.url}#/example`);
    await page.waitForSelector('[data-verdict=stage1]');
    for (const where of SCREENS) {
      await go(page, ID, where);
      await look(where);
    }
    await go(page, ID, 'assess/8.3.4.2');
    await question(page, '8.3.4.2-q1').getByRole('button', { name: 'Owner' }).click();
    if (width < 640) await page.locator('.fold > summary').click();
    await page.getByLabel('Search').fill('incident');
    await look('assess with everything open');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.waitForSelector('dialog[open]');
    await look('keys');
    await page.keyboard.press('Escape');
    await choose(page, 'x.json', '{}');
    await page.waitForSelector('[data-refusal]');
    await look('a refusal');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.goto(`${server.url}#/desk`);
    await page.getByRole('button', { name: /^Delete / }).first().click();
    await page.waitForSelector('.toast');
    await look('desk with a message');
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.rows > li').length === 2);
    await done();
  });
}

test('results and roadmap print without the tools of the screen', async () => {
  const { page, done } = await visit({ colorScheme: 'dark' });
  await page.goto(`${server.url}#/example`);
  await page.waitForSelector('[data-verdict=stage1]');
  for (const where of ['results', 'roadmap']) {
    await go(page, ID, where);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#app header.top').isVisible(), false);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(background, 'rgb(255, 255, 255)', where);
    assert.ok((await page.pdf({ format: 'A4' })).length > 20_000, where);
    await page.emulateMedia({ media: null });
  }
  await done();
});
