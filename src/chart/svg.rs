//! A scene as SVG: every mark where the layout put it, every text still a text.

use std::fmt::Write;

use crate::{look::Palette, text::lang::Lang};

use super::{
    Align, Colour, MARGIN, Point, Rect, Role, Scene, Shape, Size, TextLine, hatch_lines,
    picture_size,
};

/// The bundled face first; Arial is narrower, so that nothing runs into another where it is missing.
const FONTS: &str = "'Noto Sans', Arial, sans-serif";

/// How far the edge around letters that cross a line reaches, in points.
const HALO: f32 = 2.0;

/// The scene on its own paper; the same scene gives the same bytes on every machine. Coordinates
/// are the scene's, in points: the margin lies outside of them.
#[must_use]
pub fn svg(scene: &Scene, palette: &Palette, lang: Lang) -> String {
    let mut writer = Writer { out: String::new(), palette };
    let Size { width, height } = picture_size(scene);
    let lang = lang.code();
    writer.line(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}pt\" height=\"{h}pt\" \
         viewBox=\"{corner} {corner} {w} {h}\" xml:lang=\"{lang}\" lang=\"{lang}\" role=\"img\" \
         font-family=\"{FONTS}\">",
        w = Number(width),
        h = Number(height),
        corner = Number(-MARGIN),
    ));
    writer.line(format_args!("<title>{}</title>", Escaped(&scene.title)));
    writer.line(format_args!("<desc>{}</desc>", Escaped(&scene.summary)));
    let paper = Rect { left: -MARGIN, top: -MARGIN, width, height };
    writer.rect(paper, &format!(" fill=\"{}\"", hex(Role::Panel.into(), palette)));
    for mark in &scene.marks {
        writer.mark(&mark.shape);
    }
    writer.out.push_str("</svg>\n");
    writer.out
}

struct Writer<'a> {
    out: String,
    palette: &'a Palette,
}

impl Writer<'_> {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string never fails.
        let _ = writeln!(self.out, "{line}");
    }

    fn fill(&self, colour: Colour) -> String {
        format!(" fill=\"{}\"", hex(colour, self.palette))
    }

    fn stroke(&self, colour: Colour, width: f32) -> String {
        format!(" stroke=\"{}\" stroke-width=\"{}\"", hex(colour, self.palette), Number(width))
    }

    fn rect(&mut self, rect: Rect, paint: &str) {
        self.line(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{paint}/>",
            Number(rect.left),
            Number(rect.top),
            Number(rect.width),
            Number(rect.height),
        ));
    }

    fn mark(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { rect, fill, edge } => {
                if let Some(fill) = fill {
                    self.rect(*rect, &self.fill(*fill));
                }
                if let Some((width, colour)) = edge {
                    // SVG draws an edge on the border, half of it outside.
                    let paint = format!(" fill=\"none\"{}", self.stroke(*colour, *width));
                    self.rect(rect.grown(-width / 2.0), &paint);
                }
            }
            Shape::Line { points, width, colour, dash } => {
                let dash = dash.map_or_else(String::new, |(dash, gap)| {
                    format!(" stroke-dasharray=\"{} {}\"", Number(dash), Number(gap))
                });
                let stroke = self.stroke(*colour, *width);
                self.line(format_args!(
                    "<path d=\"{}\" fill=\"none\"{stroke}{dash} stroke-linejoin=\"round\"/>",
                    path(points)
                ));
            }
            Shape::Polygon { points, fill } => {
                let fill = self.fill(*fill);
                self.line(format_args!("<path d=\"{}Z\"{fill}/>", path(points)));
            }
            Shape::Circle { centre, radius, fill, edge } => {
                self.circle(*centre, *radius, &self.fill(*fill));
                if let Some((width, colour)) = edge {
                    let paint = format!(" fill=\"none\"{}", self.stroke(*colour, *width));
                    self.circle(*centre, radius - width / 2.0, &paint);
                }
            }
            Shape::Hatch { rect, spacing, width, colour } => {
                let lines = hatch_lines(*rect, *spacing);
                let d: String = lines.iter().map(|line| path(line)).collect();
                let stroke = self.stroke(*colour, *width);
                self.line(format_args!("<path d=\"{d}\" fill=\"none\"{stroke}/>"));
            }
            Shape::Text(line) => self.text(line),
        }
    }

    fn circle(&mut self, centre: Point, radius: f32, paint: &str) {
        self.line(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{paint}/>",
            Number(centre.x),
            Number(centre.y),
            Number(radius.max(0.0)),
        ));
    }

    fn text(&mut self, line: &TextLine) {
        let anchor = match line.align {
            Align::Left => "",
            Align::Middle => " text-anchor=\"middle\"",
            Align::Right => " text-anchor=\"end\"",
        };
        let weight = if line.font.bold { " font-weight=\"bold\"" } else { "" };
        let place = format!(
            " x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor}",
            Number(line.anchor().x),
            Number(line.baseline()),
            Number(line.font.size_pt),
        );
        let text = Escaped(&line.text);
        if line.halo {
            // A text of its own below: not every reader knows `paint-order`.
            let panel = Role::Panel.into();
            let paint = format!("{}{}", self.fill(panel), self.stroke(panel, 2.0 * HALO));
            self.line(format_args!(
                "<text aria-hidden=\"true\"{place}{paint} stroke-linejoin=\"round\">{text}</text>"
            ));
        }
        let fill = self.fill(line.colour);
        self.line(format_args!("<text{place}{fill}>{text}</text>"));
    }
}

fn path(points: &[Point]) -> String {
    let mut d = String::new();
    for (at, point) in points.iter().enumerate() {
        let step = if at == 0 { 'M' } else { 'L' };
        let _ = write!(d, "{step}{} {}", Number(point.x), Number(point.y));
    }
    d
}

fn hex(colour: Colour, palette: &Palette) -> String {
    let rgb = colour.rgb(palette);
    format!("#{:02x}{:02x}{:02x}", rgb.0, rgb.1, rgb.2)
}

/// A length with at most two decimals, the same on every machine.
struct Number(f32);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Adding zero makes of -0 a 0.
        let hundredths = (f64::from(self.0) * 100.0).round() + 0.0;
        write!(f, "{}", hundredths / 100.0)
    }
}

/// Text that may stand in an element; what XML cannot hold at all is left out.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '\n' | '\t' | '\r' => f.write_char(' ')?,
                '\u{fffe}' | '\u{ffff}' => {}
                letter if letter.is_control() => {}
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short_and_have_no_negative_zero() {
        let written = |length| Number(length).to_string();
        assert_eq!(written(12.0), "12");
        assert_eq!(written(12.345_67), "12.35");
        assert_eq!(written(-0.001), "0");
        assert_eq!(written(-16.5), "-16.5");
    }

    #[test]
    fn names_cannot_break_the_document() {
        let written = Escaped("<b>Ninh & \"Sơn\"</b>\u{0}\u{1b}\n").to_string();
        assert_eq!(written, "&lt;b&gt;Ninh &amp; \"Sơn\"&lt;/b&gt; ");
    }
}
