//! Writes the contract as TypeScript.

use crate::calls::{self, Visitor};
use crate::error::Problem;
use crate::export::ExportProgress;
use crate::transfer::ImportProgress;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use ts_rs::{Config, TS, TypeVisitor};

/// The contents of `ui/src/generated/wire.ts`.
pub fn contract() -> String {
    let config = Config::new().with_large_int("number");
    let mut types = Types { config: &config, seen: BTreeMap::new() };
    types.visit::<Problem>();
    types.visit::<ExportProgress>();
    types.visit::<ImportProgress>();
    let mut listing = Listing { config: &config, types, calls: String::new() };
    calls::visit(&mut listing);
    let mut text = String::from("// Written by `make gen` from src-tauri/wire. Do not edit.\n");
    for declaration in listing.types.seen.values() {
        text.push('\n');
        text.push_str(declaration);
    }
    let _ = write!(
        text,
        "\n/** Everything that the page can ask for. */\nexport interface Calls {{\n{}}}\n",
        listing.calls
    );
    text
}

struct Types<'a> {
    config: &'a Config,
    seen: BTreeMap<String, String>,
}

impl TypeVisitor for Types<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        T::visit_generics(self);
        if T::output_path().is_none() || self.seen.contains_key(&T::ident(self.config)) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.seen.insert(T::ident(self.config), format!("{docs}export {}\n", T::decl(self.config)));
        T::visit_dependencies(self);
    }
}

struct Listing<'a> {
    config: &'a Config,
    types: Types<'a>,
    calls: String,
}

impl Visitor for Listing<'_> {
    fn call<Args: TS + 'static, Reply: TS + 'static>(&mut self, name: &'static str, says: &'static str) {
        self.types.visit::<Args>();
        self.types.visit::<Reply>();
        let name_of = |name: String| if name == "null" { "void".to_owned() } else { name };
        let (args, reply) = (name_of(Args::name(self.config)), name_of(Reply::name(self.config)));
        let _ = writeln!(self.calls, "  /** {says} */\n  {name}: {{ args: {args}; reply: {reply} }};");
    }
}
