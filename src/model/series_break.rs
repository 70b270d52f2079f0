//! Where a series breaks: by its own definition, or by that of what it is made of.

use super::{Date, Indicator, IndicatorId, Project, SeriesBreak};

impl Project {
    /// The breaks of an indicator and of everything that it is [made of](Self::made_of), in the order
    /// of their days; each day once.
    #[must_use]
    pub fn breaks_of<'a>(&'a self, indicator: &'a Indicator) -> Vec<&'a SeriesBreak> {
        let mut found: Vec<&SeriesBreak> = Vec::new();
        let mut seen: Vec<&IndicatorId> = vec![&indicator.id];
        let mut next = vec![indicator];
        while let Some(one) = next.pop() {
            for own in &one.breaks {
                if found.iter().all(|known| known.on != own.on) {
                    found.push(own);
                }
            }
            for id in self.made_of(one) {
                if !seen.contains(&id) {
                    seen.push(id);
                    next.extend(self.indicators().get(id));
                }
            }
        }
        found.sort_by_key(|found| found.on);
        found
    }

    /// The first of them after `from` and not after `to`: a comparison across it is refused.
    #[must_use]
    pub fn break_between<'a>(
        &'a self,
        indicator: &'a Indicator,
        from: Date,
        to: Date,
    ) -> Option<&'a SeriesBreak> {
        self.breaks_of(indicator).into_iter().find(|found| from < found.on && found.on <= to)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Indicator, Parts, Project, Shelf};

    /// A rate is of the definition of its operands, a formula of its terms, a total of its parts.
    #[test]
    fn a_series_breaks_with_what_it_is_made_of() {
        let cases = [
            ("ngheo", Some("2016-01-01")),
            ("ho", None),
            ("tl", Some("2016-01-01")),
            ("hieu", Some("2016-01-01")),
            ("tong", Some("2018-04-01")),
            ("binh_quan", Some("2016-01-01")),
        ];
        let rest = "across_periods:Last,step:Year,expected:Districts,direction:Down,kind:Level";
        let one = |id: &str, more: &str| {
            format!(
                "(id:\"{id}\",topic:\"t\",name:(vi:\"{id}\",en:\"{id}\"),\
                 unit:(vi:\"hộ\",en:\"h\"),{rest},{more}),"
            )
        };
        let on = |day: &str| {
            format!("breaks:[(on:\"{day}\",before:(vi:\"A\",en:\"A\"),after:(vi:\"B\",en:\"B\"))]")
        };
        let ratio = "across_areas:RatioOfSums(numerator:(indicator:\"ngheo\",measure:Same),\
                     denominator:(indicator:\"ho\",measure:Same),scale:100)";
        let text = [
            one("ngheo", &format!("across_areas:Sum,{}", on("2016-01-01"))),
            one("ho", "across_areas:Sum"),
            one("tl", ratio),
            one("hieu", "across_areas:Sum,formula:Some(\"ho - ngheo\")"),
            one("tong", "across_areas:Sum"),
            one("binh_quan", "across_areas:WeightedMean(weight:\"ngheo\")"),
            one(
                "phan",
                &format!(
                    "across_areas:Sum,breakdown:Some((parent:\"tong\",members:{{}})),{}",
                    on("2018-04-01")
                ),
            ),
        ];
        let indicators: Shelf<Indicator> = ron::from_str(&format!("[{}]", text.concat())).unwrap();
        let project = Project::from_parts(Parts {
            programs: ron::from_str("[(id:\"p\",name:(vi:\"P\",en:\"P\"),period:\"2016-2020\")]")
                .unwrap(),
            topics: ron::from_str("[(id:\"t\",program:\"p\",name:(vi:\"T\",en:\"T\"))]").unwrap(),
            indicators,
            ..Parts::default()
        });
        let project = project.unwrap();
        for (id, expected) in cases {
            let indicator = project.indicators().get(&id.into()).unwrap();
            let found = project.breaks_of(indicator).first().map(|found| found.on.to_string());
            assert_eq!(found.as_deref(), expected, "{id}");
        }
    }
}
