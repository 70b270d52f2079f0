//! The question before a pasted block is taken: what it changes, what is unclear, what is left out.

use egui::{
    Align, Button, Id, Key, Label, Layout, Modifiers, Role, ScrollArea, Sense, Stroke, TextFormat,
    Ui, WidgetInfo, pos2, text::LayoutJob, vec2,
};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use crate::{
    app::{
        panels::{focus_ring, segments_with_focus_ui},
        paste::{AskingPaste, cell_words, change_words},
        theme::{bold, colour, one_line, palette, regular, second},
    },
    exchange::paste::{Dash, MarksQuestion, Obstacle, Outcome, Way},
    look::{Palette, size, space},
    model::Cell,
    text::{
        lang::Lang,
        number::{format_number, other_mark},
        paste_messages::{
            and_more, beyond_table, blanks_question, chosen_by, column_question, mark_reading,
            not_understood, over_computed, paste_label, paste_texts, paste_title, spoken_change,
            spoken_doubt, spoken_stay, unknown_names, why_not,
        },
        window::window_texts,
    },
};

use super::{Answer, heading_ui};

/// Width of the names of units.
const NAMES: f32 = 170.0;
const HEAD: f32 = 56.0;
/// Room for the questions of columns, before they scroll.
const QUESTIONS: f32 = 108.0;
/// Height of what stands below the table, with the edges of the dialog and of the window.
const BELOW: f32 = 220.0;
/// Rows that a page key moves on.
const PAGE: usize = 8;

pub(super) fn paste_ui(ui: &mut Ui, asking: &mut AskingPaste, lang: Lang) -> Option<Answer> {
    let (texts, window) = (paste_texts(lang), window_texts(lang));
    let palette = palette(ui.ctx());
    let counts = asking.counts;
    heading_ui(ui, &paste_title(lang, counts.changed, counts.overwritten, counts.not_understood));
    told_ui(ui, asking, lang, palette);
    // What has to be answered first has the keyboard first, and what is left to do has it then.
    let nobody = ui.memory(|memory| memory.focused().is_none());
    let before = asking.plan.obstacle(&asking.answers);
    if questions_ui(ui, asking, lang, nobody && before == Some(Obstacle::Question)) {
        asking.answered(lang);
    }
    table_ui(ui, asking, lang);
    ui.label(second(texts.signs, palette));
    let goes_on = |obstacle| nobody || before.is_some() && before != obstacle;
    let mut obstacle = asking.plan.obstacle(&asking.answers);
    if counts.not_understood > 0 || asking.plan.lacks_place() {
        let response = ui.checkbox(&mut asking.answers.leaves_out, texts.leave_out);
        if obstacle == Some(Obstacle::LeftOut) && goes_on(obstacle) {
            response.request_focus();
        }
        if response.has_focus() {
            focus_ring(ui, response.rect);
        }
        obstacle = asking.plan.obstacle(&asking.answers);
    }
    let reason = match obstacle {
        Some(Obstacle::Question) => texts.answer_first,
        Some(Obstacle::LeftOut) => texts.left_out_first,
        // As tall with a reason as without: nothing moves under the pointer.
        None => "",
    };
    ui.label(second(reason, palette).color(colour(palette.warn)));
    let row = vec2(ui.available_width(), ui.spacing().interact_size.y);
    let mut answer = None;
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let label = paste_label(lang, asking.counts.changed);
        let (ink, ground) = match obstacle {
            None => (palette.on_accent, palette.accent),
            Some(_) => (palette.muted, palette.raised),
        };
        let text = egui::RichText::new(label).color(colour(ink));
        let accept = ui.add_enabled(obstacle.is_none(), Button::new(text).fill(colour(ground)));
        if obstacle.is_none() && goes_on(obstacle) {
            accept.request_focus();
        }
        let cancel = ui.button(window.cancel);
        for (response, chosen) in [(accept, Answer::Paste), (cancel, Answer::Close)] {
            if response.has_focus() {
                focus_ring(ui, response.rect);
            }
            if response.clicked() {
                answer = Some(chosen);
            }
        }
    });
    answer
}

