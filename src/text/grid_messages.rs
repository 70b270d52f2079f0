//! What the entry grid says of its keys, its selection and what was done to it, in both languages.

use super::{lang::Lang, number::format_number};
use crate::model::Status;

/// What was done to several cells at once, for labels and notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Clear,
    Cut,
    FillDown,
    FillRight,
    /// By the fill handle.
    Fill,
    /// One value into every selected cell.
    Enter,
    /// Another status.
    Mark(Status),
    NotApplicable,
}

/// What the context menu of the grid offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuEntry {
    Copy,
    Cut,
    Paste,
    Clear,
    FillDown,
    FillRight,
}

impl MenuEntry {
    /// In the order of the menu.
    pub const ALL: [Self; 6] =
        [Self::Copy, Self::Cut, Self::Paste, Self::Clear, Self::FillDown, Self::FillRight];

    /// Its name and its key.
    #[must_use]
    pub fn label(self, lang: Lang) -> (&'static str, &'static str) {
        let (vi, en, key) = match self {
            Self::Copy => ("Chép", "Copy", "Ctrl+C"),
            Self::Cut => ("Cắt", "Cut", "Ctrl+X"),
            Self::Paste => ("Dán", "Paste", "Ctrl+V"),
            Self::Clear => ("Xóa số liệu", "Clear", "Delete"),
            Self::FillDown => ("Điền xuống", "Fill down", "Ctrl+D"),
            Self::FillRight => ("Điền sang phải", "Fill right", "Ctrl+R"),
        };
        (if lang == Lang::Vi { vi } else { en }, key)
    }
}

/// The grid's keys and what they do, for the key help.
#[must_use]
pub fn grid_keys(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::Vi => &[
            ("Gõ số", "Thay giá trị của ô"),
            ("F2", "Sửa giá trị đang có"),
            ("Enter, Shift+Enter", "Nhận, xuống hoặc lên một ô"),
            ("Tab, Shift+Tab", "Nhận, sang phải hoặc sang trái"),
            ("Ctrl+Enter", "Nhận vào mọi ô đang chọn"),
            ("Esc", "Bỏ điều đang gõ; bỏ chọn"),
            ("Delete", "Xóa các ô đang chọn: chưa có số liệu"),
            ("x, …", "Không áp dụng, chưa có số liệu"),
            ("-", "Hỏi: 0 hay chưa có số liệu"),
            ("Mũi tên, Home, End, PageUp, PageDown", "Di chuyển"),
            ("Ctrl+mũi tên", "Đến hết các ô có số liệu"),
            ("Ctrl+Home, Ctrl+End", "Đến đầu hoặc cuối bảng"),
            ("Shift+phím di chuyển", "Chọn nhiều ô"),
            ("Ctrl+A, Ctrl+Space, Shift+Space", "Cả bảng, cột, dòng"),
            ("Ctrl+D, Ctrl+R", "Điền xuống, điền sang phải"),
            ("Kéo ô vuông nhỏ ở góc", "Điền tiếp, hoặc theo dãy"),
            ("Ctrl+C, Ctrl+X, Ctrl+V", "Chép, cắt, dán các ô đang chọn"),
            ("Alt+1, Alt+2", "Chọn cách đọc điều có hai nghĩa"),
        ],
        Lang::En => &[
            ("Type a number", "Replaces the value of the cell"),
            ("F2", "Edits the value that stands there"),
            ("Enter, Shift+Enter", "Accepts, one cell down or up"),
            ("Tab, Shift+Tab", "Accepts, one cell right or left"),
            ("Ctrl+Enter", "Accepts into every selected cell"),
            ("Esc", "Forgets what is being typed; selects one cell again"),
            ("Delete", "Clears the selected cells: no data"),
            ("x, …", "Not applicable, no data"),
            ("-", "Asks: 0 or no data"),
            ("Arrows, Home, End, PageUp, PageDown", "Move"),
            ("Ctrl+arrows", "To the edge of the cells with data"),
            ("Ctrl+Home, Ctrl+End", "To the first or last cell"),
            ("Shift+any of these", "Selects cells"),
            ("Ctrl+A, Ctrl+Space, Shift+Space", "Table, column, row"),
            ("Ctrl+D, Ctrl+R", "Fill down, fill right"),
            ("Drag the small square", "Fills on, or goes on counting"),
            ("Ctrl+C, Ctrl+X, Ctrl+V", "Copy, cut, paste the selected cells"),
            ("Alt+1, Alt+2", "Choose a reading of what has two"),
        ],
    }
}

