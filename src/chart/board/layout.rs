//! Lays out the board: a row for each place, a column for each criterion, the count at the row's end.

use crate::{
    chart::{
        Align, Colour, Font, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        axis::points,
        bar::{VALUE, WORD, put_dashed_frame, put_tick},
        page::{Ink, Page},
        reading::{Emphasis, Style},
        rows::{NAME, NAME_BOLD, NameColumn, RowColumn},
        wrap,
    },
    look::{size, space},
    model::PlaceId,
};

use super::{
    key::NumberedKey,
    read::{Board, BoardRow, Cell, RowContent, State},
};

/// The number in a cell that is not met.
const OPEN: Font = Font::bold(size::SMALL);
/// Columns grow up to this, and are no narrower than the other.
const CELL_MOST: f32 = 26.0;
const CELL_LEAST: f32 = 8.0;
/// At this width the words beside a row may take what is left.
const CELL_COMFORT: f32 = 20.0;
const CELL_HEIGHT_MOST: f32 = 24.0;
/// After every fifth column, so that the eye can count.
const GAP: f32 = 5.0;
const GAP_EVERY: usize = 5;
/// The names of the criteria take at most this share of what can be scrolled.
const KEY_SHARE: f32 = 0.4;

pub(in crate::chart) struct BoardLayout<'a> {
    board: &'a Board,
    highlight: Option<&'a PlaceId>,
    names: NameColumn,
    column: RowColumn,
    /// The width of a column.
    cell: f32,
    /// The width of the counts.
    counts: f32,
    words: Words,
    heads: Heads,
    /// Whether any of their numbers has room in a cell.
    numbers_fit: bool,
    key: NumberedKey,
    key_least: f32,
    key_full: f32,
}

/// What stands in words with each row.
enum Words {
    /// Behind the count.
    Beside(Vec<String>),
    /// In lines of their own.
    Below(Vec<Vec<String>>),
}

impl Words {
    /// Of the lines below a row.
    fn height(&self) -> f32 {
        let lines = match self {
            Self::Beside(_) => 0,
            Self::Below(lines) => lines.iter().map(Vec::len).max().unwrap_or(0),
        };
        lines as f32 * WORD.line_height()
    }
}

/// The numbers above the columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heads {
    None,
    Line,
    /// In two lines by turns, where one would run together.
    Turns,
}

impl Heads {
    fn height(self) -> f32 {
        match self {
            Self::None => 0.0,
            Self::Line => WORD.line_height(),
            Self::Turns => 2.0 * WORD.line_height(),
        }
    }
}

impl<'a> BoardLayout<'a> {
    pub fn new(
        board: &'a Board,
        highlight: Option<&'a PlaceId>,
        width: f32,
        body_height: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let rows = board.rows.iter().map(|row| (row.name.as_str(), row.short.as_deref()));
        let names = NameColumn::new(rows, width, measure);
        let count = |row: &BoardRow| measure.width_pt(&row.label, VALUE);
        let counts = board.rows.iter().map(count).fold(0.0, f32::max);
        let has_cells = board.has_cells();
        let key = |all: bool| {
            let wanted = board.criteria.iter().filter(|own| has_cells && (all || own.is_open));
            NumberedKey::new(wanted, width, measure)
        };
        let full_key = key(true);
        // Whether all rows have room for one more line each.
        let line_by_line = (names.pitch_least() + WORD.line_height()) * board.rows.len() as f32;
        let taller = line_by_line + Heads::Turns.height() + full_key.height();
        let build = |width_of_rows: f32| {
            let room = width_of_rows - names.width - counts - 2.0 * space::S;
            columns(board, room, taller <= body_height, measure)
        };
        // The scroll bar stands beside the rows: once to learn their height, once to their width.
        let of_heads = |cell: f32| heads(board, cell, measure);
        let (cell, words) = build(width);
        let pitch = names.pitch_least() + words.height();
        let below = full_key.height();
        let page = (width, (body_height - below).max(0.0));
        let column = RowColumn::new(board.rows.len(), pitch, of_heads(cell).height(), page);
        let scrolls = column.right < width;
        let (cell, words) = if scrolls { build(column.right) } else { (cell, words) };
        let heads = of_heads(cell);
        let pitch = names.pitch_least() + words.height();
        let fitting = if scrolls { key(false) } else { NumberedKey::default() };
        let (key, key_full) = match (scrolls, fitting.height() <= body_height * KEY_SHARE) {
            (false, _) => (full_key, below),
            (true, true) => (fitting, below),
            (true, false) => (NumberedKey::default(), below),
        };
        let page = (width, (body_height - key.height()).max(0.0));
        let column = RowColumn::new(board.rows.len(), pitch, heads.height(), page);
        let is_there = |place: &&PlaceId| board.rows.iter().any(|row| row.is_of(place));
        Self {
            highlight: highlight.filter(is_there),
            board,
            key_least: key.height(),
            key_full,
            names,
            column,
            cell,
            counts,
            words,
            heads,
            numbers_fit: widest_number(board, OPEN, measure) + 3.0 <= cell,
            key,
        }
    }

