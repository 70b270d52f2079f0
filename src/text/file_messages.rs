//! What can be wrong with a project's file, and the sentences that say so in both languages.

use super::{capitalised, formula_messages::formula_error, lang::Lang};
use crate::model::FormulaError;

/// What is wrong at one place of a project's text. Texts inside are quoted from the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// There is nothing in it.
    Empty,
    /// It does not begin as a project does.
    NotAProject,
    /// A program with a later format wrote it.
    Newer { version: u32 },
    /// It ends too early.
    Truncated,
    /// Bytes that are no letters in UTF-8.
    NotUtf8,
    /// A row has something that is not a figure.
    Token { token: String },
    /// A row has a number written with an exponent.
    Exponent { token: String },
    /// A row has a number that no memory holds exactly enough.
    Number { token: String },
    /// A row has more figures than there are known periods.
    PastLastPeriod,
    /// `from` is missing, or not of the table's step.
    From { step: String },
    /// A number beside the grid is infinite or none at all.
    NotFinite,
    /// An id, a row, a table or a cell that stands there already.
    Duplicate { what: String },
    /// A reference to nothing, in the ids of the file: `indicator "a"` needs `topic "b"`.
    Dangling { at: String, missing: String },
    /// A field that the program does not know.
    UnknownField { field: String },
    /// A field that must be there.
    MissingField { field: String },
    /// A field given twice.
    DuplicateField { field: String },
    /// A word that is not among those possible.
    Word { found: String, expected: String },
    /// A text that is not a day.
    Date { text: String },
    /// A date with a time of day, in UTC.
    Moment { text: String },
    /// A text that is not a period.
    Period { text: String },
    /// A text that is not a formula.
    Formula { error: FormulaError },
    /// Something else was expected here.
    Expected(Expected),
    /// Whatever is left, in the words of the RON reader.
    Other(String),
}

/// What a reader of RON may wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Comma,
    Colon,
    Object,
    ObjectEnd,
    List,
    ListEnd,
    Map,
    MapEnd,
    Text,
    Escape,
    Number,
    Boolean,
    Name,
    End,
}

/// Why a file could not be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenProblem {
    NotFound,
    NoPermission,
    Folder,
    /// The largest size read, in megabytes.
    TooLarge {
        limit: u64,
    },
    NotText,
    Unreadable,
}

/// Why a file could not be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveProblem {
    FolderMissing,
    NoPermission,
    DiskFull,
    InUse,
    Folder,
    Unwritable,
}

