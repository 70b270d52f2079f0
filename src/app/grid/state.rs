//! Where the cursor is and what is being typed: the grid without a screen.

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
    Up,
    Down,
    Left,
    Right,
    /// To the first or last row or column that there is.
    FarUp,
    FarDown,
    FarLeft,
    FarRight,
    PageUp,
    PageDown,
    /// First column of the row.
    Home,
    /// Last column of the row.
    End,
    /// First cell of all.
    Start,
    /// Last cell of all.
    Finish,
    Enter,
    ShiftEnter,
    Tab,
    ShiftTab,
    /// F2: edit what stands there.
    Edit,
    /// Backspace: edit from nothing.
    Backspace,
    Delete,
    Escape,
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
    /// Make the cell "not reported".
    Clear,
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
    /// The numbers that the text could mean.
    pub readings: Vec<f64>,
}

/// The grid's own state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridState {
    pub cursor: CellPos,
    pub editor: Option<Editor>,
    /// The column where Tab began, to which Enter returns.
    tab_origin: Option<usize>,
    /// Set when the cursor moved, until the grid has scrolled to it.
    pub scroll_to_cursor: bool,
}

impl GridState {
    /// The cursor in the first row of a column.
    #[must_use]
    pub fn at_column(column: usize) -> Self {
        let cursor = CellPos { row: 0, column };
        Self { cursor, scroll_to_cursor: true, ..Self::default() }
    }

    /// Puts the cursor on a cell, as a click does.
    pub fn point_at(&mut self, pos: CellPos, size: GridSize) {
        self.cursor = clamp(pos, size);
        self.tab_origin = None;
        self.scroll_to_cursor = true;
    }

    /// Keeps the cursor inside a grid whose size changed.
    pub fn fit(&mut self, size: GridSize) {
        self.cursor = clamp(self.cursor, size);
    }

    /// Opens the editor on the cursor's cell.
    pub fn open(&mut self, text: String, keeps_arrows: bool) {
        self.editor = Some(Editor { text, keeps_arrows, is_fresh: true, refusal: None });
        self.scroll_to_cursor = true;
    }

    /// Takes a key; `page` is how many rows are visible. `None` where the key only moved the
    /// cursor or means nothing here.
    pub fn key(&mut self, key: GridKey, size: GridSize, page: usize) -> Option<GridAction> {
        match &self.editor {
            Some(editor) => edit_key(key, editor.keeps_arrows),
            None => self.idle_key(key, size, page),
        }
    }

