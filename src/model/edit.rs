//! The one way a project changes: edits in a transaction, each with an exact inverse.

use serde::{Deserialize, Serialize};

use super::{
    Acknowledgement, Area, Cell, CellChange, CellDetail, CellKey, Dimension, Group, Indicator,
    Item, Program, Project, SavedView, Settings, Shelf, Source, TableDefaults, Topic,
    change::changes_of,
};

/// Which shelf an object stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Settings,
    Area,
    Group,
    Program,
    Topic,
    Dimension,
    Indicator,
    Source,
    Acknowledgement,
    View,
    /// The exceptions of one cell.
    Detail,
    /// What holds for a whole table.
    Table,
}

/// An object that an edit puts or removes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Object {
    Settings(Settings),
    Area(Area),
    Group(Group),
    Program(Program),
    Topic(Topic),
    Dimension(Dimension),
    Indicator(Indicator),
    Source(Source),
    Acknowledgement(Acknowledgement),
    View(SavedView),
    Detail(CellDetail),
    Table(TableDefaults),
}

impl Object {
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Settings(_) => Kind::Settings,
            Self::Area(_) => Kind::Area,
            Self::Group(_) => Kind::Group,
            Self::Program(_) => Kind::Program,
            Self::Topic(_) => Kind::Topic,
            Self::Dimension(_) => Kind::Dimension,
            Self::Indicator(_) => Kind::Indicator,
            Self::Source(_) => Kind::Source,
            Self::Acknowledgement(_) => Kind::Acknowledgement,
            Self::View(_) => Kind::View,
            Self::Detail(_) => Kind::Detail,
            Self::Table(_) => Kind::Table,
        }
    }

    /// Whether every number in it is one.
    fn is_finite(&self) -> bool {
        match self {
            Self::Detail(detail) => detail.is_finite(),
            Self::Indicator(indicator) => indicator.is_finite(),
            _ => true,
        }
    }

    fn same_slot(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Settings(_), Self::Settings(_)) => true,
            (Self::Area(a), Self::Area(b)) => a.id == b.id,
            (Self::Group(a), Self::Group(b)) => a.id == b.id,
            (Self::Program(a), Self::Program(b)) => a.id == b.id,
            (Self::Topic(a), Self::Topic(b)) => a.id == b.id,
            (Self::Dimension(a), Self::Dimension(b)) => a.id == b.id,
            (Self::Indicator(a), Self::Indicator(b)) => a.id == b.id,
            (Self::Source(a), Self::Source(b)) => a.id == b.id,
            (Self::Acknowledgement(a), Self::Acknowledgement(b)) => a.id == b.id,
            (Self::View(a), Self::View(b)) => a.id == b.id,
            (Self::Detail(a), Self::Detail(b)) => a.key == b.key,
            (Self::Table(a), Self::Table(b)) => a.table == b.table,
            _ => false,
        }
    }
}

/// One change. `before` must be what stands there, or the edit is refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Edit {
    /// A figure.
    SetCell { key: CellKey, before: Cell, after: Cell },
    /// Any other object: a new one goes to the end of its shelf, only the last may be taken away
    /// (bring it there with `Reorder`), so that the inverse is exact.
    Put {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Box<Object>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Box<Object>>,
    },
    /// The order of a shelf, by ids.
    Reorder { kind: Kind, before: Vec<String>, after: Vec<String> },
    /// The changes of figures in this transaction go to the end of the project's history, in the
    /// place of its oldest ([`Project::remembering`]).
    Remember { dropped: Vec<CellChange> },
    /// The inverse: they are taken from the end, and the oldest are put back.
    Forget { dropped: Vec<CellChange> },
}

/// Edits that happen together, and are undone together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transaction {
    /// What was done, in the words of the one who did it.
    pub label: String,
    /// Who; given from outside.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// When, as seconds since 1970 in UTC; given from outside.
    pub at: i64,
    /// Why, where a reason was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub edits: Vec<Edit>,
}

