//! Goals and positions of an issuer: figures of a report, plans told of things, what a statute supports.

use super::candidate::{Candidate, push};
use super::carry::past_basis;
use super::cue::{Found, Role as CueRole};
use super::filter;
use super::head::{Head, Predicate};
use super::item::times_in;
use super::reader::Reader;
use super::report::doers;
use super::review::reviews;
use super::state::{Frame, Mode};
use super::{Force, RuleId};
use crate::extract::amount::{Amount, AmountKind};
use crate::extract::date::{DateKind, Limit};
use crate::extract::genre::Genre;
use crate::extract::grammar::Class;
use crate::extract::party::{PartyId, PartyKind};
use crate::extract::vocabulary::Entry;
use crate::text::span::Span;

/// A goal of a report whose subject is a thing: 国内生产总值增长5%左右 (B30, B62, B63).
pub(super) fn goal(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let text = reader.input.text;
    let words = span.of(text);
    let Some(issuer) = reader.context().issuer else { return false };
    let company = reader.input.genre == Genre::EsgReport;
    let modal = head.stack.first().is_some_and(|element| element.cue.cue().role == CueRole::Modal);
    // 政府投资更多向民生倾斜: the issuer's own means, without 要 (B63).
    let leans = head.stack.is_empty()
        && ["倾斜", "下沉"].iter().any(|verb| words.ends_with(verb))
        && words.contains('向');
    let bound = reader
        .input
        .amounts
        .iter()
        .find(|amount| span.covers(amount.span) && amount.kind != AmountKind::Ordinal)
        .map(|amount| amount.bound.label());
    let planned = head.stack.first().is_some_and(|element| element.cue.cue().id.starts_with("plan"));
    let quantified = bound.is_some_and(|bound| planned || measures(words, bound)) || words.contains("全覆盖");
    // 增幅高于去年: measured against last year, not told of it.
    let compared = ["于去年", "比去年", "较去年", "过去年"].iter().any(|word| words.contains(word));
    let past = ["去年", "已", "了", "过去", "达到了", "年均", "连续", "以来", "期间会见"]
        .iter()
        .any(|word| words.contains(word) && !(compared && word.ends_with("去年")));
    if past
        || !(quantified || modal || leans)
        || (company && !(quantified && aims(reader, span)))
        || reviews(reader)
        || words.contains(['是'])
    {
        return false;
    }
    // 中央投资安排6000亿元: its own cue goes first (B93).
    let money = |amount: &Amount| span.covers(amount.span) && amount.kind == AmountKind::Money;
    let allots = !company && words.contains("安排") && reader.input.amounts.iter().any(money);
    let force = if planned {
        Force::Intention
    } else if (modal || leans) && !quantified || allots {
        Force::Task
    } else {
        Force::Target
    };
    let cue = match head.stack.first() {
        Some(element) => element.cue,
        None => Found { span: span.trimmed(text), row: Reader::row_of("must") },
    };
    // 国有林场要…: another doer is called on (B71).
    let doer = head.stack.first().filter(|_| modal && !quantified).and_then(|element| {
        let subject = Span::new(span.start, element.cue.span.start).trimmed(text);
        (reader.mode() == Mode::Task && acts(reader, subject)).then(|| bare(reader, subject))
    });
    let force = if doer.is_some() { Force::Call } else { force };
    // 这个进程不能…, 人类必须…: said of nobody's means (B15).
    let cannot = head.stack.first().is_some_and(|element| element.cue.cue().id == "mustnot");
    let nobody = ["人类", "任何人", "任何力量", "人人"].iter().any(|word| words.starts_with(word))
        || cannot && ["这", "那", "它"].iter().any(|word| words.starts_with(word));
    if nobody && matches!(force, Force::Task) {
        return false;
    }
    let content = head.stack.first().map_or(span.start, |element| element.cue.span.end);
    let counterparties: Vec<PartyId> = doer.map(|doer| doers(reader, doer)).unwrap_or_default();
    let start = reader.source.past_light(span.start, span.end, true);
    let action = Span::new(start, span.end).trimmed(text);
    // 全党必须牢记：…, 全党要增强自信，: only the attitude of what follows (B35).
    if force == Force::Task && words.starts_with("全党") {
        let content = reader.source.past_light(content, span.end, true);
        if filter::lead(&text[content..span.end]).is_some() {
            return true;
        }
    }
    if force == Force::Call {
        // 各方面要…，细化…: the call goes on (B71).
        reader.state.frame =
            Some(Frame { cue, force, grade: 3, actors: vec![issuer], partners: counterparties.clone() });
        let whole = filter::lead(text[content..span.end].trim_start()).is_some_and(|shape| shape.id == "two");
        let content = reader.source.past_light(content, span.end, true);
        if (whole || filter::lead(&text[content..span.end]).is_some())
            && past_basis(reader, content, span.end).is_none()
        {
            return true;
        }
    }
    push(
        reader,
        Candidate {
            grade: match force {
                Force::Target => 4,
                Force::Intention => 2,
                _ => 3,
            },
            own_cue: !head.stack.is_empty(),
            subject: head.subject.clone(),
            counterparties: Some(counterparties),
            negative: false,
            ..Candidate::new(reader, span, action, cue, force, vec![issuer])
        },
    );
    true
}

