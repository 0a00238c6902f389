//! Clauses without a cue of their own: what they take over, and the tasks of a report.

use super::Force;
use super::RuleId;
use super::action;
use super::candidate::{Candidate, push_split};
use super::cue::{Found, Role as CueRole};
use super::filter;
use super::goal;
use super::head::{Head, Predicate, Subject};
use super::means::means;
use super::reader::Reader;
use super::report;
use super::review::{agenda, opens_facts, reviews, tells};
use super::stance;
use super::state::Mode;
use super::subject::{Bound, at_home, bound};
use super::thing::{NOUN_VERBS, described};
use crate::extract::genre::Genre;
use crate::extract::grammar::Class;
use crate::extract::party::{Role, What};
use crate::extract::vocabulary::Entry;
use crate::text::span::Span;

/// A clause without a cue of its own: what it takes over, or a task of a report.
pub(super) fn without_cue(reader: &mut Reader, span: Span, head: &Head, header: bool) {
    let end = span.end;
    let text = reader.input.text;
    if stance::gives_support(reader, span, head) {
        return;
    }
    if matches!(head.subject, Some(Subject::Parties { .. })) {
        reader.take_subject(head);
        // 行政院已提出…: told, not to be done.
        let done = text[..head.core].ends_with(['已', '曾']) || text[..head.core].ends_with("已经");
        if reader.mode() == Mode::Task && !reader.state.past && !done && issuer_subject(reader, head) {
            return task(reader, span, head, header);
        }
        if reader.mode() == Mode::Task
            && let Some(Subject::Parties { parties, .. }) = &head.subject
            && reader.state.voice.is_none()
            && text[..head.content].ends_with("中国")
            && at_home(reader, parties)
            && !reader.state.past
            && matches!(head.predicate, Predicate::Verb(_))
            && !described(reader, span, head)
        {
            reader.state.country = Some(parties.clone());
            return task(reader, span, head, header);
        }
        reader.state.told = tells(reader, span, head);
        return;
    }
    if reader.input.genre == Genre::EsgReport && goal::sets_goal(reader, span, head) {
        return;
    }
    // 对地方转移支付增长7.8%: a goal whose subject a phrase opens.
    if reader.mode() == Mode::Task
        && matches!(head.predicate, Predicate::Phrase(_))
        && text[head.core..end].starts_with('对')
        && ["增长", "下降"].iter().any(|word| text[head.core..end].contains(word))
        && goal::goal(reader, span, head)
    {
        return;
    }
    if reader.mode() == Mode::Task && (agenda(reader, head, end) || opens_facts(&text[head.core..end])) {
        reader.state.told = true;
        reader.state.thing = false;
        reader.state.frame = None;
        return;
    }
    let verb = match head.predicate {
        Predicate::Verb(_) | Predicate::Phrase(_) => true,
        Predicate::Stative(_) | Predicate::None => false,
    };
    if !verb || reader.state.muted {
        return;
    }
    // 通过…合作，: means that belong to the action after it (B84).
    if ["通过", "透过"].iter().any(|word| text[head.core..end].starts_with(word))
        && !header
        && means(reader, Span::new(head.core, end))
    {
        reader.state.means = Some(span.start);
        return;
    }
    // 为支持联合国…，: what the next clause is for.
    // 为了农村的发展，: the same before a noun.
    if text[head.core..end].starts_with("为了") && !header {
        reader.set_lead(span);
        return;
    }
    let purpose = text[head.core..end].strip_prefix('为').is_some_and(|rest| {
        let after = reader.source.past_light(end - rest.len(), end, true);
        matches!(reader.source.predicate(after, end), Predicate::Verb(_))
            && filter::tail(&text[head.core..end]).is_none()
            && !["提供", "作出", "做出", "付出", "贡献", "创造"].iter().any(|word| rest.contains(word))
            && !(rest.contains("发挥")
                && rest.ends_with("作用")
                && reader.source.mentions_in(Span::new(head.core, end)).next().is_none())
    });
    if purpose && !header {
        reader.set_lead(span);
        return;
    }
    // 对小微企业…部分，: whom or what the next clause deals with.
    let concerns = text[head.core..end].starts_with('对')
        && (concerned(&text[head.core..end])
            || reader
                .input
                .hits
                .within(Span::new(head.core, end))
                .any(|hit| matches!(hit.entry, Entry::Grammar(Class::Agent)) && hit.span.end == end));
    if concerns && !header {
        reader.set_lead(span);
        return;
    }
    // 对部分进口商品，|免征…: whom or what a measure deals with stays with it.
    if reader.mode() == Mode::Task && !header && report::opens_measure(reader, head, span.start, end) {
        if report::acts_next(reader, end) {
            reader.state.means = Some(reader.source.past_light(span.start, end, false));
        } else {
            reader.set_lead(span);
        }
        return;
    }
    // 由专责小组负责，: somebody else does it (B77).
    if reader.mode() == Mode::Ordinary
        && text[head.core..end].starts_with('由')
        && !text[head.core..end].chars().take(12).any(|c| c == '起')
        && !text[head.core..end].contains(['%', '％'])
        && !text[head.core + '由'.len_utf8()..end].starts_with(|c: char| c.is_ascii_digit())
        && !header
    {
        reader.state.muted = true;
        return;
    }
    // 对于能源的选择，: what the next clause is about; 藉由研发，: how.
    if ["藉由", "借由", "作为", "对于", "关于", "至于", "面向"]
        .iter()
        .any(|word| text[head.core..end].starts_with(word))
        && !(text[head.core..end].starts_with("面向") && has_verb(reader, Span::new(head.core, end)))
        && !header
    {
        reader.set_lead(span);
        return;
    }
    if let Predicate::Phrase(_) = head.predicate
        && !has_verb(reader, Span::new(head.core, end))
    {
        reader.set_lead(span);
        return;
    }
    let frame = reader.state.frame.clone().or_else(|| {
        reader
            .state
            .stance
            .clone()
            .filter(|_| reader.mode() != Mode::Task && reader.input.genre != Genre::EsgReport)
    });
    let frame = frame.or_else(|| reader.header_frame());
    let Some(frame) = frame else {
        if reader.mode() == Mode::Task && !reader.state.told {
            task(reader, span, head, header);
        }
        return;
    };
    let bound =
        bound(reader, head).unwrap_or(Bound { actors: frame.actors.clone(), subject: None, own: false });
    let mut start = reader.source.past_light(span.start, end, false);
    if let Some(means) = reader.state.means.take() {
        start = means;
    }
    let (after, mut partners) = action::past_any_partner(reader, start, end);
    start = after;
    if partners.is_empty() {
        partners.clone_from(&frame.partners);
    }
    let action = Span::new(start, end).trimmed(text);
    if header || action.is_empty() {
        return;
    }
    if complements(reader, head) {
        let rule = RuleId { kind: "action", name: "complement" };
        return reader.reject(span, frame.cue.span, "other", rule);
    }
    let tail = tail_of(reader, head, end);
    // A proposal, call or agreement binds those who make it, whoever was named since.
    let actors = match frame.force {
        Force::Proposal | Force::Call | Force::Agreement | Force::Task => frame.actors.clone(),
        _ => bound.actors.clone(),
    };
    // 要… of a report: the next sentence has a cue of its own, its verb.
    let before = frame.cue.span.start < reader.input.sentences[reader.sentence].span.start;
    let reports = matches!(reader.input.genre, Genre::WorkReport | Genre::PolicyDocument);
    let verb = Reader::predicate_verb(head).filter(|_| before && reports && frame.force == Force::Task);
    let template = Candidate {
        shown: verb.unwrap_or(frame.cue.span),
        grade: frame.grade,
        own_cue: false,
        subject: bound.subject,
        partners,
        said_by: reader.said_by(),
        reaffirmed: reader.state.reaffirmed,
        negative: frame.force == Force::Opposition || undone(reader, head),
        tail: tail.map(|shape| (shape, shape.last)),
        ..Candidate::new(reader, span, action, frame.cue, frame.force, actors)
    };
    push_split(reader, template);
}

