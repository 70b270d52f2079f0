//! The words of charts, in both languages.

use crate::model::{AreaKind, Date, IndicatorKind, Measure, Period, Status, Step};

use super::{
    lang::Lang,
    number::format_share,
    period::{month_name, roman},
};

/// The fixed words; what takes arguments is a function below.
#[derive(Clone, Copy, Debug)]
pub struct ChartTexts {
    pub not_reported: &'static str,
    /// At a gap in a trend.
    pub gap: &'static str,
    pub not_applicable: &'static str,
    pub illustrative: &'static str,
    /// Where only some of the marks rest on illustrative figures.
    pub partly_illustrative: &'static str,
    pub provisional: &'static str,
    pub estimate: &'static str,
    /// Before the figure of a plan beside a bar.
    pub plan_short: &'static str,
    /// The same where the tick is that of the whole year.
    pub plan_year_short: &'static str,
    pub plan: &'static str,
    /// How the figures of a trend relate to time.
    pub at_end: &'static str,
    pub in_period: &'static str,
    pub since_january: &'static str,
    /// Legend of the plan's tick on bars and in a trend.
    pub legend_plan_bar: &'static str,
    pub legend_plan_trend: &'static str,
    /// Legend of the line that stands for the whole area.
    pub legend_reference: &'static str,
    /// The whole area's figure, where too few of its units have reported.
    pub not_enough: &'static str,
    pub unit: &'static str,
    pub source: &'static str,
    pub as_of: &'static str,
    pub status: &'static str,
    pub coverage: &'static str,
    pub note: &'static str,
    /// Looks of marks, and what they stand for.
    pub look_striped: &'static str,
    pub look_dashed: &'static str,
    pub look_hollow: &'static str,
    pub look_dashed_line: &'static str,
    pub means_provisional: &'static str,
    pub means_estimate: &'static str,
    pub means_partial: &'static str,
    pub empty: &'static str,
    pub empty_indicator: &'static str,
    pub official: &'static str,
    pub no_source: &'static str,
}

const VI: ChartTexts = ChartTexts {
    not_reported: "chưa có số liệu",
    gap: "chưa có",
    not_applicable: "không áp dụng",
    illustrative: "Số liệu minh họa",
    partly_illustrative: "Một phần là số liệu minh họa (màu nhạt)",
    provisional: "sơ bộ",
    estimate: "ước",
    plan_short: "KH",
    plan_year_short: "KH năm",
    plan: "Kế hoạch",
    at_end: "số cuối kỳ",
    in_period: "số trong kỳ",
    since_january: "lũy kế từ đầu năm",
    legend_plan_bar: "vạch ngắn: kế hoạch",
    legend_plan_trend: "vạch ngang ngắn: kế hoạch",
    legend_reference: "vạch dọc",
    not_enough: "chưa đủ số liệu",
    unit: "ĐVT",
    source: "Nguồn",
    as_of: "Số liệu tính đến",
    status: "Trạng thái",
    coverage: "Đã có số liệu",
    note: "Ghi chú",
    look_striped: "kẻ sọc",
    look_dashed: "viền nét đứt",
    look_hollow: "chấm rỗng",
    look_dashed_line: "nét đứt, chấm rỗng",
    means_provisional: "số liệu sơ bộ",
    means_estimate: "số liệu ước",
    means_partial: "chưa đủ đơn vị",
    empty: "Chưa có số liệu cho lựa chọn này.",
    empty_indicator: "Chỉ tiêu này không có trong tệp.",
    official: "chính thức",
    no_source: "chưa ghi nguồn",
};

