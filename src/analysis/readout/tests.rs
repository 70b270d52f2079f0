//! What is said of a figure in small projects, worked out by hand.

use proptest::prelude::*;

use super::{
    fixture::{Fact, actual, everywhere, plan, project, revised},
    *,
};
use crate::{
    analysis::{Lens, explain, figure},
    model::{CapitalBasis, Measure, PlanVersion, Source},
};

fn sections(project: &Project, indicator: &str, place: &str, at: &str) -> Vec<Section> {
    sections_in(project, indicator, place, at, Lang::Vi)
}

fn sections_in(
    project: &Project,
    indicator: &str,
    place: &str,
    at: &str,
    lang: Lang,
) -> Vec<Section> {
    let at = at.parse().unwrap();
    let found = figure(project, &indicator.into(), Measure::Actual, &place.into(), at).unwrap();
    readout(project, &found, lang)
}

/// "Title | label | text", a sign before the text where it means something.
fn said(project: &Project, indicator: &str, place: &str, at: &str) -> Vec<String> {
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
    let sections = sections(project, indicator, place, at);
    let lines = sections.iter().flat_map(|it| it.lines.iter().map(|one| line(&it.title, one)));
    lines.collect()
}

#[track_caller]
fn holds(all: &[String], wanted: &[&str]) {
    for line in wanted {
        assert!(all.iter().any(|said| said == line), "{line}\nis not in\n{}", all.join("\n"));
    }
}

#[track_caller]
fn holds_none(all: &[String], unwanted: &[&str]) {
    for words in unwanted {
        assert!(!all.iter().any(|said| said.contains(words)), "{words} in\n{}", all.join("\n"));
    }
}

#[test]
fn a_figure_says_what_it_stands_on() {
    let mut facts = everywhere("ngheo", "2018", [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0]);
    facts.extend(everywhere("ho", "2018", [100.0; 7]));
    facts.push(actual("tl_ngheo", "tinh", "2018", 40.5));
    // 280 of 700 = 40%; 40,50 was published.
    let all = said(&project(&facts), "tl_ngheo", "tinh", "2018");
    holds(
        &all,
        &[
            "Số liệu | Giá trị | 40,00%",
            "Số liệu | Trạng thái | chính thức",
            "Số liệu | Tính từ | 280 hộ / 700 hộ × 100",
            "Số liệu | Số công bố | ◆ 40,50%, chênh 0,50 điểm %",
            "Số liệu | Đã có | 7/7 huyện, thành phố",
            "Số liệu | Nguồn | 12/BC",
            "Mẫu số | Chia cho | ho",
        ],
    );
    // What rounds to the same agrees.
    facts.pop();
    facts.push(actual("tl_ngheo", "tinh", "2018", 40.004));
    let all = said(&project(&facts), "tl_ngheo", "tinh", "2018");
    holds(&all, &["Số liệu | Số công bố | ● 40,00%, khớp"]);

    // One of seven has reported: a total is a lower bound and names who is missing.
    let all = said(&project(&facts[..1]), "ngheo", "tinh", "2018");
    holds(
        &all,
        &[
            "Số liệu | Giá trị | ◆ 10 hộ, chưa đủ",
            "Số liệu | Đã có | ◆ 1/7 huyện, thành phố; còn thiếu B, C, D, E, F và 1 đơn vị khác",
        ],
    );
    // A rate of some is no figure of the province.
    let some = [actual("ngheo", "a", "2018", 10.0), actual("ho", "a", "2018", 100.0)];
    let all = said(&project(&some), "tl_ngheo", "tinh", "2018");
    holds(
        &all,
        &[
            "Số liệu | Giá trị | ~ chưa có số liệu",
            "Số liệu | Mới tính được | ~ 10,00% (1/7 huyện, thành phố)",
        ],
    );
    holds_none(&all, &["Xếp hạng", "So với các kỳ khác"]);
}

