//! Where the cursor is, what is selected and what is being typed: the grid without a screen.

use crate::model::Cell;

use super::selection::{Around, Motion, Range};

/// A place in the grid, counted from 0 below the headers and right of the names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellPos {
    pub row: usize,
    pub column: usize,
}

/// How many rows and columns there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GridSize {
    pub rows: usize,
    pub columns: usize,
}

/// A key that the grid understands, free of any toolkit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridKey {
    Go(Motion),
    /// The same with Shift: the selection grows or shrinks.
    Extend(Motion),
    Enter,
    ShiftEnter,
    /// What was typed, into every selected cell.
    CtrlEnter,
    Tab,
    ShiftTab,
    /// F2: edit what stands there.
    Edit,
    /// Backspace: edit from nothing.
    Backspace,
    Delete,
    Escape,
    SelectAll,
    SelectColumn,
    SelectRow,
    FillDown,
    FillRight,
}

/// What a key asks of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridAction {
    /// Open the editor; empty, or with the cell's own text.
    Open { with_value: bool },
    /// Take what was typed; if it is accepted, move on by [`GridState::accepted`].
    Commit(Move),
    /// Forget what was typed.
    Cancel,
    /// Take what was typed into every selected cell.
    CommitToAll,
    /// Make the selected cells "not reported".
    Clear,
    /// Copy the selection's first row (or the cell above) into the rest.
    FillDown,
    /// Copy the selection's first column (or the cell to the left) into the rest.
    FillRight,
}

/// Where the cursor goes after a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Stay,
    Up,
    Down,
    Left,
    Right,
}

/// What is being typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Editor {
    /// May hold an input method's unfinished text: read it only on commit.
    pub text: String,
    /// Opened by F2 or a double click: arrows move the caret instead of leaving the cell.
    pub keeps_arrows: bool,
    /// Opened just now: the caret stands at the end, and nothing of the last cell's text is undone.
    pub is_fresh: bool,
    /// Why the text was not accepted; cleared by the next change.
    pub refusal: Option<Refusal>,
}

/// A text that was not accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The text it is about.
    pub text: String,
    /// A sentence that says what to do.
    pub sentence: String,
    /// What the text could mean.
    pub readings: Vec<Cell>,
    /// It was to go into every selected cell: the reading chosen does so too.
    pub is_for_all: bool,
}

/// The grid's own state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridState {
    pub cursor: CellPos,
    pub editor: Option<Editor>,
    /// Two corners, where more than the cursor's cell is selected: where the selection began and
    /// where it was led. The cursor lies between them.
    corners: Option<(CellPos, CellPos)>,
    /// The column where Tab began, to which Enter returns.
    tab_origin: Option<usize>,
    /// The cell where the pointer went down, while it is held.
    pub pressed: Option<CellPos>,
    /// The fill handle is held: this press is no click on its cell.
    pub holds_handle: bool,
    /// The cell to which the fill handle is led; none once Escape has cancelled the fill.
    pub filling: Option<CellPos>,
    /// Whether a column's edge is being led aside.
    pub leads_edge: bool,
    /// Set when the cursor or the selection's corner moved, until the grid has scrolled to it.
    pub scroll_to: Option<CellPos>,
}

impl GridState {
    /// The cursor on a cell.
    #[must_use]
    pub fn at(cursor: CellPos) -> Self {
        Self { cursor, scroll_to: Some(cursor), ..Self::default() }
    }

    /// What is selected; the cursor's cell if nothing else is.
    #[must_use]
    pub fn range(&self) -> Range {
        let (from, to) = self.corners.unwrap_or((self.cursor, self.cursor));
        Range::between(from, to)
    }

    /// Whether more than the cursor's cell is selected.
    #[must_use]
    pub fn has_range(&self) -> bool {
        self.corners.is_some()
    }

    /// Selects from one corner, where the cursor then stands, to another.
    pub fn select(&mut self, from: CellPos, to: CellPos, size: GridSize) {
        let (from, to) = (clamp(from, size), clamp(to, size));
        self.cursor = from;
        self.corners = (from != to).then_some((from, to));
        self.tab_origin = None;
    }

