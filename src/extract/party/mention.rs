//! [`mentions`]: every place where the text speaks of a party, and who is meant there.

use super::context::{self, Context};
use super::evidence;
use super::letter;
use super::table::{Place, Role, Surface, Tables};
use super::{Parties, PartyId, PartyKind};
use super::{aside, company, person, resolve, voice};
use super::{island, issuer};
use crate::extract::genre::Genre;
use crate::extract::vocabulary::{Entry, Hits};
use crate::extract::{Note, Origin};
use crate::options::PartyChoice;
use crate::text::document::Document;
use crate::text::order::order;
use crate::text::section::Section;
use crate::text::span::Span;
use crate::text::token::Token;

/// How a mention names its party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// By a name: 乌兹别克斯坦, 上合组织, 国务院.
    Name,
    /// By a one-character form: 乌方, 中乌.
    Abbreviation,
    /// By a word whose meaning depends on the place.
    Role(Role),
    /// By the reader's decision.
    Choice,
}

/// A place where the text speaks of one or more parties.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// How it names them.
    pub what: What,
    /// Who is meant; `?双方` when the text does not tell.
    pub parties: Vec<PartyId>,
    /// Where that came from.
    pub origin: Origin,
    /// The table row's kind of body, where it is one.
    pub body: bool,
}

/// A party word before 双方, 各方 are resolved.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) span: Span,
    pub(crate) surface: Surface,
    pub(crate) party: Option<PartyId>,
    /// Whether it is a party even when nothing tells which.
    pub(crate) open: bool,
}

/// What the parties of a text are found by.
pub struct Input<'a> {
    /// The analysed text.
    pub text: &'a str,
    /// Where the words of the tables stand in it.
    pub hits: &'a Hits,
    /// The document it is the text of.
    pub document: &'a Document,
    /// Its words.
    pub words: &'a [Token],
    /// Its sections.
    pub sections: &'a [Section],
    /// The reader's decisions.
    pub choices: &'a [PartyChoice],
    /// What kind of text it is.
    pub genre: Genre,
}

/// The parties of a text.
#[derive(Debug, Default)]
pub struct Found {
    /// All of them.
    pub parties: Parties,
    /// Where they are spoken of, in order, disjoint.
    pub mentions: Vec<Mention>,
    /// Persons, and words that stay open: the report lists them, nobody acts through them. In order.
    pub asides: Vec<Mention>,
    /// Who 双方, 各方 mean, for every section.
    pub contexts: Vec<Context>,
    /// Names of persons and whom they speak for.
    pub persons: Vec<(String, PartyId)>,
    /// Abbreviations and deictic words that stayed open.
    pub notes: Vec<Note>,
}

/// Finds and resolves the parties of a text.
pub fn mentions(input: &Input) -> Found {
    let mut found = Found::default();
    let china = found.parties.intern("中国", PartyKind::State, Some("CHN"));
    let mut raws = raws(input, company::names(input, &mut found.parties));
    name_company(input, &mut raws, &mut found.parties);
    resolve_names(&mut raws, &mut found.parties);
    evidence::resolve(input, &mut raws, &mut found.parties, &mut found.notes, china);
    found.contexts = context::contexts(input, &raws, &mut found.parties, china);
    resolve::apply_choices(input, &mut found);
    let taiwan = island::of_taiwan(input);
    found.persons = person::persons(input, &raws, &mut found.parties);
    let mut voices = voice::Voices::of_persons(input, &found.persons);
    let mut section = 0;
    for (index, raw) in raws.iter().enumerate() {
        while section + 1 < input.sections.len() && input.sections[section + 1].span.start <= raw.span.start {
            section += 1;
        }
        if in_name(input.text, raw.span.start) {
            continue;
        }
        let place = resolve::Place { input, raws: &raws[..=index], section, voices: &voices, china, taiwan };
        if let Some(mention) = resolve::resolve(&place, &mut found) {
            // 会议强调，我们: the body that met, not its members, has been named.
            let met = matches!(mention.what, What::Role(_))
                && mention.parties.iter().all(|&party| {
                    found.parties.get(party).is_some_and(|party| party.kind == PartyKind::GovernmentBody)
                });
            if !met {
                voices.add(input, &mention);
            }
            found.mentions.push(mention);
        }
    }
    found.asides = aside::asides(input, &mut found);
    found
}

