// What a screen reader says of the parts that Newsmark adds.

import { expect, until } from './window.mjs';
import { EXERCISE } from './reading.mjs';

export async function spoken(run) {
  await run('what is said aloud: status bar, problems, quick fixes', async ({ window, corpus }) => {
    await window.openFile(EXERCISE);
    const status = await window.statusSays('Newsmark: 30 articles');
    expect(status.label.includes('Newsmark') && !status.label.includes('$('),
      `the status bar's item is called "${status.label}"`);
    const role = await window.page.locator('.statusbar-item[id*="newsmark"] [role]').first().getAttribute('role');
    expect(role === 'button', `the status bar's item is a ${role}`);
    await window.openProblems();
    const problem = await window.problem('"Bahmo" is a misspelling of Bhamo.', 'line 11 ');
    expect(problem.startsWith('Warning'), `the severity is not said first: ${problem}`);
    const rows = await window.problems();
    expect(rows.every((label) => label.trim() !== ''), `a row has no label: ${JSON.stringify(rows)}`);
    await window.goTo(corpus.place(`articles/${EXERCISE}`, 'Bahmo'));
    await window.press('Control+.');
    const labels = await until('labels of quick fixes', async () => {
      const all = await window.page.locator('.action-widget .monaco-list-row').evaluateAll(
        (items) => items.map((item) => item.getAttribute('aria-label')),
      );
      return all.some((label) => label?.includes('Replace by')) && all;
    });
    await window.press('Escape');
    return [`status bar: ${status.label}`, `problem: ${problem}`, `quick fixes: ${labels.filter(Boolean).join(' | ')}`];
  });
}
