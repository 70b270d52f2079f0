//! The few lines that stand beside a figure shown large: plan, year before, time gone, the whole,
//! rank.

use super::{
    Reader,
    draft::firmness,
    pace::words_of,
    reader::{Units, goes_without_saying},
};
use crate::{
    analysis::{
        Figure, PlanBasis, Shown,
        compare::{
            Basis, GoalOrigin, RankBy, Ranking, Refusal, concentration, goal, pace,
            percent_of_goal, rank, since_last_year,
        },
        figure_through, measured,
    },
    model::{AcrossAreas, Direction, Measure, Period, PlanVersion, Project, Status, Step},
    text::{
        lang::Lang,
        readout_messages::{
            PlanWords, against_time, behind, floor_beside, mixed_origins, nothing_since,
            of_reported, plan_beside, rank_from_end, share_of, since, too_few_to_rank,
            without_plan,
        },
    },
};

/// One line beside a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    pub about: BesideOf,
    /// Without a full stop.
    pub text: String,
    /// Whether it is the reason why there is nothing to say.
    pub is_refusal: bool,
}

/// What a line beside a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BesideOf {
    Plan,
    LastYear,
    Pace,
    /// The whole's figure or the share in it, and the rank.
    Units,
}

/// The lines in the order in which a chair asks; where a comparison would mislead, the reason. A
/// figure that is not known has only its plan.
#[must_use]
pub fn beside(project: &Project, figure: &Figure, lang: Lang) -> Vec<Beside> {
    let Some(reader) = Reader::new(project, figure, lang) else { return Vec::new() };
    let mut lines = Lines { reader: &reader, lines: Vec::new() };
    if figure.shown == Shown::NotApplicable {
        return lines.lines;
    }
    lines.plan();
    if figure.number().is_some() && !figure.is_of_few() {
        lines.last_year();
        lines.pace();
        lines.among_units();
    }
    let mut lines = lines.lines;
    lines.sort_by_key(|line| line.is_refusal);
    lines
}

/// The plan of the year of a later period, for a figure of a year before: what is reviewed once a year
/// is quoted so.
#[must_use]
pub fn plan_ahead(project: &Project, figure: &Figure, asked: Period, lang: Lang) -> Option<String> {
    let reader = Reader::new(project, figure, lang)?;
    let year = asked.year_of().filter(|year| figure.period.last_day() < year.first_day())?;
    let Figure { indicator, place, lens, .. } = figure;
    let plan = figure_through(project, indicator, Measure::Plan, place, year, *lens)?;
    let is_plan = plan.measure == Measure::Plan && matches!(plan.shown, Shown::Number(_));
    let planned = plan.number().filter(|_| is_plan && figure.measure != Measure::Plan)?;
    let when = reader.period(year);
    let amounts = reader.amounts();
    let mut text = plan_beside(amounts, planned, Some(&when), PlanWords::Nothing);
    if let Some(floor) = plan.floor {
        text.push_str(&floor_beside(amounts, floor));
    }
    Some(text)
}

struct Lines<'r, 'a> {
    reader: &'r Reader<'a>,
    lines: Vec<Beside>,
}

impl Lines<'_, '_> {
    /// Says how firm it is where that is less than the figure itself: "(ước)".
    fn say(&mut self, about: BesideOf, text: String, status: Status, illustrative: bool) {
        let (lang, figure) = (self.reader.lang, self.reader.figure);
        let has_number = figure.number().is_some();
        let status = if has_number && status <= figure.status { Status::Final } else { status };
        let illustrative = illustrative && !(has_number && figure.illustrative);
        let text = match firmness(lang, status, illustrative) {
            Some(words) => format!("{text} ({words})"),
            None => text,
        };
        self.lines.push(Beside { about, text, is_refusal: false });
    }

    fn say_on(&mut self, about: BesideOf, text: String, basis: &Basis) {
        self.say(about, text, basis.status, basis.illustrative);
    }

