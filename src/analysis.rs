//! [`analyze`]: the one place that knows the order of the stages.

use crate::extract::Note;
use crate::extract::amount;
use crate::extract::commitment::{self, Commitment, Rejected};
use crate::extract::date;
use crate::extract::entity::{self, Entity};
use crate::extract::genre::{self, Genre};
use crate::extract::party::mention;
use crate::extract::party::{Context, Mention, Parties};
use crate::extract::term::{self, Term};
use crate::extract::vocabulary::{Hits, Vocabulary};
use crate::extract::word::{self, Own, Word};
use crate::options::Options;
use crate::text::document::Document;
use crate::text::section::{self, Dateline, Section, SectionKind};
use crate::text::sentence::{self, Sentence};
use crate::text::span::Span;
use crate::text::token::{Cut, Segmenter};

/// What kind of text it is, and by what words.
#[derive(Clone, Debug)]
pub struct DetectedGenre {
    /// The genre.
    pub genre: Genre,
    /// The words that tell; none when the reader decided.
    pub evidence: Vec<Span>,
}

/// Everything that the stages found, in spans of the analysed text.
#[derive(Debug)]
pub struct Analysis {
    /// The options it ran with.
    pub options: Options,
    /// The text.
    pub document: Document,
    /// Its outline.
    pub sections: Vec<Section>,
    /// Where and when it was filed.
    pub dateline: Option<Dateline>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its words.
    pub words: Vec<Word>,
    /// Formulas and names that stand inside longer ones of `words`.
    pub inner: Vec<Word>,
    /// What kind of text it is.
    pub genre: Option<DetectedGenre>,
    /// Its key terms.
    pub terms: Vec<Term>,
    /// Who it speaks of.
    pub parties: Parties,
    /// Where it speaks of them.
    pub mentions: Vec<Mention>,
    /// Who 双方, 各方 mean in each section.
    pub contexts: Vec<Context>,
    /// Typed mentions.
    pub entities: Vec<Entity>,
    /// Who has undertaken to do what.
    pub commitments: Vec<Commitment>,
    /// What only looks so.
    pub rejected: Vec<Rejected>,
    /// What stayed open.
    pub notes: Vec<Note>,
}

impl Analysis {
    /// The title of the text.
    pub fn title(&self) -> Option<Span> {
        let title = self.sections.iter().find(|section| section.kind == SectionKind::Title)?;
        let span = title.span.trimmed(self.document.text());
        (!span.is_empty()).then_some(span)
    }
}

/// Reads a text. Any text with any options gives an analysis; options that cannot be used are passed over.
pub fn analyze(text: &str, options: &Options) -> Analysis {
    analyze_observed(text, options, &mut |_| {})
}

/// [`analyze`], telling `observer` the name of each stage as it begins.
pub fn analyze_observed(text: &str, options: &Options, observer: &mut dyn FnMut(&'static str)) -> Analysis {
    analyze_cut(&|text| Segmenter::shared().cut(text), text, options, observer)
}

/// [`analyze_observed`] with the words as `cut` has them, which is to put every character of what it is
/// given into one word, in order. The options should name its dictionary.
pub fn analyze_cut(
    cut: Cut<'_>,
    text: &str,
    options: &Options,
    observer: &mut dyn FnMut(&'static str),
) -> Analysis {
    analyze_with(Vocabulary::shared(), cut, text, options, observer)
}

/// [`analyze_cut`] with another vocabulary, to see what a row of a table does.
#[doc(hidden)]
pub fn analyze_with(
    vocabulary: &Vocabulary,
    cut: Cut<'_>,
    text: &str,
    options: &Options,
    observer: &mut dyn FnMut(&'static str),
) -> Analysis {
    observer("document");
    let steps: Vec<&str> = options.cleaning.iter().map(String::as_str).collect();
    let document = Document::with_steps(text, &steps);
    let text = document.text();
    observer("sections");
    let sections = section::sections(&document);
    let dateline = section::dateline(&document, &sections);
    let sentences = sentence::sentences(&document, &sections);
    observer("words");
    let tokens = cut(text);
    observer("genre");
    let hits = vocabulary.hits(text);
    let genre = detected(&document, &sections, &hits, options);
    let kind = genre.as_ref().map_or(Genre::Other, |genre| genre.genre);
    observer("parties");
    let mut found = mention::mentions(&mention::Input {
        text,
        hits: &hits,
        document: &document,
        words: &tokens,
        sections: &sections,
        choices: &options.parties,
        genre: kind,
    });
    observer("numbers");
    // Relative times count from the date the reader gives, else from the one that stands in the text.
    let filed = dateline.as_ref().and_then(|dateline| dateline.date.as_deref());
    let whole = filed.filter(|date| !date.starts_with('X'));
    let printed = date::imprint(text, filed).or_else(|| date::session(text)).or_else(|| date::noted(text));
    let dated = options.date.as_deref().or(whole).or(printed.as_deref());
    // Without the year a month and a day of it are known still.
    let reference = dated.or(filed);
    let amounts = amount::amounts_in(&document);
    let times = date::times(text, reference);
    observer("commitments");
    let findings = commitment::commitments(
        &commitment::Input {
            text,
            hits: &hits,
            words: &tokens,
            sections: &sections,
            sentences: &sentences,
            mentions: &found.mentions,
            contexts: &found.contexts,
            persons: &found.persons,
            genre: kind,
            amounts: &amounts,
            times: &times,
        },
        &mut found.parties,
    );
    observer("terms");
    let own = Own::new(&options.words);
    let words = word::words(&word::Input {
        text,
        hits: &hits,
        sentences: &sentences,
        tokens: &tokens,
        mentions: &found.mentions,
        own: &own,
        cut,
        layer: options.layer,
    });
    let (headings, aside) = section::headings(text, &sections);
    let terms = term::terms(&term::Input {
        text,
        words: &words,
        stop: options.stop_words.as_deref(),
        headings: &headings,
        aside: &aside,
    });
    let gaps = section::gaps(&document, &sections).into_iter().map(|gap| Note {
        kind: "outline_gap",
        span: Some(gap.span),
        detail: vec![
            ("section", section::id(gap.section).into()),
            ("expected", gap.expected.into()),
            ("found", gap.found.into()),
        ],
    });
    let valued = amounts.iter().map(Entity::amount).chain(times.iter().filter_map(Entity::time)).collect();
    let entities = entity::entities(&found.mentions, &found.asides, valued, &sentences);
    let mut notes: Vec<Note> = gaps.chain(found.notes).collect();
    if let Some(dateline) = dateline.as_ref().filter(|_| dated.is_none()) {
        notes.push(Note { kind: "year_unknown", span: Some(dateline.span), detail: Vec::new() });
    }
    observer("report");
    Analysis {
        options: options.clone(),
        sections,
        dateline,
        sentences,
        words: words.list,
        inner: words.inner,
        genre,
        terms,
        entities,
        parties: found.parties,
        mentions: found.mentions,
        contexts: found.contexts,
        commitments: findings.commitments,
        rejected: findings.rejected,
        notes: notes.into_iter().chain(own.notes()).collect(),
        document,
    }
}

fn detected(
    document: &Document,
    sections: &[Section],
    hits: &Hits,
    options: &Options,
) -> Option<DetectedGenre> {
    match options.genre.as_deref().and_then(Genre::from_label) {
        Some(genre) => Some(DetectedGenre { genre, evidence: Vec::new() }),
        None => {
            genre::genre(document, sections, hits).map(|(genre, evidence)| DetectedGenre { genre, evidence })
        }
    }
}
