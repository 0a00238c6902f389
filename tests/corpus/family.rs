//! What each family finds in a block, as the lines that its corpus file writes.

use crate::block::Block;
use gongbao::extract::amount::amounts_in;
use gongbao::extract::date::times;
use gongbao::extract::entity::EntityKind;
use gongbao::extract::number::numbers;
use gongbao::extract::term::TermKind;
use gongbao::text::document::Document;
use gongbao::text::section::sections;
use gongbao::text::span::Span;
use gongbao::text::token::Segmenter;
use gongbao::{Analysis, OffsetUnit, Options, PartyChoice, Report, analyze};
use serde_json::Value;

/// One finding: where, in bytes of the block's text, and the line that describes it.
pub(crate) struct Finding {
    pub(crate) span: Span,
    pub(crate) line: String,
}

/// All findings of a block.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) found: Vec<Finding>,
    /// Rejected cues: `FILTER cue`.
    pub(crate) rejected: Vec<String>,
}

/// Finds what a family has in a block.
pub(crate) type Find = fn(&Block) -> Findings;

/// The families by the name of their corpus file.
pub(crate) const FAMILIES: [(&str, Find); 13] = [
    ("amount", amount),
    ("commitment", commitment),
    ("date", date),
    ("furniture", furniture),
    ("genre", genre),
    ("number", number),
    ("party", party),
    ("section", section),
    ("sentence", sentence),
    ("term", term),
    ("token", token),
    ("topic", commitment),
    ("word", word),
];

/// Findings of a document, at their place in its source.
fn in_source(document: &Document, found: impl Iterator<Item = (Span, String)>) -> Findings {
    let found = found.map(|(span, line)| Finding { span: document.in_source(span), line }).collect();
    Findings { found, rejected: Vec::new() }
}

/// `36570000`, `800..900`, `10+` (more than 10)
fn number(block: &Block) -> Findings {
    let document = Document::new(&block.text);
    let found = numbers(document.text());
    in_source(
        &document,
        found.into_iter().map(|number| {
            let to = number.to.map(|to| format!("..{to}")).unwrap_or_default();
            let over = if number.over { "+" } else { "" };
            (number.span, format!("{}{to}{over}", number.value))
        }),
    )
}

/// `money 3657000000 CNY exactly`, `quantity 30000..50000 人 between`: kind, value, currency or unit, bound
fn amount(block: &Block) -> Findings {
    let document = Document::new(&block.text);
    let found = amounts_in(&document);
    in_source(
        &document,
        found.into_iter().map(|amount| {
            let to = amount.to.map(|to| format!("..{to}")).unwrap_or_default();
            let unit = amount.currency.or(amount.unit).unwrap_or("-");
            let line =
                format!("{} {}{to} {unit} {}", amount.kind.label(), amount.value, amount.bound.label());
            (amount.span, line)
        }),
    )
}

/// `date 2030-06..2030-12 yes`: kind, EDTF from and to (one where both are the same, `-` for nothing),
/// whether it can limit an action: yes, bound, no
fn date(block: &Block) -> Findings {
    let document = Document::new(&block.text);
    let found = times(document.text(), block.option("date"));
    in_source(
        &document,
        found.into_iter().map(|time| {
            let value = match (time.from, time.to) {
                (None, None) => "-".to_owned(),
                (Some(from), Some(to)) if from == to => from,
                (Some(length), None) if length.starts_with('P') => length,
                (from, to) => format!("{}..{}", from.unwrap_or_default(), to.unwrap_or_default()),
            };
            (time.span, format!("{} {value} {}", time.kind.label(), time.limits.label()))
        }),
    )
}

/// The analysis of a block with its options: `@ genre=law`, `@ date=2022-08-02`,
/// `@ party 双方=中国、乌兹别克斯坦`.
fn analysis(block: &Block) -> Analysis {
    let choice = |option: &str| -> Option<PartyChoice> {
        let (surface, names) = option.strip_prefix("party ")?.split_once('=')?;
        let names = names.split('、').map(str::to_owned).collect();
        Some(PartyChoice { surface: surface.to_owned(), section: None, names })
    };
    let options = Options {
        date: block.option("date").map(str::to_owned),
        genre: block.option("genre").map(str::to_owned),
        parties: block.options.iter().filter_map(|option| choice(option)).collect(),
        ..Options::default()
    };
    options.check().unwrap_or_else(|error| panic!("line {}: {error}", block.line));
    analyze(&block.text, &options)
}

/// `中国`, `中国、乌兹别克斯坦`: who is meant
fn party(block: &Block) -> Findings {
    let analysis = analysis(block);
    let parties = analysis.entities.iter().filter(|entity| entity.kind == EntityKind::Party);
    in_source(
        &analysis.document,
        parties.map(|entity| {
            let value = entity.value(&analysis.parties).unwrap_or_default();
            (entity.span, written(&value["name"]))
        }),
    )
}

