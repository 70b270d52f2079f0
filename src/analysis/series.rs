//! The cells of one indicator, measure and period: looked up once, then read place by place.

use super::{
    Lens,
    across_periods::{Composition, compositions, takes_own},
};
use crate::model::{
    AcrossAreas, AreaKind, Breakdown, Cell, CellKey, Formula, Indicator, IndicatorId, Measure,
    Operand, OperandMeasure, OperandPeriod, Period, PlaceId, PlanVersion, Project, Reporters,
    SourceId, Status, Table, TableKey,
};

/// Indicators that stand on each other more deeply than this are a circle; they are cut there.
const DEEPEST: usize = 6;

/// A cell that a figure rests on.
#[derive(Clone, Debug)]
pub(super) struct Input<'a> {
    pub key: CellKey,
    pub status: Status,
    pub source: Option<&'a SourceId>,
}

/// One indicator at one measure and period, with whatever its figures are made of.
#[derive(Debug)]
pub(super) struct Series<'a> {
    pub indicator: &'a Indicator,
    pub measure: Measure,
    pub period: Period,
    pub lens: Lens,
    /// The tables that may hold its cells: for a plan those of each decision, the one that counts
    /// first.
    versions: Vec<(&'a TableKey, &'a Table)>,
    /// Whether any cell of this indicator and measure has exceptions of its own.
    has_details: bool,
    /// Whether what was entered for the very period is what is asked for; else only what other
    /// periods amount to.
    takes_own: bool,
    /// How cells of other periods may make up one of this period; the first that is known counts.
    compositions: Vec<Composition<'a>>,
    /// Its breakdowns: each list of children makes up the whole.
    pub partitions: Vec<Vec<Series<'a>>>,
    /// Numerator and denominator of a ratio, or the weight of a weighted mean.
    pub operands: Vec<Series<'a>>,
    /// What the project's capital basis adds (1) to its values, or takes (-1) from them.
    pub adjustments: Vec<(f64, Series<'a>)>,
}

impl<'a> Series<'a> {
    /// The series as figures are published: whatever basis the project looks at them by. Checks
    /// hold what was entered against this.
    pub fn as_published(
        project: &'a Project,
        indicator: &IndicatorId,
        wanted: Measure,
        period: Period,
    ) -> Option<Self> {
        Self::seen(project, indicator, wanted, period, Lens::default())
    }

    /// The series of an indicator through a lens; none if the project has no such indicator.
    pub fn seen(
        project: &'a Project,
        indicator: &IndicatorId,
        wanted: Measure,
        period: Period,
        lens: Lens,
    ) -> Option<Self> {
        let indicator = project.indicators().get(indicator)?;
        Some(Self::at_depth(project, indicator, wanted, period, lens, 0))
    }

    pub(super) fn at_depth(
        project: &'a Project,
        indicator: &'a Indicator,
        wanted: Measure,
        period: Period,
        lens: Lens,
        depth: usize,
    ) -> Self {
        let measure = indicator.measure_for(wanted);
        let mut versions: Vec<_> =
            project.values().versions(&indicator.id, measure, period.step()).collect();
        if versions.len() > 1 {
            // As `Project::current_key` has it: of two decisions of one day the last one counts.
            versions.sort_by_key(|(key, _)| project.decided_on(key.document.as_ref()));
            if lens.plan == PlanVersion::Current {
                versions.reverse();
            }
        }

        let mut series = Self {
            indicator,
            measure,
            period,
            lens,
            versions,
            has_details: has_details(project, &indicator.id, measure),
            takes_own: takes_own(indicator, period, lens),
            compositions: compositions(project, indicator, measure, period, lens),
            partitions: Vec::new(),
            operands: Vec::new(),
            adjustments: Vec::new(),
        };
        if depth < DEEPEST {
            series.operands = operands(project, indicator, measure, period, lens, depth);
            series.partitions = partitions(project, indicator)
                .map(|children| {
                    let of =
                        |child| Self::at_depth(project, child, measure, period, lens, depth + 1);
                    children.into_iter().map(of).collect()
                })
                .collect();
        }
        series
    }

