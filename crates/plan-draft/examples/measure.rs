//! Prints how much of each shipped plan the proposals find: `cargo run -p plan-draft --example measure`, with `--misses` for each miss.
#![allow(clippy::print_stdout, reason = "a command speaks on stdout")]

use plan_draft::accuracy::{NAMES, Score, Share, score};
use plan_model::check::Files;
use plan_model::plan::Plan;
use plan_model::wire;
use std::{error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = |path: &str| fs::read(data.join(path));
    let departments: wire::DepartmentsFile = serde_json::from_slice(&read(wire::DEPARTMENTS)?)?;
    let names = |id: &str| {
        let row = departments.departments.iter().find(|row| row.id == id);
        row.map(|row| row.aliases.iter().chain([&row.name_zh]).cloned().collect()).unwrap_or_default()
    };
    let mut scores: Vec<(String, Score)> = Vec::new();
    let mut files = Files::new();
    for entry in fs::read_dir(data.join("plans"))? {
        let path = entry?.path();
        files.insert(path.display().to_string(), fs::read(path)?);
    }
    for bytes in files.values() {
        let plan: Plan = serde_json::from_slice(bytes)?;
        let text = String::from_utf8(read(&plan.source.file)?)?;
        let draft = plan_draft::read(&text).map_err(|refusal| format!("{}: {refusal:?}", plan.id))?;
        if std::env::args().any(|word| word == "--misses") {
            misses(&draft, &plan);
        }
        scores.push((plan.id.clone(), score(&draft, &plan, &names)));
    }
    let all = scores.iter().skip(1).fold(scores[0].1.clone(), |sum, (_, score)| sum.and(score));
    scores.push(("all".to_owned(), all));
    print!("{:<44}", "");
    for (name, _) in &scores {
        print!(" {name:>15}");
    }
    println!();
    for (at, name) in NAMES.iter().enumerate() {
        print!("{name:<44}");
        for (_, score) in &scores {
            print!(" {:>15}", shown(score.rows[at]));
        }
        println!();
    }
    Ok(())
}

fn shown(share: Share) -> String {
    share.share().map_or("–".to_owned(), |part| format!("{}/{} {:.0}%", share.n, share.of, part * 100.0))
}

/// Every record that no proposal stands at, and every proposal that stands at no record.
fn misses(draft: &plan_draft::draft::Draft, plan: &Plan) {
    println!("== {} {:?}", plan.id, draft.about);
    let chars: Vec<char> = draft.text.chars().collect();
    let words = |span: plan_model::plan::Span| {
        chars[span.start as usize..span.end as usize].iter().collect::<String>()
    };
    let targets = plan.targets.iter().map(|row| (&row.id, row.span, &row.also, row.value, &row.value_text));
    let baselines =
        plan.baselines.iter().map(|row| (&row.id, row.span, &row.also, row.value, &row.value_text));
    let known: Vec<_> = targets.chain(baselines).collect();
    for (id, span, _, value, text) in &known {
        if !draft.quantities().any(|(_, row)| span.contains(row.mark) && row.value == *value) {
            println!("- {id} {text}: {}", words(*span).replace('\n', "/"));
        }
    }
    for (_, row) in draft.quantities() {
        if !known.iter().any(|(_, span, also, value, _)| {
            (span.contains(row.mark) || also.iter().any(|also| also.contains(row.mark)))
                && row.value == *value
        }) {
            println!(
                "+ {} {:?} {:?} {:?}: {}",
                words(row.mark),
                row.unit,
                row.kind,
                row.tier,
                words(row.clause).replace('\n', "/")
            );
        }
    }
}
