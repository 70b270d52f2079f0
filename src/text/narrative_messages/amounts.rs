//! Numbers as running text says them: money in tỷ đồng, differences of rates in percentage points.

use super::both;
use crate::{
    model::Name,
    text::{lang::Lang, number::format_number, number::rounded},
};

/// Decimals of a share of the plan, as it is published.
const PERCENT_DECIMALS: u8 = 1;

/// Decimals of tỷ đồng in speech.
const BILLION_DECIMALS: u8 = 1;

/// Triệu đồng in a tỷ đồng.
const MILLIONS_IN_A_BILLION: f64 = 1000.0;

/// A value in its unit: "11.925 hộ", "8,34%", "1,50 điểm phần trăm"; triệu đồng, in which tables count, are
/// said in tỷ đồng ("58,7 tỷ đồng") as long as there is a tenth of one.
#[must_use]
pub fn amount(unit: &Name, decimals: u8, value: f64) -> Name {
    let write = |lang, value, decimals| format_number(lang, value, decimals);
    let plain = || (write(Lang::Vi, value, decimals), write(Lang::En, value, decimals));
    match unit.vi.as_str() {
        "%" => {
            let (vi, en) = plain();
            both(format!("{vi}%"), format!("{en}%"))
        }
        "điểm %" => points(decimals, value),
        "triệu đồng" => {
            let billions = rounded(value / MILLIONS_IN_A_BILLION, BILLION_DECIMALS);
            let (vi, en) = plain();
            if value == 0.0 {
                both("0 đồng", "VND 0")
            } else if billions == 0.0 {
                both(format!("{vi} triệu đồng"), format!("VND {en} million"))
            } else {
                let write = |lang| write(lang, billions, BILLION_DECIMALS);
                let (vi, en) = (write(Lang::Vi), write(Lang::En));
                both(format!("{vi} tỷ đồng"), format!("VND {en} billion"))
            }
        }
        "tỷ đồng" => {
            let (vi, en) = plain();
            both(format!("{vi} tỷ đồng"), format!("VND {en} billion"))
        }
        _ => {
            let (vi, en) = plain();
            let noun = if en == "1" { singular(&unit.en) } else { unit.en.clone() };
            both(format!("{vi} {}", unit.vi), format!("{en} {noun}"))
        }
    }
}

/// The size of a difference: of rates in points, else in the unit.
#[must_use]
pub fn difference(unit: &Name, decimals: u8, in_points: bool, value: f64) -> Name {
    let size = value.abs();
    if in_points { points(decimals, size) } else { amount(unit, decimals, size) }
}

/// A share: "107,5%".
#[must_use]
pub fn percent(value: f64) -> Name {
    amount(&Name::same("%"), PERCENT_DECIMALS, value)
}

/// "9,2 tỷ đồng/tháng".
#[must_use]
pub fn per_month(amount: &Name) -> Name {
    both(format!("{}/tháng", amount.vi), format!("{} a month", amount.en))
}

/// "gấp 3,5 lần", "3.5 times".
#[must_use]
pub fn times(ratio: f64) -> Name {
    let write = |lang| format_number(lang, ratio, 1);
    both(format!("{} lần", write(Lang::Vi)), format!("{} times", write(Lang::En)))
}

fn points(decimals: u8, value: f64) -> Name {
    let write = |lang| format_number(lang, value, decimals);
    both(
        format!("{} điểm phần trăm", write(Lang::Vi)),
        format!("{} percentage points", write(Lang::En)),
    )
}

/// The English noun for one.
fn singular(plural: &str) -> String {
    match plural {
        "criteria" => "criterion".to_owned(),
        _ => plural.strip_suffix('s').unwrap_or(plural).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_in_their_units() {
        let money = Name::new("triệu đồng", "million VND");
        let households = Name::new("hộ", "households");
        for (unit, decimals, value, vi, en) in [
            (&money, 0, 58_683.0, "58,7 tỷ đồng", "VND 58.7 billion"),
            (&money, 0, 734.0, "0,7 tỷ đồng", "VND 0.7 billion"),
            // Half of a tenth is a tenth; less is no tỷ đồng.
            (&money, 0, 50.0, "0,1 tỷ đồng", "VND 0.1 billion"),
            (&money, 0, 49.0, "49 triệu đồng", "VND 49 million"),
            (&money, 0, 0.0, "0 đồng", "VND 0"),
            (&money, 0, 1_234_567.0, "1.234,6 tỷ đồng", "VND 1,234.6 billion"),
            (
                &Name::new("tỷ đồng", "billion VND"),
                0,
                24_288.0,
                "24.288 tỷ đồng",
                "VND 24,288 billion",
            ),
            (&Name::same("%"), 2, 10.36, "10,36%", "10.36%"),
            (
                &Name::new("điểm %", "% points"),
                2,
                1.5,
                "1,50 điểm phần trăm",
                "1.50 percentage points",
            ),
            (&households, 0, 11_925.0, "11.925 hộ", "11,925 households"),
            (&households, 0, 1.0, "1 hộ", "1 household"),
            (&Name::new("tiêu chí", "criteria"), 0, 1.0, "1 tiêu chí", "1 criterion"),
        ] {
            let said = amount(unit, decimals, value);
            assert_eq!((said.vi.as_str(), said.en.as_str()), (vi, en));
        }
        assert_eq!(difference(&Name::same("%"), 2, true, -1.596).vi, "1,60 điểm phần trăm");
        assert_eq!(difference(&households, 0, false, -371.0).vi, "371 hộ");
        assert_eq!(percent(134.666).vi, "134,7%");
        assert_eq!(per_month(&amount(&money, 0, 9_200.0)).vi, "9,2 tỷ đồng/tháng");
        assert_eq!(times(3.523).en, "3.5 times");
    }
}
