//! UIMA CAS as XMI, with its type system.

use super::cas::{self, Feature, Structure};
use super::zip::File;
use super::{Outgoing, Reason, xml};

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

pub(super) fn write(out: &mut Outgoing) -> Vec<File> {
    out.note(xml::unwritables(&out.document.text), Reason::Unwritable);
    let file = |name: &str, text: String| File { name: name.to_owned(), bytes: text.into_bytes() };
    vec![file("article.xmi", xmi(out)), file("TypeSystem.xml", type_system())]
}

fn xmi(out: &Outgoing) -> String {
    let structures = cas::structures(out);
    let mut xmi = String::from(XML);
    let mut spaces = vec![
        ("xmlns:xmi".to_owned(), "http://www.omg.org/XMI".to_owned()),
        ("xmlns:cas".to_owned(), "http:///uima/cas.ecore".to_owned()),
    ];
    spaces.extend(packages().iter().map(|p| (format!("xmlns:{}", prefix(p)), name_space(p))));
    spaces.push(("xmi:version".to_owned(), "2.0".to_owned()));
    push(&mut xmi, "xmi:XMI", &spaces, ">\n");
    xmi.push_str("<cas:NULL xmi:id=\"0\"/>\n");
    structures.iter().for_each(|s| push_structure(&mut xmi, s));
    let sofa = cas::SOFA.to_string();
    let text = [
        ("xmi:id", &*sofa),
        ("sofaNum", "1"),
        ("sofaID", "_InitialView"),
        ("mimeType", "text/plain"),
        ("sofaString", &out.document.text),
    ];
    xml::push_tag(&mut xmi, "cas:Sofa", &text, "/>\n");
    let members: Vec<String> = structures.iter().map(|s| s.id.to_string()).collect();
    xml::push_tag(&mut xmi, "cas:View", &[("sofa", &sofa), ("members", &members.join(" "))], "/>\n");
    xmi.push_str("</xmi:XMI>\n");
    xmi
}

fn push(xmi: &mut String, name: &str, attributes: &[(String, String)], end: &str) {
    let borrowed: Vec<_> = attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    xml::push_tag(xmi, name, &borrowed, end);
}

fn push_structure(xmi: &mut String, structure: &Structure) {
    let number = |name: &str, value: usize| (name.to_owned(), value.to_string());
    let mut attributes = vec![
        number("xmi:id", structure.id),
        number("sofa", cas::SOFA),
        number("begin", structure.begin),
        number("end", structure.end),
    ];
    attributes.extend(structure.features.iter().map(|(name, value)| match value {
        Feature::Text(text) => ((*name).to_owned(), text.clone()),
        Feature::Reference(id) => number(name, *id),
    }));
    let kind = structure.kind;
    push(xmi, &format!("{}:{}", prefix(kind.package), kind.name), &attributes, "/>\n");
}

/// The packages of the types in use, each once.
fn packages() -> Vec<&'static str> {
    let mut packages: Vec<_> = cas::TYPES.iter().map(|t| t.package).collect();
    packages.dedup();
    packages
}

/// A package's name space, as UIMA makes it.
fn name_space(package: &str) -> String {
    format!("http:///{}.ecore", package.replace('.', "/"))
}

/// A short name for a package: the last part that is not `type`.
fn prefix(package: &str) -> &str {
    package.split('.').rev().find(|&part| part != "type").unwrap_or(package)
}

fn type_system() -> String {
    let mut out = String::from(XML);
    out.push_str("<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n<types>\n");
    for kind in cas::TYPES {
        out.push_str("<typeDescription>\n");
        element(&mut out, "name", &kind.full_name());
        element(&mut out, "description", "");
        element(&mut out, "supertypeName", cas::ANNOTATION);
        out.push_str("<features>\n");
        for (name, range) in kind.features {
            out.push_str("<featureDescription>\n");
            element(&mut out, "name", name);
            element(&mut out, "description", "");
            element(&mut out, "rangeTypeName", range);
            out.push_str("</featureDescription>\n");
        }
        out.push_str("</features>\n</typeDescription>\n");
    }
    out.push_str("</types>\n</typeSystemDescription>\n");
    out
}

fn element(out: &mut String, name: &str, text: &str) {
    xml::push_tag(out, name, &[], ">");
    xml::push_text(out, text);
    out.extend(["</", name, ">\n"]);
}
