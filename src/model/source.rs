//! Where figures come from.

use serde::{Deserialize, Serialize};

use super::{Date, Name, SourceId, shelf::Item};

/// A source of figures, or the document that assigns a plan (nguồn số liệu, văn bản giao).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: SourceId,
    pub title: Name,
    /// Số, ký hiệu: "1884/QĐ-UBND".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issuer: String,
    /// Số liệu minh họa: whatever rests on it says so wherever it appears.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
}

impl Item for Source {
    type Id = SourceId;
    fn id(&self) -> &SourceId {
        &self.id
    }
}
