//! The project: everything the committee knows, in memory.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Acknowledgement, AcrossAreas, Area, AreaKind, CapitalBasis, Cell, CellChange, CellDetail,
    CellKey, Date, Dimension, DimensionId, Formula, Group, Indicator, IndicatorId, Measure,
    Members, Name, Period, PlaceId, Program, SavedView, Shelf, Shows, Source, SourceId, Status,
    Topic, Values, formula::find_cycle,
};

/// What holds for the project as a whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// "Ninh Thuận · CTMTQG 2016-2020".
    pub title: Name,
    /// What disbursement rates divide by.
    #[serde(default, skip_serializing_if = "is_default")]
    pub capital_basis: CapitalBasis,
    /// The names of the check rules that are switched off.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub rules_off: BTreeSet<String>,
    /// Widths of columns that someone set in tables that are no biểu, in points at normal size, by
    /// what stands at their heads.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub widths: BTreeMap<String, u16>,
}

impl Settings {
    /// The same but for what only tells how tables look.
    #[must_use]
    pub fn differs_only_in_looks(&self, other: &Self) -> bool {
        Self { widths: other.widths.clone(), ..self.clone() } == *other
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A project. Read it freely; change it only by [`Project::apply`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    pub(super) settings: Settings,
    pub(super) areas: Shelf<Area>,
    pub(super) groups: Shelf<Group>,
    pub(super) programs: Shelf<Program>,
    pub(super) topics: Shelf<Topic>,
    pub(super) dimensions: Shelf<Dimension>,
    pub(super) indicators: Shelf<Indicator>,
    pub(super) sources: Shelf<Source>,
    pub(super) values: Values,
    pub(super) details: BTreeMap<CellKey, CellDetail>,
    pub(super) acknowledgements: Shelf<Acknowledgement>,
    pub(super) views: Shelf<SavedView>,
    pub(super) changes: Vec<CellChange>,
    /// Derived: children by parent, in protocol order.
    pub(super) children: BTreeMap<PlaceId, Vec<PlaceId>>,
}

/// A project in parts, one for each section of the file.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    pub settings: Settings,
    pub areas: Shelf<Area>,
    pub groups: Shelf<Group>,
    pub programs: Shelf<Program>,
    pub topics: Shelf<Topic>,
    pub dimensions: Shelf<Dimension>,
    pub indicators: Shelf<Indicator>,
    pub sources: Shelf<Source>,
    pub values: Values,
    pub details: BTreeMap<CellKey, CellDetail>,
    pub acknowledgements: Shelf<Acknowledgement>,
    pub views: Shelf<SavedView>,
    /// Oldest first; of more than [`super::MOST_CHANGES`] the latest are kept.
    pub changes: Vec<CellChange>,
}

/// Something in a project that points to nothing, said in the ids of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectProblem {
    /// The object that is wrong: `indicator "ho_ngheo"`.
    pub at: String,
    /// What it names: `topic "x"`.
    pub missing: String,
}

/// Notes what is missing: whether it is known, where it is named, and what it is.
type Need<'a> = &'a mut dyn FnMut(bool, &dyn Fn() -> String, &dyn Fn() -> String);