    /// The formula by which the figure follows, unless this is a part of the figure only.
    pub fn formula(&self) -> Option<&'a Formula> {
        self.indicator.formula.as_ref().filter(|_| self.takes_own)
    }

    /// From now on only what it is made of counts.
    pub(super) fn forget_own(&mut self) {
        self.takes_own = false;
        self.compositions.clear();
    }

    /// The cells of an indicator alone, without anything that it could be made of.
    pub(super) fn bare(
        project: &'a Project,
        indicator: &'a Indicator,
        measure: Measure,
        period: Period,
        lens: Lens,
    ) -> Self {
        let lens = Lens { reading: super::TimeReading::Own, ..lens };
        Self::at_depth(project, indicator, measure, period, lens, DEEPEST)
    }

    /// What was entered at a place.
    pub fn cell(&self, place: &PlaceId) -> Cell {
        self.find(place).map_or(Cell::NotReported, |(_, _, cell)| cell)
    }

    /// The address of the cell that counts at a place.
    pub fn key(&self, place: &PlaceId) -> CellKey {
        let document = self.find(place).and_then(|(key, _, _)| key.document.clone());
        self.address(place, document)
    }

    /// What is known of the period at a place, noted as inputs: what was entered, else what cells
    /// of other periods amount to.
    pub fn read(&self, project: &'a Project, place: &PlaceId, inputs: &mut Vec<Input<'a>>) -> Cell {
        let entered = self.read_entered(project, place, inputs);
        if entered != Cell::NotReported {
            return entered;
        }
        let compose = |composition: &Composition<'a>| composition.read(project, place, inputs);
        self.compositions
            .iter()
            .map(compose)
            .find(|cell| *cell != Cell::NotReported)
            .unwrap_or_default()
    }

    /// The number entered at a place, noted as an input.
    pub fn read_entered(
        &self,
        project: &'a Project,
        place: &PlaceId,
        inputs: &mut Vec<Input<'a>>,
    ) -> Cell {
        let Some((table_key, table, cell)) = self.find(place) else { return Cell::NotReported };
        if let Cell::Value { status, .. } = cell {
            let key = self.address(place, table_key.document.clone());
            let own = self
                .has_details
                .then(|| project.details().get(&key).and_then(|detail| detail.source.as_ref()))
                .flatten();
            let source = own.or(table.source.as_ref()).or(table_key.document.as_ref());
            inputs.push(Input { key, status, source });
        }
        cell
    }

    /// Whether no figure is asked for below this area: it reports the series itself, or one of the
    /// series that the figure is made of.
    pub fn is_unit(&self, place: &PlaceId, kind: AreaKind) -> bool {
        reports(&self.indicator.expected, place, kind)
            || self.operands.iter().any(|operand| reports(&operand.indicator.expected, place, kind))
    }

    fn find(&self, place: &PlaceId) -> Option<(&'a TableKey, &'a Table, Cell)> {
        if !self.takes_own {
            return None;
        }
        let ordinal = self.period.ordinal();
        self.versions.iter().find_map(|(key, table)| {
            let cell = table.row(place)?.get(ordinal);
            (cell != Cell::NotReported).then_some((*key, *table, cell))
        })
    }

    fn address(&self, place: &PlaceId, document: Option<SourceId>) -> CellKey {
        CellKey {
            indicator: self.indicator.id.clone(),
            measure: self.measure,
            place: place.clone(),
            period: self.period,
            document,
        }
    }
}

/// Whether an area is one of those expected to report.
pub(super) fn reports(expected: &Reporters, place: &PlaceId, kind: AreaKind) -> bool {
    match expected {
        Reporters::Districts => kind.is_district(),
        Reporters::Units => kind.is_district() || kind == AreaKind::Departments,
        Reporters::RuralCommunes => kind == AreaKind::RuralCommune,
        Reporters::Communes => kind.is_commune(),
        Reporters::Province => kind == AreaKind::Province,
        Reporters::Areas(areas) => areas.contains(place),
    }
}

/// Whether the parts of a whole are its shares (tỷ trọng), in percent of a whole that is none: they
/// make up 100 and not the whole.
pub(super) fn are_shares<'i>(
    whole: &Indicator,
    mut parts: impl Iterator<Item = &'i Indicator>,
) -> bool {
    !whole.is_rate() && parts.all(Indicator::is_rate)
}

