//! brat's stand-off form → a draft: an archive of text and annotations, or annotations for a text that is given.

use super::anchor::Anchors;
use super::draft::{Draft, DraftEntity, DraftItem, DraftLink};
use super::label::{Meaning, meaning};
use super::place::{Counts, Places};
use super::problem::{Error, Problem, all};
use super::zip;
use crate::document::Status;
use crate::export::Reason;
use crate::export::brat::{ALIAS, ends_piece};
use crate::hash::HashMap;
use crate::text::Span;
use crate::text::offsets::Unit;

pub(super) fn read(bytes: &[u8], given: Option<&str>) -> Result<Draft, Error> {
    if !bytes.starts_with(b"PK") {
        let text = given.ok_or_else(|| Problem::new("", "needs the text that it annotates"))?;
        return lines(utf8(bytes)?, text);
    }
    let (annotations, text) = (zip::file(bytes, ".ann")?, zip::file(bytes, ".txt")?);
    lines(utf8(&annotations)?, given.unwrap_or(utf8(&text)?))
}

pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Problem> {
    std::str::from_utf8(bytes)
        .map_err(|e| Problem::new("", format!("is not UTF-8 at byte {}", e.valid_up_to())))
}

fn lines(annotations: &str, text: &str) -> Result<Draft, Error> {
    let mut reader = Reader {
        places: Places::new(text, Counts::Units(Unit::CodePoint)),
        anchors: Anchors::new(text),
        draft: Draft::default(),
        places_of: HashMap::default(),
        aliases: Aliases::default(),
    };
    reader.draft.text = text.to_owned();
    // Spans first: other lines may stand before what they speak of.
    for spans in [true, false] {
        let numbered = annotations.split('\n').map(|l| l.trim_end_matches('\r')).enumerate();
        let lines = numbered.filter(|(_, l)| !l.trim().is_empty() && l.starts_with('T') == spans);
        all(lines.map(|(i, line)| reader.line(line).map_err(|p| p.at_line(i + 1))))?;
    }
    Ok(reader.done())
}

struct Reader<'t> {
    places: Places<'t>,
    anchors: Anchors<'t>,
    draft: Draft,
    /// The item of each `T`.
    places_of: HashMap<String, usize>,
    aliases: Aliases,
}

