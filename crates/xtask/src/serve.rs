//! A small server for looking at a built site on this machine: right types, nothing cached.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::project::Project;

/// The first port that is tried.
const PORT: u16 = 8080;
/// How many ports after it are tried when it is taken.
const TRIES: u16 = 20;

/// The strictest content policy that the site promises to run under.
const STRICT: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:";

/// What is to be served, and how.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    folder: Option<PathBuf>,
    port: Option<u16>,
    strict: bool,
}

/// Serves a folder, `dist/web` unless another is named, until it is stopped.
///
/// # Errors
///
/// If the folder isn't there, or no port is free.
pub fn run(project: &Project, words: &[String]) -> Result<()> {
    let wish = Wish::read(words)?;
    let folder = match &wish.folder {
        Some(folder) => folder.clone(),
        None => project.packed()?,
    };
    if !folder.is_dir() {
        bail!("{} is not a folder", folder.display());
    }
    let (server, port) = listen(wish.port)?;
    println!("==> http://127.0.0.1:{port}/  (Ctrl+C stops)");
    for request in server.incoming_requests() {
        // A reader who went away is no reason to stop.
        let _ = answer(request, &folder, wish.strict);
    }
    Ok(())
}

impl Wish {
    /// Reads `[DIR] [--port N] [--strict]`; without `--port`, the variable `PORT` counts.
    fn read(words: &[String]) -> Result<Self> {
        let mut wish = Self {
            folder: None,
            port: None,
            strict: false,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--strict" => wish.strict = true,
                "--port" => wish.port = Some(port(words.next().context("--port needs a number")?)?),
                folder => wish.folder = Some(PathBuf::from(folder)),
            }
        }
        if let (None, Ok(text)) = (wish.port, std::env::var("PORT")) {
            wish.port = Some(port(&text)?);
        }
        Ok(wish)
    }
}

fn port(text: &str) -> Result<u16> {
    text.parse()
        .with_context(|| format!("`{text}` is not a port: a number from 0 to 65535"))
}

/// Listens on the port asked for, or on the first free one.
fn listen(wished: Option<u16>) -> Result<(Server, u16)> {
    let ports = wished.map_or(PORT..=PORT + TRIES, |port| port..=port);
    for port in ports.clone() {
        if let Ok(server) = Server::http(("127.0.0.1", port)) {
            let bound = server
                .server_addr()
                .to_ip()
                .map_or(port, |address| address.port());
            return Ok((server, bound));
        }
    }
    bail!(
        "port {} is taken. Name another one: PORT=9000",
        ports.start()
    )
}

fn answer(request: Request, folder: &Path, strict: bool) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let found = file_for(request.url())
        .map(|file| folder.join(file))
        .and_then(|path| Some((fs::read(&path).ok()?, path)));
    let (bytes, kind, status) = match found {
        Some((bytes, path)) => (bytes, mime(&path), 200),
        None => (b"404\n".to_vec(), "text/plain; charset=utf-8", 404),
    };
    let mut response = Response::from_data(bytes).with_status_code(status);
    let policy = strict.then_some(("Content-Security-Policy", STRICT));
    for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-store")]
        .into_iter()
        .chain(policy)
    {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The file that an address asks for, relative to the served folder; nothing for addresses that lead out of it.
fn file_for(url: &str) -> Option<PathBuf> {
    let path = decode(url.split(['?', '#']).next()?)?;
    let mut file = PathBuf::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains('\\') {
            return None;
        }
        file.push(part);
    }
    if path.ends_with('/') {
        file.push("index.html");
    }
    Some(file)
}

/// Undoes `%20` and the like.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

/// The type under which a file is sent.
fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "geojson") => "application/json; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_file_inside_the_folder() {
        let check =
            |url, file: Option<&str>| assert_eq!(file_for(url), file.map(PathBuf::from), "{url}");
        check("/", Some("index.html"));
        check("/?district=yangpu", Some("index.html"));
        check(
            "/data/plans/yangpu.json?v=1",
            Some("data/plans/yangpu.json"),
        );
        check("/a%20b.txt", Some("a b.txt"));
        check("/../secret", None);
        check("/%2e%2e/secret", None);
        check("/.git/config", None);
        check("/%zz", None);
    }

    #[test]
    fn the_words_after_serve_are_read() {
        let words = ["dist/web", "--port", "9000", "--strict"].map(String::from);
        let wish = Wish::read(&words).unwrap();
        assert_eq!(
            wish,
            Wish {
                folder: Some("dist/web".into()),
                port: Some(9000),
                strict: true
            }
        );
        assert!(Wish::read(&["--port".into(), "many".into()]).is_err());
    }

    #[test]
    fn wasm_and_scripts_have_their_types() {
        assert_eq!(mime(Path::new("a.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("a.js")), "text/javascript; charset=utf-8");
    }
}