/// Whether a figure is one to be reached: a bound, or a word of change or level beside it.
pub(super) fn measures(words: &str, bound: &str) -> bool {
    const CHANGE: [&str; 48] = [
        "减量",
        "覆盖",
        "满足",
        "投资",
        "改善",
        "安排",
        "发行",
        "不高于",
        "优于",
        "以上",
        "以下",
        "左右",
        "面积",
        "规模",
        "增长",
        "增加",
        "增速",
        "下降",
        "降低",
        "降到",
        "降至",
        "减少",
        "提高",
        "提升",
        "达到",
        "达",
        "突破",
        "超过",
        "控制在",
        "保持在",
        "维持",
        "稳定在",
        "不低于",
        "不超过",
        "不少于",
        "新增",
        "完成",
        "力争",
        "比例",
        "占比",
        "涨幅",
        "失业率",
        "目标",
        "实现",
        "总量",
        "产量",
        "率",
        "宜",
    ];
    bound != "exactly" || CHANGE.iter().any(|word| words.contains(word))
}

/// Whether somebody who can act is named there: 各级党委（党组）, 有关方面, 广东省.
pub(super) fn acts(reader: &Reader, subject: Span) -> bool {
    // 全党 in the party's own report is the one who speaks.
    if subject.of(reader.input.text).starts_with("全党")
        && reader.context().issuer.is_some_and(|issuer| reader.parties.name(issuer) == "中国共产党")
    {
        return false;
    }
    let end = bare(reader, subject).end;
    let agent = reader
        .input
        .hits
        .within(subject)
        .any(|hit| matches!(hit.entry, Entry::Grammar(Class::Agent)) && hit.span.end == end);
    let from = reader.source.words.partition_point(|word| word.span.end < end);
    let place = reader.source.words.get(from).is_some_and(|word| {
        word.span.end == end && word.tag.as_str() == "ns" && word.span.start == subject.start
    });
    // 粤东各市, 经济大省, 限购地区
    let named = subject.of(reader.input.text);
    let region = [
        "省市",
        "内地",
        "特区",
        "各省",
        "各市",
        "各县",
        "各区",
        "各州",
        "地区",
        "大省",
        "大市",
        "大县",
        "核心区",
        "示范区",
        "试点城市",
    ]
    .iter()
    .any(|word| Span::new(subject.start, end).of(reader.input.text).ends_with(word))
        && named.chars().count() <= 16;
    agent || place || region
}

/// The name of a doer without the bracket and the adverb behind it: 各级党委（党组）都.
pub(super) fn bare(reader: &Reader, subject: Span) -> Span {
    let text = subject.of(reader.input.text);
    let name = text.trim_end_matches(['都', '也', '均', '还', '更', '则']);
    let name = match name.strip_suffix('）').and_then(|open| open.rfind('（')) {
        Some(at) if at > 0 => &name[..at],
        _ => name,
    };
    Span::new(subject.start, subject.start + name.len())
}

