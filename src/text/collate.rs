//! The Vietnamese alphabetical order (CLDR `vi`, standard): a ă â b c d đ e ê … o ô ơ … u ư …, then tones, then case.

use std::cmp::Ordering;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A text's place in the alphabetical order: compute it once per name when sorting many.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    /// Letters, digits and signs, one rank each.
    letters: Vec<u32>,
    /// The tone (and any foreign mark) of each of them; looked at only if all letters are equal.
    tones: Vec<u8>,
    /// Whether each is a capital; looked at last.
    capitals: Vec<bool>,
    /// Tells apart what is equal so far, so that the order never depends on where a text came from.
    composed: String,
}

/// The place of a text in the alphabetical order.
#[must_use]
pub fn sort_key(text: &str) -> SortKey {
    let mut key = SortKey {
        letters: Vec::with_capacity(text.len()),
        tones: Vec::with_capacity(text.len()),
        capitals: Vec::with_capacity(text.len()),
        composed: text.nfc().collect(),
    };
    for c in text.nfd() {
        if is_combining_mark(c) {
            let Some(letter) = key.letters.last_mut() else { continue };
            if let Some(own_letter) = letter_with_mark(*letter, c) {
                *letter = own_letter;
            } else if let Some(tone) = key.tones.last_mut() {
                *tone = (*tone).max(tone_rank(c));
            }
        } else if c.is_whitespace() || !c.is_control() {
            let small = c.to_lowercase().next().unwrap_or(c);
            key.letters.push(letter_rank(small));
            key.tones.push(0);
            key.capitals.push(small != c);
        }
    }
    key
}

/// Compares two texts by the alphabetical order; equal only if they are the same text, in whatever Unicode form.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    sort_key(a).cmp(&sort_key(b))
}

/// The Latin letters in their order; those that Vietnamese lacks stand where English has them.
const ALPHABET: [char; 33] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'ô', 'ơ', 'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'w', 'x', 'y', 'z',
];

const FIRST_SIGN: u32 = 1;
const FIRST_DIGIT: u32 = 0x20_0000;
const FIRST_LETTER: u32 = 0x20_0100;
const FIRST_OTHER: u32 = 0x20_0200;

/// White space, then signs, then digits, then the alphabet, then other scripts by their code.
fn letter_rank(small: char) -> u32 {
    if small.is_whitespace() {
        return 0;
    }
    if let Some(digit) = small.to_digit(10) {
        return FIRST_DIGIT + digit;
    }
    match alphabet_place(small) {
        Some(place) => FIRST_LETTER + place,
        None if small.is_alphanumeric() => FIRST_OTHER + u32::from(small),
        None => FIRST_SIGN + sign_rank(small),
    }
}

/// The signs that names and tables use, as CLDR has them; all others behind by their code.
fn sign_rank(sign: char) -> u32 {
    const ORDER: &str = "_-–—,;:!?….·'‘’\"“”«»()[]{}§@*/\\&#%‰†‡•`´^°©®→+±÷×<=>|~$₫";
    let rank = ORDER.chars().zip(0..).find(|(other, _)| *other == sign);
    rank.map_or(0x100 + u32::from(sign), |(_, rank)| rank)
}

fn alphabet_place(letter: char) -> Option<u32> {
    ALPHABET.into_iter().zip(0..).find(|(other, _)| *other == letter).map(|(_, place)| place)
}

/// The rank of ă, â, ê, ô, ơ or ư, if this is its letter and its mark.
fn letter_with_mark(rank: u32, mark: char) -> Option<u32> {
    let place = usize::try_from(rank.checked_sub(FIRST_LETTER)?).ok()?;
    let own_letter = match (ALPHABET.get(place)?, mark) {
        ('a', '\u{306}') => 'ă',
        ('a', '\u{302}') => 'â',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('o', '\u{31B}') => 'ơ',
        ('u', '\u{31B}') => 'ư',
        _ => return None,
    };
    alphabet_place(own_letter).map(|place| FIRST_LETTER + place)
}

/// ngang < huyền < hỏi < ngã < sắc < nặng, then marks of other languages.
const fn tone_rank(mark: char) -> u8 {
    match mark {
        '\u{300}' => 1,
        '\u{309}' => 2,
        '\u{303}' => 3,
        '\u{301}' => 4,
        '\u{323}' => 5,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::{compare, sort_key};
    use std::cmp::Ordering;
    use unicode_normalization::UnicodeNormalization;

    /// Every pair of the list is in this order, also when one of the two is decomposed.
    fn check_order(names: &[&str]) {
        for (place, name) in names.iter().enumerate() {
            for (other_place, other) in names.iter().enumerate() {
                let other: String = other.nfd().collect();
                assert_eq!(compare(name, &other), place.cmp(&other_place), "{name} and {other}");
            }
        }
    }

    #[test]
    fn districts_and_wards_stand_in_dictionary_order() {
        check_order(&[
            "Bác Ái",
            "Ninh Hải",
            "Ninh Phước",
            "Ninh Sơn",
            "Phan Rang",
            "Phan Rang-Tháp Chàm",
            "Thuận Bắc",
            "Thuận Nam",
        ]);
        check_order(&[
            "Dân",
            "Diêm",
            "Dinh",
            "Đài Sơn",
            "Đạo Long",
            "Đô Vinh",
            "Đông Hải",
            "E",
            "Phước Dinh",
            "Phước Đại",
            "Phước Hà",
            "Phước Hải",
            "Phước Hậu",
            "Phước Hòa",
            "Phước Hữu",
            "Tân Sơn",
            "Tấn Tài",
            "Thanh Hải",
            "Thành Hải",
            "Thanh Sơn",
        ]);
    }

    #[test]
    fn letters_come_before_tones_and_tones_before_case() {
        check_order(&[
            "a", "ă", "â", "b", "d", "đ", "e", "ê", "f", "o", "ô", "ơ", "p", "u", "ư", "v", "x",
            "y", "z",
        ]);
        check_order(&[
            "ma", "Ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ", "mẳ", "mẵ", "mắ", "mặ", "mâ",
            "mầ", "mậ", "me",
        ]);
        // Tones over the whole string: the first difference counts only after all letters.
        check_order(&["ba ba", "ba bà", "bà ba", "bà bà", "ba bac"]);
        check_order(&["lá cam", "la canh"]);
    }

    #[test]
    fn signs_and_digits_come_before_letters() {
        check_order(&["", "Biểu", "Biểu 1", "Biểu 2", "Biểu a", "Biểu-1", "Biểu1", "Biểua"]);
    }

    #[test]
    fn forms_of_one_text_are_equal_and_keys_agree() {
        let decomposed: String = "Phước Hòa".nfd().collect();
        assert_eq!(compare("Phước Hòa", &decomposed), Ordering::Equal);
        assert_eq!(sort_key("Phước Hòa"), sort_key(&decomposed));
        assert_ne!(compare("Hoà", "Hòa"), Ordering::Equal);
    }
}
