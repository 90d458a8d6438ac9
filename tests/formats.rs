//! docs/formats.md has the table that the program has.

use rubricator::import::Described;

fn table() -> String {
    let mut table =
        String::from("| id | format | for | keeps | drops | read |\n| --- | --- | --- | --- | --- | --- |\n");
    for Described { info, reads } in Described::all() {
        let read = if reads { "yes" } else { "" };
        table += &format!(
            "| `{}` | {} (.{}) | {} | {} | {} | {read} |\n",
            info.id, info.name, info.extension, info.purpose, info.keeps, info.drops
        );
    }
    table
}

/// `UPDATE=1 cargo test --test formats` writes the table anew.
#[test]
fn the_page_has_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/formats.md");
    let page = std::fs::read_to_string(path).expect("the page is there");
    let (before, rest) = page.split_once("<!-- table -->\n").expect("the table's start");
    let (_, after) = rest.split_once("<!-- /table -->").expect("the table's end");
    let fresh = format!("{before}<!-- table -->\n{}<!-- /table -->{after}", table());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &fresh).expect("a file that can be written");
    }
    assert!(std::fs::read_to_string(path).expect("the page is there") == fresh, "docs/formats.md is stale");
}
