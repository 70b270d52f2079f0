//! Finds what a person means among many names, however they type it: with marks, without, or as the
//! bare keys of Telex or VNI; one name, or a unit, an indicator and a period together.

use std::collections::BTreeMap;

use super::fold::{fold, match_key, without_keys, words};

/// What an entry is. The first three also stand together: "bac ai ty le 2018" is one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Place,
    Indicator,
    Period,
    Topic,
    Command,
}

/// The parts that make up the address of a cell, in this order.
const OF_A_CELL: [Part; 3] = [Part::Place, Part::Indicator, Part::Period];

/// Words beyond these say nothing more.
const MOST_WORDS: usize = 12;
/// Of entries that answer to the same words, so many stand together with others.
const MOST_ALIKE: usize = 3;

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    part: Part,
    names: Vec<Spelled>,
    /// Words that help to tell it from others of the same name: its district, "xã".
    context: Context,
}

/// Words to which an entry answers where one of its names is among the words too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    plain: String,
    letters: Letters,
}

impl Context {
    #[must_use]
    pub fn new(texts: &[&str]) -> Self {
        let plain = spaced(&fold(&texts.join(" ")));
        Self { letters: Letters::of(&plain), plain }
    }
}

/// A text as words between single spaces, without marks and with them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spelled {
    plain: String,
    marked: String,
    letters: Letters,
}

/// Which letters and digits a text has: most names lack one of those typed, and are not read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Letters(u64);

impl Letters {
    fn of(text: &str) -> Self {
        let bit = |byte: u8| match byte {
            b' ' => 0,
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << (26 + byte - b'0'),
            _ => 1 << 36,
        };
        Self(text.bytes().fold(0, |all, byte| all | bit(byte)))
    }

    fn have(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }
}

impl Spelled {
    fn new(text: &str) -> Self {
        Self::marked(spaced(&fold(text)), text)
    }

    /// A text whose plain form is known.
    fn marked(plain: String, text: &str) -> Self {
        Self { letters: Letters::of(&plain), marked: spaced(&match_key(text)), plain }
    }

    /// Each word without marks, and as it is.
    fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.plain.split(' ').zip(self.marked.split(' '))
    }
}

/// The words of a text between single spaces.
fn spaced(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

impl Entry {
    /// An entry that answers to its names.
    #[must_use]
    pub fn new<'a>(part: Part, names: impl IntoIterator<Item = &'a str>, context: Context) -> Self {
        let mut known: Vec<Spelled> = Vec::new();
        for name in names {
            let plain = spaced(&fold(name));
            // The English name of an area is often the Vietnamese one without its marks.
            if !plain.is_empty() && !known.iter().any(|other| other.plain == plain) {
                known.push(Spelled::marked(plain, name));
            }
        }
        Self { part, names: known, context }
    }
}

/// All that can be found, in the order in which equals are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    entries: Vec<Entry>,
}

/// What was found: the place of one entry in the index, or of those that stand together.
pub type Hit = Vec<usize>;

/// How well a name answers, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The whole name.
    Exact,
    /// How the name begins.
    Start,
    /// Every word begins a word of the name.
    Words,
    /// The same with the help of the context.
    Context,
    /// Several entries together.
    Together,
    /// Somewhere inside the words.
    Inside,
}

/// The place of a hit among others, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    fit: Fit,
    /// Words whose marks were typed otherwise than the name has them.
    other_marks: u32,
    /// Words that answer only as keys of Telex or VNI.
    by_keys: u32,
    /// Numbers that only begin one of the name: "1" of "12/2021".
    longer_numbers: u32,
    /// Words of the names that nothing was typed of.
    left_over: usize,
    position: usize,
}

/// A word of the query.
struct Word {
    plain: String,
    marked: String,
    /// As it is typed, and then what it would be if that were bare keys.
    spellings: Vec<(String, Letters)>,
}

impl Word {
    /// The spellings that a text may have, by its letters; of each whether it is the one typed.
    fn within(&self, letters: Letters) -> impl Iterator<Item = (&str, bool)> {
        let spellings = self.spellings.iter().enumerate();
        let possible = spellings.filter(move |(_, (_, own))| letters.have(*own));
        possible.map(|(at, (text, _))| (text.as_str(), at == 0))
    }
}

/// A set of the query's words.
type Mask = u16;

/// What a name and its context have of the query.
#[derive(Clone, Copy, Default)]
struct Answer {
    /// Words that begin a word of the name; of the name or the context; that lie anywhere in it.
    begins: Mask,
    with_context: Mask,
    inside: Mask,
    other_marks: Mask,
    by_keys: Mask,
    longer_numbers: Mask,
    /// Words typed in the order of the name, from its first on.
    in_order: usize,
    in_order_whole: usize,
    name_words: usize,
    /// Words of the name that something was typed of.
    answered: usize,
}

