//! Change between two periods: so với cùng kỳ, so với kỳ trước, bình quân mỗi năm.

use crate::{
    analysis::{Figure, figure_through},
    model::{Direction, Indicator, IndicatorKind, Measure, Period, Project, Step},
    text::number::rounded,
};

use super::{Basis, Refusal, basis::complete};

/// How a figure differs from that of another period (tăng, giảm).
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub from_period: Period,
    pub to_period: Period,
    /// In the indicator's unit.
    pub from: f64,
    pub to: f64,
    /// `to` less `from`: in the indicator's unit, or in points.
    pub absolute: f64,
    /// Of `from`; none where that is not positive, and never of a rate: there is no "% of a %".
    pub percent: Option<f64>,
    /// Whether `absolute` is in percent points (điểm %).
    pub in_points: bool,
    pub verdict: Verdict,
    /// Whether one was published and the other added up from units.
    pub is_mixed: bool,
    pub basis: Basis,
}

/// What a change means by the indicator's direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Better,
    Worse,
    /// Nothing is left of the change at the decimals the indicator is shown with.
    Unchanged,
    /// It changed, and neither more nor less is better.
    Undirected,
}

/// The mean change per year between two periods (bình quân mỗi năm).
#[derive(Clone, Debug, PartialEq)]
pub struct YearlyChange {
    pub from_period: Period,
    pub to_period: Period,
    pub from: f64,
    pub to: f64,
    pub years: i32,
    /// In the indicator's unit per year, or in points per year.
    pub absolute: f64,
    /// Geometric mean in percent per year (tốc độ tăng bình quân năm); none for rates and where
    /// either end is not positive.
    pub percent: Option<f64>,
    pub in_points: bool,
    /// Whether one was published and the other added up from units.
    pub is_mixed: bool,
    pub basis: Basis,
}

/// Against the same period of last year (so với cùng kỳ năm trước).
///
/// # Errors
/// As [`change_since`].
pub fn since_last_year(project: &Project, now: &Figure) -> Result<Change, Refusal> {
    change_since(project, now, now.period.same_period_last_year().ok_or(Refusal::NoEarlierFigure)?)
}

/// Against the period before (so với kỳ trước). For a cumulative figure what was added since; in
/// January, where counting begins anew, it is refused.
///
/// # Errors
/// As [`change_since`].
pub fn since_previous(project: &Project, now: &Figure) -> Result<Change, Refusal> {
    change_since(project, now, now.period.previous().ok_or(Refusal::NoEarlierFigure)?)
}

/// Against any other period. What a unit estimates is compared with what was achieved.
///
/// # Errors
/// Across a change of definition; periods of different length; where either figure is missing, does
/// not apply, or covers only some of the units.
pub fn change_since(project: &Project, now: &Figure, from: Period) -> Result<Change, Refusal> {
    let indicator = project.indicators().get(&now.indicator).ok_or(Refusal::Unknown)?;
    let base = base(project, now, from)?;
    let kind = now.lens.reading.kind(indicator.kind);
    refuse_break(project, indicator, kind, from, now.period)?;
    refuse_spans(kind, from, now.period)?;
    let (start, end, is_mixed) = ends(&base, now)?;
    let in_points = in_points(indicator);
    let absolute = end - start;
    Ok(Change {
        from_period: from,
        to_period: now.period,
        from: start,
        to: end,
        absolute,
        percent: percent_of(absolute, start).filter(|_| !in_points),
        in_points,
        verdict: verdict(indicator, absolute),
        is_mixed,
        basis: Basis::of([&base, now]),
    })
}

/// The mean change per year between the same part of two years; what lies between need not be
/// known.
///
/// # Errors
/// As [`change_since`], and unless `to` lies in a later year than `from`.
pub fn average_yearly_change(
    project: &Project,
    now: &Figure,
    from: Period,
) -> Result<YearlyChange, Refusal> {
    let known = project.indicators().get(&now.indicator).ok_or(Refusal::Unknown)?;
    let (base, to) = (base(project, now, from)?, now.period);
    let kind = now.lens.reading.kind(known.kind);
    refuse_break(project, known, kind, from, to)?;
    let years = to.last_year() - from.last_year();
    let is_same_part = from.step() == to.step() && from.part_of_year() == to.part_of_year();
    if years < 1 || !is_same_part {
        return Err(Refusal::DifferentSpans { from, to, kind });
    }
    let (start, end, is_mixed) = ends(&base, now)?;
    let in_points = in_points(known);
    let is_growth = start > 0.0 && end > 0.0 && !in_points;
    let growth = 100.0 * ((end / start).powf(1.0 / f64::from(years)) - 1.0);
    Ok(YearlyChange {
        from_period: from,
        to_period: to,
        from: start,
        to: end,
        years,
        absolute: (end - start) / f64::from(years),
        percent: (is_growth && growth.is_finite()).then_some(growth),
        in_points,
        is_mixed,
        basis: Basis::of([&base, now]),
    })
}

