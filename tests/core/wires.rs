//! Texts to measure copies with, all invented and the same in every run: stories, copies of them with some of their words
//! edited, and different reports of one template, which are no copies.

#![allow(clippy::format_push_string, reason = "texts are made line by line, and nobody waits for them")]

/// A small generator of numbers (SplitMix64, public domain).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5bd1_e995)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.roll() % end as u64) as usize
    }

    fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last + 1 - first)
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn of<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[self.below(words.len())]
    }
}

const SMALL: &[&str] = &[
    "the", "the", "the", "the", "of", "of", "to", "to", "and", "and", "a", "a", "in", "in", "that", "for", "on",
    "with", "as", "was", "is", "at", "by", "from", "it", "an", "be", "has", "are", "had", "not", "have", "its", "who",
    "their", "been", "but", "which", "will", "after", "were", "or", "about", "more", "would", "into", "than", "up",
    "out", "over",
];
const COMMON: &[&str] = &[
    "said",
    "said",
    "government",
    "people",
    "year",
    "last",
    "against",
    "officials",
    "company",
    "country",
    "police",
    "first",
    "two",
    "three",
    "months",
    "week",
    "police",
    "under",
    "public",
    "national",
    "according",
    "million",
    "court",
    "minister",
    "report",
    "group",
    "state",
    "since",
    "during",
    "other",
    "before",
    "while",
    "could",
    "between",
    "percent",
    "president",
];
const STARTS: &[&str] = &[
    "b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "qu", "r", "s", "sh",
    "st", "t", "tr", "v", "w",
];
const MIDDLES: &[&str] = &["a", "e", "i", "o", "u", "ea", "ou", "ai"];
const ENDS: &[&str] = &["", "n", "r", "l", "s", "t", "nd", "ck", "m", "rt"];

