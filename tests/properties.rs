//! What must hold for any text with any options: the invariants of the design, on generated strings and
//! on every document of `tests/documents`.

use gongbao::text::document::STEPS;
use gongbao::text::span::Span;
use gongbao::{Analysis, OffsetUnit, Options, PartyChoice, Report, analyze};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Marsaglia's xorshift64: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("less than a usize")
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn text(&mut self, pieces: usize) -> String {
        (0..pieces).map(|_| self.pick(&ALPHABET)).collect()
    }

    /// Options that need not be usable.
    fn options(&mut self) -> Options {
        let some = |random: &mut Self, values: &[&str]| {
            let value = random.pick(values).to_owned();
            (random.below(2) == 0).then_some(value)
        };
        let sections = ["s1", "s2", "s999", ""];
        let steps = [STEPS, &["no step", ""]].concat();
        Options {
            date: some(self, &["2022-08-02", "2022", "0000-99-99", "", "明天", "-", "9999-12-31"]),
            genre: some(self, &["law", "work_report", "esg_report", "contract", "news", "none", ""]),
            parties: (0..self.below(3))
                .map(|_| PartyChoice {
                    surface: self.pick(&ALPHABET).to_owned(),
                    section: some(self, &sections),
                    names: (0..self.below(3)).map(|_| self.pick(&ALPHABET).to_owned()).collect(),
                })
                .collect(),
            words: (0..self.below(3)).map(|_| format!("{} 5 n", self.text(2))).collect(),
            dictionary: None,
            layer: self.below(2) == 0,
            stop_words: (self.below(2) == 0).then(|| vec![self.text(1)]),
            cleaning: steps.iter().filter(|_| self.below(2) == 0).map(|&step| step.to_owned()).collect(),
        }
    }
}

/// What policy texts are made of, and what breaks offsets.
const ALPHABET: [&str; 104] = [
    "双方",
    "各方",
    "中方",
    "乌方",
    "我们",
    "两国",
    "中乌",
    "会议",
    "本公司",
    "中国",
    "乌兹别克斯坦",
    "上合组织",
    "上海合作组织成员国",
    "王毅",
    "李强总理",
    "外交部发言人",
    "同意",
    "决定",
    "将",
    "愿",
    "重申",
    "支持",
    "反对",
    "敦促",
    "呼吁",
    "承诺",
    "签署",
    "就",
    "达成共识",
    "希望",
    "提议",
    "要",
    "应",
    "不得",
    "确保",
    "继续",
    "加强",
    "深化",
    "推动",
    "维护",
    "扩大",
    "开展",
    "合作",
    "贸易",
    "发展",
    "安全",
    "和平",
    "稳定",
    "高质量",
    "一带一路",
    "命运共同体",
    "并",
    "和",
    "的",
    "了",
    "在",
    "为",
    "以",
    "是",
    "已",
    "如果",
    "到2030年",
    "年底前",
    "3000亿元",
    "５％左右",
    "１２",
    "一百二十",
    "第五条",
    "（一）",
    "一是",
    "二是；",
    "一、",
    "1.",
    "问：",
    "答：",
    "王毅：",
    "记者：",
    "——",
    "《联合声明》",
    "《",
    "“",
    "”",
    "「",
    "‘",
    "（",
    "）",
    "，",
    "；",
    "：",
    "。",
    "！",
    "？",
    "、",
    "\n",
    "\r\n",
    "\u{3000}\u{3000}",
    " ",
    "\0",
    "𠮷",
    "👩\u{200d}👧",
    "\u{feff}",
    "e\u{301}",
    "％",
    "\u{10ffff}",
];

/// Checks the analysis and the reports of a text, and tells what does not hold.
fn check(text: &str, options: &Options) -> Result<(), String> {
    let analysis = analyze(text, options);
    layers(&analysis)?;
    for unit in [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16] {
        let value = serde_json::to_value(Report::new(&analysis, unit, true)).expect("a report is JSON");
        quotes(&value, &Units::new(text, unit))?;
        tiles(&value)?;
    }
    let json = |analysis| {
        serde_json::to_string(&Report::new(analysis, OffsetUnit::Byte, true)).expect("a report is JSON")
    };
    holds(json(&analysis) == json(&analyze(text, options)), || "a second analysis differs".to_owned())
}