    fn left(&self) -> f32 {
        self.names.width + space::S
    }

    /// Where a column begins.
    fn x(&self, column: usize) -> f32 {
        self.left() + column as f32 * self.cell + (column / GAP_EVERY) as f32 * GAP
    }

    /// Where a count of criteria reaches.
    fn reach(&self, met: f64) -> f32 {
        let all = self.board.criteria.len();
        let share = met / (all.max(1)) as f64;
        points(share.clamp(0.0, 1.0) * f64::from(strip(all, self.cell))) + self.left()
    }

    fn right(&self) -> f32 {
        self.left() + strip(self.board.criteria.len(), self.cell)
    }

    fn put_heads(&self, page: &mut Page<'_>, top: f32) {
        if self.heads == Heads::None {
            return;
        }
        for (at, criterion) in self.board.criteria.iter().enumerate() {
            let lower = if self.heads == Heads::Turns && at % 2 == 1 { 1.0 } else { 0.0 };
            let y = top + lower * WORD.line_height();
            let at = Point { x: self.x(at) + self.cell / 2.0, y };
            page.line(
                Ink::new(Part::Axis, WORD, Role::Muted),
                &criterion.number,
                at,
                Align::Middle,
            );
        }
    }

    fn put_row(&self, page: &mut Page<'_>, at: usize, row: &BoardRow, rect: Rect) -> Vec<Hit> {
        let emphasis = match self.highlight {
            None => Emphasis::Even,
            Some(place) if row.is_of(place) => Emphasis::Highlighted,
            Some(_) => Emphasis::StoodBack,
        };
        let is_absent = matches!(row.content, RowContent::Nothing(_));
        let font = if emphasis == Emphasis::Highlighted { NAME_BOLD } else { NAME };
        let role = if is_absent { Role::Muted } else { Role::Ink };
        let role = if emphasis == Emphasis::Highlighted { Role::Ink } else { role };
        // The cells of all rows are equally far apart, whether or not there are words below them.
        let above_words = Rect { height: rect.height - self.words.height(), ..rect };
        self.names.put(page, at, above_words, font, role);
        let height = (above_words.height - space::XS).clamp(8.0, CELL_HEIGHT_MOST);
        let middle = above_words.middle().y;
        let strip = Rect {
            left: self.left(),
            top: middle - height / 2.0,
            width: self.right() - self.left(),
            height,
        };
        let fill = if emphasis == Emphasis::StoodBack { Role::Grey } else { Role::Accent };
        let mut hits = vec![Hit { rect, ..row.hit.clone() }];
        match &row.content {
            RowContent::Cells(cells) => {
                let left = Rect { width: self.left() - rect.left, ..rect };
                let right = Rect { left: self.right(), width: rect.right() - self.right(), ..rect };
                hits = [left, right].map(|rect| Hit { rect, ..row.hit.clone() }).to_vec();
                for (column, cell) in cells.iter().enumerate() {
                    let own = Rect { left: self.x(column), width: self.cell, ..strip };
                    self.put_cell(page, column, cell, own, fill);
                    // Without gaps for the pointer to fall into.
                    let end = self.x(column + 1).min(self.right());
                    let rect = Rect { left: own.left, width: end - own.left, ..rect };
                    hits.push(Hit { rect, ..cell.hit.clone() });
                }
            }
            RowContent::Total { met, plan, style } => {
                self.put_total(page, strip, *met, fill, *style);
                if let Some(plan) = plan {
                    let band = strip.grown(-(strip.height - total_height(strip)) / 2.0);
                    put_tick(page, self.reach(*plan), band);
                }
            }
            RowContent::Nothing(why) => {
                let at = Point { x: self.left(), y: middle - WORD.line_height() / 2.0 };
                page.line(Ink::new(Part::Absent, WORD, Role::Muted), why, at, Align::Left);
            }
        }
        self.put_words(page, at, row, strip);
        hits
    }

