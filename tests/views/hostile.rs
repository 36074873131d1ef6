//! Markup in the data or the address stays text.

use crate::html::{Element, Node};
use crate::{assemble, page_over, said};
use plan_atlas::state::{Load, LoadedData};
use serde_json::Value;
use std::sync::Arc;

const TITLE: &str = "<img src=x onerror=alert(1)>规划\"'&lt;";
const CLAUSE: &str = "</blockquote><script>alert(2)</script><a href=\"javascript:alert(3)\">";

const CODE: &str = "javascript:alert(4)";

/// The shipped data with markup wherever it has words: a plan's title, a clause, names, notes, a publication;
/// and with code where it has addresses.
fn hostile() -> Load {
    let mut edits = 0;
    let loaded = assemble(|path, bytes| {
        let mut file: Value = serde_json::from_slice(bytes).expect("JSON");
        let xuhui = file["districts"]
            .as_array()
            .and_then(|all| all.iter().position(|district| district["id"] == "xuhui"))
            .unwrap_or_default();
        let mut put = |pointer: &str, text: &dyn Fn(&str) -> String| {
            let field = file.pointer_mut(pointer).expect("a field");
            *field = text(field.as_str().unwrap_or_default()).into();
            edits += 1;
        };
        match path {
            "plans/xuhui.json" => {
                put("/title", &|_| TITLE.to_owned());
                put("/title_en", &|_| TITLE.to_owned());
                put("/targets/0/statement", &|clause| format!("{CLAUSE}{clause}"));
                put("/targets/0/criterion/zh", &|criterion| format!("{criterion}{CLAUSE}"));
                put("/source/official_url", &|_| CODE.to_owned());
                put("/notes/0/text/zh", &|_| CLAUSE.to_owned());
                put("/notes/0/text/en", &|_| CLAUSE.to_owned());
                put("/tasks/0/title_en", &|_| CLAUSE.to_owned());
                put("/outline/0/title_en", &|_| CLAUSE.to_owned());
            }
            "indicators.json" => put("/indicators/0/names/zh", &|_| TITLE.to_owned()),
            "departments.json" => put("/departments/0/name_zh", &|_| TITLE.to_owned()),
            "districts.json" => {
                put(&format!("/districts/{xuhui}/name_zh"), &|_| TITLE.to_owned());
                put(&format!("/districts/{xuhui}/name_en"), &|_| TITLE.to_owned());
            }
            "observations.json" => {
                put("/observations/0/source/title", &|_| TITLE.to_owned());
                put("/observations/0/source/url", &|_| CODE.to_owned());
                put("/observations/0/source/publisher", &|_| CLAUSE.to_owned());
                put("/observations/0/note_zh", &|_| CLAUSE.to_owned());
            }
            _ => return,
        }
        *bytes = serde_json::to_vec(&file).expect("JSON");
    });
    assert!(edits >= 16, "{edits} edits");
    let loaded = loaded.expect("it loads: words aren't rules");
    assert_eq!(loaded.refused, []);
    Load::Ready(LoadedData { data: Arc::new(loaded.dataset), refused: Vec::new() })
}

/// What of an element could run: elements that nobody wrote, handlers, addresses that are code.
fn dangers(element: &Element) -> Vec<String> {
    let mut found = Vec::new();
    if ["img", "script", "iframe", "object", "embed", "style"].contains(&element.tag.as_str()) {
        found.push(format!("<{}>", element.tag));
    }
    for (name, value) in &element.attributes {
        let link = ["href", "src", "action"].contains(&name.as_str());
        if name.starts_with("on") || (link && value.trim_start().to_lowercase().starts_with("javascript:")) {
            found.push(format!("{name}={value}"));
        }
    }
    found.extend(element.elements().flat_map(dangers));
    found
}

#[test]
fn markup_in_the_data_comes_out_as_text() {
    let load = hostile();
    let data = load.data().expect("it is ready");
    let plan = data.plan("xuhui").expect("a plan");
    let (target, observation) = (&plan.targets[0].id, data.observations().get(0).expect("one").id);
    for (query, shown) in [
        (String::new(), TITLE),
        ("lang=en".to_owned(), TITLE),
        ("page=targets&district=xuhui&tier=all".to_owned(), CLAUSE),
        (format!("target={target}"), CLAUSE),
        (format!("target={target}&source={target}"), TITLE),
        ("page=districts".to_owned(), TITLE),
        ("page=district&id=xuhui".to_owned(), TITLE),
        ("page=district&id=xuhui&lang=en".to_owned(), CLAUSE),
        ("page=tasks&lang=en".to_owned(), CLAUSE),
        (format!("page=task&id={}&lang=en", plan.tasks[0].id), CLAUSE),
        (format!("page=text&id={}&lang=en", plan.id), TITLE),
        ("page=departments".to_owned(), TITLE),
        (format!("page=department&id={}", data.departments()[0].id), TITLE),
        (format!("source={observation}"), TITLE),
        (format!("source={observation}"), CLAUSE),
        (format!("source={observation}"), CODE),
    ] {
        let page = page_over(load.clone(), &query);
        assert_eq!(dangers(&page), Vec::<String>::new(), "?{query}");
        assert!(said(&page).contains(shown), "?{query}: {shown} isn't there to the letter");
    }
}

#[test]
fn markup_in_the_address_comes_out_as_text() {
    for query in [
        "page=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "%3Cscript%3Ealert(1)%3C/script%3E=1",
        "page=targets&q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "target=%22%3E%3Cimg%20src=x%3E&source=javascript:alert(1)",
    ] {
        let page = page_over(crate::ready(), query);
        assert_eq!(dangers(&page), Vec::<String>::new(), "?{query}");
        assert!(page.has("main h1"), "?{query}");
    }
}

#[test]
fn dangers_are_found() {
    let of = |html: &str| dangers(&crate::html::parse(html));
    assert_eq!(of("<p><img src=\"x\" onerror=\"alert(1)\"></p>"), ["<img>", "onerror=alert(1)"]);
    assert_eq!(of("<a href=\" JavaScript:alert(1)\">a</a>"), ["href= JavaScript:alert(1)"]);
    assert!(of("<a href=\"?page=targets\">&lt;img&gt;</a>").is_empty());
    let page = crate::html::parse("<p>&lt;img&gt;</p>");
    assert!(matches!(&page.one("p").content[..], [Node::Text(text)] if text == "<img>"));
}