const EN: ChartTexts = ChartTexts {
    not_reported: "not reported",
    gap: "none yet",
    not_applicable: "not applicable",
    illustrative: "Illustrative figures",
    partly_illustrative: "Some figures are illustrative (paler)",
    provisional: "provisional",
    estimate: "estimate",
    plan_short: "plan",
    plan_year_short: "year's plan",
    plan: "Plan",
    at_end: "at the end of each period",
    in_period: "in each period",
    since_january: "cumulative since 1 January",
    legend_plan_bar: "short tick: plan",
    legend_plan_trend: "short tick: plan",
    legend_reference: "vertical line",
    not_enough: "not all units reported",
    unit: "Unit",
    source: "Source",
    as_of: "Figures as of",
    status: "Status",
    coverage: "Reported",
    note: "Note",
    look_striped: "striped",
    look_dashed: "dashed edge",
    look_hollow: "hollow dot",
    look_dashed_line: "dashed line, hollow dot",
    means_provisional: "provisional",
    means_estimate: "estimate",
    means_partial: "not all units reported",
    empty: "There are no figures for this selection yet.",
    empty_indicator: "This indicator is not in the file.",
    official: "final",
    no_source: "no source given",
};

/// The fixed words in a language.
#[must_use]
pub const fn chart_texts(lang: Lang) -> &'static ChartTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// A day: "31/7/2018", "31 July 2018".
#[must_use]
pub fn day_words(lang: Lang, date: Date) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match lang {
        Lang::Vi => format!("{day}/{month}/{year}"),
        Lang::En => format!("{day} {} {year}", month_name(month)),
    }
}

/// A period as a headline says it: a level stands at its end, a cumulative figure runs from
/// 1 January ("7 tháng đầu năm 2018").
#[must_use]
pub fn period_words(lang: Lang, period: Period, kind: IndicatorKind) -> String {
    let year = period.last_year();
    let part = period.part_of_year();
    let whole_year = || match (lang, kind) {
        (Lang::Vi, IndicatorKind::Level) => format!("cuối năm {year}"),
        (Lang::Vi, _) => format!("năm {year}"),
        (Lang::En, IndicatorKind::Level) => format!("end of {year}"),
        (Lang::En, _) => year.to_string(),
    };
    let first_months = |months: u8| match lang {
        _ if months >= 12 => whole_year(),
        Lang::Vi => format!("{months} tháng đầu năm {year}"),
        Lang::En => format!("first {months} months of {year}"),
    };
    match (period.step(), kind) {
        (Step::Span(_), _) => match lang {
            Lang::Vi => format!("giai đoạn {}-{year}", period.first_year()),
            Lang::En => format!("{}-{year}", period.first_year()),
        },
        (Step::Year, _) => whole_year(),
        (Step::Half, IndicatorKind::Cumulative) => first_months(part * 6),
        (Step::Quarter, IndicatorKind::Cumulative) => first_months(part * 3),
        (Step::Month, IndicatorKind::Cumulative) if part > 1 => first_months(part),
        (Step::Half, _) => match (lang, part) {
            (Lang::Vi, 1) => format!("6 tháng đầu năm {year}"),
            (Lang::Vi, _) => format!("6 tháng cuối năm {year}"),
            (Lang::En, 1) => format!("first half of {year}"),
            (Lang::En, _) => format!("second half of {year}"),
        },
        (Step::Quarter, _) => match lang {
            Lang::Vi => format!("quý {}/{year}", roman(part)),
            Lang::En => format!("Q{part} {year}"),
        },
        (Step::Month, _) => match lang {
            Lang::Vi => format!("tháng {part}/{year}"),
            Lang::En => format!("{} {year}", month_name(part)),
        },
    }
}

/// A period on an axis.
#[must_use]
pub fn period_tick(lang: Lang, period: Period) -> String {
    let year = period.last_year();
    let part = period.part_of_year();
    match (period.step(), lang) {
        (Step::Span(_), _) => format!("{}-{year}", period.first_year()),
        (Step::Year, _) => year.to_string(),
        (Step::Half, Lang::Vi) => format!("6T {}/{year}", if part == 1 { "đầu" } else { "cuối" }),
        (Step::Half, Lang::En) => format!("H{part} {year}"),
        (Step::Quarter, Lang::Vi) => format!("{}/{year}", roman(part)),
        (Step::Quarter, Lang::En) => format!("Q{part} {year}"),
        (Step::Month, Lang::Vi) => format!("{part}/{year}"),
        (Step::Month, Lang::En) => {
            format!("{} {year}", month_name(part).get(..3).unwrap_or_default())
        }
    }
}

