//! JSON values read by name, with problems that say where.

use super::problem::{Error, Problem};
use serde_json::{Map, Value};

/// A JSON object.
pub(crate) type Object = Map<String, Value>;

/// `bytes` without a byte order mark.
pub(crate) fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// The value that `bytes` hold.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Error> {
    serde_json::from_slice(unmarked(bytes)).map_err(|e| syntax(&e).into())
}

fn syntax(error: &serde_json::Error) -> Problem {
    let said = error.to_string();
    let reason = said.split(" at line ").next().unwrap_or(&said);
    Problem::new("", format!("is not JSON: {reason} at column {}", error.column())).at_line(error.line())
}

/// Where one of a file's documents is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Where {
    /// It is the file.
    Whole,
    /// In a list, counted from 0.
    Item(usize),
    /// On a line of its own, counted from 1.
    Line(usize),
}

/// The values of a file that is one value, a list of them, or one a line.
pub(crate) fn documents(bytes: &[u8]) -> Result<Vec<(Where, Value)>, Error> {
    match parse(bytes) {
        Ok(Value::Array(values)) => {
            Ok(values.into_iter().enumerate().map(|(i, v)| (Where::Item(i), v)).collect())
        }
        Ok(value) => Ok(vec![(Where::Whole, value)]),
        Err(whole) => {
            if starts_with_a_line(bytes) {
                lines(bytes)
            } else {
                Err(whole)
            }
        }
    }
}

/// Whether the first line is JSON by itself.
fn starts_with_a_line(bytes: &[u8]) -> bool {
    let first = bytes.split(|&b| b == b'\n').next().unwrap_or_default();
    serde_json::from_slice::<serde::de::IgnoredAny>(first).is_ok()
}

fn lines(bytes: &[u8]) -> Result<Vec<(Where, Value)>, Error> {
    let numbered = bytes.split(|&b| b == b'\n').enumerate().filter(|(_, l)| !l.trim_ascii().is_empty());
    let read = numbered.map(|(i, line)| {
        let value = serde_json::from_slice(line).map_err(|e| syntax(&e).at_line(i + 1))?;
        Ok((Where::Line(i + 1), value))
    });
    super::problem::all(read)
}

/// `value` as an object.
pub(crate) fn object(value: &Value) -> Result<&Object, Problem> {
    value.as_object().ok_or_else(|| Problem::new("", "is not an object {…}"))
}

fn wrong(key: &str, what: &str) -> Problem {
    Problem::new(key, format!("is not {what}"))
}

/// What stands under `key`, unless nothing or null.
pub(crate) fn some<'v>(object: &'v Object, key: &str) -> Option<&'v Value> {
    object.get(key).filter(|v| !v.is_null())
}

fn need<'v>(object: &'v Object, key: &str) -> Result<&'v Value, Problem> {
    some(object, key).ok_or_else(|| Problem::new(key, "is missing"))
}

/// The text under `key`.
pub(crate) fn string<'v>(object: &'v Object, key: &str) -> Result<&'v str, Problem> {
    need(object, key)?.as_str().ok_or_else(|| wrong(key, "text"))
}

/// The text under `key`, if any.
pub(crate) fn maybe_string<'v>(object: &'v Object, key: &str) -> Result<Option<&'v str>, Problem> {
    some(object, key).map(|v| v.as_str().ok_or_else(|| wrong(key, "text"))).transpose()
}

/// The position under `key`.
pub(crate) fn position(object: &Object, key: &str) -> Result<usize, Problem> {
    let number = need(object, key)?.as_u64().and_then(|n| usize::try_from(n).ok());
    number.ok_or_else(|| wrong(key, "a whole number from 0"))
}

/// The score under `key`, 1 where none is given.
pub(crate) fn score(object: &Object, key: &str) -> Result<f32, Problem> {
    match some(object, key).map(Value::as_f64) {
        None => Ok(1.0),
        Some(Some(score)) if (0.0..=1.0).contains(&score) => Ok(score as f32),
        Some(_) => Err(wrong(key, "a number from 0 to 1")),
    }
}

/// What `read` makes of each value of the list under `key`; none where there is no such list.
pub(crate) fn each<'v, T>(
    object: &'v Object,
    key: &str,
    mut read: impl FnMut(&'v Value) -> Result<T, Problem>,
) -> Result<Vec<T>, Error> {
    let list = match some(object, key) {
        None => return Ok(Vec::new()),
        Some(value) => value.as_array().ok_or_else(|| wrong(key, "a list […]"))?,
    };
    let read = |(i, v)| read(v).map_err(|p: Problem| p.within(format!("{key}[{i}]")));
    super::problem::all(list.iter().enumerate().map(read))
}