    fn refuse(&mut self, about: BesideOf, refusal: &Refusal) {
        let (reader, lang) = (self.reader, self.reader.lang);
        if !goes_without_saying(refusal) {
            // The figure is named already.
            let text = match refusal {
                Refusal::NoPlan(_) => without_plan(lang).to_owned(),
                Refusal::NotReported(key) if key.period != reader.figure.period => {
                    nothing_since(lang, &reader.period(key.period))
                }
                _ => refusal.reason(reader.project, lang),
            };
            self.lines.push(Beside { about, text, is_refusal: true });
        }
    }

    fn plan(&mut self) {
        let reader = self.reader;
        let (figure, amounts) = (reader.figure, reader.amounts());
        if figure.measure == Measure::Plan {
            return;
        }
        let Some(against) = measured(reader.project, figure, PlanVersion::Current) else {
            self.money();
            return;
        };
        let Some(planned) = against.plan.number() else { return };
        if against.plan.is_partial() {
            let coverage = against.plan.coverage.label(reader.lang);
            let plan = plan_beside(amounts, planned, None, PlanWords::Nothing);
            let (status, illustrative) = (against.plan.status, against.plan.illustrative);
            self.say(BesideOf::Plan, format!("{plan} ({coverage})"), status, illustrative);
            return;
        }
        let words = match (against.percent, against.gap) {
            (Some(share), _) => match share.basis {
                PlanBasis::Value => PlanWords::Percent(share.percent),
                PlanBasis::Fall { .. } => PlanWords::PercentOfFall(share.percent),
            },
            (None, Some(gap)) if against.plan.period.last_day() <= figure.period.last_day() => {
                PlanWords::Gap(gap)
            }
            _ => PlanWords::Nothing,
        };
        // A rate that is to reach 100% is its own share of it.
        let is_itself = matches!(words, PlanWords::Percent(share)
            if amounts.in_points() && figure.number().is_some_and(|own| (own - share).abs() < 1e-9));
        let words = if is_itself { PlanWords::Nothing } else { words };
        let when =
            (against.plan.period != figure.period).then(|| reader.period(against.plan.period));
        let mut text = plan_beside(amounts, planned, when.as_deref(), words);
        if let Some(floor) = against.plan.floor {
            text.push_str(&floor_beside(amounts, floor));
        }
        self.say(BesideOf::Plan, text, against.plan.status, against.plan.illustrative);
    }

    /// What is spent comes out of a plan of money; of what should move the missing plan is said.
    fn money(&mut self) {
        let reader = self.reader;
        let (figure, amounts) = (reader.figure, reader.amounts());
        let found = figure
            .period
            .year_of()
            .map(|year| (year, goal(reader.project, &figure.indicator, &figure.place, year)));
        match found {
            // That all of the money is to be spent is no plan of its own.
            Some((_, Ok(_))) if amounts.in_points() => {}
            Some((year, Ok(found))) => {
                let all = match found.origin {
                    GoalOrigin::OwnPlan => found.value,
                    GoalOrigin::PlannedRate { .. } | GoalOrigin::WholePlan { .. } => {
                        found.ceiling.unwrap_or(found.value)
                    }
                };
                let share = percent_of_goal(reader.project, figure).ok();
                let words =
                    share.map_or(PlanWords::Nothing, |(share, _)| PlanWords::Percent(share));
                let when = (year != figure.period).then(|| reader.period(year));
                let text = plan_beside(amounts, all, when.as_deref(), words);
                self.say_on(BesideOf::Plan, text, &found.basis);
            }
            Some((_, Err(refusal @ Refusal::Partial { .. }))) => {
                self.refuse(BesideOf::Plan, &refusal);
            }
            Some((_, Err(refusal)))
                if reader.indicator.direction != Direction::Neutral
                    && figure.number().is_some() =>
            {
                self.refuse(BesideOf::Plan, &refusal);
            }
            _ => {}
        }
    }

