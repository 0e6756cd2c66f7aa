// Takes the pictures that the READMEs show, each in a fresh window. Arguments: the folder that
// `install` printed, the program, the packed extension, the samples, the folder for the pictures;
// then the one picture that is wanted, if not all are.

import path from 'node:path';
import { EXERCISE, REPORT } from './reading.mjs';
import { Stage } from './stage.mjs';
import { until } from './waiting.mjs';

const [installed, program, vsix, samples, folder, only] = process.argv.slice(2);

const USER = {
  'editor.fontSize': 15,
  'editor.lineHeight': 1.5,
  'editor.stickyScroll.enabled': false,
  'editor.lightbulb.enabled': 'off',
  'editor.occurrencesHighlight': 'off',
  'editor.overviewRulerBorder': false,
  'editor.hover.above': false,
  'breadcrumbs.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.sideBar.location': 'right',
};

const OFFENSIVE = 'Kachin Independence Organization';

/** Waits until the colours, hints and lenses that belong to the article are drawn. */
async function drawn(window, name) {
  await window.statusSays('Newsmark: 30 articles');
  await until(`"${name}" is coloured`, async () =>
    (await window.box(name)).colour !== (await window.box('said')).colour);
}

async function openAlone(window, file) {
  await window.command('View: Close Primary Side Bar').catch(() => undefined);
  await window.openFile(file);
}

const PICTURES = {
  async problems({ window, corpus }) {
    await openAlone(window, EXERCISE);
    await drawn(window, 'Myitkyina');
    await window.openProblems();
    await window.problem('"Bahmo" is a misspelling of Bhamo.', 'line 11 ');
    await window.press('Control+1');
    await window.goTo(corpus.place(`articles/${EXERCISE}`, 'Traders'));
  },

  async hover({ window, corpus }) {
    await openAlone(window, REPORT);
    await drawn(window, OFFENSIVE);
    await window.goTo(corpus.place(`articles/${REPORT}`, 'La Nan'));
    await window.hover(OFFENSIVE);
  },

  async references({ window, corpus }) {
    await openAlone(window, REPORT);
    await drawn(window, OFFENSIVE);
    await window.goTo(corpus.place(`articles/${REPORT}`, OFFENSIVE));
    await window.press('Shift+F12');
    await window.page.locator('.reference-zone-widget .ref-tree .monaco-list-row').nth(4).waitFor();
  },

  async hints({ window }) {
    await openAlone(window, '2012-01-13-karen-ceasefire.news');
    await drawn(window, 'Karen');
    await until('hints', async () => (await window.text()).includes('= 20'));
  },

  async rename({ window, corpus }) {
    await openAlone(window, REPORT);
    await drawn(window, OFFENSIVE);
    await window.goTo(corpus.place(`articles/${REPORT}`, OFFENSIVE));
    await window.press('F2');
    const box = window.page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('Kachin Freedom Council');
    await window.press('Enter');
    await window.page.locator('.bulk-edit-panel .monaco-list-row').nth(3).waitFor();
  },

  async completion({ window }) {
    await openAlone(window, REPORT);
    await drawn(window, OFFENSIVE);
    await window.press('Control+End', 'Enter', 'Enter');
    await window.keys.type('The [KIO]{.group ref=', { delay: 20 });
    const list = window.page.locator('.suggest-widget.visible');
    if (!(await list.isVisible())) await window.press('Control+Space');
    await list.waitFor();
    await window.keys.type('ki', { delay: 50 });
    await window.page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
    await window.press('Control+Space');
    await window.page.locator('.suggest-details-container', { hasText: OFFENSIVE }).waitFor();
  },

  async status({ window }) {
    await openAlone(window, REPORT);
    await drawn(window, OFFENSIVE);
    await window.page.locator('.statusbar-item[id*="newsmark"]').hover();
    await window.page.locator('.monaco-hover', { hasText: 'registry entries' }).first().waitFor();
  },
};

/** The part of the window that is shown, where it is not the whole. */
const PARTS = {
  hover: { x: 0, y: 0, width: 1200, height: 640 },
  status: { x: 440, y: 582, width: 760, height: 168 },
};

const stage = new Stage(installed, program, vsix, samples);
try {
  await stage.start();
  for (const [name, compose] of Object.entries(PICTURES)) {
    if (only && only !== name) continue;
    const place = await stage.open(name, { user: USER, machine: { 'newsmark.path': program } });
    await compose(place);
    await place.window.page.screenshot({ path: path.join(folder, `${name}.png`), clip: PARTS[name], animations: 'disabled' });
    console.log(`${name}.png`);
    await stage.close(place);
  }
} finally {
  await stage.end();
}
