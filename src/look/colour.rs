//! Colours by role: a light, a dark, and a black-and-white edition.

/// An opaque colour, 0..=255 per channel, sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour `share` (0..=1) of the way to `other`, for tints that must stay opaque.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let share = share.clamp(0.0, 1.0);
        let channel = |from: u8, to: u8| {
            let mixed = f32::from(from) + (f32::from(to) - f32::from(from)) * share;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between two channels, so within 0..=255"
            )]
            let channel = mixed.round() as u8;
            channel
        };
        Self(channel(self.0, other.0), channel(self.1, other.1), channel(self.2, other.2))
    }

    /// The contrast ratio with another colour after WCAG 2.1, 1..=21; text needs 4.5.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance after WCAG 2.1, 0..=1.
    fn luminance(self) -> f32 {
        let linear = |channel: u8| {
            let share = f32::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// How many districts have a colour of their own; later ones begin again.
pub const DISTRICT_COUNT: usize = 7;

/// Every colour there is, by what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Whether this is the dark edition.
    pub dark: bool,
    /// Behind cards.
    pub paper: Rgb,
    /// Cards, the grid.
    pub panel: Rgb,
    /// Under the pointer, odd headers.
    pub raised: Rgb,
    /// Borders.
    pub line: Rgb,
    /// Rules between rows.
    pub hair: Rgb,
    /// Text.
    pub ink: Rgb,
    /// Second text.
    pub muted: Rgb,
    /// Placeholders, never figures.
    pub faint: Rgb,
    /// Selection and the one highlighted thing.
    pub accent: Rgb,
    /// The ground of what is selected.
    pub soft: Rgb,
    /// Text on the accent.
    pub on_accent: Rgb,
    /// ● as planned; always with its shape or a word.
    pub good: Rgb,
    /// ◆ behind.
    pub warn: Rgb,
    /// ▲ wrong, far behind.
    pub bad: Rgb,
    pub good_soft: Rgb,
    pub warn_soft: Rgb,
    pub bad_soft: Rgb,
    /// The ground of what a search finds.
    pub found: Rgb,
    /// Lines of the hatch for "không áp dụng".
    pub hatch: Rgb,
    /// What stands back while something else is highlighted.
    pub grey: Rgb,
    /// What lies in no district, as the departments' own share: without a hue, and apart in
    /// lightness from every district and from what stands back.
    pub outside: Rgb,
    /// In protocol order: safe for colour-blind eyes (after Okabe and Ito), two of them calmer.
    pub districts: [Rgb; DISTRICT_COUNT],
}

impl Palette {
    #[must_use]
    pub fn light() -> Self {
        Self {
            dark: false,
            paper: Rgb(0xF6, 0xF6, 0xF3),
            panel: Rgb(0xFF, 0xFF, 0xFF),
            raised: Rgb(0xF0, 0xF0, 0xEC),
            line: Rgb(0xDE, 0xDE, 0xD8),
            hair: Rgb(0xEC, 0xEC, 0xE7),
            ink: Rgb(0x1B, 0x1F, 0x23),
            muted: Rgb(0x5F, 0x67, 0x70),
            faint: Rgb(0x9A, 0xA1, 0xA8),
            accent: Rgb(0x0A, 0x6A, 0x8A),
            soft: Rgb(0xE3, 0xF0, 0xF4),
            on_accent: Rgb(0xFF, 0xFF, 0xFF),
            good: Rgb(0x2C, 0x7A, 0x4B),
            warn: Rgb(0x96, 0x5E, 0x00),
            bad: Rgb(0xB3, 0x36, 0x2B),
            good_soft: Rgb(0xE6, 0xF3, 0xEA),
            warn_soft: Rgb(0xFB, 0xF2, 0xDF),
            bad_soft: Rgb(0xFB, 0xEA, 0xE7),
            found: Rgb(0xFF, 0xF0, 0xB8),
            hatch: Rgb(0xDA, 0xDA, 0xD4),
            grey: Rgb(0xB4, 0xBD, 0xC4),
            outside: Rgb(0x3F, 0x46, 0x4D),
            districts: [
                Rgb(0x00, 0x72, 0xB2),
                Rgb(0x56, 0xB4, 0xE9),
                Rgb(0x00, 0x9E, 0x73),
                Rgb(0xE6, 0x9F, 0x00),
                Rgb(0xD5, 0x5E, 0x00),
                Rgb(0xB9, 0x73, 0x9B),
                Rgb(0x6B, 0x71, 0x78),
            ],
        }
    }

    #[must_use]
    pub fn dark() -> Self {
        Self {
            dark: true,
            paper: Rgb(0x12, 0x15, 0x18),
            panel: Rgb(0x1A, 0x1E, 0x22),
            raised: Rgb(0x24, 0x29, 0x2E),
            line: Rgb(0x38, 0x3F, 0x46),
            hair: Rgb(0x28, 0x2D, 0x33),
            ink: Rgb(0xEC, 0xEE, 0xF0),
            muted: Rgb(0xA3, 0xAB, 0xB3),
            faint: Rgb(0x70, 0x78, 0x80),
            accent: Rgb(0x5C, 0xB8, 0xD6),
            soft: Rgb(0x1B, 0x37, 0x43),
            on_accent: Rgb(0x0C, 0x1A, 0x20),
            good: Rgb(0x6C, 0xC0, 0x8B),
            warn: Rgb(0xE0, 0xA4, 0x3C),
            bad: Rgb(0xF0, 0x8A, 0x7D),
            good_soft: Rgb(0x1A, 0x32, 0x24),
            warn_soft: Rgb(0x3A, 0x2E, 0x15),
            bad_soft: Rgb(0x40, 0x23, 0x20),
            found: Rgb(0x45, 0x38, 0x0C),
            hatch: Rgb(0x3A, 0x41, 0x48),
            grey: Rgb(0x59, 0x63, 0x6C),
            outside: Rgb(0xE0, 0xE5, 0xE9),
            districts: [
                Rgb(0x3A, 0x93, 0xD0),
                Rgb(0x7C, 0xC8, 0xF2),
                Rgb(0x23, 0xB2, 0x88),
                Rgb(0xE9, 0xB0, 0x33),
                Rgb(0xE4, 0x7B, 0x2E),
                Rgb(0xC9, 0x8B, 0xB0),
                Rgb(0x95, 0x9D, 0xA6),
            ],
        }
    }

    /// Greys on white, for black-and-white print (bản in đen trắng). Districts have one grey: names,
    /// shapes and dashes tell them apart.
    #[must_use]
    pub fn mono() -> Self {
        let grey = |level| Rgb(level, level, level);
        Self {
            dark: false,
            paper: grey(0xFF),
            panel: grey(0xFF),
            raised: grey(0xF0),
            line: grey(0xD6),
            hair: grey(0xE8),
            ink: grey(0x10),
            muted: grey(0x55),
            faint: grey(0x96),
            accent: grey(0x48),
            soft: grey(0xEC),
            on_accent: grey(0xFF),
            good: grey(0x55),
            warn: grey(0x30),
            bad: grey(0x10),
            good_soft: grey(0xF4),
            warn_soft: grey(0xEE),
            bad_soft: grey(0xE6),
            found: grey(0xE2),
            hatch: grey(0xC8),
            grey: grey(0xB8),
            outside: grey(0x22),
            districts: [grey(0x58); DISTRICT_COUNT],
        }
    }

    /// The fixed colour of the district at a place (from 0) in the protocol order.
    #[must_use]
    pub fn district(&self, protocol_position: usize) -> Rgb {
        self.districts.get(protocol_position % DISTRICT_COUNT).copied().unwrap_or(self.accent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Palette {
        fn all() -> [Self; 3] {
            [Self::light(), Self::dark(), Self::mono()]
        }
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for palette in Palette::all() {
            let p = &palette;
            // Wherever something is written: cards, the window, heads, what is selected, what a search
            // found; each in any of the inks.
            let grounds = [p.panel, p.paper, p.raised, p.soft, p.found];
            let inks = [p.ink, p.muted, p.accent, p.good, p.warn, p.bad];
            let anywhere = grounds.iter().flat_map(|ground| inks.map(|ink| (ink, *ground)));
            // Boxes that say how grave something is hold sentences too.
            let boxes = [(p.good, p.good_soft), (p.warn, p.warn_soft), (p.bad, p.bad_soft)];
            let in_boxes = boxes.iter().flat_map(|(own, ground)| {
                [*own, p.ink, p.muted, p.accent].map(|ink| (ink, *ground))
            });
            for (text, ground) in anywhere.chain(in_boxes).chain([(p.on_accent, p.accent)]) {
                let contrast = text.contrast(ground);
                assert!(contrast >= 4.5, "{text:?} on {ground:?}, dark {}: {contrast}", p.dark);
            }
        }
    }

    /// Any colour-blind eye sees lightness: what has no hue must be told from all others by it.
    #[test]
    fn what_lies_outside_the_districts_is_apart_and_seen_when_paled() {
        for p in Palette::all() {
            let paled = |colour: Rgb| p.panel.mixed(colour, 0.65);
            assert!(paled(p.outside).contrast(p.panel) >= 3.0, "dark {}", p.dark);
            for other in p.districts.into_iter().chain([p.grey]) {
                let apart = p.outside.contrast(other);
                assert!(apart >= 1.4, "{other:?}, dark {}: {apart}", p.dark);
            }
            assert!(p.grey.contrast(p.panel) >= 1.8, "dark {}", p.dark);
        }
    }

    #[test]
    fn the_black_and_white_edition_has_no_hue() {
        let p = Palette::mono();
        let roles = [p.paper, p.panel, p.raised, p.line, p.hair, p.ink, p.muted, p.faint, p.accent];
        let roles = roles.into_iter().chain([p.soft, p.on_accent, p.good, p.warn, p.bad, p.found]);
        let roles = roles.chain([p.good_soft, p.warn_soft, p.bad_soft, p.hatch, p.grey, p.outside]);
        for Rgb(red, green, blue) in roles.chain(p.districts) {
            assert!(red == green && green == blue);
        }
    }

    #[test]
    fn contrast_is_that_of_the_guideline() {
        assert!((Rgb(0, 0, 0).contrast(Rgb(255, 255, 255)) - 21.0).abs() < 0.01);
        assert_eq!(Rgb(0, 0, 0).mixed(Rgb(200, 100, 0), 0.5), Rgb(100, 50, 0));
    }
}
