//! Means of an action: 通过…合作, and what stands behind them (B84).

use super::head::Predicate;
use super::reader::Reader;
use crate::extract::grammar::Class;
use crate::extract::vocabulary::Entry;
use crate::text::span::Span;

/// Whether a clause only names the means of the action after it.
pub(super) fn means(reader: &Reader, clause: Span) -> bool {
    let text = reader.input.text;
    let Some(rest) = ["通过", "透过"].iter().find_map(|word| clause.of(text).strip_prefix(*word)) else {
        return false;
    };
    let after = reader.source.past_light(clause.end - rest.len(), clause.end, true);
    // 通过协商和谈判化解分歧: how, then what is done.
    let done = ["谈判", "协商", "对话", "磋商"].iter().any(|way| {
        rest.rfind(way).is_some_and(|at| {
            let after = clause.end - rest.len() + at + way.len();
            matches!(reader.source.predicate(after, clause.end), Predicate::Verb(verb)
                if text[verb.end..clause.end].chars().count() >= 2)
        })
    });
    if done {
        return false;
    }
    // 通过此访能够巩固基础: what is done stands in this clause.
    let able = rest.find("能够").is_some_and(|at| {
        let after = clause.end - rest.len() + at + "能够".len();
        at > 0 && matches!(reader.source.predicate(after, clause.end), Predicate::Verb(_))
    });
    if able {
        return false;
    }
    // 通过扩大开放，: to do one thing is the means of the next.
    if let Predicate::Verb(way) = reader.source.predicate(after, clause.end)
        && !rest.starts_with("推进")
    {
        // 通过改革全面达到标准: what is done stands behind the means.
        let behind = Span::new(way.end.min(clause.end), clause.end);
        let acts = |at: usize| {
            text[at..clause.end].starts_with("达到")
                || matches!(reader.source.predicate(at, clause.end), Predicate::Verb(verb)
                    if text[verb.end..clause.end].chars().count() >= 2)
        };
        // 通过发展经济和适当调高收购价，: a second means.
        let joined = |at: usize| text[..at].ends_with(['和', '与', '及', '并', '、']);
        let adverb = reader.input.hits.within(behind).any(|hit| {
            matches!(hit.entry, Entry::Grammar(Class::Adverb))
                && hit.span.len() >= 6
                && !joined(hit.span.start)
                && acts(hit.span.end)
        });
        let wholly = text[behind.start..behind.end]
            .match_indices("全面")
            .any(|(at, word)| acts(behind.start + at + word.len()));
        return !adverb && !wholly;
    }
    // 通过机制进一步拓宽领域: a verb of its own after the means.
    let verb = reader.input.hits.within(clause).any(|hit| {
        matches!(hit.entry, Entry::Grammar(Class::Adverb))
            && hit.span.len() >= 6
            // 双方继续共同努力: the effort is the means.
            && !matches!(&text[hit.span.end..clause.end], "努力" | "共同努力" | "合作")
            && matches!(reader.source.predicate(hit.span.end, clause.end), Predicate::Verb(_))
    });
    !verb
        && [
            "等", "合作", "方式", "途径", "机制", "渠道", "平台", "形式", "手段", "会议", "经验", "协商",
            "对话", "谈判", "磋商", "努力", "措施",
        ]
        .iter()
        .any(|word| rest.ends_with(word))
}
