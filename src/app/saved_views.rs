//! Tables kept with number, title and layout (biểu), and the widths of columns.

use std::collections::BTreeMap;

use crate::{
    model::{Name, SavedView, Settings, TableLayout, TableShape, ViewId},
    text::{
        fold::{fold, nfc},
        layout_messages::{layout_texts, put_label, removed_label},
        window::window_texts,
    },
};

use super::{
    App, Dialog, Pane,
    view::{Head, Line, Part},
};

/// Narrower or wider than this no column is made.
pub const WIDTHS: std::ops::RangeInclusive<u16> = 40..=480;

/// A table that someone is about to keep, or to give another name.
#[derive(Clone, Debug, PartialEq)]
pub struct KeepingView {
    /// The one that is kept already.
    pub id: Option<ViewId>,
    pub number: String,
    pub title: Name,
    /// What is missing.
    pub complaint: Option<&'static str>,
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
        self.document.project().views().get(self.view.saved.as_ref()?)
    }

    /// The widths of columns that someone set: those of the saved table, else of all others; where
    /// nothing may be written, those of this sitting.
    pub(super) fn set_widths(&self) -> &BTreeMap<String, u16> {
        let in_project = || {
            let settings = self.document.project().settings();
            self.saved_view().map_or(&settings.widths, |saved| &saved.table.widths)
        };
        let of_reader = self.widths_of_reader.as_ref();
        of_reader.filter(|_| self.document.read_only().is_some()).unwrap_or_else(in_project)
    }

    /// Whether the open table is laid out otherwise than it was saved.
    pub(super) fn differs_from_saved(&self) -> bool {
        let Some(saved) = self.saved_view() else { return false };
        let mut layout = self.view.layout(saved.table.widths.clone());
        if layout.shape != TableShape::Periods {
            // There it is only where the cursor begins.
            layout.indicator = saved.table.indicator.clone();
        }
        layout != saved.table
    }

    pub(super) fn open_view(&mut self, id: &ViewId) {
        if !self.commit_editor(super::grid::Move::Stay) {
            return;
        }
        let Some(saved) = self.document.project().views().get(id).cloned() else { return };
        self.rearrange(|view| view.open(&saved));
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
        let next = self.document.project().views().len() + 1;
        let asking =
            KeepingView { id: None, number: format!("Biểu {next:02}"), title, complaint: None };
        self.dialog = Some(Dialog::KeepView(Box::new(asking)));
    }

    /// Takes the answer of the dialog; without a title it stays open and says so.
    pub(super) fn keep_view(&mut self) {
        let lang = self.lang();
        let Some(Dialog::KeepView(asking)) = &mut self.dialog else { return };
        let clean = |text: &str| nfc(text.trim()).into_owned();
        let mut title = Name { vi: clean(&asking.title.vi), en: clean(&asking.title.en) };
        if title.vi.is_empty() && title.en.is_empty() {
            asking.complaint = Some(layout_texts(lang).title_empty);
            return;
        }
        // Who writes one language only reads it in both.
        if title.vi.is_empty() {
            title.vi.clone_from(&title.en);
        } else if title.en.is_empty() {
            title.en.clone_from(&title.vi);
        }
        let (number, id) = (clean(&asking.number), asking.id.clone());
        self.dialog = None;
        let project = self.document.project();
        let (id, table) = if let Some(known) = id.and_then(|id| project.views().get(&id)) {
            (known.id.clone(), known.table.clone())
        } else {
            let taken = |id: &ViewId| project.views().contains(id);
            (free_id(&number, &title.vi, taken), self.view.layout(self.set_widths().clone()))
        };
        self.put_view(SavedView { id, number, title, table });
    }

    /// The saved table is laid out as it is shown now.
    pub(super) fn update_view(&mut self) {
        let Some(saved) = self.saved_view().cloned() else { return };
        let table = self.view.layout(saved.table.widths.clone());
        self.put_view(SavedView { table, ..saved });
    }

    /// Asks for another number and title of the saved table.
    pub(super) fn ask_to_rename_view(&mut self) {
        if self.refuse_read_only() {
            return;
        }
        let Some(SavedView { id, number, title, .. }) = self.saved_view().cloned() else { return };
        let asking = KeepingView { id: Some(id), number, title, complaint: None };
        self.dialog = Some(Dialog::KeepView(Box::new(asking)));
    }

    pub(super) fn remove_view(&mut self) {
        let Some(saved) = self.saved_view().cloned() else { return };
        let label = removed_label(self.lang(), &saved.number);
        let done = self.document.remove_view(saved, label);
        self.tell_refusal(&done);
        if done.is_ok() {
            self.view.saved = None;
        }
    }

    fn put_view(&mut self, saved: SavedView) {
        let (id, label) = (saved.id.clone(), put_label(self.lang(), &saved.number));
        let done = self.document.put_view(saved, label);
        self.tell_refusal(&done);
        if done.is_ok() {
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
        } else if let Some(saved) = self.saved_view().cloned() {
            let table = TableLayout { widths, ..saved.table.clone() };
            self.put_view(SavedView { table, ..saved });
        } else {
            let settings = Settings { widths, ..self.document.project().settings().clone() };
            let label = layout_texts(self.lang()).widths_label.to_owned();
            let done = self.document.set_settings(settings, label);
            self.tell_refusal(&done);
        }
    }

    fn refuse_read_only(&mut self) -> bool {
        let is_read_only = self.document.read_only().is_some();
        if is_read_only {
            self.notice = Some(window_texts(self.lang()).read_only_refusal.to_owned());
        }
        is_read_only
    }
}

/// "bieu-01-gn", made of the number or else of the title, and not in use yet.
fn free_id(number: &str, title: &str, taken: impl Fn(&ViewId) -> bool) -> ViewId {
    let folded = fold(if number.is_empty() { title } else { number });
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    let stem = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let stem = if stem.is_empty() { "bieu".to_owned() } else { stem };
    let first = ViewId::from(stem.as_str());
    let further = (2..).map(|at| ViewId::from(format!("{stem}-{at}").as_str()));
    std::iter::once(first.clone()).chain(further).find(|id| !taken(id)).unwrap_or(first)
}