impl FileProblem {
    /// The sentence, without its place in the file.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.vietnamese(),
            Lang::En => self.english(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn advice(&self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Newer { .. }, Lang::Vi) => "Cập nhật chương trình Giao Ban rồi mở lại tệp.",
            (Self::Newer { .. }, Lang::En) => "Update Giao Ban, then open the file again.",
            (Self::Empty | Self::NotAProject, Lang::Vi) => "Chọn tệp khác.",
            (Self::Empty | Self::NotAProject, Lang::En) => "Choose another file.",
            (Self::Truncated | Self::NotUtf8, Lang::Vi) => {
                "Mở bản lưu trước nếu có: tệp cùng tên thêm đuôi .bak, ở cùng thư mục."
            }
            (Self::Truncated | Self::NotUtf8, Lang::En) => {
                "Open the previous version if there is one: the same name with .bak, in the same folder."
            }
            (_, Lang::Vi) => {
                "Sửa chỗ đó bằng trình soạn thảo văn bản, hoặc mở bản lưu trước nếu có (cùng tên, thêm .bak)."
            }
            (_, Lang::En) => {
                "Correct it in a text editor, or open the previous version if there is one (same name with .bak)."
            }
        }
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::Empty => "Tệp trống, không có gì để mở".into(),
            Self::NotAProject => {
                "Đây không phải tệp Giao Ban: tệp phải bắt đầu bằng \"(giaoban: 1,\"".into()
            }
            Self::Newer { version } => format!(
                "Tệp do phiên bản Giao Ban mới hơn ghi (định dạng {version}); không mở gì để khỏi \
                 mất dữ liệu"
            ),
            Self::Truncated => "Tệp bị cắt cụt: nội dung kết thúc giữa chừng".into(),
            Self::NotUtf8 => {
                "Ở đây có ký tự không đúng bảng mã UTF-8: tệp bị hỏng hoặc đã lưu bằng bảng mã khác"
                    .into()
            }
            Self::Token { token } => format!(
                "\"{token}\" không phải số liệu: ghi số như 2601 hoặc 40.31 (thêm p nếu sơ bộ, e nếu \
                 ước), _ nếu chưa có, x nếu không áp dụng"
            ),
            Self::Exponent { token } => {
                format!(
                    "\"{token}\" viết ở dạng lũy thừa: ghi đủ các chữ số, ví dụ 1500 thay cho 1.5e3"
                )
            }
            Self::Number { token } => {
                format!("\"{token}\" là số quá lớn hoặc quá dài, không đọc được chính xác")
            }
            Self::PastLastPeriod => {
                "Hàng có số liệu sau năm 2200; kiểm tra lại kỳ đầu (from)".into()
            }
            Self::From { step } => {
                format!("Kỳ đầu của bảng (from) phải có và phải đúng bước thời gian {step}")
            }
            Self::NotFinite => "Giá trị phải là số hữu hạn, không phải inf hoặc NaN".into(),
            Self::Duplicate { what } => format!(
                "{} xuất hiện lần thứ hai; giữ lại một, xóa hoặc đổi mã của cái kia",
                capitalised(&vietnamese_ids(what))
            ),
            Self::Dangling { at, missing } => {
                let at = capitalised(&vietnamese_ids(at));
                unfit(missing).map_or_else(
                    || format!("{at} cần {}, nhưng trong tệp không có", vietnamese_ids(missing)),
                    |(vietnamese, _, rest)| format!("{at} {vietnamese}{rest}"),
                )
            }
            Self::UnknownField { field } => {
                format!("Không có trường nào tên \"{field}\" ở đây; kiểm tra chính tả")
            }
            Self::MissingField { field } => format!("Thiếu trường \"{field}\""),
            Self::DuplicateField { field } => format!("Trường \"{field}\" được ghi hai lần"),
            Self::Word { found, expected } => {
                format!("\"{found}\" không dùng được ở đây; các từ có thể dùng: {expected}")
            }
            Self::Date { text } => format!("\"{text}\" không phải ngày; ghi theo mẫu 2018-07-31"),
            Self::Moment { text } => {
                format!("\"{text}\" không phải ngày giờ; ghi theo mẫu 2018-08-15 07:05:09")
            }
            Self::Period { text } => format!(
                "\"{text}\" không phải kỳ; ghi theo mẫu 2016-2020, 2018, 2018-H1, 2018-Q3 hoặc 2018-07"
            ),
            Self::Formula { error } => formula_error(error).vi,
            Self::Expected(expected) => format!("Ở đây phải là {}", expected.vietnamese()),
            Self::Other(words) => format!("Không đọc được nội dung ở đây ({words})"),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Empty => "The file is empty, there is nothing to open".into(),
            Self::NotAProject => {
                "This is not a Giao Ban file: it must begin with \"(giaoban: 1,\"".into()
            }
            Self::Newer { version } => format!(
                "A newer Giao Ban wrote this file (format {version}); nothing is opened lest \
                 something be lost"
            ),
            Self::Truncated => "The file is cut off: it ends in the middle".into(),
            Self::NotUtf8 => {
                "What stands here is not UTF-8: the file is damaged or was saved in another encoding"
                    .into()
            }
            Self::Token { token } => format!(
                "\"{token}\" is not a figure: write a number like 2601 or 40.31 (with p if \
                 provisional, e if an estimate), _ if not reported, x if not applicable"
            ),
            Self::Exponent { token } => {
                format!("\"{token}\" has an exponent: write all digits, 1500 instead of 1.5e3")
            }
            Self::Number { token } => {
                format!("\"{token}\" is too large or too long a number to be read exactly")
            }
            Self::PastLastPeriod => {
                "The row has figures after the year 2200; check the first period (from)".into()
            }
            Self::From { step } => {
                format!("The table's first period (from) must be there and be of the step {step}")
            }
            Self::NotFinite => "The value must be a finite number, not inf or NaN".into(),
            Self::Duplicate { what } => format!(
                "{} is here for the second time; keep one, delete the other or change its id",
                capitalised(what)
            ),
            Self::Dangling { at, missing } => {
                let at = capitalised(at);
                unfit(missing).map_or_else(
                    || format!("{at} needs {missing}, which is not in the file"),
                    |(_, english, rest)| format!("{at} {english}{rest}"),
                )
            }
            Self::UnknownField { field } => {
                format!("There is no field \"{field}\" here; check the spelling")
            }
            Self::MissingField { field } => format!("The field \"{field}\" is missing"),
            Self::DuplicateField { field } => format!("The field \"{field}\" is given twice"),
            Self::Word { found, expected } => {
                format!("\"{found}\" cannot stand here; possible words: {expected}")
            }
            Self::Date { text } => format!("\"{text}\" is not a date; write it like 2018-07-31"),
            Self::Moment { text } => {
                format!("\"{text}\" is not a date and time; write it like 2018-08-15 07:05:09")
            }
            Self::Period { text } => format!(
                "\"{text}\" is not a period; write it like 2016-2020, 2018, 2018-H1, 2018-Q3 or 2018-07"
            ),
            Self::Formula { error } => formula_error(error).en,
            Self::Expected(expected) => format!("Here must be {}", expected.english()),
            Self::Other(words) => format!("This cannot be read ({words})"),
        }
    }
}

