//! What each check rule is called, in the list of rules.

use crate::model::Name;

/// The name of a rule by the id that the command line prints; the id itself where it has none.
#[must_use]
pub fn rule_name(id: &str) -> Name {
    let known = NAMES.iter().find(|(known, _, _)| *known == id);
    known.map_or_else(|| Name::same(id), |(_, vi, en)| Name::new(vi, en))
}

const NAMES: [(&str, &str, &str); 19] = [
    (
        "sum_of_areas",
        "Tổng các đơn vị bằng số chung của tỉnh, huyện, nhóm",
        "Units add up to the total of the province, district or group",
    ),
    ("sum_of_parts", "Tổng các thành phần bằng số chung", "Parts add up to the whole"),
    ("shares", "Các tỷ trọng cộng lại bằng 100%", "Shares add up to 100%"),
    ("ratio", "Tỷ lệ khớp với số liệu gốc", "A rate matches its own counts"),
    (
        "shared_denominator",
        "Hai tỷ lệ của một đơn vị suy ra cùng một mẫu số",
        "Two rates of one unit imply one denominator",
    ),
    (
        "numerator_exceeds_denominator",
        "Phần không lớn hơn toàn bộ (tử số, mẫu số)",
        "A part is not more than its whole (numerator, denominator)",
    ),
    ("formula", "Số đã nhập khớp với công thức", "An entered figure matches its formula"),
    ("formula_units", "Đơn vị tính trong công thức thống nhất", "The units in a formula agree"),
    ("identity", "Cân đối: cuối kỳ = đầu kỳ - giảm + tăng", "Balance: end = start - left + came"),
    ("range", "Số nằm trong khoảng có thể có", "A figure lies where it can"),
    ("whole_number", "Số đếm là số nguyên", "A count is a whole number"),
    (
        "cumulative_falls",
        "Số lũy kế trong năm không giảm",
        "A cumulative figure does not fall within the year",
    ),
    (
        "months_against_year",
        "Số của năm, quý khớp với số các tháng",
        "A year or quarter matches its months",
    ),
    (
        "jump",
        "Không tăng, giảm hàng chục lần so với kỳ trước",
        "No jump by tens or thousands of times since the period before",
    ),
    (
        "outlier",
        "Không quá khác biệt so với các đơn vị khác",
        "Not far out of line with the other units",
    ),
    (
        "plan_missing",
        "Đơn vị có thực hiện thì có kế hoạch như các đơn vị khác",
        "Units with results have a plan as the others do",
    ),
    (
        "actual_missing",
        "Các đơn vị báo cáo đủ khi phần lớn đã báo cáo",
        "All units have reported where most have",
    ),
    ("stale_as_of", "Ngày chốt số liệu không quá cũ", "The as-of date is not too old"),
    (
        "two_sources",
        "Các nguồn khác nhau cho cùng một số",
        "Different sources give the same figure",
    ),
];