    fn put_words(&self, page: &mut Page<'_>, at: usize, row: &BoardRow, strip: Rect) {
        let middle = strip.middle().y;
        let right = strip.right() + space::S + self.counts;
        let count = Point { x: right, y: middle - VALUE.line_height() / 2.0 };
        if !row.label.is_empty() {
            page.line(Ink::new(Part::Value, VALUE, Role::Ink), &row.label, count, Align::Right);
        }
        let ink = Ink::new(Part::Word, WORD, Role::Muted);
        match &self.words {
            Words::Beside(words) => {
                let Some(words) = words.get(at).filter(|words| !words.is_empty()) else { return };
                let at = Point { x: right + space::S, y: middle - WORD.line_height() / 2.0 };
                page.line(ink, words, at, Align::Left);
            }
            Words::Below(lines) => {
                let lines = lines.get(at).map_or(&[][..], Vec::as_slice);
                page.lines(ink, lines, Point { x: strip.left, y: strip.bottom() }, Align::Left);
            }
        }
    }

    fn put_cell(&self, page: &mut Page<'_>, column: usize, cell: &Cell, rect: Rect, fill: Role) {
        let inner = Rect { left: rect.left + 1.0, width: (rect.width - 2.0).max(1.0), ..rect };
        let middle = inner.middle();
        let style = cell.style;
        let is_soft = style.soft || style.partial;
        match cell.state {
            State::Met => {
                put_filled(page, Part::Segment, inner, fill, style);
            }
            State::Open => {
                let edge = Some((1.5, Colour::from(Role::Warn))).filter(|_| !is_soft);
                let shape = Shape::Rect { rect: inner, fill: Some(Role::Panel.into()), edge };
                page.push(Part::Segment, shape);
                if is_soft {
                    put_dashed_frame(page, Part::Segment, inner.grown(-0.75), 1.5, Role::Warn);
                }
                self.put_open_mark(page, column, inner);
            }
            State::NotReported => page.push(
                Part::Absent,
                Shape::Hatch {
                    rect: inner,
                    spacing: 6.0,
                    width: 1.0,
                    colour: Colour::pale(Role::Faint, 0.8),
                },
            ),
            State::NotApplicable => {
                let at = Point { x: middle.x, y: middle.y - WORD.line_height() / 2.0 };
                page.line(Ink::new(Part::Absent, WORD, Role::Muted), "x", at, Align::Middle);
            }
        }
    }

    /// The criterion's number in an open cell, or a dash where it has no room.
    fn put_open_mark(&self, page: &mut Page<'_>, column: usize, inner: Rect) {
        let Some(criterion) = self.board.criteria.get(column) else { return };
        let middle = inner.middle();
        if self.numbers_fit && OPEN.line_height() <= inner.height + 1.0 {
            let at = Point { x: middle.x, y: middle.y - OPEN.line_height() / 2.0 };
            page.line(Ink::new(Part::Word, OPEN, Role::Warn), &criterion.number, at, Align::Middle);
            return;
        }
        let half = (inner.width * 0.2).max(1.5);
        let (from, to) = (middle.x - half, middle.x + half);
        let (from, to) = (Point { x: from, y: middle.y }, Point { x: to, y: middle.y });
        page.rule(Part::Word, from, to, 1.5, Role::Warn);
    }

    /// The count as a bar in a frame as long as all criteria.
    fn put_total(&self, page: &mut Page<'_>, strip: Rect, met: f64, fill: Role, style: Style) {
        let height = total_height(strip);
        let frame = Rect { top: strip.middle().y - height / 2.0, height, ..strip };
        let edge = Some((1.0, Colour::from(Role::Faint)));
        let shape = Shape::Rect { rect: frame, fill: Some(Role::Panel.into()), edge };
        page.push(Part::Segment, shape);
        let bar = Rect { width: (self.reach(met) - strip.left).max(0.0), ..frame };
        put_filled(page, Part::Bar, bar, fill, style);
    }
}

