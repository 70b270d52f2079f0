//! The sentences of findings: what does not agree, with its numbers, and the likely slip.

mod figures;
mod formulas;
mod peers;
mod presence;
mod relations;
mod sources;
mod time;

pub use figures::{not_whole, out_of_range};
pub use formulas::{formula, formula_units, identity};
pub use peers::{Others, outlier};
pub use presence::{actual_missing, of_planned, plan_missing};
pub use relations::{
    Implied, Units, numerator_exceeds_denominator, numerator_exceeds_plan, part_exceeds_whole,
    ratio, shared_denominator, shares, sum_of_areas, sum_of_parts, swapped_operands,
};
pub use sources::{AsOf, RivalSaid, counted_too_early, lagging, two_sources};
pub use time::{cumulative_falls, jump, last_part_differs, part_exceeds_year, sum_of_periods};

use super::{lang::Lang, number::format_number, period::period_label};
use crate::model::{IndicatorKind, Name, Period, Step};

/// A figure to be said: "3.616 hộ nghèo", "12,50%".
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The indicator's name.
    pub name: &'a Name,
    /// The same as heads have it: short, where the name is long.
    pub head: &'a Name,
    pub unit: &'a Name,
    /// Decimals the indicator is shown with; a value with more of them is said with all.
    pub decimals: u8,
    /// In the indicator's unit.
    pub value: f64,
}

/// A slip of the hand that explains a wrong figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// 12,05 became 12,5.
    LostZero,
    /// 2.456 became 2.546.
    SwappedDigits,
    /// 305 became 3005.
    ExtraZero,
    /// 12,05 became 1205; millions became thousands.
    ShiftedMark,
    /// "1.234" was read as 1,234.
    MixedMarks,
    /// Millions of dong were asked for, and these were typed.
    OtherMoneyUnit(MoneyUnit),
    /// What the month added was typed where the total since January stands.
    OwnAmount,
    /// 12,05 became 12,65.
    OneDigit,
}

/// Units in which sums of money are written (đơn vị tiền).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MoneyUnit {
    Dong,
    Thousand,
    Million,
    Billion,
}

impl MoneyUnit {
    const ALL: [Self; 4] = [Self::Dong, Self::Thousand, Self::Million, Self::Billion];

    /// The unit of money that an indicator's unit begins with: "triệu đồng/người/năm".
    #[must_use]
    pub fn of(unit: &Name) -> Option<Self> {
        Self::ALL.into_iter().find(|money| unit.vi.starts_with(money.name(Lang::Vi)))
    }

    /// The unit a thousand times so many times smaller, or greater for a negative number.
    #[must_use]
    pub fn smaller_by(self, thousands: i32) -> Option<Self> {
        let at = Self::ALL.iter().position(|unit| *unit == self)?;
        let at = i32::try_from(at).ok()? - thousands;
        Self::ALL.get(usize::try_from(at).ok()?).copied()
    }

    fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Dong, Lang::Vi) => "đồng",
            (Self::Dong, Lang::En) => "dong",
            (Self::Thousand, Lang::Vi) => "nghìn đồng",
            (Self::Thousand, Lang::En) => "thousand dong",
            (Self::Million, Lang::Vi) => "triệu đồng",
            (Self::Million, Lang::En) => "million dong",
            (Self::Billion, Lang::Vi) => "tỷ đồng",
            (Self::Billion, Lang::En) => "billion dong",
        }
    }
}

/// The head of a finding: "Ninh Phước, 4/2011: tỷ lệ hộ nghèo không khớp với số hộ".
#[must_use]
pub fn head(place: &Name, period: &Name, is_plan: bool, what: &Name) -> Name {
    let (plan_vi, plan_en) = if is_plan { ("kế hoạch, ", "plan, ") } else { ("", "") };
    Name {
        vi: format!("{}, {}: {plan_vi}{}", place.vi, period.vi, what.vi),
        // What is wrong stands after a colon of its own.
        en: format!("{}, {}, {plan_en}{}", place.en, period.en, what.en),
    }
}

