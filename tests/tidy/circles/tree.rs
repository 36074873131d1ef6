//! A crate's modules, and what each of its files names that is defined in another.

use crate::source::{Spelled, spelled};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use syn::Item;

/// A crate's files, by their paths below `src`.
pub type Texts = BTreeMap<String, String>;

/// From one file to another, by their paths below `src`, with the names that are defined in the second.
pub type Arrows = BTreeMap<(String, String), BTreeSet<String>>;

fn add(arrows: &mut Arrows, from: &str, to: &str, name: &str) {
    if from != to {
        arrows.entry((from.to_owned(), to.to_owned())).or_default().insert(name.to_owned());
    }
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq)]
enum Found {
    /// Another crate's.
    Outside,
    Module(usize),
    /// Something defined in a file.
    Item {
        file: String,
        name: String,
    },
}

/// One name that a module imports.
struct Import {
    /// None for a glob, whose path then lacks the star.
    name: Option<String>,
    path: Vec<String>,
    is_public: bool,
}

#[derive(Default)]
struct Module {
    file: String,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    /// What is defined in it, with the file: a macro that is exported stands in the root.
    defined: BTreeMap<String, String>,
    imports: Vec<Import>,
    /// Paths in its code, imports apart.
    paths: Vec<Vec<String>>,
    /// Paths in strings of attributes.
    quoted: Vec<Vec<String>>,
    /// Words that its code takes for items: what is called, what begins a path, and what has a capital.
    words: BTreeSet<String>,
    /// Methods that it calls behind a dot, with whether it is behind `self`.
    calls: BTreeSet<(String, bool)>,
    /// Types with methods that are written here, as paths, with the methods.
    methods: Vec<(Vec<String>, Vec<String>)>,
}

/// A crate as its modules; the first is the root.
pub struct Tree<'a> {
    texts: &'a Texts,
    modules: Vec<Module>,
}

impl<'a> Tree<'a> {
    /// Follows the modules from the root, which leaves out files that only tests have.
    pub fn read(texts: &'a Texts) -> Self {
        let root = ["lib.rs", "main.rs"].into_iter().find(|name| texts.contains_key(*name));
        let root = root.expect("a crate has a root");
        let mut tree = Self { texts, modules: Vec::new() };
        tree.add_file(root, "", None);
        tree
    }

    fn add_file(&mut self, file: &str, folder: &str, parent: Option<usize>) -> usize {
        let parsed = syn::parse_file(&self.texts[file]).unwrap_or_else(|e| panic!("{file}: {e}"));
        self.add(file, folder, parent, parsed.items)
    }

    /// Adds a module whose children stand in a folder.
    fn add(&mut self, file: &str, folder: &str, parent: Option<usize>, items: Vec<Item>) -> usize {
        let own = self.modules.len();
        self.modules.push(Module { file: file.to_owned(), parent, ..Module::default() });
        for item in items {
            let names = spelled(item.to_token_stream());
            // An item under `#[cfg(test)]` spells nothing.
            if names.is_empty() {
                continue;
            }
            if let Item::Mod(inner) = item {
                let name = inner.ident.to_string();
                let below = format!("{folder}{name}/");
                let child = match inner.content {
                    Some((_, items)) => self.add(file, &below, Some(own), items),
                    None => {
                        let paths = [format!("{folder}{name}.rs"), format!("{below}mod.rs")];
                        let path = paths.into_iter().find(|path| self.texts.contains_key(path));
                        self.add_file(
                            &path.unwrap_or_else(|| panic!("{file}: mod {name}")),
                            &below,
                            Some(own),
                        )
                    }
                };
                self.modules[own].children.insert(name, child);
                continue;
            }
            if let Item::Impl(block) = &item
                && block.trait_.is_none()
            {
                let methods = block.items.iter().filter_map(|item| match item {
                    syn::ImplItem::Fn(method) if !spelled(method.to_token_stream()).is_empty() => {
                        Some(method.sig.ident.to_string())
                    }
                    _ => None,
                });
                let of = type_path(&block.self_ty);
                self.modules[own].methods.push((of, methods.collect()));
            }
            if let Some(name) = name_of(&item) {
                let is_exported = matches!(&item, Item::Macro(item)
                    if item.attrs.iter().any(|of| of.path().is_ident("macro_export")));
                let module = if is_exported { 0 } else { own };
                self.modules[module].defined.insert(name, file.to_owned());
            }
            let module = &mut self.modules[own];
            for name in names {
                match name {
                    Spelled::Path { path, is_called, .. } => {
                        let is_item =
                            is_called || path.len() > 1 || path[0].starts_with(|c: char| c.is_uppercase());
                        if is_item {
                            module.words.insert(path[0].clone());
                        }
                        module.paths.push(path);
                    }
                    Spelled::Quoted { path, .. } => module.quoted.push(path),
                    Spelled::Call { name, on_self } => {
                        module.calls.insert((name, on_self));
                    }
                    Spelled::Import { mut path, name, is_public, .. } => {
                        if name.is_none() {
                            path.pop();
                        }
                        module.imports.push(Import { name, path, is_public });
                    }
                }
            }
        }
        own
    }

