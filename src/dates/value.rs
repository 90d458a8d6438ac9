//! Resolved times and their written forms: TIMEX3, EDTF, the days covered.

use super::meaning::Time;
use jiff::Span;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    Century,
    Decade,
    Year,
    Half(i32),
    Quarter(i32),
    Season(&'static str),
    Month(i32),
    Week(i32),
    Weekend(i32),
    /// Month and day.
    Day(i32, i32),
    /// A week that is not known.
    SomeWeek,
    /// A day of the week (1 is Monday) in a week that is not known.
    Weekday(i32),
    /// A month that is not known.
    SomeMonth,
    /// A day that is not known, in a month that may be.
    SomeDay(Option<i32>),
}

/// A stretch of the calendar in a year, and a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// Negative before Christ; unknown where the text does not tell. Of a week, the ISO year.
    pub(super) year: Option<i32>,
    pub(super) stretch: Stretch,
    pub(super) time: Option<Time>,
}

impl Moment {
    /// A stretch of a year.
    pub(super) fn new(year: Option<i32>, stretch: Stretch) -> Moment {
        Moment { year, stretch, time: None }
    }

    /// A day.
    pub(super) fn day(date: Date) -> Moment {
        Moment::new(Some(i32::from(date.year())), Stretch::Day(date.month().into(), date.day().into()))
    }

    /// The ISO week that holds `date`.
    pub(super) fn week(date: Date) -> Moment {
        let week = date.iso_week_date();
        Moment::new(Some(week.year().into()), Stretch::Week(week.week().into()))
    }

    /// The weekend of the ISO week that holds `date`.
    pub(super) fn weekend(date: Date) -> Moment {
        let week = date.iso_week_date();
        Moment::new(Some(week.year().into()), Stretch::Weekend(week.week().into()))
    }

    /// The month of `date`.
    pub(super) fn month(date: Date) -> Moment {
        Moment::new(Some(date.year().into()), Stretch::Month(date.month().into()))
    }

    /// Its month, where it has one.
    pub(super) fn month_number(&self) -> Option<i32> {
        match self.stretch {
            Stretch::Month(m) | Stretch::Day(m, _) => Some(m),
            Stretch::SomeDay(m) => m,
            _ => self.interval().map(|(first, _)| first.month().into()).filter(|_| self.is_within_a_month()),
        }
    }

    fn is_within_a_month(&self) -> bool {
        matches!(self.stretch, Stretch::Week(_) | Stretch::Weekend(_))
    }

    /// The day, where it is one.
    pub(super) fn date(&self) -> Option<Date> {
        match self.stretch {
            Stretch::Day(month, day) => civil(self.year?, month, day),
            _ => None,
        }
    }

    /// The TIMEX3 value.
    pub(super) fn timex(&self) -> String {
        let mut out = self.calendar();
        match self.time {
            Some(Time::Part(part)) => out.push_str(&format!("T{part}")),
            Some(Time::Clock(c)) => {
                out.push_str(&format!("T{:02}:{:02}", c.hour, c.minute.unwrap_or(0)));
                if let Some(second) = c.second {
                    out.push_str(&format!(":{second:02}"));
                }
            }
            None => {}
        }
        out
    }

    fn calendar(&self) -> String {
        let year = match self.year {
            Some(y) if y < 0 => format!("BC{:04}", -y),
            Some(y) => format!("{y:04}"),
            None => "XXXX".to_owned(),
        };
        match self.stretch {
            // "the 1990s" is 199, "the 18th century" 17.
            Stretch::Century => year[..year.len() - 2].to_owned(),
            Stretch::Decade => year[..year.len() - 1].to_owned(),
            Stretch::Year => year,
            Stretch::Half(n) => format!("{year}-H{n}"),
            Stretch::Quarter(n) => format!("{year}-Q{n}"),
            Stretch::Season(s) => format!("{year}-{s}"),
            Stretch::Month(m) => format!("{year}-{m:02}"),
            Stretch::Week(w) => format!("{year}-W{w:02}"),
            Stretch::Weekend(w) => format!("{year}-W{w:02}-WE"),
            Stretch::Day(m, d) => format!("{year}-{m:02}-{d:02}"),
            Stretch::SomeWeek => format!("{year}-WXX"),
            Stretch::Weekday(day) => format!("{year}-WXX-{day}"),
            Stretch::SomeMonth => format!("{year}-XX"),
            Stretch::SomeDay(Some(m)) => format!("{year}-{m:02}-XX"),
            Stretch::SomeDay(None) => format!("{year}-XX-XX"),
        }
    }

    /// First and last day, where the year is known.
    pub(super) fn interval(&self) -> Option<(Date, Date)> {
        let year = self.year?;
        let months = |first: i32, last: i32| span_of_months(year, first, last);
        match self.stretch {
            Stretch::Century if year < 0 => Some((civil(year - 99, 1, 1)?, civil(year, 12, 31)?)),
            Stretch::Century => Some((civil(year.max(1), 1, 1)?, civil(year + 99, 12, 31)?)),
            Stretch::Decade => Some((civil(year, 1, 1)?, civil(year + 9, 12, 31)?)),
            Stretch::Year => months(1, 12),
            Stretch::Half(n) => months(n * 6 - 5, n * 6),
            Stretch::Quarter(n) => months(n * 3 - 2, n * 3),
            Stretch::Season("SP") => months(3, 5),
            Stretch::Season("SU") => months(6, 8),
            Stretch::Season("FA") => months(9, 11),
            Stretch::Season(_) => Some((civil(year, 12, 1)?, months_end(year + 1, 2)?)),
            Stretch::Month(m) => months(m, m),
            Stretch::Week(w) => {
                Some((weekday_of(year, w, Weekday::Monday)?, weekday_of(year, w, Weekday::Sunday)?))
            }
            Stretch::Weekend(w) => {
                Some((weekday_of(year, w, Weekday::Saturday)?, weekday_of(year, w, Weekday::Sunday)?))
            }
            Stretch::Day(m, d) => civil(year, m, d).map(|date| (date, date)),
            Stretch::SomeWeek | Stretch::Weekday(_) | Stretch::SomeMonth | Stretch::SomeDay(_) => None,
        }
    }