/// A period inside a sentence: "cả năm 2018" (of a level "năm 2018"), "7 tháng 2018", "tháng
/// 4/2011", "quý III/2018".
#[must_use]
pub fn when(period: Period, kind: IndicatorKind) -> Name {
    let in_lang = |lang| {
        let label = period_label(lang, period, kind);
        let is_single_month = period.step() == Step::Month
            && (kind != IndicatorKind::Cumulative || period.part_of_year() == 1);
        match (lang, period.step()) {
            (Lang::Vi, Step::Year) if kind == IndicatorKind::Level => format!("năm {label}"),
            (Lang::Vi, Step::Year) => format!("cả năm {label}"),
            (Lang::En, Step::Year) if kind == IndicatorKind::Level => label,
            (Lang::En, Step::Year) => format!("the year {label}"),
            (Lang::Vi, _) if is_single_month => format!("tháng {label}"),
            (Lang::Vi, _) => lower(&label),
            (Lang::En, _) => label,
        }
    };
    Name { vi: in_lang(Lang::Vi), en: in_lang(Lang::En) }
}

/// Names in a sentence, five at most: "Bác Ái, Ninh Sơn và Thuận Nam"; "… và 3 đơn vị khác".
#[must_use]
pub fn list(names: &[&Name]) -> Name {
    const MOST: usize = 5;
    let in_lang = |lang: Lang| {
        let and = if lang == Lang::Vi { " và " } else { " and " };
        let picked = |names: &[&Name]| {
            names.iter().map(|name| lang.pick(name)).collect::<Vec<_>>().join(", ")
        };
        let left_out = names.len().saturating_sub(MOST);
        match (names, lang) {
            ([], _) => String::new(),
            ([only], _) => lang.pick(only).to_owned(),
            ([first @ .., last], _) if left_out == 0 => {
                format!("{}{and}{}", picked(first), lang.pick(last))
            }
            (_, Lang::Vi) => {
                format!("{}{and}{left_out} đơn vị khác", picked(names.get(..MOST).unwrap_or(names)))
            }
            (_, Lang::En) => {
                let units = if left_out == 1 { "unit" } else { "units" };
                let first = picked(names.get(..MOST).unwrap_or(names));
                format!("{first}{and}{left_out} other {units}")
            }
        }
    };
    Name { vi: in_lang(Lang::Vi), en: in_lang(Lang::En) }
}

/// A number as it is said inside a calculation, without its unit.
#[must_use]
pub fn figure_alone(value: f64, decimals: u8, lang: Lang) -> String {
    format_number(lang, value, decimals_to_say(value, decimals))
}

/// A sentence that says besides that some of its figures are estimates (số ước).
#[must_use]
pub fn with_estimates(message: &Name) -> Name {
    Name {
        vi: format!("{} Trong đó có số ước.", message.vi),
        en: format!("{} Some of the figures are estimates.", message.en),
    }
}

/// What to do: put this figure there, at a place or in a period.
#[must_use]
pub fn correct_to(place: Option<&Name>, corrected: Said<'_>) -> Name {
    let at = |name: fn(&Name) -> &str, place: Option<&Name>| {
        place.map(|place| format!("{}: ", upper(name(place)))).unwrap_or_default()
    };
    Name {
        vi: format!(
            "{}{} có thể là {}",
            at(|name| &name.vi, place),
            upper(&corrected.name.vi),
            corrected.amount(Lang::Vi)
        ),
        en: format!(
            "{}{} may be {}",
            at(|name| &name.en, place),
            upper(&corrected.name.en),
            corrected.amount(Lang::En)
        ),
    }
}

/// The same with the slip that it would explain.
#[must_use]
pub fn correct_slip(place: Option<&Name>, corrected: Said<'_>, slip: Slip) -> Name {
    let plain = correct_to(place, corrected);
    Name {
        vi: format!("{} ({})", plain.vi, slip.words(Lang::Vi)),
        en: format!("{} ({})", plain.en, slip.words(Lang::En)),
    }
}

/// One of two suggestions.
#[must_use]
pub fn either(one: &Name, two: &Name) -> Name {
    Name { vi: format!("{}; hoặc {}", one.vi, two.vi), en: format!("{}; or {}", one.en, two.en) }
}

/// The likely slip at the end of a sentence.
fn tail(slip: Option<Slip>, lang: Lang) -> String {
    slip.map(|slip| format!(": {}", slip.words(lang))).unwrap_or_default()
}

