//! Rounding that reconciles: parts as shown against the total as shown ("do làm tròn").

use crate::text::number::rounded;

use super::{Refusal, concentration::refuse_difference};

/// Remainders that differ by less are equal: binary fractions leave more behind.
const REMAINDER_DECIMALS: u8 = 6;

/// Parts and total as they are shown. The stored values stay as they are.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundedParts {
    /// Each rounded on its own, as every figure is.
    pub parts: Vec<f64>,
    pub total: f64,
    /// The sum of the rounded parts less the rounded total: other than zero, the table says "do làm
    /// tròn".
    pub off_by: f64,
    decimals: u8,
    exact: Vec<f64>,
    exact_total: f64,
}

impl RoundedParts {
    /// Rounds parts and their total as they are shown.
    ///
    /// # Errors
    /// If the parts miss the total already before they are rounded: that is a contradiction, and no
    /// note on rounding may hide it.
    pub fn new(parts: &[f64], total: f64, decimals: u8) -> Result<Self, Refusal> {
        let sum: f64 = parts.iter().sum();
        if !sum.is_finite() || !total.is_finite() {
            return Err(Refusal::DoesNotAddUp { sum, total, decimals });
        }
        refuse_difference(sum, total, decimals)?;
        let shown: Vec<f64> = parts.iter().map(|part| rounded(*part, decimals)).collect();
        let shown_total = rounded(total, decimals);
        let off_by = rounded(shown.iter().sum::<f64>() - shown_total, decimals);
        Ok(Self {
            parts: shown,
            total: shown_total,
            off_by,
            decimals,
            exact: parts.to_vec(),
            exact_total: total,
        })
    }

    /// Whether the rounded parts miss the rounded total, so that the table must say "do làm tròn".
    #[must_use]
    pub fn needs_note(&self) -> bool {
        self.off_by.abs() > 0.0
    }

    /// The parts rounded up or down so that they add up to the rounded total exactly: those with the
    /// largest remainders go up (phương pháp phần dư lớn nhất); of equal remainders the larger part,
    /// then the earlier.
    ///
    /// # Errors
    /// If a part would have to change by a whole unit of its last decimal.
    pub fn reconciled(&self) -> Result<Vec<f64>, Refusal> {
        let unit = 10_f64.powi(i32::from(self.decimals));
        // In units of the last decimal, so that every sum below is one of whole numbers.
        let whole = |shown: f64| rounded(shown * unit, 0);
        let floors: Vec<f64> = self
            .exact
            .iter()
            .zip(&self.parts)
            .map(|(exact, shown)| whole(*shown) - if shown > exact { 1.0 } else { 0.0 })
            .collect();
        let mut order: Vec<Candidate> = floors
            .iter()
            .zip(&self.exact)
            .enumerate()
            .map(|(at, (floor, exact))| Candidate {
                at,
                remainder: rounded(exact * unit - floor, REMAINDER_DECIMALS),
                size: exact.abs(),
            })
            .filter(|it| it.remainder > 0.0)
            .collect();
        order.sort_by(|a, b| {
            b.remainder.total_cmp(&a.remainder).then_with(|| b.size.total_cmp(&a.size))
        });
        let missing = whole(self.total) - floors.iter().sum::<f64>();
        let Some(raised) = count(missing).filter(|raised| *raised <= order.len()) else {
            return Err(Refusal::DoesNotAddUp {
                sum: self.exact.iter().sum(),
                total: self.exact_total,
                decimals: self.decimals,
            });
        };
        let mut parts = floors;
        for it in order.iter().take(raised) {
            if let Some(part) = parts.get_mut(it.at) {
                *part += 1.0;
            }
        }
        Ok(parts.into_iter().map(|part| rounded(part / unit, self.decimals)).collect())
    }
}

/// A part that may be rounded up.
struct Candidate {
    at: usize,
    remainder: f64,
    size: f64,
}

