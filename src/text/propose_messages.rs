//! Why one would choose a kind of chart, in both languages.

use super::lang::Lang;

/// What speaks for a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// So many of the places have a figure: "7/7 huyện, thành phố".
    Ranked {
        share: String,
    },
    Trend {
        periods: usize,
        has_break: bool,
    },
    Bullet,
    Stacked,
    Shares,
    Slope,
    Multiples,
    Heatmap,
    Scatter,
    Waterfall,
    Grouped,
    Board,
    Figure,
    Card,
    BarTable,
}

/// The reason as a short line below the kind's name.
#[must_use]
pub fn reason_words(lang: Lang, reason: &Reason) -> String {
    let (vi, en) = match reason {
        Reason::Ranked { share } => return ranked(lang, share),
        Reason::Trend { periods, has_break } => return trend(lang, *periods, *has_break),
        Reason::Bullet => ("kế hoạch năm và thời gian đã qua", "year's plan and time gone"),
        Reason::Stacked => ("từng phần cộng thành tổng", "parts that add up to the whole"),
        Reason::Shares => ("mỗi phần chiếm bao nhiêu", "how much each part takes"),
        Reason::Slope => ("trước và nay của từng đơn vị", "each unit before and now"),
        Reason::Multiples => ("cùng một thang đo", "all on one scale"),
        Reason::Heatmap => ("mọi đơn vị, mọi kỳ, đủ con số", "every unit, period and number"),
        Reason::Scatter => ("hai chỉ tiêu cạnh nhau", "one indicator against another"),
        Reason::Waterfall => ("từng bước, từ đầu đến cuối", "step by step, from start to end"),
        Reason::Grouped => ("so từng phần giữa các đơn vị", "each part between units"),
        Reason::Board => ("xã nào gần đích, còn gì chưa đạt", "who is near the goal, what is open"),
        Reason::Figure => ("đọc được từ cuối phòng", "read from the back of the room"),
        Reason::Card => {
            ("các chỉ tiêu chính của một đơn vị", "what counts of one unit, on one page")
        }
        Reason::BarTable => {
            ("kế hoạch, thực hiện, năm trước của từng đơn vị", "plan, actual, year before by unit")
        }
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
    .to_owned()
}

fn ranked(lang: Lang, share: &str) -> String {
    match lang {
        Lang::Vi => format!("{share} có số liệu"),
        Lang::En => format!("{share} reported"),
    }
}

fn trend(lang: Lang, periods: usize, has_break: bool) -> String {
    match (lang, has_break) {
        (Lang::Vi, false) => format!("{periods} kỳ có số liệu"),
        (Lang::Vi, true) => format!("{periods} kỳ có số liệu, có đổi chuẩn"),
        (Lang::En, false) if periods == 1 => "1 period with figures".to_owned(),
        (Lang::En, false) => format!("{periods} periods with figures"),
        (Lang::En, true) => format!("{periods} periods, definition changed"),
    }
}
