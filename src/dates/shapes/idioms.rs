//! What looks like a date and is none: ages, idioms, names. These shapes win over others of the same length.

use crate::dates::meaning::{Expr, When};
use crate::dates::pattern::{Found, Shape};

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "age",
        patterns: &[
            "NUM - UNIT - olds|old",
            "NUM UNIT|UNITS old|older|younger",
            "NUM - UNIT old",
            "NUM UNIT|UNITS - old",
            "NUM UNITS of age",
            "UNITS - old",
            "NUM and a half UNITS old",
            "VAGUE UNITS old|older|younger",
            "a|an UNIT old|older|younger",
            "NUM - light - UNITS",
            "NUM light UNITS",
            "NUM seconds|minutes left|from time",
            "aged NUM",
            "aged NUM to|- NUM",
            "age NUM",
        ],
        build: nothing,
    },
    Shape {
        name: "idiom",
        patterns: &[
            "WHICH minute|second|hour|season",
            "the OTHER|WHICH second|minute|hour|season",
            "a|one|split second",
            "the ORD place",
            "one day",
            "NUM - UNITS:quarter",
            "NUM quarters of",
            "day one",
            "the other day",
            "the ORD time",
            "WEEKDAYS|TODAY 's world",
            "the man|men|woman|player of the UNIT",
            "UNIT of the UNIT",
            "time of UNIT",
            "DAY / DAY",
            "24 / 7",
            "9 / 11",
            "as many UNITS",
            "wait|just a minute|second|moment|sec",
        ],
        build: nothing,
    },
    Shape {
        name: "name",
        patterns: &[
            "HOLIDAY agreement|accord|accords",
            "bloody|black|super sunday|monday|tuesday|wednesday|thursday|saturday",
            "sheffield|ruby|fat WEEKDAY",
            "the? WEEKDAY times|telegraph|mirror|mail|post|herald",
        ],
        build: nothing,
    },
];

fn nothing(_: &Found) -> Option<Expr> {
    Some(Expr::new(When::Nothing))
}
