//! What is said of a pasted block before and after it is taken, in both languages.

use super::{
    lang::Lang,
    number::{NumberError, format_count},
};

/// The fixed words of the question.
#[derive(Clone, Debug)]
pub struct PasteTexts {
    pub by_heads: &'static str,
    pub by_names: &'static str,
    /// Of cells that hold something and get an empty text.
    pub blanks: &'static str,
    pub keep: &'static str,
    pub clear: &'static str,
    pub zero: &'static str,
    pub leave_out: &'static str,
    pub answer_first: &'static str,
    pub left_out_first: &'static str,
    pub table: &'static str,
    pub signs: &'static str,
    /// Stands for what is not understood or not yet answered.
    pub doubt: &'static str,
}

const VI: PasteTexts = PasteTexts {
    by_heads: "Dòng và cột được tìm theo tên ở đầu khối.",
    by_names: "Dòng được tìm theo tên đơn vị trong khối.",
    blanks: "Ô trống trong khối",
    keep: "giữ số đang có",
    clear: "xóa số đang có",
    zero: "0, không phát sinh",
    leave_out: "Bỏ qua phần không dán được, dán phần còn lại",
    answer_first: "Chưa dán được: chọn cách đọc ở trên.",
    left_out_first: "Chưa dán được: đánh dấu “Bỏ qua phần không dán được” hoặc hủy.",
    table: "Các ô sẽ dán",
    signs: "Gạch ngang: số cũ · sau dấu ›: số mới · dấu ?: chưa hiểu",
    doubt: "?",
};

const EN: PasteTexts = PasteTexts {
    by_heads: "Rows and columns are found by the names at the edges of the block.",
    by_names: "Rows are found by the names of units in the block.",
    blanks: "Empty cells of the block",
    keep: "keep the figures that stand",
    clear: "clear the figures that stand",
    zero: "0, none",
    leave_out: "Leave out what cannot be pasted, paste the rest",
    answer_first: "Not yet: choose how to read the texts above.",
    left_out_first: "Not yet: tick “Leave out what cannot be pasted”, or cancel.",
    table: "The cells to paste",
    signs: "Struck through: the old figure · after ›: the new one · with ?: not understood",
    doubt: "?",
};

#[must_use]
pub fn paste_texts(lang: Lang) -> &'static PasteTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// "1 cell", "12 cells".
fn cells_en(lang: Lang, count: usize) -> String {
    let word = if count == 1 { "cell" } else { "cells" };
    format!("{} {word}", format_count(lang, count))
}

/// "Dán: 12 ô thay đổi, 3 ô ghi đè số cũ, 1 ô không hiểu".
#[must_use]
pub fn paste_title(lang: Lang, changed: usize, overwritten: usize, not_read: usize) -> String {
    let n = |count| format_count(lang, count);
    let (first, over, not) = match lang {
        Lang::Vi => (
            format!("Dán: {} ô thay đổi", n(changed)),
            format!("{} ô ghi đè số cũ", n(overwritten)),
            format!("{} ô không hiểu", n(not_read)),
        ),
        Lang::En => (
            format!("Paste: {} changed", cells_en(lang, changed)),
            format!("{} overwritten", n(overwritten)),
            format!("{} not understood", n(not_read)),
        ),
    };
    let more = [(overwritten, over), (not_read, not)];
    let more = more.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words);
    std::iter::once(first).chain(more).collect::<Vec<_>>().join(", ")
}

/// "Dán 12 ô": the label of the edit, and the button.
#[must_use]
pub fn paste_label(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("Dán {} ô", format_count(lang, count)),
        Lang::En => format!("Paste {}", cells_en(lang, count)),
    }
}

/// "Đã dán: 12 ô thay đổi".
#[must_use]
pub fn pasted(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => {
            format!("Đã dán: {} ô thay đổi. Ctrl+Z lấy lại tất cả", format_count(lang, count))
        }
        Lang::En => {
            format!("Pasted: {} changed. Ctrl+Z takes all of it back", cells_en(lang, count))
        }
    }
}