    /// What a path leads to that is written in a module; none outside the crate.
    fn resolve(&self, from: usize, path: &[String], depth: usize) -> Option<Found> {
        let mut rest = path;
        let mut at = match rest.first().map(String::as_str)? {
            "crate" => Some(0),
            "self" => Some(from),
            "super" => Some(self.modules[from].parent?),
            _ => None,
        };
        if let Some(module) = &mut at {
            rest = &rest[1..];
            while rest.first().is_some_and(|part| part == "super") {
                *module = self.modules[*module].parent?;
                rest = &rest[1..];
            }
        }
        let is_rooted = at.is_some();
        let mut at = at.unwrap_or(from);
        for (n, part) in rest.iter().enumerate() {
            let is_last = n + 1 == rest.len();
            match self.look_up(at, part, is_last, depth) {
                Some(Found::Module(child)) => at = child,
                Some(Found::Outside) => return None,
                Some(item) => return Some(item),
                // A macro may have made it where it is looked for.
                None if is_rooted || n > 0 => {
                    return Some(Found::Item { file: self.modules[at].file.clone(), name: part.clone() });
                }
                None => return None,
            }
        }
        Some(Found::Module(at))
    }

    /// What a name means in a module.
    fn look_up(&self, module: usize, name: &str, is_last: bool, depth: usize) -> Option<Found> {
        // Globs may point at each other.
        if depth > 12 {
            return None;
        }
        let of = &self.modules[module];
        let child = of.children.get(name).map(|child| Found::Module(*child));
        if child.is_some() && !is_last {
            return child;
        }
        if let Some(file) = of.defined.get(name) {
            return Some(Found::Item { file: file.clone(), name: name.to_owned() });
        }
        let named = of.imports.iter().filter(|import| import.name.as_deref() == Some(name));
        let mut imported =
            named.map(|import| self.resolve(module, &import.path, depth + 1).unwrap_or(Found::Outside));
        imported.next().or(child).or_else(|| {
            let is_here = |path: &[String]| {
                path.first().is_some_and(|first| {
                    ["crate", "self", "super"].contains(&first.as_str()) || of.children.contains_key(first)
                })
            };
            let globs = of.imports.iter().filter(|import| import.name.is_none() && is_here(&import.path));
            let modules = globs.filter_map(|glob| match self.resolve(module, &glob.path, depth + 1)? {
                Found::Module(inner) if inner != module => Some(inner),
                _ => None,
            });
            modules.filter_map(|inner| self.look_up(inner, name, is_last, depth + 1)).next()
        })
    }

