//! The sentences, as a person reads them.

use super::*;
use crate::{model::Formula, model::Name, text::lang::Lang};

fn unit(vi: &str, en: &str) -> Name {
    Name::new(vi, en)
}

fn amounts(unit: &Name, decimals: u8, lang: Lang) -> Amounts<'_> {
    Amounts { lang, unit, decimals }
}

#[test]
fn amounts_carry_their_unit_and_rates_differ_in_points() {
    let (percent, households) = (unit("%", "%"), unit("hộ", "households"));
    let money = unit("triệu đồng", "million VND");
    let rate = |lang| amounts(&percent, 2, lang);
    assert_eq!(rate(Lang::Vi).value(40.3147), "40,31%");
    assert_eq!(rate(Lang::Vi).size(-1.6), "1,60 điểm %");
    assert_eq!(rate(Lang::En).size(1.6), "1.60 points");
    let count = |lang| amounts(&households, 0, lang);
    assert_eq!(count(Lang::Vi).size(-371.0), "371 hộ");
    assert_eq!(count(Lang::En).value(2972.0), "2,972 households");
    // 28.007,4 triệu are 28,0 tỷ; below one tỷ money stays in the unit of the tables.
    for (value, vi, en) in [
        (28_007.4, "28,0 tỷ đồng", "28.0 billion VND"),
        (999.0, "999 triệu đồng", "999 million VND"),
        (-1_250.0, "-1,3 tỷ đồng", "-1.3 billion VND"),
    ] {
        assert_eq!(amounts(&money, 0, Lang::Vi).aloud(value), vi);
        assert_eq!(amounts(&money, 0, Lang::En).aloud(value), en);
    }
    assert_eq!(count(Lang::Vi).aloud(28_007.0), "28.007 hộ");
}

#[test]
fn changes_say_which_way_and_from_where() {
    let (percent, households) = (unit("%", "%"), unit("hộ", "households"));
    // 2.601 - 2.972 = -371, 12,48% of 2.972.
    let fall = |lang| change(amounts(&households, 0, lang), 2972.0, -371.0, Some(-12.483));
    assert_eq!(fall(Lang::Vi), "giảm 371 hộ, 12,5% (từ 2.972 hộ)");
    assert_eq!(fall(Lang::En), "down 371 households, 12.5% (from 2,972 households)");
    let rate = |difference| change(amounts(&percent, 2, Lang::Vi), 10.36, difference, None);
    assert_eq!(rate(-2.02), "giảm 2,02 điểm % (từ 10,36%)");
    assert_eq!(rate(0.15), "tăng 0,15 điểm % (từ 10,36%)");
    assert_eq!(rate(-0.004), "không đổi (từ 10,36%)");
    let of_plan = |fall| by_percent_of_plan(amounts(&percent, 2, Lang::Vi), 134.67, fall);
    assert_eq!(
        of_plan(Some((2.02, 1.5))),
        "134,7% (giảm 2,02 điểm % so với kế hoạch giảm 1,50 điểm %)"
    );
    assert_eq!(of_plan(None), "134,7%");
    // A rise where a fall was planned is not called a fall.
    let rise = by_percent_of_plan(amounts(&percent, 2, Lang::Vi), -20.0, Some((-0.3, 1.5)));
    assert_eq!(rise, "-20,0% (tăng 0,30 điểm % so với kế hoạch giảm 1,50 điểm %)");
}

#[test]
fn names_are_counted_from_the_sixth_on() {
    let names = ["A", "B", "C", "D", "E", "F", "G"];
    for (count, vi, en) in [
        (1, "A", "A"),
        (5, "A, B, C, D, E", "A, B, C, D, E"),
        (6, "A, B, C, D, E và 1 đơn vị khác", "A, B, C, D, E and 1 other"),
        (7, "A, B, C, D, E và 2 đơn vị khác", "A, B, C, D, E and 2 others"),
    ] {
        assert_eq!(some_of(Lang::Vi, &names[..count], 5), vi);
        assert_eq!(some_of(Lang::En, &names[..count], 5), en);
    }
}

