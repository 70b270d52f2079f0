//! Tables kept with number, title and layout (biểu), charts kept under a title, and the widths of
//! columns.

use std::collections::BTreeMap;

use crate::{
    model::{ChartLayout, Name, SavedView, Settings, Shows, TableLayout, TableShape, ViewId},
    text::{
        desk_messages::desk_texts,
        fold::{fold, nfc},
        layout_messages::{layout_texts, put_label, removed_label},
        window::window_texts,
    },
};

use super::{
    App, Dialog, Lang, Pane,
    view::{Head, Line, Part},
};

/// Narrower or wider than this no column is made.
pub const WIDTHS: std::ops::RangeInclusive<u16> = 40..=480;

/// A table or chart that someone is about to keep, or to give another name.
#[derive(Clone, Debug, PartialEq)]
pub struct KeepingView {
    /// The one that is kept already.
    pub id: Option<ViewId>,
    pub number: String,
    pub title: Name,
    /// What is kept of a chart; none of a table.
    pub chart: Option<KeepingChart>,
    /// What is missing.
    pub complaint: Option<&'static str>,
}

/// A chart that is about to be kept: as it is drawn now, with what may be fixed of it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeepingChart {
    /// With its period and place.
    pub layout: ChartLayout,
    /// "Cuối năm 2019", "toàn tỉnh": what would be fixed, in words.
    pub period: String,
    pub place: String,
    pub fixes_period: bool,
    pub fixes_place: bool,
}

impl KeepingChart {
    pub(super) fn layout(&self) -> ChartLayout {
        let mut layout = self.layout.clone();
        layout.period = layout.period.filter(|_| self.fixes_period);
        layout.place = layout.place.filter(|_| self.fixes_place);
        layout
    }
}

/// Under which name the width of a column is kept; that of the names of the rows without one.
#[must_use]
pub fn width_key(column: Option<&Line>) -> String {
    let Some(line) = column else { return "names".to_owned() };
    let head = match &line.head {
        Head::Area(place) => place.to_string(),
        Head::Indicator(indicator) => indicator.to_string(),
        Head::Period(period) => period.to_string(),
    };
    let part = match line.part {
        Part::Own => "",
        Part::Plan => "/plan",
        Part::PercentOfPlan => "/percent",
    };
    format!("{head}{part}")
}

impl App {
    /// The saved table that is open.
    pub(super) fn saved_view(&self) -> Option<&SavedView> {
        self.saved_table().map(|(saved, _)| saved)
    }

    fn saved_table(&self) -> Option<(&SavedView, &TableLayout)> {
        let saved = self.document.project().views().get(self.view.saved.as_ref()?)?;
        Some((saved, saved.table()?))
    }

    /// The widths of columns that someone set: those of the saved table, else of all others; where
    /// nothing may be written, those of this sitting.
    pub(super) fn set_widths(&self) -> &BTreeMap<String, u16> {
        let in_project = || {
            let settings = self.document.project().settings();
            self.saved_table().map_or(&settings.widths, |(_, table)| &table.widths)
        };
        let of_reader = self.widths_of_reader.as_ref();
        of_reader.filter(|_| self.document.read_only().is_some()).unwrap_or_else(in_project)
    }

    /// Whether the open table is laid out otherwise than it was saved.
    pub(super) fn differs_from_saved(&self) -> bool {
        let Some((_, table)) = self.saved_table() else { return false };
        let mut layout = self.view.layout(table.widths.clone());
        if layout.shape != TableShape::Periods {
            // There it is only where the cursor begins.
            layout.indicator = table.indicator.clone();
        }
        layout != *table
    }

    pub(super) fn open_view(&mut self, id: &ViewId) {
        if !self.commit_editor(super::grid::Move::Stay) {
            return;
        }
        let Some(saved) = self.document.project().views().get(id).cloned() else { return };
        match &saved.shows {
            Shows::Table(table) => self.rearrange(|view| view.open(&saved.id, table)),
            Shows::Chart(chart) => self.open_chart(&saved.id, chart),
        }
    }

    /// Asks for number and title of the table that is shown.
    pub(super) fn ask_to_keep_view(&mut self) {
        if self.refuse_read_only() {
            return;
        }
        let title = Name {
            vi: self.table_title_in(super::Lang::Vi),
            en: self.table_title_in(super::Lang::En),
        };
        let views = self.document.project().views();
        let next = views.iter().filter(|view| view.table().is_some()).count() + 1;
        let number = format!("Biểu {next:02}");
        let asking = KeepingView { id: None, number, title, chart: None, complaint: None };
        self.dialog = Some(Dialog::KeepView(Box::new(asking)));
    }

