//! Files of a data folder: fetched, or from the boot script where a page may not fetch. Without a library: gloo's would
//! cost several kilobytes for one call.

use super::boot;
use gloo::timers::callback::Timeout;
use js_sys::{ArrayBuffer, Uint8Array};
use plan_model::wire::Cause;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestInit, Response};

/// Longest wait for a file, in milliseconds: a server that takes a request and never answers would else leave the reader
/// waiting for good. All files of the first view are some 800 kB uncompressed and come at once, so that only a line slower
/// than 7 kB a second is cut off.
const PATIENCE_MS: u32 = 120_000;

/// A file below a data folder, which lies beside the page.
///
/// `version` becomes part of the URL, so that a file that changed isn't taken from an old cache; an
/// empty one asks the server whether its copy is still good.
///
/// # Errors
///
/// [`Cause::Missing`] for a 404, [`Cause::Unreachable`] for everything else, also for no answer within
/// two minutes.
pub async fn data(folder: &str, path: &str, version: &str) -> Result<Vec<u8>, Cause> {
    let path = format!("{folder}/{path}");
    if let Some(held) = boot::data(&path) {
        return JsFuture::from(held).await.map(|bytes| Uint8Array::new(&bytes).to_vec()).map_err(refused);
    }
    let request = RequestInit::new();
    let url = match version {
        "" => {
            request.set_cache(RequestCache::NoCache);
            path
        }
        version => format!("{path}?v={version}"),
    };
    let unreachable = |error: JsValue| Cause::Unreachable(format!("{error:?}"));
    let abort = AbortController::new().map_err(unreachable)?;
    request.set_signal(Some(&abort.signal()));
    // Dropped, and with it cancelled, when the file is there.
    let _patience = Timeout::new(PATIENCE_MS, move || abort.abort());
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

/// Why the boot script has no such file; its error begins with one of its kinds.
fn refused(error: JsValue) -> Cause {
    let said = format!("{error:?}");
    match said.contains("Error: missing") || said.contains("Error: file") {
        true => Cause::Missing,
        false => Cause::Unreachable(said),
    }
}