/// `noise`: a paragraph of the page, not of the text
fn furniture(block: &Block) -> Findings {
    let document = Document::new(&block.text);
    in_source(&document, document.noise().iter().map(|&span| (span, "noise".to_owned())))
}

/// The label of the whole text.
fn genre(block: &Block) -> Findings {
    let genre = analysis(block).genre.map(|genre| genre.genre.label().to_owned());
    let found = genre.map(|line| Finding { span: Span::new(0, block.text.len()), line });
    Findings { found: found.into_iter().collect(), rejected: Vec::new() }
}

/// `KIND depth=0 number=一 heading=… speaker=…`, every section in brackets
fn section(block: &Block) -> Findings {
    let document = Document::new(&block.text);
    let text = document.text();
    let shown = |span: Option<Span>| span.map_or("-", |span| span.of(text));
    let found = sections(&document).into_iter().map(|section| {
        let (number, heading) = (shown(section.number), shown(section.heading));
        let kind = section.kind.label();
        let speaker = shown(section.speaker);
        let line =
            format!("{kind} depth={} number={number} heading={heading} speaker={speaker}", section.depth);
        (section.span.trimmed(text), line)
    });
    in_source(&document, found)
}

fn sentence(block: &Block) -> Findings {
    let analysis = analysis(block);
    let pieces = analysis.sentences.iter().map(|sentence| (sentence.span, String::new()));
    in_source(&analysis.document, pieces)
}

/// The cut of the dictionary alone.
fn token(block: &Block) -> Findings {
    let document = Document::new(&block.text);
    let tokens = Segmenter::shared().cut(document.text());
    in_source(&document, tokens.iter().map(|token| (token.span, String::new())))
}

/// The words, with the layer above the dictionary's cut.
fn word(block: &Block) -> Findings {
    let analysis = analysis(block);
    in_source(&analysis.document, analysis.words.iter().map(|word| (word.span, String::new())))
}

/// `KIND count`, the brackets around every place of a key term that is more than a single word, the outermost ones
fn term(block: &Block) -> Findings {
    let analysis = analysis(block);
    let terms = analysis.terms.iter().filter(|term| term.kind != TermKind::Word);
    let mut places: Vec<(Span, String)> = terms
        .flat_map(|term| {
            term.occurrences.iter().map(|&at| (at, format!("{} {}", term.kind.label(), term.count)))
        })
        .collect();
    places.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    places.retain(|(span, _)| {
        let outermost = span.end > end;
        end = end.max(span.end);
        outermost
    });
    in_source(&analysis.document, places.into_iter())
}

/// `FORCE key=value …`, the brackets around the actions; `x FILTER cue` for what was rejected
fn commitment(block: &Block) -> Findings {
    const SPANS: [&str; 3] = ["cue", "condition", "frequency"];
    const TEXTS: [&str; 2] = ["amount", "deadline"];
    const VALUES: [&str; 8] =
        ["actors", "counterparties", "saidBy", "status", "polarity", "grade", "specificity", "reaffirmed"];
    let report = Report::new(&analysis(block), OffsetUnit::Byte, false);
    let report = serde_json::to_value(report).expect("a report is JSON");
    let list = |name: &str| report[name].as_array().cloned().unwrap_or_default();
    let at = |span: &Value| -> String {
        let offset = |index: usize| span[index].as_u64().and_then(|offset| usize::try_from(offset).ok());
        let text = offset(0).zip(offset(1)).and_then(|(start, end)| block.text.get(start..end));
        text.unwrap_or("-").to_owned()
    };
    let found = list("commitments").into_iter().map(|item| {
        let mut line = written(&item["force"]);
        for key in VALUES {
            line += &format!(" {key}={}", written(&item[key]));
        }
        line += &format!(" topic={}", written(&item["topic"]));
        for key in TEXTS {
            line += &format!(" {key}={}", written(&item[key]["text"]));
        }
        for key in SPANS {
            line += &format!(" {key}={}", at(&item[key]));
        }
        let offset = |index: usize| item["action"][index].as_u64().and_then(|at| usize::try_from(at).ok());
        let span = Span::new(offset(0).unwrap_or(0), offset(1).unwrap_or(0));
        Finding { span, line }
    });
    let rejected =
        list("rejected").into_iter().map(|item| format!("{} {}", written(&item["filter"]), at(&item["cue"])));
    Findings { found: found.collect(), rejected: rejected.collect() }
}

/// A value of the report in a line: names joined by 、, `-` for nothing.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) if !items.is_empty() => items.iter().map(written).collect::<Vec<_>>().join("、"),
        Value::Null | Value::Array(_) => "-".to_owned(),
        other => other.to_string(),
    }
}
