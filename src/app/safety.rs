//! What keeps work from being lost, in the window: recovery, a second opener, a file that changed,
//! dated copies, a copy for others.

use std::{path::PathBuf, sync::Arc};

use crate::{
    model::{Cell, CellKey, Edit, Project},
    store::{
        self, Found, Opening, Overwrite, Safekeeping, Surroundings, backups::Backup,
        theirs_sentence,
    },
    text::window::window_texts,
};

use super::{
    App, Dialog, Document, Next, View, clock,
    dialogs::{Copies, Differences, Recovery},
    document::{ReadOnly, Stand},
    jobs::{Arrival, SaveOrder, Side},
};

/// A state that is only looked at, and what stands behind it.
#[derive(Debug)]
pub struct Preview {
    behind: (Document, View),
    recovery: Recovery,
}

/// How often the file is looked at.
const POLL_EVERY_SECS: i64 = 2;

impl App {
    /// Keeps everything safe from now on: journal, locks, dated copies. Without it nothing is ever
    /// written but on a save, as in pictures.
    pub fn keep_safe(&mut self, around: Surroundings) {
        if self.document.keep().is_none() {
            self.document.keep_untitled(around.clone(), clock::now_utc_secs());
        }
        if let Some(folder) = around.data_folder.clone() {
            self.jobs.find_unsaved(folder);
        }
        self.around = Some(around);
    }

    /// Called also while the window is idle or minimised: looks whether the file has changed.
    pub fn tick(&mut self) {
        self.take_finished();
        let now = clock::now_utc_secs();
        // What is being typed is not to be lost under a question.
        let is_engaged =
            self.dialog.is_some() || self.preview.is_some() || self.grid.editor.is_some();
        if is_engaged || now - self.polled < POLL_EVERY_SECS {
            return;
        }
        self.polled = now;
        let (stand, lang) = (self.document.stand(), self.prefs.lang);
        if let Some(keep) = self.document.keep().filter(|keep| keep.path().is_some()) {
            self.jobs.poll(keep, stand, lang);
        }
    }

    /// Why the last edits are in no journal, for the status bar.
    #[must_use]
    pub fn journal_trouble(&self) -> Option<String> {
        let trouble = self.document.keep()?.trouble()?;
        Some(crate::text::safety_messages::journal_trouble(self.prefs.lang, trouble.problem))
    }

    /// A project has been read: shows it, or asks first on which terms.
    pub(super) fn arrived(&mut self, arrival: Arrival) {
        self.set_question_aside();
        match &arrival.access {
            Opening::Theirs(owner) => {
                let own = self.around.as_ref().zip(owner.as_ref());
                let is_own = own.is_some_and(|(around, owner)| owner.is_this_program(&around.me));
                let file = |document: &Document| document.keep().and_then(|keep| keep.path());
                if is_own && file(&arrival.document) == file(&self.document) {
                    // It is open in this very window: read again what stands in it.
                    self.take_theirs();
                    return;
                }
                let since = owner.as_ref().map(|owner| clock::local_time(owner.since));
                let sentence = theirs_sentence(owner.as_ref(), self.prefs.lang, since.as_deref());
                self.dialog = Some(Dialog::Locked { sentence });
                self.arrival = Some(Box::new(arrival));
            }
            Opening::ReadOnlyFolder => {
                self.show_arrival(arrival);
                let lang = self.prefs.lang;
                self.notice = Some(crate::text::safety_messages::read_only_folder(lang).to_owned());
            }
            Opening::EditingWithoutLock => {
                self.show_arrival(arrival);
                let lang = self.prefs.lang;
                self.notice = Some(crate::text::safety_messages::without_lock(lang).to_owned());
            }
            Opening::Editing => self.show_arrival(arrival),
        }
    }

    /// The question about what was found comes again after what is done now.
    pub(super) fn set_question_aside(&mut self) {
        let asked = self.dialog.take_if(|dialog| matches!(dialog, Dialog::Recovery(_)));
        if let Some(Dialog::Recovery(recovery)) = asked {
            let (first, rest) = recovery.into_parts();
            self.found.push(first);
            self.found.extend(rest);
        }
    }

    fn show_arrival(&mut self, arrival: Arrival) {
        let Arrival { document, view, found, .. } = arrival;
        self.show_document(document, view);
        self.forget_found_on_file();
        self.offer_found(found);
    }

