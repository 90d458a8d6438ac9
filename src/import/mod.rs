//! Files of other tools, and our own → Document. A file is read whole or refused, with every reason.

mod json;
mod native;
mod problem;

pub use problem::{Error, Problem};

use crate::Document;

/// Reads one document in native JSON form, such as [`crate::wire::native`] makes.
///
/// `text` is the article, for a file that leaves it out.
///
/// ```
/// use rubricator::{import, wire, text::offsets::Unit};
/// let document = rubricator::annotate("Hello.", None, &rubricator::Model::rules_only());
/// let native = wire::native(&document, None, Unit::Utf16, wire::Text::Kept);
/// let json = serde_json::to_vec(&native)?;
/// assert_eq!(import::native_json(&json, None)?.text, "Hello.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the file is not native JSON, of a newer major version, or says something that cannot be so.
pub fn native_json(bytes: &[u8], text: Option<&str>) -> Result<Document, Error> {
    native::read(&json::parse(bytes)?, text)
}
