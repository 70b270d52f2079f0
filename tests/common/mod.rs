//! The window without a window: what a person types and clicks, and what they would see and hear.
#![expect(dead_code, reason = "each test file uses its part")]

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use egui::{Event, Key, Modifiers, Role, Shape, Vec2, epaint::ClippedShape};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use giaoban::{
    app::{App, CellPos, Document, Prefs, Wake, install_theme, shot::parse_keys},
    model::{Cell, CellKey, Measure, Project, Status},
    text::lang::Lang,
};

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the program reads files itself".to_owned())
    }
}

/// A window on a project, and its keyboard and mouse.
pub struct Window {
    pub harness: Harness<'static, App>,
    clipboard: String,
    copied_html: Option<String>,
}

fn wake() -> Wake {
    Arc::new(|| ())
}

/// Preferences in a language, all else as at first.
pub fn prefs(lang: Lang) -> Prefs {
    Prefs { lang, ..Prefs::default() }
}

impl Window {
    /// A window of 1280×720 on the sample, in Vietnamese.
    pub fn sample() -> Self {
        Self::new(App::with_sample(prefs(Lang::Vi), wake()), [1280.0, 720.0])
    }

    pub fn sample_in(lang: Lang) -> Self {
        Self::new(App::with_sample(prefs(lang), wake()), [1280.0, 720.0])
    }

    /// A window on any project, as if it had just been read from a file.
    pub fn on(project: Project) -> Self {
        let document = Document::new(project, None);
        Self::new(App::new(document, prefs(Lang::Vi), wake()), [1280.0, 720.0])
    }

    pub fn with(document: Document, prefs: Prefs) -> Self {
        Self::new(App::new(document, prefs, wake()), [1280.0, 720.0])
    }

    pub fn new(app: App, size: [f32; 2]) -> Self {
        let harness = Harness::builder()
            .with_size(Vec2::from(size))
            .with_max_steps(12)
            .with_context_setup(install_theme)
            .build_ui_state(|ui, app: &mut App| app.frame_ui(ui), app);
        Self { harness, clipboard: String::new(), copied_html: None }
    }

    /// What was copied last.
    pub fn copied(&self) -> String {
        self.clipboard.clone()
    }

    /// The table that was copied last, as Word would take it.
    pub fn copied_html(&self) -> Option<&str> {
        self.copied_html.as_deref()
    }

    /// Ctrl+V with this on the clipboard.
    pub fn paste(&mut self, text: &str) {
        // egui's window hands lines over with one kind of end.
        self.in_one_pass([Event::Paste(text.replace("\r\n", "\n"))]);
    }

    pub fn app(&self) -> &App {
        self.harness.state()
    }

    pub fn app_mut(&mut self) -> &mut App {
        self.harness.state_mut()
    }

    pub fn project(&self) -> &Project {
        self.app().document().project()
    }

    // ---- what a person does

    /// Everything in one pass, then passes until the window is at rest.
    pub fn in_one_pass(&mut self, events: impl IntoIterator<Item = Event>) {
        self.harness.input_mut().events.extend(events);
        self.harness.step();
        self.rest();
    }

    /// Each event in a pass of its own.
    pub fn in_many_passes(&mut self, events: impl IntoIterator<Item = Event>) {
        for event in events {
            self.harness.input_mut().events.push(event);
            self.harness.step();
        }
        self.rest();
    }

    /// Passes until nothing asks for another one.
    pub fn rest(&mut self) {
        if self.app().is_busy() {
            // What turns while one waits asks for passes as long as the worker takes.
            self.harness.run_steps(6);
            return;
        }
        self.harness.run();
    }

    /// Keys and texts as words: `F2 2601 Enter Ctrl+Z`; each a pass, and one when it is let go.
    pub fn keys(&mut self, words: &str) {
        for stroke in parse_keys(words).unwrap() {
            let (down, up) = stroke.events(&self.clipboard);
            for events in [down, up] {
                self.harness.input_mut().events.extend(events);
                self.harness.step();
                for command in &self.harness.output().platform_output.commands {
                    if let egui::OutputCommand::CopyText(text) = command {
                        self.clipboard.clone_from(text);
                    }
                }
                if let Some(copied) = self.app_mut().take_copied() {
                    self.clipboard = copied.text;
                    self.copied_html = copied.html;
                }
            }
        }
        self.rest();
    }

    /// A text with spaces, letter by letter.
    pub fn write(&mut self, text: &str) {
        self.in_many_passes(text.chars().map(letter));
    }

