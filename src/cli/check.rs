//! `giaoban check FILE`: figures that contradict each other.

use std::path::PathBuf;

use serde::Serialize;

use super::{
    args::{Args, Failure, Output},
    lookup::{choice, json_array, measure_code, open},
};
use crate::{
    analysis::{Finding, Severity, check_all},
    model::SourceId,
    text::{
        cli_messages::{check_summary, cli_texts},
        lang::Lang,
    },
};

/// `giaoban check FILE [--format text|json]`: 0 if no finding is an error, 1 if some are.
pub fn run(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let lang = args.language();
    let file = PathBuf::from(args.need("FILE")?);
    let is_json = choice(args, "format", &[("text", false), ("json", true)], false)?;
    args.nothing_left()?;
    let project = open(&file, lang)?;
    let findings = check_all(&project);
    output.say(&if is_json { as_json(&findings, lang) } else { as_text(&findings, lang) });
    let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(u8::from(has_errors))
}

#[derive(Serialize)]
struct FindingRow<'a> {
    rule: &'static str,
    severity: &'static str,
    area: &'a str,
    indicator: &'a str,
    period: String,
    message: String,
    cells: Vec<CellRow<'a>>,
    suggestion: Option<&'a str>,
}

#[derive(Serialize)]
struct CellRow<'a> {
    indicator: &'a str,
    area: &'a str,
    period: String,
    measure: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
}

fn as_json(findings: &[Finding], lang: Lang) -> String {
    let row = |finding: &Finding| -> String {
        let cells = finding.cells.iter().map(|key| CellRow {
            indicator: key.indicator.as_str(),
            area: key.place.as_str(),
            period: key.period.to_string(),
            measure: measure_code(key.measure),
            document: key.document.as_ref().map(SourceId::as_str),
        });
        let row = FindingRow {
            rule: finding.rule.0,
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "info",
            },
            area: finding.place.as_str(),
            indicator: finding.indicator.as_str(),
            period: finding.period.to_string(),
            message: format!("{}. {}", lang.pick(&finding.title), lang.pick(&finding.message)),
            cells: cells.collect(),
            suggestion: finding.suggestion.as_ref().map(|name| lang.pick(name)),
        };
        // Texts and numbers only: nothing in it can fail to be written.
        serde_json::to_string(&row).unwrap_or_default()
    };
    json_array(findings.iter().map(row))
}

fn as_text(findings: &[Finding], lang: Lang) -> String {
    let texts = cli_texts(lang);
    if findings.is_empty() {
        return texts.nothing_found.to_owned();
    }
    let mut lines = Vec::new();
    for finding in findings {
        let (sign, word) = match finding.severity {
            Severity::Error => ('▲', texts.error),
            Severity::Warning => ('◆', texts.warning),
            Severity::Info => ('●', texts.info),
        };
        lines.push(format!("{sign} {word}  {}", lang.pick(&finding.title)));
        lines.push(format!("    {}", lang.pick(&finding.message)));
        if let Some(suggestion) = &finding.suggestion {
            lines.push(format!("    {}: {}", texts.suggestion, lang.pick(suggestion)));
        }
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    lines.push(check_summary(lang, errors, warnings, count(Severity::Info)));
    lines.join("\n")
}
