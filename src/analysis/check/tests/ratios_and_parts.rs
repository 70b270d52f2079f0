//! Promise: parts, shares and counts that cannot stand together are found, and estimates weigh less.

use super::{
    super::{
        NUMERATOR_EXCEEDS_DENOMINATOR, RANGE, RATIO, SHARES, SUM_OF_AREAS, SUM_OF_PARTS, Severity,
        WHOLE_NUMBER,
    },
    given, only, places,
};

#[test]
fn there_are_no_more_poor_households_than_households() {
    let exceeds = |rows: &str| given(rows).finds(NUMERATOR_EXCEEDS_DENOMINATOR);
    let found = exceeds(
        "ho_ngheo bac-ai 2018: 7372
         tong_so_ho bac-ai 2018: 2972
         ty_le bac-ai 2018: 40.31",
    );
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Error, "bac-ai 2018"));
    assert_eq!(found.title, "Bác Ái, 2018: số hộ nghèo lớn hơn tổng số hộ dân cư");
    assert_eq!(found.says, "Số hộ nghèo là 7.372 hộ, trong khi tổng số hộ dân cư chỉ là 2.972 hộ.");
    // 2.972 : 7.372 = 40,31%
    assert_eq!(found.suggests, "Số hộ nghèo và tổng số hộ dân cư có thể đã nhập đổi chỗ cho nhau");
    assert_eq!(
        found.cells,
        ["ho_ngheo bac-ai 2018", "tong_so_ho bac-ai 2018", "ty_le bac-ai 2018"]
    );
    for (rows, expected) in [
        ("ho_ngheo bac-ai 2018: 2972\ntong_so_ho bac-ai 2018: 2972", vec![]),
        ("ho_ngheo bac-ai 2018: 2972\ntong_so_ho bac-ai 2018: x", vec![]),
        ("ho_ngheo bac-ai 2018: 2972", vec![]),
        (
            "plan ho_ngheo bac-ai 2018: 2972\nplan tong_so_ho bac-ai 2018: 2900",
            vec![(Severity::Warning, "bac-ai 2018")],
        ),
        // 11 households of 2.972 more, of which one is an estimate.
        (
            "ho_ngheo bac-ai 2018: 2983\ntong_so_ho bac-ai 2018: 2972e",
            vec![(Severity::Info, "bac-ai 2018")],
        ),
        // More jobs than planned is good news.
        ("viec_lam bac-ai 2018: 16667\nplan viec_lam bac-ai 2018: 15500", vec![]),
    ] {
        assert_eq!(places(&exceeds(rows)), expected, "{rows}");
    }
}

#[test]
fn counts_that_cannot_be_true_explain_what_contradicts_in_their_rate() {
    let rows = "ho_ngheo bac-ai 2018: 29720
                tong_so_ho bac-ai 2018: 7372
                ty_le bac-ai 2018: 40.31";
    assert_eq!(given(rows).finds(RATIO), []);
    assert_eq!(given(rows).finds(NUMERATOR_EXCEEDS_DENOMINATOR).len(), 1);
}

#[test]
fn money_paid_or_planned_is_not_negative() {
    for (rows, expected) in [
        ("gn bac-ai 2018-07: -5", vec![(Severity::Error, "bac-ai 2018-07")]),
        ("plan kh bac-ai 2018: -10", vec![(Severity::Error, "bac-ai 2018")]),
        ("gn bac-ai 2018-07: 0", vec![]),
    ] {
        assert_eq!(places(&given(rows).finds(RANGE)), expected, "{rows}");
    }
}

#[test]
fn no_more_is_advanced_than_disbursed() {
    let found = given("tam_ung bac-ai 2018-07: 90\ngn bac-ai 2018-07: 70").finds(SUM_OF_PARTS);
    assert_eq!(places(&found), [(Severity::Error, "bac-ai 2018-07")]);
    assert_eq!(only(&found).title, "Bác Ái, 7 tháng 2018: tạm ứng lớn hơn giải ngân");
    assert_eq!(
        only(&found).says,
        "Tạm ứng là 90 triệu đồng, trong khi giải ngân chỉ là 70 triệu đồng."
    );
    for rows in [
        "tam_ung bac-ai 2018-07: 70\ngn bac-ai 2018-07: 70",
        "tam_ung bac-ai 2018-07: 70",
        "tam_ung bac-ai 2018-07: 70\ngn_tw bac-ai 2018-07: 60\ngn_dp bac-ai 2018-07: 20",
    ] {
        assert_eq!(given(rows).finds(SUM_OF_PARTS), [], "{rows}");
    }
}

