//! Quotations of a new text, and who speaks in them.

use super::super::quotes::nearest_mention;
use super::super::scrap::scrap;
use super::{EntityId, HashMap, Id, Kind, Settling, Span};
use crate::document::{Quote, QuoteId, Speaker};

impl Settling<'_> {
    /// The machine's quotations under their old keys, and a person's.
    pub(super) fn settle_quotes(&mut self) {
        let spans: Vec<Span> = self.fresh.quotes.iter().map(|q| q.span).collect();
        let keys = self.keys_for(Kind::Quote, &spans);
        let work = self.work(Kind::Quote);
        let at: HashMap<Span, u32> = work.iter().map(|&(key, span)| (span, key)).collect();
        let named: HashMap<Span, EntityId> =
            self.new.mentions.values().filter_map(|m| Some((m.span, m.entity?))).collect();
        for (quote, key) in self.fresh.quotes.iter().zip(&keys) {
            let Some(key) = *key else { continue };
            let before = quote.continues.map(|q| q.0 as usize);
            let before = before.and_then(|i| keys[i].or_else(|| at.get(&spans[i]).copied()));
            let speaker = quote.speaker.as_ref().map(|s| self.speaker_again(s, &named));
            let quote = Quote { speaker, continues: before.map(QuoteId), ..quote.clone() };
            self.new.quotes.insert(key, quote);
        }
        for (key, span) in work {
            self.keep_quote(key, span);
        }
    }

    /// The machine's speaker: an entity of the new state.
    fn speaker_again(&self, speaker: &Speaker, named: &HashMap<Span, EntityId>) -> Speaker {
        let cluster = || {
            let entity = self.fresh.entities.get(speaker.entity?.0 as usize)?;
            let spans = entity.mentions.iter().map(|&m| self.fresh.mentions[m as usize].span);
            spans.filter_map(|span| named.get(&span).copied()).next()
        };
        let entity = speaker.entity.and_then(|_| named.get(&speaker.span).copied().or_else(cluster));
        Speaker { span: speaker.span, entity }
    }

    /// A person's quotation at its new place. Where the words that name its speaker are gone, other words of the same
    /// entity do; where there are none, the quotation as it was is listed as lost.
    fn keep_quote(&mut self, key: u32, span: Span) {
        let old = &self.old.quotes[&key];
        let speaker = old.speaker.as_ref().and_then(|s| self.keep_speaker(s, span));
        if old.speaker.is_some() && speaker.is_none() {
            self.new.lost.extend(scrap(self.old, Id::new(Kind::Quote, key)));
        }
        let cue = old.cue.and_then(|cue| self.anchor.place(cue));
        self.new.quotes.insert(key, Quote { span, speaker, cue, ..old.clone() });
    }

    fn keep_speaker(&self, speaker: &Speaker, quote: Span) -> Option<Speaker> {
        let entity = speaker.entity.filter(|e| self.new.entities.contains_key(&e.0));
        let span = self.anchor.place(speaker.span);
        let span = span.or_else(|| nearest_mention(&self.new, entity?, quote));
        Some(Speaker { span: span?, entity })
    }
}
