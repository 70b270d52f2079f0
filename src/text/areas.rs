//! Words for kinds of areas.

use crate::model::AreaKind;

use super::{lang::Lang, number::format_count};

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

/// So many areas of a kind: "9 xã", "1 township".
#[must_use]
pub fn counted_areas(lang: Lang, kind: AreaKind, count: usize) -> String {
    let noun = match (lang, count, kind) {
        (Lang::En, 1, _) => one_of_kind(kind),
        _ => kind_noun(lang, kind),
    };
    format!("{} {noun}", format_count(lang, count))
}

/// What an area is, as it begins a line: "Huyện", "District".
#[must_use]
pub fn kind_of_area(lang: Lang, kind: AreaKind) -> String {
    super::capitalised(match lang {
        Lang::Vi => kind_noun(lang, kind),
        Lang::En => one_of_kind(kind),
    })
}

fn one_of_kind(kind: AreaKind) -> &'static str {
    match kind {
        AreaKind::Province => "province",
        AreaKind::City => "city",
        AreaKind::District => "district",
        AreaKind::Departments => "department block",
        AreaKind::RuralCommune => "commune",
        AreaKind::Township => "township",
        AreaKind::Ward => "ward",
    }
}
