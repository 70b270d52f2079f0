//! The two languages of the program, and the number marks that each of them uses.

use serde::{Deserialize, Serialize};

/// A language of the window, the papers and the figures in them.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese (tiếng Việt): `1.234,5`.
    #[default]
    Vi,
    /// English: `1,234.5`.
    En,
}

impl Lang {
    /// The name in this language.
    #[must_use]
    pub fn pick(self, name: &crate::model::Name) -> &str {
        match self {
            Self::Vi => &name.vi,
            Self::En => &name.en,
        }
    }

    /// Both languages, in the order in which the window offers them.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The language of a code such as `vi`, `en-GB` or `vi_VN.UTF-8`; only its first part counts.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.trim().split(['-', '_', '.']).next()?;
        Self::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.code()))
    }

    /// The two-letter code, as in files and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The mark before the decimals.
    #[must_use]
    pub const fn decimal_mark(self) -> char {
        match self {
            Self::Vi => ',',
            Self::En => '.',
        }
    }

    /// The mark between groups of three digits.
    #[must_use]
    pub const fn group_mark(self) -> char {
        match self {
            Self::Vi => '.',
            Self::En => ',',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn codes_read_back_and_strangers_are_refused() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
            assert_eq!(ron::to_string(&lang), Ok(lang.code().to_owned()));
            assert_eq!(ron::from_str::<Lang>(lang.code()).ok(), Some(lang));
        }
        assert_eq!(Lang::from_code("vi_VN.UTF-8"), Some(Lang::Vi));
        assert_eq!(Lang::from_code("EN-gb"), Some(Lang::En));
        for code in ["", "C", "fr", "vietnamese"] {
            assert_eq!(Lang::from_code(code), None, "{code}");
        }
        assert_eq!(Lang::default(), Lang::Vi);
    }
}
