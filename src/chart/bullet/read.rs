//! Reads what is done of the year's plan.

use std::cmp::Reverse;

use crate::{
    analysis::{
        Figure, Shown,
        compare::{GoalOrigin, Refusal, goal, gone_percent, percent_of_goal},
    },
    chart::{
        ChartSpec, Hit, Role, Sort,
        foot::Told,
        place::{colour_of, kinds_of, name_of, ranked_places, short_name_of},
        ranked::read::title,
        reading::{Body, Reader, Reading, Style, coverage_words},
    },
    model::{Direction, IndicatorKind, Measure, Period, PlaceId},
    text::{
        chart_kind_messages::{
            against_plan, done_of_plan, kind_texts, percent_and_unit, time_gone,
        },
        chart_messages::{by_places, share_of_units},
        number::format_number,
    },
};

/// Decimals of a percentage of a plan.
const DECIMALS: u8 = 1;

#[derive(Clone, Debug)]
pub(in crate::chart) struct Bullet {
    /// The whole area first, then its parts: those with a percentage before the others.
    pub rows: Vec<BulletRow>,
    /// Percent of the year that is gone, and its name; none for a whole year.
    pub time: Option<(f64, String)>,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct BulletRow {
    pub name: String,
    pub short: Option<String>,
    pub is_whole: bool,
    pub colour: Role,
    /// Percent of the plan; none where it is not known or would mislead.
    pub percent: Option<f64>,
    pub style: Style,
    /// "22,5%", or why there is none.
    pub label: String,
    /// "15.380 / 68.390", "sơ bộ".
    pub words: Vec<String>,
    pub hit: Hit,
}

/// Why what is asked for cannot be held against a year's plan.
pub(in crate::chart) fn refusal(reader: &Reader<'_>, spec: &ChartSpec) -> Option<&'static str> {
    let texts = kind_texts(reader.lang);
    let grows = reader.indicator.kind == IndicatorKind::Cumulative
        && reader.indicator.direction == Direction::Up;
    if !grows {
        return Some(texts.bullet_only_growing);
    }
    if reader.measure != Measure::Actual {
        return Some(texts.bullet_only_actual);
    }
    let places = ranked_places(reader.project, spec, reader.indicator);
    let has_plan = |place: &PlaceId| plan_of(reader, place, spec.period).is_some();
    (!places.iter().any(has_plan)).then_some(texts.bullet_no_plan)
}

pub(in crate::chart) fn read_bullet(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let places = ranked_places(reader.project, spec, reader.indicator);
    let kinds = kinds_of(reader.project, &places);
    let title = title(reader, spec, &against_plan(reader.lang, by_places(reader.lang, &kinds)));
    if let Some(sentence) = refusal(reader, spec) {
        return reader.refused(title, sentence.to_owned());
    }
    let all: Vec<PlaceId> = std::iter::once(&spec.place).chain(&places).cloned().collect();
    let figures = reader.figures(&all, spec.period);
    let mut rows: Vec<BulletRow> = all
        .iter()
        .zip(&figures)
        .map(|(place, figure)| read_row(reader, spec, place, figure.as_ref()))
        .collect();
    if rows.iter().all(|row| row.percent.is_none()) {
        return reader.nothing(title, reader.nearest_period(&places, None));
    }
    if let Some(parts) = rows.get_mut(1..) {
        match spec.sort {
            Sort::ByValue => parts.sort_by(|a, b| height(b).total_cmp(&height(a))),
            Sort::Protocol => parts.sort_by_key(|row| Reverse(row.percent.is_some())),
        }
    }

    let texts = kind_texts(reader.lang);
    let months = spec.period.months_to_date().filter(|months| *months < 12);
    let time = months.map(gone_percent).map(|gone| (gone, time_gone(reader.lang, gone)));
    let subtitle =
        vec![percent_and_unit(reader.lang, reader.unit()), texts.legend_year_plan.to_owned()];
    let drawn: Vec<&Figure> = figures.iter().flatten().filter(|f| f.number().is_some()).collect();
    let parts = figures.iter().skip(1).flatten();
    let reported = parts.clone().filter(|figure| figure.number().is_some()).count();
    let expected = parts.filter(|figure| figure.shown != Shown::NotApplicable).count();
    let said = rows.iter().map(|row| {
        let words = row.words.join(", ");
        let beside = if words.is_empty() { String::new() } else { format!(" ({words})") };
        format!("{} {}{beside}", row.name, row.label)
    });
    let said = vec![said.collect::<Vec<_>>().join("; ")];
    let time_said = time.iter().map(|(_, name)| name.clone());
    reader.tell(Told {
        title,
        subtitle,
        notes: Vec::new(),
        coverage: Some(share_of_units(reader.lang, reported, expected, &kinds)),
        figures: drawn,
        soft: reader.texts().look_striped,
        partial: None,
        said: time_said.chain(said).collect(),
        body: Body::Bullet(Bullet { rows, time }),
    })
}

/// The plan of the year that a figure comes out of or is to reach.
fn plan_of(reader: &Reader<'_>, place: &PlaceId, period: Period) -> Option<f64> {
    let goal = goal(reader.project, &reader.indicator.id, place, period.year_of()?).ok()?;
    match goal.origin {
        GoalOrigin::OwnPlan => Some(goal.value),
        GoalOrigin::PlannedRate { .. } | GoalOrigin::WholePlan { .. } => goal.ceiling,
    }
}

fn read_row(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    place: &PlaceId,
    figure: Option<&Figure>,
) -> BulletRow {
    let own_texts = kind_texts(reader.lang);
    let drawn = figure.and_then(|figure| reader.drawn(figure));
    let plan = plan_of(reader, place, spec.period);
    let measured = figure.map(|figure| percent_of_goal(reader.project, figure).map(|(p, _)| p));
    let mut words = Vec::new();
    let mut percent = None;
    let label = match (&drawn, &measured, figure) {
        (Some(_), Some(Ok(found)), _) => {
            percent = Some(*found);
            format!("{}%", format_number(reader.lang, *found, DECIMALS))
        }
        (Some(drawn), _, Some(figure)) if figure.is_partial() => {
            words.push(drawn.label.clone());
            words.push(coverage_words(reader.lang, figure.coverage));
            reader.texts().not_enough.to_owned()
        }
        (Some(drawn), Some(Err(Refusal::NoPlan(_))), _) => {
            words.push(drawn.label.clone());
            own_texts.no_plan.to_owned()
        }
        (Some(drawn), ..) => {
            words.push(drawn.label.clone());
            own_texts.no_percent.to_owned()
        }
        (None, _, Some(figure)) if figure.shown == Shown::NotApplicable => {
            reader.texts().not_applicable.to_owned()
        }
        (None, ..) => reader.texts().not_reported.to_owned(),
    };
    if let (Some(drawn), Some(_)) = (&drawn, percent) {
        words.extend(plan.map(|plan| done_of_plan(&drawn.label, &reader.number(plan))));
        words.extend(drawn.words.iter().cloned());
    }
    BulletRow {
        name: name_of(reader.project, place, reader.lang),
        short: short_name_of(reader.project, place, reader.lang),
        is_whole: *place == spec.place,
        colour: colour_of(reader.project, place),
        percent,
        style: drawn.map(|drawn| drawn.style).unwrap_or_default(),
        label,
        words,
        hit: reader.hit(place, spec.period, figure, reader.plan(place, spec.period).as_ref()),
    }
}

/// For sorting: what has no percentage lies below all that have.
fn height(row: &BulletRow) -> f64 {
    row.percent.unwrap_or(f64::NEG_INFINITY)
}
