//! Phrases before a cue or verb: in what matter, how, after what.

use super::cue::{Found, Role as CueRole};
use super::head::{Predicate, Source};
use crate::extract::grammar::Class;
use crate::text::span::Span;

impl Source<'_> {
    /// Past a manner that no table knows: 独立自主地|决定.
    pub(super) fn past_manner(&self, from: usize, end: usize) -> Option<usize> {
        let mark = "地";
        let at = from + self.text[from..end].find(mark).filter(|&at| at > 3 && at <= 18)?;
        let after = at + mark.len();
        let manner = &self.text[from..at];
        let whole = self.word_at(at).is_some_and(|word| word.span.end == after)
            && (manner.chars().count() == 4 || manner.starts_with('有'))
            && !manner.ends_with("主义");
        let span = Span::new(from, at);
        let named = self.mentions_in(span).next().is_some()
            || self.cues.within(Span::new(from, after)).next().is_some();
        let acts = after < end
            && (self.cues.at(after).is_some() || matches!(self.predicate(after, end), Predicate::Verb(_)));
        (whole && !named && acts && self.predicate(from, end) == Predicate::None).then_some(after)
    }

    /// 工程完成并投入使用后|将…: the cue behind the event that dates it.
    pub(super) fn cue_after_event(&self, core: usize, end: usize) -> Option<Found> {
        let Predicate::Verb(verb) = self.predicate(core, end) else { return None };
        let cue = self.cues.within(Span::new(core, end)).find(|cue| cue.cue().id == "will")?;
        let before = &self.text[core..cue.span.start];
        (before.ends_with('后')
            && cue.span.start > verb.end
            && !before.contains('的')
            && before.chars().count() <= 16
            && self.counts(cue, end, None))
        .then_some(cue)
    }

    /// A cue behind a phrase: 在所有问题上坚定支持中方. Content verbs before it would own it.
    pub(super) fn cue_after_phrase(&self, core: usize, end: usize) -> Option<Found> {
        let cue = self
            .cues
            .within(Span::new(core, end))
            .find(|cue| self.counts(*cue, end, None) && cue.cue().role != CueRole::Nominal)?;
        // The cue must end the phrase: 在…上, 对…, 同…一道 and adverbs stand right before it.
        let before = &self.text[core..cue.span.start];
        let closes = [
            "上",
            "中",
            "下",
            "方面",
            "问题",
            "一道",
            "框架内",
            "基础上",
            "领域",
            "同时",
            "过程中",
            "为此",
            "期间",
            "起",
        ];
        let adverb = (1..=5).any(|count| {
            before.char_indices().rev().nth(count - 1).is_some_and(|(at, _)| {
                self.class(core + at, &[Class::Adverb]).is_some_and(|word| word.end == cue.span.start)
            })
        });
        let plain = before.trim_end();
        (adverb || closes.iter().any(|close| plain.ends_with(close)) || self.mention_ends(cue.span.start))
            .then_some(cue)
    }
}
