//! The line on which a part of a JSON file stands, for messages. The file was read before: it is known to be JSON.

/// The line, from 1, of the value at `place`, such as `quotes[2].speaker.start`, or of the innermost thing on the way there.
/// None where not even the first step is there, and in a file of one line.
pub(super) fn of(json: &[u8], place: &str) -> Option<usize> {
    let mut scanner = Scanner { json, at: 0 };
    let mut steps = steps(place).map_while(|step| scanner.enter(step));
    let at = steps.next()?;
    let at = steps.last().unwrap_or(at);
    let is_one_line = !json.trim_ascii().contains(&b'\n');
    (!is_one_line).then(|| 1 + json[..at].iter().filter(|&&b| b == b'\n').count())
}

/// One step into a value.
#[derive(Clone, Copy)]
enum Step<'p> {
    Field(&'p str),
    Item(usize),
}

fn steps(place: &str) -> impl Iterator<Item = Step<'_>> {
    place.split(['.', '[']).filter(|step| !step.is_empty()).map(|step| {
        let number = step.strip_suffix(']').and_then(|n| n.parse().ok());
        number.map_or(Step::Field(step), Step::Item)
    })
}

struct Scanner<'j> {
    json: &'j [u8],
    at: usize,
}

impl Scanner<'_> {
    /// Goes to a part of the value here, and says where that starts.
    fn enter(&mut self, step: Step) -> Option<usize> {
        self.skip_space();
        let is_open = match step {
            Step::Field(_) => b'{',
            Step::Item(_) => b'[',
        };
        self.peek().filter(|&b| b == is_open)?;
        self.at += 1;
        for n in 0.. {
            self.skip_space();
            let wanted = match step {
                Step::Field(name) => self.string()? == name.as_bytes(),
                Step::Item(i) => n == i,
            };
            self.skip_space();
            if wanted {
                return self.peek().map(|_| self.at);
            }
            self.skip_value();
            self.skip_space();
            self.peek().filter(|&b| b == b',')?;
            self.at += 1;
        }
        None
    }

    fn peek(&self) -> Option<u8> {
        self.json.get(self.at).copied()
    }

    /// White space, and the colon after a field's name.
    fn skip_space(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace() || b == b':') {
            self.at += 1;
        }
    }

    /// What stands between the quotation marks here, escapes as they are.
    fn string(&mut self) -> Option<&[u8]> {
        self.peek().filter(|&b| b == b'"')?;
        let start = self.at + 1;
        self.skip_string();
        self.json.get(start..self.at - 1)
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                return;
            }
        }
    }

    /// A value, whatever is in it.
    fn skip_value(&mut self) {
        let mut depth = 0;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.skip_string();
                    continue;
                }
                b'[' | b'{' => depth += 1,
                b']' | b'}' | b',' if depth == 0 => return,
                b']' | b'}' => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn parts_are_found() {
        let json = b"{\n\"a\": [1, {\"b\\\"]\": 2}, [\n3]],\n \"c\" : {\n\"d\": \"}\",\n\"e\": [\n[],\n{\"f\": 4}]}\n}\n";
        for (place, line) in [
            ("a", Some(2)),
            ("a[2]", Some(2)),
            ("a[2][0]", Some(3)),
            ("c", Some(4)),
            ("c.e", Some(6)),
            ("c.e[1].f", Some(8)),
            ("c.e[1].g", Some(8)),
            ("c.e[7]", Some(6)),
            ("c[0]", Some(4)),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(of(json, place), line, "{place}");
        }
        assert_eq!(of(b"[{\"a\": 1}]\n", "[0].a"), None, "of one line");
    }

    #[test]
    fn what_is_no_json_does_no_harm() {
        for json in ["", "{", "{\"", "{\"a\\", "{\"a\":", "[\n", "[\n1,", "]\n["] {
            for place in ["a.b", "[1]", "a[0]"] {
                assert_eq!(of(json.as_bytes(), place), None, "{json} {place}");
            }
        }
    }
}