    /// Asks what to do with work that no file holds, as soon as nothing else is asked; nothing is
    /// edited and nothing goes away before the answer.
    pub(super) fn offer_found(&mut self, mut found: Vec<Found>) {
        let known = |of: &Found| found.iter().any(|found| found.journal == of.journal);
        self.found.retain(|waiting| !known(waiting));
        found.append(&mut self.found);
        self.found = found;
        self.offer_next();
    }

    /// What waits is asked about when nothing else is, and nothing stands to be lost by the answer.
    pub(super) fn offer_next(&mut self) {
        if self.found.is_empty() {
            return;
        }
        if self.document.is_unsaved() {
            self.forget_found_on_file();
        }
        let is_engaged = self.dialog.is_some()
            || self.preview.is_some()
            || self.grid.editor.is_some()
            || self.document.is_unsaved()
            || self.jobs.opening().is_some();
        if !is_engaged && let Some(recovery) = Recovery::new(std::mem::take(&mut self.found)) {
            self.dialog = Some(Dialog::Recovery(Box::new(recovery)));
        }
    }

    /// What continues the open file as it was read no longer does. It is still on disk, and offered
    /// when the file is opened again.
    fn forget_found_on_file(&mut self) {
        self.found.retain(|found| {
            found.origin.is_none() || matches!(found.base, store::BaseFound::Copy(_))
        });
    }

    /// The answers to "somebody else has this file".
    pub(super) fn open_locked(&mut self, as_copy: bool) {
        self.dialog = None;
        let Some(arrival) = self.arrival.take() else { return };
        let Arrival { document, view, .. } = *arrival;
        if as_copy {
            self.show_copy(document.project().clone(), view);
        } else {
            self.show_document(document, view);
        }
    }

    /// A project of its own, without a file yet.
    fn show_copy(&mut self, project: Project, view: View) {
        let mut document = Document::new(project, None);
        if let Some(around) = self.around.clone() {
            document.keep_untitled(around, clock::now_utc_secs());
        }
        self.show_document(document, view);
    }

    /// A read-only project becomes a copy that can be edited and saved elsewhere.
    pub(super) fn copy_read_only(&mut self) {
        if self.document.read_only() == Some(ReadOnly::Theirs) {
            let view = self.view.clone();
            self.show_copy(self.document.project().clone(), view);
        }
    }

    // ---- recovery

    /// Takes the edits up to the chosen one, and goes on to what else was found.
    pub(super) fn take_recovered(&mut self, recovery: Recovery) {
        self.end_preview();
        self.dialog = None;
        let now = clock::now_utc_secs();
        let upto = recovery.upto;
        let (found, rest) = recovery.into_parts();
        let outcome = match found.base {
            store::BaseFound::File if found.origin.is_some() => {
                self.take_on_file(&found, upto, now)
            }
            store::BaseFound::File | store::BaseFound::Copy(_) => self.adopt(&found, upto, now),
            store::BaseFound::Missing => self.take_what_fits(&found, upto, now),
        };
        if let Err(sentence) = outcome {
            self.dialog = Some(Dialog::Error { sentence });
            return;
        }
        self.offer_found(rest);
    }

    fn take_on_file(&mut self, found: &Found, upto: usize, now: i64) -> Result<(), String> {
        let lang = self.prefs.lang;
        if let Some(keep) = self.document.keep() {
            keep.take(found, upto, now).map_err(|error| error.sentence(lang))?;
        }
        let replayed = store::replay(self.document.project(), &found.entries, upto);
        let document = self.document.with_state(replayed.project, Some(replayed.history));
        let view = self.view.clone();
        self.swap_document(document, view);
        Ok(())
    }

    fn adopt(&mut self, found: &Found, upto: usize, now: i64) -> Result<(), String> {
        let lang = self.prefs.lang;
        let Some(around) = self.around.clone() else { return Ok(()) };
        let (keep, base) =
            Safekeeping::adopt(found, upto, around, now).map_err(|error| error.sentence(lang))?;
        let replayed = store::replay(&base, &found.entries, upto);
        let document =
            Document::kept(base, keep).with_state(replayed.project, Some(replayed.history));
        let view = View::first(document.project());
        if self.document.is_unsaved() {
            // Nobody has given that up: its journal stays, and is offered the next time.
            self.swap_document(document, view);
        } else {
            self.show_document(document, view);
        }
        Ok(())
    }

