//! The kinds of charts beside the chart: those that fit first, each with a small sketch and the reason
//! for it.

use egui::{
    Align, Id, Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::{
    app::{
        App,
        theme::{bold, colour, palette, regular, second},
    },
    chart::{ChartKind, Proposal, kind_name},
    look::{Palette, size, space},
    text::desk_messages::desk_texts,
};

use super::top::focus_ring;

const SKETCH: egui::Vec2 = vec2(52.0, 32.0);

impl App {
    pub(super) fn kinds_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = desk_texts(lang);
        let palette = palette(ui.ctx());
        let shown = self.desk_spec().map(|spec| spec.kind);
        let proposals = self.proposals().to_vec();
        ui.add(egui::Label::new(second(texts.kinds_note, palette)).wrap());
        ui.add_space(space::S);
        let mut chosen = None;
        ScrollArea::vertical().id_salt("kinds").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let (fit, unfit): (Vec<&Proposal>, Vec<&Proposal>) =
                proposals.iter().partition(|proposal| proposal.fits());
            for proposal in fit {
                let on = Some(proposal.kind) == shown;
                if proposal_ui(ui, proposal, kind_name(lang, proposal.kind), on) {
                    chosen = Some(proposal.kind);
                }
            }
            ui.add(egui::Label::new(second(texts.clicks, palette)).wrap());
            if !unfit.is_empty() {
                ui.add_space(space::S);
                ui.label(second(texts.unfit, palette));
            }
            for proposal in unfit {
                let reason = proposal.reason.as_ref().err().map_or("", String::as_str);
                let text = format!("{}: {reason}", kind_name(lang, proposal.kind));
                ui.add(egui::Label::new(second(text, palette)).wrap());
            }
        });
        if let Some(kind) = chosen {
            self.choose_kind(kind);
        }
    }
}

/// A kind that fits, with its sketch at the left; whether it was chosen.
fn proposal_ui(ui: &mut Ui, proposal: &Proposal, name: &str, on: bool) -> bool {
    let palette = palette(ui.ctx());
    let reason = proposal.reason.as_ref().map_or("", String::as_str);
    let width = ui.available_width();
    let left = SKETCH.x + 2.0 * space::S + space::XS;
    let room = (width - left - space::S).max(60.0);
    let ink = colour(palette.ink);
    let title = ui.painter().layout(name.to_owned(), bold(size::BODY), ink, room);
    let muted = colour(palette.muted);
    let note = ui.painter().layout(reason.to_owned(), regular(size::SMALL), muted, room);
    let height = (title.size().y + note.size().y).max(SKETCH.y) + 2.0 * space::S;
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let id = Id::unique(("kind of chart", name));
    let response = ui.interact(rect, id, Sense::click());
    let (fill, edge) = if on {
        (palette.soft, palette.accent)
    } else if response.hovered() {
        (palette.raised, palette.line)
    } else {
        (palette.panel, palette.line)
    };
    let edge = Stroke::new(1.0, colour(edge));
    ui.painter().rect(rect, 4, colour(fill), edge, StrokeKind::Inside);
    let sketch =
        Rect::from_min_size(pos2(rect.left() + space::S, rect.center().y - SKETCH.y / 2.0), SKETCH);
    ui.painter().extend(sketch_of(proposal.kind, sketch, palette));
    let top = rect.center().y - f32::midpoint(title.size().y, note.size().y);
    let at = pos2(rect.left() + left, top);
    let below = vec2(0.0, title.size().y);
    ui.painter().galley(at, title, ink);
    ui.painter().galley(at + below, note, muted);
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, true, on, format!("{name}: {reason}"))
    });
    if response.gained_focus() {
        ui.scroll_to_rect(rect, Some(Align::Center));
    }
    if response.has_focus() {
        focus_ring(ui, rect);
    }
    response.clicked()
}

