//! Figures against plan and time: figures in, whole sentences out.

use super::{each, said};
use crate::analysis::narrative::StatementKind;

#[test]
fn a_verdict_says_the_figure_and_its_share_of_the_plan() {
    each(
        StatementKind::Verdict,
        &[
            // 300 of 1.200; within the year it is the year's plan.
            (
                "viec actual 2018-07 tinh=300\n viec plan 2018 tinh=1200",
                "2018-07",
                Some((
                    "Đến hết tháng 7 năm 2018, việc làm mới đạt 300 người, bằng 25,0% kế hoạch năm (1.200 người).",
                    "New jobs by the end of July 2018: 300 persons, 25.0% of the year's plan (1,200 persons).",
                )),
            ),
            (
                "viec actual 2018 tinh=1500p\n viec shown 2018 tinh=1200e",
                "2018",
                Some((
                    "Năm 2018, việc làm mới đạt 1.500 người, bằng 125,0% kế hoạch (khoảng 1.200 người); số liệu minh họa, sơ bộ.",
                    "New jobs in 2018: 1,500 persons, 125.0% of the plan (about 1,200 persons); illustrative data, provisional.",
                )),
            ),
            (
                "viec actual 2018 tinh=1500e",
                "2018",
                Some((
                    "Năm 2018, việc làm mới ước đạt 1.500 người.",
                    "New jobs in 2018: an estimated 1,500 persons.",
                )),
            ),
            // What should stay small has no share of its plan.
            (
                "tai actual 2018 tinh=60\n tai plan 2018 tinh=50",
                "2018",
                Some((
                    "Năm 2018, số hộ tái nghèo là 60 hộ, cao hơn kế hoạch (50 hộ) 10 hộ.",
                    "Falling back in 2018: 60 households, 10 households above the plan (50 households).",
                )),
            ),
            // Four of six: said of whom it is, and not measured against the plan of all.
            (
                "viec actual 2018-07 a=10 b=20 c=30 d=40\n viec plan 2018 tinh=1200",
                "2018-07",
                Some((
                    "Đến hết tháng 7 năm 2018, việc làm mới của 4/6 huyện, thành phố đã có số liệu đạt 100 người; kế hoạch của toàn tỉnh là 1.200 người; chưa có số liệu: Ea Súp và Phú Quý.",
                    "New jobs by the end of July 2018, 4 of 6 districts reporting: 100 persons; plan of the whole province: 1,200 persons; not reported: Ea Súp and Phú Quý.",
                )),
            ),
            // Flows are of their own month.
            (
                "luot actual 2018-07 tinh=40",
                "2018-07",
                Some((
                    "Trong tháng 7 năm 2018, lượt tư vấn đạt 40 lượt.",
                    "Consultations in July 2018: 40 sessions.",
                )),
            ),
            // The year's figure answers for the month that ends it.
            (
                "sach actual 2018 tinh=92",
                "2018-12",
                Some((
                    "Cuối năm 2018, tỷ lệ hộ dùng nước sạch đạt 92,00%.",
                    "Clean water at the end of 2018: 92.00%.",
                )),
            ),
            ("", "2018", None),
        ],
    );
}

