//! `giaoban table FILE`: figures of indicators at areas, one row each.

mod comparisons;
mod csv;
mod json;
mod question;
mod text;
mod told;

use super::args::{Args, Failure, Output};
use crate::{
    analysis::{Figure, Lens, compare::percent_of_goal, cut, figure_through},
    model::{CapitalBasis, Edit, Indicator, Name, Object, PlaceId, Project, Settings, Transaction},
};

use comparisons::{Comparisons, Peers};
use question::{Format, Question, push_new};

/// `giaoban table FILE --indicator ID[,ID..] --period P[,P..] [..]`, as `help.rs` lists it.
pub fn run(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let lang = args.language();
    let (file, question) = Question::read(args)?;
    let mut project = super::lookup::open(&file, lang)?;
    if let Some(basis) = question.basis {
        project = by_basis(project, basis);
    }
    let rows = lines(&project, &question).map_err(|failure| failure.at(&file))?;
    let text = match question.format {
        Format::Text => text::as_text(&project, &rows, &question, lang),
        Format::Csv => csv::as_csv(&project, &rows, &question, lang),
        Format::Json => json::as_json(&project, &rows, lang),
    };
    Ok(output.say(&text))
}

/// One line of the answer.
struct Line<'p> {
    indicator: &'p Indicator,
    figure: Figure,
    /// The member of the dimension that the figure was cut along.
    member: Option<(String, Name)>,
    percent_of_plan: Option<f64>,
    comparisons: Comparisons,
}

fn lines<'p>(project: &'p Project, question: &Question) -> Result<Vec<Line<'p>>, Failure> {
    let chosen = question.indicators(project)?;
    let places = question.places(project, &chosen)?;
    let lens = question.lens(project);
    let mut rows = Vec::new();
    for indicator in chosen {
        let mut periods = Vec::new();
        for period in &question.periods {
            push_new(&mut periods, indicator.period_for(*period));
        }
        let peers: Vec<Peers> = periods
            .iter()
            .map(|at| Peers::of(project, question, indicator, *at, &places))
            .collect();
        for place in &places {
            for (period, peers) in periods.iter().zip(&peers) {
                let measure = question.measure;
                let figure = figure_through(project, &indicator.id, measure, place, *period, lens);
                let Some(figure) = figure else { continue };
                rows.push(Line {
                    indicator,
                    member: None,
                    percent_of_plan: percent_of_goal(project, &figure)
                        .ok()
                        .map(|(percent, _)| percent),
                    comparisons: Comparisons::of(project, question, &figure, peers),
                    figure,
                });
                rows.extend(slices(project, question, indicator, place, *period, lens)?);
            }
        }
    }
    Ok(rows)
}

/// The members of the dimension that was asked for, each with a line of its own.
fn slices<'p>(
    project: &'p Project,
    question: &Question,
    indicator: &'p Indicator,
    place: &PlaceId,
    period: crate::model::Period,
    lens: Lens,
) -> Result<Vec<Line<'p>>, Failure> {
    let Some(dimension) = &question.by else { return Ok(Vec::new()) };
    let found = cut(project, &indicator.id, question.measure, place, period, lens, dimension);
    let found = found.ok_or_else(|| question::cannot_cut(project, indicator, dimension))?;
    let line = |slice: crate::analysis::Slice| Line {
        indicator,
        figure: slice.figure,
        member: Some((slice.member, slice.name)),
        percent_of_plan: None,
        comparisons: Comparisons::default(),
    };
    Ok(found.slices.into_iter().map(line).collect())
}

/// The project with another basis of its disbursement rates, for this answer only.
fn by_basis(mut project: Project, basis: CapitalBasis) -> Project {
    let before = project.settings().clone();
    let after = Settings { capital_basis: basis, ..before.clone() };
    let put = |settings| Some(Box::new(Object::Settings(settings)));
    let edits = vec![Edit::Put { before: put(before), after: put(after) }];
    let (label, author) = (String::new(), String::new());
    // Settings as they stand can always be replaced.
    let _ = project.apply(&Transaction { label, author, at: 0, reason: None, edits });
    project
}
