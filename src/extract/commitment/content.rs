//! What stands behind a cue: something to do, or only attitude, slogan, praise, history.

use super::Force;
use super::carry::{concerned, has_verb, past_basis};
use super::cue::Role as CueRole;
use super::filter;
use super::head::{Element, Head, Predicate, Subject};
use super::reader::Reader;
use super::state::Carried;
use crate::extract::genre::Genre;
use crate::extract::grammar::Class;
use crate::text::span::Span;

/// Whether the content only names attitude or basis; of a call the doer stands before it (B89).
pub(super) fn leads(reader: &Reader, force: Force, core: usize, end: usize) -> bool {
    let text = reader.input.text;
    let asked = reader
        .source
        .mention_at(core)
        .filter(|_| matches!(force, Force::Call | Force::Support))
        .map(|mention| reader.source.past_light(mention.span.end, end, true))
        .filter(|asked| *asked < end);
    // 将在首次会议上根据《协定》有关规定，…
    let ruled = text[core..end].ends_with("规定") && text[core..end].contains("根据《");
    // 要坚持开放包容: a principle in four letters.
    // 中方坚持劝和促谈 is one too, 重申坚持睦邻友好 is reaffirmed (B47).
    let principle = match text[..core].strip_suffix("坚持") {
        _ if force != Force::Reaffirmation => filter::principle(&text[core..end]),
        Some(before) => text[core..end].chars().count() == 4 && !before.ends_with("重申"),
        None => false,
    };
    let stance = matches!(force, Force::Support | Force::Opposition);
    // 要对…的重点领域和区域，重拳出击
    let concerns = text[core..end].starts_with('对') && concerned(&text[core..end]);
    // 同有关国家一道，愿与社会各界携手，: with whom, before what is done (B85).
    let beside = text[core..end].starts_with(['同', '与', '和'])
        && ["一道", "一起", "携手"].iter().any(|word| text[core..end].ends_with(word));
    // 将会同有关部门，: with whom (B85).
    let beside = beside
        || text[core..end].starts_with("会同")
            && ["部门", "单位", "方面", "机构", "地方"].iter().any(|word| text[core..end].ends_with(word));
    // 会在一年之内，: when or where, before what is done.
    let adjunct = matches!(force, Force::Pledge | Force::Intention)
        && text[core..end].starts_with(['在', '于', '到'])
        && reader.source.past_light(core + '在'.len_utf8(), end, true) >= end;
    // 坚持公开公平的采购原则，: a principle of a company (B35).
    let held = reader.input.genre == Genre::EsgReport
        && text[..core].ends_with("坚持")
        && text[core..end].ends_with("原则");
    // 必须强调，一定要…: what follows is what must be done.
    let says = ["强调", "指出", "说明", "明确指出"].contains(&&text[core..end]);
    ruled
        || says
        || held
        || (core >= end && !stance)
        || adjunct
        || principle
        || concerns
        || beside
        || asked.is_some_and(|asked| filter::lead(&text[asked..end]).is_some())
        || (filter::lead(&text[core..end]).is_some_and(|shape| {
            // 支持以资源开采为主的城市…, 反对针对平民的攻击: what it is about is described.
            !(stance && matches!(shape.id, "as" | "basis" | "view" | "manner"))
        }) && past_basis(reader, core, end).is_none())
}

/// 建交30年来，…率先签署: signed long ago (B25).
pub(super) fn history(reader: &Reader, span: Span) -> bool {
    let text = reader.input.text;
    let past = |span: Span| ["年来", "以来", "年前"].iter().any(|word| span.of(text).ends_with(word));
    reader.state.lead.is_some_and(past)
        || ["率先", "曾", "年来", "此前"].iter().any(|word| span.of(text).contains(word))
}

/// 重申各自立场, 致力于工业化: nothing one could act on (B31, B42).
pub(super) fn empty(reader: &Reader, id: &str, core: usize, end: usize) -> bool {
    let content = &reader.input.text[core..end];
    match id {
        "reaffirm" => content.ends_with("立场") && content.chars().count() <= 8,
        // 仍将会是主流, 将进入新阶段 foretell what something is or comes to.
        "will" => ["是", "会是", "进入", "迈入", "步入", "迎来", "面临", "处于", "呈现", "经历"]
            .iter()
            .any(|word| content.starts_with(word)),
        // 宣布珠峰高程: a fact is announced, nothing promised.
        "announce" => !has_verb(reader, Span::new(core, end)) && reader.source.cues.at(core).is_none(),
        "devote" => reader.source.predicate(core, end) == Predicate::None && !content.contains('、'),
        _ => false,
    }
}

/// 支持建立了…: what was backed has happened.
pub(super) fn perfect(content: &str) -> bool {
    content.char_indices().skip(1).take(6).any(|(at, c)| {
        c == '了' && !content[..at].ends_with(['为', '除', '明', '受']) && !content[at..].starts_with("了解")
    })
}

/// Four-character formulas without a verb of action: 独立自主、安危与共 (B8).
pub(super) fn slogan(reader: &Reader, from: usize, core: usize, end: usize) -> bool {
    let text = reader.input.text;
    let acts = |at: usize| {
        let core = reader.source.past_light(at, end, true);
        reader.source.class(core, &[Class::Verb, Class::Causative]).is_some_and(|verb| verb.end <= end)
    };
    let from = from.min(end);
    // 守望相助、各司其职: idioms, though the first can be an adverb or verb elsewhere.
    let first = text[from..end].find('、').map_or(end, |at| from + at);
    let idiom = reader.source.class(from, &[Class::Adverb]).is_some_and(|word| word.end == first)
        || reader.source.word_at(from).is_some_and(|word| word.span.end == first && !acts(from));
    let others = || text[from..end].match_indices('、').all(|(at, mark)| !acts(from + at + mark.len()));
    let verb = matches!(reader.source.predicate(core, end), Predicate::Verb(_) | Predicate::Phrase(_));
    (idiom && formula(&text[from..end]) && others())
        || (!verb && reader.source.mention_at(core).is_none() && formula(&text[core.min(end)..end]))
}

