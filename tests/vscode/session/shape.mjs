// What shows the shape of an article and of the registry: colours, lenses, outline, folding.

import { expect, until } from './window.mjs';
import { EXERCISE, REPORT } from './reading.mjs';

export async function shape(run) {
  await run('colours: names and dates are told from prose', async ({ window }) => {
    await window.openFile(EXERCISE);
    const colours = await until('a name has a colour of its own', async () => {
      const shown = {};
      for (const word of ['trucks', 'Myitkyina', 'Thursday', 'San Suu Kyi', 'Shan State Army']) {
        shown[word] = (await window.box(word)).colour;
      }
      return new Set(Object.values(shown)).size === 5 && shown;
    }, { seen: async () => (await window.box('Myitkyina')).colour });
    return Object.entries(colours).map(([word, colour]) => `"${word}": ${colour}`);
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
