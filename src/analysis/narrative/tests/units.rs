//! Parts and units beside one another, what is known once a year, of some units, or not yet.

use super::{each, said};
use crate::analysis::narrative::StatementKind;

/// Development 600 + 400 of 2.000, recurrent 50 + 150 of 500.
const PARTS: &str = "
    kh_dt plan 2018 a=1200 b=800 c=0 d=0 e=0 f=0 so=0
    kh_sn plan 2018 a=300 b=200 c=0 d=0 e=0 f=0 so=0
    gn_dt actual 2018-07 a=600 b=400 c=0 d=0 e=0 f=0 so=0
    gn_sn actual 2018-07 a=50 b=150 c=0 d=0 e=0 f=0 so=0
";

#[test]
fn parts_are_told_with_their_rates_and_their_units() {
    each(
        StatementKind::Parts,
        &[
            (
                PARTS,
                "2018-07",
                Some((
                    "Trong đó, theo tính chất vốn: đầu tư 1,0 tỷ đồng, bằng 50,0% kế hoạch; sự nghiệp 0,2 tỷ đồng, bằng 40,0% kế hoạch.",
                    "Disbursed, by nature of capital: development VND 1.0 billion, 50.0% of the plan; recurrent VND 0.2 billion, 40.0% of the plan.",
                )),
            ),
            // 1.050 + 250 are 1.300: 1,1 + 0,3 and 1,3.
            (
                &PARTS.replace("a=600", "a=650").replace("a=50", "a=100"),
                "2018-07",
                Some((
                    "Trong đó, theo tính chất vốn: đầu tư 1,1 tỷ đồng, bằng 52,5% kế hoạch; sự nghiệp 0,3 tỷ đồng, bằng 50,0% kế hoạch; tổng các phần lệch do làm tròn.",
                    "Disbursed, by nature of capital: development VND 1.1 billion, 52.5% of the plan; recurrent VND 0.3 billion, 50.0% of the plan; the parts do not add up because of rounding.",
                )),
            ),
            // The departments have sent development only: the parts are not of the same units.
            (
                &PARTS.replace("b=150 c=0 d=0 e=0 f=0 so=0", "b=150 c=0 d=0 e=0 f=0"),
                "2018-07",
                Some((
                    "Theo tính chất vốn: đầu tư của đủ 7/7 đơn vị là 1,0 tỷ đồng, bằng 50,0% kế hoạch; sự nghiệp của 6/7 đơn vị đã có số liệu là 0,2 tỷ đồng, bằng 40,0% kế hoạch của các đơn vị này.",
                    "Disbursed, by nature of capital: development, 7 of 7 units reporting, VND 1.0 billion, 50.0% of the plan; recurrent, 6 of 7 units reporting, VND 0.2 billion, 40.0% of the plan of these units.",
                )),
            ),
            // They have sent nothing: parts and whole are of the same six.
            (
                &PARTS
                    .replace("f=0 so=0\n    gn_sn", "f=0\n    gn_sn")
                    .replace("b=150 c=0 d=0 e=0 f=0 so=0", "b=150 c=0 d=0 e=0 f=0"),
                "2018-07",
                Some((
                    "Trong đó, theo tính chất vốn (6/7 đơn vị đã có số liệu): đầu tư 1,0 tỷ đồng, bằng 50,0% kế hoạch; sự nghiệp 0,2 tỷ đồng, bằng 40,0% kế hoạch.",
                    "Disbursed, by nature of capital (6 of 7 units reporting): development VND 1.0 billion, 50.0% of the plan; recurrent VND 0.2 billion, 40.0% of the plan.",
                )),
            ),
            // One part alone is no breakdown.
            ("gn_dt actual 2018-07 tinh=1000\n kh_dt plan 2018 tinh=2000", "2018-07", None),
        ],
    );
}

