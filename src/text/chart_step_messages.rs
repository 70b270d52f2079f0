//! The words of the waterfall and of parts side by side, in both languages.

use super::lang::Lang;

/// The fixed words; what takes arguments is a function below.
#[derive(Clone, Copy, Debug)]
pub struct StepTexts {
    pub waterfall: &'static str,
    pub grouped: &'static str,
    /// Waterfall: why it does not fit.
    pub only_sums: &'static str,
    pub nothing_to_split: &'static str,
    /// What no reported figure explains.
    pub unexplained: &'static str,
    /// A published total less the sum of its units.
    pub difference: &'static str,
    /// What of a total lies outside the units that were asked for.
    pub other_units: &'static str,
    pub sum: &'static str,
    pub change: &'static str,
    pub legend_arrows: &'static str,
    pub legend_parts: &'static str,
    /// Before what is not reported of that which was added and taken.
    pub flows_missing: &'static str,
    /// Grouped: why it does not fit.
    pub grouped_only_counts: &'static str,
}

const VI: StepTexts = StepTexts {
    waterfall: "Từ đầu kỳ đến cuối kỳ",
    grouped: "Cạnh nhau",
    only_sums: "Chỉ số cộng được mới tách được từ đầu kỳ đến cuối kỳ: tỷ lệ, bình quân không cộng.",
    nothing_to_split: "Chưa có số đầu kỳ để so, cũng chưa có số của từng đơn vị để tách.",
    unexplained: "Chưa tách được",
    difference: "Lệch với số công bố",
    other_units: "Các đơn vị khác",
    sum: "Cộng",
    change: "Tăng, giảm",
    legend_arrows: "mũi tên sang trái: giảm, sang phải: tăng",
    legend_parts: "mỗi thanh nối tiếp thanh trên, thanh cuối là tổng",
    flows_missing: "Chưa có số liệu nên chưa tách được",
    grouped_only_counts: "Chỉ số cộng được và tỷ lệ của chúng mới tách được theo thành phần.",
};

const EN: StepTexts = StepTexts {
    waterfall: "From start to end",
    grouped: "Side by side",
    only_sums: "Only sums can be followed from start to end: rates and means do not add up.",
    nothing_to_split: "There is neither an earlier figure to begin with nor figures of the units.",
    unexplained: "Not accounted for",
    difference: "Off the published total",
    other_units: "Other units",
    sum: "Sum",
    change: "Change",
    legend_arrows: "arrow to the left: less, to the right: more",
    legend_parts: "each bar goes on from the one above, the last is the whole",
    flows_missing: "Not reported, so not told apart",
    grouped_only_counts: "Only sums and their rates can be cut into parts.",
};

/// The fixed words in a language.
#[must_use]
pub const fn step_texts(lang: Lang) -> &'static StepTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// "Số hộ nghèo, huyện Bác Ái: từ cuối năm 2018 đến cuối năm 2019".
#[must_use]
pub fn from_to(lang: Lang, name: &str, from: &str, to: &str) -> String {
    match lang {
        Lang::Vi => format!("{name}: từ {from} đến {to}"),
        Lang::En => format!("{name}: {from} to {to}"),
    }
}

/// "chênh lệch -371 hộ (-12,5%)".
#[must_use]
pub fn net_change(lang: Lang, change: &str, percent: Option<&str>) -> String {
    let percent = percent.map(|percent| format!(" ({percent}%)")).unwrap_or_default();
    match lang {
        Lang::Vi => format!("chênh lệch {change}{percent}"),
        Lang::En => format!("change {change}{percent}"),
    }
}

/// Why a total is not built up from its units.
#[must_use]
pub fn units_missing(lang: Lang, places: &[&str]) -> String {
    let places = places.join(", ");
    match lang {
        Lang::Vi => format!("Chưa cộng thành tổng được vì chưa có số liệu của: {places}."),
        Lang::En => format!("There is no total to build up: not reported by {places}."),
    }
}

/// A number with its sign: "+25", "-371".
#[must_use]
pub fn signed(value: f64, number: &str) -> String {
    if value > 0.0 { format!("+{number}") } else { number.to_owned() }
}

/// A name at the head of a row.
#[must_use]
pub fn headed(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
