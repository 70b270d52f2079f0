//! The program: a command, or the window.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

use giaoban::{
    app::window,
    cli::{self, Failure, Output, Request},
};

fn main() -> ExitCode {
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr());
    let mut output = Output { out: &mut out, err: &mut err };
    let code = match cli::run(std::env::args_os().skip(1), &mut output) {
        Request::Done(code) => code,
        Request::Window { file, lang } => match window::run(file, lang) {
            Ok(()) => 0,
            Err(why) => no_display(&why).report(&mut output, lang.unwrap_or_default()),
        },
    };
    ExitCode::from(code)
}

/// The window could not be opened: says what works without one.
fn no_display(why: &str) -> Failure {
    let mut failure = Failure::new(
        [&format!("Không mở được cửa sổ: {why}"), &format!("The window cannot be opened: {why}")],
        [
            "Máy không có màn hình vẫn dùng được: giaoban tour THƯ_MỤC (ảnh mọi màn hình), table, check, set, sample, shot. Xem giaoban --help",
            "Without a display these work: giaoban tour OUT_DIR (every screen as a picture), table, check, set, sample, shot. See giaoban --help",
        ],
    );
    failure.code = 1;
    failure
}