#[test]
fn a_verdict_on_a_rate_is_in_points() {
    each(
        StatementKind::Verdict,
        &[
            // 10 - 8 = 2 of 10 - 8,5 = 1,5: 133,3%.
            (
                "tl_can actual 2017 tinh=10\n tl_can actual 2018 tinh=8\n tl_can plan 2018 tinh=8.5",
                "2018",
                Some((
                    "Cuối năm 2018, tỷ lệ hộ cận nghèo là 8,00%, giảm 2,00 điểm phần trăm so với cuối năm 2017 (10,00%), bằng 133,3% mức giảm kế hoạch (1,50 điểm phần trăm, xuống còn 8,50%).",
                    "Near-poor rate at the end of 2018: 8.00%, down 2.00 percentage points on the end of 2017 (10.00%), 133.3% of the planned fall (1.50 percentage points, to 8.50%).",
                )),
            ),
            // It rose: no share of a fall.
            (
                "tl_can actual 2017 tinh=10\n tl_can actual 2018 tinh=10.25\n tl_can plan 2018 tinh=8.5",
                "2018",
                Some((
                    "Cuối năm 2018, tỷ lệ hộ cận nghèo là 10,25%, tăng 0,25 điểm phần trăm so với cuối năm 2017 (10,00%), trong khi kế hoạch là giảm 1,50 điểm phần trăm (xuống còn 8,50%).",
                    "Near-poor rate at the end of 2018: 10.25%, up 0.25 percentage points on the end of 2017 (10.00%), where the plan is a fall of 1.50 percentage points (to 8.50%).",
                )),
            ),
            (
                "tl_can actual 2017 tinh=10\n tl_can actual 2018 tinh=10\n tl_can plan 2018 tinh=8.5",
                "2018",
                Some((
                    "Cuối năm 2018, tỷ lệ hộ cận nghèo là 10,00%, không giảm so với cuối năm 2017 (10,00%), trong khi kế hoạch là giảm 1,50 điểm phần trăm (xuống còn 8,50%).",
                    "Near-poor rate at the end of 2018: 10.00%, no lower than at the end of 2017 (10.00%), where the plan is a fall of 1.50 percentage points (to 8.50%).",
                )),
            ),
            // Nothing is known of 2017: only the gap to the plan.
            (
                "tl_can actual 2018 tinh=8\n tl_can plan 2018 tinh=8.5",
                "2018",
                Some((
                    "Cuối năm 2018, tỷ lệ hộ cận nghèo là 8,00%, thấp hơn kế hoạch (8,50%) 0,50 điểm phần trăm.",
                    "Near-poor rate at the end of 2018: 8.00%, 0.50 percentage points below the plan (8.50%).",
                )),
            ),
            // Of a rate that should rise the gap in points, and no percent of a percent.
            (
                "sach actual 2018 tinh=92\n sach plan 2018 tinh=92",
                "2018",
                Some((
                    "Cuối năm 2018, tỷ lệ hộ dùng nước sạch đạt 92,00%, đúng bằng kế hoạch (92,00%).",
                    "Clean water at the end of 2018: 92.00%, equal to the plan (92.00%).",
                )),
            ),
        ],
    );
}

#[test]
fn counts_of_a_told_rate_are_told_inside_its_sentence() {
    let facts = "ngheo actual 2018 tinh=300\n ho actual 2018 tinh=1000";
    let found = said(facts, "2018", StatementKind::Verdict);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "Cuối năm 2018, tỷ lệ hộ nghèo là 30,00% (300/1.000 hộ).");
    assert_eq!(found[0].1, "Poverty rate at the end of 2018: 30.00% (300 of 1,000 households).");
    // A published rate that its counts contradict is told without them: 300 of 1.000 are not 31%.
    let facts = "tl_ngheo actual 2018 tinh=31\n ngheo actual 2018 a=300\n ho actual 2018 a=1000";
    let found = said(facts, "2018", StatementKind::Verdict);
    assert_eq!(found[0].0, "Cuối năm 2018, tỷ lệ hộ nghèo là 31,00%.");
    // Money without its plan beside a published rate.
    let facts = "tl_gn actual 2018-07 tinh=45\n gn actual 2018-07 tinh=3000";
    let found = said(facts, "2018-07", StatementKind::Verdict);
    assert_eq!(found[0].0, "Đến hết tháng 7 năm 2018, tỷ lệ giải ngân đạt 45,0% (3,0 tỷ đồng).");
    // All units have the count, one has the rate: both speak.
    let facts = "ngheo actual 2018 a=1 b=2 c=3 d=4 e=5 f=6\n ho actual 2018 a=10";
    let found = said(facts, "2018", StatementKind::Verdict);
    assert_eq!(found[0].0, "Cuối năm 2018, số hộ nghèo là 21 hộ.");
    let found = said(facts, "2018", StatementKind::SomeUnits);
    assert!(found[0].0.ends_with("về tỷ lệ hộ nghèo: An Sơn 10,00% (1/10 hộ)."), "{found:?}");
    // Without a rate the count speaks.
    let found = said("ngheo actual 2018 tinh=300", "2018", StatementKind::Verdict);
    assert_eq!(found[0].0, "Cuối năm 2018, số hộ nghèo là 300 hộ.");
}

#[test]
fn a_published_percent_of_plan_is_not_said_once_more() {
    let facts = "viec actual 2018 tinh=1500\n viec plan 2018 tinh=1200\n cong_bo actual 2018 tinh=";
    assert_eq!(said(&format!("{facts}125.04"), "2018", StatementKind::Verdict).len(), 1);
    // 125,1 is another number.
    assert_eq!(said(&format!("{facts}125.1"), "2018", StatementKind::Verdict).len(), 2);
}

