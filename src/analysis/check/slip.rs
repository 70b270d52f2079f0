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
    if lost_zero(bare(&right), bare(&written)) {
        return Some(Slip::LostZero);
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
        [_] => Some(Slip::OneDigit),
        [first, second] if second - first == 1 => {
            let is_swap = right.get(*first) == written.get(*second)
                && right.get(*second) == written.get(*first);
            is_swap.then_some(Slip::SwappedDigits)
        }
        _ => None,
    }
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
            (40.31, 43.01, 2, Some(Slip::SwappedDigits)),
            (40.31, 4031.0, 2, Some(Slip::ShiftedMark)),
            (2330.0, 2_330_000.0, 0, Some(Slip::ShiftedMark)),
            (40.31, 40.81, 2, Some(Slip::OneDigit)),
            (14.18, 13.67, 2, None),
            (12.05, 12.05, 2, None),
            (21343.0, 19999.0, 0, None),
            (-1.0, 1.0, 0, None),
        ] {
            assert_eq!(slip(right, written, decimals), expected, "{right} {written}");
        }
        assert_eq!((decimals_of(12.5), decimals_of(3616.0), decimals_of(13.67)), (1, 0, 2));
    }
}