/// How the block found its place, what of it has none, what is not understood.
fn told_ui(ui: &mut Ui, asking: &AskingPaste, lang: Lang, palette: &Palette) {
    let texts = paste_texts(lang);
    let place = &asking.plan.place;
    let way = match place.way {
        Way::Here => None,
        Way::Heads => Some(texts.by_heads),
        Way::Names => Some(texts.by_names),
    };
    if let Some(way) = way {
        ui.label(second(way, palette));
    }
    let mut warnings = Vec::new();
    if !place.unknown_rows.is_empty() {
        warnings.push(unknown_names(lang, true, &place.unknown_rows));
    }
    if !place.unknown_columns.is_empty() {
        warnings.push(unknown_names(lang, false, &place.unknown_columns));
    }
    if place.beyond != (0, 0) {
        warnings.push(beyond_table(lang, place.beyond.0, place.beyond.1));
    }
    if asking.plan.over_computed > 0 {
        warnings.push(over_computed(lang, asking.plan.over_computed));
    }
    let told = asking.not_understood.len();
    warnings.extend(asking.not_understood.iter().cloned());
    if asking.counts.not_understood > told {
        warnings.push(and_more(lang, asking.counts.not_understood - told));
    }
    for warning in warnings {
        ui.add(Label::new(second(warning, palette).color(colour(palette.warn))).wrap());
    }
}

/// The questions of the columns and of empty texts; whether one was answered.
fn questions_ui(ui: &mut Ui, asking: &mut AskingPaste, lang: Lang, takes_focus: bool) -> bool {
    let mut changed = false;
    let (plan, answers, heads) = (&asking.plan, &mut asking.answers, &asking.heads);
    let is_asked = asking.counts.blank > 0
        || plan.columns.iter().any(|column| column.marks.is_some() || column.has_dash);
    if !is_asked {
        return false;
    }
    let mut first = takes_focus;
    ScrollArea::vertical().id_salt("questions").max_height(QUESTIONS).show(ui, |ui| {
        ui.set_width(ui.available_width());
        // Room for the ring around what has the keyboard.
        ui.add_space(space::XS / 2.0);
        let all = plan.columns.iter().zip(heads);
        let marks = answers.marks.iter_mut().zip(&mut answers.dashes);
        for ((column, head), (mark, dash)) in all.zip(marks) {
            if let Some(question) = &column.marks {
                changed |= marks_ui(ui, head, question, mark, lang, std::mem::take(&mut first));
            }
            if column.has_dash {
                let choices = [
                    (Some(Dash::Zero), paste_texts(lang).zero),
                    (Some(Dash::NotReported), window_texts(lang).not_reported),
                ];
                let name = column_question(lang, head, "-");
                let focus = std::mem::take(&mut first);
                changed |= choice_ui(ui, &name, dash, &choices, None, focus);
            }
        }
        if asking.counts.blank > 0 {
            let texts = paste_texts(lang);
            let name = blanks_question(lang, asking.counts.blank);
            let choices = [(false, texts.keep), (true, texts.clear)];
            changed |= choice_ui(ui, &name, &mut answers.blanks_clear, &choices, None, false);
        }
    });
    changed
}

fn marks_ui(
    ui: &mut Ui,
    head: &str,
    question: &MarksQuestion,
    answer: &mut Option<char>,
    lang: Lang,
    takes_focus: bool,
) -> bool {
    let [thousands, decimals] = question.readings.map(|cell| cell.number().unwrap_or_default());
    let as_thousands = mark_reading(lang, &format_number(lang, thousands, 0), true);
    let as_decimals = mark_reading(lang, &format_number(lang, decimals, 3), false);
    let choices = [
        (Some(other_mark(question.mark)), as_thousands.as_str()),
        (Some(question.mark), as_decimals.as_str()),
    ];
    let name = column_question(lang, head, &question.text);
    let because = question.evidence.as_ref().filter(|(mark, _)| *answer == Some(*mark));
    let because = because.map(|(_, text)| chosen_by(lang, text));
    choice_ui(ui, &name, answer, &choices, because.as_deref(), takes_focus)
}