#[test]
fn a_change_is_absolute_and_percent_or_in_points() {
    each(
        StatementKind::Change,
        &[
            (
                "viec actual 2018-07 tinh=300\n viec actual 2017-07 tinh=240",
                "2018-07",
                Some((
                    "So với cùng kỳ năm 2017 (240 người), việc làm mới tăng 60 người, tương ứng 25,0%.",
                    "New jobs against the same period of 2017 (240 persons): up 60 persons, or 25.0%.",
                )),
            ),
            (
                "xa actual 2018-07 tinh=6\n xa actual 2017-07 tinh=8",
                "2018-07",
                Some((
                    "So với cùng thời điểm năm 2017 (8 xã), số xã đạt chuẩn giảm 2 xã, tương ứng 25,0%.",
                    "Communes up to standard against the same time of 2017 (8 communes): down 2 communes, or 25.0%.",
                )),
            ),
            (
                "xa actual 2018-07 tinh=6\n xa actual 2017-07 tinh=6",
                "2018-07",
                Some((
                    "So với cùng thời điểm năm 2017 (6 xã), số xã đạt chuẩn không thay đổi.",
                    "Communes up to standard against the same time of 2017 (6 communes): unchanged.",
                )),
            ),
            // Of zero there is no percent.
            (
                "xa actual 2018-07 tinh=6\n xa actual 2017-07 tinh=0",
                "2018-07",
                Some((
                    "So với cùng thời điểm năm 2017 (0 xã), số xã đạt chuẩn tăng 6 xã.",
                    "Communes up to standard against the same time of 2017 (0 communes): up 6 communes.",
                )),
            ),
            ("xa actual 2018-07 tinh=0\n xa actual 2017-07 tinh=0", "2018-07", None),
            (
                "sach actual 2018 tinh=92\n sach actual 2017 tinh=90.5",
                "2018",
                Some((
                    "So với cuối năm 2017 (90,50%), tỷ lệ hộ dùng nước sạch tăng 1,50 điểm phần trăm.",
                    "Clean water against the end of 2017 (90.50%): up 1.50 percentage points.",
                )),
            ),
            // The verdict has told the fall.
            (
                "tl_can actual 2017 tinh=10\n tl_can actual 2018 tinh=8\n tl_can plan 2018 tinh=8.5",
                "2018",
                None,
            ),
            // Two indicators of one topic, one change of definition: the reason is given once.
            (
                "tl_can actual 2016 tinh=10\n tl_can actual 2015 tinh=8\n \
                 tl_ngheo actual 2016 tinh=10\n tl_ngheo actual 2015 tinh=8",
                "2016",
                Some((
                    "Không so sánh tỷ lệ hộ nghèo với cuối năm 2015 vì đổi chuẩn từ ngày 1/1/2016 (trước đó: Chuẩn cũ; từ đó: Chuẩn mới).",
                    "Poverty rate: no comparison with the end of 2015, the definition changed on 1 Jan 2016 (before: Old standard; since: New standard).",
                )),
            ),
            (
                "viec actual 2018-07 tinh=300\n viec actual 2017-07 a=1 b=2 c=3 d=4 e=5",
                "2018-07",
                Some((
                    "Chưa so sánh việc làm mới với cùng kỳ năm 2017 vì khi đó mới có số liệu của 5/6 huyện, thành phố.",
                    "New jobs: no comparison with the same period of 2017, when only 5 of 6 districts reported.",
                )),
            ),
            ("viec actual 2018-07 tinh=300", "2018-07", None),
        ],
    );
    // Some units now, all a year ago: the verdict gives the reason.
    let facts = "viec actual 2018-07 a=10 b=20 c=30 d=40 e=50\n viec actual 2017-07 tinh=300";
    let found = said(facts, "2018-07", StatementKind::Verdict);
    let reason = "; chưa có số liệu: Phú Quý, vì vậy chưa so sánh với cùng kỳ năm 2017.";
    assert!(found[0].0.ends_with(reason), "{found:?}");
    assert!(said(facts, "2018-07", StatementKind::Change).is_empty());
}

/// Plan of 12.000 triệu đồng; 2.400 by June, 3.000 by July, 25%; last year 2.000 of 10.000 by July and 8.000 in
/// all.
const CAPITAL: &str = "
    kh plan 2018 tinh=12000
    gn actual 2018-06 tinh=2400
    gn actual 2018-07 tinh=3000p
    kh plan 2017 tinh=10000
    gn actual 2017-07 tinh=2000
    gn actual 2017-12 tinh=8000
";

