//! A static server for development and tests, on this machine only.

use crate::{root, wasm};
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::io::Cursor;
use std::path::{Component, Path, PathBuf};
use tiny_http::{Header, Method, Request, Response, Server};

/// What is served where.
struct Site {
    dir: PathBuf,
    /// The path under which the site lies, with a slash at both ends.
    prefix: String,
}

/// `serve [--port N] [--dir DIR] [--prefix /PATH/]`
pub fn command(args: &[String]) -> Result<()> {
    let (mut port, mut dir, mut prefix) = (None, None, "/".to_owned());
    let mut args = args.iter();
    while let Some(flag) = args.next() {
        let value = args.next().with_context(|| format!("{flag} needs a value"))?;
        match flag.as_str() {
            "--port" => port = Some(value.parse().context("--port needs a number")?),
            "--dir" => dir = Some(PathBuf::from(value)),
            "--prefix" => prefix.clone_from(value),
            _ => bail!("serve has no option {flag}"),
        }
    }
    if dir.is_none() {
        wasm::build()?;
    }
    serve(&Site { dir: dir.unwrap_or_else(|| root().join("www")), prefix }, port)
}

/// Serves until killed. Port 0 is any free one; without a port it is 8080 or, where that is taken, any free one.
fn serve(site: &Site, port: Option<u16>) -> Result<()> {
    let open = |port: u16| Server::http(("127.0.0.1", port));
    let server = open(port.unwrap_or(8080)).or_else(|error| port.map_or_else(|| open(0), |_| Err(error)));
    let server = server.map_err(|error| anyhow!("cannot listen: {error}"))?;
    println!("http://{}{}", server.server_addr(), site.prefix);
    for request in server.incoming_requests() {
        let answer = site.answer(&request);
        // The browser may have gone meanwhile: its loss, not ours.
        let _ = request.respond(answer);
    }
    Ok(())
}

impl Site {
    fn answer(&self, request: &Request) -> Response<Cursor<Vec<u8>>> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return plain(405, "GET and HEAD only");
        }
        let Some(file) = self.file(request.url()) else {
            return plain(404, "not found");
        };
        match fs::read(&file) {
            Ok(bytes) => Response::from_data(bytes)
                .with_header(header("Content-Type", mime(&file)))
                .with_header(header("Cache-Control", "no-store")),
            Err(_) => plain(404, "not found"),
        }
    }

    /// The file for a request's path; `None` outside the site.
    fn file(&self, url: &str) -> Option<PathBuf> {
        let path = url.split(['?', '#']).next()?.strip_prefix(&self.prefix)?;
        let path = Path::new(path);
        let inside = path.components().all(|c| matches!(c, Component::Normal(_)));
        let file = self.dir.join(path);
        inside.then(|| if file.is_dir() { file.join("index.html") } else { file })
    }
}

fn plain(status: u16, text: &str) -> Response<Cursor<Vec<u8>>> {
    Response::from_string(text).with_status_code(status)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("our header names and values are ASCII")
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" | "md" | "tsv" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site { dir: "/site".into(), prefix: "/sub/".into() }
    }

    #[test]
    fn only_what_lies_inside_is_served() {
        let file = |url| site().file(url);
        assert_eq!(file("/sub/a/b.js?v=1"), Some("/site/a/b.js".into()));
        assert_eq!(file("/sub/"), Some("/site/".into()));
        assert_eq!(file("/other/a.js"), None);
        assert_eq!(file("/sub/../secret"), None);
        assert_eq!(file("/sub//etc/passwd"), None);
    }
}
