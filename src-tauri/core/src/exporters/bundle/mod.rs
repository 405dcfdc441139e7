//! The evidence bundle: a zip that anybody can check without Clipfile. What is in it, and what checks it, is in
//! [`crate::bundle`].

mod files;
mod pages;

use super::package::Package;
use super::{About, Choice, ExportError, ExportView, Exporter, Purpose, Written};
use crate::bundle::{CONTENTS, CUSTODY, Contents, PUBLIC_KEY, SHAPE, SIGNATURE, SUMS, SigningKey};
use crate::capture::Hash;
use crate::clock::instant;
use crate::error::Error;
use crate::id::ArticleId;
use crate::storage::journal::{self, NotesTold};
use crate::storage::meta;
use serde::Serialize;
use std::io::{self, Write};

/// How to check a bundle, in plain text for three systems.
const VERIFY: &str = include_str!("verify.txt");

pub(super) struct Bundle;

impl Exporter for Bundle {
    fn about(&self) -> About {
        About {
            id: "bundle",
            extension: "zip",
            can_folder: false,
            purpose: Purpose::Exchange,
            heeds: &[Choice::Notes, Choice::PrivateNotes],
        }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let key = SigningKey::of(view.conn)?;
        let made_ms = view.clock.now_ms();
        let mut bundle = Draft { package: Package::new()?, sums: String::new() };
        let mut written = Written::default();
        let mut contents = Contents {
            clipfile_bundle: SHAPE,
            made_ms,
            made: instant(made_ms),
            made_by: concat!("Clipfile ", env!("CARGO_PKG_VERSION")).to_owned(),
            library: meta::get(view.conn, "library_uid")?.unwrap_or_default(),
            articles: Vec::new(),
        };
        let mut articles = Vec::new();
        let mut index = pages::Index::new(&contents.made);
        for article in view.articles() {
            let article = article?;
            let folder = format!("articles/{:03}", contents.articles.len() + 1);
            articles.push(article.article.id);
            written.articles += 1;
            written.passages += article.passages.len() as u32;
            contents.articles.push(files::write(view, &article, &folder, &mut bundle)?);
            index.add(&article, &format!("{folder}/article.html"));
        }
        let claims = files::claims(view, &articles)?;
        bundle.json("claims.json", &claims)?;
        bundle.part("claims.html", pages::claims(&claims).as_bytes())?;
        bundle.part("index.html", index.finish(!claims.is_empty()).as_bytes())?;
        bundle.json(CONTENTS, &contents)?;
        write_custody(view, &articles, &mut bundle)?;
        bundle.part(PUBLIC_KEY, key.public_file()?.as_bytes())?;
        bundle.part("VERIFY.txt", VERIFY.replace("{key}", &key.public_text()).as_bytes())?;
        let comment = format!("evidence bundle, articles: {}, made {}", written.articles, contents.made);
        let Draft { mut package, sums } = bundle;
        package.part(SUMS, sums.as_bytes())?;
        package.part(SIGNATURE, key.sign(sums.as_bytes(), &comment)?.as_bytes())?;
        package.finish(out)?;
        Ok(written)
    }
}

/// A bundle that is being made, with the hashes of the files that it has.
struct Draft {
    package: Package,
    sums: String,
}

impl Draft {
    fn part(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        self.package.part(name, content)?;
        self.note(name, Hash::of(content));
        Ok(())
    }

    fn json(&mut self, name: &str, content: &impl Serialize) -> io::Result<()> {
        let mut text = serde_json::to_vec_pretty(content)?;
        text.push(b'\n');
        self.part(name, &text)
    }

    fn note(&mut self, name: &str, hash: Hash) {
        self.sums.extend([hash.to_string().as_str(), "  ", name, "\n"]);
    }
}

/// The steps of the journal that touched what is in the bundle.
fn write_custody(
    view: &ExportView<'_>,
    articles: &[ArticleId],
    bundle: &mut Draft,
) -> std::result::Result<(), ExportError> {
    let options = view.options();
    let notes = match (options.has_notes, options.has_private_notes) {
        (false, _) => NotesTold::None,
        (true, false) => NotesTold::Public,
        (true, true) => NotesTold::All,
    };
    let uids = journal::belonging(view.conn, articles, &view.claims()?, view.story(), notes)?;
    let mut lines = Hashed { inner: &mut bundle.package, hasher: sha2::Digest::new() };
    lines.inner.begin(CUSTODY)?;
    for step in journal::steps_about(view.conn, &uids)? {
        let record = journal::record(view.conn, step, &uids)?;
        serde_json::to_writer(&mut lines, &record).map_err(io::Error::from)?;
        lines.write_all(b"\n")?;
    }
    let hash = Hash(sha2::Digest::finalize(lines.hasher).into());
    bundle.note(CUSTODY, hash);
    Ok(())
}

/// Hashes what goes through.
struct Hashed<'p> {
    inner: &'p mut Package,
    hasher: sha2::Sha256,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        sha2::Digest::update(&mut self.hasher, &bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

fn missing(what: &str) -> Error {
    Error::corrupt(format!("{what} is not in the library"))
}