/// The breakdowns of an indicator whose children add up to it.
pub(super) fn partitions<'a>(
    project: &'a Project,
    whole: &'a Indicator,
) -> impl Iterator<Item = Vec<&'a Indicator>> {
    cuts(project, whole)
        .into_iter()
        .filter(|cut| cut.len() > 1 && !are_shares(whole, cut.iter().copied()))
}

/// The children of an indicator by the dimensions they cut it along: each list sums to the whole,
/// unless it holds one child only ("trong đó").
pub(super) fn cuts<'a>(project: &'a Project, parent: &'a Indicator) -> Vec<Vec<&'a Indicator>> {
    let dimensions = |child: &'a Indicator| child.breakdown.as_ref().map(Breakdown::dimensions);
    let mut cuts: Vec<Vec<&'a Indicator>> = Vec::new();
    for child in project.breakdown_of(&parent.id) {
        let same = |cut: &&mut Vec<&'a Indicator>| {
            cut.first().is_some_and(|first| dimensions(first) == dimensions(child))
        };
        match cuts.iter_mut().find(same) {
            Some(cut) => cut.push(child),
            None => cuts.push(vec![child]),
        }
    }
    cuts
}

/// The period at which an operand is read.
pub(super) fn operand_period(operand: &Operand, period: Period) -> Period {
    match operand.at {
        OperandPeriod::Same => period,
        OperandPeriod::Year => period.year_of().unwrap_or(period),
    }
}

/// The measure at which an operand is read.
pub(super) fn operand_measure(operand: &Operand, measure: Measure) -> Measure {
    match operand.measure {
        OperandMeasure::Same => measure,
        OperandMeasure::Always(always) => always,
    }
}

fn operands<'a>(
    project: &'a Project,
    indicator: &'a Indicator,
    measure: Measure,
    period: Period,
    lens: Lens,
    depth: usize,
) -> Vec<Series<'a>> {
    let of = |id: &IndicatorId, measure, period, lens| {
        let indicator = project.indicators().get(id)?;
        Some(Series::at_depth(project, indicator, measure, period, lens, depth + 1))
    };
    let side = |operand: &Operand| {
        let measure = operand_measure(operand, measure);
        let period = operand_period(operand, period);
        let lens = match operand.measure {
            OperandMeasure::Always(Measure::Plan) => Lens { plan: lens.basis.plan, ..lens },
            OperandMeasure::Always(_) | OperandMeasure::Same => lens,
        };
        of(&operand.indicator, measure, period, lens)
    };
    match &indicator.across_areas {
        AcrossAreas::RatioOfSums { numerator, denominator, .. } => {
            let (Some(mut one), Some(mut two)) = (side(numerator), side(denominator)) else {
                return Vec::new();
            };
            let parts = indicator.basis.as_ref();
            let advances = parts.and_then(|parts| parts.advances.as_ref());
            let carried_over = parts.and_then(|parts| parts.carried_over.as_ref());
            let adjusted = |id: &IndicatorId, series: &Series<'a>, lens| {
                of(id, series.measure, series.period, lens)
            };
            if let Some(advances) = advances.filter(|_| !lens.basis.advances) {
                one.adjustments =
                    adjusted(advances, &one, lens).map(|it| (-1.0, it)).into_iter().collect();
            }
            if let Some(carried_over) = carried_over.filter(|_| lens.basis.carried_over) {
                two.adjustments =
                    adjusted(carried_over, &two, lens).map(|it| (1.0, it)).into_iter().collect();
            }
            vec![one, two]
        }
        // Nobody plans the weights: those of the same period are taken.
        AcrossAreas::WeightedMean { weight } => {
            of(weight, Measure::Actual, period, lens).into_iter().collect()
        }
        AcrossAreas::Sum | AcrossAreas::Maximum | AcrossAreas::NotAdditive => Vec::new(),
    }
}

fn has_details(project: &Project, indicator: &IndicatorId, measure: Measure) -> bool {
    let Some(period) = Period::span(1900, 1901) else { return true };
    let place = PlaceId::from("");
    let first = CellKey { indicator: indicator.clone(), measure, place, period, document: None };
    project
        .details()
        .range(first..)
        .next()
        .is_some_and(|(key, _)| key.indicator == *indicator && key.measure == measure)
}

impl Breakdown {
    /// The dimensions along which this child cuts its parent.
    fn dimensions(&self) -> Vec<&str> {
        self.members.keys().map(String::as_str).collect()
    }
}
