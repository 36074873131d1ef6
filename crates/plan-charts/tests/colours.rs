//! Colours, computed: every pair of tokens that meets on a screen, in every theme that the style sheets have, and the
//! palettes as people see them who see fewer colours.
//!
//! The journeys scan what is painted; here nothing has to be painted, and no theme or token can be forgotten.

#[path = "colours/colour.rs"]
mod colour;
#[path = "colours/contrast.rs"]
mod contrast;
#[path = "colours/palettes.rs"]
mod palettes;
#[path = "colours/sheets.rs"]
mod sheets;
