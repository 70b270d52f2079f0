//! From units to the areas and groups they make up, by each indicator's rule.

use super::{
    Shown,
    derive::of_series,
    series::{Input, Series, reports},
};
use crate::model::{
    AcrossAreas, AreaKind, Cell, CellKey, IndicatorKind, Measure, Members, PlaceId, PlanVersion,
    Project,
};

/// Areas nested more deeply than this are a circle.
const DEEPEST: usize = 16;

/// What is known at one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Known {
    Missing,
    NotApplicable,
    Value(f64),
}

impl Known {
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Value(number) => Some(number),
            Self::Missing | Self::NotApplicable => None,
        }
    }

    /// With another added (1) to it or taken (-1) from it; what does not apply there changes
    /// nothing.
    fn adjusted(self, sign: f64, other: Self) -> Self {
        match (self, other) {
            (Self::Value(number), Self::Value(other)) => Self::Value(number + sign * other),
            (Self::Value(_), Self::Missing) => Self::Missing,
            _ => self,
        }
    }
}

/// What one unit gives to the whole: a value, or for ratios and means a numerator and denominator.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Share {
    Missing,
    NotApplicable,
    Known(f64, f64),
}

/// What the units of a place give together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tally {
    /// Units that are to report, without those to which the figure does not apply.
    pub expected: usize,
    pub reported: usize,
    pub not_applicable: usize,
    /// Sum (or maximum), and for ratios and means the sum of the denominators or weights.
    pair: (f64, f64),
    /// What rounding took from these sums.
    lost: (f64, f64),
}

impl Tally {
    /// Whether there are units at all.
    pub fn has_units(self) -> bool {
        self.expected + self.not_applicable > 0
    }

    pub fn is_complete(self) -> bool {
        self.expected > 0 && self.reported == self.expected
    }

    /// Sum (or maximum), and for ratios and means the sum of the denominators or weights.
    pub fn pair(self) -> (f64, f64) {
        (self.pair.0 + self.lost.0, self.pair.1 + self.lost.1)
    }

    fn of(share: Share, units: usize) -> Self {
        match share {
            Share::Missing => Self { expected: units, ..Self::default() },
            Share::NotApplicable => Self { not_applicable: units, ..Self::default() },
            Share::Known(one, two) => {
                Self { expected: units, reported: units, pair: (one, two), ..Self::default() }
            }
        }
    }

    fn add(&mut self, other: Self, rule: &AcrossAreas) {
        if matches!(rule, AcrossAreas::Maximum) {
            if self.reported == 0 || (other.reported > 0 && other.pair.0 > self.pair.0) {
                self.pair = other.pair;
            }
        } else {
            add_exactly(&mut self.pair.0, &mut self.lost.0, other.pair.0);
            add_exactly(&mut self.pair.1, &mut self.lost.1, other.pair.1);
            self.lost = (self.lost.0 + other.lost.0, self.lost.1 + other.lost.1);
        }
        self.expected += other.expected;
        self.reported += other.reported;
        self.not_applicable += other.not_applicable;
    }
}

/// Adds to a sum, and what rounding takes from it to what is lost (Neumaier): units that report
/// decimals add up to the decimal.
fn add_exactly(sum: &mut f64, lost: &mut f64, term: f64) {
    let total = *sum + term;
    *lost += if sum.abs() >= term.abs() { (*sum - total) + term } else { (term - total) + *sum };
    *sum = total;
}

/// Everything known of a series at one place; `figure` decides what of it is shown.
#[derive(Clone, Debug)]
pub(super) struct Outcome<'a> {
    pub tally: Tally,
    /// Whether the place reports itself (or lies below those who do), instead of being made up.
    pub is_unit: bool,
    /// What was entered at the place.
    pub own: Cell,
    /// What follows from the units, all of which are known.
    pub computed: Option<f64>,
    /// Whether `computed` is the quotient of two figures entered at this level.
    pub from_own_operands: bool,
    /// Numerator and denominator of `computed`, or of what is known.
    pub parts: Option<(f64, f64)>,
    /// The inputs of `computed`, or of what is known.
    pub inputs: Vec<Input<'a>>,
    /// The units that are to report and have not.
    pub missing: Vec<PlaceId>,
    /// The denominator or sum of weights that is known and by which nothing can be divided.
    pub idle_denominator: Option<f64>,
}

