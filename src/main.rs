//! The program that the page starts.

fn main() {
    plan_atlas::start();
}
