//! What a pasted block would do to the cells it goes to, before anything is done: what changes, what
//! is overwritten, what is not understood, and what has to be asked.

mod place;

pub use place::{Ground, Place, Way};

use crate::{
    analysis::Shown,
    model::{Cell, CellKey, Indicator},
    text::{
        lang::Lang,
        number::{Marks, NumberError, marks_of, other_mark},
    },
};

use super::entry::{full_text, read_cell, rounded_text, two_readings};

/// A cell that a text goes to.
#[derive(Clone, Debug)]
pub struct Target<'p> {
    pub key: CellKey,
    pub indicator: &'p Indicator,
    /// What was entered there.
    pub current: Cell,
    /// What copying it gives: the figure as it is shown, and whether that is what was entered.
    pub shown: Shown,
    pub is_stated: bool,
}

/// What a text says of its cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    /// Nothing new.
    Same,
    Becomes(Cell),
    /// Nothing, over a cell that holds something: a wish to clear it, or a gap of merged cells.
    Blank,
    /// One mark and three digits: as thousands, and as decimals.
    Marks {
        mark: char,
        readings: [Cell; 2],
    },
    /// A lone dash: none, or no figure.
    Dash {
        readings: [Cell; 2],
    },
    /// Why it is no figure.
    NotUnderstood(NumberError),
}

/// A text and its cell.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedCell {
    pub key: CellKey,
    pub before: Cell,
    /// Decimals with which its figures are shown.
    pub decimals: u8,
    pub text: String,
    pub said: Said,
}

/// What has to be asked of a column of the block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// The column of the table.
    pub at: usize,
    /// A text that reads as thousands or as decimals, with both readings.
    pub marks: Option<MarksQuestion>,
    /// Whether a lone dash stands in it.
    pub has_dash: bool,
}

/// "1.234": thousands or decimals.
#[derive(Clone, Debug, PartialEq)]
pub struct MarksQuestion {
    pub text: String,
    pub mark: char,
    /// As thousands, and as decimals.
    pub readings: [Cell; 2],
    pub decimals: u8,
    /// The mark before decimals, by another text of the column that leaves no doubt.
    pub evidence: Option<(char, String)>,
}

/// What a dash stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Không phát sinh: 0.
    Zero,
    /// Chưa có số liệu.
    NotReported,
}

/// What was answered to the plan's questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// Of each column, the mark before decimals.
    pub marks: Vec<Option<char>>,
    /// Of each column, what its dashes stand for.
    pub dashes: Vec<Option<Dash>>,
    /// Whether empty texts clear their cells.
    pub blanks_clear: bool,
    /// Whether what has no place or is not understood is left out.
    pub leaves_out: bool,
}

/// What becomes of a cell, after the answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    Stays,
    Becomes(Cell),
    /// Its column's question is open.
    Open,
    NotUnderstood(NumberError),
}

/// How many cells of each kind there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub changed: usize,
    /// Of those, cells that hold something else now.
    pub overwritten: usize,
    /// Of those, cells that will hold nothing.
    pub cleared: usize,
    pub not_understood: usize,
    /// Cells that wait for an answer.
    pub open: usize,
    /// Empty texts over cells that hold something.
    pub blank: usize,
}

/// Why the plan cannot be carried out yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A column's question is open.
    Question,
    /// Something would be left out, and nobody has said that it may.
    LeftOut,
}

/// What a block would do.
#[derive(Clone, Debug, PartialEq)]
pub struct PastePlan {
    pub place: Place,
    pub columns: Vec<Column>,
    /// Row by row; none where the block's row is shorter, or the table has no cell.
    pub cells: Vec<Option<PlannedCell>>,
    /// Texts over cells in which nothing is entered, beside those that went out with the table.
    pub over_computed: usize,
}

