//! The wording of reports and plans: clauses that begin like a task and are none, and what opens a list of tasks.

use super::candidate::{Candidate, push};
use super::cue::Role as CueRole;
use super::goal::acts;
use super::head::{Head, Predicate, Subject};
use super::reader::Reader;
use super::state::Mode;
use super::thing::NOUN_VERBS;
use super::{Force, goal};
use crate::extract::grammar::Class;
use crate::extract::party::{PartyId, PartyKind};
use crate::extract::vocabulary::Entry;
use crate::text::span::Span;

/// The clause behind the head of a list, which stays as what leads it in.
pub(super) fn past_head(reader: &mut Reader, span: Span) -> Span {
    let Some(start) = opens_list(reader, span) else { return span };
    reader.set_lead(Span::new(reader.input.sentences[reader.sentence].span.start, start));
    reader.state.thing = false;
    reader.state.muted = false;
    Span::new(start, span.end)
}

/// 重点是改革…，推进…; 今年工作的任务，是完善…: where the first verb of the list begins (S5).
fn opens_list(reader: &Reader, span: Span) -> Option<usize> {
    const HEADS: [&str; 7] = ["重点是", "任务是", "关键是", "核心是", "重点工作是", "突破口是", "主攻方向是"];
    const NOUNS: [&str; 7] = ["重点", "任务", "方针", "措施", "内容", "途径", "关键"];
    const SAID: [&str; 12] =
        ["条件", "基础", "保证", "前提", "关键", "要求", "标志", "事情", "体现", "选择", "保障", "问题"];
    if reader.mode() != Mode::Task {
        return None;
    }
    let words = reader.text(span);
    let sentence = reader.input.sentences[reader.sentence].span;
    let before = reader.input.text[sentence.start..span.start].trim_end_matches(['，', ' ', '：']);
    let after = match words.strip_prefix('是') {
        Some(rest) if NOUNS.iter().any(|noun| before.ends_with(noun)) => span.end - rest.len(),
        Some(_) => return None,
        None => HEADS
            .iter()
            .find_map(|head| words.find(head).map(|at| (at, span.start + at + head.len())))
            .filter(|(at, _)| words[..*at].chars().count() <= 20)
            .map(|(_, after)| after)?,
    };
    let start = span.end - reader.input.text[after..span.end].trim_start_matches(['：', ' ']).len();
    let core = reader.source.past_light(start, span.end, true);
    let does = matches!(reader.source.predicate(core, span.end), Predicate::Verb(_))
        || reader.source.cues.at(core).is_some_and(|cue| cue.cue().role == CueRole::Modal);
    (does && !SAID.iter().any(|noun| words.ends_with(noun))).then_some(start)
}

/// Why a clause without a cue is no task though a verb begins it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// 就能…, 才会…: what comes of the clauses before, which are a condition.
    Consequence,
    /// 普及教育是…的前提: what is said of an action.
    Copula,
    /// 向大会作报告: the ceremony of the text itself.
    Ceremony,
    /// 经营难以为继的企业: the end of a description that a comma cut.
    Relative,
    /// 有条件的企业，: who is instructed by the next clause.
    Doer,
}