/// Where two figures start and end, like with like as far as the file allows.
fn ends(base: &Figure, now: &Figure) -> Result<(f64, f64, bool), Refusal> {
    let (start, end) = (complete(base)?, complete(now)?);
    let alike = now.like_with_like(base);
    Ok(alike.map_or((start, end, false), |it| (it.others, it.own, it.is_mixed)))
}

/// Whether differences are in percent points: of percentages, and of what is in points already.
pub(super) fn in_points(indicator: &Indicator) -> bool {
    indicator.in_points()
}

/// Refuses two periods of a figure, as it is read, between which the definition changed.
pub(super) fn refuse_break(
    project: &Project,
    indicator: &Indicator,
    kind: IndicatorKind,
    one: Period,
    other: Period,
) -> Result<(), Refusal> {
    let (from, to) = if one.last_day() <= other.last_day() { (one, other) } else { (other, one) };
    // A level stands at the last day; all else covers days, which must be of one definition too.
    let first = match kind {
        IndicatorKind::Level => from.last_day(),
        IndicatorKind::Flow => from.first_day(),
        IndicatorKind::Cumulative => from.year_of().unwrap_or(from).first_day(),
    };
    match project.break_between(indicator, first, to.last_day()) {
        Some(found) => Err(Refusal::SeriesBreak(found.clone())),
        None => Ok(()),
    }
}

/// What a figure is compared with: estimates and achievements with achievements, plans with plans,
/// read in the same way.
fn base(project: &Project, now: &Figure, from: Period) -> Result<Figure, Refusal> {
    let measure = if now.measure == Measure::Plan { Measure::Plan } else { Measure::Actual };
    figure_through(project, &now.indicator, measure, &now.place, from, now.lens)
        .ok_or(Refusal::Unknown)
}

fn refuse_spans(kind: IndicatorKind, from: Period, to: Period) -> Result<(), Refusal> {
    let is_span = |period: Period| matches!(period.step(), Step::Span(_));
    let months = |period: Period| period.last_day().month();
    let comparable = match kind {
        IndicatorKind::Level => true,
        IndicatorKind::Flow => from.step() == to.step(),
        IndicatorKind::Cumulative if is_span(from) || is_span(to) => from.step() == to.step(),
        IndicatorKind::Cumulative => {
            months(from) == months(to) || from.last_year() == to.last_year()
        }
    };
    if comparable { Ok(()) } else { Err(Refusal::DifferentSpans { from, to, kind }) }
}

fn percent_of(part: f64, base: f64) -> Option<f64> {
    let percent = 100.0 * part / base;
    (base > 0.0 && percent.is_finite()).then_some(percent)
}

fn verdict(indicator: &Indicator, difference: f64) -> Verdict {
    let shown = rounded(difference, indicator.decimals);
    let grew = shown > 0.0;
    if !grew && shown >= 0.0 {
        return Verdict::Unchanged;
    }
    match (indicator.direction, grew) {
        (Direction::Neutral, _) => Verdict::Undirected,
        (Direction::Up, true) | (Direction::Down, false) => Verdict::Better,
        (Direction::Up, false) | (Direction::Down, true) => Verdict::Worse,
    }
}

#[cfg(test)]
mod tests {
    use super::super::basis::figure_at;
    use super::super::fixture::{actual, close, months, number, of_districts, period, project};
    use super::*;
    use crate::analysis::{Lens, TimeReading};
    use crate::model::{Cell, Status};

    fn since(project: &Project, indicator: &str, place: &str, at: &str) -> Result<Change, Refusal> {
        let now = figure_at(project, &indicator.into(), Measure::Actual, &place.into(), period(at));
        since_last_year(project, &now.unwrap())
    }

