//! What is said of the sample's figures, worked out by hand.

use giaoban::{
    analysis::{
        Lens, explain, figure,
        readout::{Line, Section, Tone, readout, told},
    },
    model::{Cell, Measure, Period},
    store,
    text::lang::Lang,
};

fn sections(indicator: &str, measure: Measure, place: &str, at: &str, lang: Lang) -> Vec<Section> {
    let project = store::sample();
    let at = at.parse().unwrap();
    let found = figure(&project, &indicator.into(), measure, &place.into(), at).unwrap();
    readout(&project, &found, lang)
}

/// "Title | label | text", a sign before the text where it means something.
fn said(indicator: &str, place: &str, at: &str, lang: Lang) -> Vec<String> {
    let line = |title: &str, line: &Line| {
        let sign = match line.tone {
            Tone::Plain => "",
            Tone::Good => "● ",
            Tone::Warn => "◆ ",
            Tone::Bad => "▲ ",
            Tone::Muted => "~ ",
        };
        format!("{title} | {} | {sign}{}", line.label, line.text)
    };
    let sections = sections(indicator, Measure::Actual, place, at, lang);
    sections.iter().flat_map(|it| it.lines.iter().map(|one| line(&it.title, one))).collect()
}

#[track_caller]
fn holds(all: &[String], wanted: &[&str]) {
    for line in wanted {
        assert!(all.iter().any(|said| said == line), "{line}\nis not in\n{}", all.join("\n"));
    }
}

/// Report of 16-8-2018 (10,36% in 2017, 8,86% planned for 2018); 8,34% follows twice.
#[test]
fn the_rate_of_the_province_is_set_against_its_plan_and_the_year_before() {
    let all = said("ty_le_ho_ngheo", "ninh-thuan", "2018", Lang::Vi);
    holds(
        &all,
        &[
            "Số liệu | Giá trị | 8,34%",
            "So với kế hoạch | Kế hoạch | 8,86%",
            "So với kế hoạch | Kết quả | ● đạt kế hoạch",
            // (10,36 - 8,34) / (10,36 - 8,86) = 2,02/1,50.
            "So với kế hoạch | % kế hoạch | \
             134,7% (giảm 2,02 điểm % so với kế hoạch giảm 1,50 điểm %)",
            "So với kế hoạch | Chênh lệch | thấp hơn kế hoạch 0,52 điểm %",
            "So với các kỳ khác | So với năm trước | ● 2017: giảm 2,02 điểm % (từ 10,36%)",
        ],
    );
    let all = said("ty_le_ho_ngheo", "ninh-thuan", "2018", Lang::En);
    holds(
        &all,
        &[
            "Against plan | Result | ● plan met",
            "Against plan | Percent of plan | \
             134.7% (down 2.02 points, 1.50 points down was planned)",
            "Against other periods | On the year before | ● 2017: down 2.02 points (from 10.36%)",
        ],
    );
}

