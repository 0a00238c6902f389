//! Whom a position is towards: who is called on, backed, addressed.

use super::Force;
use super::action;
use super::cue::Role as CueRole;
use super::goal::backed_group;
use super::head::{Element, Head, Predicate};
use super::local;
use super::own::Reading;
use super::reader::Reader;
use super::state::Mode;
use crate::extract::genre::Genre;
use crate::extract::grammar::Class;
use crate::extract::party::{PartyId, PartyKind, Role, What};

/// Whom the position is towards: who is called on, backed, addressed.
pub(super) fn towards(reader: &mut Reader, reading: &mut Reading, head: &Head, element: Element, end: usize) {
    let row = element.cue.cue();
    let after = element.cue.span.end;
    if matches!(row.id, "hope" | "look") {
        hoped(reader, reading, element, end);
    }
    match reading.force {
        Force::Call if reading.counterparties.is_none() => {
            let core = reader.source.past_light(after, end, false);
            let outside = |parties: &[PartyId]| {
                parties.iter().copied().filter(|party| !reading.actors.contains(party)).collect()
            };
            reading.counterparties = reader
                .source
                .addressed(core, end)
                .map(|parties| outside(&parties))
                .filter(|parties: &Vec<PartyId>| !parties.is_empty() || !names_groups(reader));
            if reading.counterparties.is_none() {
                reading.counterparties =
                    Some(backed_group(reader, core, end)).filter(|groups| !groups.is_empty());
            }
        }
        Force::Support | Force::Opposition => {
            let context = reader.context();
            reading.counterparties =
                action::backed(reader.source, after, end, &reading.actors, &context, reading.force);
            if reading.force == Force::Support
                && let Some(group) = those_of(reader, head.content.max(after), end)
            {
                reading.counterparties = Some(vec![group]);
            }
            if reading.counterparties.is_none() && names_groups(reader) {
                reading.counterparties = Some(backed_group(reader, head.content.max(after), end));
            }
        }
        Force::Proposal if row.role != CueRole::Modal => {
            let addressee = reader.source.mention_at(after).map(|mention| mention.parties.clone());
            reading.counterparties =
                addressee.filter(|parties| !parties.is_empty() && *parties != reading.actors);
        }
        _ => {}
    }
}

/// 各国企业, 更多德国企业: those of a state who are backed, not the state (B69, B79).
fn those_of(reader: &mut Reader, from: usize, end: usize) -> Option<PartyId> {
    let text = reader.input.text;
    let core = reader.source.past_light(from, end, true);
    let core = end - text[core..end].trim_start_matches("更多").len();
    let mention = reader.source.mention_at(core)?;
    if matches!(mention.what, What::Role(Role::Pair | Role::Contract)) || mention.parties.len() > 1 {
        return None;
    }
    let agent = reader.source.class(mention.span.end, &[Class::Agent])?;
    let after = reader.source.past_light(agent.end, end, true);
    let acts = matches!(reader.source.predicate(after, end), Predicate::Verb(_) | Predicate::Phrase(_));
    let company = ["企业", "公司", "青年", "高校", "银行", "机构"].contains(&reader.text(agent));
    let name = text[core..agent.end].to_owned();
    (acts && company && agent.end <= end).then(|| reader.parties.intern(&name, PartyKind::Other, None))
}

/// Whether texts of this kind back and press groups by common nouns (B69, B79).
fn names_groups(reader: &Reader) -> bool {
    reader.mode() == Mode::Task
        || reader.input.genre == Genre::EsgReport
        || local::tells(reader.input.genre) && !reader.context().abroad
}

/// 希望 and 期待 with another doer are calls (B82).
fn hoped(reader: &mut Reader, reading: &mut Reading, element: Element, end: usize) {
    let core = reader.source.past_light(element.cue.span.end, end, true);
    let mention = reader.source.mention_at(core).cloned();
    let mention = mention.as_ref();
    let other = mention.filter(|mention| {
        !mention.parties.is_empty() && !mention.parties.iter().any(|party| reading.actors.contains(party))
    });
    let group = mention
        .is_some_and(|mention| matches!(mention.what, What::Role(Role::Group)) && reading.actors.len() == 1);
    let thing = mention.is_none()
        && reader.source.cues.at(core).is_none()
        && reader.source.predicate(core, end) == Predicate::None;
    if other.is_none() && !group && !thing {
        return;
    }
    reading.force = Force::Call;
    reading.grade = 2;
    reading.start = element.start;
    reading.counterparties = Some(match other {
        Some(mention) => mention.parties.clone(),
        None if group => reader.context().group.into_iter().collect(),
        None => backed_group(reader, core, end),
    });
}
