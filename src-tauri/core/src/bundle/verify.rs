//! Checks an evidence bundle, as a zip or unpacked, and says everything that is wrong with it.

use super::key;
use super::record::{Contents, Record};
use super::{CONTENTS, CUSTODY, PUBLIC_KEY, SHAPE, SIGNATURE, SUMS};
use crate::capture::Hash;
use crate::error::{Error, Result};
use crate::id::Uid;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Component, Path, PathBuf};
use zip::ZipArchive;

/// The longest list of hashes, signature, key or table of contents that is read.
const MAX_SMALL_BYTES: u64 = 64 << 20;
/// The longest line of the journal.
const MAX_LINE_BYTES: u64 = 256 << 20;

/// What was found in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// Files of which the hash was looked at.
    pub files: u32,
    /// Articles, by the table of contents.
    pub articles: u32,
    /// Steps of the journal.
    pub steps: u32,
    /// The public key that the bundle was signed with, in its short form; `None` when the signature does not hold.
    pub key: Option<String>,
    /// What was signed with the hashes: what it is of and when it was made.
    pub comment: String,
    /// What is wrong; empty when the bundle is as it was made.
    pub faults: Vec<Fault>,
}

/// Something that is not as it was when the bundle was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file in the bundle.
    pub file: String,
    /// What is wrong with it.
    pub what: String,
}

/// Checks the bundle at `path`, a zip or the folder that one was unpacked into. With `known_key`, it must be signed with that
/// key and no other.
///
/// # Errors
/// [`Error::Invalid`] when it is no bundle at all; [`Error::Io`]. Whatever is wrong with a bundle is in [`Verified::faults`].
pub fn verify(path: &Path, known_key: Option<&str>) -> Result<Verified> {
    let mut bundle = Bundle::open(path)?;
    let mut verified = Verified::default();
    let Some(sums) = bundle.small(SUMS)? else {
        return Err(Error::Invalid(format!("{} is no evidence bundle: it has no {SUMS}", path.display())));
    };
    check_signature(&mut bundle, &sums, known_key, &mut verified)?;
    let listed = listed(&sums, &mut verified);
    let present = bundle.names();
    for (name, hash) in &listed {
        match bundle.hash(name)? {
            Some(found) if found == *hash => verified.files += 1,
            Some(_) => verified.fault(name, "its bytes are not those that were signed"),
            None => verified.fault(name, "it is missing or cannot be read"),
        }
    }
    for name in present.iter().filter(|name| !listed.contains_key(*name) && *name != SUMS && *name != SIGNATURE) {
        verified.fault(name, "it was not there when the bundle was signed");
    }
    let sources = check_custody(&mut bundle, &mut verified)?;
    check_contents(&mut bundle, &listed, &sources, &mut verified)?;
    verified.faults.sort();
    verified.faults.dedup();
    Ok(verified)
}

impl Verified {
    fn fault(&mut self, file: &str, what: &str) {
        self.faults.push(Fault { file: file.to_owned(), what: what.to_owned() });
    }

    /// Whether nothing is wrong.
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }
}

fn check_signature(bundle: &mut Bundle, sums: &[u8], known: Option<&str>, verified: &mut Verified) -> Result<()> {
    let text = |bytes: Option<Vec<u8>>| bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let (Some(signature), Some(key)) = (text(bundle.small(SIGNATURE)?), text(bundle.small(PUBLIC_KEY)?)) else {
        verified.fault(SIGNATURE, "the signature or the public key is missing, so nothing tells who made the bundle");
        return Ok(());
    };
    match key::check(sums, &signature, &key) {
        Ok(signed) => {
            if known.is_some_and(|known| known.trim() != signed.key) {
                verified.fault(PUBLIC_KEY, "it is not the key that you named");
            }
            verified.key = Some(signed.key);
            verified.comment = signed.comment;
        }
        Err(why) => verified.fault(SIGNATURE, &why),
    }
    Ok(())
}

