//! "Lưu bản gửi ra ngoài": a project without what is meant for the committee's own house.

use crate::model::{CellDetail, Edit, EditError, Object, Project, Transaction};

/// The project without internal notes, without the reasons and names of acknowledgements and
/// without the history of its figures. The journal, the dated copies and the version before are
/// files of their own and do not go along. What else is internal by promise 7 (drafts of
/// conclusions, contacts) is dropped here as soon as the file holds it.
///
/// # Errors
/// Something could not be dropped; nothing may be sent then.
pub fn external_copy(project: &Project) -> Result<Project, EditError> {
    let put = |object| Some(Box::new(object));
    let known = project.acknowledgements().iter().rev().cloned();
    let forgotten =
        known.map(|known| Edit::Put { before: put(Object::Acknowledgement(known)), after: None });
    let edits = project.details().values().filter(|detail| !detail.note.is_empty()).map(|detail| {
        let without = CellDetail { note: String::new(), ..detail.clone() };
        let put = |detail| Box::new(Object::Detail(detail));
        Edit::Put {
            before: Some(put(detail.clone())),
            after: (!without.is_empty()).then(|| put(without)),
        }
    });
    let transaction = Transaction {
        label: String::new(),
        author: String::new(),
        at: 0,
        reason: None,
        edits: edits.chain(forgotten).collect(),
    };
    let mut copy = project.clone();
    copy.apply(&transaction)?;
    Ok(copy.without_changes())
}
