//! A static server for development and tests, on this machine only: one request a connection, one thread each, which is
//! all that a browser beside it needs. (tiny_http was tried: its pool of threads left requests of Chromium's waiting.)

use crate::{dist, root, target};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// What is served where.
struct Site {
    dir: PathBuf,
    /// What lies under `docs/`, where that is another folder.
    docs: Option<PathBuf>,
    /// The path under which the site lies, with a slash at both ends.
    prefix: String,
}

/// `serve [--port N] [--dist] [--prefix /PATH/]`: until killed.
pub fn command(args: &[String]) -> Result<()> {
    let (mut port, mut site) = (None, Site { dir: root().join("www"), docs: None, prefix: "/".to_owned() });
    let mut args = args.iter();
    while let Some(flag) = args.next() {
        let mut value = || args.next().with_context(|| format!("{flag} needs a value"));
        match flag.as_str() {
            "--port" => port = Some(value()?.parse().context("--port needs a number")?),
            "--prefix" => site.prefix.clone_from(value()?),
            "--dist" => site.dir = dist::folder(),
            _ => bail!("serve has no option {flag}"),
        }
    }
    if site.dir == dist::folder() {
        dist::build()?
    } else {
        let docs = target()?.join("docs");
        dist::documentation(&docs)?;
        site.docs = Some(docs);
    }
    let server = listen(port)?;
    println!("{}", site.url(&server)?);
    site.serve(&server);
    Ok(())
}

/// Serves `dist/` under a sub-path, as it is, for as long as this program runs. Returns the address.
pub fn in_background() -> Result<String> {
    let site = Site { dir: dist::folder(), docs: None, prefix: "/any-subpath/".to_owned() };
    let server = listen(Some(0))?;
    let url = site.url(&server)?;
    thread::spawn(move || site.serve(&server));
    Ok(url)
}

/// Port 0 is any free one; without a port it is 8080 or, where that is taken, any free one.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let open = |port: u16| TcpListener::bind(("127.0.0.1", port));
    let server = open(port.unwrap_or(8080)).or_else(|error| port.map_or_else(|| open(0), |_| Err(error)));
    server.context("cannot listen")
}

/// A request line and headers are shorter than this, or they are none of ours.
const LONGEST_HEAD: u64 = 64 * 1024;

impl Site {
    fn url(&self, server: &TcpListener) -> Result<String> {
        Ok(format!("http://{}{}", server.local_addr()?, self.prefix))
    }

    fn serve(self, server: &TcpListener) {
        let site = Arc::new(self);
        for connection in server.incoming().flatten() {
            let site = Arc::clone(&site);
            // The browser may have gone meanwhile: its loss, not ours.
            thread::spawn(move || site.answer(&connection).unwrap_or_default());
        }
    }

    fn answer(&self, mut connection: &TcpStream) -> std::io::Result<()> {
        let mut head = BufReader::new(connection.take(LONGEST_HEAD)).lines();
        let request = head.next().unwrap_or(Ok(String::new()))?;
        // What is sent before the rest of the request is read may be lost with the connection.
        while head.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
        let (method, rest) = request.split_once(' ').unwrap_or_default();
        let file = self.file(rest.split(' ').next().unwrap_or_default());
        let (status, kind, body) = match (method, file.and_then(|f| Some((mime(&f), fs::read(f).ok()?)))) {
            ("GET" | "HEAD", Some((kind, body))) => ("200 OK", kind, body),
            ("GET" | "HEAD", None) => ("404 Not Found", "text/plain", b"not found".to_vec()),
            _ => ("405 Method Not Allowed", "text/plain", b"GET and HEAD only".to_vec()),
        };
        let length = body.len();
        write!(
            connection,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
             Cache-Control: no-store\r\nConnection: close\r\n\r\n"
        )?;
        if method == "HEAD" { Ok(()) } else { connection.write_all(&body) }
    }

    /// The file for a request's path; `None` outside the site.
    fn file(&self, url: &str) -> Option<PathBuf> {
        let path = url.split(['?', '#']).next()?.strip_prefix(&self.prefix)?;
        let path = Path::new(path);
        let inside = path.components().all(|c| matches!(c, Component::Normal(_)));
        let file = match (&self.docs, path.strip_prefix("docs")) {
            (Some(docs), Ok(path)) => docs.join(path),
            _ => self.dir.join(path),
        };
        inside.then(|| if file.is_dir() { file.join("index.html") } else { file })
    }
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
        Site { dir: "/site".into(), docs: Some("/text".into()), prefix: "/sub/".into() }
    }

    #[test]
    fn only_what_lies_inside_is_served() {
        let file = |url| site().file(url);
        assert_eq!(file("/sub/a/b.js?v=1"), Some("/site/a/b.js".into()));
        assert_eq!(file("/sub/"), Some("/site/".into()));
        assert_eq!(file("/sub/docs/a.html"), Some("/text/a.html".into()));
        assert_eq!(file("/other/a.js"), None);
        assert_eq!(file("/sub/../secret"), None);
        assert_eq!(file("/sub//etc/passwd"), None);
    }
}