    /// Leads the selection to a cell, as Shift with a click does.
    pub fn extend_to(&mut self, to: CellPos, size: GridSize) {
        let from = self.corners.map_or(self.cursor, |(from, _)| from);
        self.select(from, to, size);
        self.scroll_to = Some(clamp(to, size));
    }

    /// Selects whole rows or columns from that of the cursor (or of the selection's beginning, with
    /// `extends`) to that of `pos`.
    pub fn select_line(&mut self, pos: CellPos, is_row: bool, extends: bool, size: GridSize) {
        let last = CellPos { row: size.rows, column: size.columns };
        let start = self.corners.map_or(self.cursor, |(from, _)| from);
        let start = if extends { start } else { pos };
        let (from, to) = if is_row {
            (CellPos { column: 0, ..start }, CellPos { column: last.column, ..pos })
        } else {
            (CellPos { row: 0, ..start }, CellPos { row: last.row, ..pos })
        };
        self.select(from, to, size);
    }

    /// Puts the cursor on a cell, as a click does.
    pub fn point_at(&mut self, pos: CellPos, size: GridSize) {
        self.cursor = clamp(pos, size);
        self.corners = None;
        self.tab_origin = None;
        self.scroll_to = Some(self.cursor);
    }

    /// Keeps cursor and selection inside a grid whose size changed.
    pub fn fit(&mut self, size: GridSize) {
        self.cursor = clamp(self.cursor, size);
        self.scroll_to = self.scroll_to.map(|to| clamp(to, size));
        let corners = self.corners.map(|(from, to)| (clamp(from, size), clamp(to, size)));
        self.corners = corners.filter(|(from, to)| from != to);
    }

    /// Opens the editor on the cursor's cell.
    pub fn open(&mut self, text: String, keeps_arrows: bool) {
        self.editor = Some(Editor { text, keeps_arrows, is_fresh: true, refusal: None });
        self.scroll_to = Some(self.cursor);
    }

    /// Takes a key. `None` where the key only moved the cursor or the selection, or means nothing
    /// here.
    pub fn key(&mut self, key: GridKey, around: &mut Around<'_>) -> Option<GridAction> {
        match &self.editor {
            Some(editor) => {
                let action = edit_key(key, editor.keeps_arrows);
                if action.is_some() && matches!(key, GridKey::Go(_)) {
                    // An arrow leaves the selection, where Enter and Tab go on in it.
                    self.corners = None;
                }
                action
            }
            None => self.idle_key(key, around),
        }
    }

    fn idle_key(&mut self, key: GridKey, around: &mut Around<'_>) -> Option<GridAction> {
        let size = around.size;
        match key {
            GridKey::Edit => return Some(GridAction::Open { with_value: true }),
            GridKey::Backspace => return Some(GridAction::Open { with_value: false }),
            GridKey::Delete => return Some(GridAction::Clear),
            GridKey::FillDown => return Some(GridAction::FillDown),
            GridKey::FillRight => return Some(GridAction::FillRight),
            GridKey::CtrlEnter => {}
            GridKey::Escape if self.holds_handle => self.filling = None,
            GridKey::Escape => self.corners = None,
            GridKey::Enter => self.step(Move::Down, size),
            GridKey::ShiftEnter => self.step(Move::Up, size),
            GridKey::Tab => self.step(Move::Right, size),
            GridKey::ShiftTab => self.step(Move::Left, size),
            GridKey::Go(motion) => {
                let target = around.target(self.cursor, motion);
                self.point_at(target, size);
            }
            GridKey::Extend(motion) => {
                let lead = self.corners.map_or(self.cursor, |(_, to)| to);
                let target = around.target(lead, motion);
                self.extend_to(target, size);
            }
            GridKey::SelectAll => self.select_keeping_cursor(CellPos::default(), around.last()),
            GridKey::SelectColumn => {
                let range = self.range();
                let to = CellPos { row: around.last().row, ..range.last };
                self.select_keeping_cursor(CellPos { row: 0, ..range.first }, to);
            }
            GridKey::SelectRow => {
                let range = self.range();
                let to = CellPos { column: around.last().column, ..range.last };
                self.select_keeping_cursor(CellPos { column: 0, ..range.first }, to);
            }
        }
        None
    }

    fn select_keeping_cursor(&mut self, from: CellPos, to: CellPos) {
        self.corners = (from != to).then_some((from, to));
        self.tab_origin = None;
    }

