//! The names of the kinds of charts, and the words that one kind has for itself, in both languages.

use super::{lang::Lang, number::format_number};

/// The fixed words; what takes arguments is a function below.
#[derive(Clone, Copy, Debug)]
pub struct KindTexts {
    pub ranked: &'static str,
    pub bullet: &'static str,
    pub stacked: &'static str,
    pub shares: &'static str,
    pub slope: &'static str,
    pub trend: &'static str,
    pub multiples: &'static str,
    pub heatmap: &'static str,
    /// Bullet: what the looks stand for, what has no place in it.
    pub legend_year_plan: &'static str,
    pub no_plan: &'static str,
    pub no_percent: &'static str,
    /// Why a bullet chart does not fit.
    pub bullet_only_growing: &'static str,
    pub bullet_only_actual: &'static str,
    pub bullet_no_plan: &'static str,
    /// Stacked: why it does not fit, and what its figures say.
    pub stacked_only_sums: &'static str,
    pub stacked_no_dimension: &'static str,
    pub unit_shares: &'static str,
    pub rounding: &'static str,
    pub negative_part: &'static str,
    pub nothing_to_share: &'static str,
    /// Slope.
    pub slope_no_earlier: &'static str,
    pub not_joined: &'static str,
    pub at_both: &'static str,
    pub from_zero: &'static str,
    pub line_at_zero: &'static str,
    /// Series side by side.
    pub one_period: &'static str,
    pub one_scale: &'static str,
    /// Heatmap: what stands in cells without a number.
    pub hatched_cell: &'static str,
    pub hatched_short_cell: &'static str,
    pub crossed_cell: &'static str,
}

const VI: KindTexts = KindTexts {
    ranked: "Xếp hạng",
    bullet: "So với kế hoạch",
    stacked: "Cơ cấu",
    shares: "Tỷ trọng 100%",
    slope: "Hai thời điểm",
    trend: "Diễn biến",
    multiples: "Từng đơn vị",
    heatmap: "Bảng màu",
    legend_year_plan: "vạch đậm: kế hoạch năm (100%)",
    no_plan: "chưa có kế hoạch",
    no_percent: "không tính được % kế hoạch",
    bullet_only_growing: "Chỉ chỉ tiêu tăng dần trong năm mới so được với kế hoạch năm và thời gian đã qua.",
    bullet_only_actual: "Chỉ số thực hiện mới so được với kế hoạch.",
    bullet_no_plan: "Chưa đơn vị nào có kế hoạch của năm này.",
    stacked_only_sums: "Chỉ số cộng được mới vẽ theo cơ cấu: tỷ lệ, bình quân không cộng.",
    stacked_no_dimension: "Chỉ tiêu này không có số liệu chi tiết theo thành phần.",
    unit_shares: "ĐVT: % của tổng, cạnh thanh là tổng",
    rounding: "Các phần cộng lại có thể lệch tổng do làm tròn.",
    negative_part: "có phần âm, không vẽ theo cơ cấu được",
    nothing_to_share: "tổng bằng 0, không có tỷ trọng",
    slope_no_earlier: "Chưa có kỳ trước nào để đặt cạnh kỳ này.",
    not_joined: "Không nối",
    at_both: "ở cả hai thời điểm",
    from_zero: "thang đo từ 0",
    line_at_zero: "đường ngang: 0",
    one_period: "Chỉ có số liệu của một kỳ: chưa có diễn biến.",
    one_scale: "cùng một thang đo, từ 0",
    hatched_cell: "ô gạch chéo: chưa có số liệu",
    hatched_short_cell: "ô gạch chéo: chưa có hoặc chưa đủ số liệu",
    crossed_cell: "x: không áp dụng",
};

