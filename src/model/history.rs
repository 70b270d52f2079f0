//! Undo and redo: the transactions done and those taken back.

use super::{EditError, Project, Transaction};

/// The history of one sitting. Undo is the inverse of a transaction, redo the transaction itself.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Transaction>,
    undone: Vec<Transaction>,
    /// How many transactions were done when the project was last saved; `None` once that state can
    /// no longer be reached.
    saved_at: Option<usize>,
}

impl History {
    /// The history of a project just opened: nothing done, everything saved.
    #[must_use]
    pub fn saved() -> Self {
        Self { saved_at: Some(0), ..Self::default() }
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
        if self.saved_at.is_some_and(|saved| saved > self.done.len()) {
            self.saved_at = None;
        }
        self.undone.clear();
        self.done.push(transaction);
        Ok(())
    }

    /// Takes the last transaction back and returns it; `None` if there is none.
    pub fn undo(&mut self, project: &mut Project) -> Option<&Transaction> {
        let transaction = self.done.pop()?;
        let inverse = transaction.inverse();
        if project.apply(&inverse).is_err() {
            // The project was changed behind the history's back; keep both as they are.
            self.done.push(transaction);
            return None;
        }
        self.undone.push(transaction);
        self.undone.last()
    }

    /// Does the transaction last taken back once more and returns it.
    pub fn redo(&mut self, project: &mut Project) -> Option<&Transaction> {
        let transaction = self.undone.pop()?;
        if project.apply(&transaction).is_err() {
            self.undone.push(transaction);
            return None;
        }
        self.done.push(transaction);
        self.done.last()
    }

    /// What undo would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Transaction> {
        self.done.last()
    }

    /// What redo would do.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Transaction> {
        self.undone.last()
    }

    /// How many transactions stand behind the present state.
    #[must_use]
    pub fn len(&self) -> usize {
        self.done.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// Whether the present state differs from the one last saved.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.saved_at != Some(self.done.len())
    }

    /// Remembers that the state after `transactions` of those done is on disk.
    pub fn mark_saved(&mut self, transactions: usize) {
        self.saved_at = Some(transactions);
    }
}
