//! The findings as a list: one of them is chosen, and each is as tall as its texts.
//!
//! A project of a million values may have thousands of findings. Only those in view are laid out;
//! the others stand at a height guessed from the length of their texts until they come into view.

use egui::{
    FocusDirection, Id, Key, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, pos2, style::ScrollAnimation, vec2,
};

use crate::{
    analysis::{Finding, Severity, Standing, standing},
    app::{
        App, Pane,
        theme::{colour, palette},
    },
    look::{Palette, size, space},
    model::Project,
    text::{lang::Lang, review_messages::review_texts},
};

use super::{
    checks::{Pressed, finding_ui},
    entry::whole_points,
};

/// Which findings the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FindingFilter {
    /// All, those acknowledged last.
    #[default]
    All,
    /// Open ones of a severity.
    Open(Severity),
    Acknowledged,
}

/// What the rows depend on: revision, filter, language, width in whole points.
type RowsKey = (u64, FindingFilter, Lang, i64);

/// The list between two frames.
#[derive(Debug, Default)]
pub struct FindingList {
    filter: FindingFilter,
    /// The chosen one, counted from the top.
    at: usize,
    /// It is still to be brought into view.
    scroll: bool,
    rows: Option<(RowsKey, Vec<Row>)>,
    /// Whether it stands in the window: what nobody sees is not chosen.
    is_shown: bool,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    /// The place of the finding among all of the project.
    finding: usize,
    height: f32,
    /// Whether it was laid out at that height, or the height is a guess.
    is_measured: bool,
}

impl FindingList {
    pub(super) fn filter(&self) -> FindingFilter {
        self.filter
    }

    pub(super) fn show_only(&mut self, filter: FindingFilter) {
        self.filter = filter;
        self.at = 0;
        self.scroll = true;
    }

    pub(super) fn set_shown(&mut self, is_shown: bool) {
        self.is_shown = is_shown;
    }

    /// As many findings as fit in a height below the chosen one.
    fn page(&self, height: f32) -> usize {
        let mut room = height;
        let rows = self.rows.iter().flat_map(|(_, rows)| rows).skip(self.at);
        let fit = rows.take_while(|row| {
            room -= row.height;
            room > 0.0
        });
        fit.count().saturating_sub(1).max(1)
    }

    /// Takes the keys that walk the list; whether Enter was among them.
    fn take_keys(&mut self, ui: &Ui, height: f32) -> bool {
        let page = self.page(height);
        let last = self.rows.as_ref().map_or(0, |(_, rows)| rows.len().saturating_sub(1));
        let presses = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let mut to = self.at.min(last);
        if presses(Key::Home) > 0 {
            to = 0;
        }
        if presses(Key::End) > 0 {
            to = last;
        }
        let forward = presses(Key::ArrowDown) + page * presses(Key::PageDown);
        let back = presses(Key::ArrowUp) + page * presses(Key::PageUp);
        to = (to + forward).saturating_sub(back).min(last);
        if to != self.at || forward + back > 0 {
            self.at = to;
            self.scroll = true;
        }
        presses(Key::Enter) > 0
    }

    /// The findings that are shown, in their order, with the heights known so far.
    fn refresh(&mut self, key: RowsKey, project: &Project, all: &[Finding]) {
        if self.rows.as_ref().is_some_and(|(known, _)| *known == key) {
            return;
        }
        let width = key.3 as f32;
        let row = |finding: usize| {
            let height = all.get(finding).map_or(0.0, |finding| guess(finding, key.2, width));
            Row { finding, height, is_measured: false }
        };
        let rows: Vec<Row> = shown(project, all, key.1).into_iter().map(row).collect();
        self.at = self.at.min(rows.len().saturating_sub(1));
        self.rows = Some((key, rows));
    }
}

/// The places of the findings that a filter lets through: open ones first.
fn shown(project: &Project, all: &[Finding], filter: FindingFilter) -> Vec<usize> {
    let is_open: Vec<bool> = all.iter().map(|f| standing(project, f).is_open()).collect();
    let of = |wanted: bool| {
        is_open.iter().enumerate().filter(move |(_, open)| **open == wanted).map(|(at, _)| at)
    };
    match filter {
        FindingFilter::All => of(true).chain(of(false)).collect(),
        FindingFilter::Acknowledged => of(false).collect(),
        FindingFilter::Open(severity) => {
            of(true).filter(|at| all.get(*at).is_some_and(|f| f.severity == severity)).collect()
        }
    }
}

/// About how tall a finding is.
fn guess(finding: &Finding, lang: Lang, width: f32) -> f32 {
    const WIDTH_OF_LETTER: f32 = 0.53;
    let lines = |text: &str, size: f32| {
        let line = text.chars().count() as f32 * size * WIDTH_OF_LETTER;
        (line / (width - SIGN).max(80.0)).ceil() * size * size::LINE_HEIGHT
    };
    let texts = lines(lang.pick(&finding.title), size::BODY)
        + lines(lang.pick(&finding.message), size::BODY)
        + finding.suggestion.as_ref().map_or(0.0, |text| lines(lang.pick(text), size::SMALL));
    texts + BUTTONS + 2.0 * space::S
}

/// The room of the sign at the left, with the margins of a row.
const SIGN: f32 = 44.0;
/// The line of buttons below the texts.
const BUTTONS: f32 = 32.0;

/// The list's own focus; its rows are chosen, not focused.
fn list_id() -> Id {
    Id::unique("findings")
}

/// Whether the keyboard walks the findings.
pub(in crate::app) fn walks_findings(ctx: &egui::Context) -> bool {
    ctx.memory(|memory| memory.has_focus(list_id()))
}