const EN: KindTexts = KindTexts {
    ranked: "Ranking",
    bullet: "Against plan",
    stacked: "Parts",
    shares: "Parts of 100%",
    slope: "Two periods",
    trend: "Trend",
    multiples: "Each unit",
    heatmap: "Heatmap",
    legend_year_plan: "dark tick: year's plan (100%)",
    no_plan: "no plan yet",
    no_percent: "no percentage of plan",
    bullet_only_growing: "Only what grows through the year can be held against the year's plan and the time gone.",
    bullet_only_actual: "Only actual figures can be held against a plan.",
    bullet_no_plan: "No unit has a plan for this year yet.",
    stacked_only_sums: "Only sums can be drawn by their parts: rates and means do not add up.",
    stacked_no_dimension: "This indicator is not broken down into parts.",
    unit_shares: "Unit: % of the whole, the whole beside the bar",
    rounding: "Parts may not add up to the whole because of rounding.",
    negative_part: "a part is negative: not drawn by parts",
    nothing_to_share: "the whole is 0: no shares",
    slope_no_earlier: "There is no earlier period to set this one against.",
    not_joined: "Not joined",
    at_both: "at both periods",
    from_zero: "scale from 0",
    line_at_zero: "horizontal line: 0",
    one_period: "There are figures of one period only: no course to show.",
    one_scale: "all on one scale, from 0",
    hatched_cell: "hatched cell: not reported",
    hatched_short_cell: "hatched cell: not reported, or not by all units",
    crossed_cell: "x: not applicable",
};

/// The fixed words in a language.
#[must_use]
pub const fn kind_texts(lang: Lang) -> &'static KindTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// "so với kế hoạch năm 2018, theo huyện" in a headline.
#[must_use]
pub fn against_plan(lang: Lang, by: &str) -> String {
    match lang {
        Lang::Vi => format!("{by} so với kế hoạch năm"),
        Lang::En => format!("against the year's plan, {by}"),
    }
}

/// The name of the line of time: "đã qua 58,3% thời gian năm".
#[must_use]
pub fn time_gone(lang: Lang, percent: f64) -> String {
    let percent = format_number(lang, percent, 1);
    match lang {
        Lang::Vi => format!("thời gian đã qua {percent}%"),
        Lang::En => format!("{percent}% of the year gone"),
    }
}

/// "15.380 / 68.390": what is done of the plan.
#[must_use]
pub fn done_of_plan(done: &str, plan: &str) -> String {
    format!("{done} / {plan}")
}

/// The unit of the absolute figures beside percentages.
#[must_use]
pub fn percent_and_unit(lang: Lang, unit: &str) -> String {
    match lang {
        Lang::Vi => format!("% kế hoạch năm, cạnh đó là thực hiện / kế hoạch ({unit})"),
        Lang::En => format!("% of the year's plan, beside it actual / plan ({unit})"),
    }
}

/// "theo huyện và nguồn vốn" in a headline.
#[must_use]
pub fn by_dimension(lang: Lang, dimension: &str, by: &str) -> String {
    let dimension = dimension.to_lowercase();
    match lang {
        Lang::Vi => format!("{by} và {dimension}"),
        Lang::En => format!("{by} and {dimension}"),
    }
}

/// "thiếu: Vốn sự nghiệp": which parts are not known.
#[must_use]
pub fn lacking(lang: Lang, parts: &[&str]) -> String {
    let parts = parts.join(", ");
    match lang {
        Lang::Vi => format!("chưa có: {parts}"),
        Lang::En => format!("not reported: {parts}"),
    }
}

/// The parts do not make up the whole.
#[must_use]
pub fn parts_miss(lang: Lang, difference: &str) -> String {
    match lang {
        Lang::Vi => format!("các phần cộng lại lệch tổng {difference}"),
        Lang::En => format!("the parts miss the whole by {difference}"),
    }
}

/// More parts than can be told apart.
#[must_use]
pub fn too_many_parts(lang: Lang, parts: usize, most: usize) -> String {
    match lang {
        Lang::Vi => format!("Có {parts} phần; trên {most} phần thì không phân biệt được."),
        Lang::En => format!("There are {parts} parts; more than {most} cannot be told apart."),
    }
}

/// "Tỷ lệ hộ nghèo theo huyện: tháng 4/2011 và cuối năm 2018".
#[must_use]
pub fn two_periods(lang: Lang, name: &str, from: &str, to: &str) -> String {
    match lang {
        Lang::Vi => format!("{name}: {from} và {to}"),
        Lang::En => format!("{name}: {from} and {to}"),
    }
}

/// More places than can be told apart.
#[must_use]
pub fn too_many_places(lang: Lang, places: usize, most: usize) -> String {
    match lang {
        Lang::Vi => format!("Có {places} đơn vị; trên {most} đơn vị thì không phân biệt được."),
        Lang::En => format!("There are {places} units; more than {most} cannot be told apart."),
    }
}

/// How many of the periods have room: "6 kỳ cuối trong 19 kỳ".
#[must_use]
pub fn latest_periods(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::Vi => format!("{shown} kỳ cuối trong {all} kỳ"),
        Lang::En => format!("the latest {shown} of {all} periods"),
    }
}
