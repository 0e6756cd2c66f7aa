// The steps of a session: each is run, told, pictured and counted.

import fs from 'node:fs';
import path from 'node:path';

export class Steps {
  /** @param {string} pictures the folder that takes one picture a step */
  constructor(pictures, only) {
    this.pictures = pictures;
    this.only = only;
    this.passed = 0;
    this.failed = 0;
    this.number = 0;
  }

  wants(name) {
    return !this.only || name.includes(this.only);
  }

  /**
   * Runs one step. `act` does it and gives what was seen, as one line or several. `window` is pictured
   * at the end; `logs` gives what to print if the step fails.
   */
  async step(name, { window, logs }, act) {
    this.number += 1;
    const file = path.join(
      this.pictures,
      `${String(this.number).padStart(2, '0')}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`,
    );
    const start = Date.now();
    let error;
    let seen;
    try {
      seen = await act();
    } catch (thrown) {
      error = thrown;
    }
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    try {
      await window.page.screenshot({ path: file });
    } catch (thrown) {
      error ??= thrown;
    }
    if (error) {
      this.failed += 1;
      console.log(`FAILED ${name} (${seconds} s)`);
      console.log(`  ${error.stack ?? error.message}`);
      console.log(`  picture: ${file}`);
      console.log(logs());
    } else {
      this.passed += 1;
      console.log(`ok ${name} (${seconds} s)`);
      for (const line of [seen].flat().filter(Boolean)) console.log(`  ${line}`);
    }
  }

  /** Runs `act`, which opens a window and goes through its steps; one that does not open is a failure. */
  async window(name, act) {
    try {
      await act();
    } catch (error) {
      this.failed += 1;
      console.log(`FAILED the window "${name}"`);
      console.log(`  ${error.stack ?? error.message}`);
    }
  }

  /** Prints the count; gives the status to end with. */
  end() {
    if (this.passed + this.failed === 0) this.failed = 1;
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed > 0 ? 1 : 0;
  }
}

/** An empty folder for the pictures of this run. */
export function freshFolder(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}
