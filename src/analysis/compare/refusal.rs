//! Why two figures are not compared: there is a reason instead of a number.

use crate::{
    analysis::{Coverage, Figure},
    model::{IndicatorId, IndicatorKind, Measure, Name, Period, PlaceId, Project, SeriesBreak},
    text::{
        compare_messages::{self as words, Subject},
        lang::Lang,
        number::format_number,
    },
};

/// The figure that a refusal is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureKey {
    pub indicator: IndicatorId,
    pub measure: Measure,
    pub place: PlaceId,
    pub period: Period,
}

impl FigureKey {
    /// Which figure one is.
    #[must_use]
    pub fn of(figure: &Figure) -> Self {
        Self {
            indicator: figure.indicator.clone(),
            measure: figure.measure,
            place: figure.place.clone(),
            period: figure.period,
        }
    }
}

/// Why there is no comparison (lý do không so sánh).
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The project has no such indicator or place.
    Unknown,
    /// The definition changed in between (đổi chuẩn).
    SeriesBreak(SeriesBreak),
    /// Chưa có số liệu.
    NotReported(FigureKey),
    /// Không áp dụng.
    NotApplicable(FigureKey),
    /// Only some of the units have reported: "mới có 6/7 huyện, thành phố".
    Partial { figure: FigureKey, coverage: Coverage },
    /// Seven months are not compared with six of another year.
    DifferentSpans { from: Period, to: Period, kind: IndicatorKind },
    /// There is no plan to measure against.
    NoPlan(FigureKey),
    /// There is a plan, but no percentage of it that would not mislead.
    NoPercentOfPlan(FigureKey),
    /// The numerator and denominator of the same units are not both known.
    NoParts(FigureKey),
    /// More is spent than there is to spend.
    BeyondPlan(FigureKey),
    /// A base of zero or less.
    ZeroBase(FigureKey),
    /// The indicator does not add up over the year towards a goal.
    NoPace,
    /// Neither more nor less is better.
    NoDirection,
    /// Only a rate has an average that a unit could reach.
    NotARate,
    /// The figures of units do not add up.
    NotSummable,
    /// A sum cannot be set against the sum that it is part of.
    NotComparableWithWhole,
    /// A total of zero, or parts below zero.
    NothingToShare,
    /// The parts miss their total.
    DoesNotAddUp { sum: f64, total: f64, decimals: u8 },
    /// The unit does not lie in the whole.
    NotInside { unit: PlaceId, whole: PlaceId },
    /// The item is no part of the total.
    NotAPart { item: IndicatorId, total: IndicatorId },
    /// The unit is as good as the average or better.
    AlreadyThere(PlaceId),
    /// There are no months left.
    YearIsOver,
    /// The goal's year does not lie after the figure's.
    GoalNotAhead,
    /// There is no earlier figure of the same definition.
    NoEarlierFigure,
}