    /// Presses what has this name exactly.
    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.step();
        self.rest();
    }

    pub fn click_button(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::Button, label).click();
        self.harness.step();
        self.rest();
    }

    /// Presses a menu, then an entry in it whose name begins so.
    pub fn menu(&mut self, menu: &str, entry: &str) {
        self.click_button(menu);
        self.menu_entry(entry);
    }

    /// Presses the entry of an open menu whose name begins so.
    pub fn menu_entry(&mut self, entry: &str) {
        self.harness
            .get_by(|node| {
                node.role() == Role::Button
                    && node.label().is_some_and(|label| label.starts_with(entry))
            })
            .click();
        self.harness.step();
        self.rest();
    }

    /// Presses the cell whose spoken name begins so.
    pub fn click_cell(&mut self, begins: &str) {
        self.cell_node(begins).click();
        self.harness.step();
        self.rest();
    }

    /// Replaces what stands in the only text field, and presses Enter.
    pub fn fill(&mut self, content: &str) {
        self.in_one_pass([key_with(Key::A, Modifiers::COMMAND), text(content)]);
        self.in_one_pass([key(Key::Enter)]);
    }

    /// Lets a file fall on the window.
    pub fn drop_file(&mut self, path: &Path) {
        let file = Dropped(path.to_owned());
        self.harness.input_mut().dropped_files.push(Arc::new(file));
        self.harness.step();
        self.rest();
    }

    /// Waits until the workers are done, at most ten seconds.
    pub fn wait(&mut self) {
        let mut patience = 5_000;
        while self.app().is_busy() {
            patience -= 1;
            assert!(patience > 0, "the workers are still at work");
            std::thread::sleep(Duration::from_millis(2));
            self.harness.step();
        }
        self.rest();
    }

    // ---- what a person sees and hears

    fn cell_node<'a>(&'a self, begins: &'a str) -> egui_kittest::Node<'a> {
        self.harness.get_by(move |node| {
            node.role() == Role::GridCell
                && node.label().is_some_and(|label| label.starts_with(begins))
        })
    }

    /// The spoken names of the visible cells.
    pub fn cells(&self) -> Vec<String> {
        self.harness
            .query_all_by_role(Role::GridCell)
            .filter_map(|node| node.accesskit_node().label())
            .collect()
    }

    /// What is spoken of the cell whose name begins so.
    pub fn spoken(&self, begins: &str) -> String {
        self.cell_node(begins).accesskit_node().label().unwrap_or_default()
    }

    /// What is spoken of the cell under the cursor.
    pub fn at_cursor(&self) -> String {
        let mut chosen = self
            .harness
            .query_all_by_role(Role::GridCell)
            .filter(|node| node.accesskit_node().is_selected() == Some(true));
        let label = chosen.next().and_then(|node| node.accesskit_node().label());
        assert!(chosen.next().is_none(), "one cursor");
        label.unwrap_or_default()
    }

    pub fn cursor(&self) -> CellPos {
        self.app().grid().cursor
    }

    /// The text in the open editor.
    pub fn editor(&self) -> Option<&str> {
        self.app().grid().editor.as_ref().map(|editor| editor.text.as_str())
    }

    /// The spoken summary of the chart.
    pub fn chart(&self) -> String {
        let node = self.harness.get_by_role(Role::Image);
        node.accesskit_node().label().unwrap_or_default()
    }

    /// Whether something with this name, or with this in its name, is there.
    pub fn hears(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// Every text that was drawn.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for ClippedShape { shape, .. } in &self.harness.output().shapes {
            collect(shape, &mut texts);
        }
        texts
    }

    /// Whether a drawn text holds these words.
    pub fn sees(&self, words: &str) -> bool {
        self.texts().iter().any(|text| text.contains(words))
    }

    pub fn has_keyboard(&self) -> bool {
        self.harness.ctx.memory(egui::Memory::focused) == Some(egui::Id::unique("entry grid"))
    }

    /// A figure of the project, straight from the model.
    pub fn cell(&self, indicator: &str, place: &str, period: &str) -> Cell {
        self.project().cell(&CellKey {
            indicator: indicator.into(),
            measure: Measure::Actual,
            place: place.into(),
            period: period.parse().unwrap(),
            document: None,
        })
    }
}

fn collect(shape: &Shape, texts: &mut Vec<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, texts)),
        Shape::Text(text) => texts.push(text.galley.text().to_owned()),
        _ => {}
    }
}

/// What a keyboard sends for a letter: only its text matters to the program.
pub fn letter(letter: char) -> Event {
    Event::Text(letter.to_string())
}

pub fn text(text: &str) -> Event {
    Event::Text(text.to_owned())
}

pub fn key(key: Key) -> Event {
    key_with(key, Modifiers::NONE)
}

pub fn key_with(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

pub fn final_number(number: f64) -> Cell {
    Cell::Value { number, status: Status::Final }
}
