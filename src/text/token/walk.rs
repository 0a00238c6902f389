//! One walk over a text: runs of characters that can form words, the likeliest way through each, and
//! what is left of it as single characters joined again.

use super::Piece;
use super::blob::{Blob, BlobError};
use super::dictionary::{Dictionary, JOINED, Step};
use super::model::{self, Model};
use super::tag::Tag;
use super::tagger::{self, Tagger};

/// Everything the walk reads.
#[derive(Debug)]
pub(super) struct Tables {
    pub(super) dictionary: Dictionary,
    pub(super) model: Model,
    pub(super) tagger: Tagger,
}

/// Buffers of a walk; they grow with the longest run without a mark, not with the text.
#[derive(Debug)]
struct Scratch<'t> {
    codes: Vec<u16>,
    /// Whether every character of the run takes three bytes, as most Chinese ones do.
    plain: bool,
    steps: Vec<Step>,
    states: Vec<u8>,
    tagger: tagger::Scratch,
    /// Words whose tag was guessed last, each at a place that its letters give.
    guessed: Vec<(&'t str, Tag)>,
}

impl<'t> Scratch<'t> {
    fn new() -> Self {
        let (codes, steps, states) = (Vec::new(), Vec::new(), Vec::new());
        let tagger = tagger::Scratch::default();
        Self { codes, plain: true, steps, states, tagger, guessed: Vec::new() }
    }
}

/// How many guessed tags are kept; a power of two.
const GUESSED: usize = 256;

impl<'t> Scratch<'t> {
    /// The tag the tagger gives a word. What a text says once it says again: its unknown words are its names.
    fn guess(&mut self, tagger: &Tagger, word: &'t str) -> Tag {
        if self.guessed.is_empty() {
            self.guessed.resize(GUESSED, ("", Tag::X));
        }
        let mix = |sum: u32, &byte: &u8| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let place = word.as_bytes().iter().fold(0x811C_9DC5, mix) as usize % GUESSED;
        match self.guessed.get_mut(place) {
            Some(&mut (known, tag)) if known == word => tag,
            Some(slot) => {
                *slot = (word, tagger.guess(word, &mut self.tagger));
                slot.1
            }
            None => Tag::X,
        }
    }
}

/// How much of a run lies behind: characters and bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    characters: usize,
    bytes: usize,
}

impl Tables {
    /// Tables without words.
    pub(super) fn empty() -> Self {
        Self { dictionary: Dictionary::empty(), model: Model::empty(), tagger: Tagger::default() }
    }

    /// Expands the columns.
    pub(super) fn read(blob: &Blob) -> Result<Self, BlobError> {
        Ok(Self {
            dictionary: Dictionary::read(blob)?,
            model: Model::read(blob)?,
            tagger: Tagger::read(blob)?,
        })
    }

