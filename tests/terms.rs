//! Key terms of whole texts: what stands first, per section, and by the reader's own lists.

use gongbao::extract::concordance::Order;
use gongbao::extract::term::worth_a_place;
use gongbao::report::lookup;
use gongbao::{Analysis, OffsetUnit, Options, Report, analyze};

const INTERVIEW: &str = include_str!("documents/seed_interview.txt");

fn first(analysis: &Analysis, count: usize) -> Vec<&str> {
    analysis.terms.iter().take(count).map(|term| term.text.as_str()).collect()
}

#[test]
fn the_interview_is_about_what_an_analyst_would_name() {
    let analysis = analyze(INTERVIEW, &Options::default());
    let first = first(&analysis, 30);
    for term in [
        "上海合作组织",
        "命运共同体",
        "一带一路",
        "全球发展倡议",
        "全球安全倡议",
        "中国+中亚五国",
        "三股势力",
        "互联互通",
        "撒马尔罕峰会",
        "中吉乌铁路",
    ] {
        assert!(first.contains(&term), "{term} is not among {first:?}");
    }
    for bare in ["合作", "发展", "双方", "中国"] {
        assert!(!first.contains(&bare), "{bare}");
    }
}

#[test]
fn both_scripts_have_the_same_terms() {
    let simplified =
        analyze("双方愿推动共建“一带一路”。各国支持全球发展倡议，落实全球发展倡议。", &Options::default());
    let traditional =
        analyze("雙方願推動共建「一帶一路」。各國支持全球發展倡議，落實全球發展倡議。", &Options::default());
    assert_eq!(first(&simplified, 9), first(&traditional, 9));
    let report = Report::new(&traditional, OffsetUnit::Char, false);
    assert!(report.terms.iter().any(|term| term.text == "全球發展倡議" && term.count == 2));
}

#[test]
fn a_part_is_set_apart_from_another_by_its_own_terms() {
    let analysis = analyze(INTERVIEW, &Options::default());
    let report = Report::new(&analysis, OffsetUnit::Byte, false);
    let part = |name: &str| {
        let section = report
            .sections
            .iter()
            .find(|section| section.terms.iter().any(|&(term, ..)| report.terms[term].text == name));
        section.map(|section| section.id.clone()).expect("a part")
    };
    let (uzbek, tajik) = (part("中乌关系"), part("中塔关系"));
    let apart = |here: &str, there: &str| -> Vec<String> {
        lookup::contrast(&analysis, here, Some(there)).into_iter().map(|found| found.text).collect()
    };
    assert!(apart(&uzbek, &tajik).contains(&"中乌关系".to_owned()));
    assert!(!apart(&uzbek, &tajik).contains(&"中塔关系".to_owned()));
    assert!(apart(&tajik, &uzbek).contains(&"中塔关系".to_owned()));
}

#[test]
fn the_reader_s_stop_words_take_the_place_of_the_built_in_ones() {
    let stop = |words: &[&str]| Options {
        stop_words: Some(words.iter().map(|&word| word.to_owned()).collect()),
        ..Options::default()
    };
    let has = |options: &Options, term: &str| {
        analyze(INTERVIEW, options).terms.iter().any(|found| found.text == term)
    };
    assert!(has(&Options::default(), "上合组织") && !has(&stop(&["上合组织"]), "上合组织"));
    assert!(!has(&Options::default(), "双方") && has(&stop(&[]), "双方"));
}

#[test]
fn the_report_says_how_many_are_worth_a_place() {
    for text in [INTERVIEW, "双方愿意合作。", ""] {
        let analysis = analyze(text, &Options::default());
        let report = Report::new(&analysis, OffsetUnit::Char, false);
        assert_eq!(report.key_terms, worth_a_place(&analysis.terms));
        let (key, rest) = analysis.terms.split_at(report.key_terms);
        assert!(key.iter().all(|term| term.score >= 18.0) && rest.iter().all(|term| term.score < 18.0));
    }
}

/// The concordance looks for letters, terms are found by words: it has every place that a term has.
#[test]
fn every_place_of_a_term_stands_in_the_concordance() {
    let analysis = analyze(INTERVIEW, &Options::default());
    for term in &analysis.terms[..60] {
        let lines = lookup::kwic(&analysis, &term.text, 10, Order::Left, OffsetUnit::Byte);
        for place in &term.occurrences {
            let place = analysis.document.in_source(*place);
            assert!(lines.iter().any(|line| line.hit == [place.start, place.end]), "{} {place:?}", term.text);
        }
    }
}