/// How long the name of a text may be, in bytes.
const LONGEST_NAME: usize = 360;

/// Whether a place is inside 《 and 》: the name of a text, where nobody acts.
pub(super) fn in_name(text: &str, at: usize) -> bool {
    // A name is short; a text without line breaks is not read back to its beginning each time.
    let near = (at.saturating_sub(LONGEST_NAME)..=at).find(|&near| text.is_char_boundary(near)).unwrap_or(at);
    let before = &text[near..at];
    let before = before.rfind('\n').map_or(before, |line| &before[line..]);
    before.rfind('《').is_some_and(|open| !before[open..].contains('》'))
}

/// Whether a place is in what a page puts around its text, which names nobody: 相关新闻.
pub(super) fn in_noise(input: &Input, at: usize) -> bool {
    let noise = input.document.noise();
    let next = noise.partition_point(|span| span.end <= at);
    noise.get(next).is_some_and(|span| span.start <= at)
}

/// The company whose report it is, wherever its name stands.
fn name_company(input: &Input, raws: &mut Vec<Raw>, parties: &mut Parties) {
    if input.genre != Genre::EsgReport {
        return;
    }
    let Some((name, written)) = issuer::company(input) else { return };
    let party = parties.intern(&written, PartyKind::Company, None);
    let named: Vec<Raw> = input
        .text
        .match_indices(name)
        .map(|(at, name)| Span::new(at, unit_end(input, at + name.len())))
        .filter(|span| {
            let from = raws.partition_point(|raw| raw.span.end <= span.start);
            let unit = span.len() > name.len();
            raws.get(from).is_none_or(|raw| raw.span.start >= span.end || unit && span.covers(raw.span))
        })
        .map(|span| Raw { span, surface: Surface::Named, party: Some(party), open: true })
        .collect();
    // 某某捷克厂: the place in the name is no party of its own.
    let units: Vec<Span> = named.iter().map(|raw| raw.span).filter(|span| span.len() > name.len()).collect();
    raws.retain(|raw| {
        let unit = units.partition_point(|unit| unit.end <= raw.span.start);
        units.get(unit).is_none_or(|unit| !unit.covers(raw.span))
    });
    raws.extend(named);
    order(raws, |raw| [raw.span.start, raw.span.end, 0]);
}

/// Where the name of a plant behind that of its company ends: 某某|捷克厂 is the company (B77).
fn unit_end(input: &Input, at: usize) -> usize {
    let near = input.text[at..].char_indices().nth(6).map_or(input.text.len(), |(offset, _)| at + offset);
    let rest = &input.text[at..near];
    let place = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
    let unit = ["厂区", "厂", "园区", "分公司"].iter().find_map(|unit| {
        let end = at + place.find(unit)? + unit.len();
        word_ends(input.words, end).then_some(end)
    });
    unit.unwrap_or(at)
}

/// Whether a word of the text begins at `offset`.
pub(super) fn word_begins(words: &[Token], offset: usize) -> bool {
    let at = words.partition_point(|word| word.span.start < offset);
    words.get(at).is_some_and(|word| word.span.start == offset)
}

/// Whether a word of the text ends at `offset`.
pub(super) fn word_ends(words: &[Token], offset: usize) -> bool {
    let at = words.partition_point(|word| word.span.end < offset);
    words.get(at).is_some_and(|word| word.span.end == offset)
}

/// The party words of the text: leftmost, then longest, none inside another.
fn raws(input: &Input, names: Vec<Raw>) -> Vec<Raw> {
    let taiwan = island::of_taiwan(input);
    let words = input.hits.iter().filter_map(|hit| match hit.entry {
        Entry::Party(Surface::Body(row)) if !island::meant(input, row, taiwan) => None,
        Entry::Party(surface) if stands(input, hit.span, surface) => {
            let surface = island::state(input, hit.span, surface, taiwan);
            Some(Raw { span: hit.span, surface, party: None, open: true })
        }
        _ => None,
    });
    let mut all: Vec<Raw> = words
        .chain(letter::letters(input))
        .chain(island::heads(input, taiwan))
        .chain(names)
        .filter(|raw| !in_noise(input, raw.span.start) && !in_prize(input.text, raw.span))
        .collect();
    all.sort_by_key(|raw| {
        (raw.span.start, std::cmp::Reverse(raw.span.end), raw.surface != Surface::Block, raw.surface)
    });
    let mut end = 0;
    all.retain(|raw| {
        let free = raw.span.start >= end;
        if free {
            end = raw.span.end;
        }
        free && !matches!(raw.surface, Surface::Block | Surface::Title)
    });
    all
}

