//! Where an action begins and ends, and whom it concerns.

use super::Force;
use super::head::{Predicate, Source, Subject};
use super::reader::Reader;
use crate::extract::genre::Genre;
use crate::extract::party::{Context, Mention, PartyId, PartyKind, Role, What};
use crate::text::span::Span;

/// What one signs or adopts.
pub(super) const INSTRUMENTS: [&str; 24] = [
    "协议",
    "协定",
    "条约",
    "备忘录",
    "合作文件",
    "文件",
    "规划",
    "换文",
    "声明",
    "宣言",
    "公报",
    "合同",
    "路线图",
    "行动计划",
    "议定书",
    "公约",
    "倡议书",
    "纲要",
    "决议",
    "谅解",
    "联合声明",
    "意向书",
    "章程",
    "方案",
];

/// What is left of an action without the words that only name the partner: 同各方, 与国际社会一道 (B85).
pub(super) fn past_partner(source: &Source, from: usize, end: usize) -> (usize, Vec<PartyId>) {
    let rest = &source.text[from..end];
    let Some(mark) = ["会同", "同", "与", "和", "携手"].iter().find(|mark| rest.starts_with(**mark))
    else {
        return (from, Vec::new());
    };
    let after = from + mark.len();
    // 同包括俄罗斯在内的有关国家一道
    if source.text[after..end].starts_with("包括")
        && let Some(manner) = ["一道", "一起"]
            .iter()
            .find_map(|word| source.text[after..end].find(word).map(|at| after + at + word.len()))
    {
        let parties = source
            .mentions_in(Span::new(after, manner))
            .flat_map(|mention| mention.parties.iter().copied())
            .collect();
        return (manner, parties);
    }
    let Some(mention) = source.mention_at(after).filter(|mention| mention.span.end <= end) else {
        return (from, Vec::new());
    };
    let mut at = mention.span.end;
    let mut parties = mention.parties.clone();
    while let Some(next) = source.text[at..end]
        .chars()
        .next()
        .filter(|c| matches!(c, '、' | '和' | '及' | '与'))
        .and_then(|c| source.mention_at(at + c.len_utf8()))
        .filter(|next| next.span.end <= end)
    {
        parties.extend(&next.parties);
        at = next.span.end;
    }
    let rest = &source.text[at..end];
    // 同俄方发展战略衔接: the name is part of a longer one.
    let tail = ["等各方", "国家", "政府", "人民", "各国", "伙伴", "方面", "双方"]
        .iter()
        .find(|tail| rest.starts_with(**tail));
    at += tail.map_or(0, |tail| tail.len());
    let rest = &source.text[at..end];
    let manner = ["一道", "一起", "携手努力", "共同努力"].iter().find(|word| rest.starts_with(**word));
    let at = at + manner.map_or(0, |word| word.len());
    let rest = &source.text[at..end];
    let verb = rest.is_empty()
        || super::filter::lead(rest).is_some()
        || source.cues.at(at).is_some()
        || matches!(
            source.predicate(source.past_light(at, end, true), end),
            Predicate::Verb(_) | Predicate::Phrase(_)
        );
    if manner.is_some() || verb { (at, parties) } else { (from, Vec::new()) }
}

/// The same, where the partner is no party of the tables but a common noun: 同更多国家|商签协定 (B79, B85).
pub(super) fn past_any_partner(reader: &mut Reader, from: usize, end: usize) -> (usize, Vec<PartyId>) {
    let found = past_partner(reader.source, from, end);
    if found.0 > from {
        return found;
    }
    let text = reader.input.text;
    let rest = &text[from..end];
    let Some(mark) = ["同", "与"].iter().find(|mark| rest.starts_with(**mark)) else { return found };
    let start = from + mark.len();
    let reach = text[start..end].char_indices().nth(14).map_or(end, |(at, _)| start + at);
    const NAMED: [&str; 8] =
        ["有关国家", "相关国家", "更多国家", "贸易伙伴", "周边国家", "沿线国家", "发达国家", "发展中国家"];
    let Some(name_end) =
        NAMED.iter().filter_map(|name| text[start..reach].find(name).map(|at| start + at + name.len())).min()
    else {
        return found;
    };
    let rest = &text[name_end..end];
    let manner = ["一道", "一起", "共同努力"].iter().find(|word| rest.starts_with(**word));
    let after = name_end + manner.map_or(0, |word| word.len());
    let acts = after >= end
        || matches!(
            reader.source.predicate(reader.source.past_light(after, end, true), end),
            Predicate::Verb(_) | Predicate::Phrase(_)
        );
    // 更多有意愿的贸易伙伴: the head noun is the name.
    let phrase = &text[start..name_end];
    // 同包括甲国在内有关国家: the one that is named.
    if phrase.starts_with("包括") {
        let parties = reader.source.mentions_in(Span::new(start, name_end));
        let parties: Vec<PartyId> = parties.flat_map(|mention| mention.parties.iter().copied()).collect();
        return if acts && !parties.is_empty() { (after, parties) } else { found };
    }
    let name = phrase.rsplit('的').next().unwrap_or(phrase).to_owned();
    if !acts || phrase.contains(['，', '、', '《', '“']) {
        return found;
    }
    (after, vec![reader.parties.intern(&name, PartyKind::Group, None)])
}

/// Words before a party that make it one for whom or with whom something is done.
const TOWARDS: &[&str] = &[
    "同", "与", "向", "为", "对", "给", "帮助", "支持", "引导", "确保", "协助", "促使", "敦促", "希望",
    "欢迎", "邀请", "呼吁", "要求", "援助", "保障", "保护", "面向", "造福", "惠及", "防止", "督促", "推动",
    "鼓励", "给予",
];

