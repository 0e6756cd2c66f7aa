// Runs the session: starts VS Code with the packed extension on a copy of the samples, and goes
// through the steps. Arguments: the folder that `install` printed, the program, the packed extension,
// the samples, the folder for the pictures; then words that a step's name must hold to be run.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Corpus } from './corpus.mjs';
import { jumps } from './jumps.mjs';
import { reading } from './reading.mjs';
import { CodeServer } from './server.mjs';
import { freshFolder, Steps } from './steps.mjs';
import { LIMIT } from './waiting.mjs';
import { Window } from './window.mjs';

const [installed, program, vsix, samples, pictures, only] = process.argv.slice(2);
const { chromium } = createRequire(path.join(installed, 'package.json'))('playwright-core');

const BROWSER = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'newsmark-vscode-'));
const cleanups = [() => fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })];
function cleanUp() {
  while (cleanups.length > 0) {
    try {
      cleanups.pop()();
    } catch (error) {
      console.error(error.message);
    }
  }
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    cleanUp();
    process.exit(130);
  });
}

async function session() {
  const steps = new Steps(freshFolder(pictures), only);
  const server = new CodeServer(installed, path.join(temporary, 'main'));
  cleanups.push(() => server.stop());
  server.setUser({});
  server.setMachine({ 'newsmark.path': program });
  console.log(server.install(vsix).trim().split('\n').at(-1));
  await server.start();
  const browser = await chromium.launch({
    executablePath: process.env.NEWSMARK_CHROMIUM ?? '/usr/bin/chromium',
    args: BROWSER,
  });
  cleanups.push(() => browser.process?.()?.kill('SIGKILL'));
  const context = await browser.newContext({ viewport: { width: 1200, height: 750 } });
  context.setDefaultTimeout(LIMIT);
  const corpus = new Corpus(samples, path.join(temporary, 'samples'));
  const window = await Window.open(context, server.address(`folder=${corpus.folder}`));
  const run = (name, act) =>
    steps.step(name, { window: () => window, logs: () => server.logs() }, async () => {
      await window.tidy();
      corpus.restore();
      return act({ window, corpus });
    });
  await reading(run);
  await jumps(run);
  await browser.close();
  return steps.end();
}

let status = 1;
try {
  status = await session();
} catch (error) {
  console.error(error);
} finally {
  cleanUp();
}
process.exit(status);