/// A whole number that is not negative, as a count.
fn count(value: f64) -> Option<usize> {
    // Adding zero turns -0 into 0.
    format!("{:.0}", value + 0.0).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{lang::Lang, number::format_number};
    use proptest::prelude::*;

    /// Parts, total, decimals; the rounded parts and total, and what they miss it by.
    type Case<'a> = (&'a [f64], f64, u8, &'a [f64], f64, f64);

    #[test]
    fn a_table_says_when_rounding_makes_it_miss_its_total() {
        let third = 100.0 / 3.0;
        let cases: [Case<'_>; 6] = [
            (&[third, third, third], 100.0, 1, &[33.3, 33.3, 33.3], 100.0, -0.1),
            (&[33.25, 66.75], 100.0, 1, &[33.3, 66.8], 100.0, 0.1),
            (&[33.25, 66.75], 100.0, 2, &[33.25, 66.75], 100.0, 0.0),
            (&[0.5, 0.5, 0.5], 1.5, 0, &[1.0, 1.0, 1.0], 2.0, 1.0),
            (&[-0.5, -0.5], -1.0, 0, &[-1.0, -1.0], -1.0, -1.0),
            (&[], 0.0, 0, &[], 0.0, 0.0),
        ];
        for (parts, total, decimals, shown, shown_total, off_by) in cases {
            let found = RoundedParts::new(parts, total, decimals).unwrap();
            assert_eq!((found.parts.as_slice(), found.total), (shown, shown_total));
            assert!((found.off_by - off_by).abs() < 1e-12, "{parts:?}");
            assert_eq!(found.needs_note(), off_by != 0.0);
        }
    }

    #[test]
    fn the_largest_remainders_make_up_the_difference() {
        let third = 100.0 / 3.0;
        let cases: &[(&[f64], f64, u8, &[f64])] = &[
            // Equal remainders and sizes: the first goes up.
            (&[third, third, third], 100.0, 1, &[33.4, 33.3, 33.3]),
            // Equal remainders of 0,5: the larger part goes up.
            (&[33.25, 66.75], 100.0, 1, &[33.2, 66.8]),
            (&[66.75, 33.25], 100.0, 1, &[66.8, 33.2]),
            (&[0.5, 0.5, 0.5], 1.5, 0, &[1.0, 1.0, 0.0]),
            (&[-0.5, -0.5], -1.0, 0, &[0.0, -1.0]),
            // Down to -2, -3, 8; two go up: 0,8 first, of the two 0,6 the larger part.
            (&[-1.4, -2.4, 8.8], 5.0, 0, &[-2.0, -2.0, 9.0]),
            // A part that is exact stays, however binary fractions write 0,29.
            (&[0.29, 0.354, 0.356], 1.0, 2, &[0.29, 0.35, 0.36]),
            (&[2.0005, 2.0005, 2.999], 7.0, 3, &[2.001, 2.0, 2.999]),
        ];
        for (parts, total, decimals, shown) in cases {
            let found = RoundedParts::new(parts, *total, *decimals).unwrap().reconciled().unwrap();
            assert_eq!(found, *shown, "{parts:?}");
        }
    }

    #[test]
    fn a_contradiction_is_not_rounding() {
        let refused = Refusal::DoesNotAddUp { sum: 99.0, total: 100.0, decimals: 0 };
        assert_eq!(RoundedParts::new(&[49.0, 50.0], 100.0, 0), Err(refused));
        assert!(RoundedParts::new(&[f64::NAN], 1.0, 0).is_err());
        // Whole parts cannot make up a total of 10,5 that is shown as 11.
        assert!(RoundedParts::new(&[5.0, 5.0], 10.5, 0).unwrap().reconciled().is_err());
    }

    proptest! {
        #[test]
        fn reconciled_parts_add_up_as_shown_and_none_is_off_by_a_unit(
            parts in prop::collection::vec(-1_000_000_000_i64..1_000_000_000, 0..12),
            decimals in 0..4_u8,
        ) {
            // Six decimals, so that every number of decimals rounds something away.
            let parts: Vec<f64> = parts.iter().map(|part| *part as f64 / 1e6).collect();
            let total: f64 = parts.iter().sum();
            let found = RoundedParts::new(&parts, total, decimals).unwrap();
            for (part, shown) in parts.iter().zip(&found.parts) {
                let write = |value| format_number(Lang::Vi, value, decimals);
                prop_assert_eq!(write(*part), write(*shown));
            }
            let unit = 10_f64.powi(-i32::from(decimals));
            let reconciled = found.reconciled().unwrap();
            let sum: f64 = reconciled.iter().sum();
            prop_assert!((sum - found.total).abs() < unit / 1000.0);
            for (part, shown) in parts.iter().zip(&reconciled) {
                prop_assert!((part - shown).abs() < unit);
            }
        }
    }
}
