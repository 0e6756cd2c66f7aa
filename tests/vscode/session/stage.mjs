// Where a session plays: a browser, and for each window a code-server of its own with the packed
// extension and a copy of the samples, all below one temporary folder that is removed at the end.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Corpus } from './corpus.mjs';
import { CodeServer } from './server.mjs';
import { LIMIT } from './waiting.mjs';
import { Window } from './window.mjs';

const BROWSER = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** The PATH without the folders that hold a program of ours. */
function pathWithoutProgram() {
  return process.env.PATH.split(path.delimiter)
    .filter((folder) => !fs.existsSync(path.join(folder, 'newsmark')))
    .join(path.delimiter);
}

function findChromium() {
  return process.env.NEWSMARK_CHROMIUM
    ?? execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
}

export class Stage {
  /**
   * @param {string} installed the folder that tests/vscode/install printed
   * @param {string} program the program `newsmark`
   * @param {string} vsix the packed extension
   * @param {string} samples the folder to work on copies of
   */
  constructor(installed, program, vsix, samples) {
    Object.assign(this, { installed, program, vsix, samples });
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'newsmark-vscode-'));
    this.servers = [];
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        this.cleanUp();
        process.exit(130);
      });
    }
  }

  async start() {
    const { chromium } = createRequire(path.join(this.installed, 'package.json'))('playwright-core');
    this.browser = await chromium.launch({ executablePath: findChromium(), args: BROWSER, timeout: LIMIT });
  }

  /**
   * Opens a window. `user` and `machine` are settings, `size` the window's, `query(folder, corpus)`
   * says what to open where it is not the copy of the samples, `folder` being free to write to.
   */
  async open(name, { user = {}, machine = {}, size = { width: 1200, height: 750 }, query }) {
    const folder = path.join(this.folder, name);
    const server = new CodeServer(this.installed, folder);
    this.servers.push(server);
    server.setUser(user);
    server.setMachine(machine);
    server.install(this.vsix);
    const corpus = new Corpus(this.samples, path.join(folder, 'samples'));
    await server.start({ PATH: pathWithoutProgram() });
    const context = await this.browser.newContext({ viewport: size });
    context.setDefaultTimeout(LIMIT);
    const address = server.address(query?.(folder, corpus) ?? `folder=${corpus.folder}`);
    const window = await Window.open(context, address);
    return { window, corpus, server, program: this.program };
  }

  async close({ window, server }) {
    await window.page.context().close();
    server.stop();
  }

  async end() {
    await this.browser?.close();
    this.cleanUp();
  }

  cleanUp() {
    for (const server of this.servers) server.stop();
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
