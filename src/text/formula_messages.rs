//! The sentences about formulas: what is wrong with one and where, and why one has no result.

use super::{lang::Lang, number::format_number, period::date_label};
use crate::model::{
    FormulaError, FormulaErrorKind, IndicatorId, Name, SeriesBreak, formula::Reach,
};

/// What is wrong with a formula's text, and at which character.
#[must_use]
pub fn formula_error(error: &FormulaError) -> Name {
    located(error.at, &kind(&error.kind))
}

/// A problem at a character of a formula, counted from 1.
#[must_use]
pub fn located(at: usize, problem: &Name) -> Name {
    Name {
        vi: format!("Công thức sai ở ký tự thứ {at}: {}", problem.vi),
        en: format!("The formula is wrong at character {at}: {}", problem.en),
    }
}

/// An indicator that the project does not have.
#[must_use]
pub fn unknown_indicator(id: &IndicatorId) -> Name {
    Name {
        vi: format!("không có chỉ tiêu nào mã “{id}”"),
        en: format!("there is no indicator “{id}”"),
    }
}

/// Units that cannot be added up.
#[must_use]
pub fn units_unlike(left: &Name, right: &Name) -> Name {
    Name {
        vi: format!("không cộng, trừ được {} với {}", quoted(&left.vi), quoted(&right.vi)),
        en: format!("{} and {} cannot be added up", quoted(&left.en), quoted(&right.en)),
    }
}

/// Units of one kind in two sizes; `left` times ten to the power of `exponent` is in `right`.
#[must_use]
pub fn unit_sizes(left: &Name, right: &Name, exponent: i32) -> Name {
    let larger = if exponent > 0 { left } else { right };
    let unlike = units_unlike(left, right);
    let factor = |lang| power_of_ten(lang, exponent);
    Name {
        vi: format!(
            "{}; nhân {} với {} để cùng đơn vị",
            unlike.vi,
            quoted(&larger.vi),
            factor(Lang::Vi)
        ),
        en: format!(
            "{}; multiply {} by {} to have one unit",
            unlike.en,
            quoted(&larger.en),
            factor(Lang::En)
        ),
    }
}

/// A result that is not in the unit of the formula's indicator.
#[must_use]
pub fn result_unit(result: &Name, own: &Name) -> Name {
    Name {
        vi: format!(
            "kết quả tính bằng {}, còn chỉ tiêu tính bằng {}",
            quoted(&result.vi),
            quoted(&own.vi)
        ),
        en: format!(
            "the result is in {}, but the indicator in {}",
            quoted(&result.en),
            quoted(&own.en)
        ),
    }
}

/// A result in another size of the unit; times ten to the power of `exponent` it would be right.
#[must_use]
pub fn result_size(result: &Name, own: &Name, exponent: i32) -> Name {
    let unlike = result_unit(result, own);
    let (do_vi, do_en) =
        if exponent > 0 { ("nhân với", "multiply by") } else { ("chia cho", "divide by") };
    Name {
        vi: format!("{}; phải {do_vi} {}", unlike.vi, power_of_ten(Lang::Vi, exponent)),
        en: format!("{}; {do_en} {}", unlike.en, power_of_ten(Lang::En, exponent)),
    }
}

/// The unit of a number that stands in a formula itself.
#[must_use]
pub fn bare_number() -> Name {
    Name::new("số không có đơn vị", "a bare number")
}

