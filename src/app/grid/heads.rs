//! What stands at the heads of rows and columns.

use std::ops::Range;

use crate::{
    analysis::{TimeReading, plan_period},
    app::view::{Head, Line, Part, TableModel, group_note},
    model::{
        AcrossAreas, Direction, Indicator, Measure, Operand, OperandMeasure, OperandPeriod, Project,
    },
    text::{
        grid_messages::{index_parts, percent_of_plan_head},
        lang::Lang,
        period::period_label,
        window::window_texts,
    },
};

/// The name of a row, or of a column in full; the province as a whole is "Toàn tỉnh".
#[must_use]
pub fn line_name(project: &Project, table: &TableModel, line: &Line, lang: Lang) -> String {
    match &line.head {
        Head::Area(place) if project.root().is_some_and(|root| root.id == *place) => {
            window_texts(lang).whole_province.to_owned()
        }
        Head::Area(place) => project
            .place_name(place)
            .map_or_else(|| place.to_string(), |name| lang.pick(name).to_owned()),
        Head::Indicator(id) => project
            .indicators()
            .get(id)
            .map_or_else(|| id.to_string(), |indicator| lang.pick(&indicator.name).to_owned()),
        Head::Period(period) => period_label(lang, *period, table.kind(project)),
    }
}

/// What the names of the rows are.
#[must_use]
pub fn rows_head(table: &TableModel, lang: Lang) -> &'static str {
    let texts = window_texts(lang);
    match table.rows.first().map(|line| &line.head) {
        Some(Head::Indicator(_)) => texts.indicator_column,
        Some(Head::Period(_)) => texts.period,
        Some(Head::Area(_)) | None => texts.unit_column,
    }
}

/// What is said beside the name of a row: how many members a group has, the unit of an indicator.
pub(super) fn row_note(
    project: &Project,
    table: &TableModel,
    line: &Line,
    lang: Lang,
) -> Option<String> {
    match &line.head {
        Head::Area(place) => group_note(project, place, lang),
        Head::Indicator(id) => {
            let indicator = table.indicator(project, id)?;
            Some(unit_with_period(table, line.part, indicator, lang))
        }
        Head::Period(_) => None,
    }
}

/// The head of a column: short where the indicator has a short name.
#[must_use]
pub fn column_head(project: &Project, table: &TableModel, line: &Line, lang: Lang) -> String {
    let indicator = line.indicator().and_then(|id| project.indicators().get(id));
    match indicator.and_then(|indicator| indicator.short.as_ref()) {
        Some(short) => lang.pick(short).to_owned(),
        None => line_name(project, table, line, lang),
    }
}

/// The measure that stands in a column itself.
#[must_use]
pub fn own_measure(project: &Project, table: &TableModel, line: &Line) -> Measure {
    let indicator = line.indicator().or(table.one_indicator());
    let indicator = indicator.and_then(|id| project.indicators().get(id));
    indicator.map_or(table.measure, |indicator| indicator.measure_for(table.measure))
}

/// "Thực hiện", "Kế hoạch", "% KH"; `measure` is what stands in the column itself.
#[must_use]
pub fn part_head(measure: Measure, part: Part, lang: Lang) -> &'static str {
    let texts = window_texts(lang);
    match (part, measure) {
        (Part::Own, Measure::Actual) => texts.actual,
        (Part::Own, Measure::Estimate) => texts.estimate,
        (Part::Own, Measure::Plan) | (Part::Plan, _) => texts.plan,
        (Part::PercentOfPlan, _) => percent_of_plan_head(lang),
    }
}

/// Below the head of a column: the unit where it is one, and the period where the column has one of
/// its own.
pub(super) fn unit_line(project: &Project, table: &TableModel, line: &Line, lang: Lang) -> String {
    let of_table = table.one_indicator();
    let Some(indicator) = line.indicator().or(of_table).and_then(|id| table.indicator(project, id))
    else {
        // "% KH" says its unit itself.
        return String::new();
    };
    match line.head {
        Head::Period(_) if line.part == Part::Own => lang.pick(&indicator.unit).to_owned(),
        _ => unit_with_period(table, line.part, indicator, lang),
    }
}