impl Reader<'_> {
    fn line(&mut self, line: &str) -> Result<(), Problem> {
        let (id, rest) = line.split_once('\t').ok_or_else(|| Problem::new("", "has no tab after its id"))?;
        let (said, words) = rest.split_once('\t').unwrap_or((rest, ""));
        let result = match id.chars().next() {
            Some('T') => self.span(id, said, words),
            Some('R') => self.relation(said),
            Some('*') => self.same(said),
            Some('A' | 'M') => self.attribute(said),
            Some('N') => self.identity(said, words),
            Some('#') => self.note(said, words),
            Some('E') => Err(Problem::new("", "is an event, which a document cannot hold")),
            _ => Err(Problem::new("", "is no line of brat's")),
        };
        result.map_err(|p| p.within(id))
    }

    /// `LABEL START END[;START END…]` and the words.
    fn span(&mut self, id: &str, said: &str, words: &str) -> Result<(), Problem> {
        let (label, ranges) = said.split_once(' ').ok_or_else(|| Problem::new("", "has no positions"))?;
        let span = self.whole(ranges, words)?;
        self.places_of.insert(id.to_owned(), self.draft.items.len());
        let (key, label) = (id.to_owned(), label.to_owned());
        self.draft.items.push(DraftItem { key, span, label, ..DraftItem::default() });
        Ok(())
    }

    /// The span over all fragments, if nothing but white space lies between them.
    fn whole(&self, ranges: &str, words: &str) -> Result<Span, Problem> {
        let number = |n: Option<&str>| {
            n.and_then(|n| n.parse().ok())
                .ok_or_else(|| Problem::new("", format!("{ranges:?} are no positions")))
        };
        let mut at = Vec::new();
        for range in ranges.split(';') {
            let mut ends = range.split(' ');
            at.push((number(ends.next())?, number(ends.next())?));
        }
        let (start, end): (usize, usize) = (at[0].0, at[at.len() - 1].1);
        let there = self.places.span(start, end).ok();
        let flat = |span: &Span| {
            span.of(self.places.text)
                .split(ends_piece)
                .map(str::trim)
                .filter(|p| !p.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        match there.filter(|span| flat(span) == words) {
            Some(span) => Ok(span),
            None if at.windows(2).any(|pair| self.has_words_between(pair[0].1, pair[1].0)) => Err(
                Problem::new("", "is in pieces with other words between them, which a document cannot hold"),
            ),
            None => self.places.quoted(Some((start, end)), ("", words, ""), &self.anchors),
        }
    }

    fn has_words_between(&self, start: usize, end: usize) -> bool {
        self.places.span(start, end).is_ok_and(|gap| !gap.trim(self.places.text).is_empty())
    }

    fn item(&mut self, id: &str) -> Result<&mut DraftItem, Problem> {
        let place = self.places_of.get(id).copied();
        let place = place.ok_or_else(|| Problem::new("", format!("there is no {id} in the file")))?;
        Ok(&mut self.draft.items[place])
    }

    /// `TYPE Arg1:T1 Arg2:T2`.
    fn relation(&mut self, said: &str) -> Result<(), Problem> {
        let mut parts = said.split_whitespace();
        let role = parts.next().unwrap_or_default().to_owned();
        let mut argument = || parts.next().and_then(|a| Some(a.split_once(':')?.1.to_owned()));
        let (Some(from), Some(to)) = (argument(), argument()) else {
            return Err(Problem::new("", "does not say Arg1:T… Arg2:T…"));
        };
        if role == ALIAS {
            self.aliases.join(&from, &to);
        } else {
            self.draft.links.push(DraftLink { from, role, to });
        }
        Ok(())
    }

    /// `TYPE T1 T2 …`: all the same.
    fn same(&mut self, said: &str) -> Result<(), Problem> {
        let ids: Vec<&str> = said.split_whitespace().skip(1).collect();
        ids.windows(2).for_each(|pair| self.aliases.join(pair[0], pair[1]));
        Ok(())
    }

    /// `Status T1 accepted`; other attributes have no place.
    fn attribute(&mut self, said: &str) -> Result<(), Problem> {
        if let Some(("Status", rest)) = said.split_once(' ')
            && let Some((id, name)) = rest.split_once(' ')
        {
            let status = Status::ALL.into_iter().find(|s| s.name() == name);
            self.item(id)?.status =
                status.ok_or_else(|| Problem::new("", format!("{name:?} is no status")))?;
        } else {
            self.draft.leave_out(Reason::Remark);
        }
        Ok(())
    }

    /// `Reference T1 Wikidata:Q1` and the name.
    fn identity(&mut self, said: &str, name: &str) -> Result<(), Problem> {
        let mut parts = said.split_whitespace().skip(1);
        if let (Some(id), Some(reference)) = (parts.next(), parts.next())
            && let Some(wikidata) = reference.strip_prefix("Wikidata:")
        {
            let item = self.item(id)?;
            let entity = item.entity.get_or_insert_with(DraftEntity::default);
            entity.wikidata = Some(wikidata.to_owned());
            entity.name = Some(name.to_owned()).filter(|n| !n.is_empty());
        } else {
            self.draft.leave_out(Reason::Remark);
        }
        Ok(())
    }

    /// A note is a date's or a figure's value, a mention's or a speaker's entity. Notes on anything else have no place.
    fn note(&mut self, said: &str, note: &str) -> Result<(), Problem> {
        let Some(id) = said.split_whitespace().nth(1).filter(|id| id.starts_with('T')) else {
            self.draft.leave_out(Reason::Remark);
            return Ok(());
        };
        let item = self.item(id)?;
        match meaning(&item.label) {
            Ok(Meaning::Mention(label)) if !label.is_figure() => {
                item.entity.get_or_insert_with(DraftEntity::default).name = Some(note.to_owned());
            }
            Ok(Meaning::Speaker) => {
                item.entity.get_or_insert_with(DraftEntity::default).name = Some(note.to_owned());
            }
            Ok(Meaning::Date(_) | Meaning::Mention(_)) => item.value = Some(note.to_owned()),
            _ => self.draft.leave_out(Reason::Remark),
        }
        Ok(())
    }

    /// Entities get their keys: of those mentions that are the same, the first; for a speaker, the entity of its name.
    fn done(mut self) -> Draft {
        let mut by_name = HashMap::default();
        for item in &mut self.draft.items {
            let Ok(Meaning::Mention(_)) = meaning(&item.label) else { continue };
            let Some(entity) = item.entity.as_mut() else { continue };
            entity.key = self.aliases.first(&item.key);
            by_name.entry(entity.name.clone()).or_insert_with(|| entity.key.clone());
        }
        for item in &mut self.draft.items {
            if meaning(&item.label) == Ok(Meaning::Speaker) {
                item.entity = item.entity.take().and_then(|mut entity| {
                    entity.key = by_name.get(&entity.name)?.clone();
                    Some(entity)
                });
            }
        }
        self.draft
    }
}

/// Which ids are said to be the same: a forest, each id with one that stands for it.
#[derive(Default)]
struct Aliases {
    parent: HashMap<String, String>,
}

impl Aliases {
    /// The id that stands for `id` and its like. Shortens the way there for the next time.
    fn first(&mut self, id: &str) -> String {
        let mut way = vec![id.to_owned()];
        while let Some(parent) = self.parent.get(&way[way.len() - 1]) {
            way.push(parent.clone());
        }
        let first = way.pop().unwrap_or_default();
        for id in way {
            self.parent.insert(id, first.clone());
        }
        first
    }

    fn join(&mut self, one: &str, other: &str) {
        let (one, other) = (self.first(one), self.first(other));
        if one != other {
            self.parent.insert(one, other);
        }
    }
}