impl Slip {
    fn words(self, lang: Lang) -> String {
        let words = match (self, lang) {
            (Self::LostZero, Lang::Vi) => "có thể rơi mất số 0",
            (Self::LostZero, Lang::En) => "a zero may have been lost",
            (Self::SwappedDigits, Lang::Vi) => "có thể đảo hai chữ số",
            (Self::SwappedDigits, Lang::En) => "two digits may have been swapped",
            (Self::ExtraZero, Lang::Vi) => "có thể thừa một số 0",
            (Self::ExtraZero, Lang::En) => "there may be a zero too many",
            (Self::ShiftedMark, Lang::Vi) => "có thể sai dấu phẩy hoặc đơn vị tính",
            (Self::ShiftedMark, Lang::En) => "the decimal mark or the unit may be wrong",
            (Self::MixedMarks, Lang::Vi) => "có thể nhầm dấu chấm với dấu phẩy",
            (Self::MixedMarks, Lang::En) => "the marks of thousands and decimals may be mixed up",
            (Self::OtherMoneyUnit(unit), Lang::Vi) => {
                return format!("có thể đã nhập theo {}", unit.name(lang));
            }
            (Self::OtherMoneyUnit(unit), Lang::En) => {
                return format!("it may have been typed in {}", unit.name(lang));
            }
            (Self::OwnAmount, Lang::Vi) => "có thể đã nhập số riêng của kỳ thay cho số lũy kế",
            (Self::OwnAmount, Lang::En) => {
                "the period's own amount may have been typed instead of the total since January"
            }
            (Self::OneDigit, Lang::Vi) => "có thể gõ sai một chữ số",
            (Self::OneDigit, Lang::En) => "one digit may be wrong",
        };
        words.to_owned()
    }
}

impl Said<'_> {
    /// The number alone: "3.616".
    fn figure(self, lang: Lang) -> String {
        format_number(lang, self.value, decimals_to_say(self.value, self.decimals))
    }

    /// With its unit: "3.616 hộ", "12,50%".
    fn amount(self, lang: Lang) -> String {
        let unit = lang.pick(self.unit);
        let space = if unit.starts_with('%') { "" } else { " " };
        format!("{}{space}{unit}", self.figure(lang))
    }

    /// The distance of another value, with its unit: "90 hộ"; of rates "1,60 điểm %".
    fn gap(self, other: f64, lang: Lang) -> String {
        let gap = Said { value: (self.value - other).abs(), ..self };
        match lang {
            Lang::Vi if self.unit.vi == "%" => format!("{} điểm %", gap.figure(lang)),
            Lang::En if self.unit.vi == "%" => format!("{} points", gap.figure(lang)),
            _ => gap.amount(lang),
        }
    }

    /// With what it counts: "3.616 hộ nghèo"; where the name does not begin with "Số" or "Tổng số",
    /// name first.
    fn thing(self, lang: Lang) -> String {
        let name = lang.pick(self.name);
        let counted = name.strip_prefix("Tổng số ").or_else(|| name.strip_prefix("Số "));
        match (lang, counted) {
            (Lang::Vi, Some(counted)) => format!("{} {counted}", self.figure(lang)),
            (Lang::Vi, None) => format!("{} {}", lower(name), self.figure(lang)),
            (Lang::En, _) => format!("{} {}", self.figure(lang), lower(name)),
        }
    }
}

/// Decimals that lose nothing that a person entered; computed values are cut at the indicator's.
fn decimals_to_say(value: f64, decimals: u8) -> u8 {
    let scaled = |places: u8| value * 10_f64.powi(i32::from(places));
    let is_exact = |places: u8| (scaled(places) - scaled(places).round()).abs() < 1e-6;
    (decimals..=decimals.saturating_add(3)).find(|places| is_exact(*places)).unwrap_or(decimals)
}

/// Inside a sentence; names that begin with an abbreviation (BHYT) stay.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            let first_len = first.len_utf8();
            let rest = name.get(first_len..).unwrap_or_default();
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => name.to_owned(),
    }
}