    /// Hands the words of `text` to `sink`, in order.
    pub(super) fn walk<const MODEL: bool, const TAGS: bool>(&self, text: &str, sink: &mut impl FnMut(Piece)) {
        let mut scratch = Scratch::new();
        let mut start = 0;
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let code = self.dictionary.code(character);
            if code & JOINED != 0 {
                scratch.codes.push(code & !JOINED);
                scratch.plain &= character.len_utf8() == 3;
                continue;
            }
            self.run::<MODEL, TAGS>(&text[start..at], &mut scratch, sink);
            let pair = character == '\r' && characters.next_if(|next| next.1 == '\n').is_some();
            let tag = match self.dictionary.find(&[code]) {
                Some(node) if TAGS && !pair => Tag::at(node.tag()).unwrap_or(Tag::X),
                _ => Tag::X,
            };
            let bytes = character.len_utf8() + usize::from(pair);
            let units = character.len_utf16() + usize::from(pair);
            sink(Piece { bytes, characters: 1 + usize::from(pair), units, tag });
            start = at + bytes;
        }
        self.run::<MODEL, TAGS>(&text[start..], &mut scratch, sink);
    }

    /// Cuts a run whose codes are in the scratch, and empties that.
    fn run<'t, const MODEL: bool, const TAGS: bool>(
        &self,
        run: &'t str,
        scratch: &mut Scratch<'t>,
        sink: &mut impl FnMut(Piece),
    ) {
        let mut codes = std::mem::take(&mut scratch.codes);
        let mut steps = std::mem::take(&mut scratch.steps);
        self.dictionary.route(&codes, &mut steps);
        let mut here = Mark::default();
        let mut singles: Option<Mark> = None;
        while let Some(&step) = steps.get(here.characters) {
            let next = after(run, here, step.length(), scratch.plain);
            if step.length() == 1 && (MODEL || run.as_bytes()[here.bytes].is_ascii_alphanumeric()) {
                singles.get_or_insert(here);
            } else {
                if let Some(from) = singles.take() {
                    self.singles::<MODEL, TAGS>(run, &codes, &steps, (from, here), scratch, sink);
                }
                let word = &run[here.bytes..next.bytes];
                self.emit::<TAGS>(word, step.length(), step.tag(), scratch, sink);
            }
            here = next;
        }
        if let Some(from) = singles {
            self.singles::<MODEL, TAGS>(run, &codes, &steps, (from, here), scratch, sink);
        }
        codes.clear();
        scratch.codes = codes;
        scratch.plain = true;
        scratch.steps = steps;
    }

    /// Joins single characters that stand together. Without the model they are letters and digits and
    /// become one word.
    fn singles<'t, const MODEL: bool, const TAGS: bool>(
        &self,
        run: &'t str,
        codes: &[u16],
        steps: &[Step],
        (from, to): (Mark, Mark),
        scratch: &mut Scratch<'t>,
        sink: &mut impl FnMut(Piece),
    ) {
        let length = to.characters - from.characters;
        let text = &run[from.bytes..to.bytes];
        let codes = &codes[from.characters..to.characters];
        if length == 1 {
            return self.emit::<TAGS>(text, 1, steps[from.characters].tag(), scratch, sink);
        }
        let known = self.dictionary.find(codes);
        if !MODEL {
            let tag = known.and_then(|node| Tag::at(node.tag()));
            return self.emit::<TAGS>(text, length, tag, scratch, sink);
        }
        if known.is_none() {
            return self.join::<TAGS>(text, codes, scratch, sink);
        }
        // jieba leaves a word of the dictionary apart when its characters were the likelier.
        let mut rest = text;
        for step in &steps[from.characters..to.characters] {
            let (character, others) = rest.split_at(after(rest, Mark::default(), 1, scratch.plain).bytes);
            rest = others;
            self.emit::<TAGS>(character, 1, step.tag(), scratch, sink);
        }
    }

    /// Joins single characters by the model, and what it does not cover by its looks.
    fn join<'t, const TAGS: bool>(
        &self,
        text: &'t str,
        codes: &[u16],
        scratch: &mut Scratch<'t>,
        sink: &mut impl FnMut(Piece),
    ) {
        let mut here = Mark::default();
        let mut states = std::mem::take(&mut scratch.states);
        while here.bytes < text.len() {
            let rest = &text[here.bytes..];
            let covered = |character: char| (model::FIRST..=model::LAST).contains(&character);
            let is_covered = rest.starts_with(covered);
            let length = rest.find(|each: char| covered(each) != is_covered).unwrap_or(rest.len());
            let part = &rest[..length];
            let mut word = |bytes: usize| {
                let word = &text[here.bytes..here.bytes + bytes];
                let characters = word.chars().count();
                let known = self.dictionary.find(&codes[here.characters..here.characters + characters]);
                let tag = known.filter(|_| TAGS).and_then(|node| Tag::at(node.tag()));
                self.emit::<TAGS>(word, characters, tag, scratch, sink);
                here = Mark { characters: here.characters + characters, bytes: here.bytes + bytes };
            };
            if !is_covered {
                split(part, word);
            } else if part.chars().nth(1).is_none() {
                word(length);
            } else {
                self.model.cut(part, &mut states, word);
            }
        }
        scratch.states = states;
    }

    /// Hands on a word of a run; one the dictionary does not tag is guessed.
    #[inline]
    fn emit<'t, const TAGS: bool>(
        &self,
        word: &'t str,
        characters: usize,
        tag: Option<Tag>,
        scratch: &mut Scratch<'t>,
        sink: &mut impl FnMut(Piece),
    ) {
        let tag = match tag {
            Some(tag) => tag,
            None if TAGS => self.guess(word, scratch),
            None => Tag::X,
        };
        // Four bytes in UTF-8 are two units in UTF-16.
        let beyond = if scratch.plain { 0 } else { word.bytes().filter(|&byte| byte >= 0xF0).count() };
        sink(Piece { bytes: word.len(), characters, units: characters + beyond, tag });
    }

    /// The tag of a word that is in no dictionary.
    pub(super) fn guess_alone(&self, word: &str) -> Tag {
        self.guess(word, &mut Scratch::new())
    }

    fn guess<'t>(&self, word: &'t str, scratch: &mut Scratch<'t>) -> Tag {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric).count();
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        match (letters, digits) {
            (0, _) if word.is_ascii() => Tag::X,
            (0, _) => scratch.guess(&self.tagger, word),
            _ if letters == digits => Tag::M,
            _ => Tag::ENG,
        }
    }
}

/// The mark `characters` further on in a run, all of whose characters take three bytes if it is plain.
#[inline(always)]
fn after(run: &str, mark: Mark, characters: usize, plain: bool) -> Mark {
    let mut bytes = mark.bytes;
    if plain {
        bytes += 3 * characters;
    } else {
        for _ in 0..characters {
            bytes += match run.as_bytes().get(bytes) {
                Some(0xF0..) => 4,
                Some(0xE0..) => 3,
                Some(0xC0..) => 2,
                _ => 1,
            };
        }
    }
    Mark { characters: mark.characters + characters, bytes }
}

/// Splits what the model does not cover: letters and digits, joined by single `.`, `_`, `-` between
/// them and with a `%` behind, are a word; so is all that lies between two of these.
fn split(text: &str, mut word: impl FnMut(usize)) {
    let mut rest = text.as_bytes();
    let letters = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    while !rest.is_empty() {
        let gap = rest.iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
        if gap > 0 {
            word(gap);
            rest = &rest[gap..];
            continue;
        }
        let mut length = letters(rest);
        while let Some(b'.' | b'_' | b'-') = rest.get(length) {
            let more = letters(&rest[length + 1..]);
            if more == 0 {
                break;
            }
            length += 1 + more;
        }
        if rest.get(length) == Some(&b'%') {
            length += 1;
        }
        word(length);
        rest = &rest[length..];
    }
}
