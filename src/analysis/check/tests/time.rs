//! Promise: totals since January never fall unsaid, a year agrees with its parts, and a figure that
//! jumps by a power of ten is held up once.

use super::{
    super::{CUMULATIVE_FALLS, JUMP, MONTHS_AGAINST_YEAR, Severity},
    Given, given, only, places,
};

fn falls(rows: &str) -> Vec<super::Found> {
    given(rows).finds(CUMULATIVE_FALLS)
}

/// April's 523 became 253: May has 600, so that 401 + 253 = 654 was not meant.
#[test]
fn a_total_that_falls_is_said_with_the_slip_that_fits_between_its_neighbours() {
    let found = falls("viec_lam bac-ai 2018-01: 120 260 401 253 600");
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Error, "bac-ai 2018-04"));
    assert_eq!(found.title, "Bác Ái, 4 tháng 2018: việc làm mới lũy kế giảm so với 3 tháng 2018");
    assert_eq!(
        found.says,
        "Lũy kế 4 tháng 2018 là 253 người, ít hơn 148 người so với 3 tháng 2018 (401 người); số \
         lũy kế trong năm không thể giảm."
    );
    assert_eq!(found.suggests, "Việc làm mới có thể là 523 người (có thể đảo hai chữ số)");
    assert_eq!(found.cells, ["viec_lam bac-ai 2018-04", "viec_lam bac-ai 2018-03"]);
}

#[test]
fn money_that_falls_may_have_been_paid_back() {
    let found = falls("gn bac-ai 2018-01: 100 90");
    assert_eq!(
        only(&found).says,
        "Lũy kế 2 tháng 2018 là 90 triệu đồng, ít hơn 10 triệu đồng so với tháng 1/2018 (100 \
         triệu đồng); số lũy kế trong năm chỉ giảm khi có thu hồi hoặc điều chỉnh."
    );
}

#[test]
fn what_explains_a_fall_is_suggested() {
    for (row, at, suggests, first) in [
        // The month's own amount: 330 + 120 = 450, and May has 560. None of 120's slips fits.
        (
            "100 210 330 120 560",
            "2018-04",
            "Việc làm mới có thể là 450 người (có thể đã nhập số riêng của kỳ thay cho số lũy kế)",
            "2018-04",
        ),
        // The same with nothing known after it: at thrice the pace so far up to 330 + 3 × 110 = 660.
        (
            "100 210 330 120",
            "2018-04",
            "Việc làm mới có thể là 450 người (có thể đã nhập số riêng của kỳ thay cho số lũy kế)",
            "2018-04",
        ),
        // From April on own amounts were typed: 130 does not fall below 120, and is not said again.
        (
            "100 210 330 120 130",
            "2018-04",
            "Việc làm mới có thể là 450 người (có thể đã nhập số riêng của kỳ thay cho số lũy kế)",
            "2018-04",
        ),
        // 210 became 2.100: all that follows goes on from less, so February stands out.
        (
            "100 2100 330 450",
            "2018-03",
            "2 tháng 2018: Việc làm mới có thể là 210 người (có thể thừa một số 0)",
            "2018-02",
        ),
        // 253 may be 523, or the own amount: 654 is within 401 + 3 × 133,67 = 802.
        (
            "120 260 401 253",
            "2018-04",
            "Việc làm mới có thể là 654 người (có thể đã nhập số riêng của kỳ thay cho số lũy kế); \
             hoặc Việc làm mới có thể là 523 người (có thể đảo hai chữ số)",
            "2018-04",
        ),
        // 1.999 after 2.000: no slip fits, nothing is suggested.
        ("1000 2000 1999 2100", "2018-03", "", "2018-03"),
    ] {
        let found = falls(&format!("viec_lam bac-ai 2018-01: {row}"));
        let found = only(&found);
        assert_eq!(found.at, format!("bac-ai {at}"), "{row}");
        assert_eq!(found.suggests, suggests, "{row}");
        assert_eq!(found.cells[0], format!("viec_lam bac-ai {first}"), "{row}");
    }
}