/// Rolls a series up to a place.
pub(super) fn outcome<'a>(
    project: &'a Project,
    series: &Series<'a>,
    place: &PlaceId,
) -> Outcome<'a> {
    let rule = &series.indicator.across_areas;
    let mut found = Outcome {
        tally: Tally::default(),
        is_unit: true,
        own: series.cell(place),
        computed: None,
        from_own_operands: false,
        parts: None,
        inputs: Vec::new(),
        missing: Vec::new(),
        idle_denominator: None,
    };
    if is_without_list(project, place, series) {
        return found;
    }
    let kind = project.area_kind(place);
    let is_stop = kind.is_some_and(|kind| series.is_unit(place, kind));
    found.tally = fold(project, series, place, DEEPEST, &mut found.inputs, &mut found.missing);
    let has_units = found.tally.has_units();
    found.is_unit = is_stop || !has_units;
    if !has_units {
        found.tally = Tally::of(share(project, series, place, &mut found.inputs), 1);
    }
    if found.is_unit {
        found.missing.clear();
    }

    let is_made_up = match rule {
        AcrossAreas::NotAdditive => false,
        // A unit's rate follows from its own counts; all else at a unit is what it reports.
        AcrossAreas::RatioOfSums { .. } => true,
        AcrossAreas::Sum | AcrossAreas::WeightedMean { .. } | AcrossAreas::Maximum => {
            !found.is_unit
        }
    };
    let is_ratio = matches!(rule, AcrossAreas::RatioOfSums { .. });
    if is_made_up && found.tally.is_complete() {
        found.computed = combine(rule, found.tally.pair());
    }
    if is_ratio && found.computed.is_none() {
        let mut inputs = Vec::new();
        if let Share::Known(one, two) = own_operands(project, series, place, &mut inputs)
            && let Some(computed) = combine(rule, (one, two))
        {
            found.computed = Some(computed);
            found.from_own_operands = !found.is_unit;
            found.parts = Some((one, two));
            found.inputs = inputs;
            found.missing.clear();
        }
    }
    if is_ratio && !found.is_unit && found.tally.is_complete() {
        over_decided_plan(project, series, place, &mut found);
    }
    if is_ratio && found.parts.is_none() && found.tally.reported > 0 {
        found.parts = Some(found.tally.pair());
    }
    let denominator = found.tally.pair().1;
    if found.computed.is_none()
        && found.tally.is_complete()
        && is_divided(rule)
        && denominator <= 0.0
    {
        found.idle_denominator = Some(denominator);
    }
    found
}

/// A rate out of a plan that was decided for the place after those of its units is out of that plan.
fn over_decided_plan<'a>(
    project: &'a Project,
    series: &Series<'a>,
    place: &PlaceId,
    found: &mut Outcome<'a>,
) {
    let [numerator, denominator] = series.operands.as_slice() else { return };
    if denominator.cell(place).number().is_none() {
        return;
    }
    let of_units = outcome(project, denominator, place).inputs;
    if !is_decided_after(project, denominator, place, &of_units) {
        return;
    }
    let mut inputs = Vec::new();
    let one = known(project, numerator, place, &mut inputs);
    let mut two = entered(project, denominator, place, &mut inputs);
    for (sign, series) in &denominator.adjustments {
        two = two.adjusted(*sign, known_alone(project, series, place, &mut inputs));
    }
    if let Share::Known(one, two) = pair(one, two)
        && let Some(computed) = combine(&series.indicator.across_areas, (one, two))
    {
        found.computed = Some(computed);
        found.parts = Some((one, two));
        found.inputs = inputs;
    }
}