    /// What each file names that is defined in another.
    pub fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for own in 0..self.modules.len() {
            self.add_imports(own, &mut arrows);
            self.add_paths(own, &mut arrows);
        }
        self.add_methods(&mut arrows);
        arrows
    }

    /// What a module imports; what it only passes on doesn't count.
    fn add_imports(&self, own: usize, arrows: &mut Arrows) {
        let module = &self.modules[own];
        let in_file = self.modules.iter().filter(|other| other.file == module.file);
        let words: BTreeSet<&String> = in_file.flat_map(|other| &other.words).collect();
        for import in &module.imports {
            match (&import.name, self.resolve(own, &import.path, 0)) {
                (Some(name), Some(Found::Item { file, name: item }))
                    if !import.is_public || words.contains(name) =>
                {
                    add(arrows, &module.file, &file, &item);
                }
                (None, Some(Found::Item { file, name })) if !import.is_public => {
                    add(arrows, &module.file, &file, &name);
                }
                (None, Some(Found::Module(inner))) => {
                    for word in words.iter().filter(|word| !module.defined.contains_key(**word)) {
                        if let Some(Found::Item { file, name }) = self.look_up(inner, word, true, 0) {
                            add(arrows, &module.file, &file, &name);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// What a module names by a path.
    fn add_paths(&self, own: usize, arrows: &mut Arrows) {
        let module = &self.modules[own];
        for path in module.paths.iter().chain(&module.quoted).filter(|path| path.len() > 1) {
            if let Some(Found::Item { file, name }) = self.resolve(own, path, 0) {
                add(arrows, &module.file, &file, &name);
            }
        }
        for path in module.quoted.iter().filter(|path| path.len() > 1) {
            if let Some(Found::Module(inner)) = self.resolve(own, path, 0) {
                add(arrows, &module.file, &self.modules[inner].file, &path.join("::"));
            }
        }
    }

    /// Methods that stand in another file than their type, from where they are called.
    fn add_methods(&self, arrows: &mut Arrows) {
        let added = self.added_methods();
        // A method's name with every file that writes one of that name.
        let mut homes: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
        for module in &self.modules {
            for method in module.methods.iter().flat_map(|(_, methods)| methods) {
                homes.entry(method).or_default().insert(&module.file);
            }
        }
        let named = arrows.clone();
        for (own, module) in self.modules.iter().enumerate() {
            for Added { file, name, method, home } in &added {
                let is_of_type = |path: &Vec<String>| {
                    path.last() == Some(method)
                        && self.resolve(own, path, 0)
                            == Some(Found::Item { file: file.clone(), name: name.clone() })
                };
                let is_spelled = module.paths.iter().filter(|path| path.len() > 1).any(is_of_type);
                let calls = |on_self| module.calls.contains(&(method.clone(), on_self));
                let is_at_home = module.file == *file
                    && (calls(true) || module.paths.iter().any(|path| *path == ["Self", method.as_str()]));
                let names_type = module.file == *file
                    || named
                        .get(&(module.file.clone(), file.clone()))
                        .is_some_and(|names| names.contains(name));
                let is_alone = homes.get(method).is_some_and(|homes| homes.len() == 1)
                    && !COLLECTIONS.contains(&method.as_str());
                if is_spelled || is_at_home || (names_type && is_alone && calls(false)) {
                    add(arrows, &module.file, home, &format!("{name}::{method}"));
                }
            }
        }
    }

    /// Methods that are written in another file than their type.
    fn added_methods(&self) -> Vec<Added> {
        let mut added = Vec::new();
        for (own, module) in self.modules.iter().enumerate() {
            for (path, methods) in &module.methods {
                let Some(Found::Item { file, name }) = self.resolve(own, path, 0) else { continue };
                if file != module.file {
                    added.extend(methods.iter().map(|method| Added {
                        file: file.clone(),
                        name: name.clone(),
                        method: method.clone(),
                        home: module.file.clone(),
                    }));
                }
            }
        }
        added
    }
}

/// A method that is written in another file than its type.
struct Added {
    /// Where the type is defined.
    file: String,
    /// The type.
    name: String,
    method: String,
    /// Where the method is written.
    home: String,
}

/// Names of methods that collections and iterators have, so that a call alone says nothing.
const COLLECTIONS: [&str; 15] = [
    "clear", "contains", "entry", "extend", "get", "insert", "is_empty", "iter", "keys", "len", "map",
    "push", "remove", "retain", "values",
];

/// The path of a type, without what it is generic over.
fn type_path(of: &syn::Type) -> Vec<String> {
    match of {
        syn::Type::Path(of) => of.path.segments.iter().map(|part| part.ident.to_string()).collect(),
        syn::Type::Reference(of) => type_path(&of.elem),
        _ => Vec::new(),
    }
}

/// The name that an item defines.
fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}
