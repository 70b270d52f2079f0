//! Units of measure (đơn vị tính) as products of base units, counted in a power of ten.
//!
//! A figure of "triệu đồng/người" counts in 10⁶ of đồng per người, a figure of "%" in 10⁻² of
//! nothing. So the classic slips show: tỷ added to triệu, a share of 0,067 taken for 6,7%.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Name;
use crate::text::formula_messages;

/// Nothing that people count in is further from one than this power of ten.
const FURTHEST: i32 = 30;

/// Written for 10⁻² of nothing. A difference of rates is in points; both count alike.
const PERCENT: [&str; 4] = ["%", "điểm %", "điểm phần trăm", "phần trăm"];

const MONEY: &str = "đồng";

/// Words before a unit, and their power of ten.
const THOUSANDS: [(&str, i32); 5] =
    [("nghìn ", 3), ("ngàn ", 3), ("triệu ", 6), ("tỷ ", 9), ("tỉ ", 9)];

const ENGLISH_THOUSANDS: [&str; 3] = ["thousand ", "million ", "billion "];

/// Other words for a base unit: one criterion is counted as met ("đạt"), heads are persons.
const SYNONYMS: [(&str, &str); 3] =
    [("đạt", "tiêu chí"), ("khẩu", "người"), ("nhân khẩu", "người")];

/// What the figures of an indicator, or of a part of a formula, are counted in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    /// The powers of the base units, by their Vietnamese words; none is zero.
    bases: BTreeMap<String, Base>,
    /// The powers of ten it may be counted in. There are several after a multiplication by 100,
    /// 1000 and the like: it may be meant as a conversion, or not.
    exponents: BTreeSet<i32>,
    /// The unit as an indicator gives it, as long as it is the same.
    name: Option<Name>,
}

#[derive(Clone, Debug, PartialEq)]
struct Base {
    power: i32,
    english: String,
}

impl Unit {
    /// The unit of an indicator: "hộ", "%", "triệu đồng/người/năm".
    pub fn of(name: &Name) -> Self {
        let parts: Vec<String> = name.vi.to_lowercase().split('/').map(single_spaced).collect();
        let english: Vec<String> = name.en.split('/').map(single_spaced).collect();
        // "million VND per head and year" does not say which word is which.
        let english = (english.len() == parts.len()).then_some(english);
        let mut unit = Self::plain_number();
        for (index, part) in parts.iter().enumerate() {
            let english = english.as_ref().and_then(|words| words.get(index));
            let one = Self::of_part(part, english.map(String::as_str));
            unit = if index == 0 { one } else { unit.times(&one, -1) };
        }
        unit.name = (!name.vi.trim().is_empty()).then(|| name.clone());
        unit
    }

    fn of_part(part: &str, english: Option<&str>) -> Self {
        let mut unit = Self::plain_number();
        if PERCENT.contains(&part) {
            unit.exponents = BTreeSet::from([-2]);
            return unit;
        }
        let mut word = part;
        let mut exponent = 0;
        while let Some((rest, more)) =
            THOUSANDS.iter().find_map(|(prefix, more)| Some((word.strip_prefix(prefix)?, more)))
        {
            word = rest;
            exponent += more;
        }
        unit.exponents = BTreeSet::from([exponent]);
        // "lần" counts how many times one is the other.
        if word.is_empty() || word == "lần" {
            return unit;
        }
        let synonym = SYNONYMS.iter().find(|(other, _)| *other == word);
        let base = synonym.map_or(word, |(_, base)| base);
        let mut english = english.unwrap_or(if word == MONEY { "VND" } else { word });
        while let Some(rest) = ENGLISH_THOUSANDS.iter().find_map(|t| english.strip_prefix(t)) {
            english = rest;
        }
        unit.bases.insert(base.to_owned(), Base { power: 1, english: english.to_owned() });
        unit
    }

    /// A number of nothing.
    fn plain_number() -> Self {
        Self { bases: BTreeMap::new(), exponents: BTreeSet::from([0]), name: None }
    }

