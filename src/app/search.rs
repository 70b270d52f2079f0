//! The search over everything (Ctrl+K), and the same over the data alone (Ctrl+G).

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    model::{
        Area, AreaKind, CellKey, IndicatorId, IndicatorKind, Name, Period, PlaceId, Project,
        TopicId, ViewId,
    },
    text::{
        areas::kind_noun,
        lang::Lang,
        period::period_label,
        search::{Context, Entry, Hit, Index, Part},
        search_messages::{no_such_cell, search_texts},
    },
};

use super::{
    App, Command, Dialog, Screen,
    view::{period_choices, topics_in_order},
};

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    All,
    /// No commands.
    Data,
}

/// Something that can be found.
#[derive(Clone, Debug, PartialEq)]
enum Target {
    Place(PlaceId),
    Indicator(IndicatorId),
    Period(Period),
    Topic(TopicId),
    View(ViewId),
    Command(Command),
}

/// All that can be found in a project, in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchIndex {
    index: Index,
    /// What each entry of the index is, its name, and what tells it from others.
    targets: Vec<(Target, String, String)>,
}

/// The search as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Searching {
    pub scope: Scope,
    /// May hold an input method's unfinished text.
    pub query: String,
    /// Which line Enter goes to.
    pub at: usize,
    /// Opened just now: the field gets the keyboard.
    pub is_fresh: bool,
    /// Who had the keyboard before, if it was not the table.
    pub keyboard: Option<egui::Id>,
    index: Arc<SearchIndex>,
    /// Commands that can do nothing now.
    disabled: Vec<Command>,
    /// What was found of which query.
    found: Option<(String, Vec<Hit>)>,
}

/// A line of what was found.
#[derive(Debug)]
pub struct Line<'a> {
    pub name: String,
    pub beside: &'a str,
    /// The command that it gives.
    pub command: Option<Command>,
}

/// So many lines are found at most.
const MOST_FOUND: usize = 60;

impl SearchIndex {
    fn new(project: &Project, lang: Lang, shown: Period) -> Self {
        let mut made =
            Making { lang, contexts: BTreeMap::new(), entries: Vec::new(), targets: Vec::new() };
        let is_commune = |area: &&Area| area.kind.is_commune();
        for area in project.areas().iter().filter(|area| !is_commune(area)) {
            made.area(project, area);
        }
        let texts = search_texts(lang);
        for group in project.groups() {
            let target = Target::Place(group.id.clone());
            made.add(Part::Place, target, &group.name, [], texts.group);
        }
        for topic in topics_in_order(project) {
            made.add(Part::Topic, Target::Topic(topic.id.clone()), &topic.name, [], texts.topic);
        }
        for view in project.views() {
            let target = Target::View(view.id.clone());
            let beside = if view.chart().is_some() { texts.chart } else { texts.table };
            let number = Some(view.number.as_str()).filter(|number| !number.is_empty());
            made.add(Part::Topic, target, &view.title, number, beside);
        }
        for indicator in project.indicators() {
            let topic = project.topics().get(&indicator.topic);
            let topic = topic.map_or(texts.indicator, |topic| lang.pick(&topic.name));
            let short = indicator.short.iter().flat_map(|name| [&*name.vi, &*name.en]);
            let target = Target::Indicator(indicator.id.clone());
            made.add(Part::Indicator, target, &indicator.name, short, topic);
        }
        for period in period_choices(project, shown) {
            made.period(period);
        }
        for area in project.areas().iter().filter(is_commune) {
            made.area(project, area);
        }
        for command in Command::ALL {
            let name = Name {
                vi: command.label(Lang::Vi).to_owned(),
                en: command.label(Lang::En).to_owned(),
            };
            made.add(Part::Command, Target::Command(command), &name, [], texts.command);
        }
        Self { index: Index::new(made.entries), targets: made.targets }
    }
}

/// An index while it is made.
struct Making {
    lang: Lang,
    contexts: BTreeMap<(AreaKind, Option<PlaceId>), Context>,
    entries: Vec<Entry>,
    targets: Vec<(Target, String, String)>,
}