/// One figure over another: "Đã dán: 3.084 thành 2.601".
#[must_use]
pub fn pasted_over(lang: Lang, old: &str, new: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã dán: {old} thành {new}. Ctrl+Z lấy lại"),
        Lang::En => format!("Pasted: {old} became {new}. Ctrl+Z takes it back"),
    }
}

/// Names that the table does not have: "Bảng không có dòng “Tổng cộng”, “Khác” và 3 dòng nữa".
#[must_use]
pub fn unknown_names(lang: Lang, are_rows: bool, names: &[String]) -> String {
    const MOST: usize = 6;
    let quoted: Vec<String> = names.iter().take(MOST).map(|name| format!("“{name}”")).collect();
    let more = names.len().saturating_sub(MOST);
    let listed = quoted.join(", ");
    match (lang, are_rows, more) {
        (Lang::Vi, true, 0) => format!("Bảng không có dòng {listed}."),
        (Lang::Vi, true, _) => format!("Bảng không có dòng {listed} và {more} dòng nữa."),
        (Lang::Vi, false, 0) => format!("Bảng không có cột {listed}."),
        (Lang::Vi, false, _) => format!("Bảng không có cột {listed} và {more} cột nữa."),
        (Lang::En, true, 0) => format!("The table has no row {listed}."),
        (Lang::En, true, _) => format!("The table has no row {listed} and {more} more."),
        (Lang::En, false, 0) => format!("The table has no column {listed}."),
        (Lang::En, false, _) => format!("The table has no column {listed} and {more} more."),
    }
}

/// What sticks out: "Khối rộng hơn bảng: 2 dòng và 1 cột nằm ngoài".
#[must_use]
pub fn beyond_table(lang: Lang, rows: usize, columns: usize) -> String {
    let n = |count| format_count(lang, count);
    let many =
        |count, one: &str| format!("{} {one}{}", n(count), if count == 1 { "" } else { "s" });
    match (lang, rows, columns) {
        (Lang::Vi, rows, 0) => format!("Khối dài hơn bảng: {} dòng nằm ngoài.", n(rows)),
        (Lang::Vi, 0, columns) => format!("Khối rộng hơn bảng: {} cột nằm ngoài.", n(columns)),
        (Lang::Vi, ..) => {
            format!("Khối lớn hơn bảng: {} dòng và {} cột nằm ngoài.", n(rows), n(columns))
        }
        (Lang::En, rows, 0) => format!("{} of the block beyond the table.", many(rows, "row")),
        (Lang::En, 0, columns) => {
            format!("{} of the block beyond the table.", many(columns, "column"))
        }
        (Lang::En, ..) => format!(
            "{} and {} of the block beyond the table.",
            many(rows, "row"),
            many(columns, "column")
        ),
    }
}

/// Why a pasted text is no figure, after the text: "không phải là số".
#[must_use]
pub fn why_not(lang: Lang, unit: &str, error: NumberError) -> String {
    match (lang, error) {
        (Lang::Vi, NumberError::OtherUnit) => format!("có đơn vị khác với cột ({unit})"),
        (Lang::En, NumberError::OtherUnit) => format!("has another unit than the column ({unit})"),
        (Lang::Vi, NumberError::OutOfRange) => "quá lớn".to_owned(),
        (Lang::En, NumberError::OutOfRange) => "is too large".to_owned(),
        (Lang::Vi, _) => "không phải là số".to_owned(),
        (Lang::En, _) => "is not a number".to_owned(),
    }
}

/// "Số hộ nghèo, Bác Ái: “abc” không phải là số".
#[must_use]
pub fn not_understood(place: &str, text: &str, why: &str) -> String {
    format!("{place}: “{text}” {why}")
}

