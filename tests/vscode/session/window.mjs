// One window of VS Code, used as a person uses it: by keyboard and mouse, looking at what is shown.

import { until, expect } from './waiting.mjs';

/** The text of the page as a person reads it: the editor draws its spaces as no-break spaces. */
const plain = (text) => text.replace(/\u00a0/g, ' ').replace(/[\u200b\u200c\u200d]/g, '');

export class Window {
  constructor(page) {
    this.page = page;
    this.keys = page.keyboard;
  }

  /** Opens the address and waits until VS Code is there to be used. */
  static async open(context, address) {
    const page = await context.newPage();
    await page.goto(address);
    const window = new Window(page);
    await until('VS Code is drawn', () => page.locator('.monaco-workbench .statusbar').isVisible());
    await page.locator('.monaco-workbench').click({ position: { x: 600, y: 300 } });
    return window;
  }

  async close() {
    await this.page.close({ runBeforeUnload: false });
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.keys.press(key)), Promise.resolve());
  }

  async texts(selector) {
    return (await this.page.locator(selector).allInnerTexts()).map((text) => plain(text).trim());
  }

  /**
   * Types into the box that opens at the top, goes down to the row that is called `wanted`, and takes it.
   * `what` says for what it is looked for.
   */
  async choose(typed, wanted, what) {
    const box = this.page.locator('.quick-input-widget .quick-input-filter input');
    await box.waitFor({ state: 'visible' });
    const rows = '.quick-input-widget .quick-input-list .monaco-list-row';
    const name = () => this.page.evaluate((row) => {
      const label = document.querySelector(`${row}.focused .monaco-icon-name-container .label-name`);
      return label?.textContent ?? '';
    }, rows);
    let steps = 0;
    await until(
      what,
      async () => {
        // A list that is still being made takes no words; a list of recent files may stay empty.
        if (steps < 20 && (await this.page.locator(rows).count()) === 0) {
          steps += 1;
          return false;
        }
        // A box that was still closing when it was typed into gives way to an empty one.
        if ((await box.inputValue({ timeout: 1000 })) !== typed) await box.fill(typed, { timeout: 1000 });
        if (plain(await name()).trim() === wanted) return true;
        const count = await this.page.locator(rows).count();
        if (count > 1 && steps % 5 === 4) await this.press('ArrowDown');
        steps += 1;
        return false;
      },
      { seen: async () => [await name(), await this.texts(rows)] },
    );
    await this.press('Enter');
  }

  /** Runs a command by its name in the command palette. */
  async command(name) {
    await this.press('F1');
    await this.choose(`>${name}`, name, `the command "${name}"`);
    const box = this.page.locator('.quick-input-widget .quick-input-filter input');
    await until('the palette is closed', async () =>
      !(await box.isVisible()) || !(await box.inputValue()).startsWith('>'));
  }

  /** Opens a file of the folder by its name, and waits for its text. */
  async openFile(name) {
    await this.press('Control+p');
    await this.choose(name, name, `the file ${name}`);
    await this.shows(name);
  }

  /** Waits until the file of that name is the one that is edited. */
  async shows(name) {
    await until(`${name} is open`, async () => (await this.activeTab()) === name, {
      seen: () => this.activeTab(),
    });
    await this.editor().locator('.view-line').first().waitFor();
  }

  activeTab() {
    return this.page.evaluate(
      () => document.querySelector('.editor-group-container.active .tab.active')?.dataset.resourceName,
    );
  }

  /** The editor that the keyboard is in. */
  editor() {
    return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** Puts the cursor on a line and column, both from 1. */
  async goTo({ line, column }) {
    await this.press('Control+g');
    const box = this.page.locator('.quick-input-widget .quick-input-filter input');
    await box.waitFor({ state: 'visible' });
    await box.fill(`:${line}:${column}`);
    await this.press('Enter');
    await until(`the cursor is at ${line}:${column}`, async () => {
      const at = await this.cursor();
      return at?.line === line && at?.column === column;
    }, { seen: () => this.cursor() });
  }

  /** Where the status bar says that the cursor is. */
  async cursor() {
    const text = (await this.texts('.statusbar-item[id="status.editor.selection"]'))[0] ?? '';
    const found = /Ln (\d+), Col (\d+)/.exec(text);
    return found && { line: Number(found[1]), column: Number(found[2]) };
  }

  /** The lines of the editor that are in sight, hints included, from the top. */
  lines() {
    return this.editor().evaluate((editor) => {
      const views = [...editor.querySelectorAll('.view-lines > .view-line')]
        .filter((view) => view.closest('.monaco-editor') === editor);
      return views
        .map((view) => ({ top: parseFloat(view.style.top), text: view.textContent }))
        .sort((a, b) => a.top - b.top)
        .map((line) => line.text);
    }).then((lines) => lines.map(plain));
  }

  /** All text of the editor that is in sight, with a space where a line is wrapped. */
  async text() {
    return (await this.lines()).join('\n');
  }

  /** Where on the screen the nth `word` in sight is drawn. */
  async box(word, nth = 1) {
    return until(`"${word}" is in sight`, () => this.editor().evaluate((editor, [wanted, count]) => {
      const views = [...editor.querySelectorAll('.view-lines > .view-line')]
        .filter((view) => view.closest('.monaco-editor') === editor)
        .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top));
      let left = count;
      for (const view of views) {
        const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
        const pieces = [];
        let text = '';
        while (walker.nextNode()) {
          pieces.push({ node: walker.currentNode, start: text.length });
          text += walker.currentNode.data.replace(/\u00a0/g, ' ');
        }
        let at = text.indexOf(wanted);
        while (at >= 0) {
          left -= 1;
          if (left === 0) {
            const end = at + wanted.length;
            const first = pieces.findLast((piece) => piece.start <= at);
            const last = pieces.findLast((piece) => piece.start < end);
            const range = document.createRange();
            range.setStart(first.node, at - first.start);
            range.setEnd(last.node, end - last.start);
            const { x, y, width, height } = range.getBoundingClientRect();
            const style = getComputedStyle(first.node.parentElement);
            return { x, y, width, height, colour: style.color, fontStyle: style.fontStyle };
          }
          at = text.indexOf(wanted, at + 1);
        }
      }
      return undefined;
    }, [word, nth]), { seen: () => this.text() });
  }

  /** Rests the mouse on a word and gives the text of the card that opens. */
  async hover(word, nth = 1) {
    const card = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
    let still = 0;
    await until(`a card at "${word}"`, async () => {
      if (await card.isVisible()) {
        const text = plain(await card.innerText()).trim();
        return text !== '' && !/^Loading/.test(text);
      }
      // The mouse moves a little, as a hand does; the card opens when it rests.
      if (still % 20 === 0) {
        const { x, y, width, height } = await this.box(word, nth);
        await this.page.mouse.move(x + width / 2, y - 40);
        await this.page.mouse.move(x + width / 2 + ((still / 20) % 3), y + height / 2, { steps: 4 });
      }
      still += 1;
      return false;
    });
    return plain(await card.innerText()).trim();
  }

  /** Clicks on a word. */
  async click(word, nth = 1) {
    const { x, y, width, height } = await this.box(word, nth);
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  /** The severities of the squiggles that are drawn below exactly this word. */
  async squiggles(word, nth = 1) {
    const at = await this.box(word, nth);
    return this.editor().evaluate((editor, place) => {
      const kinds = ['error', 'warning', 'info', 'hint'];
      return kinds.filter((kind) => [...editor.querySelectorAll(`.squiggly-${kind}`)].some((mark) => {
        const box = mark.getBoundingClientRect();
        return Math.abs(box.left - place.x) < 3
          && Math.abs(box.right - (place.x + place.width)) < 3
          && box.top < place.y + place.height && box.bottom > place.y;
      }));
    }, at);
  }

  /** Opens the list of problems. */
  async openProblems() {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.press('Control+Shift+m');
    await panel.waitFor({ state: 'visible' });
  }

  /** What the list of problems says aloud: one label a row. */
  problems() {
    return this.page.locator('.markers-panel .monaco-list-row').evaluateAll(
      (rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''),
    );
  }

  /** Waits for a row of the list of problems that holds all these words. */
  async problem(...words) {
    return until(
      `a problem with ${words.join(', ')}`,
      async () => (await this.problems()).find((label) => words.every((word) => label.includes(word))),
      { seen: () => this.problems() },
    );
  }

  async noProblem(...words) {
    await until(
      `no problem with ${words.join(', ')}`,
      async () => !(await this.problems()).some((label) => words.every((word) => label.includes(word))),
      { seen: () => this.problems() },
    );
  }

  /** The item of the status bar that Newsmark shows: its text and what is said aloud. */
  async status() {
    const item = this.page.locator('.statusbar-item[id*="newsmark"]').first();
    await item.waitFor({ state: 'attached' });
    return {
      text: plain(await item.innerText()).trim(),
      label: (await item.locator('[aria-label]').first().getAttribute('aria-label'))
        ?? (await item.getAttribute('aria-label')),
    };
  }

  async statusSays(...words) {
    return until(
      `the status bar says ${words.join(', ')}`,
      async () => {
        const { text, label } = await this.status();
        return words.every((word) => `${text} ${label}`.includes(word)) && { text, label };
      },
      { seen: () => this.status() },
    );
  }

  /** The messages at the lower right corner. */
  async messages() {
    return this.texts('.notifications-toasts .notification-list-item-message');
  }

  async message(words) {
    return until(
      `a message with "${words}"`,
      async () => (await this.messages()).find((text) => text.includes(words)),
      { seen: () => this.messages() },
    );
  }

  /** The buttons below the message that holds these words. */
  async buttons(words) {
    const toast = this.page.locator('.notifications-toasts .notification-list-item', { hasText: words });
    await toast.first().hover();
    return (await toast.first().locator('.notification-list-item-buttons-container .monaco-button')
      .allInnerTexts()).map((text) => text.trim());
  }

  async save() {
    await this.press('Control+s');
    await until('the file is saved', async () =>
      (await this.page.locator('.editor-group-container.active .tab.active.dirty').count()) === 0);
  }

  /** Closes everything that is open, throwing away what was typed and not saved. */
  async tidy() {
    await this.press('Escape', 'Escape', 'Escape');
    const tabs = this.page.locator('.editor-group-container .tab');
    while ((await tabs.count()) > 0) {
      const before = await tabs.count();
      await this.command('View: Revert and Close Editor');
      await until('the tab is closed', async () => (await tabs.count()) < before);
    }
    const closers = this.page.locator('.notifications-toasts .codicon-notifications-clear');
    if ((await closers.count()) > 0) await this.command('Notifications: Clear All Notifications');
    await this.page.mouse.move(1, 1);
  }
}

export { expect, until };
