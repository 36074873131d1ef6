//! How long it takes to read and check a sheet of a thousand rows, and of a hundred thousand.

use criterion::{Criterion, criterion_group, criterion_main};

fn sheets(_: &mut Criterion) {}

criterion_group!(benches, sheets);
criterion_main!(benches);