/// A question and its answers in one row; whether it was answered anew.
fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    answer: &mut T,
    choices: &[(T, &str)],
    note: Option<&str>,
    takes_focus: bool,
) -> bool {
    let palette = palette(ui.ctx());
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.label(name);
        ui.add_space(space::XS);
        chosen = segments_with_focus_ui(ui, name, *answer, choices, takes_focus);
        if let Some(note) = note {
            ui.label(second(note, palette));
        }
    });
    if let Some(chosen) = chosen {
        *answer = chosen;
    }
    chosen.is_some()
}

fn table_ui(ui: &mut Ui, asking: &mut AskingPaste, lang: Lang) {
    let rows = asking.names.len();
    let page = ui.input_mut(|input| {
        let down = input.count_and_consume_key(Modifiers::NONE, Key::PageDown);
        (down, input.count_and_consume_key(Modifiers::NONE, Key::PageUp))
    });
    let mut scrolls = false;
    if page != (0, 0) && rows > 0 {
        let at = asking.at_row.unwrap_or(0) + page.0 * PAGE;
        asking.at_row = Some(at.saturating_sub(page.1 * PAGE).min(rows - 1));
        scrolls = true;
    }
    let above = ui.cursor().top() - ui.min_rect().top();
    let room = ui.ctx().content_rect().height() - above - BELOW;
    let wanted = HEAD + rows as f32 * space::ROW + 16.0;
    let height = wanted.min(room.max(160.0)).min(420.0);
    let widths: Vec<f32> = asking.letters.iter().map(|letters| width_of(*letters)).collect();
    let width = (NAMES + widths.iter().sum::<f32>() + space::L).min(ui.available_width());
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    if ui.is_sizing_pass() {
        // The dialog finds its size: the table would take its own from what its cells allocate.
        return;
    }
    let palette = palette(ui.ctx());
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("pasted"));
    ui.set_clip_rect(rect.intersect(ui.clip_rect()));
    let mut columns = vec![Column::new(NAMES).range(80.0..=300.0)];
    columns.extend(widths.iter().enumerate().map(|(at, width)| {
        // The table remembers a column's width by its id: one that needs another is another one.
        Column::new(*width).range(64.0..=400.0).id(Id::unique(("pasted", at, width.to_bits())))
    }));
    let mut table = Table::new()
        .id_salt("paste")
        .num_rows(rows as u64)
        .columns(columns)
        .num_sticky_cols(1)
        .headers([HeaderRow::new(HEAD)]);
    if scrolls && let Some(at) = asking.at_row {
        table = table.scroll_to_row(at as u64, Some(Align::TOP));
    }
    ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
    let id = table.get_id(&ui);
    if egui_table::TableState::load(ui.ctx(), id).is_none() {
        // Without a state the table would size its columns by what cells allocate, and ours paint.
        egui_table::TableState::default().store(ui.ctx(), id);
    }
    table.show(&mut ui, &mut Rows { asking, lang, palette });
    ui.painter().rect_stroke(
        rect,
        0,
        Stroke::new(1.0, colour(palette.line)),
        egui::StrokeKind::Inside,
    );
}

/// Room for so many letters, and for a head.
fn width_of(letters: usize) -> f32 {
    const LETTER: f32 = 7.6;
    let letters = u16::try_from(letters).unwrap_or(u16::MAX);
    (f32::from(letters) * LETTER + space::XL).clamp(128.0, 260.0)
}

/// One pass of the table.
struct Rows<'a> {
    asking: &'a AskingPaste,
    lang: Lang,
    palette: &'static Palette,
}

