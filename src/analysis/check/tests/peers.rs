//! Promise: a figure far from those of its neighbours is held up; wide spreads, trifles and
//! districts that were always apart are not.

use super::{
    super::{OUTLIER, Severity},
    DISTRICTS, Found, given, only, places,
};

/// A figure of each district, in protocol order.
fn of_districts(indicator: &str, period: &str, values: &str) -> String {
    let rows = DISTRICTS.iter().zip(values.split_whitespace());
    rows.map(|(place, value)| format!("{indicator} {place} {period}: {value}\n")).collect()
}

fn outliers(rows: &str) -> Vec<Found> {
    given(rows).finds(OUTLIER)
}

/// QĐ 948/QĐ-UBND, April 2011: 7,42 10,17 12,5 28,16 66,72 23,57 13,79. On a scale of logarithms
/// the median is ln 13,79 = 2,624 and the deviations are 0,620 0,305 0,098 0,714 1,577 0,536 0, the
/// median of which is 0,536. 3,5 × 1,4826 × 0,536 = 2,78, and Bác Ái is 1,577 away.
#[test]
fn bac_ai_was_poor_but_no_outlier() {
    let poor = of_districts("ty_le", "2011-04", "7.42 10.17 12.5 28.16 66.72 23.57 13.79");
    let near_poor =
        of_districts("tl_can_ngheo", "2011-04", "8.43 10.89 13.67 9.33 10.12 10.09 7.31");
    assert_eq!(outliers(&(poor + &near_poor)), []);
}

/// The near-poor rates of April 2011 with Bác Ái's 10,12 as 1,012: the median is ln 9,33 = 2,233,
/// the deviations 0,101 0,155 0,382 0 2,221 0,079 0,244, their median 0,155, which times 1,4826 is
/// 0,229 (more than the least, ln 1,25 = 0,223); 3,5 × 0,229 = 0,80 is far less than 2,221.
#[test]
fn a_shifted_mark_stands_out() {
    let rows = of_districts("tl_can_ngheo", "2011-04", "8.43 10.89 13.67 9.33 1.012 10.09 7.31");
    let found = outliers(&rows);
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Warning, "bac-ai 2011-04"));
    assert_eq!(found.title, "Bác Ái, 4/2011: tỷ lệ hộ cận nghèo khác xa các đơn vị khác");
    assert_eq!(
        found.says,
        "Số của đơn vị là 1,012%, trong khi 6 đơn vị còn lại từ 7,31 đến 13,67% (trung vị 9,33%): \
         có thể sai dấu phẩy hoặc đơn vị tính."
    );
    assert_eq!(
        found.suggests,
        "Tỷ lệ hộ cận nghèo có thể là 10,12% (có thể sai dấu phẩy hoặc đơn vị tính)"
    );
    assert_eq!(found.cells.len(), 7);
    assert_eq!(found.cells[0], "tl_can_ngheo bac-ai 2011-04");
}

#[test]
fn only_what_is_new_and_far_is_held_up() {
    let bhyt = |period: &str, values: &str| of_districts("bhyt", period, values);
    for (rows, expected) in [
        // 80 among figures near 98 is near: ln(80 : 98,2) = -0,21.
        (bhyt("2018", "98 99 99.5 97 99 98.2 80"), vec![]),
        // 30 is far, ln(30 : 98,2) = -1,19 against 3,5 × 0,223 = 0,78; but no shift mends it.
        (bhyt("2018", "98 99 99.5 97 99 98.2 30"), vec![(Severity::Info, "thuan-nam 2018")]),
        // So it was two years before.
        (
            bhyt("2017", "98 99 99.5 97 99 98.2 30") + &bhyt("2019", "98 99 99.5 97 99 98.2 31"),
            vec![(Severity::Info, "thuan-nam 2017")],
        ),
        // Four units are too few to say what is usual; zero is no share of anything.
        (bhyt("2018", "98 99 99.5 30"), vec![]),
        (bhyt("2018", "98 99 99.5 97 99 98.2 0"), vec![]),
        // What cannot be true is said already.
        (bhyt("2018", "98 99 99.5 97 99 98.2 982"), vec![]),
        // Counts grow with the district; marks and differences are no measure.
        (of_districts("ho_ngheo", "2018", "100 110 120 100 110 120 9000"), vec![]),
        (of_districts("muc", "2018", "3 3 3 3 3 3 1"), vec![]),
        (of_districts("giam", "2018", "2 2.1 2.2 2 2.1 2.2 0.1"), vec![]),
        // The end of a range is not outside of it: 8 has 11 beside it, 2 stands alone.
        (bhyt("2018", "20 20.5 21 19 20.2 11 8"), vec![]),
        (bhyt("2018", "20 20.5 21 19 20.2 11 2"), vec![(Severity::Warning, "thuan-nam 2018")]),
    ] {
        assert_eq!(places(&outliers(&rows)), expected, "{rows}");
    }
}

/// Five in a hundred everywhere, but ten times as many typed in Ninh Sơn.
#[test]
fn rates_that_follow_from_counts_are_compared_too() {
    let households = of_districts("tong_so_ho", "2018", "40000 22000 38000 18000 7000 9000 12000");
    let poor = of_districts("ho_ngheo", "2018", "2000 1100 1900 9000 350 450 600");
    let found = outliers(&(households + &poor));
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Warning, "ninh-son 2018"));
    assert_eq!(found.suggests, "");
    assert_eq!(found.cells[..2], ["ho_ngheo ninh-son 2018", "tong_so_ho ninh-son 2018"]);
    assert_eq!(found.cells.len(), 14);
}

#[test]
fn one_slip_is_said_once() {
    // The jump since last year says it.
    let before = of_districts("bhyt", "2017", "97 98 98.5 96 98 97.2 90");
    let now = of_districts("bhyt", "2018", "98 99 99.5 97 99 98.2 9.1");
    assert_eq!(outliers(&(before + &now)), []);
    assert_eq!(outliers(&now).len(), 1);
    // The counts of the rate contradict it.
    let rates = of_districts("ty_le", "2018", "5 5 5 0.5 5 5 5");
    let counts = "ho_ngheo ninh-son 2018: 900\ntong_so_ho ninh-son 2018: 18000";
    assert_eq!(outliers(&(rates.clone() + counts)), []);
    assert_eq!(outliers(&rates).len(), 1);
}