fn holds(condition: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
    if condition { Ok(()) } else { Err(otherwise()) }
}

/// What holds of the stages, in bytes of the analysed text.
fn layers(analysis: &Analysis) -> Result<(), String> {
    let text = analysis.document.text();
    let mut end = 0;
    for section in &analysis.sections {
        holds(section.span.start == end, || format!("section {:?} does not begin at {end}", section.span))?;
        end = section.span.end;
    }
    holds(end == text.len(), || format!("sections end at {end} of {}", text.len()))?;
    let sentences = analysis.sentences.iter().map(|sentence| sentence.span);
    blank_between("sentences", text, sentences)?;
    blank_between("words", text, analysis.words.iter().map(|word| word.span))?;
    disjoint("entities", analysis.entities.iter().map(|entity| entity.span))?;
    for entity in &analysis.entities {
        let inside = analysis.sentences.iter().any(|sentence| sentence.span.covers(entity.span));
        holds(inside, || format!("entity {:?} crosses a sentence", entity.span))?;
    }
    disjoint("actions", analysis.commitments.iter().map(|item| item.action))?;
    for item in &analysis.commitments {
        let sentence = analysis.sentences.get(item.sentence);
        let starts = sentence.is_some_and(|sentence| sentence.span.covers(item.action));
        holds(starts, || format!("action {:?} is not in sentence {}", item.action, item.sentence))?;
        let section = analysis.sections.get(item.section);
        let starts = section.is_some_and(|section| section.span.holds(item.action.start));
        holds(starts, || format!("action {:?} is not in section {}", item.action, item.section))?;
        holds(!item.action.is_empty() && !item.actors.is_empty(), || format!("empty item {item:?}"))?;
    }
    Ok(())
}

fn disjoint(what: &str, spans: impl Iterator<Item = Span>) -> Result<(), String> {
    let mut end = 0;
    for span in spans {
        holds(span.start >= end, || format!("{what}: {span:?} begins before {end}"))?;
        end = span.end;
    }
    Ok(())
}

/// Disjoint, in order, and nothing but white space left out.
fn blank_between(what: &str, text: &str, spans: impl Iterator<Item = Span>) -> Result<(), String> {
    let mut end = 0;
    for span in spans.chain([Span::new(text.len(), text.len())]) {
        let between = text.get(end..span.start).ok_or_else(|| format!("{what}: {span:?} after {end}"))?;
        holds(between.trim().is_empty(), || format!("{what}: “{between}” is left out before {span:?}"))?;
        end = span.end;
    }
    Ok(())
}

/// Cuts a text by offsets in one unit, counted here anew and not by the report's code.
struct Units<'a> {
    text: &'a str,
    /// Byte at which each offset of the unit stands; `None` inside a character.
    bytes: Vec<Option<usize>>,
}

impl<'a> Units<'a> {
    fn new(text: &'a str, unit: OffsetUnit) -> Self {
        let mut bytes = Vec::new();
        for (at, c) in text.char_indices() {
            let width = match unit {
                OffsetUnit::Byte => c.len_utf8(),
                OffsetUnit::Utf16 => c.len_utf16(),
                OffsetUnit::Char => 1,
            };
            bytes.push(Some(at));
            bytes.extend(std::iter::repeat_n(None, width - 1));
        }
        bytes.push(Some(text.len()));
        Self { text, bytes }
    }

    fn cut(&self, span: &Value) -> Result<&'a str, String> {
        let at = |index: usize| {
            let offset = span[index].as_u64().and_then(|offset| usize::try_from(offset).ok())?;
            self.bytes.get(offset).copied().flatten()
        };
        at(0)
            .zip(at(1))
            .and_then(|(start, end)| self.text.get(start..end))
            .ok_or_else(|| format!("{span} does not lie on characters"))
    }
}

