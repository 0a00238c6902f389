//! Fills in the fields of an item.

use super::action;
use super::candidate::Candidate;
use super::cue::Role as CueRole;
use super::field;
use super::head::Subject;
use super::reader::Reader;
use super::state::Mode;
use super::topic;
use super::{Commitment, Deadline, Decides, Force, Path, Reason, RuleId, Status};
use crate::extract::Origin;
use crate::extract::amount::AmountKind;
use crate::extract::date::{DateKind, Limit, TimeExpression};
use crate::extract::party::{PartyId, PartyKind, What};
use crate::text::section;
use crate::text::span::Span;

/// Fills in the fields of an item.
pub(super) fn item(reader: &mut Reader, candidate: &Candidate) -> Option<Commitment> {
    let input = reader.input;
    let text = input.text;
    let context = input.contexts.get(candidate.section).cloned().unwrap_or_default();
    let action = candidate.action;
    let mut actors = candidate.actors.clone();
    if let Some(other) = context.co_issuer
        && actors.as_slice() == context.issuer.as_slice()
    {
        actors.push(other);
    }
    let mut reasons = Vec::new();
    let row = candidate.cue.cue();
    reasons.push(Reason {
        rule: RuleId { kind: "cue", name: row.id },
        role: Decides::Cue,
        span: Some(candidate.shown),
        detail: vec![("force", candidate.force.label().into()), ("grade", candidate.grade.into())],
    });
    if !candidate.own_cue {
        reasons.push(Reason {
            rule: RuleId {
                kind: "carry",
                name: if row.role == CueRole::Stance { "stance" } else { "frame" },
            },
            role: Decides::Inherited,
            span: Some(candidate.shown),
            detail: Vec::new(),
        });
    }
    let subject_span = match &candidate.subject {
        Some(Subject::Parties { span, .. }) => Some(*span),
        _ => None,
    };
    reasons.push(Reason {
        rule: RuleId {
            kind: "party",
            name: match &candidate.subject {
                Some(Subject::Parties { what: What::Role(_), .. }) => "role",
                Some(Subject::Parties { what: What::Abbreviation, .. }) => "abbreviation",
                Some(Subject::Parties { what: What::Choice, .. }) => "choice",
                Some(Subject::Parties { .. }) => "name",
                _ => "speaker",
            },
        },
        role: Decides::Party,
        span: subject_span,
        detail: vec![(
            "names",
            actors.iter().map(|&id| reader.parties.name(id)).collect::<Vec<_>>().join("、").into(),
        )],
    });
    if let Some(span) = candidate.reaffirmed {
        reasons.push(Reason {
            rule: RuleId { kind: "cue", name: "reaffirm" },
            role: Decides::Force,
            span: Some(span),
            detail: Vec::new(),
        });
    }
    let reach = Span::new(
        candidate.clause.start.min(action.start),
        candidate.cue.span.end.max(head_end(text, action)),
    );
    let reach = if candidate.own_cue { reach } else { Span::new(action.start, head_end(text, action)) };
    let (grade, modifiers) =
        field::grade(input.hits, candidate.grade, reach, candidate.condition.is_some(), &mut reasons);
    // 继续按照…，做好…: going on already (B96).
    let going = candidate.lead.is_some_and(|lead| {
        ["继续", "持续"].iter().any(|word| lead.of(text).trim_start_matches('将').starts_with(word))
            && candidate.clause.start.saturating_sub(lead.end) <= '，'.len_utf8()
    });
    let status = match field::status(text, candidate.force, action, candidate.concluded, row.id == "welcome")
    {
        Status::Planned if going => Status::Underway,
        // 永远不称霸，不扩张: for good, in every clause. 无意…: a stand.
        Status::Planned
            if candidate.force == Force::Pledge
                && candidate.cue.span.of(text).starts_with('永')
                && (candidate.own_cue || candidate.negative)
                || row.id == "unwilling" =>
        {
            Status::Standing
        }
        status => status,
    };
    let amount = amount(reader, action);
    let frequency = times_in(reader, candidate.clause)
        .find(|time| time.kind == DateKind::Frequency)
        .map(|time| time.span);
    let sentence = input.sentences[candidate.sentence].span;
    // 下一步 in 就下一步安排达成共识 names what was agreed, not by when.
    let deadline = if row.role == CueRole::Nominal { None } else { deadline(reader, candidate, sentence) };
    let (contexts, fallback) = surroundings(reader, candidate, action, &context);
    let (topics, stated) = topic::topics(input.hits, text, action, &contexts, fallback, &mut reasons);
    let counterparties = counterparties(reader, candidate, &context);
    let specificity = field::specificity(
        text,
        action,
        amount.is_some(),
        deadline.as_ref().is_some_and(|deadline| deadline.kind != "soft"),
        !counterparties.is_empty(),
    );
    let inferred = matches!(
        &candidate.subject,
        Some(Subject::Parties { what: What::Role(_) | What::Abbreviation | What::Choice, .. }) | None
    );
    let path = if !candidate.own_cue || !candidate.own_subject {
        if candidate.subject.is_none() { Path::Inferred } else { Path::Inherited }
    } else if inferred {
        Path::Inferred
    } else {
        Path::Direct
    };
    let origin = |present: bool, origin: Origin| if present { origin } else { Origin::Missing };
    let origins = vec![
        (
            "actors",
            match (&candidate.subject, candidate.own_subject) {
                (Some(_), true) if inferred => Origin::Inferred,
                (Some(_), true) => Origin::Stated,
                (Some(_), false) => Origin::Inherited,
                (None, _) => Origin::Inferred,
            },
        ),
        ("counterparties", origin(!counterparties.is_empty(), Origin::Inferred)),
        ("cue", if candidate.own_cue { Origin::Stated } else { Origin::Inherited }),
        ("status", if status == Status::Underway { Origin::Stated } else { Origin::Inferred }),
        ("topic", if stated { Origin::Stated } else { Origin::Inferred }),
        ("amount", origin(amount.is_some(), Origin::Stated)),
        ("deadline", origin(deadline.is_some(), Origin::Stated)),
    ];
    Some(Commitment {
        sentence: candidate.sentence,
        section: section_at(reader, action.start),
        action,
        cue: candidate.shown,
        actors,
        counterparties,
        said_by: candidate.said_by,
        force: candidate.force,
        grade,
        modifiers,
        specificity,
        status,
        negative: candidate.negative,
        reaffirmed: candidate.reaffirmed.is_some(),
        amount,
        deadline,
        condition: candidate.condition,
        frequency,
        purpose: None,
        topics,
        origins,
        path,
        reasons,
    })
}