/// The name of a unit that no indicator has: a power of ten of a product of base units over
/// another, each base with its power. A plain ratio is in "lần", as in the yearbooks.
#[must_use]
pub fn unit_name(exponent: i32, over: &[(Name, u32)], under: &[(Name, u32)]) -> Name {
    let in_lang = |lang: Lang| {
        let word = |(name, power): &(Name, u32)| {
            let name = lang.pick(name);
            match power {
                1 => name.to_owned(),
                2 => format!("{name}²"),
                3 => format!("{name}³"),
                power => format!("{name}^{power}"),
            }
        };
        let mut product: Vec<String> = over.iter().map(word).collect();
        let prefix = match (exponent, lang) {
            (3, Lang::Vi) => "nghìn ",
            (6, Lang::Vi) => "triệu ",
            (9, Lang::Vi) => "tỷ ",
            (3, Lang::En) => "thousand ",
            (6, Lang::En) => "million ",
            (9, Lang::En) => "billion ",
            _ => "",
        };
        match product.first_mut() {
            Some(first) if !prefix.is_empty() => first.insert_str(0, prefix),
            _ if exponent == -2 => product.push("%".to_owned()),
            _ if exponent != 0 => product.insert(0, format!("10^{exponent}")),
            _ => {}
        }
        if product.is_empty() {
            product.push(match (under.is_empty(), lang) {
                (false, _) => "1".to_owned(),
                (true, Lang::Vi) => "lần".to_owned(),
                (true, Lang::En) => "times".to_owned(),
            });
        }
        let under = under.iter().map(|base| format!("/{}", word(base)));
        format!("{}{}", product.join(" × "), under.collect::<String>())
    };
    Name { vi: in_lang(Lang::Vi), en: in_lang(Lang::En) }
}

/// Why there is no result: what was to be read, if anything, and the reason.
#[must_use]
pub fn no_result(figure: Option<&Name>, reason: &Name) -> Name {
    figure.map_or_else(
        || reason.clone(),
        |figure| Name {
            vi: format!("{}: {}", figure.vi, reason.vi),
            en: format!("{}: {}", figure.en, reason.en),
        },
    )
}

/// Nobody has reported it.
#[must_use]
pub fn not_reported() -> Name {
    Name::new("chưa có số liệu", "not reported")
}

/// Only some of the units have: `coverage` is "6/7 huyện, thành phố".
#[must_use]
pub fn partial(coverage: &Name) -> Name {
    Name {
        vi: format!("mới có {} báo cáo", coverage.vi),
        en: format!("only {} have reported", coverage.en),
    }
}

/// It stands on the other side of a change of definition.
#[must_use]
pub fn across_break(series_break: &SeriesBreak) -> Name {
    because_of(series_break, "không so sánh được", "not comparable")
}

/// Periods on both sides of a change of definition do not add up.
#[must_use]
pub fn not_added(series_break: &SeriesBreak) -> Name {
    because_of(series_break, "các kỳ không cộng được", "its periods do not add up")
}

fn because_of(series_break: &SeriesBreak, vi: &str, en: &str) -> Name {
    let SeriesBreak { on, before, after } = series_break;
    Name {
        vi: format!(
            "{vi}, vì đổi chuẩn từ {} ({} → {})",
            date_label(Lang::Vi, *on),
            before.vi,
            after.vi
        ),
        en: format!(
            "{en}, as the definition changed on {} ({} → {})",
            date_label(Lang::En, *on),
            before.en,
            after.en
        ),
    }
}

/// Cumulative figures have no previous one in the first period of a year.
#[must_use]
pub fn begun_anew() -> Name {
    Name::new(
        "lũy kế tính lại từ đầu năm, không có kỳ trước trong năm",
        "it is counted anew from 1 January and has no previous period in the year",
    )
}

/// The formula asks for a period that does not exist.
#[must_use]
pub fn no_period() -> Name {
    Name::new(
        "kỳ này không có kỳ trước, cùng kỳ năm trước hoặc năm mà công thức cần",
        "this period has no previous one, no same period last year or no year as the formula needs",
    )
}

/// A division by zero.
#[must_use]
pub fn division_by_zero() -> Name {
    Name::new("chia cho 0", "division by zero")
}

/// Nothing can be divided by this denominator: there is nothing of it, or less.
#[must_use]
pub fn idle_denominator(denominator: f64) -> Name {
    if denominator < 0.0 {
        Name::new("mẫu số âm", "the denominator is negative")
    } else {
        Name::new("mẫu số bằng 0", "the denominator is 0")
    }
}

