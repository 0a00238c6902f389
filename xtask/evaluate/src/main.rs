//! `cargo xtask evaluate recognizers DIR…`: reads other libraries' test cases for numbers, amounts and
//! dates, runs ours over those in scope and counts how many come out right.
//!
//! A case is right when every expression it expects is found with its value, and nothing else of the
//! same type is. `tests/recognizers-scope.tsv` says which cases are out of scope and why.
//!
//! How the comparison is fair to both sides:
//! - *Spans.* Ours keep the words that bound a number (约, 以上) and the sources' mostly do not, so a
//!   span may differ by such words, by 从, 在 and by spaces, and by nothing else.
//! - *Values.* Numbers are compared to the digits the source gives. Sources count `元` as any of their
//!   own currencies (Duckling: `Dollar`), so that only named currencies are compared.
//! - *Times.* Both sides become a first and a last second ([`instant`]); what each source means by its
//!   ends, and what it leaves to taste, stands in its module. Another year, week or half of the day is
//!   right only where the text names none.

mod accuracy;
mod duckling;
mod finds;
mod headings;
mod instant;
mod jionlp;
mod marked;
mod pastes;
mod promises;
mod reading;
mod recognizers;
mod rules;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// One case of a source.
pub struct Case {
    /// File or dimension it comes from.
    part: String,
    /// What it tests, for the table: number, money, date …
    kind: &'static str,
    text: String,
    /// The expectation as the source writes it.
    expected: String,
    /// What we find, and whether that is right.
    verdict: Verdict,
}

/// Whether a case came out right; if not, what we say instead.
pub enum Verdict {
    Right,
    Wrong(String),
}

impl Verdict {
    fn of(right: bool, ours: impl FnOnce() -> String) -> Self {
        if right { Self::Right } else { Self::Wrong(ours()) }
    }
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match evaluate(&words.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The verbs: `GOLD_DIR`, `recognizers DIR… [--errors]`, `headings TSV TEXTS`, `finds DIR…`, `pastes DIR`,
/// `promises FILE` and, for `cargo xtask rules`, `rules CORPUS_DIR [GOLD_DIR]`.
fn evaluate(words: &[&str]) -> Result<()> {
    let rest = match words {
        ["recognizers", rest @ ..] => rest,
        ["headings", rest @ ..] => return headings::evaluate(rest),
        ["finds", rest @ ..] => return finds::evaluate(rest),
        ["pastes", rest @ ..] => return pastes::evaluate(rest),
        ["promises", rest @ ..] => return promises::evaluate(rest),
        ["rules", rest @ ..] => return rules::evaluate(rest),
        [gold] if Path::new(gold).is_dir() => return accuracy::evaluate(Path::new(gold)),
        _ => {
            return Err("cargo xtask evaluate GOLD_DIR | recognizers DIR… [--errors] | headings TSV TEXTS \
                        | finds DIR… | pastes DIR | promises FILE"
                .into());
        }
    };
    let errors = rest.contains(&"--errors");
    let scope =
        Scope::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/recognizers-scope.tsv"))?;
    println!(
        "{:<22} {:<12} {:>6} {:>9} {:>6} {:>7}",
        "source", "type", "right", "in scope", "total", "share"
    );
    for dir in rest.iter().filter(|word| !word.starts_with("--")) {
        let dir = Path::new(dir);
        let source = dir.file_name().and_then(|name| name.to_str()).ok_or("a folder without a name")?;
        let cases = match source {
            "recognizers-text-zh" => recognizers::cases(dir)?,
            "jionlp-time-money" => jionlp::cases(dir)?,
            "duckling-zh" => duckling::cases(dir)?,
            _ => return Err(format!("{source}: no reader for this source").into()),
        };
        report(source, &cases, &scope, errors)?;
    }
    Ok(())
}

#[derive(Default)]
struct Tally {
    right: usize,
    in_scope: usize,
    total: usize,
}

fn report(source: &str, cases: &[Case], scope: &Scope, errors: bool) -> Result<()> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    for case in cases {
        let in_scope = !scope.leaves_out(source, case);
        let right = in_scope && matches!(case.verdict, Verdict::Right);
        for tally in [tallies.entry(case.kind).or_default(), &mut all] {
            tally.total += 1;
            tally.in_scope += usize::from(in_scope);
            tally.right += usize::from(right);
        }
        if let (true, true, Verdict::Wrong(ours)) = (errors, in_scope, &case.verdict) {
            println!(
                "- {} | {} | {} | expected {} | ours {ours}",
                case.kind, case.part, case.text, case.expected
            );
        }
    }
    for (kind, tally) in tallies.iter().map(|(kind, tally)| (*kind, tally)).chain([("all", &all)]) {
        let share = tally.right as f64 / tally.in_scope.max(1) as f64;
        println!(
            "{source:<22} {kind:<12} {:>6} {:>9} {:>6} {share:>7.3}",
            tally.right, tally.in_scope, tally.total
        );
    }
    if all.in_scope * 100 < all.total * 80 {
        return Err(format!("{source}: only {} of {} cases are in scope", all.in_scope, all.total).into());
    }
    Ok(())
}

/// The list of cases left out.
struct Scope {
    rows: Vec<Row>,
}

struct Row {
    source: String,
    part: String,
    /// All must hold; none: every case of the part.
    conditions: Vec<(Field, Vec<String>)>,
}

enum Field {
    Text,
    Expected,
}

impl Scope {
    fn read(path: &Path) -> Result<Self> {
        let mut rows = Vec::new();
        let table = std::fs::read_to_string(path)?;
        for line in table.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let [source, part, case, _reason] = line.split('\t').collect::<Vec<_>>()[..] else {
                return Err(format!("{}: not four cells: {line}", path.display()).into());
            };
            let mut conditions = Vec::new();
            for condition in case.split(' ').filter(|&condition| condition != "all") {
                let (field, words) = condition.split_once(':').ok_or(format!("no condition: {condition}"))?;
                let field = match field {
                    "text" => Field::Text,
                    "expected" => Field::Expected,
                    _ => return Err(format!("no condition: {condition}").into()),
                };
                conditions.push((field, words.split('|').map(str::to_owned).collect()));
            }
            rows.push(Row { source: source.to_owned(), part: part.to_owned(), conditions });
        }
        Ok(Self { rows })
    }

