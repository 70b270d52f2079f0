//! Promises of units in formulas: like with like, conversions only where they are written.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Operand, Reading, UnitError, UnitProblem, check_units, evaluate};
use crate::model::{IndicatorId, Name, formula::Formula};

/// The units of the sample's indicators.
const UNITS: [(&str, &str, &str); 17] = [
    ("ho_ngheo", "hộ", "households"),
    ("ho_can_ngheo", "hộ", "households"),
    ("tong_so_ho", "hộ", "households"),
    ("ty_le_ho_ngheo", "%", "%"),
    ("giam_ty_le", "điểm %", "% points"),
    ("so_xa", "xã", "communes"),
    ("xa_ntm", "xã", "communes"),
    ("tong_tieu_chi", "tiêu chí", "criteria"),
    ("tc_01", "đạt", "met"),
    ("tc_bq_xa", "tiêu chí/xã", "criteria/commune"),
    ("gn_von", "triệu đồng", "million VND"),
    ("kh_von", "triệu đồng", "million VND"),
    ("grdp", "tỷ đồng", "billion VND"),
    ("dan_so", "người", "persons"),
    ("nhan_khau_ngheo", "nhân khẩu", "heads"),
    ("thu_nhap_bq", "triệu đồng/người/năm", "million VND per head and year"),
    ("viec_lam_bq_nam", "người/năm", "persons/year"),
];

fn unit_of(id: &IndicatorId) -> Option<Name> {
    let (_, vi, en) = UNITS.iter().find(|(known, _, _)| *known == id.as_str())?;
    Some(Name::new(vi, en))
}

fn check(text: &str, own: &str) -> Result<(), UnitError> {
    let formula: Formula = text.parse().unwrap();
    check_units(&formula, &Name::new(own, own), unit_of)
}

#[test]
fn what_agrees_is_accepted() {
    for (text, own) in [
        ("ho_ngheo", "hộ"),
        ("ho_ngheo + ho_can_ngheo", "hộ"),
        ("sum(ho_ngheo, ho_can_ngheo) - tong_so_ho", "hộ"),
        ("previous(actual(ty_le_ho_ngheo)) - ty_le_ho_ngheo", "điểm %"),
        ("ty_le_ho_ngheo + giam_ty_le", "%"),
        ("giam_ty_le", "điểm phần trăm"),
        ("ho_ngheo / tong_so_ho * 100", "%"),
        ("100 * ho_ngheo / tong_so_ho", "%"),
        ("100 * (ho_ngheo / tong_so_ho)", "%"),
        ("ho_ngheo / (tong_so_ho / 100)", "%"),
        ("ho_ngheo / tong_so_ho", "lần"),
        ("ho_ngheo / tong_so_ho", ""),
        ("tong_so_ho * ty_le_ho_ngheo / 100", "hộ"),
        ("ty_le_ho_ngheo * ty_le_ho_ngheo / 100", "%"),
        ("100 - ty_le_ho_ngheo", "%"),
        ("(1 - ho_ngheo / tong_so_ho) * 100", "%"),
        ("giam_ty_le / 1.5 * 100", "%"),
        ("100", "%"),
        ("ho_ngheo / 2", "hộ"),
        ("-ho_ngheo * 12", "hộ"),
        ("tong_tieu_chi / so_xa", "tiêu chí/xã"),
        ("tc_bq_xa * so_xa", "tiêu chí"),
        ("sum(tc_01, tc_01)", "tiêu chí"),
        ("gn_von / year(plan(kh_von)) * 100", "%"),
        ("gn_von / 1000", "tỷ đồng"),
        ("gn_von / 1000", "Tỉ  đồng"),
        ("gn_von * 1000", "nghìn đồng"),
        ("gn_von * 1000 * 1000", "đồng"),
        ("gn_von * (10 * 100)", "ngàn đồng"),
        ("grdp * 1000 + gn_von", "triệu đồng"),
        ("grdp * 1000 / dan_so", "triệu đồng/người"),
        ("gn_von / grdp / 1000 * 100", "%"),
        ("nhan_khau_ngheo / dan_so * 100", "%"),
        ("dan_so / 1000", "nghìn người"),
        // The income of all: per head and year, times heads.
        ("thu_nhap_bq * dan_so / 1000", "tỷ đồng/năm"),
        ("100 / (tong_so_ho / ho_ngheo)", "%"),
    ] {
        assert_eq!(check(text, own), Ok(()), "{text} for {own}");
    }
}

