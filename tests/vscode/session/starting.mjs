// What a person is told whose program is missing or does not run.

import fs from 'node:fs';
import path from 'node:path';
import { expect, until } from './window.mjs';
import { EXERCISE } from './reading.mjs';

/** Writes a program that says it is Newsmark, and ends at once as a server. */
export function writeCrasher(folder, version) {
  const file = path.join(folder, 'newsmark-that-ends');
  fs.writeFileSync(file, [
    '#!/bin/sh',
    `if [ "$1" = --version ]; then echo "newsmark ${version}"; exit; fi`,
    'echo "the disk of the registry is gone" >&2',
    'exit 3',
    '',
  ].join('\n'), { mode: 0o755 });
  return file;
}

/** Writes a program that is the real one, but for the version that it tells. */
export function writeOtherVersion(folder, program) {
  const file = path.join(folder, 'newsmark-of-another-version');
  fs.writeFileSync(file, [
    '#!/bin/sh',
    'if [ "$1" = --version ]; then echo "newsmark 9.9.9"; exit; fi',
    `exec "${program}" "$@"`,
    '',
  ].join('\n'), { mode: 0o755 });
  return file;
}

/** Types a line into the article, to see that the editor is there to be used. */
async function typeSomething(window) {
  await window.goTo({ line: 9, column: 1 });
  await window.keys.type('Typed all the same. ');
  await until('the typed words are in the text', async () =>
    (await window.text()).includes('Typed all the same. This copy'), { seen: () => window.text() });
}

export async function withoutProgram(run) {
  await run('no program: told with the ways out, and the editor is usable', async ({ window }) => {
    await window.openFile(EXERCISE);
    const message = await window.message('Newsmark cannot check your copy.');
    const buttons = await window.buttons('Newsmark cannot check your copy.');
    expect(buttons.join(' | ') === 'Choose the program… | How to install', `buttons: ${buttons}`);
    const { label } = await window.statusSays('not running');
    await typeSomething(window);
    const told = (await window.messages()).filter((text) => text.includes('Newsmark'));
    expect(told.length === 1, `told ${told.length} times`);
    return [`message: ${message}`, `buttons: ${buttons.join(' | ')}`, `status bar, aloud: ${label}`];
  });
}

export async function withCrasher(run) {
  await run('a program that ends at start: told once, with the log', async ({ window }) => {
    await window.openFile(EXERCISE);
    const message = await window.message('ended again and again');
    expect(message.includes('the disk of the registry is gone'), `what it said last is not told: ${message}`);
    const told = (await window.messages()).filter((text) => text.includes('Newsmark'));
    expect(told.length === 1, `told ${told.length} times: ${told}`);
    const buttons = await window.buttons('ended again and again');
    expect(buttons.includes('Show log'), `buttons: ${buttons}`);
    await typeSomething(window);
    const { label } = await window.statusSays('not running');
    await window.page.locator('.notifications-toasts .monaco-button', { hasText: 'Show log' }).click();
    await until('the log is shown', async () =>
      (await window.page.locator('.panel .output-view-container, .panel .output-view').first().innerText())
        .replace(/\u00a0/g, ' ').includes('ended by itself'),
    { seen: () => window.texts('.panel .view-line') });
    return [`message: ${message}`, `buttons: ${buttons.join(' | ')}`, `status bar, aloud: ${label}`,
      '"Show log" opens the log'];
  });
}

export async function withOtherVersion(run) {
  await run('a program of another version: told, and it serves all the same', async ({ window }) => {
    await window.openFile(EXERCISE);
    const message = await window.message('is 9.9.9');
    expect(message.includes('This extension is made for Newsmark'), `message: ${message}`);
    await window.openProblems();
    await window.problem('"Bahmo" is a misspelling of Bhamo.', 'line 11 ');
    return `message: ${message}`;
  });
}

export async function withWrongSettings(run) {
  await run('settings of the wrong kind: told, and the rest works', async ({ window }) => {
    await window.openFile(EXERCISE);
    await window.openProblems();
    await window.problem('"Bahmo" is a misspelling of Bhamo.', 'line 11 ');
    const { text, label } = await window.statusSays('newsmark.');
    return `status bar: ${text}, aloud: ${label}`;
  });
}

export async function withoutArticles(run) {
  await run('a folder without articles: a new file becomes one', async ({ window, corpus }) => {
    fs.writeFileSync(path.join(path.dirname(corpus.folder), 'empty', 'first.news'), '');
    await window.openFile('first.news');
    await window.keys.type('The council met on Monday.', { delay: 10 });
    await window.press('Control+Home');
    await window.keys.type('---\ndate: 2015-03-23\n---\n', { delay: 10 });
    const shown = await until('a hint beside "Monday"', async () => {
      const text = await window.text();
      return /Monday\W{0,3}2015-03-23/.test(text) && text;
    }, { seen: () => window.text() });
    const { text } = await window.statusSays('Newsmark');
    return [`text: ${shown.replace(/\s+/g, ' ')}`, `status bar: ${text}`];
  });
}
