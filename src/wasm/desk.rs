//! What a person does with an annotated article: correcting, exporting, importing, pasting from web pages and Word.

mod export;
mod import;
mod input;
mod review;