impl App {
    /// The finding that keys are about.
    pub(in crate::app) fn chosen_finding(&self) -> Option<&Finding> {
        let (key, rows) = self.findings.rows.as_ref().filter(|_| self.findings.is_shown)?;
        let row = rows.get(self.findings.at).filter(|_| key.0 == self.document.revision())?;
        self.document.findings().get(row.finding)
    }

    /// Draws the list; what was pressed in it, and for which finding.
    pub(super) fn finding_list_ui(&mut self, ui: &mut Ui) -> Option<(Pressed, Finding)> {
        let lang = self.prefs.lang;
        let palette = palette(ui.ctx());
        let project = self.document.snapshot();
        let room = ui.available_rect_before_wrap();
        let width = room.width() - ui.spacing().scroll.allocated_width();
        let key = (self.document.revision(), self.findings.filter, lang, whole_points(width));
        self.findings.refresh(key, &project, self.document.findings());

        if self.findings.rows.as_ref().is_some_and(|(_, rows)| rows.is_empty()) {
            let sentence = review_texts(lang).nothing_of_kind;
            ui.label(RichText::new(sentence).color(colour(palette.muted)));
        }

        let id = list_id();
        let list = ui.interact(room, id, Sense::FOCUSABLE);
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, review_texts(lang).list));
        let answers = self.dialog.is_none() && !egui::Popup::is_any_open(ui.ctx());
        if answers && self.wanted_focus == Some(Pane::Findings) {
            self.wanted_focus = None;
            list.request_focus();
        }
        // While nobody has the keyboard, as after a click, it is the list's.
        let focused = ui.memory(egui::Memory::focused);
        let listens = answers && focused.is_none_or(|focused| focused == id);
        let mut pressed = None;
        if listens {
            let before = self.findings.scroll;
            self.findings.scroll = false;
            let enter = self.findings.take_keys(ui, room.height());
            if self.findings.scroll || enter {
                list.request_focus();
                // egui would also take an arrow as the way to another widget.
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            }
            self.findings.scroll |= before;
            if enter && let Some(chosen) = self.chosen_finding() {
                pressed = Some((Pressed::GoToCell, chosen.clone()));
            }
        }
        let Self { findings: FindingList { at, scroll, rows, .. }, document, .. } = self;
        let Some((_, rows)) = rows else { return pressed };
        let area = ScrollArea::vertical().auto_shrink([false, false]);
        area.show_viewport(ui, |ui, view| {
            let height: f32 = rows.iter().map(|row| row.height).sum();
            ui.set_min_height(height);
            let origin = ui.min_rect().left_top();
            let mut top = 0.0;
            let mut changed = false;
            for (place, row) in rows.iter_mut().enumerate() {
                let rect =
                    Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(width, row.height));
                let is_chosen = place == *at;
                if is_chosen && *scroll {
                    ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
                }
                let in_view = top + row.height >= view.top() && top <= view.bottom();
                top += row.height;
                if !in_view {
                    continue;
                }
                let Some(finding) = document.findings().get(row.finding) else { continue };
                let stands = standing(&project, finding);
                let row_id = id.with(row.finding);
                let mut row_ui = ui.new_child(UiBuilder::new().id_salt(row_id).max_rect(rect));
                let state = Chosen { is_chosen, listens };
                let shown = row_of_list_ui(&mut row_ui, palette, finding, stands, lang, state);
                if let Some(what) = shown.pressed {
                    pressed = Some((what, finding.clone()));
                }
                if shown.is_clicked {
                    *at = place;
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                changed |= (row.height - shown.height).abs() > 0.5 || !row.is_measured;
                row.height = shown.height;
                row.is_measured = true;
            }
            if changed {
                // Once more with the heights known now.
                ui.ctx().request_discard("heights of findings");
                ui.ctx().request_repaint();
            } else {
                *scroll = false;
            }
        });
        if walks_findings(ui.ctx()) {
            let ring = Stroke::new(1.0, colour(palette.accent));
            ui.painter().rect_stroke(room.expand(4.0), 4, ring, egui::StrokeKind::Inside);
        }
        pressed
    }
}

/// How the chosen row is shown.
#[derive(Clone, Copy)]
struct Chosen {
    is_chosen: bool,
    /// Keys are about it now.
    listens: bool,
}

/// What came of a row.
struct Shown {
    pressed: Option<Pressed>,
    is_clicked: bool,
    height: f32,
}

fn row_of_list_ui(
    ui: &mut Ui,
    palette: &Palette,
    finding: &Finding,
    stands: Standing<'_>,
    lang: Lang,
    Chosen { is_chosen, listens }: Chosen,
) -> Shown {
    let rect = ui.max_rect();
    let row_id = ui.scope_id().with("row");
    // Below its buttons.
    let row = ui.interact(rect, row_id, Sense::CLICK);
    row.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, lang.pick(&finding.title)));
    ui.ctx().accesskit_node_builder(row_id, |node| node.set_selected(is_chosen));
    let line = Stroke::new(1.0, colour(palette.hair));
    if is_chosen {
        ui.painter().rect_filled(rect, 0, colour(palette.soft));
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        let ink = if listens { palette.accent } else { palette.muted };
        ui.painter().rect_filled(bar, 0, colour(ink));
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    let inner = rect.shrink2(vec2(space::S, space::S));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(inner));
    let pressed = finding_ui(&mut inside, palette, finding, stands, lang);
    let height = inside.min_rect().height() + 2.0 * space::S;
    Shown { pressed, is_clicked: row.clicked(), height: height.ceil() }
}
