//! The fill handle: where it leads, and how a line of cells goes on.

use crate::{model::Cell, text::number::rounded};

use super::{selection::Range, state::CellPos};

/// More decimals than any figure of the field has; beyond them is only the noise of adding.
const DECIMALS: u8 = 9;

/// The cells that dragging the handle to `to` would fill, beside the range along one axis: none
/// inside of it. Also whether they lie below or above it, and whether they come after it.
#[must_use]
pub fn filled_range(range: Range, to: CellPos) -> Option<(Range, bool, bool)> {
    let below = to.row.saturating_sub(range.last.row);
    let above = range.first.row.saturating_sub(to.row);
    let right = to.column.saturating_sub(range.last.column);
    let left = range.first.column.saturating_sub(to.column);
    let Range { first, last } = range;
    if below.max(above) == 0 && right.max(left) == 0 {
        None
    } else if below.max(above) >= right.max(left) && below > 0 {
        let from = CellPos { row: last.row + 1, ..first };
        Some((Range::between(from, CellPos { row: to.row, ..last }), true, true))
    } else if below.max(above) >= right.max(left) {
        let until = CellPos { row: first.row - 1, ..last };
        Some((Range::between(CellPos { row: to.row, ..first }, until), true, false))
    } else if right > 0 {
        let from = CellPos { column: last.column + 1, ..first };
        Some((Range::between(from, CellPos { column: to.column, ..last }), false, true))
    } else {
        let until = CellPos { column: first.column - 1, ..last };
        Some((Range::between(CellPos { column: to.column, ..first }, until), false, false))
    }
}

/// The next `count` cells of a line: two or more numbers at equal distances go on so (as firm as
/// the least firm of them), anything else is repeated.
#[must_use]
pub fn continued(line: &[Cell], count: usize) -> Vec<Cell> {
    if let Some((last, step)) = series(line) {
        let status = line.iter().filter_map(|cell| cell.status()).max().unwrap_or_default();
        let next = (1..=count).map(|at| rounded(last + step * at as f64, DECIMALS));
        let cells: Option<Vec<Cell>> = next.map(|number| Cell::value(number, status)).collect();
        if let Some(cells) = cells {
            return cells;
        }
    }
    line.iter().copied().cycle().take(count).collect()
}

/// The last number and the step of a linear series.
fn series(line: &[Cell]) -> Option<(f64, f64)> {
    let numbers: Vec<f64> = line.iter().map(|cell| cell.number()).collect::<Option<_>>()?;
    let [.., before, last] = numbers.as_slice() else { return None };
    let step = last - before;
    let is_linear = numbers.windows(2).all(|pair| match pair {
        [one, next] => (next - one - step).abs() <= 1e-9 * (1.0 + one.abs().max(next.abs())),
        _ => false,
    });
    is_linear.then_some((*last, step))
}

#[cfg(test)]
mod tests {
    use crate::model::Status;

    use super::*;

    fn number(number: f64) -> Cell {
        Cell::value(number, Status::Final).expect("a number")
    }

    fn numbers(all: &[f64]) -> Vec<Cell> {
        all.iter().map(|one| number(*one)).collect()
    }

    #[test]
    fn a_linear_series_goes_on_and_anything_else_is_repeated() {
        let table: &[(&[f64], &[f64])] = &[
            (&[5.0], &[5.0, 5.0, 5.0]),
            (&[1.0, 2.0], &[3.0, 4.0, 5.0]),
            (&[10.0, 8.0, 6.0], &[4.0, 2.0, 0.0]),
            (&[0.1, 0.2], &[0.3, 0.4, 0.5]),
            (&[7.0, 7.0], &[7.0, 7.0, 7.0]),
            // 1, 2, 4 is no linear series: nothing is made up.
            (&[1.0, 2.0, 4.0], &[1.0, 2.0, 4.0]),
        ];
        for (line, expected) in table {
            assert_eq!(continued(&numbers(line), 3), numbers(expected), "{line:?}");
        }
        let gap = [number(1.0), Cell::NotReported];
        assert_eq!(continued(&gap, 3), [number(1.0), Cell::NotReported, number(1.0)]);
        let estimate = Cell::value(2.0, Status::Estimate).expect("a number");
        let next = Cell::value(3.0, Status::Estimate).expect("a number");
        assert_eq!(continued(&[number(1.0), estimate], 1), [next], "as firm as the least firm");
    }

    #[test]
    fn the_handle_fills_along_one_axis_beside_the_range() {
        let at = |row, column| CellPos { row, column };
        let range = Range::between(at(2, 2), at(3, 3));
        let table = [
            (at(3, 3), None),
            (at(2, 3), None),
            (at(6, 3), Some((Range::between(at(4, 2), at(6, 3)), true, true))),
            (at(6, 4), Some((Range::between(at(4, 2), at(6, 3)), true, true))),
            (at(0, 2), Some((Range::between(at(0, 2), at(1, 3)), true, false))),
            (at(4, 6), Some((Range::between(at(2, 4), at(3, 6)), false, true))),
            (at(2, 0), Some((Range::between(at(2, 0), at(3, 1)), false, false))),
        ];
        for (to, expected) in table {
            assert_eq!(filled_range(range, to), expected, "{to:?}");
        }
    }
}
