//! Charts that are kept in the project, and titles of their own.

use crate::{
    chart::kind_name,
    model::{ChartLayout, ChartPlace, Headline, Name, SavedView, Shows, ViewId},
    text::{chart_messages::place_words, fold::clean, lang::Lang, period::period_label},
};

use super::{
    super::{
        App, Beside, Dialog, Pane, Screen,
        dialogs::AskingHeadline,
        saved_views::{KeepingChart, KeepingView},
    },
    Desk, Drawn,
};

impl App {
    /// The saved chart that is open.
    pub(in crate::app) fn saved_chart(&self) -> Option<(&SavedView, &ChartLayout)> {
        let id = self.desk.as_ref()?.saved.as_ref()?;
        let saved = self.document.project().views().get(id)?;
        Some((saved, saved.chart()?))
    }

    /// Whether the open chart is drawn otherwise than it was saved.
    pub(in crate::app) fn chart_differs(&self) -> bool {
        let Some(((_, saved), shown)) = self.saved_chart().zip(self.desk_layout()) else {
            return false;
        };
        let is_moved = saved.period.is_some_and(|period| period != self.view.period)
            || saved.place.as_ref().is_some_and(|of| Some(of) != self.desk_place());
        is_moved || ChartLayout { period: None, place: None, ..saved.clone() } != shown
    }

    /// Opens a saved chart at what it fixes, else at what is shown.
    pub(in crate::app) fn open_chart(&mut self, id: &ViewId, chart: &ChartLayout) {
        self.set_desk();
        let project = self.document.project();
        let root = project.root().map(|root| root.id.clone());
        let whole = root.map(|root| ChartPlace { place: root.clone(), inside: root });
        let Some(of) = chart.place.clone().or(whole) else { return };
        let topic = project.indicators().get(&chart.indicator).map(|known| known.topic.clone());
        let (from, arrived) = self.desk.take().map(|it| (it.from, it.arrived)).unwrap_or_default();
        self.view.screen = Screen::Charts;
        if let Some(topic) = topic.filter(|topic| *topic != self.view.topic) {
            self.view.topic = topic;
            self.view.saved = None;
        }
        self.view.indicator = chart.indicator.clone();
        self.view.measure = chart.measure;
        self.view.level = chart.level;
        self.view.period = chart.period.unwrap_or(self.view.period);
        self.desk = Some(Desk {
            from,
            arrived,
            headline_for: Some(Drawn::of(chart)),
            layout: ChartLayout { period: None, place: None, ..chart.clone() },
            of,
            saved: Some(id.clone()),
            beside: Beside::Chart,
            figure: None,
            proposals: None,
            others: Vec::new(),
        });
        self.wanted_focus = Some(Pane::Chart);
    }

    pub(in crate::app) fn chart_was_kept(&mut self, id: ViewId) {
        if let Some(desk) = &mut self.desk {
            desk.saved = Some(id);
        }
        self.wanted_focus = Some(Pane::Chart);
    }

    /// What would be kept of the chart: as it is drawn, with its period and place.
    fn keeping(&self, fixes_period: bool, fixes_place: bool) -> Option<KeepingChart> {
        let lang = self.lang();
        let (layout, of) = self.desk_layout().zip(self.desk_place().cloned())?;
        // In the kind that is seen.
        let kind = self.desk_spec()?.kind;
        let project = self.document.project();
        let name = project.place_name(&of.place).map_or("", |name| lang.pick(name));
        let place = place_words(lang, project.area_kind(&of.place), name);
        let period = period_label(lang, self.view.period, self.indicator_kind());
        let layout =
            ChartLayout { kind, period: Some(self.view.period), place: Some(of), ..layout };
        Some(KeepingChart { layout, period, place, fixes_period, fixes_place })
    }