    /// Indicator, last year, this year; absolute, percent, verdict.
    type Case<'a> = (&'a str, f64, f64, f64, Option<f64>, Verdict);

    #[test]
    fn a_change_is_absolute_and_of_the_base_and_knows_what_is_better() {
        let cases: [Case<'_>; 8] = [
            ("viec", 200.0, 250.0, 50.0, Some(25.0), Verdict::Better),
            ("viec", 200.0, 150.0, -50.0, Some(-25.0), Verdict::Worse),
            ("tai_ngheo", 40.0, 10.0, -30.0, Some(-75.0), Verdict::Better),
            ("tai_ngheo", 40.0, 50.0, 10.0, Some(25.0), Verdict::Worse),
            // Nothing to be a percentage of.
            ("viec", 0.0, 5.0, 5.0, None, Verdict::Better),
            ("viec", -4.0, 4.0, 8.0, None, Verdict::Better),
            // Shown without decimals, 0,4 is no change; 0,5 is one.
            ("viec", 100.0, 100.4, 0.4, Some(0.4), Verdict::Unchanged),
            ("viec", 100.0, 100.5, 0.5, Some(0.5), Verdict::Better),
        ];
        for (indicator, from, to, absolute, percent, verdict) in cases {
            let facts =
                [actual(indicator, "a", "2017-07", from), actual(indicator, "a", "2018-07", to)];
            let change = since(&project(&facts), indicator, "a", "2018-07").unwrap();
            assert!(close(change.absolute, absolute), "{change:?}");
            assert_eq!(change.percent.is_some(), percent.is_some(), "{change:?}");
            assert!(change.percent.zip(percent).is_none_or(|(a, b)| close(a, b)), "{change:?}");
            assert_eq!((change.verdict, change.in_points), (verdict, false));
            assert_eq!(change.basis.inputs.len(), 2);
        }
    }

    #[test]
    fn rates_change_in_points_only() {
        let facts = [
            actual("tl_ngheo", "a", "2017", 12.5),
            actual("tl_ngheo", "a", "2018", 10.0),
            actual("muc_giam", "a", "2017", 1.0),
            actual("muc_giam", "a", "2018", 2.5),
            actual("ho", "a", "2017", 100.0),
            actual("ho", "a", "2018", 110.0),
        ];
        let project = project(&facts);
        let rate = since(&project, "tl_ngheo", "a", "2018").unwrap();
        assert!(close(rate.absolute, -2.5) && rate.in_points && rate.percent.is_none());
        assert_eq!(rate.verdict, Verdict::Better);
        let points = since(&project, "muc_giam", "a", "2018").unwrap();
        assert!(close(points.absolute, 1.5) && points.in_points && points.percent.is_none());
        let neutral = since(&project, "ho", "a", "2018").unwrap();
        assert_eq!(neutral.verdict, Verdict::Undirected);
    }

    #[test]
    fn spans_of_different_length_are_not_compared() {
        let mut facts = months("viec", "a", 2017, &[10.0, 20.0, 30.0]);
        facts.extend(months("viec", "a", 2018, &[12.0, 27.0, 45.0]));
        facts.extend(months("luot", "a", 2018, &[5.0, 6.0, 4.0]));
        facts.push(actual("luot", "a", "2018-Q1", 15.0));
        let project = project(&facts);
        let change = |indicator: &str, at: &str, from: &str| {
            let place = "a".into();
            let now = figure_at(&project, &indicator.into(), Measure::Actual, &place, period(at));
            change_since(&project, &now.unwrap(), period(from)).map(|change| change.absolute)
        };
        let differ = |kind, at: &str, from: &str| {
            Err(Refusal::DifferentSpans { from: period(from), to: period(at), kind })
        };
        // What March added to January and February; what three months brought against last year's.
        assert_eq!(change("viec", "2018-03", "2018-02"), Ok(18.0));
        assert_eq!(change("viec", "2018-03", "2017-03"), Ok(15.0));
        let cumulative = IndicatorKind::Cumulative;
        assert_eq!(change("viec", "2018-01", "2017-03"), differ(cumulative, "2018-01", "2017-03"));
        assert_eq!(change("luot", "2018-03", "2018-02"), Ok(-2.0));
        let flow = IndicatorKind::Flow;
        assert_eq!(change("luot", "2018-Q1", "2018-01"), differ(flow, "2018-Q1", "2018-01"));
    }

    #[test]
    fn nothing_is_compared_that_is_missing_partial_or_of_another_definition() {
        let mut facts = vec![
            actual("tl_ngheo", "a", "2015", 20.0),
            actual("tl_ngheo", "a", "2016", 15.0),
            actual("viec", "b", "2017-07", 3.0),
            ("viec", Measure::Actual, "c", period("2017-07"), Cell::NotApplicable),
            actual("viec", "c", "2018-07", 3.0),
        ];
        for place in ["a", "b", "c", "d", "e"] {
            facts.push(actual("viec", place, "2018-07", 10.0));
        }
        facts.push(actual("viec", "tinh", "2017-07", 70.0));
        let project = project(&facts);
        let refusal = |indicator: &str, place: &str, at: &str| {
            since(&project, indicator, place, at).map(|change| change.absolute).unwrap_err()
        };
        let Refusal::SeriesBreak(found) = refusal("tl_ngheo", "a", "2016") else { panic!() };
        assert_eq!(found.after.vi, "Mới");
        assert!(matches!(refusal("viec", "a", "2018-07"), Refusal::NotReported(_)));
        assert!(matches!(refusal("viec", "c", "2018-07"), Refusal::NotApplicable(_)));
        assert!(matches!(refusal("tl_ngheo", "a", "2018"), Refusal::NotReported(_)));
        // Five of six districts against the whole province of last year.
        let Refusal::Partial { coverage, .. } = refusal("viec", "tinh", "2018-07") else {
            panic!()
        };
        assert_eq!((coverage.reported, coverage.expected), (5, 6));
    }

    /// What the figure of a month is read as decides what it is set against: lượt a month 2017: 1 to 7,
    /// 2018: 2 to 14 by twos; việc since January 2017: 10 to 70, 2018: 20 to 140.
    #[test]
    fn a_figure_is_compared_as_it_is_read() {
        let seven = |step: f64| -> Vec<f64> { (1..=7).map(|at| step * f64::from(at)).collect() };
        let facts = [
            months("luot", "a", 2017, &seven(1.0)),
            months("luot", "a", 2018, &seven(2.0)),
            months("viec", "a", 2017, &seven(10.0)),
            months("viec", "a", 2018, &seven(20.0)),
        ];
        let project = project(&facts.concat());
        let cases = [
            ("luot", TimeReading::Own, 7.0, 14.0, Some(12.0)),
            ("luot", TimeReading::ToDate, 28.0, 56.0, Some(42.0)),
            ("luot", TimeReading::Within, 7.0, 14.0, Some(12.0)),
            ("viec", TimeReading::Own, 70.0, 140.0, Some(120.0)),
            ("viec", TimeReading::ToDate, 70.0, 140.0, Some(120.0)),
            ("viec", TimeReading::Within, 10.0, 20.0, Some(20.0)),
        ];
        for (indicator, reading, last_year, value, month_before) in cases {
            let lens = Lens { reading, ..Lens::of(&project) };
            let now = (&indicator.into(), Measure::Actual, &"a".into(), period("2018-07"));
            let now = figure_through(&project, now.0, now.1, now.2, now.3, lens).unwrap();
            let change = since_last_year(&project, &now).unwrap();
            assert_eq!((change.from, change.to), (last_year, value), "{indicator} {reading:?}");
            let change = since_previous(&project, &now).map(|change| change.from).ok();
            assert_eq!(change, month_before, "{indicator} {reading:?}");
            let yearly = average_yearly_change(&project, &now, period("2017-07")).unwrap();
            assert_eq!((yearly.from, yearly.to), (last_year, value), "{indicator} {reading:?}");
        }
    }

    /// Published 100 and 95 at the province; the districts of the first year add up to 60, one of the
    /// second is missing.
    #[test]
    fn what_was_published_is_set_against_what_was_published() {
        let published =
            [actual("ngheo", "tinh", "2017", 100.0), actual("ngheo", "tinh", "2018", 95.0)];
        let of_units = of_districts("ngheo", "2017", [10.0; 6]);
        let both = project(&[&published[..], &of_units[..]].concat());
        let change = since(&both, "ngheo", "tinh", "2018").unwrap();
        assert_eq!((change.from, change.absolute, change.is_mixed), (100.0, -5.0, false));
        let only_units = project(&[&published[1..], &of_units[..]].concat());
        let change = since(&only_units, "ngheo", "tinh", "2018").unwrap();
        assert_eq!((change.from, change.absolute, change.is_mixed), (60.0, 35.0, true));
    }

    #[test]
    fn the_least_firm_figure_decides() {
        let estimate = Cell::Value { number: 9.0, status: Status::Estimate };
        let facts = [
            ("viec", Measure::Actual, "a", period("2017-07"), estimate),
            ("viec", Measure::Plan, "a", period("2018-07"), number(8.0)),
            actual("viec", "a", "2018-07", 8.0),
        ];
        let change = since(&project(&facts), "viec", "a", "2018-07").unwrap();
        assert_eq!((change.basis.status, change.basis.illustrative), (Status::Estimate, false));
    }

    #[test]
    fn the_mean_of_years_needs_only_its_ends() {
        let yearly = |indicator: &str, from: f64, to: f64| {
            let facts = [actual(indicator, "a", "2016", from), actual(indicator, "a", "2018", to)];
            let project = project(&facts);
            let (indicator, place) = (indicator.into(), "a".into());
            let now = figure_at(&project, &indicator, Measure::Actual, &place, period("2018"));
            average_yearly_change(&project, &now.unwrap(), period("2016")).unwrap()
        };
        // 100 to 121 in two years: 10,5 a year, or 10% a year.
        let change = yearly("thu_nhap", 100.0, 121.0);
        assert!(close(change.absolute, 10.5) && close(change.percent.unwrap(), 10.0));
        // 15 to 12 in two years: 1,5 points a year, and no percentage.
        let change = yearly("tl_ngheo", 15.0, 12.0);
        assert!(close(change.absolute, -1.5) && change.percent.is_none() && change.in_points);
        assert_eq!(yearly("thu_nhap", 0.0, 4.0).percent, None);
    }
}
