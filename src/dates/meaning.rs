//! What a temporal expression says, before anything is resolved.

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit called `name` in the word lists.
    pub(super) fn from_name(name: &str) -> Option<Unit> {
        use Unit::*;
        Some(match name {
            "second" => Second,
            "minute" => Minute,
            "hour" => Hour,
            "day" => Day,
            "night" => Night,
            "week" => Week,
            "weekend" => Weekend,
            "fortnight" => Fortnight,
            "month" => Month,
            "quarter" => Quarter,
            "season" => Season,
            "year" => Year,
            "decade" => Decade,
            "century" => Century,
            "millennium" => Millennium,
            _ => return None,
        })
    }

    /// Its letters in a TIMEX3 duration; a fortnight is counted in weeks.
    pub(super) fn letters(self) -> &'static str {
        match self {
            Unit::Second => "S",
            Unit::Minute | Unit::Month => "M",
            Unit::Hour => "H",
            Unit::Day => "D",
            Unit::Night => "NI",
            Unit::Week | Unit::Fortnight => "W",
            Unit::Weekend => "WE",
            Unit::Quarter => "Q",
            Unit::Season | Unit::Year => "Y",
            Unit::Decade => "DE",
            Unit::Century => "CE",
            Unit::Millennium => "ML",
        }
    }

    /// Whether it is shorter than a day.
    pub(super) fn is_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }
}

/// A part of the day, by its TIMEX3 letters; noon and midnight are clock times.
pub(super) type DayPart = &'static str;

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// A clock time.
    Clock(super::numeric::Clock),
    /// A part of the day: `MO`, `NI`.
    Part(DayPart),
}

/// Which year an expression states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// None.
    Unsaid,
    /// A number; years before Christ are negative, and there is no year 0.
    Is(i32),
    /// So many years from the base's.
    From(i32, Base),
    /// The first in which it comes after the date just mentioned: "May through September".
    Following,
}

/// What relative expressions are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The day of writing: "last week".
    Writing,
    /// A date mentioned before: "the previous week".
    Mentioned,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// The first or second half.
    Half(i32),
    /// 1 to 4.
    Quarter(i32),
    /// `SP`, `SU`, `FA`, `WI`.
    Season(&'static str),
    /// 1 to 12.
    Month(i32),
    /// Month and day of the month.
    Day(i32, i32),
    /// ISO week.
    Week(i32),
    /// The week that holds a month's day.
    WeekOf(i32, i32),
    /// The `n`th week of a month, from its end where negative; weeks belong to the month that holds their Thursday.
    NthWeek(i32, i32),
    /// A month, a weekday of it, and which of these, from the end where negative.
    NthWeekday { month: i32, weekday: i32, n: i32 },
    /// The last ISO week.
    LastWeek,
    /// A named day.
    Holiday(i32),
    /// The weekend next to a named day.
    HolidayWeekend(i32),
    /// The ten years that the year starts.
    Decade,
    /// The hundred years that the year starts.
    Century,
}

/// Where a day or month without a year lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// The text does not say: the tense decides.
    Open,
    /// "last April".
    Past,
    /// "next April".
    Future,
    /// "this April".
    This,
}

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// In thousandths.
    Exact(i64),
    /// "several", or a bare plural.
    Vague,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) count: Count,
    pub(super) unit: Unit,
    /// "and ten minutes".
    pub(super) and: Option<(i64, Unit)>,
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Often {
    /// Once in so much time.
    Each(Length),
    /// On a weekday.
    Weekday(i32),
    /// On a day of each month.
    MonthDay(i32),
    /// In a month.
    Month(i32),
    /// In a season.
    Season(&'static str),
    /// At a part of the day.
    Part(DayPart),
    /// A value from the word lists.
    Value(&'static str),
}

/// A day or year that something is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// So many days from the day of writing.
    Writing(i32),
    /// A year or a part of one.
    Calendar { year: Year, part: Part, toward: Toward },
    /// A date in digits.
    Digits(super::numeric::Digits),
    /// A day of the week.
    Weekday { weekday: i32, toward: Toward },
}

/// What is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum When {
    /// A time of day alone.
    Unsaid,
    /// A year or a part of one.
    Calendar { year: Year, part: Part, toward: Toward },
    /// A day of a month that is not named: "the 28th".
    MonthDay(i32),
    /// A day of the month so many months off: "the 15th of next month".
    DayOfMonth { day: i32, months: i32 },
    /// So long before (−1) or after (1) a day: "two weeks before Christmas".
    Counted { length: Length, sign: i32, from: Anchor },
    /// A date in digits.
    Digits(super::numeric::Digits),
    /// A day of the week.
    Weekday { weekday: i32, toward: Toward, base: Base },
    /// The day of the week in the week so many weeks off.
    WeekdayOf { weekday: i32, weeks: i32 },
    /// A unit, so many units from the base: "last week" is −1 week.
    Unit { unit: Unit, offset: i32, base: Base },
    /// The quarter or period so many years before the one that is talked about.
    Comparable { years: i32 },
    /// The quarter that is talked about, in another year.
    ComparableIn(i32),
    /// So far away: "two days ago".
    Away { length: Length, sign: i32, base: Base },
    /// A length of time.
    Length(Length),
    /// A recurring time.
    Often(Often),
    /// `PRESENT`, `PAST` or `FUTURE`.
    Reference(&'static str),
    /// No date by itself: what the next or last one is limited to ("the end of").
    Modifier(&'static str),
    /// No date at all, though it looks like one.
    Nothing,
}

/// A temporal expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Expr {
    pub(super) when: When,
    pub(super) time: Option<Time>,
    /// The weekday that is stated beside a date.
    pub(super) weekday: Option<i32>,
    /// Index into the list of zones.
    pub(super) zone: Option<i32>,
    /// TIMEX3 modifier.
    pub(super) modifier: Option<&'static str>,
}

impl Expr {
    /// An expression without a time of day.
    pub(super) fn new(when: When) -> Expr {
        Expr { when, time: None, weekday: None, zone: None, modifier: None }
    }

    /// A year or part of one.
    pub(super) fn calendar(year: Year, part: Part) -> Expr {
        Expr::new(When::Calendar { year, part, toward: Toward::Open })
    }

    /// With a time of day.
    pub(super) fn at(self, time: Time) -> Expr {
        Expr { time: Some(time), ..self }
    }

    /// With a modifier.
    pub(super) fn modified(self, modifier: &'static str) -> Expr {
        Expr { modifier: Some(modifier), ..self }
    }

    /// Whether it states a day by its place in the week, or from today.
    pub(super) fn is_of_week(&self) -> bool {
        matches!(self.when, When::Weekday { .. } | When::Unit { unit: Unit::Day, .. })
    }

    /// Whether it states a day, or what is left is to say which.
    pub(super) fn is_day(&self) -> bool {
        match self.when {
            When::Calendar { part, .. } => {
                matches!(part, Part::Day(..) | Part::Holiday(_) | Part::NthWeekday { .. })
            }
            When::Unit { unit, .. } => unit == Unit::Day,
            When::MonthDay(_)
            | When::DayOfMonth { .. }
            | When::Digits(_)
            | When::Weekday { .. }
            | When::WeekdayOf { .. } => true,
            _ => false,
        }
    }
}