/// Why a transaction was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq)]
pub enum EditError {
    /// `before` is not what stands there: someone else changed it.
    Stale { edit: usize },
    /// The edit names an object that does not exist, or takes away one that is still needed.
    Dangling { edit: usize, at: String, missing: String },
    /// The edit contradicts itself: `before` and `after` are not of one slot, or an order that is
    /// not one of the same ids, or a number that is not finite.
    Malformed { edit: usize },
}

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::SetCell { key, before, after } => {
                Self::SetCell { key, before: after, after: before }
            }
            Self::Put { before, after } => Self::Put { before: after, after: before },
            Self::Reorder { kind, before, after } => {
                Self::Reorder { kind, before: after, after: before }
            }
            Self::Remember { dropped } => Self::Forget { dropped },
            Self::Forget { dropped } => Self::Remember { dropped },
        }
    }
}

impl Transaction {
    /// The transaction that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            label: self.label.clone(),
            author: self.author.clone(),
            at: self.at,
            reason: self.reason.clone(),
            edits: self.edits.iter().rev().map(Edit::inverse).collect(),
        }
    }
}

impl Project {
    /// Applies all edits of a transaction, or none of them.
    ///
    /// # Errors
    /// [`EditError`] names the edit that was refused.
    pub fn apply(&mut self, transaction: &Transaction) -> Result<(), EditError> {
        let is_kept = |edit: &Edit| matches!(edit, Edit::Remember { .. } | Edit::Forget { .. });
        let kept = transaction.edits.iter().any(is_kept);
        let changes = if kept { changes_of(transaction) } else { Vec::new() };
        let mut structure_changed = false;
        let mut refused = None;
        let mut done = 0;
        for (at, edit) in transaction.edits.iter().enumerate() {
            if let Err(error) = self.apply_edit(at, edit, &changes) {
                refused = Some(error);
                break;
            }
            structure_changed |= !(is_kept(edit) || matches!(edit, Edit::SetCell { .. }));
            done = at + 1;
        }
        if structure_changed {
            self.index_children();
            if refused.is_none()
                && let Some(problem) = self.problems().into_iter().next()
            {
                let edit = done.saturating_sub(1);
                refused =
                    Some(EditError::Dangling { edit, at: problem.at, missing: problem.missing });
            }
        }
        let Some(error) = refused else { return Ok(()) };
        for edit in transaction.edits.iter().take(done).rev() {
            // What was just applied can always be taken back.
            let taken_back = self.apply_edit(0, &edit.inverse(), &changes);
            debug_assert!(taken_back.is_ok(), "an applied edit has an exact inverse");
        }
        self.index_children();
        Err(error)
    }

    /// `changes` are the changes of figures that the whole transaction is about.
    fn apply_edit(
        &mut self,
        at: usize,
        edit: &Edit,
        changes: &[CellChange],
    ) -> Result<(), EditError> {
        let unless_stale = |fits: bool| fits.then_some(()).ok_or(EditError::Stale { edit: at });
        match edit {
            Edit::SetCell { key, before, after } => self.set_cell(at, key, *before, *after),
            Edit::Put { before, after } => self.put(at, before.as_deref(), after.as_deref()),
            Edit::Reorder { kind, before, after } => self.reorder(at, *kind, before, after),
            Edit::Remember { dropped } => unless_stale(self.remember(changes, dropped)),
            Edit::Forget { dropped } => unless_stale(self.forget(changes, dropped)),
        }
    }

    fn set_cell(
        &mut self,
        edit: usize,
        key: &CellKey,
        before: Cell,
        after: Cell,
    ) -> Result<(), EditError> {
        let dangling = |missing: String| EditError::Dangling {
            edit,
            at: format!("cell \"{}\" {} {}", key.indicator, key.place, key.period),
            missing,
        };
        if !self.indicators.contains(&key.indicator) {
            return Err(dangling(format!("indicator \"{}\"", key.indicator)));
        }
        if !self.has_place(&key.place) {
            return Err(dangling(format!("area or group \"{}\"", key.place)));
        }
        if let Some(document) = &key.document
            && !self.sources.contains(document)
        {
            return Err(dangling(format!("source \"{document}\"")));
        }
        if after.number().is_some_and(|number| !number.is_finite()) {
            return Err(EditError::Malformed { edit });
        }
        if self.cell(key) != before {
            return Err(EditError::Stale { edit });
        }
        self.values.set(key, after);
        Ok(())
    }

