//! Work off the window's thread: files and their dialogs.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
};

use crate::{
    analysis::Findings,
    chart::PictureSize,
    model::{Edit, Project, difference},
    store::{
        self, Found, Opened, Opening, Overwrite, Safekeeping, SaveFailure, Surroundings, Ticket,
        backups::{Backup, backups},
    },
    text::{lang::Lang, safety_messages, window::window_texts},
};

use super::{Document, View, clock, document::Stand, pictures::PictureOrder, shot::Image};

/// A project that was read, on its way into the window.
#[derive(Debug)]
pub struct Arrival {
    pub document: Document,
    pub view: View,
    /// What earlier sittings left.
    pub found: Vec<Found>,
    pub access: Opening,
}

/// What came back from a worker.
#[derive(Debug)]
pub enum Done {
    /// Read, checked, and with the view to begin with; `left` is what was open when it was asked
    /// for.
    Opened {
        path: PathBuf,
        left: Stand,
        outcome: Result<Box<Arrival>, String>,
    },
    /// A note beside it, where the file is safe but something about it is not as usual.
    Saved {
        path: PathBuf,
        stand: Stand,
        outcome: Result<Option<String>, String>,
    },
    /// The target exists; nothing was written.
    Exists {
        path: PathBuf,
    },
    /// The file is no longer what was read; nothing was written.
    Changed {
        stand: Stand,
        sentence: String,
        /// Whether a save found it, which a person waits for.
        saving: bool,
    },
    /// What stands in the file now.
    Reloaded {
        stand: Stand,
        outcome: Result<Box<Project>, String>,
    },
    /// What was left of projects without a file.
    FoundUnsaved {
        found: Vec<Found>,
    },
    Backups {
        list: Vec<Backup>,
    },
    /// A dated copy was read; `left` is what was open when it was asked for.
    CopyRead {
        left: Stand,
        outcome: Result<Box<Project>, String>,
    },
    /// What would make one project the other.
    Compared {
        outcome: Result<Vec<Edit>, String>,
    },
    /// A copy was written for others.
    Sent {
        outcome: Result<PathBuf, String>,
    },
    /// The chart was written as a picture.
    PictureWritten {
        outcome: Result<PathBuf, String>,
    },
    /// The chart was drawn for the clipboard.
    PictureDrawn {
        outcome: Result<Image, String>,
    },
    /// All of a project was checked.
    Checked {
        findings: Box<Findings>,
        stand: Stand,
    },
    /// A worker broke off: a fault of the program.
    BrokeOff,
    /// `None`: cancelled, or no dialog could be shown.
    Picked {
        purpose: Purpose,
        path: Option<PathBuf>,
    },
    /// There is nothing to say.
    Nothing,
}

/// What a file is picked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Open,
    Save,
    /// A copy for others.
    Send,
    /// The chart as a picture of a size.
    Picture(PictureSize),
}

/// One of the projects that are compared.
#[derive(Clone, Debug)]
pub enum Side {
    Memory(Arc<Project>),
    File(PathBuf),
}

/// What is saved, and how.
#[derive(Debug)]
pub struct SaveOrder {
    pub path: PathBuf,
    pub project: Arc<Project>,
    pub stand: Stand,
    pub keep: Option<(Arc<Safekeeping>, Ticket)>,
    /// Whether another file of that name may be replaced.
    pub may_replace: bool,
    /// Whether what somebody else has put into the file may be.
    pub overwrite: Overwrite,
    pub lang: Lang,
}

/// Wakes the window when a worker is done.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Open,
    Save,
    Pick,
    Poll,
    Look,
    Check,
}

/// The workers. A job that was cancelled is not listened to.
pub struct Jobs {
    sender: Sender<(u64, Done)>,
    receiver: Receiver<(u64, Done)>,
    wake: Wake,
    /// Numbers jobs, so that the answer of a cancelled one is known.
    next: u64,
    waiting: Vec<(u64, Kind)>,
    opening: Option<PathBuf>,
    /// Whether files may be written: pictures of the window write nothing but themselves.
    writes: bool,
}

impl std::fmt::Debug for Jobs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Jobs").field("waiting", &self.waiting).finish_non_exhaustive()
    }
}

