// The extension's own commands, by their names in the command palette.

import { expect, until } from './window.mjs';
import { EXERCISE, REPORT } from './reading.mjs';

export async function commands(run) {
  await run('command: annotate the name at the cursor', async ({ window, corpus }) => {
    const file = `articles/${EXERCISE}`;
    await window.openFile(EXERCISE);
    await window.goTo(corpus.place(file, 'Myitkyina'));
    await window.hover('Myitkyina');
    await window.press('Escape');
    await window.command('Newsmark: Annotate Name or Date at Cursor');
    await until('the annotation is in the text', async () =>
      (await window.text()).includes('Traders in [Myitkyina]{.place ref=myitkyina} said'),
    { seen: async () => [await window.messages(), (await window.lines())[9]] });
    return 'text: Traders in [Myitkyina]{.place ref=myitkyina} said';
  });

  await run('command: annotate all mentions', async ({ window, corpus }) => {
    const file = `articles/${REPORT}`;
    await window.openFile(REPORT);
    await window.goTo(corpus.place(file, 'Kachin Independence Organization'));
    await window.command('Newsmark: Annotate All Mentions in This Article');
    const message = await until('how many were annotated', async () => {
      const told = await window.page.locator('.statusbar-item, .notification-list-item-message').allInnerTexts();
      return told.find((text) => /Newsmark annotated \d+ mentions/.test(text));
    }, { seen: () => window.messages() });
    await window.save();
    const marked = corpus.read(file).match(/\]\{\.\w+ ref=[\w-]+\}/g) ?? [];
    expect(corpus.read(file).includes('[Kachin Independence Organization]{.group ref=kio}'),
      'KIO has no annotation');
    return [`said: ${message.trim()}`, `${marked.length} annotations with an entry in the file`];
  });

  await run('command: add a name to the registry', async ({ window, corpus }) => {
    const file = `articles/${EXERCISE}`;
    const text = corpus.read(file);
    corpus.write(file, text.replace('their town and Bahmo', 'their town and the Northern Relief Council (NRC)'));
    await window.openFile(EXERCISE);
    await window.goTo(corpus.place(file, 'Northern Relief Council'));
    await until('the card of a name without an entry', async () =>
      (await window.hover('Northern Relief Council')).includes('Northern Relief Council'));
    await window.press('Escape');
    await window.command('Newsmark: Add Name at Cursor to the Registry');
    await window.shows('groups.toml');
    await until('the entry is in sight', async () => (await window.text()).includes('[northern-relief-council]')
      || (await window.text()).includes('[nrc]'), {
      seen: () => window.text(),
    });
    const lines = await window.lines();
    const at = lines.findIndex((line) => line.startsWith('[n') && lines.join('').includes('Northern'));
    return `groups.toml: ${lines.slice(at, at + 4).join(' / ')}`;
  });

  await run('command: open the registry entry of a name, or of one to choose', async ({ window, corpus }) => {
    await window.openFile(REPORT);
    await window.goTo(corpus.place(`articles/${REPORT}`, 'Thein Sein'));
    await window.hover('Thein Sein');
    await window.press('Escape');
    await window.command('Newsmark: Open Registry Entry');
    await window.shows('people.toml');
    await until('the entry is in sight', async () => (await window.text()).includes('[thein-sein]'));
    const first = await window.cursor();
    await window.openFile(EXERCISE);
    await window.goTo({ line: 2, column: 3 });
    await window.command('Newsmark: Open Registry Entry');
    await window.choose('Karen National Union', 'Karen National Union', 'the entry to choose');
    await window.shows('groups.toml');
    await until('the chosen entry is in sight', async () => (await window.text()).includes('[knu]'));
    return [`people.toml, line ${first.line}: [thein-sein]`, 'chosen by name: groups.toml, [knu]'];
  });

  await run('command: corpus status', async ({ window }) => {
    await window.statusSays('Newsmark: 30 articles');
    await window.command('Newsmark: Show Corpus Status');
    const dialog = window.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    const text = (await dialog.innerText()).trim();
    for (const words of ['samples', '30 articles']) {
      expect(text.includes(words), `the box lacks "${words}": ${text}`);
    }
    await window.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    return text.replace(/\n+/g, ' / ');
  });
}
