//! The project that is open: its figures, its history, its file.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use crate::{
    analysis::{self, Finding, FindingCounts, Findings, Standing},
    model::{
        Cell, CellDetail, CellKey, Date, Edit, EditError, History, Item, Kind, Object, Project,
        SavedView, Settings, Shelf, Source, StateId, Transaction,
    },
    store::{self, Safekeeping, Surroundings, journal::Act},
    text::{lang::Lang, window::window_texts},
};

use super::clock;

/// The number of a document in this run of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentId(u64);

impl DocumentId {
    fn next() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self(LAST.fetch_add(1, Ordering::Relaxed))
    }
}

/// Counts the states of all documents of this run.
fn next_revision() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

/// Why a document may not be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Somebody else has the file.
    Theirs,
    /// It only shows how something would be.
    Preview,
}

/// Why an edit was not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    ReadOnly(ReadOnly),
    Edit(EditError),
}

impl Refused {
    /// Why the change was not taken.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let texts = window_texts(lang);
        match self {
            Self::ReadOnly(_) => texts.read_only_refusal.to_owned(),
            Self::Edit(EditError::Stale { .. }) => texts.changed_elsewhere.to_owned(),
            Self::Edit(EditError::Dangling { at, missing, .. }) => format!("{at}: {missing}"),
            Self::Edit(EditError::Malformed { .. }) => texts.error_title.to_owned(),
        }
    }
}

/// A state of a document: what a worker's answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    pub document: DocumentId,
    pub state: StateId,
}

/// For more cells than this all checks are made anew: cheaper than around each of them.
const MANY_CELLS: usize = 400;

/// A project with more cells in one period is checked off the window's thread.
const LARGE_PROJECT: usize = 12_000;

/// The open project.
#[derive(Debug)]
pub struct Document {
    project: Arc<Project>,
    history: History,
    /// Tells this document from those opened before and after it.
    id: DocumentId,
    path: Option<PathBuf>,
    /// What keeps it safe; none where nothing is ever written, as in pictures.
    keep: Option<Arc<Safekeeping>>,
    /// Why nothing may be edited, if so.
    read_only: Option<ReadOnly>,
    /// Who works here; the author of every edit.
    author: String,
    /// Whether it began as a copy of the built-in sample.
    is_sample: bool,
    findings: Findings,
    finding_counts: FindingCounts,
    /// Whether so much has changed that a worker is to check all of it; until then the findings are
    /// those of an earlier state.
    checks_due: bool,
    /// Another one after every change and in every document, so that what was derived from another
    /// state is known to be old.
    revision: u64,
}

impl Document {
    /// A project as it was read, or one without a file yet.
    #[must_use]
    pub fn new(project: Project, path: Option<PathBuf>) -> Self {
        let findings = Findings::new(&project);
        let finding_counts = FindingCounts::of(&project, findings.all());
        Self {
            id: DocumentId::next(),
            project: Arc::new(project),
            history: History::saved(),
            path,
            keep: None,
            read_only: None,
            author: String::new(),
            is_sample: false,
            findings,
            finding_counts,
            checks_due: false,
            revision: next_revision(),
        }
    }

    /// A copy of the built-in sample, without a file yet.
    #[must_use]
    pub fn sample() -> Self {
        Self { is_sample: true, ..Self::new(store::sample(), None) }
    }

    /// A project kept safe: with a file if the keeper has one.
    #[must_use]
    pub fn kept(project: Project, keep: Safekeeping) -> Self {
        let read_only = keep.is_read_only().then_some(ReadOnly::Theirs);
        let path = keep.path();
        Self { keep: Some(Arc::new(keep)), read_only, ..Self::new(project, path) }
    }

    /// A state that is only shown.
    #[must_use]
    pub fn preview(project: Project) -> Self {
        Self { read_only: Some(ReadOnly::Preview), ..Self::new(project, None) }
    }

    /// The same keeper with another project: what stands in the file now, or what was rebuilt from
    /// a journal together with its history.
    #[must_use]
    pub fn with_state(&self, project: Project, history: Option<History>) -> Self {
        let history = history.unwrap_or_else(History::saved);
        let (keep, read_only) = (self.keep.clone(), self.read_only);
        Self { history, keep, read_only, ..Self::new(project, self.path.clone()) }
    }

