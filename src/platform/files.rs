//! Handing files to the reader, and pictures made of SVG.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array, encode_uri_component};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
    Url,
};

/// How long a file's address is kept for the browser to read it, in milliseconds.
const KEPT_MS: u32 = 60_000;

/// Hands a file to the reader as a download; `false` if the browser refuses.
///
/// `kind` is its media type.
pub fn save(name: &str, kind: &str, bytes: &[u8]) -> bool {
    try_save(name, kind, bytes).is_some()
}

fn try_save(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    let document = super::window()?.document()?;
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let content = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&content, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    super::clock::after(KEPT_MS, move || {
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}

/// An SVG document as a PNG file, `scale` pixels for each of its units; `None` if the browser can't.
pub async fn png(svg: &str, size: (f64, f64), scale: f64) -> Option<Vec<u8>> {
    let document = super::window()?.document()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&svg_address(svg));
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((size.0 * scale).round() as u32);
    canvas.set_height((size.1 * scale).round() as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            f64::from(canvas.width()),
            f64::from(canvas.height()),
        )
        .ok()?;
    let blob = JsFuture::from(blob_of(&canvas)).await.ok()?;
    let read: Function = Reflect::get(&blob, &"arrayBuffer".into()).ok()?.dyn_into().ok()?;
    let buffer: Promise = read.call0(&blob).ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&JsFuture::from(buffer).await.ok()?).to_vec())
}

/// A promise of what is on a canvas, as a PNG file.
fn blob_of(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let made = Closure::once_into_js(move |blob: JsValue| {
            let answer = if blob.is_object() { &resolve } else { &reject };
            let _ = answer.call1(&JsValue::NULL, &blob);
        });
        let _ = canvas.to_blob(made.unchecked_ref());
    })
}

/// An SVG document as an address that an image can show.
pub fn svg_address(svg: &str) -> String {
    format!("data:image/svg+xml;charset=utf-8,{}", String::from(encode_uri_component(svg)))
}

/// The address of the page as the reader sees it; empty where there is none.
pub fn page_address() -> String {
    super::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}
