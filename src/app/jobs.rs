//! Work off the window's thread: files and their dialogs.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
};

use crate::{
    model::Project,
    store,
    text::{lang::Lang, window::window_texts},
};

use super::{Document, View, document::Stand};

/// What came back from a worker.
#[derive(Debug)]
pub enum Done {
    /// Read, checked, and with the view to begin with; `left` is what was open when it was asked
    /// for.
    Opened {
        path: PathBuf,
        left: Stand,
        outcome: Result<Box<(Document, View)>, String>,
    },
    Saved {
        path: PathBuf,
        stand: Stand,
        outcome: Result<(), String>,
    },
    /// The target exists; nothing was written.
    Exists {
        path: PathBuf,
    },
    /// A worker broke off: a fault of the program.
    BrokeOff,
    /// `None`: cancelled, or no dialog could be shown.
    Picked {
        purpose: Purpose,
        path: Option<PathBuf>,
    },
}

/// What a file is picked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Open,
    Save,
}

/// Wakes the window when a worker is done.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The workers. At most one of a kind is at work; a job that was cancelled is not listened to.
pub struct Jobs {
    sender: Sender<(u64, Done)>,
    receiver: Receiver<(u64, Done)>,
    wake: Wake,
    /// Numbers jobs, so that the answer of a cancelled one is known.
    next: u64,
    opening: Option<(u64, PathBuf)>,
    saving: Option<u64>,
    picking: Option<u64>,
    /// Whether files may be written: pictures of the window write nothing but themselves.
    writes: bool,
}

impl std::fmt::Debug for Jobs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Jobs").field("next", &self.next).finish_non_exhaustive()
    }
}

impl Jobs {
    #[must_use]
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            wake,
            next: 0,
            opening: None,
            saving: None,
            picking: None,
            writes: true,
        }
    }

    /// Workers that read, but refuse to save.
    #[must_use]
    pub fn read_only(wake: Wake) -> Self {
        Self { writes: false, ..Self::new(wake) }
    }

    /// The file that is being read.
    #[must_use]
    pub fn opening(&self) -> Option<&PathBuf> {
        self.opening.as_ref().map(|(_, path)| path)
    }

    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.saving.is_some()
    }

    #[must_use]
    pub fn is_picking(&self) -> bool {
        self.picking.is_some()
    }

    /// Whether anything is at work.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.opening.is_some() || self.saving.is_some()
    }

    /// Reads a project; errors come back in the language given.
    pub fn open(&mut self, path: PathBuf, left: Stand, lang: Lang) {
        let job = self.spawn("open", {
            let path = path.clone();
            move || {
                let outcome = match store::open(&path) {
                    Ok(project) => {
                        let view = View::first(&project);
                        Ok(Box::new((Document::new(project, Some(path.clone())), view)))
                    }
                    Err(error) => Err(error.sentence(lang)),
                };
                Done::Opened { path, left, outcome }
            }
        });
        self.opening = Some((job, path));
    }

    /// No longer waits for the file that is being read.
    pub fn cancel_opening(&mut self) {
        self.opening = None;
    }

    /// Writes a snapshot; `stand` says of what.
    pub fn save(
        &mut self,
        path: PathBuf,
        project: Arc<Project>,
        stand: Stand,
        may_replace: bool,
        lang: Lang,
    ) {
        let writes = self.writes;
        let job = self.spawn("save", move || {
            if !writes {
                let outcome = Err(window_texts(lang).pictures_write_nothing.to_owned());
                return Done::Saved { path, stand, outcome };
            }
            if !may_replace && path.exists() {
                return Done::Exists { path };
            }
            let text = store::project_text(&project);
            drop(project);
            let outcome = store::save(&path, &text).map(drop).map_err(|e| e.sentence(lang));
            Done::Saved { path, stand, outcome }
        });
        self.saving = Some(job);
    }

    /// Shows a file dialog of the system; it was built on the window's own thread.
    pub fn pick(&mut self, purpose: Purpose, dialog: rfd::FileDialog) {
        let job = self.spawn("file-dialog", move || {
            let path = match purpose {
                Purpose::Open => dialog.pick_file(),
                Purpose::Save => dialog.save_file(),
            };
            Done::Picked { purpose, path }
        });
        self.picking = Some(job);
    }

    fn spawn(&mut self, name: &str, work: impl FnOnce() -> Done + Send + 'static) -> u64 {
        self.next += 1;
        let job = self.next;
        let sender = self.sender.clone();
        let wake = Arc::clone(&self.wake);
        let run = move || {
            let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
            // The window may be gone by now; then nobody waits for the answer.
            let _ = sender.send((job, answer.unwrap_or(Done::BrokeOff)));
            wake();
        };
        if std::thread::Builder::new().name(name.to_owned()).spawn(run).is_err() {
            // The system gives no thread: say so instead of waiting for ever.
            let _ = self.sender.send((job, Done::BrokeOff));
        }
        job
    }

    /// What has come back since the last call, without what was cancelled.
    pub fn finished(&mut self) -> Vec<Done> {
        let mut done = Vec::new();
        while let Ok((job, answer)) = self.receiver.try_recv() {
            let waited_for = match &answer {
                Done::Opened { .. } => self.opening.take_if(|(known, _)| *known == job).is_some(),
                Done::Saved { .. } | Done::Exists { .. } => {
                    self.saving.take_if(|known| *known == job).is_some()
                }
                Done::BrokeOff => {
                    let opening = self.opening.take_if(|(known, _)| *known == job).is_some();
                    let saving = self.saving.take_if(|known| *known == job).is_some();
                    let picking = self.picking.take_if(|known| *known == job).is_some();
                    opening || saving || picking
                }
                Done::Picked { .. } => self.picking.take_if(|known| *known == job).is_some(),
            };
            if waited_for {
                done.push(answer);
            }
        }
        done
    }
}
