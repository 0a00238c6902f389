//! The word layer: what always wins, and what it leaves alone.

use gongbao::extract::word::WordKind;
use gongbao::text::token::Segmenter;
use gongbao::{Analysis, OffsetUnit, Options, Report, analyze};

const TEXTS: [&str; 4] = [
    include_str!("../src/extract/word/word.corpus.txt"),
    include_str!("../src/extract/party.corpus.txt"),
    include_str!("../src/extract/term/term.corpus.txt"),
    "中国与乌兹别克斯坦建立新时代全天候全面战略伙伴关系。𠮷野家 OK，共建“一带一路”。",
];

fn with(words: &[&str], layer: bool) -> Options {
    Options { words: words.iter().map(|&word| word.to_owned()).collect(), layer, ..Options::default() }
}

fn shown(analysis: &Analysis) -> Vec<&str> {
    analysis.words.iter().map(|word| word.span.of(analysis.document.text())).collect()
}

/// jieba-rs itself is compared with in `tests/dictionary.rs`.
#[test]
fn without_the_layer_words_are_the_dictionary_s() {
    for text in TEXTS {
        let analysis = analyze(text, &with(&[], false));
        let text = analysis.document.text();
        let inside = |start: usize| analysis.sentences.iter().any(|sentence| sentence.span.holds(start));
        let tokens: Vec<_> = Segmenter::shared()
            .cut(text)
            .into_iter()
            .filter(|token| !token.span.of(text).trim().is_empty() && inside(token.span.start))
            .map(|token| (token.span, token.tag))
            .collect();
        let words: Vec<_> = analysis.words.iter().map(|word| (word.span, word.tag)).collect();
        assert_eq!(words, tokens);
    }
}

#[test]
fn without_the_layer_words_are_those_of_jieba_rs() {
    let jieba = jieba_rs::Jieba::new();
    for text in TEXTS {
        let analysis = analyze(text, &with(&[], false));
        let text = analysis.document.text();
        let tokens: Vec<&str> = jieba
            .cut(text, true)
            .iter()
            .map(|token| token.word)
            .filter(|word| !word.trim().is_empty())
            .collect();
        assert_eq!(shown(&analysis), tokens);
    }
}

#[test]
fn words_tile_every_sentence() {
    for text in TEXTS {
        for layer in [false, true] {
            let analysis = analyze(text, &with(&["关系", "作委 5 n", "战略伙伴 0"], layer));
            let text = analysis.document.text();
            let mut end = 0;
            for word in &analysis.words {
                assert!(word.span.start >= end && text[end..word.span.start].trim().is_empty(), "{word:?}");
                end = word.span.end;
            }
            assert!(text[end..].trim().is_empty());
        }
    }
}

#[test]
fn an_own_word_is_one_wherever_its_letters_stand() {
    // 云南 with a low frequency splits in jieba, and 作委 lies across two words and inside a name.
    let text = "云南的合作委员会同意。中乌政府间合作委员会在云南开会。";
    let analysis = analyze(text, &with(&["云南 2", "作委 1 n"], true));
    let count = |word: &str| shown(&analysis).iter().filter(|&&shown| shown == word).count();
    assert_eq!((count("云南"), count("作委")), (2, 2));
    assert!(analysis.words.iter().filter(|word| word.kind == WordKind::User).count() == 4);
}

#[test]
fn an_own_word_changes_only_the_words_it_touches() {
    for text in TEXTS {
        let before = analyze(text, &with(&[], true));
        let after = analyze(text, &with(&["伙伴关"], true));
        let own: Vec<_> =
            after.words.iter().filter(|word| word.kind == WordKind::User).map(|word| word.span).collect();
        let touched = |span: gongbao::text::span::Span| {
            before
                .words
                .iter()
                .any(|word| word.span.overlaps(span) && own.iter().any(|own| own.overlaps(word.span)))
        };
        let rest = |analysis: &Analysis| {
            let words = analysis.words.iter().filter(|word| !touched(word.span));
            words.map(|word| (word.span, word.tag)).collect::<Vec<_>>()
        };
        assert_eq!(rest(&before), rest(&after));
    }
}

#[test]
fn a_word_taken_away_is_cut_up() {
    let text = "建立全面战略伙伴关系。";
    let analysis = analyze(text, &with(&["全面战略伙伴关系 0"], true));
    assert!(!shown(&analysis).contains(&"全面战略伙伴关系"));
    assert!(shown(&analysis).contains(&"全面战略伙伴"));
}

#[test]
fn an_own_word_counts_in_either_script() {
    let analysis = analyze("我們支持上合組織發展。", &with(&["支持上合"], true));
    assert_eq!(shown(&analysis)[1], "支持上合");
    let report = Report::new(&analysis, OffsetUnit::Char, false);
    assert!(report.terms.iter().any(|term| term.text == "支持上合" && term.kind == "user"));
}

#[test]
fn inner_words_stay_reachable() {
    let text = "发展全面战略伙伴关系。";
    let analysis = analyze(text, &Options::default());
    let inner: Vec<&str> = analysis.inner.iter().map(|word| word.span.of(text)).collect();
    assert!(inner.contains(&"战略伙伴") && inner.contains(&"战略伙伴关系"), "{inner:?}");
    let term = |text: &str| analysis.terms.iter().find(|term| term.text == text).map(|term| term.count);
    assert_eq!(term("战略伙伴关系"), Some(1));
}

#[test]
fn a_line_that_cannot_be_used_is_told_with_its_number() {
    let report =
        Report::new(&analyze("同意。", &with(&["好词", "坏 词 x y"], true)), OffsetUnit::Char, false);
    let note = report.notes.iter().find(|note| note.kind == "unusable_word").expect("a note");
    assert_eq!((note.detail["line"].as_u64(), note.detail["reason"].as_str()), (Some(2), Some("frequency")));
}