/// Whether a phrase with 对 ends in what is dealt with: 对小微企业…部分, 对…重点领域.
pub(super) fn concerned(phrase: &str) -> bool {
    ["部分", "现象", "行为", "情况", "问题", "领域", "区域", "行业", "环节", "群体", "人员", "案件"]
        .iter()
        .any(|noun| phrase.ends_with(noun))
}

/// Where the predicate begins behind a phrase of basis or direction without a comma:
/// 围绕产业需求|布局建设5条铁路, 按照方针|深化关系.
pub(super) fn past_basis(reader: &Reader, at: usize, end: usize) -> Option<usize> {
    const OPENS: [&str; 19] = [
        "参照", "参考", "针对", "围绕", "聚焦", "按照", "根据", "依托", "依照", "依据", "秉持", "秉承",
        "本着", "结合", "遵循", "瞄准", "对标", "立足", "着眼",
    ];
    let text = reader.input.text;
    // 采取有效措施|缓解困难
    if text[at..end].starts_with("采取")
        && let Some(found) = text[at..end].find("措施")
    {
        let after = at + found + "措施".len();
        let core = reader.source.past_light(after, end, true);
        let Predicate::Verb(verb) = reader.source.predicate(core, end) else { return None };
        return (text[verb.end.min(end)..end].chars().count() >= 2).then_some(after);
    }
    // 以服务业为重点|进一步放宽…
    if text[at..end].starts_with('以') {
        // 以效益为主要依据|评定…
        let named = || {
            let taken =
                at + text[at..end].find('为').filter(|taken| *taken > '以'.len_utf8())? + '为'.len_utf8();
            let words = reader.source.words;
            let from = words.partition_point(|word| word.span.start < taken);
            words[from..].iter().take_while(|word| word.span.end < end).find_map(|word| {
                let verb = reader.source.word_at(word.span.end).filter(|next| next.tag.as_str() == "v");
                let acts = reader.input.hits.grammar(word.span.end, &[Class::Verb, Class::Causative]);
                let acts = acts.or(verb.map(|next| next.span).filter(|next| next.len() > 3))?;
                let rest = text[acts.end.min(end)..end].chars().count();
                let role = &text[taken..word.span.end];
                let noun =
                    word.tag.as_str().starts_with('n') || ["依据", "参照"].contains(&word.span.of(text));
                (noun && rest >= 4 && role.chars().count() <= 6 && !role.contains('的'))
                    .then_some(word.span.end)
            })
        };
        return filter::roles()
            .find_map(|role| {
                let after = at + text[at..end].find(role)? + role.len();
                let core = reader.source.past_light(after, end, true);
                let Predicate::Verb(verb) = reader.source.predicate(core, end) else { return None };
                (text[verb.end.min(end)..end].chars().count() >= 2).then_some(after)
            })
            .or_else(named);
    }
    if !OPENS.iter().any(|word| text[at..end].starts_with(word))
        || filter::BASES.iter().any(|noun| text[at..end].ends_with(noun))
        || text[at..end].starts_with("针对") && concerned(&text[at..end])
    {
        return None;
    }
    let words = reader.source.words;
    let from = words.partition_point(|word| word.span.start < at);
    let inside: Vec<_> = words[from..].iter().take_while(|word| word.span.end <= end).collect();
    inside.windows(2).enumerate().skip(1).find_map(|(index, pair)| {
        let [before, word] = pair else { return None };
        let noun = before.span.of(text);
        let closed = before.tag.as_str().starts_with('n')
            || filter::BASES.contains(&noun)
            || noun.ends_with("实际")
            || noun == "等"
            || text[at..end].starts_with("针对")
                && reader.mode() == Mode::Task
                && !noun.ends_with('的')
                && noun.chars().all(char::is_alphanumeric)
            || noun.ends_with(['”', '》']);
        let start = word.span.start;
        let core = reader.source.past_light(start, end, true);
        let Predicate::Verb(verb) = reader.source.predicate(core, end) else { return None };
        let rest = &text[verb.end.min(end)..end];
        let acts = reader.input.hits.grammar(core, &[Class::Verb, Class::Causative]).is_some()
            && rest.chars().count() >= if NOUN_VERBS.contains(&verb.of(text)) { 4 } else { 2 }
            && !rest.starts_with('的');
        (index > 0 && closed && acts).then_some(start)
    })
}