impl Refusal {
    /// The reason as a short sentence without a full stop: "GN vốn, Ninh Hải, 7 tháng 2018: chưa có
    /// số liệu".
    #[must_use]
    pub fn reason(&self, project: &Project, lang: Lang) -> String {
        let of = |key: &FigureKey, say: &dyn Fn(Lang, Subject<'_>) -> String| {
            let known = project.indicators().get(&key.indicator);
            let name = project.place_name(&key.place);
            let (Some(indicator), Some(place)) = (known, name) else {
                return words::unknown(lang).to_owned();
            };
            let subject = Subject {
                indicator: indicator.short.as_ref().unwrap_or(&indicator.name),
                kind: indicator.kind,
                // A capital plan is always one; its name says so.
                is_plan: key.measure == Measure::Plan && indicator.only_measure.is_none(),
                place,
                period: key.period,
            };
            say(lang, subject)
        };
        let named = |place: &PlaceId| -> Name {
            project.place_name(place).cloned().unwrap_or_else(|| Name::same(place.as_str()))
        };
        let title = |id: &IndicatorId| -> Name {
            let known = project.indicators().get(id);
            known.map_or_else(|| Name::same(id.as_str()), |known| known.name.clone())
        };
        match self {
            Self::Unknown => words::unknown(lang).to_owned(),
            Self::SeriesBreak(it) => words::series_break(lang, it.on, &it.before, &it.after),
            Self::NotReported(key) => of(key, &words::not_reported),
            Self::NotApplicable(key) => of(key, &words::not_applicable),
            Self::Partial { figure, coverage } => {
                let coverage = coverage.label(lang);
                of(figure, &|lang, subject| words::partial(lang, subject, &coverage))
            }
            Self::DifferentSpans { from, to, kind } if to.previous() == Some(*from) => {
                words::counted_anew(lang, *from, *to, *kind)
            }
            Self::DifferentSpans { from, to, kind } => {
                words::different_spans(lang, *from, *to, *kind)
            }
            Self::NoPlan(key) => of(key, &words::no_plan),
            Self::NoPercentOfPlan(key) => of(key, &words::no_percent_of_plan),
            Self::NoParts(key) => of(key, &words::no_parts),
            Self::BeyondPlan(key) => of(key, &words::beyond_plan),
            Self::ZeroBase(key) => of(key, &words::zero_base),
            Self::NoPace => words::no_pace(lang).to_owned(),
            Self::NoDirection => words::no_direction(lang).to_owned(),
            Self::NotARate => words::not_a_rate(lang).to_owned(),
            Self::NotSummable => words::not_summable(lang).to_owned(),
            Self::NotComparableWithWhole => words::not_comparable_with_whole(lang).to_owned(),
            Self::NothingToShare => words::nothing_to_share(lang).to_owned(),
            Self::DoesNotAddUp { sum, total, decimals } => {
                let write = |value| format_number(lang, value, *decimals);
                words::does_not_add_up(lang, &write(*sum), &write(*total))
            }
            Self::NotInside { unit, whole } => words::not_inside(lang, &named(unit), &named(whole)),
            Self::NotAPart { item, total } => words::not_inside(lang, &title(item), &title(total)),
            Self::AlreadyThere(unit) => words::already_there(lang, &named(unit)),
            Self::YearIsOver => words::year_is_over(lang).to_owned(),
            Self::GoalNotAhead => words::goal_not_ahead(lang).to_owned(),
            Self::NoEarlierFigure => words::no_earlier_figure(lang).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{period, project};
    use super::*;

    #[test]
    fn every_refusal_has_a_reason_in_both_languages() {
        let project = project(&[]);
        let key = || FigureKey {
            indicator: "viec".into(),
            measure: Measure::Plan,
            place: "a".into(),
            period: period("2018-07"),
        };
        let found = project.indicators().get(&"tl_ngheo".into()).unwrap().breaks[0].clone();
        let coverage = Coverage { reported: 5, expected: 6, unit: None };
        let (from, to) = (period("2018-06"), period("2017-07"));
        let (unit, whole) = ("a".into(), "hai".into());
        let (item, total) = ("gn".into(), "von".into());
        for (refusal, vi) in [
            (Refusal::Unknown, "Tệp không có"),
            (Refusal::SeriesBreak(found), "Đổi chuẩn từ 1/1/2016, không so sánh được: Cũ | Mới"),
            (Refusal::NotReported(key()), "viec, kế hoạch, a, 7 tháng 2018: chưa có số liệu"),
            (Refusal::NotApplicable(key()), "viec, kế hoạch, a, 7 tháng 2018: không áp dụng"),
            (Refusal::Partial { figure: key(), coverage }, "2018: mới có 5/6 đơn vị"),
            (
                Refusal::DifferentSpans { from, to, kind: IndicatorKind::Cumulative },
                "6 tháng 2018 và 7 tháng 2017 không cùng độ dài",
            ),
            (
                Refusal::DifferentSpans {
                    from: period("2017-12"),
                    to: period("2018-01"),
                    kind: IndicatorKind::Cumulative,
                },
                "1/2018 tính lại từ đầu năm, không so với 12 tháng 2017",
            ),
            (Refusal::NoPlan(key()), ": chưa có kế hoạch"),
            (Refusal::NoPercentOfPlan(key()), ": không tính được % kế hoạch"),
            (Refusal::NoParts(key()), ": chưa có đủ tử số và mẫu số"),
            (Refusal::BeyondPlan(key()), ": đã vượt toàn bộ kế hoạch vốn"),
            (Refusal::ZeroBase(key()), ": bằng 0 hoặc âm"),
            (Refusal::NoPace, "không tính tiến độ"),
            (Refusal::NoDirection, "không có chiều tốt, xấu"),
            (Refusal::NotARate, "không phải là tỷ lệ"),
            (Refusal::NotSummable, "không cộng được"),
            (Refusal::NotComparableWithWhole, "không so với số chung được"),
            (Refusal::NothingToShare, "không tính tỷ trọng"),
            (
                Refusal::DoesNotAddUp { sum: 1_234.5, total: 1_300.0, decimals: 1 },
                "được 1.234,5, khác số tổng 1.300,0",
            ),
            (Refusal::NotInside { unit, whole }, "a không thuộc Hai huyện"),
            (Refusal::NotAPart { item, total }, "gn không thuộc von"),
            (Refusal::AlreadyThere("a".into()), "a đã bằng hoặc tốt hơn"),
            (Refusal::YearIsOver, "Đã hết năm"),
            (Refusal::GoalNotAhead, "không nằm sau kỳ số liệu"),
            (Refusal::NoEarlierFigure, "các năm trước cùng chuẩn"),
        ] {
            let said = refusal.reason(&project, Lang::Vi);
            assert!(said.contains(vi), "{said}");
            let english = refusal.reason(&project, Lang::En);
            assert!(!english.is_empty() && english != said, "{english}");
            assert!(!said.ends_with('.') && !english.ends_with('.'));
        }
    }
}
