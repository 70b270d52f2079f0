//! `giaoban check FILE`: figures that contradict each other.

use std::io::Write;

use serde::Serialize;

use super::{
    Arguments, FAILURE, SUCCESS, Stop, answer, arguments, finish, in_lang, measure_code, open,
};
use crate::{
    analysis::{Finding, Severity, check_all},
    model::SourceId,
    text::{
        cli_messages::{check_summary, cli_texts},
        lang::Lang,
    },
};

/// How the command is called.
pub const USAGE: &str = "giaoban check FILE [--format text|json] [--lang vi|en]";

/// Lists the findings; 0 if none is an error, 1 if some are, 2 if the file cannot be read.
pub fn run(args: &[String], out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let lang = arguments::lang_of(args);
    finish(try_run(args, out), err, lang, USAGE)
}

fn try_run(args: &[String], out: &mut dyn Write) -> Result<u8, Stop> {
    let arguments = Arguments::read(args, &["--format", "--lang"])?;
    let lang = arguments.lang()?;
    let is_json =
        arguments.choice("--format", "text, json", &[("text", false), ("json", true)], false)?;
    let [file] = arguments.exactly(["FILE"])?;
    let project = open(file, lang)?;
    let findings = check_all(&project);
    let text = if is_json { as_json(&findings, lang) } else { as_text(&findings, lang) };
    answer(out, &text);
    let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if has_errors { FAILURE } else { SUCCESS })
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
            message: format!(
                "{}. {}",
                in_lang(&finding.title, lang),
                in_lang(&finding.message, lang)
            ),
            cells: cells.collect(),
            suggestion: finding.suggestion.as_ref().map(|name| in_lang(name, lang)),
        };
        // Texts and numbers only: nothing in it can fail to be written.
        serde_json::to_string(&row).unwrap_or_default()
    };
    super::json_lines(findings.iter().map(row))
}

fn as_text(findings: &[Finding], lang: Lang) -> String {
    let texts = cli_texts(lang);
    if findings.is_empty() {
        return format!("{}\n", texts.nothing_found);
    }
    let mut lines = Vec::new();
    for finding in findings {
        let (sign, word) = match finding.severity {
            Severity::Error => ('▲', texts.error),
            Severity::Warning => ('◆', texts.warning),
            Severity::Info => ('●', texts.info),
        };
        lines.push(format!("{sign} {word}  {}", in_lang(&finding.title, lang)));
        lines.push(format!("    {}", in_lang(&finding.message, lang)));
        if let Some(suggestion) = &finding.suggestion {
            lines.push(format!("    {}: {}", texts.suggestion, in_lang(suggestion, lang)));
        }
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    lines.push(check_summary(lang, errors, warnings, count(Severity::Info)));
    lines.join("\n") + "\n"
}