/// Whether the plan entered at a place was decided after all those that its units' sum rests on.
pub(super) fn is_decided_after(
    project: &Project,
    series: &Series<'_>,
    place: &PlaceId,
    of_units: &[Input<'_>],
) -> bool {
    let decided_on = |key: &CellKey| project.decided_on(key.document.as_ref());
    let is_current = series.measure == Measure::Plan && series.lens.plan == PlanVersion::Current;
    if !is_current || of_units.is_empty() || series.cell(place).number().is_none() {
        return false;
    }
    let own = decided_on(&series.key(place));
    own.is_some_and(|own| {
        of_units.iter().all(|input| decided_on(&input.key).is_some_and(|day| day < own))
    })
}

/// The value of units taken together; none where it would be divided by nothing, or by less.
pub(super) fn combine(rule: &AcrossAreas, pair: (f64, f64)) -> Option<f64> {
    if is_divided(rule) && pair.1 <= 0.0 {
        return None;
    }
    let value = match rule {
        AcrossAreas::Sum | AcrossAreas::Maximum => pair.0,
        AcrossAreas::RatioOfSums { scale, .. } => scale * pair.0 / pair.1,
        AcrossAreas::WeightedMean { .. } => pair.0 / pair.1,
        AcrossAreas::NotAdditive => return None,
    };
    value.is_finite().then_some(value)
}

fn is_divided(rule: &AcrossAreas) -> bool {
    matches!(rule, AcrossAreas::RatioOfSums { .. } | AcrossAreas::WeightedMean { .. })
}

/// What was entered at a place, or else the sum of a breakdown all of whose children were.
pub(super) fn entered<'a>(
    project: &'a Project,
    series: &Series<'a>,
    place: &PlaceId,
    inputs: &mut Vec<Input<'a>>,
) -> Known {
    match series.read(project, place, inputs) {
        Cell::Value { number, .. } => Known::Value(number),
        Cell::NotApplicable => Known::NotApplicable,
        Cell::NotReported => sum_of_parts(project, series, place, inputs),
    }
}

/// The sum of the first breakdown all of whose children were entered at a place; not applicable
/// where all the children of one are.
pub(super) fn sum_of_parts<'a>(
    project: &'a Project,
    series: &Series<'a>,
    place: &PlaceId,
    inputs: &mut Vec<Input<'a>>,
) -> Known {
    let mark = inputs.len();
    let mut found = Known::Missing;
    for children in &series.partitions {
        match sum_of(project, children, place, inputs) {
            Known::Value(sum) => return Known::Value(sum),
            Known::NotApplicable => found = Known::NotApplicable,
            Known::Missing => {}
        }
        inputs.truncate(mark);
    }
    found
}

fn sum_of<'a>(
    project: &'a Project,
    children: &[Series<'a>],
    place: &PlaceId,
    inputs: &mut Vec<Input<'a>>,
) -> Known {
    let mut found = Known::Missing;
    for child in children {
        found = match (found, entered(project, child, place, inputs)) {
            (Known::Value(sum), Known::Value(number)) => Known::Value(sum + number),
            (Known::Value(sum), Known::NotApplicable) => Known::Value(sum),
            (_, Known::Missing) => return Known::Missing,
            (_, known) => known,
        };
    }
    found
}

