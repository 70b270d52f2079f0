//! Ranges of cells, and where the keys lead in a table that is filled in parts.

use super::state::{CellPos, GridSize};

/// A rectangle of cells, both corners among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub first: CellPos,
    pub last: CellPos,
}

/// Where a key leads from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Up,
    Down,
    Left,
    Right,
    /// To the edge of the filled cells, or over a gap to the next of them.
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
}

/// What a motion needs to know of the table.
pub struct Around<'a> {
    pub size: GridSize,
    /// How many rows are visible.
    pub page: usize,
    /// Whether something stands in a cell.
    pub is_filled: &'a mut dyn FnMut(CellPos) -> bool,
}

impl std::fmt::Debug for Around<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Around").field("size", &self.size).finish_non_exhaustive()
    }
}

impl Range {
    /// The rectangle between two corners, whichever they are.
    #[must_use]
    pub fn between(one: CellPos, other: CellPos) -> Self {
        Self {
            first: CellPos { row: one.row.min(other.row), column: one.column.min(other.column) },
            last: CellPos { row: one.row.max(other.row), column: one.column.max(other.column) },
        }
    }

    #[must_use]
    pub fn contains(&self, pos: CellPos) -> bool {
        (self.first.row..=self.last.row).contains(&pos.row)
            && (self.first.column..=self.last.column).contains(&pos.column)
    }

    #[must_use]
    pub fn rows(&self) -> usize {
        self.last.row - self.first.row + 1
    }

    #[must_use]
    pub fn columns(&self) -> usize {
        self.last.column - self.first.column + 1
    }

    #[must_use]
    pub fn count(&self) -> usize {
        self.rows() * self.columns()
    }

    /// Every cell, row by row.
    pub fn cells(self) -> impl Iterator<Item = CellPos> {
        (self.first.row..=self.last.row).flat_map(move |row| {
            (self.first.column..=self.last.column).map(move |column| CellPos { row, column })
        })
    }

    /// The cell below (or above), going on in the next column at the end and round at the last.
    #[must_use]
    pub fn next_down(&self, pos: CellPos, forward: bool) -> CellPos {
        let CellPos { row, column } = pos;
        let (first, last) = (self.first, self.last);
        match forward {
            true if row < last.row => CellPos { row: row + 1, column },
            true if column < last.column => CellPos { row: first.row, column: column + 1 },
            true => first,
            false if row > first.row => CellPos { row: row - 1, column },
            false if column > first.column => CellPos { row: last.row, column: column - 1 },
            false => last,
        }
    }

    /// The cell to the right (or left), going on in the next row at the end and round at the last.
    #[must_use]
    pub fn next_across(&self, pos: CellPos, forward: bool) -> CellPos {
        let CellPos { row, column } = pos;
        let (first, last) = (self.first, self.last);
        match forward {
            true if column < last.column => CellPos { row, column: column + 1 },
            true if row < last.row => CellPos { row: row + 1, column: first.column },
            true => first,
            false if column > first.column => CellPos { row, column: column - 1 },
            false if row > first.row => CellPos { row: row - 1, column: last.column },
            false => last,
        }
    }
}

impl Around<'_> {
    /// The last cell of all.
    #[must_use]
    pub fn last(&self) -> CellPos {
        CellPos {
            row: self.size.rows.saturating_sub(1),
            column: self.size.columns.saturating_sub(1),
        }
    }

    /// Where a motion leads from a cell; never out of the table.
    pub fn target(&mut self, from: CellPos, motion: Motion) -> CellPos {
        let last = self.last();
        let CellPos { row, column } = from;
        let page = self.page.max(1);
        match motion {
            Motion::Up => CellPos { row: row.saturating_sub(1), column },
            Motion::Down => CellPos { row: (row + 1).min(last.row), column },
            Motion::Left => CellPos { row, column: column.saturating_sub(1) },
            Motion::Right => CellPos { row, column: (column + 1).min(last.column) },
            Motion::FarUp | Motion::FarDown | Motion::FarLeft | Motion::FarRight => {
                self.edge(from, motion)
            }
            Motion::PageUp => CellPos { row: row.saturating_sub(page), column },
            Motion::PageDown => CellPos { row: (row + page).min(last.row), column },
            Motion::Home => CellPos { row, column: 0 },
            Motion::End => CellPos { row, column: last.column },
            Motion::Start => CellPos::default(),
            Motion::Finish => last,
        }
    }

    /// As Excel's Ctrl+arrows: to the end of the filled run, or over a gap to the next filled cell,
    /// or to the table's border.
    fn edge(&mut self, from: CellPos, motion: Motion) -> CellPos {
        let step = match motion {
            Motion::FarUp => Motion::Up,
            Motion::FarDown => Motion::Down,
            Motion::FarLeft => Motion::Left,
            _ => Motion::Right,
        };
        let mut at = self.target(from, step);
        if at == from {
            return at;
        }
        let in_run = (self.is_filled)(from) && (self.is_filled)(at);
        loop {
            let next = self.target(at, step);
            let stops = if in_run { !(self.is_filled)(next) } else { (self.is_filled)(at) };
            if stops || next == at {
                return at;
            }
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pos(row: usize, column: usize) -> CellPos {
        CellPos { row, column }
    }

    #[test]
    fn ctrl_arrows_go_to_the_edge_of_what_is_filled_as_in_excel() {
        // Filled: rows 0, 1, 2, 5 and 6 of 9.
        let mut is_filled = |pos: CellPos| [0, 1, 2, 5, 6].contains(&pos.row);
        let size = GridSize { rows: 9, columns: 2 };
        let mut around = Around { size, page: 3, is_filled: &mut is_filled };
        let table = [
            (0, Motion::FarDown, 2),
            (1, Motion::FarDown, 2),
            (2, Motion::FarDown, 5),
            (3, Motion::FarDown, 5),
            (5, Motion::FarDown, 6),
            (6, Motion::FarDown, 8),
            (8, Motion::FarDown, 8),
            (8, Motion::FarUp, 6),
            (6, Motion::FarUp, 5),
            (5, Motion::FarUp, 2),
            (2, Motion::FarUp, 0),
            (0, Motion::FarUp, 0),
        ];
        for (from, motion, to) in table {
            assert_eq!(around.target(pos(from, 1), motion), pos(to, 1), "{from} {motion:?}");
        }
    }

    #[test]
    fn enter_and_tab_go_round_in_a_range_and_back() {
        let range = Range::between(pos(3, 2), pos(2, 1));
        let mut at = pos(2, 1);
        let mut seen = Vec::new();
        for _ in 0..range.count() {
            seen.push((at.row, at.column));
            let next = range.next_down(at, true);
            assert_eq!(range.next_down(next, false), at);
            at = next;
        }
        assert_eq!(seen, [(2, 1), (3, 1), (2, 2), (3, 2)]);
        assert_eq!(at, pos(2, 1));
        seen.clear();
        for _ in 0..range.count() {
            seen.push((at.row, at.column));
            let next = range.next_across(at, true);
            assert_eq!(range.next_across(next, false), at);
            at = next;
        }
        assert_eq!(seen, [(2, 1), (2, 2), (3, 1), (3, 2)]);
        assert!(range.contains(pos(3, 1)) && !range.contains(pos(4, 1)));
    }
}
