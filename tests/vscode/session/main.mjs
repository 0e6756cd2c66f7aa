// Runs the session: uses VS Code with the packed extension on copies of the samples, step by step.
// Arguments: the folder that `install` printed, the program, the packed extension, the samples, the
// folder for the pictures; then words that a step's name must hold to be run.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { changing } from './changing.mjs';
import { commands } from './commands.mjs';
import { folders, writeWorkspace } from './folders.mjs';
import { jumps } from './jumps.mjs';
import { reading } from './reading.mjs';
import { shape } from './shape.mjs';
import { spoken } from './spoken.mjs';
import { Stage } from './stage.mjs';
import {
  withCrasher, withOtherVersion, withoutArticles, withoutProgram, withWrongSettings, writeCrasher,
  writeOtherVersion,
} from './starting.mjs';
import { freshFolder, Steps } from './steps.mjs';
import { trouble } from './trouble.mjs';

const [installed, program, vsix, samples, pictures, only] = process.argv.slice(2);

/** Goes through groups of steps in one window, which is opened for the first step that is wanted. */
async function inWindow(stage, steps, name, { groups, ...settings }) {
  let place;
  const run = async (step, act) => {
    if (!steps.wants(step)) return;
    place ??= await stage.open(name, settings);
    const { window, corpus, server } = place;
    await steps.step(step, { window, logs: () => server.logs() }, async () => {
      await window.tidy();
      corpus.restore();
      return act(place);
    });
  };
  for (const group of groups) await group(run);
  if (place) await stage.close(place);
}

function emptyFolder(folder) {
  const empty = path.join(folder, 'empty');
  fs.mkdirSync(empty);
  return empty;
}

async function session(stage) {
  const steps = new Steps(freshFolder(pictures), only);
  await stage.start();
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
      machine: { 'newsmark.path': writeCrasher(stage.folder, version) },
      groups: [withCrasher],
    },
    version: {
      machine: { 'newsmark.path': writeOtherVersion(stage.folder, program) },
      groups: [withOtherVersion],
    },
    settings: {
      machine,
      user: { 'newsmark.rules': 'all of them', 'newsmark.hints.dates': 'yes' },
      groups: [withWrongSettings],
    },
    empty: {
      machine,
      query: (folder) => `folder=${emptyFolder(folder)}`,
      groups: [withoutArticles],
    },
  };
  for (const [name, settings] of Object.entries(windows)) {
    await steps.window(name, () => inWindow(stage, steps, name, settings));
  }
  return steps.end();
}

const stage = new Stage(installed, program, vsix, samples);
let status = 1;
try {
  status = await session(stage);
} catch (error) {
  console.error(error);
} finally {
  await stage.end();
}
process.exit(status);
