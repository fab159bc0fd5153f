//! The rules about a file by itself: how it opens, how long it is, what it is called, and that
//! nothing in it can end the program.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::imports::attributes;
use super::source::{Breach, House, is_test};

/// No file is longer.
const LINES: usize = 400;

/// The rule about the first line.
pub(crate) const HEADER: &str = "every Rust file says on line 1 what it is (`//!`)";
/// The rule about length.
pub(crate) const LENGTH: &str = "no file is longer than 400 lines";
/// The rule about names.
pub(crate) const SELF_NAMED: &str = "modules are self-named: `text.rs` beside `text/`, no `mod.rs`";
/// The rule about what ends the program.
pub(crate) const NO_PANIC: &str = "no unwrap, expect, todo or unimplemented in src outside tests";

/// All breaches of these rules.
pub(crate) fn check(house: &House) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in &house.files {
        let mut breach = |line, rule, way_out: String| {
            breaches.push(Breach {
                path: file.path.clone(),
                line,
                rule,
                way_out,
            });
        };
        if !file.text.starts_with("//! ") {
            breach(
                1,
                HEADER,
                "write `//! What it is, why it is there, where it stops.` before all else".into(),
            );
        }
        let lines = file.text.lines().count();
        if lines > LINES {
            breach(
                LINES + 1,
                LENGTH,
                format!("it has {lines}: split it by question, not by size"),
            );
        }
        if file.path.starts_with("src/") && file.path.ends_with("/mod.rs") {
            let named = file.path.replace("/mod.rs", ".rs");
            breach(1, SELF_NAMED, format!("move it to {named}"));
        }
    }
    for (path, syntax) in &house.syntax {
        let mut ends = Ends { found: Vec::new() };
        ends.visit_file(syntax);
        breaches.extend(ends.found.into_iter().map(|(line, what)| Breach {
            path: path.clone(),
            line,
            rule: NO_PANIC,
            way_out: format!(
                "`{what}` stands here: return an Option or a Result, or write the case out \
                 (`unwrap_or_default`, `let … else`, `?`)"
            ),
        }));
    }
    breaches
}

/// Finds what ends the program, in code and inside the brackets of macros.
struct Ends {
    found: Vec<(usize, String)>,
}

impl Ends {
    fn note(&mut self, ident: &Ident, what: String) {
        self.found.push((ident.span().start().line, what));
    }

    fn tokens(&mut self, tokens: &TokenStream) {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let next = tokens.get(at + 1);
            match token {
                TokenTree::Group(group) => self.tokens(&group.stream()),
                TokenTree::Ident(name) if is_ending_macro(name) && is_sign(next, '!') => {
                    self.note(name, format!("{name}!"));
                }
                TokenTree::Ident(name)
                    if is_ending_method(name)
                        && at > 0
                        && is_sign(tokens.get(at - 1), '.')
                        && matches!(next, Some(TokenTree::Group(_))) =>
                {
                    self.note(name, format!(".{name}()"));
                }
                _ => {}
            }
        }
    }
}

fn is_ending_macro(name: &Ident) -> bool {
    name == "todo" || name == "unimplemented"
}

fn is_ending_method(name: &Ident) -> bool {
    name == "unwrap" || name == "expect"
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

impl<'ast> Visit<'ast> for Ends {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if is_ending_method(&call.method) {
            self.note(&call.method, format!(".{}()", call.method));
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if let Some(name) = call.path.segments.last().map(|segment| &segment.ident)
            && is_ending_macro(name)
        {
            self.note(name, format!("{name}!"));
        }
        visit::visit_macro(self, call);
    }

    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        self.tokens(tokens);
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}
