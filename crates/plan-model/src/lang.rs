//! The two languages of the screen, and words written side by side in both.

/// Language of the screen. Plan wording stays Chinese in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The spelling in addresses.
    pub const fn slug(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The language tag for `lang` attributes.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The language spelled so.
    pub fn from_slug(slug: &str) -> Option<Lang> {
        [Lang::Zh, Lang::En].into_iter().find(|lang| lang.slug() == slug)
    }

    /// The other one.
    pub const fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// `zh` or `en`.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// Words that are written once in each language: a struct, what it holds in Chinese and in English, and the pairs for tests.
/// A word that lacks one of them doesn't compile. The pairs are there in the tests of the crate that writes them.
#[macro_export]
macro_rules! texts {
    ($(#[$about:meta])* $words:ident; $($(#[$use:meta])* $field:ident: $zh:literal, $en:literal;)*) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $words {
            $($(#[$use])* #[doc = $en] pub $field: &'static str,)*
        }

        /// Chinese.
        pub static ZH: $words = $words { $($field: $zh,)* };

        /// English.
        pub static EN: $words = $words { $($field: $en,)* };

        #[cfg(test)]
        const PAIRS: &[(&str, &str, &str)] = &[$((stringify!($field), $zh, $en),)*];
    };
}