    /// Begins a journal for a project that has no file yet: the sample, a new one, a copy.
    pub fn keep_untitled(&mut self, around: Surroundings, now: i64) {
        let title = self.project.settings().title.vi.clone();
        let text = store::project_text(&self.project);
        self.keep = Some(Arc::new(Safekeeping::untitled(&title, text, around, now)));
    }

    /// The same figures and the same history as a project of its own, which no file holds yet; its
    /// journal begins with all that was done, so that nothing is lost before it has a file.
    #[must_use]
    pub fn of_its_own(&self, around: Option<Surroundings>, now: i64) -> Self {
        let (mut project, mut history) = (self.project().clone(), self.history.clone());
        history.mark_unsaved();
        let undone = std::iter::from_fn(|| history.undo(&mut project).map(drop)).count();
        let mut document = Self::new(project.clone(), None);
        if let Some(around) = around {
            document.keep_untitled(around, now);
        }
        for _ in 0..undone {
            if let Some(done) = history.redo(&mut project) {
                document.journal(Act::Do, done);
            }
        }
        document.with_state(project, Some(history))
    }

    #[must_use]
    pub fn keep(&self) -> Option<&Arc<Safekeeping>> {
        self.keep.as_ref()
    }

    #[must_use]
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// Who works here from now on; empty if that is not known.
    pub fn work_as(&mut self, name: &str) {
        if self.author != name {
            name.clone_into(&mut self.author);
        }
    }

    /// Writes what was just applied to the journal, before it is shown as accepted. Trouble with
    /// the journal does not undo the edit: it is told in the status bar until it is over.
    fn journal(&self, act: Act, applied: &Transaction) {
        if let Some(keep) = &self.keep {
            let _ = keep.append(act, applied, clock::now_utc_secs());
        }
    }

