//! Puts a document together from parts that came in any order, or lost some of their fellows.

use super::{Document, EntityId, QuoteId};
use crate::text::sort_by_span;

impl Document {
    /// The same document with its parts in text order and every link followed: entities list the mentions that point at
    /// them, those that none points at are gone, and quotations continue one that is still there and stands before.
    #[must_use]
    pub fn tidied(mut self) -> Document {
        sort_by_span(&mut self.mentions, |m| m.span);
        sort_by_span(&mut self.dates, |d| d.span);
        self.sort_quotes();
        self.relink_entities();
        self
    }

    fn sort_quotes(&mut self) {
        let mut order: Vec<usize> = (0..self.quotes.len()).collect();
        sort_by_span(&mut order, |&i| self.quotes[i].span);
        let mut moved = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            moved[old] = new;
        }
        sort_by_span(&mut self.quotes, |q| q.span);
        for (i, quote) in self.quotes.iter_mut().enumerate() {
            let there = quote.continues.and_then(|q| moved.get(q.0 as usize));
            quote.continues = there.filter(|&&new| new < i).map(|&new| QuoteId(new as u32));
        }
    }

    fn relink_entities(&mut self) {
        for entity in &mut self.entities {
            entity.mentions.clear();
        }
        for (i, mention) in self.mentions.iter_mut().enumerate() {
            match mention.entity.and_then(|e| self.entities.get_mut(e.0 as usize)) {
                Some(entity) => entity.mentions.push(i as u32),
                None => mention.entity = None,
            }
        }
        self.drop_unnamed_entities();
    }

    fn drop_unnamed_entities(&mut self) {
        let mut kept = 0;
        let number = |named: bool| {
            kept += u32::from(named);
            named.then(|| EntityId(kept - 1))
        };
        let moved: Vec<_> = self.entities.iter().map(|e| !e.mentions.is_empty()).map(number).collect();
        let follow =
            |id: &mut Option<EntityId>| *id = id.and_then(|e| moved.get(e.0 as usize).copied().flatten());
        self.entities.retain(|e| !e.mentions.is_empty());
        self.mentions.iter_mut().for_each(|m| follow(&mut m.entity));
        self.entities.iter_mut().for_each(|e| follow(&mut e.related));
        self.quotes.iter_mut().filter_map(|q| q.speaker.as_mut()).for_each(|s| follow(&mut s.entity));
    }
}
