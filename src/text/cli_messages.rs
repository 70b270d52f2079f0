//! What the commands say on a terminal.

use super::{lang::Lang, picture_messages::picture_too_large};
use crate::model::Measure;

/// Fixed words of the commands.
#[derive(Clone, Copy, Debug)]
pub struct CliTexts {
    pub actual: &'static str,
    pub plan: &'static str,
    pub estimate: &'static str,
    pub not_reported: &'static str,
    pub not_applicable: &'static str,
    pub provisional: &'static str,
    pub estimated: &'static str,
    /// Computed by the program from other figures.
    pub computed: &'static str,
    pub illustrative: &'static str,
    /// Heads of columns: the plan and the share of it, the change since last year, rank, share.
    pub plan_head: &'static str,
    pub of_plan: &'static str,
    pub since_last_year: &'static str,
    pub rank: &'static str,
    pub of_whole: &'static str,
    /// Said where rounded parts miss their rounded total.
    pub rounding: &'static str,
    pub adjusted: &'static str,
    pub still_missing: &'static str,
    pub error: &'static str,
    pub warning: &'static str,
    pub info: &'static str,
    pub suggestion: &'static str,
    pub nothing_found: &'static str,
    pub unchanged: &'static str,
    pub saved: &'static str,
}

const VI: CliTexts = CliTexts {
    actual: "thực hiện",
    plan: "kế hoạch",
    estimate: "ước thực hiện cả năm",
    not_reported: "chưa có số liệu",
    not_applicable: "không áp dụng",
    provisional: "sơ bộ",
    estimated: "ước",
    computed: "số tính",
    illustrative: "số liệu minh họa",
    plan_head: "KH",
    of_plan: "% KH",
    since_last_year: "so cùng kỳ",
    rank: "hạng",
    of_whole: "% toàn tỉnh",
    rounding: "Số cộng có thể lệch số tổng do làm tròn.",
    adjusted: "Các số đã điều chỉnh theo phần dư lớn nhất để cộng đúng số tổng.",
    still_missing: "còn thiếu",
    error: "Lỗi",
    warning: "Cần xem",
    info: "Để biết",
    suggestion: "Gợi ý",
    nothing_found: "Không thấy số liệu nào mâu thuẫn.",
    unchanged: "Ô đã có đúng số này, không ghi gì.",
    saved: "Đã lưu.",
};

const EN: CliTexts = CliTexts {
    actual: "actual",
    plan: "plan",
    estimate: "estimate for the year",
    not_reported: "not reported",
    not_applicable: "not applicable",
    provisional: "provisional",
    estimated: "estimate",
    computed: "computed",
    illustrative: "illustrative",
    plan_head: "plan",
    of_plan: "% of plan",
    since_last_year: "on last year",
    rank: "rank",
    of_whole: "% of province",
    rounding: "Parts may not add up to the total because of rounding.",
    adjusted: "Parts are adjusted by the largest remainders so that they add up to the total.",
    still_missing: "missing",
    error: "Error",
    warning: "Check",
    info: "Note",
    suggestion: "Suggestion",
    nothing_found: "No figures contradict each other.",
    unchanged: "The cell holds this figure already; nothing was written.",
    saved: "Saved.",
};

/// The fixed words in a language.
#[must_use]
pub const fn cli_texts(lang: Lang) -> &'static CliTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

impl CliTexts {
    /// The word for a measure.
    #[must_use]
    pub const fn measure(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Actual => self.actual,
            Measure::Plan => self.plan,
            Measure::Estimate => self.estimate,
        }
    }
}

/// What was wrong with a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CliProblem {
    /// An option that must be given.
    Missing {
        option: &'static str,
    },
    NoIndicator {
        id: String,
        similar: Option<String>,
    },
    NoPlace {
        id: String,
        similar: Option<String>,
    },
    /// No such chart is kept in the project; those that are.
    NoChart {
        id: String,
        known: Vec<String>,
    },
    BadPeriod {
        text: String,
    },
    /// An indicator without a breakdown along a dimension, and those it has.
    NoDimension {
        id: String,
        dimension: String,
        known: Vec<String>,
    },
    /// An indicator that is always a plan, or never.
    OnlyMeasure {
        id: String,
        measure: Measure,
    },
    BadNumber {
        text: String,
    },
    OtherUnit {
        text: String,
        unit: String,
    },
    Dash,
    /// A number that can be read in two ways, each as it can be written without doubt.
    Ambiguous {
        text: String,
        readings: [String; 2],
    },
    TooLarge {
        text: String,
    },
    /// The edit was refused.
    Refused,
    /// A file whose ending names no kind of picture that there is.
    NoPictureEnding,
    /// A scale for a picture that has none.
    ScaleOfSvg,
    /// In pixels.
    PictureTooLarge {
        width: u32,
        height: u32,
    },
    /// There are no figures for what was asked: why, and where there are some.
    NothingToDraw {
        sentence: String,
    },
}