impl Expected {
    fn vietnamese(self) -> &'static str {
        match self {
            Self::Comma => "dấu phẩy",
            Self::Colon => "dấu hai chấm",
            Self::Object => "dấu mở ngoặc \"(\" của một đối tượng",
            Self::ObjectEnd => "dấu đóng ngoặc \")\" của đối tượng",
            Self::List => "dấu mở ngoặc \"[\" của một danh sách",
            Self::ListEnd => "dấu đóng ngoặc \"]\" của danh sách",
            Self::Map => "dấu mở ngoặc \"{\" của các hàng",
            Self::MapEnd => "dấu đóng ngoặc \"}\" của các hàng",
            Self::Text => "chữ trong dấu ngoặc kép",
            Self::Escape => "ký tự thoát hợp lệ sau dấu \"\\\"",
            Self::Number => "một số",
            Self::Boolean => "true hoặc false",
            Self::Name => "tên trường hoặc một từ",
            Self::End => "hết tệp, không còn gì sau dấu đóng ngoặc cuối cùng",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Comma => "a comma",
            Self::Colon => "a colon",
            Self::Object => "the opening \"(\" of an object",
            Self::ObjectEnd => "the closing \")\" of the object",
            Self::List => "the opening \"[\" of a list",
            Self::ListEnd => "the closing \"]\" of the list",
            Self::Map => "the opening \"{\" of the rows",
            Self::MapEnd => "the closing \"}\" of the rows",
            Self::Text => "text in double quotes",
            Self::Escape => "a valid character after \"\\\"",
            Self::Number => "a number",
            Self::Boolean => "true or false",
            Self::Name => "a field's name or a word",
            Self::End => "the end of the file, nothing may follow the last bracket",
        }
    }
}

impl OpenProblem {
    /// What is wrong and what to do, without the path.
    #[must_use]
    pub fn sentence(self, lang: Lang) -> String {
        let text = match (self, lang) {
            (Self::NotFound, Lang::Vi) => {
                "Không tìm thấy tệp.\nKiểm tra tên tệp, hoặc ổ đĩa, USB đã cắm chưa."
            }
            (Self::NotFound, Lang::En) => {
                "The file was not found.\nCheck its name, and that its disk is connected."
            }
            (Self::NoPermission, Lang::Vi) => {
                "Không có quyền đọc tệp.\nXin quyền của người giữ tệp, hoặc chép tệp về thư mục của mình."
            }
            (Self::NoPermission, Lang::En) => {
                "There is no permission to read the file.\nAsk its owner, or copy it to a folder of yours."
            }
            (Self::Folder, Lang::Vi) => {
                "Đây là thư mục, không phải tệp.\nChọn một tệp .ron trong đó."
            }
            (Self::Folder, Lang::En) => "This is a folder, not a file.\nChoose a .ron file in it.",
            (Self::TooLarge { limit }, Lang::Vi) => {
                return format!("Tệp lớn hơn {limit} MB, không phải tệp Giao Ban.\nChọn tệp khác.");
            }
            (Self::TooLarge { limit }, Lang::En) => {
                return format!(
                    "The file is larger than {limit} MB, so it is not Giao Ban's.\nChoose another."
                );
            }
            (Self::NotText, Lang::Vi) => {
                "Tệp không phải văn bản UTF-8 nên không phải tệp Giao Ban.\nChọn tệp khác; bảng tính \
                 (.xlsx) không mở trực tiếp được."
            }
            (Self::NotText, Lang::En) => {
                "The file is not UTF-8 text, so it is not Giao Ban's.\nChoose another; a workbook \
                 (.xlsx) cannot be opened directly."
            }
            (Self::Unreadable, Lang::Vi) => {
                "Không đọc được tệp.\nThử lại, hoặc chép tệp sang ổ đĩa khác rồi mở."
            }
            (Self::Unreadable, Lang::En) => {
                "The file could not be read.\nTry again, or copy it to another disk and open it there."
            }
        };
        text.into()
    }
}

