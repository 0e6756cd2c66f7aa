// Two folders in one window, each with a registry of its own.

import fs from 'node:fs';
import path from 'node:path';
import { expect } from './window.mjs';
import { REPORT } from './reading.mjs';

/** Writes a small corpus and a workspace of it and the samples; gives the workspace's file. */
export function writeWorkspace(folder, samples) {
  const files = {
    'harbour/newsmark.toml': '[corpus]\ninclude = ["*.news"]\n',
    'harbour/registry/groups.toml':
      '[hht]\nkind = "group"\nname = "Halden Harbour Trust"\nacronym = "HHT"\nnote = "Runs the quays of Halden."\n',
    'harbour/2020-05-05-quays.news':
      '---\nheadline: Quays to close\ndate: 2020-05-05\n---\nThe Halden Harbour Trust (HHT) closes two quays on Friday. '
      + 'HHT has not said for how long, and the Kachin Independence Organization has no part in it.\n',
  };
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const file = path.join(folder, 'two.code-workspace');
  fs.writeFileSync(file, JSON.stringify({
    folders: [{ path: samples }, { path: path.join(folder, 'harbour') }],
  }));
  return file;
}

export async function folders(run) {
  await run('two folders in one window: each has its own registry', async ({ window, corpus }) => {
    const status = await window.statusSays('Newsmark: 31 articles');
    await window.openFile('2020-05-05-quays.news');
    const own = await window.hover('HHT');
    expect(own.includes('Halden Harbour Trust'), `no card of the folder's own group: ${own}`);
    await window.press('Escape');
    await window.click('HHT');
    await window.press('F12');
    await window.shows('groups.toml');
    expect((await window.text()).includes('[hht]'), 'F12 opened another registry');
    await window.openFile(REPORT);
    await window.goTo(corpus.place(`articles/${REPORT}`, 'KIO'));
    const other = await window.hover('KIO');
    expect(other.includes('Registry entry kio'), `no card in the other folder: ${other}`);
    return [
      `status bar: ${status.text}`,
      `harbour: ${own.replace(/\s+/g, ' ').slice(0, 120)}`,
      'F12 opens the registry of that folder; KIO is known in the other',
    ];
  });
}
