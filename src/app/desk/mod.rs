//! The place Biểu đồ: one chart, of what the table's cursor stood on or of what was chosen since.

mod kept;
mod walk;

use crate::{
    chart::{ChartSpec, Hit, Proposal, others_to_set_against, propose},
    model::{
        AreaKind, AreaLevel, CellKey, ChartKind, ChartLayout, ChartPlace, DimensionId, IndicatorId,
        Measure, Period, PlaceId, Project, Sort, TopicId, ViewId,
    },
    text::lang::Lang,
};

use super::{App, Beside, Pane, Screen, view::View};

/// The chart that is worked on.
#[derive(Debug)]
pub(super) struct Desk {
    /// What the table's cursor was about when the place was turned to from there, and which figure
    /// the chart was of then.
    from: Option<CellKey>,
    arrived: Option<CellKey>,
    /// Indicator, measure and level are those of the view, period and place are never fixed here.
    layout: ChartLayout,
    /// Of what its own title was written, if it has one.
    headline_for: Option<Drawn>,
    /// Whom it is about.
    of: ChartPlace,
    /// The saved chart that it was opened as.
    pub(super) saved: Option<ViewId>,
    /// What stands beside it: the kinds, or all that is known of the figure pointed out.
    pub(super) beside: Beside,
    figure: Option<CellKey>,
    proposals: Option<(ProposalsKey, Vec<Proposal>)>,
    /// The indicators that a scatter can be set against, found with the proposals.
    others: Vec<IndicatorId>,
}

/// What is drawn of a period and a place, and how: a title of one's own holds for just that.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    kind: ChartKind,
    measure: Measure,
    level: AreaLevel,
    by: Option<DimensionId>,
    others: Vec<IndicatorId>,
}

impl Drawn {
    fn of(layout: &ChartLayout) -> Self {
        let ChartLayout { kind, measure, level, by, others, .. } = layout.clone();
        Self { kind, measure, level, by, others }
    }
}

/// What the proposals depend on: the state, and all of the chart but how it is drawn.
#[derive(Debug, PartialEq)]
struct ProposalsKey {
    revision: u64,
    layout: ChartLayout,
    of: ChartPlace,
    period: Period,
    lang: Lang,
}

/// Of a place among those that it stands among: a commune's are those of its district, all others
/// those of the province.
pub(super) fn chart_place(project: &Project, place: &PlaceId) -> Option<ChartPlace> {
    let root = project.root()?;
    let is_commune = project.area_kind(place).is_some_and(AreaKind::is_commune);
    let parent = project.areas().get(place).and_then(|area| area.parent.clone());
    let inside = parent.filter(|_| is_commune).unwrap_or_else(|| root.id.clone());
    Some(ChartPlace { place: place.clone(), inside })
}

/// A chart of an indicator in a kind, with nothing else chosen.
pub(super) fn plain_layout(kind: ChartKind, view: &View) -> ChartLayout {
    ChartLayout {
        kind,
        indicator: view.indicator.clone(),
        others: Vec::new(),
        measure: view.measure,
        level: view.level,
        by: None,
        sort: Sort::default(),
        period: None,
        place: None,
        headline: None,
    }
}

impl App {
    /// Turns to the place Biểu đồ: from another figure than the last time with a chart of that one.
    pub(super) fn show_charts(&mut self) {
        let from = self.cursor_subject().map(|(key, _)| key);
        let is_from_table = self.view.screen == Screen::Entry;
        let is_at_start = self.is_at_start();
        self.view.screen = Screen::Charts;
        self.wanted_focus = Some(Pane::Chart);
        let is_new = self.desk.as_ref().is_none_or(|desk| is_from_table && desk.from != from);
        if is_new {
            self.desk = from.and_then(|from| self.desk_of(from, is_at_start));
        }
        if is_from_table {
            let arrived = self.desk_figure();
            if let Some(desk) = &mut self.desk {
                desk.arrived = arrived;
            }
        }
    }

    /// A desk with a chart of one figure. Where the cursor has not been moved yet nobody is meant: then
    /// no unit stands out.
    fn desk_of(&mut self, from: CellKey, is_at_start: bool) -> Option<Desk> {
        let project = self.document.project();
        let root = project.root()?;
        let place = if is_at_start { &root.id } else { &from.place };
        let of = chart_place(project, place)?;
        self.view.indicator = from.indicator.clone();
        let layout = plain_layout(self.prefs.chart, &self.view);
        Some(Desk {
            from: Some(from),
            arrived: None,
            layout,
            headline_for: None,
            of,
            saved: None,
            beside: Beside::Chart,
            figure: None,
            proposals: None,
            others: Vec::new(),
        })
    }

    /// The chart on the desk, one of what the table shows if there is none yet.
    pub(super) fn set_desk(&mut self) {
        if self.desk.is_none() {
            let from = self.cursor_subject().map(|(key, _)| key);
            let is_at_start = self.is_at_start();
            self.desk = from.and_then(|from| self.desk_of(from, is_at_start));
        }
    }

