//! Promise: whoever still owes a figure or a plan is named, once, and nobody is named who owes none.

use super::{
    super::{ACTUAL_MISSING, PLAN_MISSING, Severity},
    DISTRICTS, Found, given, only, places,
};

/// The same row for each of the first so many districts.
fn of_districts(count: usize, indicator: &str, row: &str) -> String {
    DISTRICTS[..count].iter().map(|place| format!("{indicator} {place} {row}\n")).collect()
}

fn missing(rows: &str) -> Vec<Found> {
    given(rows).finds(ACTUAL_MISSING)
}

#[test]
fn who_has_not_reported_is_named() {
    let found = missing(&of_districts(6, "ho_ngheo", "2019: 500"));
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Warning, "ninh-thuan 2019"));
    assert_eq!(found.title, "Ninh Thuận, 2019: số hộ nghèo còn thiếu số liệu");
    assert_eq!(found.says, "Mới có 6/7 huyện, thành phố; còn thiếu Thuận Nam.");
    assert_eq!(found.english, "Only 6 of 7 districts so far; missing: Thuan Nam.");
    assert_eq!(found.cells, ["ho_ngheo thuan-nam 2019"]);
    let found = missing(&of_districts(4, "ho_ngheo", "2019: 500"));
    assert_eq!(
        only(&found).says,
        "Mới có 4/7 huyện, thành phố; còn thiếu Bác Ái, Thuận Bắc và Thuận Nam."
    );
}

#[test]
fn fewer_than_half_or_all_say_nothing() {
    let all = of_districts(7, "ho_ngheo", "2019: 500");
    for rows in [
        String::new(),
        of_districts(3, "ho_ngheo", "2019: 500"),
        all.clone(),
        // It does not apply to Thuận Nam.
        of_districts(6, "ho_ngheo", "2019: 500") + "ho_ngheo thuan-nam 2019: x",
        // A plan is no result, and communes are not asked.
        of_districts(6, "plan ho_ngheo", "2019: 500"),
        "ho_ngheo lam-son 2019: 20".to_owned(),
        // A rate follows from its counts.
        of_districts(7, "ho_ngheo", "2019: 500")
            + &of_districts(7, "tong_so_ho", "2019: 5000")
            + &of_districts(5, "ty_le", "2019: 10"),
    ] {
        assert_eq!(missing(&rows), [], "{rows}");
    }
    // Rates are asked for where they are what units enter.
    let rates = of_districts(5, "ty_le", "2019: 10");
    assert_eq!(only(&missing(&rates)).title, "Ninh Thuận, 2019: tỷ lệ hộ nghèo còn thiếu số liệu");
    // Who lacks the count lacks the rate: said once, of the count.
    let counts = of_districts(5, "ho_ngheo", "2019: 500");
    assert_eq!(
        only(&missing(&(rates + &counts))).title,
        "Ninh Thuận, 2019: số hộ nghèo còn thiếu số liệu"
    );
}

/// Of 28 communes of area I, II and III in 2021-2025 Phan Rang-Tháp Chàm has none, and left it
/// blank: 1 + 5 + 5 + 9 + 5 + 3 = 28.
#[test]
fn what_may_be_zero_is_said_to_be() {
    let mut rows = String::from("ho_ngheo ninh-thuan 2021-2025: 28\n");
    for (place, number) in DISTRICTS[1..].iter().zip([1, 5, 5, 9, 5, 3]) {
        rows += &format!("ho_ngheo {place} 2021-2025: {number}\n");
    }
    let found = missing(&rows);
    assert_eq!(only(&found).severity, Severity::Info);
    assert_eq!(
        only(&found).says,
        "Mới có 6/7 huyện, thành phố; còn thiếu Phan Rang-Tháp Chàm. Cộng lại đã bằng số tổng: số \
         còn thiếu có thể là 0."
    );
    assert_eq!(only(&missing(&rows.replace("2025: 28", "2025: 30"))).severity, Severity::Warning);
}

