//! A corpus as JSON lines: one document a line in, one a line out, in order, memory bounded by the lines in hand.

use crate::annotate::parse_date;
use rubricator::session::Session;
use rubricator::text::offsets::Unit;
use rubricator::wire::{self, Ids};
use rubricator::{Model, Options};
use serde::Deserialize;
use std::io::{self, BufRead, Write};
use std::num::NonZeroUsize;
use std::sync::mpsc;

/// What is the same for every line.
pub struct Job<'m> {
    /// How dates are read; the published day is for lines that name none.
    pub options: Options,
    /// Unit of every offset written.
    pub unit: Unit,
    /// The tagger's weights.
    pub model: &'m Model,
}

/// One line of input. Other fields are ignored.
#[derive(Deserialize)]
struct Line {
    id: Option<String>,
    text: String,
    date: Option<String>,
}

/// Lines that wait between reader and worker, for each worker: enough to keep it busy.
const WAITING: usize = 2;

/// Annotates every line. A bad line is reported on standard error with its number; the rest go through.
///
/// # Errors
/// When reading or writing fails, or at the end when a line was bad.
pub fn run(job: &Job, input: impl BufRead, out: impl Write, jobs: NonZeroUsize) -> io::Result<()> {
    let bad = std::thread::scope(|scope| {
        let (lines, answers): (Vec<_>, Vec<_>) = (0..jobs.get())
            .map(|_| {
                let (line_in, line_out) = mpsc::sync_channel::<Vec<u8>>(WAITING);
                let (answer_in, answer_out) = mpsc::sync_channel(WAITING);
                scope.spawn(move || {
                    let mut session = Session::new(job.model.clone());
                    line_out.into_iter().try_for_each(|line| answer_in.send(job.answer(&mut session, &line)))
                });
                (line_in, answer_out)
            })
            .unzip();
        let writer = Writer { out, bad: 0 };
        pump(input, &lines, &answers, writer)
    })?;
    match bad {
        0 => Ok(()),
        n => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("{n} {} could not be read (see above)", if n == 1 { "line" } else { "lines" }),
        )),
    }
}

type Answer = Result<Vec<u8>, String>;

/// Deals lines to the workers in turn, and takes their answers back in the same turn.
fn pump(
    mut input: impl BufRead,
    lines: &[mpsc::SyncSender<Vec<u8>>],
    answers: &[mpsc::Receiver<Answer>],
    mut writer: Writer<impl Write>,
) -> io::Result<usize> {
    let ahead = lines.len() * WAITING;
    let (mut sent, mut written) = (0, 0);
    loop {
        let mut line = Vec::new();
        let more = input.read_until(b'\n', &mut line)? > 0;
        if more {
            lines[sent % lines.len()].send(line).expect("a worker stops only after its sender");
            sent += 1;
        }
        while written < sent && (!more || sent - written >= ahead) {
            let answer = answers[written % answers.len()].recv().expect("each line has its answer");
            written += 1;
            writer.write(written, answer)?;
        }
        if !more {
            return writer.out.flush().map(|()| writer.bad);
        }
    }
}

struct Writer<W> {
    out: W,
    bad: usize,
}

impl<W: Write> Writer<W> {
    fn write(&mut self, line: usize, answer: Answer) -> io::Result<()> {
        match answer {
            Ok(json) => self.out.write_all(&json),
            Err(reason) => {
                self.bad += 1;
                eprintln!("rubricator: line {line}: {reason}");
                Ok(())
            }
        }
    }
}

impl Job<'_> {
    /// The output line for one input line; empty for a blank one. `session` knows the words of those before.
    fn answer(&self, session: &mut Session, line: &[u8]) -> Answer {
        if line.trim_ascii().is_empty() {
            return Ok(Vec::new());
        }
        let line: Line =
            serde_json::from_slice(line).map_err(|e| format!("not an object with a \"text\": {e}"))?;
        // Corpora stamp articles to the second; the day is what counts.
        let day = line.date.as_deref().map(|d| parse_date(d.get(..10).unwrap_or(d))).transpose()?;
        let options = Options { published: day.or(self.options.published), ..self.options };
        let document = session.annotate_another(&line.text, options);
        let ids = Ids::in_order(&document);
        let native = wire::stream(&document, &ids, line.id.as_deref(), self.unit, wire::Text::LeftOut);
        let mut json = serde_json::to_vec(&native).map_err(|e| e.to_string())?;
        json.push(b'\n');
        Ok(json)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rubricator::DateOrder;

    fn annotate(input: &str, jobs: usize) -> (io::Result<()>, String) {
        let model = Model::rules_only();
        let job = Job { options: Options::default(), unit: Unit::CodePoint, model: &model };
        let mut out = Vec::new();
        let result = run(&job, input.as_bytes(), &mut out, NonZeroUsize::new(jobs).unwrap());
        (result, String::from_utf8(out).unwrap())
    }

    #[test]
    fn order_is_kept_for_any_number_of_jobs() {
        let input: String = (0..50)
            .map(|i| format!("{{\"id\":\"{i}\",\"text\":\"{}\"}}\n", "x ".repeat(i * 7 % 13)))
            .collect();
        let (result, one) = annotate(&input, 1);
        assert!(result.is_ok());
        assert_eq!(one.lines().count(), 50);
        assert!(one.lines().nth(49).unwrap().contains("\"id\":\"49\""));
        assert_eq!(annotate(&input, 3).1, one);
    }

    #[test]
    fn the_order_of_day_and_month_is_for_every_line() {
        let model = Model::rules_only();
        let read = |order| {
            let job = Job {
                options: Options { order, ..Options::default() },
                unit: Unit::CodePoint,
                model: &model,
            };
            job.answer(
                &mut Session::new(model.clone()),
                br#"{"text":"Signed on 03/04/2025.","date":"2025-05-01"}"#,
            )
            .unwrap()
        };
        let has = |json: Vec<u8>, value: &str| String::from_utf8(json).unwrap().contains(value);
        assert!(has(read(Some(DateOrder::DayFirst)), r#""value":"2025-04-03""#));
        assert!(has(read(None), r#""value":"2025-03-04""#));
    }

    #[test]
    fn a_bad_line_does_not_stop_the_rest() {
        let (result, out) = annotate(
            "{\"text\":\"a\"}\nnonsense\n\n{\"text\":\"b\",\"date\":\"2025-13-01\"}\n{\"text\":\"c\"}",
            2,
        );
        assert_eq!(result.unwrap_err().to_string(), "2 lines could not be read (see above)");
        assert_eq!(out.lines().count(), 2);
    }
}
