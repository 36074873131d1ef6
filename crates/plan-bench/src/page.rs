//! The same work for a page: each step is a call, so that the page can time it and weigh the memory after it.

use crate::work::{TASKS, Work};
use plan_model::check::Files;
use wasm_bindgen::prelude::wasm_bindgen;

/// The data in a page.
#[wasm_bindgen]
#[derive(Default)]
pub struct Bench {
    files: Files,
    work: Option<Work>,
}

#[wasm_bindgen]
impl Bench {
    /// Nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a file of the data folder.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.files.insert(path, bytes);
    }

    /// Makes the country.
    ///
    /// # Errors
    ///
    /// What is wrong with the files.
    pub fn prepare_country(&mut self) -> Result<(), String> {
        self.work = Some(Work::new(&self.files)?);
        Ok(())
    }

    /// Makes what queries run on.
    pub fn prepare_queries(&mut self) {
        self.work.iter_mut().for_each(Work::prepare_queries);
    }

    /// Makes the search index.
    pub fn prepare_search(&mut self) {
        self.work.iter_mut().for_each(Work::prepare_search);
    }

    /// Loads the shipped data.
    ///
    /// # Errors
    ///
    /// What is wrong with the files.
    pub fn prepare_shipped(&mut self) -> Result<(), String> {
        self.work.iter_mut().try_for_each(|work| work.prepare_shipped(&self.files))
    }

    /// Does a task once.
    pub fn run(&mut self, task: usize) -> usize {
        self.work.as_mut().map_or(0, |work| work.run(task))
    }

    /// How many tasks there are.
    pub fn n_tasks(&self) -> usize {
        TASKS.len()
    }
}