/// Every `text` beside a span is what the span holds, at any depth.
fn quotes(value: &Value, units: &Units) -> Result<(), String> {
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| quotes(item, units)),
        Value::Object(fields) => {
            let span = fields.get("action").or_else(|| fields.get("span"));
            if let (Some(Value::String(text)), Some(span)) = (fields.get("text"), span) {
                let cut = units.cut(span)?;
                holds(cut == text, || format!("“{text}” at {span} is “{cut}”"))?;
            }
            fields.values().try_for_each(|item| quotes(item, units))
        }
        _ => Ok(()),
    }
}

/// The report's sections tile the source.
fn tiles(report: &Value) -> Result<(), String> {
    let mut end = 0;
    for section in report["sections"].as_array().into_iter().flatten() {
        let at = |index: usize| section["span"][index].as_u64().unwrap_or(u64::MAX);
        holds(at(0) == end, || format!("section {} does not begin at {end}", section["id"]))?;
        end = at(1);
    }
    let length = &report["source"]["length"];
    holds(*length == end, || format!("the sections end at {end} of {length}"))
}

fn fixtures() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut found: Vec<(String, String)> = fs::read_dir(folder)
        .expect("tests/documents")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let name = path.to_string_lossy();
            name.ends_with(".txt") && !name.ends_with(".outline.txt") && !name.ends_with(".report.txt")
        })
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("a text")))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no document");
    found
}

/// The shortest part of a failing text that fails still, so that the message can be read.
fn shortened(text: &str, options: &Options) -> String {
    let mut shortest: Vec<char> = text.chars().collect();
    let mut width = shortest.len() / 2;
    while width > 0 {
        let mut at = 0;
        while at < shortest.len() {
            let mut shorter = shortest.clone();
            shorter.drain(at..(at + width).min(shortest.len()));
            if check(&shorter.iter().collect::<String>(), options).is_err() {
                shortest = shorter;
            } else {
                at += width;
            }
        }
        width /= 2;
    }
    shortest.into_iter().collect()
}

fn assert_holds(name: &str, text: &str, options: &Options) {
    if check(text, options).is_err() {
        let shortest = shortened(text, options);
        let failure = check(&shortest, options).expect_err("it failed before");
        panic!("{name}: {failure}\n{shortest:?}\n{options:?}");
    }
}

#[test]
fn hold_on_documents() {
    let mut random = Random(2);
    for (name, text) in fixtures() {
        assert_holds(&name, &text, &Options::default());
        assert_holds(&name, &text.replace('\n', "\r\n"), &random.options());
    }
}

#[test]
fn hold_on_generated_texts() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for round in 0..400 {
        let pieces = 1 + random.below(80);
        let text = random.text(pieces);
        let options = if round % 2 == 0 { Options::default() } else { random.options() };
        assert_holds(&format!("round {round}"), &text, &options);
    }
}

#[test]
fn hold_on_single_pieces() {
    for text in ALPHABET.iter().chain(&["", "a", "\r", "\u{3000}", "１", "％", "“‘", "》《"]) {
        assert_holds("one piece", text, &Options::default());
    }
}

#[test]
fn hold_on_a_megabyte_without_punctuation() {
    let mut random = Random(7);
    let mut text = String::new();
    while text.len() < 1 << 20 {
        let piece = random.pick(&ALPHABET[..71]);
        text += piece.trim_end_matches('；');
    }
    let analysis = analyze(&text, &Options::default());
    let report = Report::new(&analysis, OffsetUnit::Utf16, false);
    let report = serde_json::to_value(report).expect("a report is JSON");
    let units = Units::new(&text, OffsetUnit::Utf16);
    layers(&analysis)
        .and_then(|()| quotes(&report, &units))
        .and_then(|()| tiles(&report))
        .unwrap_or_else(|failure| panic!("{failure}"));
}