#[test]
fn rounding_is_owned_up_to() {
    // 7 × 1,25 = 8,75; each is shown as 1,3 and all as 8,8, but 7 × 1,3 = 9,1.
    let facts = everywhere("luong", "2018", [1.25; 7]);
    let all = said(&project(&facts), "luong", "tinh", "2018");
    holds(
        &all,
        &[
            "Số liệu | Giá trị | 8,8 trđ",
            "Số liệu | Chưa làm tròn | ~ 8,750",
            "Số liệu | Làm tròn | ~ cộng các số đã làm tròn được 9,1, chênh 0,3 do làm tròn",
        ],
    );
    // Whole numbers have nothing to round.
    let facts = everywhere("luong", "2018", [2.0; 7]);
    holds_none(&said(&project(&facts), "luong", "tinh", "2018"), &["àm tròn"]);
    // Shares of 1 and 2 in 3 are shown as 33,3 and 66,7, which are 100,0.
    let facts = [actual("gn_tw", "a", "2018-07", 1.0), actual("gn_dp", "a", "2018-07", 2.0)];
    let all = said(&project(&facts), "gn", "a", "2018-07");
    holds(
        &all,
        &["Cơ cấu: nguon | dp | 2 triệu đồng, 66,7%", "Cơ cấu: nguon | tw | 1 triệu đồng, 33,3%"],
    );
    holds_none(&all, &["làm tròn"]);
    // 667 and 1.333 of 2.000 are 33,35% and 66,65%: 33,4 and 66,7 are 100,1.
    let halves = [actual("gn_tw", "a", "2018-07", 667.0), actual("gn_dp", "a", "2018-07", 1333.0)];
    let all = said(&project(&halves), "gn", "a", "2018-07");
    holds(
        &all,
        &["Cơ cấu: nguon | Làm tròn | \
           ~ cộng các số đã làm tròn được 100,1%, chênh 0,1 điểm % do làm tròn"],
    );
    // Entered at the whole, with parts that fall short of it.
    let facts = [facts[0], facts[1], actual("gn", "a", "2018-07", 5.0)];
    let all = said(&project(&facts), "gn", "a", "2018-07");
    holds(&all, &["Cơ cấu: nguon | Không khớp | ◆ các phần cộng lại kém số chung 2 triệu đồng"]);
}

