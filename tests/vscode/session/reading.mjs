// What a person sees who only reads: findings, cards, hints, colours, the outline.

import { expect, until } from './window.mjs';

export const REPORT = '2015-03-23-myanmar-kachin-offensive.txt';
export const EXERCISE = '2015-04-02-exercise-names.news';

export async function reading(run) {
  await run('an article with a mistake: squiggle and list of problems', async ({ window }) => {
    await window.openFile(EXERCISE);
    await window.openProblems();
    const label = await window.problem('"Bahmo" is a misspelling of Bhamo.', 'line 11 ');
    const marks = await until('a squiggle below "Bahmo"', async () => {
      const kinds = await window.squiggles('Bahmo');
      return kinds.length > 0 && kinds;
    });
    expect(marks.join() === 'warning', `the squiggle is of ${marks}, not warning`);
    expect((await window.squiggles('Bhamo')).length === 0, 'the right spelling is marked too');
    return [`problem: ${label}`, `squiggle below "Bahmo": ${marks}`];
  });

  await run('hover over a group: its card', async ({ window, corpus }) => {
    await window.openFile(REPORT);
    await window.goTo(corpus.place(`articles/${REPORT}`, 'KIO'));
    const card = await window.hover('KIO');
    for (const words of ['Kachin Independence Organization', 'organisation', 'kio']) {
      expect(card.includes(words), `the card lacks "${words}": ${card}`);
    }
    return `card: ${card.replace(/\s+/g, ' ')}`;
  });

  await run('date hints', async ({ window, corpus }) => {
    await window.openFile(REPORT);
    await window.goTo(corpus.place(`articles/${REPORT}`, 'Monday'));
    const text = await until('a hint beside "Monday"', async () => {
      const shown = (await window.text()).replace(/\s+/g, ' ');
      return /told VOA Monday\W{0,3}2015-03-23\b/.test(shown) && shown;
    }, { seen: () => window.text() });
    return `text: …${/told VOA Monday.{0,30}/.exec(text)[0]}…`;
  });
}