impl Index {
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// The best hits of a query among the wanted parts; of no query the first entries.
    #[must_use]
    pub fn find(&self, query: &str, most: usize, wanted: impl Fn(Part) -> bool) -> Vec<Hit> {
        let query = query_words(query);
        let entries = || self.entries.iter().enumerate().filter(|(_, entry)| wanted(entry.part));
        if query.is_empty() {
            return entries().take(most).map(|(at, _)| vec![at]).collect();
        }
        let full: Mask = (0..query.len()).fold(0, |mask, at| mask | (1 << at));
        let mut single: Vec<Rank> = Vec::new();
        let mut alike: [BTreeMap<Mask, Vec<Rank>>; 3] = Default::default();
        for (at, entry) in entries() {
            let mut best: Option<Rank> = None;
            for name in &entry.names {
                let answer = answer(name, &entry.context, &query);
                if let Some(rank) = answer.alone(full, at) {
                    best = Some(best.map_or(rank, |known| known.min(rank)));
                }
                let group = OF_A_CELL.iter().position(|part| *part == entry.part);
                if answer.begins != 0
                    && answer.with_context != full
                    && let Some(group) = group.and_then(|group| alike.get_mut(group))
                {
                    let ranks = group.entry(answer.with_context).or_default();
                    let rank = answer.rank(Fit::Together, at);
                    let place = ranks.partition_point(|known| *known < rank);
                    if place < MOST_ALIKE && !ranks.iter().any(|known| known.position == at) {
                        ranks.insert(place, rank);
                        ranks.truncate(MOST_ALIKE);
                    }
                }
            }
            single.extend(best);
        }
        // Of thousands that answer to one letter only the best are put in order.
        if single.len() > most {
            single.select_nth_unstable(most);
            single.truncate(most);
        }
        let mut hits: Vec<(Rank, Hit)> =
            single.into_iter().map(|rank| (rank, vec![rank.position])).collect();
        together(&alike, full, &mut hits);
        hits.sort();
        hits.dedup();
        hits.truncate(most);
        hits.into_iter().map(|(_, hit)| hit).collect()
    }
}

/// Places, indicators and periods that answer to all words only together, each to some of its own.
fn together(alike: &[BTreeMap<Mask, Vec<Rank>>; 3], full: Mask, hits: &mut Vec<(Rank, Hit)>) {
    let [places, indicators, periods] = alike;
    let none = (0, Vec::new());
    let with_none = |group: &BTreeMap<Mask, Vec<Rank>>| {
        let known = group.iter().map(|(mask, ranks)| (*mask, ranks.clone()));
        known.chain([none.clone()]).collect::<Vec<_>>()
    };
    for (place, places) in with_none(places) {
        for (indicator, indicators) in with_none(indicators) {
            for (period, periods) in with_none(periods) {
                let masks = [place, indicator, period];
                let alone = masks.iter().filter(|mask| **mask != 0).count() < 2;
                let needless = (0..3).any(|at| {
                    let others = masks.iter().enumerate().filter(|(other, _)| *other != at);
                    let others = others.fold(0, |all, (_, mask)| all | mask);
                    masks.get(at).is_some_and(|mask| *mask != 0 && mask & !others == 0)
                });
                if alone || needless || place | indicator | period != full {
                    continue;
                }
                let mut combined = vec![Vec::new()];
                for ranks in [&places, &indicators, &periods].into_iter().filter(|r| !r.is_empty())
                {
                    combined = combined
                        .iter()
                        .flat_map(|head: &Vec<Rank>| {
                            ranks.iter().map(|rank| [head.as_slice(), &[*rank]].concat())
                        })
                        .collect();
                }
                hits.extend(combined.into_iter().map(|ranks| (sum(&ranks), positions(&ranks))));
            }
        }
    }
}

fn positions(ranks: &[Rank]) -> Hit {
    ranks.iter().map(|rank| rank.position).collect()
}

fn sum(ranks: &[Rank]) -> Rank {
    let none = Rank {
        fit: Fit::Together,
        other_marks: 0,
        by_keys: 0,
        longer_numbers: 0,
        left_over: 0,
        position: 0,
    };
    ranks.iter().fold(none, |sum, rank| Rank {
        fit: Fit::Together,
        other_marks: sum.other_marks + rank.other_marks,
        by_keys: sum.by_keys + rank.by_keys,
        longer_numbers: sum.longer_numbers + rank.longer_numbers,
        left_over: sum.left_over + rank.left_over,
        position: sum.position.saturating_add(rank.position),
    })
}