#[test]
fn one_wrong_digit_is_looked_for_among_all_that_are_shown() {
    let rows = |rate: &str| {
        format!("ho_ngheo bac-ai 2018: 20\ntong_so_ho bac-ai 2018: 300\nty_le bac-ai 2018: {rate}")
    };
    // 20 of 300 are 6,67%: neither 9 nor 7,5 is one digit away.
    for (rate, expected) in [
        ("9", "Tỷ lệ hộ nghèo có thể là 6,67%"),
        ("7.5", "Tỷ lệ hộ nghèo có thể là 6,67%"),
        ("6.17", "Tỷ lệ hộ nghèo có thể là 6,67% (có thể gõ sai một chữ số)"),
    ] {
        assert_eq!(only(&given(&rows(rate)).finds(RATIO)).suggests, expected, "{rate}");
    }
}

#[test]
fn money_above_its_plan_is_worth_a_look() {
    let exceeds = |rows: &str| given(rows).finds(NUMERATOR_EXCEEDS_DENOMINATOR);
    let found = exceeds(
        "plan@qd-dau-nam kh bac-ai 2018: 1000
         gn bac-ai 2018-11: 990 1200",
    );
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Warning, "bac-ai 2018-12"));
    assert_eq!(
        found.says,
        "Giải ngân là 1.200 triệu đồng, bằng 120,0% của kế hoạch vốn (1.000 triệu đồng): cần xem \
         kế hoạch đã gồm vốn kéo dài hay chưa, và đơn vị tính."
    );
    // Nothing was planned: that is no percentage.
    let found = exceeds("plan kh bac-ai 2018: 0\ngn bac-ai 2018-12: 30");
    assert_eq!(
        only(&found).says,
        "Giải ngân là 30 triệu đồng, trong khi kế hoạch vốn là 0 triệu đồng: cần xem kế hoạch đã \
         gồm vốn kéo dài hay chưa."
    );
    // A part of money above its whole is no plan exceeded.
    let found = exceeds("gn_tw bac-ai 2018-12: 1200\ngn bac-ai 2018-12: 1000");
    assert_eq!(only(&found).severity, Severity::Error);
    assert_eq!(
        only(&found).says,
        "Giải ngân TW là 1.200 triệu đồng, trong khi giải ngân chỉ là 1.000 triệu đồng."
    );
    // The parts stand for a whole that was not entered; a million is rounding; the later decision
    // counts.
    for (rows, expected) in [
        (
            "plan kh bac-ai 2018: 1000\ngn_tw bac-ai 2018-12: 900\ngn_dp bac-ai 2018-12: 200",
            vec![(Severity::Warning, "bac-ai 2018-12")],
        ),
        ("plan kh bac-ai 2018: 1000\ngn_tw bac-ai 2018-12: 1200", vec![]),
        ("plan kh bac-ai 2018: 1000\ngn bac-ai 2018-12: 1000.8", vec![]),
        (
            "plan@qd-dau-nam kh bac-ai 2018: 1000
             plan@qd-dieu-chinh kh bac-ai 2018: 1300
             gn bac-ai 2018-12: 1200",
            vec![],
        ),
    ] {
        assert_eq!(places(&exceeds(rows)), expected, "{rows}");
    }
}