impl PastePlan {
    /// Reads the texts of a block for the cells of its place.
    pub fn new<'p>(
        block: &[Vec<String>],
        place: Place,
        lang: Lang,
        mut target: impl FnMut(usize, usize) -> Option<Target<'p>>,
    ) -> Self {
        let mut columns: Vec<Column> =
            place.columns.iter().map(|(_, to)| Column { at: *to, ..Column::default() }).collect();
        let mut cells = Vec::with_capacity(place.rows.len() * columns.len());
        let mut over_computed = 0;
        for (from_row, to_row) in &place.rows {
            for ((from, to), column) in place.columns.iter().zip(&mut columns) {
                let text = block.get(*from_row).and_then(|row| row.get(*from));
                let target = target(*to_row, *to);
                // Our own tables bring their computed cells with them.
                let is_lost = target.is_none() && place.way == Way::Here;
                let is_figure = text.is_some_and(|text| !text.trim().is_empty());
                over_computed += usize::from(is_lost && is_figure);
                let cell = text.zip(target).map(|(text, target)| {
                    let said = read(text, lang, &target);
                    column.note(text, said, &target);
                    PlannedCell {
                        key: target.key,
                        before: target.current,
                        decimals: target.indicator.decimals,
                        text: text.trim().to_owned(),
                        said,
                    }
                });
                cells.push(cell);
            }
        }
        let mut plan = Self { place, columns, cells, over_computed };
        plan.find_evidence(block);
        plan
    }

    /// Of each column with a doubt, another text of the block that settles it.
    fn find_evidence(&mut self, block: &[Vec<String>]) {
        let froms = self.place.columns.iter().map(|(from, _)| *from);
        for (column, from) in self.columns.iter_mut().zip(froms) {
            let Some(question) = &mut column.marks else { continue };
            let rows = self.place.rows.iter().filter_map(|(at, _)| block.get(*at)?.get(from));
            let mut sure = rows.filter_map(|text| match marks_of(text) {
                Marks::Decimal(mark) => Some((mark, text)),
                Marks::Doubtful(_) | Marks::Silent => None,
            });
            if let Some((mark, text)) = sure.next()
                && sure.all(|(other, _)| other == mark)
            {
                question.evidence = Some((mark, text.trim().to_owned()));
            }
        }
    }

    /// The answers to begin with: those that the block itself gives, unless they are implausible;
    /// nothing that is empty clears, nothing is left out unasked.
    #[must_use]
    pub fn first_answers(&self, is_plausible: impl Fn(&CellKey, f64) -> bool) -> Answers {
        let mut answers = Answers {
            marks: self
                .columns
                .iter()
                .map(|column| Some(column.marks.as_ref()?.evidence.as_ref()?.0))
                .collect(),
            dashes: vec![None; self.columns.len()],
            blanks_clear: false,
            leaves_out: false,
        };
        let mut doubted = Vec::new();
        for (cell, at) in self.placed() {
            if matches!(cell.said, Said::Marks { .. })
                && let Outcome::Becomes(Cell::Value { number, .. }) = outcome(cell, at, &answers)
                && !is_plausible(&cell.key, number)
            {
                doubted.push(at);
            }
        }
        for at in doubted {
            if let Some(answer) = answers.marks.get_mut(at) {
                *answer = None;
            }
        }
        answers
    }

    /// Every cell with the number of its column.
    fn placed(&self) -> impl Iterator<Item = (&PlannedCell, usize)> {
        let width = self.columns.len().max(1);
        self.cells
            .iter()
            .enumerate()
            .filter_map(move |(at, cell)| Some((cell.as_ref()?, at % width)))
    }

    /// The cell of a row and column of the plan.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&PlannedCell> {
        self.cells.get(row * self.columns.len() + column)?.as_ref()
    }

    /// What becomes of the cell of a row and column of the plan.
    #[must_use]
    pub fn outcome(&self, row: usize, column: usize, answers: &Answers) -> Outcome {
        self.cell(row, column).map_or(Outcome::Stays, |cell| outcome(cell, column, answers))
    }

    /// How many cells of each kind there are.
    #[must_use]
    pub fn counts(&self, answers: &Answers) -> Counts {
        let mut counts = Counts::default();
        for (cell, column) in self.placed() {
            counts.blank += usize::from(cell.said == Said::Blank);
            match outcome(cell, column, answers) {
                Outcome::Stays => {}
                Outcome::Open => counts.open += 1,
                Outcome::NotUnderstood(_) => counts.not_understood += 1,
                Outcome::Becomes(after) => {
                    let is_filled = cell.before != Cell::NotReported;
                    counts.changed += 1;
                    counts.overwritten += usize::from(is_filled);
                    counts.cleared += usize::from(is_filled && after == Cell::NotReported);
                }
            }
        }
        counts
    }

    /// The texts that are not understood, row by row, with the number of their row and column.
    pub fn not_understood(&self) -> impl Iterator<Item = (&PlannedCell, NumberError)> {
        self.placed().filter_map(|(cell, _)| match cell.said {
            Said::NotUnderstood(error) => Some((cell, error)),
            _ => None,
        })
    }

    /// Whether it must be looked at before it is done: something is overwritten or cleared, asked or
    /// left out, or the rows were found by another table's names.
    #[must_use]
    pub fn needs_look(&self) -> bool {
        let overwrites = |cell: &PlannedCell| match cell.said {
            Said::Same => false,
            Said::Becomes(_) => cell.before != Cell::NotReported,
            _ => true,
        };
        self.lacks_place()
            || self.place.way == Way::Names
            || self.placed().any(|(cell, _)| overwrites(cell))
    }

    /// Whether some of the block has no cell in which it can stand.
    #[must_use]
    pub fn lacks_place(&self) -> bool {
        !self.place.is_whole() || self.over_computed > 0
    }

    /// Why it cannot be done yet.
    #[must_use]
    pub fn obstacle(&self, answers: &Answers) -> Option<Obstacle> {
        let counts = self.counts(answers);
        if counts.open > 0 {
            return Some(Obstacle::Question);
        }
        let leaves_out = counts.not_understood > 0 || self.lacks_place();
        (leaves_out && !answers.leaves_out).then_some(Obstacle::LeftOut)
    }

    /// The cells that change, with what they become.
    #[must_use]
    pub fn changes(&self, answers: &Answers) -> Vec<(CellKey, Cell)> {
        let change = |(cell, column): (&PlannedCell, usize)| match outcome(cell, column, answers) {
            Outcome::Becomes(after) => Some((cell.key.clone(), after)),
            Outcome::Stays | Outcome::Open | Outcome::NotUnderstood(_) => None,
        };
        self.placed().filter_map(change).collect()
    }
}

