// A code-server of its own: VS Code served to a browser on this machine alone, with fresh folders.

import { spawn, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { until } from './waiting.mjs';

/** What a person would have set: nothing in the way of the article. */
const SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.editor.empty.hint': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'compact',
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.fontFamily': 'DejaVu Sans Mono',
  'editor.accessibilitySupport': 'off',
  'editor.cursorBlinking': 'solid',
  'files.autoSave': 'off',
};

async function freePort() {
  const probe = net.createServer();
  await new Promise((resolve, reject) => {
    probe.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function writeJson(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(value, null, 2));
}

export class CodeServer {
  /**
   * @param {string} installed the folder that tests/vscode/install printed
   * @param {string} folder an empty folder for everything that this server writes
   */
  constructor(installed, folder) {
    this.entry = path.join(installed, 'node_modules/code-server/out/node/entry.js');
    this.folder = folder;
    this.data = path.join(folder, 'data');
    this.extensions = path.join(folder, 'extensions');
    this.output = path.join(folder, 'code-server.log');
    fs.mkdirSync(this.data, { recursive: true });
    fs.mkdirSync(this.extensions, { recursive: true });
  }

  arguments() {
    return [
      this.entry,
      '--config', path.join(this.folder, 'config.yaml'),
      '--user-data-dir', this.data,
      '--extensions-dir', this.extensions,
      '--disable-telemetry',
      '--disable-update-check',
    ];
  }

  environment(extra = {}) {
    const environment = { ...process.env, HOME: this.folder, ...extra };
    for (const name of Object.keys(environment)) {
      if (name.startsWith('VSCODE_') || name.startsWith('NEWSMARK_')) delete environment[name];
    }
    return environment;
  }

  /** Installs a packed extension, as a person does with "Install from VSIX". */
  install(vsix) {
    return execFileSync(process.execPath, [...this.arguments(), '--install-extension', vsix], {
      env: this.environment(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Settings of the person, beside those that every window of the test has. */
  setUser(settings) {
    writeJson(path.join(this.data, 'User/settings.json'), { ...SETTINGS, ...settings });
  }

  /** Settings of the machine that the server runs on, where the path of a program belongs. */
  setMachine(settings) {
    writeJson(path.join(this.data, 'Machine/settings.json'), settings);
  }

  async start(environment = {}) {
    this.port = await freePort();
    const log = fs.openSync(this.output, 'a');
    this.process = spawn(
      process.execPath,
      [
        ...this.arguments(),
        '--bind-addr', `127.0.0.1:${this.port}`,
        '--auth', 'none',
        '--disable-workspace-trust',
        '--disable-getting-started-override',
      ],
      { env: this.environment(environment), stdio: ['ignore', log, log], detached: true },
    );
    fs.closeSync(log);
    await until('code-server answers', async () => {
      if (this.process.exitCode !== null) throw new Error(this.logs());
      return (await fetch(`http://127.0.0.1:${this.port}/healthz`)).ok;
    });
  }

  address(query) {
    return `http://127.0.0.1:${this.port}/?${query}`;
  }

  /** Ends the server with all that it started: its processes are one group. */
  stop() {
    if (this.process?.pid === undefined) return;
    try {
      process.kill(-this.process.pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }

  /** The end of every log that may say what went wrong. */
  logs(lines = 30) {
    const files = [this.output];
    const folder = path.join(this.data, 'logs');
    if (fs.existsSync(folder)) {
      for (const name of fs.readdirSync(folder, { recursive: true })) {
        if (/(exthost|newsmark|remoteagent).*\.log$/i.test(name)) files.push(path.join(folder, name));
      }
    }
    return files
      .filter((file) => fs.existsSync(file) && fs.statSync(file).size > 0)
      .map((file) => {
        const end = fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
        return `--- ${path.relative(this.folder, file)}\n${end}`;
      })
      .join('\n');
  }
}