impl CliProblem {
    /// One line what, one line what to do.
    #[must_use]
    pub fn lines(&self, lang: Lang) -> [String; 2] {
        match lang {
            Lang::Vi => self.vietnamese(),
            Lang::En => self.english(),
        }
    }

    fn vietnamese(&self) -> [String; 2] {
        match self {
            Self::Missing { option } => {
                [format!("Thiếu {option}."), "Xem giaoban --help.".to_owned()]
            }
            Self::NoIndicator { id, similar } => [
                format!("Trong tệp không có chỉ tiêu \"{id}\"."),
                similar.as_ref().map_or_else(
                    || "Ghi mã chỉ tiêu như trong tệp, ví dụ ty_le_ho_ngheo.".to_owned(),
                    |similar| format!("Có phải là {similar}?"),
                ),
            ],
            Self::NoChart { id, known } => [
                format!("Trong tệp không có biểu đồ đã lưu \"{id}\"."),
                if known.is_empty() {
                    "Ghi --indicator, --period và --kind.".to_owned()
                } else {
                    format!("Có: {}.", known.join(", "))
                },
            ],
            Self::NoPlace { id, similar } => [
                format!("Trong tệp không có đơn vị hay nhóm \"{id}\"."),
                similar.as_ref().map_or_else(
                    || "Ghi mã đơn vị như trong tệp, ví dụ bac-ai.".to_owned(),
                    |similar| format!("Có phải là {similar}?"),
                ),
            ],
            Self::BadPeriod { text } => [
                format!("\"{text}\" không phải là một kỳ."),
                "Ghi 2016-2020, 2018, 2018-H1, 2018-Q3 hoặc 2018-07.".to_owned(),
            ],
            Self::NoDimension { id, dimension, known } => [
                format!("Chỉ tiêu {id} không phân tổ được theo \"{dimension}\"."),
                if known.is_empty() {
                    "Bỏ --by: chỉ tiêu này không có phân tổ.".to_owned()
                } else {
                    format!("Ghi một trong các chiều: {}.", known.join(", "))
                },
            ],
            Self::OnlyMeasure { id, measure } => [
                format!("Chỉ tiêu {id} chỉ có biểu {}.", VI.measure(*measure)),
                "Bỏ --measure.".to_owned(),
            ],
            Self::BadNumber { text } => [
                format!("\"{text}\" không phải là số."),
                "Ghi 2601, 40,31, _ (chưa có số liệu) hoặc x (không áp dụng); thêm p nếu sơ bộ, e \
                 nếu ước."
                    .to_owned(),
            ],
            Self::OtherUnit { text, unit } => [
                format!("\"{text}\" khác đơn vị tính của chỉ tiêu ({unit})."),
                format!("Đổi sang {unit} rồi ghi lại."),
            ],
            Self::Dash => [
                "\"-\" có thể là 0 hoặc chưa có số liệu.".to_owned(),
                "Ghi 0 nếu không phát sinh, _ nếu chưa có số liệu.".to_owned(),
            ],
            Self::Ambiguous { text, readings: [one, two] } => {
                [format!("\"{text}\" đọc được hai cách."), format!("Ghi {one} hoặc {two}.")]
            }
            Self::TooLarge { text } => [
                format!("\"{text}\" quá lớn."),
                "Kiểm tra lại số chữ số và đơn vị tính.".to_owned(),
            ],
            Self::Refused => {
                ["Không ghi được số này vào ô.".to_owned(), "Mở lại tệp rồi thử lại.".to_owned()]
            }
            Self::NoPictureEnding => [
                "Hình chỉ ghi được thành SVG hoặc PNG.".to_owned(),
                "Đặt tên tệp có đuôi .svg hoặc .png.".to_owned(),
            ],
            Self::ScaleOfSvg => [
                "Hình SVG phóng to bao nhiêu cũng nét, không nhận --scale.".to_owned(),
                "Bỏ --scale, hoặc ghi ra tệp .png.".to_owned(),
            ],
            Self::PictureTooLarge { width, height } => [
                picture_too_large(Lang::Vi, *width, *height),
                "Ghi --scale hoặc --size nhỏ hơn, hoặc ghi ra tệp .svg.".to_owned(),
            ],
            Self::NothingToDraw { sentence } => [
                sentence.clone(),
                "Chọn chỉ tiêu, kỳ, đơn vị có số liệu (xem giaoban table).".to_owned(),
            ],
        }
    }