    fn idle_key(&mut self, key: GridKey, size: GridSize, page: usize) -> Option<GridAction> {
        let last =
            CellPos { row: size.rows.saturating_sub(1), column: size.columns.saturating_sub(1) };
        let CellPos { row, column } = self.cursor;
        let page = page.max(1);
        let target = match key {
            GridKey::Edit => return Some(GridAction::Open { with_value: true }),
            GridKey::Backspace => return Some(GridAction::Open { with_value: false }),
            GridKey::Delete => return Some(GridAction::Clear),
            GridKey::Escape => return None,
            GridKey::Enter | GridKey::ShiftEnter => {
                self.step(if key == GridKey::Enter { Move::Down } else { Move::Up }, size);
                return None;
            }
            GridKey::Tab | GridKey::ShiftTab => {
                self.step(if key == GridKey::Tab { Move::Right } else { Move::Left }, size);
                return None;
            }
            GridKey::Up => CellPos { row: row.saturating_sub(1), column },
            GridKey::Down => CellPos { row: row + 1, column },
            GridKey::Left => CellPos { row, column: column.saturating_sub(1) },
            GridKey::Right => CellPos { row, column: column + 1 },
            GridKey::FarUp => CellPos { row: 0, column },
            GridKey::FarDown => CellPos { row: last.row, column },
            GridKey::FarLeft | GridKey::Home => CellPos { row, column: 0 },
            GridKey::FarRight | GridKey::End => CellPos { row, column: last.column },
            GridKey::PageUp => CellPos { row: row.saturating_sub(page), column },
            GridKey::PageDown => CellPos { row: row + page, column },
            GridKey::Start => CellPos::default(),
            GridKey::Finish => last,
        };
        self.point_at(target, size);
        None
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
        self.scroll_to_cursor = true;
        self.cursor = match step {
            Move::Stay => self.cursor,
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
        GridKey::Enter => GridAction::Commit(Move::Down),
        GridKey::ShiftEnter => GridAction::Commit(Move::Up),
        GridKey::Tab => GridAction::Commit(Move::Right),
        GridKey::ShiftTab => GridAction::Commit(Move::Left),
        GridKey::Escape => GridAction::Cancel,
        GridKey::Up if !keeps_arrows => GridAction::Commit(Move::Up),
        GridKey::Down if !keeps_arrows => GridAction::Commit(Move::Down),
        GridKey::Left if !keeps_arrows => GridAction::Commit(Move::Left),
        GridKey::Right if !keeps_arrows => GridAction::Commit(Move::Right),
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

    #[test]
    fn keys_move_the_cursor_as_in_excel() {
        use GridKey::{
            Down, End, Enter, FarDown, Finish, Home, Left, PageDown, PageUp, Right, ShiftEnter,
            ShiftTab, Start, Tab, Up,
        };
        // Keys from (2, 1) → the row and column they lead to.
        let table: &[(&[GridKey], (usize, usize))] = &[
            (&[Up], (1, 1)),
            (&[Up, Up, Up, Up], (0, 1)),
            (&[Down], (3, 1)),
            (&[Left, Left], (2, 0)),
            (&[Right, Right, Right], (2, 3)),
            (&[Home], (2, 0)),
            (&[End], (2, 3)),
            (&[Start], (0, 0)),
            (&[Finish], (7, 3)),
            (&[FarDown], (7, 1)),
            (&[PageDown], (5, 1)),
            (&[PageDown, PageDown], (7, 1)),
            (&[PageUp], (0, 1)),
            (&[Enter], (3, 1)),
            (&[ShiftEnter], (1, 1)),
            (&[Tab, Tab, Enter], (3, 1)),
            (&[Tab, Tab, Tab], (3, 0)),
            (&[ShiftTab, ShiftTab], (1, 3)),
            // A move of the cursor's own forgets where Tab began.
            (&[Tab, Up, Enter], (2, 2)),
        ];
        for (keys, expected) in table {
            let mut grid = GridState::default();
            grid.point_at(CellPos { row: 2, column: 1 }, SIZE);
            for key in *keys {
                assert_eq!(grid.key(*key, SIZE, 3), None, "{keys:?}");
            }
            assert_eq!((grid.cursor.row, grid.cursor.column), *expected, "{keys:?}");
        }
    }

    #[test]
    fn an_open_editor_takes_the_keys() {
        let commit = |step| Some(GridAction::Commit(step));
        let table = [
            (GridKey::Enter, commit(Move::Down), commit(Move::Down)),
            (GridKey::ShiftTab, commit(Move::Left), commit(Move::Left)),
            (GridKey::Escape, Some(GridAction::Cancel), Some(GridAction::Cancel)),
            // Typing over a cell, arrows leave it; in F2's editor they move the caret.
            (GridKey::Left, commit(Move::Left), None),
            (GridKey::Down, commit(Move::Down), None),
            (GridKey::Home, None, None),
            // Backspace and Delete are part of typing: never "clear the cell".
            (GridKey::Backspace, None, None),
            (GridKey::Delete, None, None),
        ];
        for (key, typed, edited) in table {
            for (keeps_arrows, expected) in [(false, typed), (true, edited)] {
                let mut grid = GridState::default();
                grid.open(String::new(), keeps_arrows);
                assert_eq!(grid.key(key, SIZE, 3), expected, "{key:?} {keeps_arrows}");
            }
        }
    }

    #[test]
    fn an_empty_grid_has_nowhere_to_go() {
        let mut grid = GridState::default();
        for key in [GridKey::Down, GridKey::Tab, GridKey::Finish, GridKey::Enter] {
            grid.key(key, GridSize::default(), 0);
            assert_eq!(grid.cursor, CellPos::default());
        }
    }
}
