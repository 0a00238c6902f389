//! Local parties that no table names: a school, a company, an office by a common noun (B76, B79).

use super::Force;
use super::candidate::{Candidate, push};
use super::head::{Head, Subject};
use super::reader::Reader;
use super::state::Carried;
use crate::extract::genre::Genre;
use crate::extract::grammar::Class;
use crate::extract::party::{PartyId, PartyKind, Role, What};
use crate::extract::vocabulary::Entry;
use crate::text::span::Span;
use crate::text::token::Token;

/// Last words of one that can bind itself, by what a full name of that kind ends in.
const ENDINGS: [(&[&str], &[&str]); 6] = [
    (&["学校", "校方", "该校", "我校"], &["大学", "学院", "学校", "中学", "小学", "幼儿园"]),
    (&["公司", "厂方", "店方", "企业", "集团", "平台"], &["公司", "集团", "厂", "银行"]),
    (&["医院", "院方", "该院"], &["医院", "研究院", "法院", "检察院"]),
    (&["局", "署", "厅", "处", "委", "办公室", "部门"], &["局", "署", "厅", "处", "委", "委员会", "办公室"]),
    (&["协会", "商会", "基金会", "委员会", "居委会", "村委会", "业委会", "组委会", "工会"], &["会"]),
    (
        &[
            "大学",
            "学院",
            "中学",
            "小学",
            "幼儿园",
            "法院",
            "检察院",
            "研究院",
            "银行",
            "警方",
            "承包方",
            "施工方",
            "主办方",
            "运营方",
            "物业",
            "开发商",
        ],
        &[],
    ),
];

/// Words that end in such letters and name nobody.
const OTHERS: [&str; 26] = [
    "格局", "布局", "大局", "全局", "结局", "困局", "开局", "变局", "僵局", "战局", "危局", "当局", "好处",
    "用处", "坏处", "害处", "益处", "到处", "四处", "各处", "长处", "短处", "难处", "深处", "高处", "部署",
];

/// Words before a common noun that leave open who it is.
const NOBODY: [&str; 10] = ["一", "某", "有", "部分", "许多", "多", "各", "这些", "若干", "不少"];

/// How far back a full name is looked for, in bytes.
const BACK: usize = 6000;

/// Whether texts of this kind speak of local parties by common nouns.
pub(super) fn tells(genre: Genre) -> bool {
    matches!(genre, Genre::News | Genre::Speech | Genre::Other)
}