    /// In the Extended Date/Time Format, where it can say this. `offset` is minutes from UTC.
    pub(super) fn edtf(&self, offset: Option<i32>) -> Option<String> {
        if let Some(Time::Clock(c)) = self.time {
            let zone = offset.map_or(String::new(), offset_text);
            let (minute, second) = (c.minute.unwrap_or(0), c.second.unwrap_or(0));
            return self.date().map(|d| format!("{d}T{:02}:{minute:02}:{second:02}{zone}", c.hour % 24));
        }
        let year = self.edtf_year();
        Some(match self.stretch {
            Stretch::Century => format!("{}XX", year.get(..year.len() - 2)?),
            Stretch::Decade => format!("{}X", year.get(..year.len() - 1)?),
            Stretch::Year => year,
            Stretch::Half(n) => format!("{year}-{}", 39 + n),
            Stretch::Quarter(n) => format!("{year}-{}", 32 + n),
            Stretch::Season(s) => format!("{year}-{}", season_number(s)),
            Stretch::Month(m) => format!("{year}-{m:02}"),
            Stretch::Day(m, d) => format!("{year}-{m:02}-{d:02}"),
            Stretch::Week(_) | Stretch::Weekend(_) => {
                let (first, last) = self.interval()?;
                format!("{first}/{last}")
            }
            Stretch::SomeMonth => format!("{year}-XX"),
            Stretch::SomeDay(m) => format!("{year}-{}-XX", m.map_or("XX".to_owned(), |m| format!("{m:02}"))),
            Stretch::SomeWeek | Stretch::Weekday(_) => return None,
        })
    }

    /// The year as ISO 8601 counts: 1 BC is 0000, 2 BC −0001.
    fn edtf_year(&self) -> String {
        match self.year {
            Some(y) if y < -1 => format!("-{:04}", -y - 1),
            Some(y) if y < 0 => "0000".to_owned(),
            Some(y) => format!("{y:04}"),
            None => "XXXX".to_owned(),
        }
    }
}

fn season_number(season: &str) -> u32 {
    match season {
        "SP" => 21,
        "SU" => 22,
        "FA" => 23,
        _ => 24,
    }
}

fn offset_text(minutes: i32) -> String {
    if minutes == 0 {
        return "Z".to_owned();
    }
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// The day, where there is one; years before Christ are counted without a year 0.
pub(super) fn civil(year: i32, month: i32, day: i32) -> Option<Date> {
    let year = if year < 0 { year + 1 } else { year };
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

fn months_end(year: i32, month: i32) -> Option<Date> {
    civil(year, month, 1).map(Date::last_of_month)
}

fn span_of_months(year: i32, first: i32, last: i32) -> Option<(Date, Date)> {
    Some((civil(year, first, 1)?, months_end(year, last)?))
}

fn weekday_of(year: i32, week: i32, weekday: Weekday) -> Option<Date> {
    let week = ISOWeekDate::new(year.try_into().ok()?, week.try_into().ok()?, weekday).ok()?;
    Some(week.date())
}

/// `date` so many days later, where the calendar goes so far.
pub(super) fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// `date` so many months later; the last of the month where it has no such day.
pub(super) fn add_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// 1 (Monday) to 7.
pub(super) fn weekday(date: Date) -> i32 {
    date.weekday().to_monday_one_offset().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(moment: Moment, timex: &str, edtf: Option<&str>, interval: Option<(&str, &str)>) {
        assert_eq!(moment.timex(), timex);
        assert_eq!(moment.edtf(None).as_deref(), edtf);
        let got = moment.interval().map(|(a, b)| (a.to_string(), b.to_string()));
        assert_eq!(got, interval.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn written_forms() {
        let in_2025 = |stretch| Moment::new(Some(2025), stretch);
        check(
            in_2025(Stretch::Week(4)),
            "2025-W04",
            Some("2025-01-20/2025-01-26"),
            Some(("2025-01-20", "2025-01-26")),
        );
        check(in_2025(Stretch::Quarter(3)), "2025-Q3", Some("2025-35"), Some(("2025-07-01", "2025-09-30")));
        check(in_2025(Stretch::Season("WI")), "2025-WI", Some("2025-24"), Some(("2025-12-01", "2026-02-28")));
        let nineties = Moment::new(Some(1990), Stretch::Decade);
        check(nineties, "199", Some("199X"), Some(("1990-01-01", "1999-12-31")));
        check(Moment::new(None, Stretch::Day(2, 1)), "XXXX-02-01", Some("XXXX-02-01"), None);
        let bc = Moment::new(Some(-493), Stretch::Year);
        check(bc, "BC0493", Some("-0492"), Some(("-000492-01-01", "-000492-12-31")));
    }

    #[test]
    fn zones_are_in_the_edtf() {
        let clock = super::super::numeric::Clock { hour: 10, minute: Some(15), second: None, sure: true };
        let moment = Moment { time: Some(Time::Clock(clock)), ..Moment::new(Some(2025), Stretch::Day(7, 1)) };
        assert_eq!(moment.edtf(Some(-240)).as_deref(), Some("2025-07-01T10:15:00-04:00"));
        assert_eq!(moment.timex(), "2025-07-01T10:15");
    }
}
