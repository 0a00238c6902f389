//! Things as subjects: what is described of them binds nobody, with a few exceptions.

use super::candidate::{Candidate, push};
use super::cue::Role as CueRole;
use super::goal::{acts, bare, goal, own_goal};
use super::head::{Head, Predicate, Subject};
use super::reader::Reader;
use super::state::Mode;
use super::{Force, RuleId, concluded, filter, home, local, promised, report, review};
use crate::extract::genre::Genre;
use crate::extract::party::PartyKind;
use crate::text::span::Span;

impl Reader<'_> {
    /// A thing as subject binds nobody, except the issuer's own means and goals in a report (B63, B30).
    pub(super) fn thing(&mut self, span: Span, thing: Span, head: &Head, header: bool) {
        if (self.mode() == Mode::Task || self.context().issuer.is_some()) && goal(self, span, head) {
            return;
        }
        // 会议分析当前形势，部署明年工作: the business of a meeting, to the end of its sentence.
        if head.stack.is_empty() && review::deals(self, span) {
            self.state.told = true;
            return;
        }
        if own_goal(self, span, head)
            || promised::promised(self, span, head)
            || concluded::signed(self, span, thing)
        {
            return;
        }
        if called(self, span, head) || local::makes_known(self, span, head) {
            return;
        }
        if head.stack.is_empty() && local::told(self, span) {
            return;
        }
        if unless(self, span, head) || owned(self, span, head) {
            return;
        }
        let cue = head.stack.first().map(|element| element.cue);
        if let Some(found) = cue {
            let (filter, name) = match found.cue().role {
                CueRole::Modal => ("impersonal", "impersonal"),
                _ if found.cue().id == "will" => ("prediction", "thing"),
                _ => ("no_party", "thing"),
            };
            self.reject(span, found.span, filter, RuleId { kind: "subject", name });
        }
        // A bare noun phrase in front of a comma may still be the topic of what follows: 该项目，双方愿…
        if !header && !self.state.inside {
            self.state.thing = true;
            self.state.frame = None;
            self.state.stance = None;
            if !report::adds(self.text(span)) {
                self.state.doer = report::names_doer(self, span, head).then_some(span);
            }
        }
    }
}

/// Verbs whose object is a clause: what they bring about is done, not described.
const BRINGING_ABOUT: [&str; 30] = [
    "推动", "促进", "推进", "使", "让", "令", "确保", "保障", "保证", "实现", "保持", "维持", "带动", "引导",
    "防止", "避免", "遏制", "支持", "帮助", "助力", "促使", "维护", "坚持", "做到", "力争", "争取", "努力",
    "稳定", "巩固", "引领",
];

/// 追求转型正义的目标是…: what something is, told of an action.
pub(super) fn equates(words: &str) -> bool {
    const EQUATES: [&str; 10] = [
        "的目标是",
        "的目的是",
        "的关键是",
        "的核心是",
        "的根本是",
        "的基础是",
        "的前提是",
        "的本质是",
        "的意义是",
        "的重点是",
    ];
    EQUATES.iter().any(|word| words.contains(word))
}

/// A state told of a thing whose name begins like a verb: 治理效能提升, 突发事件应急能力显著增强, 发展韧性强劲 (B63).
pub(super) fn described(reader: &Reader, span: Span, head: &Head) -> bool {
    const DEGREE: [&str; 21] = [
        "不断",
        "显著",
        "明显",
        "更加",
        "持续",
        "继续",
        "进一步",
        "逐步",
        "日益",
        "逐月",
        "总体",
        "大幅",
        "仍然",
        "依然",
        "更为",
        "日趋",
        "逐年",
        "普遍",
        "稳步",
        "充分",
        "基本",
    ];
    const STATES: [&str; 27] = [
        "提升",
        "增强",
        "强劲",
        "突出",
        "完善",
        "好转",
        "改善",
        "稳固",
        "优化",
        "凸显",
        "向好",
        "显现",
        "严峻",
        "复杂",
        "有力",
        "健全",
        "平稳",
        "深化",
        "明显",
        "充分",
        "强大",
        "提高",
        "在望",
        "发挥",
        "彰显",
        "形成",
        "巩固拓展",
    ];
    const HOLDS: [&str; 15] = [
        "具有",
        "面临",
        "存在",
        "处于",
        "呈现",
        "取得",
        "仍然是",
        "依然是",
        "迎来",
        "得到",
        "进入",
        "胜利在望",
        "成效显著",
        "正经历",
        "迈出",
    ];
    let text = reader.input.text;
    // 对话的大门是敞开的
    let words = &text[head.core.min(span.end)..span.end];
    if head.subject.is_none() && words.contains('是') && words.ends_with('的') && !words.starts_with("推")
    {
        return true;
    }
    let Predicate::Verb(verb) = head.predicate else { return false };
    if matches!(head.subject, Some(Subject::Thing(_))) {
        return false;
    }
    let core = &text[verb.start..span.end];
    if BRINGING_ABOUT.iter().any(|word| core.starts_with(word)) || core.contains(['使', '让']) {
        return false;
    }
    let rest = &text[verb.end..span.end];
    if let Some(before) = STATES.iter().find_map(|state| rest.strip_suffix(state)) {
        // 能力显著|增强, 效能|提升: a noun stands between verb and state.
        let noun = DEGREE.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
        let open = noun.chars().count() >= 2 && !noun.ends_with(['的', '、', '和', '与', '及']);
        let degree = noun.len() < before.len();
        let nominal = NOUN_VERBS.contains(&verb.of(text));
        if open && (degree || nominal) {
            return true;
        }
    }
    let rest = rest.trim_start_matches("仍然");
    let nominal = NOUN_VERBS.contains(&verb.of(text));
    // 司法改革是…的议题: what something is.
    let is = |at: usize| rest[at..].starts_with('是') && !rest[..at].ends_with(['别', '其']);
    if nominal && rest.char_indices().nth(2).is_some_and(|(at, _)| is(at)) {
        return true;
    }
    HOLDS.iter().any(|word| {
        (nominal || matches!(*word, "取得" | "胜利在望" | "成效显著"))
            && rest.find(word).is_some_and(|at| {
                (at >= 6 || nominal) && !rest[at..].contains('的') && !rest[..at].contains('、')
            })
    })
}