pub(super) fn section_at(reader: &Reader, offset: usize) -> usize {
    section::at(reader.input.sections, offset)
}

/// Where the words before the content of an action end: its first eight characters.
pub(super) fn head_end(text: &str, action: Span) -> usize {
    action.of(text).char_indices().nth(8).map_or(action.end, |(at, _)| action.start + at)
}

/// Where the topic of an action without a field of its own is looked for, and what it is when nothing tells.
///
/// The other clauses of its sentence, the nearer first; then, but between two sides (B53, B101), the heading,
/// what the paragraph opens with, the clauses before it and the headings above.
pub(super) fn surroundings(
    reader: &Reader,
    candidate: &Candidate,
    action: Span,
    context: &crate::extract::party::Context,
) -> (Vec<topic::Around>, &'static str) {
    let input = reader.input;
    let sentence = &input.sentences[candidate.sentence];
    let hosted = context.to_group && !context.worldwide;
    let bilateral = !context.pair.is_empty() && !hosted && reader.mode() == Mode::Ordinary;
    let fallback = if bilateral && (context.abroad || context.paired) {
        "political_trust"
    } else if hosted {
        "multilateral"
    } else if reader.mode() == Mode::Task {
        // Building the nation without a field (B80).
        "development_poverty"
    } else {
        "general"
    };
    let stands = matches!(candidate.force, Force::Support | Force::Opposition | Force::Reaffirmation);
    if bilateral && stands && candidate.own_cue {
        return (Vec::new(), fallback);
    }
    let before = stretches(input.text, Span::new(sentence.span.start, action.start.max(sentence.span.start)));
    let after = stretches(input.text, Span::new(action.end.min(sentence.span.end), sentence.span.end));
    let near = before.iter().rev().copied().zip([3, 2, 1]).chain(after.iter().copied().zip([2, 1]));
    let mut spans = vec![vec![(candidate.clause, 1)], near.collect()];
    if bilateral {
        return (spans, fallback);
    }
    let paragraph = input.sentences[..candidate.sentence]
        .iter()
        .rev()
        .take_while(|other| other.paragraph == sentence.paragraph)
        .take(PARAGRAPH);
    let opening = paragraph.clone().last().map_or(sentence.span, |first| first.span);
    let mut headings = Vec::new();
    let mut section = Some(candidate.section);
    while let Some(found) = section.and_then(|section| input.sections.get(section)) {
        headings.extend(found.heading);
        section = found.parent;
    }
    let alike = |spans: Vec<Span>| spans.into_iter().map(|span| (span, 1)).collect::<Vec<_>>();
    let earlier: Vec<Span> =
        paragraph.take(3).flat_map(|other| stretches(input.text, other.span)).chain(before).collect();
    let mut above = headings.into_iter();
    spans.push(alike(above.next().into_iter().collect()));
    spans.push(alike(stretches(input.text, opening)));
    spans.push(alike(earlier));
    spans.extend(above.map(|heading| vec![(heading, 1)]));
    (spans, fallback)
}

