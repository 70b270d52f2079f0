//! The words of the board of criteria, in both languages.

use super::lang::Lang;

/// The fixed words; what takes arguments is a function below.
#[derive(Clone, Copy, Debug)]
pub struct BoardTexts {
    /// Why what is asked for makes no board.
    pub refusal: &'static str,
    /// Of one criterion.
    pub met: &'static str,
    pub open: &'static str,
    /// What the cells look like.
    pub filled_cell: &'static str,
    pub open_cell: &'static str,
    /// A row whose criteria contradict themselves.
    pub neither: &'static str,
    /// A total that is all of them.
    pub all_follows: &'static str,
}

const VI: BoardTexts = BoardTexts {
    refusal: "Chỉ số đếm những phần hoặc đạt hoặc chưa đạt (như 19 tiêu chí của xã) mới lập được bảng tiêu chí.",
    met: "đạt",
    open: "chưa đạt",
    filled_cell: "ô tô kín: đạt",
    open_cell: "ô trống: chưa đạt",
    neither: "có tiêu chí không ghi 0 (chưa đạt) hay 1 (đạt)",
    all_follows: "thanh đầy: đạt tất cả, suy từ tổng số",
};

const EN: BoardTexts = BoardTexts {
    refusal: "Only a count of parts that are each met or not (as a commune's 19 criteria) makes a board of criteria.",
    met: "met",
    open: "not met",
    filled_cell: "filled cell: met",
    open_cell: "empty cell: not met",
    neither: "a criterion is neither 0 (not met) nor 1 (met)",
    all_follows: "full bar: all are met, as the total says",
};

/// The fixed words in a language.
#[must_use]
pub const fn board_texts(lang: Lang) -> &'static BoardTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// The name of the kind in a choice.
#[must_use]
pub const fn board_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Bảng tiêu chí",
        Lang::En => "Criteria board",
    }
}

/// The unit and how many there are to meet: "ĐVT: tiêu chí, trên 19".
#[must_use]
pub fn out_of(lang: Lang, unit: &str, all: usize) -> String {
    match lang {
        Lang::Vi => format!("{unit}, trên {all}"),
        Lang::En => format!("{unit} out of {all}"),
    }
}

/// What the bars of rows without single criteria are.
#[must_use]
pub fn only_totals(lang: Lang, all: usize) -> String {
    match lang {
        Lang::Vi => format!("thanh liền: mới có tổng số trên {all}, chưa báo cáo từng tiêu chí"),
        Lang::En => format!("bar: the total out of {all} alone, criteria not reported one by one"),
    }
}

/// What is not met yet: "còn: 2, 6".
#[must_use]
pub fn still_open(lang: Lang, criteria: &[&str]) -> String {
    let criteria = criteria.join(", ");
    match lang {
        Lang::Vi => format!("còn: {criteria}"),
        Lang::En => format!("open: {criteria}"),
    }
}

/// How many criteria of a row nobody has reported.
#[must_use]
pub fn not_reported_yet(lang: Lang, count: usize, unit: &str) -> String {
    match lang {
        Lang::Vi => format!("{count} {unit} chưa có số liệu"),
        Lang::En => format!("{count} of the {unit} not reported"),
    }
}

/// The criteria contradict the total.
#[must_use]
pub fn adds_up_to(lang: Lang, met: usize) -> String {
    match lang {
        Lang::Vi => format!("các tiêu chí cộng lại được {met}"),
        Lang::En => format!("the criteria add up to {met}"),
    }
}