#[test]
fn totals_are_held_against_the_last_known_one_of_the_year_and_no_other() {
    for (rows, expected) in [
        // Equal, growing, a new year, gaps.
        ("viec_lam bac-ai 2018-01: 100 100 180 _ 180", vec![]),
        ("viec_lam bac-ai 2017-11: 480 500 20 90", vec![]),
        ("viec_lam bac-ai 2018-01: x 90 x 80", vec![(Severity::Error, "bac-ai 2018-04")]),
        ("viec_lam bac-ai 2018-01: 100 _ _ 90", vec![(Severity::Error, "bac-ai 2018-04")]),
        // Across steps: seven months less than the half year; a quarter less than its month is
        // a matter of the whole and its parts.
        (
            "viec_lam bac-ai 2018-H1: 300
             viec_lam bac-ai 2018-07: 250",
            vec![(Severity::Error, "bac-ai 2018-07")],
        ),
        (
            "viec_lam bac-ai 2018-Q2: 290
             viec_lam bac-ai 2018-06: 300",
            vec![],
        ),
        // Plans and estimates are worth a look; so is a result after an estimate.
        ("plan viec_lam bac-ai 2018-01: 100 90", vec![(Severity::Warning, "bac-ai 2018-02")]),
        ("estimate viec_lam bac-ai 2018-01: 100 90", vec![(Severity::Warning, "bac-ai 2018-02")]),
        ("viec_lam bac-ai 2018-01: 100e 90", vec![(Severity::Warning, "bac-ai 2018-02")]),
        ("viec_lam bac-ai 2018-01: 100p 90", vec![(Severity::Error, "bac-ai 2018-02")]),
        // Levels and flows may fall, rates too: their denominators grow.
        ("xa_ntm bac-ai 2018-01: 8 7", vec![]),
        ("so_lop bac-ai 2018-01: 8 7", vec![]),
        ("tl_gn bac-ai 2018-01: 50 40", vec![]),
        ("luy_ke bac-ai 2018-01: 50 40", vec![]),
        // Of two decisions the later one counts.
        (
            "plan@qd-dau-nam viec_lam bac-ai 2018-01: 100 90
             plan@qd-dieu-chinh viec_lam bac-ai 2018-02: 110",
            vec![],
        ),
        // Money is rounded.
        ("gn bac-ai 2018-01: 100 99.6", vec![]),
        ("gn bac-ai 2018-01: 100 99.4", vec![(Severity::Error, "bac-ai 2018-02")]),
    ] {
        assert_eq!(places(&falls(rows)), expected, "{rows}");
    }
}

fn against_year(rows: &str) -> Vec<super::Found> {
    given(rows).finds(MONTHS_AGAINST_YEAR)
}

/// 16.667 new jobs in 2018 were published; 16.676 in December has two digits swapped.
#[test]
fn a_year_ends_with_its_december() {
    let found = against_year(
        "viec_lam ninh-thuan 2018: 16667
         viec_lam ninh-thuan 2018-11: 15000 16676",
    );
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Error, "ninh-thuan 2018"));
    assert_eq!(
        found.says,
        "Số đã nhập cho cả năm 2018 là 16.667 người; số của 12 tháng 2018 là 16.676 người, chênh \
         9 người."
    );
    assert_eq!(
        found.suggests,
        "Cả năm 2018: Việc làm mới có thể là 16.676 người (có thể đảo hai chữ số)"
    );
    assert_eq!(found.cells, ["viec_lam ninh-thuan 2018", "viec_lam ninh-thuan 2018-12"]);
}

/// Rows of figures, what is found, and what is said first.
type Case<'a> = (&'a str, Vec<(Severity, &'a str)>, &'a str);

