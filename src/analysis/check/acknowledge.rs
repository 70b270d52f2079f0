//! Findings that were looked at and let stand, until their numbers change.

use std::fmt::Write as _;

use super::finding::{Finding, Severity};
use crate::model::{AckId, Acknowledgement, Cell, CellKey, Date, Project, Status};

/// Whether someone has let a finding stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing<'a> {
    /// Nobody has.
    Open,
    /// Someone has, for these very numbers.
    Acknowledged(&'a Acknowledgement),
    /// Someone had, but the numbers are others now: open again.
    Reopened(&'a Acknowledgement),
}

impl Standing<'_> {
    /// Whether someone should look.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Acknowledged(_))
    }
}

/// How many findings there are of each kind, and how many someone has let stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FindingCounts {
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    /// Acknowledged ones, of whatever severity; they are in none of the others.
    pub acknowledged: usize,
}

impl FindingCounts {
    #[must_use]
    pub fn of(project: &Project, findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            let count = match finding.severity {
                _ if !standing(project, finding).is_open() => &mut counts.acknowledged,
                Severity::Error => &mut counts.errors,
                Severity::Warning => &mut counts.warnings,
                Severity::Info => &mut counts.infos,
            };
            *count += 1;
        }
        counts
    }
}

/// Where a finding stands.
#[must_use]
pub fn standing<'a>(project: &'a Project, finding: &Finding) -> Standing<'a> {
    if project.acknowledgements().is_empty() {
        return Standing::Open;
    }
    match project.acknowledgements().get(&ack_id(finding)) {
        None => Standing::Open,
        Some(known) if known.seen == fingerprint(project, finding) => Standing::Acknowledged(known),
        Some(known) => Standing::Reopened(known),
    }
}

/// The acknowledgement of a finding as it is now; none if it is about no cell.
#[must_use]
pub fn acknowledgement(
    project: &Project,
    finding: &Finding,
    reason: &str,
    by: &str,
    on: Date,
) -> Option<Acknowledgement> {
    Some(Acknowledgement {
        id: ack_id(finding),
        rule: finding.rule.0.to_owned(),
        cell: finding.cells.first()?.clone(),
        seen: fingerprint(project, finding),
        reason: reason.to_owned(),
        by: by.to_owned(),
        on,
    })
}

/// The name under which a finding is acknowledged: its rule and the addresses of its cells.
#[must_use]
pub fn ack_id(finding: &Finding) -> AckId {
    let mut hash = Fnv::new();
    for cell in &finding.cells {
        hash.address(cell);
    }
    AckId::from(format!("{}-{}", finding.rule.0, hash.text()).as_str())
}

/// What identifies the numbers behind a finding.
fn fingerprint(project: &Project, finding: &Finding) -> String {
    let mut hash = Fnv::new();
    for cell in &finding.cells {
        match project.cell(cell) {
            Cell::NotReported => hash.bytes(b"_"),
            Cell::NotApplicable => hash.bytes(b"x"),
            Cell::Value { number, status } => {
                hash.bytes(&number.to_bits().to_le_bytes());
                hash.bytes(match status {
                    Status::Final => b"f",
                    Status::Provisional => b"p",
                    Status::Estimate => b"e",
                });
            }
        }
    }
    hash.text()
}

/// The 64-bit FNV-1a hash: the same in every build and on every machine.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn address(&mut self, key: &CellKey) {
        let mut text = String::new();
        let document = key.document.as_ref().map_or("", |id| id.as_str());
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "{}|{:?}|{}|{}|{document};",
            key.indicator, key.measure, key.place, key.period
        );
        self.bytes(text.as_bytes());
    }

    fn text(&self) -> String {
        format!("{:016x}", self.0)
    }
}
