//! What a name or figure stands for.

use super::CustomLabel;

macro_rules! labels {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// What kind of thing a name or figure stands for.
        ///
        /// ```
        /// use rubricator::Label;
        /// assert_eq!(Label::Person.name(), "person");
        /// assert!(Label::ALL.contains(&Label::Law));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Label {
            $($(#[$doc])* $variant,)*
            /// A label of a person's own making.
            Custom(CustomLabel),
        }

        impl Label {
            /// Every label but those of a person's own making, in display order.
            pub const ALL: &'static [Label] = &[$(Label::$variant),*];

            /// The label's name in every format: lower case, English.
            ///
            /// ```
            /// assert_eq!(rubricator::Label::Place.name(), "place");
            /// ```
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Label::$variant => $name,)* Label::Custom(custom) => custom.name() }
            }

            /// The label called `name`, if there is one; none of a person's own making.
            ///
            /// ```
            /// use rubricator::Label;
            /// assert_eq!(Label::from_name("money"), Some(Label::Money));
            /// assert_eq!(Label::from_name("hospital"), None);
            /// ```
            #[must_use]
            pub fn from_name(name: &str) -> Option<Label> {
                match name { $($name => Some(Label::$variant),)* _ => None }
            }
        }
    };
}

labels! {
    /// People and families, without titles.
    Person = "person",
    /// Companies, agencies, parties, teams, media, armed groups.
    Organization = "organization",
    /// Countries, regions, cities, buildings, streets, seas.
    Place = "place",
    /// Nationalities, religions, political affiliations, peoples.
    Group = "group",
    /// Named wars, storms, tournaments, holidays.
    Event = "event",
    /// Titles of books, films, songs, reports; prizes.
    Work = "work",
    /// Named laws, treaties, agreements.
    Law = "law",
    /// Named vehicles, weapons, drugs, devices, software.
    Product = "product",
    /// An amount of money.
    Money = "money",
    /// A percentage.
    Percent = "percent",
    /// A number with a unit of measure.
    Quantity = "quantity",
}

impl Label {
    /// The label called `name` in any case, else one of a person's own making. `None` where no label can have that name.
    ///
    /// ```
    /// use rubricator::Label;
    /// assert_eq!(Label::named("Place"), Some(Label::Place));
    /// assert_eq!(Label::named("hospital").map(Label::name), Some("hospital"));
    /// assert_eq!(Label::named("two words"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Label> {
        Label::from_name(&name.to_lowercase()).or_else(|| CustomLabel::new(name).map(Label::Custom))
    }

    /// Whether the label is for figures (amounts), which belong to no entity.
    ///
    /// ```
    /// use rubricator::Label;
    /// assert!(Label::Money.is_figure() && !Label::Person.is_figure());
    /// ```
    #[must_use]
    pub fn is_figure(self) -> bool {
        matches!(self, Label::Money | Label::Percent | Label::Quantity)
    }
}