/// The spoken name of the grid, with the size of the selection: "Bảng số liệu, chọn 3 dòng, 2 cột".
#[must_use]
pub fn grid_name(lang: Lang, rows: usize, columns: usize) -> String {
    let name = match lang {
        Lang::Vi => "Bảng số liệu",
        Lang::En => "Table of figures",
    };
    let count =
        |count, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    match lang {
        _ if rows * columns <= 1 => name.to_owned(),
        Lang::Vi => format!("{name}, chọn {rows} dòng, {columns} cột"),
        Lang::En => format!(
            "{name}, {} by {} selected",
            count(rows, "row", "rows"),
            count(columns, "column", "columns")
        ),
    }
}

/// The label of an edit of several cells: "Xóa 5 ô".
#[must_use]
pub fn deed_label(lang: Lang, deed: Deed, count: usize) -> String {
    let (vi, en) = match deed {
        Deed::Clear => ("Xóa", "Clear"),
        Deed::Cut => ("Cắt", "Cut"),
        Deed::FillDown => ("Điền xuống", "Fill down"),
        Deed::FillRight => ("Điền sang phải", "Fill right"),
        Deed::Fill => ("Điền", "Fill"),
        Deed::Enter => ("Nhập", "Enter"),
        Deed::Mark(Status::Final) => ("Ghi chính thức", "Mark as final"),
        Deed::Mark(Status::Provisional) => ("Ghi sơ bộ", "Mark as provisional"),
        Deed::Mark(Status::Estimate) => ("Ghi ước", "Mark as estimates"),
        Deed::NotApplicable => ("Ghi không áp dụng", "Mark as not applicable"),
    };
    match lang {
        Lang::Vi => format!("{vi} {count} ô"),
        Lang::En if count == 1 => format!("{en} 1 cell"),
        Lang::En => format!("{en} {count} cells"),
    }
}

/// What was done, and how to take it back: "Xóa 5 ô. Ctrl+Z lấy lại tất cả".
#[must_use]
pub fn done(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Vi => format!("{label}. Ctrl+Z lấy lại tất cả"),
        Lang::En => format!("{label}. Ctrl+Z takes all of it back"),
    }
}

/// The menu asked the system for the clipboard; some systems give it only to the key.
#[must_use]
pub fn paste_asked(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Nếu chưa dán được, nhấn Ctrl+V",
        Lang::En => "If nothing was pasted, press Ctrl+V",
    }
}

/// The head of percentages of the plan.
#[must_use]
pub fn percent_of_plan_head(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "% KH",
        Lang::En => "% of plan",
    }
}

/// What a percentage of a planned fall measures.
#[must_use]
pub fn of_the_fall(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Tính trên mức giảm so với năm trước",
        Lang::En => "Measured on the fall since last year",
    }
}

/// A percentage of the plan as it is spoken.
#[must_use]
pub fn spoken_percent(lang: Lang, percent: Option<f64>, is_of_the_fall: bool) -> String {
    match (percent, lang) {
        (None, Lang::Vi) => "không tính được".to_owned(),
        (None, Lang::En) => "cannot be computed".to_owned(),
        (Some(percent), _) => {
            let percent = format!("{}%", format_number(lang, percent, 1));
            let fall = of_the_fall(lang).to_lowercase();
            if is_of_the_fall { format!("{percent}, {fall}") } else { percent }
        }
    }
}

/// A column's number in the index row of a form, and what it follows from: "3=1/2".
#[must_use]
pub fn index_parts(number: usize, made_of: Option<String>) -> String {
    made_of.map_or_else(|| number.to_string(), |made_of| format!("{number}={made_of}"))
}

/// What the triangle at a district does.
#[must_use]
pub fn fold_label(lang: Lang, is_open: bool, district: &str) -> String {
    match (lang, is_open) {
        (Lang::Vi, false) => format!("Mở các xã của {district}"),
        (Lang::Vi, true) => format!("Gập các xã của {district}"),
        (Lang::En, false) => format!("Show the communes of {district}"),
        (Lang::En, true) => format!("Hide the communes of {district}"),
    }
}

/// Why nothing can be typed into a percentage.
#[must_use]
pub fn is_computed(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Ô này do chương trình tính: sửa số thực hiện hoặc kế hoạch ở bên cạnh",
        Lang::En => "This cell is computed: edit the figure or the plan beside it",
    }
}

/// Why figures were not taken: one cell stands in several places of the table.
#[must_use]
pub fn two_numbers(lang: Lang, cell: &str) -> String {
    match lang {
        Lang::Vi => format!("Không ghi ô nào: có hai số khác nhau cho {cell}"),
        Lang::En => format!("Nothing was put: there are two different figures for {cell}"),
    }
}
