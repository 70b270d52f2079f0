//! Promise: what is internal stays inside when a copy is sent out.

use giaoban::{
    model::Project,
    store::{external_copy, project_text, read_project, sample},
};

#[test]
fn a_copy_to_be_sent_has_every_figure_no_note_and_no_history() {
    let projects: [Project; 2] =
        [read_project(include_str!("fixtures/v4.ron")).expect("the fixture"), sample()];
    for project in projects {
        let copy = external_copy(&project).expect("a copy");
        assert_eq!(copy.values(), project.values());
        assert_eq!(copy.sources(), project.sources());
        let text = project_text(&copy);
        assert!(!text.contains("note:"), "a note has stayed");
        assert!(!text.contains("history:"), "who changed what has stayed");
        for (key, detail) in project.details() {
            let kept = copy.details().get(key);
            assert_eq!(kept.map(|kept| &kept.rivals[..]).unwrap_or_default(), &detail.rivals[..]);
            assert_eq!(kept.and_then(|kept| kept.floor), detail.floor);
        }
    }
}
