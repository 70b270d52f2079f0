//! The answer for a spreadsheet.

use super::{
    Line,
    json::{origin_code, rule_code, status_code},
};
use crate::{
    analysis::Shown, cli::lookup::measure_code, model::Project, text::lang::Lang,
    text::number::format_plain,
};

const HEAD: &str = "indicator,area,area_name,period,measure,value,unit,status,rule,reported,\
     expected,stated,computed,origin,illustrative,percent_of_plan,member";

pub(super) fn as_csv(project: &Project, rows: &[Line<'_>], lang: Lang) -> String {
    let plain = |number: Option<f64>| number.map(format_plain).unwrap_or_default();
    let mut lines = vec![HEAD.to_owned()];
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
        lines.push(fields.map(|field| quoted(&field)).join(","));
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