/// The places of a ranking: "theo huyện". `kinds` are those of the places; none if they are mixed
/// with groups or not known.
#[must_use]
pub fn by_places(lang: Lang, kinds: &[AreaKind]) -> &'static str {
    let all = |test: fn(AreaKind) -> bool| !kinds.is_empty() && kinds.iter().all(|k| test(*k));
    match lang {
        Lang::Vi if all(AreaKind::is_district) => "theo huyện",
        Lang::Vi if all(|kind| kind == AreaKind::Ward) => "theo phường",
        Lang::Vi if all(AreaKind::is_commune) => "theo xã",
        Lang::Vi => "theo đơn vị",
        Lang::En if all(AreaKind::is_district) => "by district",
        Lang::En if all(|kind| kind == AreaKind::Ward) => "by ward",
        Lang::En if all(AreaKind::is_commune) => "by commune",
        Lang::En => "by unit",
    }
}

/// An area inside a sentence: "huyện Bác Ái", "toàn tỉnh".
#[must_use]
pub fn place_words(lang: Lang, kind: Option<AreaKind>, name: &str) -> String {
    let (vi, en) = match kind {
        Some(AreaKind::Province) => {
            return match lang {
                Lang::Vi => "toàn tỉnh".to_owned(),
                Lang::En => "whole province".to_owned(),
            };
        }
        Some(AreaKind::City) => ("thành phố", "city"),
        Some(AreaKind::District) => ("huyện", "district"),
        Some(AreaKind::RuralCommune) => ("xã", "commune"),
        Some(AreaKind::Township) => ("thị trấn", "township"),
        Some(AreaKind::Ward) => ("phường", "ward"),
        Some(AreaKind::Departments) | None => return name.to_owned(),
    };
    match lang {
        Lang::Vi => format!("{vi} {name}"),
        Lang::En => format!("{name} {en}"),
    }
}

/// How a headline names the measure before the period: actual figures need no word.
#[must_use]
pub fn measure_and_period(lang: Lang, measure: Measure, period: &str) -> String {
    match (lang, measure) {
        (_, Measure::Actual) => period.to_owned(),
        (Lang::Vi, Measure::Plan) => format!("kế hoạch {period}"),
        (Lang::En, Measure::Plan) => format!("plan for {period}"),
        (Lang::Vi, Measure::Estimate) => format!("ước thực hiện {period}"),
        (Lang::En, Measure::Estimate) => format!("estimate for {period}"),
    }
}

/// "6/7 huyện, thành phố": how many of the expected units stand behind a figure.
#[must_use]
pub fn share_of_units(lang: Lang, reported: usize, expected: usize, kinds: &[AreaKind]) -> String {
    let all = |test: fn(AreaKind) -> bool| !kinds.is_empty() && kinds.iter().all(|k| test(*k));
    let unit = match lang {
        Lang::Vi if all(AreaKind::is_district) => "huyện, thành phố",
        Lang::Vi if all(|kind| kind == AreaKind::RuralCommune) => "xã",
        Lang::Vi if all(|kind| kind == AreaKind::Ward) => "phường",
        Lang::Vi if all(AreaKind::is_commune) => "xã, phường, thị trấn",
        Lang::Vi => "đơn vị",
        Lang::En if all(AreaKind::is_district) => "districts",
        Lang::En if all(|kind| kind == AreaKind::RuralCommune) => "rural communes",
        Lang::En if all(|kind| kind == AreaKind::Ward) => "wards",
        Lang::En if all(AreaKind::is_commune) => "communes",
        Lang::En => "units",
    };
    format!("{} {unit}", format_share(lang, reported, expected))
}