impl Jobs {
    #[must_use]
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, wake, next: 0, waiting: Vec::new(), opening: None, writes: true }
    }

    /// Workers that read, but refuse to save.
    #[must_use]
    pub fn read_only(wake: Wake) -> Self {
        Self { writes: false, ..Self::new(wake) }
    }

    /// The file that is being read.
    #[must_use]
    pub fn opening(&self) -> Option<&PathBuf> {
        self.opening.as_ref().filter(|_| self.is_at(Kind::Open))
    }

    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.is_at(Kind::Save)
    }

    #[must_use]
    pub fn is_picking(&self) -> bool {
        self.is_at(Kind::Pick)
    }

    /// Whether a person waits for something.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let is_awaited = |kind| matches!(kind, Kind::Open | Kind::Save | Kind::Look | Kind::Check);
        self.waiting.iter().any(|(_, kind)| is_awaited(*kind))
    }

    fn is_at(&self, wanted: Kind) -> bool {
        self.waiting.iter().any(|(_, kind)| *kind == wanted)
    }

    /// Reads a project, safely if there is a place for it; errors come back in the language given.
    pub fn open(&mut self, path: PathBuf, left: Stand, around: Option<Surroundings>, lang: Lang) {
        self.cancel_opening();
        self.opening = Some(path.clone());
        self.spawn(Kind::Open, move || {
            let outcome = read(&path, around).map(Box::new).map_err(|e| e.sentence(lang));
            Done::Opened { path, left, outcome }
        });
    }

    /// No longer waits for the file that is being read.
    pub fn cancel_opening(&mut self) {
        self.waiting.retain(|(_, kind)| *kind != Kind::Open);
        self.opening = None;
    }

    /// Writes a snapshot.
    pub fn save(&mut self, order: SaveOrder) {
        let writes = self.writes;
        self.spawn(Kind::Save, move || if writes { save(order) } else { refuse(order) });
    }

    /// Shows a file dialog of the system; it was built on the window's own thread.
    pub fn pick(&mut self, purpose: Purpose, dialog: rfd::FileDialog) {
        self.spawn(Kind::Pick, move || {
            let path = match purpose {
                Purpose::Open => dialog.pick_file(),
                Purpose::Save | Purpose::Send | Purpose::Picture(_) => dialog.save_file(),
            };
            Done::Picked { purpose, path }
        });
    }

    /// Looks whether the file is still what was read; does nothing while the last look is under way.
    pub fn poll(&mut self, keep: &Arc<Safekeeping>, stand: Stand, lang: Lang) {
        if self.is_at(Kind::Poll) || self.is_saving() {
            return;
        }
        let keep = Arc::clone(keep);
        self.spawn(Kind::Poll, move || match (keep.poll_changed(), keep.path()) {
            (Some(change), Some(path)) => {
                let sentence = SaveFailure::Changed { path, change }.sentence(lang, None);
                Done::Changed { stand, sentence, saving: false }
            }
            _ => Done::Nothing,
        });
    }

    /// Reads again what stands in the file of the open project.
    pub fn reload(&mut self, keep: &Arc<Safekeeping>, stand: Stand, lang: Lang) {
        let keep = Arc::clone(keep);
        self.spawn(Kind::Look, move || {
            let theirs = keep.take_theirs(clock::now_utc_secs());
            let outcome = theirs.map(Box::new).map_err(|error| error.sentence(lang));
            Done::Reloaded { stand, outcome }
        });
    }

    /// Checks all of a snapshot; false while the last check is under way.
    pub fn check(&mut self, project: Arc<Project>, stand: Stand) -> bool {
        let is_free = !self.is_at(Kind::Check);
        if is_free {
            self.spawn(Kind::Check, move || {
                let findings = Box::new(Findings::new(&project));
                Done::Checked { findings, stand }
            });
        }
        is_free
    }

    /// Looks for what was left of projects without a file.
    pub fn find_unsaved(&mut self, data_folder: PathBuf) {
        self.spawn(Kind::Look, move || Done::FoundUnsaved {
            found: store::recover_unsaved(&data_folder),
        });
    }

    /// Lists the dated copies of a file.
    pub fn list_backups(&mut self, path: PathBuf) {
        self.spawn(Kind::Look, move || Done::Backups { list: backups(&path) });
    }

    /// Reads a dated copy.
    pub fn read_copy(&mut self, path: PathBuf, left: Stand, lang: Lang) {
        self.spawn(Kind::Look, move || {
            let outcome = store::open(&path).map(Box::new).map_err(|error| error.sentence(lang));
            Done::CopyRead { left, outcome }
        });
    }

    /// Compares two projects.
    pub fn compare(&mut self, from: Side, to: Side, lang: Lang) {
        self.spawn(Kind::Look, move || {
            let read = |side: Side| match side {
                Side::Memory(project) => Ok(project),
                Side::File(path) => {
                    store::open(&path).map(Arc::new).map_err(|error| error.sentence(lang))
                }
            };
            let outcome = read(from).and_then(|from| read(to).map(|to| difference(&from, &to)));
            Done::Compared { outcome }
        });
    }

    /// Writes a copy for others, without what is internal.
    pub fn send(&mut self, path: PathBuf, project: Arc<Project>, lang: Lang) {
        let writes = self.writes;
        self.spawn(Kind::Save, move || {
            let texts = window_texts(lang);
            let outcome = if writes {
                store::external_copy(&project)
                    .map_err(|_| texts.broke_off.to_owned())
                    .and_then(|copy| {
                        store::save(&path, &store::project_text(&copy))
                            .map_err(|error| error.sentence(lang))
                    })
                    .map(|_| path)
            } else {
                Err(texts.pictures_write_nothing.to_owned())
            };
            Done::Sent { outcome }
        });
    }

    /// Writes the chart as a picture.
    pub fn write_picture(&mut self, order: PictureOrder, path: PathBuf) {
        let (writes, lang) = (self.writes, order.spec.lang);
        self.spawn(Kind::Look, move || {
            let outcome = if writes {
                order.file(&path).and_then(|bytes| {
                    store::write_file(&path, &bytes).map_err(|error| error.sentence(lang))
                })
            } else {
                Err(window_texts(lang).pictures_write_nothing.to_owned())
            };
            Done::PictureWritten { outcome: outcome.map(|()| path) }
        });
    }

    /// Draws the chart for the clipboard.
    pub fn draw_picture(&mut self, order: PictureOrder) {
        self.spawn(Kind::Look, move || Done::PictureDrawn { outcome: order.image() });
    }

    fn spawn(&mut self, kind: Kind, work: impl FnOnce() -> Done + Send + 'static) {
        self.next += 1;
        let job = self.next;
        self.waiting.push((job, kind));
        let sender = self.sender.clone();
        let wake = Arc::clone(&self.wake);
        let run = move || {
            let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
            let answer = answer.unwrap_or(Done::BrokeOff);
            // An idle window is not woken to hear that there is nothing to say.
            let tells = !matches!(answer, Done::Nothing);
            // The window may be gone by now; then nobody waits for the answer.
            let _ = sender.send((job, answer));
            if tells {
                wake();
            }
        };
        if std::thread::Builder::new().name(format!("{kind:?}")).spawn(run).is_err() {
            // The system gives no thread: say so instead of waiting for ever.
            let _ = self.sender.send((job, Done::BrokeOff));
        }
    }

    /// What has come back since the last call, without what was cancelled.
    pub fn finished(&mut self) -> Vec<Done> {
        let mut done = Vec::new();
        while let Ok((job, answer)) = self.receiver.try_recv() {
            let at = self.waiting.iter().position(|(waiting, _)| *waiting == job);
            if let Some(at) = at {
                self.waiting.remove(at);
                done.push(answer);
            }
        }
        done
    }
}

