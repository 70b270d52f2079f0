//! Questions over the window: unsaved changes, paths, errors, keys.

use std::path::{Path, PathBuf};

use egui::{Align, Id, Key, Layout, Modal, Role, ScrollArea, TextEdit, Ui};

use crate::{
    look::{size, space},
    text::window::{grid_keys, unsaved_changes, window_texts},
};

use super::{
    App, Command, Next, Purpose,
    theme::{bold, colour, palette, second, strong},
};

/// A question or message that stands over the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// "Lưu các thay đổi?"
    Unsaved { next: Next },
    /// Where to open from or save to.
    Path { purpose: Purpose, path: String, complaint: Option<String> },
    Overwrite { path: PathBuf },
    New { title: String },
    Error { sentence: String },
    Keys,
}

/// What a dialog was answered with.
enum Answer {
    Close,
    Proceed(Next),
    SaveFirst(Next),
    Pick(Purpose),
    Path(Purpose, String),
    Replace(PathBuf),
    Create(String),
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
        let path = present.map_or_else(
            || {
                let folded = crate::text::fold::fold(title);
                let words: Vec<&str> =
                    folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
                let name = if words.is_empty() { "giao-ban".to_owned() } else { words.join("-") };
                std::env::current_dir().unwrap_or_default().join(format!("{name}.ron"))
            },
            Path::to_owned,
        );
        let path = path.to_string_lossy().into_owned();
        Self::Path { purpose: Purpose::Save, path, complaint: None }
    }

    /// The path with the ending of a project if it has none.
    #[must_use]
    pub fn with_ending(path: PathBuf) -> PathBuf {
        if path.extension().is_some() { path } else { path.with_extension("ron") }
    }
}

impl App {
    /// Draws the dialog that is open, if any, and acts on its answer.
    pub(super) fn dialog_ui(&mut self, ui: &Ui) {
        let Some(dialog) = &mut self.dialog else { return };
        let texts = window_texts(self.prefs.lang);
        let lang = self.prefs.lang;
        let title = {
            let title = &self.document.project().settings().title;
            if lang == crate::text::lang::Lang::Vi { title.vi.clone() } else { title.en.clone() }
        };
        let recent = &self.prefs.recent;
        let picking = self.jobs.is_picking();
        let mut answer = None;
        let width: f32 = match dialog {
            Dialog::Keys => 720.0,
            Dialog::Path { .. } => 560.0,
            _ => 440.0,
        };
        let frame = egui::Frame::window(ui.style()).inner_margin(egui::Margin::same(24));
        let modal = Modal::new(Id::unique("dialog")).frame(frame).show(ui.ctx(), |ui| {
            ui.set_width(width.min(ui.ctx().content_rect().width() - 64.0));
            ui.spacing_mut().item_spacing.y = space::S;
            match dialog {
                Dialog::Unsaved { next } => {
                    heading_ui(ui, texts.question_title);
                    ui.label(unsaved_changes(lang, &title));
                    buttons_ui(ui, |ui| {
                        if primary_ui(ui, texts.question_save) {
                            answer = Some(Answer::SaveFirst(next.clone()));
                        }
                        if ui.button(texts.question_discard).clicked() {
                            answer = Some(Answer::Proceed(next.clone()));
                        }
                        if ui.button(texts.question_back).clicked() {
                            answer = Some(Answer::Close);
                        }
                    });
                }
                Dialog::Path { purpose, path, complaint } => {
                    let opening = *purpose == Purpose::Open;
                    heading_ui(ui, if opening { texts.open_title } else { texts.save_title });
                    path_ui(ui, texts.path, path, complaint);
                    if let Some(complaint) = complaint {
                        let bad = colour(palette(ui.ctx()).bad);
                        ui.label(second(complaint.as_str(), palette(ui.ctx())).color(bad));
                    }
                    if opening {
                        answer = recent_ui(ui, texts.recent, recent);
                    }
                    let mut accept = ui.input(|input| input.key_pressed(Key::Enter));
                    buttons_ui(ui, |ui| {
                        let label = if opening { texts.open_button } else { texts.save_button };
                        accept |= primary_ui(ui, label);
                        let browse = egui::Button::new(texts.browse);
                        if ui.add_enabled(!picking, browse).clicked() {
                            answer = Some(Answer::Pick(*purpose));
                            accept = false;
                        }
                        if ui.button(texts.cancel).clicked() {
                            answer = Some(Answer::Close);
                            accept = false;
                        }
                    });
                    if accept && answer.is_none() {
                        answer = Some(Answer::Path(*purpose, path.clone()));
                    }
                }
                Dialog::Overwrite { path } => {
                    heading_ui(ui, texts.overwrite_title);
                    ui.label(path.to_string_lossy());
                    buttons_ui(ui, |ui| {
                        if ui.button(texts.overwrite).clicked() {
                            answer = Some(Answer::Replace(path.clone()));
                        }
                        if primary_ui(ui, texts.cancel) {
                            answer = Some(Answer::Close);
                        }
                    });
                }
                Dialog::New { title } => {
                    heading_ui(ui, texts.new_title);
                    ui.label(texts.new_explained);
                    let mut none = None;
                    path_ui(ui, texts.new_name, title, &mut none);
                    let mut accept = ui.input(|input| input.key_pressed(Key::Enter));
                    buttons_ui(ui, |ui| {
                        accept |= primary_ui(ui, texts.create);
                        if ui.button(texts.cancel).clicked() {
                            answer = Some(Answer::Close);
                        }
                    });
                    if accept && answer.is_none() && !title.trim().is_empty() {
                        answer = Some(Answer::Create(title.trim().to_owned()));
                    }
                }
                Dialog::Error { sentence } => {
                    heading_ui(ui, texts.error_title);
                    ui.label(sentence.as_str());
                    buttons_ui(ui, |ui| {
                        if primary_ui(ui, texts.close) {
                            answer = Some(Answer::Close);
                        }
                    });
                }
                Dialog::Keys => {
                    heading_ui(ui, texts.keys_title);
                    keys_ui(ui, lang);
                    buttons_ui(ui, |ui| {
                        if primary_ui(ui, texts.close) {
                            answer = Some(Answer::Close);
                        }
                    });
                }
            }
        });
        if modal.should_close() && answer.is_none() {
            answer = Some(Answer::Close);
        }
        if let Some(answer) = answer {
            self.answered(answer);
        }
    }