/// What a clause tells instead of instructing (B2, B15, B41).
fn told(reader: &Reader, span: Span, head: &Head) -> Option<Told> {
    const COMES: [&str; 11] =
        ["就能", "就会", "就可以", "就可能", "就不能", "就无法", "就难以", "才能", "才会", "才可能", "只会"];
    if reader.mode() != Mode::Task || matches!(head.subject, Some(Subject::Parties { .. })) {
        return None;
    }
    let words = reader.text(span);
    if COMES.iter().any(|word| words.starts_with(word)) {
        return Some(Told::Consequence);
    }
    let reports = ["作报告", "作政府工作报告", "作工作报告", "报告工作", "提出建议"];
    let to = ["向大会", "向党的", "向全国", "对今年", "并对今年", "代表"]
        .iter()
        .any(|word| words.starts_with(word));
    if to && reports.iter().any(|word| words.ends_with(word)) {
        return Some(Told::Ceremony);
    }
    let described = ["有", "具备", "符合", "处于", "位于"].iter().any(|word| words.starts_with(word));
    if described && words.contains('的') && names_doer(reader, span, head) {
        return Some(Told::Doer);
    }
    let Predicate::Verb(verb) = head.predicate else { return None };
    let rest = &reader.input.text[verb.end.min(span.end)..span.end];
    let cut =
        ["得", "难以", "困难", "不善", "不力", "不良", "亏损"].iter().any(|word| rest.starts_with(word))
            && !rest.starts_with("得到");
    let noun =
        rest.rfind('的').is_some_and(|at| (2..=5).contains(&rest[at..].chars().count().saturating_sub(1)));
    if cut && noun {
        return Some(Told::Relative);
    }
    // 坚持房子是用来住的定位: what is upheld or held is a sentence itself.
    let holds = ["坚持", "树立", "弘扬", "贯彻", "牢记", "落实", "践行", "增强", "强化", "认清", "确认"];
    (!holds.contains(&verb.of(reader.input.text)) && copula(rest)).then_some(Told::Copula)
}

/// Whether 是 says something about the action that the clause begins with.
fn copula(rest: &str) -> bool {
    const OTHERS: [&str; 15] =
        ["别", "其", "于", "但", "还", "或", "凡", "总", "求", "就", "只", "不论", "无论", "各行其", "不管"];
    rest.match_indices('是').any(|(at, word)| {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        before.chars().count() >= 2
            && after.chars().count() >= 3
            && !before.contains(['“', '《', '（', '：'])
            && !OTHERS.iter().any(|other| before.ends_with(other))
            && !after.starts_with(['否', '非'])
    })
}

/// Reads a clause that tells instead of instructing, or instructs the doer named before it.
pub(super) fn settles(reader: &mut Reader, span: Span, head: &Head, own: Option<usize>) -> bool {
    let doer = if adds(reader.text(span)) { None } else { reader.state.doer.take() };
    if let Some(told) = told(reader, span, head).filter(|_| own.is_none()) {
        let condition = matches!(told, Told::Consequence | Told::Copula);
        if condition && reader.state.frame.is_none() {
            reader.candidates.retain(|before| before.own_cue || before.force == Force::Target);
        }
        reader.state.muted = condition;
        if told == Told::Doer {
            reader.state.thing = true;
            reader.state.frame = None;
            reader.state.doer = Some(span);
        }
        return true;
    }
    doer.is_some_and(|doer| own == Some(0) && head.subject.is_none() && calls(reader, span, doer, head))
}

/// 全国性的外贸公司，要…: the doer stands before a comma; it is called on (B71).
fn calls(reader: &mut Reader, span: Span, doer: Span, head: &Head) -> bool {
    let Some(issuer) = reader.context().issuer else { return false };
    let Some(element) = head.stack.first().copied().filter(|element| element.cue.cue().id == "must") else {
        return false;
    };
    if matches!(head.predicate, Predicate::Stative(_)) {
        return false;
    }
    let called = doers(reader, doer);
    reader.calls_on(element.cue, issuer, &called);
    push(
        reader,
        Candidate {
            grade: 3,
            counterparties: Some(called),
            ..Candidate::new(
                reader,
                span,
                Span::new(doer.start, span.end),
                element.cue,
                Force::Call,
                vec![issuer],
            )
        },
    );
    true
}

/// Whether a clause is nothing but the name of somebody who can act, which the next clause instructs.
pub(super) fn names_doer(reader: &Reader, span: Span, head: &Head) -> bool {
    const OTHERS: [&str; 8] = ["我们", "我国", "凡", "一个", "任何", "像", "如", "对"];
    let words = reader.text(span);
    let concerned = reader.state.lead.is_some_and(|lead| reader.text(lead).starts_with('对'));
    reader.mode() == Mode::Task
        && head.stack.is_empty()
        && acts(reader, span)
        && !concerned
        && !adds(words)
        && !words.contains("作为")
        && !OTHERS.iter().any(|word| words.starts_with(word))
}