    /// Whether the cursor stands where it does before anyone moves it.
    fn is_at_start(&self) -> bool {
        self.grid.cursor.row == 0 && self.rows_are_areas()
    }

    /// Back to the table: at the cell that the chart is about, if that is another than before.
    pub(super) fn leave_charts(&mut self) {
        self.view.screen = Screen::Entry;
        self.wanted_focus = Some(Pane::Grid);
        let Some(key) = self.desk_figure() else { return };
        let is_same = self.desk.as_ref().is_some_and(|desk| desk.arrived.as_ref() == Some(&key));
        if !is_same {
            self.show_cell(Some(&key));
            let from = self.cursor_subject().map(|(key, _)| key);
            if let Some(desk) = &mut self.desk {
                desk.from = from;
            }
        }
    }

    /// What is kept of the chart, as it is now.
    fn desk_layout(&self) -> Option<ChartLayout> {
        let desk = self.desk.as_ref()?;
        let View { indicator, measure, level, .. } = &self.view;
        let mut layout = ChartLayout {
            indicator: indicator.clone(),
            measure: *measure,
            level: *level,
            ..desk.layout.clone()
        };
        if desk.headline_for.as_ref() != Some(&Drawn::of(&layout)) {
            layout.headline = None;
        }
        Some(layout)
    }

    /// Whom the chart is about.
    pub(super) fn desk_place(&self) -> Option<&ChartPlace> {
        self.desk.as_ref().map(|desk| &desk.of)
    }

    pub(super) fn desk_sort(&self) -> Sort {
        self.desk.as_ref().map_or(Sort::default(), |desk| desk.layout.sort)
    }

    /// The kinds for what is chosen, the most telling first; made anew only for another choice.
    pub(super) fn proposals(&mut self) -> &[Proposal] {
        let Some((layout, of)) = self.desk_layout().zip(self.desk_place().cloned()) else {
            return &[];
        };
        let layout = ChartLayout { kind: ChartKind::default(), headline: None, ..layout };
        let key = ProposalsKey {
            revision: self.document.revision(),
            layout,
            of,
            period: self.view.period,
            lang: self.prefs.lang,
        };
        let Some(desk) = &mut self.desk else { return &[] };
        if desk.proposals.as_ref().is_none_or(|(known, _)| *known != key) {
            let ProposalsKey { layout, of, period, lang, .. } = &key;
            let project = self.document.project();
            let found = propose(project, layout, *period, of, *lang);
            let is_scatter = |it: &Proposal| it.kind == ChartKind::Scatter && it.fits();
            desk.others = if found.iter().any(is_scatter) {
                let layout = ChartLayout { kind: ChartKind::Scatter, ..layout.clone() };
                let spec = ChartSpec::of_layout(project, &layout, *period, of, *lang);
                others_to_set_against(project, &spec)
            } else {
                Vec::new()
            };
            desk.proposals = Some((key, found));
        }
        desk.proposals.as_ref().map_or(&[], |(_, found)| found)
    }

    /// The chart on the desk; in the most telling kind where the chosen one does not fit.
    pub(super) fn desk_spec(&self) -> Option<ChartSpec> {
        let desk = self.desk.as_ref()?;
        let mut layout = self.desk_layout()?;
        if let Some((_, proposals)) = &desk.proposals {
            let fits = |kind| proposals.iter().any(|it| it.kind == kind && it.fits());
            let best = proposals.iter().find(|it| it.fits());
            if let Some(best) = best.filter(|_| !fits(layout.kind)) {
                layout.kind = best.kind;
            }
        }
        let (project, lang) = (self.document.project(), self.prefs.lang);
        Some(ChartSpec::of_layout(project, &layout, self.view.period, &desk.of, lang))
    }

    /// The figure that Phân tích and Căn cứ are about: the one pointed out, else that of the place.
    pub(super) fn desk_figure(&self) -> Option<CellKey> {
        let desk = self.desk.as_ref()?;
        let project = self.document.project();
        let indicator = project.indicators().get(&self.view.indicator)?;
        let measure = indicator.measure_for(self.view.measure);
        let period = indicator.period_for(self.view.period);
        let key = || project.current_key(&indicator.id, measure, &desk.of.place, period);
        Some(desk.figure.clone().unwrap_or_else(key))
    }

    /// Changes the chart; what was pointed out in the old one is let go.
    fn redraw(&mut self, change: impl FnOnce(&mut Desk)) {
        if let Some(desk) = &mut self.desk {
            desk.figure = None;
            change(desk);
        }
        self.wanted_focus = Some(Pane::Chart);
    }

    pub(super) fn choose_kind(&mut self, kind: ChartKind) {
        self.prefs.chart = kind;
        self.redraw(|desk| desk.layout.kind = kind);
    }

