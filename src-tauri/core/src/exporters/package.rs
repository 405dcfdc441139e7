//! Files of many parts in a zip: the same parts give the same bytes.

use super::ExportError;
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file of many parts that is being made, outside the place where it will stand: its head is written when all else is.
pub(super) struct Package {
    zip: ZipWriter<File>,
}

impl Package {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self { zip: ZipWriter::new(tempfile::tempfile()?) })
    }

    /// Begins a part; what is written then goes into it.
    pub(super) fn begin(&mut self, name: &str) -> io::Result<()> {
        let method = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip
            .start_file(name, method.last_modified_time(DateTime::default()).large_file(false))
            .map_err(io::Error::other)
    }

    /// A part that is not compressed, by which programs know the file.
    pub(super) fn stored(&mut self, name: &str, content: &str) -> io::Result<()> {
        let method = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.zip.start_file(name, method.last_modified_time(DateTime::default())).map_err(io::Error::other)?;
        self.zip.write_all(content.as_bytes())
    }

    /// A whole part.
    pub(super) fn part(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        self.begin(name)?;
        self.zip.write_all(content)
    }

    /// Writes the file to its place.
    pub(super) fn finish(self, out: &mut dyn Write) -> Result<(), ExportError> {
        let mut file = self.zip.finish().map_err(io::Error::other)?;
        file.seek(SeekFrom::Start(0))?;
        io::copy(&mut file, out)?;
        Ok(())
    }
}

impl Write for Package {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.zip.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}
