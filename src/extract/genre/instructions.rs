//! Reports and plans known by their wording: most sentences have no subject and begin with a verb of doing.
//! An extract from the middle of one has no title, and no other kind of text is written so.

use crate::extract::grammar::Class;
use crate::extract::vocabulary::Hits;
use crate::text::section::{Section, SectionKind};
use crate::text::span::Span;

/// How many sentences there must be, and the least length of one in characters.
const SENTENCES: usize = 8;
const LENGTH: usize = 7;
/// How many places are shown.
const SHOWN: usize = 3;

/// Words of public affairs; some of them stand in every report and plan.
const AFFAIRS: [&str; 24] = [
    "改革", "制度", "体系", "机制", "经济", "社会", "产业", "政策", "农村", "农业", "就业", "监管", "治理",
    "民生", "企业", "财政", "教育", "投资", "消费", "城乡", "法治", "安全", "生态", "党",
];
/// Words by which somebody else's words are told.
const TOLD: [&str; 12] = [
    "指出，",
    "强调，",
    "表示，",
    "认为，",
    "指出：",
    "强调：",
    "表示：",
    "认为：",
    "说，",
    "说：",
    "记者",
    "新华社",
];
/// Words of somebody who speaks to others, or for a state among states.
const SPOKEN: [&str; 12] =
    ["你", "您", "大家", "朋友", "我们", "同志们", "中方", "双方", "两国", "我国政府主张", "会议", "全会"];

/// Opening words that instruct without being verbs of the tables.
const OPENERS: [&str; 13] =
    ["支持", "鼓励", "坚持", "确保", "严禁", "要", "必须", "应当", "应", "允许", "力争", "不得", "倡导"];

/// The openings of the sentences that instruct, when most do and nobody speaks or is told of.
pub(super) fn instructs(text: &str, sections: &[Section], hits: &Hits) -> Option<Vec<Span>> {
    let spoken = |section: &Section| {
        matches!(section.kind, SectionKind::Question | SectionKind::Answer | SectionKind::Dateline)
    };
    if sections.iter().any(spoken) {
        return None;
    }
    let count = |words: &[&str]| words.iter().map(|word| text.matches(word).count()).sum::<usize>();
    if AFFAIRS.iter().filter(|word| text.contains(**word)).count() < 4 {
        return None;
    }
    let (mut all, mut found) = (0, Vec::new());
    for section in sections {
        if matches!(section.kind, SectionKind::Noise | SectionKind::Title) {
            continue;
        }
        for sentence in section.span.of(text).split(['。', '！', '；', '\n']) {
            let rest = unnumbered(sentence);
            if rest.chars().nth(LENGTH).is_none() {
                continue;
            }
            all += 1;
            let start = rest.as_ptr() as usize - text.as_ptr() as usize;
            if let Some(opening) = opening(text, Span::new(start, start + rest.len()), hits) {
                found.push(opening);
            }
        }
    }
    // Nearly every sentence; or many of them, where nobody says 我们 or 会议.
    let mostly = 2 * found.len() >= all;
    let many = 3 * found.len() >= all && 15 * count(&SPOKEN) <= all;
    let told = 40 * count(&TOLD) > all;
    let much = 4 * count(&SPOKEN) > all || text.contains('？');
    (all >= SENTENCES && (mostly || many) && !told && !much).then(|| {
        found.truncate(SHOWN);
        found
    })
}

/// Past （三）, 二、, 一是, 3., ——.
fn unnumbered(sentence: &str) -> &str {
    let rest = sentence.trim_start_matches(|c: char| c.is_whitespace() || "—●•·■◆－".contains(c));
    let numeral = |c: char| "一二三四五六七八九十百0123456789".contains(c);
    let inner = rest.trim_start_matches(['（', '(', '第']).trim_start_matches(numeral);
    let past = inner.trim_start_matches(['）', ')', '、', '.', '．', '，', '是', ' ', '\u{3000}']);
    if inner.len() < rest.len() && past.len() < inner.len() { past } else { rest }
}

/// The word a sentence opens with, where it is a verb of doing behind at most adverbs.
fn opening(text: &str, sentence: Span, hits: &Hits) -> Option<Span> {
    let mut at = sentence.start;
    loop {
        let verb = hits.grammar(at, &[Class::Verb, Class::Causative]);
        let adverb = hits.grammar(at, &[Class::Adverb]);
        let opener = OPENERS.iter().find(|word| text[at..].starts_with(**word));
        let longest = verb.map_or(0, Span::len).max(opener.map_or(0, |word| word.len()));
        match adverb.filter(|adverb| adverb.len() >= longest && adverb.end < sentence.end) {
            Some(adverb) => at = adverb.end,
            None if longest > 0 && at + longest <= sentence.end => {
                let rest = &text[at + longest..sentence.end];
                let does = !rest.starts_with(['了', '的', '是', '过', '着']);
                return does.then(|| Span::new(at, at + longest));
            }
            None => return None,
        }
    }
}
