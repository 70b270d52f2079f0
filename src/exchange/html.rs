//! A table as HTML for the clipboard: Word and Outlook take it with its borders, its alignment and its
//! numbers as they are written in Vietnamese; a spreadsheet takes the number itself.

use std::fmt::Write as _;

use crate::text::number::format_plain;

/// A cell of the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HtmlCell {
    /// As a person reads it.
    pub text: String,
    /// The number behind it. A spreadsheet would read "2.601" by its own country's marks: it is told.
    pub number: Option<f64>,
    /// Whether it names its column or its row.
    pub is_head: bool,
}

const TABLE: &str = "border-collapse:collapse;font-family:'Times New Roman',serif;font-size:13pt";
const CELL: &str = "border:1px solid #000000;padding:2pt 5pt";

/// The table. `x:num` is what Excel is documented to read a cell's number from, `sdval` what
/// LibreOffice does (tried: an American one takes "3.084" as 3084); other programs pass them over.
#[must_use]
pub fn html_table(rows: &[Vec<HtmlCell>]) -> String {
    let mut html = String::from(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\">\
         </head><body>\n",
    );
    let _ = writeln!(html, "<table border=\"1\" cellspacing=\"0\" style=\"{TABLE}\">");
    for row in rows {
        html.push_str("<tr>");
        for cell in row {
            push_cell(&mut html, cell);
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table>\n</body></html>\n");
    html
}

fn push_cell(html: &mut String, cell: &HtmlCell) {
    let tag = if cell.is_head { "th" } else { "td" };
    let align = if cell.is_head { "left" } else { "right" };
    let _ = write!(html, "<{tag} align=\"{align}\" style=\"{CELL};text-align:{align}\"");
    if let Some(number) = cell.number {
        let number = format_plain(number);
        let _ = write!(html, " x:num=\"{number}\" sdval=\"{number}\" sdnum=\"1033;\"");
    }
    html.push('>');
    for c in cell.text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str("<br>"),
            c => html.push(c),
        }
    }
    let _ = write!(html, "</{tag}>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_with_its_numbers_and_without_a_trap() {
        let head = |text: &str| HtmlCell { text: text.to_owned(), number: None, is_head: true };
        let figure =
            |text: &str, number| HtmlCell { text: text.to_owned(), number, is_head: false };
        let rows = [
            vec![head("Đơn vị"), head("Hộ <nghèo> & \"cận\"\nnghèo")],
            vec![head("Bác Ái"), figure("2.601", Some(2_601.0))],
            vec![head("Ninh Sơn"), figure("…", None)],
        ];
        let cell = "style=\"border:1px solid #000000;padding:2pt 5pt;text-align:";
        let expected = format!(
            "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\"></head><body>\n\
             <table border=\"1\" cellspacing=\"0\" style=\"border-collapse:collapse;font-family:'Times New Roman',serif;font-size:13pt\">\n\
             <tr><th align=\"left\" {cell}left\">Đơn vị</th><th align=\"left\" {cell}left\">Hộ &lt;nghèo&gt; &amp; &quot;cận&quot;<br>nghèo</th></tr>\n\
             <tr><th align=\"left\" {cell}left\">Bác Ái</th><td align=\"right\" {cell}right\" x:num=\"2601\" sdval=\"2601\" sdnum=\"1033;\">2.601</td></tr>\n\
             <tr><th align=\"left\" {cell}left\">Ninh Sơn</th><td align=\"right\" {cell}right\">…</td></tr>\n\
             </table>\n</body></html>\n"
        );
        assert_eq!(html_table(&rows), expected);
    }
}
