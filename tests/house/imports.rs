//! Which file uses which: every `use` tree, every path that stands in the code and every path inside
//! a macro's brackets, resolved to the file that it leads to. What stands under `#[cfg(test)]` is not
//! looked at: a test may reach for anything.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Item, UseTree};

use super::source::{House, is_test, module_path};

/// One use of another file or of another crate.
pub(crate) struct Import {
    /// The file that uses.
    pub(crate) from: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// The path as the source has it: `crate::text::Span`.
    pub(crate) written: String,
    /// What it leads to.
    pub(crate) to: Target,
}

/// What an import leads to.
pub(crate) enum Target {
    /// A file of this crate.
    File(String),
    /// A file of this crate that is declared here (`mod name;`).
    Child(String),
    /// The first name of a path that leads elsewhere, in most cases a crate.
    Elsewhere(String),
}

/// All imports of all files under `src`.
pub(crate) fn of(house: &House) -> Vec<Import> {
    let mut imports = Vec::new();
    for (path, file) in &house.syntax {
        let mut finder = Finder {
            house,
            from: path,
            home: module_path(path),
            inner: Vec::new(),
            imports: &mut imports,
        };
        finder.visit_file(file);
    }
    imports
}

struct Finder<'a> {
    house: &'a House,
    from: &'a str,
    /// The file's module; a program has none.
    home: Option<Vec<String>>,
    /// The inline modules around the place that is looked at.
    inner: Vec<String>,
    imports: &'a mut Vec<Import>,
}

impl Finder<'_> {
    /// Notes one path, given as its names and the line of the first.
    fn note(&mut self, names: &[String], line: usize) {
        let Some(first) = names.first() else { return };
        let to = match self.absolute(names) {
            Some(module) => match self.house.file_of(&module) {
                Some(file) if file != self.from => Target::File(file.to_owned()),
                _ => return,
            },
            // `ratatui::crossterm` is crossterm by another door.
            None if first == "ratatui" && names.get(1).is_some_and(|n| n == "crossterm") => {
                Target::Elsewhere("crossterm".to_owned())
            }
            None => Target::Elsewhere(first.clone()),
        };
        self.imports.push(Import {
            from: self.from.to_owned(),
            line,
            written: names.join("::"),
            to,
        });
    }

    /// The path from the crate's root, or nothing where it leads out of this crate.
    fn absolute(&self, names: &[String]) -> Option<Vec<String>> {
        let first = names.first()?.as_str();
        if first == "cotejo" {
            return Some(names[1..].to_vec());
        }
        let mut here = self.home.clone()?;
        here.extend(self.inner.iter().cloned());
        let mut rest = names;
        match first {
            "crate" => {
                here.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|name| name == "super") {
                    here.pop();
                    rest = &rest[1..];
                }
            }
            // A child module may be named without `self::`.
            name => {
                here.push(name.to_owned());
                let child = self.house.modules.contains_key(&here);
                here.pop();
                if !child {
                    return None;
                }
            }
        }
        here.extend(rest.iter().cloned());
        Some(here)
    }

    /// Follows a `use` tree to each of its leaves.
    fn follow(&mut self, tree: &UseTree, before: &mut Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.follow(&path.tree, before);
                before.pop();
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.follow(tree, before);
                }
            }
            UseTree::Name(name) => self.leaf(Some(&name.ident), before, name.ident.span()),
            UseTree::Rename(name) => self.leaf(Some(&name.ident), before, name.ident.span()),
            UseTree::Glob(glob) => self.leaf(None, before, glob.star_token.span),
        }
    }

    fn leaf(&mut self, name: Option<&syn::Ident>, before: &[String], span: proc_macro2::Span) {
        let mut names = before.to_vec();
        // `use text::{self}` names the module before the brace.
        match name.map(ToString::to_string) {
            Some(name) if name == "self" && !names.is_empty() => {}
            Some(name) => names.push(name),
            None => {}
        }
        self.note(&names, span.start().line);
    }

    /// Finds `a::b::c` among the tokens of a macro, where nothing is parsed.
    fn tokens(&mut self, tokens: &TokenStream) {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => self.tokens(&group.stream()),
                TokenTree::Ident(first) => {
                    let mut names = vec![first.to_string()];
                    while is_colon(tokens.get(at + 1)) && is_colon(tokens.get(at + 2)) {
                        let Some(TokenTree::Ident(name)) = tokens.get(at + 3) else {
                            break;
                        };
                        names.push(name.to_string());
                        at += 3;
                    }
                    if names.len() > 1 {
                        self.note(&names, first.span().start().line);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }
}

fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(sign)) if sign.as_char() == ':')
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.inner.push(module.ident.to_string());
        if module.content.is_some() {
            visit::visit_item_mod(self, module);
        } else if let Some(home) = &self.home {
            let path: Vec<_> = home.iter().chain(&self.inner).cloned().collect();
            if let Some(file) = self.house.modules.get(&path) {
                self.imports.push(Import {
                    from: self.from.to_owned(),
                    line: module.ident.span().start().line,
                    written: format!("mod {}", module.ident),
                    to: Target::Child(file.clone()),
                });
            }
        }
        self.inner.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.follow(&item.tree, &mut Vec::new());
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        self.note(&[item.ident.to_string()], item.ident.span().start().line);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<_> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        if let (true, Some(first)) = (names.len() > 1, path.segments.first()) {
            self.note(&names, first.ident.span().start().line);
        }
        visit::visit_path(self, path);
    }

    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        self.tokens(tokens);
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    /// `pub(in crate::text)` says who may see, not what is used.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}

/// The attributes of an item of any kind.
pub(crate) fn attributes(item: &Item) -> &[syn::Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