fn check_years(cases: &[Case<'_>]) {
    for (rows, expected, says) in cases {
        let found = against_year(rows);
        assert_eq!(places(&found), *expected, "{rows}");
        assert_eq!(found.first().map_or("", |found| &found.says), *says, "{rows}");
    }
}

#[test]
fn totals_since_january_end_with_the_years() {
    let error = |at| vec![(Severity::Error, at)];
    check_years(&[
        // Totals since January: the last part, or any part that has more.
        (
            "viec_lam bac-ai 2018: 500
             viec_lam bac-ai 2018-10: 520",
            error("bac-ai 2018"),
            "Lũy kế 10 tháng 2018 là 520 người, đã vượt số của cả năm 2018: 500 người.",
        ),
        (
            "viec_lam bac-ai 2018: 500
             viec_lam bac-ai 2018-01: 100 200 500 500",
            vec![],
            "",
        ),
        (
            "viec_lam bac-ai 2018-Q3: 300
             viec_lam bac-ai 2018-09: 310",
            error("bac-ai 2018-Q3"),
            "Số đã nhập cho 9 tháng 2018 là 300 người; số của 9 tháng 2018 là 310 người, chênh 10 \
             người.",
        ),
        (
            "viec_lam bac-ai 2018: 500
             viec_lam bac-ai 2018-H1: 200 400",
            error("bac-ai 2018"),
            "Số đã nhập cho cả năm 2018 là 500 người; số của 12 tháng 2018 là 400 người, chênh \
             100 người.",
        ),
        // Payments of a year may go on to 31 January; less than December's is an error still, and
        // a slip worth a look. A rounded million is none.
        (
            "gn bac-ai 2018: 1000
             gn bac-ai 2018-12: 950",
            vec![(Severity::Info, "bac-ai 2018")],
            "Số đã nhập cho cả năm 2018 là 1.000 triệu đồng; số của 12 tháng 2018 là 950 triệu \
             đồng, chênh 50 triệu đồng; chênh lệch có thể là số thanh toán đến hết 31/1 năm sau.",
        ),
        (
            "gn bac-ai 2018: 900
             gn bac-ai 2018-12: 950",
            error("bac-ai 2018"),
            "Số đã nhập cho cả năm 2018 là 900 triệu đồng; số của 12 tháng 2018 là 950 triệu \
             đồng, chênh 50 triệu đồng.",
        ),
        (
            "gn bac-ai 2018: 950
             gn bac-ai 2018-12: 950.4",
            vec![],
            "",
        ),
        // An estimate that nobody replaced.
        (
            "viec_lam bac-ai 2018: 1000
             viec_lam bac-ai 2018-12: 980e",
            vec![(Severity::Info, "bac-ai 2018")],
            "Số đã nhập cho cả năm 2018 là 1.000 người; số của 12 tháng 2018 là 980 người, chênh \
             20 người. Trong đó có số ước.",
        ),
    ]);
}

#[test]
fn levels_end_with_the_last_part() {
    let error = |at| vec![(Severity::Error, at)];
    check_years(&[
        // Levels end with the last part, and may have been higher before.
        (
            "xa_ntm bac-ai 2018: 20
             xa_ntm bac-ai 2018-11: 25 22",
            error("bac-ai 2018"),
            "Số đã nhập cho năm 2018 là 20 xã; số của tháng 12/2018 là 22 xã, chênh 2 xã.",
        ),
        (
            "xa_ntm bac-ai 2018: 20
             xa_ntm bac-ai 2018-11: 25",
            vec![],
            "",
        ),
        (
            "bhyt bac-ai 2018: 98.6
             bhyt bac-ai 2018-12: 98.62",
            vec![],
            "",
        ),
        (
            "bhyt bac-ai 2018: 98.6
             bhyt bac-ai 2018-12: 96.8",
            error("bac-ai 2018"),
            "Số đã nhập cho năm 2018 là 98,60%; số của tháng 12/2018 là 96,80%, chênh 1,80 \
             điểm %.",
        ),
    ]);
}

#[test]
fn flows_add_up() {
    let error = |at| vec![(Severity::Error, at)];
    check_years(&[
        (
            "so_lop bac-ai 2018: 40
             so_lop bac-ai 2018-01: 3 3 3 3 3 3 3 3 3 3 3 8",
            error("bac-ai 2018"),
            "Số đã nhập cho cả năm 2018 là 40 lớp; cộng 12 kỳ được 41 lớp, chênh 1 lớp.",
        ),
        (
            "so_lop bac-ai 2018: 40
             so_lop bac-ai 2018-01: 3 3 3 3 3 3 3 3 3 3 3 7",
            vec![],
            "",
        ),
        (
            "so_lop bac-ai 2018: 40
             so_lop bac-ai 2018-01: 10 10 10 11",
            error("bac-ai 2018"),
            "Mới cộng 4 kỳ đã được 41 lớp, vượt số đã nhập cho cả năm 2018: 40 lớp.",
        ),
        (
            "so_lop bac-ai 2018: 40
             so_lop bac-ai 2018-01: 10 10 10 9",
            vec![],
            "",
        ),
        (
            "so_lop bac-ai 2018-Q1: 10
             so_lop bac-ai 2018-01: 3 3 3",
            error("bac-ai 2018-Q1"),
            "Số đã nhập cho quý I/2018 là 10 lớp; cộng 3 kỳ được 9 lớp, chênh 1 lớp.",
        ),
        // 12 figures of one decimal, rounded: 13 × 0,05 = 0,65.
        (
            "chi bac-ai 2018: 12.6
             chi bac-ai 2018-01: 1 1 1 1 1 1 1 1 1 1 1 1",
            vec![],
            "",
        ),
    ]);
}

#[test]
fn plans_are_worth_a_look_and_what_makes_no_whole_is_left_alone() {
    check_years(&[
        // Where periods make no whole, nothing is held against it.
        (
            "ho_ngheo bac-ai 2019: 2601
             ho_ngheo bac-ai 2019-12: 2500",
            vec![],
            "",
        ),
        (
            "tl_gn bac-ai 2018: 80
             tl_gn bac-ai 2018-12: 90",
            vec![],
            "",
        ),
        (
            "plan so_lop bac-ai 2018: 10
             plan so_lop bac-ai 2018-01: 3 3 3 3",
            vec![(Severity::Warning, "bac-ai 2018")],
            "Mới cộng 4 kỳ đã được 12 lớp, vượt số đã nhập cho cả năm 2018: 10 lớp.",
        ),
    ]);
}

/// The months make 230 + 43 = 273, nine more than the year's 264: 34 typed as 43 explains it, and
/// neither 11 typed as 20 nor 13 typed as 22 is a slip.
#[test]
fn the_month_whose_slip_mends_the_year_is_named() {
    let found = against_year(
        "so_lop bac-ai 2018: 264
         so_lop bac-ai 2018-01: 20 22 20 22 20 22 20 22 20 22 20 43",
    );
    assert_eq!(
        only(&found).suggests,
        "Tháng 12/2018: Số lớp tập huấn có thể là 34 lớp (có thể đảo hai chữ số)"
    );
}

fn jumps(given: Given) -> Vec<super::Found> {
    given.finds(JUMP)
}

/// Bác Ái: 2.972 poor households at the end of 2018, 2.601 in November 2019.
#[test]
fn ten_times_the_poor_households_is_a_slip_of_the_mark() {
    let found = jumps(given("ho_ngheo bac-ai 2018: 2972 26010"));
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Warning, "bac-ai 2019"));
    assert_eq!(found.title, "Bác Ái, 2019: số hộ nghèo gấp khoảng 10 lần so với năm 2018");
    // 26.010 : 2.972 = 8,75
    assert_eq!(
        found.says,
        "Số đã nhập là 26.010 hộ, gấp 8,8 lần số của năm 2018 (2.972 hộ): có thể sai dấu phẩy \
         hoặc đơn vị tính."
    );
    assert_eq!(
        found.suggests,
        "Số hộ nghèo có thể là 2.601 hộ (có thể sai dấu phẩy hoặc đơn vị tính)"
    );
    assert_eq!(found.cells, ["ho_ngheo bac-ai 2019", "ho_ngheo bac-ai 2018"]);
    // 260 : 2.972 = 8,7%
    let found = jumps(given("ho_ngheo bac-ai 2018: 2972 260"));
    assert_eq!(
        only(&found).title,
        "Bác Ái, 2019: số hộ nghèo chỉ bằng khoảng 1/10 so với năm 2018"
    );
    assert!(only(&found).says.contains("chỉ bằng 8,7% số của năm 2018 (2.972 hộ)"));
    // 26.015 is no tenfold of households: the number of digits is in doubt.
    let found = jumps(given("ho_ngheo bac-ai 2018: 2972 26015"));
    assert!(only(&found).says.ends_with(": cần xem lại số chữ số và đơn vị tính."));
    assert_eq!(only(&found).suggests, "");
}