    /// What was typed was accepted: closes the editor and moves on. Enter returns to the column
    /// where Tab began.
    pub fn accepted(&mut self, step: Move, size: GridSize) {
        self.editor = None;
        self.step(step, size);
    }

    /// Forgets what was typed.
    pub fn cancelled(&mut self) {
        self.editor = None;
    }

    /// What was typed was not accepted; the editor stays open and says why.
    pub fn refused(&mut self, refusal: Refusal) {
        if let Some(editor) = &mut self.editor {
            editor.refusal = Some(refusal);
        }
    }

    fn step(&mut self, step: Move, size: GridSize) {
        let CellPos { row, column } = self.cursor;
        let range = self.range();
        self.cursor = match step {
            Move::Stay => self.cursor,
            Move::Down | Move::Up if self.has_range() => {
                range.next_down(self.cursor, step == Move::Down)
            }
            Move::Right | Move::Left if self.has_range() => {
                range.next_across(self.cursor, step == Move::Right)
            }
            Move::Down | Move::Up => {
                let column = self.tab_origin.take().unwrap_or(column);
                let row = if step == Move::Down { row + 1 } else { row.saturating_sub(1) };
                clamp(CellPos { row, column }, size)
            }
            Move::Right | Move::Left => {
                self.tab_origin.get_or_insert(column);
                self.across(step == Move::Right, size)
            }
        };
        self.scroll_to = Some(self.cursor);
    }

    /// The next cell along the row, going on in the next row at its end as Excel's selections do.
    fn across(&self, forward: bool, size: GridSize) -> CellPos {
        let CellPos { row, column } = self.cursor;
        let last_column = size.columns.saturating_sub(1);
        if forward && column < last_column {
            CellPos { row, column: column + 1 }
        } else if forward && row + 1 < size.rows {
            CellPos { row: row + 1, column: 0 }
        } else if !forward && column > 0 {
            CellPos { row, column: column - 1 }
        } else if !forward && row > 0 {
            CellPos { row: row - 1, column: last_column }
        } else {
            self.cursor
        }
    }
}

fn edit_key(key: GridKey, keeps_arrows: bool) -> Option<GridAction> {
    Some(match key {
        GridKey::CtrlEnter => GridAction::CommitToAll,
        GridKey::Enter => GridAction::Commit(Move::Down),
        GridKey::ShiftEnter => GridAction::Commit(Move::Up),
        GridKey::Tab => GridAction::Commit(Move::Right),
        GridKey::ShiftTab => GridAction::Commit(Move::Left),
        GridKey::Escape => GridAction::Cancel,
        GridKey::Go(Motion::Up) if !keeps_arrows => GridAction::Commit(Move::Up),
        GridKey::Go(Motion::Down) if !keeps_arrows => GridAction::Commit(Move::Down),
        GridKey::Go(Motion::Left) if !keeps_arrows => GridAction::Commit(Move::Left),
        GridKey::Go(Motion::Right) if !keeps_arrows => GridAction::Commit(Move::Right),
        _ => return None,
    })
}

