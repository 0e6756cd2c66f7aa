//! Finding the annotations of a block: which brackets belong together, and which are text.
//!
//! One pass from left to right keeps a stack of the `[` that are still open. A `]` takes the last of them; if attributes
//! of ours follow, the two are an annotation. Backslashes count only where the bracket behind them would otherwise open
//! or close an annotation, so an escaped `[` stays on the stack until a `]{…}` would have taken it.

use super::Dialect;
use super::attributes::Attributes;
use super::comment::{self, comment_length};
use super::inline::{Annotation, Ignore, IgnoreScope, Inlines, Token, TokenKind};
use crate::text::{Edit, Fix, Problem, TextRange, TextSize, size};

/// The reading of one block.
pub(super) struct Scan<'a> {
    block: &'a str,
    dialect: Dialect,
    /// Every `[` in order, with what became of it.
    opens: Vec<Open>,
    /// Those that are still open, by their place in `opens`.
    stack: Vec<usize>,
    /// Closing brackets, their escapes and comments, in order.
    marks: Vec<Token>,
    ignores: Vec<Ignore>,
    comments: Vec<TextRange>,
    problems: Vec<Problem>,
    stray_close: Option<usize>,
    /// Where the `]` of the last `[…]` without attributes stands.
    last_plain: Option<usize>,
    /// Whether no comment of ours can follow, because nothing closes it.
    no_more_comments: bool,
    /// Whether backslashes are text like any other, as in a plain text.
    is_plain: bool,
    /// The brackets that were taken for an annotation's, be it a sound one or not; in the order in which it ends.
    taken: Vec<usize>,
}

/// The brackets of a plain text that a reader would take for an annotation's, in order.
pub(super) fn brackets_of_annotations(plain: &str) -> Vec<usize> {
    let mut scan = Scan::new(plain, Dialect::Markdown);
    scan.is_plain = true;
    scan.read();
    scan.taken.sort_unstable();
    scan.taken
}

/// One `[`.
struct Open {
    at: usize,
    /// How many backslashes stand directly before it.
    backslashes: usize,
    /// Whether those backslashes count as escapes.
    escapes: bool,
    annotation: Option<Annotation>,
}

impl Open {
    fn is_escaped(&self) -> bool {
        self.backslashes % 2 == 1
    }
}

impl<'a> Scan<'a> {
    pub(super) fn new(block: &'a str, dialect: Dialect) -> Self {
        Self {
            block,
            dialect,
            opens: Vec::new(),
            stack: Vec::new(),
            marks: Vec::new(),
            ignores: Vec::new(),
            comments: Vec::new(),
            problems: Vec::new(),
            stray_close: None,
            last_plain: None,
            no_more_comments: false,
            is_plain: false,
            taken: Vec::new(),
        }
    }

    /// Reads the block from its start to its end.
    pub(super) fn run(mut self) -> Inlines {
        self.read();
        self.finish()
    }

    fn read(&mut self) {
        let bytes = self.block.as_bytes();
        let mut at = 0;
        while let Some(length) = bytes[at..]
            .iter()
            .position(|byte| matches!(byte, b'[' | b']' | b'{' | b'<'))
        {
            at += length;
            at = match bytes[at] {
                b'[' => {
                    self.stack.push(self.opens.len());
                    self.opens.push(Open {
                        at,
                        backslashes: self.backslashes_before(at),
                        escapes: false,
                        annotation: None,
                    });
                    at + 1
                }
                b']' => self.close(at),
                b'{' => self.brace(at),
                _ => self.comment(at),
            };
        }
    }

    fn backslashes_before(&self, at: usize) -> usize {
        if self.is_plain {
            return 0;
        }
        let before = &self.block.as_bytes()[..at];
        before
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count()
    }

    /// Reads a `]` and what follows; gives the place to read on.
    fn close(&mut self, at: usize) -> usize {
        if self.block.as_bytes().get(at + 1) != Some(&b'{') {
            self.close_plain(at);
            return at + 1;
        }
        let attributes = Attributes::read(self.block, at + 1);
        let end = attributes.end;
        if !attributes.closed {
            self.unclosed(at, attributes);
            return end;
        }
        let range = TextRange::new(size(at + 1), size(end));
        if !attributes.are_ours() {
            self.close_plain(at);
            let problem = if attributes.look_like_ours() && self.dialect == Dialect::News {
                attributes.problem
            } else if attributes.problem.is_none() {
                attributes.class_problem(self.block, range, self.dialect)
            } else {
                None
            };
            self.problems.extend(problem);
            return end;
        }
        let backslashes = self.backslashes_before(at);
        if backslashes % 2 == 1 {
            self.escape(at, backslashes);
            if let Some(&top) = self.stack.last()
                && self.opens[top].is_escaped()
            {
                self.opens[top].escapes = true;
                self.stack.pop();
            }
            return end;
        }
        match self.pop_unescaped() {
            None => {
                self.taken.push(at);
                self.stray(at, end);
            }
            Some(open) => {
                self.taken.extend([self.opens[open].at, at]);
                self.escape(at, backslashes);
                self.annotate(open, at, attributes);
            }
        }
        end
    }

