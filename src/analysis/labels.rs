//! How coverage is said: "6/7 huyện, thành phố".

use super::{Coverage, ReportingUnit};
use crate::text::{
    areas::kind_noun,
    lang::Lang,
    number::{format_count, format_share},
};

impl Coverage {
    /// The coverage in words: "6/7 huyện, thành phố", "7 of 8 units".
    #[must_use]
    pub fn label(self, lang: Lang) -> String {
        let unit = self.unit_words(lang);
        match lang {
            Lang::Vi => format!("{} {unit}", format_share(lang, self.reported, self.expected)),
            Lang::En => {
                let [reported, expected] =
                    [self.reported, self.expected].map(|count| format_count(lang, count));
                format!("{reported} of {expected} {unit}")
            }
        }
    }

    /// Those that have reported, counted: "7 huyện, thành phố".
    #[must_use]
    pub fn count_label(self, lang: Lang) -> String {
        format!("{} {}", format_count(lang, self.reported), self.unit_words(lang))
    }

    fn unit_words(self, lang: Lang) -> &'static str {
        match (self.unit, lang) {
            (Some(ReportingUnit::Districts), Lang::Vi) => "huyện, thành phố",
            (Some(ReportingUnit::Districts), Lang::En) => "districts",
            (Some(ReportingUnit::Units) | None, Lang::Vi) => "đơn vị",
            (Some(ReportingUnit::Units) | None, Lang::En) => "units",
            (Some(ReportingUnit::Kind(kind)), lang) => kind_noun(lang, kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AreaKind;

    #[test]
    fn coverage_names_what_it_counts() {
        let coverage = |unit| Coverage { reported: 6, expected: 7, unit };
        let districts = coverage(Some(ReportingUnit::Districts));
        assert_eq!(districts.label(Lang::Vi), "6/7 huyện, thành phố");
        assert_eq!(districts.label(Lang::En), "6 of 7 districts");
        let communes = coverage(Some(ReportingUnit::Kind(AreaKind::RuralCommune)));
        assert_eq!(communes.label(Lang::Vi), "6/7 xã");
        assert_eq!(coverage(None).label(Lang::Vi), "6/7 đơn vị");
        let all = Coverage { reported: 11_485, expected: 11_700, unit: None };
        assert_eq!(all.label(Lang::Vi), "11.485/11.700 đơn vị");
        assert_eq!(all.label(Lang::En), "11,485 of 11,700 units");
    }
}
