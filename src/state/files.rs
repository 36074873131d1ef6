//! The files that are fetched on demand, read and checked.

use super::release::{ReleaseFiles, refusal};
use plan_model::geo::{self, BoundarySource, GeoError, Shape};
use plan_model::plan::PlanSource;
use plan_model::wire::{self, Cause, PinyinFile, Refusal, SynonymsFile};
use std::sync::Arc;

/// Outlines of the districts.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlines {
    /// As exact as they are known.
    pub shapes: Vec<Shape>,
    /// The file that they were read from.
    text: String,
    /// The record of where they come from.
    pub source: BoundarySource,
}

impl Outlines {
    /// Reads a boundary file.
    ///
    /// # Errors
    ///
    /// Those of [`geo::read`].
    pub fn read(text: String, source: BoundarySource) -> Result<Self, GeoError> {
        Ok(Self { shapes: geo::read(&text)?, text, source })
    }

    /// The same with fewer points, for a map that is far away: half as much to paint. Read when such a map asks, not by
    /// everybody who loads boundaries. `None` never, for a file that was read before.
    pub fn coarse(&self) -> Option<Vec<Shape>> {
        geo::read_coarse(&self.text, geo::COARSE).ok()
    }
}

/// What the search needs beside the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Lexicon {
    /// How characters are spelled.
    pub pinyin: PinyinFile,
    /// Words that mean the same.
    pub synonyms: SynonymsFile,
}

/// The line of the Huangpu, with the record of where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Its pieces, as degrees east and north.
    pub lines: Vec<Vec<[f64; 2]>>,
    /// Where they come from.
    pub source: BoundarySource,
}

/// What a parser said about a file in which it names no line.
fn malformed(error: impl ToString) -> Cause {
    Cause::Malformed { line: 0, column: 0, message: error.to_string() }
}

fn utf8(bytes: &[u8]) -> Result<String, Cause> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(malformed)
}

/// The outlines, which must be those of the districts with these codes.
pub(super) async fn outlines(release: ReleaseFiles, codes: Vec<String>) -> Result<Arc<Outlines>, Refusal> {
    let record = release.checked(wire::BOUNDARIES, wire::boundaries).await?;
    let source = record.drawn().cloned().ok_or_else(|| refusal(wire::BOUNDARIES, Cause::Missing))?;
    let path = format!("geo/{}", source.file);
    let text = release.checked(&path, utf8).await?;
    let unusable = |error: GeoError| refusal(&path, malformed(error));
    let outlines = Outlines::read(text, source).map_err(unusable)?;
    geo::sound(&outlines.shapes, codes.iter().map(String::as_str)).map_err(unusable)?;
    Ok(Arc::new(outlines))
}

/// The line of the river. A line without a record isn't drawn.
pub(super) async fn river(release: ReleaseFiles) -> Result<Arc<River>, Refusal> {
    let record = release.checked(wire::BOUNDARIES, wire::boundaries).await?;
    let source = record.record(&record.river).cloned();
    let source = source.ok_or_else(|| refusal(wire::BOUNDARIES, Cause::Missing))?;
    let lines = |bytes: &[u8]| geo::lines(&utf8(bytes)?).map_err(malformed);
    let lines = release.checked(&format!("geo/{}", source.file), lines).await?;
    Ok(Arc::new(River { lines, source }))
}

/// What the search needs.
pub(super) async fn lexicon(release: ReleaseFiles) -> Result<Arc<Lexicon>, Refusal> {
    Ok(Arc::new(Lexicon {
        pinyin: release.checked(wire::PINYIN, wire::pinyin).await?,
        synonyms: release.checked(wire::SYNONYMS, wire::synonyms).await?,
    }))
}

/// The text of a plan; only the one that the plan's records were made from.
pub(super) async fn plan_text(release: ReleaseFiles, source: &PlanSource) -> Result<Arc<String>, Refusal> {
    let (manifest, bytes) = release.file(&source.file).await?;
    let text = wire::plan_text(&manifest, source, bytes);
    text.map(Arc::new).map_err(|cause| refusal(&source.file, cause))
}
