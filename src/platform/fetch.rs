//! Files of the data folder.

use gloo::net::http::Request;
use plan_core::wire::Cause;
use web_sys::RequestCache;

/// Fetches a file below `data/`, relative to the page.
///
/// `version` becomes part of the URL, so that a file that changed isn't taken from an old cache; an
/// empty one asks the server whether its copy is still good.
///
/// # Errors
///
/// [`Cause::Missing`] for a 404, [`Cause::Unreachable`] for everything else.
pub async fn data(path: &str, version: &str) -> Result<Vec<u8>, Cause> {
    let (url, cache) = match version {
        "" => (format!("data/{path}"), RequestCache::NoCache),
        version => (format!("data/{path}?v={version}"), RequestCache::Default),
    };
    let unreachable = |e: gloo::net::Error| Cause::Unreachable(e.to_string());
    let response = Request::get(&url).cache(cache).send().await.map_err(unreachable)?;
    match response.status() {
        404 | 410 => Err(Cause::Missing),
        _ if response.ok() => response.binary().await.map_err(unreachable),
        status => Err(Cause::Unreachable(format!("HTTP {status}"))),
    }
}