#[test]
fn shares_make_up_a_hundred_within_rounding() {
    let shares = |ns: &str, td: &str, dan: &str| {
        let row = |id: &str, value: &str| format!("{id} bac-ai 2018: {value}\n");
        let rows = row("tt_ns", ns) + &row("tt_td", td) + &row("tt_dan", dan);
        given(&rows).finds(SHARES)
    };
    // The national mix of new rural capital: budget 22 + 8, credit 57, people and others 13.
    for (ns, td, dan) in [
        ("30", "57", "13"),
        // 33,3 + 33,3 + 33,3 = 99,9: three times 0,05 may be missing.
        ("33.3", "33.3", "33.3"),
        ("30", "57", "_"),
        ("30", "57", "_"),
        ("30", "70", "x"),
        ("_", "_", "_"),
    ] {
        assert_eq!(shares(ns, td, dan), [], "{ns} {td} {dan}");
    }
    let found = shares("30", "75", "13");
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Error, "bac-ai 2018"));
    assert_eq!(found.title, "Bác Ái, 2018: các tỷ trọng của vốn huy động không cộng đủ 100%");
    assert_eq!(found.says, "3 tỷ trọng cộng lại được 118%, lệch 18 điểm % so với 100%.");
    assert_eq!(found.suggests, "Tỷ trọng tín dụng có thể là 57% (có thể đảo hai chữ số)");
    assert_eq!(found.cells[0], "tt_td bac-ai 2018");
    let found = shares("40", "70", "_");
    assert_eq!(only(&found).says, "Mới cộng 2/3 tỷ trọng đã được 110%, vượt 100%.");
    assert_eq!(only(&found).cells[0], "tt_td bac-ai 2018");
    assert_eq!(shares("33.3", "33.3", "33.1").len(), 1);
}

#[test]
fn shares_are_not_added_up_to_the_whole_itself() {
    let rows = "von bac-ai 2018: 377000
                tt_ns bac-ai 2018: 30
                tt_td bac-ai 2018: 57
                tt_dan bac-ai 2018: 13";
    assert_eq!(given(rows).finds(SUM_OF_PARTS), []);
}

#[test]
fn a_difference_that_estimates_explain_is_only_to_be_known() {
    // 7.372 × 40,31% = 2.971,65: 2.972 is right, 2.960 gives 40,15%.
    let rate = |poor: &str| {
        given(&format!(
            "ho_ngheo bac-ai 2018: {poor}
             tong_so_ho bac-ai 2018: 7372
             ty_le bac-ai 2018: 40.31"
        ))
        .finds(RATIO)
    };
    assert_eq!(rate("2972e"), []);
    let found = rate("2960e");
    assert_eq!(only(&found).severity, Severity::Info);
    assert!(only(&found).says.ends_with("Trong đó có số ước."), "{found:?}");
    assert!(only(&found).english.ends_with("Some of the figures are estimates."));
    assert_eq!(only(&rate("2960")).severity, Severity::Error);
    assert_eq!(only(&rate("2960p")).severity, Severity::Error);
    // 0,16 of 40,31 points is below 1%; with 2.900 households it is 0,97 points, 2,4%.
    let found = rate("2900e");
    assert_eq!(only(&found).severity, Severity::Error);
    assert!(only(&found).says.contains("số ước"));

    let sum = |rows: &str, rule| only(&given(rows).finds(rule)).severity;
    let parts = |tw: &str| {
        sum(
            &format!(
                "gn bac-ai 2018-07: 1000\ngn_tw bac-ai 2018-07: {tw}\ngn_dp bac-ai 2018-07: 300"
            ),
            SUM_OF_PARTS,
        )
    };
    assert_eq!(parts("705"), Severity::Error);
    assert_eq!(parts("705e"), Severity::Info);
    assert_eq!(parts("750e"), Severity::Error);
    let areas = |first: &str| {
        let mut rows = format!("ho_ngheo ninh-thuan 2019: 7000\nho_ngheo bac-ai 2019: {first}\n");
        for place in super::DISTRICTS.iter().filter(|place| **place != "bac-ai") {
            rows += &format!("ho_ngheo {place} 2019: 1000\n");
        }
        sum(&rows, SUM_OF_AREAS)
    };
    assert_eq!(areas("1050"), Severity::Error);
    assert_eq!(areas("1050e"), Severity::Info);
    assert_eq!(areas("1100e"), Severity::Error);
}

#[test]
fn a_count_with_a_mark_of_thousands_is_read_so() {
    for (typed, suggests) in [
        ("1.234", "Số hộ nghèo có thể là 1.234 hộ (có thể nhầm dấu chấm với dấu phẩy)"),
        ("12.5", "Số hộ nghèo có thể là 12.500 hộ (có thể nhầm dấu chấm với dấu phẩy)"),
        ("2.4915", ""),
        ("1234.5", ""),
    ] {
        let found = given(&format!("ho_ngheo bac-ai 2018: {typed}")).finds(WHOLE_NUMBER);
        assert_eq!(only(&found).suggests, suggests, "{typed}");
    }
}