/// The word of that number in an invented language.
fn word(number: usize) -> String {
    let mut dice = Dice::new(number as u64 + 77);
    let syllables = if dice.chance(30) { 3 } else { 2 };
    (0..syllables).map(|_| format!("{}{}{}", dice.of(STARTS), dice.of(MIDDLES), dice.of(ENDS))).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A name that a person or a place has.
pub(crate) fn name(dice: &mut Dice) -> String {
    capital(&word(100_000 + dice.below(4_000)))
}

/// A sentence about a topic, without its stop.
fn sentence(dice: &mut Dice, topic: usize, names: &[String]) -> String {
    let length = dice.between(9, 26);
    let mut words: Vec<String> = (0..length)
        .map(|_| match dice.below(100) {
            0..=43 => dice.of(SMALL).to_owned(),
            44..=57 => dice.of(COMMON).to_owned(),
            58..=79 => word(topic * 60 + dice.below(60)),
            80..=90 => word(20_000 + dice.below(200).pow(2) / 10),
            91..=96 => names[dice.below(names.len())].clone(),
            _ => dice.between(3, 990).to_string(),
        })
        .collect();
    words[0] = capital(&words[0]);
    if dice.chance(18) {
        let from = dice.below(length / 2);
        words[from] = format!("“{}", words[from]);
        words[length - 1].push('”');
    }
    words.join(" ")
}

/// A story of some `words`, in paragraphs of a few sentences.
pub(crate) fn story(seed: u64, words: usize) -> String {
    let mut dice = Dice::new(seed);
    let topic = dice.below(300);
    let names: Vec<String> = (0..8).map(|_| name(&mut dice)).collect();
    let (mut text, mut count) = (String::new(), 0);
    while count < words {
        for _ in 0..dice.between(1, 3) {
            let sentence = sentence(&mut dice, topic, &names);
            count += sentence.split(' ').count();
            text.push_str(&sentence);
            text.push_str(". ");
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text
}

/// How a copy was edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edit {
    /// Single words anywhere: exchanged, left out, put in.
    Words,
    /// Whole sentences anywhere: written anew.
    Sentences,
    /// The first sentences: written anew, with the names and numbers that the rest has.
    Lead,
    /// The last paragraphs: left out.
    Cut,
    /// Paragraphs of the outlet's own behind it.
    Longer,
}

impl Edit {
    pub(crate) const ALL: [Self; 5] = [Self::Words, Self::Sentences, Self::Lead, Self::Cut, Self::Longer];
}

/// A copy of `text` with so many of a hundred words edited.
pub(crate) fn edited(text: &str, how: Edit, percent: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed ^ 0xabcd);
    let foreign = |dice: &mut Dice| match dice.below(10) {
        0..=3 => dice.of(SMALL).to_owned(),
        4..=5 => dice.of(COMMON).to_owned(),
        6 => dice.between(3, 990).to_string(),
        7 => name(dice),
        _ => word(50_000 + dice.below(5_000)),
    };
    match how {
        Edit::Words => {
            let mut lines = Vec::new();
            for line in text.lines() {
                let mut words: Vec<String> = Vec::new();
                for word in line.split(' ') {
                    if !dice.chance(percent) {
                        words.push(word.to_owned());
                        continue;
                    }
                    match dice.below(10) {
                        0..=5 => words.push(foreign(&mut dice)),
                        6..=7 => {}
                        _ => words.extend([foreign(&mut dice), word.to_owned()]),
                    }
                }
                lines.push(words.join(" "));
            }
            lines.join("\n")
        }
        Edit::Sentences => {
            let names: Vec<String> = (0..6).map(|_| name(&mut dice)).collect();
            let topic = dice.below(300);
            let edit = |sentence: &str, dice: &mut Dice| {
                if dice.chance(percent) { self::sentence(dice, topic, &names) } else { sentence.to_owned() }
            };
            let lines = text.lines().map(|line| {
                let sentences: Vec<String> =
                    line.trim_end_matches('.').split(". ").map(|sentence| edit(sentence, &mut dice)).collect();
                format!("{}.", sentences.join(". "))
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        Edit::Lead => {
            let length = text.split_whitespace().count() * percent / 100;
            let told: Vec<String> = text
                .split_whitespace()
                .filter(|word| {
                    word.starts_with(|first: char| first.is_uppercase() || first.is_numeric()) || word.len() > 7
                })
                .map(|word| word.trim_matches(['.', ',', '“', '”']).to_owned())
                .collect();
            let mut lead = Vec::new();
            while lead.len() < length {
                let next = if dice.chance(35) { told[dice.below(told.len())].clone() } else { foreign(&mut dice) };
                lead.push(next);
            }
            let rest: Vec<&str> = text.split_inclusive([' ', '\n']).skip(length).collect();
            format!("{}.\n{}", lead.join(" "), rest.concat())
        }
        Edit::Cut => {
            let keep = text.split_whitespace().count() * (100 - percent) / 100;
            text.split_inclusive([' ', '\n']).take(keep.max(30)).collect::<String>().trim_end().to_owned()
        }
        Edit::Longer => {
            let more = text.split_whitespace().count() * percent / (100 - percent);
            format!("{text}\n{}", story(seed ^ 0x77_7777, more))
        }
    }
}

type Template = fn(&mut Dice) -> String;

/// Reports of one template each. Two of the same are never copies.
pub(crate) const TEMPLATES: &[(&str, Template)] = &[
    ("weather", weather),
    ("weather of one town", weather_of_one_town),
    ("Wetterbericht", wetter),
    ("market report", market),
    ("Börsenbericht", boerse),
    ("exchange rates", rates),
    ("earnings", earnings),
    ("match report", game),
    ("results", results),
    ("press releases of one company", release),
    ("press releases of one company, short", short_release),
    ("court roll", court),
    ("police log", police),
    ("earthquake", earthquake),
    ("lottery", lottery),
    ("obituary", obituary),
    ("traffic", traffic),
    ("bulletin météo", meteo),
    ("parte de tráfico", trafico),
    ("election results", election),
    ("bankruptcies", bankruptcy),
    ("recall", recall),
];

const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const TAGE: &[&str] = &["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
const MONTHS: &[&str] =
    &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"];
const SKIES: &[&str] =
    &["mostly sunny", "partly cloudy", "overcast", "mostly cloudy", "clear", "foggy at first", "rainy", "showery"];
const WINDS: &[&str] = &["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];

fn decimal(dice: &mut Dice, most: usize) -> String {
    format!("{}.{}", dice.below(most), dice.below(100))
}

fn weather(dice: &mut Dice) -> String {
    let town = name(dice);
    weather_at(dice, &town)
}

fn weather_of_one_town(dice: &mut Dice) -> String {
    weather_at(dice, "Harbour City")
}

fn weather_at(dice: &mut Dice, town: &str) -> String {
    let low = dice.between(0, 14);
    format!(
        "The weather in {town} on {} will be {} with a high of {} degrees and a low of {low} degrees. Winds will blow from \
the {} at {} to {} kilometres an hour. The chance of rain is {} per cent in the morning and {} per cent in the afternoon.\n\
Tonight will be {} with temperatures falling to {} degrees. The sun rises at 6:{:02} and sets at 20:{:02}. The outlook for \
{} is {}, with highs of around {} degrees.\n\
The pollen count is {} and the air quality index stands at {}. The Weather Service advises people in {town} to carry \
water and to check the forecast before travelling. More details are on the website of the Weather Service.",
        dice.of(DAYS),
        dice.of(SKIES),
        low + dice.between(3, 16),
        dice.of(WINDS),
        dice.between(3, 15),
        dice.between(16, 45),
        dice.between(0, 10) * 10,
        dice.between(0, 10) * 10,
        dice.of(SKIES),
        dice.between(0, 14),
        dice.below(60),
        dice.below(60),
        dice.of(DAYS),
        dice.of(SKIES),
        dice.between(8, 31),
        dice.of(&["low", "moderate", "high"]),
        dice.between(12, 140),
    )
}

fn wetter(dice: &mut Dice) -> String {
    let ort = name(dice);
    format!(
        "In {ort} wird es am {} {}. Die Höchstwerte liegen bei {} Grad, in der Nacht sinken die Temperaturen auf {} Grad. Der \
Wind weht mit {} Kilometern pro Stunde aus {}. Die Niederschlagswahrscheinlichkeit beträgt {} Prozent.\n\
Am {} bleibt es {} bei Werten um {} Grad. Die Sonne scheint im Durchschnitt {} Stunden. Der Deutsche Wetterdienst rät zur \
Vorsicht auf den Straßen rund um {ort}, wo am Morgen Nebel mit Sichtweiten unter {} Metern möglich ist. Weitere \
Informationen gibt es auf der Seite des Wetterdienstes.",
        dice.of(TAGE),
        dice.of(&["sonnig", "heiter", "bewölkt", "bedeckt", "regnerisch", "stürmisch"]),
        dice.between(8, 33),
        dice.between(0, 14),
        dice.between(5, 60),
        dice.of(&["Nord", "Nordost", "Ost", "Südost", "Süd", "Südwest", "West", "Nordwest"]),
        dice.between(0, 10) * 10,
        dice.of(TAGE),
        dice.of(&["sonnig", "heiter", "bewölkt", "bedeckt", "regnerisch", "stürmisch"]),
        dice.between(8, 33),
        dice.between(1, 12),
        dice.between(5, 30) * 10,
    )
}

fn meteo(dice: &mut Dice) -> String {
    let ville = name(dice);
    format!(
        "À {ville}, le ciel sera {} ce {} matin avec une température de {} degrés. Dans l’après-midi, le mercure atteindra {} \
degrés et le vent soufflera à {} kilomètres à l’heure. Le risque de pluie est de {} pour cent.\n\
La nuit sera {} et la température descendra à {} degrés. Le soleil se lèvera à 6 h {:02} et se couchera à 20 h {:02}. \
Météo-Service appelle les automobilistes à la prudence autour de {ville}. La qualité de l’air est jugée {}.",
        dice.of(&["dégagé", "voilé", "couvert", "nuageux", "pluvieux"]),
        dice.of(&["lundi", "mardi", "mercredi", "jeudi", "vendredi"]),
        dice.between(2, 16),
        dice.between(17, 34),
        dice.between(5, 60),
        dice.between(0, 10) * 10,
        dice.of(&["fraîche", "douce", "froide", "humide"]),
        dice.between(0, 14),
        dice.below(60),
        dice.below(60),
        dice.of(&["bonne", "moyenne", "mauvaise"]),
    )
}

fn market(dice: &mut Dice) -> String {
    let moved = |dice: &mut Dice| {
        format!("{} {} per cent", dice.of(&["rose", "fell", "gained", "lost", "added", "dropped"]), decimal(dice, 4))
    };
    let [a, b, c, d] = [name(dice), name(dice), name(dice), name(dice)];
    format!(
        "Stocks closed {} on {} as investors weighed the outlook for interest rates. The FTSE 100 {} to {} points and the \
DAX {} to {}. In New York, the Dow Jones Industrial Average {} and the Nasdaq Composite {}.\n\
{a} {} after the company published its results, while {b} {}. {c} and {d} were among the biggest losers of the day, \
falling {} and {} per cent.\n\
Brent crude {} to {} dollars a barrel. Gold {} to {} dollars an ounce. The pound traded at {} dollars and the euro at {} \
dollars. The yield on the ten-year Treasury note stood at {} per cent. Analysts expect the Bank of England to leave its \
rate unchanged at its next meeting.",
        dice.of(&["higher", "lower", "mixed", "little changed"]),
        dice.of(DAYS),
        moved(dice),
        dice.between(6900, 8200),
        moved(dice),
        dice.between(14000, 18000),
        moved(dice),
        moved(dice),
        moved(dice),
        moved(dice),
        decimal(dice, 9),
        decimal(dice, 9),
        moved(dice),
        decimal(dice, 99),
        moved(dice),
        dice.between(1600, 2400),
        decimal(dice, 2),
        decimal(dice, 2),
        decimal(dice, 5),
    )
}

fn boerse(dice: &mut Dice) -> String {
    let kurs = |dice: &mut Dice| {
        format!("{} um {},{} Prozent", dice.of(&["stieg", "fiel", "kletterte", "sank"]), dice.below(4), dice.below(100))
    };
    let [a, b] = [name(dice), name(dice)];
    format!(
        "Der deutsche Aktienmarkt hat am {} {} geschlossen. Der Leitindex Dax {} auf {} Punkte. Der MDax der mittelgroßen \
Werte {} auf {} Zähler. Der EuroStoxx 50 {}. In New York {} der Dow Jones Industrial zum europäischen Handelsschluss.\n\
An der Dax-Spitze lagen die Aktien von {a} mit einem Plus von {},{} Prozent. Schlusslicht waren die Papiere von {b} mit \
minus {},{} Prozent.\n\
Der Euro kostete zuletzt 1,{} US-Dollar. Am Rentenmarkt lag die Umlaufrendite bei {},{} Prozent. Der Bund-Future {} auf \
{},{} Punkte.",
        dice.of(TAGE),
        dice.of(&["fester", "leichter", "kaum verändert", "uneinheitlich"]),
        kurs(dice),
        dice.between(14000, 18000),
        kurs(dice),
        dice.between(22000, 29000),
        kurs(dice),
        kurs(dice),
        dice.below(9),
        dice.below(100),
        dice.below(9),
        dice.below(100),
        dice.between(1000, 1300),
        dice.below(4),
        dice.below(100),
        kurs(dice),
        dice.between(120, 140),
        dice.below(100),
    )
}

fn rates(dice: &mut Dice) -> String {
    let mut text = format!(
        "The central bank set the following reference rates for {} {} {}. Rates are for one unit of each currency and \
apply from noon.\n",
        dice.of(DAYS),
        dice.between(1, 28),
        dice.of(MONTHS)
    );
    for currency in
        ["US dollar", "Pound sterling", "Swiss franc", "Danish krone", "Polish zloty", "Czech koruna", "Yen"]
    {
        text.push_str(&format!("{currency} bought at {} and sold at {}\n", decimal(dice, 9), decimal(dice, 9)));
    }
    text.push_str("The central bank will set the next rates on the following working day.");
    text
}

fn earnings(dice: &mut Dice) -> String {
    let company = format!("{} {}", name(dice), dice.of(&["Corp.", "Inc.", "Holdings", "Industries"]));
    let town = name(dice).to_uppercase();
    format!(
        "{town} (AP) — {company} on {} reported {}-quarter {} of ${} million. On a per-share basis, the {town}-based company \
said it had {} of {} cents. Earnings, adjusted for one-time gains and costs, came to {} cents per share.\n\
The results {} Wall Street expectations. The average estimate of {} analysts surveyed by Zorn Research was for earnings \
of {} cents per share.\n\
The company posted revenue of ${} million in the period, {} Street forecasts. {} analysts expected ${} million. For the \
current quarter, the company expects its per-share earnings to range from {} to {} cents.\n\
Shares have {} {} per cent since the beginning of the year. This story was made with data of Zorn Research.",
        dice.of(DAYS),
        dice.of(&["first", "second", "third", "fourth"]),
        dice.of(&["net income", "profit", "earnings"]),
        decimal(dice, 900),
        dice.of(&["net income", "profit"]),
        dice.between(2, 99),
        dice.between(2, 99),
        dice.of(&["met", "beat", "missed", "surpassed"]),
        dice.of(&["four", "five", "six", "seven", "nine"]),
        dice.between(2, 99),
        decimal(dice, 900),
        dice.of(&["which topped", "falling short of", "matching"]),
        dice.of(&["Four", "Five", "Six"]),
        decimal(dice, 900),
        dice.between(2, 50),
        dice.between(51, 99),
        dice.of(&["risen", "climbed", "fallen", "dropped"]),
        dice.between(1, 60),
    )
}

fn game(dice: &mut Dice) -> String {
    let [home, guest, one, two, three, judge] = std::array::from_fn(|_| name(dice));
    format!(
        "{home} beat {guest} {}-{} on {} in front of {} spectators. {one} scored in the {}th minute after a pass from {two}, and \
{three} added the second goal in the {}th minute with a shot from outside the box.\n\
{guest} had {} per cent of possession and {} shots on target, but the goalkeeper of {home} made {} saves. Referee {judge} \
showed {} yellow cards. The coach of {home} said after the match that his team had deserved the three points.\n\
{home} are now in {}th place of the table with {} points, while {guest} remain {}th. {home} play away at {} next {}.",
        dice.between(2, 5),
        dice.below(2),
        dice.of(DAYS),
        dice.between(1200, 39_000),
        dice.between(4, 44),
        dice.between(46, 89),
        dice.between(31, 69),
        dice.between(1, 12),
        dice.between(1, 9),
        dice.between(1, 7),
        dice.between(4, 18),
        dice.between(10, 60),
        dice.between(4, 18),
        name(dice),
        dice.of(DAYS),
    )
}

fn results(dice: &mut Dice) -> String {
    let mut text = format!(
        "The results of the {}th round of matches in the regional league, played on {}:\n",
        dice.between(4, 34),
        dice.of(DAYS)
    );
    let towns: Vec<String> = (0..16).map(|at| capital(&word(900 + at))).collect();
    for pair in 0..8 {
        text.push_str(&format!(
            "{} against {} ended {}-{} at half-time {}-{}\n",
            towns[(pair * 2 + dice.below(3)) % 16],
            towns[(pair * 2 + 5 + dice.below(3)) % 16],
            dice.below(6),
            dice.below(6),
            dice.below(3),
            dice.below(3)
        ));
    }
    text.push_str("The next round of matches in the regional league is played on the following weekend.");
    text
}

const ABOUT: &str = "About Porthus Systems\n\
Porthus Systems is a leading provider of access control for ports, airports and railway yards. Founded in 1987 in Harbour \
City, the company employs 2,300 people in fourteen countries and is listed on the stock exchange in Amsterdam. Its products \
are used at more than 400 sites by customers such as the Harbour Authority, Northern Rail and Elmstead Airport.\n\
This release contains forward-looking statements. Such statements are subject to risks and uncertainties that could cause \
actual results to differ materially from those expressed or implied. Porthus Systems undertakes no obligation to update any \
forward-looking statement, whether as a result of new information, future events or otherwise. Readers should not place \
undue reliance on these statements, which speak only as of the date on which they are made.\n\
Contact: Press Office, Porthus Systems, 12 Quay Street, Harbour City, telephone 555 0142, press@porthus.example";

fn release(dice: &mut Dice) -> String {
    let seed = dice.roll();
    let words = dice.between(120, 260);
    format!(
        "Harbour City, {} {} — Porthus Systems today announced that {}\n{ABOUT}",
        dice.between(1, 28),
        dice.of(MONTHS),
        story(seed, words)
    )
}

fn short_release(dice: &mut Dice) -> String {
    let seed = dice.roll();
    format!(
        "Harbour City, {} {} — Porthus Systems today announced that {}\n{ABOUT}",
        dice.between(1, 28),
        dice.of(MONTHS),
        story(seed, 75)
    )
}

fn court(dice: &mut Dice) -> String {
    let mut text = "The following cases were heard at Harbour City Magistrates’ Court this week.\n".to_owned();
    for _ in 0..6 {
        text.push_str(&format!(
            "{} {}, aged {}, of {} Road, was charged with {} on {} {} and {}. Fined {} pounds and ordered to pay costs of {} \
pounds and a victim surcharge of {} pounds.\n",
            name(dice),
            name(dice),
            dice.between(18, 79),
            name(dice),
            dice.of(&["speeding", "theft from a shop", "driving without insurance", "criminal damage", "assault"]),
            dice.between(1, 28),
            dice.of(MONTHS),
            dice.of(&["pleaded guilty", "was found guilty", "admitted the offence"]),
            dice.between(40, 900),
            dice.between(40, 300),
            dice.between(16, 190),
        ));
    }
    text
}

fn police(dice: &mut Dice) -> String {
    let [street, town] = [name(dice), name(dice)];
    format!(
        "Police are appealing for witnesses after a {} in {town} on {} evening. Officers were called to {street} Street at \
about {}:{:02}. A {}-year-old {} was taken to hospital with injuries that are not thought to be life-threatening.\n\
A {}-year-old {} has been arrested and remains in custody. Detective Sergeant {} {} said officers were keen to speak to \
anyone who was in the area at the time or who has dashcam footage.\n\
Anyone with information should call the police on 101, quoting reference {} of {} {}, or Crimestoppers on 0800 555 111.",
        dice.of(&["collision", "burglary", "stabbing", "robbery", "fire", "fight"]),
        dice.of(DAYS),
        dice.between(5, 11),
        dice.below(60),
        dice.between(16, 80),
        dice.of(&["man", "woman", "cyclist", "pedestrian"]),
        dice.between(16, 60),
        dice.of(&["man", "woman"]),
        name(dice),
        name(dice),
        dice.between(100, 999),
        dice.between(1, 28),
        dice.of(MONTHS),
    )
}

fn earthquake(dice: &mut Dice) -> String {
    let town = name(dice);
    format!(
        "A magnitude {}.{} earthquake was reported {} at {}:{:02} {} {} kilometres from {town}, according to the Geological \
Survey. The earthquake occurred {} kilometres from {} and {} kilometres from {}. In the past ten days, there have been {} \
earthquakes of magnitude 3.0 or greater centred nearby.\n\
The depth of the earthquake was {}.{} kilometres. Did you feel it? Report what you felt to the Geological Survey. This text \
was written by a program and read by an editor.",
        dice.between(3, 6),
        dice.below(10),
        dice.of(DAYS),
        dice.between(1, 12),
        dice.below(60),
        dice.of(&["a.m.", "p.m."]),
        dice.between(2, 60),
        dice.between(2, 90),
        name(dice),
        dice.between(20, 190),
        name(dice),
        dice.of(&["no", "one", "two", "three", "four"]),
        dice.between(1, 30),
        dice.below(10),
    )
}

fn lottery(dice: &mut Dice) -> String {
    let numbers: Vec<String> = (0..6).map(|_| dice.between(1, 49).to_string()).collect();
    format!(
        "The winning numbers in {} evening’s drawing of the Coast Lottery were {}. The bonus number was {} and the jackpot \
stood at {} million euros. No ticket matched all six numbers, so the jackpot rolls over to the next drawing on {}.",
        dice.of(DAYS),
        numbers.join(", "),
        dice.between(1, 49),
        dice.between(2, 90),
        dice.of(DAYS),
    )
}

fn obituary(dice: &mut Dice) -> String {
    let [first, last, town, born, spouse, church] = std::array::from_fn(|_| name(dice));
    format!(
        "{first} {last}, {}, of {town}, passed away peacefully on {} {} at home, surrounded by family. Born on {} {} {} in \
{born}, {first} worked for {} years as a {} and was a member of the {church} Church.\n\
{first} is survived by {spouse}, {} children, {} grandchildren and many friends. A funeral service will be held on {} at {} \
o’clock at the {church} Church. In lieu of flowers, the family asks for donations to the {town} Hospice. The family wishes to \
thank the doctors and nurses for their care.",
        dice.between(61, 99),
        dice.between(1, 28),
        dice.of(MONTHS),
        dice.between(1, 28),
        dice.of(MONTHS),
        dice.between(1925, 1960),
        dice.between(12, 45),
        dice.of(&["teacher", "nurse", "carpenter", "farmer", "driver", "bookkeeper"]),
        dice.of(&["two", "three", "four", "five"]),
        dice.of(&["two", "three", "six", "seven", "nine"]),
        dice.of(DAYS),
        dice.between(9, 16),
    )
}

fn traffic(dice: &mut Dice) -> String {
    let [a, b, c] = [name(dice), name(dice), name(dice)];
    format!(
        "Drivers face delays on the A{} between {a} and {b} after a {} closed {} lanes at around {}:{:02} on {}. Traffic is \
queueing for {} kilometres and delays of {} minutes are expected. Recovery crews are at the scene and the road is likely to \
stay closed until {}:{:02}.\n\
Motorists are advised to leave at junction {} and to follow the signs through {c}. National Highways asks drivers to allow \
extra time for their journeys and to check the latest information before they set out.",
        dice.between(1, 99),
        dice.of(&["collision", "lorry fire", "breakdown", "spillage"]),
        dice.of(&["two", "three", "all"]),
        dice.between(5, 11),
        dice.below(60),
        dice.of(DAYS),
        dice.between(2, 19),
        dice.between(15, 120),
        dice.between(12, 22),
        dice.below(60),
        dice.between(2, 40),
    )
}

fn trafico(dice: &mut Dice) -> String {
    let [a, b] = [name(dice), name(dice)];
    format!(
        "Un accidente ocurrido a las {}:{:02} horas del {} en la carretera A-{}, a la altura de {a}, ha dejado {} heridos, según \
ha informado el servicio de emergencias. Los heridos han sido trasladados al hospital de {b}.\n\
El siniestro se produjo en el kilómetro {} por causas que se investigan. La Guardia Civil mantiene cortado un carril y hay \
retenciones de {} kilómetros en sentido {b}. La Dirección de Tráfico recomienda a los conductores que extremen la \
precaución y consulten el estado de las carreteras.",
        dice.between(1, 23),
        dice.below(60),
        dice.of(&["lunes", "martes", "jueves", "viernes", "domingo"]),
        dice.between(1, 92),
        dice.between(2, 14),
        dice.between(3, 400),
        dice.between(2, 14),
    )
}

fn election(dice: &mut Dice) -> String {
    let ward = name(dice);
    let [a, b, c] = [name(dice), name(dice), name(dice)];
    format!(
        "{a} has been elected to the council for the ward of {ward}. {a} received {} votes for the Labour Party, ahead of {b} \
of the Conservative Party with {} votes and {c} of the Green Party with {} votes. Turnout was {} per cent of {} registered \
voters, and {} ballots were rejected.\n\
The Labour Party has held the seat since the last election. The new council meets for the first time on {} {}. Full results \
for all wards are published on the website of the council.",
        dice.between(900, 3000),
        dice.between(500, 899),
        dice.between(40, 499),
        decimal(dice, 70),
        dice.between(3000, 9000),
        dice.between(3, 60),
        dice.between(1, 28),
        dice.of(MONTHS),
    )
}

fn bankruptcy(dice: &mut Dice) -> String {
    let [firma, ort, anwalt] = [name(dice), name(dice), name(dice)];
    format!(
        "Das Amtsgericht {ort} hat über das Vermögen der {firma} GmbH am {}. {} das Insolvenzverfahren eröffnet. Aktenzeichen: {} \
IN {}/24. Zum Insolvenzverwalter wurde Rechtsanwalt {anwalt} bestellt. Forderungen der Insolvenzgläubiger sind bis zum {}. \
{} beim Insolvenzverwalter anzumelden. Die Gläubigerversammlung findet am {}. {} um {} Uhr im Saal {} statt. Betroffen sind \
{} Beschäftigte, deren Löhne für drei Monate gesichert sind.",
        dice.between(1, 28),
        dice.of(&["Januar", "Februar", "April", "Juni", "Oktober"]),
        dice.between(1, 90),
        dice.between(100, 999),
        dice.between(1, 28),
        dice.of(&["Januar", "Februar", "April", "Juni", "Oktober"]),
        dice.between(1, 28),
        dice.of(&["Januar", "Februar", "April", "Juni", "Oktober"]),
        dice.between(8, 15),
        dice.between(1, 40),
        dice.between(4, 400),
    )
}

fn recall(dice: &mut Dice) -> String {
    let [brand, maker] = [name(dice), name(dice)];
    format!(
        "The Food Safety Agency is recalling {brand} {} because it may contain {} that is not mentioned on the label. The product \
is made by {maker} and was sold in packs of {} grams with a best-before date of {} {}. The batch code is {}.\n\
Customers who have bought the product should not eat it. Instead they should return it to the shop where it was bought for \
a full refund. Retailers have been asked to display notices in shops. Anyone with questions can call {maker} on 0{} {}. No \
other products of {maker} are known to be affected.",
        dice.of(&["biscuits", "yoghurt", "soup", "bread", "sausages", "cereal"]),
        dice.of(&["milk", "mustard", "nuts", "egg", "soya", "gluten"]),
        dice.between(10, 90) * 10,
        dice.between(1, 28),
        dice.of(MONTHS),
        dice.between(1000, 9999),
        dice.between(100, 900),
        dice.between(100_000, 999_999),
    )
}
