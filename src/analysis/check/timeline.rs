//! What was entered of one indicator and measure, through time.

use std::collections::BTreeSet;

use crate::model::{
    Cell, CellKey, Indicator, IndicatorId, Measure, Period, PlaceId, Project, Row, Step, Table,
    TableKey,
};

/// Steps within a year, the finest first.
pub(super) const PARTS_OF_YEAR: [Step; 3] = [Step::Month, Step::Quarter, Step::Half];

/// All tables of one indicator and measure.
pub(super) struct Timeline<'a> {
    pub project: &'a Project,
    pub indicator: &'a Indicator,
    pub measure: Measure,
    /// By step; for a plan one for each decision.
    tables: Vec<(&'a TableKey, &'a Table)>,
}

/// What was entered at one place.
pub(super) struct Line<'t, 'a> {
    pub timeline: &'t Timeline<'a>,
    pub place: &'t PlaceId,
    tracks: Vec<(Step, Track<'a>)>,
}

/// The cells of a place at one step.
enum Track<'a> {
    One(&'a Row),
    /// Of several decisions the latest that has the cell counts.
    Decisions(Vec<&'a Row>),
}

impl<'a> Timeline<'a> {
    /// The tables of an indicator and measure; none if it cannot have that measure.
    pub fn new(project: &'a Project, id: &IndicatorId, measure: Measure) -> Option<Self> {
        let indicator = project.indicators().get(id)?;
        if indicator.measure_for(measure) != measure {
            return None;
        }
        let tables = project.values().of_indicator(id).filter(|(key, _)| key.measure == measure);
        Some(Self { project, indicator, measure, tables: tables.collect() })
    }

    /// Whether there are no figures at all.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// Whether there are figures of a step.
    pub fn has(&self, step: Step) -> bool {
        self.tables.iter().any(|(key, _)| key.step == step)
    }

    /// The places that have any figure, by id.
    pub fn places(&self) -> Vec<&'a PlaceId> {
        match self.tables.as_slice() {
            [(_, only)] => only.rows().map(|(place, _)| place).collect(),
            tables => {
                let rows = tables.iter().flat_map(|(_, table)| table.rows());
                rows.map(|(place, _)| place).collect::<BTreeSet<_>>().into_iter().collect()
            }
        }
    }

    /// What was entered at a place.
    pub fn at<'t>(&'t self, place: &'t PlaceId) -> Line<'t, 'a> {
        let mut tracks: Vec<(Step, Track<'a>)> = Vec::new();
        for (key, table) in &self.tables {
            let Some(row) = table.row(place) else { continue };
            match tracks.last_mut() {
                Some((step, track)) if *step == key.step => track.add(row),
                _ => tracks.push((key.step, Track::One(row))),
            }
        }
        Line { timeline: self, place, tracks }
    }
}

impl<'a> Track<'a> {
    fn add(&mut self, row: &'a Row) {
        match self {
            Self::One(first) => *self = Self::Decisions(vec![*first, row]),
            Self::Decisions(rows) => rows.push(row),
        }
    }
}

impl Line<'_, '_> {
    /// The cell that counts.
    pub fn cell(&self, period: Period) -> Cell {
        match self.tracks.iter().find(|(step, _)| *step == period.step()) {
            None => Cell::NotReported,
            Some((_, Track::One(row))) => row.get(period.ordinal()),
            Some((_, Track::Decisions(_))) => self.timeline.project.cell(&self.key(period)),
        }
    }

    pub fn number(&self, period: Period) -> Option<f64> {
        self.cell(period).number()
    }

    /// The number so many steps away.
    pub fn number_at(&self, step: Step, ordinal: i32) -> Option<f64> {
        match self.tracks.iter().find(|(of, _)| *of == step) {
            None => None,
            Some((_, Track::One(row))) => row.get(ordinal).number(),
            Some((_, Track::Decisions(_))) => self.number(Period::from_ordinal(step, ordinal)?),
        }
    }

    /// The address of the cell that counts.
    pub fn key(&self, period: Period) -> CellKey {
        let Timeline { project, indicator, measure, .. } = *self.timeline;
        project.current_key(&indicator.id, measure, self.place, period)
    }

    /// Whether anything but a gap stands in a year.
    pub fn is_filled_in(&self, year: i32) -> bool {
        self.tracks.iter().filter(|(step, _)| !matches!(step, Step::Span(_))).any(
            |(step, track)| {
                let rows: &[&Row] = match track {
                    Track::One(row) => std::slice::from_ref(row),
                    Track::Decisions(rows) => rows,
                };
                let first = year * step.per_year();
                let mut ordinals = first..first + step.per_year();
                ordinals.any(|at| rows.iter().any(|row| row.get(at) != Cell::NotReported))
            },
        )
    }

    /// The periods of a year or less that have a number, whose year is one that `wanted` takes.
    pub fn reported(&self, wanted: impl Fn(i32) -> bool) -> Vec<(Period, f64)> {
        let mut found = Vec::new();
        let within_years = |(step, _): &&(Step, Track<'_>)| !matches!(step, Step::Span(_));
        for (step, track) in self.tracks.iter().filter(within_years) {
            let mut take = |ordinal: i32, number: Option<f64>| {
                if !wanted(ordinal.div_euclid(step.per_year())) {
                    return;
                }
                if let (Some(number), Some(period)) = (number, Period::from_ordinal(*step, ordinal))
                {
                    found.push((period, number));
                }
            };
            match track {
                Track::One(row) => {
                    row.iter().for_each(|(ordinal, cell)| take(ordinal, cell.number()));
                }
                Track::Decisions(rows) => {
                    let ordinals = rows.iter().flat_map(|row| row.iter().map(|(at, _)| at));
                    for ordinal in ordinals.collect::<BTreeSet<_>>() {
                        take(ordinal, self.number_at(*step, ordinal));
                    }
                }
            }
        }
        found
    }
}