/// "và 12 ô nữa".
#[must_use]
pub fn and_more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("và {} ô nữa", format_count(lang, count)),
        Lang::En => format!("and {} more", format_count(lang, count)),
    }
}

/// The question of a column: "Tỷ lệ hộ nghèo: “1.234” là".
#[must_use]
pub fn column_question(lang: Lang, head: &str, text: &str) -> String {
    match lang {
        Lang::Vi => format!("{head}: “{text}” là"),
        Lang::En => format!("{head}: “{text}” is"),
    }
}

/// What a mark with three digits behind it may be: "1.234 (hàng nghìn)", "1,234 (số lẻ)".
#[must_use]
pub fn mark_reading(lang: Lang, number: &str, is_thousands: bool) -> String {
    match (lang, is_thousands) {
        (Lang::Vi, true) => format!("{number} (dấu hàng nghìn)"),
        (Lang::Vi, false) => format!("{number} (dấu thập phân)"),
        (Lang::En, true) => format!("{number} (thousands)"),
        (Lang::En, false) => format!("{number} (decimals)"),
    }
}

/// Why a reading is chosen already: "chọn sẵn vì cột có “12,5”".
#[must_use]
pub fn chosen_by(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Vi => format!("chọn sẵn vì cột có “{text}”"),
        Lang::En => format!("chosen because of “{text}” in this column"),
    }
}

/// "Ô trống trong khối (3 ô đang có số)".
#[must_use]
pub fn blanks_question(lang: Lang, count: usize) -> String {
    let label = paste_texts(lang).blanks;
    match lang {
        Lang::Vi => format!("{label} ({} ô đang có số)", format_count(lang, count)),
        Lang::En => format!("{label} ({} over figures)", format_count(lang, count)),
    }
}

/// A cell as it is spoken.
#[must_use]
pub fn spoken_change(lang: Lang, place: &str, old: &str, new: &str) -> String {
    match lang {
        Lang::Vi => format!("{place}: {old} thành {new}"),
        Lang::En => format!("{place}: {old} becomes {new}"),
    }
}

/// A cell that keeps what it has, as it is spoken.
#[must_use]
pub fn spoken_stay(lang: Lang, place: &str, old: &str) -> String {
    match lang {
        Lang::Vi => format!("{place}: giữ nguyên {old}"),
        Lang::En => format!("{place}: {old} stays"),
    }
}

/// A cell that waits for an answer, as it is spoken.
#[must_use]
pub fn spoken_doubt(lang: Lang, place: &str, text: &str) -> String {
    match lang {
        Lang::Vi => format!("{place}: “{text}” chưa rõ cách đọc"),
        Lang::En => format!("{place}: “{text}” can be read in two ways"),
    }
}

/// Why figures that were copied in one unit of money are not pasted into a table in another.
#[must_use]
pub fn other_unit(lang: Lang, in_billions: bool) -> &'static str {
    match (lang, in_billions) {
        (Lang::Vi, true) => {
            "Không dán: số vừa chép theo triệu đồng, bảng này theo tỷ đồng. Shift+F9 rồi dán lại"
        }
        (Lang::Vi, false) => {
            "Không dán: số vừa chép theo tỷ đồng, bảng này theo triệu đồng. Shift+F9 rồi dán lại"
        }
        (Lang::En, true) => {
            "Not pasted: it was copied in millions, this table is in billions. Shift+F9, then paste"
        }
        (Lang::En, false) => {
            "Not pasted: it was copied in billions, this table is in millions. Shift+F9, then paste"
        }
    }
}

/// Texts over cells that are computed: "2 số rơi vào ô tính, không dán được".
#[must_use]
pub fn over_computed(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} số rơi vào ô do chương trình tính, không dán được."),
        Lang::En if count == 1 => {
            "1 text falls on a computed cell and cannot be pasted.".to_owned()
        }
        Lang::En => format!("{count} texts fall on computed cells and cannot be pasted."),
    }
}
