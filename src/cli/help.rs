//! What the commands are.

use super::args::{Args, Output};
use crate::text::lang::Lang;

pub fn help(args: &Args, output: &mut Output<'_>) -> u8 {
    output.say(match args.language() {
        Lang::Vi => VI,
        Lang::En => EN,
    })
}

const VI: &str = "\
Giao Ban: chỉ tiêu chương trình của ban chỉ đạo, trong một tệp trên máy

giaoban [TỆP]                                mở cửa sổ
giaoban sample RA.ron                        ghi dự án mẫu Ninh Thuận
giaoban table TỆP --indicator MÃ[,MÃ..] --period 2018-07 [--measure actual|plan|estimate]
              [--areas province|districts|units|communes|groups|MÃ,..] [--format text|csv|json]
              [--plan current|first] [--as own|to-date|within] [--by CHIỀU] [--with plan,time,
              rank,share,pace,forecast,scenario,analysis,inputs|all] [--rounding note|largest-remainder]
              [--basis current|first,carried-over,without-advances]
giaoban check TỆP [--format text|json]       rà soát: 0 không có lỗi, 1 có lỗi, 2 không đọc được
giaoban check TỆP --completeness 2018-07     đơn vị nào đã báo cáo những gì
giaoban findings TỆP --period 2018-07 [--format text|json]     câu nhận định cho dự thảo báo cáo
giaoban chart TỆP RA.svg|RA.png --indicator MÃ --period KỲ --kind ranked|trend|bullet|stacked|
              shares|slope|multiples|heatmap|scatter|waterfall|grouped|board|
              figure|card|bartable [--others MÃ,..]
              [--by CHIỀU] [--area MÃ] [--measure actual|plan|estimate] [--size 1280x720|slide|half|full] [--scale 2]
              [--theme light|dark|mono]      biểu đồ thành hình, mono là đen trắng; cỡ tính bằng điểm, half và full là
              nửa trang và cả trang A4; --scale là số pixel mỗi điểm của PNG, mặc định 2
giaoban chart TỆP RA.svg|RA.png --view MÃ [--period KỲ] [--area MÃ] [..]
              như trên, của một biểu đồ đã lưu trong dự án
giaoban set TỆP CHỈ_TIÊU ĐƠN_VỊ KỲ GIÁ_TRỊ [--measure M]
giaoban shot TỆP RA.png --screen entry|analysis|derivation|charts|checks|recovery|locked|changed|backups
              [--size 1280x720] [--theme light|dark]
              [--scale 1.25] [--keys \"F2 2601 Enter Ctrl+Z\"] [--texts RA.json]
giaoban gallery THƯ_MỤC [--theme light|dark|mono]     mọi loại biểu đồ của dự án mẫu trên một trang
giaoban tour THƯ_MỤC                         các màn hình và hộp thoại chính thành ảnh
giaoban synth RA.ron --areas N --indicators M --months K [--seed S]

Lệnh nào cũng nhận --lang vi|en. Kỳ: 2016-2020, 2018, 2018-H1, 2018-Q3, 2018-07.";

const EN: &str = "\
Giao Ban: program indicators of a steering committee, in one local file

giaoban [FILE]                               open the window
giaoban sample OUT.ron                       write the sample project of Ninh Thuan
giaoban table FILE --indicator ID[,ID..] --period 2018-07 [--measure actual|plan|estimate]
              [--areas province|districts|units|communes|groups|ID,..] [--format text|csv|json]
              [--plan current|first] [--as own|to-date|within] [--by DIMENSION] [--with plan,time,
              rank,share,pace,forecast,scenario,analysis,inputs|all] [--rounding note|largest-remainder]
              [--basis current|first,carried-over,without-advances]
giaoban check FILE [--format text|json]      findings: 0 no error, 1 some, 2 cannot read
giaoban check FILE --completeness 2018-07    which unit has reported what
giaoban findings FILE --period 2018-07 [--format text|json]    sentences for a draft report
giaoban chart FILE OUT.svg|OUT.png --indicator ID --period P --kind ranked|trend|bullet|stacked|
              shares|slope|multiples|heatmap|scatter|waterfall|grouped|board|
              figure|card|bartable [--others ID,..]
              [--by DIMENSION] [--area ID] [--measure actual|plan|estimate] [--size 1280x720|slide|half|full] [--scale 2]
              [--theme light|dark|mono]      a chart as a picture, mono is black and white; sizes in points, half and full are
              parts of an A4 page; --scale is the pixels a point of a PNG, 2 if not given
giaoban chart FILE OUT.svg|OUT.png --view ID [--period P] [--area ID] [..]
              the same of a chart that is kept in the project
giaoban set FILE INDICATOR AREA PERIOD VALUE [--measure M]
giaoban shot FILE OUT.png --screen entry|analysis|derivation|charts|checks|recovery|locked|changed|backups
              [--size 1280x720] [--theme light|dark]
              [--scale 1.25] [--keys \"F2 2601 Enter Ctrl+Z\"] [--texts OUT.json]
giaoban gallery OUT_DIR [--theme light|dark|mono]     every kind of chart of the sample on one page
giaoban tour OUT_DIR                         the places of the window and its main dialogs as pictures
giaoban synth OUT.ron --areas N --indicators M --months K [--seed S]

Every command takes --lang vi|en. Periods: 2016-2020, 2018, 2018-H1, 2018-Q3, 2018-07.";