impl Making {
    fn add<'a>(
        &mut self,
        part: Part,
        target: Target,
        name: &'a Name,
        others: impl IntoIterator<Item = &'a str>,
        beside: &str,
    ) {
        let names = [name.vi.as_str(), name.en.as_str()].into_iter().chain(others);
        self.entries.push(Entry::new(part, names, Context::default()));
        self.targets.push((target, self.lang.pick(name).to_owned(), beside.to_owned()));
    }

    /// An area also answers to what it is and where it lies: "xã", its district.
    fn area(&mut self, project: &Project, area: &Area) {
        let parent = area.parent.as_ref().and_then(|parent| project.areas().get(parent));
        // All lie in the province: that tells nothing apart.
        let parent = parent.filter(|parent| parent.parent.is_some());
        // The communes of a district share it.
        let context = self.contexts.entry((area.kind, area.parent.clone())).or_insert_with(|| {
            let around = parent.into_iter().flat_map(|it| [it.name.vi.as_str(), &it.name.en]);
            let nouns = Lang::ALL.map(|lang| kind_noun(lang, area.kind));
            Context::new(&nouns.into_iter().chain(around).collect::<Vec<_>>())
        });
        let short = area.short.iter().flat_map(|name| [&*name.vi, &*name.en]);
        let names = [&*area.name.vi, &*area.name.en].into_iter().chain(short);
        let names = names.chain(area.aliases.iter().map(String::as_str));
        self.entries.push(Entry::new(Part::Place, names, context.clone()));
        let noun = kind_noun(self.lang, area.kind);
        let beside = parent.map_or_else(
            || noun.to_owned(),
            |parent| format!("{noun} · {}", self.lang.pick(&parent.name)),
        );
        let name = self.lang.pick(&area.name).to_owned();
        self.targets.push((Target::Place(area.id.clone()), name, beside));
    }

    /// A period answers to each of the ways in which it is written.
    fn period(&mut self, period: Period) {
        let kinds = [IndicatorKind::Level, IndicatorKind::Cumulative];
        let written = kinds.map(|kind| Lang::ALL.map(|lang| period_label(lang, period, kind)));
        let names = written.iter().flatten().map(String::as_str);
        self.entries.push(Entry::new(Part::Period, names, Context::new(&["tháng", "năm", "kỳ"])));
        let label = period_label(self.lang, period, IndicatorKind::Level);
        let beside = search_texts(self.lang).period.to_owned();
        self.targets.push((Target::Period(period), label, beside));
    }
}

impl Searching {
    /// Finds what is typed, if it has not been found yet.
    pub fn refresh(&mut self) {
        if self.found.as_ref().is_some_and(|(query, _)| *query == self.query) {
            return;
        }
        let (scope, index) = (self.scope, &self.index);
        let wanted = |part| scope == Scope::All || part != Part::Command;
        let mut hits = index.index.find(&self.query, MOST_FOUND, wanted);
        let is_disabled = |hit: &Hit| matches!(index.first(hit), Some(Target::Command(command)) if self.disabled.contains(command));
        hits.retain(|hit| !is_disabled(hit));
        self.found = Some((self.query.clone(), hits));
        self.at = 0;
    }

    fn hits(&self) -> &[Hit] {
        self.found.as_ref().map_or(&[], |(_, hits)| hits)
    }

    /// How many lines were found.
    pub fn count(&self) -> usize {
        self.hits().len()
    }

    /// Moves by so many lines, to an end at most.
    pub fn step(&mut self, down: usize, up: usize) {
        self.at = (self.at + down).saturating_sub(up).min(self.count().saturating_sub(1));
    }

    /// The line at a place.
    pub fn line(&self, at: usize, lang: Lang) -> Option<Line<'_>> {
        let hit = self.hits().get(at)?;
        let targets = self.index.of(hit);
        let names: Vec<&str> = targets.iter().map(|(_, name, _)| name.as_str()).collect();
        let (target, _, beside) = targets.first()?;
        let beside = if targets.len() > 1 { search_texts(lang).cell } else { beside };
        let command = if let Target::Command(command) = target { Some(*command) } else { None };
        let name = names.join(" · ");
        Some(Line { name: name.trim_end_matches('…').to_owned(), beside, command })
    }
}