/// What the units of a place give together. Areas between the place and its units stand for units
/// that are missing if they have a figure of their own.
fn fold<'a>(
    project: &'a Project,
    series: &Series<'a>,
    place: &PlaceId,
    depth: usize,
    inputs: &mut Vec<Input<'a>>,
    missing: &mut Vec<PlaceId>,
) -> Tally {
    let rule = &series.indicator.across_areas;
    let mut tally = Tally::default();
    if depth == 0 {
        return tally;
    }
    let Some(kind) = project.area_kind(place) else {
        let members = project.group_members(place);
        for member in members {
            if lies_in_another(project, member, members) {
                continue;
            }
            let mut of_member = fold(project, series, member, depth - 1, inputs, missing);
            if !of_member.has_units() {
                of_member = Tally::of(share(project, series, member, inputs), 1);
                note_missing(of_member, member, missing);
            }
            tally.add(of_member, rule);
        }
        return tally;
    };
    if series.is_unit(place, kind) {
        let units = units_in(project, series, place, kind, depth);
        let tally = Tally::of(share(project, series, place, inputs), units);
        note_missing(tally, place, missing);
        return tally;
    }
    let (mark, missing_mark) = (inputs.len(), missing.len());
    for child in project.children(place) {
        tally.add(fold(project, series, child, depth - 1, inputs, missing), rule);
    }
    // The place that was asked for decides for itself between its own figure and the units'.
    let is_between = depth < DEEPEST && tally.has_units() && tally.reported < tally.expected;
    if is_between {
        let mut own_inputs = Vec::new();
        if let Share::Known(one, two) = own_share(project, series, place, &mut own_inputs) {
            inputs.truncate(mark);
            inputs.append(&mut own_inputs);
            missing.truncate(missing_mark);
            return Tally { reported: tally.expected, pair: (one, two), lost: (0.0, 0.0), ..tally };
        }
    }
    tally
}

fn note_missing(tally: Tally, place: &PlaceId, missing: &mut Vec<PlaceId>) {
    if tally.expected > tally.reported {
        missing.push(place.clone());
    }
}

/// Whether a place is a group of whose members nothing is known at a period: only their number, or
/// a list that held at another time (lists are never back-dated). A level stands at the last day of
/// its period.
pub(super) fn is_without_list(project: &Project, place: &PlaceId, series: &Series<'_>) -> bool {
    let Series { indicator, period, .. } = *series;
    project.groups().get(place).is_some_and(|group| match &group.members {
        Members::Count { .. } => true,
        Members::List(_) => {
            let needed = match indicator.kind {
                IndicatorKind::Level => period.last_day(),
                IndicatorKind::Flow | IndicatorKind::Cumulative => period.first_day(),
            };
            let has_ended = group.until.is_some_and(|until| until < needed);
            period.last_day() < group.from || has_ended
        }
    })
}

/// How many of the indicator's own units a place stands for.
fn units_in(
    project: &Project,
    series: &Series<'_>,
    place: &PlaceId,
    kind: AreaKind,
    depth: usize,
) -> usize {
    fn count(project: &Project, series: &Series<'_>, place: &PlaceId, depth: usize) -> usize {
        let Some(kind) = project.area_kind(place) else { return 0 };
        if reports(&series.indicator.expected, place, kind) {
            return 1;
        }
        if depth == 0 {
            return 0;
        }
        project.children(place).iter().map(|child| count(project, series, child, depth - 1)).sum()
    }
    if reports(&series.indicator.expected, place, kind) {
        return 1;
    }
    count(project, series, place, depth)
}

/// What a unit gives to the whole.
fn share<'a>(
    project: &'a Project,
    series: &Series<'a>,
    place: &PlaceId,
    inputs: &mut Vec<Input<'a>>,
) -> Share {
    match &series.indicator.across_areas {
        AcrossAreas::RatioOfSums { .. } => {
            let [numerator, denominator] = series.operands.as_slice() else {
                return Share::Missing;
            };
            let mark = inputs.len();
            let one = known(project, numerator, place, inputs);
            let two = known(project, denominator, place, inputs);
            let shared = pair(one, two);
            let is_closed = shared == Share::Missing && series.cell(place) == Cell::NotApplicable;
            if !matches!(shared, Share::Known(..)) {
                inputs.truncate(mark);
            }
            if is_closed { Share::NotApplicable } else { shared }
        }
        _ => own_share(project, series, place, inputs),
    }
}