#[test]
fn money_typed_in_another_unit_is_named() {
    for (now, suggests) in [
        ("5453000", "Giải ngân có thể là 5.453 triệu đồng (có thể đã nhập theo nghìn đồng)"),
        ("5453000000", "Giải ngân có thể là 5.453 triệu đồng (có thể đã nhập theo đồng)"),
        ("5.453", "Giải ngân có thể là 5.453 triệu đồng (có thể đã nhập theo tỷ đồng)"),
        ("54530", "Giải ngân có thể là 5.453 triệu đồng (có thể sai dấu phẩy hoặc đơn vị tính)"),
    ] {
        let rows = format!(
            "gn bac-ai 2017-07: 5239
             gn bac-ai 2018-07: {now}"
        );
        assert_eq!(only(&jumps(given(&rows))).suggests, suggests);
    }
    let found = jumps(given("plan kh bac-ai 2017: 15600000 15800"));
    assert_eq!(
        only(&found).suggests,
        "Kế hoạch vốn có thể là 15.800.000 triệu đồng (có thể đã nhập theo tỷ đồng)"
    );
}

#[test]
fn jumps_are_told_from_growth_seasons_and_returns() {
    let at = |at| vec![(Severity::Warning, at)];
    for (rows, expected) in [
        ("ho_ngheo bac-ai 2018: 2972 14860", vec![]),
        ("ho_ngheo bac-ai 2018: 2972 59440", vec![]),
        ("ho_ngheo bac-ai 2018: 9 90", vec![]),
        ("ho_ngheo bac-ai 2018: 10 100", at("bac-ai 2019")),
        ("ho_ngheo bac-ai 2018: 0 100", vec![]),
        // 5 millions against 500 are few, 5 against 5.000 are billions.
        ("plan kh bac-ai 2018: 50 5", vec![]),
        ("plan kh bac-ai 2018: 5000 5", at("bac-ai 2019")),
        // A gap of one year is looked over, of two not.
        ("ho_ngheo bac-ai 2017: 2972 _ 29720", at("bac-ai 2019")),
        ("ho_ngheo bac-ai 2017: 2972 _ _ 29720", vec![]),
        // Back to what it was is no second jump.
        ("ho_ngheo bac-ai 2017: 2972 29720 2601", at("bac-ai 2018")),
        ("ho_ngheo bac-ai 2017: 2972 29720 26010", at("bac-ai 2018")),
        // Nothing is compared across a change of standard.
        ("ho_ngheo bac-ai 2015: 2972 29720", vec![]),
        // Totals since January grow within the year; they are held against last year's month.
        ("gn bac-ai 2018-06: 500 5000", vec![]),
        (
            "gn bac-ai 2017-07: 500
             gn bac-ai 2018-07: 5000",
            at("bac-ai 2018-07"),
        ),
        // In the first months ten times is nothing unusual, a hundred times is.
        (
            "gn bac-ai 2017-02: 12
             gn bac-ai 2018-02: 120",
            vec![],
        ),
        (
            "gn bac-ai 2017-02: 12
             gn bac-ai 2018-02: 1200",
            at("bac-ai 2018-02"),
        ),
        // A unit that is wrong from July on is said in July.
        (
            "gn bac-ai 2017-06: 4000 5000 6000 7000
             gn bac-ai 2018-06: 4100 5100000 6100000 7100000",
            at("bac-ai 2018-07"),
        ),
        // What falls is said by its fall.
        (
            "gn bac-ai 2017-06: 4000 5000
             gn bac-ai 2018-06: 4800 520",
            vec![],
        ),
        (
            "gn bac-ai 2017-07: 5000 6000
             gn bac-ai 2018-07: 52000 6100",
            vec![],
        ),
        // Flows have seasons too; a rate of one decimal may grow from 0,5 to 5.
        ("so_lop bac-ai 2018-06: 20 200", vec![]),
        ("luy_ke bac-ai 2018: 0.5 5", vec![]),
        ("bhyt bac-ai 2018: 9.86 98.6", at("bac-ai 2019")),
        ("von bac-ai 2011-2015: 1000 _ _ _ _ 10000", vec![]),
    ] {
        assert_eq!(places(&jumps(given(rows))), expected, "{rows}");
    }
    // What is made up is no measure of what is not.
    let planned = |document: &str| {
        let rows =
            format!("plan@qd-dau-nam kh bac-ai 2018: 5000\nplan@{document} kh bac-ai 2017: 500");
        jumps(given(&rows)).len()
    };
    assert_eq!((planned("qd-dieu-chinh"), planned("minh-hoa")), (1, 0));
}
