//! Questions over the window: unsaved changes, paths, errors, keys.

mod details;
mod keep_view;
mod keys;
mod paste;
mod review;
mod safety;
mod search;

pub use keep_view::AskingHeadline;
pub use safety::{Copies, Differences, Recovery};

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use egui::{Align, Id, Key, Layout, Modal, Modifiers, TextEdit, Ui};

use crate::{
    chart::PictureSize,
    look::{size, space},
    model::{Cell, CellKey},
    text::{
        fold::clean,
        lang::Lang,
        picture_messages::picture_texts,
        window::{unsaved_changes, window_texts},
    },
};

use super::{
    App, Command, Next, Pane, Purpose, clock,
    details::{AskingDetails, typed_day},
    panels::{focus_ring, segments_ui},
    paste::AskingPaste,
    pictures::with_picture_ending,
    review::Acknowledging,
    saved_views::KeepingView,
    search::Searching,
    theme::{bold, colour, palette, second},
};

/// A question or message that stands over the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// "Lưu các thay đổi?"
    Unsaved {
        next: Next,
    },
    /// Where to open from or save to.
    Path {
        purpose: Purpose,
        path: String,
        complaint: Option<String>,
    },
    Overwrite {
        purpose: Purpose,
        path: PathBuf,
    },
    New {
        title: String,
    },
    /// Somebody else has the file.
    Locked {
        sentence: String,
    },
    /// Work of an earlier sitting that no file holds.
    Recovery(Box<Recovery>),
    /// The file is no longer what was read.
    Changed {
        sentence: String,
    },
    /// Các bản lưu theo ngày.
    Copies(Copies),
    Differences(Differences),
    /// Why a finding may stand.
    Acknowledge(Box<Acknowledging>),
    /// What stands beside a figure.
    Details(Box<AskingDetails>),
    /// Under which number and title a table or a chart is kept.
    KeepView(Box<KeepingView>),
    /// Which title a chart has for itself.
    Headline(Box<AskingHeadline>),
    /// What a block from the clipboard would do.
    Paste(Box<AskingPaste>),
    /// Looking for anything there is.
    Search(Box<Searching>),
    /// Which check rules are switched off.
    Rules {
        off: BTreeSet<String>,
    },
    Error {
        sentence: String,
    },
    Keys,
}

/// What a dialog was answered with.
enum Answer {
    Close,
    Proceed(Next),
    SaveFirst(Next),
    Pick(Purpose),
    Path(Purpose, String),
    Replace(Purpose, PathBuf),
    Create(String),
    OpenLocked { as_copy: bool },
    TakeRecovered,
    LookFirst,
    DiscardFound,
    CompareWithFile,
    KeepMine,
    TakeTheirs,
    OverwriteTheirs,
    CompareCopies { from: Option<PathBuf>, to: Option<PathBuf> },
    OpenCopy(PathBuf),
    TakeBack(CellKey, Cell),
    Acknowledge,
    Details,
    KeepView,
    Headline,
    Paste,
    SwitchRules(BTreeSet<String>),
    GoToFound,
}

impl Dialog {
    /// The dialog that opens a project, at the folder of the present one.
    #[must_use]
    pub fn open(present: Option<&Path>) -> Self {
        let path = present
            .and_then(Path::parent)
            .map(|folder| folder.join("").to_string_lossy().into_owned())
            .unwrap_or_default();
        Self::Path { purpose: Purpose::Open, path, complaint: None }
    }

    /// The dialog that saves under a name, made from the title where there is no file yet.
    #[must_use]
    pub fn save(present: Option<&Path>, title: &str) -> Self {
        let path = present.map_or_else(|| Self::named(None, title, "ron"), Path::to_owned);
        let path = path.to_string_lossy().into_owned();
        Self::Path { purpose: Purpose::Save, path, complaint: None }
    }

    /// A file named after a title, in a folder or where a person keeps files.
    pub(super) fn named(folder: Option<&Path>, title: &str, ending: &str) -> PathBuf {
        let plain = crate::text::fold::fold(title);
        let words: Vec<&str> =
            plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let name = if words.is_empty() { "giao-ban".to_owned() } else { words.join("-") };
        folder.map_or_else(documents, Path::to_owned).join(format!("{name}.{ending}"))
    }

    /// The path with the ending of a project if it has none.
    #[must_use]
    pub fn with_ending(path: PathBuf) -> PathBuf {
        // "Báo cáo 16.8.2018" has dots, but no ending.
        let is_project = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
        if is_project {
            return path;
        }
        let mut name = path.into_os_string();
        name.push(".ron");
        PathBuf::from(name)
    }
}

