//! Operation → changes.

use super::id::{Id, Kind};
use super::mentions::label;
use super::operation::{Alike, Operation};
use super::refusal::Refusal;
use super::state::{Draft, Swap};
use super::step::{Act, Step};
use crate::document::{QuoteKind, TimexType};

/// Makes the changes that `operation` asks for.
pub(super) fn run(operation: &Operation, draft: &mut Draft<'_>) -> Result<Step, Refusal> {
    match operation {
        Operation::AddMention { at, label: name, entity, alike } => {
            draft.add_mention(*at, label(name)?, *entity, *alike)
        }
        Operation::AddDate { at, value, alike } => draft.add_date(*at, value.as_deref(), *alike),
        Operation::AddQuote { at, kind, speaker } => {
            draft.add_quote(*at, kind.as_deref().map(quote_kind).transpose()?, *speaker)
        }
        Operation::Remove { ids, alike } => draft.remove(ids, *alike),
        Operation::Accept { ids } => draft.accept(ids),
        Operation::Relabel { ids, label, alike } => relabel(draft, ids, label, *alike),
        Operation::Move { id, to } => draft.move_to(*id, *to),
        Operation::SetSpeaker { ids, speaker } => draft.set_speaker(ids, *speaker),
        Operation::SetValue { ids, value } => draft.set_value(ids, value),
        Operation::Merge { into, entities } => draft.merge(*into, entities),
        Operation::Split { mentions, name } => draft.split(mentions, name.as_deref()),
        Operation::Rename { entity, name } => draft.rename(*entity, name),
        Operation::SetNote { on, note } => set_note(draft, *on, note),
        Operation::SetTitle { title } => {
            draft.put(Swap::Title(title.trim().to_owned()));
            Ok(Step::whole(Act::SetTitle))
        }
    }
}

fn relabel(draft: &mut Draft<'_>, ids: &[Id], name: &str, alike: Option<Alike>) -> Result<Step, Refusal> {
    match ids.first().map(|id| id.kind) {
        None => Err(Refusal::NoneGiven),
        Some(Kind::Date) => draft.retype_dates(ids, timex_type(name)?, alike),
        Some(Kind::Quote) => draft.rekind_quotes(ids, quote_kind(name)?, alike),
        Some(Kind::Mention | Kind::Entity) => draft.relabel_mentions(ids, label(name)?, alike),
    }
}

fn set_note(draft: &mut Draft<'_>, on: Option<Id>, note: &str) -> Result<Step, Refusal> {
    match on {
        Some(id) if id.kind == Kind::Entity => draft.state.entity(id).map(|_| ())?,
        Some(id) => draft.state.span(id).map(|_| ())?,
        None => {}
    }
    let note = Some(note.trim()).filter(|note| !note.is_empty()).map(str::to_owned);
    draft.put(Swap::Note(on, note));
    Ok(on.map_or(Step::whole(Act::SetNote), |id| Step::new(Act::SetNote, id.kind, 1)))
}

fn quote_kind(name: &str) -> Result<QuoteKind, Refusal> {
    QuoteKind::ALL.into_iter().find(|k| k.name() == name).ok_or_else(|| {
        let known = QuoteKind::ALL.map(QuoteKind::name).join(", ");
        Refusal::NoLabel { given: name.to_owned(), known }
    })
}

fn timex_type(name: &str) -> Result<TimexType, Refusal> {
    TimexType::ALL.into_iter().find(|t| t.name() == name).ok_or_else(|| {
        let known = TimexType::ALL.map(TimexType::name).join(", ");
        Refusal::NoLabel { given: name.to_owned(), known }
    })
}