/// The sentence for a formula that is refused at a column.
#[track_caller]
fn refused(text: &str, own: &str, at: usize, problem: &str) {
    let error = check(text, own).unwrap_err();
    assert_eq!(error.at, at, "{text}");
    let expected = format!("Công thức sai ở ký tự thứ {at}: {problem}");
    assert_eq!(error.sentence().vi, expected, "{text}");
}

#[test]
fn unlike_units_are_not_added_up() {
    for (text, at, left, right) in [
        ("ho_ngheo + so_xa", 12, "hộ", "xã"),
        ("so_xa - 2 * ho_ngheo", 9, "xã", "hộ"),
        ("sum(ho_ngheo, tong_so_ho, dan_so)", 27, "hộ", "người"),
        ("previous(ty_le_ho_ngheo) - ho_ngheo", 28, "%", "hộ"),
        ("tc_bq_xa + tong_tieu_chi", 12, "tiêu chí/xã", "tiêu chí"),
        ("dan_so + viec_lam_bq_nam", 10, "người", "người/năm"),
        ("ho_ngheo + 5", 12, "hộ", "số không có đơn vị"),
        ("5 - ho_ngheo", 5, "số không có đơn vị", "hộ"),
    ] {
        refused(text, left, at, &format!("không cộng, trừ được “{left}” với “{right}”"));
    }
    refused("ho_ngheo / x9", "hộ", 12, "không có chỉ tiêu nào mã “x9”");
}

#[test]
fn a_thousand_times_too_much_is_seen() {
    for (text, at, left, right, mend) in [
        ("gn_von + grdp", 10, "triệu đồng", "tỷ đồng", "nhân “tỷ đồng” với 1.000"),
        ("grdp - gn_von", 8, "tỷ đồng", "triệu đồng", "nhân “tỷ đồng” với 1.000"),
        ("sum(gn_von, grdp)", 13, "triệu đồng", "tỷ đồng", "nhân “tỷ đồng” với 1.000"),
        // Converted the wrong way round: the result is further away still.
        ("gn_von * 1000 + grdp", 17, "triệu đồng", "tỷ đồng", "nhân “tỷ đồng” với 1.000"),
        ("ho_ngheo / tong_so_ho + ty_le_ho_ngheo", 25, "lần", "%", "nhân “lần” với 100"),
    ] {
        let unlike = format!("không cộng, trừ được “{left}” với “{right}”");
        refused(text, left, at, &format!("{unlike}; {mend} để cùng đơn vị"));
    }
}

#[test]
fn the_result_is_in_the_unit_of_the_indicator() {
    for (text, own, result, mend) in [
        ("ho_ngheo", "xã", "hộ", ""),
        ("tong_tieu_chi / so_xa", "tiêu chí", "tiêu chí/xã", ""),
        ("ho_ngheo * ho_ngheo", "hộ", "hộ²", ""),
        ("100", "hộ", "số không có đơn vị", ""),
        ("gn_von", "tỷ đồng", "triệu đồng", "; phải chia cho 1.000"),
        // Multiplied where it had to be divided.
        ("gn_von * 1000", "tỷ đồng", "triệu đồng", "; phải chia cho 1.000"),
        ("ho_ngheo / tong_so_ho", "%", "lần", "; phải nhân với 100"),
        ("tong_so_ho * ty_le_ho_ngheo", "hộ", "hộ × %", "; phải chia cho 100"),
        ("gn_von / dan_so", "nghìn đồng/người", "triệu đồng/người", "; phải nhân với 1.000"),
    ] {
        let problem = format!("kết quả tính bằng “{result}”, còn chỉ tiêu tính bằng “{own}”{mend}");
        refused(text, own, 1, &problem);
    }
}

