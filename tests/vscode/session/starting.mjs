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
