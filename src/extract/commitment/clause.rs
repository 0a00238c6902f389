//! Cuts a sentence into clauses, and finds the stretches that hold no cue.

use crate::text::span::Span;

/// A stretch between commas.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    /// Without the mark that ends it, and without white space.
    pub(super) span: Span,
    /// Whether a colon ends it: what follows is what it announces.
    pub(super) header: bool,
}

const PAIRS: [(char, char); 9] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
];

/// Quotations, titles and brackets of the text, the outermost ones, in order.
///
/// A mark that is not closed within its paragraph opens nothing.
pub(super) fn closed(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut kept = 0;
    for (at, c) in text.char_indices() {
        if c == '\n' {
            open.clear();
            kept = found.len();
        } else if let Some(&(_, closing)) = PAIRS.iter().find(|(opening, _)| *opening == c) {
            open.push((closing, at));
        } else if let Some(depth) = open.iter().rposition(|&(closing, _)| closing == c) {
            let start = open[depth].1;
            open.truncate(depth);
            while found.len() > kept && found.last().is_some_and(|inner| inner.start > start) {
                found.pop();
            }
            found.push(Span::new(start, at + c.len_utf8()));
        }
    }
    found
}

/// The clauses of a sentence: cut at ，；： and 。！？, not inside quotations and brackets.
pub(super) fn clauses(text: &str, sentence: Span, closed: &[Span]) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut start = sentence.start;
    let mut inside = closed.partition_point(|span| span.end <= sentence.start);
    let mut push = |from: usize, to: usize, header: bool| {
        let span = Span::new(from, to).trimmed(text);
        if !span.is_empty() {
            found.push(Clause { span, header });
        }
    };
    for (offset, c) in sentence.of(text).char_indices() {
        let at = sentence.start + offset;
        while closed.get(inside).is_some_and(|span| span.end <= at) {
            inside += 1;
        }
        // A quotation longer than the sentence is the sentence's own frame, not a part of it.
        let quoted = closed.get(inside).is_some_and(|span| span.holds(at) && span.end <= sentence.end);
        let thousands = matches!(c, '，' | ',') && groups(text, at, at + c.len_utf8());
        if !quoted && !thousands && matches!(c, '，' | '；' | '：' | '。' | '！' | '？' | ',' | ';') {
            push(start, at, c == '：');
            start = at + c.len_utf8();
        }
    }
    push(start, sentence.end, false);
    attributes_joined(text, found)
}

/// Whether a comma groups the figures of one number: 6,500万元.
fn groups(text: &str, before: usize, after: usize) -> bool {
    let digits = text[after..].bytes().take_while(u8::is_ascii_digit).count();
    digits == 3 && text[..before].ends_with(|c: char| c.is_ascii_digit())
}

/// Verbs by which something is stopped, and words that close the list of what it is.
const ENDS: [&str; 10] = ["制止", "杜绝", "纠正", "整治", "克服", "防止", "查处", "禁止", "严禁", "反对"];
const CLOSES: [&str; 9] = [
    "等问题",
    "等现象",
    "等行为",
    "等情况",
    "等做法",
    "等形式主义",
    "等官僚主义",
    "等不正之风",
    "等歪风邪气",
];

/// 建立县域统筹，以县城为中心的商业体系: a comma inside an attribute cuts nothing (S1).
fn attributes_joined(text: &str, clauses: Vec<Clause>) -> Vec<Clause> {
    const AS: [&str; 7] = ["为中心", "为基础", "为核心", "为重点", "为主体", "为支撑", "为依托"];
    let mut found: Vec<Clause> = Vec::with_capacity(clauses.len());
    for clause in clauses {
        let words = clause.span.of(text);
        let attribute = words.starts_with('以')
            && AS
                .iter()
                .any(|role| words.find(role).is_some_and(|at| words[at + role.len()..].starts_with('的')));
        // 制止弄虚作假，铺张浪费等现象: the list goes on to 等.
        let stops =
            |words: &str| ENDS.iter().any(|verb| words.find(verb).is_some_and(|at| at <= "要坚决地".len()));
        let listed = CLOSES.iter().any(|close| words.ends_with(close))
            && !stops(words)
            && found.last().is_some_and(|before| stops(before.span.of(text)));
        match found.last_mut() {
            Some(before)
                if (attribute || listed)
                    && !before.header
                    && text[before.span.end..clause.span.start].starts_with('，') =>
            {
                before.span.end = clause.span.end;
                before.header = clause.header;
            }
            _ => found.push(clause),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let whole = Span::new(0, text.len());
        clauses(text, whole, &closed(text)).into_iter().map(|clause| clause.span.of(text)).collect()
    }

    #[test]
    fn quotations_are_not_cut() {
        assert_eq!(
            cut("双方愿落实“先易后难，逐步推进”原则，扩大合作。"),
            ["双方愿落实“先易后难，逐步推进”原则", "扩大合作"]
        );
    }

    #[test]
    fn an_open_mark_opens_nothing() {
        assert_eq!(cut("双方“同意，合作"), ["双方“同意", "合作"]);
    }
}