#[test]
fn a_unit_that_is_late_with_all_parts_is_named_once() {
    let of_units = |count: usize, indicator: &str| {
        of_districts(count.min(7), indicator, "2018-07: 50")
            + &if count > 7 { format!("{indicator} so-nganh 2018-07: 50\n") } else { String::new() }
    };
    // Recurrent capital waits for the departments; development capital does not.
    let found =
        missing(&(of_units(8, "gn_dp") + &of_units(8, "gn_tw_dt") + &of_units(7, "gn_tw_sn")));
    let found = only(&found);
    assert_eq!(found.title, "Ninh Thuận, 7 tháng 2018: giải ngân TW sự nghiệp còn thiếu số liệu");
    assert_eq!(found.says, "Mới có 7/8 đơn vị; còn thiếu Khối sở, ngành.");
    // Both lack: the whole of the two says it.
    let found =
        missing(&(of_units(8, "gn_dp") + &of_units(7, "gn_tw_dt") + &of_units(7, "gn_tw_sn")));
    let found = only(&found);
    assert_eq!(found.title, "Ninh Thuận, 7 tháng 2018: giải ngân TW còn thiếu số liệu");
    assert_eq!(found.cells, ["gn_tw_dt so-nganh 2018-07", "gn_tw_sn so-nganh 2018-07"]);
    // All lack: the whole of all.
    let found =
        missing(&(of_units(7, "gn_dp") + &of_units(7, "gn_tw_dt") + &of_units(7, "gn_tw_sn")));
    assert_eq!(only(&found).title, "Ninh Thuận, 7 tháng 2018: giải ngân còn thiếu số liệu");
    // Entered itself, the whole says it; parts that lack more say that too.
    let found = missing(&(of_units(7, "gn") + &of_units(7, "gn_tw") + &of_units(6, "gn_dp")));
    let titles: Vec<&str> = found.iter().map(|found| found.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Ninh Thuận, 7 tháng 2018: giải ngân còn thiếu số liệu",
            "Ninh Thuận, 7 tháng 2018: giải ngân ĐP còn thiếu số liệu"
        ]
    );
}

#[test]
fn a_plan_says_who_has_anything_to_report() {
    // Four districts have a plan for 2018, and all of them have reported.
    let planned = of_districts(4, "plan@qd-dau-nam viec_lam", "2018: 100");
    let four = of_districts(4, "viec_lam", "2018-07: 60");
    assert_eq!(missing(&(planned.clone() + &four)), []);
    assert_eq!(only(&missing(&four)).severity, Severity::Warning);
    let three = of_districts(3, "viec_lam", "2018-07: 60");
    assert_eq!(
        only(&missing(&(planned.clone() + &three))).says,
        "Mới có 3/4 huyện, thành phố được giao kế hoạch; còn thiếu Ninh Sơn."
    );
    // Whoever reports without a plan is not counted; the plan of another year says nothing, nor do
    // few plans.
    let more = three.clone() + "viec_lam thuan-nam 2018-07: 60";
    assert!(only(&missing(&(planned.clone() + &more))).says.starts_with("Mới có 3/4 huyện"));
    assert_eq!(missing(&(planned.replace("2018", "2019") + &four)).len(), 1);
    let few = of_districts(3, "plan@qd-dau-nam viec_lam", "2018: 100");
    assert!(only(&missing(&(few + &four))).says.starts_with("Mới có 4/7 huyện"));
}

#[test]
fn who_has_results_but_no_plan_is_named() {
    let lacking = |rows: &str| given(rows).finds(PLAN_MISSING);
    let planned = of_districts(5, "plan@qd-dau-nam viec_lam", "2018: 100");
    let found = lacking(&(planned.clone() + &of_districts(7, "viec_lam", "2018-07: 60")));
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Info, "ninh-thuan 2018"));
    assert_eq!(found.title, "Ninh Thuận, 2018: việc làm mới còn thiếu kế hoạch của một số đơn vị");
    assert_eq!(
        found.says,
        "Mới có kế hoạch của 5/7 huyện, thành phố; đã có số thực hiện mà chưa có kế hoạch: Thuận \
         Bắc và Thuận Nam."
    );
    assert_eq!(found.cells, ["viec_lam thuan-bac 2018", "viec_lam thuan-nam 2018"]);
    let one = of_districts(1, "plan viec_lam", "2018: 100");
    assert!(
        only(&lacking(&(one + &of_districts(7, "viec_lam", "2018: 60"))))
            .says
            .ends_with("Ninh Hải, Ninh Phước, Ninh Sơn, Bác Ái, Thuận Bắc và 1 đơn vị khác.")
    );
    for rows in [
        // No results, results of another year, a plan of the province alone, a plan that does not
        // apply, a plan for the half year.
        planned.clone(),
        planned.clone() + &of_districts(7, "viec_lam", "2017-07: 60"),
        of_districts(7, "viec_lam", "2018: 60") + "plan viec_lam ninh-thuan 2018: 700",
        planned.clone()
            + &of_districts(6, "viec_lam", "2018: 60")
            + "plan@qd-dau-nam viec_lam thuan-bac 2018: x",
        planned
            + &of_districts(6, "viec_lam", "2018: 60")
            + "plan@qd-dau-nam viec_lam thuan-bac 2018-H1: 50",
    ] {
        assert_eq!(places(&lacking(&rows)), [], "{rows}");
    }
}
