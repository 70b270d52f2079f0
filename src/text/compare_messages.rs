//! Why a comparison is refused: short sentences without a full stop, in both languages.

use super::{
    lang::Lang,
    period::{date_label, period_label},
};
use crate::model::{Date, IndicatorKind, Name, Period};

/// The figure that a refusal is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub indicator: &'a Name,
    pub kind: IndicatorKind,
    pub is_plan: bool,
    pub place: &'a Name,
    pub period: Period,
}

impl Subject<'_> {
    /// "Tỷ lệ hộ nghèo, kế hoạch, Bác Ái, 2018".
    fn head(self, lang: Lang) -> String {
        let plan = match (self.is_plan, lang) {
            (false, _) => "",
            (true, Lang::Vi) => ", kế hoạch",
            (true, Lang::En) => ", plan",
        };
        let period = period_label(lang, self.period, self.kind);
        format!("{}{plan}, {}, {period}", lang.pick(self.indicator), lang.pick(self.place))
    }
}

/// The project has no such indicator or place.
#[must_use]
pub fn unknown(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Tệp không có chỉ tiêu hoặc đơn vị này",
        Lang::En => "The file has no such indicator or place",
    }
}

/// The definition changed between the two periods.
#[must_use]
pub fn series_break(lang: Lang, on: Date, before: &Name, after: &Name) -> String {
    let (day, before, after) = (date_label(lang, on), lang.pick(before), lang.pick(after));
    match lang {
        Lang::Vi => format!("Đổi chuẩn từ {day}, không so sánh được: {before} | {after}"),
        Lang::En => format!("Definition changed on {day}, not comparable: {before} | {after}"),
    }
}

#[must_use]
pub fn not_reported(lang: Lang, subject: Subject<'_>) -> String {
    let reason = match lang {
        Lang::Vi => "chưa có số liệu",
        Lang::En => "not reported",
    };
    format!("{}: {reason}", subject.head(lang))
}

#[must_use]
pub fn not_applicable(lang: Lang, subject: Subject<'_>) -> String {
    let reason = match lang {
        Lang::Vi => "không áp dụng",
        Lang::En => "not applicable",
    };
    format!("{}: {reason}", subject.head(lang))
}

/// Only some of the units have reported; `coverage` is "7/8 đơn vị".
#[must_use]
pub fn partial(lang: Lang, subject: Subject<'_>, coverage: &str) -> String {
    let head = subject.head(lang);
    match lang {
        Lang::Vi => format!("{head}: mới có {coverage}"),
        Lang::En => format!("{head}: only {coverage} so far"),
    }
}

#[must_use]
pub fn no_plan(lang: Lang, subject: Subject<'_>) -> String {
    let head = subject.head(lang);
    match lang {
        Lang::Vi => format!("{head}: chưa có kế hoạch"),
        Lang::En => format!("{head}: no plan known"),
    }
}

#[must_use]
pub fn no_percent_of_plan(lang: Lang, subject: Subject<'_>) -> String {
    let head = subject.head(lang);
    match lang {
        Lang::Vi => format!(
            "{head}: không tính được % kế hoạch (chưa có số đầu kỳ cùng chuẩn hoặc kế hoạch bằng 0)"
        ),
        Lang::En => format!(
            "{head}: no percent of plan (no starting figure of the same definition, or a plan of 0)"
        ),
    }
}

/// Numerator and denominator are not both known.
#[must_use]
pub fn no_parts(lang: Lang, subject: Subject<'_>) -> String {
    let head = subject.head(lang);
    match lang {
        Lang::Vi => format!("{head}: chưa có đủ tử số và mẫu số"),
        Lang::En => format!("{head}: numerator and denominator are not both known"),
    }
}

/// More is spent than the plan that the money comes out of.
#[must_use]
pub fn beyond_plan(lang: Lang, subject: Subject<'_>) -> String {
    let head = subject.head(lang);
    match lang {
        Lang::Vi => format!("{head}: đã vượt toàn bộ kế hoạch vốn, không dự báo được"),
        Lang::En => format!("{head}: already beyond all of the capital plan, no forecast"),
    }
}

/// A figure to divide by is zero.
#[must_use]
pub fn zero_base(lang: Lang, subject: Subject<'_>) -> String {
    let head = subject.head(lang);
    match lang {
        Lang::Vi => format!("{head}: bằng 0 hoặc âm, không làm gốc so sánh được"),
        Lang::En => format!("{head}: zero or negative, cannot be the base"),
    }
}

/// Two periods that cover spans of different length.
#[must_use]
pub fn different_spans(lang: Lang, from: Period, to: Period, kind: IndicatorKind) -> String {
    let (from, to) = (period_label(lang, from, kind), period_label(lang, to, kind));
    match lang {
        Lang::Vi => format!("{from} và {to} không cùng độ dài, không so sánh được"),
        Lang::En => format!("{from} and {to} are not of the same length"),
    }
}

