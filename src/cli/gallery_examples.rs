//! The charts of `gallery`: of every kind one or more, from the figures of the sample.

use crate::{
    chart::{ChartKind, ChartSpec},
    model::{Measure, Period, Project},
    text::lang::Lang,
};

/// A chart of the sample, and what to look at in it.
pub(super) struct Example {
    /// Of its files.
    pub name: &'static str,
    pub kind: ChartKind,
    pub indicator: &'static str,
    pub place: &'static str,
    pub period: &'static str,
    /// What else is chosen.
    pub options: fn(&mut ChartSpec),
    /// Vietnamese, then English.
    pub caption: [&'static str; 2],
}

/// In the order in which the kinds are offered.
pub(super) const EXAMPLES: [Example; 28] = [
    Example {
        name: "ranked-poverty",
        kind: ChartKind::Ranked,
        indicator: "ty_le_ho_ngheo",
        place: "ninh-thuan",
        period: "2011-04",
        options: |_| (),
        caption: [
            "Số liệu thật năm 2011. Vạch dọc là toàn tỉnh: huyện nào vượt qua vạch là nghèo hơn bình quân.",
            "Real figures of 2011. The vertical line is the whole province: bars beyond it are poorer.",
        ],
    },
    Example {
        name: "ranked-highlight",
        kind: ChartKind::Ranked,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-07",
        options: |spec| spec.highlight = Some("bac-ai".into()),
        caption: [
            "Một huyện được nêu bật, các huyện khác lùi lại. Ninh Hải chưa báo cáo nên không có thanh.",
            "One district stands out, the others stand back. Ninh Hai has not reported and has no bar.",
        ],
    },
    Example {
        name: "trend-poverty",
        kind: ChartKind::Trend,
        indicator: "ty_le_ho_ngheo",
        place: "ninh-thuan",
        period: "2018",
        options: |_| (),
        caption: [
            "Đường dừng ở năm chưa có số liệu và ở mốc đổi chuẩn nghèo; vạch ngắn là kế hoạch.",
            "The line stops at the missing year and where the standard changed; the short tick is the plan.",
        ],
    },
    Example {
        name: "trend-capital",
        kind: ChartKind::Trend,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-07",
        options: |_| (),
        caption: [
            "Lũy kế từng năm, không nối qua năm mới. Đoạn nét đứt: sơ bộ, mới có 7/8 đơn vị.",
            "Cumulative in each year, never joined over new year. Dashed: provisional, 7 of 8 units.",
        ],
    },
    Example {
        name: "bullet-capital",
        kind: ChartKind::Bullet,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-07",
        options: |_| (),
        caption: [
            "Đường đứt là thời gian đã qua: thanh nào chưa tới đường này là giải ngân chậm hơn thời gian.",
            "The dashed line is the time gone: bars that end before it are slower than time.",
        ],
    },
    Example {
        name: "stacked-source",
        kind: ChartKind::Stacked,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-07",
        options: |spec| spec.by = Some("nguon".into()),
        caption: [
            "Mỗi thanh là tổng số, hai đoạn là hai nguồn vốn; tổng ghi ở cuối thanh.",
            "Each bar is a total, its two parts are the sources of capital; the total stands at its end.",
        ],
    },
    Example {
        name: "stacked-nature",
        kind: ChartKind::Stacked,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-07",
        options: |spec| spec.by = Some("tinh_chat".into()),
        caption: [
            "Ninh Hải chưa báo cáo vốn sự nghiệp: thiếu một phần thì không vẽ, chỉ nói thiếu gì.",
            "Ninh Hai has not reported recurrent capital: what lacks a part is not drawn but said.",
        ],
    },
    Example {
        name: "shares-source",
        kind: ChartKind::Shares,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-07",
        options: |spec| spec.by = Some("nguon".into()),
        caption: [
            "Các thanh dài như nhau, mỗi thanh là 100%: so được tỷ trọng vốn Trung ương giữa các đơn vị.",
            "All bars are 100%: the share of central capital can be compared between units.",
        ],
    },
    Example {
        name: "slope-capital",
        kind: ChartKind::Slope,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-07",
        options: |_| (),
        caption: [
            "7 tháng so với 7 tháng: đường dốc lên là hơn cùng kỳ. Ninh Hải chỉ có một đầu nên không nối.",
            "7 months against 7 months: a rising line is more than last year. Ninh Hai has one end only.",
        ],
    },
    Example {
        name: "slope-break",
        kind: ChartKind::Slope,
        indicator: "ho_ngheo",
        place: "ninh-thuan",
        period: "2019",
        options: |spec| {
            let ends = ["2011-04", "2019"].map(|text| text.parse::<Period>().ok());
            spec.range = ends[0].zip(ends[1]);
        },
        caption: [
            "Giữa hai thời điểm đã đổi chuẩn nghèo: hai bên đứng cạnh nhau nhưng không nối, không so sánh.",
            "The standard of poverty changed in between: side by side, but neither joined nor compared.",
        ],
    },
    Example {
        name: "multiples-capital",
        kind: ChartKind::Multiples,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-07",
        options: |_| (),
        caption: [
            "Mỗi đơn vị một ô, cùng thang đo: so được cả độ lớn lẫn nhịp giải ngân trong năm.",
            "A panel for each unit on one scale: both size and rhythm through the year compare.",
        ],
    },
    Example {
        name: "multiples-rate",
        kind: ChartKind::Multiples,
        indicator: "tl_gn",
        place: "ninh-thuan",
        period: "2018-07",
        options: |_| (),
        caption: [
            "Tỷ lệ giải ngân: năm 2017 đơn vị nào cũng nhanh dần về cuối năm.",
            "Disbursement rates: in 2017 every unit gathered speed toward December.",
        ],
    },
    Example {
        name: "heatmap-poverty",
        kind: ChartKind::Heatmap,
        indicator: "ty_le_ho_ngheo",
        place: "ninh-thuan",
        period: "2018",
        options: |_| (),
        caption: [
            "Số thật đã công bố: phần lớn các ô còn trống, và bảng nói rõ điều đó. Vạch đứt: đổi chuẩn.",
            "What was published: most cells are empty, and the table says so. Dashed: standard changed.",
        ],
    },
    Example {
        name: "heatmap-capital",
        kind: ChartKind::Heatmap,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-07",
        options: |_| (),
        caption: [
            "Đơn vị theo tháng, số ghi trong từng ô: màu đậm dần về cuối năm rồi trở lại từ đầu.",
            "Units by months, the number in each cell: darker toward December, then from the start again.",
        ],
    },
    Example {
        name: "scatter-poverty",
        kind: ChartKind::Scatter,
        indicator: "ty_le_can_ngheo",
        place: "ninh-thuan",
        period: "2011-04",
        options: |spec| spec.others = vec!["ty_le_ho_ngheo".into()],
        caption: [
            "Số liệu thật năm 2011. Bác Ái nghèo nhất, cận nghèo chỉ ngang toàn tỉnh; Ninh Phước cận nghèo cao nhất.",
            "Real figures of 2011. Bac Ai is the poorest but near the province in near-poor; there Ninh Phuoc is highest.",
        ],
    },
    Example {
        name: "scatter-capital",
        kind: ChartKind::Scatter,
        indicator: "tl_gn_sn",
        place: "ninh-thuan",
        period: "2018-07",
        options: |spec| spec.others = vec!["tl_gn_dt".into()],
        caption: [
            "Hai loại vốn: toàn tỉnh mới có đường của vốn đầu tư, vì vốn sự nghiệp còn thiếu Ninh Hải.",
            "Two kinds of capital: the province has a line for one only, as Ninh Hai lacks the other.",
        ],
    },
    Example {
        name: "waterfall-district",
        kind: ChartKind::Waterfall,
        indicator: "ho_ngheo",
        place: "bac-ai",
        period: "2019",
        options: |_| (),
        caption: [
            "Số thoát nghèo, tái nghèo, phát sinh chưa công bố: phần giảm 371 hộ gạch chéo, ghi là chưa tách được.",
            "Who left, fell back and became poor is not published: the fall of 371 is hatched and said to be open.",
        ],
    },
    Example {
        name: "waterfall-province",
        kind: ChartKind::Waterfall,
        indicator: "ho_ngheo",
        place: "ninh-thuan",
        period: "2019",
        options: |_| (),
        caption: [
            "Bảy huyện cộng thành 11.925 hộ nghèo của toàn tỉnh, mỗi thanh nối tiếp thanh trên.",
            "Seven districts make up the 11,925 poor households of the province, bar after bar.",
        ],
    },
    Example {
        name: "waterfall-capital",
        kind: ChartKind::Waterfall,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-06",
        options: |_| (),
        caption: [
            "Đơn vị nào góp bao nhiêu vào phần tăng so với cùng kỳ; mũi tên sang phải là tăng.",
            "What each unit adds to the rise on last year; an arrow to the right is more.",
        ],
    },
    Example {
        name: "grouped-nature",
        kind: ChartKind::Grouped,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-07",
        options: |spec| spec.by = Some("tinh_chat".into()),
        caption: [
            "Từng loại vốn từ 0 nên so được với nhau; Ninh Hải có vốn đầu tư, chưa có vốn sự nghiệp.",
            "Each kind of capital from zero, so that they compare; Ninh Hai has one and not the other.",
        ],
    },
    Example {
        name: "grouped-rate",
        kind: ChartKind::Grouped,
        indicator: "tl_gn",
        place: "ninh-thuan",
        period: "2018-07",
        options: |spec| spec.by = Some("chuong_trinh".into()),
        caption: [
            "Tỷ lệ giải ngân của từng chương trình: tỷ lệ không cộng được nhưng đặt cạnh nhau thì được.",
            "Disbursement rates of each program: rates do not add up, but they may stand side by side.",
        ],
    },
    Example {
        name: "board-district",
        kind: ChartKind::Board,
        indicator: "tong_tieu_chi",
        place: "ninh-son",
        period: "2021-01",
        options: |_| (),
        caption: [
            "Ninh Sơn đầu năm 2021, xã gần đích đứng trước: mới công bố tổng số nên vẽ thanh trên 19 tiêu chí.",
            "Ninh Son in early 2021, those nearest the goal first: only totals were published, so bars of 19.",
        ],
    },
    Example {
        name: "board-province",
        kind: ChartKind::Board,
        indicator: "tong_tieu_chi",
        place: "ninh-thuan",
        period: "2021-01",
        options: |_| (),
        caption: [
            "Cả tỉnh 47 xã: mới có 7 xã, chân hình nói huyện nào còn bao nhiêu xã chưa có số liệu.",
            "All 47 communes: 7 have figures, the foot says how many of which district have none.",
        ],
    },
    Example {
        name: "figure-poverty",
        kind: ChartKind::Figure,
        indicator: "ty_le_ho_ngheo",
        place: "ninh-thuan",
        period: "2018",
        options: |_| (),
        caption: [
            "Một con số cho cả phòng. Kế hoạch so bằng mức giảm: giảm 2,02 điểm % so với 1,50 được giao.",
            "One figure for the whole room. The plan is held against the fall: 2.02 points where 1.50 was asked.",
        ],
    },
    Example {
        name: "figure-missing",
        kind: ChartKind::Figure,
        indicator: "xa_ntm_nam",
        place: "ninh-thuan",
        period: "2018-07",
        options: |_| (),
        caption: [
            "Chưa có số liệu thì nói chưa có, và nói kế hoạch: 4 xã, tối thiểu 2.",
            "Where nothing is reported it says so, and gives the plan: 4 communes, at least 2.",
        ],
    },
    Example {
        name: "card-district",
        kind: ChartKind::Card,
        indicator: "ty_le_ho_ngheo",
        place: "bac-ai",
        period: "2018-07",
        options: |_| (),
        caption: [
            "Bác Ái trên một trang: mỗi ô là số mới nhất, ghi rõ kỳ. Chưa có thì để trống, không đoán.",
            "Bac Ai on one page: each panel has the latest figure with its period. What is not known stays so.",
        ],
    },
    Example {
        name: "card-province",
        kind: ChartKind::Card,
        indicator: "ty_le_ho_ngheo",
        place: "ninh-thuan",
        period: "2018-07",
        options: |_| (),
        caption: [
            "Toàn tỉnh lúc họp tháng 8/2018: số cuối năm trước đứng cạnh kế hoạch năm nay.",
            "The province at the meeting of August 2018: last year's end beside this year's plan.",
        ],
    },
    Example {
        name: "table-capital",
        kind: ChartKind::BarTable,
        indicator: "gn_von",
        place: "ninh-thuan",
        period: "2018-07",
        options: |_| (),
        caption: [
            "Kế hoạch, thực hiện, % kế hoạch và cùng kỳ. Thiếu Ninh Hải nên toàn tỉnh chưa tính được %.",
            "Plan, actual, % of plan, year before. Without Ninh Hai there is no % of the province.",
        ],
    },
];

impl Example {
    /// The chart; none if the project cannot have it.
    pub fn spec(&self, project: &Project, lang: Lang) -> Option<ChartSpec> {
        let place = self.place.into();
        let indicator = project.indicators().get(&self.indicator.into())?.id.clone();
        let period: Period = self.period.parse().ok().filter(|_| project.has_place(&place))?;
        let mut spec = ChartSpec::new(self.kind, indicator, Measure::Actual, place, period, lang);
        (self.options)(&mut spec);
        Some(spec)
    }

    pub fn caption(&self, lang: Lang) -> &'static str {
        let [vi, en] = self.caption;
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        app::chart_picture::ChartPicture,
        chart::{PictureSize, refusal},
        look::Palette,
        store,
    };

    #[test]
    fn every_kind_has_an_example_with_figures() {
        let project = store::sample();
        for kind in ChartKind::ALL {
            assert!(EXAMPLES.iter().any(|example| example.kind == kind), "{kind:?} has none");
        }
        for example in &EXAMPLES {
            let spec = example.spec(&project, Lang::Vi).expect(example.name);
            assert_eq!(refusal(&project, &spec), None, "{}", example.name);
            let size = PictureSize::Slide.size();
            let picture = ChartPicture::new(&project, &spec, size, Palette::light());
            assert!(picture.scene().has_figures, "{}", example.name);
        }
    }

    #[test]
    fn examples_have_names_and_captions_of_their_own() {
        let names: BTreeSet<&str> = EXAMPLES.iter().map(|example| example.name).collect();
        assert_eq!(names.len(), EXAMPLES.len());
        for example in &EXAMPLES {
            assert!(
                example.caption.iter().all(|caption| caption.ends_with('.')),
                "{}",
                example.name
            );
        }
    }
}