#[test]
fn the_best_and_the_slowest_are_named_with_their_figures() {
    each(
        StatementKind::Ranking,
        &[
            // Fewer is better: the lowest first.
            (
                "tl_can actual 2018 a=1 b=2 c=3 d=4 e=5 f=6 tinh=3.5",
                "2018",
                Some((
                    "Tỷ lệ hộ cận nghèo thấp nhất: An Sơn 1,00%, Bình Hải 2,00%, Châu Thành 3,00%; cao nhất: Phú Quý 6,00%, Ea Súp 5,00%, Đông Hà 4,00%; 3/6 địa phương thấp hơn mức chung của tỉnh (3,50%).",
                    "Near-poor rate, lowest: An Sơn 1.00%, Bình Hải 2.00% and Châu Thành 3.00%; highest: Phú Quý 6.00%, Ea Súp 5.00% and Đông Hà 4.00%; 3 of 6 districts below the province (3.50%).",
                )),
            ),
            // More is better, one has not reported; 97,004 and 97 are equal as shown.
            (
                "sach actual 2018 a=99 b=97.004 c=97 d=80 e=70",
                "2018",
                Some((
                    "Tỷ lệ hộ dùng nước sạch cao nhất: An Sơn 99,00%, Bình Hải 97,00%, Châu Thành 97,00%; thấp nhất: Ea Súp 70,00% và Đông Hà 80,00%; chưa có số liệu: Phú Quý.",
                    "Clean water, highest: An Sơn 99.00%, Bình Hải 97.00% and Châu Thành 97.00%; lowest: Ea Súp 70.00% and Đông Hà 80.00%; not reported: Phú Quý.",
                )),
            ),
            // Five share the first rank.
            (
                "sach actual 2018 a=100 b=100 c=100 d=100 e=100 f=90",
                "2018",
                Some((
                    "Tỷ lệ hộ dùng nước sạch cao nhất: An Sơn 100,00%, Bình Hải 100,00%, Châu Thành 100,00% và 2 địa phương khác cùng mức; thấp nhất: Phú Quý 90,00%.",
                    "Clean water, highest: An Sơn 100.00%, Bình Hải 100.00%, Châu Thành 100.00% and 2 other districts at the same level; lowest: Phú Quý 90.00%.",
                )),
            ),
            // Five share the last.
            (
                "sach actual 2018 a=90 b=90 c=90 d=90 e=90 f=100",
                "2018",
                Some((
                    "Tỷ lệ hộ dùng nước sạch cao nhất: Phú Quý 100,00%; thấp nhất: Ea Súp 90,00%, Đông Hà 90,00%, Châu Thành 90,00% và 2 địa phương khác cùng mức.",
                    "Clean water, highest: Phú Quý 100.00%; lowest: Ea Súp 90.00%, Đông Hà 90.00%, Châu Thành 90.00% and 2 other districts at the same level.",
                )),
            ),
            // All alike.
            (
                "sach actual 2018 a=90 b=90 c=90 d=90 e=90 f=90",
                "2018",
                Some((
                    "Tỷ lệ hộ dùng nước sạch của sáu địa phương cùng ở mức 90,00%.",
                    "Clean water: 90.00% in each of six districts.",
                )),
            ),
            // One unit, or less than half of them, cannot be ranked.
            (
                "tl_can actual 2018 tinh=5 d=4",
                "2018",
                Some((
                    "Tỷ lệ hộ cận nghèo của từng địa phương chỉ mới có số liệu: Đông Hà 4,00%; chưa đủ để xếp hạng.",
                    "Near-poor rate by unit: only Đông Hà 4.00% so far, too few to rank.",
                )),
            ),
            (
                "tl_can actual 2018 tinh=5 d=4 b=7 f=1",
                "2018",
                Some((
                    "Tỷ lệ hộ cận nghèo của từng địa phương chỉ mới có số liệu: Bình Hải 7,00%, Đông Hà 4,00%, Phú Quý 1,00%; chưa đủ để xếp hạng.",
                    "Near-poor rate by unit: only Bình Hải 7.00%, Đông Hà 4.00% and Phú Quý 1.00% so far, too few to rank.",
                )),
            ),
            // What does not apply is not missing.
            (
                "tl_can actual 2018 tinh=5 a=x b=x c=x d=4 e=5",
                "2018",
                Some((
                    "Tỷ lệ hộ cận nghèo thấp nhất: Đông Hà 4,00%; cao nhất: Ea Súp 5,00%; chưa có số liệu: Phú Quý.",
                    "Near-poor rate, lowest: Đông Hà 4.00%; highest: Ea Súp 5.00%; not reported: Phú Quý.",
                )),
            ),
            // Counts by their plans: 50, 40, 30, 20, 10, 5% of 100.
            (
                "viec actual 2018-07 a=50 b=40 c=30 d=20 e=10 f=5\n viec plan 2018 a=100 b=100 c=100 d=100 e=100 f=100",
                "2018-07",
                Some((
                    "Việc làm mới so với kế hoạch cao nhất: An Sơn 50,0% (50/100 người), Bình Hải 40,0% (40/100 người), Châu Thành 30,0% (30/100 người); thấp nhất: Phú Quý 5,0% (5/100 người), Ea Súp 10,0% (10/100 người), Đông Hà 20,0% (20/100 người); 3/6 địa phương cao hơn mức chung của tỉnh (25,8%).",
                    "New jobs against plan, highest: An Sơn 50.0% (50 of 100 persons), Bình Hải 40.0% (40 of 100 persons) and Châu Thành 30.0% (30 of 100 persons); lowest: Phú Quý 5.0% (5 of 100 persons), Ea Súp 10.0% (10 of 100 persons) and Đông Hà 20.0% (20 of 100 persons); 3 of 6 districts above the province (25.8%).",
                )),
            ),
            // Without plans by number.
            (
                "xa actual 2018-07 a=1 b=3 c=4 d=5",
                "2018-07",
                Some((
                    "Số xã đạt chuẩn nhiều nhất: Đông Hà 5 xã và Châu Thành 4 xã; ít nhất: An Sơn 1 xã và Bình Hải 3 xã; chưa có số liệu: Ea Súp và Phú Quý.",
                    "Communes up to standard, most: Đông Hà 5 communes and Châu Thành 4 communes; fewest: An Sơn 1 commune and Bình Hải 3 communes; not reported: Ea Súp and Phú Quý.",
                )),
            ),
            // Of a count that should fall nobody is best; all at nothing is no ranking.
            ("tai actual 2018-07 a=1 b=3 c=4 d=5 e=6 f=7", "2018-07", None),
            ("xa actual 2018-07 a=0 b=0 c=0 d=0 e=0 f=0", "2018-07", None),
        ],
    );
}