    fn last_year(&mut self) {
        let reader = self.reader;
        if matches!(reader.figure.period.step(), Step::Span(_)) {
            return;
        }
        match since_last_year(reader.project, reader.figure) {
            Ok(found) => {
                let before = reader.period(found.from_period);
                let (from, by, share) = (found.from, found.absolute, found.percent);
                let mut text = since(reader.amounts(), &before, from, by, share);
                if found.is_mixed {
                    text.push_str(mixed_origins(reader.lang));
                }
                self.say_on(BesideOf::LastYear, text, &found.basis);
            }
            // What is reviewed once a year is not asked for a month of the year before.
            Err(refusal) if reader.figure.period.step() == reader.indicator.step => {
                self.refuse(BesideOf::LastYear, &refusal);
            }
            Err(_) => {}
        }
    }

    fn pace(&mut self) {
        let figure = self.reader.figure;
        if figure.measure != Measure::Actual {
            return;
        }
        let found = pace(self.reader.project, &figure.indicator, &figure.place, figure.period);
        if let Ok(found) = found {
            let (_, expected) = found.judged_by();
            let judgement = behind(self.reader.lang, words_of(expected.status));
            let text = against_time(self.reader.lang, found.gone_percent, judgement);
            self.say_on(BesideOf::Pace, text, &found.basis);
        }
    }

    /// The whole's own figure, or the share in its total; the rank.
    fn among_units(&mut self) {
        let reader = self.reader;
        let Some(units) = reader.around() else {
            self.of_group();
            return;
        };
        let across = reader.across(&reader.figure.indicator, &units);
        let Ok(ranking) = rank(across, RankBy::Value) else { return };
        let whole = whole(reader, &units, &ranking);
        match place_among(reader, &ranking, &units) {
            Some(Ok(rank)) => {
                let said: Vec<String> = whole.into_iter().chain([rank]).collect();
                self.say_on(BesideOf::Units, said.join("; "), &ranking.basis);
            }
            none => {
                if let Some(whole) = whole {
                    self.say_on(BesideOf::Units, whole, &ranking.basis);
                }
                if let Some(Err(text)) = none {
                    self.lines.push(Beside { about: BesideOf::Units, text, is_refusal: true });
                }
            }
        }
    }

    /// A group is set beside the whole area, where it can be compared with it.
    fn of_group(&mut self) {
        let reader = self.reader;
        let Figure { indicator, measure, place, period, lens, .. } = reader.figure;
        let Some(root) = reader.project.root().filter(|root| root.id != *place) else { return };
        let is_sum = matches!(reader.indicator.across_areas, AcrossAreas::Sum);
        let found = figure_through(reader.project, indicator, *measure, &root.id, *period, *lens);
        let Some(found) = found.filter(|_| !is_sum) else { return };
        if let Shown::Number(value) = found.shown {
            let text = format!("{} {}", reader.place(&root.id), reader.amounts().value(value));
            self.say(BesideOf::Units, text, found.status, found.illustrative);
        }
    }
}

/// "toàn tỉnh 8,34%", "21,8% của toàn tỉnh (11.925 hộ)".
fn whole(reader: &Reader<'_>, units: &Units, ranking: &Ranking) -> Option<String> {
    let (place, amounts) = (reader.place(&units.whole), reader.amounts());
    if let Ok(whole) = ranking.whole {
        return Some(format!("{place} {}", amounts.value(whole)));
    }
    let found = concentration(reader.across(&reader.figure.indicator, units)).ok()?;
    let own = found.shares.iter().find(|share| share.place == reader.figure.place)?;
    Some(share_of(reader.lang, own.percent, &place, &amounts.aloud(found.total)))
}

