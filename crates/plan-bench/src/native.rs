//! Measures natively, on one core.
#![allow(clippy::print_stdout, reason = "a command-line tool speaks on stdout")]
#![allow(clippy::disallowed_types, reason = "the clock is banned for what runs in a browser")]

use crate::work::{TASKS, Work};
use plan_model::check::Files;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// Runs of one task.
const RUNS: usize = 25;

/// Prints the best and the median of each task. The working directory is the project's.
///
/// # Errors
///
/// What is wrong with the data folder.
pub fn run() -> Result<(), String> {
    let mut files = Files::new();
    collect(Path::new("data"), "", &mut files).map_err(|error| format!("data/: {error}"))?;
    let mut work = Work::new(&files)?;
    work.prepare_queries();
    work.prepare_search();
    work.prepare_shipped(&files)?;
    for (at, task) in TASKS.iter().enumerate() {
        let mut times: Vec<f64> = (0..RUNS)
            .map(|_| {
                let began = Instant::now();
                black_box(work.run(at));
                began.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{}\t{}\t{:.4}\t{:.4}", task.name, task.limit_ms, times[0], times[RUNS / 2]);
    }
    let [targets, observations, index] = work.sizes();
    println!("# {targets} targets, {observations} observations; index of the shipped data: {index} bytes");
    Ok(())
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            files.insert(format!("{prefix}{name}"), std::fs::read(&path)?);
        }
    }
    Ok(())
}