/// 国家支持…, 国家鼓励…: the only place where a statute takes a position itself (B102).
pub(super) fn lawmaker(reader: &mut Reader, span: Span) {
    let text = reader.input.text;
    let start = reader.source.past_light(span.start, span.end, false);
    let opens = reader.input.sentences[reader.sentence].span.start == span.start;
    let backs = ["鼓励", "支持"].iter().any(|verb| text[start..span.end].starts_with(verb));
    let rest = text[start..span.end].strip_prefix("国家").or_else(|| {
        // 鼓励支持律师事务所…提供服务。
        // 国家…，鼓励…: the second position of the sentence.
        let sentence = &text[reader.input.sentences[reader.sentence].span.start..span.start];
        let led = sentence.trim_start().starts_with("国家");
        let by_means = led
            .then(|| {
                let words = &text[start..span.end];
                let means = ["运用", "通过", "采取"].iter().any(|word| words.starts_with(word));
                ["鼓励", "支持"]
                    .iter()
                    .filter(|_| means)
                    .find_map(|verb| words.find(verb))
                    .map(|at| &words[at..])
            })
            .flatten();
        by_means.or(((opens || led) && backs).then_some(&text[start..span.end]))
    });
    let Some(rest) = rest else {
        let cue = reader.source.cues.within(span).next();
        if let Some(cue) = cue {
            reader.reject(span, cue.span, "impersonal", RuleId { kind: "genre", name: "law" });
        }
        return;
    };
    let after = span.end - rest.len();
    let core = reader.source.past_light(after, span.end, true);
    let cue = reader.source.cues.at(core).filter(|cue| cue.cue().role == CueRole::Stance).or_else(|| {
        ["保护", "保障", "扶持", "奖励", "促进", "推动"]
            .iter()
            .find(|verb| text[core..span.end].starts_with(**verb))
            .map(|verb| Found { span: Span::new(core, core + verb.len()), row: Reader::row_of("support") })
    });
    let Some(cue) = cue.filter(|cue| cue.span.end < span.end) else { return };
    let china = reader.parties.intern("中国", PartyKind::State, Some("CHN"));
    let joined = reader.source.predicates(core, span.end).content;
    let backed = backed_group(reader, joined.max(cue.span.end), span.end);
    let candidate = Candidate {
        counterparties: Some(backed),
        negative: cue.cue().force == Force::Opposition,
        ..Candidate::new(
            reader,
            span,
            Span::new(after, span.end).trimmed(text),
            cue,
            cue.cue().force,
            vec![china],
        )
    };
    push(reader, candidate);
}

/// Those whom a report or statute backs by a common noun: 支持独角兽企业、瞪羚企业发展 (B69, B79).
pub(super) fn backed_group(reader: &mut Reader, from: usize, end: usize) -> Vec<PartyId> {
    let text = reader.input.text;
    let content = &text[from.min(end)..end];
    let mut names: Vec<String> = Vec::new();
    let mut start = from;
    let mut at = from;
    let limit = content.char_indices().nth(24).map_or(end, |(offset, _)| from + offset);
    let place = reader.source.words.partition_point(|word| word.span.start < from);
    if let Some(place) = reader.source.words.get(place)
        && place.span.start == from
        && place.tag.as_str() == "ns"
        && matches!(
            reader.source.predicate(reader.source.past_light(place.span.end, end, true), end),
            Predicate::Verb(_) | Predicate::Phrase(_)
        )
    {
        let name = place.span.of(text).to_owned();
        return vec![reader.parties.intern(&name, PartyKind::Region, None)];
    }
    while at < limit {
        let Some(agent) = reader.source.hits.grammar(at, &[Class::Agent]) else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        if agent.end > end {
            break;
        }
        names.push(text[start..agent.end].to_owned());
        let rest = &text[agent.end..end];
        match ['、', '和', '与', '及'].iter().find(|&&mark| rest.starts_with(mark)) {
            Some(mark) => {
                start = agent.end + mark.len_utf8();
                at = start;
            }
            None => {
                let after = reader.source.past_light(agent.end, end, true);
                let acts =
                    matches!(reader.source.predicate(after, end), Predicate::Verb(_) | Predicate::Phrase(_));
                // 支持中小企业的改革: theirs is what is backed.
                let theirs = rest.starts_with('的')
                    && start == from
                    && text[..from].ends_with("支持")
                    && plain(reader, Span::new(from, agent.end));
                if !acts && !theirs {
                    names.clear();
                }
                break;
            }
        }
    }
    // 开展体育消费城市试点: what is done names nobody.
    let done = ["开展", "建设", "推进", "探索", "设立", "举办", "打造", "实施"];
    if names.iter().any(|name| {
        name.chars().count() > 16
            || name.contains(['“', '《', '，'])
            || done.iter().any(|verb| name.starts_with(verb))
    }) {
        return Vec::new();
    }
    // 革命老区、民族地区: each of them.
    let places = ["区", "省", "市", "县"];
    let listed =
        |name: &String| name.split('、').all(|part| places.iter().any(|place| part.ends_with(place)));
    let names: Vec<&str> = names
        .iter()
        .flat_map(|name| if listed(name) { name.split('、').collect() } else { vec![name.as_str()] })
        .collect();
    names
        .iter()
        .map(|name| name.strip_prefix("所有").unwrap_or(name))
        .map(|name| reader.parties.intern(name, PartyKind::Other, None))
        .collect()
}

