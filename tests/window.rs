//! probe
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]
mod common;
use common::Window;
#[test]
fn probe() {
    let w = Window::sample();
    for c in w.cells() { println!("{c}"); }
    println!("{}", w.chart());
    println!("{}", w.at_cursor());
    println!("{:?}", w.texts());
    println!("{:#?}", w.harness);
}
