//! Promise: the file is text that a person can read and diff, and what was saved is what opens.

use giaoban::store::{project_text, read_project};

const FIXTURE: &str = include_str!("fixtures/v1.ron");

#[test]
fn the_fixture_of_version_1_opens_and_saves_as_it_stands() {
    let project = read_project(FIXTURE).expect("the fixture is a project");
    assert_eq!(project_text(&project), FIXTURE);
}
