//! The answer for a person at a terminal: one block per indicator and period.

use std::collections::BTreeMap;

use super::{
    Line,
    question::{Question, Rounding, With, push_new},
    told,
};
use crate::{
    analysis::{Figure, Origin, Rule, Shown, compare::RoundedParts, explain},
    model::{Indicator, Measure, Period, PlaceId, Project, Status},
    text::{
        cli_messages::{CliTexts, cli_texts, rank_among},
        lang::Lang,
        number::format_number,
        period::period_label,
    },
};

/// Name, value, whatever was asked for beside it, what it stands on.
pub(super) fn as_text(
    project: &Project,
    rows: &[Line<'_>],
    question: &Question,
    lang: Lang,
) -> String {
    let texts = cli_texts(lang);
    let mut keys: Vec<(&Indicator, Period)> = Vec::new();
    for line in rows {
        push_new(&mut keys, (line.indicator, line.figure.period));
    }
    let mut blocks = Vec::new();
    for (indicator, period) in keys {
        let lines: Vec<&Line<'_>> = rows
            .iter()
            .filter(|line| line.indicator.id == indicator.id && line.figure.period == period)
            .collect();
        let measure = lines.first().map_or(Measure::Actual, |line| line.figure.measure);
        let mut block = format!(
            "{} ({}), {}, {}",
            lang.pick(&indicator.name),
            lang.pick(&indicator.unit),
            texts.measure(measure),
            period_label(lang, period, question.reading.kind(indicator.kind))
        );
        let rounded = rounded(project, &lines, indicator);
        let shown = Shower { project, texts, lang, question, rounded: rounded.as_ref() };
        for row in aligned(&shown.table(&lines)) {
            block.push('\n');
            block.push_str(&row);
        }
        if let Some(note) = shown.rounding_note() {
            block.push_str("\n  ");
            block.push_str(note);
        }
        for line in lines.iter().filter(|line| line.member.is_none()) {
            let rows = told::rows(project, line, question, lang);
            if rows.is_empty() {
                continue;
            }
            block.push_str("\n  ");
            block.push_str(&shown.name(line));
            for row in rows {
                block.push('\n');
                block.push_str(&row);
            }
        }
        blocks.push(block);
    }
    blocks.join("\n\n")
}

/// A total and all its units, as rounded: the total's place and the units' values as shown.
struct Rounded {
    needs_note: bool,
    /// By the largest remainders, where those are asked for and can be had.
    adjusted: BTreeMap<PlaceId, f64>,
}

/// What rounding does to a block that holds a total and all the units that make it up.
fn rounded(project: &Project, lines: &[&Line<'_>], indicator: &Indicator) -> Option<Rounded> {
    let root = &project.root()?.id;
    let plain = || lines.iter().filter(|line| line.member.is_none()).map(|line| &line.figure);
    let number = |figure: &Figure| match figure.shown {
        Shown::Number(number) => Some(number),
        _ => None,
    };
    let whole = plain().find(|figure| figure.place == *root && figure.rule == Rule::Sum)?;
    let total = number(whole)?;
    let Figure { measure, place, period, lens, .. } = whole;
    let made_of = explain(project, &indicator.id, *measure, place, *period, *lens)?.terms;
    let mut units = Vec::new();
    for unit in made_of.into_iter().map(|term| term.figure.place) {
        let figure = plain().find(|figure| figure.place == unit)?;
        if figure.shown != Shown::NotApplicable {
            units.push((unit, number(figure)?));
        }
    }
    let parts: Vec<f64> = units.iter().map(|(_, value)| *value).collect();
    let found = RoundedParts::new(&parts, total, indicator.decimals).ok()?;
    let adjusted = found.reconciled().ok().filter(|_| found.needs_note()).unwrap_or_default();
    let places = units.into_iter().map(|(place, _)| place);
    Some(Rounded { needs_note: found.needs_note(), adjusted: places.zip(adjusted).collect() })
}

struct Shower<'a> {
    project: &'a Project,
    texts: &'static CliTexts,
    lang: Lang,
    question: &'a Question,
    rounded: Option<&'a Rounded>,
}

impl Shower<'_> {
    /// Head and rows, cell by cell.
    fn table(&self, lines: &[&Line<'_>]) -> Vec<Vec<String>> {
        let texts = self.texts;
        let of_plan = lines.iter().any(|line| line.percent_of_plan.is_some());
        let wants = |with| self.question.wants(with);
        let mut head = vec![String::new(), String::new()];
        let mut add = |wanted: bool, word: &str| {
            if wanted {
                head.push(word.to_owned());
            }
        };
        add(wants(With::Plan), texts.plan_head);
        add(of_plan, texts.of_plan);
        add(wants(With::Time), texts.since_last_year);
        add(wants(With::Rank), texts.rank);
        add(wants(With::Share), texts.of_whole);
        let has_head = head.len() > 2;
        let row = |line: &&Line<'_>| {
            let beside = &line.comparisons;
            let mut cells = vec![self.name(line), self.value(line)];
            let mut add = |wanted: bool, cell: Option<String>| {
                if wanted {
                    cells.push(cell.unwrap_or_default());
                }
            };
            let plan = beside.plans.first().and_then(|(_, found, _)| self.plan(line, &found.plan));
            add(wants(With::Plan), plan);
            add(of_plan, line.percent_of_plan.map(|percent| format_number(self.lang, percent, 1)));
            let change = beside.last_year.as_ref().and_then(|change| change.as_ref().ok());
            add(wants(With::Time), change.map(|change| self.change(line, change.absolute)));
            let rank = beside.rank.as_ref();
            let rank = rank.map(|it| rank_among(self.lang, it.rank, it.of, it.unranked));
            add(wants(With::Rank), rank);
            let share = beside.percent_of_whole;
            add(wants(With::Share), share.map(|it| format_number(self.lang, it, 1)));
            cells.push(self.notes(line));
            cells
        };
        let rows = lines.iter().map(row);
        if !has_head {
            return rows.collect();
        }
        head.push(String::new());
        std::iter::once(head).chain(rows).collect()
    }

    fn name(&self, line: &Line<'_>) -> String {
        if let Some((_, name)) = &line.member {
            return format!("  {}", self.lang.pick(name));
        }
        let place = &line.figure.place;
        let name = self.project.place_name(place);
        name.map_or_else(|| place.to_string(), |name| self.lang.pick(name).to_owned())
    }

    fn value(&self, line: &Line<'_>) -> String {
        match line.figure.shown {
            Shown::Number(number) | Shown::Partial(number) => {
                let of_block = self.rounded.filter(|_| self.adjusts() && line.member.is_none());
                let adjusted = of_block.and_then(|it| it.adjusted.get(&line.figure.place));
                self.figure(line, adjusted.copied().unwrap_or(number))
            }
            Shown::NotReported => self.texts.not_reported.to_owned(),
            Shown::NotApplicable => self.texts.not_applicable.to_owned(),
        }
    }

    fn figure(&self, line: &Line<'_>, number: f64) -> String {
        format_number(self.lang, number, line.indicator.decimals)
    }

    /// A plan of some of the units says of how many: "300 (2/4 đơn vị)".
    fn plan(&self, line: &Line<'_>, plan: &Figure) -> Option<String> {
        let number = self.figure(line, plan.number()?);
        let coverage = plan.is_partial().then(|| plan.coverage.label(self.lang));
        Some(coverage.map_or(number.clone(), |coverage| format!("{number} ({coverage})")))
    }

    fn change(&self, line: &Line<'_>, difference: f64) -> String {
        let sign = if difference > 0.0 { "+" } else { "" };
        format!("{sign}{}", self.figure(line, difference))
    }

    fn notes(&self, line: &Line<'_>) -> String {
        let (figure, texts) = (&line.figure, self.texts);
        let mut notes: Vec<String> = Vec::new();
        let is_made_up = figure.coverage.expected > 1;
        if is_made_up && !figure.coverage.is_complete() && figure.origin != Origin::Stated {
            notes.push(figure.coverage.label(self.lang));
            // Whom to ring up, where most have reported.
            if figure.coverage.reported > 0 && figure.missing.len() <= 3 {
                let names =
                    figure.missing.iter().filter_map(|place| self.project.place_name(place));
                let names: Vec<&str> = names.map(|name| self.lang.pick(name)).collect();
                notes.push(format!("{} {}", texts.still_missing, names.join(", ")));
            }
        }
        if let (None, Some(reason)) = (figure.number(), &figure.reason) {
            notes.push(self.lang.pick(reason).to_owned());
        }
        if figure.origin == Origin::Computed && !figure.is_partial() {
            notes.push(texts.computed.to_owned());
        }
        if figure.number().is_some() {
            match figure.status {
                Status::Final => {}
                Status::Provisional => notes.push(texts.provisional.to_owned()),
                Status::Estimate => notes.push(texts.estimated.to_owned()),
            }
            if figure.illustrative {
                notes.push(texts.illustrative.to_owned());
            }
        }
        notes.join(" · ")
    }

    fn adjusts(&self) -> bool {
        self.question.rounding == Rounding::LargestRemainder
    }

    fn rounding_note(&self) -> Option<&'static str> {
        let rounded = self.rounded.filter(|rounded| rounded.needs_note)?;
        let is_adjusted = self.adjusts() && !rounded.adjusted.is_empty();
        Some(if is_adjusted { self.texts.adjusted } else { self.texts.rounding })
    }
}

/// Rows whose cells stand below one another: the first and the last to the left, figures to the
/// right.
fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
            let is_text = at == 0 || at + 1 == columns;
            if is_text { format!("  {cell:<width$}") } else { format!("  {cell:>width$}") }
        });
        cells.collect::<String>().trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