/// Whether the action before led somebody to act, so that this clause has that somebody as its doer (S4, B34).
fn complements(reader: &Reader, head: &Head) -> bool {
    // 引导企业…，完善…制度: the issuer's own work again.
    const OWN: [&str; 18] = [
        "完善", "健全", "建立", "推进", "加快", "深化", "加强", "实施", "优化", "推动", "制定", "出台",
        "支持", "培育", "发展", "强化", "建设", "促进",
    ];
    let text = reader.input.text;
    let own_work = OWN.iter().any(|verb| text[head.core..].starts_with(verb));
    // 帮助妇女…，关注其需要，落实…: behind a lead-in it goes on by itself.
    let led = |end: usize| reader.state.lead.is_some_and(|lead| lead.start >= end);
    reader.candidates.last().filter(|before| !led(before.clause.end)).is_some_and(|before| {
        let core = reader.source.past_light(before.action.start, before.action.end, true);
        let leads = ["引导", "帮助", "协助", "促使"].iter().any(|verb| text[core..].starts_with(verb));
        let group =
            || {
                reader.input.hits.within(Span::new(core, before.action.end)).any(|hit| {
                    matches!(hit.entry, Entry::Grammar(Class::Agent)) && hit.span.start <= core + 24
                })
            };
        leads && (reader.source.mentions_in(before.action).next().is_some() || !own_work && group())
    })
}