    /// The unit of a product with another (`power` 1), or of the quotient (`power` -1).
    pub fn times(&self, other: &Self, power: i32) -> Self {
        let mut bases = self.bases.clone();
        for (word, base) in &other.bases {
            let english = base.english.clone();
            let own = bases.entry(word.clone()).or_insert(Base { power: 0, english });
            own.power = own.power.saturating_add(base.power.saturating_mul(power));
        }
        bases.retain(|_, base| base.power != 0);
        let sums = |one: &i32| other.exponents.iter().map(|two| one + two * power).collect();
        let exponents = self.exponents.iter().flat_map(|one| -> Vec<i32> { sums(one) });
        Self { bases, exponents: within_reach(exponents), name: None }
    }

    /// The unit after a multiplication by a constant, which converts if it is a power of ten.
    pub fn times_constant(mut self, constant: f64) -> Self {
        let Some(converted) = power_of_ten(constant).filter(|power| *power != 0) else {
            return self;
        };
        let others: Vec<i32> = self.exponents.iter().map(|one| one - converted).collect();
        self.exponents = within_reach(self.exponents.into_iter().chain(others));
        self.name = None;
        self
    }

    /// The unit of a constant over this.
    pub fn under_constant(&self, constant: f64) -> Self {
        Self::plain_number().times(self, -1).times_constant(constant)
    }

    /// Whether it counts nothing in particular, so that a bare number may be added to it.
    pub fn is_plain(&self) -> bool {
        self.bases.is_empty()
    }

    /// The unit of both, if they can be added up.
    ///
    /// # Errors
    /// The powers of ten that lie between the two, if only those differ; `None` if the units have
    /// nothing in common.
    pub fn shared_with(&self, other: &Self) -> Result<Self, Option<i32>> {
        if !self.is_alike(other) {
            return Err(None);
        }
        let exponents: BTreeSet<i32> =
            self.exponents.intersection(&other.exponents).copied().collect();
        if exponents.is_empty() {
            let (one, two) = self.nearest(other);
            return Err(Some(one - two));
        }
        let name = self.name.clone().or_else(|| other.name.clone());
        Ok(Self { bases: self.bases.clone(), exponents, name })
    }

    fn is_alike(&self, other: &Self) -> bool {
        let powers = |unit: &Self| -> Vec<(String, i32)> {
            unit.bases.iter().map(|(word, base)| (word.clone(), base.power)).collect()
        };
        powers(self) == powers(other)
    }

    /// Of the powers of ten of both, those that are nearest.
    fn nearest(&self, other: &Self) -> (i32, i32) {
        let pairs = self
            .exponents
            .iter()
            .flat_map(|one| other.exponents.iter().map(move |two| (*one, *two)));
        pairs.min_by_key(|(one, two)| one.abs_diff(*two)).unwrap_or((0, 0))
    }

    /// How it is called, counted in the power of ten nearest to that of another.
    pub fn called_beside(&self, other: &Self) -> Name {
        if let Some(name) = &self.name {
            return name.clone();
        }
        let (exponent, _) = self.nearest(other);
        let words = |is_wanted: fn(i32) -> bool| {
            let wanted = self.bases.iter().filter(|(_, base)| is_wanted(base.power));
            let mut words: Vec<(Name, u32)> = wanted
                .map(|(word, base)| (Name::new(word, &base.english), base.power.unsigned_abs()))
                .collect();
            // "triệu đồng × hộ", as people say it.
            words.sort_by_key(|(name, _)| name.vi != MONEY);
            words
        };
        formula_messages::unit_name(exponent, &words(|power| power > 0), &words(|power| power < 0))
    }
}

/// The power of ten that a constant is, whatever its sign.
fn power_of_ten(constant: f64) -> Option<i32> {
    let size = constant.abs();
    (-FURTHEST..=FURTHEST).find(|power| {
        let exact = 10_f64.powi(*power);
        (size - exact).abs() <= exact * 1e-12
    })
}

fn within_reach(exponents: impl Iterator<Item = i32>) -> BTreeSet<i32> {
    exponents.map(|exponent| exponent.clamp(-FURTHEST, FURTHEST)).collect()
}

fn single_spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
