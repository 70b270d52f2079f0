//! Everything the window can be told to do: one list for menus, keys, the key help and the tests.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::text::lang::Lang;

/// A command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    New,
    Open,
    OpenSample,
    Save,
    SaveAs,
    SendCopy,
    Copies,
    Quit,
    Undo,
    Redo,
    CopyTable,
    SavePicture,
    CopyPicture,
    CopyChartFigures,
    Details,
    MarkFinal,
    MarkProvisional,
    MarkEstimate,
    MarkNotApplicable,
    MarkNotReported,
    AsOfToday,
    Search,
    GoTo,
    Find,
    FindNext,
    FindPrevious,
    ShowEntry,
    ShowCharts,
    ShowChecks,
    Acknowledge,
    PreviousTopic,
    NextTopic,
    PreviousPeriod,
    NextPeriod,
    NextMeasure,
    NextLevel,
    ToggleShape,
    Transpose,
    BesidePlan,
    IndexRow,
    InBillions,
    Fold,
    NextFilter,
    SortDescending,
    SortAscending,
    ProtocolOrder,
    SaveView,
    UpdateView,
    RenameView,
    RemoveView,
    SaveChart,
    UpdateChart,
    Headline,
    RenameChart,
    RemoveChart,
    FitColumn,
    PreviousArea,
    NextArea,
    ToggleChart,
    ShowAnalysis,
    ShowDerivation,
    NextPane,
    Language,
    Theme,
    LargerScale,
    SmallerScale,
    NormalScale,
    Help,
}

impl Command {
    /// In the order of the key help.
    pub const ALL: [Self; 68] = [
        Self::New,
        Self::Open,
        Self::OpenSample,
        Self::Save,
        Self::SaveAs,
        Self::SendCopy,
        Self::Copies,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::CopyTable,
        Self::SavePicture,
        Self::CopyPicture,
        Self::CopyChartFigures,
        Self::Details,
        Self::MarkFinal,
        Self::MarkProvisional,
        Self::MarkEstimate,
        Self::MarkNotApplicable,
        Self::MarkNotReported,
        Self::AsOfToday,
        Self::Search,
        Self::GoTo,
        Self::Find,
        Self::FindNext,
        Self::FindPrevious,
        Self::ShowEntry,
        Self::ShowCharts,
        Self::ShowChecks,
        Self::Acknowledge,
        Self::PreviousTopic,
        Self::NextTopic,
        Self::PreviousPeriod,
        Self::NextPeriod,
        Self::NextMeasure,
        Self::NextLevel,
        Self::ToggleShape,
        Self::Transpose,
        Self::BesidePlan,
        Self::IndexRow,
        Self::InBillions,
        Self::Fold,
        Self::NextFilter,
        Self::SortDescending,
        Self::SortAscending,
        Self::ProtocolOrder,
        Self::SaveView,
        Self::UpdateView,
        Self::RenameView,
        Self::RemoveView,
        Self::SaveChart,
        Self::UpdateChart,
        Self::Headline,
        Self::RenameChart,
        Self::RemoveChart,
        Self::FitColumn,
        Self::PreviousArea,
        Self::NextArea,
        Self::ToggleChart,
        Self::ShowAnalysis,
        Self::ShowDerivation,
        Self::NextPane,
        Self::Language,
        Self::Theme,
        Self::LargerScale,
        Self::SmallerScale,
        Self::NormalScale,
        Self::Help,
    ];

    /// What can be said of the selected cells.
    pub const OF_A_CELL: [Self; 7] = [
        Self::Details,
        Self::MarkFinal,
        Self::MarkProvisional,
        Self::MarkEstimate,
        Self::MarkNotApplicable,
        Self::MarkNotReported,
        Self::AsOfToday,
    ];

    /// What can be done with the chart beside the table.
    pub const OF_THE_CHART: [Self; 3] =
        [Self::SavePicture, Self::CopyPicture, Self::CopyChartFigures];

    /// What can be done with the chart of the place Biểu đồ as a part of the project.
    pub const OF_A_SAVED_CHART: [Self; 5] =
        [Self::SaveChart, Self::UpdateChart, Self::Headline, Self::RenameChart, Self::RemoveChart];

