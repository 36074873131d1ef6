//! Files come in, sound and broken, and files go out.

#[path = "files/beside.rs"]
mod beside;
#[path = "files/broken.rs"]
mod broken;
#[path = "files/corpus.rs"]
mod corpus;
#[path = "files/field.rs"]
mod field;
#[path = "files/kinds.rs"]
mod kinds;
#[path = "files/make.rs"]
mod make;
#[path = "files/out.rs"]
mod out;
#[path = "files/own.rs"]
mod own;
#[path = "files/wording.rs"]
mod wording;
