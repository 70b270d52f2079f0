//! The sentences about journal, lock, recovery and copies, in both languages. Each says first what
//! happened, then on a second line what to do.

use super::{file_messages::SaveProblem, lang::Lang};

/// An accepted edit could not be written to the journal; only a save keeps it now.
#[must_use]
pub fn journal_trouble(lang: Lang, problem: SaveProblem) -> String {
    let (why_vi, why_en) = match problem {
        SaveProblem::DiskFull => ("ổ đĩa đã đầy", "the disk is full"),
        SaveProblem::FolderMissing => {
            ("không còn thấy thư mục của tệp", "the file's folder is no longer there")
        }
        SaveProblem::NoPermission => ("không có quyền ghi", "there is no permission to write"),
        SaveProblem::InUse => ("chương trình khác đang giữ tệp", "another program holds the file"),
        SaveProblem::Folder | SaveProblem::Unwritable => {
            ("ổ đĩa không ghi được", "the disk could not be written")
        }
    };
    match lang {
        Lang::Vi => format!(
            "Thay đổi đã nhận nhưng chưa ghi được vào nhật ký: {why_vi}.\nLưu ngay, hoặc lưu thành tệp \
             khác ở ổ đĩa khác."
        ),
        Lang::En => format!(
            "The edit is accepted but not yet in the journal: {why_en}.\nSave now, or save as another \
             file on another disk."
        ),
    }
}

/// A save was refused because the file is no longer what was read.
#[must_use]
pub fn changed_underneath(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "Chưa lưu: tệp đã bị chương trình hoặc người khác sửa sau khi mở.\nLưu phần của mình thành \
             bản khác, lấy bản của họ, hoặc xem chỗ khác nhau."
        }
        Lang::En => {
            "Not saved: somebody or something else changed the file after it was opened.\nSave yours as \
             a copy, take theirs, or look at the differences."
        }
    }
}

/// The file is no longer there.
#[must_use]
pub fn gone(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "Không còn thấy tệp đang mở.\nCắm lại ổ đĩa, USB rồi lưu, hoặc lưu vào thư mục khác."
        }
        Lang::En => {
            "The open file is no longer there.\nConnect its disk again and save, or save to another folder."
        }
    }
}

/// The file cannot be read any more, so that nobody knows whether it changed.
#[must_use]
pub fn unreadable(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "Chưa lưu: không đọc lại được tệp để so sánh.\nThử lại, hoặc lưu thành bản khác."
        }
        Lang::En => {
            "Not saved: the file cannot be read to compare it.\nTry again, or save as a copy."
        }
    }
}

/// Somebody else has the file open; `since` is a moment as the window shows it, if it is known.
#[must_use]
pub fn somebody_has_it(lang: Lang, who: &str, host: &str, since: Option<&str>) -> String {
    let named = !(who.is_empty() && host.is_empty());
    let at = |on: &str| if host.is_empty() { who.to_owned() } else { format!("{who} {on} {host}") };
    match lang {
        Lang::Vi => {
            let who = if named {
                at("(máy") + if host.is_empty() { "" } else { ")" }
            } else {
                "Người khác".into()
            };
            let since = since.map(|since| format!(" từ {since}")).unwrap_or_default();
            format!(
                "{} đang mở tệp này{since}.\nMở để xem, hoặc mở một bản sao để sửa.",
                who.trim()
            )
        }
        Lang::En => {
            let who = if named { at("on") } else { "Somebody else".into() };
            let since = since.map(|since| format!(" since {since}")).unwrap_or_default();
            format!(
                "{} has this file open{since}.\nOpen it to read, or open a copy to edit.",
                who.trim()
            )
        }
    }
}

/// How many edits were found that the file does not hold.
#[must_use]
pub fn found_edits(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, 0) => "Không còn thay đổi nào đọc được trong nhật ký".into(),
        (Lang::Vi, _) => format!("Tìm thấy {count} thay đổi chưa lưu của lần làm việc trước"),
        (Lang::En, 0) => "No edit in the journal can be read".into(),
        (Lang::En, 1) => "Found 1 unsaved edit of an earlier sitting".into(),
        (Lang::En, _) => format!("Found {count} unsaved edits of an earlier sitting"),
    }
}

/// A journal is damaged in the middle: from this line on, `after` sound edits among what follows.
#[must_use]
pub fn journal_damaged(lang: Lang, line: usize, before: usize, after: usize) -> String {
    match lang {
        Lang::Vi => format!(
            "Nhật ký hỏng từ dòng {line}.\nGiữ được {before} thay đổi trước đó; {after} thay đổi phía sau còn \
             đọc được nhưng thiếu phần nối."
        ),
        Lang::En => format!(
            "The journal is damaged from line {line} on.\n{before} edits before it are kept; {after} after it can \
             be read, but what they follow is missing."
        ),
    }
}

/// The last line of a journal was torn.
#[must_use]
pub fn torn_tail(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Dòng cuối nhật ký ghi dở khi chương trình dừng: thay đổi đó chưa được nhận",
        Lang::En => {
            "The journal's last line was cut when the program stopped: that edit was never accepted"
        }
    }
}

/// A newer program wrote the journal.
#[must_use]
pub fn journal_newer(lang: Lang, version: u32) -> String {
    match lang {
        Lang::Vi => format!(
            "Nhật ký do Giao Ban bản mới hơn ghi (dạng {version}), được giữ nguyên.\nMở bằng bản mới để lấy lại."
        ),
        Lang::En => format!(
            "A newer Giao Ban wrote the journal (format {version}); it is kept as it is.\nOpen it with that \
             version."
        ),
    }
}

/// What the edits of a journal continue is not what stands in the file.
#[must_use]
pub fn base_elsewhere(lang: Lang, is_there: bool) -> &'static str {
    match (lang, is_there) {
        (Lang::Vi, true) => {
            "Tệp đã thay đổi từ đó, nhưng còn bản mà các thay đổi này nối tiếp.\nMở thành một bản riêng để \
             so sánh."
        }
        (Lang::En, true) => {
            "The file has changed since, but the version that these edits continue is still there.\nOpen \
             them as a copy of their own to compare."
        }
        (Lang::Vi, false) => {
            "Tệp đã thay đổi từ đó và không còn bản mà các thay đổi này nối tiếp.\nXem danh sách, và lấy những \
             thay đổi còn khớp."
        }
        (Lang::En, false) => {
            "The file has changed since, and the version that these edits continue is gone.\nLook at the \
             list, and take the edits that still fit."
        }
    }
}

/// The folder cannot be written: where the journal is, and what a save needs.
#[must_use]
pub fn read_only_folder(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "Không ghi được vào thư mục này; thay đổi tạm giữ trong thư mục riêng của bạn.\nKhi lưu, chọn \
             thư mục khác."
        }
        Lang::En => {
            "This folder cannot be written; edits are kept in your own folder for now.\nTo save, choose \
             another folder."
        }
    }
}

/// The disk has no locks.
#[must_use]
pub fn without_lock(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => {
            "Ổ đĩa này không khóa được tệp: hai người có thể cùng sửa.\nChương trình so sánh tệp trước mỗi lần lưu."
        }
        Lang::En => {
            "This disk cannot lock files: two people may edit at once.\nThe file is compared before each save."
        }
    }
}

/// It was saved, but without a dated copy.
#[must_use]
pub fn no_backup(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Đã lưu, nhưng không để lại được bản sao theo ngày",
        Lang::En => "Saved, but no dated copy could be left",
    }
}