/// QĐ 948/QĐ-UBND of 28-4-2011, QĐ 1884/QĐ-UBND of 26-11-2019.
#[test]
fn a_district_stands_among_the_others_and_in_the_province() {
    let all = said("ty_le_ho_ngheo", "bac-ai", "2011-04", Lang::Vi);
    holds(
        &all,
        &[
            "Xếp hạng | Thứ hạng | thứ 7/7 huyện, thành phố (thứ 1 là thấp nhất, tốt nhất)",
            // 66,72 - 15,48.
            "Xếp hạng | So với số chung | ◆ cao hơn toàn tỉnh 51,24 điểm % (15,48%)",
            "Xếp hạng | Ngay trên | Ninh Sơn 28,16%",
            // 3.618 of 21.343.
            "Phần trong số chung | Tỷ trọng: Hộ nghèo | 17,0% của toàn tỉnh (21.343 hộ)",
        ],
    );
    let all = said("ho_ngheo", "bac-ai", "2019", Lang::Vi);
    holds(
        &all,
        &[
            // 2.601 - 2.972 = -371; of 2.972 12,48%.
            "So với các kỳ khác | So với năm trước | ● 2018: giảm 371 hộ, 12,5% (từ 2.972 hộ)",
            // 2.601 of 11.925.
            "Phần trong số chung | Tỷ trọng | 21,8% của toàn tỉnh (11.925 hộ)",
            "Nếu… (số liệu giả định) | Nếu không tính Bác Ái | \
             toàn tỉnh sẽ là 9.324 hộ, giảm 2.601 hộ",
        ],
    );
    // The 2.972 are inferred, and what rests on them says so.
    let sections = sections("ho_ngheo", Measure::Actual, "bac-ai", "2019", Lang::Vi);
    let over_time = sections.iter().find(|it| it.title == "So với các kỳ khác").unwrap();
    assert_eq!(over_time.note.as_deref(), Some("ước"));
    let all = said("ho_ngheo", "ninh-thuan", "2019", Lang::Vi);
    holds(
        &all,
        &[
            "Số liệu | Số công bố | ● 11.925 hộ, khớp",
            "Giữa các đơn vị | Tập trung | Ninh Sơn, Bác Ái, Thuận Bắc chiếm 64,5%",
        ],
    );
}

/// The sample's capital is illustrative. Development, all units: 55.653 of 195.690 by July 2018,
/// Bác Ái 13.212 of 57.550; in 2017 48.939 and 11.223 by July.
#[test]
fn capital_is_set_against_time_money_and_the_others() {
    let all = said("tl_gn_dt", "bac-ai", "2018-07", Lang::Vi);
    holds(
        &all,
        &[
            "Số liệu | Trạng thái | ◆ sơ bộ · số liệu minh họa",
            "Số liệu | Tính từ | 13.212 triệu đồng / 57.550 triệu đồng × 100",
            // 57.550 - 13.212 = 44.338.
            "So với kế hoạch | Quy ra | còn phải thêm 44,3 tỷ đồng (nếu mẫu số vẫn là 57,6 tỷ đồng)",
            "Mẫu số | Chia cho | Kế hoạch vốn đầu tư phát triển đến thời điểm",
            "Xếp hạng | Thứ hạng | thứ 8/8 đơn vị (thứ 1 là cao nhất, tốt nhất)",
            // 44.338 of 140.037.
            "Phần trong số chung | Phần còn thiếu | \
             ◆ thiếu 44,3 tỷ đồng, 31,7% phần thiếu của các đơn vị (140,0 tỷ đồng)",
            // 22,957 - 58,333.
            "Tiến độ trong năm | Theo thời gian | \
             ▲ đến nay cần 58,3% mục tiêu; thấp hơn 35,4 điểm %: rất chậm",
            // (195.690 - 55.653 + 13.212 ...): at 28,439% Bác Ái would have 3.154,9 more.
            "Nếu… (số liệu giả định) | Nếu đạt bình quân | \
             toàn tỉnh sẽ là 30,1%, tăng 1,6 điểm %; đơn vị phải thêm 3,2 tỷ đồng",
        ],
    );
    let all = said("gn_von_dt", "ninh-thuan", "2018-07", Lang::Vi);
    holds(
        &all,
        &[
            "So với kế hoạch | Kế hoạch | 195.690 triệu đồng (toàn bộ kế hoạch vốn)",
            "So với kế hoạch | % kế hoạch | 28,4%",
            // 140.037 in 5 months, where 7 months brought 7.950,4 each; July brought 14.749.
            "Tiến độ trong năm | Cần mỗi tháng | ◆ 28,0 tỷ đồng trong 5 tháng còn lại, \
             gấp 3,5 lần bình quân từ đầu năm (8,0 tỷ đồng)",
            "Tiến độ trong năm | Tháng cao nhất | 14,7 tỷ đồng (7/2018)",
            // 55.653 · 12/7 = 95.405; 55.653 · 161.542/48.939 = 183.704.
            "Dự báo cả năm | Giữ nhịp từ đầu năm | 95,4 tỷ đồng, 48,8% mục tiêu",
            "Dự báo cả năm | Theo nhịp năm trước | 183,7 tỷ đồng, 93,9% mục tiêu",
            "Dự báo cả năm | Khoảng dự báo | 95,4 tỷ đồng - 183,7 tỷ đồng",
            "Dự báo cả năm | Đơn vị ước | ~ chưa có số liệu",
        ],
    );
    // Ninh Hải has not sent its recurrent capital: the province has no rate, and it is named.
    let all = said("tl_gn", "ninh-thuan", "2018-07", Lang::Vi);
    holds(
        &all,
        &[
            "Số liệu | Giá trị | ~ chưa có số liệu",
            "Số liệu | Đã có | ◆ 7/8 đơn vị; còn thiếu Ninh Hải",
            "Mẫu số | Chia cho | Kế hoạch vốn các chương trình mục tiêu quốc gia đến thời điểm, \
             không gồm vốn kéo dài; gồm tạm ứng",
        ],
    );
}

