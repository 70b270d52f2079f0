//! Promise: figures that sources tell differently, and days that do not fit, are laid open.

use super::{
    super::{STALE_AS_OF, Severity, TWO_SOURCES},
    given, only, places,
};

/// 824.236 triệu đồng were allotted in 2011-2015; here the Treasury has other figures.
#[test]
fn what_another_source_says_is_laid_beside() {
    let told = |row: &str, floor: Option<f64>, rivals: &str| {
        let head = row.split_once(':').unwrap().0;
        given(row).beside(head, "", floor, rivals).finds(TWO_SOURCES)
    };
    let found = told("gn bac-ai 2018-07: 5453", None, "kho-bac=5350");
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Info, "bac-ai 2018-07"));
    assert_eq!(found.title, "Bác Ái, 7 tháng 2018: giải ngân khác nhau giữa các nguồn");
    // 103 : 5.453 = 1,9%
    assert_eq!(
        found.says,
        "Số đang dùng là 5.453 triệu đồng; theo Kho bạc Nhà nước tỉnh là 5.350 triệu đồng, chênh \
         103 triệu đồng (1,9%)."
    );
    for (row, floor, rivals, expected, says) in [
        // Ten percent and more, or a slip, is worth a look.
        ("gn bac-ai 2018-07: 5453", None, "kho-bac=4900", Some(Severity::Warning), "(10,1%)"),
        (
            "gn bac-ai 2018-07: 5453",
            None,
            "kho-bac=5435",
            Some(Severity::Warning),
            ": có thể đảo hai chữ số",
        ),
        // Two others; one of them agrees.
        (
            "gn bac-ai 2018-07: 5453",
            None,
            "bao=5453 kho-bac=5350",
            Some(Severity::Info),
            "theo Kho",
        ),
        (
            "gn bac-ai 2018-07: 5453",
            None,
            "bao=5400 kho-bac=5350",
            Some(Severity::Info),
            "(1,0%); theo Kho bạc Nhà nước tỉnh là 5.350 triệu đồng, chênh 103",
        ),
        // Rates lie points apart: 4,43 was preliminary, 4,21 final.
        ("ty_le bac-ai 2018: 4.21", None, "bao=4.43", Some(Severity::Info), "chênh 0,22 điểm %."),
        // The plan's floor: 4 communes, at least 2.
        (
            "plan@qd-dau-nam xa_ntm bac-ai 2018: 4",
            Some(2.0),
            "bao=2",
            Some(Severity::Info),
            "Số đang dùng là 4 xã (01/QĐ-UBND); theo Báo Ninh Thuận là 2 xã, chênh 2 xã (50,0%), \
             là mức tối thiểu của kế hoạch.",
        ),
        // Rounding, and no figure to hold it against.
        ("gn bac-ai 2018-07: 5453.4", None, "kho-bac=5453", None, ""),
        ("ty_le bac-ai 2018: 40.31", None, "bao=40.3", None, ""),
        ("gn bac-ai 2018-07: x", None, "kho-bac=5350", None, ""),
    ] {
        let found = told(row, floor, rivals);
        assert_eq!(found.first().map(|found| found.severity), expected, "{row} {rivals}");
        assert!(found.first().is_none_or(|found| found.says.contains(says)), "{found:?}");
    }
}

#[test]
fn nothing_is_counted_before_its_period_began() {
    let rows = "ho_ngheo bac-ai 2019: 2601
                ho_ngheo ninh-son 2019: 2638";
    let found = given(rows).beside("ho_ngheo bac-ai 2019", "2018-11-26", None, "");
    let found = found.finds(STALE_AS_OF);
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Error, "bac-ai 2019"));
    assert_eq!(found.title, "Bác Ái, 2019: số hộ nghèo chốt trước kỳ báo cáo");
    assert_eq!(
        found.says,
        "Số liệu của Bác Ái ghi là tính đến 26/11/2018, trong khi kỳ báo cáo bắt đầu từ 1/1/2019."
    );
    // A day of the whole table is said once.
    let found = given(rows).counted_to("ho_ngheo bac-ai 2019", "2018-11-26").finds(STALE_AS_OF);
    assert_eq!(places(&found), [(Severity::Error, "ninh-thuan 2019")]);
    assert!(only(&found).says.starts_with("Số liệu của Ninh Sơn và Bác Ái ghi"), "{found:?}");
    assert_eq!(only(&found).cells.len(), 2);
    // Within the period, after it, on its first day; plans are made before.
    for day in ["2019-11-26", "2020-01-15", "2019-01-01"] {
        let found = given(rows).beside("ho_ngheo bac-ai 2019", day, None, "").finds(STALE_AS_OF);
        assert_eq!(found, [], "{day}");
    }
    let plan = given("plan ho_ngheo bac-ai 2019: 2601");
    let plan = plan.beside("plan ho_ngheo bac-ai 2019", "2018-11-26", None, "");
    assert_eq!(plan.finds(STALE_AS_OF), []);
    let blank = given(rows).beside("ho_ngheo thuan-nam 2019", "2018-11-26", None, "");
    assert_eq!(blank.finds(STALE_AS_OF), []);
}

#[test]
fn who_was_counted_long_before_the_others_is_named() {
    let days = |days: &[(&str, &str)]| {
        let rows: String =
            days.iter().map(|(place, _)| format!("gn {place} 2018-07: 500\n")).collect();
        let all = days.iter().fold(given(&rows), |given, (place, day)| {
            given.beside(&format!("gn {place} 2018-07"), day, None, "")
        });
        all.finds(STALE_AS_OF)
    };
    // Counted to 10 July: 21 days before 31 July.
    let found =
        days(&[("ninh-son", "2018-07-31"), ("bac-ai", "2018-07-10"), ("so-nganh", "2018-07-16")]);
    let found = only(&found);
    assert_eq!((found.severity, found.at.as_str()), (Severity::Warning, "ninh-thuan 2018-07"));
    assert_eq!(found.says, "Bác Ái tính đến 10/7/2018; mới nhất trong các đơn vị là 31/7/2018.");
    assert_eq!(found.cells, ["gn bac-ai 2018-07", "gn ninh-son 2018-07"]);
    // 15 days are no news; one unit has nobody to be late against, nor is the province a unit, nor
    // a commune.
    for near in [
        &[("ninh-son", "2018-07-31"), ("bac-ai", "2018-07-16")][..],
        &[("bac-ai", "2018-07-10")][..],
        &[("ninh-thuan", "2018-07-31"), ("bac-ai", "2018-07-10")][..],
        &[("lam-son", "2018-07-31"), ("ma-noi", "2018-07-10")][..],
    ] {
        assert_eq!(days(near), [], "{near:?}");
    }
    // The day of the table holds for whoever has none of its own.
    let found = given("gn ninh-son 2018-07: 500\ngn bac-ai 2018-07: 400")
        .counted_to("gn bac-ai 2018-07", "2018-07-31")
        .beside("gn bac-ai 2018-07", "2018-07-01", None, "")
        .finds(STALE_AS_OF);
    assert_eq!(places(&found), [(Severity::Warning, "ninh-thuan 2018-07")]);
}