/// The rank counted from the nearer end, or why there is none.
fn place_among(
    reader: &Reader<'_>,
    ranking: &Ranking,
    units: &Units,
) -> Option<Result<String, String>> {
    let (lang, count) = (reader.lang, ranking.ranked.len());
    let own = ranking.ranked.iter().find(|it| it.place == reader.figure.place)?;
    if count < 2 {
        let place = reader.counted(count, units.units.len(), &units.units);
        return Some(Err(too_few_to_rank(lang, &place)));
    }
    let others = || ranking.ranked.iter().filter(|it| it.place != own.place);
    let ties = reader.names(others().filter(|it| it.rank == own.rank).map(|it| &it.place));
    let worse = others().filter(|it| it.rank > own.rank).count();
    let from_best = own.rank <= worse + 1;
    // The best is the lowest of what should fall, else the highest.
    let is_best_lowest = reader.indicator.direction == Direction::Down;
    let rank = if from_best { own.rank } else { worse + 1 };
    let mut of = reader.count_of(count, &units.units);
    if !ranking.apart.is_empty() {
        of = of_reported(lang, &of);
    }
    Some(Ok(rank_from_end(lang, from_best != is_best_lowest, rank, &of, &ties)))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Fact, actual, everywhere, plan, project};
    use super::*;
    use crate::analysis::figure;

    fn said(facts: &[Fact<'_>], indicator: &str, place: &str, at: &str) -> Vec<(BesideOf, String)> {
        let project = project(facts);
        let at = at.parse().unwrap();
        let found =
            figure(&project, &indicator.into(), Measure::Actual, &place.into(), at).unwrap();
        let lines = beside(&project, &found, Lang::Vi);
        lines.into_iter().map(|line| (line.about, line.text)).collect()
    }

    fn about(lines: &[(BesideOf, String)], about: BesideOf) -> &str {
        lines.iter().find(|(of, _)| *of == about).map_or("", |(_, text)| text)
    }

    #[test]
    fn a_rank_is_counted_from_the_nearer_end_and_names_ties() {
        let facts = everywhere("ngheo", "2018", [10.0, 20.0, 20.0, 40.0, 50.0, 60.0, 70.0]);
        for (place, rank) in [
            ("a", "thấp nhất 7 huyện, thành phố"),
            ("b", "thấp thứ 2/7 huyện, thành phố, cùng hạng với C"),
            ("f", "cao thứ 2/7 huyện, thành phố"),
            ("g", "cao nhất 7 huyện, thành phố"),
        ] {
            let lines = said(&facts, "ngheo", place, "2018");
            assert!(about(&lines, BesideOf::Units).ends_with(rank), "{place}: {lines:?}");
        }
        // Of what should grow the best is the highest; who has not reported is not counted.
        let lines = said(&everywhere("luong", "2018", [1.0; 7])[..1], "luong", "a", "2018");
        assert!(about(&lines, BesideOf::Units).contains("chưa xếp hạng được"), "{lines:?}");
        let facts = [actual("luong", "a", "2018", 2.0), actual("luong", "b", "2018", 1.0)];
        let lines = said(&facts, "luong", "a", "2018");
        let units = about(&lines, BesideOf::Units);
        assert_eq!(units, "cao nhất 2 huyện, thành phố có số liệu");
    }

    #[test]
    fn a_fall_is_measured_on_the_fall_and_what_is_missing_is_said_last() {
        let mut facts = vec![
            actual("tl_ngheo", "tinh", "2017", 10.36),
            actual("tl_ngheo", "tinh", "2018", 8.34),
        ];
        let lines = said(&facts, "tl_ngheo", "tinh", "2018");
        assert_eq!(lines[0].1, "2017: 10,36%, nay giảm 2,02 điểm %");
        assert_eq!(lines[1], (BesideOf::Plan, "chưa có kế hoạch".to_owned()));
        facts.push(plan("tl_ngheo", "tinh", "2018", 8.86));
        let lines = said(&facts, "tl_ngheo", "tinh", "2018");
        assert_eq!(lines[0].1, "kế hoạch 8,86%; mức giảm đạt 134,7% kế hoạch");
    }

    #[test]
    fn a_figure_of_last_year_stands_with_the_plan_of_this_year() {
        let facts =
            [actual("tl_ngheo", "tinh", "2017", 10.36), plan("tl_ngheo", "tinh", "2018", 8.86)];
        let project = project(&facts);
        let at = |text: &str| text.parse::<Period>().unwrap();
        let found =
            figure(&project, &"tl_ngheo".into(), Measure::Actual, &"tinh".into(), at("2017"));
        let ahead = |asked| plan_ahead(&project, found.as_ref().unwrap(), at(asked), Lang::Vi);
        assert_eq!(ahead("2018-07").as_deref(), Some("kế hoạch 2018: 8,86%"));
        assert_eq!(ahead("2017"), None);
        assert_eq!(ahead("2019"), None);
    }
}
