//! Every document's report against `src/report.schema.json`, read strictly: no key that the schema
//! does not name, at any depth. And what a schema cannot say: ids resolve, spans are ordered and in
//! range, names are those of parties, text and options give the report again.

use gongbao::{OffsetUnit, Options, PartyChoice, Report, analyze};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Checks the keywords of JSON Schema that the contract uses; any other keyword is an error.
struct Schema {
    root: Value,
}

impl Schema {
    fn contract() -> Self {
        let text = include_str!("../src/report.schema.json");
        Self { root: serde_json::from_str(text).expect("the schema is JSON") }
    }

    fn check(&self, value: &Value, schema: &Value, path: &str, wrong: &mut Vec<String>) {
        let Some(keywords) = schema.as_object() else {
            if schema == &Value::Bool(false) {
                wrong.push(format!("{path}: nothing is allowed here"));
            }
            return;
        };
        let mut fail = |reason: String| wrong.push(format!("{path}: {reason}"));
        for (keyword, rule) in keywords {
            match keyword.as_str() {
                "$schema" | "title" | "description" | "$defs" | "prefixItems" | "properties" => {}
                "$ref" => {
                    let pointer = rule.as_str().and_then(|name| name.strip_prefix('#')).unwrap_or("-");
                    match self.root.pointer(pointer) {
                        Some(target) => self.check(value, target, path, wrong),
                        None => wrong.push(format!("{path}: {rule} leads nowhere")),
                    }
                    return;
                }
                "type" => {
                    let one = std::slice::from_ref(rule);
                    let names = rule.as_array().map_or(one, Vec::as_slice);
                    if !names.iter().any(|name| is(value, name.as_str().unwrap_or(""))) {
                        fail(format!("{value} is not of type {rule}"));
                    }
                }
                "const" if value != rule => fail(format!("{value} is not {rule}")),
                "enum" => {
                    if !rule.as_array().is_some_and(|allowed| allowed.contains(value)) {
                        fail(format!("{value} is none of {rule}"));
                    }
                }
                "oneOf" => {
                    let fitting = rule.as_array().into_iter().flatten().filter(|option| {
                        let mut inner = Vec::new();
                        self.check(value, option, path, &mut inner);
                        inner.is_empty()
                    });
                    if fitting.count() != 1 {
                        fail(format!("{value} fits not exactly one of {rule}"));
                    }
                }
                "minimum" if value.as_f64() < rule.as_f64() => fail(format!("{value} is less than {rule}")),
                "maximum" if value.is_number() && value.as_f64() > rule.as_f64() => {
                    fail(format!("{value} is more than {rule}"));
                }
                "minItems" => {
                    if value.as_array().is_some_and(|items| (items.len() as u64) < rule.as_u64().unwrap_or(0))
                    {
                        fail(format!("fewer than {rule} items"));
                    }
                }
                "pattern" => {
                    if value.as_str().is_some_and(|text| !matches(text, rule.as_str().unwrap_or(""))) {
                        fail(format!("{value} does not match {rule}"));
                    }
                }
                "required" => {
                    for key in rule.as_array().into_iter().flatten().filter_map(Value::as_str) {
                        if value.is_object() && value.get(key).is_none() {
                            fail(format!("{key} is missing"));
                        }
                    }
                }
                "const" | "minimum" | "maximum" | "items" | "additionalProperties" => {}
                other => fail(format!("the schema uses {other}, which this test does not know")),
            }
        }
        if let Some(items) = value.as_array() {
            let first = schema["prefixItems"].as_array().map_or(&[][..], Vec::as_slice);
            for (index, item) in items.iter().enumerate() {
                let rule = first.get(index).or_else(|| schema.get("items"));
                if let Some(rule) = rule {
                    self.check(item, rule, &format!("{path}[{index}]"), wrong);
                }
            }
        }
        if let Some(fields) = value.as_object() {
            let known = schema.get("properties");
            let others = schema.get("additionalProperties");
            for (key, item) in fields {
                let path = format!("{path}.{key}");
                match known.and_then(|known| known.get(key)).or(others) {
                    Some(rule) => self.check(item, rule, &path, wrong),
                    // Free form where the schema names no field at all: entities[].value.
                    None if known.is_none() => {}
                    None => wrong.push(format!("{path}: unknown key")),
                }
            }
        }
    }
}