/// A result that no number can hold.
#[must_use]
pub fn not_finite() -> Name {
    Name::new("kết quả quá lớn", "the result is too large")
}

fn kind(kind: &FormulaErrorKind) -> Name {
    use FormulaErrorKind as Kind;
    let functions = || {
        let names: Vec<&str> = std::iter::once("sum").chain(Reach::ALL.map(Reach::name)).collect();
        names.join(", ")
    };
    let (vi, en) = match kind {
        Kind::Empty => ("công thức trống".into(), "it is empty".into()),
        Kind::Character(found) => return character(*found),
        Kind::Word(word) => (
            format!("“{word}” không phải mã chỉ tiêu; mã chỉ gồm a-z, 0-9 và _, bắt đầu bằng chữ"),
            format!("“{word}” is no indicator's id, which has a-z, 0-9, _ and begins with a letter"),
        ),
        Kind::Number(digits) => (
            format!("“{digits}” không phải số; viết như 1234.5"),
            format!("“{digits}” is not a number; write it like 1234.5"),
        ),
        Kind::NumberTooLarge => ("số quá lớn".into(), "the number is too large".into()),
        Kind::DecimalComma => (
            "số thập phân trong công thức viết bằng dấu chấm, ví dụ 0.5; nếu là hai số thì để dấu \
             cách sau dấu phẩy"
                .into(),
            "decimals stand after a point, as in 0.5; between two numbers put a blank after the comma"
                .into(),
        ),
        Kind::OperandMissing => (
            "thiếu một số, mã chỉ tiêu hoặc hàm".into(),
            "a number, an indicator or a function is missing".into(),
        ),
        Kind::OperatorMissing => (
            "thiếu dấu phép tính (+ - * /)".into(),
            "an operator is missing (+ - * /)".into(),
        ),
        Kind::Comma => (
            "dấu phẩy chỉ dùng giữa các thành phần của sum".into(),
            "a comma stands only between the arguments of sum".into(),
        ),
        Kind::Unclosed => (
            "dấu mở ngoặc này chưa được đóng".into(),
            "this parenthesis is not closed".into(),
        ),
        Kind::Unopened => (
            "dấu đóng ngoặc này không có dấu mở ngoặc".into(),
            "this parenthesis was not opened".into(),
        ),
        Kind::UnknownFunction(name) => (
            format!("không có hàm “{name}”; các hàm: {}", functions()),
            format!("there is no function “{name}”; those there are: {}", functions()),
        ),
        Kind::FunctionAlone(name) => (
            format!("sau tên hàm phải có ngoặc: {name}(…)"),
            format!("a function needs its parenthesis: {name}(…)"),
        ),
        Kind::NoArgument(name) => (
            format!("hàm {name} chưa có gì trong ngoặc"),
            format!("nothing stands in the parenthesis of {name}"),
        ),
        Kind::OneArgument(name) => (
            format!("trong ngoặc của hàm {name} chỉ được có một thành phần"),
            format!("{name} takes one argument only"),
        ),
        Kind::TooDeep => (
            "lồng quá nhiều ngoặc, hàm hoặc dấu âm vào nhau".into(),
            "too many parentheses, functions or signs in one another".into(),
        ),
    };
    Name { vi, en }
}

/// A character that no formula has, with the one that may be meant.
fn character(found: char) -> Name {
    if found == '%' {
        return Name::new(
            "“%” không dùng trong công thức; nhân với 100 để ra phần trăm, chia cho 100 để lấy phần \
             trăm của một số",
            "“%” has no meaning in a formula; multiply by 100 for a percentage, divide by 100 to \
             apply one",
        );
    }
    let instead = match found {
        '×' | '·' | '∙' | '⋅' => "*",
        '÷' | ':' | '∕' => "/",
        '−' | '–' | '—' => "-",
        ';' => ",",
        '[' | '{' => "(",
        ']' | '}' => ")",
        _ => {
            return Name {
                vi: format!("ký tự “{found}” không dùng trong công thức"),
                en: format!("“{found}” has no meaning in a formula"),
            };
        }
    };
    Name {
        vi: format!("ký tự “{found}” không dùng trong công thức; viết {instead}"),
        en: format!("“{found}” has no meaning in a formula; write {instead}"),
    }
}

