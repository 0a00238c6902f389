//! Names that no table lists, known by how they end: 富邦金控, 四川省人民政府, 北京大学.

use super::mention::{Input, Raw, word_ends};
use super::table::{PartyKindOfSuffix, Surface};
use super::{Parties, PartyKind};
use crate::extract::vocabulary::Entry;
use crate::text::span::Span;
use crate::text::token::Token;

/// Words that jieba takes for names and that describe instead: 高水平大学.
const DESCRIBING: [&str; 17] = [
    "深化",
    "大力",
    "代表",
    "大力发展",
    "暨",
    "高水平",
    "新一轮",
    "高科技",
    "小微",
    "卓越",
    "城市",
    "智慧",
    "普惠",
    "反革命",
    "革命",
    "特色",
    "优质",
];

/// Endings after the name of a state that make a body between states, which is spoken of by its members.
const BETWEEN_STATES: [&str; 7] = ["委员会", "理事会", "组织", "论坛", "联盟", "同盟", "秘书处"];

/// How many words a name has before its ending.
const WORDS: usize = 3;

/// The places where such names stand, with the party of each, spelled as the source does.
pub(super) fn names(input: &Input, parties: &mut Parties) -> Vec<Raw> {
    let mut found = Vec::new();
    for hit in input.hits.iter() {
        let Entry::Party(Surface::Suffix(kind)) = hit.entry else { continue };
        let Some(start) = start(input, hit.span, kind) else { continue };
        let span = Span::new(start, hit.span.end);
        let kind = match kind {
            PartyKindOfSuffix::Company => PartyKind::Company,
            PartyKindOfSuffix::GovernmentBody => PartyKind::GovernmentBody,
            PartyKindOfSuffix::Organisation => PartyKind::Organisation,
        };
        let name = input.document.in_source(span).of(input.document.source());
        let party = Some(parties.intern(name, kind, None));
        found.push(Raw { span, surface: Surface::Named, party, open: true });
    }
    found
}

/// Where the name that ends in a suffix begins: the words before it, one of them a proper name.
fn start(input: &Input, suffix: Span, kind: PartyKindOfSuffix) -> Option<usize> {
    if !word_ends(input.words, suffix.end) {
        return None;
    }
    let ending = suffix.of(input.text);
    let last = input.words.partition_point(|word| word.span.end <= suffix.start);
    let mut at = suffix.start;
    let mut name = None;
    // 北京市人民政府 in one word.
    if let Some(word) = input.words.get(last)
        && word.span.start < suffix.start
        && word.span.end == suffix.end
        && word.tag.as_str().starts_with("n")
        && !deictic(input, word)
    {
        at = word.span.start;
        name = own_part(input, word, suffix).then_some(at);
    }
    // 北京市第十六届人民代表大会
    if ending.starts_with("人民代表大会")
        && let Some(session) = input.text[..at].rfind('第')
        && at - session <= 24
        && input.text[..at].ends_with('届')
    {
        at = session;
    }
    let last = input.words.partition_point(|word| word.span.end <= at);
    let before = &input.words[..last];
    for word in before.iter().rev().take(WORDS) {
        let letters = word.span.of(input.text);
        let joins = word.span.end == at
            && letters.chars().all(char::is_alphanumeric)
            && word.tag.as_str().starts_with(['n', 'j'])
            && !DESCRIBING.contains(&letters)
            && !deictic(input, word);
        if !joins {
            break;
        }
        at = word.span.start;
        if own(word, kind) {
            name = Some(at);
        }
    }
    let mut start = name?;
    // 中国驻南非研究中心
    if let Some(rest) = input.text[..start].strip_suffix('驻')
        && let Some(sender) = input
            .hits
            .within(Span::new(rest.floor_char_boundary(rest.len().saturating_sub(24)), rest.len()))
            .find(|hit| hit.span.end == rest.len() && matches!(hit.entry, Entry::Party(Surface::State(_))))
    {
        start = sender.span.start;
    }
    // 中共北京市委
    if kind == PartyKindOfSuffix::GovernmentBody && input.text[..start].ends_with("中共") {
        start -= "中共".len();
    }
    let between =
        kind == PartyKindOfSuffix::Organisation && state_at(input, start) && BETWEEN_STATES.contains(&ending);
    (!between).then_some(start)
}

/// Whether what stands before the ending in a word that holds it is a place: 北京 in 北京市人民政府.
fn own_part(input: &Input, word: &Token, suffix: Span) -> bool {
    let part = &input.text[word.span.start..suffix.start];
    part.chars().count() > 1
        && input.hits.at(word.span.start).iter().any(|hit| {
            hit.span.end <= suffix.end
                && matches!(hit.entry, Entry::Party(Surface::Region(_) | Surface::State(_)))
        })
}

/// Whether a word is a proper name that may make a name with this ending.
fn own(word: &Token, kind: PartyKindOfSuffix) -> bool {
    let tag = word.tag.as_str();
    match kind {
        PartyKindOfSuffix::GovernmentBody => tag.starts_with("ns"),
        _ => ["ns", "nr", "nz", "nt"].iter().any(|proper| tag.starts_with(proper)),
    }
}

/// Whether a word is a party word that points, or a title.
fn deictic(input: &Input, word: &Token) -> bool {
    input.hits.at(word.span.start).iter().any(|hit| {
        hit.span.end >= word.span.end
            && matches!(hit.entry, Entry::Party(Surface::Role(..) | Surface::Title | Surface::Side(_)))
    })
}

fn state_at(input: &Input, at: usize) -> bool {
    input.hits.at(at).iter().any(|hit| matches!(hit.entry, Entry::Party(Surface::State(_))))
}