#[test]
fn in_english_units_keep_their_english_names() {
    for (text, own, en) in [
        (
            "gn_von + grdp",
            "",
            "character 10: “million VND” and “billion VND” cannot be added up; multiply “billion \
             VND” by 1,000 to have one unit",
        ),
        (
            "gn_von / dan_so + grdp",
            "",
            "character 19: “million VND/persons” and “billion VND” cannot be added up",
        ),
        // Its words cannot be told apart, so the parts keep their Vietnamese ones.
        (
            "2 * thu_nhap_bq * ho_ngheo",
            "hộ",
            "character 1: the result is in “million VND × households/người/năm”, but the indicator \
             in “hộ”",
        ),
    ] {
        let error = check(text, own).unwrap_err();
        assert_eq!(error.sentence().en, format!("The formula is wrong at {en}"));
    }
    let UnitProblem::Unlike { left, right } = check("ho_ngheo + so_xa", "hộ").unwrap_err().problem
    else {
        panic!("hộ and xã are unlike")
    };
    assert_eq!(left, Name::new("hộ", "households"));
    assert_eq!(right, Name::new("xã", "communes"));
}

/// Formulas over households `h`, `g` and communes `c`, without numbers of their own.
fn any_formula() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec!["h", "g", "c"]).prop_map(str::to_owned);
    leaf.prop_recursive(3, 12, 2, |inner| {
        let two = (inner.clone(), "[-+*/]", inner.clone());
        prop_oneof![
            4 => two.prop_map(|(left, operator, right)| format!("({left}){operator}({right})")),
            1 => inner.clone().prop_map(|inside| format!("-({inside})")),
            1 => (inner.clone(), inner).prop_map(|(one, two)| format!("sum({one}, {two})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// What the check accepts means the same in whatever size households are counted: counted in
    /// pairs, a result in hộ is half of it, one in xã the same, one in xã/hộ twice.
    #[test]
    fn accepted_formulas_do_not_depend_on_the_size_of_a_unit(text in any_formula()) {
        let formula: Formula = text.parse().unwrap();
        let units: BTreeMap<&str, &str> = BTreeMap::from([("h", "hộ"), ("g", "hộ"), ("c", "xã")]);
        let unit_of = |id: &IndicatorId| units.get(id.as_str()).map(|unit| Name::same(unit));
        let result = |household: f64| {
            let evaluation = evaluate(&formula, "2018".parse().unwrap(), |reading: &Reading| {
                Operand::Number(match reading.indicator.as_str() {
                    "h" => 7.0 * household,
                    "g" => 5.0 * household,
                    _ => 3.0,
                })
            });
            if let Operand::Number(number) = evaluation.result { Some(number) } else { None }
        };
        let owns = [("hộ", 0.5), ("xã", 1.0), ("lần", 1.0), ("hộ/xã", 0.5), ("xã/hộ", 2.0)];
        let accepts = |own: &str| check_units(&formula, &Name::same(own), unit_of).is_ok();
        let accepted: Vec<f64> =
            owns.into_iter().filter(|(own, _)| accepts(own)).map(|(_, factor)| factor).collect();
        prop_assert!(accepted.len() <= 1, "{} has one unit", text);
        if let ([factor], Some(whole), Some(halved)) = (&accepted[..], result(1.0), result(0.5)) {
            let expected = whole * factor;
            prop_assert!((halved - expected).abs() <= 1e-9 * whole.abs().max(1.0), "{}", text);
        }
    }
}