    fn answered(&mut self, answer: Answer) {
        let texts = window_texts(self.lang());
        match answer {
            Answer::Close => {
                self.dialog = None;
                self.after_save = None;
                self.focus_grid = true;
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
                    Purpose::Save => {
                        let path = Dialog::with_ending(path);
                        // Saving again under its own name needs no question.
                        let own = self.document.path() == Some(path.as_path());
                        self.save_to(path, own);
                    }
                }
            }
            Answer::Replace(path) => self.save_to(path, true),
            Answer::Create(title) => self.request(Next::New(title)),
        }
    }
}

fn heading_ui(ui: &mut Ui, text: &str) {
    ui.label(egui::RichText::new(text).font(bold(size::TITLE)));
}

/// Buttons in one row at the lower right; the first is the one that Enter gives.
fn buttons_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.add_space(space::S);
    ui.with_layout(Layout::right_to_left(Align::Center), add);
}

/// The button that a person most likely wants; it has the keyboard unless something else does.
fn primary_ui(ui: &mut Ui, label: &str) -> bool {
    let palette = palette(ui.ctx());
    let text = egui::RichText::new(label).color(colour(palette.on_accent));
    let response = ui.add(egui::Button::new(text).fill(colour(palette.accent)));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.clicked()
}

fn path_ui(ui: &mut Ui, label: &str, text: &mut String, complaint: &mut Option<String>) {
    let name = ui.label(second(label, palette(ui.ctx())));
    let edit = TextEdit::singleline(text)
        .desired_width(f32::INFINITY)
        .cursor_at_end(true)
        .return_key(None::<egui::KeyboardShortcut>);
    let response = ui.add(edit).labelled_by(name.id);
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.changed() {
        *complaint = None;
    }
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

fn keys_ui(ui: &mut Ui, lang: crate::text::lang::Lang) {
    let texts = window_texts(lang);
    let height = (ui.ctx().content_rect().height() - 200.0).max(160.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.spacing_mut().interact_size.y = 18.0;
        ui.columns_const(|[left, right]| {
            left.label(strong(texts.keys_grid));
            for (key, what) in grid_keys(lang) {
                key_line_ui(left, key, what);
            }
            right.label(strong(texts.keys_commands));
            for command in Command::ALL {
                if let Some(shortcut) = command.shortcut() {
                    let key = right.ctx().format_shortcut(&shortcut);
                    key_line_ui(right, &key, command.label(lang).trim_end_matches('…'));
                }
            }
        });
    });
}

fn key_line_ui(ui: &mut Ui, key: &str, what: &str) {
    let palette = palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.label(strong(key));
        ui.label(second(what, palette));
    })
    .response
    .widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, format!("{key}: {what}")));
}
