// The copy of the samples that a session works on, and what its files hold.

import fs from 'node:fs';
import path from 'node:path';

export class Corpus {
  /** Copies the folder `from` to `to`, which must not exist. */
  constructor(from, to) {
    this.original = from;
    this.folder = to;
    fs.cpSync(from, to, { recursive: true });
  }

  file(name) {
    return path.join(this.folder, name);
  }

  read(name) {
    return fs.readFileSync(this.file(name), 'utf8');
  }

  write(name, text) {
    fs.writeFileSync(this.file(name), text);
  }

  names() {
    return fs
      .readdirSync(this.original, { recursive: true })
      .filter((name) => fs.statSync(path.join(this.original, name)).isFile());
  }

  /** The files whose text is not that of the samples, by name. */
  changed() {
    return this.names()
      .filter((name) => !fs.existsSync(this.file(name))
        || this.read(name) !== fs.readFileSync(path.join(this.original, name), 'utf8'))
      .sort();
  }

  /** Gives every file the text of the samples again. */
  restore() {
    for (const name of this.changed()) {
      fs.copyFileSync(path.join(this.original, name), this.file(name));
    }
  }

  /** Where the nth `text` of a file stands: line and column from 1, as the status bar shows them. */
  place(name, text, nth = 1) {
    const content = this.read(name);
    let at = -1;
    for (let i = 0; i < nth; i += 1) {
      at = content.indexOf(text, at + 1);
      if (at < 0) throw new Error(`${name} holds "${text}" fewer than ${nth} times`);
    }
    const before = content.slice(0, at).split('\n');
    return { line: before.length, column: before.at(-1).length + 1 };
  }
}