fn upper(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_said_with_what_they_count() {
        let (poor, households) = (Name::new("Số hộ nghèo", "Poor households"), Name::same("hộ"));
        let said = |name, unit, decimals, value| Said { name, head: name, unit, decimals, value };
        let counted = said(&poor, &households, 0, 3616.0);
        assert_eq!(counted.thing(Lang::Vi), "3.616 hộ nghèo");
        assert_eq!(counted.thing(Lang::En), "3,616 poor households");
        assert_eq!(counted.amount(Lang::Vi), "3.616 hộ");
        let (rate, percent) = (Name::new("BHYT", "BHYT"), Name::same("%"));
        assert_eq!(said(&rate, &percent, 2, 12.5).amount(Lang::Vi), "12,50%");
        assert_eq!(said(&rate, &percent, 2, 98.6).thing(Lang::Vi), "BHYT 98,60");
        // What was entered is said whole, what was computed is rounded.
        assert_eq!(said(&poor, &households, 0, 12.5).amount(Lang::Vi), "12,5 hộ");
        assert_eq!(said(&poor, &households, 0, 100.0 / 3.0).amount(Lang::Vi), "33 hộ");
    }

    #[test]
    fn distances_of_rates_are_points() {
        let (rate, percent, count) = (Name::same("Tỷ lệ"), Name::same("%"), Name::same("hộ"));
        let said = Said { name: &rate, head: &rate, unit: &percent, decimals: 2, value: 10.36 };
        assert_eq!(said.gap(8.34, Lang::Vi), "2,02 điểm %");
        assert_eq!(said.gap(8.34, Lang::En), "2.02 points");
        let said = Said { name: &rate, head: &rate, unit: &count, decimals: 0, value: 11_925.0 };
        assert_eq!(said.gap(12_015.0, Lang::Vi), "90 hộ");
    }

    #[test]
    fn no_more_than_five_names_are_listed() {
        let names: Vec<Name> = ["A", "B", "C", "D", "E", "G", "H"].map(Name::same).to_vec();
        let listed = |count: usize| {
            let list = list(&names.iter().take(count).collect::<Vec<_>>());
            (list.vi, list.en)
        };
        for (count, vi, en) in [
            (0, "", ""),
            (1, "A", "A"),
            (2, "A và B", "A and B"),
            (5, "A, B, C, D và E", "A, B, C, D and E"),
            (6, "A, B, C, D, E và 1 đơn vị khác", "A, B, C, D, E and 1 other unit"),
            (7, "A, B, C, D, E và 2 đơn vị khác", "A, B, C, D, E and 2 other units"),
        ] {
            assert_eq!(listed(count), (vi.to_owned(), en.to_owned()));
        }
    }

    #[test]
    fn periods_are_called_so_inside_a_sentence() {
        use IndicatorKind::{Cumulative, Flow, Level};
        for (period, kind, vi, en) in [
            ("2018", Flow, "cả năm 2018", "the year 2018"),
            ("2018", Level, "năm 2018", "2018"),
            ("2018-07", Cumulative, "7 tháng 2018", "7 months 2018"),
            ("2018-01", Cumulative, "tháng 1/2018", "Jan 2018"),
            ("2011-04", Level, "tháng 4/2011", "Apr 2011"),
            ("2018-Q3", Flow, "quý III/2018", "Q3 2018"),
            ("2018-H1", Flow, "6 tháng đầu năm 2018", "H1 2018"),
        ] {
            assert_eq!(period.parse().map(|period| when(period, kind)), Ok(Name::new(vi, en)));
        }
    }

    #[test]
    fn units_of_money_are_a_thousand_apart() {
        let million = MoneyUnit::of(&Name::same("triệu đồng/người/năm")).unwrap();
        assert_eq!(million, MoneyUnit::Million);
        assert_eq!(million.smaller_by(1), Some(MoneyUnit::Thousand));
        assert_eq!(million.smaller_by(2), Some(MoneyUnit::Dong));
        assert_eq!(million.smaller_by(-1), Some(MoneyUnit::Billion));
        assert_eq!(million.smaller_by(3), None);
        assert_eq!(MoneyUnit::of(&Name::same("hộ")), None);
        assert_eq!(
            Slip::OtherMoneyUnit(MoneyUnit::Thousand).words(Lang::Vi),
            "có thể đã nhập theo nghìn đồng"
        );
    }
}
