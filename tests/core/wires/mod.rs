//! Texts to measure copies with, all invented and the same in every run: stories, copies of them with some of their words
//! edited, and different reports of one template, which are no copies.

#![allow(clippy::format_push_string, reason = "texts are made line by line, and nobody waits for them")]

mod dice;
mod money;
mod news;
mod stories;
mod weather;

pub(crate) use dice::Dice;
pub(crate) use stories::{Edit, edited, story};

type Template = fn(&mut Dice) -> String;

/// Reports of one template each. Two of the same are never copies.
pub(crate) const TEMPLATES: &[(&str, Template)] = &[
    ("weather", weather::weather),
    ("weather of one town", weather::weather_of_one_town),
    ("Wetterbericht", weather::wetter),
    ("market report", money::market),
    ("Börsenbericht", money::boerse),
    ("exchange rates", money::rates),
    ("earnings", money::earnings),
    ("match report", news::game),
    ("results", news::results),
    ("press releases of one company", money::release),
    ("press releases of one company, short", money::short_release),
    ("court roll", news::court),
    ("police log", news::police),
    ("earthquake", news::earthquake),
    ("lottery", news::lottery),
    ("obituary", news::obituary),
    ("traffic", news::traffic),
    ("bulletin météo", weather::meteo),
    ("parte de tráfico", news::trafico),
    ("election results", news::election),
    ("bankruptcies", money::bankruptcy),
    ("recall", money::recall),
];

const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const TAGE: &[&str] = &["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

const MONTHS: &[&str] =
    &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"];

fn decimal(dice: &mut Dice, most: usize) -> String {
    format!("{}.{}", dice.below(most), dice.below(100))
}