    fn leaves_out(&self, source: &str, case: &Case) -> bool {
        self.rows.iter().any(|row| {
            row.source == source
                && (row.part == "*" || case.part.starts_with(&row.part))
                && row.conditions.iter().all(|(field, words)| {
                    let content = match field {
                        Field::Text => &case.text,
                        Field::Expected => &case.expected,
                    };
                    words.iter().any(|word| content.contains(word))
                })
        })
    }
}

/// Words by which our span may be longer than a source's.
const BOUNDING: [&str; 43] = [
    "不超过",
    "超过了",
    "超过",
    "超出",
    "不少于",
    "不低于",
    "不小于",
    "不足",
    "不到",
    "至少有",
    "至少",
    "最少",
    "最多",
    "起码",
    "大约",
    "大概",
    "将近",
    "接近",
    "突破",
    "大于等于",
    "大于",
    "小于",
    "少于",
    "多于",
    "高于",
    "低于",
    "左右",
    "上下",
    "以上",
    "以下",
    "以内",
    "之内",
    "之间",
    "约",
    "近",
    "超",
    "逾",
    "从",
    "在",
    "自",
    "到",
    "于",
    "截止",
];

/// Whether what our span has beyond the source's are only such words, and the other way round.
fn same_place(text: &str, ours: (usize, usize), theirs: (usize, usize)) -> bool {
    let piece = |from: usize, to: usize| -> String {
        text.chars()
            .skip(from.min(to))
            .take(from.max(to) - from.min(to))
            .filter(|c| !c.is_whitespace())
            .collect()
    };
    [piece(ours.0, theirs.0), piece(ours.1, theirs.1)].iter().all(|extra| {
        let mut rest = extra.as_str();
        while let Some(word) = BOUNDING.iter().find(|word| rest.starts_with(**word)) {
            rest = &rest[word.len()..];
        }
        rest.is_empty()
    })
}

/// Whether a text names the year, the week or the half of the day that it speaks of. Where it does not, a
/// source may mean the next one and we the last.
fn names_year(text: &str) -> bool {
    let mut digits = 0;
    let figure = text.chars().any(|c| {
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
        digits == 4
    });
    figure || text.replace("新年", "").contains('年')
}

fn names_week(text: &str) -> bool {
    ["周", "週", "星期", "礼拜", "禮拜"].iter().any(|week| {
        text.match_indices(week).any(|(at, _)| {
            text[..at]
                .trim_end_matches(['个', '個', '一', '的'])
                .ends_with(['上', '下', '本', '这', '這', '今'])
        })
    })
}

fn names_half_day(text: &str) -> bool {
    text.contains(['上', '下', '晚', '早', '晨', '午', '夜', '晏', '昼', '晝', 'p', 'a'])
}

/// A source's decimal and ours: equal in the digits the source gives.
fn same_value(ours: &str, theirs: &str) -> bool {
    let number = |value: &str| -> Option<f64> {
        match value.split_once('/') {
            Some((count, parts)) => Some(count.parse::<f64>().ok()? / parts.parse::<f64>().ok()?),
            None => value.parse().ok(),
        }
    };
    match (number(ours), number(theirs)) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-12 * a.abs().max(b.abs()),
        _ => false,
    }
}