    /// Whether this is the sample, not yet saved under a name of its own.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.is_sample && self.path.is_none()
    }

    #[must_use]
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The project as it is now, for work elsewhere; later edits do not touch it.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Project> {
        Arc::clone(&self.project)
    }

    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    #[must_use]
    pub fn findings(&self) -> &[analysis::Finding] {
        self.findings.all()
    }

    /// How many findings are open, by severity, and how many were acknowledged.
    #[must_use]
    pub fn finding_counts(&self) -> FindingCounts {
        self.finding_counts
    }

    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Which document this is, in which state.
    #[must_use]
    pub fn stand(&self) -> Stand {
        Stand { document: self.id, state: self.history.state() }
    }

    /// Whether there is something that the file does not hold.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.history.is_unsaved()
    }

    /// The figures that the file does not hold yet.
    #[must_use]
    pub fn changed_since_saved(&self) -> BTreeSet<CellKey> {
        self.history.changed_since_saved(&self.project)
    }

    /// Puts a figure in a cell as one labelled transaction; whether anything changed.
    ///
    /// # Errors
    /// The document may not be edited, or [`Project::apply`] refuses.
    pub fn set_cell(&mut self, key: CellKey, after: Cell, label: String) -> Result<bool, Refused> {
        self.set_cells(vec![(key, after)], label)
    }

    /// Puts figures in cells as one labelled transaction; whether anything changed.
    ///
    /// # Errors
    /// The document may not be edited, or [`Project::apply`] refuses; then none is put.
    pub fn set_cells(
        &mut self,
        cells: Vec<(CellKey, Cell)>,
        label: String,
    ) -> Result<bool, Refused> {
        let edit = |(key, after): (CellKey, Cell)| {
            let before = self.project.cell(&key);
            (before != after).then_some(Edit::SetCell { key, before, after })
        };
        let edits: Vec<Edit> = cells.into_iter().filter_map(edit).collect();
        self.apply(edits, label, None)
    }

    /// Lets a finding stand, with the reason and the name of who says so; whether anything changed.
    ///
    /// # Errors
    /// The document may not be edited, or [`Project::apply`] refuses.
    pub fn acknowledge(
        &mut self,
        finding: &Finding,
        reason: &str,
        by: &str,
        on: Date,
        label: String,
    ) -> Result<bool, Refused> {
        let after = analysis::acknowledgement(&self.project, finding, reason, by, on);
        let Some(after) = after else { return Ok(false) };
        let before = self.project.acknowledgements().get(&after.id).cloned();
        let put = |known| Box::new(Object::Acknowledgement(known));
        let edit = Edit::Put { before: before.map(put), after: Some(put(after)) };
        self.work_as(by);
        self.apply(vec![edit], label, Some(reason.to_owned()))
    }

    /// Puts what is said of a cell: its own figure, what stands beside it, and the source that is new
    /// with it; whether anything changed. What says nothing is not kept.
    ///
    /// # Errors
    /// The document may not be edited, or [`Project::apply`] refuses.
    pub fn set_details(
        &mut self,
        cell: Cell,
        detail: CellDetail,
        new_source: Option<Source>,
        label: String,
    ) -> Result<bool, Refused> {
        let key = detail.key.clone();
        let mut edits = Vec::new();
        if let Some(source) = new_source {
            let put = Some(Box::new(Object::Source(source)));
            edits.push(Edit::Put { before: None, after: put });
        }
        edits.extend(self.detail_edit(detail));
        let before = self.project.cell(&key);
        if before != cell {
            edits.push(Edit::SetCell { key, before, after: cell });
        }
        self.apply(edits, label, None)
    }

    /// Puts what stands beside several figures as one labelled transaction; whether anything changed.
    ///
    /// # Errors
    /// The document may not be edited, or [`Project::apply`] refuses; then none is put.
    pub fn put_details(
        &mut self,
        details: Vec<CellDetail>,
        label: String,
    ) -> Result<bool, Refused> {
        let edits = details.into_iter().filter_map(|detail| self.detail_edit(detail)).collect();
        self.apply(edits, label, None)
    }

    /// The edit that puts what stands beside a figure; none if it is so already.
    fn detail_edit(&self, detail: CellDetail) -> Option<Edit> {
        let before = self.project.details().get(&detail.key).cloned();
        let after = Some(detail).filter(|detail| !detail.is_empty());
        let put = |detail| Box::new(Object::Detail(detail));
        (before != after).then(|| Edit::Put { before: before.map(put), after: after.map(put) })
    }

    /// Opens an acknowledged finding again; whether anything changed.
    ///
    /// # Errors
    /// The document may not be edited, or [`Project::apply`] refuses.
    pub fn withdraw(&mut self, finding: &Finding, label: String) -> Result<bool, Refused> {
        let known = match analysis::standing(&self.project, finding) {
            Standing::Open => return Ok(false),
            Standing::Acknowledged(known) | Standing::Reopened(known) => known.clone(),
        };
        let edits = removal(self.project.acknowledgements(), known, Object::Acknowledgement);
        self.apply(edits, label, None)
    }

    /// Keeps a table, in the place of the one with its id if there is one; whether anything changed.
    ///
    /// # Errors
    /// The document may not be edited, or [`Project::apply`] refuses.
    pub fn put_view(&mut self, after: SavedView, label: String) -> Result<bool, Refused> {
        let before = self.project.views().get(&after.id).cloned();
        if before.as_ref() == Some(&after) {
            return Ok(false);
        }
        let put = |view| Box::new(Object::View(view));
        let edit = Edit::Put { before: before.map(put), after: Some(put(after)) };
        self.apply(vec![edit], label, None)
    }

    /// Removes a saved table.
    ///
    /// # Errors
    /// The document may not be edited, or [`Project::apply`] refuses.
    pub fn remove_view(&mut self, view: SavedView, label: String) -> Result<bool, Refused> {
        let edits = removal(self.project.views(), view, Object::View);
        self.apply(edits, label, None)
    }

    /// Changes what holds for the project as a whole; whether anything changed.
    ///
    /// # Errors
    /// The document may not be edited, or [`Project::apply`] refuses.
    pub fn set_settings(&mut self, after: Settings, label: String) -> Result<bool, Refused> {
        let before = self.project.settings().clone();
        if before == after {
            return Ok(false);
        }
        let put = |settings| Some(Box::new(Object::Settings(settings)));
        let edit = Edit::Put { before: put(before), after: put(after) };
        self.apply(vec![edit], label, None)
    }

    /// The one way in which the document changes forward.
    fn apply(
        &mut self,
        edits: Vec<Edit>,
        label: String,
        reason: Option<String>,
    ) -> Result<bool, Refused> {
        if let Some(why) = self.read_only {
            return Err(Refused::ReadOnly(why));
        }
        if edits.is_empty() {
            return Ok(false);
        }
        let at = clock::now_utc_secs();
        let author = self.author.clone();
        let transaction = Transaction { label, author, at, reason, edits };
        let transaction = self.project.remembering(transaction);
        self.history
            .apply(Arc::make_mut(&mut self.project), transaction.clone())
            .map_err(Refused::Edit)?;
        self.journal(Act::Do, &transaction);
        self.touched(&transaction);
        Ok(true)
    }

    /// Takes the last transaction back; the cells it was about.
    pub fn undo(&mut self) -> Option<Vec<CellKey>> {
        let undone = self.history.undo(Arc::make_mut(&mut self.project))?.clone();
        self.journal(Act::Undo, &undone.inverse());
        self.touched(&undone);
        Some(cells_of(&undone))
    }

    /// Does the transaction last taken back again; the cells it was about.
    pub fn redo(&mut self) -> Option<Vec<CellKey>> {
        let redone = self.history.redo(Arc::make_mut(&mut self.project))?.clone();
        self.journal(Act::Redo, &redone);
        self.touched(&redone);
        Some(cells_of(&redone))
    }

    /// A state of the history now stands in the file.
    /// Nothing, if that was another document: a file that took its time must not give this one its
    /// name.
    pub fn saved(&mut self, path: PathBuf, stand: Stand) {
        if stand.document == self.id {
            self.path = Some(path);
            self.history.mark_saved(stand.state);
        }
    }

    /// Whether checking all of the project would be felt.
    fn is_large(&self) -> bool {
        self.project.areas().len() * self.project.indicators().len() > LARGE_PROJECT
    }

    /// Whether the findings are still those of an earlier state.
    #[must_use]
    pub fn checks_due(&self) -> bool {
        self.checks_due
    }

    /// What a worker found in a state of this document; nothing, if it has changed since.
    pub fn checked(&mut self, findings: Findings, stand: Stand) {
        if self.checks_due && self.stand() == stand {
            self.checks_due = false;
            self.findings = findings;
            self.finding_counts = FindingCounts::of(&self.project, self.findings.all());
            self.revision = next_revision();
        }
    }

    fn touched(&mut self, transaction: &Transaction) {
        self.revision = next_revision();
        let keys = cells_of(transaction);
        let is_wide = keys.len() > MANY_CELLS || transaction.edits.iter().any(changes_rules);
        if self.checks_due || is_wide && self.is_large() {
            self.checks_due = true;
            return;
        }
        if is_wide {
            self.findings = Findings::new(&self.project);
        } else {
            for key in &keys {
                self.findings.update(&self.project, key);
            }
        }
        self.finding_counts = FindingCounts::of(&self.project, self.findings.all());
    }
}