#[test]
fn laggards_are_behind_their_plan_and_the_whole() {
    each(
        StatementKind::Laggards,
        &[
            // 25,8% in all; d, e and f are below it and below 100%.
            (
                "viec actual 2018-07 a=50 b=40 c=30 d=20 e=10 f=5\n viec plan 2018 a=100 b=100 c=100 d=100 e=100 f=100",
                "2018-07",
                Some((
                    "Việc làm mới chưa đạt kế hoạch và thấp hơn mức chung của tỉnh (25,8% kế hoạch): Phú Quý 5,0% (5/100 người), Ea Súp 10,0% (10/100 người), Đông Hà 20,0% (20/100 người).",
                    "New jobs, short of plan and behind the province (25.8% of plan): Phú Quý 5.0% (5 of 100 persons), Ea Súp 10.0% (10 of 100 persons) and Đông Hà 20.0% (20 of 100 persons).",
                )),
            ),
            // Five are: three are named.
            (
                "viec actual 2018-07 a=99 b=5 c=4 d=3 e=2 f=1\n viec plan 2018 a=100 b=100 c=100 d=100 e=100 f=100",
                "2018-07",
                Some((
                    "Việc làm mới chưa đạt kế hoạch và thấp hơn mức chung của tỉnh (19,0% kế hoạch): Phú Quý 1,0% (1/100 người), Ea Súp 2,0% (2/100 người), Đông Hà 3,0% (3/100 người) và 2 địa phương khác.",
                    "New jobs, short of plan and behind the province (19.0% of plan): Phú Quý 1.0% (1 of 100 persons), Ea Súp 2.0% (2 of 100 persons), Đông Hà 3.0% (3 of 100 persons) and 2 other districts.",
                )),
            ),
            // Of a rate that should fall: e is above the province and its own plan; f has no plan, d met it.
            (
                "tl_can actual 2018 tinh=4 a=1 b=2 c=3 d=5 e=6 f=7\n tl_can plan 2018 d=5 e=5.5",
                "2018",
                Some((
                    "Tỷ lệ hộ cận nghèo chưa đạt kế hoạch và cao hơn mức chung của tỉnh (4,00%): Ea Súp 6,00% (kế hoạch 5,50%).",
                    "Near-poor rate, short of plan and above the province (4.00%): Ea Súp 6.00% (plan 5.50%).",
                )),
            ),
            ("tl_can actual 2018 tinh=4 a=1 b=2 c=3 d=5 e=6 f=7", "2018", None),
        ],
    );
}

#[test]
fn those_who_hold_most_of_the_poor_are_named_where_they_are_few() {
    each(
        StatementKind::Concentration,
        &[
            // 400 + 250 of 1.000; b and c are districts.
            (
                "ngheo actual 2018 a=100 b=400 c=250 d=100 e=100 f=50",
                "2018",
                Some((
                    "Hai huyện Bình Hải (400 hộ) và Châu Thành (250 hộ) chiếm 65,0% số hộ nghèo toàn tỉnh (1.000 hộ).",
                    "Two districts, Bình Hải (400 households) and Châu Thành (250 households), hold 65.0% of all poor households of the province (1,000 households).",
                )),
            ),
            // An Sơn is a city.
            (
                "ngheo actual 2018 a=600 b=100 c=100 d=100 e=50 f=50",
                "2018",
                Some((
                    "Riêng An Sơn (600 hộ) chiếm 60,0% số hộ nghèo toàn tỉnh (1.000 hộ).",
                    "An Sơn (600 households) alone holds 60.0% of all poor households of the province (1,000 households).",
                )),
            ),
            // Half of the units, or equals without end, are no concentration.
            ("ngheo actual 2018 a=200 b=200 c=200 d=150 e=150 f=100", "2018", None),
            ("ngheo actual 2018 a=400 b=150 c=150 d=150 e=150 f=0", "2018", None),
            // One is missing.
            ("ngheo actual 2018 a=100 b=400 c=250 d=100 e=100", "2018", None),
        ],
    );
}

