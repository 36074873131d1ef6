//! JSON values by functions that all callers share: the code that `json!` expands field by field is three times as large.

use serde_json::{Map, Value};

/// A JSON object.
pub(crate) fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    fn made(fields: &mut dyn Iterator<Item = (&str, Value)>) -> Value {
        // Inserted one by one: `collect` would compile a sort of its own into the program.
        let mut object = Map::new();
        for (name, value) in fields {
            object.insert(name.to_owned(), value);
        }
        Value::Object(object)
    }
    made(&mut fields.into_iter())
}

/// A JSON array.
pub(crate) fn list<const N: usize>(values: [Value; N]) -> Value {
    Value::Array(Vec::from(values))
}

/// A JSON string; one shared function instead of an inlined copy per call.
pub(crate) fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}
