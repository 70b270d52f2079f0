//! Slips of the hand that turn one figure into another.

use crate::text::check_messages::Slip;

/// The slip that would have made `written` out of `right`, looked at with so many decimals.
pub(super) fn slip(right: f64, written: f64, decimals: u8) -> Option<Slip> {
    if !(right.is_finite() && written.is_finite()) || right < 0.0 || written < 0.0 {
        return None;
    }
    let decimals = usize::from(decimals);
    let (right, written) = (format!("{right:.decimals$}"), format!("{written:.decimals$}"));
    if right == written {
        return None;
    }
    let is_short = bare(&right).bytes().filter(u8::is_ascii_digit).count() < 3;
    if lost_zero(bare(&right), bare(&written)) {
        return Some(Slip::LostZero);
    }
    if lost_zero(bare(&written), bare(&right)) {
        return Some(Slip::ExtraZero);
    }
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let (right, written) = (digits(&right), digits(&written));
    if shifted(&right, &written) {
        return Some(Slip::ShiftedMark);
    }
    if right.len() != written.len() {
        return None;
    }
    let pairs = || right.iter().zip(&written);
    let differing: Vec<usize> =
        pairs().enumerate().filter(|(_, (one, two))| one != two).map(|(at, _)| at).collect();
    match differing.as_slice() {
        // Of one or two digits, one wrong would explain anything.
        [_] => (!is_short).then_some(Slip::OneDigit),
        [first, second] if second - first == 1 => {
            let is_swap = right.get(*first) == written.get(*second)
                && right.get(*second) == written.get(*first);
            is_swap.then_some(Slip::SwappedDigits)
        }
        _ => None,
    }
}

/// [`slip`] without that of a single wrong digit, which explains almost anything.
pub(super) fn telling_slip(right: f64, written: f64, decimals: u8) -> Option<Slip> {
    slip(right, written, decimals).filter(|slip| *slip != Slip::OneDigit)
}

/// The figures of a sum of which one, set right, would make it agree with its total.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mend {
    /// The total itself.
    Total(Slip),
    /// One of these terms: its place, what it would be, and the slip.
    Terms(Vec<(usize, f64, Slip)>),
}

/// What would make a sum agree with its total: no more than two terms, since what so many could
/// have done tells nothing.
pub(super) fn mend(stated: f64, sum: f64, terms: &[f64], decimals: u8) -> Option<Mend> {
    if let Some(slip) = telling_slip(sum, stated, decimals) {
        return Some(Mend::Total(slip));
    }
    let explained: Vec<(usize, f64, Slip)> = terms
        .iter()
        .enumerate()
        .filter_map(|(at, written)| {
            let right = written + stated - sum;
            telling_slip(right, *written, decimals).map(|slip| (at, right, slip))
        })
        .collect();
    matches!(explained.len(), 1 | 2).then_some(Mend::Terms(explained))
}

/// The figures that a slip could have turned into the one written, each with that slip.
pub(super) fn repairs(written: f64, decimals: u8) -> Vec<(f64, Slip)> {
    let mut found: Vec<(f64, Slip)> = Vec::new();
    if !written.is_finite() || written <= 0.0 {
        return found;
    }
    let places = usize::from(decimals);
    let text = format!("{written:.places$}");
    let text = bare(&text);
    let mut add = |right: String, slip: Slip| {
        let has_idle_zero = right.len() > 1 && right.starts_with('0') && !right.starts_with("0.");
        let Ok(right) = right.parse::<f64>() else { return };
        let is_known = found.iter().any(|(known, _)| (known - right).abs() < 1e-9);
        if !has_idle_zero && !is_known && (right - written).abs() > 1e-9 {
            found.push((right, slip));
        }
    };
    let digits: Vec<usize> =
        text.char_indices().filter(|(_, sign)| sign.is_ascii_digit()).map(|(at, _)| at).collect();
    for pair in digits.windows(2) {
        let [one, two] = *pair else { continue };
        let mut letters: Vec<char> = text.chars().collect();
        // Digits and a mark are one byte each.
        letters.swap(one, two);
        add(letters.into_iter().collect(), Slip::SwappedDigits);
    }
    for at in 1..=text.len() {
        let (before, after) = text.split_at(at);
        add(format!("{before}0{after}"), Slip::LostZero);
    }
    for at in &digits {
        let (before, after) = text.split_at(*at);
        if let Some(rest) = after.strip_prefix('0') {
            add(format!("{before}{rest}"), Slip::ExtraZero);
        }
    }
    for by in [10.0, 100.0, 1000.0] {
        for right in [written * by, written / by] {
            let rounded = format!("{right:.places$}");
            let is_exact = rounded.parse::<f64>().is_ok_and(|back| (back - right).abs() < 1e-9);
            if is_exact {
                add(rounded, Slip::ShiftedMark);
            }
        }
    }
    found
}

