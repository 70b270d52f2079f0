//! `sample`, `synth`: projects out of nothing.

use std::path::{Path, PathBuf};

use crate::{store, synth as made_up};

use super::args::{Args, Failure, Output, wrong_value};

/// `giaoban sample OUT.ron`
pub fn sample(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let path = PathBuf::from(args.need("OUT.ron")?);
    args.nothing_left()?;
    write(args, output, &path, store::SAMPLE_TEXT)
}

/// `giaoban synth OUT.ron --areas N --indicators M --months K [--seed S]`
pub fn synth(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let path = PathBuf::from(args.need("OUT.ron")?);
    let mut number = |name: &str, most: usize, default: usize| {
        let value = args.parsed::<usize>(name, &default.to_string())?.unwrap_or(default);
        if (1..=most).contains(&value) {
            Ok(value)
        } else {
            Err(wrong_value(name, &value.to_string(), &format!("1 … {most}")))
        }
    };
    let areas = number("areas", 20_000, 700)?;
    let indicators = number("indicators", 1_000, 60)?;
    let months = number("months", 600, 24)?;
    let seed = args.parsed::<u64>("seed", "1")?.unwrap_or(1);
    args.nothing_left()?;
    let project = made_up::synth(areas, indicators, months, seed);
    write(args, output, &path, &store::project_text(&project))
}

fn write(args: &Args, output: &mut Output<'_>, path: &Path, text: &str) -> Result<u8, Failure> {
    store::save(path, text).map_err(|error| Failure::sentence(error.sentence(args.language())))?;
    Ok(output.say(&path.display().to_string()))
}