/// The hashes by file, from lines as `sha256sum` writes them.
fn listed(sums: &[u8], verified: &mut Verified) -> BTreeMap<String, Hash> {
    let mut listed = BTreeMap::new();
    for (number, line) in String::from_utf8_lossy(sums).lines().enumerate() {
        let entry = line.split_once("  ").and_then(|(hash, name)| Some((Hash::from_hex(hash)?, name)));
        match entry {
            Some((hash, name)) if is_inside(name) => {
                listed.insert(name.to_owned(), hash);
            }
            _ => verified.fault(SUMS, &format!("line {} is no hash and name of a file in the bundle", number + 1)),
        }
    }
    listed
}

/// Follows the steps, and gives the hashes that the journal has of the bytes of each capture and the text of each document,
/// by their identities.
fn check_custody(bundle: &mut Bundle, verified: &mut Verified) -> Result<HashMap<Uid, Hash>> {
    let mut sources = HashMap::new();
    let mut last: Option<Record> = None;
    let mut steps = 0;
    let mut faults = Vec::new();
    let is_there = bundle.each_line(CUSTODY, |number, line| {
        let mut fault = |what: &str| faults.push(format!("line {number}: {what}"));
        let Ok(record) = serde_json::from_slice::<Record>(line) else { return fault("it is no step of a journal") };
        steps += 1;
        if !record.is_linked() {
            fault("the step does not fit its hash");
        }
        if !record.rows.iter().all(super::RecordedRow::is_as_written) {
            fault("a change is not as it was written");
        }
        if let Some(last) = &last {
            if last.step >= record.step {
                fault("the steps are not in order");
            }
            if last.step + 1 == record.step && record.before != Some(last.chain) {
                fault("the step does not follow the one before");
            }
        }
        for words in record.rows.iter().filter_map(|row| row.words.as_ref()) {
            let member = match words.noun.as_str() {
                "capture" => "source_sha256",
                "document" => "text_sha256",
                _ => continue,
            };
            let after = words.after.as_deref().and_then(|after| serde_json::from_str::<Value>(after).ok());
            let hex = after.as_ref().and_then(|after| after.get(member)?.as_str());
            if let Some(hash) = hex.and_then(|hex| Hash::from_hex(&hex.to_lowercase())) {
                sources.insert(words.uid, hash);
            }
        }
        // Only what the next step needs.
        last = Some(Record { rows: Vec::new(), ..record });
    })?;
    if !is_there {
        verified.fault(CUSTODY, "it is missing");
    }
    verified.steps = steps;
    for what in &faults {
        verified.fault(CUSTODY, what);
    }
    Ok(sources)
}

/// Holds the table of contents against the hashes and against the journal.
fn check_contents(
    bundle: &mut Bundle,
    listed: &BTreeMap<String, Hash>,
    sources: &HashMap<Uid, Hash>,
    verified: &mut Verified,
) -> Result<()> {
    let contents = bundle.small(CONTENTS)?.and_then(|bytes| serde_json::from_slice::<Contents>(&bytes).ok());
    let Some(contents) = contents.filter(|contents| contents.clipfile_bundle == SHAPE) else {
        verified.fault(CONTENTS, "it is missing or of a shape that this program does not know");
        return Ok(());
    };
    verified.articles = contents.articles.len() as u32;
    for version in contents.articles.iter().flat_map(|article| &article.versions) {
        let texts = version.texts.iter().map(|text| (text.uid, &text.text, text.text_sha256));
        for (uid, name, hash) in texts.chain([(version.uid, &version.original, version.original_sha256)]) {
            if listed.get(name) != Some(&hash) {
                verified.fault(name, "the table of contents has another hash for it");
            }
            if sources.get(&uid) != Some(&hash) {
                verified.fault(name, "the journal does not say that these bytes were taken in");
            }
        }
    }
    Ok(())
}

