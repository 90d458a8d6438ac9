//! The tokens of HTML that a layout needs: text, start tags with the attributes that matter, end tags.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::borrow::Cow;
use std::convert::Infallible;

/// A piece of HTML.
pub(super) enum Part<'a> {
    /// `<name …>`
    Start(&'a Tag),
    /// `</name>`
    End(Cow<'a, str>),
    /// What stands between tags, entities decoded.
    Text(Cow<'a, str>),
}

/// A start tag.
#[derive(Default)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: String,
    attributes: Vec<(&'static str, String)>,
}

/// The attributes that matter; the rest are not kept.
const ATTRIBUTES: [&str; 8] = ["class", "id", "style", "role", "href", "hidden", "aria-hidden", "start"];

impl Tag {
    /// The attribute's value, if the tag has it. Of two that have one name the first counts.
    pub(super) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| *name == attribute).map(|(_, value)| value.as_str())
    }

    #[cfg(test)]
    pub(super) fn test(name: &str, attributes: &[(&'static str, &str)]) -> Tag {
        let attributes = attributes.iter().map(|&(name, value)| (name, value.to_owned())).collect();
        Tag { name: name.to_owned(), attributes }
    }
}

/// Cuts `html` into parts, in order.
pub(super) fn read(html: &str, mut see: impl FnMut(Part<'_>)) {
    let mut tag = Tag::default();
    // Whether the value that comes next belongs to an attribute that is kept.
    let mut wanted = false;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                tag.name = String::from_utf8_lossy(name).into_owned();
                tag.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => wanted = add_attribute(&mut tag, name),
            CallbackEvent::AttributeValue { value } if wanted => set_value(&mut tag, value),
            CallbackEvent::CloseStartTag { .. } => see(Part::Start(&tag)),
            CallbackEvent::EndTag { name } => see(Part::End(String::from_utf8_lossy(name))),
            CallbackEvent::String { value } => see(Part::Text(String::from_utf8_lossy(value))),
            _ => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
}

fn add_attribute(tag: &mut Tag, name: &[u8]) -> bool {
    let known = ATTRIBUTES.iter().find(|a| a.as_bytes() == name);
    // The first of a name counts; a tag with a thousand of them shall not cost a thousand times a thousand.
    let new = known.filter(|name| tag.get(name).is_none());
    tag.attributes.extend(new.map(|&name| (name, String::new())));
    new.is_some()
}

fn set_value(tag: &mut Tag, value: &[u8]) {
    if let Some((_, last)) = tag.attributes.last_mut() {
        *last = String::from_utf8_lossy(value).into_owned();
    }
}