/// Where a person keeps files: the home folder's documents, or what there is of it.
fn documents() -> PathBuf {
    let home = ["USERPROFILE", "HOME"].into_iter().find_map(std::env::var_os).map(PathBuf::from);
    let Some(home) = home else { return std::env::current_dir().unwrap_or_default() };
    let documents = home.join("Documents");
    if documents.is_dir() { documents } else { home }
}

/// What dialogs show of the program.
struct Surroundings<'a> {
    lang: Lang,
    /// The open project's.
    title: &'a str,
    recent: &'a [PathBuf],
    /// A dialog of the system is open.
    picking: bool,
}

impl Dialog {
    fn answer_ui(&mut self, ui: &mut Ui, around: &Surroundings<'_>) -> Option<Answer> {
        let texts = window_texts(around.lang);
        match self {
            Self::Unsaved { next } => {
                heading_ui(ui, texts.question_title);
                ui.label(unsaved_changes(around.lang, around.title));
                let choices = [
                    (texts.question_save, Answer::SaveFirst(next.clone())),
                    (texts.question_discard, Answer::Proceed(next.clone())),
                    (texts.question_back, Answer::Close),
                ];
                choices_ui(ui, choices)
            }
            Self::Path { purpose, path, complaint } => {
                path_dialog_ui(ui, purpose, path, complaint, around)
            }
            Self::Overwrite { purpose, path } => {
                heading_ui(ui, texts.overwrite_title);
                ui.label(path.to_string_lossy());
                let choices = [
                    (texts.cancel, Answer::Close),
                    (texts.overwrite, Answer::Replace(*purpose, path.clone())),
                ];
                choices_ui(ui, choices)
            }
            Self::New { title } => {
                heading_ui(ui, texts.new_title);
                ui.label(texts.new_explained);
                let field = field_ui(ui, texts.new_name, title);
                let enter = is_entered(ui, &field);
                let create = || Answer::Create(clean(title));
                let choices = [(texts.create, create()), (texts.cancel, Answer::Close)];
                let answer = choices_ui(ui, choices).or_else(|| enter.then(create));
                answer.filter(|answer| !matches!(answer, Answer::Create(title) if title.is_empty()))
            }
            Self::Error { sentence } => {
                heading_ui(ui, texts.error_title);
                ui.label(sentence.as_str());
                choices_ui(ui, [(texts.close, Answer::Close)])
            }
            Self::Locked { sentence } => safety::locked_ui(ui, sentence, around.lang),
            Self::Recovery(recovery) => safety::recovery_ui(ui, recovery, around.lang),
            Self::Changed { sentence } => safety::changed_ui(ui, sentence, around.lang),
            Self::Copies(copies) => safety::copies_ui(ui, copies, around.lang),
            Self::Differences(differences) => safety::differences_ui(ui, differences, around.lang),
            Self::Acknowledge(asking) => review::acknowledge_ui(ui, asking, around.lang),
            Self::Details(asking) => details::details_ui(ui, asking, around.lang),
            Self::KeepView(asking) => keep_view::keep_view_ui(ui, asking, around.lang),
            Self::Headline(asking) => keep_view::headline_ui(ui, asking, around.lang),
            Self::Paste(asking) => paste::paste_ui(ui, asking, around.lang),
            Self::Search(searching) => search::search_ui(ui, searching, around.lang),
            Self::Rules { off } => review::rules_ui(ui, off, around.lang),
            Self::Keys => {
                heading_ui(ui, texts.keys_title);
                keys::keys_ui(ui, around.lang);
                choices_ui(ui, [(texts.close, Answer::Close)])
            }
        }
    }
}

fn path_dialog_ui(
    ui: &mut Ui,
    purpose: &mut Purpose,
    path: &mut String,
    complaint: &mut Option<String>,
    around: &Surroundings<'_>,
) -> Option<Answer> {
    let texts = window_texts(around.lang);
    let palette = palette(ui.ctx());
    let opening = *purpose == Purpose::Open;
    heading_ui(
        ui,
        match purpose {
            Purpose::Open => texts.open_title,
            Purpose::Save => texts.save_title,
            Purpose::Send => texts.send_title,
            Purpose::Picture(_) => picture_texts(around.lang).save_title,
        },
    );
    match purpose {
        Purpose::Send => {
            ui.label(texts.send_explained);
        }
        Purpose::Picture(size) => picture_size_ui(ui, size, around.lang),
        Purpose::Open | Purpose::Save => {}
    }
    let purpose = *purpose;
    let field = field_ui(ui, texts.path, path);
    if field.changed() {
        *complaint = None;
    }
    if let Some(complaint) = complaint {
        ui.label(second(complaint.as_str(), palette).color(colour(palette.bad)));
    }
    let recent = if opening { recent_ui(ui, texts.recent, around.recent) } else { None };
    let enter = is_entered(ui, &field);
    let accept = || Answer::Path(purpose, path.clone());
    let label = if opening { texts.open_button } else { texts.save_button };
    let mut choices = vec![(label, accept())];
    if !around.picking {
        choices.push((texts.browse, Answer::Pick(purpose)));
    }
    choices.push((texts.cancel, Answer::Close));
    recent.or_else(|| choices_ui(ui, choices)).or_else(|| enter.then(accept))
}

