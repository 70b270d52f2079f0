//! The program: a command, or the window.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

use giaoban::{
    app::window,
    cli::{self, Failure, Output, Request},
};

fn main() -> ExitCode {
    #[cfg(windows)]
    attach_console();
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr());
    let mut output = Output { out: &mut out, err: &mut err };
    let code = match cli::run(std::env::args_os().skip(1), &mut output) {
        Request::Done(code) => code,
        Request::Window { file, lang } => match window::run(file, lang) {
            Ok(()) => 0,
            Err(_) => no_display().report(&mut output, lang.unwrap_or_default()),
        },
    };
    ExitCode::from(code)
}

/// Prints where the command was typed: a program without a console of its own has nowhere else.
#[cfg(windows)]
#[expect(unsafe_code, reason = "one call of the system, without arguments that could be wrong")]
fn attach_console() {
    use windows_sys::Win32::System::Console::{ATTACH_PARENT_PROCESS, AttachConsole};
    // SAFETY: takes no pointer; fails harmlessly where the parent has no console.
    unsafe {
        AttachConsole(ATTACH_PARENT_PROCESS);
    }
}

/// The window could not be opened: says what works without one.
fn no_display() -> Failure {
    let mut failure = Failure::new(
        [
            "Không mở được cửa sổ: máy này không có màn hình hoặc trình điều khiển đồ họa",
            "The window cannot be opened: no display, or no graphics driver, on this machine",
        ],
        [
            "Máy không có màn hình vẫn dùng được: giaoban tour THƯ_MỤC (ảnh các màn hình chính), table, check, findings, set, sample, shot. Xem giaoban --help",
            "Without a display these work: giaoban tour OUT_DIR (pictures of the main screens), table, check, findings, set, sample, shot. See giaoban --help",
        ],
    );
    failure.code = 1;
    failure
}
