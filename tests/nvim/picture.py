"""Draws the screen of a Neovim as an SVG.

    picture.py NVIM SAMPLES OUT

Starts NVIM as a user interface of its own would, opens an article of the folder SAMPLES, waits for
what Newsmark has to say, opens the card of a name, and writes what is on the screen to OUT.
"""

import os
import subprocess
import sys
import time
from xml.sax.saxutils import escape

import msgpack

COLUMNS, ROWS = 112, 38
CELL_WIDTH, CELL_HEIGHT, FONT_SIZE = 8.4, 19, 14
MARGIN = 14
PATIENCE = 30  # seconds

ARTICLE = "articles/2015-03-23-myanmar-kachin-offensive.txt"
NAME = "Thein Sein"

TITLE = "Newsmark in Neovim"
DESCRIPTION = (
    "A news report on Myanmar in Neovim. In the text, Newsmark says on which days Monday and Sunday "
    "fall, and that Bahmo is a misspelling of Bhamo. A card below the name of Thein Sein tells what "
    "is known of him, and which office he held on the day of the report."
)


class Screen:
    """The grid of cells that Neovim draws on, by its redraw events (see :help ui-linegrid)."""

    def __init__(self):
        self.foreground, self.background = 0xFFFFFF, 0
        self.styles = {0: {}}
        self.cells = []
        self.cursor = (0, 0)

    def redraw(self, batches):
        for name, *calls in batches:
            handler = getattr(self, "on_" + name, None)
            for call in calls if handler else ():
                handler(*call)

    def on_default_colors_set(self, foreground, background, *_):
        self.foreground, self.background = foreground, background

    def on_hl_attr_define(self, style, attributes, *_):
        self.styles[style] = attributes

    def on_grid_resize(self, _grid, width, height):
        self.cells = [[(" ", 0)] * width for _ in range(height)]

    def on_grid_clear(self, _grid):
        self.cells = [[(" ", 0)] * len(row) for row in self.cells]

    def on_grid_cursor_goto(self, _grid, row, column):
        self.cursor = (row, column)

    def on_grid_line(self, _grid, row, column, cells, *_):
        style = 0
        for text, *more in cells:
            style = more[0] if more else style
            for _ in range(more[1] if len(more) > 1 else 1):
                self.cells[row][column] = (text, style)
                column += 1

    def on_grid_scroll(self, _grid, top, bottom, left, right, rows, _columns):
        moves = range(top, bottom - rows) if rows > 0 else range(bottom - 1, top - rows - 1, -1)
        for row in moves:
            self.cells[row][left:right] = self.cells[row + rows][left:right]