    /// A `]` without attributes of ours: it closes the last `[`, and both are text.
    fn close_plain(&mut self, at: usize) {
        self.last_plain = self.stack.pop().map(|_| at);
    }

    /// The last open bracket that is not escaped; the escaped ones behind it would have been taken otherwise.
    fn pop_unescaped(&mut self) -> Option<usize> {
        while let Some(open) = self.stack.pop() {
            self.opens[open].escapes = true;
            if !self.opens[open].is_escaped() {
                return Some(open);
            }
        }
        None
    }

    /// The backslashes directly before a closing bracket become markup.
    fn escape(&mut self, at: usize, backslashes: usize) {
        self.marks.extend(escape_token(at, backslashes));
    }

    /// Keeps an annotation from the bracket `open` to the one at `at`.
    fn annotate(&mut self, open: usize, at: usize, attributes: Attributes<'_>) {
        let start = self.opens[open].at;
        let attributes_range = TextRange::new(size(at + 1), size(attributes.end));
        let range = TextRange::new(size(start), size(attributes.end));
        let text = TextRange::new(size(start + 1), size(at));
        if self.block[text].trim().is_empty() {
            self.opens[open].escapes = false;
            self.problems.push(
                Problem::new(
                    "syntax/empty",
                    range,
                    "This annotation holds no text. Put the text between the brackets, or remove it.",
                )
                .with_fix(Fix::doubtful("Remove the annotation", vec![Edit::delete(range)])),
            );
            return;
        }
        self.marks.push(Token {
            range: TextRange::new(size(at), size(attributes.end)),
            kind: TokenKind::Close,
        });
        let class_problem = || attributes.class_problem(self.block, attributes_range, self.dialect);
        let problem = attributes.problem.clone().or_else(class_problem);
        self.problems.extend(problem);
        self.opens[open].annotation = Some(Annotation {
            range,
            text,
            attributes_range,
            class: attributes.class.map(|(class, _)| class),
            class_range: attributes.class.map(|(_, range)| range),
            attributes: attributes.list,
            parent: None,
        });
    }

    /// A `]{…` without its `}`.
    fn unclosed(&mut self, at: usize, attributes: Attributes<'_>) {
        let backslashes = self.backslashes_before(at);
        if !attributes.are_ours() || backslashes % 2 == 1 {
            self.close_plain(at);
            return;
        }
        let open = self.stack.last().map(|&open| self.opens[open].at);
        self.close_plain(at);
        let range = TextRange::new(size(open.unwrap_or(at)), size(attributes.end));
        self.problems.push(
            Problem::new(
                "syntax/unclosed",
                range,
                "This annotation lacks its closing `}`.",
            )
            .with_fix(Fix::safe(
                "Add the closing brace",
                vec![Edit::insert(size(attributes.end), "}")],
            )),
        );
    }

    /// A `]{…}` without its `[`.
    fn stray(&mut self, at: usize, end: usize) {
        self.stray_close.get_or_insert(self.problems.len());
        self.problems.push(Problem::new(
            "syntax/unclosed",
            TextRange::new(size(at), size(end)),
            "This annotation lacks its opening `[`. Put one before its text, or write `\\]` to keep the bracket as text.",
        ));
    }