/// KH 2737/KH-UBND: four communes in 2018, at least two; 22 of 47 by September 2020, 75% by 2025.
#[test]
fn floors_and_later_goals_are_told() {
    let planned = sections("xa_ntm_nam", Measure::Plan, "ninh-thuan", "2018", Lang::Vi);
    let floor = planned[0].lines.iter().find(|line| line.label == "Mức tối thiểu").unwrap();
    assert_eq!(floor.text, "2 xã");
    let all = said("ty_le_xa_ntm", "ninh-thuan", "2020-09", Lang::Vi);
    // (75 - 46,81) / 5,25.
    let goal = "Tiến độ đến mục tiêu | Mục tiêu | \
                cần tăng 5,37 điểm % mỗi năm đến 2025 (mục tiêu 75,00%)";
    holds(&all, &[goal]);
}

#[test]
fn every_figure_of_the_sample_is_read_out_and_told_in_both_languages() {
    let project = store::sample();
    let mut asked = 0;
    for indicator in project.indicators() {
        let mut periods: Vec<Period> = Vec::new();
        for (key, table) in project.values().of_indicator(&indicator.id) {
            let filled = table.rows().flat_map(|(_, row)| row.iter());
            let last =
                filled.filter(|(_, cell)| *cell != Cell::NotReported).map(|(at, _)| at).max();
            periods.extend(last.and_then(|at| Period::from_ordinal(key.step, at)));
        }
        periods.push("2018-07".parse().unwrap());
        for at in periods {
            for place in ["ninh-thuan", "bac-ai", "so-nganh", "phuoc-vinh", "mien-nui"] {
                for measure in [Measure::Actual, Measure::Plan] {
                    let (id, place) = (&indicator.id, place.into());
                    let found = figure(&project, id, measure, &place, at).unwrap();
                    let lens = Lens::of(&project);
                    let step = explain(&project, id, measure, &place, at, lens).unwrap();
                    let shape = |lang| {
                        let sections = readout(&project, &found, lang);
                        let step = told(&project, &step, lang);
                        assert!(!step.rule.is_empty(), "{id} {place} {at}");
                        let lines = sections.iter().flat_map(|it| it.lines.clone());
                        let lines: Vec<Line> = lines.chain(step.lines).collect();
                        for line in &lines {
                            let absurd =
                                ["NaN", "inf", "…"].iter().any(|it| line.text.contains(it));
                            assert!(
                                !absurd && !line.text.is_empty(),
                                "{id} {place} {at}: {line:?}"
                            );
                        }
                        lines.iter().map(|line| (line.tone, line.is_refusal)).collect::<Vec<_>>()
                    };
                    assert_eq!(shape(Lang::Vi), shape(Lang::En), "{id} {place} {at}");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 1_500, "{asked}");
}