impl Layout for BoardLayout<'_> {
    fn least_height(&self) -> f32 {
        self.column.least_height() + self.key_least
    }

    fn full_height(&self) -> f32 {
        self.column.full_height() + self.key_full
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        self.put_heads(page, area.top);
        let rows_area = Rect { height: area.height - self.key.height(), ..area };
        let view = self.column.in_view(rows_area, looked_at);
        let mut arranged = Arranged::default();
        let rows = self.board.rows.iter().enumerate();
        for (index, (at, row)) in rows.skip(view.first).take(view.shown).enumerate() {
            arranged.hits.extend(self.put_row(page, at, row, view.row(index)));
        }
        self.key.put(page, view.area.bottom());
        arranged.rows = Some(view.rows(area.width));
        arranged
    }
}

/// The width of so many columns with the gaps between them.
fn strip(columns: usize, cell: f32) -> f32 {
    columns as f32 * cell + (columns.saturating_sub(1) / GAP_EVERY) as f32 * GAP
}

/// Bars are lower than cells, so that neither is taken for the other.
fn total_height(strip: Rect) -> f32 {
    (strip.height * 0.6).clamp(6.0, 14.0)
}

/// What is met, showing how firm it is.
fn put_filled(page: &mut Page<'_>, part: Part, rect: Rect, role: Role, style: Style) {
    let fill = Some(if style.pale { Colour::pale(role, 0.4) } else { role.into() });
    let edge = style.pale.then(|| (1.0, role.into()));
    page.push(part, Shape::Rect { rect, fill, edge });
    if style.soft || style.partial {
        let role = if style.pale { Role::Ink } else { Role::Panel };
        put_dashed_frame(page, part, rect.grown(-2.0), 1.0, role);
    }
}

/// The width of the columns in a room, and the words of each row that then have room; `has_line` is
/// whether there is a line below each row in any case.
fn columns(board: &Board, room: f32, has_line: bool, measure: &dyn MeasureText) -> (f32, Words) {
    let all = board.criteria.len().max(1);
    let width = |text: &str| measure.width_pt(text, WORD);
    // Without cells nothing keeps the bars from all the room there is.
    let most = if board.has_cells() { CELL_MOST } else { f32::INFINITY };
    let cell_of = |room: f32| {
        let gaps = strip(all, 0.0);
        ((room - gaps) / all as f32).clamp(CELL_LEAST, most)
    };
    // What a row has to say, then what is open: by name, by number, or only in its cells.
    let said = |row: &BoardRow, open: Option<&String>| {
        let words = row.words.iter().chain(open).map(String::as_str);
        words.collect::<Vec<_>>().join(" · ")
    };
    let needed = board.rows.iter().map(|row| width(&said(row, None))).fold(0.0, f32::max);
    let by_number = |row: &BoardRow| width(&said(row, row.open.as_ref().map(|[_, short]| short)));
    let wanted = board.rows.iter().map(by_number).fold(0.0, f32::max);
    let free = room - strip(all, CELL_COMFORT) - space::S;
    if needed <= free {
        let cell = cell_of(room - wanted - space::S).max(CELL_COMFORT);
        let beside = room - strip(all, cell) - space::S;
        let words = board.rows.iter().map(|row| {
            let open = row.open.iter().flatten().map(Some).chain([None]);
            let mut choices = open.map(|open| said(row, open));
            choices.find(|words| width(words) <= beside).unwrap_or_default()
        });
        return (cell, Words::Beside(words.collect()));
    }
    let cell = cell_of(room);
    let most = strip(all, cell);
    let broken = |words: String| {
        if words.is_empty() { Vec::new() } else { wrap(&words, WORD, most, measure) }
    };
    let needed = board.rows.iter().map(|row| broken(said(row, None)).len()).max().unwrap_or(0);
    let lines_most = needed.max(usize::from(has_line));
    let lines = |row: &BoardRow| {
        let open = row.open.as_ref().map(|[_, numbers]| numbers);
        let with_open = broken(said(row, open));
        if with_open.len() <= lines_most { with_open } else { broken(said(row, None)) }
    };
    (cell, Words::Below(board.rows.iter().map(lines).collect()))
}

fn heads(board: &Board, cell: f32, measure: &dyn MeasureText) -> Heads {
    match (board.has_cells(), widest_number(board, WORD, measure) + 2.0 <= cell) {
        (false, _) => Heads::None,
        (true, true) => Heads::Line,
        (true, false) => Heads::Turns,
    }
}

fn widest_number(board: &Board, font: Font, measure: &dyn MeasureText) -> f32 {
    let numbers = board.criteria.iter().map(|own| measure.width_pt(&own.number, font));
    numbers.fold(0.0, f32::max)
}