impl Project {
    /// A project from its parts; problems are dangling references, two roots, or cycles.
    ///
    /// # Errors
    /// Lists every problem found.
    pub fn from_parts(mut parts: Parts) -> Result<Self, Vec<ProjectProblem>> {
        let too_many = parts.changes.len().saturating_sub(super::MOST_CHANGES);
        parts.changes.drain(..too_many);
        let mut project = Self {
            settings: parts.settings,
            areas: parts.areas,
            groups: parts.groups,
            programs: parts.programs,
            topics: parts.topics,
            dimensions: parts.dimensions,
            indicators: parts.indicators,
            sources: parts.sources,
            values: parts.values,
            details: parts.details,
            acknowledgements: parts.acknowledgements,
            views: parts.views,
            changes: parts.changes,
            children: BTreeMap::new(),
        };
        project.index_children();
        let problems = project.problems();
        if problems.is_empty() { Ok(project) } else { Err(problems) }
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Areas in protocol order.
    #[must_use]
    pub fn areas(&self) -> &Shelf<Area> {
        &self.areas
    }

    #[must_use]
    pub fn groups(&self) -> &Shelf<Group> {
        &self.groups
    }

    #[must_use]
    pub fn programs(&self) -> &Shelf<Program> {
        &self.programs
    }

    #[must_use]
    pub fn topics(&self) -> &Shelf<Topic> {
        &self.topics
    }

    #[must_use]
    pub fn dimensions(&self) -> &Shelf<Dimension> {
        &self.dimensions
    }

    /// Findings that were acknowledged, oldest first.
    #[must_use]
    pub fn acknowledgements(&self) -> &Shelf<Acknowledgement> {
        &self.acknowledgements
    }

    /// Saved tables (biểu).
    #[must_use]
    pub fn views(&self) -> &Shelf<SavedView> {
        &self.views
    }

    #[must_use]
    pub fn indicators(&self) -> &Shelf<Indicator> {
        &self.indicators
    }

    #[must_use]
    pub fn sources(&self) -> &Shelf<Source> {
        &self.sources
    }

    #[must_use]
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// The exceptions, by address.
    #[must_use]
    pub fn details(&self) -> &BTreeMap<CellKey, CellDetail> {
        &self.details
    }

    /// The province: the one area that lies in no other.
    #[must_use]
    pub fn root(&self) -> Option<&Area> {
        self.areas.iter().find(|area| area.parent.is_none())
    }

    /// The areas directly inside, in protocol order.
    #[must_use]
    pub fn children(&self, place: &PlaceId) -> &[PlaceId] {
        self.children.get(place).map_or(&[], Vec::as_slice)
    }

    /// The indicators that break this one down, in the file's order.
    pub fn breakdown_of<'a>(
        &'a self,
        parent: &'a IndicatorId,
    ) -> impl Iterator<Item = &'a Indicator> {
        self.indicators
            .iter()
            .filter(move |child| child.breakdown.as_ref().is_some_and(|b| b.parent == *parent))
    }

    /// Whether the id is an area's or a group's.
    #[must_use]
    pub fn has_place(&self, place: &PlaceId) -> bool {
        self.areas.contains(place) || self.groups.contains(place)
    }

    /// The name of an area or a group.
    #[must_use]
    pub fn place_name(&self, place: &PlaceId) -> Option<&Name> {
        let area = self.areas.get(place).map(|area| &area.name);
        area.or_else(|| self.groups.get(place).map(|group| &group.name))
    }

    /// The members of a group's list; empty where only their number is known.
    #[must_use]
    pub fn group_members(&self, group: &PlaceId) -> &[PlaceId] {
        match self.groups.get(group).map(|group| &group.members) {
            Some(Members::List(list)) => list,
            _ => &[],
        }
    }

    /// The cell at an address.
    #[must_use]
    pub fn cell(&self, key: &CellKey) -> Cell {
        self.values.cell(key)
    }

    /// The address at which the current figure of a measure stands: for a plan, that of the latest
    /// decision that has the cell, so that a later one counts and an earlier stays readable. Where
    /// nothing stands yet, the address at which a new figure goes.
    #[must_use]
    pub fn current_key(
        &self,
        indicator: &IndicatorId,
        measure: Measure,
        place: &PlaceId,
        period: Period,
    ) -> CellKey {
        let document = self
            .values
            .versions(indicator, measure, period.step())
            .filter(|(_, table)| {
                table.row(place).is_some_and(|row| row.get(period.ordinal()) != Cell::NotReported)
            })
            .max_by_key(|(key, _)| self.decided_on(key.document.as_ref()))
            .and_then(|(key, _)| key.document.clone());
        CellKey { indicator: indicator.clone(), measure, place: place.clone(), period, document }
    }

    /// When a document was issued; figures without one are older than any.
    #[must_use]
    pub fn decided_on(&self, document: Option<&SourceId>) -> Option<Date> {
        document.and_then(|id| self.sources.get(id)).and_then(|source| source.date)
    }

    /// Where the figure at an address comes from: its own source, its table's, or its document.
    #[must_use]
    pub fn source_of(&self, key: &CellKey) -> Option<&Source> {
        let own = self.details.get(key).and_then(|detail| detail.source.as_ref());
        let table = || self.values.table(&key.table()).and_then(|table| table.source.as_ref());
        self.sources.get(own.or_else(table).or(key.document.as_ref())?)
    }

    /// The day the figure at an address was counted to (số liệu tính đến ngày), if it is stated.
    #[must_use]
    pub fn as_of(&self, key: &CellKey) -> Option<Date> {
        let own = self.details.get(key).and_then(|detail| detail.as_of);
        own.or_else(|| self.values.table(&key.table()).and_then(|table| table.as_of))
    }

    /// Whether the figure at an address is illustrative (số liệu minh họa).
    #[must_use]
    pub fn is_illustrative(&self, key: &CellKey) -> bool {
        self.source_of(key).is_some_and(|source| source.illustrative)
    }

    pub(super) fn index_children(&mut self) {
        self.children.clear();
        for area in &self.areas {
            if let Some(parent) = &area.parent {
                self.children.entry(parent.clone()).or_default().push(area.id.clone());
            }
        }
    }

    /// Every reference that points to nothing.
    pub(super) fn problems(&self) -> Vec<ProjectProblem> {
        let mut found = Vec::new();
        let mut need = |known: bool, at: &dyn Fn() -> String, missing: &dyn Fn() -> String| {
            if !known {
                found.push(ProjectProblem { at: at(), missing: missing() });
            }
        };
        for area in &self.areas {
            let at = || format!("area \"{}\"", area.id);
            if let Some(parent) = &area.parent {
                need(self.areas.contains(parent), &at, &|| format!("area \"{parent}\""));
                need(!self.lies_in_itself(&area.id), &at, &|| {
                    "an end to its chain of parents".into()
                });
            } else {
                need(self.root().is_some_and(|root| root.id == area.id), &at, &|| {
                    "a parent (only one area may have none)".into()
                });
            }
            need(!self.groups.contains(&area.id), &at, &|| "an id that no group has".into());
        }
        for group in &self.groups {
            let at = || format!("group \"{}\"", group.id);
            for member in self.group_members(&group.id) {
                need(self.areas.contains(member), &at, &|| format!("area \"{member}\""));
            }
            if let Some(source) = &group.source {
                need(self.sources.contains(source), &at, &|| format!("source \"{source}\""));
            }
        }
        for topic in &self.topics {
            let at = || format!("topic \"{}\"", topic.id);
            need(self.programs.contains(&topic.program), &at, &|| {
                format!("program \"{}\"", topic.program)
            });
        }
        for indicator in &self.indicators {
            let at = || format!("indicator \"{}\"", indicator.id);
            need(self.topics.contains(&indicator.topic), &at, &|| {
                format!("topic \"{}\"", indicator.topic)
            });
            let cuts = indicator.breakdown.iter().flat_map(|breakdown| &breakdown.members);
            for (dimension, member) in cuts {
                // A dimension without names is one by its ids.
                let named = self.dimensions.get(&DimensionId::from(dimension.as_str()));
                need(named.is_none_or(|named| named.member_name(member).is_some()), &at, &|| {
                    format!("member \"{member}\" of dimension \"{dimension}\"")
                });
            }
            let formulas = indicator.formula.iter().chain(&indicator.must_equal);
            for other in formulas.flat_map(Formula::references) {
                need(self.indicators.contains(other), &at, &|| format!("indicator \"{other}\""));
            }
            let parent = indicator.breakdown.iter().map(|breakdown| &breakdown.parent);
            for other in parent.chain(operands(indicator)) {
                need(self.indicators.contains(other), &at, &|| format!("indicator \"{other}\""));
                need(*other != indicator.id, &at, &|| "an operand other than itself".into());
            }
        }
        if let Some(circle) = self.circle_of_formulas() {
            let first = circle.first().map(ToString::to_string).unwrap_or_default();
            let way: Vec<&str> =
                circle.iter().chain(circle.first()).map(IndicatorId::as_str).collect();
            need(false, &|| format!("indicator \"{first}\""), &|| {
                format!("an end to its circle of formulas {}", way.join(" → "))
            });
        }
        for (key, table) in self.values.tables() {
            let at = || format!("table \"{}\" {:?}", key.indicator, key.measure);
            need(self.indicators.contains(&key.indicator), &at, &|| {
                format!("indicator \"{}\"", key.indicator)
            });
            for source in table.source.iter().chain(&key.document) {
                need(self.sources.contains(source), &at, &|| format!("source \"{source}\""));
            }
            for (place, _) in table.rows() {
                need(self.has_place(place), &at, &|| format!("area or group \"{place}\""));
            }
        }
        for (key, detail) in &self.details {
            let at = || format!("cell \"{}\" {} {}", key.indicator, key.place, key.period);
            need(self.indicators.contains(&key.indicator), &at, &|| {
                format!("indicator \"{}\"", key.indicator)
            });
            need(self.has_place(&key.place), &at, &|| format!("area or group \"{}\"", key.place));
            let rivals = detail.rivals.iter().map(|rival| &rival.source);
            for source in detail.source.iter().chain(&key.document).chain(rivals) {
                need(self.sources.contains(source), &at, &|| format!("source \"{source}\""));
            }
        }
        for known in &self.acknowledgements {
            let (at, key) = (|| format!("acknowledgement \"{}\"", known.id), &known.cell);
            need(self.indicators.contains(&key.indicator), &at, &|| {
                format!("indicator \"{}\"", key.indicator)
            });
            need(self.has_place(&key.place), &at, &|| format!("area or group \"{}\"", key.place));
        }
        self.problems_of_views(&mut need);
        found
    }

    /// The indicators that this one is computed from: operands, weight, what the capital basis adds or
    /// takes, terms of its formula, parts of its breakdown.
    #[must_use]
    pub fn made_of<'a>(&'a self, indicator: &'a Indicator) -> Vec<&'a IndicatorId> {
        let mut all: Vec<&IndicatorId> = operands(indicator).collect();
        all.extend(indicator.formula.iter().flat_map(Formula::references));
        all.extend(self.breakdown_of(&indicator.id).map(|part| &part.id));
        all
    }

    /// Indicators whose formulas lead back to themselves, by whatever they are made of.
    fn circle_of_formulas(&self) -> Option<Vec<IndicatorId>> {
        let with_formula = self.indicators.iter().filter(|indicator| indicator.formula.is_some());
        let edges: BTreeMap<IndicatorId, Vec<IndicatorId>> = with_formula
            .map(|indicator| (indicator.id.clone(), self.formulas_behind(indicator)))
            .collect();
        find_cycle(&edges)
    }

    /// The nearest indicators with formulas that this one is made of.
    fn formulas_behind(&self, indicator: &Indicator) -> Vec<IndicatorId> {
        let mut found = Vec::new();
        let mut seen: BTreeSet<&IndicatorId> = BTreeSet::new();
        // What is entered or summed up stands beside what its formula gives.
        let mut waiting = self.made_of(indicator);
        while let Some(id) = waiting.pop() {
            let Some(other) = self.indicators.get(id).filter(|_| seen.insert(id)) else { continue };
            if other.formula.is_some() {
                found.push(id.clone());
            } else {
                waiting.extend(self.made_of(other));
            }
        }
        found.sort();
        found
    }

    /// The references of saved tables and charts that point to nothing.
    fn problems_of_views(&self, need: Need<'_>) {
        for view in &self.views {
            let at = || format!("view \"{}\"", view.id);
            let mut indicators = Vec::new();
            let mut places = Vec::new();
            match &view.shows {
                Shows::Table(table) => {
                    let topic = &table.topic;
                    need(self.topics.contains(topic), &at, &|| format!("topic \"{topic}\""));
                    indicators.push(&table.indicator);
                }
                Shows::Chart(chart) => {
                    indicators.push(&chart.indicator);
                    indicators.extend(&chart.others);
                    let of = chart.headline.iter().map(|headline| &headline.of);
                    places.extend(chart.place.iter().chain(of));
                    if let Some(by) = &chart.by {
                        let is_known = self.dimensions.contains(by);
                        need(is_known, &at, &|| format!("dimension \"{by}\""));
                    }
                }
            }
            for indicator in indicators {
                let is_known = self.indicators.contains(indicator);
                need(is_known, &at, &|| format!("indicator \"{indicator}\""));
            }
            for place in places.into_iter().flat_map(|of| [&of.place, &of.inside]) {
                need(self.has_place(place), &at, &|| format!("area or group \"{place}\""));
            }
        }
    }

    fn lies_in_itself(&self, area: &PlaceId) -> bool {
        let mut at = self.areas.get(area);
        // A chain longer than there are areas must repeat one.
        for _ in 0..=self.areas.len() {
            match at.and_then(|area| area.parent.as_ref()) {
                Some(parent) => at = self.areas.get(parent),
                None => return false,
            }
        }
        true
    }

    /// A project of one province without districts, one program and one topic.
    #[must_use]
    pub fn empty(title: Name, province: Area, program: Program, topic: Topic) -> Self {
        let settings = Settings { title, ..Settings::default() };
        let mut project = Self { settings, ..Self::default() };
        // Fresh shelves refuse nothing.
        let _ = project.areas.push(province);
        let _ = project.programs.push(program);
        let _ = project.topics.push(topic);
        project.index_children();
        project
    }

    /// A project of the same structure under another title, without any figure.
    #[must_use]
    pub fn without_figures(&self, title: &str) -> Self {
        let settings = Settings { title: Name::same(title), ..self.settings.clone() };
        Self {
            settings,
            values: Values::default(),
            details: BTreeMap::new(),
            acknowledgements: Shelf::default(),
            views: Shelf::default(),
            changes: Vec::new(),
            ..self.clone()
        }
    }

    /// The kind of an area.
    #[must_use]
    pub fn area_kind(&self, place: &PlaceId) -> Option<AreaKind> {
        self.areas.get(place).map(|area| area.kind)
    }

    /// The least firm status among the cells given; final for none.
    #[must_use]
    pub fn least_firm(&self, keys: &[CellKey]) -> Status {
        keys.iter().filter_map(|key| self.cell(key).status()).max().unwrap_or_default()
    }
}

/// The indicators that it names as those of its rule and of its capital basis.
fn operands(indicator: &Indicator) -> impl Iterator<Item = &IndicatorId> {
    let (one, two) = match &indicator.across_areas {
        AcrossAreas::RatioOfSums { numerator, denominator, .. } => {
            (Some(&numerator.indicator), Some(&denominator.indicator))
        }
        AcrossAreas::WeightedMean { weight } => (Some(weight), None),
        AcrossAreas::Sum | AcrossAreas::Maximum | AcrossAreas::NotAdditive => (None, None),
    };
    let basis = indicator.basis.iter();
    let basis = basis.flat_map(|parts| parts.carried_over.iter().chain(&parts.advances));
    one.into_iter().chain(two).chain(basis)
}