    /// Whether it acts on the project or on what is shown of it, so that what is being typed is taken
    /// first.
    #[must_use]
    pub fn acts_on_state(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Open
                | Self::OpenSample
                | Self::Save
                | Self::SaveAs
                | Self::SendCopy
                | Self::SavePicture
                | Self::CopyPicture
                | Self::CopyChartFigures
                | Self::Copies
                | Self::Quit
                | Self::ShowCharts
                | Self::ShowChecks
                | Self::PreviousTopic
                | Self::NextTopic
                | Self::PreviousPeriod
                | Self::NextPeriod
                | Self::NextMeasure
                | Self::NextLevel
                | Self::ToggleShape
                | Self::Transpose
                | Self::BesidePlan
                | Self::IndexRow
                | Self::InBillions
                | Self::Fold
                | Self::NextFilter
                | Self::SaveView
                | Self::UpdateView
                | Self::RenameView
                | Self::RemoveView
                | Self::SortDescending
                | Self::SortAscending
                | Self::ProtocolOrder
                | Self::PreviousArea
                | Self::NextArea
                | Self::Details
                | Self::MarkFinal
                | Self::MarkProvisional
                | Self::MarkEstimate
                | Self::MarkNotApplicable
                | Self::MarkNotReported
                | Self::AsOfToday
                | Self::Search
                | Self::GoTo
                | Self::Find
                | Self::FindNext
                | Self::FindPrevious
        )
    }

    /// What it does, as menus say it; "…" where a dialog follows.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::New => ("Dự án mới…", "New project…"),
            Self::Open => ("Mở…", "Open…"),
            Self::OpenSample => ("Mở dự án mẫu", "Open the sample project"),
            Self::Save => ("Lưu", "Save"),
            Self::SaveAs => ("Lưu thành tệp khác…", "Save as…"),
            Self::SendCopy => ("Lưu bản gửi ra ngoài…", "Save a copy to send…"),
            Self::Copies => ("Các bản lưu…", "Dated copies…"),
            Self::Quit => ("Thoát", "Quit"),
            Self::Undo => ("Hoàn tác", "Undo"),
            Self::Redo => ("Làm lại", "Redo"),
            Self::CopyTable => ("Chép cả bảng", "Copy the whole table"),
            Self::SavePicture => ("Lưu biểu đồ thành hình…", "Save the chart as a picture…"),
            Self::CopyPicture => ("Chép hình biểu đồ", "Copy the chart's picture"),
            Self::CopyChartFigures => ("Chép số liệu của biểu đồ", "Copy the chart's figures"),
            Self::Details => ("Ghi chú và nguồn của ô…", "Note and source of the cell…"),
            Self::MarkFinal => ("Số chính thức", "Final figure"),
            Self::MarkProvisional => ("Số sơ bộ", "Provisional figure"),
            Self::MarkEstimate => ("Số ước", "Estimated figure"),
            Self::MarkNotApplicable => ("Không áp dụng", "Not applicable"),
            Self::MarkNotReported => ("Chưa có số liệu", "No data"),
            Self::AsOfToday => ("Số liệu tính đến hôm nay", "As of today"),
            Self::Search => ("Tìm chỉ tiêu, đơn vị, lệnh…", "Search indicators, areas, commands…"),
            Self::GoTo => ("Đi tới ô…", "Go to cell…"),
            Self::Find => ("Tìm trong bảng", "Find in the table"),
            Self::FindNext => ("Chỗ tìm thấy sau", "Next found"),
            Self::FindPrevious => ("Chỗ tìm thấy trước", "Previous found"),
            Self::ShowEntry => ("Số liệu", "Figures"),
            Self::ShowCharts => ("Biểu đồ", "Charts"),
            Self::ShowChecks => ("Rà soát", "Checks"),
            Self::Acknowledge => (
                "Xác nhận điều đang chọn, hoặc bỏ xác nhận…",
                "Acknowledge the finding, or open it again…",
            ),
            Self::PreviousTopic => ("Nhóm chỉ tiêu trước", "Previous topic"),
            Self::NextTopic => ("Nhóm chỉ tiêu sau", "Next topic"),
            Self::PreviousPeriod => ("Kỳ trước có số liệu", "Previous period with data"),
            Self::NextPeriod => ("Kỳ sau có số liệu", "Next period with data"),
            Self::NextMeasure => {
                ("Đổi: thực hiện, kế hoạch, ước", "Actual, plan, estimate in turn")
            }
            Self::NextLevel => ("Đổi: huyện, xã, nhóm", "Districts, communes, groups in turn"),
            Self::ToggleShape => (
                "Đổi bảng: theo chỉ tiêu, theo kỳ, một đơn vị",
                "Table by indicator, by period, of one area",
            ),
            Self::Transpose => ("Đổi hàng với cột", "Swap rows and columns"),
            Self::BesidePlan => {
                ("Thực hiện, kế hoạch, % cạnh nhau", "Actual, plan and % side by side")
            }
            Self::IndexRow => ("Dòng số thứ tự cột (A, 1, 2…)", "Row of column numbers (A, 1, 2…)"),
            Self::InBillions => ("Tiền: triệu đồng, tỷ đồng", "Money in millions or billions"),
            Self::Fold => ("Mở, gập các xã của huyện", "Show or hide a district's communes"),
            Self::NextFilter => (
                "Lọc hàng: thiếu, đã sửa, cần xem, chậm",
                "Rows: missing, changed, findings, laggards",
            ),
            Self::SortDescending => ("Xếp theo cột: cao trước", "Sort by column: highest first"),
            Self::SortAscending => ("Xếp theo cột: thấp trước", "Sort by column: lowest first"),
            Self::ProtocolOrder => ("Xếp theo thứ tự của dự án", "Sort in the project's order"),
            Self::SaveView => ("Lưu bảng thành biểu…", "Save this table…"),
            Self::UpdateView => {
                ("Lưu cách trình bày vào biểu", "Save the layout to the saved table")
            }
            Self::RenameView => {
                ("Đổi số hiệu, tên của biểu…", "Number and title of the saved table…")
            }
            Self::RemoveView => ("Xóa biểu", "Remove the saved table"),
            Self::SaveChart => ("Lưu biểu đồ vào dự án…", "Keep the chart in the project…"),
            Self::UpdateChart => {
                ("Lưu lại biểu đồ đang mở", "Save the open chart as it is drawn now")
            }
            Self::Headline => ("Tiêu đề của biểu đồ…", "Title of the chart…"),
            Self::RenameChart => {
                ("Đổi tên biểu đồ, cố định kỳ, đơn vị…", "Name, period and unit of the kept chart…")
            }
            Self::RemoveChart => ("Xóa biểu đồ khỏi dự án", "Remove the chart from the project"),
            Self::FitColumn => ("Cột vừa với nội dung", "Fit the column to its contents"),
            Self::PreviousArea => ("Bảng của đơn vị trước", "Table of the previous area"),
            Self::NextArea => ("Bảng của đơn vị sau", "Table of the next area"),
            Self::ToggleChart => ("Biểu đồ tiếp theo phù hợp", "Next chart that fits"),
            Self::ShowAnalysis => ("Phân tích số liệu đang chọn", "Analysis of the chosen figure"),
            Self::ShowDerivation => {
                ("Căn cứ của số liệu đang chọn", "Derivation of the chosen figure")
            }
            Self::NextPane => ("Sang phần khác của cửa sổ", "Next part of the window"),
            Self::Language => ("Tiếng Anh (English)", "Vietnamese (Tiếng Việt)"),
            Self::Theme => ("Nền sáng, nền tối", "Light or dark"),
            Self::LargerScale => ("Phóng to", "Larger"),
            Self::SmallerScale => ("Thu nhỏ", "Smaller"),
            Self::NormalScale => ("Cỡ bình thường", "Normal size"),
            Self::Help => ("Các phím", "Keys"),
        };
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// The key that gives it. Bare letters and digits are never among them: Telex and VNI type
    /// with those; nor the bare chord Ctrl+Shift, nor Alt+Z, which input methods take.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let ctrl = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
        let ctrl_shift =
            |key| Some(KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key));
        let alt = |key| Some(KeyboardShortcut::new(Modifiers::ALT, key));
        let bare = |key| Some(KeyboardShortcut::new(Modifiers::NONE, key));
        match self {
            Self::New => ctrl(Key::N),
            Self::Open => ctrl(Key::O),
            Self::Save => ctrl(Key::S),
            Self::SaveAs => ctrl_shift(Key::S),
            Self::Quit => ctrl(Key::Q),
            Self::Undo => ctrl(Key::Z),
            Self::Redo => ctrl(Key::Y),
            Self::CopyTable => ctrl(Key::E),
            Self::Details => Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::F2)),
            Self::MarkFinal => ctrl_shift(Key::Num1),
            Self::MarkProvisional => ctrl_shift(Key::Num2),
            Self::MarkEstimate => ctrl_shift(Key::Num3),
            Self::MarkNotApplicable => ctrl_shift(Key::Num4),
            Self::MarkNotReported => ctrl_shift(Key::Num5),
            Self::AsOfToday => ctrl(Key::Semicolon),
            Self::Search => ctrl(Key::K),
            Self::GoTo => ctrl(Key::G),
            Self::Find => ctrl(Key::F),
            Self::FindNext => bare(Key::F3),
            Self::FindPrevious => Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::F3)),
            Self::ShowEntry => ctrl(Key::Num1),
            Self::ShowCharts => ctrl(Key::Num2),
            Self::ShowChecks => ctrl(Key::Num3),
            Self::Acknowledge => bare(Key::F8),
            Self::PreviousTopic => ctrl(Key::PageUp),
            Self::NextTopic => ctrl(Key::PageDown),
            Self::PreviousPeriod => alt(Key::PageUp),
            Self::NextPeriod => alt(Key::PageDown),
            Self::NextMeasure => ctrl(Key::M),
            Self::NextLevel => ctrl(Key::L),
            Self::ToggleShape => bare(Key::F7),
            Self::Transpose => Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::F7)),
            Self::BesidePlan => bare(Key::F9),
            Self::InBillions => Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::F9)),
            Self::Fold => bare(Key::F4),
            Self::NextFilter => ctrl_shift(Key::L),
            Self::PreviousArea => alt(Key::ArrowUp),
            Self::NextArea => alt(Key::ArrowDown),
            Self::ToggleChart => ctrl(Key::T),
            Self::ShowAnalysis => ctrl(Key::J),
            Self::ShowDerivation => ctrl(Key::I),
            Self::NextPane => bare(Key::F6),
            Self::Language => bare(Key::F11),
            Self::Theme => bare(Key::F12),
            Self::LargerScale => ctrl(Key::Plus),
            Self::SmallerScale => ctrl(Key::Minus),
            Self::NormalScale => ctrl(Key::Num0),
            Self::Help => bare(Key::F1),
            Self::OpenSample
            | Self::SendCopy
            | Self::SavePicture
            | Self::CopyPicture
            | Self::CopyChartFigures
            | Self::IndexRow
            | Self::SaveView
            | Self::UpdateView
            | Self::RenameView
            | Self::RemoveView
            | Self::SaveChart
            | Self::UpdateChart
            | Self::Headline
            | Self::RenameChart
            | Self::RemoveChart
            | Self::FitColumn
            | Self::SortDescending
            | Self::SortAscending
            | Self::ProtocolOrder => None,
            Self::Copies => ctrl(Key::B),
        }
    }

    /// The key as it is told: "Ctrl+Shift+4".
    #[must_use]
    pub fn key_text(self, ctx: &egui::Context) -> Option<String> {
        // egui has a sign for this key, but says its name.
        let text = |shortcut| ctx.format_shortcut(&shortcut).replace("Semicolon", ";");
        self.shortcut().map(text)
    }

    /// Whether a pressed key gives a command.
    #[must_use]
    pub fn is_shortcut(key: Key, modifiers: Modifiers) -> bool {
        Self::ALL.into_iter().any(|command| {
            let mut keys =
                command.shortcut().into_iter().chain(command.other_shortcuts().iter().copied());
            keys.any(|known| {
                known.logical_key == key && modifiers.matches_logically(known.modifiers)
            })
        })
    }

    /// Further keys for the same command.
    #[must_use]
    pub fn other_shortcuts(self) -> &'static [KeyboardShortcut] {
        const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        match self {
            Self::Redo => const { &[KeyboardShortcut::new(CTRL_SHIFT, Key::Z)] },
            // Where Shift makes another sign of the key, that is what arrives.
            Self::MarkFinal => const { &[KeyboardShortcut::new(CTRL_SHIFT, Key::Exclamationmark)] },
            Self::LargerScale => {
                const { &[KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals)] }
            }
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_gives_two_commands_and_none_is_a_bare_letter() {
        let mut seen = Vec::new();
        for command in Command::ALL {
            for shortcut in command.shortcut().iter().chain(command.other_shortcuts()) {
                assert!(!seen.contains(shortcut), "{command:?} shares {shortcut:?}");
                seen.push(*shortcut);
                let function_key = shortcut.logical_key.name().starts_with('F');
                assert!(shortcut.modifiers.any() || function_key, "{command:?}");
            }
        }
    }
}
