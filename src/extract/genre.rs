//! [`Genre`]: what kind of text it is, by the words of `genre.tsv` and by how it is built.

/// The kinds of text that rules depend on, by the labels of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the report's contract")]
pub enum Genre {
    Interview,
    PressConference,
    JointStatement,
    Readout,
    Speech,
    WorkReport,
    PolicyDocument,
    Law,
    EsgReport,
    Contract,
    News,
    Other,
}

impl Genre {
    const LABELS: [(&'static str, Self); 12] = [
        ("interview", Self::Interview),
        ("press_conference", Self::PressConference),
        ("joint_statement", Self::JointStatement),
        ("readout", Self::Readout),
        ("speech", Self::Speech),
        ("work_report", Self::WorkReport),
        ("policy_document", Self::PolicyDocument),
        ("law", Self::Law),
        ("esg_report", Self::EsgReport),
        ("contract", Self::Contract),
        ("news", Self::News),
        ("other", Self::Other),
    ];

    /// The genre of a label of the report.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::LABELS.iter().find(|(name, _)| *name == label).map(|(_, genre)| *genre)
    }

    /// The label of the report.
    pub fn label(self) -> &'static str {
        Self::LABELS.iter().find(|(_, genre)| *genre == self).map_or("other", |(name, _)| name)
    }
}

mod instructions;

use super::vocabulary::Hits;
use super::words::{Words, in_order};
use crate::lexicon;
use crate::text::document::Document;
use crate::text::order::order;
use crate::text::section::{Section, SectionKind};
use crate::text::span::Span;
use std::sync::OnceLock;

/// The table, as it is written.
pub(super) const TABLE: &str = crate::lexicon::table!("genre.tsv");

/// Below this many points nothing is known.
const ENOUGH: u32 = 4;
/// How much of a text is its opening, in characters.
const OPENING: usize = 300;
/// How often a word of the text counts, and how many places are shown.
const TIMES: u32 = 4;
const SHOWN: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Title,
    End,
    Opening,
    Heading,
    Text,
}

struct Row {
    genre: Genre,
    place: Place,
    points: u32,
    /// Words of one row count as one another.
    row: usize,
}

struct Table {
    /// Words that count anywhere.
    anywhere: Words<Row>,
    /// Words that count in the title, the opening and headings only, many more.
    ahead: Words<Row>,
    count: usize,
}

/// The table, read once. A table that cannot be read knows no genre; a test reads it.
fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (mut anywhere, mut ahead) = (Vec::new(), Vec::new());
        let mut count = 0;
        for [genre, place, points, cell] in read().unwrap_or_default() {
            let place = match place {
                "title" => Place::Title,
                "end" => Place::End,
                "opening" => Place::Opening,
                "heading" => Place::Heading,
                _ => Place::Text,
            };
            let (Some(genre), Ok(points)) = (Genre::from_label(genre), points.parse()) else { continue };
            let words = if place == Place::Text { &mut anywhere } else { &mut ahead };
            words.extend(cell.split('|').map(|word| (word, Row { genre, place, points, row: count })));
            count += 1;
        }
        // Of equal words the last is told of first.
        anywhere.reverse();
        ahead.reverse();
        let sorted = |words: Vec<(&'static str, Row)>| Words::sorted(in_order(words));
        Table { anywhere: sorted(anywhere), ahead: sorted(ahead), count }
    })
}

fn read() -> Result<Vec<[&'static str; 4]>, lexicon::LexiconError> {
    lexicon::rows("genre", TABLE, ["genre", "place", "points", "word"])
}

/// Points for each genre, and where they come from.
#[derive(Default)]
struct Tally {
    points: [u32; Genre::LABELS.len()],
    evidence: Vec<(Genre, u32, Span)>,
}

impl Tally {
    fn add(&mut self, genre: Genre, points: u32, span: Span) {
        self.points[genre as usize] += points;
        self.evidence.push((genre, points, span));
    }
}