/// As far as the opening of a paragraph is looked for, in sentences.
const PARAGRAPH: usize = 30;

/// The stretches of a span between ，；： and full stops.
fn stretches(text: &str, span: Span) -> Vec<Span> {
    let mut start = span.start;
    let marks =
        text.get(span.start..span.end).unwrap_or("").match_indices(['，', '；', '：', '。', '！', '？']);
    let mut found = Vec::new();
    for (at, mark) in marks {
        found.push(Span::new(start, span.start + at));
        start = span.start + at + mark.len();
    }
    found.push(Span::new(start, span.end));
    found.retain(|span| !span.is_empty());
    found
}

/// What is numbered rather than counted: 六国, 七大领域, 双方.
const UNCOUNTED: [&str; 10] = ["国", "大", "方", "届", "轮", "次", "点", "面", "年", "级"];
/// What a number before these letters belongs to: 五项原则, 三个联合公报, 十条措施.
const NAMED: [&str; 16] = [
    "现代化",
    "原则",
    "联合公报",
    "代表",
    "意识",
    "自信",
    "维护",
    "确立",
    "百年",
    "基本原则",
    "政治文件",
    "文明",
    "全面",
    "势力",
    "务必",
    "毫不动摇",
];

/// The amount of an action: its first number with a unit (B64, B97). 一个 and 两国 count nothing.
pub(super) fn amount(reader: &Reader, action: Span) -> Option<super::Amount> {
    let text = reader.input.text;
    let amounts = reader.input.amounts;
    let from = amounts.partition_point(|amount| amount.span.start < action.start);
    let mut inside = amounts[from..].iter().take_while(|amount| amount.span.end <= action.end);
    let found = inside.find(|amount| {
        let counted = amount.unit.is_some()
            && !text[..amount.span.start].ends_with('“')
            && !NAMED.iter().any(|name| text[amount.span.end..].starts_with(name))
            && amount.unit.is_none_or(|unit| !UNCOUNTED.contains(&unit))
            // 40岁以下的申请人: an age tells of whom, 提高到80岁 how much.
            && (amount.unit != Some("岁") || amount.span.end >= action.end)
            && text[amount.span.start..amount.span.end]
                .contains(|c: char| c.is_ascii_digit() || "二两三四五六七八九十百千万亿".contains(c));
        match amount.kind {
            AmountKind::Money | AmountKind::Percent => true,
            AmountKind::Quantity => counted || text[amount.span.start..amount.span.end].contains('/'),
            AmountKind::Ordinal => false,
        }
    })?;
    // 由60%提至90%, 从7个压缩至6个: what it is to become.
    let raised = reader.input.amounts.iter().find(|amount| {
        amount.span.start > found.span.end
            && action.covers(amount.span)
            && amount.kind == found.kind
            && text[..amount.span.start].ends_with(['至', '到', '为', '达'])
            && text[action.start..found.span.start].contains(['由', '从'])
    });
    let found = raised.unwrap_or(found);
    Some(super::Amount {
        span: found.span,
        value: Some(found.value.to_string()),
        unit: found.unit.map(str::to_owned),
        currency: found.currency.map(str::to_owned),
        bound: found.bound.label(),
        to: found.to.as_ref().map(ToString::to_string),
    })
}

/// Time expressions inside a span, in order.
pub(super) fn times_in<'a>(reader: &Reader<'a>, span: Span) -> impl Iterator<Item = &'a TimeExpression> {
    let times = reader.input.times;
    let from = times.partition_point(|time| time.span.start < span.start);
    times[from..].iter().take_while(move |time| time.span.end <= span.end)
}

/// The words that limit when an action is to be done: inside it, or in the lead before it.
pub(super) fn deadline(reader: &Reader, candidate: &Candidate, sentence: Span) -> Option<Deadline> {
    let text = reader.input.text;
    let action = candidate.action;
    let before = Span::new(candidate.clause.start, action.start.max(candidate.clause.start));
    // 以2021年为基准年 dates what is compared.
    let lead = candidate.lead.filter(|lead| sentence.covers(*lead) && !lead.of(text).contains("基准"));
    let whole = times_in(reader, action).find(|time| match time.limits {
        Limit::Yes => true,
        // A date inside dates the act only where it opens it or 于, 在 bind it; else some event is dated.
        Limit::OnlyIfBound => {
            let gap = &text[action.start..time.span.start];
            gap.is_empty() || gap.ends_with(['于', '在']) || ["力争", "争取", "拟", "计划"].contains(&gap)
        }
        Limit::No => false,
    });
    let outside = || {
        [Some(before), lead]
            .into_iter()
            .flatten()
            .find_map(|span| times_in(reader, span).find(|time| time.limits != Limit::No))
    };
    let time = whole.or_else(outside)?;
    Some(Deadline {
        span: time.span,
        kind: match time.kind {
            DateKind::Date => "date",
            DateKind::Soft => "soft",
            _ => "relative",
        },
        from: time.from.clone(),
        to: time.to.clone(),
    })
}

