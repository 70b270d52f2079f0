//! What every chart laid out must be: clear to read, clear to point at.

use giaoban::chart::{Scene, TextLine};

/// No text lies over another or reaches out of the scene, and no two places under the pointer
/// overlap.
#[track_caller]
pub fn assert_clear(scene: &Scene, what: &str) {
    let lines: Vec<&TextLine> = scene.texts().map(|(_, line)| line).collect();
    for (index, line) in lines.iter().enumerate() {
        let inside = line.rect.left >= -0.01
            && line.rect.right() <= scene.size.width + 0.01
            && line.rect.bottom() <= scene.size.height + 0.01;
        assert!(inside, "{what}: '{}' reaches out: {:?}", line.text, line.rect);
        for other in lines.iter().skip(index + 1) {
            let apart = !line.rect.overlaps(other.rect, 0.5);
            assert!(apart, "{what}: '{}' lies over '{}'", line.text, other.text);
        }
    }
    for (index, hit) in scene.hits.iter().enumerate() {
        for other in scene.hits.iter().skip(index + 1) {
            assert!(!hit.rect.overlaps(other.rect, 0.1), "{what}: {:?} {:?}", hit.rect, other.rect);
        }
    }
}