/// The genre of a text, and the places that tell, those that tell most first.
pub fn genre(document: &Document, sections: &[Section], hits: &Hits) -> Option<(Genre, Vec<Span>)> {
    let text = document.text();
    let mut tally = Tally::default();
    words(text, sections, &mut tally);
    structure(text, sections, &mut tally);
    wording(text, sections, hits, &mut tally);
    let (best, points) = tally.points.iter().enumerate().rev().max_by_key(|(_, points)| **points)?;
    (*points >= ENOUGH).then_some(())?;
    let genre = Genre::LABELS.iter().find(|(_, genre)| *genre as usize == best).map(|(_, genre)| *genre)?;
    tally.evidence.retain(|(of, ..)| *of == genre);
    order(&mut tally.evidence, |(_, points, at)| [!(*points as usize), at.start, at.end]);
    let evidence = tally.evidence.into_iter().take(SHOWN).map(|(.., span)| span).collect();
    Some((genre, evidence))
}

/// Counts the words of the table.
fn words(text: &str, sections: &[Section], tally: &mut Tally) {
    let table = table();
    let body = sections.iter().find(|s| !matches!(s.kind, SectionKind::Noise | SectionKind::Title));
    let start = body.map_or(0, |section| section.span.start);
    let opening = text[start..].char_indices().nth(OPENING).map_or(text.len(), |(at, _)| start + at);
    let mut times = vec![0; table.count];
    let mut section = 0;
    let mut hits: Vec<(Span, &Row)> = Vec::new();
    let mut find = |words: &'static Words<Row>, within: Span| {
        for start in words.starts(text, within) {
            let found = words.all(&text[start..]);
            hits.extend(found.map(|(word, row)| (Span::new(start, start + word.len()), row)));
        }
    };
    find(&table.anywhere, Span::new(0, text.len()));
    find(&table.ahead, Span::new(0, opening));
    let mut end = opening;
    for section in sections {
        let title = section.kind == SectionKind::Title;
        let place = if title { Some(section.span) } else { heading(section) };
        if let Some(place) = place.filter(|place| place.end > end) {
            find(&table.ahead, Span::new(place.start.max(end), place.end));
            end = place.end;
        }
    }
    // As they are read: by where they end, the longest first.
    order(&mut hits, |(span, _)| [span.end, span.start, 0]);
    for (span, row) in hits {
        while section + 1 < sections.len() && sections[section + 1].span.start <= span.start {
            section += 1;
        }
        let Some(within) = sections.get(section).filter(|s| s.kind != SectionKind::Noise) else { continue };
        let title = within.kind == SectionKind::Title;
        let headed = !title && heading(within).is_some_and(|heading| heading.covers(span));
        let (counts, most) = match row.place {
            Place::Title => (title, 1),
            Place::End => (title && ends(text, within, span), 1),
            Place::Opening => (!title && span.end <= opening, 1),
            Place::Heading => (headed, 2),
            Place::Text => (!title, TIMES),
        };
        if counts && times[row.row] < most {
            times[row.row] += 1;
            tally.add(row.genre, row.points, span);
        }
    }
}

/// The heading of a section, if it says what the text is: a question or a point only says what it is about.
fn heading(section: &Section) -> Option<Span> {
    section.heading.filter(|_| !matches!(section.kind, SectionKind::Question | SectionKind::Point))
}

/// Whether a word ends a line of the title: 立法法 is a law, 法国总统 is none.
fn ends(text: &str, title: &Section, span: Span) -> bool {
    let rest = &text[span.end..title.span.end.max(span.end)];
    let rest = rest.split('\n').next().unwrap_or_default();
    rest.trim_start().is_empty() || rest.trim_start().starts_with(['（', '(', '》'])
}