fn query_words(query: &str) -> Vec<Word> {
    let spelled = Spelled::new(query);
    let typed = spelled.words().filter(|(plain, _)| !plain.is_empty()).take(MOST_WORDS);
    let word = |(plain, marked): (&str, &str)| {
        let spellings = std::iter::once(plain.to_owned()).chain(without_keys(plain));
        Word {
            plain: plain.to_owned(),
            marked: marked.to_owned(),
            spellings: spellings.map(|text| (text.clone(), Letters::of(&text))).collect(),
        }
    };
    typed.map(word).collect()
}

fn answer(name: &Spelled, context: &Context, query: &[Word]) -> Answer {
    let mut answer = Answer::default();
    let mut same_marks: Mask = 0;
    let mut literal: Mask = 0;
    let mut whole_numbers: Mask = 0;
    if query.iter().any(|word| word.within(name.letters).next().is_some()) {
        for (at, (plain, marked)) in name.words().enumerate() {
            answer.name_words += 1;
            let mut is_answered = false;
            for (place, word) in query.iter().enumerate() {
                let bit: Mask = 1 << place;
                let mut spellings = word.within(name.letters);
                let typed = spellings.find(|(text, _)| plain.starts_with(text));
                let Some((typed, as_typed)) = typed else { continue };
                is_answered = true;
                answer.begins |= bit;
                let is_number = typed.bytes().all(|byte| byte.is_ascii_digit());
                if !is_number || typed.len() == plain.len() {
                    whole_numbers |= bit;
                }
                if as_typed {
                    literal |= bit;
                }
                if word.marked == word.plain || marked.starts_with(word.marked.as_str()) {
                    same_marks |= bit;
                }
                if place == at && answer.in_order == at {
                    answer.in_order += 1;
                    let is_whole = typed.len() == plain.len() && answer.in_order_whole == at;
                    answer.in_order_whole += usize::from(is_whole);
                }
            }
            answer.answered += usize::from(is_answered);
        }
    }
    answer.other_marks = answer.begins & !same_marks;
    answer.by_keys = answer.begins & !literal;
    answer.longer_numbers = answer.begins & !whole_numbers;
    answer.with_context = answer.begins;
    answer.inside = answer.begins;
    for (place, word) in query.iter().enumerate() {
        let bit: Mask = 1 << place;
        if answer.begins & bit != 0 {
            continue;
        }
        let begins = |text: &str| context.plain.split(' ').any(|known| known.starts_with(text));
        if word.within(context.letters).any(|(text, _)| begins(text)) {
            answer.with_context |= bit;
        }
        let is_possible = word.plain.len() > 1
            && word.within(name.letters).next().is_some_and(|(_, as_typed)| as_typed);
        if is_possible
            && (name.plain.contains(word.plain.as_str()) || begins_glued(&name.plain, &word.plain))
        {
            answer.inside |= bit;
        }
    }
    answer
}

/// Whether words of a name, written as one, begin so: "bacai".
fn begins_glued(name: &str, typed: &str) -> bool {
    let starts = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
    let mut tails = starts.filter_map(|at| name.get(at..));
    tails.any(|tail| {
        let mut letters = tail.chars().filter(|c| *c != ' ');
        typed.chars().all(|c| letters.next() == Some(c))
    })
}

impl Answer {
    /// The rank of an entry that answers to all words by itself.
    fn alone(&self, full: Mask, position: usize) -> Option<Rank> {
        let typed = full.count_ones() as usize;
        let fit = if self.in_order_whole == typed && typed == self.name_words {
            Fit::Exact
        } else if self.in_order == typed {
            Fit::Start
        } else if self.begins == full {
            Fit::Words
        } else if self.begins != 0 && self.with_context == full {
            Fit::Context
        } else if self.inside == full {
            Fit::Inside
        } else {
            return None;
        };
        Some(self.rank(fit, position))
    }

