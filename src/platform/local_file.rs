//! Files that a reader chooses, drops or keeps: read here, sent nowhere.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

/// A file on the reader's computer.
#[derive(Clone, Debug)]
pub struct LocalFile {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: usize,
    file: JsValue,
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn first_of(list: &JsValue) -> Option<LocalFile> {
    let file = Reflect::get_u32(list, 0).ok().filter(JsValue::is_object)?;
    let name = field(&file, "name")?.as_string()?;
    let bytes = field(&file, "size")?.as_f64()? as usize;
    Some(LocalFile { name, bytes, file })
}

/// The first file that was dropped; `None` if what was dropped is none.
pub fn dropped(event: &Event) -> Option<LocalFile> {
    first_of(&field(&field(event, "dataTransfer")?, "files")?)
}

/// The file that was chosen in a field, which is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Option<LocalFile> {
    let target = field(event, "target")?;
    let file = first_of(&field(&target, "files")?);
    let _ = Reflect::set(&target, &"value".into(), &"".into());
    file
}

/// The bytes of a file; `None` if the browser can't read it.
pub async fn read(file: &LocalFile) -> Option<Vec<u8>> {
    let read: Function = field(&file.file, "arrayBuffer")?.dyn_into().ok()?;
    let buffer: Promise = read.call0(&file.file).ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&JsFuture::from(buffer).await.ok()?).to_vec())
}

/// Bytes of GB18030 as text; `None` if they are none, or the browser doesn't know it.
pub fn gb18030(bytes: &[u8]) -> Option<String> {
    let window = super::window()?;
    let maker: Function = field(&window, "TextDecoder")?.dyn_into().ok()?;
    let strict = Object::new();
    Reflect::set(&strict, &"fatal".into(), &true.into()).ok()?;
    let decoder = Reflect::construct(&maker, &Array::of2(&"gb18030".into(), &strict)).ok()?;
    let decode: Function = field(&decoder, "decode")?.dyn_into().ok()?;
    decode.call1(&decoder, &Uint8Array::from(bytes)).ok()?.as_string()
}

/// Lets the browser do what else it has to do.
pub async fn pause() {
    let turn = Promise::new(&mut |resolve, _| {
        super::clock::after(0, move || {
            let _ = resolve.call0(&JsValue::NULL);
        });
    });
    let _ = JsFuture::from(turn).await;
}