/// 不谋求势力范围, 无意…: what is left undone.
fn undone(reader: &Reader, head: &Head) -> bool {
    let core = &reader.input.text[head.core..];
    (core.starts_with('不') && !core.starts_with("不断") && !core.starts_with("不仅"))
        || ["无意", "力戒", "杜绝"].iter().any(|word| core.starts_with(word))
}

/// The tail that a clause is: by its words, as 以 + verb, or as a further part of 使其….
pub(super) fn tail_of(reader: &Reader, head: &Head, end: usize) -> Option<&'static filter::Shape> {
    let text = reader.input.text;
    let core = &text[head.core..end];
    // 共同维护…: done together, it is an action (B37).
    let together = ["共同", "携手", "致力于"].iter().any(|word| text[head.content..head.core].contains(word));
    let found = filter::tail(&text[head.content..end]).or_else(|| filter::tail(core));
    // 努力使各项事业有新的进步: what is striven for is done, not said as a result.
    let striven = core.starts_with('使') && text[head.content..head.core].contains("努力");
    if let Some(found) = found.filter(|found| !(together && found.last || striven)) {
        return Some(found);
    }
    let purpose = core.starts_with('以') && !by_means(reader, head.core, end) && {
        // 以逐步地满足…, 以充分发挥…: an adverb before the verb; 以高水平开放推动…: no adverb.
        let after = head.core + '以'.len_utf8();
        let adverb = reader.source.past_light(after, end, true);
        let plain =
            ["逐步", "充分", "尽快", "切实", "进一步"].iter().any(|word| text[after..].starts_with(word));
        let after = if plain { adverb } else { after };
        // 以创新驱动引领需求: what does it, then what is done.
        let does = |verb: Span| {
            NOUN_VERBS.contains(&verb.of(text))
                && ["引领", "带动", "驱动", "支撑", "倒逼"]
                    .iter()
                    .any(|word| text[verb.end..end].contains(word))
        };
        matches!(reader.source.predicate(after, end), Predicate::Verb(verb) if !does(verb))
    };
    let continued = reader.candidates.last().is_some_and(|before| {
        let action = before.action.of(text);
        before.tail.is_some_and(|(shape, _)| shape.id == "purpose")
            && (action.starts_with(['使', '让']) && !own_again(action, core) || action.contains('其'))
    });
    (purpose || continued).then(|| filter::tail("旨在")).flatten()
}

/// 使企业成为主体，|打造创新体系: what the issuer does again, not what X is brought to (B38). With 不但 X goes on (S4).
fn own_again(action: &str, core: &str) -> bool {
    const WORK: [&str; 22] = [
        "提升",
        "打造",
        "完善",
        "健全",
        "建立",
        "推进",
        "加快",
        "深化",
        "加强",
        "实施",
        "执行",
        "推动",
        "制定",
        "支持",
        "培育",
        "强化",
        "建设",
        "解决",
        "扩大",
        "破除",
        "将",
        "发挥政府",
    ];
    !["不但", "不仅", "既"].iter().any(|word| action.contains(word))
        && WORK.iter().any(|verb| core.starts_with(verb))
        && !["自己", "走出", "建立起"].iter().any(|word| core.contains(word))
}