impl SearchIndex {
    fn of(&self, hit: &Hit) -> Vec<&(Target, String, String)> {
        hit.iter().filter_map(|at| self.targets.get(*at)).collect()
    }

    fn first(&self, hit: &Hit) -> Option<&Target> {
        self.of(hit).first().map(|(target, ..)| target)
    }
}

impl App {
    /// Opens the search.
    pub(super) fn open_search(&mut self, scope: Scope) {
        let (revision, lang) = (self.document.revision(), self.lang());
        let known =
            self.search_index.take().filter(|(of, in_lang, _)| (*of, *in_lang) == (revision, lang));
        let index = known.map_or_else(
            || Arc::new(SearchIndex::new(self.document.project(), lang, self.view.period)),
            |(.., index)| index,
        );
        self.search_index = Some((revision, lang, Arc::clone(&index)));
        let is_disabled = |command: &Command| !self.is_enabled(*command);
        let searching = Searching {
            scope,
            query: String::new(),
            at: 0,
            is_fresh: true,
            keyboard: self.keyboard,
            index,
            disabled: Command::ALL.into_iter().filter(is_disabled).collect(),
            found: None,
        };
        self.dialog = Some(Dialog::Search(Box::new(searching)));
    }

    /// Goes to what was chosen: a cell, a row, a column, a period; or runs a command.
    pub(super) fn go_to_found(&mut self) {
        let Some(Dialog::Search(searching)) = &mut self.dialog else { return };
        // An input method may have ended what it composed in this very pass.
        searching.refresh();
        let Some(hit) = searching.hits().get(searching.at).cloned() else { return };
        let index = Arc::clone(&searching.index);
        self.dialog = None;
        let targets = index.of(&hit);
        let (mut place, mut indicator, mut period) = (None, None, None);
        for (target, ..) in &targets {
            match target {
                Target::Place(id) => place = Some(id.clone()),
                Target::Indicator(id) => indicator = Some(id.clone()),
                Target::Period(at) => period = Some(*at),
                Target::Topic(topic) if self.view.screen == Screen::Charts => {
                    return self.chart_topic(topic.clone());
                }
                Target::Topic(topic) => return self.show_topic(topic.clone()),
                Target::View(id) => return self.open_view(id),
                Target::Command(command) => return self.queue(*command),
            }
        }
        let names: Vec<&str> = targets.iter().map(|(_, name, _)| name.as_str()).collect();
        self.go_to(place, indicator, period, &names.join(", "));
    }

    /// Turns the window to a cell; what is not said stays as it is.
    fn go_to(
        &mut self,
        place: Option<PlaceId>,
        indicator: Option<IndicatorId>,
        period: Option<Period>,
        name: &str,
    ) {
        let project = self.document.project();
        if self.view.screen == Screen::Charts {
            return self.chart_found(place, indicator, period);
        }
        let here = self.cursor_subject().map(|(key, _)| key.place);
        let Some(place) = place.or(here).or(project.root().map(|root| root.id.clone())) else {
            return;
        };
        let indicator = indicator.unwrap_or_else(|| self.view.indicator.clone());
        let Some(known) = project.indicators().get(&indicator) else { return };
        let wanted = period.unwrap_or(self.view.period);
        let measure = known.measure_for(self.view.measure);
        let key = project.current_key(&indicator, measure, &place, known.period_for(wanted));
        self.view.screen = Screen::Entry;
        self.view.period = wanted;
        self.show_cell(Some(&key));
        self.refresh_sheet();
        let is_there = |found: &CellKey| {
            (&found.place, &found.indicator, found.period)
                == (&key.place, &key.indicator, key.period)
        };
        let is_shown = self.cursor_subject().is_some_and(|(found, _)| is_there(&found));
        self.notice = (!is_shown).then(|| no_such_cell(self.lang(), name));
    }
}
