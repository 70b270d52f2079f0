//! The window: thin, it shows what the other rooms know.
//!
//! [`App::frame_ui`] draws one frame from a [`Document`], a [`View`] and a grid state, and needs no
//! window of the system: eframe ([`window`]), pictures ([`shot`]) and tests are shells around it.

mod arrange;
mod block;
pub mod chart_picture;
pub(crate) mod clock;
mod command;
mod composition;
mod desk;
mod details;
mod dialogs;
mod document;
mod figures;
mod files;
mod find;
mod frame;
mod grid;
mod jobs;
mod panels;
mod paste;
mod pictures;
pub mod plot_painter;
mod prefs;
mod range;
mod review;
mod safety;
mod saved_views;
pub mod scene_painter;
mod search;
mod sheet;
pub mod shot;
mod theme;
mod update;
mod view;
pub mod window;

pub use block::Copied;
pub use clock::now_utc_secs;
pub use command::Command;
pub use dialogs::Dialog;
pub use document::Document;
pub use grid::{CellPos, GridState};
pub use jobs::{Purpose, Wake};
pub use prefs::{Beside, Prefs};
pub use theme::install as install_theme;
pub use view::{Level, Screen, Shape, View};

use std::{path::PathBuf, sync::Arc};

use crate::text::lang::Lang;

use figures::FigureCache;
use grid::ColumnWidths;
use jobs::Jobs;
use plot_painter::ChartViewState;
use sheet::Sheet;

/// What waits for the answer to "save the changes?", or for the save that follows.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    Quit,
    Open(PathBuf),
    OpenSample,
    New(String),
    /// A dated copy, as a project of its own.
    OpenCopy(PathBuf),
}

/// The parts of the window that F6 goes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    Grid,
    /// What stands beside the table or the big chart.
    Card,
    /// The chart of the place Biểu đồ.
    Chart,
    /// The list of the place Rà soát.
    Findings,
    /// The one after that which has the keyboard.
    Next,
}

/// What the widths of the table depend on: the sheet, the language, the room in whole points.
#[derive(Debug, PartialEq)]
struct WidthsKey {
    document: document::DocumentId,
    /// Of a large table they do not follow every edit.
    revision: Option<u64>,
    view: View,
    lang: Lang,
    points: i64,
    set: std::collections::BTreeMap<String, u16>,
}

/// The whole program, apart from its window.
#[derive(Debug)]
pub struct App {
    document: Document,
    view: View,
    grid: GridState,
    prefs: Prefs,
    dialog: Option<Dialog>,
    /// Waits until what is being saved is saved.
    after_save: Option<Next>,
    jobs: Jobs,
    /// Where journals, locks and dated copies go; none in pictures.
    around: Option<crate::store::Surroundings>,
    /// A file that waits for the answer on which terms it is opened.
    arrival: Option<Box<jobs::Arrival>>,
    preview: Option<Box<safety::Preview>>,
    /// Work of earlier sittings that is to be asked about when nothing else is.
    found: Vec<crate::store::Found>,
    /// The change of the file that was told already; a save tells it again.
    told_change: Option<(document::DocumentId, String)>,
    /// When the file was last looked at, in seconds since 1970.
    polled: i64,
    /// A dialog of the system that the window is asked to show.
    wanted_dialog: Option<Purpose>,
    /// The last thing that happened, in the status bar.
    notice: Option<String>,
    figures: FigureCache,
    sheet: Option<(u64, View, Arc<Sheet>)>,
    widths: Option<(WidthsKey, ColumnWidths)>,
    /// Widths that someone set where nothing may be written, for this sitting.
    widths_of_reader: Option<std::collections::BTreeMap<String, u16>>,
    coverage: Option<(u64, View, Option<crate::analysis::Coverage>)>,
    /// What is said of the selected cells, for one state of the project and one selection.
    tally: Option<(u64, View, grid::Range, crate::text::selection_messages::Summary)>,
    /// The findings about the cell under the cursor, for one state.
    cursor_findings: Option<(u64, crate::model::CellKey, Arc<[crate::analysis::Finding]>)>,
    chart: ChartViewState,
    /// The chart of the place Biểu đồ.
    desk: Option<desk::Desk>,
    chart_kinds: Option<panels::ChartKinds>,
    /// What stacks are cut along, for this sitting.
    chart_by: Option<crate::model::DimensionId>,
    /// What was worked out of the figure under the cursor.
    panel: panels::PanelState,
    findings: panels::FindingList,
    /// Who has reported, for one state and one question.
    completeness: Option<(panels::MatrixKey, Arc<panels::Matrix>)>,
    completeness_columns: panels::Columns,
    checks_part: panels::ChecksPart,
    /// Who is to have the keyboard from the next frame on.
    wanted_focus: Option<Pane>,
    /// Whether a dialog had the keyboard in the last frame.
    had_dialog: bool,
    /// Who has the keyboard while no dialog is open, if it is not the table.
    keyboard: Option<egui::Id>,
    /// Who gets it back when the search is closed without going anywhere, and how often it is still
    /// offered.
    return_to: Option<(egui::Id, u8)>,
    /// All that can be found, for one state of the project and one language.
    search_index: Option<(u64, Lang, Arc<search::SearchIndex>)>,
    /// What is looked for in the table.
    find: find::Find,
    /// The topic that the list at the left was last scrolled to.
    topic_in_list: Option<crate::model::TopicId>,
    /// The whole table goes to the clipboard at the end of this frame.
    copies_table: bool,
    /// What waits for whoever has a clipboard.
    copied: Option<Copied>,
    /// The text copied last, and whether its money is in tỷ đồng.
    sent: Option<(String, bool)>,
    copied_picture: Option<shot::Image>,
    /// The state of which a worker was last asked to check all.
    checks_asked: Option<document::Stand>,
    quitting: bool,
    commands: Vec<Command>,
}