/// What the figures entered at a place itself give to the whole.
fn own_share<'a>(
    project: &'a Project,
    series: &Series<'a>,
    place: &PlaceId,
    inputs: &mut Vec<Input<'a>>,
) -> Share {
    match &series.indicator.across_areas {
        AcrossAreas::RatioOfSums { .. } => own_operands(project, series, place, inputs),
        AcrossAreas::WeightedMean { .. } => {
            let Some(weight) = series.operands.first() else { return Share::Missing };
            let value = entered(project, series, place, inputs);
            match (value, known(project, weight, place, inputs)) {
                (Known::Value(value), Known::Value(weight)) => Share::Known(value * weight, weight),
                // There is a value to be counted, and nothing to count it with.
                (Known::Value(_), _) => Share::Missing,
                (value, weight) => pair(value, weight),
            }
        }
        AcrossAreas::Sum | AcrossAreas::Maximum | AcrossAreas::NotAdditive => {
            match entered(project, series, place, inputs) {
                Known::Value(value) => Share::Known(value, 0.0),
                Known::NotApplicable => Share::NotApplicable,
                Known::Missing => Share::Missing,
            }
        }
    }
}

/// Numerator and denominator as entered at the place itself.
fn own_operands<'a>(
    project: &'a Project,
    series: &Series<'a>,
    place: &PlaceId,
    inputs: &mut Vec<Input<'a>>,
) -> Share {
    let [numerator, denominator] = series.operands.as_slice() else { return Share::Missing };
    let mut side = |series: &Series<'a>| {
        let mut all = entered(project, series, place, inputs);
        for (sign, series) in &series.adjustments {
            all = all.adjusted(*sign, entered(project, series, place, inputs));
        }
        all
    };
    pair(side(numerator), side(denominator))
}

/// What is known of an operand at a unit, with what the capital basis adds or takes.
pub(super) fn known<'a>(
    project: &'a Project,
    series: &Series<'a>,
    place: &PlaceId,
    inputs: &mut Vec<Input<'a>>,
) -> Known {
    let mut all = known_alone(project, series, place, inputs);
    for (sign, series) in &series.adjustments {
        all = all.adjusted(*sign, known_alone(project, series, place, inputs));
    }
    all
}

/// What is known of a series at a unit: from the units below it if all are known, else as entered.
fn known_alone<'a>(
    project: &'a Project,
    series: &Series<'a>,
    place: &PlaceId,
    inputs: &mut Vec<Input<'a>>,
) -> Known {
    if series.formula().is_some() {
        return known_by_formula(project, series, place, inputs);
    }
    let is_unit = project.area_kind(place).is_some_and(|kind| series.is_unit(place, kind));
    if is_unit && matches!(series.indicator.across_areas, AcrossAreas::Sum) {
        return entered(project, series, place, inputs);
    }
    let mut found = outcome(project, series, place);
    if let Some(computed) = found.computed {
        inputs.append(&mut found.inputs);
        return Known::Value(computed);
    }
    entered(project, series, place, inputs)
}

/// What is known of an operand that follows by a formula.
fn known_by_formula<'a>(
    project: &'a Project,
    series: &Series<'a>,
    place: &PlaceId,
    inputs: &mut Vec<Input<'a>>,
) -> Known {
    let figure = of_series(project, series, place);
    match figure.shown {
        Shown::Number(number) => {
            let input = |key: CellKey| Input {
                status: project.cell(&key).status().unwrap_or_default(),
                source: project.source_of(&key).map(|source| &source.id),
                key,
            };
            inputs.extend(figure.inputs.into_iter().map(input));
            Known::Value(number)
        }
        Shown::NotApplicable => Known::NotApplicable,
        Shown::Partial(_) | Shown::NotReported => Known::Missing,
    }
}

fn pair(one: Known, two: Known) -> Share {
    match (one, two) {
        (Known::Value(one), Known::Value(two)) => Share::Known(one, two),
        (Known::NotApplicable, _) | (_, Known::NotApplicable) => Share::NotApplicable,
        _ => Share::Missing,
    }
}

/// Whether a member of a list lies in another member, which then stands for it.
fn lies_in_another(project: &Project, member: &PlaceId, members: &[PlaceId]) -> bool {
    let parent = |place: &PlaceId| project.areas().get(place).and_then(|area| area.parent.as_ref());
    let mut at = parent(member);
    for _ in 0..DEEPEST {
        let Some(above) = at else { return false };
        if members.contains(above) {
            return true;
        }
        at = parent(above);
    }
    false
}