    fn english(&self) -> [String; 2] {
        match self {
            Self::Missing { option } => {
                [format!("{option} is missing."), "See giaoban --help.".to_owned()]
            }
            Self::NoIndicator { id, similar } => [
                format!("The file has no indicator \"{id}\"."),
                similar.as_ref().map_or_else(
                    || "Give its code as in the file, such as ty_le_ho_ngheo.".to_owned(),
                    |similar| format!("Is it {similar}?"),
                ),
            ],
            Self::NoChart { id, known } => [
                format!("The file keeps no chart \"{id}\"."),
                if known.is_empty() {
                    "Give --indicator, --period and --kind.".to_owned()
                } else {
                    format!("There are: {}.", known.join(", "))
                },
            ],
            Self::NoPlace { id, similar } => [
                format!("The file has no area or group \"{id}\"."),
                similar.as_ref().map_or_else(
                    || "Give its id as in the file, such as bac-ai.".to_owned(),
                    |similar| format!("Is it {similar}?"),
                ),
            ],
            Self::BadPeriod { text } => [
                format!("\"{text}\" is not a period."),
                "Write 2016-2020, 2018, 2018-H1, 2018-Q3 or 2018-07.".to_owned(),
            ],
            Self::NoDimension { id, dimension, known } => [
                format!("Indicator {id} cannot be cut along \"{dimension}\"."),
                if known.is_empty() {
                    "Leave out --by: it has no breakdown.".to_owned()
                } else {
                    format!("Give one of: {}.", known.join(", "))
                },
            ],
            Self::OnlyMeasure { id, measure } => [
                format!(
                    "The indicator {id} has figures of one kind only: {}.",
                    EN.measure(*measure)
                ),
                "Leave --measure out.".to_owned(),
            ],
            Self::BadNumber { text } => [
                format!("\"{text}\" is not a number."),
                "Write 2601, 40.31, _ (not reported) or x (not applicable); add p if provisional, \
                 e if an estimate."
                    .to_owned(),
            ],
            Self::OtherUnit { text, unit } => [
                format!("\"{text}\" is not in the indicator's unit ({unit})."),
                format!("Convert it to {unit} and write it again."),
            ],
            Self::Dash => [
                "\"-\" can mean 0 or no figure.".to_owned(),
                "Write 0 if there were none, _ if it is not reported.".to_owned(),
            ],
            Self::Ambiguous { text, readings: [one, two] } => {
                [format!("\"{text}\" can be read in two ways."), format!("Write {one} or {two}.")]
            }
            Self::TooLarge { text } => [
                format!("\"{text}\" is too large."),
                "Check the number of digits and the unit.".to_owned(),
            ],
            Self::Refused => [
                "The figure could not be put into its cell.".to_owned(),
                "Open the file again and retry.".to_owned(),
            ],
            Self::NoPictureEnding => [
                "A picture can be written as SVG or PNG only.".to_owned(),
                "Give the file a name that ends in .svg or .png.".to_owned(),
            ],
            Self::ScaleOfSvg => [
                "An SVG is sharp at any size and takes no --scale.".to_owned(),
                "Leave out --scale, or write a .png.".to_owned(),
            ],
            Self::PictureTooLarge { width, height } => [
                picture_too_large(Lang::En, *width, *height),
                "Give a smaller --scale or --size, or write a .svg.".to_owned(),
            ],
            Self::NothingToDraw { sentence } => [
                sentence.clone(),
                "Choose an indicator, period and area that have figures (see giaoban table)."
                    .to_owned(),
            ],
        }
    }
}

/// "1/3"; where units that are to have a figure have none, "1/3 (còn 4 chưa xếp)".
#[must_use]
pub fn rank_among(lang: Lang, rank: usize, of: usize, unranked: usize) -> String {
    match (unranked, lang) {
        (0, _) => format!("{rank}/{of}"),
        (_, Lang::Vi) => format!("{rank}/{of} (còn {unranked} chưa xếp)"),
        (_, Lang::En) => format!("{rank}/{of} ({unranked} not ranked)"),
    }
}

/// The last line of a check: "1 lỗi, 2 điều cần xem, 0 lưu ý".
#[must_use]
pub fn check_summary(lang: Lang, errors: usize, warnings: usize, infos: usize) -> String {
    match lang {
        Lang::Vi => {
            format!("{errors} lỗi, {warnings} điều cần xem, {infos} lưu ý")
        }
        Lang::En => format!("errors: {errors}, to check: {warnings}, notes: {infos}"),
    }
}