impl App {
    /// The program on a document.
    #[must_use]
    pub fn new(document: Document, prefs: Prefs, wake: Wake) -> Self {
        let view = View::first(document.project());
        let grid = GridState::at(view.start(&view.table(document.project())));
        Self {
            document,
            view,
            grid,
            prefs,
            dialog: None,
            after_save: None,
            jobs: Jobs::new(wake),
            around: None,
            arrival: None,
            preview: None,
            found: Vec::new(),
            told_change: None,
            polled: 0,
            wanted_dialog: None,
            notice: None,
            figures: FigureCache::default(),
            sheet: None,
            widths: None,
            widths_of_reader: None,
            had_dialog: false,
            coverage: None,
            tally: None,
            cursor_findings: None,
            chart: ChartViewState::default(),
            desk: None,
            chart_kinds: None,
            chart_by: None,
            panel: panels::PanelState::default(),
            findings: panels::FindingList::default(),
            completeness: None,
            completeness_columns: panels::Columns::default(),
            checks_part: panels::ChecksPart::default(),
            wanted_focus: Some(Pane::Grid),
            keyboard: None,
            return_to: None,
            search_index: None,
            find: find::Find::default(),
            topic_in_list: None,
            copies_table: false,
            copied: None,
            sent: None,
            copied_picture: None,
            checks_asked: None,
            quitting: false,
            commands: Vec::new(),
        }
    }

    /// The program as pictures show it: it saves nothing.
    #[must_use]
    pub fn for_pictures(document: Document, prefs: Prefs) -> Self {
        let wake: Wake = Arc::new(|| ());
        Self { jobs: Jobs::read_only(Arc::clone(&wake)), ..Self::new(document, prefs, wake) }
    }

    /// The program on a copy of the sample project.
    #[must_use]
    pub fn with_sample(prefs: Prefs, wake: Wake) -> Self {
        Self::new(Document::sample(), prefs, wake)
    }

    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    #[must_use]
    pub fn prefs(&self) -> &Prefs {
        &self.prefs
    }

    #[must_use]
    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialog.as_ref()
    }

    #[must_use]
    pub fn grid(&self) -> &GridState {
        &self.grid
    }

    fn lang(&self) -> Lang {
        self.prefs.lang
    }

    /// Whether the window may close now.
    #[must_use]
    pub fn may_quit(&self) -> bool {
        self.quitting
    }

    /// Whether a file is being read or written.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.jobs.is_busy()
    }

    /// The file dialog that the window is asked to show, once.
    pub fn take_wanted_dialog(&mut self) -> Option<Purpose> {
        self.wanted_dialog.take()
    }

    /// The window has built the dialog that was wanted.
    pub fn show_dialog(&mut self, purpose: Purpose, dialog: rfd::FileDialog) {
        self.jobs.pick(purpose, dialog);
    }

    /// "Ninh Thuận · CTMTQG 2016-2020 · ninh-thuan.ron", with a mark while something is unsaved.
    #[must_use]
    pub fn title(&self) -> String {
        let mark = if self.document.is_unsaved() { "• " } else { "" };
        format!("{mark}{} · {} · Giao Ban", self.project_title(), self.file_name())
    }

    fn project_title(&self) -> &str {
        let title = &self.document.project().settings().title;
        match self.lang() {
            Lang::Vi => &title.vi,
            Lang::En => &title.en,
        }
    }

    fn file_name(&self) -> String {
        let texts = crate::text::window::window_texts(self.lang());
        let name = self.document.path().and_then(|path| path.file_name());
        let none = if self.document.is_sample() { texts.sample_title } else { texts.untitled };
        name.map_or_else(|| none.to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// Opens a file as a person would by dropping it: asks first if something is unsaved.
    pub fn request_open(&mut self, path: PathBuf) {
        self.request(Next::Open(path));
    }

    /// The system asks the window to close: asks first if something is unsaved.
    pub fn request_quit(&mut self) {
        self.request(Next::Quit);
    }

    /// Turns to another language, theme or scale, as pictures and tests do.
    pub fn set_prefs(&mut self, prefs: Prefs) {
        self.prefs = prefs;
    }

    /// Shows another part of the project, as pictures and tests do.
    pub fn set_view(&mut self, view: View) {
        self.view = view;
        self.grid = GridState::at(self.view.start(&self.view.table(self.document.project())));
        self.wanted_focus = Some(Pane::Grid);
    }
}
