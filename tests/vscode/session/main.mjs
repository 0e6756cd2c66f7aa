// Runs the session: starts VS Code with the packed extension on copies of the samples, and goes
// through the steps. Arguments: the folder that `install` printed, the program, the packed extension,
// the samples, the folder for the pictures; then words that a step's name must hold to be run.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { changing } from './changing.mjs';
import { commands } from './commands.mjs';
import { Corpus } from './corpus.mjs';
import { folders, writeWorkspace } from './folders.mjs';
import { jumps } from './jumps.mjs';
import { reading } from './reading.mjs';
import { CodeServer } from './server.mjs';
import { shape } from './shape.mjs';
import { spoken } from './spoken.mjs';
import { withCrasher, withoutProgram, writeCrasher } from './starting.mjs';
import { freshFolder, Steps } from './steps.mjs';
import { trouble } from './trouble.mjs';
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

/** The PATH without the folders that hold a program of ours. */
function pathWithoutProgram() {
  return process.env.PATH.split(path.delimiter)
    .filter((folder) => !fs.existsSync(path.join(folder, 'newsmark')))
    .join(path.delimiter);
}

/** Starts a server of its own for one window, with a copy of the samples, and opens the window. */
async function openWindow(browser, name, { machine = {}, query }) {
  const folder = path.join(temporary, name);
  const server = new CodeServer(installed, folder);
  cleanups.push(() => server.stop());
  server.setUser({});
  server.setMachine(machine);
  server.install(vsix);
  const corpus = new Corpus(samples, path.join(folder, 'samples'));
  await server.start({ PATH: pathWithoutProgram() });
  const context = await browser.newContext({ viewport: { width: 1200, height: 750 } });
  context.setDefaultTimeout(LIMIT);
  const window = await Window.open(context, server.address(query?.(folder, corpus) ?? `folder=${corpus.folder}`));
  return { window, corpus, server, program };
}

/** Goes through groups of steps in one window, which is opened for the first step that is wanted. */
async function inWindow(steps, browser, name, settings) {
  let place;
  const run = async (step, act) => {
    if (!steps.wants(step)) return;
    place ??= await openWindow(browser, name, settings);
    const { window, corpus, server } = place;
    await steps.step(step, { window, logs: () => server.logs() }, async () => {
      await window.tidy();
      corpus.restore();
      return act(place);
    });
  };
  for (const group of settings.groups) await group(run);
  await place?.window.page.context().close();
  place?.server.stop();
}

async function session() {
  const steps = new Steps(freshFolder(pictures), only);
  const browser = await chromium.launch({
    executablePath: process.env.NEWSMARK_CHROMIUM
      ?? execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
    args: BROWSER,
    timeout: LIMIT,
  });
  const machine = { 'newsmark.path': program };
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim().split(' ').at(-1);
  const windows = {
    main: { machine, groups: [reading, jumps, shape, changing, commands, spoken, trouble] },
    folders: {
      machine,
      query: (folder, corpus) => `workspace=${writeWorkspace(folder, corpus.folder)}`,
      groups: [folders],
    },
    missing: { groups: [withoutProgram] },
    crashing: {
      machine: { 'newsmark.path': writeCrasher(temporary, version) },
      groups: [withCrasher],
    },
  };
  for (const [name, settings] of Object.entries(windows)) {
    await steps.window(name, () => inWindow(steps, browser, name, settings));
  }
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
