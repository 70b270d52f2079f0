//! Names for things: ids that never change, and names in both languages.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it stands in the file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(Arc::from(text))
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id_type! {
    /// An area or a group of areas (đơn vị hoặc nhóm đơn vị): whatever a figure can be about.
    /// Areas and groups share one space of ids, so that a group stands wherever an area can.
    PlaceId
}
id_type! {
    /// An indicator (chỉ tiêu).
    IndicatorId
}
id_type! {
    /// A program (chương trình mục tiêu quốc gia).
    ProgramId
}
id_type! {
    /// A topic of a program (nhóm chỉ tiêu): the indicators that share one entry table.
    TopicId
}
id_type! {
    /// A dimension of breakdowns (chiều phân tổ).
    DimensionId
}
id_type! {
    /// An acknowledged finding (điều đã xác nhận).
    AckId
}
id_type! {
    /// A saved table (biểu).
    ViewId
}
id_type! {
    /// A source of figures, or the document of a plan (nguồn số liệu, văn bản giao).
    SourceId
}

/// A name in Vietnamese and English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The Vietnamese name, in NFC.
    pub vi: String,
    /// The English name.
    pub en: String,
}

impl Name {
    /// A name from its two forms.
    #[must_use]
    pub fn new(vi: &str, en: &str) -> Self {
        Self { vi: vi.to_owned(), en: en.to_owned() }
    }

    /// The same words in both languages.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self::new(text, text)
    }
}
