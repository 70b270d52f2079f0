//! The answer for a spreadsheet.

use super::{
    Line,
    json::{origin_code, rule_code, status_code},
    question::{Question, With},
};
use crate::{
    analysis::{Figure, Shown},
    cli::lookup::measure_code,
    model::Project,
    text::lang::Lang,
    text::number::format_plain,
};

const HEAD: &str = "indicator,area,area_name,period,measure,value,unit,status,rule,reported,\
     expected,stated,computed,origin,illustrative,percent_of_plan,member";

/// What stands beside each figure where it is asked for.
const BESIDE: [(With, &str); 4] = [
    (With::Plan, "plan,plan_reported,plan_expected"),
    (With::Time, "change_since_last_year"),
    (With::Rank, "rank,of,unranked"),
    (With::Share, "percent_of_whole"),
];

pub(super) fn as_csv(
    project: &Project,
    rows: &[Line<'_>],
    question: &Question,
    lang: Lang,
) -> String {
    let plain = |number: Option<f64>| number.map(format_plain).unwrap_or_default();
    let asked = BESIDE.iter().filter(|(with, _)| question.wants(*with));
    let head: Vec<&str> = std::iter::once(HEAD).chain(asked.map(|(_, name)| *name)).collect();
    let mut lines = vec![head.join(",")];
    for line in rows {
        let figure = &line.figure;
        let value = match figure.shown {
            Shown::NotApplicable => "n/a".to_owned(),
            _ => plain(figure.number()),
        };
        let name = project.place_name(&figure.place).map(|name| lang.pick(name));
        let fields = [
            figure.indicator.to_string(),
            figure.place.to_string(),
            name.unwrap_or_default().to_owned(),
            figure.period.to_string(),
            measure_code(figure.measure).to_owned(),
            value,
            lang.pick(&line.indicator.unit).to_owned(),
            status_code(figure).unwrap_or_default().to_owned(),
            rule_code(figure.rule).to_owned(),
            figure.coverage.reported.to_string(),
            figure.coverage.expected.to_string(),
            plain(figure.stated),
            plain(figure.computed),
            origin_code(figure.origin).to_owned(),
            figure.illustrative.to_string(),
            plain(line.percent_of_plan),
            line.member.as_ref().map(|(member, _)| member.clone()).unwrap_or_default(),
        ];
        let mut fields = fields.map(|field| quoted(&field)).to_vec();
        let beside = &line.comparisons;
        if question.wants(With::Plan) {
            let planned = beside.plans.first().map(|(_, found, _)| &found.plan);
            fields.push(plain(planned.and_then(Figure::number)));
            let counts = planned.map(|it| [it.coverage.reported, it.coverage.expected]);
            let counts = counts.map(|counts| counts.map(|it| it.to_string())).unwrap_or_default();
            fields.extend(counts);
        }
        if question.wants(With::Time) {
            let change = beside.last_year.as_ref().and_then(|change| change.as_ref().ok());
            fields.push(plain(change.map(|change| change.absolute)));
        }
        if question.wants(With::Rank) {
            let counts = beside.rank.as_ref().map(|it| [it.rank, it.of, it.unranked]);
            let counts = counts.map(|counts| counts.map(|it| it.to_string())).unwrap_or_default();
            fields.extend(counts);
        }
        if question.wants(With::Share) {
            fields.push(plain(beside.percent_of_whole));
        }
        lines.push(fields.join(","));
    }
    lines.join("\n")
}

fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