/// A stroke of a sketch, in a square of one by one.
enum Piece {
    /// Left, top, right, bottom; drawn in the accent or in grey.
    Box([f32; 4], Tone),
    Line(&'static [[f32; 2]], Tone),
    Dot([f32; 2], Tone),
}

#[derive(Clone, Copy)]
enum Tone {
    Main,
    Quiet,
    Ink,
}

const FIGURE: &[Piece] = &[
    Piece::Box([0.0, 0.15, 0.5, 0.6], Tone::Main),
    Piece::Box([0.0, 0.72, 0.4, 0.82], Tone::Quiet),
    Piece::Line(&[[0.6, 0.25], [0.8, 0.45], [1.0, 0.6]], Tone::Quiet),
];

const CARD: &[Piece] = &[
    Piece::Line(&[[0.0, 0.05], [0.45, 0.05]], Tone::Ink),
    Piece::Box([0.0, 0.15, 0.25, 0.42], Tone::Main),
    Piece::Line(&[[0.55, 0.05], [1.0, 0.05]], Tone::Ink),
    Piece::Box([0.55, 0.15, 0.8, 0.42], Tone::Main),
    Piece::Line(&[[0.0, 0.58], [0.45, 0.58]], Tone::Ink),
    Piece::Box([0.0, 0.68, 0.25, 0.95], Tone::Main),
    Piece::Line(&[[0.55, 0.58], [1.0, 0.58]], Tone::Ink),
    Piece::Box([0.55, 0.68, 0.8, 0.95], Tone::Main),
];

const BAR_TABLE: &[Piece] = &[
    Piece::Line(&[[0.0, 0.2], [1.0, 0.2]], Tone::Ink),
    Piece::Box([0.0, 0.32, 0.4, 0.5], Tone::Main),
    Piece::Box([0.55, 0.32, 0.8, 0.5], Tone::Quiet),
    Piece::Box([0.0, 0.68, 0.25, 0.86], Tone::Main),
    Piece::Box([0.55, 0.68, 1.0, 0.86], Tone::Quiet),
];

/// What a kind looks like, told in a few strokes.
fn pieces(kind: ChartKind) -> &'static [Piece] {
    use Piece::{Box, Dot, Line};
    use Tone::{Ink, Main, Quiet};
    match kind {
        ChartKind::Ranked => &[
            Box([0.0, 0.05, 1.0, 0.29], Main),
            Box([0.0, 0.38, 0.7, 0.62], Quiet),
            Box([0.0, 0.71, 0.42, 0.95], Quiet),
        ],
        ChartKind::Trend => &[
            Line(&[[0.0, 0.15], [0.25, 0.2]], Quiet),
            Line(&[[0.4, 0.4], [0.65, 0.6], [0.95, 0.85]], Main),
            Dot([0.95, 0.85], Main),
        ],
        ChartKind::Bullet => &[
            Box([0.0, 0.1, 1.0, 0.4], Quiet),
            Box([0.0, 0.18, 0.6, 0.32], Main),
            Box([0.0, 0.6, 1.0, 0.9], Quiet),
            Box([0.0, 0.68, 0.4, 0.82], Main),
            Line(&[[0.52, 0.0], [0.52, 1.0]], Ink),
        ],
        ChartKind::Stacked => &[
            Box([0.0, 0.1, 0.5, 0.4], Main),
            Box([0.5, 0.1, 0.9, 0.4], Quiet),
            Box([0.0, 0.6, 0.3, 0.9], Main),
            Box([0.3, 0.6, 0.6, 0.9], Quiet),
        ],
        ChartKind::Shares => &[
            Box([0.0, 0.1, 0.62, 0.4], Main),
            Box([0.62, 0.1, 1.0, 0.4], Quiet),
            Box([0.0, 0.6, 0.38, 0.9], Main),
            Box([0.38, 0.6, 1.0, 0.9], Quiet),
        ],
        ChartKind::Slope => &[
            Line(&[[0.1, 0.45], [0.9, 0.7]], Quiet),
            Line(&[[0.1, 0.1], [0.9, 0.4]], Main),
            Dot([0.1, 0.1], Main),
            Dot([0.9, 0.4], Main),
        ],
        ChartKind::Multiples => &[
            Line(&[[0.0, 0.2], [0.12, 0.3], [0.25, 0.38]], Main),
            Line(&[[0.38, 0.1], [0.5, 0.15], [0.63, 0.3]], Quiet),
            Line(&[[0.75, 0.3], [0.87, 0.35], [1.0, 0.36]], Quiet),
            Line(&[[0.0, 0.7], [0.12, 0.8], [0.25, 0.85]], Quiet),
            Line(&[[0.38, 0.65], [0.5, 0.8], [0.63, 0.9]], Quiet),
            Line(&[[0.75, 0.62], [0.87, 0.66], [1.0, 0.8]], Quiet),
        ],
        ChartKind::Heatmap => &[
            Box([0.0, 0.05, 0.3, 0.47], Quiet),
            Box([0.35, 0.05, 0.65, 0.47], Main),
            Box([0.7, 0.05, 1.0, 0.47], Main),
            Box([0.0, 0.53, 0.3, 0.95], Quiet),
            Box([0.35, 0.53, 0.65, 0.95], Quiet),
            Box([0.7, 0.53, 1.0, 0.95], Main),
        ],
        ChartKind::Scatter => &[
            Line(&[[0.4, 0.0], [0.4, 1.0]], Ink),
            Line(&[[0.0, 0.55], [1.0, 0.55]], Ink),
            Dot([0.2, 0.3], Main),
            Dot([0.25, 0.8], Quiet),
            Dot([0.6, 0.75], Quiet),
            Dot([0.85, 0.25], Quiet),
        ],
        ChartKind::Waterfall => &[
            Box([0.0, 0.05, 1.0, 0.25], Main),
            Box([0.55, 0.3, 1.0, 0.5], Quiet),
            Box([0.55, 0.55, 0.7, 0.75], Quiet),
            Box([0.0, 0.8, 0.7, 1.0], Main),
        ],
        ChartKind::Grouped => &[
            Box([0.0, 0.05, 0.9, 0.23], Main),
            Box([0.0, 0.26, 0.4, 0.44], Quiet),
            Box([0.0, 0.56, 0.6, 0.74], Main),
            Box([0.0, 0.77, 0.3, 0.95], Quiet),
        ],
        ChartKind::Board => &[
            Box([0.0, 0.05, 0.2, 0.42], Main),
            Box([0.26, 0.05, 0.46, 0.42], Main),
            Box([0.52, 0.05, 0.72, 0.42], Main),
            Box([0.78, 0.05, 0.98, 0.42], Main),
            Box([0.0, 0.58, 0.2, 0.95], Main),
            Box([0.26, 0.58, 0.46, 0.95], Quiet),
            Box([0.52, 0.58, 0.72, 0.95], Main),
            Box([0.78, 0.58, 0.98, 0.95], Quiet),
        ],
        ChartKind::Figure => FIGURE,
        ChartKind::Card => CARD,
        ChartKind::BarTable => BAR_TABLE,
    }
}

fn sketch_of(kind: ChartKind, rect: Rect, palette: &Palette) -> Vec<Shape> {
    let ink = |tone: &Tone| {
        colour(match tone {
            Tone::Main => palette.accent,
            Tone::Quiet => palette.grey,
            Tone::Ink => palette.ink,
        })
    };
    let at = |[x, y]: [f32; 2]| -> Pos2 { rect.min + vec2(x * rect.width(), y * rect.height()) };
    let shape = |piece: &Piece| match piece {
        Piece::Box([left, top, right, bottom], tone) => {
            let area = Rect::from_min_max(at([*left, *top]), at([*right, *bottom]));
            Shape::rect_filled(area, 0, ink(tone))
        }
        Piece::Line(points, tone) => {
            let points = points.iter().map(|point| at(*point)).collect();
            Shape::line(points, Stroke::new(2.0, ink(tone)))
        }
        Piece::Dot(point, tone) => Shape::circle_filled(at(*point), 3.0, ink(tone)),
    };
    pieces(kind).iter().map(shape).collect()
}
