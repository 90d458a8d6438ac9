//! Whether a cue's form is a verb here, and the auxiliaries before it.

use crate::quotes::outline::Word;
use crate::quotes::phrases::{self, is_name};
use crate::quotes::words::{Cue, CueClass, Form, Tags};

/// Nouns for who or what speaks.
const SPEAKERS: Tags = Tags::PERSON.with(Tags::GROUP).with(Tags::DOCUMENT);

/// Whether a cue verb's form is a noun or an adjective here: "the report", "his claims", "a so-called".
pub(super) fn is_noun(words: &[Word], from: usize, at: usize) -> bool {
    let form = words[at].cue().map_or(Form::Base, |c| c.form);
    let tells = words[at].cue().is_some_and(|c| c.class == CueClass::Tell);
    let before = at.checked_sub(1).filter(|&b| b >= from).map_or(Tags::default(), |b| words[b].tags);
    let next = words.get(at + 1).map(|w| w.tags);
    let noun_like = matches!(form, Form::Base | Form::Third | Form::Gerund);
    noun_like && !tells && is_noun_by_neighbours(before, next, form)
        || follows_article(before, noun_like)
        || before.any(Tags::HYPHEN) && !before.any(Tags::POINT)
        || noun_like && ends_compound(words, from, at)
        || form == Form::Base && !governs_base(words, from, at)
        || is_plural_noun(words, from, at)
}

/// After an article or a possessive: "the report"; a participle may follow "both" and "each" as a verb.
fn follows_article(before: Tags, noun_like: bool) -> bool {
    let verb = if noun_like { Tags::SUBJ } else { Tags::SUBJ.with(Tags::FLOATING) };
    before.any(Tags::DET.with(Tags::POSS)) && !before.any(verb)
}

/// "ten calls", "Roe’s claim", "of reports", "the call was", "state officials".
fn is_noun_by_neighbours(before: Tags, next: Option<Tags>, form: Form) -> bool {
    let gerund = form == Form::Gerund;
    let verb_next = next.is_some_and(|n| n.any(Tags::AUX.with(Tags::HYPHEN)));
    let verbal = before.any(Tags::AUX.with(Tags::TO).with(Tags::SUBJ));
    let qualifies =
        form == Form::Base && !verbal && next.is_some_and(|n| n.any(SPEAKERS) && !n.any(Tags::CAP));
    let governed = before.any(Tags::PREP) && !before.any(Tags::TO) || before.any(Tags::CLITIC);
    before.any(Tags::NUM) || governed && !gerund || verb_next || qualifies
}

/// "late-night tweets".
fn ends_compound(words: &[Word], from: usize, at: usize) -> bool {
    at >= from + 2 && words[at - 2].tags.any(Tags::HYPHEN) && !words[at - 1].tags.any(Tags::CAP)
}

/// "his recent claims on": a third person that is as often a plural noun, after an adjective with its article, unless what
/// follows could only follow a verb.
fn is_plural_noun(words: &[Word], from: usize, at: usize) -> bool {
    const NO_ADJECTIVE: Tags = SPEAKERS
        .with(Tags::CAP)
        .with(Tags::SUBJ)
        .with(Tags::FUNCTION)
        .with(Tags::COMMA)
        .with(Tags::CLITIC)
        .with(Tags::QUOTE);
    const AFTER_VERB: Tags = Tags::STOP.with(Tags::COMMA).with(Tags::SUB).with(Tags::QUOTE);
    const REACH: usize = 4;
    let adjective = at > from && !words[at - 1].tags.any(NO_ADJECTIVE) && !words[at - 1].is_plural();
    let article = |w: &Word| w.tags.any(Tags::DET.with(Tags::POSS)) && !w.tags.any(Tags::SUBJ);
    words[at].cue().is_some_and(Cue::is_plural_noun)
        && adjective
        && words[from..at].iter().rev().take(REACH).any(article)
        && words.get(at + 1).is_some_and(|w| !w.tags.any(AFTER_VERB))
}

