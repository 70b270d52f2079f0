//! The dimensions along which indicators are broken down, with names for their members.

use serde::{Deserialize, Serialize};

use super::{DimensionId, Name, shelf::Item};

/// A dimension (chiều phân tổ): nguồn vốn, tính chất vốn, chương trình. A breakdown names its
/// members by their ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    pub id: DimensionId,
    pub name: Name,
    /// In the order in which tables show them.
    pub members: Vec<Member>,
}

/// A member of a dimension: ngân sách Trung ương.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// As a breakdown names it.
    pub id: String,
    pub name: Name,
}

impl Dimension {
    /// The name of a member.
    #[must_use]
    pub fn member_name(&self, member: &str) -> Option<&Name> {
        self.members.iter().find(|known| known.id == member).map(|known| &known.name)
    }
}

impl Item for Dimension {
    type Id = DimensionId;
    fn id(&self) -> &DimensionId {
        &self.id
    }
}
