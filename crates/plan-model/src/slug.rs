//! One spelling for the choices that data files, addresses and class names share.

/// Gives an enum its list of choices and their spellings, which are those of the data files.
#[macro_export]
macro_rules! slugs {
    ($type:ident { $($variant:ident => $slug:literal,)* }) => {
        impl $type {
            /// Every choice, in the order in which a reader is shown them.
            pub const ALL: [$type; [$($type::$variant),*].len()] = [$($type::$variant),*];

            /// The spelling in data files and addresses.
            pub const fn slug(self) -> &'static str {
                match self {
                    $(Self::$variant => $slug,)*
                }
            }

            /// The choice spelled so.
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|choice| choice.slug() == slug)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::observation::{Grade, Match};
    use crate::plan::{Bound, Domain, Force, Measure, NoteKind, Tier};
    use serde::Serialize;

    #[test]
    fn a_slug_is_what_the_data_files_write() {
        fn check<T: Copy + Serialize>(all: &[T], slug: impl Fn(T) -> &'static str) {
            for &choice in all {
                let written = serde_json::to_value(choice).expect("JSON");
                assert_eq!(written.as_str(), Some(slug(choice)));
            }
        }
        check(&Domain::ALL, Domain::slug);
        check(&Measure::ALL, Measure::slug);
        check(&Force::ALL, Force::slug);
        check(&Tier::ALL, Tier::slug);
        check(&Grade::ALL, Grade::slug);
        check(&Bound::ALL, Bound::slug);
        check(&Match::ALL, Match::slug);
        check(&NoteKind::ALL, NoteKind::slug);
        assert_eq!(Measure::from_slug("cumulative"), Some(Measure::Cumulative));
        assert_eq!(Measure::from_slug("Cumulative"), None);
    }
}