/// Verbs that are as often the name of what is done.
pub(super) const NOUN_VERBS: [&str; 29] = [
    "司法",
    "立法",
    "执法",
    "治理",
    "发展",
    "防范",
    "改革",
    "建设",
    "管理",
    "服务",
    "保障",
    "创新",
    "合作",
    "开放",
    "监管",
    "生产",
    "消费",
    "投资",
    "就业",
    "复工",
    "复工复产",
    "突发",
    "试点",
    "作用",
    "教育",
    "投入",
    "实践",
    "增长",
    "脱贫",
];

/// 未改善者将终止合作: whoever does so meets what the one told of will do (B29, B77).
fn unless(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let text = reader.input.text;
    let Some(element) = head.stack.first().copied().filter(|element| element.cue.cue().id == "will") else {
        return false;
    };
    let whoever = Span::new(span.start, element.cue.span.start).trimmed(text);
    let opens = ["未", "逾期", "违", "拒"].iter().any(|word| whoever.of(text).starts_with(word));
    if reader.mode() != Mode::Ordinary || !opens || !whoever.of(text).ends_with(['者', '的']) {
        return false;
    }
    let carried = reader.state.subject.as_ref().map(|carried| carried.parties.clone());
    let Some(actors) = carried.or_else(|| reader.context().issuer.map(|issuer| vec![issuer])) else {
        return false;
    };
    let action = Span::new(element.cue.span.end, span.end).trimmed(text);
    let candidate = Candidate {
        condition: Some(whoever),
        ..Candidate::new(reader, span, action, element.cue, Force::Pledge, actors)
    };
    push(reader, candidate);
    true
}

/// 我宣布：中国—甲国合作基金将延期3年: what is announced of the party's own product (B44).
fn owned(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let Some(element) = head.stack.first().copied().filter(|element| element.cue.cue().id == "will") else {
        return false;
    };
    let sentence = reader.input.sentences[reader.sentence].span;
    let before = Span::new(sentence.start, span.start.max(sentence.start));
    let announced = reader.source.cues.within(before).any(|cue| cue.cue().id == "announce")
        || reader.header_frame().is_some_and(|frame| frame.cue.cue().id == "announce");
    let Some(carried) = reader.state.subject.clone().filter(|_| announced) else { return false };
    let start = reader.source.past_light(span.start, span.end, true);
    if reader.source.mention_at(start).is_none_or(|mention| mention.parties != carried.parties) {
        return false;
    }
    let candidate = Candidate {
        subject: Some(carried.subject),
        ..Candidate::new(
            reader,
            span,
            Span::new(start, span.end),
            element.cue,
            Force::Pledge,
            carried.parties,
        )
    };
    push(reader, candidate);
    true
}

/// 主要经济体要…, said by one party: a call to those whom a common noun names (B40).
pub(super) fn called(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let Some(element) = head.stack.first().copied() else { return false };
    let subject = Span::new(span.start, element.cue.span.start).trimmed(reader.input.text);
    if element.cue.cue().id != "must" || !acts(reader, subject) {
        return false;
    }
    let speaker = reader.context().speaker.filter(|_| reader.input.genre == Genre::Speech);
    let Some(speaker) = speaker.or_else(|| home::caller(reader)) else { return false };
    let name = bare(reader, subject).of(reader.input.text).to_owned();
    let called = vec![reader.parties.intern(&name, PartyKind::Group, None)];
    reader.calls_on(element.cue, speaker, &called);
    // 各级领导干部要牢记…，: only the attitude of what follows (B35).
    let content = reader.source.past_light(element.cue.span.end, span.end, true);
    if filter::lead(&reader.input.text[content..span.end]).is_some() {
        reader.set_lead(span);
        return true;
    }
    // 大国更应该有大国的样子，要…: the attitude first, then what is called for (B89).
    if matches!(head.predicate, Predicate::Stative(_)) {
        return true;
    }
    push(
        reader,
        Candidate {
            grade: 3,
            subject: head.subject.clone(),
            counterparties: Some(called),
            ..Candidate::new(
                reader,
                span,
                Span::new(subject.start, span.end),
                element.cue,
                Force::Call,
                vec![speaker],
            )
        },
    );
    true
}