/// Words that end like one of them and are none: 参与, 成为.
const NOT_TOWARDS: &[&str] =
    &["参与", "成为", "作为", "认为", "行为", "赋予", "给与", "相对", "不同", "共同", "因为", "称为"];

fn towards(before: &str) -> bool {
    TOWARDS.iter().any(|word| before.ends_with(word))
        && !NOT_TOWARDS.iter().any(|word| before.ends_with(word))
}

/// The parties of an action that is done for, with or towards somebody.
pub(super) fn addressed(source: &Source, action: Span, actors: &[PartyId]) -> Vec<PartyId> {
    let mut found: Vec<PartyId> = Vec::new();
    for mention in source.mentions_in(action) {
        if matches!(mention.what, What::Role(Role::Pair | Role::Issuer | Role::Speaker | Role::Contract)) {
            continue;
        }
        let before = &source.text[action.start..mention.span.start];
        let towards = towards(before);
        let attribute = source.text[mention.span.end..action.end].starts_with('的');
        let outside = mention.parties.iter().copied().filter(|party| !actors.contains(party));
        if towards && !attribute && mention.parties.len() == 1 {
            found.extend(outside);
        }
    }
    let mut seen = Vec::new();
    found.retain(|party| {
        let new = !seen.contains(party);
        seen.push(*party);
        new
    });
    found
}

/// The party that a support or opposition with its own cue backs or protects (B49).
pub(super) fn backed(
    source: &Source,
    after: usize,
    end: usize,
    actors: &[PartyId],
    context: &Context,
    force: Force,
) -> Option<Vec<PartyId>> {
    let reach = source.text[after..end].char_indices().nth(8).map_or(end, |(at, _)| after + at);
    let rest = &source.text[after..end];
    if ["彼此", "对方", "各成员国", "各国", "各方"].iter().any(|word| rest.starts_with(word)) {
        return Some(if actors.len() == 1 && context.other(actors[0]).is_none() {
            actors.to_vec()
        } else {
            Vec::new()
        });
    }
    if force == Force::Opposition {
        return protected(source, Span::new(after, end), actors);
    }
    // 主张在甲组织协调下…: where, not whom.
    if rest.starts_with('在') {
        return None;
    }
    let mention: &Mention =
        source.mentions_in(Span::new(after, end)).next().filter(|mention| mention.span.start < reach)?;
    if matches!(mention.what, What::Role(Role::Pair | Role::Contract)) || mention.parties.len() > 1 {
        return Some(Vec::new());
    }
    let named: Vec<PartyId> =
        mention.parties.iter().copied().filter(|party| !actors.contains(party)).collect();
    (!named.is_empty()).then_some(named)
}

/// Whom an opposition protects: the object of what is done against it (P6, B49).
fn protected(source: &Source, span: Span, actors: &[PartyId]) -> Option<Vec<PartyId>> {
    const HARMS: [&str; 22] = [
        "干涉", "侵犯", "破坏", "损害", "干预", "颠覆", "分裂", "侵略", "攻击", "针对", "危害", "威胁",
        "遏制", "打压", "制裁", "抹黑", "干扰", "封锁", "入侵", "施压", "胁迫", "肢解",
    ];
    let harmed = source.mentions_in(span).find(|mention| {
        let before = &source.text[span.start..mention.span.start];
        HARMS.iter().any(|verb| before.ends_with(verb)) && mention.parties.len() == 1
    });
    let harmed: Vec<PartyId> =
        harmed?.parties.iter().copied().filter(|party| !actors.contains(party)).collect();
    (!harmed.is_empty()).then_some(harmed)
}

/// Those who are spoken to (`between`: the sentence names the two sides or one of them), when one party alone binds itself and the action names nobody.
pub(super) fn audience(
    context: &Context,
    actors: &[PartyId],
    subject: Option<&Subject>,
    force: Force,
    genre: Genre,
    text: &str,
    between: bool,
) -> Vec<PartyId> {
    let [actor] = *actors else { return Vec::new() };
    let by_country = matches!(subject, Some(Subject::Parties { span, .. }) if span.of(text) == "中国");
    let group = context.group.filter(|group| *group != actor);
    if context.to_group && !matches!(force, Force::Reaffirmation | Force::Opposition) {
        let open = if context.worldwide {
            force != Force::Proposal
        } else {
            matches!(force, Force::Pledge | Force::Intention) && by_country
        };
        return group.filter(|_| !open && force != Force::Support).into_iter().collect();
    }
    // A speech is to its meeting; a spokesman opposes for nobody's sake unless he says so.
    let beside = match genre {
        Genre::Speech => context.paired,
        // A spokesman answers the press: what he says of his own course is said to nobody else.
        Genre::PressConference | Genre::Interview => match force {
            Force::Pledge | Force::Intention | Force::Reaffirmation | Force::Proposal if !between => {
                return Vec::new();
            }
            force => force != Force::Opposition,
        },
        _ => true,
    };
    if let Some(other) = context.other(actor).filter(|_| beside && !context.to_group) {
        return vec![other];
    }
    if genre == Genre::Speech && !context.framed {
        return Vec::new();
    }
    match force {
        Force::Proposal | Force::Call => group.into_iter().collect(),
        Force::Pledge | Force::Intention if !by_country => group.into_iter().collect(),
        _ => Vec::new(),
    }
}