    fn put(
        &mut self,
        edit: usize,
        before: Option<&Object>,
        after: Option<&Object>,
    ) -> Result<(), EditError> {
        let some = before.or(after).ok_or(EditError::Malformed { edit })?;
        if let (Some(before), Some(after)) = (before, after)
            && !before.same_slot(after)
        {
            return Err(EditError::Malformed { edit });
        }
        if after.is_some_and(|after| !after.is_finite()) {
            return Err(EditError::Malformed { edit });
        }
        macro_rules! on_shelf {
            ($variant:ident, $shelf:ident) => {{
                let open = |object: Option<&Object>| match object {
                    Some(Object::$variant(item)) => Some(item.clone()),
                    _ => None,
                };
                put_on_shelf(&mut self.$shelf, open(before), open(after))
            }};
        }
        let accepted = match some {
            Object::Area(_) => on_shelf!(Area, areas),
            Object::Group(_) => on_shelf!(Group, groups),
            Object::Program(_) => on_shelf!(Program, programs),
            Object::Topic(_) => on_shelf!(Topic, topics),
            Object::Dimension(_) => on_shelf!(Dimension, dimensions),
            Object::Source(_) => on_shelf!(Source, sources),
            Object::Acknowledgement(_) => on_shelf!(Acknowledgement, acknowledgements),
            Object::View(_) => on_shelf!(View, views),
            Object::Indicator(_) => on_shelf!(Indicator, indicators),
            Object::Settings(_) => match (before, after) {
                (Some(Object::Settings(before)), Some(Object::Settings(after)))
                    if self.settings == *before =>
                {
                    self.settings = after.clone();
                    true
                }
                _ => false,
            },
            Object::Detail(detail) => {
                let open = |object: Option<&Object>| match object {
                    Some(Object::Detail(detail)) => Some(detail.clone()),
                    _ => None,
                };
                let key = &detail.key;
                let fits = self.details.get(key) == open(before).as_ref();
                if fits {
                    match open(after) {
                        Some(after) => self.details.insert(key.clone(), after),
                        None => self.details.remove(key),
                    };
                }
                fits
            }
            Object::Table(defaults) => self.put_table(&defaults.table, before, after),
        };
        if accepted { Ok(()) } else { Err(EditError::Stale { edit }) }
    }

    fn put_table(
        &mut self,
        key: &super::TableKey,
        before: Option<&Object>,
        after: Option<&Object>,
    ) -> bool {
        let open = |object: Option<&Object>| match object {
            Some(Object::Table(defaults)) => (defaults.source.clone(), defaults.as_of),
            _ => (None, None),
        };
        let current = self
            .values
            .table(key)
            .map_or((None, None), |table| (table.source.clone(), table.as_of));
        if current != open(before) {
            return false;
        }
        let (source, as_of) = open(after);
        self.values.set_defaults(key, source, as_of);
        true
    }

    fn reorder(
        &mut self,
        edit: usize,
        kind: Kind,
        before: &[String],
        after: &[String],
    ) -> Result<(), EditError> {
        fn on<T: Item>(shelf: &mut Shelf<T>, before: &[String], after: &[String]) -> Option<bool> {
            let fits = shelf.ids().map(ToString::to_string).eq(before.iter().cloned());
            fits.then(|| shelf.reorder(after))
        }
        let outcome = match kind {
            Kind::Area => on(&mut self.areas, before, after),
            Kind::Group => on(&mut self.groups, before, after),
            Kind::Program => on(&mut self.programs, before, after),
            Kind::Topic => on(&mut self.topics, before, after),
            Kind::Dimension => on(&mut self.dimensions, before, after),
            Kind::Indicator => on(&mut self.indicators, before, after),
            Kind::Source => on(&mut self.sources, before, after),
            Kind::Acknowledgement => on(&mut self.acknowledgements, before, after),
            Kind::View => on(&mut self.views, before, after),
            Kind::Settings | Kind::Detail | Kind::Table => Some(false),
        };
        match outcome {
            Some(true) => Ok(()),
            Some(false) => Err(EditError::Malformed { edit }),
            None => Err(EditError::Stale { edit }),
        }
    }
}

/// Whether the shelf held what `before` says and took `after`.
fn put_on_shelf<T: Item + PartialEq>(
    shelf: &mut Shelf<T>,
    before: Option<T>,
    after: Option<T>,
) -> bool {
    match (before, after) {
        (None, Some(after)) => shelf.push(after).is_ok(),
        (Some(before), Some(after)) => {
            shelf.get(before.id()) == Some(&before) && shelf.replace(after)
        }
        (Some(before), None) => shelf.as_slice().last() == Some(&before) && shelf.pop().is_some(),
        (None, None) => false,
    }
}