/// 以谈判化解争端, 以负责任的方式处置废料: how something is done, not what for.
fn by_means(reader: &Reader, at: usize, end: usize) -> bool {
    const WAYS: [&str; 12] =
        ["谈判", "协商", "对话", "磋商", "合作", "方式", "手段", "途径", "态度", "方法", "姿态", "形式"];
    let phrase = &reader.input.text[at..end];
    WAYS.iter().any(|way| {
        phrase.find(way).is_some_and(|found| {
            let after = reader.source.past_light(at + found + way.len(), end, true);
            matches!(reader.source.predicate(after, end), Predicate::Verb(verb) if verb.end < end)
        })
    })
}

/// Whether a verb of action stands in the span after its first phrase.
pub(super) fn has_verb(reader: &Reader, span: Span) -> bool {
    let text = reader.input.text;
    let mut at = span.start + text[span.start..].chars().next().map_or(0, char::len_utf8);
    let mut quotes = 0_i32;
    while at < span.end {
        let Some(c) = text[at..].chars().next() else { break };
        match c {
            '“' | '（' | '《' | '(' => quotes += 1,
            '”' | '）' | '》' | ')' => quotes -= 1,
            _ => {}
        }
        if quotes <= 0
            && matches!(reader.source.predicate(at, span.end), Predicate::Verb(_))
            && reader.source.word_begins(at)
        {
            return true;
        }
        at += c.len_utf8();
    }
    false
}

pub(super) fn issuer_subject(reader: &Reader, head: &Head) -> bool {
    let named = matches!(&head.subject, Some(Subject::Parties { what: What::Name, parties, .. })
        if parties.first().copied() == reader.context().issuer && reader.input.genre == Genre::PolicyDocument);
    (named
        || matches!(
            head.subject,
            Some(Subject::Parties { what: What::Role(Role::Speaker | Role::Issuer), .. })
        ))
        && match head.predicate {
            Predicate::Verb(_) => true,
            // 国务院关于…的意见 names a paper.
            Predicate::Phrase(phrase) => !reader.text(phrase).starts_with("关于"),
            Predicate::Stative(_) | Predicate::None => false,
        }
        && reader.context().issuer.is_some()
}

/// A clause of a report or plan that begins with its verb: an instruction to oneself.
pub(super) fn task(reader: &mut Reader, span: Span, head: &Head, header: bool) {
    let text = reader.input.text;
    let Some(issuer) = reader.context().issuer else { return };
    let end = span.end;
    let start = match &head.subject {
        Some(Subject::Parties { span, .. }) => reader.source.past_light(span.end, end, false),
        _ => reader.source.past_light(span.start, end, false),
    };
    let start = reader.state.means.take().unwrap_or(start);
    let (start, partners) = action::past_partner(reader.source, start, end);
    let action = Span::new(start, end).trimmed(text);
    if header || action.is_empty() || reviews(reader) {
        return;
    }
    let modal = reader.source.cues.within(action).find(|cue| cue.cue().role == CueRole::Modal);
    // 教育经费要向山区倾斜: the cue is 要, though the clause begins like a verb.
    let verb = modal.map(|cue| cue.span).or_else(|| Reader::predicate_verb(head)).unwrap_or(action);
    // 中国积极发展…，推进…: the country itself, to the end of its sentence.
    let actors = reader.state.country.clone().unwrap_or_else(|| vec![issuer]);
    let tail = tail_of(reader, head, end);
    let cue = Found { span: verb, row: Reader::row_of("must") };
    push_split(
        reader,
        Candidate {
            shown: verb,
            grade: 3,
            own_cue: false,
            subject: head.subject.clone(),
            tail: tail.map(|shape| (shape, shape.last)),
            counterparties: (!partners.is_empty()).then_some(partners),
            ..Candidate::new(reader, span, action, cue, Force::Task, actors)
        },
    );
}