impl TableDelegate for Rows<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let rect = ui.max_rect();
        let painter = ui.painter();
        painter.rect_filled(rect, 0, colour(self.palette.raised));
        let rule = Stroke::new(1.0, colour(self.palette.line));
        painter.hline(rect.x_range(), rect.bottom() - 0.5, rule);
        let column = cell.col_range.start.checked_sub(1);
        let Some(head) = column.and_then(|at| self.asking.heads.get(at)) else { return };
        let ink = colour(self.palette.ink);
        let mut job =
            LayoutJob::simple(head.clone(), bold(size::SMALL), ink, rect.width() - 2.0 * space::S);
        job.wrap.max_rows = 3;
        job.halign = Align::Max;
        let galley = painter.layout_job(job);
        let top = rect.center().y - galley.size().y / 2.0;
        painter.galley(pos2(rect.right() - space::S, top), galley, ink);
        let id = ui.scope_id().with(("pasted head", column));
        ui.interact(rect, id, Sense::hover()).on_hover_text(head);
    }

    fn row_ui(&mut self, ui: &mut Ui, _row: u64) {
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0, colour(self.palette.panel));
        let rule = Stroke::new(1.0, colour(self.palette.hair));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, rule);
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Ok(row) = usize::try_from(cell.row_nr) else { return };
        match cell.col_nr.checked_sub(1) {
            None => self.name_ui(ui, row),
            Some(column) => self.change_ui(ui, row, column),
        }
    }

    fn default_row_height(&self) -> f32 {
        space::ROW
    }
}

impl Rows<'_> {
    fn name_ui(&self, ui: &Ui, row: usize) {
        let Some(name) = self.asking.names.get(row) else { return };
        let rect = ui.max_rect();
        let ink = colour(self.palette.ink);
        let room = rect.width() - space::M - space::XS;
        let shown = one_line(ui.painter(), name, regular(size::BODY), ink, room);
        let at = pos2(rect.left() + space::M, rect.center().y - shown.size().y / 2.0);
        ui.painter().galley(at, shown, ink);
    }

    fn change_ui(&self, ui: &Ui, row: usize, column: usize) {
        let Some(cell) = self.asking.plan.cell(row, column) else { return };
        let rect = ui.max_rect();
        let (lang, palette) = (self.lang, self.palette);
        let names = (self.asking.heads.get(column), self.asking.names.get(row));
        let (Some(head), Some(name)) = names else { return };
        let place = format!("{head}, {name}");
        let old = cell_words(lang, cell.before, cell.decimals);
        let mut line = Line { palette, job: LayoutJob::default() };
        let doubt = format!("{} {}", paste_texts(lang).doubt, cell.text);
        let (ground, said) = match self.asking.plan.outcome(row, column, &self.asking.answers) {
            Outcome::Stays => {
                line.add(&old, palette.muted, false);
                (None, spoken_stay(lang, &place, &old))
            }
            Outcome::Becomes(after) => {
                let (old, new) = change_words(lang, cell.before, after, cell.decimals);
                let is_filled = cell.before != Cell::NotReported;
                if is_filled {
                    line.add(&old, palette.bad, true);
                }
                line.add(" › ", palette.muted, false);
                line.add_new(&new);
                let ground = if is_filled { palette.raised } else { palette.good_soft };
                (Some(ground), spoken_change(lang, &place, &old, &new))
            }
            Outcome::Open => {
                line.add(&doubt, palette.warn, false);
                (Some(palette.warn_soft), spoken_doubt(lang, &place, &cell.text))
            }
            Outcome::NotUnderstood(error) => {
                line.add(&doubt, palette.warn, false);
                let why = why_not(lang, "", error);
                (Some(palette.warn_soft), not_understood(&place, &cell.text, &why))
            }
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect.shrink(1.0), 0, colour(ground));
        }
        line.job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - space::L);
        let galley = ui.painter().layout_job(line.job);
        let right = rect.right() - space::S;
        let at = pos2(right - galley.size().x, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colour(self.palette.ink));
        let id = ui.scope_id().with(("pasted cell", row, column));
        let response = ui.interact(rect, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &said));
        response.on_hover_text(said);
    }
}

/// The text of a cell: the old value struck through, the new one after a sign and bold.
struct Line {
    palette: &'static Palette,
    job: LayoutJob,
}

impl Line {
    fn add(&mut self, text: &str, ink: crate::look::Rgb, is_struck: bool) {
        let mut format = TextFormat::simple(regular(size::BODY), colour(ink));
        if is_struck {
            format.strikethrough = Stroke::new(1.0, colour(ink));
        }
        self.job.append(text, 0.0, format);
    }

    fn add_new(&mut self, text: &str) {
        let format = TextFormat::simple(bold(size::BODY), colour(self.palette.good));
        self.job.append(text, 0.0, format);
    }
}
