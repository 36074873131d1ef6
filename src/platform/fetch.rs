//! Files of the data folder. Fetched without a library: gloo's would cost several kilobytes for one call.

use js_sys::{ArrayBuffer, Uint8Array};
use plan_core::wire::Cause;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// Fetches a file below `data/`, relative to the page.
///
/// `version` becomes part of the URL, so that a file that changed isn't taken from an old cache; an
/// empty one asks the server whether its copy is still good.
///
/// # Errors
///
/// [`Cause::Missing`] for a 404, [`Cause::Unreachable`] for everything else.
pub async fn data(path: &str, version: &str) -> Result<Vec<u8>, Cause> {
    let request = RequestInit::new();
    let url = match version {
        "" => {
            request.set_cache(RequestCache::NoCache);
            format!("data/{path}")
        }
        version => format!("data/{path}?v={version}"),
    };
    let unreachable = |error: JsValue| Cause::Unreachable(format!("{error:?}"));
    let window = super::window().ok_or_else(|| Cause::Unreachable("no window".to_owned()))?;
    let answer = JsFuture::from(window.fetch_with_str_and_init(&url, &request)).await.map_err(unreachable)?;
    let response: Response = answer.dyn_into().map_err(unreachable)?;
    match response.status() {
        404 | 410 => Err(Cause::Missing),
        _ if response.ok() => {
            let buffer =
                JsFuture::from(response.array_buffer().map_err(unreachable)?).await.map_err(unreachable)?;
            Ok(Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec())
        }
        status => Err(Cause::Unreachable(format!("HTTP {status}"))),
    }
}
