//! The page in a real browser: no error, no request, nothing wider than a phone, words that stand out, and a tree for
//! screen readers with its landmarks, headings and tables. Where there is no Chromium, the test says so.

use std::collections::BTreeSet;
use std::io::Write;

use cotejo::report::dossier::{Dossier, Form, write};
use serde_json::{Value, json};

use super::chromium::{Page, program};
use super::made;

/// The widths and heights of a phone and of a desk.
const SIZES: [(u32, u32); 2] = [(390, 844), (1280, 900)];

#[test]
fn a_browser_shows_the_page_at_every_size_in_both_looks() {
    let Some(program) = program() else {
        // Past what catches the words of a test that passes.
        let _ = writeln!(std::io::stderr(), "skipped: no Chromium here");
        return;
    };
    for dossier in [
        made::bundled(),
        made::checked(),
        made::saying("<script>alert(1)</script>"),
    ] {
        let mut page = Page::open(&program);
        for size in SIZES {
            for look in ["light", "dark"] {
                show(&mut page, &dossier, size, look);
                let name = format!("{size:?} {look}");
                assert_eq!(page.value(include_str!("contrast.js")), json!([]), "{name}");
                let wide = page.value("document.documentElement.scrollWidth").as_u64();
                assert!(wide <= Some(size.0.into()), "{name}: {wide:?} columns wide");
                assert_eq!(
                    page.value("getComputedStyle(document.body).backgroundColor !== ''"),
                    true
                );
            }
        }
        is_readable(&mut page, &dossier);
        is_quiet(&page);
    }
}

fn show(page: &mut Page, dossier: &Dossier, (width, height): (u32, u32), look: &str) {
    let file = tempfile::Builder::new().suffix(".html").tempfile().unwrap();
    std::fs::write(file.path(), write(dossier, Form::Html)).unwrap();
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
    page.ask("Emulation.setDeviceMetricsOverride", &size);
    let look = json!({ "features": [{ "name": "prefers-color-scheme", "value": look }] });
    page.ask("Emulation.setEmulatedMedia", &look);
    page.events
        .retain(|event| event["method"] != "Page.loadEventFired");
    page.ask(
        "Page.navigate",
        &json!({ "url": format!("file://{}", file.path().display()) }),
    );
    page.wait_for("Page.loadEventFired");
}

/// Holds that nothing was logged, thrown or asked for but the page itself.
fn is_quiet(page: &Page) {
    for event in &page.events {
        let method = event["method"].as_str().unwrap_or_default();
        let is_loud = [
            "Runtime.consoleAPICalled",
            "Runtime.exceptionThrown",
            "Log.entryAdded",
        ]
        .contains(&method)
            || method.starts_with("Page.javascriptDialog");
        assert!(!is_loud, "{event}");
        if method == "Network.requestWillBeSent" {
            assert_eq!(event["params"]["type"], "Document", "{event}");
        }
    }
}

/// Holds that the browser hands a screen reader what it needs.
fn is_readable(page: &mut Page, dossier: &Dossier) {
    let tree = page.ask("Accessibility.getFullAXTree", &json!({}));
    let nodes = tree["nodes"].as_array().unwrap();
    let role = |node: &Value| node["role"]["value"].as_str().unwrap_or_default().to_owned();
    let seen = |node: &&Value| node["ignored"] != true;
    let roles: BTreeSet<String> = nodes.iter().filter(seen).map(role).collect();
    for needed in [
        "banner",
        "navigation",
        "main",
        "contentinfo",
        "region",
        "heading",
        "table",
        "columnheader",
        "rowheader",
    ] {
        assert!(roles.contains(needed), "{needed} of {roles:?}");
    }
    for node in nodes.iter().filter(seen) {
        let needs_name = ["heading", "table", "image", "link", "region", "navigation"];
        if needs_name.contains(&role(node).as_str()) {
            let name = node["name"]["value"].as_str().unwrap_or_default();
            assert!(!name.trim().is_empty(), "{node}");
        }
    }
    let headings = nodes.iter().filter(|node| role(node) == "heading").count();
    assert!(headings > 4 + dossier.sources.len(), "{headings}");
}