#[test]
fn plans_are_met_missed_or_on_their_way() {
    // From 12,00 to 10,00 where 9,00 was planned: 2 of 3 points, 66,7%. Of 1.000 households 100 are
    // poor, 90 were planned: ten too many.
    let facts = [
        actual("ngheo", "a", "2017", 120.0),
        actual("ho", "a", "2017", 1000.0),
        actual("ngheo", "a", "2018", 100.0),
        actual("ho", "a", "2018", 1000.0),
        plan("tl_ngheo", "a", "2018", 8.5),
        revised("tl_ngheo", "a", "2018", 9.0),
    ];
    let all = said(&project(&facts), "tl_ngheo", "a", "2018");
    holds(
        &all,
        &[
            "So với kế hoạch | Kế hoạch | 9,00%",
            "So với kế hoạch | Kết quả | ▲ chưa đạt kế hoạch",
            "So với kế hoạch | % kế hoạch | \
             66,7% (giảm 2,00 điểm % so với kế hoạch giảm 3,00 điểm %)",
            "So với kế hoạch | Chênh lệch | cao hơn kế hoạch 1,00 điểm %",
            "So với kế hoạch | Quy ra | còn phải giảm 10 hộ (nếu mẫu số vẫn là 1.000 hộ)",
            // 2 of the 3,5 points first assigned.
            "So với kế hoạch | Giao đầu năm | 8,50%; đạt 57,1%",
            "So với các kỳ khác | So với năm trước | ● 2017: giảm 2,00 điểm % (từ 12,00%)",
        ],
    );
    // Better than planned.
    let all = said(
        &project(&[facts[0], facts[1], facts[2], facts[3], plan("tl_ngheo", "a", "2018", 11.0)]),
        "tl_ngheo",
        "a",
        "2018",
    );
    holds(&all, &["So với kế hoạch | Kết quả | ● đạt kế hoạch"]);
    holds_none(&all, &["Quy ra", "Giao đầu năm"]);
    // In July the year's plan is not missed yet, there is something left to do.
    let facts = [plan("viec", "a", "2018", 1000.0), actual("viec", "a", "2018-07", 300.0)];
    let all = said(&project(&facts), "viec", "a", "2018-07");
    holds(
        &all,
        &[
            "So với kế hoạch | Kế hoạch | 1.000 người (2018)",
            "So với kế hoạch | Còn phải thực hiện | 700 người",
            "Tiến độ trong năm | Thời gian đã qua | 7/12 tháng, 58,3%",
            "Tiến độ trong năm | Theo thời gian | \
             ▲ đến nay cần 58,3% mục tiêu; thấp hơn 28,3 điểm %: rất chậm",
            // 700 in 5 months, 140 each; 300 in 7 are 42,9.
            "Tiến độ trong năm | Cần mỗi tháng | \
             ◆ 140 người trong 5 tháng còn lại, gấp 3,3 lần bình quân từ đầu năm (43 người)",
            // 300 · 12/7.
            "Dự báo cả năm | Giữ nhịp từ đầu năm | 514 người, 51,4% mục tiêu",
        ],
    );
    holds_none(&all, &["chưa đạt"]);
    let facts = [plan("luong", "a", "2018", 8.0), actual("luong", "a", "2018-06", 5.0)];
    let all = said(&project(&facts), "luong", "a", "2018-06");
    holds(&all, &["So với kế hoạch | Còn phải thực hiện | 3,0 trđ"]);
    holds_none(&all, &["chưa đạt"]);
}

#[test]
fn money_is_measured_by_the_plan_it_comes_out_of() {
    let facts = [
        plan("kh", "a", "2018", 40_000.0),
        revised("kh", "a", "2018", 50_000.0),
        plan("keo_dai", "a", "2018", 10_000.0),
        actual("gn", "a", "2018-06", 20_000.0),
        actual("gn", "a", "2018-07", 24_000.0),
    ];
    let project = project(&facts);
    let all = said(&project, "gn", "a", "2018-07");
    holds(
        &all,
        &[
            "So với kế hoạch | Kế hoạch | 50.000 triệu đồng (toàn bộ kế hoạch vốn)",
            "So với kế hoạch | % kế hoạch | 48,0%",
            "So với kế hoạch | Còn phải thực hiện | 26,0 tỷ đồng",
            // 26.000 in 5 months; 24.000 in 7 are 3.428,6 each.
            "Tiến độ trong năm | Cần mỗi tháng | 5,2 tỷ đồng trong 5 tháng còn lại, gấp 1,5 lần \
             bình quân từ đầu năm (3,4 tỷ đồng)",
            "Tiến độ trong năm | Tháng cao nhất | 4,0 tỷ đồng (7/2018)",
        ],
    );
    let all = said(&project, "tl_gn", "a", "2018-07");
    holds(
        &all,
        &[
            "Số liệu | Giá trị | 48,0%",
            "Mẫu số | Chia cho | kh đến thời điểm, không gồm vốn kéo dài",
            "So với kế hoạch | Quy ra | còn phải thêm 26,0 tỷ đồng (nếu mẫu số vẫn là 50,0 tỷ đồng)",
        ],
    );
    // Of the 40.000 first assigned and the 10.000 carried over.
    let basis =
        CapitalBasis { plan: PlanVersion::FirstAssigned, carried_over: true, advances: true };
    let lens = Lens { basis, ..Lens::default() };
    let at = "2018-07".parse().unwrap();
    let (id, place) = ("tl_gn".into(), "a".into());
    let found =
        crate::analysis::figure_through(&project, &id, Measure::Actual, &place, at, lens).unwrap();
    assert_eq!(found.parts, Some((24_000.0, 50_000.0)));
    let sections = readout(&project, &found, Lang::Vi);
    let divisor = sections.iter().find(|it| it.title == "Mẫu số").unwrap();
    assert_eq!(divisor.lines[0].text, "kh giao đầu năm, gồm vốn kéo dài");
    let ids = ["gn".into(), "tl_gn".into(), "tl_ngheo".into()];
    assert_eq!(
        divisors(&project, &ids, Lang::Vi),
        ["tl_gn chia cho kh đến thời điểm, không gồm vốn kéo dài"]
    );
}