#[test]
fn money_out_of_a_plan_is_told_with_what_its_rate_divides_by() {
    each(
        StatementKind::Verdict,
        &[(
            CAPITAL,
            "2018-07",
            Some((
                "Đến hết tháng 7 năm 2018, giải ngân vốn đạt 3,0 tỷ đồng, bằng 25,0% kế hoạch năm 2018 (12,0 tỷ đồng); số liệu sơ bộ.",
                "Disbursed by the end of July 2018: VND 3.0 billion, 25.0% of the 2018 plan (VND 12.0 billion); provisional data.",
            )),
        )],
    );
    // 25% - 20% are 5 points; 3.000 - 2.000.
    each(
        StatementKind::Change,
        &[(
            CAPITAL,
            "2018-07",
            Some((
                "So với cùng kỳ năm 2017 (2,0 tỷ đồng), giải ngân vốn tăng 1,0 tỷ đồng, tương ứng 50,0%; tỷ lệ giải ngân tăng 5,0 điểm phần trăm (số liệu sơ bộ).",
                "Disbursed against the same period of 2017 (VND 2.0 billion): up VND 1.0 billion, or 50.0%; disbursement rate up 5.0 percentage points (provisional data).",
            )),
        )],
    );
}

#[test]
fn the_pace_is_set_against_time_or_the_plans_own_months() {
    each(
        StatementKind::Pace,
        &[
            // 25,0 - 58,3 = -33,3.
            (
                CAPITAL,
                "2018-07",
                Some((
                    "Đã hết 58,3% thời gian của năm, giải ngân vốn mới đạt 25,0% kế hoạch, thấp hơn 33,3 điểm phần trăm so với tiến độ bình quân theo thời gian (rất chậm); số liệu sơ bộ.",
                    "Disbursed: 25.0% of the plan with 58.3% of the year gone, 33.3 percentage points behind an even pace (far behind); provisional data.",
                )),
            ),
            // 600 of 1.200 by June are half.
            (
                "viec actual 2018-06 tinh=600\n viec plan 2018 tinh=1200",
                "2018-06",
                Some((
                    "Đã hết 50,0% thời gian của năm, việc làm mới đạt 50,0% kế hoạch, đúng bằng tiến độ bình quân theo thời gian (đạt tiến độ).",
                    "New jobs: 50.0% of the plan with 50.0% of the year gone, level with an even pace (on track).",
                )),
            ),
            // 540 are 45%, 5 points short; planned by June are 480, 40%.
            (
                "viec actual 2018-06 tinh=540\n viec plan 2018 tinh=1200\n viec plan 2018-06 tinh=480",
                "2018-06",
                Some((
                    "Đã hết 50,0% thời gian của năm, việc làm mới đạt 45,0% kế hoạch, cao hơn 5,0 điểm phần trăm so với kế hoạch đến kỳ này (đạt tiến độ).",
                    "New jobs: 45.0% of the plan with 50.0% of the year gone, 5.0 percentage points ahead of the plan for this time (on track).",
                )),
            ),
            (
                "viec actual 2018-06 tinh=540\n viec plan 2018 tinh=1200",
                "2018-06",
                Some((
                    "Đã hết 50,0% thời gian của năm, việc làm mới đạt 45,0% kế hoạch, thấp hơn 5,0 điểm phần trăm so với tiến độ bình quân theo thời gian (thấp hơn tiến độ).",
                    "New jobs: 45.0% of the plan with 50.0% of the year gone, 5.0 percentage points behind an even pace (slightly behind).",
                )),
            ),
            // The months of a flow add up: 20 + 30 of 120 by February.
            (
                "luot actual 2018-01 tinh=20\n luot actual 2018-02 tinh=30\n luot plan 2018 tinh=120",
                "2018-02",
                Some((
                    "Đã hết 16,7% thời gian của năm, lượt tư vấn đạt 41,7% kế hoạch, cao hơn 25,0 điểm phần trăm so với tiến độ bình quân theo thời gian (đạt tiến độ).",
                    "Consultations: 41.7% of the plan with 16.7% of the year gone, 25.0 percentage points ahead of an even pace (on track).",
                )),
            ),
            // The year is over, or nothing is planned.
            ("viec actual 2018-12 tinh=540\n viec plan 2018 tinh=1200", "2018-12", None),
            ("viec actual 2018-06 tinh=540", "2018-06", None),
        ],
    );
}