#[test]
fn what_is_reviewed_once_a_year_is_quoted_within_it() {
    each(
        StatementKind::Yearly,
        &[
            (
                "tl_can actual 2017 tinh=10\n tl_can plan 2018 tinh=8.5\n tl_can estimate 2018 tinh=8.4",
                "2018-07",
                Some((
                    "Tỷ lệ hộ cận nghèo rà soát mỗi năm một lần: cuối năm 2017 là 10,00%, kế hoạch năm 2018 là 8,50%, tức là phải giảm 1,50 điểm phần trăm, ước cả năm là 8,40%.",
                    "Near-poor rate, reviewed once a year: 10.00% at the end of 2017, 8.50% planned for 2018, a fall of 1.50 percentage points, 8.40% estimated for the year.",
                )),
            ),
            // Across a change of definition nothing is taken from one another.
            (
                "tl_can actual 2015 tinh=10\n tl_can plan 2016 tinh=12",
                "2016-07",
                Some((
                    "Tỷ lệ hộ cận nghèo rà soát mỗi năm một lần: cuối năm 2015 là 10,00%, kế hoạch năm 2016 là 12,00%.",
                    "Near-poor rate, reviewed once a year: 10.00% at the end of 2015, 12.00% planned for 2016.",
                )),
            ),
            // The year's figure is not known before the year ends.
            (
                "tl_can actual 2017 tinh=10\n tl_can actual 2018 tinh=8",
                "2018-11",
                Some((
                    "Tỷ lệ hộ cận nghèo rà soát mỗi năm một lần: cuối năm 2017 là 10,00%.",
                    "Near-poor rate, reviewed once a year: 10.00% at the end of 2017.",
                )),
            ),
            ("tl_can actual 2018 tinh=8", "2018-07", None),
        ],
    );
}

#[test]
fn groups_are_told_where_they_have_figures_of_their_own() {
    each(
        StatementKind::Group,
        &[
            (
                "tl_can actual 2017 tinh=10 nui=27\n tl_can plan 2018 nui=23",
                "2018-07",
                Some((
                    "Riêng miền núi, tỷ lệ hộ cận nghèo cuối năm 2017 là 27,00%, kế hoạch năm 2018 là 23,00%, tức là phải giảm 4,00 điểm phần trăm.",
                    "Mountain area, near-poor rate: 27.00% at the end of 2017, 23.00% planned for 2018, a fall of 4.00 percentage points.",
                )),
            ),
            // 27 - 22 = 5 of 4.
            (
                "tl_can actual 2017 tinh=10 nui=27\n tl_can actual 2018 tinh=9 nui=22\n tl_can plan 2018 nui=23",
                "2018",
                Some((
                    "Riêng miền núi, cuối năm 2018 tỷ lệ hộ cận nghèo là 22,00%, giảm 5,00 điểm phần trăm so với cuối năm 2017 (27,00%), bằng 125,0% mức giảm kế hoạch (4,00 điểm phần trăm, xuống còn 23,00%).",
                    "Mountain area, near-poor rate at the end of 2018: 22.00%, down 5.00 percentage points on the end of 2017 (27.00%), 125.0% of the planned fall (4.00 percentage points, to 23.00%).",
                )),
            ),
            (
                "tl_can actual 2017 nui=27\n tl_can actual 2018 tinh=9\n tl_can plan 2018 nui=23",
                "2018",
                Some((
                    "Riêng miền núi, tỷ lệ hộ cận nghèo cuối năm 2017 là 27,00%, kế hoạch năm 2018 là 23,00%, tức là phải giảm 4,00 điểm phần trăm; chưa có số liệu năm 2018.",
                    "Mountain area, near-poor rate: 27.00% at the end of 2017, 23.00% planned for 2018, a fall of 4.00 percentage points; not reported for 2018.",
                )),
            ),
            // Last year's figure alone is no news.
            ("tl_can actual 2017 tinh=10 nui=27", "2018-07", None),
        ],
    );
}

