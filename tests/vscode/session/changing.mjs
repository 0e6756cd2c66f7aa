// What a person changes: a quick fix, a new name for an actor, an annotation, the form of the markup.

import { expect, until } from './window.mjs';
import { EXERCISE, REPORT } from './reading.mjs';

export async function changing(run) {
  await run('quick fix: the right spelling, and no problem left', async ({ window, corpus }) => {
    const file = `articles/${EXERCISE}`;
    await window.openFile(EXERCISE);
    await window.openProblems();
    await window.problem('"Bahmo" is a misspelling of Bhamo.', 'line 11 ');
    await window.goTo(corpus.place(file, 'Bahmo'));
    await window.press('Control+.');
    const row = window.page.locator('.action-widget .monaco-list-row.action', {
      hasText: 'Replace by "Bhamo"',
    });
    await row.first().waitFor();
    const offered = await window.texts('.action-widget .monaco-list-row.action');
    await until('the fix is the one that Enter takes', async () =>
      (await window.page.locator('.action-widget .monaco-list-row.focused').getAttribute('aria-label'))
        ?.includes('Replace by "Bhamo"'));
    await window.press('Enter');
    await until('the text says Bhamo', async () =>
      (await window.text()).replace(/\s+/g, ' ').includes('between their town and Bhamo, and'),
    { seen: () => window.text() });
    await window.noProblem('"Bahmo" is a misspelling of Bhamo.', 'line 11 ');
    await window.save();
    expect(corpus.read(file).includes('between their town and Bhamo, and'), 'the file was not changed');
    return [`offered: ${offered.join(' | ')}`, 'text: …between their town and Bhamo, and…; the problem is gone'];
  });

  await run('F2 on an actor: the preview, then the name changes in every file', async ({ window, corpus }) => {
    await window.openFile(REPORT);
    await window.goTo(corpus.place(`articles/${REPORT}`, 'Kachin Independence Organization'));
    await window.hover('Kachin Independence Organization');
    await window.press('F2');
    const box = window.page.locator('.rename-box input');
    await box.waitFor();
    expect((await box.inputValue()) === 'Kachin Independence Organization',
      `the box holds ${await box.inputValue()}`);
    await box.fill('Kachin Freedom Council');
    await window.press('Enter');
    const preview = window.page.locator('.bulk-edit-panel');
    const groups = await until('the preview of the changes', async () => {
      const shown = await preview.locator('.monaco-list-row').evaluateAll(
        (rows) => rows.map((row) => row.getAttribute('aria-label')),
      );
      return shown.length > 1 && shown;
    }, { seen: async () => [await window.messages(), corpus.changed()] });
    // What an annotation marks is ticked; what was only found in the text is for the person to tick.
    const row = (name) => preview.locator('.monaco-list-row', { hasText: name }).locator('.edit-checkbox').first();
    const [marked, found, left] = [
      '2011-09-30-myitsone-dam-suspended.news',
      '2011-06-16-kachin-truce-ends.news',
      '2013-01-19-lajayang-ceasefire.news',
    ];
    expect(await row(marked).isChecked(), `${marked} is not ticked`);
    expect(!(await row(left).isChecked()), `${left} is ticked`);
    // The list draws its rows anew when one is ticked, so the mouse goes where the box is.
    const { x, y, width, height } = await row(found).boundingBox();
    await window.page.mouse.click(x + width / 2, y + height / 2);
    await until(`${found} is ticked`, () => row(found).isChecked());
    await preview.locator('.monaco-button', { hasText: 'Apply' }).click();
    const wanted = ['registry/groups.toml', `articles/${marked}`, `articles/${found}`];
    const changed = await until('the ticked files have the new name', () =>
      wanted.every((name) => corpus.read(name).includes('Kachin Freedom Council')) && corpus.changed(),
    { seen: () => corpus.changed() });
    expect(corpus.read('registry/groups.toml').includes('name = "Kachin Freedom Council"'),
      'the entry has its old name');
    expect(corpus.read(`articles/${found}`).includes('The Kachin Freedom Council (KIO)'),
      `${found} has the old name`);
    expect(!changed.includes(`articles/${left}`), `${left} was not ticked, and was changed`);
    return [`preview: ${groups.slice(0, 3).join(' | ')} …`, `changed: ${changed.join(', ')}`];
  });

  await run('an annotation is typed with completion', async ({ window, corpus }) => {
    const file = `articles/${REPORT}`;
    await window.openFile(REPORT);
    await window.press('Control+End', 'Enter', 'Enter');
    await window.keys.type('The [KIO]{.group ref=', { delay: 20 });
    const list = window.page.locator('.suggest-widget.visible');
    if (!(await list.isVisible())) await window.press('Control+Space');
    await list.waitFor();
    await window.keys.type('ki', { delay: 50 });
    const offered = await until('kio is offered', async () => {
      const labels = await window.texts('.suggest-widget.visible .monaco-list-row .label-name');
      return labels.includes('kio') && labels;
    }, { seen: () => window.texts('.suggest-widget.visible .monaco-list-row') });
    await window.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: /^kio(?!-)/ })
      .first().click();
    await until('the id is in the text', async () => (await window.text()).includes('The [KIO]{.group ref=kio}'),
      { seen: async () => (await window.lines()).slice(-4) });
    await window.save();
    expect(corpus.read(file).endsWith('The [KIO]{.group ref=kio}'), 'the file ends otherwise');
    return [`offered: ${offered.join(', ')}`, 'text: The [KIO]{.group ref=kio}'];
  });

  await run('format document: the markup alone changes', async ({ window, corpus }) => {
    const file = `articles/${EXERCISE}`;
    const before = corpus.read(file);
    corpus.write(file, before.replace('their town and', 'their [town]{ .none  }  and'));
    await window.openFile(EXERCISE);
    await window.openProblems();
    await window.problem('"Bahmo" is a misspelling of Bhamo.', 'line 11 ');
    await window.command('Format Document');
    await until('the markup is in order', async () =>
      (await window.text()).replace(/\n/g, '').includes('their [town]{.none}  and'),
    { seen: async () => [await window.messages(), await window.text()] });
    await window.save();
    expect(corpus.read(file) === before.replace('their town and', 'their [town]{.none}  and'),
      'more than the markup changed');
    return 'text: their [town]{.none}  and; the two spaces of the prose are as they were';
  });
}