impl SaveProblem {
    /// What is wrong and what to do, without the path.
    #[must_use]
    pub fn sentence(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::FolderMissing, Lang::Vi) => {
                "Chưa lưu được: không có thư mục này.\nCắm lại ổ đĩa, USB, hoặc lưu vào thư mục khác."
            }
            (Self::FolderMissing, Lang::En) => {
                "Not saved: there is no such folder.\nConnect its disk, or save to another folder."
            }
            (Self::NoPermission, Lang::Vi) => {
                "Chưa lưu được: không có quyền ghi vào đây.\nLưu thành tệp khác trong thư mục của mình."
            }
            (Self::NoPermission, Lang::En) => {
                "Not saved: there is no permission to write here.\nSave as another file in a folder of yours."
            }
            (Self::DiskFull, Lang::Vi) => {
                "Chưa lưu được: ổ đĩa đã đầy.\nXóa bớt tệp, hoặc lưu vào ổ đĩa khác."
            }
            (Self::DiskFull, Lang::En) => {
                "Not saved: the disk is full.\nMake room, or save to another disk."
            }
            (Self::InUse, Lang::Vi) => {
                "Chưa lưu được: chương trình khác đang giữ tệp.\nĐóng chương trình đó rồi lưu lại, hoặc \
                 lưu thành tệp khác."
            }
            (Self::InUse, Lang::En) => {
                "Not saved: another program holds the file.\nClose it and save again, or save as another file."
            }
            (Self::Folder, Lang::Vi) => {
                "Chưa lưu được: tên này là của một thư mục.\nChọn tên tệp khác."
            }
            (Self::Folder, Lang::En) => "Not saved: a folder has this name.\nChoose another name.",
            (Self::Unwritable, Lang::Vi) => {
                "Chưa lưu được: ổ đĩa không ghi được.\nThử lại, hoặc lưu vào ổ đĩa khác."
            }
            (Self::Unwritable, Lang::En) => {
                "Not saved: the disk could not be written.\nTry again, or save to another disk."
            }
        }
    }
}

/// The program's words for what is not there, as the model names them, in Vietnamese. Longer ones
/// first, so that none is cut by a shorter.
const KINDS: [(&str, &str); 13] = [
    ("area or group", "đơn vị hoặc nhóm"),
    ("acknowledgement", "điều đã xác nhận"),
    ("member", "thành phần"),
    ("row of", "hàng của"),
    ("id", "mã"),
    ("indicator", "chỉ tiêu"),
    ("program", "chương trình"),
    ("source", "nguồn số liệu"),
    ("topic", "nhóm chỉ tiêu"),
    ("group", "nhóm đơn vị"),
    ("table", "bảng"),
    ("area", "đơn vị"),
    ("cell", "ô số liệu"),
];

/// What the model lacks that no file could have, and what is said of it instead.
const UNFIT: [(&str, &str, &str); 5] = [
    (
        "an end to its circle of formulas",
        "được tính vòng từ chính nó; sửa một công thức trong vòng:",
        "is made of itself; change one formula of the circle:",
    ),
    (
        "an end to its chain of parents",
        "nằm trong chính nó; sửa đơn vị cấp trên (parent)",
        "lies in itself; correct a parent",
    ),
    (
        "a parent (only one area may have none)",
        "chưa ghi đơn vị cấp trên (parent); chỉ một đơn vị được không có",
        "has no parent; only one area may have none",
    ),
    (
        "an id that no group has",
        "trùng mã với một nhóm đơn vị; đổi một trong hai mã",
        "has the id of a group; change one of the two",
    ),
    (
        "an operand other than itself",
        "được tính từ chính nó; ghi chỉ tiêu khác",
        "is made of itself; name another indicator",
    ),
];

/// What is said in both languages instead of what is missing, and what is to follow it.
fn unfit(missing: &str) -> Option<(&'static str, &'static str, &str)> {
    UNFIT.into_iter().find_map(|(words, vietnamese, english)| {
        missing.strip_prefix(words).map(|rest| (vietnamese, english, rest))
    })
}

/// `topic "x"` as `nhóm chỉ tiêu "x"`; what is quoted stays.
fn vietnamese_ids(english: &str) -> String {
    for (words, vietnamese) in KINDS {
        if let Some(rest) = english.strip_prefix(words)
            && (rest.is_empty() || rest.starts_with(' '))
        {
            return format!("{vietnamese}{rest}");
        }
    }
    english.to_owned()
}