/// Counts what the outline says.
fn structure(text: &str, sections: &[Section], tally: &mut Tally) {
    let of = |kind| sections.iter().filter(move |section| section.kind == kind);
    let questions: Vec<&Section> = of(SectionKind::Question).collect();
    let titled = |words: &[&str]| {
        of(SectionKind::Title)
            .chain(of(SectionKind::Lead))
            .any(|s| words.iter().any(|word| s.span.of(text).contains(word)))
    };
    let named = of(SectionKind::Answer).any(|answer| answer.speaker.is_some());
    for question in questions.iter().take(2) {
        let label = Span::new(question.span.start, question.heading.map_or(question.span.end, |h| h.start));
        let untitled = of(SectionKind::Title).next().is_none();
        let genre =
            if titled(&["采访", "专访"]) || named || !untitled && !titled(&["发言人", "记者会", "招待会"])
            {
                Genre::Interview
            } else {
                Genre::PressConference
            };
        tally.add(genre, 5, label.trimmed(text));
    }
    let number = |section: &Section| section.number.unwrap_or(section.span);
    let numbered = |section: &&Section| section.number.is_some_and(|n| n.of(text).starts_with('第'));
    if of(SectionKind::Article).filter(numbered).count() >= 5 {
        for article in of(SectionKind::Article).filter(numbered).take(2) {
            tally.add(Genre::Law, 4, number(article));
        }
    }
    // 习近平指出，李克强表示：what somebody is reported to have said, paragraph by paragraph.
    let mut told = 0;
    for line in text.lines().map(str::trim) {
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        let reach = line.char_indices().nth(14).map_or(line.len(), |(at, _)| at);
        let verb = ["指出，", "表示，", "强调，", "会议指出", "会议强调", "会议通过"]
            .iter()
            .find_map(|verb| line[..reach].find(verb).map(|at| Span::new(start, start + at + verb.len())));
        if let Some(verb) = verb.filter(|_| told < 3) {
            told += 1;
            tally.add(Genre::Readout, 1, verb);
        }
    }
    if let Some(dateline) =
        of(SectionKind::Dateline).next().filter(|_| of(SectionKind::Lead).next().is_some())
    {
        tally.add(Genre::News, 3, dateline.span.trimmed(text));
    } else if let Some(title) = of(SectionKind::Title).next() {
        tally.add(Genre::News, 2, title.span.trimmed(text));
    }
}

/// Counts that a text instructs, where its words do not make it something else: for the one of report and
/// plan that more speaks for.
fn wording(text: &str, sections: &[Section], hits: &Hits, tally: &mut Tally) {
    let points = |genre: Genre| tally.points[genre as usize];
    let other = Genre::LABELS.iter().any(|&(_, genre)| {
        let most = if genre == Genre::Law { 2 * ENOUGH } else { ENOUGH };
        !matches!(genre, Genre::WorkReport | Genre::PolicyDocument) && points(genre) >= most
    });
    if other {
        return;
    }
    let plan = points(Genre::PolicyDocument) > points(Genre::WorkReport);
    let genre = if plan { Genre::PolicyDocument } else { Genre::WorkReport };
    for (index, span) in instructions::instructs(text, sections, hits).into_iter().flatten().enumerate() {
        tally.add(genre, if index == 0 { 2 * ENOUGH } else { 0 }, span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::vocabulary::Vocabulary;
    use crate::text::section::sections;

    fn of(text: &str) -> Option<Genre> {
        let document = Document::new(text);
        let hits = Vocabulary::shared().hits(document.text());
        genre(&document, &sections(&document), &hits).map(|(genre, _)| genre)
    }

    #[test]
    fn the_table_names_genres_and_places() {
        for [genre, place, points, _] in read().expect("a table") {
            assert!(Genre::from_label(genre).is_some(), "{genre}");
            assert!(["title", "end", "opening", "heading", "text"].contains(&place), "{place}");
            assert!(points.parse::<u32>().is_ok(), "{points}");
        }
        for (index, (_, genre)) in Genre::LABELS.iter().enumerate() {
            assert_eq!(*genre as usize, index);
        }
    }

    #[test]
    fn texts_are_told_apart() {
        let body = "双方同意扩大贸易，加强两国在能源、交通、教育等领域的合作，并就共同关心的问题保持沟通。";
        assert_eq!(of(&format!("甲国和乙国联合声明\n{body}\n{body}")), Some(Genre::JointStatement));
        assert_eq!(of(&format!("在论坛开幕式上的致辞\n各位来宾：\n{body}\n谢谢大家！")), Some(Genre::Speech));
        assert_eq!(
            of(&format!("供货合同\n甲方：某公司\n乙方：某公司\n甲方委托乙方供货，{body}")),
            Some(Genre::Contract)
        );
        assert_eq!(of("今天天气很好，我们去公园散步。"), None);
    }
}