/// The sum of those units that have reported: "7/8 đơn vị cộng lại 58.683".
#[must_use]
pub fn sum_of_some(lang: Lang, share: &str, number: &str) -> String {
    match lang {
        Lang::Vi => format!("{share} cộng lại {number}"),
        Lang::En => format!("{share} add up to {number}"),
    }
}

/// The word for how firm a figure is; none for a final one.
#[must_use]
pub const fn status_word(lang: Lang, status: Status) -> Option<&'static str> {
    let texts = chart_texts(lang);
    match status {
        Status::Final => None,
        Status::Provisional => Some(texts.provisional),
        Status::Estimate => Some(texts.estimate),
    }
}

/// "và 3 nguồn khác", after the first few sources.
#[must_use]
pub fn more_sources(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, _) => format!("và {count} nguồn khác"),
        (Lang::En, 1) => "and 1 other source".to_owned(),
        (Lang::En, _) => format!("and {count} other sources"),
    }
}

/// Where the definition changed, for the foot and for screen readers.
#[must_use]
pub fn break_words(lang: Lang, on: Date, after: &str) -> String {
    let day = day_words(lang, on);
    match lang {
        Lang::Vi => {
            format!("Từ {day} đổi cách tính ({after}): không nối, không so sánh qua mốc này")
        }
        Lang::En => format!("Definition changed on {day} ({after}): not joined, not comparable"),
    }
}

/// Where figures stand if there are none here.
#[must_use]
pub fn nearest_words(lang: Lang, period: &str) -> String {
    match lang {
        Lang::Vi => format!("Kỳ mới nhất có số liệu: {period}."),
        Lang::En => format!("Latest period with figures: {period}."),
    }
}

/// A list after what it is a list of: "chưa có số liệu: Ninh Hải, Thuận Nam".
#[must_use]
pub fn listed(label: &str, items: &[&str]) -> String {
    format!("{label}: {}", items.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_said_as_officials_say_them() {
        let said = |period: &str, kind| {
            let period = period.parse::<Period>().expect("a period");
            (period_words(Lang::Vi, period, kind), period_words(Lang::En, period, kind))
        };
        let pair = |vi: &str, en: &str| (vi.to_owned(), en.to_owned());
        assert_eq!(
            said("2018-07", IndicatorKind::Cumulative),
            pair("7 tháng đầu năm 2018", "first 7 months of 2018")
        );
        assert_eq!(said("2018-12", IndicatorKind::Cumulative), pair("năm 2018", "2018"));
        assert_eq!(
            said("2018-01", IndicatorKind::Cumulative),
            pair("tháng 1/2018", "January 2018")
        );
        assert_eq!(
            said("2018-Q3", IndicatorKind::Cumulative),
            pair("9 tháng đầu năm 2018", "first 9 months of 2018")
        );
        assert_eq!(said("2018-Q3", IndicatorKind::Flow), pair("quý III/2018", "Q3 2018"));
        assert_eq!(said("2011-04", IndicatorKind::Level), pair("tháng 4/2011", "April 2011"));
        assert_eq!(said("2018", IndicatorKind::Level), pair("cuối năm 2018", "end of 2018"));
        assert_eq!(
            said("2016-2020", IndicatorKind::Flow),
            pair("giai đoạn 2016-2020", "2016-2020")
        );
    }

    #[test]
    fn rankings_are_named_by_their_places() {
        let districts = [AreaKind::City, AreaKind::District];
        assert_eq!(by_places(Lang::Vi, &districts), "theo huyện");
        assert_eq!(by_places(Lang::En, &[AreaKind::RuralCommune, AreaKind::Ward]), "by commune");
        assert_eq!(
            by_places(Lang::Vi, &[AreaKind::District, AreaKind::Departments]),
            "theo đơn vị"
        );
        assert_eq!(by_places(Lang::Vi, &[]), "theo đơn vị");
        assert_eq!(share_of_units(Lang::Vi, 6, 7, &districts), "6/7 huyện, thành phố");
    }
}
