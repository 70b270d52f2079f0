//! Opening, saving and leaving projects: what is asked first, and what the workers bring back.

use std::path::PathBuf;

use crate::{
    store::Overwrite,
    text::{
        picture_messages::{picture_saved, picture_texts},
        window,
    },
};

use super::{
    App, Dialog, Document, GridState, Next, Pane, Purpose, View, clock, grid::Move, jobs::Done,
    pictures::with_picture_ending,
};

impl App {
    /// Does what is asked, or asks first where something is unsaved.
    pub(super) fn request(&mut self, next: Next) {
        if !self.commit_editor(Move::Stay) {
            // The text that could not be taken must not be lost by closing over it.
            return;
        }
        if self.preview.is_some() && next != Next::Quit {
            // What is only looked at is answered first.
            self.end_preview();
            return;
        }
        if self.jobs.is_saving() {
            // The answer belongs to the project that is open now: wait for it.
            self.after_save = Some(next);
        } else if self.document.is_unsaved() {
            self.dialog = Some(Dialog::Unsaved { next });
        } else {
            self.proceed(next);
        }
    }

    /// Does what was asked, whatever is unsaved.
    pub(super) fn proceed(&mut self, next: Next) {
        self.set_question_aside();
        self.dialog = None;
        if !matches!(next, Next::Open(_)) {
            // A file that is still being read would take the place of what is asked for now.
            self.jobs.cancel_opening();
        }
        match next {
            Next::Quit => {
                self.leave_document();
                self.quitting = true;
            }
            Next::Open(path) => {
                let lang = self.lang();
                let left = self.document.stand();
                self.jobs.open(path, left, self.around.clone(), lang);
            }
            Next::OpenCopy(path) => {
                let (left, lang) = (self.document.stand(), self.lang());
                self.jobs.read_copy(path, left, lang);
            }
            Next::OpenSample => self.show_new(Document::sample()),
            Next::New(title) => {
                let project = self.document.project().without_figures(&title);
                self.show_new(Document::new(project, None));
            }
        }
    }

    fn show_new(&mut self, mut document: Document) {
        if let Some(around) = self.around.clone() {
            document.keep_untitled(around, clock::now_utc_secs());
        }
        let view = View::first(document.project());
        self.show_document(document, view);
    }

    /// Turns to another document; the one before has been saved, or is not to be.
    pub(super) fn show_document(&mut self, document: Document, view: View) {
        self.leave_document();
        self.swap_document(document, view);
    }

    /// What no file holds of the document that is left was given up, or there is nothing: its
    /// journal is set away, and not offered again.
    fn leave_document(&self) {
        if let Some(keep) = self.document.keep() {
            // If it cannot be moved it is offered again: too much rather than too little.
            let _ = keep.abandon(clock::now_utc_secs());
        }
    }

    /// Puts another state in the place of this one, and draws everything anew.
    pub(super) fn swap_document(&mut self, document: Document, view: View) {
        self.document = document;
        self.forget_drawn(view);
    }

    pub(super) fn forget_drawn(&mut self, view: View) {
        self.view = view;
        self.grid = GridState::at(self.view.start(&self.view.table(self.document.project())));
        // Keys of this frame that are still to be acted on must not reach another document's cells,
        // and a large table's widths outlive its revisions.
        self.sheet = None;
        self.widths = None;
        self.chart = super::ChartViewState::default();
        self.desk = None;
        self.notice = None;
        self.wanted_focus = Some(Pane::Grid);
    }

    pub(super) fn save(&mut self) {
        self.copy_read_only();
        match self.document.path().map(std::path::Path::to_owned) {
            Some(path) => self.save_to(path, true),
            None => self.ask_where_to_save(),
        }
    }

    /// Asks where a copy for others goes.
    pub(super) fn ask_where_to_send(&mut self) {
        let title = format!("{} gui", self.project_title());
        let Dialog::Path { path, .. } = Dialog::save(None, &title) else { return };
        let path = match self.document.path().and_then(std::path::Path::parent) {
            Some(folder) => {
                let name = std::path::Path::new(&path).file_name().unwrap_or_default().to_owned();
                folder.join(name).to_string_lossy().into_owned()
            }
            None => path,
        };
        self.dialog = Some(Dialog::Path { purpose: Purpose::Send, path, complaint: None });
    }

    pub(super) fn send_copy(&mut self, path: PathBuf, may_replace: bool) {
        let lang = self.lang();
        let real = |path: &std::path::Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.document.path().map(real) == Some(real(&path)) {
            let sentence = window::window_texts(lang).send_elsewhere.to_owned();
            self.dialog = Some(Dialog::Error { sentence });
        } else if !may_replace && path.exists() {
            self.dialog = Some(Dialog::Overwrite { purpose: Purpose::Send, path });
        } else {
            self.jobs.send(path, self.document.snapshot(), lang);
        }
    }