fn is(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}

/// The two patterns of the contract.
fn matches(text: &str, pattern: &str) -> bool {
    match pattern {
        r"^1\.[0-9]+$" => text
            .strip_prefix("1.")
            .is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit())),
        "^[0-9a-f]{64}$" => {
            text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        }
        _ => panic!("the schema has a pattern that this test does not know: {pattern}"),
    }
}

fn documents() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut found: Vec<(String, String)> = fs::read_dir(folder)
        .expect("tests/documents")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter(|path| {
            let name = path.to_string_lossy();
            !name.ends_with(".outline.txt") && !name.ends_with(".report.txt")
        })
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("a text")))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no document");
    found
}

fn report(text: &str, options: &Options, unit: OffsetUnit) -> Value {
    serde_json::to_value(Report::new(&analyze(text, options), unit, true)).expect("a report is JSON")
}

fn items<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value[name].as_array().into_iter().flatten()
}

fn names<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a str> {
    items(value, name).filter_map(Value::as_str)
}

/// Every stretch of the report: values of the fields that the schema calls spans.
fn spans<'a>(value: &'a Value, path: &str, found: &mut Vec<(String, &'a Value)>) {
    const SPANS: [&str; 9] =
        ["span", "action", "cue", "heading", "title", "condition", "frequency", "purpose", "occurrences"];
    const LISTS: [&str; 3] = ["occurrences", "evidence", "modifiers"];
    match value {
        Value::Object(fields) => {
            for (key, item) in fields {
                let path = format!("{path}.{key}");
                if LISTS.contains(&key.as_str()) {
                    found.extend(item.as_array().into_iter().flatten().map(|span| (path.clone(), span)));
                } else if SPANS.contains(&key.as_str()) && item.is_array() {
                    found.push((path, item));
                } else {
                    spans(item, &path, found);
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|item| spans(item, path, found)),
        _ => {}
    }
}

/// What the schema cannot say.
fn consistent(report: &Value, wrong: &mut Vec<String>) {
    let length = report["source"]["length"].as_u64().unwrap_or(0);
    let mut found = Vec::new();
    spans(report, "report", &mut found);
    for (path, span) in found {
        let (start, end) = (span[0].as_u64(), span[1].as_u64());
        if start > end || end > Some(length) || start.is_none() {
            wrong.push(format!("{path}: {span} of {length}"));
        }
    }
    let ids = |name: &str| -> BTreeSet<&str> {
        let found: Vec<&str> = items(report, name).filter_map(|item| item["id"].as_str()).collect();
        let set: BTreeSet<&str> = found.iter().copied().collect();
        assert_eq!(set.len(), found.len(), "an id of {name} twice");
        set
    };
    let (sections, entities, _) = (ids("sections"), ids("entities"), ids("commitments"));
    let parties: BTreeSet<&str> =
        items(report, "parties").filter_map(|party| party["name"].as_str()).collect();
    let mut known = |name: &str, place: &str| {
        if !parties.contains(name) && !name.starts_with('?') {
            wrong.push(format!("{place}: {name} is in no party"));
        }
    };
    for section in items(report, "sections") {
        names(section, "parties").for_each(|name| known(name, "sections[].parties"));
    }
    for item in items(report, "commitments") {
        names(item, "actors").for_each(|name| known(name, "actors"));
        names(item, "counterparties").for_each(|name| known(name, "counterparties"));
        item["saidBy"].as_str().into_iter().for_each(|name| known(name, "saidBy"));
    }
    let mut resolves = |set: &BTreeSet<&str>, id: &Value, place: &str| {
        if !id.is_null() && !id.as_str().is_some_and(|id| set.contains(id)) {
            wrong.push(format!("{place}: {id} leads nowhere"));
        }
    };
    for section in items(report, "sections") {
        resolves(&sections, &section["parent"], "sections[].parent");
    }
    for sentence in items(report, "sentences") {
        resolves(&sections, &sentence["section"], "sentences[].section");
    }
    for party in items(report, "parties") {
        for id in items(party, "mentions") {
            resolves(&entities, id, "parties[].mentions");
        }
    }
    for item in items(report, "commitments") {
        resolves(&sections, &item["section"], "commitments[].section");
    }
    let sentences: Vec<&Value> = items(report, "sentences").collect();
    let mut last = 0;
    for item in items(report, "commitments") {
        let [start, end] = [0, 1].map(|index| item["action"][index].as_u64().unwrap_or(0));
        let sentence =
            item["sentence"].as_u64().and_then(|index| sentences.get(usize::try_from(index).ok()?));
        let inside = sentence.is_some_and(|sentence| {
            sentence["span"][0].as_u64() <= Some(start) && Some(end) <= sentence["span"][1].as_u64()
        });
        if !inside || start < last {
            wrong.push(format!(
                "{}: its action is not in its sentence or not after the one before",
                item["id"]
            ));
        }
        last = end;
    }
}

fn checked(text: &str, options: &Options, unit: OffsetUnit) -> Vec<String> {
    let schema = Schema::contract();
    let report = report(text, options, unit);
    let mut wrong = Vec::new();
    schema.check(&report, &schema.root, "report", &mut wrong);
    consistent(&report, &mut wrong);
    // Text and the options of the report give it again.
    let recorded = Options::from_json(&report["options"].to_string()).expect("recorded options are options");
    if self::report(text, &recorded, unit) != report {
        wrong.push("the recorded options give another report".to_owned());
    }
    wrong
}

#[test]
fn reports_of_documents_keep_the_contract() {
    for (name, text) in documents() {
        for unit in [OffsetUnit::Utf16, OffsetUnit::Byte] {
            let wrong = checked(&text, &Options::default(), unit);
            assert!(wrong.is_empty(), "{name}\n{}", wrong.join("\n"));
        }
    }
}

#[test]
fn reports_with_options_keep_the_contract() {
    let options = Options {
        date: Some("2022-08-02".to_owned()),
        genre: Some("joint_statement".to_owned()),
        parties: vec![PartyChoice {
            surface: "双方".to_owned(),
            section: None,
            names: vec!["中国".to_owned(), "老挝".to_owned(), "湄澜委员会".to_owned()],
        }],
        words: vec!["命运共同体 100 n".to_owned()],
        stop_words: Some(vec!["合作".to_owned()]),
        ..Options::default()
    };
    for text in
        ["", "𠮷双方同意继续加强合作。乌方将于明年年底前提供３亿元。", "双方愿\r\n扩大贸易👩\u{200d}👧。"]
    {
        let wrong = checked(text, &options, OffsetUnit::Char);
        assert!(wrong.is_empty(), "{text}\n{}", wrong.join("\n"));
    }
}

#[test]
fn a_strict_reading_finds_what_is_wrong() {
    let schema = Schema::contract();
    let good = report("中方将扩大进口。", &Options::default(), OffsetUnit::Char);
    let broken = |pointer: &str, value: Value| {
        let mut report = good.clone();
        *report.pointer_mut(pointer).expect("a place of the report") = value;
        let mut wrong = Vec::new();
        schema.check(&report, &schema.root, "report", &mut wrong);
        consistent(&report, &mut wrong);
        wrong
    };
    assert!(broken("/offsets", "char".into()).is_empty());
    assert!(!broken("/offsets", "word".into()).is_empty());
    assert!(!broken("/commitments/0/force", "promise".into()).is_empty());
    assert!(!broken("/commitments/0/grade", 6.into()).is_empty());
    assert!(!broken("/commitments/0/actors", Value::Array(Vec::new())).is_empty());
    assert!(!broken("/commitments/0/actors/0", "某国".into()).is_empty());
    assert!(!broken("/commitments/0/action", serde_json::json!([3, 2])).is_empty());
    assert!(!broken("/source/sha256", "00".into()).is_empty());
    assert!(!broken("/generator", serde_json::json!({"name": "gongbao"})).is_empty());
    let mut extra = good.clone();
    extra["commitments"][0]["extra"] = Value::Null;
    let mut wrong = Vec::new();
    schema.check(&extra, &schema.root, "report", &mut wrong);
    assert_eq!(wrong, ["report.commitments[0].extra: unknown key"]);
}