    /// Reads a `{` that no `]` stands before; gives the place to read on.
    fn brace(&mut self, at: usize) -> usize {
        let inside = self.block[at + 1..].trim_start_matches([' ', '\t']);
        let is_ours = inside.strip_prefix('.').is_some_and(|inside| {
            let end = inside
                .find(|char: char| !char.is_ascii_alphanumeric() && !"_-".contains(char))
                .unwrap_or(inside.len());
            super::Class::from_word(&inside[..end]).is_some()
        });
        if !is_ours {
            return at + 1;
        }
        let attributes = Attributes::read(self.block, at);
        let end = attributes.end;
        let before = self.block[..at].trim_end_matches(' ');
        let parted = self
            .last_plain
            .is_some_and(|close| close + 1 == before.len());
        let range = TextRange::new(size(at), size(end));
        let problem = Problem::new(
            "syntax/unclosed",
            range,
            if parted {
                "A space parts these attributes from the brackets before them."
            } else {
                "These attributes lack the text in brackets before them: `[text]{.class}`."
            },
        );
        self.problems.push(if parted {
            let gap = TextRange::new(size(before.len()), size(at));
            problem.with_fix(Fix::safe("Remove the space", vec![Edit::delete(gap)]))
        } else {
            problem
        });
        end
    }

    /// Reads a `<`; gives the place to read on.
    fn comment(&mut self, at: usize) -> usize {
        let rest = &self.block[at..];
        if self.no_more_comments || !comment::is_opened(rest) {
            return at + 1;
        }
        let Some(length) = comment_length(rest) else {
            self.no_more_comments = true;
            return at + 1;
        };
        let range = TextRange::at(size(at), size(length));
        self.comments.push(range);
        self.marks.push(Token {
            range,
            kind: TokenKind::Comment,
        });
        match comment::read_comment(self.block, at, at + length) {
            Ok(ignore) => self.ignores.push(ignore),
            Err(problem) => self.problems.push(problem),
        }
        at + length
    }

    fn finish(mut self) -> Inlines {
        let tokens = self.tokens();
        self.settle_scopes();
        let mut annotations: Vec<Annotation> = Vec::new();
        let mut around: Vec<u32> = Vec::new();
        let open_bracket = self
            .stack
            .iter()
            .rev()
            .map(|&open| &self.opens[open])
            .find(|open| !open.is_escaped())
            .map(|open| size(open.at));
        for mut annotation in self.opens.into_iter().filter_map(|open| open.annotation) {
            while let Some(&outer) = around.last()
                && annotations[outer as usize].range.end() <= annotation.range.start()
            {
                around.pop();
            }
            annotation.parent = around.last().copied();
            around.push(u32::try_from(annotations.len()).unwrap_or(u32::MAX));
            annotations.push(annotation);
        }
        Inlines {
            tokens,
            annotations,
            ignores: self.ignores,
            problems: self.problems,
            open_bracket,
            stray_close: self.stray_close,
        }
    }

    /// All markup in the order of the text, with the text between.
    fn tokens(&self) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(self.marks.len() * 3 + 1);
        let mut at = TextSize::new(0);
        let mut push = |token: Token| {
            if at < token.range.start() {
                tokens.push(Token {
                    range: TextRange::new(at, token.range.start()),
                    kind: TokenKind::Text,
                });
            }
            at = token.range.end();
            tokens.push(token);
        };
        let mut marks = self.marks.iter().copied().peekable();
        for open in &self.opens {
            while let Some(mark) = marks.next_if(|mark| mark.range.start() < size(open.at)) {
                push(mark);
            }
            if open.escapes {
                escape_token(open.at, open.backslashes)
                    .into_iter()
                    .for_each(&mut push);
            }
            if open.annotation.is_some() {
                push(Token {
                    range: TextRange::at(size(open.at), TextSize::new(1)),
                    kind: TokenKind::Open,
                });
            }
        }
        marks.for_each(&mut push);
        if at < size(self.block.len()) {
            tokens.push(Token {
                range: TextRange::new(at, size(self.block.len())),
                kind: TokenKind::Text,
            });
        }
        tokens
    }

    /// Which ignores stand on lines of their own.
    fn settle_scopes(&mut self) {
        if self.ignores.is_empty() {
            return;
        }
        let alone = comment::on_lines_of_their_own(self.block, &self.comments);
        let mut comments = self.comments.iter().zip(alone);
        for ignore in &mut self.ignores {
            let alone = comments
                .find(|(range, _)| **range == ignore.range)
                .is_some_and(|(_, alone)| alone);
            if alone && ignore.scope == IgnoreScope::Block {
                ignore.scope = IgnoreScope::NextBlock;
            }
        }
    }
}

/// The backslashes before the bracket at `at` that are markup: the first of each pair, and an odd last one. Which of them
/// stay makes no difference to the text; those directly before the bracket do, so that one run goes.
fn escape_token(at: usize, backslashes: usize) -> Option<Token> {
    (backslashes > 0).then(|| Token {
        range: TextRange::at(size(at - backslashes), size(backslashes.div_ceil(2))),
        kind: TokenKind::Escape,
    })
}