fn unit_with_period(table: &TableModel, part: Part, indicator: &Indicator, lang: Lang) -> String {
    if part == Part::PercentOfPlan {
        return "%".to_owned();
    }
    let unit = lang.pick(&indicator.unit);
    let period = match part {
        Part::Plan => plan_period(indicator, table.period, TimeReading::Own),
        _ => indicator.period_for(table.period),
    };
    let is_own = [&table.rows, &table.columns]
        .into_iter()
        .any(|lines| lines.first().is_some_and(|line| matches!(line.head, Head::Period(_))));
    if period == table.period || is_own {
        unit.to_owned()
    } else {
        format!("{unit} · {}", period_label(lang, period, indicator.kind))
    }
}

/// Columns that stand under one head.
pub(super) fn groups(table: &TableModel) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, line) in table.columns.iter().enumerate() {
        let same = |group: &&mut Range<usize>| {
            table.columns.get(group.start).is_some_and(|first| first.head == line.head)
        };
        match groups.last_mut().filter(same) {
            Some(group) => group.end = at + 1,
            None => groups.push(at..at + 1),
        }
    }
    groups
}

/// The index row of official forms: "1", "2", "3=1/2" where a column follows from others shown.
pub(super) fn index_line(project: &Project, table: &TableModel, at: usize) -> String {
    let number = at + 1;
    let Some(line) = table.columns.get(at) else { return String::new() };
    let of = |wanted: &dyn Fn(&Line) -> bool| {
        table.columns.iter().position(wanted).map(|found| found + 1)
    };
    let indicator =
        line.indicator().or(table.one_indicator()).and_then(|id| project.indicators().get(id));
    if line.part == Part::PercentOfPlan {
        let beside = |part| of(&|other: &Line| other.head == line.head && other.part == part);
        // Of a rate that should fall, the fall counts: no quotient of these columns.
        let is_quotient = indicator.is_some_and(|i| i.direction != Direction::Down);
        let sides = beside(Part::Own).zip(beside(Part::Plan)).filter(|_| is_quotient);
        return index_parts(number, sides.map(|(own, plan)| format!("{own}/{plan}")));
    }
    let Some(indicator) = indicator.filter(|_| line.indicator().is_some()) else {
        return number.to_string();
    };
    let column_of = |id: &crate::model::IndicatorId| {
        of(&|other: &Line| other.indicator() == Some(id) && other.part == line.part)
    };
    let side = |operand: &Operand| {
        let is_plain = operand.measure == OperandMeasure::Same && operand.at == OperandPeriod::Same;
        is_plain.then(|| column_of(&operand.indicator)).flatten()
    };
    let parts: Vec<&Indicator> = project.breakdown_of(&indicator.id).collect();
    let dimensions = |part: &&Indicator| {
        part.breakdown.iter().flat_map(|it| it.members.keys()).cloned().collect::<Vec<String>>()
    };
    // Parts along two dimensions would count everything twice.
    let add_up = parts.len() > 1
        && parts.iter().all(|part| parts.first().map(dimensions) == Some(dimensions(part)));
    let made = match &indicator.across_areas {
        // What the capital basis adds or takes is no column here.
        AcrossAreas::RatioOfSums { numerator, denominator, .. } if indicator.basis.is_none() => {
            side(numerator).zip(side(denominator)).map(|(above, below)| format!("{above}/{below}"))
        }
        AcrossAreas::Sum if add_up => {
            let at: Option<Vec<String>> =
                parts.iter().map(|part| column_of(&part.id).map(|at| at.to_string())).collect();
            at.map(|at| at.join("+"))
        }
        _ => None,
    };
    index_parts(number, made)
}
