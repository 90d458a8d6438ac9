//! Verbs that report: what kind, which form, what they can govern.

/// What kind of reporting a verb does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueClass {
    /// Speech: "say".
    Say,
    /// Speech to a named hearer: "tell".
    Tell,
    /// A question: "ask".
    Ask,
    /// A name or a verdict: "call".
    Label,
    /// What a document says: "show".
    Show,
    /// Thought, wish, perception: no speech.
    Belief,
}

impl CueClass {
    const ALL: [CueClass; 6] =
        [CueClass::Say, CueClass::Tell, CueClass::Ask, CueClass::Label, CueClass::Show, CueClass::Belief];
}

/// Which form of the verb a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "say".
    Base,
    /// "says".
    Third,
    /// "said".
    Past,
    /// "known": a participle that is not also the past.
    Participle,
    /// "saying".
    Gerund,
}

impl Form {
    const ALL: [Form; 5] = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Gerund];
}

/// A cue verb's form: what it is and what it can govern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// What kind of reporting.
    pub class: CueClass,
    /// Which form.
    pub form: Form,
    frames: u16,
}

impl Cue {
    /// As a number of 17 bits, never 0.
    pub(super) fn bits(self) -> u64 {
        let class = CueClass::ALL.iter().position(|&class| class == self.class).unwrap_or_default();
        let form = Form::ALL.iter().position(|&form| form == self.form).unwrap_or_default();
        u64::from(self.frames) << 6 | (form as u64) << 3 | (class as u64 + 1)
    }

    /// What [`Cue::bits`] gave.
    pub(super) fn from_bits(bits: u64) -> Option<Cue> {
        let class = *CueClass::ALL.get((bits as usize & 7).checked_sub(1)?)?;
        let form = *Form::ALL.get(bits as usize >> 3 & 7)?;
        Some(Cue { class, form, frames: (bits >> 6) as u16 })
    }

    /// Whether the verb takes a quotation as its object.
    pub(crate) fn takes_quote(self) -> bool {
        self.frames & 1 != 0
    }

    /// Whether it takes a clause, with or without "that".
    pub(crate) fn takes_clause(self) -> bool {
        self.frames & 2 != 0
    }

    /// Whether it takes a clause with "that".
    pub(crate) fn takes_that(self) -> bool {
        self.frames & (2 | 4) != 0
    }

    /// Whether it takes a clause with "whether", "how" or "why".
    pub(crate) fn takes_question(self) -> bool {
        self.frames & 8 != 0
    }

    /// Whether it takes an object and says something of it: "mock", "thank".
    pub(crate) fn takes_object(self) -> bool {
        self.frames & 16 != 0
    }

    /// Whether it is a verb of speech as such.
    pub(crate) fn is_say(self) -> bool {
        self.class == CueClass::Say
    }

    /// Whether the hearer stands between the verb and what is said.
    pub(crate) fn takes_hearer(self) -> bool {
        self.frames & 32 != 0
    }

    /// Whether what follows is a reported clause unless it cannot be one: "say", "tell".
    pub(crate) fn takes_bare(self) -> bool {
        self.frames & 64 != 0
    }

    /// Whether it gives its object a name or a quality: "call", "declare".
    pub(crate) fn takes_name(self) -> bool {
        self.frames & 256 != 0
    }

    /// Whether its third person is as often a plural noun: "claims".
    pub(crate) fn is_plural_noun(self) -> bool {
        self.form == Form::Third && self.frames & 512 != 0
    }

    /// Whether it reports only with "it": "as she put it".
    pub(crate) fn needs_it(self) -> bool {
        self.frames & 1024 != 0
    }

    /// Whether it reports only with its particle: "shoot back", "point out".
    pub(crate) fn needs_particle(self) -> bool {
        self.frames & 128 != 0
    }

    /// Whether what it reports was said or written, not only thought or shown.
    pub(crate) fn is_speech(self) -> bool {
        !matches!(self.class, CueClass::Belief)
    }
}

/// The forms of a row of cues.tsv.
pub(super) fn cue_forms(row: &[&'static str]) -> Vec<(&'static str, Cue)> {
    let class = class_named(row[1]);
    let frames = row[2].chars().fold(0, |sum, letter| sum | frame_bit(letter));
    let forms = row[3].split(' ').zip([Form::Third, Form::Past, Form::Participle, Form::Gerund]);
    let spelled = |(words, form): (&'static str, Form)| words.split('|').map(move |word| (word, form));
    // "read" is base, past and participle at once: the past is what articles use.
    let mut forms: Vec<_> = forms.flat_map(spelled).collect();
    forms.push((row[0], Form::Base));
    forms.into_iter().map(|(word, form)| (word, Cue { class, form, frames })).collect()
}

fn class_named(name: &str) -> CueClass {
    match name {
        "tell" => CueClass::Tell,
        "ask" => CueClass::Ask,
        "label" => CueClass::Label,
        "show" => CueClass::Show,
        "belief" => CueClass::Belief,
        _ => CueClass::Say,
    }
}

fn frame_bit(letter: char) -> u16 {
    match letter {
        'q' => 1,
        'c' => 2,
        't' => 4,
        'w' => 8,
        'o' => 16,
        'n' => 32,
        'b' => 64,
        'p' => 128,
        'a' => 256,
        'u' => 512,
        'i' => 1024,
        _ => 0,
    }
}
