//! The window of the system around [`App`]: eframe, file dialogs, what is remembered.

use std::{path::PathBuf, sync::Arc};

use eframe::{CreationContext, Frame, NativeOptions, Renderer};
use egui::{Context, Ui, ViewportCommand};

use super::{App, Copied, Dialog, Prefs, Purpose, install_theme};
use crate::text::{lang::Lang, picture_messages::picture_texts, window::window_texts};

const PREFS: &str = "prefs";

/// Opens the window on a file, or on the last project, or on a copy of the sample.
///
/// # Errors
/// A sentence, if no window can be opened here.
pub fn run(file: Option<PathBuf>, lang: Option<Lang>) -> Result<(), String> {
    #[cfg(windows)]
    {
        // OpenGL is missing on remote desktops and in many virtual machines, DirectX on some others.
        if start(Renderer::Wgpu, file.clone(), lang).is_ok() {
            return Ok(());
        }
    }
    start(Renderer::Glow, file, lang).map_err(|error| error.to_string())
}

fn start(renderer: Renderer, file: Option<PathBuf>, lang: Option<Lang>) -> eframe::Result {
    let options = NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Giao Ban")
            .with_app_id("giaoban")
            .with_inner_size([1280.0, 720.0])
            .with_min_inner_size([1000.0, 600.0])
            .with_drag_and_drop(true),
        renderer,
        // All text comes from the bundled font, the same on every machine.
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    eframe::run_native(
        "giaoban",
        options,
        Box::new(move |creation| Ok(Box::new(Shell::new(creation, file, lang)))),
    )
}

struct Shell {
    app: App,
    title: String,
    clipboard: TableClipboard,
}

/// The system's clipboard for tables. It is kept: on X11 what was copied is gone with it.
struct TableClipboard {
    /// Whether texts and tables may go the same way: under Wayland only egui's own way is sure.
    takes_tables: bool,
    system: Option<arboard::Clipboard>,
}

impl TableClipboard {
    fn new(creation: &CreationContext<'_>) -> Self {
        Self { takes_tables: !is_wayland(creation), system: None }
    }

    /// Whether a table now stands there, with its text for those who want no more.
    fn put(&mut self, html: &str, text: &str) -> bool {
        if !self.takes_tables {
            return false;
        }
        if self.system.is_none() {
            self.system = arboard::Clipboard::new().ok();
        }
        let system = self.system.as_mut();
        system.is_some_and(|system| system.set_html(html, Some(text)).is_ok())
    }
}

impl Shell {
    fn new(creation: &CreationContext<'_>, file: Option<PathBuf>, lang: Option<Lang>) -> Self {
        install_theme(&creation.egui_ctx);
        let stored = creation.storage.and_then(|storage| storage.get_string(PREFS));
        let mut prefs = stored.map(|text| Prefs::from_text(&text)).unwrap_or_default();
        if let Some(lang) = lang {
            prefs.lang = lang;
        }
        let ctx = creation.egui_ctx.clone();
        let last = prefs.recent.first().filter(|path| path.is_file()).cloned();
        let mut app = App::with_sample(prefs, Arc::new(move || ctx.request_repaint()));
        app.keep_safe(crate::store::Surroundings::of_this_machine());
        if let Some(path) = file.or(last) {
            app.request_open(path);
        }
        Self { app, title: String::new(), clipboard: TableClipboard::new(creation) }
    }

    /// Builds the dialog here, where its parent is known; it is shown on a thread of its own.
    fn file_dialog(&mut self, purpose: Purpose, frame: &Frame) {
        let texts = window_texts(self.app.prefs().lang);
        let title = match purpose {
            Purpose::Open => texts.open_title,
            Purpose::Save => texts.save_title,
            Purpose::Send => texts.send_title,
            Purpose::Picture(_) => picture_texts(self.app.prefs().lang).save_title,
        };
        let is_picture = matches!(purpose, Purpose::Picture(_));
        let mut dialog = rfd::FileDialog::new().set_parent(frame).set_title(title);
        dialog = if is_picture {
            dialog.add_filter("PNG", &["png"]).add_filter("SVG", &["svg"])
        } else {
            dialog.add_filter("Giao Ban (*.ron)", &["ron"])
        };
        if let Some(path) = self.app.document().path() {
            if let Some(folder) = path.parent() {
                dialog = dialog.set_directory(folder);
            }
            if let (Purpose::Save, Some(name)) = (purpose, path.file_name()) {
                dialog = dialog.set_file_name(name.to_string_lossy());
            }
        } else if purpose == Purpose::Save {
            dialog = dialog.set_file_name("giao-ban.ron");
        }
        // The picture has a name of its own, in the field that the dialog of the system stands over.
        if let (true, Some(Dialog::Path { path, .. })) = (is_picture, self.app.dialog())
            && let Some(name) = PathBuf::from(path).file_name()
        {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        self.app.show_dialog(purpose, dialog);
    }
}

#[cfg(all(unix, not(target_vendor = "apple")))]
fn is_wayland(creation: &CreationContext<'_>) -> bool {
    use winit::raw_window_handle::{HasDisplayHandle as _, RawDisplayHandle};
    let display = creation.display_handle().map(|display| display.as_raw());
    matches!(display, Ok(RawDisplayHandle::Wayland(_)))
}

#[cfg(not(all(unix, not(target_vendor = "apple"))))]
fn is_wayland(_: &CreationContext<'_>) -> bool {
    false
}

impl eframe::App for Shell {
    /// Runs even while the window is minimised: the question about closing must not be missed.
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        self.app.tick();
        // Another program may change the file while nobody touches this window.
        ctx.request_repaint_after(std::time::Duration::from_secs(2));
        if ctx.input(|input| input.viewport().close_requested()) && !self.app.may_quit() {
            self.app.request_quit();
            if !self.app.may_quit() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
                ctx.send_viewport_cmd(ViewportCommand::Focus);
            }
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        self.app.frame_ui(ui);
        if let Some(Copied { text, html }) = self.app.take_copied()
            && !html.is_some_and(|html| self.clipboard.put(&html, &text))
        {
            ui.ctx().copy_text(text);
        }
        if let Some(image) = self.app.take_copied_picture() {
            let size = [image.width, image.height].map(|side| usize::try_from(side).unwrap_or(0));
            ui.ctx().copy_image(egui::ColorImage::from_rgba_unmultiplied(size, &image.rgba));
        }
        if let Some(purpose) = self.app.take_wanted_dialog() {
            self.file_dialog(purpose, frame);
        }
        let title = self.app.title();
        if title != self.title {
            ui.ctx().send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if self.app.may_quit() {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        storage.set_string(PREFS, self.app.prefs().to_text());
    }

    /// Preferences are ours; the layout of panels begins anew.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}