    /// Ctrl+T: the next kind that fits.
    pub(super) fn next_kind(&mut self) {
        let shown = self.desk_spec().map(|spec| spec.kind);
        let fit: Vec<ChartKind> =
            self.proposals().iter().filter(|it| it.fits()).map(|it| it.kind).collect();
        let at = fit.iter().position(|kind| Some(*kind) == shown);
        let next = at.map_or(0, |at| (at + 1) % fit.len().max(1));
        if let Some(kind) = fit.get(next) {
            self.choose_kind(*kind);
        }
    }

    /// Another level of areas: a district that is looked into stays so while communes are shown, and
    /// stands out among the districts.
    pub(super) fn chart_level(&mut self) {
        let project = self.document.project();
        let Some(root) = project.root().map(|root| root.id.clone()) else { return };
        let inside = self.desk_place().map(|of| of.inside.clone());
        let district =
            inside.filter(|inside| project.area_kind(inside).is_some_and(AreaKind::is_district));
        let of = match (district, self.view.level) {
            (Some(district), AreaLevel::Communes) => {
                ChartPlace { place: district.clone(), inside: district }
            }
            (Some(district), AreaLevel::Districts) => ChartPlace { place: district, inside: root },
            _ => ChartPlace { place: root.clone(), inside: root },
        };
        self.redraw(|desk| desk.of = of);
    }

    pub(super) fn choose_sort(&mut self, sort: Sort) {
        self.redraw(|desk| desk.layout.sort = sort);
    }

    /// The indicators that a scatter can be set against, and the one that it is.
    pub(super) fn others(&self) -> (&[IndicatorId], Option<&IndicatorId>) {
        self.desk.as_ref().map_or((&[], None), |desk| {
            let chosen = desk.layout.others.first();
            (&desk.others, chosen.or(desk.others.first()))
        })
    }

    /// What a scatter is set against.
    pub(super) fn choose_other(&mut self, other: IndicatorId) {
        self.redraw(|desk| desk.layout.others = vec![other]);
    }

    pub(super) fn choose_dimension(&mut self, by: DimensionId) {
        self.redraw(|desk| desk.layout.by = Some(by));
    }

    /// Another indicator: what was chosen for the last one is let go.
    pub(super) fn chart_indicator(&mut self, indicator: &IndicatorId) {
        let known = self.document.project().indicators().get(indicator);
        let Some(topic) = known.map(|known| known.topic.clone()) else { return };
        if self.view.topic != topic {
            self.view.saved = None;
        }
        self.view.topic = topic;
        self.view.indicator = indicator.clone();
        self.redraw(|desk| {
            desk.layout.others.clear();
            desk.layout.by = None;
            desk.layout.headline = None;
            desk.saved = None;
        });
    }

    /// A topic's most telling indicator.
    pub(super) fn chart_topic(&mut self, topic: TopicId) {
        let mut view = self.view.clone();
        view.show_topic(self.document.project(), topic);
        self.chart_indicator(&view.indicator);
    }

    /// Puts the kinds, the analysis or the derivation beside the chart.
    pub(super) fn show_beside_chart(&mut self, wanted: Beside) {
        if let Some(desk) = &mut self.desk {
            desk.beside = if desk.beside == wanted { Beside::Chart } else { wanted };
        }
    }

    /// Another place: it stands out among those that it stands among, or is drawn alone.
    pub(super) fn chart_of(&mut self, place: &PlaceId) {
        let project = self.document.project();
        let Some(inside) = self.desk_place().map(|of| of.inside.clone()) else { return };
        let is_there = *place == inside
            || project.children(&inside).contains(place)
            || project.group_members(&inside).contains(place);
        let of = if is_there {
            Some(ChartPlace { place: place.clone(), inside })
        } else {
            chart_place(project, place)
        };
        if let Some(of) = of {
            self.redraw(|desk| desk.of = of);
        }
    }

    /// What was found by the search: the chart turns to it.
    pub(super) fn chart_found(
        &mut self,
        place: Option<PlaceId>,
        indicator: Option<IndicatorId>,
        period: Option<Period>,
    ) {
        if let Some(indicator) = indicator {
            self.chart_indicator(&indicator);
        }
        if let Some(place) = place {
            self.chart_of(&place);
        }
        if let Some(period) = period {
            self.chart_period(period);
        }
    }

    pub(super) fn chart_period(&mut self, period: Period) {
        self.view.period = period;
        self.redraw(|_| {});
    }

    /// A mark of the chart was clicked: its place stands out, and its figure is taken apart.
    pub(super) fn point_out(&mut self, hit: &Hit) {
        let project = self.document.project();
        let known = project.indicators().get(&hit.indicator);
        let measure = known.map_or(hit.measure, |known| known.measure_for(hit.measure));
        let key = project.current_key(&hit.indicator, measure, &hit.place, hit.period);
        let Some(desk) = &mut self.desk else { return };
        if !desk.layout.kind.is_of_one() {
            desk.of.place = hit.place.clone();
        }
        desk.figure = Some(key);
        if desk.beside == Beside::Chart {
            desk.beside = Beside::Derivation;
        }
    }
}