#[test]
fn denominators_are_named() {
    let said =
        |plan, carried, advances| denominator(Lang::Vi, "Kế hoạch vốn", plan, carried, advances);
    for (plan, carried, advances, expected) in [
        (
            Some(false),
            Some(false),
            Some(true),
            "Kế hoạch vốn đến thời điểm, không gồm vốn kéo dài; gồm tạm ứng",
        ),
        (
            Some(true),
            Some(true),
            Some(false),
            "Kế hoạch vốn giao đầu năm, gồm vốn kéo dài; không gồm tạm ứng",
        ),
        (Some(false), None, None, "Kế hoạch vốn đến thời điểm"),
        (None, None, None, "Kế hoạch vốn"),
    ] {
        assert_eq!(said(plan, carried, advances), expected);
    }
}

#[test]
fn formulas_are_read_with_names_and_only_the_parentheses_they_need() {
    for (text, expected) in [
        ("year(previous(actual(ty_le))) - ty_le", "TY_LE (cả năm, kỳ trước, thực hiện) - TY_LE"),
        ("a / b * 100", "A / B × 100"),
        ("(a + b) * 2.5", "(A + B) × 2,5"),
        ("a - (b - c)", "A - (B - C)"),
        ("a - b - c", "A - B - C"),
        ("a / (b / c)", "A / (B / C)"),
        ("a + b * c", "A + B × C"),
        ("sum(a, b) / c", "tổng (A; B) / C"),
        ("previous(a + b)", "[A + B] (kỳ trước)"),
        ("-a", "-A"),
    ] {
        let formula: Formula = text.parse().unwrap();
        let name = |id: &crate::model::IndicatorId| id.as_str().to_uppercase();
        assert_eq!(formula_words(Lang::Vi, formula.expression(), &name), expected, "{text}");
    }
}

#[test]
fn steps_of_a_derivation_are_named() {
    for (vi, en, expected_vi, expected_en) in [
        (
            from_units(Lang::Vi, "7 huyện, thành phố", false),
            from_units(Lang::En, "7 districts", false),
            "Tổng của 7 huyện, thành phố",
            "Sum of 7 districts",
        ),
        (
            ratio_of(Lang::Vi, "2.972 hộ", "7.372 hộ", 100.0),
            ratio_of(Lang::En, "22 communes", "47 communes", 1.0),
            "2.972 hộ / 7.372 hộ × 100",
            "22 communes / 47 communes",
        ),
        (
            spoken_fold(Lang::Vi, false, "Bác Ái, Số hộ nghèo, 2018", "2.972 hộ"),
            spoken_fold(Lang::En, true, "Bac Ai, Poor households, 2018", "2,972 households"),
            "Mở: Bác Ái, Số hộ nghèo, 2018: 2.972 hộ",
            "Close: Bac Ai, Poor households, 2018: 2,972 households",
        ),
        (
            rest(Lang::Vi, 200, 10_950),
            rest(Lang::En, 200, 10_950),
            "Xem thêm 200, còn 10.950",
            "Show 200 more, 10,950 left",
        ),
    ] {
        assert_eq!((vi.as_str(), en.as_str()), (expected_vi, expected_en));
    }
}

#[test]
fn a_goal_says_which_money_it_is() {
    for (origin, expected) in [
        (GoalWords::WholePlan, "9 trđ (toàn bộ kế hoạch vốn)"),
        (GoalWords::WithCarriedOver, "9 trđ (toàn bộ kế hoạch vốn, gồm vốn kéo dài)"),
        (
            GoalWords::WithoutCarriedOver,
            "9 trđ (toàn bộ kế hoạch vốn; vốn kéo dài chỉ có cho tổng vốn, không tách cho phần này)",
        ),
    ] {
        assert_eq!(goal_of(Lang::Vi, "9 trđ", origin), expected);
        assert!(goal_of(Lang::En, "9", origin).contains("capital plan"));
    }
}
