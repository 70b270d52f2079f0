//! Makes different spellings of one Vietnamese text comparable: for storing, for exact matching, and for searching.

use std::borrow::Cow;
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick,
};

/// The text in composed form (NFC, Unicode dựng sẵn), as it is kept in the file; borrowed if it already is.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// A typed text as it is kept: composed, without spaces round it.
#[must_use]
pub fn clean(text: &str) -> String {
    nfc(text.trim()).into_owned()
}

/// The text for searching: lower case, without any marks, đ as d, dashes and spaces of one kind.
///
/// "Hoà", "Hòa" and "hoa" are all the same here, and so are "Thành Hải" and "Thanh Hải": use [`match_key`] to tell
/// which commune a name means.
#[must_use]
pub fn fold(text: &str) -> String {
    let bare = text
        .nfd()
        .filter(|c| !is_combining_mark(*c) && !is_invisible(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'đ' => 'd',
            _ if is_dash(c) => '-',
            _ => c,
        });
    single_spaced(bare)
}

/// The text for matching names exactly: lower case, dashes as spaces, the tone mark on one agreed vowel.
///
/// "Hoà" and "Hòa", "Uỷ" and "Ủy", "Phan Rang-Tháp Chàm" and "Phan Rang – Tháp Chàm" are the same; tones count, so
/// "Thành Hải" is not "Thanh Hải". The key is for comparing and not for showing: all tones stand on the first vowel.
#[must_use]
pub fn match_key(text: &str) -> String {
    let lower = text
        .nfd()
        .filter(|c| !is_invisible(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if is_dash(c) { ' ' } else { c });
    tones_on_first_vowel(&single_spaced(lower)).nfc().collect()
}

/// Whether a search finds a text: every word of the query begins some word of it.
///
/// The haystack comes from [`fold`]. The query may be typed with marks, without, or as the bare keys of Telex
/// ("bacs ais") or VNI ("bac1 ai1") by someone whose input method is off. An empty query finds everything.
#[must_use]
pub fn matches_query(folded_haystack: &str, query: &str) -> bool {
    let query = fold(query);
    words(&query).all(|word| {
        let mut spellings = std::iter::once(word.to_owned()).chain(without_keys(word));
        spellings
            .any(|prefix| words(folded_haystack).any(|found| found.starts_with(prefix.as_str())))
    })
}

/// What a folded word would be without marks if it was typed as the bare keys of Telex or VNI.
pub(super) fn without_keys(word: &str) -> impl Iterator<Item = String> {
    without_telex_keys(word).into_iter().chain(without_vni_keys(word))
}

/// The words of a folded text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What a word typed with the keys of Telex would be without marks; `None` if it cannot be Telex.
///
/// A key may follow its vowel at once or stand at the end of the syllable, as the input methods allow.
fn without_telex_keys(word: &str) -> Option<String> {
    let mut bare = String::with_capacity(word.len());
    let mut has_tone = false;
    for key in word.chars() {
        let after_vowel = bare.contains(is_vowel);
        match key {
            's' | 'f' | 'r' | 'x' | 'j' if after_vowel => {
                if has_tone {
                    return None;
                }
                has_tone = true;
            }
            'w' if bare.contains(['a', 'o', 'u']) => {}
            'w' => bare.push('u'),
            'a' | 'e' | 'o' if bare.contains(key) => {}
            'd' if bare.starts_with('d') => {}
            'a'..='y' => bare.push(key),
            _ => return None,
        }
    }
    (bare != word).then_some(bare)
}

/// What a word typed with the keys of VNI would be without marks; `None` if it cannot be VNI.
fn without_vni_keys(word: &str) -> Option<String> {
    let mut bare = String::with_capacity(word.len());
    let mut has_tone = false;
    for key in word.chars() {
        let is_mark = match key {
            '1'..='5' => bare.contains(is_vowel) && !std::mem::replace(&mut has_tone, true),
            '6' => bare.contains(['a', 'e', 'o']),
            '7' => bare.contains(['o', 'u']),
            '8' => bare.contains('a'),
            '9' => bare.starts_with('d'),
            'a'..='z' => {
                bare.push(key);
                true
            }
            _ => false,
        };
        if !is_mark {
            return None;
        }
    }
    (bare != word).then_some(bare)
}

/// Moves the one tone mark of each run of vowels to its first vowel; the text is in decomposed form (NFD).
fn tones_on_first_vowel(text: &str) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut run: Vec<String> = Vec::new();
    for c in text.chars() {
        if is_vowel(c) {
            run.push(c.to_string());
        } else if is_combining_mark(c)
            && let Some(vowel) = run.last_mut()
        {
            vowel.push(c);
        } else {
            flush_vowels(&mut run, &mut moved);
            moved.push(c);
        }
    }
    flush_vowels(&mut run, &mut moved);
    moved
}