/// Whether the letters there are the word, and not part of other words.
fn stands(input: &Input, span: Span, surface: Surface) -> bool {
    let rest = &input.text[span.end..];
    let characters = span.of(input.text).chars().count();
    let begins = word_begins(input.words, span.start);
    match surface {
        Surface::Evidence(_) | Surface::Suffix(_) | Surface::Named | Surface::Meeting(_) => false,
        Surface::Region(_) | Surface::Role(Role::Others, _) => false,
        // 外交部长 is a person; 外交部 in it is no party of its own.
        Surface::Title => input
            .hits
            .at(span.start)
            .iter()
            .any(|hit| matches!(hit.entry, Entry::Party(Surface::Body(_))) && hit.span.end < span.end),
        Surface::Block => true,
        // 12月31日本公司: the day, this company.
        Surface::State(_)
            if input.text[span.start..].starts_with('日')
                && input.text[..span.start]
                    .ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)) =>
        {
            false
        }
        // 新方案, 加方式, 塔方面 are no parties; 地方, 东方 are other words.
        Surface::Side(_) => {
            let other = [
                "案", "式", "法", "向", "针", "位", "便", "才", "程", "阵", "圆", "块", "言", "志", "略",
                "舱",
            ];
            let law = ["法律", "法规", "法院"];
            (begins || after_preposition(input, span.start))
                && (!other.iter().any(|word| rest.starts_with(word))
                    || law.iter().any(|word| rest.starts_with(word)))
        }
        // 他们 and the like are cut rightly; 本公司 may follow a word that took its first letter: 詳本公司.
        Surface::Role(Role::Issuer, Place::Any) if characters > 2 => begins || follows_letter(input, span),
        // The board that decides, not a good board or a heading about it.
        Surface::Role(Role::Issuer, Place::Subject) if BOARDS.contains(&span.of(input.text)) => {
            begins
                && opens(input, span)
                && !input.text[..span.start].ends_with(['“', '「'])
                && acts(input, span.end)
        }
        // 中英两国 may be one word.
        Surface::Role(Role::Pair, _) if !begins => after_letters(input.text, span.start),
        // A common noun is the party of the text only where nothing stands before it: 会议决定, 政府将.
        Surface::Role(_, Place::Subject) => begins && word_ends(input.words, span.end) && opens(input, span),
        // 我市, but not 我市场.
        Surface::Role(Role::Issuer, _) => begins && (characters > 2 || word_ends(input.words, span.end)),
        Surface::Role(..) => begins,
        // 中国外交部长 is a person, 外交部门 a kind of office.
        Surface::Body(_) if rest.starts_with(['长', '门']) => false,
        // 中央决定, but not 中央企业, 市中央.
        Surface::Body(_) if span.of(input.text) == "中央" => {
            begins && word_ends(input.words, span.end) && leads(input, span)
        }
        // 省国资委 is another body than that of the State Council.
        Surface::Body(_) if input.text[..span.start].ends_with(['省', '市', '区', '县', '州']) => false,
        _ if characters <= 2 => begins || !inside_word(input, span) || follows_word(input, span),
        _ => true,
    }
}

/// Whether a preposition of one character stands before `at`, whatever the words were cut to: 同尼方.
pub(super) fn after_preposition(input: &Input, at: usize) -> bool {
    input.text[..at].chars().next_back().is_some_and(|before| {
        "对访赴驻援涉在来助抵离向为与同和给由使将".contains(before)
            && word_begins(input.words, at - before.len_utf8())
    })
}

/// What follows 中央 where it is the party's centre.
const LED: [&str; 30] = [
    "决定",
    "要求",
    "部署",
    "关于",
    "精神",
    "指出",
    "批准",
    "同意",
    "强调",
    "认为",
    "改革",
    "八项规定",
    "提出",
    "确定",
    "领导同志",
    "统一",
    "决策",
    "号召",
    "已",
    "将",
    "明确",
    "规定",
    "授权",
    "审议",
    "巡视组",
    "全面深化",
    "有关",
    "印发",
    "报告",
    "先后",
];