/// Whether a name holds no verb, phrase or pronoun: 国有大中型企业.
fn plain(reader: &Reader, span: Span) -> bool {
    let from = reader.source.words.partition_point(|word| word.span.start < span.start);
    let mut inside = reader.source.words[from..].iter().take_while(|word| word.span.end <= span.end);
    inside.all(|word| !matches!(word.tag.as_str(), "v" | "p" | "r" | "d" | "c" | "m" | "zg"))
}

/// Whether a company's figure is a goal: 宜, 目标, or a date to come.
pub(super) fn aims(reader: &Reader, span: Span) -> bool {
    let words = span.of(reader.input.text);
    let dated = |span: Span| {
        times_in(reader, span).any(|time| time.limits == Limit::Yes && time.kind != DateKind::Soft)
    };
    ["宜", "目标"].iter().any(|word| words.contains(word))
        || dated(span)
        || reader.state.lead.is_some_and(dated)
        || continues(reader)
}

/// Whether a goal of the sentence, or what leads it in, says that the figures here are goals too.
fn continues(reader: &Reader) -> bool {
    let named = |span: Span| span.of(reader.input.text).contains("目标");
    reader.candidates.last().is_some_and(|before| before.force == Force::Target)
        || reader.state.lead.is_some_and(named)
        || headed(reader)
}

/// 近期目标：…: a head or the words before a colon say that goals follow.
fn headed(reader: &Reader) -> bool {
    let text = reader.input.text;
    let sentence = reader.input.sentences[reader.sentence].span.of(text);
    let heading = reader.input.sections[reader.section].heading;
    heading.is_some_and(|heading| heading.of(text).ends_with("目标"))
        || sentence.find('：').is_some_and(|at| sentence[..at].ends_with("目标"))
}

/// 设定2030年减量目标为90%, 2030年提升至25%: a company's figure told by its verb (B94).
pub(super) fn sets_goal(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let text = reader.input.text;
    let words = span.of(text);
    let figure = reader
        .input
        .amounts
        .iter()
        .any(|amount| span.covers(amount.span) && amount.kind != AmountKind::Ordinal);
    let sets = ["设定", "订定", "制定", "设立"].iter().any(|verb| text[head.core..].starts_with(verb))
        && words.contains("目标");
    let dated = times_in(reader, span).any(|time| time.limits != Limit::No && time.kind != DateKind::Soft);
    let follows = continues(reader)
        && reader.state.frame.is_none()
        && (dated || reader.state.lead.is_some_and(|lead| lead.of(text).contains("目标")) || headed(reader));
    // 并于2050年达成净零排放: the goal goes on without a figure (B62).
    let reached = ["达成", "实现"].iter().any(|verb| words.contains(verb)) && dated;
    if !((figure && (sets || follows)) || (follows && reached)) {
        return false;
    }
    let Some(issuer) = reader.context().issuer else { return false };
    let start = reader.source.past_light(span.start, span.end, false);
    let action = Span::new(start, span.end).trimmed(text);
    let cue = Found { span: Reader::predicate_verb(head).unwrap_or(action), row: Reader::row_of("must") };
    let candidate = Candidate {
        grade: 4,
        own_cue: false,
        counterparties: Some(Vec::new()),
        ..Candidate::new(reader, span, action, cue, Force::Target, vec![issuer])
    };
    push(reader, candidate);
    true
}

/// 排放力争于2030年前达到峰值: the goal of the one whose promise goes before, with a thing as its subject.
pub(super) fn own_goal(reader: &mut Reader, span: Span, head: &Head) -> bool {
    let Some(element) = head
        .stack
        .first()
        .copied()
        .filter(|element| matches!(element.cue.cue().id, "aim" | "strive" | "plan" | "plan.on"))
    else {
        return false;
    };
    let Some(actors) = reader
        .state
        .frame
        .as_ref()
        .map(|frame| frame.actors.clone())
        .or_else(|| reader.context().issuer.map(|issuer| vec![issuer]))
    else {
        return false;
    };
    let row = element.cue.cue();
    let action = span.trimmed(reader.input.text);
    push(reader, Candidate::new(reader, span, action, element.cue, row.force, actors));
    true
}