/// A bundle's files.
enum Bundle {
    Zip(Box<ZipArchive<BufReader<File>>>),
    Folder(PathBuf),
}

impl Bundle {
    fn open(path: &Path) -> Result<Self> {
        let io = |error| Error::io(path, error);
        if fs::metadata(path).map_err(io)?.is_dir() {
            return Ok(Self::Folder(path.to_owned()));
        }
        let file = BufReader::new(File::open(path).map_err(io)?);
        let zip = ZipArchive::new(file).map_err(|error| {
            Error::Invalid(format!("{} is no evidence bundle: it is no whole zip ({error})", path.display()))
        })?;
        Ok(Self::Zip(Box::new(zip)))
    }

    /// The names of all its files, with `/` between folders.
    fn names(&self) -> BTreeSet<String> {
        match self {
            Self::Zip(zip) => {
                let names = zip.file_names().flatten().filter(|name| !name.ends_with('/'));
                names.map(std::borrow::Cow::into_owned).collect()
            }
            Self::Folder(folder) => {
                let mut names = BTreeSet::new();
                let mut pending = vec![PathBuf::new()];
                while let Some(below) = pending.pop() {
                    let Ok(entries) = fs::read_dir(folder.join(&below)) else { continue };
                    for entry in entries.flatten() {
                        let path = below.join(entry.file_name());
                        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                            pending.push(path);
                        } else {
                            let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
                            names.insert(parts.collect::<Vec<_>>().join("/"));
                        }
                    }
                }
                names
            }
        }
    }

    /// Lets `work` read a file; `None` when it is not there.
    fn read<T>(&mut self, name: &str, work: impl FnOnce(&mut dyn Read) -> io::Result<T>) -> Result<Option<T>> {
        let fault = |error| Error::io(Path::new(name), error);
        match self {
            Self::Zip(zip) => match zip.by_name(name) {
                Ok(mut file) => work(&mut file).map(Some).or_else(damaged).map_err(fault),
                // One whose place in the zip was damaged is as good as missing.
                Err(_) => Ok(None),
            },
            Self::Folder(folder) => match File::open(folder.join(name)) {
                Ok(mut file) => work(&mut file).map(Some).map_err(fault),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(fault(error)),
            },
        }
    }

    fn small(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        self.read(name, |file| {
            let mut bytes = Vec::new();
            file.take(MAX_SMALL_BYTES).read_to_end(&mut bytes)?;
            Ok(bytes)
        })
    }

    fn hash(&mut self, name: &str) -> Result<Option<Hash>> {
        self.read(name, |file| {
            let mut hasher = Sha256::new();
            let mut buffer = vec![0; 64 * 1024];
            loop {
                match file.read(&mut buffer)? {
                    0 => return Ok(Hash(hasher.finalize().into())),
                    read => hasher.update(&buffer[..read]),
                }
            }
        })
    }

    /// Calls `each` with the lines of a file, counted from 1. Gives whether it is there.
    fn each_line(&mut self, name: &str, mut each: impl FnMut(u32, &[u8])) -> Result<bool> {
        let read = self.read(name, |file| {
            let mut file = BufReader::new(file);
            let (mut line, mut number) = (Vec::new(), 0);
            loop {
                line.clear();
                if (&mut file).take(MAX_LINE_BYTES).read_until(b'\n', &mut line)? == 0 {
                    return Ok(());
                }
                number += 1;
                each(number, &line);
            }
        })?;
        Ok(read.is_some())
    }
}

/// A file of a zip whose bytes do not fit their checksum is as good as missing: its hash will say so.
fn damaged<T>(error: io::Error) -> io::Result<Option<T>> {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => Ok(None),
        _ => Err(error),
    }
}

/// Whether a name is that of a file below the bundle's folder.
fn is_inside(name: &str) -> bool {
    let path = Path::new(name);
    !name.is_empty() && !name.contains('\\') && path.components().all(|part| matches!(part, Component::Normal(_)))
}