    /// Asks for the title of the chart on the desk.
    pub(in crate::app) fn ask_to_keep_chart(&mut self) {
        if self.refuse_read_only() {
            return;
        }
        let Some(chart) = self.keeping(false, false) else { return };
        let title = self.desk_title();
        let asking = KeepingView {
            id: None,
            number: String::new(),
            title,
            chart: Some(chart),
            complaint: None,
        };
        self.dialog = Some(Dialog::KeepView(Box::new(asking)));
    }

    /// What the chart is called until someone says otherwise: neither period nor place is in it, for
    /// the chart may be opened at others.
    fn desk_title(&self) -> Name {
        let Some(spec) = self.desk_spec() else { return Name::default() };
        let known = self.document.project().indicators().get(&spec.indicator);
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| {
            let name = known.map_or("", |known| lang.pick(&known.name));
            format!("{name} · {}", kind_name(lang, spec.kind))
        });
        Name { vi, en }
    }

    /// Asks for another title of the saved chart, and for what is fixed of it.
    pub(in crate::app) fn ask_to_rename_chart(&mut self) {
        if self.refuse_read_only() {
            return;
        }
        let Some((saved, layout)) = self.saved_chart() else { return };
        let fixed = (layout.period.is_some(), layout.place.is_some());
        let SavedView { id, number, title, .. } = saved.clone();
        let chart = self.keeping(fixed.0, fixed.1);
        let asking = KeepingView { id: Some(id), number, title, chart, complaint: None };
        self.dialog = Some(Dialog::KeepView(Box::new(asking)));
    }

    /// The saved chart is drawn as it is now; what it fixes is fixed at what is shown.
    pub(in crate::app) fn update_chart(&mut self) {
        let Some((saved, layout)) = self.saved_chart() else { return };
        let saved = saved.clone();
        let fixed = (layout.period.is_some(), layout.place.is_some());
        let Some(keeping) = self.keeping(fixed.0, fixed.1) else { return };
        self.put_view(SavedView { shows: Shows::Chart(keeping.layout()), ..saved });
    }

    pub(in crate::app) fn remove_chart(&mut self) {
        let Some(saved) = self.saved_chart().map(|(saved, _)| saved.clone()) else { return };
        if self.remove(saved)
            && let Some(desk) = &mut self.desk
        {
            desk.saved = None;
        }
    }

    /// Asks for a title of the chart's own.
    pub(in crate::app) fn ask_for_headline(&mut self) {
        let lang = self.lang();
        let Some(layout) = self.desk_layout() else { return };
        let headline = layout.headline.as_ref();
        let words = |name: Option<&Name>| name.map_or("", |name| lang.pick(name)).to_owned();
        let title = words(headline.map(|headline| &headline.title));
        let subtitle = words(headline.map(|headline| &headline.subtitle));
        self.dialog = Some(Dialog::Headline(Box::new(AskingHeadline { title, subtitle })));
    }

    /// Takes the answer: a title for what is shown now; empty, the chart says of itself what it is.
    pub(in crate::app) fn take_headline(&mut self) {
        let lang = self.lang();
        let Some(Dialog::Headline(asking)) = self.dialog.take() else { return };
        let Some(of) = self.desk_place().cloned() else { return };
        let period = self.view.period;
        let Some(layout) = self.desk_layout() else { return };
        let known = layout.headline.clone();
        let known = known.filter(|known| known.period == period && known.of == of);
        let (mut title, mut subtitle) =
            known.map(|known| (known.title, known.subtitle)).unwrap_or_default();
        for (name, text) in [(&mut title, &asking.title), (&mut subtitle, &asking.subtitle)] {
            let words = match lang {
                Lang::Vi => &mut name.vi,
                Lang::En => &mut name.en,
            };
            *words = clean(text);
        }
        // Taken away in one language, it is taken away.
        let is_none = asking.title.trim().is_empty() && asking.subtitle.trim().is_empty();
        let headline = (!is_none).then_some(Headline { title, subtitle, period, of });
        self.redraw(|desk| {
            desk.layout.headline = headline;
            desk.headline_for = Some(Drawn::of(&layout));
        });
    }
}
