//! The commands that answer one question about a text as a table: `terms`, `kwic`, `collocates`.

use gongbao::extract::concordance::Order;
use gongbao::report::lookup;
use gongbao::{Analysis, OffsetUnit, Report};
use serde_json::{Map, Value, json};

/// A question.
#[derive(Debug)]
pub(crate) enum Question {
    /// The key terms, or all that may be one; of one section against another, or against the rest.
    Terms { here: Option<String>, there: Option<String>, all: bool },
    /// Every place of a word.
    Kwic { word: String, width: usize, order: Order },
    /// The words that keep a word company.
    Collocates { word: String },
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Columns parted by tabs.
    Text,
    /// Comma-separated, RFC 4180.
    Csv,
    /// One object a row.
    Json,
}

/// The answer, written down.
pub(crate) fn answer(analysis: &Analysis, question: &Question, unit: OffsetUnit, form: Form) -> String {
    let (columns, rows) = match question {
        Question::Terms { here: Some(here), there, .. } => contrast(analysis, here, there.as_deref()),
        Question::Terms { all, .. } => terms(analysis, unit, *all),
        Question::Kwic { word, width, order } => kwic(analysis, word, *width, *order, unit),
        Question::Collocates { word } => collocates(analysis, word),
    };
    let line = |cells: &[String], mark: &str| cells.join(mark) + "\n";
    let names: Vec<String> = columns.iter().map(|&name| name.to_owned()).collect();
    match form {
        Form::Json => {
            let object = |row: Vec<Value>| -> Value {
                columns.iter().map(|&name| name.to_owned()).zip(row).collect::<Map<_, _>>().into()
            };
            format!("{:#}\n", Value::Array(rows.into_iter().map(object).collect()))
        }
        Form::Text => {
            let plain = |row: &Vec<Value>| line(&row.iter().map(cell).collect::<Vec<_>>(), "\t");
            line(&names, "\t") + &rows.iter().map(plain).collect::<String>()
        }
        Form::Csv => {
            let quoted = |row: &Vec<Value>| {
                line(&row.iter().map(|value| quoted(&cell(value))).collect::<Vec<_>>(), ",")
            };
            line(&names, ",") + &rows.iter().map(quoted).collect::<String>()
        }
    }
}

/// What an answer leaves out, in one sentence.
pub(crate) fn left_out(analysis: &Analysis, question: &Question) -> Option<String> {
    let Question::Terms { here: None, all: false, .. } = question else { return None };
    let shown = gongbao::extract::term::worth_a_place(&analysis.terms);
    let rest = analysis.terms.len() - shown;
    (rest > 0).then(|| format!("{shown} terms worth a place; {rest} words and phrases worth less: --all"))
}

type Table = (&'static [&'static str], Vec<Vec<Value>>);

fn terms(analysis: &Analysis, unit: OffsetUnit, all: bool) -> Table {
    let columns: &[&str] = &[
        "term",
        "kind",
        "count",
        "score",
        "keyness",
        "cohesion",
        "leftEntropy",
        "rightEntropy",
        "cValue",
        "textRank",
        "dispersion",
        "first",
    ];
    let row = |term: gongbao::report::Term| {
        let measures = term.measures;
        vec![
            json!(term.text),
            json!(term.kind),
            json!(term.count),
            json!(term.score),
            json!(term.keyness),
            json!(measures.cohesion),
            json!(measures.left_entropy),
            json!(measures.right_entropy),
            json!(measures.c_value),
            json!(measures.text_rank),
            json!(measures.dispersion),
            json!(term.occurrences.first().map(|span| span[0])),
        ]
    };
    let report = Report::new(analysis, unit, false);
    let shown = if all { report.terms.len() } else { report.key_terms };
    (columns, report.terms.into_iter().take(shown).map(row).collect())
}

fn contrast(analysis: &Analysis, here: &str, there: Option<&str>) -> Table {
    let rows = lookup::contrast(analysis, here, there);
    let row = |found: lookup::Contrast| {
        vec![json!(found.text), json!(found.here), json!(found.there), json!(found.keyness)]
    };
    (&["term", "here", "there", "keyness"], rows.into_iter().map(row).collect())
}

fn kwic(analysis: &Analysis, word: &str, width: usize, order: Order, unit: OffsetUnit) -> Table {
    let source = analysis.document.source();
    let places = lookup::kwic(analysis, word, width, order, unit);
    let quotes = lookup::kwic(analysis, word, width, order, OffsetUnit::Byte);
    let quote = |[start, end]: [usize; 2]| json!(source.get(start..end).unwrap_or_default());
    let rows = places.into_iter().zip(quotes).map(|(place, line)| {
        vec![
            quote(line.left),
            quote(line.hit),
            quote(line.right),
            json!(place.section),
            json!(place.hit[0]),
            json!(place.hit[1]),
        ]
    });
    (&["left", "word", "right", "section", "start", "end"], rows.collect())
}

fn collocates(analysis: &Analysis, word: &str) -> Table {
    let row = |found: lookup::Collocate| {
        vec![
            json!(found.text),
            json!(found.left),
            json!(found.right),
            json!(found.count),
            json!(found.log_dice),
            json!(found.keyness),
        ]
    };
    let rows = lookup::collocates(analysis, word).into_iter().map(row).collect();
    (&["word", "left", "right", "count", "logDice", "keyness"], rows)
}

/// A value as a cell; nothing where it is null.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.replace(['\t', '\n', '\r'], " "),
        other => other.to_string(),
    }
}

/// A cell of a CSV file. What a spreadsheet would take for a formula gets an apostrophe before it.
fn quoted(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
    let cell = if risky { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao::{Options, analyze};

    #[test]
    fn a_word_is_shown_in_its_context() {
        let analysis = analyze("双方同意深化安全合作。", &Options::default());
        let question = Question::Kwic { word: "合作".to_owned(), width: 2, order: Order::Text };
        let shown = answer(&analysis, &question, OffsetUnit::Char, Form::Csv);
        assert_eq!(shown, "left,word,right,section,start,end\n安全,合作,。,s1,8,10\n");
    }

    #[test]
    fn the_company_of_a_word_is_a_table() {
        let analysis = analyze("港口合作深化。港口合作扩大。", &Options::default());
        let shown = answer(
            &analysis,
            &Question::Collocates { word: "合作".to_owned() },
            OffsetUnit::Char,
            Form::Text,
        );
        assert_eq!(shown.lines().next(), Some("word\tleft\tright\tcount\tlogDice\tkeyness"));
        assert!(shown.lines().nth(1).is_some_and(|line| line.starts_with("港口\t2\t0\t2\t14.0")), "{shown}");
    }

    #[test]
    fn what_is_worth_less_is_left_out_and_said_to_be() {
        let analysis =
            analyze("双方共建“一带一路”。双方愿意合作，合作前景好，前景广阔。", &Options::default());
        let question = |all| Question::Terms { here: None, there: None, all };
        let lines = |all| answer(&analysis, &question(all), OffsetUnit::Char, Form::Text).lines().count();
        assert_eq!((lines(false), lines(true)), (2, 4));
        let said = left_out(&analysis, &question(false));
        assert_eq!(said.as_deref(), Some("1 terms worth a place; 2 words and phrases worth less: --all"));
        assert_eq!(left_out(&analysis, &question(true)), None);
    }

    #[test]
    fn a_cell_is_no_formula() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("-1.5"), "-1.5");
        assert_eq!(quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}