fn clamp(pos: CellPos, size: GridSize) -> CellPos {
    CellPos {
        row: pos.row.min(size.rows.saturating_sub(1)),
        column: pos.column.min(size.columns.saturating_sub(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: GridSize = GridSize { rows: 8, columns: 4 };

    /// A key in a grid of which only the first five rows are filled.
    fn press(grid: &mut GridState, key: GridKey, size: GridSize) -> Option<GridAction> {
        let mut is_filled = |pos: CellPos| pos.row < 5;
        grid.key(key, &mut Around { size, page: 3, is_filled: &mut is_filled })
    }

    #[test]
    fn keys_move_the_cursor_as_in_excel() {
        use GridKey::{Enter, Go, ShiftEnter, ShiftTab, Tab};
        use Motion::{Down, End, FarDown, Finish, Home, Left, PageDown, PageUp, Right, Start, Up};
        // Keys from (2, 1) → the row and column they lead to.
        let table: &[(&[GridKey], (usize, usize))] = &[
            (&[Go(Up)], (1, 1)),
            (&[Go(Up), Go(Up), Go(Up), Go(Up)], (0, 1)),
            (&[Go(Down)], (3, 1)),
            (&[Go(Left), Go(Left)], (2, 0)),
            (&[Go(Right), Go(Right), Go(Right)], (2, 3)),
            (&[Go(Home)], (2, 0)),
            (&[Go(End)], (2, 3)),
            (&[Go(Start)], (0, 0)),
            (&[Go(Finish)], (7, 3)),
            (&[Go(FarDown)], (4, 1)),
            (&[Go(FarDown), Go(FarDown)], (7, 1)),
            (&[Go(PageDown)], (5, 1)),
            (&[Go(PageDown), Go(PageDown)], (7, 1)),
            (&[Go(PageUp)], (0, 1)),
            (&[Enter], (3, 1)),
            (&[ShiftEnter], (1, 1)),
            (&[Tab, Tab, Enter], (3, 1)),
            (&[Tab, Tab, Tab], (3, 0)),
            (&[ShiftTab, ShiftTab], (1, 3)),
            // A move of the cursor's own forgets where Tab began.
            (&[Tab, Go(Up), Enter], (2, 2)),
        ];
        for (keys, expected) in table {
            let mut grid = GridState::default();
            grid.point_at(CellPos { row: 2, column: 1 }, SIZE);
            for key in *keys {
                assert_eq!(press(&mut grid, *key, SIZE), None, "{keys:?}");
            }
            assert_eq!((grid.cursor.row, grid.cursor.column), *expected, "{keys:?}");
        }
    }

    #[test]
    fn keys_select_as_in_excel() {
        use GridKey::{
            Enter, Escape, Extend, Go, SelectAll, SelectColumn, SelectRow, ShiftEnter, ShiftTab,
            Tab,
        };
        use Motion::{Down, End, FarDown, Finish, Home, Left, PageDown, Right, Start, Up};
        /// Keys from (2, 1) → first and last cell of the selection, cursor.
        type Line = (&'static [GridKey], (usize, usize), (usize, usize), (usize, usize));
        let table: &[Line] = &[
            (&[Extend(Down), Extend(Right)], (2, 1), (3, 2), (2, 1)),
            (&[Extend(Up), Extend(Left)], (1, 0), (2, 1), (2, 1)),
            (&[Extend(Down), Extend(Up)], (2, 1), (2, 1), (2, 1)),
            (&[Extend(Down), Extend(Up), Extend(Up)], (1, 1), (2, 1), (2, 1)),
            (&[Extend(FarDown)], (2, 1), (4, 1), (2, 1)),
            (&[Extend(FarDown), Extend(FarDown)], (2, 1), (7, 1), (2, 1)),
            (&[Extend(PageDown)], (2, 1), (5, 1), (2, 1)),
            (&[Extend(Home)], (2, 0), (2, 1), (2, 1)),
            (&[Extend(End)], (2, 1), (2, 3), (2, 1)),
            (&[Extend(Start)], (0, 0), (2, 1), (2, 1)),
            (&[Extend(Finish)], (2, 1), (7, 3), (2, 1)),
            (&[SelectAll], (0, 0), (7, 3), (2, 1)),
            (&[SelectColumn], (0, 1), (7, 1), (2, 1)),
            (&[SelectRow], (2, 0), (2, 3), (2, 1)),
            (&[Extend(Right), SelectColumn], (0, 1), (7, 2), (2, 1)),
            (&[SelectAll, Escape], (2, 1), (2, 1), (2, 1)),
            (&[SelectAll, Go(Down)], (3, 1), (3, 1), (3, 1)),
            // Enter and Tab go round inside; the selection stays.
            (&[Extend(Down), Enter], (2, 1), (3, 1), (3, 1)),
            (&[Extend(Down), Enter, Enter], (2, 1), (3, 1), (2, 1)),
            (&[Extend(Down), ShiftEnter], (2, 1), (3, 1), (3, 1)),
            (&[Extend(Down), Extend(Right), Tab], (2, 1), (3, 2), (2, 2)),
            (&[Extend(Down), Extend(Right), Tab, Tab], (2, 1), (3, 2), (3, 1)),
            (&[Extend(Down), Extend(Right), ShiftTab], (2, 1), (3, 2), (3, 2)),
        ];
        for (keys, first, last, cursor) in table {
            let mut grid = GridState::default();
            grid.point_at(CellPos { row: 2, column: 1 }, SIZE);
            for key in *keys {
                assert_eq!(press(&mut grid, *key, SIZE), None, "{keys:?}");
            }
            let Range { first: from, last: to } = grid.range();
            assert_eq!((from.row, from.column), *first, "{keys:?}");
            assert_eq!((to.row, to.column), *last, "{keys:?}");
            assert_eq!((grid.cursor.row, grid.cursor.column), *cursor, "{keys:?}");
            assert_eq!(grid.has_range(), first != last, "{keys:?}");
        }
    }

    #[test]
    fn typing_in_a_selection_goes_on_in_it_with_enter_and_leaves_it_with_an_arrow() {
        for (key, step, stays) in [
            (GridKey::Enter, Move::Down, true),
            (GridKey::Tab, Move::Right, true),
            (GridKey::Go(Motion::Down), Move::Down, false),
        ] {
            let mut grid = GridState::default();
            press(&mut grid, GridKey::Extend(Motion::Down), SIZE);
            grid.open("5".to_owned(), false);
            assert_eq!(press(&mut grid, key, SIZE), Some(GridAction::Commit(step)));
            grid.accepted(step, SIZE);
            assert_eq!(grid.has_range(), stays, "{key:?}");
            assert_eq!(grid.cursor, CellPos { row: 1, column: 0 }, "{key:?}");
        }
        let mut grid = GridState::default();
        grid.open("5".to_owned(), true);
        assert_eq!(press(&mut grid, GridKey::CtrlEnter, SIZE), Some(GridAction::CommitToAll));
    }

    #[test]
    fn heads_select_whole_columns_and_rows_and_the_pointer_extends() {
        let at = |row, column| CellPos { row, column };
        let mut grid = GridState::default();
        grid.select_line(at(0, 2), false, false, SIZE);
        assert_eq!(grid.range(), Range::between(at(0, 2), at(7, 2)));
        grid.select_line(at(0, 3), false, true, SIZE);
        assert_eq!(grid.range(), Range::between(at(0, 2), at(7, 3)));
        grid.select_line(at(5, 0), true, false, SIZE);
        assert_eq!((grid.range(), grid.cursor), (Range::between(at(5, 0), at(5, 3)), at(5, 0)));
        grid.point_at(at(4, 2), SIZE);
        grid.extend_to(at(1, 1), SIZE);
        grid.extend_to(at(6, 3), SIZE);
        assert_eq!((grid.range(), grid.cursor), (Range::between(at(4, 2), at(6, 3)), at(4, 2)));
        grid.fit(GridSize { rows: 5, columns: 2 });
        assert_eq!(grid.range(), Range::between(at(4, 1), at(4, 1)));
        assert!(!grid.has_range());
    }

    #[test]
    fn an_open_editor_takes_the_keys() {
        let commit = |step| Some(GridAction::Commit(step));
        let table = [
            (GridKey::Enter, commit(Move::Down), commit(Move::Down)),
            (GridKey::ShiftTab, commit(Move::Left), commit(Move::Left)),
            (GridKey::Escape, Some(GridAction::Cancel), Some(GridAction::Cancel)),
            // Typing over a cell, arrows leave it; in F2's editor they move the caret.
            (GridKey::Go(Motion::Left), commit(Move::Left), None),
            (GridKey::Go(Motion::Down), commit(Move::Down), None),
            (GridKey::Go(Motion::Home), None, None),
            // Backspace and Delete are part of typing: never "clear the cell".
            (GridKey::Backspace, None, None),
            (GridKey::Delete, None, None),
        ];
        for (key, typed, edited) in table {
            for (keeps_arrows, expected) in [(false, typed), (true, edited)] {
                let mut grid = GridState::default();
                grid.open(String::new(), keeps_arrows);
                assert_eq!(press(&mut grid, key, SIZE), expected, "{key:?} {keeps_arrows}");
            }
        }
    }

    #[test]
    fn an_empty_grid_has_nowhere_to_go() {
        let mut grid = GridState::default();
        for key in [GridKey::Go(Motion::Down), GridKey::Tab, GridKey::SelectAll, GridKey::Enter] {
            press(&mut grid, key, GridSize::default());
            assert_eq!(grid.cursor, CellPos::default());
        }
    }
}