/// Members of three or four letters: 独立自主、安危与共; 言必信、行必果.
pub(super) fn formula(words: &str) -> bool {
    let lengths = |length: usize| words.split('、').all(|member| member.chars().count() == length);
    words.contains('、') && (lengths(4) || lengths(3))
}

pub(super) fn negative(force: Force, id: &str) -> bool {
    force == Force::Opposition || matches!(id, "nolonger" | "never" | "willnot" | "mustnot" | "unwilling")
}

/// 欢迎 + somebody + verb, or + verb: an invitation. 欢迎 + an event: praise (B82).
pub(super) fn welcomes(reader: &Reader, head: &Head, end: usize) -> bool {
    let core = reader.source.past_light(head.content, end, true);
    if reader.input.text[head.content..end].starts_with("更多") {
        return true;
    }
    if let Some(mention) = reader.source.mention_at(core) {
        let after = reader.source.past_light(mention.span.end, end, true);
        return !matches!(reader.source.predicate(after, end), Predicate::None)
            || reader.input.text[mention.span.end..end].chars().count() > 4;
    }
    // 欢迎各国企业来华投资
    [
        "企业", "朋友", "各界", "人士", "公司", "机构", "更多", "外资", "客商", "学生", "青年", "代表",
        "游客", "投资",
    ]
    .iter()
    .any(|word| reader.input.text[core..end].starts_with(word))
        || head.stack.len() > 1
}

/// The filter that keeps a clause out, if it holds here.
pub(super) fn kept_out(
    reader: &Reader,
    span: Span,
    head: &Head,
    own: Option<usize>,
    starts: &[usize],
    reach: Span,
) -> Option<(&'static filter::Filter, Span)> {
    let text = reader.input.text;
    let (found, at) = filter::filter(text, reader.input.hits, starts, reach, span)?;
    let cue = own.map(|index| head.stack[index].cue.cue());
    let expects = || cue.is_some_and(|cue| cue.id == "expect") && reader.expects(head);
    let open = match found.id {
        "is" => own.is_some(),
        // 如…，中方必将反制: under a condition it is announced, not foretold (B29).
        "surely" if at.of(text) == "必将" => {
            expects()
                || reader.state.condition.is_some() && matches!(head.subject, Some(Subject::Parties { .. }))
        }
        // 预计于…完成: the plan of the one who is told of, no prediction (B78).
        "believe" | "surely" => expects(),
        // 商定…会晤，就…深入沟通: what was agreed to be done.
        "talk" => {
            span.of(text).starts_with('就')
                && reader.state.frame.as_ref().is_some_and(|frame| frame.force == Force::Agreement)
        }
        // 办好人民满意的教育: what is done is described.
        "praise" => at.of(text) == "满意" && text[at.end..span.end].starts_with('的'),
        // 规模大于去年: measured against last year, not told of it.
        "past" => text[..at.start].ends_with(['于', '比', '较']),
        // 支持有助于增收的产业: what is backed is described.
        "weight" => cue.is_some_and(|cue| cue.role == CueRole::Stance),
        _ => false,
    };
    (!open).then_some((found, at))
}

/// 重申…，台湾是…，坚定支持…: what is reaffirmed has a subject of its own (B33).
pub(super) fn of_object(reader: &Reader, head: &Head) -> bool {
    reader.state.reaffirmed.is_some() && matches!(head.subject, Some(Subject::Parties { .. }))
}

/// 提出推动A，建设B的重要理念: what was put forward bears a name; nothing is proposed here (B12, B17).
pub(super) fn names_idea(reader: &Reader, element: Element) -> bool {
    const IDEAS: [&str; 6] = ["理念", "思想", "构想", "论断", "命题", "愿景"];
    let end = reader.input.sentences[reader.sentence].span.end;
    let rest = &reader.input.text[element.cue.span.end.min(end)..end];
    let rest = rest.split('；').next().unwrap_or(rest).trim_end_matches(['。', '！', '”']);
    rest.rfind('的').is_some_and(|at| {
        let name = rest[at + '的'.len_utf8()..].trim_start_matches(['重', '大', '要', '新']);
        IDEAS.contains(&name)
    })
}

/// 中国举办系列会议，倡导…; 两国发表声明，共同倡导…: a tale, not a stand (B25, B74).
pub(super) fn narrates(reader: &Reader, span: Span, element: Element) -> bool {
    const TOLD: [&str; 8] = ["举办", "发表", "召开", "举行", "签署", "发起", "主办", "出席"];
    let Some(Carried { subject: Subject::Parties { span: subject, .. }, .. }) = &reader.state.subject else {
        return false;
    };
    let between = Span::new(subject.end.min(span.start), span.start);
    reader.input.sentences[reader.sentence].span.start <= subject.start
        && reader.text(element.cue.span) == "倡导"
        && reader.source.cues.within(between).next().is_none()
        && TOLD.iter().any(|verb| reader.text(between).contains(verb))
}