/// Whether a base form can be a verb after what stands before it: "they say", "would say", "to say", "officials say".
pub(super) fn governs_base(words: &[Word], from: usize, at: usize) -> bool {
    let mut before = at;
    while before > from && words[before - 1].tags.any(Tags::ADV.with(Tags::NEG)) {
        before -= 1;
    }
    if before == from {
        return false;
    }
    let word = &words[before - 1];
    let plural_noun = phrases::is_nominal(words, before - 1) && is_plural(words, from, before);
    // "The family say": "say" is hardly ever a noun.
    let collective = word.tags.any(Tags::GROUP) && words[at].cue().is_some_and(Cue::takes_bare);
    let after_gap = word.tags.any(Tags::COMMA.with(Tags::QUOTE));
    word.tags.any(Tags::AUX.with(Tags::SUBJ).with(Tags::TO).with(Tags::SUB))
        || plural_noun
        || collective
        || after_gap
}

/// Whether the noun that ends before word `end` can be a plural: "officials", "the two", a list of names.
pub(super) fn is_plural(words: &[Word], from: usize, end: usize) -> bool {
    let last = &words[end - 1];
    let joined = last.tags.any(Tags::CAP) && (from..end).rev().take(6).any(|i| words[i].tags.any(Tags::CONJ));
    let head = (from..end).rev().take(6).any(|i| words[i].is_plural() && words[i].tags.any(Tags::PERSON));
    last.is_plural() && !last.tags.any(Tags::VERB)
        || head
        || joined
        || last.tags.any(Tags::NUM.with(Tags::DET))
}

/// The auxiliaries and adverbs before a verb.
pub(super) struct Chain {
    /// Index of the first word of the verb group.
    pub start: usize,
    /// "was told".
    pub passive: bool,
    /// "is saying".
    pub progressive: bool,
    /// "to say".
    pub infinitive: bool,
}

pub(super) fn before_chain(words: &[Word], from: usize, at: usize) -> Chain {
    const GROUP: Tags = Tags::ADV.with(Tags::AUX).with(Tags::NEG).with(Tags::TO);
    let mut start = at;
    let (mut be, mut infinitive) = (false, false);
    while start > from {
        let word = &words[start - 1];
        if word.tags.any(Tags::FLOATING) && start - 1 > from && words[start - 2].tags.any(Tags::AUX) {
            start -= 1;
            continue;
        }
        let clitic = word.tags.any(Tags::CLITIC) && start - 1 > from && words[start - 2].tags.any(Tags::SUBJ);
        if !(word.tags.any(GROUP) && !is_name(words, start - 1) || clitic) {
            break;
        }
        be |= word.tags.any(Tags::BE) || clitic;
        infinitive |= word.tags.any(Tags::TO);
        start -= 1;
    }
    let start = skip_date(words, from, start);
    let form = words[at].cue().map_or(Form::Base, |c| c.form);
    let clitic = words[start.max(1) - 1].tags.any(Tags::CLITIC) || words[start].tags.any(Tags::CLITIC);
    let passive = be && !clitic && matches!(form, Form::Past | Form::Participle);
    Chain { start, passive, progressive: be && form == Form::Gerund, infinitive }
}

/// Where a date before `end` starts: "Trump on Jan. 29 said".
pub(super) fn skip_date(words: &[Word], from: usize, end: usize) -> usize {
    const PARTS: Tags = Tags::TIME.with(Tags::NUM).with(Tags::HYPHEN);
    let mut start = end;
    while start > from && words[start - 1].tags.any(PARTS) {
        start -= 1;
    }
    let year = end == start + 1 && words[start].tags.any(Tags::NUM) && words[start].span.len() == 4;
    let dated = year || words[start..end].iter().any(|w| w.tags.any(Tags::TIME));
    let held = start > from && words[start - 1].tags.any(Tags::PREP.with(Tags::LAST));
    match (dated, held) {
        (true, true) => start - 1,
        (true, false) if start > from && !words[start - 1].tags.any(Tags::DET) => start,
        _ => end,
    }
}