class Neovim:
    """An embedded Neovim, spoken to over its standard input and output."""

    def __init__(self, program, arguments):
        self.process = subprocess.Popen(
            [program, "--embed", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.unpacker = msgpack.Unpacker(raw=False, unicode_errors="replace", strict_map_key=False)
        self.screen = Screen()
        self.number = 0

    def request(self, method, *arguments):
        self.number += 1
        self.process.stdin.write(msgpack.packb([0, self.number, method, arguments]))
        self.process.stdin.flush()
        while True:
            for message in self.unpacker:
                if message[0] == 2 and message[1] == "redraw":
                    self.screen.redraw(message[2])
                elif message[0] == 1 and message[1] == self.number:
                    if message[2]:
                        sys.exit(f"picture: {method}: {message[2]}")
                    return message[3]
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                sys.exit("picture: Neovim ended before the picture was taken")
            self.unpacker.feed(data)

    def lua(self, code, *arguments):
        return self.request("nvim_exec_lua", code, arguments)

    def wait_for(self, what, code, *arguments):
        end = time.monotonic() + PATIENCE
        while not self.lua(code, *arguments):
            if time.monotonic() > end:
                sys.exit(f"picture: waited in vain for {what}")
            time.sleep(0.05)


def take(nvim, samples):
    """Opens the article as a person would, and leaves what is to be seen on the screen."""
    nvim.request("nvim_ui_attach", COLUMNS, ROWS, {"ext_linegrid": True, "rgb": True})
    nvim.lua("vim.cmd.edit(vim.fn.fnameescape(...))", f"{samples}/{ARTICLE}")
    nvim.wait_for("a diagnostic", "return #vim.diagnostic.get(0) > 0")
    nvim.wait_for("the corpus", "return require('newsmark').status():find('30 articles') ~= nil")
    nvim.wait_for("hints", "return #vim.lsp.inlay_hint.get({ bufnr = 0 }) > 2")
    nvim.lua(
        """
        vim.fn.search('^Despite')
        vim.cmd('normal! zt')
        vim.fn.search('\\\\V' .. ..., 'W')
        """,
        NAME,
    )
    nvim.wait_for("colours", "return #(vim.lsp.semantic_tokens.get_at_pos() or {}) > 0")
    nvim.lua("vim.lsp.buf.hover({ max_width = 84, anchor_bias = 'below' })")
    nvim.wait_for(
        "the card",
        """
        return vim.iter(vim.api.nvim_list_wins()):any(function(window)
          return vim.api.nvim_win_get_config(window).relative ~= ''
        end)
        """,
    )
    nvim.request("nvim_command", "redraw!")
    nvim.request("nvim_eval", "1")
    return nvim.screen


# The lines of a window's border as points of a cell of 2 by 2: they are drawn, since a font's own do
# not meet from row to row. Three points are a bend.
BORDER = {
    "─": ((0, 1), (2, 1)),
    "│": ((1, 0), (1, 2)),
    "╭": ((1, 2), (1, 1), (2, 1)),
    "╮": ((1, 2), (1, 1), (0, 1)),
    "╰": ((1, 0), (1, 1), (2, 1)),
    "╯": ((1, 0), (1, 1), (0, 1)),
}


def border(character, left, top):
    """The path of a border's character in the cell at a place."""
    points = [
        f"{left + x * CELL_WIDTH / 2:.1f} {top + y * CELL_HEIGHT / 2:g}" for x, y in BORDER[character]
    ]
    return f"M{points[0]}{'L' if len(points) == 2 else 'Q'}{' '.join(points[1:])}"


def colour(number):
    return f"#{number:06x}"


def runs(row, appearance):
    """The row's runs of cells that look alike: (first column, texts of the cells, look).

    A wide character has a cell and an empty one after it.
    """
    found = []
    for column, (text, style) in enumerate(row):
        look = appearance(style)
        if found and found[-1][2] == look:
            found[-1][1].append(text)
        else:
            found.append((column, [text], look))
    return found


def svg(screen):
    """The screen as an SVG, with its text as text."""

    def appearance(style):
        attributes = screen.styles.get(style, {})
        foreground = attributes.get("foreground", screen.foreground)
        background = attributes.get("background", screen.background)
        if attributes.get("reverse"):
            foreground, background = background, foreground
        line = next((k for k in ("undercurl", "underline", "underdashed") if attributes.get(k)), None)
        special = attributes.get("special", foreground) if line else None
        return foreground, background, attributes.get("bold"), attributes.get("italic"), line, special

    width = COLUMNS * CELL_WIDTH + 2 * MARGIN
    height = ROWS * CELL_HEIGHT + 2 * MARGIN
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" role="img" aria-labelledby="title description">',
        f'<title id="title">{escape(TITLE)}</title>',
        f'<desc id="description">{escape(DESCRIPTION)}</desc>',
        f'<rect x="0.5" y="0.5" width="{width - 1:g}" height="{height - 1:g}" rx="8" '
        f'fill="{colour(screen.background)}" stroke="#8b949e" stroke-opacity="0.5"/>',
        f'<g font-family="ui-monospace, \'DejaVu Sans Mono\', Menlo, Consolas, monospace" '
        f'font-size="{FONT_SIZE}" transform="translate({MARGIN} {MARGIN})">',
    ]
    cells = [list(row) for row in screen.cells]
    for index, row in enumerate(cells):
        top = index * CELL_HEIGHT
        for column, texts, look in runs(row, appearance):
            if look[1] != screen.background:
                out.append(
                    f'<rect x="{column * CELL_WIDTH:.1f}" y="{top}" width="{len(texts) * CELL_WIDTH:.1f}" '
                    f'height="{CELL_HEIGHT}" fill="{colour(look[1])}"/>'
                )
        if index == screen.cursor[0]:
            out.append(
                f'<rect x="{screen.cursor[1] * CELL_WIDTH:.1f}" y="{top}" width="{CELL_WIDTH}" '
                f'height="{CELL_HEIGHT}" fill="{colour(screen.foreground)}" fill-opacity="0.45"/>'
            )
        for column, texts, look in runs(row, appearance):
            foreground, _, bold, italic, line, special = look
            if line:
                y, left = top + CELL_HEIGHT - 2, column * CELL_WIDTH
                if line == "undercurl":
                    waves = "".join("q2.1,-3 4.2,0 t4.2,0" for _ in texts)
                    shape = f"M{left:.1f},{y}{waves}"
                else:
                    shape = f"M{left:.1f},{y}h{len(texts) * CELL_WIDTH:.1f}"
                out.append(f'<path d="{shape}" fill="none" stroke="{colour(special)}"/>')
            for offset, text in enumerate(texts):
                if text in BORDER:
                    left = (column + offset) * CELL_WIDTH
                    out.append(
                        f'<path d="{border(text, left, top)}" fill="none" '
                        f'stroke="{colour(foreground)}"/>'
                    )
                    texts[offset] = " "
            while texts and texts[-1] == " ":
                texts.pop()
            while texts and texts[0] == " ":
                texts.pop(0)
                column += 1
            if not texts:
                continue
            shown = escape("".join(texts))
            extra = (' font-weight="bold"' if bold else "") + (' font-style="italic"' if italic else "")
            out.append(
                f'<text x="{column * CELL_WIDTH:.1f}" y="{top + FONT_SIZE}" fill="{colour(foreground)}" '
                f'textLength="{len(texts) * CELL_WIDTH:.1f}" lengthAdjust="spacingAndGlyphs" '
                f'xml:space="preserve"{extra}>{shown}</text>'
            )
    out += ["</g>", "</svg>", ""]
    return "\n".join(out)


def main():
    program, samples, path = sys.argv[1:]
    nvim = Neovim(program, ["-n", "-i", "NONE", "-u", "tests/nvim/picture.lua"])
    drawing = svg(take(nvim, samples))
    nvim.process.kill()
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(drawing)


main()
