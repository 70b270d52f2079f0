//! `giaoban check FILE`: figures that contradict each other.

use std::path::PathBuf;

use serde::Serialize;

use super::{
    args::{Args, Failure, Output},
    completeness,
    lookup::{choice, find_period, json_array, measure_code, open},
};
use crate::{
    analysis::{Finding, FindingCounts, Severity, Standing, check_all, standing},
    model::{Acknowledgement, Project, SourceId},
    text::{
        cli_messages::{check_summary, cli_texts},
        lang::Lang,
        review_messages::{review_texts, said_by, with_acknowledged},
    },
};

/// `giaoban check FILE [--format text|json]`: 0 if no open finding is an error, 1 if some are. With
/// `--completeness PERIOD` who has reported what, and 0.
pub fn run(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let lang = args.language();
    let file = PathBuf::from(args.need("FILE")?);
    let is_json = choice(args, "format", &[("text", false), ("json", true)], false)?;
    let completeness_of =
        args.option("completeness")?.map(|text| find_period(&text)).transpose()?;
    args.nothing_left()?;
    let project = open(&file, lang)?;
    if let Some(period) = completeness_of {
        return Ok(output.say(&completeness::answer(&project, period, is_json, lang)));
    }
    let findings = check_all(&project);
    output.say(&if is_json {
        as_json(&project, &findings, lang)
    } else {
        as_text(&project, &findings, lang)
    });
    Ok(u8::from(FindingCounts::of(&project, &findings).errors > 0))
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
    acknowledged: Option<AckRow<'a>>,
    /// Whether it was acknowledged for other numbers than those it has now.
    reopened: bool,
}

#[derive(Serialize)]
struct AckRow<'a> {
    reason: &'a str,
    by: &'a str,
    on: String,
}

impl<'a> AckRow<'a> {
    fn of(known: &'a Acknowledgement) -> Self {
        Self { reason: &known.reason, by: &known.by, on: known.on.to_string() }
    }
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

fn as_json(project: &Project, findings: &[Finding], lang: Lang) -> String {
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
            acknowledged: match standing(project, finding) {
                Standing::Acknowledged(known) => Some(AckRow::of(known)),
                Standing::Open | Standing::Reopened(_) => None,
            },
            reopened: matches!(standing(project, finding), Standing::Reopened(_)),
        };
        // Texts and numbers only: nothing in it can fail to be written.
        serde_json::to_string(&row).unwrap_or_default()
    };
    json_array(findings.iter().map(row))
}

fn as_text(project: &Project, findings: &[Finding], lang: Lang) -> String {
    let (texts, review) = (cli_texts(lang), review_texts(lang));
    if findings.is_empty() {
        return texts.nothing_found.to_owned();
    }
    let mut lines = Vec::new();
    let (open, let_stand): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| standing(project, finding).is_open());
    for finding in open.into_iter().chain(let_stand) {
        let stands = standing(project, finding);
        let (sign, word) = match finding.severity {
            _ if !stands.is_open() => ('○', review.acknowledged),
            Severity::Error => ('▲', texts.error),
            Severity::Warning => ('◆', texts.warning),
            Severity::Info => ('●', texts.info),
        };
        lines.push(format!("{sign} {word}  {}", lang.pick(&finding.title)));
        lines.push(format!("    {}", lang.pick(&finding.message)));
        if let Some(suggestion) = &finding.suggestion {
            lines.push(format!("    {}: {}", texts.suggestion, lang.pick(suggestion)));
        }
        match stands {
            Standing::Open => {}
            Standing::Acknowledged(known) => lines.push(format!("    {}", said_by(lang, known))),
            Standing::Reopened(known) => {
                lines.push(format!("    {}: {}", review.reopened, said_by(lang, known)));
            }
        }
    }
    let counts = FindingCounts::of(project, findings);
    let summary = check_summary(lang, counts.errors, counts.warnings, counts.infos);
    lines.push(with_acknowledged(lang, &summary, counts.acknowledged));
    lines.join("\n")
}