/// The first period of a year, whose counting begins anew, after the last of the year before.
#[must_use]
pub fn counted_anew(lang: Lang, from: Period, to: Period, kind: IndicatorKind) -> String {
    let (from, to) = (period_label(lang, from, kind), period_label(lang, to, kind));
    match lang {
        Lang::Vi => format!("{to} tính lại từ đầu năm, không so với {from}"),
        Lang::En => format!("{to} is counted anew from 1 January, not compared with {from}"),
    }
}

/// The indicator does not grow from January to December towards a goal.
#[must_use]
pub fn no_pace(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Chỉ tiêu không cộng dồn trong năm để đạt mức kế hoạch, không tính tiến độ",
        Lang::En => "The indicator does not add up over the year towards a goal: it has no pace",
    }
}

#[must_use]
pub fn no_direction(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Chỉ tiêu không có chiều tốt, xấu",
        Lang::En => "The indicator has no better direction",
    }
}

#[must_use]
pub fn not_a_rate(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Chỉ tiêu không phải là tỷ lệ, không có mức bình quân để đạt",
        Lang::En => "The indicator is not a rate: there is no average to reach",
    }
}

#[must_use]
pub fn not_summable(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Chỉ tiêu không cộng được giữa các đơn vị",
        Lang::En => "The indicator does not add up across units",
    }
}

/// A total or a count of a district cannot be set against that of the province.
#[must_use]
pub fn not_comparable_with_whole(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Số tuyệt đối của đơn vị không so với số chung được",
        Lang::En => "An absolute figure of a unit is not compared with that of the whole",
    }
}

#[must_use]
pub fn nothing_to_share(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Tổng bằng 0 hoặc có số âm, không tính tỷ trọng",
        Lang::En => "The total is zero or has negative parts: no shares",
    }
}

/// Parts that miss their total; both numbers already written.
#[must_use]
pub fn does_not_add_up(lang: Lang, sum: &str, total: &str) -> String {
    match lang {
        Lang::Vi => format!("Cộng các phần được {sum}, khác số tổng {total}"),
        Lang::En => format!("The parts add up to {sum}, the total is {total}"),
    }
}

/// A unit of another place, an item of another total.
#[must_use]
pub fn not_inside(lang: Lang, unit: &Name, whole: &Name) -> String {
    let (unit, whole) = (lang.pick(unit), lang.pick(whole));
    match lang {
        Lang::Vi => format!("{unit} không thuộc {whole}"),
        Lang::En => format!("{unit} is not part of {whole}"),
    }
}

/// The unit is as good as the average, or better.
#[must_use]
pub fn already_there(lang: Lang, unit: &Name) -> String {
    let unit = lang.pick(unit);
    match lang {
        Lang::Vi => format!("{unit} đã bằng hoặc tốt hơn mức bình quân chung"),
        Lang::En => format!("{unit} is already at the average or better"),
    }
}

#[must_use]
pub fn year_is_over(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Đã hết năm, không dự báo",
        Lang::En => "The year is over: nothing to forecast",
    }
}

/// The goal does not lie after the last known figure.
#[must_use]
pub fn goal_not_ahead(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Mốc mục tiêu không nằm sau kỳ số liệu",
        Lang::En => "The goal's year does not lie ahead",
    }
}

/// No earlier figure of the same definition.
#[must_use]
pub fn no_earlier_figure(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Chưa có số liệu các năm trước cùng chuẩn",
        Lang::En => "No figure of an earlier year of the same definition",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_name_the_figure_and_the_reason() {
        let (indicator, place) = (Name::new("GN vốn", "Disbursed"), Name::same("Ninh Hải"));
        let kind = IndicatorKind::Cumulative;
        let Ok(period) = "2018-07".parse() else { panic!() };
        let subject =
            Subject { indicator: &indicator, kind, is_plan: false, place: &place, period };
        assert_eq!(
            not_reported(Lang::Vi, subject),
            "GN vốn, Ninh Hải, 7 tháng 2018: chưa có số liệu"
        );
        let plan = Subject { is_plan: true, ..subject };
        assert_eq!(
            partial(Lang::Vi, plan, "7/8 đơn vị"),
            "GN vốn, kế hoạch, Ninh Hải, 7 tháng 2018: mới có 7/8 đơn vị"
        );
        assert_eq!(
            partial(Lang::En, plan, "7 of 8 units"),
            "Disbursed, plan, Ninh Hải, 7 months 2018: only 7 of 8 units so far"
        );
        let (before, after) = (Name::same("Chuẩn thu nhập"), Name::same("Chuẩn đa chiều"));
        let on = Date::start_of_month(2016, 1);
        assert_eq!(
            series_break(Lang::Vi, on, &before, &after),
            "Đổi chuẩn từ 1/1/2016, không so sánh được: Chuẩn thu nhập | Chuẩn đa chiều"
        );
    }
}