impl Column {
    fn note(&mut self, text: &str, said: Said, target: &Target<'_>) {
        match said {
            Said::Marks { mark, readings } if self.marks.is_none() => {
                let (text, decimals) = (text.trim().to_owned(), target.indicator.decimals);
                self.marks = Some(MarksQuestion { text, mark, readings, decimals, evidence: None });
            }
            Said::Dash { .. } => self.has_dash = true,
            _ => {}
        }
    }
}

fn read(text: &str, lang: Lang, target: &Target<'_>) -> Said {
    let current = target.current;
    match read_cell(text, lang, target.indicator, current) {
        Ok(cell) if cell == current || went_out(text, lang, target) => Said::Same,
        Ok(cell) => Said::Becomes(cell),
        Err(NumberError::Empty) if current == Cell::NotReported => Said::Same,
        Err(NumberError::Empty) => Said::Blank,
        // What copying a computed figure gives must not ask anything either.
        Err(_) if went_out(text, lang, target) => Said::Same,
        Err(error) => match (two_readings(&error, current), marks_of(text)) {
            (Some(readings), Marks::Doubtful(mark)) => Said::Marks { mark, readings },
            (Some(readings), _) if error == NumberError::Dash => Said::Dash { readings },
            _ => Said::NotUnderstood(error),
        },
    }
}

/// Whether a text is what copying the cell gives, alone or with the whole table: a computed figure
/// must not come back as an entered one.
fn went_out(text: &str, lang: Lang, target: &Target<'_>) -> bool {
    let shown = target.shown;
    text == full_text(lang, shown)
        || !target.is_stated && text == rounded_text(lang, shown, target.indicator.decimals)
}

fn outcome(cell: &PlannedCell, column: usize, answers: &Answers) -> Outcome {
    let after = match cell.said {
        Said::Blank if answers.blanks_clear => Cell::NotReported,
        Said::Same | Said::Blank => return Outcome::Stays,
        Said::Becomes(after) => after,
        Said::Marks { mark, readings: [thousands, decimals] } => {
            match answers.marks.get(column).copied().flatten() {
                Some(before_decimals) if before_decimals == mark => decimals,
                Some(before_decimals) if before_decimals == other_mark(mark) => thousands,
                _ => return Outcome::Open,
            }
        }
        Said::Dash { readings: [zero, not_reported] } => {
            match answers.dashes.get(column).copied().flatten() {
                Some(Dash::Zero) => zero,
                Some(Dash::NotReported) => not_reported,
                None => return Outcome::Open,
            }
        }
        Said::NotUnderstood(error) => return Outcome::NotUnderstood(error),
    };
    if after == cell.before { Outcome::Stays } else { Outcome::Becomes(after) }
}