fn read(path: &std::path::Path, around: Option<Surroundings>) -> Result<Arrival, store::OpenError> {
    let Some(around) = around else {
        let project = store::open(path)?;
        let view = View::first(&project);
        let document = Document::new(project, Some(path.to_owned()));
        return Ok(Arrival { document, view, found: Vec::new(), access: Opening::Editing });
    };
    let Opened { keep, project, found, access } =
        Safekeeping::open(path, around, clock::now_utc_secs())?;
    let view = View::first(&project);
    Ok(Arrival { document: Document::kept(project, keep), view, found, access })
}

fn refuse(order: SaveOrder) -> Done {
    let outcome = Err(window_texts(order.lang).pictures_write_nothing.to_owned());
    Done::Saved { path: order.path, stand: order.stand, outcome }
}

fn save(order: SaveOrder) -> Done {
    let SaveOrder { path, project, stand, keep, may_replace, overwrite, lang } = order;
    if !may_replace && path.exists() {
        return Done::Exists { path };
    }
    let text = store::project_text(&project);
    drop(project);
    let Some((keep, ticket)) = keep else {
        let outcome = store::save(&path, &text).map(|_| None).map_err(|e| e.sentence(lang));
        return Done::Saved { path, stand, outcome };
    };
    let now = clock::now_utc_secs();
    match keep.finish_save(ticket, &path, &text, overwrite, now) {
        Ok(saved) => {
            let note = saved.backup.is_err().then(|| safety_messages::no_backup(lang).to_owned());
            Done::Saved { path, stand, outcome: Ok(note) }
        }
        Err(failure @ SaveFailure::Changed { .. }) => {
            Done::Changed { stand, sentence: failure.sentence(lang, None), saving: true }
        }
        Err(failure) => {
            let since = match &failure {
                SaveFailure::Theirs { owner: Some(owner), .. } => {
                    Some(clock::local_time(owner.since))
                }
                _ => None,
            };
            let outcome = Err(failure.sentence(lang, since.as_deref()));
            Done::Saved { path, stand, outcome }
        }
    }
}