#[test]
fn a_unit_stands_among_its_like() {
    let mut facts = everywhere("ngheo", "2018", [10.0, 20.0, 20.0, 40.0, 50.0, 60.0, 80.0]);
    facts.extend(everywhere("ho", "2018", [100.0; 7]));
    let project = project(&facts);
    // 280 of 700: 40%. D is at the mean, the fourth.
    let all = said(&project, "tl_ngheo", "b", "2018");
    holds(
        &all,
        &[
            "Xếp hạng | Thứ hạng | \
             thứ 2/7 huyện, thành phố, cùng hạng với C (thứ 1 là thấp nhất, tốt nhất)",
            "Xếp hạng | So với số chung | ● thấp hơn toàn tỉnh 20,00 điểm % (40,00%)",
            "Xếp hạng | Ngay trên | A 10,00%",
            "Xếp hạng | Ngay dưới | C 20,00%",
            "Phần trong số chung | Tỷ trọng: ngheo | 7,1% của toàn tỉnh (280 hộ)",
        ],
    );
    let all = said(&project, "tl_ngheo", "g", "2018");
    holds(
        &all,
        &[
            "Xếp hạng | So với số chung | ◆ cao hơn toàn tỉnh 40,00 điểm % (40,00%)",
            // At 40% G would have 40 instead of 80; 240 of 700 are 34,29%.
            "Nếu… (số liệu giả định) | Nếu đạt bình quân | \
             toàn tỉnh sẽ là 34,29%, giảm 5,71 điểm %; đơn vị phải giảm 40 hộ",
            // Without G 200 of 600.
            "Nếu… (số liệu giả định) | Nếu không tính G | \
             toàn tỉnh sẽ là 33,33%, giảm 6,67 điểm %",
        ],
    );
    // Better than the average: no assumption is made of reaching it, and no reason given.
    holds_none(&said(&project, "tl_ngheo", "a", "2018"), &["Nếu đạt bình quân"]);
    // A count is ranked, but the largest district is not the worst for it.
    let all = said(&project, "ngheo", "g", "2018");
    holds(&all, &["Xếp hạng | Thứ hạng | thứ 7/7 huyện, thành phố (thứ 1 là thấp nhất)"]);
    let all = said(&project, "tl_ngheo", "tinh", "2018");
    holds(
        &all,
        &[
            "Giữa các đơn vị | Cao nhất | G 80,00%",
            "Giữa các đơn vị | Thấp nhất | A 10,00%",
            "Giữa các đơn vị | So với số chung | 3 cao hơn, 1 bằng, 3 thấp hơn",
            "Giữa các đơn vị | Đơn vị chậm | ◆ G 80,00%, F 60,00%, E 50,00%",
            // 80 + 60 + 50 of 280.
            "Giữa các đơn vị | Tập trung | G, F, E chiếm 67,9%",
        ],
    );
    // One of seven is no ranking.
    let alone = [actual("tl_ngheo", "a", "2018", 9.0)];
    let all = said(&fixture::project(&alone), "tl_ngheo", "a", "2018");
    holds(&all, &["Xếp hạng | Thứ hạng | ~ mới có 1/7 huyện, thành phố, chưa xếp hạng được"]);
}

