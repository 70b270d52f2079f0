//! Undo and redo: the transactions done and those taken back.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, CellKey, Edit, EditError, Project, Transaction};

/// The history of one sitting. Undo is the inverse of a transaction, redo the transaction itself.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Each with the number of the state that it led to.
    done: Vec<(StateId, Transaction)>,
    undone: Vec<(StateId, Transaction)>,
    /// The last number given: states never share one, however alike the ways to them look.
    last: u64,
    /// The state that the file holds.
    saved: Option<StateId>,
}

/// A state of the project in this sitting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StateId(u64);

impl History {
    /// The history of a project just opened: nothing done, everything saved.
    #[must_use]
    pub fn saved() -> Self {
        Self { saved: Some(StateId::default()), ..Self::default() }
    }

    /// Applies a transaction and remembers it; what had been taken back is forgotten.
    ///
    /// # Errors
    /// That of [`Project::apply`]; nothing changed then.
    pub fn apply(
        &mut self,
        project: &mut Project,
        transaction: Transaction,
    ) -> Result<(), EditError> {
        project.apply(&transaction)?;
        self.undone.clear();
        self.last += 1;
        self.done.push((StateId(self.last), transaction));
        Ok(())
    }

    /// Takes the last transaction back and returns it; `None` if there is none.
    pub fn undo(&mut self, project: &mut Project) -> Option<&Transaction> {
        let (state, transaction) = self.done.pop()?;
        let inverse = transaction.inverse();
        if project.apply(&inverse).is_err() {
            // The project was changed behind the history's back; keep both as they are.
            self.done.push((state, transaction));
            return None;
        }
        self.undone.push((state, transaction));
        self.next_redo()
    }

    /// Does the transaction last taken back once more and returns it.
    pub fn redo(&mut self, project: &mut Project) -> Option<&Transaction> {
        let (state, transaction) = self.undone.pop()?;
        if project.apply(&transaction).is_err() {
            self.undone.push((state, transaction));
            return None;
        }
        self.done.push((state, transaction));
        self.next_undo()
    }

    /// What undo would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Transaction> {
        self.done.last().map(|(_, transaction)| transaction)
    }

    /// What redo would do.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Transaction> {
        self.undone.last().map(|(_, transaction)| transaction)
    }

    /// How many steps can be taken back.
    #[must_use]
    pub fn len(&self) -> usize {
        self.done.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// The present state.
    #[must_use]
    pub fn state(&self) -> StateId {
        self.done.last().map_or_else(StateId::default, |(state, _)| *state)
    }

    /// Whether the present state differs from the one last saved.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.saved != Some(self.state())
    }

    /// The figures that differ from those on disk: address, and what stands there on disk. All that
    /// was done, if nothing is on disk.
    #[must_use]
    pub fn changed_since_saved(&self, project: &Project) -> BTreeSet<CellKey> {
        let cells = |(_, transaction): &'_ (StateId, Transaction)| {
            let edits = transaction.edits.iter().filter_map(|edit| match edit {
                Edit::SetCell { key, before, after } => Some((key.clone(), *before, *after)),
                _ => None,
            });
            edits.collect::<Vec<_>>()
        };
        let mut on_disk: BTreeMap<CellKey, Cell> = BTreeMap::new();
        // The saved state lies before the last steps, or ahead where they were taken back.
        let ahead = self.undone.iter().position(|(state, _)| Some(*state) == self.saved);
        if let Some(ahead) = ahead {
            for (key, _, after) in self.undone.iter().skip(ahead).rev().flat_map(cells) {
                on_disk.insert(key, after);
            }
        } else {
            let saved = self.done.iter().position(|(state, _)| Some(*state) == self.saved);
            for (key, before, _) in
                self.done.iter().skip(saved.map_or(0, |at| at + 1)).flat_map(cells)
            {
                on_disk.entry(key).or_insert(before);
            }
        }
        on_disk
            .into_iter()
            .filter(|(key, cell)| project.cell(key) != *cell)
            .map(|(key, _)| key)
            .collect()
    }

    /// Remembers that this state is on disk.
    pub fn mark_saved(&mut self, state: StateId) {
        self.saved = Some(state);
    }

    /// No state is on disk any more: the project is to have a file of its own.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transaction(label: &str) -> Transaction {
        Transaction {
            label: label.to_owned(),
            author: String::new(),
            at: 0,
            reason: None,
            edits: Vec::new(),
        }
    }

    #[test]
    fn a_save_that_ends_after_other_edits_does_not_count_for_them() {
        let mut project = Project::default();
        let mut history = History::saved();
        assert_eq!(history.apply(&mut project, transaction("one")), Ok(()));
        let being_saved = history.state();
        // While the file is written: one step back, another forward. As many steps, another state.
        history.undo(&mut project);
        assert_eq!(history.apply(&mut project, transaction("two")), Ok(()));
        history.mark_saved(being_saved);
        assert!(history.is_unsaved());
    }

    #[test]
    fn going_back_to_what_is_saved_is_saved() {
        let mut project = Project::default();
        let mut history = History::saved();
        assert!(!history.is_unsaved());
        assert_eq!(history.apply(&mut project, transaction("one")), Ok(()));
        assert!(history.is_unsaved());
        history.undo(&mut project);
        assert!(!history.is_unsaved());
        history.redo(&mut project);
        history.mark_saved(history.state());
        assert!(!history.is_unsaved());
        history.undo(&mut project);
        assert!(history.is_unsaved());
    }
}