/// What the picture is for, and what its ending makes of it.
fn picture_size_ui(ui: &mut Ui, size: &mut PictureSize, lang: Lang) {
    let texts = picture_texts(lang);
    let sizes = [
        (PictureSize::Slide, texts.slide),
        (PictureSize::HalfPage, texts.half_page),
        (PictureSize::FullPage, texts.full_page),
    ];
    if let Some(chosen) = segments_ui(ui, texts.size, *size, &sizes) {
        *size = chosen;
    }
    ui.label(second(texts.formats, palette(ui.ctx())));
}

impl App {
    /// Draws the dialog that is open, if any, and acts on its answer.
    pub(super) fn dialog_ui(&mut self, ui: &Ui) {
        let Some(dialog) = &mut self.dialog else { return };
        let lang = self.prefs.lang;
        let title = lang.pick(&self.document.project().settings().title).to_owned();
        let recent = &self.prefs.recent;
        let picking = self.jobs.is_picking();
        let mut answer = None;
        let width: f32 = match dialog {
            Dialog::Keys => 1100.0,
            Dialog::Path { .. }
            | Dialog::Copies(_)
            | Dialog::Changed { .. }
            | Dialog::Acknowledge(_)
            | Dialog::Details(_)
            | Dialog::KeepView(_)
            | Dialog::Headline(_)
            | Dialog::Search(_)
            | Dialog::Rules { .. } => 560.0,
            Dialog::Recovery(_) | Dialog::Differences(_) => 760.0,
            Dialog::Paste(_) => 860.0,
            _ => 440.0,
        };
        // egui remembers a dialog's size by its id: each kind has its own.
        let kind = std::mem::discriminant(&*dialog);
        let frame = egui::Frame::window(ui.style()).inner_margin(egui::Margin::same(24));
        let modal = Modal::new(Id::unique(("dialog", kind))).frame(frame).show(ui.ctx(), |ui| {
            ui.set_width(width.min(ui.ctx().content_rect().width() - 64.0));
            ui.spacing_mut().item_spacing.y = space::S;
            let surroundings = Surroundings { lang, title: &title, recent, picking };
            answer = dialog.answer_ui(ui, &surroundings);
        });
        // A dialog finds its size in its first passes: it does not wait for the mouse to do so.
        let rect = modal.response.rect;
        let before = ui.data_mut(|data| {
            let known = Id::unique(("size of dialog", kind));
            let before = data.get_temp::<egui::Rect>(known);
            data.insert_temp(known, rect);
            before
        });
        if before != Some(rect) {
            ui.request_repaint();
        }
        if modal.should_close() && answer.is_none() {
            answer = Some(Answer::Close);
        }
        if let Some(answer) = answer {
            self.answered(answer);
        }
    }

    fn with_recovery(&mut self, act: fn(&mut Self, Recovery)) {
        if let Some(Dialog::Recovery(recovery)) = self.dialog.take() {
            act(self, *recovery);
        }
    }