    fn rank(&self, fit: Fit, position: usize) -> Rank {
        Rank {
            fit,
            other_marks: self.other_marks.count_ones(),
            by_keys: self.by_keys.count_ones(),
            longer_numbers: self.longer_numbers.count_ones(),
            left_over: self.name_words.saturating_sub(self.answered),
            position,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRIES: &[(Part, &str, &str)] = &[
        (Part::Place, "Phan Rang-Tháp Chàm", "thành phố"),
        (Part::Place, "Ninh Hải", "huyện"),
        (Part::Place, "Ninh Sơn", "huyện"),
        (Part::Place, "Bác Ái", "huyện"),
        (Part::Place, "Thuận Bắc", "huyện"),
        (Part::Topic, "Hộ nghèo, hộ cận nghèo", ""),
        (Part::Indicator, "Số hộ nghèo", ""),
        (Part::Indicator, "Tỷ lệ hộ nghèo", ""),
        (Part::Indicator, "Tỷ lệ hộ cận nghèo", ""),
        (Part::Period, "2018", ""),
        (Part::Period, "7/2018", "tháng"),
        (Part::Period, "2017", ""),
        (Part::Place, "Thành Hải", "xã Phan Rang-Tháp Chàm"),
        (Part::Place, "Thanh Hải", "xã Ninh Hải"),
        (Part::Place, "Phước Bình", "xã Bác Ái"),
        (Part::Place, "Đô Vinh", "phường Phan Rang-Tháp Chàm"),
        (Part::Command, "Lưu thành tệp khác…", ""),
        (Part::Command, "Hoàn tác", ""),
    ];

    fn index() -> Index {
        let entry = |(part, name, context): &(Part, &str, &str)| {
            Entry::new(*part, [*name], Context::new(&[*context]))
        };
        Index::new(ENTRIES.iter().map(entry).collect())
    }

    /// The hits by name, "Bác Ái × Tỷ lệ hộ nghèo".
    fn found(query: &str) -> Vec<String> {
        let name = |at: &usize| ENTRIES.get(*at).map_or("", |(_, name, _)| name);
        let hits = index().find(query, 8, |_| true);
        hits.iter().map(|hit| hit.iter().map(name).collect::<Vec<_>>().join(" × ")).collect()
    }

    #[test]
    fn a_name_is_found_however_it_is_typed() {
        for (name, queries) in [
            (
                "Bác Ái",
                "bac ai|Bác Ái|BÁC ÁI|bacs ais|basc asi|bac1 ai1|bác á|ai bac|huyện bác ái|bacai",
            ),
            ("Đô Vinh", "do vinh|đô vinh|ddoo vinh|d9o6 vinh|phuong do vinh"),
            (
                "Tỷ lệ hộ nghèo",
                "ty le ho ngheo|tỷ lệ hộ nghèo|tyr leej hooj ngheof|ty3 le65 ho65 nghe2o",
            ),
            (
                "Phan Rang-Tháp Chàm",
                "phan rang|thap cham|phan rang thap cham|Phan Rang – Tháp Chàm",
            ),
            ("2018", "2018"),
            ("7/2018", "7/2018|7 2018|tháng 7 2018"),
            ("Lưu thành tệp khác…", "luu thanh|tep khac"),
            // A name of the same letters comes first by its marks.
            ("Thành Hải", "thành hải|thành"),
            ("Thanh Hải", "xã thanh hải ninh hải|thanh hai ninh hai"),
            ("Phước Bình", "phuoc binh|binh bac ai"),
        ] {
            for query in queries.split('|') {
                assert_eq!(found(query).first().map(String::as_str), Some(name), "{query}");
            }
        }
        for query in ["xyz", "bac xyz", "2031"] {
            assert_eq!(found(query), [""; 0], "{query}");
        }
    }

    #[test]
    fn the_whole_name_comes_before_a_beginning_before_words_before_their_insides() {
        assert_eq!(
            found("ho ngheo").get(..3),
            Some(
                &["Hộ nghèo, hộ cận nghèo", "Số hộ nghèo", "Tỷ lệ hộ nghèo"].map(String::from)[..]
            )
        );
        assert_eq!(found("2018").get(..2), Some(&["2018", "7/2018"].map(String::from)[..]));
        assert_eq!(found("inh").first().map(String::as_str), Some("Ninh Hải"));
        assert!(found("ninh").iter().take(2).all(|name| name.starts_with("Ninh")));
    }

    #[test]
    fn a_unit_an_indicator_and_a_period_stand_together_in_any_order() {
        for (query, first) in [
            ("bac ai ty le", "Bác Ái × Tỷ lệ hộ nghèo"),
            ("ty le ho ngheo bac ai", "Bác Ái × Tỷ lệ hộ nghèo"),
            ("bacs ais tyr leej", "Bác Ái × Tỷ lệ hộ nghèo"),
            ("bac ai 2018", "Bác Ái × 2018"),
            ("bac ai so ho 7/2018", "Bác Ái × Số hộ nghèo × 7/2018"),
            ("ty le can 2017", "Tỷ lệ hộ cận nghèo × 2017"),
            ("phuoc binh bac ai so ho", "Phước Bình × Số hộ nghèo"),
        ] {
            assert_eq!(found(query).first().map(String::as_str), Some(first), "{query}");
        }
        // Nothing is added to a name that answers to every word by itself.
        assert!(found("ty le ho ngheo").iter().all(|name| !name.contains('×')));
    }

    #[test]
    fn only_wanted_parts_are_found_and_nothing_typed_shows_the_first() {
        let index = index();
        assert_eq!(index.find("", 3, |_| true), [[0], [1], [2]]);
        let hits = index.find("hoan tac", 8, |part| part != Part::Command);
        assert_eq!(hits, Vec::<Hit>::new());
        assert_eq!(index.find("hoan tac", 8, |_| true), [[17]]);
        // Signs alone say nothing.
        assert_eq!(index.find(" / ", 2, |_| true), [[0], [1]]);
    }
}
