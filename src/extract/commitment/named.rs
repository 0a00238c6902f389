//! The subject that a clause names itself: a party, a person who speaks for one, a mission.

use super::cue::Role as CueRole;
use super::head::{Predicate, Source, Subject};
use crate::extract::grammar::Class;
use crate::extract::party::{Mention, PartyId, Role, Surface, What};
use crate::extract::vocabulary::Entry;
use crate::text::span::Span;

impl Source<'_> {
    /// The subject that begins at `at`, and where it ends.
    pub(super) fn subject(&self, at: usize, end: usize) -> Option<(Subject, usize)> {
        // 相互尊重…: one another are no subject.
        let reciprocal = |mention: &&Mention| matches!(mention.what, What::Role(Role::Reciprocal));
        if let Some(mention) =
            self.mention_at(at).filter(|mention| mention.span.end <= end && !reciprocal(mention))
        {
            let mut parties = mention.parties.clone();
            let what = mention.what;
            let mut after = mention.span.end;
            while let Some((more, next)) = self.coordinated(after, end) {
                parties.extend(&more.parties);
                after = next;
            }
            let mut after = self.past_tail(after, end);
            if let Some(next) = self.coordinated(after, end) {
                parties.extend(&next.0.parties);
                after = self.past_tail(next.1, end);
            }
            let core = self.past_light(after, end, true);
            let rest = &self.text[core..end];
            if rest.starts_with(['的', '之']) || rest.starts_with("等的") {
                return Some((Subject::Thing(Span::new(at, end)), after));
            }
            // 世界贸易组织改革要…: the reform is what is spoken of.
            if self.cues.at(core).is_none()
                && let Predicate::Verb(verb) = self.predicate(core, end)
                && self
                    .cues
                    .at(self.past_light(verb.end, end, true))
                    .is_some_and(|cue| matches!(cue.cue().role, CueRole::Modal) || cue.cue().id == "will")
            {
                return Some((Subject::Thing(Span::new(at, verb.end)), verb.end));
            }
            let predicate = self.cues.at(core).is_some()
                || self.class(core, &[Class::Saying]).is_some()
                || self.predicate(core, end) != Predicate::None
                || ["无论", "不论", "不管"].iter().any(|word| rest.starts_with(word))
                || rest.is_empty();
            // 我同甲国总统一致同意: the other by office and name.
            if matches!(what, What::Role(Role::Speaker))
                && ['同', '与', '和'].iter().any(|mark| self.text[after..end].starts_with(*mark))
            {
                let reach =
                    self.text[after..end].char_indices().nth(10).map_or(end, |(offset, _)| after + offset);
                let title = self.hits.within(Span::new(after, reach)).find_map(|hit| match hit.entry {
                    Entry::Party(Surface::Title) => Some(hit.span.end),
                    _ => None,
                });
                if let Some(title) =
                    title.filter(|title| self.cues.at(self.past_light(*title, end, true)).is_some())
                {
                    return Some((Subject::Parties { span: Span::new(at, title), parties, what }, title));
                }
            }
            if predicate {
                parties.dedup();
                return Some((Subject::Parties { span: Span::new(at, after), parties, what }, after));
            }
            if let Some(after) = self.past_person(after, end) {
                return Some((Subject::Parties { span: Span::new(at, after), parties, what }, after));
            }
            return None;
        }
        self.person(at, end)
    }

    /// The parties that stand in a row at a place: 国科会、经济部与相关部会.
    pub(super) fn addressed(&self, at: usize, end: usize) -> Option<Vec<PartyId>> {
        let first = self.mention_at(at)?;
        let mut parties = first.parties.clone();
        let mut after = first.span.end;
        while let Some((more, next)) = self.coordinated(after, end).filter(|(more, _)| more.body) {
            parties.extend(&more.parties);
            after = next;
        }
        Some(parties)
    }

    /// 、和与同 and a further party.
    fn coordinated(&self, at: usize, end: usize) -> Option<(&Mention, usize)> {
        let rest = &self.text[at..end];
        let mark = ['、', '和', '与', '同', '及'].iter().find(|&&c| rest.starts_with(c))?;
        let mention = self.mention_at(at + mark.len_utf8())?;
        (mention.span.end <= end).then_some((mention, mention.span.end))
    }

    /// Past 政府, 领导人, 人民 after the name of a party.
    fn past_tail(&self, at: usize, end: usize) -> usize {
        // 中国驻津巴布韦使馆: a mission stands for its state.
        let rest = &self.text[at..end];
        if rest.starts_with("本人") {
            return at + "本人".len();
        }
        if rest.starts_with('驻') {
            const MISSIONS: [&str; 5] = ["大使馆", "总领事馆", "总领馆", "使馆", "代表团"];
            let near = rest.char_indices().nth(14).map_or(rest.len(), |(offset, _)| offset);
            let found =
                MISSIONS.iter().filter_map(|word| rest[..near].find(word).map(|from| from + word.len()));
            if let Some(length) = found.min() {
                return at + length;
            }
        }
        self.class(at, &[Class::PartyTail]).filter(|tail| tail.end <= end).map_or(at, |tail| tail.end)
    }

    /// Past titles and the name of a person, up to where a predicate begins.
    fn past_person(&self, at: usize, end: usize) -> Option<usize> {
        let mut after = at;
        while let Some(title) = self.title_at(after, end) {
            after = title;
        }
        if after == at {
            return None;
        }
        let name = &self.text[after..end];
        let limit = name.char_indices().nth(9).map_or(name.len(), |(at, _)| at);
        let said = |stop: usize| {
            let core = self.past_light(stop, end, true);
            self.class(core, &[Class::Saying]).is_some()
                || self.cues.at(core).is_some_and(|cue| cue.span.end <= end && self.counts(cue, end, None))
        };
        // 发展局局长会督导…: nobody by name.
        if said(after) {
            return Some(after);
        }
        (1..=limit).filter(|&len| name.is_char_boundary(len)).map(|len| after + len).find(|&stop| {
            let core = self.past_light(stop, end, true);
            stop == end
                || self.class(core, &[Class::Saying]).is_some()
                || self.cues.at(core).is_some()
                || (self.class(stop, &[Class::Preposition, Class::Adverb]).is_some()
                    && self.word_at(stop).is_some())
        })
    }

    fn title_at(&self, at: usize, end: usize) -> Option<usize> {
        let rest = &self.text[at..end];
        let at = at + rest.len() - rest.trim_start_matches(['、', '兼']).len();
        self.hits.at(at).iter().find_map(|hit| match hit.entry {
            Entry::Party(Surface::Title) if hit.span.end <= end => Some(hit.span.end),
            _ => None,
        })
    }

    /// A person without title, known from elsewhere in the text or from the tables.
    fn person(&self, at: usize, end: usize) -> Option<(Subject, usize)> {
        let known = self
            .persons
            .iter()
            .filter(|(name, _)| self.text[at..end].starts_with(name.as_str()))
            .max_by_key(|(name, _)| name.len())
            .map(|(name, party)| (at + name.len(), *party));
        let (after, party) = known?;
        let after = self.title_at(after, end).unwrap_or(after);
        // 江泽民同志最近
        let rest = &self.text[after..end];
        let rest = rest.strip_prefix("同志").unwrap_or(rest);
        let after = end - rest.strip_prefix("最近").unwrap_or(rest).len();
        let core = self.past_light(after, end, true);
        let predicate = self.cues.at(core).is_some()
            || self.class(core, &[Class::Saying]).is_some()
            || self.predicate(core, end) != Predicate::None
            || core == end;
        predicate.then(|| {
            (Subject::Parties { span: Span::new(at, after), parties: vec![party], what: What::Name }, after)
        })
    }

    /// Whether 会 ends the name of a body: somebody says or will do something right behind it.
    pub(super) fn ends_name(&self, shall: Span, end: usize) -> bool {
        let rest = &self.text[shall.end..end];
        !self.mention_ends(shall.start)
            && self.class(self.past_light(shall.start, shall.end, true), &[Class::Adverb]).is_none()
            && (["将", "已", "拟", "正", "曾"].iter().any(|word| rest.starts_with(word))
                || self.class(shall.end, &[Class::Saying]).is_some())
    }

    /// 环境部说明，…: a body explains, and nothing else stands in the clause.
    pub(super) fn explains(&self, from: usize, core: usize, end: usize) -> Option<Span> {
        (self.text[core..end] == *"说明" && self.mention_ends(from)).then(|| Span::new(core, end))
    }

    pub(super) fn mention_ends(&self, at: usize) -> bool {
        let index = self.mentions.partition_point(|mention| mention.span.end < at);
        self.mentions.get(index).is_some_and(|mention| mention.span.end == at)
    }

    pub(super) fn time_at(&self, at: usize) -> Option<Span> {
        let index = self.times.partition_point(|time| time.start < at);
        self.times.get(index).filter(|time| time.start == at).copied()
    }
}