    fn take_what_fits(&mut self, found: &Found, upto: usize, now: i64) -> Result<(), String> {
        let lang = self.prefs.lang;
        let replayed = store::replay(self.document.project(), &found.entries, upto);
        if let Some(keep) = self.document.keep() {
            let refused: Vec<usize> = replayed.refused.iter().map(|(at, _)| *at).collect();
            let accepted = found.entries.iter().enumerate().take(upto);
            for (_, entry) in accepted.filter(|(at, _)| !refused.contains(at)) {
                keep.append(entry.act, &entry.transaction, now)
                    .map_err(|error| error.sentence(lang))?;
            }
        }
        let left_out = replayed.refused.len();
        let document = self.document.with_state(replayed.project, Some(replayed.history));
        let view = self.view.clone();
        self.swap_document(document, view);
        if left_out > 0 {
            self.notice = Some(crate::text::window::left_out(lang, left_out));
        }
        store::discard(found, now).map(drop).map_err(|error| error.to_string())
    }

    /// Shows how the project would be, without taking anything.
    pub(super) fn look_first(&mut self, recovery: Recovery) {
        self.dialog = None;
        let found = recovery.found();
        let base = match (&found.base, &found.origin) {
            (store::BaseFound::Copy(path), _) => store::open(path).ok(),
            _ => Some(self.document.project().clone()),
        };
        let Some(base) = base else {
            self.dialog = Some(Dialog::Recovery(Box::new(recovery)));
            return;
        };
        let shown = store::replay(&base, &found.entries, recovery.upto).project;
        let document = Document::preview(shown);
        // Where the last of the edits was made is what a person wants to see.
        let view = self.view.clone();
        let fits = document.project().topics().contains(&view.topic);
        let view = if fits { view } else { View::first(document.project()) };
        let last = found.entries.get(..recovery.upto).and_then(|entries| entries.last()).cloned();
        let behind = (std::mem::replace(&mut self.document, document), self.view.clone());
        self.preview = Some(Box::new(Preview { behind, recovery }));
        self.forget_drawn(view);
        let key = last.and_then(|entry| entry.transaction.edits.iter().find_map(cell_of));
        self.show_cell(key.as_ref());
    }

    /// Back from looking to the question.
    pub(super) fn end_preview(&mut self) {
        if let Some(preview) = self.preview.take() {
            let Preview { behind: (document, view), recovery } = *preview;
            self.document = document;
            self.forget_drawn(view);
            self.dialog = Some(Dialog::Recovery(Box::new(recovery)));
        }
    }

    /// Puts what was found out of the way: among the dated copies, never offered again.
    pub(super) fn discard_found(&mut self, recovery: Recovery) {
        self.dialog = None;
        let (found, rest) = recovery.into_parts();
        if let Err(error) = store::discard(&found, clock::now_utc_secs()) {
            self.dialog = Some(Dialog::Error { sentence: error.to_string() });
            return;
        }
        self.offer_found(rest);
    }

    // ---- a file that changed underneath

    pub(super) fn file_changed(&mut self, sentence: String, saving: bool) {
        let told = Some((self.document.stand().document, sentence.clone()));
        let is_engaged = self.dialog.is_some() || self.grid.editor.is_some();
        if self.preview.is_some() || (!saving && (is_engaged || self.told_change == told)) {
            return;
        }
        self.told_change = told;
        self.dialog = Some(Dialog::Changed { sentence });
    }

    pub(super) fn take_theirs(&mut self) {
        self.dialog = None;
        let (stand, lang) = (self.document.stand(), self.prefs.lang);
        if let Some(keep) = self.document.keep() {
            self.jobs.reload(keep, stand, lang);
        }
    }

    /// The project as it stands in the file now, in place of what was read.
    pub(super) fn reloaded(&mut self, project: Project) {
        self.told_change = None;
        let document = self.document.with_state(project, None);
        let fits = document.project().topics().contains(&self.view.topic);
        let view = if fits { self.view.clone() } else { View::first(document.project()) };
        self.swap_document(document, view);
    }

    /// Keeps what is in the window as a project of its own, to be saved elsewhere.
    pub(super) fn keep_mine_as_copy(&mut self) {
        self.dialog = None;
        let view = self.view.clone();
        let copy = self.document.of_its_own(self.around.clone(), clock::now_utc_secs());
        self.show_document(copy, view);
        self.queue(super::Command::SaveAs);
    }

