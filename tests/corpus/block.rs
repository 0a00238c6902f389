//! Reads the blocks of a `*.corpus.txt` file: one example each, with what must be found in it.
//!
//! ```text
//! # Why this example is here.
//! @ date=2022-08-02
//! 总投资⟦36.57亿元⟧，2027年底前建成。
//! = money 3657000000 CNY exactly
//! ```
//!
//! Blocks are parted by empty lines. ⟦ ⟧ bracket what is to be found, one `= ` line each, in order; a
//! block without brackets is a negative example. `x FILTER [cue]` expects a rejected cue. `! ` marks a
//! known miss: `! = …` in place of `= …`, or `! why` in a block without brackets. `@ ` lines before the
//! text are options. The text may run over several lines. Where a text is cut into pieces, a ▁ at each
//! cut takes the place of the brackets: `各地区▁要▁加快▁建设`.

use gongbao::text::span::Span;

/// One example.
#[derive(Debug, Default)]
pub(crate) struct Block {
    /// Line of the file where it starts, from 1.
    pub(crate) line: usize,
    /// `date=2022-08-02`, `party 双方=中国`
    pub(crate) options: Vec<String>,
    /// The text without brackets.
    pub(crate) text: String,
    /// What the brackets hold, in bytes of `text`.
    pub(crate) spans: Vec<Span>,
    /// What the `= ` lines say, in order.
    pub(crate) expected: Vec<String>,
    /// What the `x ` lines say, in order.
    pub(crate) rejected: Vec<String>,
    /// Whether it is a known miss.
    pub(crate) known_miss: bool,
    /// Whether the spans are the pieces between ▁.
    pub(crate) pieces: bool,
}

impl Block {
    /// The value of an option: `date` of `@ date=2022-08-02`.
    pub(crate) fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find_map(|option| option.strip_prefix(name)?.strip_prefix('='))
    }
}

/// The blocks of a file.
///
/// # Errors
/// Names the line that no block can have.
pub(crate) fn blocks(content: &str) -> Result<Vec<Block>, String> {
    let mut found = Vec::new();
    let mut lines: Vec<(usize, &str)> = Vec::new();
    for (index, line) in content.lines().chain([""]).enumerate() {
        if !line.trim().is_empty() {
            lines.push((index + 1, line));
        } else if !lines.is_empty() {
            found.extend(block(&std::mem::take(&mut lines))?);
        }
    }
    Ok(found)
}

/// A block, or none when there are only remarks.
fn block(lines: &[(usize, &str)]) -> Result<Option<Block>, String> {
    let mut block = Block { line: lines[0].0, ..Block::default() };
    let mut texts: Vec<&str> = Vec::new();
    for &(number, whole) in lines {
        let line = whole.strip_prefix("! ").unwrap_or(whole);
        block.known_miss |= line.len() < whole.len();
        if let Some(expected) = line.strip_prefix("= ") {
            block.expected.push(expected.trim().to_owned());
        } else if let Some(rejected) = line.strip_prefix("x ") {
            block.rejected.push(rejected.trim().to_owned());
        } else if line.len() < whole.len() || line.starts_with('#') {
        } else if let Some(option) = line.strip_prefix("@ ").filter(|_| texts.is_empty()) {
            block.options.push(option.trim().to_owned());
        } else if block.expected.is_empty() && block.rejected.is_empty() {
            texts.push(line);
        } else {
            return Err(format!("line {number}: text after an expectation"));
        }
    }
    if texts.is_empty() {
        return if block.expected.is_empty() {
            Ok(None)
        } else {
            Err(format!("line {}: no text", block.line))
        };
    }
    let marked = texts.join("\n");
    if marked.contains('▁') {
        if !block.expected.is_empty() {
            return Err(format!("line {}: pieces have no expectations", block.line));
        }
        block.pieces = true;
        for piece in marked.split('▁') {
            let start = block.text.len();
            block.text += piece;
            block.spans.push(Span::new(start, block.text.len()).trimmed(&block.text));
            block.expected.push(String::new());
        }
        return Ok(Some(block));
    }
    let mut start = None;
    for c in marked.chars() {
        match (c, start) {
            ('⟦', None) => start = Some(block.text.len()),
            ('⟧', Some(from)) => {
                block.spans.push(Span::new(from, block.text.len()));
                start = None;
            }
            ('⟦' | '⟧', _) => return Err(format!("line {}: brackets do not pair", block.line)),
            _ => block.text.push(c),
        }
    }
    if start.is_some() || block.spans.len() != block.expected.len() {
        return Err(format!(
            "line {}: {} brackets and {} expectations",
            block.line,
            block.spans.len(),
            block.expected.len()
        ));
    }
    Ok(Some(block))
}

/// A text with brackets around these spans.
pub(crate) fn bracketed(text: &str, spans: impl Iterator<Item = Span>) -> String {
    let mut written = String::new();
    let mut at = 0;
    for span in spans {
        written += text.get(at..span.start).unwrap_or("");
        written += &format!("⟦{}⟧", text.get(span.start..span.end).unwrap_or("?"));
        at = span.end;
    }
    written + text.get(at..).unwrap_or("")
}

/// A text with ▁ between these pieces.
pub(crate) fn cut(text: &str, pieces: impl Iterator<Item = Span>) -> String {
    let mut written = String::new();
    let mut at = 0;
    for piece in pieces {
        if at > 0 {
            written += text.get(at..piece.start).unwrap_or("");
            written += "▁";
            at = piece.start;
        }
        written += text.get(at..piece.end).unwrap_or("?");
        at = piece.end;
    }
    written + text.get(at..).unwrap_or("")
}
