//! Invented articles: any one of them can be made without those before it.

use super::chance::{Chance, Zipf, mixed};
use super::words::{WORDS, mistyped, name, number, vocabulary};
use clipfile_core::article::{Citation, Published};
use clipfile_core::capture::{Draft, Incoming};
use clipfile_core::document::{BlockKind, Builder};

const DAY_MS: i64 = 86_400_000;
/// The first of January 2011.
const FIRST_MS: i64 = 1_293_840_000_000;
const YEARS: i64 = 15;
const MEAN_WORDS: f64 = 409.0;
const TOPICS: u64 = 66;
/// Words that a topic has for itself, more or less.
const TOPIC_WORDS: usize = 2_000;
const OUTLETS: u64 = 240;
const TAGS: u64 = 320;

/// What all articles are made with.
pub(crate) struct Press {
    words: Vec<String>,
    any: Zipf,
    of_topic: Zipf,
    /// How many articles the years are filled with.
    count: u64,
}

/// An article before it is a document.
pub(crate) struct Article {
    pub(crate) headline: String,
    pub(crate) byline: Vec<String>,
    pub(crate) outlet: String,
    pub(crate) published_ms: i64,
    pub(crate) clipped_ms: i64,
    pub(crate) url: String,
    pub(crate) paragraphs: Vec<String>,
    pub(crate) tags: Vec<String>,
}

impl Press {
    pub(crate) fn of(count: u64) -> Self {
        Self { words: vocabulary(), any: Zipf::of(WORDS), of_topic: Zipf::of(TOPIC_WORDS), count }
    }

    /// The article with that number, from 0.
    pub(crate) fn article(&self, index: u64) -> Article {
        let mut chance = Chance::of(mixed(index + 1));
        let topic = chance.rank(30.0, TOPICS);
        let mut writer = Writer { press: self, chance, topic, before: 0 };
        let words = (writer.chance.length(MEAN_WORDS, 0.6) as usize).clamp(20, 12_000);
        let headline = writer.headline();
        let mut paragraphs = Vec::new();
        let mut left = words as i64;
        while left > 0 {
            let mut paragraph = String::new();
            for _ in 0..2 + writer.chance.below(4) {
                if left > 0 {
                    left -= writer.sentence(&mut paragraph) as i64;
                }
            }
            paragraphs.push(paragraph);
        }
        let chance = &mut writer.chance;
        let byline = (0..=u64::from(chance.is_one_in(6))).map(|_| person(chance, 3_000)).collect();
        let outlet_rank = chance.rank(20.0, OUTLETS);
        let outlet = format!(
            "{} {}",
            name(600_000_000 + outlet_rank),
            ["Post", "Courier", "Gazette", "Ledger"][index as usize % 4]
        );
        let span = YEARS * 365 * DAY_MS;
        let clipped_ms = FIRST_MS + (i128::from(span) * i128::from(index) / i128::from(self.count.max(1))) as i64;
        let lag = if chance.is_one_in(20) { chance.below(2_000) } else { chance.below(4) } as i64;
        let published_ms = clipped_ms - lag * DAY_MS - chance.below(DAY_MS as u64) as i64;
        let url = format!("https://{}.example/{index}", outlet.to_lowercase().replace(' ', "-"));
        let tag = |chance: &mut Chance| {
            let rank = chance.rank(15.0, TAGS);
            format!("{}/{}", name(700_000_000 + rank % 24).to_lowercase(), name(800_000_000 + rank).to_lowercase())
        };
        let tags = if chance.is_one_in(4) { (0..=chance.below(3)).map(|_| tag(chance)).collect() } else { Vec::new() };
        Article { headline, byline, outlet, published_ms, clipped_ms, url, paragraphs, tags }
    }
}

impl Article {
    /// The text, a line for each paragraph.
    pub(crate) fn text(&self) -> String {
        self.paragraphs.join("\n")
    }

    /// What an importer hands to the library.
    pub(crate) fn incoming(self) -> Incoming {
        let published = chrono::DateTime::from_timestamp_millis(self.published_ms).unwrap_or_default();
        let published: Option<Published> = published.to_rfc3339().parse().ok();
        let bytes =
            format!("{}\n\nBy {}\n\n{}\n", self.headline, self.byline.join(" and "), self.paragraphs.join("\n\n"));
        let mut document = Builder::new();
        for paragraph in &self.paragraphs {
            document.block(BlockKind::Paragraph, paragraph, []);
        }
        let citation = Citation {
            headline: Some(self.headline),
            byline: self.byline,
            outlet: Some(self.outlet),
            published,
            url: Some(self.url),
            language: Some("en".to_owned()),
            ..Citation::default()
        };
        Incoming {
            bytes: bytes.into_bytes(),
            importer: "text",
            file_name: None,
            saved_ms: None,
            draft: Draft { citation, document: document.finish(), pictures: Vec::new(), warnings: Vec::new() },
            corrected: None,
            tags: self.tags,
            belongs: clipfile_core::capture::Belongs::ByAddress,
        }
    }
}

fn person(chance: &mut Chance, many: u64) -> String {
    format!("{} {}", name(500_000_000 + chance.rank(60.0, 400)), name(chance.rank(200.0, many)))
}

/// Writes one article.
struct Writer<'p> {
    press: &'p Press,
    chance: Chance,
    topic: u64,
    /// The rank of the word before.
    before: u64,
}

impl Writer<'_> {
    fn rank(&mut self) -> u64 {
        let chance = &mut self.chance;
        let rank = match chance.below(100) {
            // Some words go together: each has a few that like to follow it.
            0..18 => u64::from(self.press.any.draw(&mut Chance::of(mixed(self.before * 4 + chance.below(3))))),
            18..38 => {
                let drawn = u64::from(self.press.of_topic.draw(chance));
                let place = mixed(self.topic << 32 | drawn) >> 44;
                // Squared, for what a topic has for itself are mostly words that are known from elsewhere.
                100 + ((place * place * (WORDS as u64 - 100)) >> 40)
            }
            _ => u64::from(self.press.any.draw(chance)),
        };
        self.before = rank;
        rank
    }

    fn word(&mut self) -> String {
        match self.chance.below(1_000) {
            0..14 => name(self.chance.rank(20_000.0, 100_000_000)),
            14..21 => person(&mut self.chance, 20_000),
            21..32 => number(&mut self.chance),
            drawn => {
                let rank = self.rank() as usize;
                let word = &self.press.words[rank];
                if drawn >= 998 && self.chance.below(4) < 3 { mistyped(word, &mut self.chance) } else { word.clone() }
            }
        }
    }

    /// Adds a sentence and gives its words.
    fn sentence(&mut self, to: &mut String) -> usize {
        let count = 8 + self.chance.below(20) as usize;
        if !to.is_empty() {
            to.push(' ');
        }
        for at in 0..count {
            let word = self.word();
            if at > 0 {
                to.push_str(if self.chance.is_one_in(14) { ", " } else { " " });
                to.push_str(&word);
            } else {
                push_capital(to, &word);
            }
        }
        to.push('.');
        count
    }

    fn headline(&mut self) -> String {
        let mut headline = String::new();
        for at in 0..5 + self.chance.below(5) {
            let word = self.word();
            if at > 0 {
                headline.push(' ');
                headline.push_str(&word);
            } else {
                push_capital(&mut headline, &word);
            }
        }
        headline
    }
}

fn push_capital(to: &mut String, word: &str) {
    let mut letters = word.chars();
    to.extend(letters.next().map(|first| first.to_ascii_uppercase()));
    to.push_str(letters.as_str());
}
