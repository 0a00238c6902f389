//! [`Word`]: the words of a text, with a layer above the dictionary's cut that always wins.
//!
//! The layer holds, from strongest to weakest: the reader's own words ([`own`]); set formulas and
//! institutions of the table `formula.tsv`, and names found in the text itself ([`name`]). Within one
//! rank the leftmost wins, then the longest. Where a word of the layer ends inside a word of the
//! dictionary, what is left over is cut again by itself. Without the layer the words are the tokens.

mod layer;
pub mod name;
pub mod own;

use super::party::Mention;
use super::vocabulary::{Entry, Hits};
use crate::lexicon;
use crate::text::script::is_alphanumeric;
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use crate::text::token::{Cut, Tag, Token};
use std::collections::BTreeMap;

pub use layer::Layered;
pub use own::Own;

pub(crate) const TABLE: &str = crate::lexicon::table!("word/formula.tsv");

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordKind {
    /// A word of the dictionary.
    Word,
    /// A number.
    Number,
    /// A mark.
    Punctuation,
    /// A name: of a party, a person, a body, a work, or a term in quotation marks.
    Name,
    /// A set formula or an institution of the table.
    Formula,
    /// One of the reader's own words.
    User,
}

impl WordKind {
    /// Whether a word of this kind comes from the layer above the dictionary.
    pub fn is_layered(self) -> bool {
        matches!(self, Self::Name | Self::Formula | Self::User)
    }

    /// The label of the report.
    pub fn label(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Number => "number",
            Self::Punctuation => "punctuation",
            Self::Name => "name",
            Self::Formula => "formula",
            Self::User => "user",
        }
    }
}

/// A word with its part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
    /// What it is.
    pub kind: WordKind,
}

/// What the words of a text are found by.
pub struct Input<'a> {
    /// The analysed text.
    pub text: &'a str,
    /// Where the words of the tables stand in it.
    pub hits: &'a Hits,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// The cut of the dictionary.
    pub tokens: &'a [Token],
    /// What cut them.
    pub cut: Cut<'a>,
    /// Where the text speaks of parties.
    pub mentions: &'a [Mention],
    /// The reader's own words.
    pub own: &'a Own,
    /// Whether formulas and names count; the reader's own words always do.
    pub layer: bool,
}

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// They tile every sentence: disjoint, in order, white space only between them.
    pub list: Vec<Word>,
    /// Words of the layer that stand inside longer ones of `list`, in order: 战略伙伴 in 全面战略伙伴关系.
    pub inner: Vec<Word>,
}

/// The words of the sentences.
pub fn words(input: &Input) -> Words {
    let mut candidates: Vec<Layered> = input.own.places(input.text);
    if input.layer {
        let tag = Tag::of("l");
        candidates.extend(input.hits.iter().filter(|hit| hit.entry == Entry::Formula).filter_map(|hit| {
            let stands = hit.span.len() > SHORT || !is_inside(input.tokens, hit.span);
            stands.then_some(Layered { span: hit.span, kind: WordKind::Formula, tag })
        }));
        name::names(input, &mut candidates);
    }
    let (chosen, inner) = layer::settle(candidates, input);
    Words { list: tiles(input, &chosen), inner }
}

/// Bytes of two characters: so short a formula is none inside a longer word of the dictionary, 内政 in 内政部.
const SHORT: usize = 6;

/// Whether the span is part of one longer word.
fn is_inside(tokens: &[Token], span: Span) -> bool {
    let at = tokens.partition_point(|token| token.span.end <= span.start);
    tokens.get(at).is_some_and(|token| token.span.covers(span) && token.span != span)
}

/// Adds the words of `formula.tsv`.
pub(crate) fn vocabulary(into: &mut Vec<(&'static str, Entry)>) {
    let rows = lexicon::built_in("formula", TABLE, ["formula"]);
    into.extend(rows.into_iter().flat_map(|[cell]| lexicon::values(cell)).map(|word| (word, Entry::Formula)));
}

/// The chosen words, and between them those of the dictionary.
fn tiles(input: &Input, chosen: &[Word]) -> Vec<Word> {
    let mut list = Vec::with_capacity(input.tokens.len());
    let mut cuts = Cuts::default();
    let mut chosen = chosen.iter().peekable();
    let mut end = 0;
    for token in input.tokens {
        // What stands before, inside and after the words of the layer that touch this one.
        let mut rest = Span::new(token.span.start.max(end), token.span.end);
        while let Some(word) = chosen.next_if(|word| word.span.start < token.span.end) {
            let before = Span::new(rest.start, word.span.start.max(rest.start));
            fill(input, *token, before, &mut cuts, &mut list);
            list.push(*word);
            end = word.span.end;
            rest.start = end.max(rest.start);
        }
        fill(input, *token, rest, &mut cuts, &mut list);
    }
    list
}

/// What the dictionary makes of the stretches that are left over: few, and the same ones again and again.
type Cuts<'a> = BTreeMap<&'a str, Vec<Token>>;

/// The words of a stretch of one token: the token itself, or what the dictionary makes of the rest.
fn fill<'a>(input: &Input<'a>, token: Token, span: Span, cuts: &mut Cuts<'a>, list: &mut Vec<Word>) {
    if span.is_empty() {
        return;
    }
    let letters = span.of(input.text);
    if !letters.starts_with(is_han) && letters.trim().is_empty() {
        return;
    }
    if span == token.span {
        if !input.own.takes_away(letters) {
            list.push(Word { span, tag: token.tag, kind: kind(letters, token.tag) });
            return;
        }
        for part in input.own.parts(letters) {
            let part = Span::new(span.start + part.start, span.start + part.end);
            let tag = (input.cut)(part.of(input.text)).first().map_or(Tag::X, |token| token.tag);
            list.push(Word { span: part, tag, kind: kind(part.of(input.text), tag) });
        }
        return;
    }
    for part in cuts.entry(letters).or_insert_with(|| (input.cut)(letters)) {
        let kind = kind(part.span.of(letters), part.tag);
        let span = Span::new(span.start + part.span.start, span.start + part.span.end);
        list.push(Word { span, tag: part.tag, kind });
    }
}

/// What a word of the dictionary is.
fn kind(word: &str, tag: Tag) -> WordKind {
    let Some(first) = word.chars().next() else { return WordKind::Punctuation };
    if first.is_ascii_digit() || tag == Tag::M && word.chars().all(is_numeral) {
        WordKind::Number
    } else if is_han(first) || word.chars().any(is_alphanumeric) {
        WordKind::Word
    } else {
        WordKind::Punctuation
    }
}

/// Whether a character is surely no space and no mark.
fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

const fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '第'
            | '0'..='9' | '.' | '%'
    )
}