/// Whether 中央 is the centre that leads: by what follows, where no place stands before it.
fn leads(input: &Input, span: Span) -> bool {
    let rest = &input.text[span.end..];
    let last = input.words.partition_point(|word| word.span.end <= span.start);
    let free = last.checked_sub(1).is_none_or(|index| {
        let word = &input.words[index];
        word.span.end < span.start || !word.tag.as_str().starts_with(['n', 'f', 's'])
    });
    let object = input.text[..span.start].ends_with(['报', '经', '党']);
    free && (LED.iter().any(|word| rest.starts_with(word))
        || object && !rest.starts_with(char::is_alphabetic))
}

/// Whether no noun or attribute stands before the span: it opens a clause or follows a preposition.
fn opens(input: &Input, span: Span) -> bool {
    let before = input.text[..span.start].chars().next_back();
    before.is_none_or(|c| !c.is_alphanumeric())
        || [
            "由", "经", "据", "向", "对", "与", "和", "及", "为", "是", "将", "使", "让", "按", "在", "同",
            "被", "给", "交",
        ]
        .iter()
        .any(|word| {
            input.text[..span.start].ends_with(word) && word_begins(input.words, span.start - word.len())
        })
}

/// Whether a word of the text that begins before the span reaches into it: 内蒙古.
fn inside_word(input: &Input, span: Span) -> bool {
    let at = input.words.partition_point(|word| word.span.end <= span.start);
    input.words.get(at).is_some_and(|word| word.span.start < span.start)
}

/// Organs of a company, which speak for it where they act.
const BOARDS: [&str; 4] = ["董事会", "监事会", "管理层", "董事局"];

/// Whether the word at a place is a verb, or an adverb or preposition before one.
fn acts(input: &Input, at: usize) -> bool {
    let next = input.words.partition_point(|word| word.span.start < at);
    if ["及全体董事", "及董事", "、监事会"].iter().any(|more| input.text[at..].starts_with(more))
    {
        return true;
    }
    input.words.get(next).is_some_and(|word| {
        word.span.start == at && (word.tag.as_str() == "v" || word.tag.as_str().starts_with(['d', 'p']))
    })
}

/// Whether a place is in a quoted name of a prize: 「台灣永續投資典範機構獎」.
fn in_prize(text: &str, span: Span) -> bool {
    let near = text.floor_char_boundary(span.start.saturating_sub(60));
    let Some(open) = text[near..span.start].rfind(['“', '「']).map(|open| near + open) else {
        return false;
    };
    let far = text.floor_char_boundary(text.len().min(span.end + 90));
    let close = text[span.end..far].find(['”', '」']).map(|close| span.end + close);
    close.is_some_and(|close| {
        let quoted = &text[open..close];
        quoted.contains('奖')
            && !text[open..span.start].contains(['”', '」'])
            && !quoted.contains(['，', '。'])
    })
}

/// Whether two one-character forms of states stand before a place, 中 among them.
fn after_letters(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let (Some(second), Some(first)) = (before.next(), before.next()) else { return false };
    let tables = Tables::shared();
    (first == '中' || second == '中') && tables.letter(first).is_some() && tables.letter(second).is_some()
}

/// Whether 本公司 follows a word that was cut with its first letter: 詳本公司, but not 基本公司.
fn follows_letter(input: &Input, span: Span) -> bool {
    let before = input.text[..span.start].chars().next_back();
    span.of(input.text).starts_with('本')
        && before.is_none_or(|c| !"日基根资成样版书剧标文脚课副原译".contains(c))
}

/// Whether the text was cut too long there: the name ends a word that has another before it, 符合中国.
fn follows_word(input: &Input, span: Span) -> bool {
    let at = input.words.partition_point(|word| word.span.end < span.end);
    input.words.get(at).is_some_and(|word| {
        word.span.end == span.end
            && input.text.get(word.span.start..span.start).is_some_and(|before| before.chars().count() > 1)
    })
}

fn resolve_names(raws: &mut [Raw], parties: &mut Parties) {
    let tables = Tables::shared();
    for raw in raws {
        raw.party = match raw.surface {
            Surface::State(row) => tables.intern_state(row, parties),
            Surface::Organisation(row) => {
                let found = &tables.organisations[usize::from(row)];
                Some(parties.intern(found.name, found.kind, None))
            }
            Surface::Named => raw.party,
            _ => None,
        };
    }
}