/// How many decimals the shortest text of a value has.
pub(super) fn decimals_of(value: f64) -> u8 {
    let text = value.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    u8::try_from(decimals).unwrap_or(u8::MAX)
}

/// Without zeros that a person would not write.
fn bare(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

fn lost_zero(right: &str, written: &str) -> bool {
    right.len() == written.len() + 1
        && right.match_indices('0').any(|(at, _)| {
            let (before, after) = (right.get(..at), right.get(at + 1..));
            before.zip(after).is_some_and(|(before, after)| {
                written.strip_prefix(before).is_some_and(|rest| rest == after)
            })
        })
}

fn shifted(right: &[u8], written: &[u8]) -> bool {
    fn significant(digits: &[u8]) -> &[u8] {
        let start = digits.iter().position(|digit| *digit != b'0').unwrap_or(digits.len());
        let end = digits.iter().rposition(|digit| *digit != b'0').map_or(start, |at| at + 1);
        digits.get(start..end).unwrap_or_default()
    }
    let right = significant(right);
    // One digit and zeros proves nothing.
    right.len() > 1 && right == significant(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_nothing_else_is() {
        for (right, written, decimals, expected) in [
            (12.047, 12.5, 2, Some(Slip::LostZero)),
            (3010.0, 310.0, 0, Some(Slip::LostZero)),
            (2456.0, 2546.0, 0, Some(Slip::SwappedDigits)),
            (305.0, 3005.0, 0, Some(Slip::ExtraZero)),
            (350.0, 3500.0, 0, Some(Slip::ExtraZero)),
            (12.05, 12.005, 3, Some(Slip::ExtraZero)),
            (40.31, 43.01, 2, Some(Slip::SwappedDigits)),
            (40.31, 4031.0, 2, Some(Slip::ShiftedMark)),
            (2330.0, 2_330_000.0, 0, Some(Slip::ShiftedMark)),
            (40.31, 40.81, 2, Some(Slip::OneDigit)),
            (4.0, 9.0, 2, None),
            (14.18, 13.67, 2, None),
            (12.05, 12.05, 2, None),
            (21343.0, 19999.0, 0, None),
            (-1.0, 1.0, 0, None),
        ] {
            assert_eq!(slip(right, written, decimals), expected, "{right} {written}");
        }
        assert_eq!((decimals_of(12.5), decimals_of(3616.0), decimals_of(13.67)), (1, 0, 2));
    }

    #[test]
    fn what_could_have_become_the_written_figure_is_listed() {
        let listed = |written, decimals| repairs(written, decimals);
        assert_eq!(
            listed(203.0, 0),
            [
                (230.0, Slip::SwappedDigits),
                (2003.0, Slip::LostZero),
                (2030.0, Slip::LostZero),
                (23.0, Slip::ExtraZero),
                (20_300.0, Slip::ShiftedMark),
                (203_000.0, Slip::ShiftedMark),
            ]
        );
        let of_rate = listed(12.5, 2);
        for expected in [
            (21.5, Slip::SwappedDigits),
            (15.2, Slip::SwappedDigits),
            (12.05, Slip::LostZero),
            (102.5, Slip::LostZero),
            (125.0, Slip::ShiftedMark),
            (1.25, Slip::ShiftedMark),
        ] {
            assert!(of_rate.contains(&expected), "{expected:?} in {of_rate:?}");
        }
        // Each of them is what `slip` sees.
        for (right, slip_said) in of_rate {
            assert_eq!(slip(right, 12.5, 2), Some(slip_said), "{right}");
        }
        assert_eq!(listed(0.0, 0), []);
        assert_eq!(listed(-5.0, 0), []);
    }

    #[test]
    fn the_term_that_mends_a_sum_is_named_unless_many_would() {
        // 11.925 was published; Thuận Bắc's 2.456 became 2.546: 90 more, which Ninh Phước's 1.434
        // read as 1.344 would explain as well.
        let terms = [1009.0, 584.0, 1434.0, 2638.0, 2601.0, 2546.0, 1203.0];
        assert_eq!(
            mend(11_925.0, 12_015.0, &terms, 0),
            Some(Mend::Terms(vec![
                (2, 1344.0, Slip::SwappedDigits),
                (5, 2456.0, Slip::SwappedDigits),
            ]))
        );
        assert_eq!(mend(11_295.0, 11_925.0, &terms, 0), Some(Mend::Total(Slip::SwappedDigits)));
        assert_eq!(mend(11_000.0, 12_015.0, &terms, 0), None);
        // Three that each would do explain nothing.
        assert_eq!(mend(54.0, 63.0, &[21.0, 21.0, 21.0], 0), None);
    }
}
