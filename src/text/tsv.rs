//! Tables on the clipboard, as Excel and LibreOffice write them: tabs, lines, quotes.

/// The cells of a block, row by row. A cell in quotes may hold tabs, lines and doubled quotes; an
/// empty last line is no row.
#[must_use]
pub fn parse(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut at_start = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if at_start => quoted = true,
            '\t' if !quoted => {
                row.push(std::mem::take(&mut cell));
                at_start = true;
                continue;
            }
            '\r' if !quoted => {
                // Part of a line's end; alone, it is one.
                if chars.peek() != Some(&'\n') {
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                    at_start = true;
                }
                continue;
            }
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
                at_start = true;
                continue;
            }
            other => cell.push(other),
        }
        at_start = false;
    }
    if !at_start || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

/// A block as text for the clipboard.
#[must_use]
pub fn write(rows: &[Vec<String>]) -> String {
    let quote = |cell: &String| {
        let needs = cell.contains(['\t', '\n', '\r', '"']);
        if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    let line = |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join("\t");
    rows.iter().map(|row| line(row) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn block(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn blocks_are_read_as_excel_writes_them() {
        let table: &[(&str, Vec<Vec<String>>)] = &[
            ("1\t2\r\n3\t4\r\n", block(&[&["1", "2"], &["3", "4"]])),
            ("1\t\n\t4", block(&[&["1", ""], &["", "4"]])),
            ("\"a\nb\"\t\"c\"\"d\"\n", block(&[&["a\nb", "c\"d"]])),
            ("5\" ống\t1", block(&[&["5\" ống", "1"]])),
            ("", block(&[])),
            ("\n", block(&[&[""]])),
        ];
        for (text, rows) in table {
            assert_eq!(parse(text), *rows, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            rows in prop::collection::vec(prop::collection::vec("[ -~\t\n\"đế]{0,6}", 1..4), 0..4)
        ) {
            prop_assert_eq!(parse(&write(&rows)), rows);
        }
    }
}