/// 1.000 for 3 and for -3.
fn power_of_ten(lang: Lang, exponent: i32) -> String {
    format_number(lang, 10_f64.powi(exponent.abs()), 0)
}

fn quoted(unit: &str) -> String {
    format!("“{unit}”")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Formula;

    #[test]
    fn a_wrong_formula_is_told_where_and_what_to_write() {
        for (text, vi, en) in [
            ("", "1: công thức trống", "1: it is empty"),
            (
                "ho_ngheo × 2",
                "10: ký tự “×” không dùng trong công thức; viết *",
                "10: “×” has no meaning in a formula; write *",
            ),
            (
                "ho_ngheo € 2",
                "10: ký tự “€” không dùng trong công thức",
                "10: “€” has no meaning in a formula",
            ),
            (
                "ho_ngheo * 10%",
                "14: “%” không dùng trong công thức; nhân với 100 để ra phần trăm, chia cho 100 để \
                 lấy phần trăm của một số",
                "14: “%” has no meaning in a formula; multiply by 100 for a percentage, divide by \
                 100 to apply one",
            ),
            (
                "hộ_nghèo",
                "1: “hộ_nghèo” không phải mã chỉ tiêu; mã chỉ gồm a-z, 0-9 và _, bắt đầu bằng chữ",
                "1: “hộ_nghèo” is no indicator's id, which has a-z, 0-9, _ and begins with a letter",
            ),
            (
                "gn_von * 0,5",
                "11: số thập phân trong công thức viết bằng dấu chấm, ví dụ 0.5; nếu là hai số thì \
                 để dấu cách sau dấu phẩy",
                "11: decimals stand after a point, as in 0.5; between two numbers put a blank after \
                 the comma",
            ),
            (
                "avg(a)",
                "1: không có hàm “avg”; các hàm: sum, previous, same_period_last_year, year, actual, \
                 plan, estimate",
                "1: there is no function “avg”; those there are: sum, previous, \
                 same_period_last_year, year, actual, plan, estimate",
            ),
            (
                "previous a",
                "1: sau tên hàm phải có ngoặc: previous(…)",
                "1: a function needs its parenthesis: previous(…)",
            ),
            ("(a + b", "1: dấu mở ngoặc này chưa được đóng", "1: this parenthesis is not closed"),
        ] {
            let error = text.parse::<Formula>().unwrap_err();
            let expected = Name {
                vi: format!("Công thức sai ở ký tự thứ {vi}"),
                en: format!("The formula is wrong at character {en}"),
            };
            assert_eq!(formula_error(&error), expected);
        }
    }

    #[test]
    fn units_that_no_indicator_has_are_called_by_their_parts() {
        let base = |vi: &str, en: &str, power| (Name::new(vi, en), power);
        let dong = || vec![base("đồng", "VND", 1)];
        let heads = || vec![base("người", "persons", 1)];
        for (exponent, over, under, vi, en) in [
            (0, vec![], vec![], "lần", "times"),
            (-2, vec![], vec![], "%", "%"),
            (6, dong(), vec![], "triệu đồng", "million VND"),
            (9, dong(), heads(), "tỷ đồng/người", "billion VND/persons"),
            (-2, heads(), vec![], "người × %", "persons × %"),
            (0, vec![], heads(), "1/người", "1/persons"),
            (12, dong(), vec![], "10^12 × đồng", "10^12 × VND"),
            (0, vec![base("hộ", "households", 2)], vec![], "hộ²", "households²"),
        ] {
            assert_eq!(unit_name(exponent, &over, &under), Name::new(vi, en));
        }
    }
}