    fn answered(&mut self, answer: Answer) {
        let texts = window_texts(self.lang());
        match answer {
            Answer::Close => {
                if matches!(self.dialog, Some(Dialog::Recovery(_))) {
                    // What was found stays where it is, and is offered again the next time.
                    self.found.clear();
                }
                if let Some(Dialog::Search(searching)) = &self.dialog {
                    self.return_to = searching.keyboard.map(|id| (id, 2));
                }
                self.dialog = None;
                self.after_save = None;
                self.arrival = None;
                self.wanted_focus = Some(Pane::Grid);
            }
            Answer::Proceed(next) => self.proceed(next),
            Answer::SaveFirst(next) => {
                self.dialog = None;
                self.after_save = Some(next);
                self.queue(Command::Save);
            }
            Answer::Pick(purpose) => self.wanted_dialog = Some(purpose),
            Answer::Path(purpose, text) => {
                let text = text.trim().trim_matches('"');
                let folder = text.is_empty() || text.ends_with(std::path::is_separator);
                if folder {
                    if let Some(Dialog::Path { complaint, .. }) = &mut self.dialog {
                        *complaint = Some(texts.path_empty.to_owned());
                    }
                    return;
                }
                let path = PathBuf::from(text);
                match purpose {
                    Purpose::Open => self.request(Next::Open(path)),
                    Purpose::Send => self.send_copy(Dialog::with_ending(path), false),
                    Purpose::Picture(size) => {
                        self.draw_to(with_picture_ending(path), size, false);
                    }
                    Purpose::Save => {
                        let path = Dialog::with_ending(path);
                        // Saving again under its own name needs no question.
                        let own = self.document.path() == Some(path.as_path());
                        self.save_to(path, own);
                    }
                }
            }
            Answer::Replace(Purpose::Send, path) => self.send_copy(path, true),
            Answer::Replace(Purpose::Picture(size), path) => self.draw_to(path, size, true),
            Answer::Replace(_, path) => self.save_to(path, true),
            Answer::Create(title) => self.request(Next::New(title)),
            Answer::OpenLocked { as_copy } => self.open_locked(as_copy),
            Answer::TakeRecovered => self.with_recovery(Self::take_recovered),
            Answer::LookFirst => self.with_recovery(Self::look_first),
            Answer::DiscardFound => self.with_recovery(Self::discard_found),
            Answer::CompareWithFile => self.compare_with_file(),
            Answer::KeepMine => self.keep_mine_as_copy(),
            Answer::TakeTheirs => self.take_theirs(),
            Answer::OverwriteTheirs => self.overwrite_theirs(),
            Answer::CompareCopies { from, to } => self.compare_copies(from, to),
            Answer::OpenCopy(path) => self.open_copy(path),
            Answer::TakeBack(key, cell) => self.take_back(&key, cell),
            Answer::Acknowledge => self.acknowledge(),
            Answer::Details => self.take_details(),
            Answer::KeepView => self.keep_view(),
            Answer::Headline => self.take_headline(),
            Answer::Paste => self.take_paste(),
            Answer::GoToFound => self.go_to_found(),
            Answer::SwitchRules(off) => {
                self.dialog = None;
                self.switch_rules_off(off);
            }
        }
    }
}

fn heading_ui(ui: &mut Ui, text: &str) {
    ui.label(egui::RichText::new(text).font(bold(size::TITLE)));
}

/// Answers in one row at the lower right. The first is what a person most likely wants: it has the
/// keyboard unless something else does, and stands outermost.
fn choices_ui<'a>(
    ui: &mut Ui,
    choices: impl IntoIterator<Item = (&'a str, Answer)>,
) -> Option<Answer> {
    let palette = palette(ui.ctx());
    let mut chosen = None;
    ui.add_space(space::S);
    // No taller than a button, or a dialog that once was tall would stay so.
    let row = egui::vec2(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        for (at, (label, answer)) in choices.into_iter().enumerate() {
            let response = if at == 0 {
                let text = egui::RichText::new(label).color(colour(palette.on_accent));
                ui.add(egui::Button::new(text).fill(colour(palette.accent)))
            } else {
                ui.button(label)
            };
            if at == 0 && ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            if response.has_focus() {
                focus_ring(ui, response.rect);
            }
            if response.clicked() {
                chosen = Some(answer);
            }
        }
    });
    chosen
}

/// Whether Enter was pressed in a field: on a button it presses that button.
fn is_entered(ui: &Ui, field: &egui::Response) -> bool {
    field.has_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// A field for a day: Ctrl+; writes today's.
fn day_field_ui(ui: &mut Ui, label: &str, text: &mut String) -> egui::Response {
    let mut response = field_ui(ui, label, text);
    let wants_today = response.has_focus()
        && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Semicolon));
    if wants_today && let Some(today) = clock::today() {
        *text = typed_day(today);
        response.mark_changed();
    }
    response
}

/// A named text field over the whole width; it has the keyboard unless something else does.
fn field_ui(ui: &mut Ui, label: &str, text: &mut String) -> egui::Response {
    let name = ui.label(second(label, palette(ui.ctx())));
    let edit = TextEdit::singleline(text)
        .desired_width(f32::INFINITY)
        .cursor_at_end(true)
        .return_key(None::<egui::KeyboardShortcut>);
    let response = ui.add(edit).labelled_by(name.id);
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response
}

fn recent_ui(ui: &mut Ui, label: &str, recent: &[PathBuf]) -> Option<Answer> {
    if recent.is_empty() {
        return None;
    }
    let palette = palette(ui.ctx());
    ui.label(second(label, palette));
    let mut chosen = None;
    for path in recent {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let folder = path.parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
        let button = egui::Button::new((name.into_owned(), second(folder, palette)))
            .truncate()
            .min_size(egui::vec2(ui.available_width(), 0.0));
        if ui.add(button).clicked() {
            chosen = Some(Answer::Path(Purpose::Open, path.to_string_lossy().into_owned()));
        }
    }
    chosen
}