#[test]
fn the_units_estimate_is_told_against_the_plan() {
    each(
        StatementKind::Estimate,
        &[
            (
                "viec actual 2018-07 tinh=300\n viec estimate 2018 tinh=1100\n viec plan 2018 tinh=1000",
                "2018-07",
                Some((
                    "Ước cả năm 2018, việc làm mới đạt 1.100 người, bằng 110,0% kế hoạch (1.000 người).",
                    "New jobs estimated for 2018: 1,100 persons, 110.0% of the plan (1,000 persons).",
                )),
            ),
            // Of money the amount is estimated.
            (
                "gn actual 2018-07 tinh=3000\n kh plan 2018 tinh=12000\n gn estimate 2018 tinh=11400e",
                "2018-07",
                Some((
                    "Ước cả năm 2018, giải ngân vốn đạt 11,4 tỷ đồng, bằng 95,0% kế hoạch (12,0 tỷ đồng); có số ước.",
                    "Disbursed estimated for 2018: VND 11.4 billion, 95.0% of the plan (VND 12.0 billion); with estimates.",
                )),
            ),
            // An estimate without anything else.
            (
                "viec estimate 2018 tinh=1100",
                "2018-07",
                Some((
                    "Ước cả năm 2018, việc làm mới đạt 1.100 người.",
                    "New jobs estimated for 2018: 1,100 persons.",
                )),
            ),
            // Four units of six have estimated.
            (
                "viec estimate 2018 a=10 b=20 c=30 d=40",
                "2018-07",
                Some((
                    "Ước cả năm 2018, việc làm mới của 4/6 huyện, thành phố đã có số liệu đạt 100 người; chưa có số liệu: Ea Súp và Phú Quý.",
                    "New jobs estimated for 2018, 4 of 6 districts reporting: 100 persons; not reported: Ea Súp and Phú Quý.",
                )),
            ),
            // The year is over and its figure known.
            ("viec actual 2018 tinh=1200\n viec estimate 2018 tinh=1100", "2018", None),
        ],
    );
}

#[test]
fn figures_of_a_few_units_are_not_summed_up() {
    each(
        StatementKind::SomeUnits,
        &[
            (
                "viec actual 2018-07 b=20e c=30\n viec plan 2018 tinh=1200 b=40\n luot actual 2018-07 f=3",
                "2018-07",
                Some((
                    "Đến hết tháng 7 năm 2018 mới có số liệu của một số địa phương về việc làm mới: Bình Hải 20 người (ước, bằng 50,0% kế hoạch 40 người) và Châu Thành 30 người, kế hoạch của toàn tỉnh 1.200 người; lượt tư vấn: Phú Quý 3 lượt.",
                    "By the end of July 2018 only some districts have figures. New jobs: Bình Hải 20 persons (estimate, 50.0% of its plan of 40 persons) and Châu Thành 30 persons, plan of the whole province 1,200 persons; consultations: Phú Quý 3 sessions.",
                )),
            ),
            // Four of six are a total of some units.
            ("viec actual 2018-07 a=10 b=20 c=30 d=40", "2018-07", None),
        ],
    );
    let total = said("viec actual 2018-07 b=20 c=30", "2018-07", StatementKind::Verdict);
    assert!(total.is_empty(), "{total:?}");
}

#[test]
fn a_plan_without_a_figure_says_so() {
    each(
        StatementKind::Missing,
        &[
            (
                "viec plan 2018 tinh=1200\n luot shown 2018 tinh=90e",
                "2018-07",
                Some((
                    "Chưa có số liệu đến hết tháng 7 năm 2018: việc làm mới, kế hoạch năm 1.200 người; lượt tư vấn, kế hoạch năm khoảng 90 lượt (số liệu minh họa).",
                    "Not reported by the end of July 2018: new jobs, plan for the year 1,200 persons; consultations, plan for the year about 90 sessions (illustrative data).",
                )),
            ),
            (
                "kh plan 2018 tinh=12000",
                "2018",
                Some((
                    "Chưa có số liệu năm 2018: giải ngân vốn, kế hoạch 12,0 tỷ đồng.",
                    "Not reported for 2018: disbursed, plan VND 12.0 billion.",
                )),
            ),
            ("viec plan 2019 tinh=1200", "2018-07", None),
        ],
    );
}

#[test]
fn a_project_without_areas_or_figures_says_nothing() {
    use crate::{analysis::narrative::statements, model::Project};
    let at = "2018-07".parse().unwrap();
    assert_eq!(statements(&Project::default(), at), []);
    assert_eq!(statements(&super::project(""), at), []);
}