/// 特别是大中型企业: more exactly those named before.
pub(super) fn adds(words: &str) -> bool {
    ["特别是", "尤其是", "包括"].iter().any(|word| words.starts_with(word))
}

/// Those who are called on: each of a list whose every member can act.
pub(super) fn doers(reader: &mut Reader, span: Span) -> Vec<PartyId> {
    let span = goal::bare(reader, span);
    let mut parts: Vec<Span> = Vec::new();
    let mut start = span.start;
    for (at, mark) in span.of(reader.input.text).match_indices(['、', '和', '与', '及']) {
        parts.push(Span::new(start, span.start + at));
        start = span.start + at + mark.len();
    }
    parts.push(Span::new(start, span.end));
    let all = parts.iter().all(|part| {
        let name = part.of(reader.input.text);
        name == "中央" || name == "地方" || !part.is_empty() && acts(reader, *part)
    });
    // 各级政府及其工作人员, 任何组织和个人, 中央和国家机关: one name.
    let name = span.of(reader.input.text);
    let one = name.contains("及其") || name.starts_with("任何") || name.starts_with("中央和国家");
    let parts = if all && !one { parts } else { vec![span] };
    parts
        .into_iter()
        .map(|part| {
            let name = part.of(reader.input.text).to_owned();
            reader.parties.intern(&name, PartyKind::Other, None)
        })
        .collect()
}

/// Whether a clause of a plan only says with whom or what the next one deals: 对…的商品，, 允许…的企业，.
pub(super) fn opens_measure(reader: &Reader, head: &Head, start: usize, end: usize) -> bool {
    let text = reader.input.text;
    let words = &text[head.core..end];
    let Some(noun) = reader.source.words.get(reader.source.words.partition_point(|word| word.span.end < end))
    else {
        return false;
    };
    let written = noun.span.of(text);
    let named = noun.span.end == end
        && (noun.tag.as_str().starts_with(['n', 'x']) || written == "部署")
        && noun.span.start > head.core
        && !words.ends_with('”')
        && !["警惕", "要求", "关系", "意见", "措施", "办法"].contains(&written);
    // 对接国际规则, 创新对外投资方式: other words; 对企业实行公司制: the measure itself.
    let verb = reader.source.word_at(head.core).is_none_or(|word| word.span.of(text) != "对")
        || reader.source.past_light(start, end, false) != head.core;
    let with = match words.find('的') {
        _ if verb || words.starts_with("对于") || !words.starts_with('对') => false,
        Some(at) => !deals(reader, Span::new(head.core + at, end)),
        None => !deals(reader, Span::new(head.core + '对'.len_utf8(), end)),
    };
    let to =
        words.starts_with("允许") && words.rfind('的').is_some_and(|at| words[at..].chars().count() <= 6);
    let follows = reader.input.sentences[reader.sentence].span.end;
    named && (with || to) && text[end..].starts_with('，') && end + '，'.len_utf8() < follows
}

/// Whether a verb of the tables stands there that is not as often a noun: 企业|实行, but 前往内地的|运输.
fn deals(reader: &Reader, span: Span) -> bool {
    const NOUNS: [&str; 10] =
        ["进口", "出口", "运输", "经营", "流通", "加工", "用于", "优质", "交易", "贸易"];
    reader.input.hits.within(span).any(|hit| {
        let written = hit.span.of(reader.input.text);
        matches!(hit.entry, Entry::Grammar(Class::Verb | Class::Causative))
            && hit.span.len() > 3
            && reader.source.word_begins(hit.span.start)
            && !NOUN_VERBS.contains(&written)
            && !NOUNS.contains(&written)
    })
}

/// Whether what stands behind the comma begins with its verb: no 要, no other subject.
pub(super) fn acts_next(reader: &Reader, end: usize) -> bool {
    let follows = reader.input.sentences[reader.sentence].span.end;
    let next = reader.source.past_light((end + '，'.len_utf8()).min(follows), follows, true);
    reader.source.cues.at(next).is_none_or(|cue| cue.cue().role == CueRole::Stance)
        && reader.source.predicate(next, follows) != Predicate::None
}
