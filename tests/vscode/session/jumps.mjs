// Jumps from the copy to the registry and to other articles.

import { expect, until } from './window.mjs';
import { REPORT } from './reading.mjs';

export async function jumps(run) {
  await run('F12 on a name: its entry in the registry', async ({ window, corpus }) => {
    await window.openFile(REPORT);
    await window.goTo(corpus.place(`articles/${REPORT}`, 'Kachin Independence Organization'));
    await window.press('F12');
    await window.shows('groups.toml');
    const { line } = corpus.place('registry/groups.toml', '[kio]');
    const at = await until('the cursor is in [kio]', async () => {
      const cursor = await window.cursor();
      return cursor?.line === line && cursor;
    }, { seen: () => window.cursor() });
    expect((await window.text()).includes('[kio]'), 'the entry is not in sight');
    return `groups.toml, line ${at.line}, column ${at.column}: [kio]`;
  });

  await run('Shift+F12: references over several files', async ({ window, corpus }) => {
    await window.openFile(REPORT);
    await window.goTo(corpus.place(`articles/${REPORT}`, 'KIO'));
    await window.press('Shift+F12');
    const peek = window.page.locator('.reference-zone-widget');
    await peek.waitFor({ state: 'visible' });
    const title = await until('a count of references', async () => {
      const meta = await peek.locator('.peekview-title .meta').innerText();
      return /References \(\d+\)/.test(meta) && meta;
    });
    const files = peek.locator('.ref-tree .monaco-list-row .reference-file');
    const names = await until('several files', async () => {
      const shown = await files.locator('.label-name').allInnerTexts();
      return shown.length >= 5 && shown;
    }, { seen: () => files.allInnerTexts() });
    expect(new Set(names).size >= 5, `five files or more are wanted: ${names}`);
    return [`title: ${title.trim()}`, `files in sight: ${names.join(', ')}`];
  });
}