/// Whether an edit can change findings elsewhere than around a cell.
fn changes_rules(edit: &Edit) -> bool {
    match edit {
        Edit::SetCell { .. } | Edit::Remember { .. } | Edit::Forget { .. } => false,
        Edit::Put { before, after } => match (before.as_deref(), after.as_deref()) {
            (Some(Object::Settings(before)), Some(Object::Settings(after))) => {
                !before.differs_only_in_looks(after)
            }
            (before, after) => {
                let object = before.or(after);
                !object.is_some_and(|object| says_nothing_of_figures(object.kind()))
            }
        },
        Edit::Reorder { kind, .. } => !says_nothing_of_figures(*kind),
    }
}

fn says_nothing_of_figures(kind: Kind) -> bool {
    matches!(kind, Kind::Acknowledgement | Kind::View)
}

fn cells_of(transaction: &Transaction) -> Vec<CellKey> {
    let cell = |edit: &Edit| match edit {
        Edit::SetCell { key, .. } => Some(key.clone()),
        Edit::Put { before, after } => match before.as_deref().or(after.as_deref()) {
            Some(Object::Detail(detail)) => Some(detail.key.clone()),
            _ => None,
        },
        Edit::Reorder { .. } | Edit::Remember { .. } | Edit::Forget { .. } => None,
    };
    transaction.edits.iter().filter_map(cell).collect()
}

/// The edits that take an object off its shelf: only the last can go.
fn removal<T: Item>(shelf: &Shelf<T>, item: T, object: fn(T) -> Object) -> Vec<Edit> {
    let ids = || shelf.ids().map(ToString::to_string);
    let id = item.id().to_string();
    let last = ids().filter(|other| *other != id).chain([id.clone()]);
    let (before, after): (Vec<String>, Vec<String>) = (ids().collect(), last.collect());
    let gone = object(item);
    let mut edits = Vec::new();
    if before != after {
        edits.push(Edit::Reorder { kind: gone.kind(), before, after });
    }
    edits.push(Edit::Put { before: Some(Box::new(gone)), after: None });
    edits
}
