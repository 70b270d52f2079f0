//! Areas (đơn vị hành chính) and dated groups of them.

use serde::{Deserialize, Serialize};

use super::{Date, Name, PlaceId, SourceId, shelf::Item};

/// What an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AreaKind {
    /// Tỉnh.
    Province,
    /// Thành phố thuộc tỉnh, thị xã.
    City,
    /// Huyện.
    District,
    /// Khối sở, ngành: holds the money that no district holds.
    Departments,
    /// Xã: the only kind that counts for new rural development.
    RuralCommune,
    /// Thị trấn.
    Township,
    /// Phường.
    Ward,
}

impl AreaKind {
    /// Huyện, thị xã, thành phố.
    #[must_use]
    pub fn is_district(self) -> bool {
        matches!(self, Self::City | Self::District)
    }

    /// Xã, phường, thị trấn.
    #[must_use]
    pub fn is_commune(self) -> bool {
        matches!(self, Self::RuralCommune | Self::Township | Self::Ward)
    }
}

/// An area in the tree province → district → commune. The order of areas in the file is the
/// committee's protocol order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// ASCII slug, never changed.
    pub id: PlaceId,
    /// The area it lies in; none for the root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PlaceId>,
    pub kind: AreaKind,
    /// Official code (mã đơn vị hành chính, Tổng cục Thống kê); empty if it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Without "huyện", "xã".
    pub name: Name,
    /// A shorter name for narrow places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Name>,
    /// Other spellings met in papers and workbooks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

impl Item for Area {
    type Id = PlaceId;
    fn id(&self) -> &PlaceId {
        &self.id
    }
}

/// A dated list of areas that cuts across districts and changes by decision (nhóm đơn vị: miền
/// núi, huyện nghèo 30a). Usable wherever an area is, with figures of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: PlaceId,
    pub name: Name,
    /// From when the list holds; a list is never back-dated.
    pub from: Date,
    /// The last day it held, if it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    pub members: Members,
    /// The decision or report that gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
}

/// Who belongs to a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Members {
    /// Only their number and kind are known: "27 xã, danh sách chưa có". Nothing is ever computed
    /// from such a group.
    Count { kind: AreaKind, count: u32 },
    /// The list itself.
    List(Vec<PlaceId>),
}

impl Item for Group {
    type Id = PlaceId;
    fn id(&self) -> &PlaceId {
        &self.id
    }
}