#[test]
fn a_reason_for_saying_nothing_is_given_once() {
    // Another definition: neither the year before nor any mean across it.
    let facts = [actual("tl_ngheo", "a", "2015", 20.0), actual("tl_ngheo", "a", "2016", 15.0)];
    let all = said(&project(&facts), "tl_ngheo", "a", "2016");
    let reason = "So với các kỳ khác | So với năm trước | \
                  ~ Đổi chuẩn từ 1/1/2016, không so sánh được: Cũ | Mới";
    holds(&all, &[reason]);
    assert_eq!(all.iter().filter(|line| line.contains("Đổi chuẩn")).count(), 1);
    // Six of seven: the same reason stops the change, the pace and the forecast.
    let facts: Vec<Fact<'_>> =
        everywhere("viec", "2018-07", [1.0; 7]).into_iter().skip(1).collect();
    let all = said(&project(&facts), "viec", "tinh", "2018-07");
    let refused = all.iter().filter(|line| line.contains("mới có 6/7")).count();
    assert_eq!(refused, 1, "{all:#?}");
    // Of what is neither good nor bad no plan is missed.
    let facts = [actual("ho", "a", "2018", 10.0)];
    holds_none(&said(&project(&facts), "ho", "a", "2018"), &["kế hoạch"]);
}

#[test]
fn what_is_illustrative_or_not_final_is_said_of_all_that_rests_on_it() {
    let mut facts = everywhere("ngheo", "2018", [10.0; 7]);
    facts.extend(everywhere("ngheo", "2017", [12.0; 7]));
    let mut project = project(&facts);
    let edit = |before: Source, after: Source| crate::model::Edit::Put {
        before: Some(Box::new(crate::model::Object::Source(before))),
        after: Some(Box::new(crate::model::Object::Source(after))),
    };
    let before = project.sources().get(&"nguon".into()).unwrap().clone();
    let after = Source { illustrative: true, ..before.clone() };
    let transaction = crate::model::Transaction {
        label: String::new(),
        author: String::new(),
        at: 0,
        reason: None,
        edits: vec![edit(before, after)],
    };
    project.apply(&transaction).unwrap();
    for section in sections(&project, "ngheo", "a", "2018") {
        let note = section.note.as_deref();
        let expected = match section.title.as_str() {
            "Số liệu" | "So với kế hoạch" => None,
            _ => Some("số liệu minh họa"),
        };
        assert_eq!(note, expected, "{}", section.title);
    }
    holds(
        &said(&project, "ngheo", "a", "2018"),
        &["Số liệu | Trạng thái | ◆ chính thức · số liệu minh họa"],
    );
}