pub(super) fn counterparties(
    reader: &mut Reader,
    candidate: &Candidate,
    context: &crate::extract::party::Context,
) -> Vec<PartyId> {
    let actors = &candidate.actors;
    let joint = actors.len() > 1 || context.group.is_some_and(|group| actors.first() == Some(&group));
    if let Some(stated) = &candidate.counterparties {
        return stated.clone();
    }
    // 五国将加强相互间的联系: each with the others.
    let grouped = actors
        .first()
        .and_then(|actor| reader.parties.get(*actor))
        .is_some_and(|actor| actor.kind == PartyKind::Group);
    let joint = joint
        || grouped
            && ["相互", "彼此", "互相"]
                .iter()
                .any(|word| candidate.action.of(reader.input.text).contains(word));
    if matches!(candidate.force, Force::Task | Force::Target)
        || (candidate.force == Force::Agreement && !joint)
    {
        return Vec::new();
    }
    let mut addressed = action::addressed(reader.source, candidate.action, actors);
    // 同意丙国加入条约: the third party whose step is agreed to.
    if candidate.force == Force::Agreement
        && let Some(third) = reader.source.mention_at(candidate.action.start)
        && let [party] = *third.parties.as_slice()
        && matches!(third.what, What::Name | What::Abbreviation)
        && !actors.contains(&party)
        && addressed.is_empty()
    {
        addressed.push(party);
    }
    let mut found: Vec<PartyId> = Vec::new();
    let mut add = |parties: &[PartyId]| {
        for party in parties.iter().filter(|party| !actors.contains(party)) {
            if !found.contains(party) {
                found.push(*party);
            }
        }
    };
    let text = reader.input.text;
    let sentence = reader.input.sentences[candidate.sentence].span;
    let between = ["双方", "两国", "双边"].iter().any(|word| sentence.of(text).contains(word))
        || reader.source.mentions_in(sentence).any(|mention| {
            mention.parties.iter().any(|party| !actors.contains(party) && context.pair.contains(party))
        });
    let audience = if reader.mode() == Mode::Task {
        Vec::new()
    } else {
        action::audience(
            context,
            actors,
            candidate.subject.as_ref(),
            candidate.force,
            reader.input.genre,
            text,
            between,
        )
    };
    // What China backs or opposes of its own accord is for nobody's sake unless the words say so (B49);
    // the other side does it for China's.
    let home = actors
        .first()
        .and_then(|actor| reader.parties.get(*actor))
        .is_some_and(|actor| actor.code == Some("CHN"));
    let audience = if home
        && candidate.own_cue
        && matches!(candidate.force, Force::Support | Force::Opposition)
        && !audience.iter().any(|party| {
            // 中亚 for 中亚五国
            let short: String = reader.parties.name(*party).chars().take(2).collect();
            candidate.action.of(text).contains(&short)
        }) {
        Vec::new()
    } else {
        audience
    };
    // 德方反对贸易战: for nobody's sake; 俄方反对“台湾独立”: for China's (B49).
    let ours = ["台", "华", "疆", "藏", "港", "中国", "中方", "内政"];
    let audience = if candidate.force == Force::Opposition
        && !home
        && candidate.own_cue
        && !ours.iter().any(|word| candidate.action.of(text).contains(word))
    {
        Vec::new()
    } else {
        audience
    };
    match candidate.force {
        // The addressee first, then the party helped (B49).
        Force::Proposal if candidate.partners.is_empty() => {
            add(&audience);
            add(&addressed);
        }
        Force::Proposal => {
            add(&candidate.partners);
            add(&addressed);
        }
        Force::Call => add(&candidate.partners),
        Force::Opposition if candidate.own_cue => {}
        _ if candidate.own_cue || addressed.is_empty() => {
            add(&candidate.partners);
            add(&addressed);
        }
        _ => add(&addressed),
    }
    if found.is_empty() && !joint && candidate.force != Force::Call {
        found = audience;
    }
    // 中国和中亚五国 less 中国 are 中亚五国.
    for party in &mut found {
        if let [actor] = *actors.as_slice() {
            let rest = {
                let name = reader.parties.name(*party);
                name.strip_prefix(reader.parties.name(actor))
                    .and_then(|rest| rest.strip_prefix('和'))
                    .map(str::to_owned)
            };
            if let Some(rest) = rest {
                *party = reader.parties.intern(&rest, PartyKind::Group, None);
            }
        }
    }
    found
}