#[test]
fn what_the_months_left_must_bring_is_set_against_those_gone() {
    each(
        StatementKind::Required,
        &[
            // 9.000 in 5 months: 1.800; 3.000 in 7: 428,6; 4,2 times. July alone: 600.
            (
                CAPITAL,
                "2018-07",
                Some((
                    "Để đạt kế hoạch (12,0 tỷ đồng), giải ngân vốn còn thiếu 9,0 tỷ đồng, cần bình quân 1,8 tỷ đồng/tháng trong 5 tháng còn lại, gấp 4,2 lần bình quân từ đầu năm (0,4 tỷ đồng/tháng); tháng cao nhất từ đầu năm là tháng 7: 0,6 tỷ đồng (số liệu sơ bộ).",
                    "Disbursed: VND 9.0 billion left to reach the plan (VND 12.0 billion), or VND 1.8 billion a month in the 5 months left, 4.2 times the average so far (VND 0.4 billion a month); the highest month so far is July: VND 0.6 billion (provisional data).",
                )),
            ),
            // 90% of 12.000 are decided: 10.800 less 3.000 are 7.800, 1.560 a month.
            (
                &format!("{CAPITAL}\n tl_gn plan 2018 tinh=90"),
                "2018-07",
                Some((
                    "Để đạt kế hoạch (10,8 tỷ đồng), giải ngân vốn còn thiếu 7,8 tỷ đồng, cần bình quân 1,6 tỷ đồng/tháng trong 5 tháng còn lại, gấp 3,6 lần bình quân từ đầu năm (0,4 tỷ đồng/tháng); tháng cao nhất từ đầu năm là tháng 7: 0,6 tỷ đồng (số liệu sơ bộ).",
                    "Disbursed: VND 7.8 billion left to reach the plan (VND 10.8 billion), or VND 1.6 billion a month in the 5 months left, 3.6 times the average so far (VND 0.4 billion a month); the highest month so far is July: VND 0.6 billion (provisional data).",
                )),
            ),
            // A few people a month take a decimal; one month is left.
            (
                "viec actual 2018-11 tinh=6\n viec plan 2018 tinh=12",
                "2018-11",
                Some((
                    "Để đạt kế hoạch (12 người), việc làm mới còn thiếu 6 người, cần bình quân 6,0 người/tháng trong 1 tháng còn lại, gấp 11,0 lần bình quân từ đầu năm (0,5 người/tháng).",
                    "New jobs: 6 persons left to reach the plan (12 persons), or 6.0 persons a month in the 1 month left, 11.0 times the average so far (0.5 persons a month).",
                )),
            ),
            // On track, or there already.
            ("viec actual 2018-06 tinh=600\n viec plan 2018 tinh=1200", "2018-06", None),
            ("viec actual 2018-06 tinh=1300\n viec plan 2018 tinh=1200", "2018-06", None),
        ],
    );
}

#[test]
fn the_forecast_names_its_methods() {
    each(
        StatementKind::Forecast,
        &[
            // 3.000 · 12/7 = 5.142,9; 3.000 · 8.000/2.000 = 12.000.
            (
                CAPITAL,
                "2018-07",
                Some((
                    "Dự báo cả năm 2018 (phần mềm tính): giải ngân vốn đạt từ 5,1 tỷ đồng (42,9% kế hoạch, nếu giữ mức bình quân từ đầu năm) đến 12,0 tỷ đồng (100,0% kế hoạch, nếu theo tiến độ của năm 2017); số liệu sơ bộ.",
                    "Disbursed, forecast for 2018 (computed by this software): from VND 5.1 billion (42.9% of the plan, at the average pace so far) to VND 12.0 billion (100.0% of the plan, at the pace of 2017); provisional data.",
                )),
            ),
            // More than the plan cannot be spent: 3.000 · 9.000/2.000 = 13.500.
            (
                &CAPITAL.replace("tinh=8000", "tinh=9000"),
                "2018-07",
                Some((
                    "Dự báo cả năm 2018 (phần mềm tính): giải ngân vốn đạt từ 5,1 tỷ đồng (42,9% kế hoạch, nếu giữ mức bình quân từ đầu năm) đến 12,0 tỷ đồng (100,0% kế hoạch, nếu theo tiến độ của năm 2017, tối đa bằng kế hoạch vốn); số liệu sơ bộ.",
                    "Disbursed, forecast for 2018 (computed by this software): from VND 5.1 billion (42.9% of the plan, at the average pace so far) to VND 12.0 billion (100.0% of the plan, at the pace of 2017, at most the whole plan); provisional data.",
                )),
            ),
            // Nothing is known of last year, nothing is planned: 300 · 12/6.
            (
                "viec actual 2018-06 tinh=300",
                "2018-06",
                Some((
                    "Dự báo cả năm 2018 (phần mềm tính): việc làm mới đạt 600 người (nếu giữ mức bình quân từ đầu năm).",
                    "New jobs, forecast for 2018 (computed by this software): 600 persons (at the average pace so far).",
                )),
            ),
            ("viec actual 2018-06 tinh=0", "2018-06", None),
            ("viec actual 2018-12 tinh=300", "2018-12", None),
        ],
    );
}