#[test]
fn every_step_of_a_derivation_is_told() {
    let mut facts = everywhere("ngheo", "2018", [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0]);
    facts.extend(everywhere("ho", "2018", [100.0; 7]));
    facts.push(actual("tl_ngheo", "a", "2017", 12.0));
    facts.push(actual("gn_tw", "a", "2018-07", 1.0));
    facts.push(actual("gn_dp", "a", "2018-07", 2.0));
    facts.push(actual("viec", "a", "2018-12", 5.0));
    let project = project(&facts);
    for (indicator, place, at, rule) in [
        ("ngheo", "tinh", "2018", "Tổng của 7 huyện, thành phố"),
        ("tl_ngheo", "a", "2018", "10 hộ / 100 hộ × 100"),
        ("ngheo", "a", "2018", "Số nhập tại đây"),
        ("gn", "a", "2018-07", "Tổng của 2 phần"),
        ("viec", "a", "2018", "Số của kỳ cuối: 12 tháng 2018"),
        ("giam", "a", "2018", "tl_ngheo (kỳ trước) - tl_ngheo"),
        ("giam", "b", "2018", "tl_ngheo (kỳ trước) - tl_ngheo"),
        ("giam", "tinh", "2018", "tl_ngheo (kỳ trước) - tl_ngheo"),
        ("ngheo", "a", "2016", "Chưa nhập số tại đây"),
        ("tl_ngheo", "a", "2016", "ngheo / ho × 100: chưa có đủ số để tính"),
        ("ngheo", "tinh", "2016", "Tổng của 0/7 huyện, thành phố"),
    ] {
        let (id, at) = (indicator.into(), at.parse().unwrap());
        let found =
            explain(&project, &id, Measure::Actual, &place.into(), at, Lens::of(&project)).unwrap();
        assert_eq!(told(&project, &found, Lang::Vi).rule, rule, "{indicator} {place}");
    }
    let of = |indicator: &str, place: &str| {
        let (id, at) = (indicator.into(), "2018".parse().unwrap());
        explain(&project, &id, Measure::Actual, &place.into(), at, Lens::of(&project)).unwrap()
    };
    let rate = of("tl_ngheo", "a");
    let rows: Vec<String> =
        rate.terms.iter().map(|term| row_name(&project, &rate, term, Lang::Vi).0).collect();
    assert_eq!(rows, ["Tử số: ngheo", "Mẫu số: ho"]);
    let fall = of("giam", "a");
    let rows: Vec<String> =
        fall.terms.iter().map(|term| row_name(&project, &fall, term, Lang::Vi).0).collect();
    assert_eq!(rows, ["tl_ngheo, 2017", "tl_ngheo"]);
    // Why nothing follows is told beside the formula.
    let unknown = told(&project, &of("giam", "b"), Lang::Vi);
    assert!(unknown.lines.iter().any(|line| line.is_refusal && line.text.contains("2017")));
    let entered = told(&project, &of("ngheo", "a"), Lang::Vi);
    let lines: Vec<(&str, &str)> =
        entered.lines.iter().map(|line| (line.label.as_str(), line.text.as_str())).collect();
    assert_eq!(lines, [("Trạng thái", "chính thức"), ("Nguồn", "Báo cáo · 12/BC")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn nothing_absurd_is_ever_said_and_both_languages_say_the_same(
        cells in prop::collection::vec((0..12_usize, 0..8_usize, 0..4_usize, -50..5_000_i32), 0..60),
        asked in (0..12_usize, 0..8_usize, 0..4_usize),
    ) {
        let ids = [
            "ho", "ngheo", "tl_ngheo", "giam", "kh", "keo_dai", "gn", "gn_tw", "gn_dp", "tl_gn",
            "viec", "luong",
        ];
        let places = ["tinh", "a", "b", "c", "d", "e", "f", "g"];
        let periods = ["2017", "2018", "2018-06", "2018-07"];
        let facts: Vec<Fact<'_>> = cells
            .iter()
            .map(|(id, place, at, value)| {
                let number = f64::from(*value) / 7.0;
                let is_plan = matches!(ids[*id], "kh" | "keo_dai") || value % 5 == 0;
                let make = if is_plan { plan } else { actual };
                make(ids[*id], places[*place], periods[*at], number)
            })
            .collect();
        let project = project(&facts);
        let (id, place, at) = asked;
        let read = |lang| sections_in(&project, ids[id], places[place], periods[at], lang);
        let (vi, en) = (read(Lang::Vi), read(Lang::En));
        let shape = |sections: &[Section]| -> Vec<(bool, Vec<(Tone, bool)>)> {
            let lines = |it: &Section| it.lines.iter().map(|line| (line.tone, line.is_refusal)).collect();
            sections.iter().map(|it| (it.note.is_some(), lines(it))).collect()
        };
        prop_assert_eq!(shape(&vi), shape(&en));
        for line in vi.iter().chain(&en).flat_map(|section| &section.lines) {
            let absurd = ["NaN", "inf", "-0,0%", "…"].iter().any(|word| line.text.contains(word));
            prop_assert!(!absurd && !line.text.is_empty(), "{line:?}");
            prop_assert!(!line.text.ends_with('.'), "{line:?}");
        }
    }
}
