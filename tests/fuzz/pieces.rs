//! Bytes → text that is worth annotating. ASCII stands for itself, so that inputs can be read and written by hand; each
//! other byte is a piece of news or of mischief, so that one changed byte makes another name, date or quotation.

use arbitrary::{Result, Unstructured};

/// What the bytes from 128 on stand for; those beyond the table stand for a character whose number follows.
const PIECES: [&str; 112] = [
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "‹",
    "›",
    "''",
    "``",
    "—",
    "–",
    "‐",
    "…",
    "\u{a0}", // 128
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{202f}",
    "\u{3000}",
    "\u{200b}",
    "\u{feff}",
    "\r\n", // 144
    "\n\n",
    "\r",
    "\0",
    "\u{202e}",
    "\u{2066}",
    "\u{200f}",
    "\u{301}",
    "\u{fe0f}", // 152
    "💩",
    "👩‍👩‍👧",
    "🇫🇷",
    "é",
    "ß",
    "İ",
    "ǅ",
    "ﬁ",
    "שלום",
    "علي",
    "北京",
    "٣",
    "½",
    "€",
    "£",
    "°", // 160
    "said ",
    " said ",
    "told ",
    "according to ",
    " added that ",
    "He ",
    "she said",
    "asked, ", // 176
    "Q: ",
    "A: ",
    "“We won,” ",
    " said Zoë Li",
    "By ",
    "LONDON, May 1 (Wire) — ",
    "Photo: ",
    "• ", // 184
    "Zoë Li",
    "Maria Ortega ",
    "Mr. ",
    "President ",
    "Dr. Ann Lee",
    "Jr.",
    "de la ",
    "O’Neill", // 192
    "Northgate Council",
    "Aske Water Ltd",
    "the U.S. ",
    "Paris",
    "French ",
    "UN ",
    "AT&T",
    "Acts", // 200
    "Zork",
    "van ",
    "’s ",
    "s’ ",
    "THE ",
    "McDonald",
    "Storm Ylva",
    "Harbours Act", // 208
    "Feb. 31, 2025",
    "3 May 2024",
    "03/04/05",
    "2024-02-29",
    "2025-W53-7",
    "last week ",
    "Tuesday",
    "9:30 a.m. ", // 216
    "the 1990s",
    "three days ago",
    "spring",
    "Christmas",
    "a year earlier",
    "BC ",
    "noon",
    "every Monday", // 224
    "$3.2 billion ",
    "5 % ",
    "12,000 km",
    "1e9",
    "99999999999999999999",
    "Q3 ",
    "May ",
    "-", // 232
];

/// The text that `bytes` stand for.
pub fn text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut rest = bytes.iter();
    while let Some(&byte) = rest.next() {
        match (byte.is_ascii(), PIECES.get(usize::from(byte & 127))) {
            (true, _) => text.push(char::from(byte)),
            (false, Some(piece)) => text.push_str(piece),
            (false, None) => text.push(character(byte, &mut rest)),
        }
    }
    text
}

/// The character whose number is in the low bits of `first` and the next two bytes.
fn character<'b>(first: u8, rest: &mut impl Iterator<Item = &'b u8>) -> char {
    let mut next = || u32::from(rest.next().copied().unwrap_or(0));
    let number = u32::from(first & 15) << 16 | next() << 8 | next();
    char::from_u32(number).unwrap_or('\u{fffd}')
}

/// `text` with a stretch replaced by a few pieces, as `bytes` say.
pub fn edited(text: &str, bytes: &mut Unstructured) -> Result<String> {
    let boundary =
        |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let start = bytes.int_in_range(0..=text.len().min(400))?;
    let end = start + bytes.int_in_range(0..=40)?;
    let typed = usize::from(bytes.int_in_range(0..=6u8)?).min(bytes.len());
    let typed = self::text(bytes.bytes(typed)?);
    Ok(format!("{}{typed}{}", &text[..boundary(start)], &text[boundary(end)..]))
}
