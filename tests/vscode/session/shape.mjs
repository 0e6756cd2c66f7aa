// What shows the shape of an article and of the registry: colours, lenses, outline, folding.

import { expect, until } from './window.mjs';
import { EXERCISE, REPORT } from './reading.mjs';

const WORDS = ['Myitkyina', 'Thursday', 'San Suu Kyi', 'Shan State Army'];

/** How well a colour is told from the one behind it, as WCAG 2 counts it: from 1 to 21. */
function contrast(front, back) {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, bright] = [light(front), light(back)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** The colours of names and dates in the open article, with that of prose and of what is behind. */
async function coloursOf(window) {
  const back = await window.editor().locator('.monaco-editor-background').first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);
  const shown = {};
  for (const word of ['trucks', ...WORDS]) shown[word] = (await window.box(word)).colour;
  return { back, shown };
}

export async function shape(run) {
  await run('colours: names and dates are told from prose, in a light and a dark theme', async ({ window }) => {
    await window.openFile(EXERCISE);
    const themes = [];
    for (let theme = 0; theme < 2; theme += 1) {
      const { back, shown } = await until('every kind has a colour of its own', async () => {
        const seen = await coloursOf(window);
        const isNew = themes.every((before) => before.back !== seen.back);
        return isNew && new Set(Object.values(seen.shown)).size === WORDS.length + 1 && seen;
      }, { seen: () => coloursOf(window) });
      for (const [word, colour] of Object.entries(shown)) {
        const ratio = contrast(colour, back);
        expect(ratio >= 4.5, `"${word}" is hard to read: ${colour} on ${back}, contrast ${ratio.toFixed(1)}`);
      }
      themes.push({ back, shown });
      await window.command('Preferences: Toggle between Light/Dark Themes');
    }
    await until('the light theme is back', async () => (await coloursOf(window)).back === themes[0].back);
    return themes.map(({ back, shown }) => `on ${back}: ${Object.entries(shown)
      .map(([word, colour]) => `"${word}" ${colour} (${contrast(colour, back).toFixed(1)})`).join(', ')}`);
  });

  await run('code lens in the registry: mentions, and the list of them', async ({ window, corpus }) => {
    await window.openFile('groups.toml');
    await window.goTo(corpus.place('registry/groups.toml', '[kio]'));
    const lens = window.page.locator('.codelens-decoration a', { hasText: /\d+ mentions in \d+ articles/ });
    await lens.first().waitFor();
    const shown = await until('the lens above [kio]', async () => {
      const { y, height } = await window.box('[kio]');
      for (const one of await lens.all()) {
        const box = await one.boundingBox();
        if (box && box.y < y && y - box.y < 2.5 * height) return one;
      }
      return undefined;
    });
    const title = (await shown.innerText()).trim();
    const [, mentions] = /(\d+) mentions/.exec(title);
    await shown.click();
    const meta = window.page.locator('.reference-zone-widget .peekview-title .meta');
    const counted = await until('the list of references', async () => {
      const text = await meta.innerText();
      return /\(\d+\)/.test(text) && text;
    });
    expect(Number(/\((\d+)\)/.exec(counted)[1]) >= Number(mentions), `${title}, but ${counted}`);
    return [`lens above [kio]: ${title}`, `a click on it lists: ${counted.trim()}`];
  });

  await run('outline of an article', async ({ window }) => {
    await window.openFile(REPORT);
    await window.command('Explorer: Focus on Outline View');
    const rows = window.page.locator('.outline-tree .monaco-list-row');
    const labels = await until('the headline in the outline', async () => {
      const shown = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')));
      return shown.some((label) => label?.includes('Despite Peace Talks')) && shown;
    }, { seen: () => window.texts('.outline-tree .monaco-list-row') });
    return `outline: ${labels.slice(0, 6).join(' | ')}`;
  });

  await run('folding the front matter', async ({ window }) => {
    await window.openFile(EXERCISE);
    await window.goTo({ line: 1, column: 1 });
    expect((await window.text()).includes('byline:'), 'the front matter is not in sight');
    // The key is there before the server has said what can be folded.
    await until('the front matter is folded', async () => {
      await window.press('Control+Shift+BracketLeft');
      return !(await window.text()).includes('byline:');
    });
    const folded = (await window.lines()).slice(0, 3);
    await window.press('Control+Shift+BracketRight');
    await until('it is unfolded', async () => (await window.text()).includes('byline:'));
    return `folded: ${folded.map((line) => line.slice(0, 40)).join(' / ')}`;
  });
}