/// The kind of the ending that a name has.
fn ending(name: &str) -> Option<&'static (&'static [&'static str], &'static [&'static str])> {
    if OTHERS.iter().any(|word| name.ends_with(word)) {
        return None;
    }
    ENDINGS.iter().find(|(words, _)| words.iter().any(|word| name.ends_with(word)))
}

/// Whether a name is that of a local body: 某某大学, 某某委员会.
pub(super) fn is_body(reader: &Reader, party: PartyId) -> bool {
    tells(reader.input.genre) && ending(reader.parties.name(party)).is_some()
}

/// The clause with its subject read as a party, where a local body stands before a cue: 学校还将….
pub(super) fn bound(reader: &mut Reader, span: Span, head: Head) -> Head {
    let Some(Subject::Thing(thing)) = head.subject else {
        return match &head.subject {
            None if head.stack.is_empty() => behind_name(reader, span, head),
            _ => head,
        };
    };
    let Some(first) = head.stack.first() else { return head };
    let text = reader.input.text;
    let founded =
        reader.input.genre == Genre::EsgReport && text[..first.cue.span.start].trim_end().ends_with("基金会");
    if !(tells(reader.input.genre) || founded) || first.cue.cue().id == "must" {
        return head;
    }
    let start = reader.source.past_light(thing.start, thing.end, true);
    let words = text[start..first.cue.span.start.max(start)].trim_end();
    let words = ["还", "也", "亦", "均", "都", "随后", "同时", "坚决", "已", "仍", "则"]
        .iter()
        .find_map(|adverb| words.strip_suffix(adverb))
        .unwrap_or(words);
    let span = Span::new(start, start + words.len());
    let plain = (2..=16).contains(&words.chars().count())
        && words.chars().all(char::is_alphanumeric)
        && !words.contains('的')
        && !NOBODY.iter().any(|word| words.starts_with(word));
    if !plain
        || ending(words).is_none()
        || reader.source.mention_at(start).is_some_and(|m| m.span.end > span.end)
    {
        return head;
    }
    let party = match named(reader, span) {
        Some(party) => party,
        None => reader.parties.intern(words, PartyKind::Other, None),
    };
    let subject = Subject::Parties { span, parties: vec![party], what: What::Role(Role::Issuer) };
    Head { subject: Some(subject), ..head }
}

/// 运输局会…: the name begins like a verb.
fn behind_name(reader: &mut Reader, span: Span, head: Head) -> Head {
    if !tells(reader.input.genre) {
        return head;
    }
    let start = reader.source.past_light(span.start, span.end, true);
    let cue = reader.source.cues.within(Span::new(start, span.end)).next();
    let Some(cue) = cue.filter(|cue| cue.cue().id != "must") else { return head };
    let Some((name, party)) = opening(reader, Span::new(start, cue.span.start)) else { return head };
    if reader.source.past_light(name.end, cue.span.start, true) < cue.span.start {
        return head;
    }
    let subject = Subject::Parties { span: name, parties: vec![party], what: What::Role(Role::Issuer) };
    Head { subject: Some(subject), ..reader.source.predicates(name.end, span.end) }
}

/// The full name that 公司, 校方, 该局 take up: the last one before (P5).
pub(super) fn named(reader: &mut Reader, span: Span) -> Option<PartyId> {
    let text = reader.input.text;
    let words = span.of(text);
    let (short, full) = ending(words)?;
    let points =
        words.chars().count() <= 3 && (words.starts_with(['该', '本', '我']) || short.contains(&words));
    if !points {
        return None;
    }
    let from = span.start.saturating_sub(BACK);
    let last = reader.source.words.partition_point(|word| word.span.end <= span.start);
    let list = &reader.source.words[..last];
    let mut found: Option<Span> = None;
    for (index, word) in list.iter().enumerate().rev().take_while(|(_, word)| word.span.start >= from) {
        if !full.iter().any(|ending| word.span.of(text).ends_with(ending)) {
            continue;
        }
        let mut start = word.span.start;
        let proper = |word: &Token| {
            let tag = word.tag.as_str();
            ["ns", "nr", "nz", "nt", "x", "j"].iter().any(|own| tag.starts_with(own))
        };
        let mut opens = proper(word).then_some(start);
        for before in list[..index].iter().rev().take(6) {
            let letters = before.span.of(text);
            let tag = before.tag.as_str();
            let joins = before.span.end == start
                && letters.chars().all(char::is_alphanumeric)
                && (tag.starts_with(['n', 'j', 'x', 'b']) || tag == "vn" || JOINS.contains(&letters));
            if !joins {
                break;
            }
            start = before.span.start;
            if proper(before) {
                opens = Some(start);
            }
        }
        let Some(start) = opens else { continue };
        let name = Span::new(start, word.span.end);
        if name.of(text).chars().count() >= 4 && !OTHERS.iter().any(|other| name.of(text).ends_with(other)) {
            // 江城鑫源餐饮管理有限公司, then 鑫源餐饮公司: the same one, named in full before.
            match found {
                None => found = Some(name),
                Some(near) if abbreviates(near.of(text), name.of(text)) => {
                    found = Some(name);
                    break;
                }
                Some(_) => {}
            }
        }
    }
    let written = found?.of(text).to_owned();
    Some(reader.parties.intern(&written, PartyKind::Organisation, None))
}

/// Whether the letters of a shorter name stand in this order in a longer one.
fn abbreviates(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    long.len() > short.len() && short.chars().all(|letter| letters.any(|other| other == letter))
}

/// Words inside names of bodies that the dictionary calls verbs.
const JOINS: [&str; 14] = [
    "管理", "服务", "发展", "投资", "建设", "控股", "职业", "技术", "监督", "经营", "保险", "教育", "创新",
    "运输",
];

/// 学校回应称, 该局工作人员表示: a local body speaks, itself or by somebody of its own.
pub(super) fn says(reader: &mut Reader, span: Span, head: Head) -> Head {
    let speaks = matches!(head.subject, Some(Subject::Thing(_))) || head.subject.is_none();
    if !tells(reader.input.genre) || head.saying.is_some() || !speaks {
        return head;
    }
    let text = reader.input.text;
    let saying = reader
        .input
        .hits
        .within(span)
        .filter(|hit| matches!(hit.entry, Entry::Grammar(Class::Saying)))
        .map(|hit| hit.span)
        .take_while(|found| text[span.start..found.start].chars().count() <= 24)
        .last();
    let Some(saying) = saying else { return head };
    let start = reader.source.past_light(span.start, span.end, true);
    let Some((subject, party)) = opening(reader, Span::new(start, saying.start.max(start))) else {
        return head;
    };
    let rest = &text[subject.end..saying.start];
    let own = rest.is_empty()
        || ["人员", "负责人", "发言人", "经理", "长", "主任", "书记", "有关人士", "某"]
            .iter()
            .any(|who| rest.contains(who))
        || ["回应", "通报", "答复", "坚决", "还", "也"].iter().any(|word| rest.starts_with(word));
    if !own {
        return head;
    }
    let subject = Subject::Parties { span: subject, parties: vec![party], what: What::Role(Role::Issuer) };
    Head { subject: Some(subject), saying: Some(saying), ..head }
}

/// The local body whose name a stretch opens with.
fn opening(reader: &mut Reader, span: Span) -> Option<(Span, PartyId)> {
    let text = reader.input.text;
    let words = span.of(text);
    if reader.source.mention_at(span.start).is_some_and(|mention| !mention.parties.is_empty()) {
        return None;
    }
    let from = reader.source.words.partition_point(|word| word.span.start < span.start);
    let end = reader.source.words[from..]
        .iter()
        .take_while(|word| word.span.end <= span.end)
        .take(8)
        .map(|word| word.span.end)
        .find(|&end| ending(&text[span.start..end]).is_some())?;
    let name = Span::new(span.start, end);
    let plain = name.of(text).chars().all(char::is_alphanumeric)
        && !name.of(text).contains('的')
        && !NOBODY.iter().any(|word| words.starts_with(word));
    if !plain {
        return None;
    }
    let party = match named(reader, name) {
        Some(party) => party,
        None => reader.parties.intern(name.of(text), PartyKind::Other, None),
    };
    Some((name, party))
}

/// 江城市教育局下发通知，要求…: the one told of is the subject of what follows.
pub(super) fn told(reader: &mut Reader, span: Span) -> bool {
    if !tells(reader.input.genre) {
        return false;
    }
    let start = reader.source.past_light(span.start, span.end, true);
    let Some((name, party)) = opening(reader, Span::new(start, span.end)) else { return false };
    let subject = Subject::Parties { span: name, parties: vec![party], what: What::Role(Role::Issuer) };
    reader.state.frame = None;
    reader.state.stance = None;
    reader.state.thing = false;
    reader.state.subject = Some(Carried { subject, parties: vec![party] });
    true
}

/// 调查结果将向社会公布: what the one told of will make known.
pub(super) fn makes_known(reader: &mut Reader, span: Span, head: &Head) -> bool {
    const KNOWN: [&str; 8] = ["公布", "公开", "通报", "发布", "反馈", "答复", "公示", "披露"];
    let Some(element) = head.stack.first().copied() else { return false };
    let words = span.of(reader.input.text);
    if !tells(reader.input.genre)
        || !matches!(element.cue.cue().id, "will" | "shall" | "spoken")
        || !KNOWN.iter().any(|verb| words.ends_with(verb))
    {
        return false;
    }
    let Some(carried) = reader.state.subject.clone() else { return false };
    let candidate = Candidate {
        subject: Some(carried.subject),
        ..Candidate::new(reader, span, span, element.cue, Force::Pledge, carried.parties)
    };
    push(reader, candidate);
    true
}
