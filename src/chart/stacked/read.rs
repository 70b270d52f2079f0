//! Reads figures cut along a dimension; only parts that add up to their whole are stacked.

use std::cmp::Reverse;

use crate::{
    analysis::{Cut, Figure, Lens, Shown, Slice, compare::RoundedParts, cut, dimensions_of},
    chart::{
        ChartKind, ChartSpec, Hit, Sort,
        foot::Told,
        place::{kinds_of, name_of, ranked_places, said, short_name_of},
        ranked::read::title,
        reading::{Body, Reader, Reading, Style},
    },
    model::{AcrossAreas, DimensionId, PlaceId},
    text::{
        chart_kind_messages::{by_dimension, kind_texts, lacking, parts_miss, too_many_parts},
        chart_messages::{by_places, share_of_units},
        chart_step_messages::step_texts,
        number::format_number,
    },
};

/// More parts cannot be told apart by their grey values.
const PARTS_MOST: usize = 5;
/// Decimals of a share of the whole.
const DECIMALS: u8 = 1;

#[derive(Clone, Debug)]
pub(in crate::chart) struct Stacked {
    /// Names of the parts, in the dimension's order.
    pub parts: Vec<String>,
    /// Those that are drawn before those that are not.
    pub rows: Vec<StackedRow>,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct StackedRow {
    pub name: String,
    pub short: Option<String>,
    /// None where the parts do not make up the whole; then `words` say why.
    pub stack: Option<Stack>,
    pub words: Vec<String>,
    pub hit: Hit,
    /// The whole, where it is known.
    value: Option<f64>,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct Stack {
    /// As long as the bar is to be: in the unit, or in percent.
    pub segments: Vec<Segment>,
    pub style: Style,
    /// The whole, in the unit.
    pub total: String,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct Segment {
    pub length: f64,
    pub label: String,
    /// What must stand beside it.
    pub words: Vec<String>,
    pub style: Style,
    /// Side by side, a part need not be known.
    pub is_absent: bool,
    pub hit: Hit,
}

/// Why what is asked for cannot be stacked.
pub(in crate::chart) fn refusal(reader: &Reader<'_>, spec: &ChartSpec) -> Option<String> {
    let (texts, own) = (kind_texts(reader.lang), step_texts(reader.lang));
    let is_grouped = spec.kind == ChartKind::Grouped;
    // Side by side nothing is added, so the rates of the parts may stand there too.
    let fits = match reader.indicator.across_areas {
        AcrossAreas::Sum => true,
        AcrossAreas::RatioOfSums { .. } => is_grouped,
        _ => false,
    };
    if !fits {
        let sentence = if is_grouped { own.grouped_only_counts } else { texts.stacked_only_sums };
        return Some(sentence.to_owned());
    }
    let Some(dimension) = dimension_of(reader, spec) else {
        return Some(texts.stacked_no_dimension.to_owned());
    };
    let named = reader.project.dimensions().get(&dimension);
    let parts = named.map_or(0, |named| named.members.len());
    (parts > PARTS_MOST).then(|| too_many_parts(reader.lang, parts, PARTS_MOST))
}

fn dimension_of(reader: &Reader<'_>, spec: &ChartSpec) -> Option<DimensionId> {
    let mut known = dimensions_of(reader.project, &reader.indicator.id).into_iter();
    match &spec.by {
        Some(wanted) => known.find(|known| known == wanted),
        None => known.next(),
    }
}

pub(in crate::chart) fn read_stacked(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let places = ranked_places(reader.project, spec, reader.indicator);
    let kinds = kinds_of(reader.project, &places);
    let by = by_places(reader.lang, &kinds);
    let (None, Some(dimension)) = (refusal(reader, spec), dimension_of(reader, spec)) else {
        let sentence = refusal(reader, spec).unwrap_or_default();
        return reader.refused(title(reader, spec, by), sentence);
    };
    let named = reader.project.dimensions().get(&dimension);
    let dimension_name =
        named.map_or(dimension.as_str(), |named| said(reader.lang, &named.name)).to_owned();
    let title = title(reader, spec, &by_dimension(reader.lang, &dimension_name, by));
    let lens = Lens::of(reader.project);
    let cut_of = |place: &PlaceId| {
        let id = &reader.indicator.id;
        cut(reader.project, id, reader.measure, place, spec.period, lens, &dimension)
    };
    let cuts: Vec<Option<Cut>> = places.iter().map(cut_of).collect();
    let parts: Vec<String> = cuts.iter().flatten().next().map_or_else(Vec::new, |cut| {
        cut.slices.iter().map(|slice| said(reader.lang, &slice.name).to_owned()).collect()
    });
    let mut is_off = false;
    let mut rows: Vec<StackedRow> = places
        .iter()
        .zip(&cuts)
        .map(|(place, cut)| read_row(reader, spec, place, cut.as_ref(), &mut is_off))
        .collect();
    if rows.iter().all(|row| row.stack.is_none()) {
        return reader.nothing(title, reader.nearest_period(&places, None));
    }
    let to_hundred = spec.kind == ChartKind::Shares;
    let is_grouped = spec.kind == ChartKind::Grouped;
    // Of a whole whose parts are not known nothing is drawn.
    let drawn = cuts.iter().zip(&rows).filter(|(_, row)| row.stack.is_some());
    let drawn = drawn.filter_map(|(cut, _)| cut.as_ref());
    let figures: Vec<&Figure> = if is_grouped {
        drawn.flat_map(|cut| cut.slices.iter().map(|slice| &slice.figure)).collect()
    } else {
        drawn.map(|cut| &cut.whole).collect()
    };
    let figures = figures.into_iter().filter(|figure| figure.number().is_some()).collect();
    let is_complete = |stack: &Stack| !stack.segments.iter().any(|segment| segment.is_absent);
    let reported = rows.iter().filter_map(|row| row.stack.as_ref()).filter(|s| is_complete(s));
    let reported = reported.count();
    drop_shared_words(&mut rows);
    match spec.sort {
        Sort::ByValue if is_grouped => rows.sort_by(|a, b| whole(b).total_cmp(&whole(a))),
        // Of shares the first part is what can be compared along the bars.
        Sort::ByValue => rows.sort_by(|a, b| reach(b, to_hundred).total_cmp(&reach(a, to_hundred))),
        Sort::Protocol => rows.sort_by_key(|row| Reverse(row.stack.is_some())),
    }

    let texts = kind_texts(reader.lang);
    let unit = reader.unit();
    let subtitle = if to_hundred {
        vec![format!("{} ({unit})", texts.unit_shares)]
    } else {
        vec![format!("{}: {unit}", reader.texts().unit)]
    };
    let expected = cuts.iter().flatten().filter(|cut| cut.whole.shown != Shown::NotApplicable);
    let coverage = share_of_units(reader.lang, reported, expected.count(), &kinds);
    let said = rows.iter().map(|row| said_of(row, &parts)).collect::<Vec<_>>().join("; ");
    reader.tell(Told {
        title,
        subtitle,
        notes: is_off.then(|| texts.rounding.to_owned()).into_iter().collect(),
        figures,
        coverage: Some(coverage),
        soft: reader.texts().look_striped,
        partial: is_grouped.then_some(reader.texts().look_dashed),
        said: vec![said],
        body: if is_grouped {
            Body::Grouped(Stacked { parts, rows })
        } else {
            Body::Stacked(Stacked { parts, rows })
        },
    })
}

fn read_row(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    place: &PlaceId,
    cut: Option<&Cut>,
    is_off: &mut bool,
) -> StackedRow {
    let whole = cut.map(|cut| &cut.whole);
    let hit = reader.hit(place, spec.period, whole, reader.plan(place, spec.period).as_ref());
    let is_grouped = spec.kind == ChartKind::Grouped;
    let parts = cut.map(|cut| {
        if is_grouped {
            group_of(reader, cut, &hit)
        } else {
            stack_of(reader, spec, cut, &hit, is_off)
        }
    });
    let (stack, words) = match parts {
        Some(Ok(stack)) => {
            let words = whole.and_then(|whole| reader.drawn(whole)).map(|drawn| drawn.words);
            (Some(stack), words.unwrap_or_default())
        }
        Some(Err(words)) => (None, vec![words]),
        None => (None, vec![reader.texts().not_reported.to_owned()]),
    };
    StackedRow {
        name: name_of(reader.project, place, reader.lang),
        short: short_name_of(reader.project, place, reader.lang),
        stack,
        words,
        hit,
        value: whole.and_then(Figure::number),
    }
}

/// Takes away the word that all parts share: the stripes and the foot say it.
fn drop_shared_words(rows: &mut [StackedRow]) {
    let segments = || rows.iter().flat_map(|row| &row.stack).flat_map(|stack| &stack.segments);
    let mut known = segments().filter(|segment| !segment.is_absent);
    let Some(first) = known.next().map(|segment| segment.words.clone()) else { return };
    let has_partial = segments().any(|segment| segment.style.partial);
    if has_partial || !known.all(|segment| segment.words == first) {
        return;
    }
    let stacks = rows.iter_mut().filter_map(|row| row.stack.as_mut());
    for segment in stacks.flat_map(|stack| &mut stack.segments) {
        segment.words.clear();
    }
}

/// The parts side by side, each for itself: one that is not known is said so.
fn group_of(reader: &Reader<'_>, cut: &Cut, whole_hit: &Hit) -> Result<Stack, String> {
    let texts = reader.texts();
    let segments: Vec<Segment> = cut
        .slices
        .iter()
        .map(|slice| {
            let hit = slice_hit(reader, slice, whole_hit);
            let drawn = reader.drawn(&slice.figure);
            let absent = match slice.figure.shown {
                Shown::NotApplicable => texts.not_applicable,
                _ if slice.figure.lacks_units() => texts.not_enough,
                _ => texts.not_reported,
            };
            Segment {
                length: drawn.as_ref().map_or(0.0, |drawn| drawn.value),
                style: drawn.as_ref().map(|drawn| drawn.style).unwrap_or_default(),
                is_absent: drawn.is_none(),
                label: drawn.as_ref().map_or_else(|| absent.to_owned(), |d| d.label.clone()),
                words: drawn.map(|drawn| drawn.words).unwrap_or_default(),
                hit,
            }
        })
        .collect();
    if segments.iter().all(|segment| segment.is_absent) {
        let first = segments.into_iter().next().map(|segment| segment.label);
        return Err(first.unwrap_or_else(|| texts.not_reported.to_owned()));
    }
    let whole = reader.drawn(&cut.whole);
    Ok(Stack {
        segments,
        style: whole.as_ref().map(|drawn| drawn.style).unwrap_or_default(),
        total: whole.map_or_else(|| texts.not_reported.to_owned(), |drawn| drawn.label),
    })
}

/// What is said of a part under the pointer.
fn slice_hit(reader: &Reader<'_>, slice: &Slice, whole_hit: &Hit) -> Hit {
    let mut hit = reader.hit(&whole_hit.place, whole_hit.period, Some(&slice.figure), None);
    let name = said(reader.lang, &slice.name);
    hit.tip.title = format!("{name}, {}", hit.tip.title);
    hit.part = Some((name.to_owned(), slice.figure.shown));
    hit
}

/// The parts end to end, or why they do not make up the whole.
fn stack_of(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    cut: &Cut,
    whole_hit: &Hit,
    is_off: &mut bool,
) -> Result<Stack, String> {
    let texts = reader.texts();
    let missing: Vec<&str> = cut
        .slices
        .iter()
        .filter(|slice| matches!(slice.figure.shown, Shown::NotReported | Shown::Partial(_)))
        .map(|slice| said(reader.lang, &slice.name))
        .collect();
    let Some(total) = cut.whole.number().filter(|_| missing.is_empty()) else {
        return Err(match cut.whole.shown {
            Shown::NotApplicable => texts.not_applicable.to_owned(),
            _ if missing.len() == cut.slices.len() => texts.not_reported.to_owned(),
            _ => lacking(reader.lang, &missing),
        });
    };
    let values: Vec<f64> =
        cut.slices.iter().map(|slice| slice.figure.number().unwrap_or(0.0)).collect();
    let decimals = reader.indicator.decimals;
    let misses = || {
        let off = reader.number(values.iter().sum::<f64>() - total);
        parts_miss(reader.lang, &reader.with_unit(&off))
    };
    // A negative part has no length, and a whole of zero no shares.
    let rounded = RoundedParts::new(&values, total, decimals).map_err(|_| misses())?;
    if values.iter().any(|value| *value < 0.0) {
        return Err(kind_texts(reader.lang).negative_part.to_owned());
    }
    let shares: Vec<f64> = values.iter().map(|value| value / total * 100.0).collect();
    let to_hundred = spec.kind == ChartKind::Shares;
    let (lengths, labels, needs_note): (_, Vec<String>, bool) = if to_hundred {
        if total <= 0.0 {
            return Err(kind_texts(reader.lang).nothing_to_share.to_owned());
        }
        let shown = RoundedParts::new(&shares, 100.0, DECIMALS).map_err(|_| misses())?;
        let percent = |share: &f64| format!("{}%", format_number(reader.lang, *share, DECIMALS));
        (shares, shown.parts.iter().map(percent).collect(), shown.needs_note())
    } else {
        let labels = rounded.parts.iter().map(|part| reader.number(*part)).collect();
        (values.clone(), labels, rounded.needs_note())
    };
    *is_off |= needs_note;
    let segments = cut.slices.iter().zip(lengths).zip(labels).map(|((slice, length), label)| {
        let hit = slice_hit(reader, slice, whole_hit);
        let (words, style) = (Vec::new(), Style::default());
        Segment { length, label, words, style, is_absent: false, hit }
    });
    let drawn = reader.drawn(&cut.whole);
    Ok(Stack {
        segments: segments.collect(),
        style: drawn.map(|drawn| drawn.style).unwrap_or_default(),
        total: reader.number(total),
    })
}

/// For sorting groups: what has no whole lies below all that has one.
fn whole(row: &StackedRow) -> f64 {
    row.value.filter(|_| row.stack.is_some()).unwrap_or(f64::NEG_INFINITY)
}

/// For sorting: what is not drawn lies below all that is.
fn reach(row: &StackedRow, to_hundred: bool) -> f64 {
    let Some(stack) = &row.stack else { return f64::NEG_INFINITY };
    let lengths = stack.segments.iter().map(|segment| segment.length);
    if to_hundred { lengths.take(1).sum() } else { lengths.sum() }
}

/// "Bác Ái 15.380 (Nông thôn mới 4.100, Giảm nghèo 11.280)".
fn said_of(row: &StackedRow, parts: &[String]) -> String {
    let Some(stack) = &row.stack else { return format!("{}: {}", row.name, row.words.join(", ")) };
    let segments = parts.iter().zip(&stack.segments);
    let of: Vec<String> =
        segments.map(|(name, segment)| format!("{name} {}", segment.label)).collect();
    format!("{} {} ({})", row.name, stack.total, of.join(", "))
}