    pub(super) fn ask_where_to_save(&mut self) {
        self.copy_read_only();
        let title = self.project_title().to_owned();
        self.dialog = Some(Dialog::save(self.document.path(), &title));
    }

    pub(super) fn save_to(&mut self, path: PathBuf, may_replace: bool) {
        self.order_save(path, may_replace, Overwrite::Never);
    }

    /// Takes what the workers have brought.
    pub(super) fn take_finished(&mut self) {
        for done in self.jobs.finished() {
            match done {
                // Something was typed while the file was read: ask before it is left. What was not
                // to be saved when it was asked for is not asked for again.
                Done::Opened { path, left, outcome: Ok(_) }
                    if !self.commit_editor(Move::Stay)
                        || (self.document.is_unsaved() && self.document.stand() != left) =>
                {
                    self.request(Next::Open(path));
                }
                Done::Opened { path, outcome: Ok(opened), .. } => {
                    self.prefs.remember(&path);
                    self.arrived(*opened);
                }
                Done::Saved { path, stand, outcome: Ok(note) } => {
                    self.prefs.remember(&path);
                    self.document.saved(path, stand);
                    self.told_change = None;
                    if matches!(self.dialog, Some(Dialog::Path { .. } | Dialog::Overwrite { .. })) {
                        self.dialog = None;
                    }
                    self.notice = note;
                    if let Some(next) = self.after_save.take() {
                        // Something may have been typed while the file was written.
                        self.request(next);
                    }
                }
                Done::Saved { outcome: Err(sentence), .. } => {
                    self.after_save = None;
                    self.dialog = Some(Dialog::Error { sentence });
                }
                Done::Changed { stand, sentence, saving } => {
                    if stand.document == self.document.stand().document {
                        self.after_save = None;
                        self.file_changed(sentence, saving);
                    }
                }
                Done::Reloaded { stand, outcome: Ok(project) } => {
                    if stand.document == self.document.stand().document {
                        self.reloaded(*project);
                    }
                }
                Done::Opened { outcome: Err(sentence), .. }
                | Done::Reloaded { outcome: Err(sentence), .. }
                | Done::CopyRead { outcome: Err(sentence), .. }
                | Done::Sent { outcome: Err(sentence) }
                | Done::PictureWritten { outcome: Err(sentence) }
                | Done::PictureDrawn { outcome: Err(sentence) } => {
                    self.dialog = Some(Dialog::Error { sentence });
                }
                Done::Sent { outcome: Ok(path) } => {
                    self.dialog = None;
                    self.notice = Some(window::sent(self.lang(), &path.display().to_string()));
                }
                Done::PictureWritten { outcome: Ok(path) } => {
                    self.dialog = None;
                    self.notice = Some(picture_saved(self.lang(), &path.display().to_string()));
                }
                Done::PictureDrawn { outcome: Ok(image) } => {
                    self.copied_picture = Some(image);
                    self.notice = Some(picture_texts(self.lang()).picture_copied.to_owned());
                }
                Done::FoundUnsaved { found } => self.offer_found(found),
                Done::Backups { list } => self.copies_listed(list),
                Done::CopyRead { left, outcome: Ok(project) } => self.copy_read(left, *project),
                Done::Compared { outcome } => self.compared(outcome),
                Done::Checked { findings, stand } => self.document.checked(*findings, stand),
                Done::BrokeOff => {
                    self.after_save = None;
                    let sentence = window::window_texts(self.lang()).broke_off.to_owned();
                    self.dialog = Some(Dialog::Error { sentence });
                }
                Done::Exists { path } => {
                    self.dialog = Some(Dialog::Overwrite { purpose: Purpose::Save, path });
                }
                Done::Picked { purpose, path: Some(path) } => self.picked(purpose, path),
                // Where nothing was picked, the path field is still there.
                Done::Nothing | Done::Picked { path: None, .. } => {}
            }
        }
        self.offer_next();
    }

    fn picked(&mut self, purpose: Purpose, path: PathBuf) {
        match purpose {
            Purpose::Open => self.request(Next::Open(path)),
            Purpose::Send => {
                let target = Dialog::with_ending(path.clone());
                let asked = target == path;
                self.send_copy(target, asked);
            }
            Purpose::Picture(size) => {
                let target = with_picture_ending(path.clone());
                let asked = target == path;
                self.draw_to(target, size, asked);
            }
            // The system's dialog has asked about replacing already, but only for the name it
            // showed: with an ending added it is another file.
            Purpose::Save => {
                let target = Dialog::with_ending(path.clone());
                let asked = target == path;
                self.save_to(target, asked);
            }
        }
    }
}