fn flush_vowels(run: &mut Vec<String>, into: &mut String) {
    let tones: Vec<char> =
        run.iter().flat_map(|vowel| vowel.chars()).filter(|c| is_tone(*c)).collect();
    if let [tone] = tones.as_slice() {
        for vowel in run.iter_mut() {
            vowel.retain(|c| !is_tone(c));
        }
        if let Some(first) = run.first_mut() {
            first.push(*tone);
        }
    }
    into.extend(run.drain(..));
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// The five tone marks: huyền, sắc, ngã, hỏi, nặng.
const fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}')
}

/// Soft hyphens, zero-width marks and byte order marks that come along with pasted text.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Runs of any white space as one space, none at the ends.
fn single_spaced(characters: impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    let mut space_is_due = false;
    for c in characters {
        if c.is_whitespace() {
            space_is_due = !text.is_empty();
        } else {
            if std::mem::take(&mut space_is_due) {
                text.push(' ');
            }
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{fold, match_key, matches_query, nfc};
    use std::borrow::Cow;
    use unicode_normalization::UnicodeNormalization;

    /// All 67 lower-case letters that Vietnamese adds to ASCII.
    const LETTERS: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

    fn nfd(text: &str) -> String {
        text.nfd().collect()
    }

    #[test]
    fn composed_text_is_borrowed_and_all_other_forms_are_composed() {
        assert!(matches!(nfc("Phan Rang-Tháp Chàm"), Cow::Borrowed(_)));
        assert_eq!(nfc(&nfd("Số hộ nghèo")), "Số hộ nghèo");
        // Half-composed, as code page 1258 gives it: ê with the dot below apart.
        assert_eq!(nfc("Vi\u{EA}\u{323}t"), "Việt");
    }

    #[test]
    fn folding_leaves_plain_letters_of_all_134() {
        assert_eq!(LETTERS.chars().count(), 67);
        for letter in LETTERS.chars().chain(LETTERS.to_uppercase().chars()) {
            for form in [letter.to_string(), nfd(&letter.to_string())] {
                let folded = fold(&form);
                assert!(folded.len() == 1 && folded.is_ascii(), "{letter} gives {folded}");
            }
        }
        assert_eq!(fold("Đài Sơn"), "dai son");
        assert_eq!(fold("  Phan Rang –\u{A0}Tháp Chàm "), "phan rang - thap cham");
        assert_eq!(fold("Phước Hoà"), fold("Phước Hòa"));
    }

    #[test]
    fn names_match_across_spellings_but_never_across_tones() {
        for (one, other) in [
            ("Phước Hòa", "Phước Hoà"),
            ("PHƯỚC HÒA", "phước hoà"),
            ("Ủy ban", "Uỷ ban"),
            ("khỏe", "khoẻ"),
            ("Quý", "Qúy"),
            ("Hoàn", "Hòan"),
            ("Phan Rang-Tháp Chàm", "Phan Rang – Tháp Chàm"),
            ("Phan Rang-Tháp Chàm", "Phan Rang  Tháp\u{A0}Chàm\u{200B}"),
            ("Đô Vinh", "đô vinh"),
        ] {
            assert_eq!(match_key(one), match_key(other), "{one}");
            assert_eq!(match_key(one), match_key(&nfd(other)), "{one} in NFD");
        }
        for (one, other) in [
            ("Thành Hải", "Thanh Hải"),
            ("Phước Hà", "Phước Hạ"),
            ("Phước Dinh", "Phước Đinh"),
            ("Phước Thành", "Phước Thắng"),
            ("Tân Sơn", "Tấn Sơn"),
            ("Hòa Sơn", "Hoa Sơn"),
            ("Lợi Hải", "Lôi Hải"),
        ] {
            assert_ne!(match_key(one), match_key(other), "{one}");
        }
    }

    #[test]
    fn the_65_communes_keep_65_keys_of_their_own() {
        // All distinct names; "Thành Hải" and "Thanh Hải" fold together, their keys must not.
        let names = "Thành Hải,Bảo An,Đài Sơn,Đạo Long,Đô Vinh,Đông Hải,Kinh Dinh,Mỹ Bình,Mỹ Đông,Mỹ Hải,Mỹ Hương,\
            Phủ Hà,Phước Mỹ,Tấn Tài,Thanh Sơn,Văn Hải,Phước Bình,Phước Chính,Phước Đại,Phước Hòa,Phước Tân,\
            Phước Thành,Phước Thắng,Phước Tiến,Phước Trung,Tân Sơn,Hòa Sơn,Lâm Sơn,Lương Sơn,Ma Nới,Mỹ Sơn,\
            Nhơn Sơn,Quảng Sơn,Khánh Hải,Hộ Hải,Nhơn Hải,Phương Hải,Tân Hải,Thanh Hải,Tri Hải,Vĩnh Hải,Xuân Hải,\
            Phước Dân,An Hải,Phước Hải,Phước Hậu,Phước Hữu,Phước Sơn,Phước Thái,Phước Thuận,Phước Vinh,Bắc Phong,\
            Bắc Sơn,Công Hải,Lợi Hải,Phước Chiến,Phước Kháng,Cà Ná,Nhị Hà,Phước Diêm,Phước Dinh,Phước Hà,\
            Phước Minh,Phước Nam,Phước Ninh";
        let keys: std::collections::BTreeSet<String> = names.split(',').map(match_key).collect();
        assert_eq!(keys.len(), 65);
    }

    #[test]
    fn searches_find_names_however_they_are_typed() {
        let bac_ai = fold("Bác Ái");
        for query in [
            "", " ", "Bác Ái", "bac ai", "BAC", "ai", "ai bac", "bacs ais", "basc asi", "bac1 ai1",
            "b", "bác a",
        ] {
            assert!(matches_query(&bac_ai, query), "{query}");
        }
        for query in ["ac", "bac x", "bacc", "bac ninh", "bac2018", "i01"] {
            assert!(!matches_query(&bac_ai, query), "{query}");
        }
        for (name, queries) in [
            (
                "Phan Rang-Tháp Chàm",
                "thap cham|phan rang-thap cham|thaps chamf|thasp|thap1 cham2|pha ra|rang–tháp",
            ),
            ("Đô Vinh", "do vinh|ddoo vinh|doo|dod|d9o6|do96 vinh"),
            ("Phước Đại", "phuwowcs ddaij|phuowcs|phuo7c1 d9a5i|phwowcs|phước đ|phuocws"),
            ("Thuận Bắc", "thuaanj bawcs|thuanaj|thua6n5 ba8c1"),
            ("Tỷ lệ hộ nghèo", "hooj ngheof|ty le ho ngheo|ho65 nghe2o|nghèo|tyr leej"),
            ("Sơn", "sown|sonw|so7n"),
            ("Xã Xuân Hải", "xax xuaan hair|xua6n ha3i"),
            ("Mức giảm tỷ lệ", "mwcs giamr"),
            ("Biểu tc01 năm 2018", "tc01|2018|tc"),
        ] {
            for query in queries.split('|') {
                assert!(matches_query(&fold(name), query), "{name} by {query}");
            }
        }
    }

    #[test]
    fn codes_with_digits_are_not_mistaken_for_vni() {
        assert!(matches_query("i01", "i01"));
        assert!(!matches_query("i02", "i01"));
        assert!(!matches_query("a002", "a001"));
        assert!(!matches_query("thang 8", "2018"));
        assert!(!matches_query("co so", "cross"), "a syllable has one tone");
    }
}
