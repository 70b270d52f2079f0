//! The value axis: round ticks from zero, and values in points.

/// Round ticks that cover the values and zero.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ticks {
    /// From the lowest to the highest.
    pub values: Vec<f64>,
    /// Decimals that the step needs.
    pub decimals: u8,
}

impl Ticks {
    /// At most about `wanted` steps of 1, 2 or 5 times a power of ten; zero is always among them,
    /// so that a length on the page is proportional to its value.
    pub fn covering(lowest: f64, highest: f64, wanted: u8) -> Self {
        Self::over(lowest.min(0.0), highest.max(0.0), wanted)
    }

    /// The same for places on a page, which are not lengths: zero is among them only where it is
    /// near the values.
    pub fn around(lowest: f64, highest: f64, wanted: u8) -> Self {
        const NEAR: f64 = 0.5;
        let far = lowest.abs().max(highest.abs());
        if lowest.abs().min(highest.abs()) <= far * NEAR || lowest * highest <= 0.0 {
            return Self::covering(lowest, highest, wanted);
        }
        let margin = if highest > lowest { 0.0 } else { far * 0.05 };
        Self::over(lowest - margin, highest + margin, wanted)
    }

    fn over(low: f64, high: f64, wanted: u8) -> Self {
        let span = if high - low > 0.0 { high - low } else { 1.0 };
        let (step, decimals) = round_step(span / f64::from(wanted.max(1)));
        let first = (low / step + 1e-9).floor();
        let last = (high / step - 1e-9).ceil().max(first + 1.0);
        let values = std::iter::successors(Some(first), |count| Some(count + 1.0))
            .take_while(|count| *count <= last)
            .take(100)
            .map(|count| count * step)
            .collect();
        Self { values, decimals }
    }

    /// Whether zero is the end of the scale, or within it.
    pub fn hold_zero(&self) -> bool {
        self.lowest() <= 0.0 && self.highest() >= 0.0
    }

    pub fn lowest(&self) -> f64 {
        self.values.first().copied().unwrap_or(0.0)
    }

    pub fn highest(&self) -> f64 {
        self.values.last().copied().unwrap_or(1.0)
    }
}

/// The next round number not below `rough`, and the decimals to write it.
fn round_step(rough: f64) -> (f64, u8) {
    let power = rough.log10().floor().clamp(-9.0, 15.0);
    let unit = 10_f64.powf(power);
    let factor = [1.0, 2.0, 5.0].into_iter().find(|f| f * unit >= rough * 0.999);
    let (factor, power) = factor.map_or((1.0, power + 1.0), |factor| (factor, power));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=9 just before"
    )]
    let decimals = (-power).clamp(0.0, 9.0) as u8;
    (factor * 10_f64.powf(power), decimals)
}

/// A value in points on the page; more exact than any screen.
#[expect(clippy::cast_possible_truncation, reason = "points on a page need no more than 24 bits")]
pub(super) fn points(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(lowest: f64, highest: f64, wanted: u8) -> String {
        let ticks = Ticks::covering(lowest, highest, wanted);
        let decimals = usize::from(ticks.decimals);
        let values = ticks.values.iter().map(|value| format!("{value:.decimals$}"));
        values.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_are_round_and_begin_at_zero() {
        assert_eq!(ticks(6.74, 15.48, 4), "0 5 10 15 20");
        assert_eq!(ticks(0.0, 11_925.0, 4), "0 5000 10000 15000");
        assert_eq!(ticks(0.1, 0.32, 4), "0.0 0.1 0.2 0.3 0.4");
        assert_eq!(ticks(-3.0, 5.0, 4), "-4 -2 0 2 4 6");
        assert_eq!(ticks(0.0, 0.0, 4), "0.0 0.5");
        assert_eq!(ticks(0.0, 20.0, 4), "0 5 10 15 20");
    }

    #[test]
    fn an_axis_of_places_has_zero_only_where_it_is_near() {
        let around = |lowest, highest| Ticks::around(lowest, highest, 4);
        assert_eq!(around(7.42, 66.72).values, [0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(around(21.0, 35.0).values, [20.0, 25.0, 30.0, 35.0]);
        assert!(around(5.0, 5.0).lowest() < 5.0 && around(5.0, 5.0).highest() > 5.0);
        assert!(around(-3.0, 5.0).hold_zero() && !around(-9.0, -8.0).hold_zero());
    }
}