    /// Shows what differs between the file and the window.
    pub(super) fn compare_with_file(&mut self) {
        let Some(path) = self.document.path().map(std::path::Path::to_owned) else { return };
        let lang = self.prefs.lang;
        self.dialog = Some(Dialog::Differences(Differences::with_file()));
        self.jobs.compare(Side::File(path), Side::Memory(self.document.snapshot()), lang);
    }

    /// Saves over what somebody else has put into the file: the person has seen what differs.
    pub(super) fn overwrite_theirs(&mut self) {
        self.dialog = None;
        if let Some(path) = self.document.path().map(std::path::Path::to_owned) {
            self.order_save(path, true, Overwrite::Confirmed);
        }
    }

    // ---- saving

    /// Saves a snapshot off the window's thread; one at a time.
    pub(super) fn order_save(&mut self, path: PathBuf, may_replace: bool, overwrite: Overwrite) {
        if self.jobs.is_saving() {
            return;
        }
        let (project, stand) = (self.document.snapshot(), self.document.stand());
        let keep = self.document.keep().map(|keep| (Arc::clone(keep), keep.begin_save()));
        let lang = self.prefs.lang;
        self.jobs.save(SaveOrder { path, project, stand, keep, may_replace, overwrite, lang });
    }

    // ---- dated copies

    pub(super) fn show_copies(&mut self) {
        let Some(path) = self.document.path().map(std::path::Path::to_owned) else {
            let texts = window_texts(self.prefs.lang);
            self.notice = Some(texts.copies_need_file.to_owned());
            return;
        };
        self.dialog = Some(Dialog::Copies(Copies::default()));
        self.jobs.list_backups(path);
    }

    pub(super) fn copies_listed(&mut self, list: Vec<Backup>) {
        if let Some(Dialog::Copies(copies)) = &mut self.dialog {
            copies.listed(list);
        }
    }

    /// Compares two of the list; the first line of all is the project as it is in the window.
    pub(super) fn compare_copies(&mut self, from: Option<PathBuf>, to: Option<PathBuf>) {
        let side = |path: Option<PathBuf>| match path {
            Some(path) => Side::File(path),
            None => Side::Memory(self.document.snapshot()),
        };
        let with_window = to.is_none();
        let (from, to) = (side(from), side(to));
        let lang = self.prefs.lang;
        self.dialog = Some(Dialog::Differences(Differences::of_copies(with_window)));
        self.jobs.compare(from, to, lang);
    }

    pub(super) fn compared(&mut self, outcome: Result<Vec<Edit>, String>) {
        match (outcome, &mut self.dialog) {
            (Ok(edits), Some(Dialog::Differences(differences))) => {
                differences.found(self.document.project(), &edits, self.prefs.lang);
            }
            (Err(sentence), Some(Dialog::Differences(_))) => {
                self.dialog = Some(Dialog::Error { sentence });
            }
            _ => {}
        }
    }

    /// Takes one figure back from what it is compared with.
    pub(super) fn take_back(&mut self, key: &CellKey, cell: Cell) {
        let lang = self.prefs.lang;
        let label = self.edit_label(key);
        if let Err(refused) = self.document.set_cell(key.clone(), cell, label) {
            self.dialog = Some(Dialog::Error { sentence: refused.sentence(lang) });
        } else if let Some(Dialog::Differences(differences)) = &mut self.dialog {
            differences.taken_back(key);
        }
    }

    /// Opens a dated copy as a project of its own; the copy itself is never written.
    pub(super) fn open_copy(&mut self, path: PathBuf) {
        self.request(Next::OpenCopy(path));
    }

    /// A dated copy has been read. If something was typed meanwhile, that comes first.
    pub(super) fn copy_read(&mut self, left: Stand, project: Project) {
        if self.document.stand() == left {
            let view = View::first(&project);
            self.show_copy(project, view);
        }
    }
}

fn cell_of(edit: &Edit) -> Option<CellKey> {
    match edit {
        Edit::SetCell { key, .. } => Some(key.clone()),
        Edit::Put { .. } | Edit::Reorder { .. } | Edit::Remember { .. } | Edit::Forget { .. } => {
            None
        }
    }
}
