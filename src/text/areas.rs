//! Words for kinds of areas.

use crate::model::AreaKind;

use super::lang::Lang;

/// The noun for areas of a kind, as it follows a number: "27 xã", "27 communes".
#[must_use]
pub fn kind_noun(lang: Lang, kind: AreaKind) -> &'static str {
    let (vi, en) = match kind {
        AreaKind::Province => ("tỉnh", "provinces"),
        AreaKind::City => ("thành phố", "cities"),
        AreaKind::District => ("huyện", "districts"),
        AreaKind::Departments => ("khối sở, ngành", "department blocks"),
        AreaKind::RuralCommune => ("xã", "communes"),
        AreaKind::Township => ("thị trấn", "townships"),
        AreaKind::Ward => ("phường", "wards"),
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}