    /// Takes the answer of the dialog; without a title it stays open and says so.
    pub(super) fn keep_view(&mut self) {
        let lang = self.lang();
        let Some(Dialog::KeepView(asking)) = &mut self.dialog else { return };
        let clean = |text: &str| nfc(text.trim()).into_owned();
        let mut title = Name { vi: clean(&asking.title.vi), en: clean(&asking.title.en) };
        if title.vi.is_empty() && title.en.is_empty() {
            asking.complaint = Some(if asking.chart.is_some() {
                desk_texts(lang).title_empty
            } else {
                layout_texts(lang).title_empty
            });
            return;
        }
        // Who writes one language only reads it in both.
        if title.vi.is_empty() {
            title.vi.clone_from(&title.en);
        } else if title.en.is_empty() {
            title.en.clone_from(&title.vi);
        }
        let (number, id) = (clean(&asking.number), asking.id.clone());
        let chart = asking.chart.as_ref().map(KeepingChart::layout);
        self.dialog = None;
        let views = self.document.project().views();
        let known = id.and_then(|id| views.get(&id)).cloned();
        let taken = |id: &ViewId| views.contains(id);
        let stem = if chart.is_some() { "bieu-do" } else { "bieu" };
        let new_id = || free_id(&number, &title.vi, stem, taken);
        let shows = match (chart, &known) {
            (Some(chart), _) => Shows::Chart(chart),
            (None, Some(known)) => known.shows.clone(),
            (None, None) => Shows::Table(self.view.layout(self.set_widths().clone())),
        };
        let id = known.map_or_else(new_id, |known| known.id);
        self.put_view(SavedView { id, number, title, shows });
    }

    /// The saved table is laid out as it is shown now.
    pub(super) fn update_view(&mut self) {
        let Some((saved, table)) = self.saved_table() else { return };
        let shows = Shows::Table(self.view.layout(table.widths.clone()));
        self.put_view(SavedView { shows, ..saved.clone() });
    }

    /// Asks for another number and title of the saved table.
    pub(super) fn ask_to_rename_view(&mut self) {
        if self.refuse_read_only() {
            return;
        }
        let Some(SavedView { id, number, title, .. }) = self.saved_view().cloned() else { return };
        let asking = KeepingView { id: Some(id), number, title, chart: None, complaint: None };
        self.dialog = Some(Dialog::KeepView(Box::new(asking)));
    }

    pub(super) fn remove_view(&mut self) {
        let Some(saved) = self.saved_view().cloned() else { return };
        if self.remove(saved) {
            self.view.saved = None;
        }
    }

    /// Removes a saved table or chart; whether that was done.
    pub(super) fn remove(&mut self, saved: SavedView) -> bool {
        let label = removed_label(self.lang(), short_name(&saved, self.lang()));
        let done = self.document.remove_view(saved, label);
        self.tell_refusal(&done);
        done.is_ok()
    }

    pub(super) fn put_view(&mut self, saved: SavedView) {
        let id = saved.id.clone();
        let label = put_label(self.lang(), short_name(&saved, self.lang()));
        let is_chart = saved.chart().is_some();
        let done = self.document.put_view(saved, label);
        self.tell_refusal(&done);
        if done.is_err() {
            return;
        }
        if is_chart {
            self.chart_was_kept(id);
        } else {
            self.view.saved = Some(id);
            self.sheet = None;
            self.wanted_focus = Some(Pane::Grid);
        }
    }

    /// Sets the width of a column, or lets the program find it again.
    pub(super) fn set_width(&mut self, column: Option<usize>, width: Option<u16>) {
        let Some(sheet) = self.shown_sheet() else { return };
        let line = match column {
            Some(at) => match sheet.table.columns.get(at) {
                Some(line) => Some(line),
                None => return,
            },
            None => None,
        };
        let key = width_key(line);
        let mut widths = self.set_widths().clone();
        match width {
            Some(width) => {
                widths.insert(key, width.clamp(*WIDTHS.start(), *WIDTHS.end()));
            }
            None => {
                widths.remove(&key);
            }
        }
        if self.document.read_only().is_some() {
            self.widths_of_reader = Some(widths);
        } else if let Some((saved, table)) = self.saved_table() {
            let shows = Shows::Table(TableLayout { widths, ..table.clone() });
            self.put_view(SavedView { shows, ..saved.clone() });
        } else {
            let settings = Settings { widths, ..self.document.project().settings().clone() };
            let label = layout_texts(self.lang()).widths_label.to_owned();
            let done = self.document.set_settings(settings, label);
            self.tell_refusal(&done);
        }
    }

    pub(super) fn refuse_read_only(&mut self) -> bool {
        let is_read_only = self.document.read_only().is_some();
        if is_read_only {
            self.notice = Some(window_texts(self.lang()).read_only_refusal.to_owned());
        }
        is_read_only
    }
}

/// The number of a saved view, or its title where it has none.
fn short_name(saved: &SavedView, lang: Lang) -> &str {
    if saved.number.is_empty() { lang.pick(&saved.title) } else { &saved.number }
}

/// "bieu-01-gn", made of the number or else of the title, and not in use yet.
fn free_id(number: &str, title: &str, none: &str, taken: impl Fn(&ViewId) -> bool) -> ViewId {
    let folded = fold(if number.is_empty() { title } else { number });
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    let stem = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let stem = if stem.is_empty() { none.to_owned() } else { stem };
    let first = ViewId::from(stem.as_str());
    let further = (2..).map(|at| ViewId::from(format!("{stem}-{at}").as_str()));
    std::iter::once(first.clone()).chain(further).find(|id| !taken(id)).unwrap_or(first)
}
