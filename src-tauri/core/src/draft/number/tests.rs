//! Numbers as they are written in several languages.

#![allow(clippy::float_cmp, reason = "one amount is both ends of its range, bit for bit")]

use super::*;
use crate::draft::sentence::contents;

fn read(text: &str, tag: &str) -> Vec<Number> {
    let whole = ByteRange::new(0, text.len());
    numbers(text, whole, Language::of(Some(tag)), &contents(text, whole))
}

fn shown(text: &str, number: &Number) -> String {
    let part = |part: Option<i32>| part.map_or("?".to_owned(), |part| part.to_string());
    let value = match number.value {
        Value::Amount(low, high) if low == high => format!("{low}"),
        Value::Amount(low, high) => format!("{low}..{high}"),
        Value::Date(year, month, day) => {
            format!("{}-{}-{}", part(year), part(month.map(i32::from)), part(day.map(i32::from)))
        }
    };
    let about = if number.is_about { "about " } else { "" };
    let written = &text[number.at.start.0..number.at.end.0];
    let unit =
        if number.unit.is_empty() { number.nouns.first().cloned().unwrap_or_default() } else { number.unit.clone() };
    format!("{written} = {about}{value} {unit}").trim_end().to_owned()
}

#[track_caller]
fn check(tag: &str, text: &str, expected: &[&str]) {
    let found: Vec<String> = read(text, tag).iter().map(|number| shown(text, number)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn numbers_of_english_texts() {
    check("en", "About 1,400 people fled.", &["1,400 = about 1400 people"]);
    check(
        "en",
        "It cost €1.2 million, or $1,300,000.50.",
        &["€1.2 million = 1200000 €", "$1,300,000.50 = 1300000.5 $"],
    );
    check("en", "It cost US$5bn and 3 million euros.", &["US$5bn = 5000000000 $", "3 million euros = 3000000 €"]);
    check("en", "Rates rose to 5.25% from 4 per cent.", &["5.25% = 5.25 %", "4 per cent = 4 %"]);
    check("en", "A rise of 10-12 percent or 3 to 4 miles.", &["10-12 percent = 10..12 %", "3 to 4 miles = 3..4 mile"]);
    check("en", "One hundred and forty-two houses burned.", &["One hundred and forty-two = 142 houses"]);
    check("en", "Half a million votes, two dozen boats.", &["Half a million = 500000 votes", "two dozen = 24 boats"]);
    check("en", "The 12-year-old walked 20km.", &["12-year = 12 year", "20km = 20 km"]);
    check("en", "The third bridge and the 21st tunnel.", &["third = 3 bridge", "21st = 21 tunnel"]);
    check("en", "It fell by two percentage points.", &["two percentage points = 2 points"]);
    check("en", "Some 2,000 soldiers and 2000 horses came.", &["2,000 = about 2000 soldiers", "2000 = 2000 horses"]);
}

#[test]
fn dates_of_all_forms() {
    check("en", "On 14 March 2024 and on April 2.", &["14 March 2024 = 2024-3-14", "April 2 = ?-4-2"]);
    check("en", "In May 2019, and in 2021.", &["May 2019 = 2019-5-?", "2021 = 2021-?-?"]);
    check("en", "The Records Act of 1978 governs them.", &["1978 = 1978-?-?"]);
    check("en", "A crowd of 1978 people and a fleet of 1978 boats.", &["1978 = 1978 people", "1978 = 1978 boats"]);
    check("en", "March 14, 2024, or 2024-03-14.", &["March 14, 2024 = 2024-3-14", "2024-03-14 = 2024-3-14"]);
    check("de", "Am 14. März 2024 und am 3.4.2023.", &["14. März 2024 = 2024-3-14", "3.4.2023 = 2023-4-3"]);
    check("fr", "Le 1er mars 2024 et en 1998.", &["1er mars 2024 = 2024-3-1", "1998 = 1998-?-?"]);
    check("es", "El 14 de marzo de 2024.", &["14 de marzo de 2024 = 2024-3-14"]);
}

#[test]
fn numbers_of_other_languages() {
    check("de", "Rund 1.200.000 Euro und 3,5 Prozent.", &["1.200.000 Euro = about 1200000 €", "3,5 Prozent = 3.5 %"]);
    check("de", "Zweihundertfünfzig Menschen kamen.", &["Zweihundertfünfzig = 250 menschen"]);
    check(
        "de",
        "Es kostete 1,2 Mio. Euro und 4 Mrd. Dollar.",
        &["1,2 Mio. Euro = 1200000 €", "4 Mrd. Dollar = 4000000000 $"],
    );
    check("de", "Einundzwanzig Kilometer.", &["Einundzwanzig Kilometer = 21 km"]);
    check(
        "fr",
        "Environ 1 200 000 euros, soit 3,5 pour cent.",
        &["1 200 000 euros = about 1200000 €", "3,5 pour cent = 3.5 %"],
    );
    check(
        "fr",
        "Quatre-vingt-dix-sept maisons et soixante-douze ponts.",
        &["Quatre-vingt-dix-sept = 97 maisons", "soixante-douze = 72 ponts"],
    );
    check("fr", "Deux cents maisons.", &["Deux cents = 200 maisons"]);
    check(
        "es",
        "Tres mil personas y 2,5 millones de euros.",
        &["Tres mil = 3000 personas", "2,5 millones = 2500000 euros"],
    );
}

#[test]
fn what_counts_nothing_is_no_number() {
    check("en", "1. The gate of COVID-19, at 9:30, on page 7.", &[]);
    check("en", "One of them, a F-16, took the A4.", &[]);
}

#[test]
fn numbers_are_the_same_however_they_are_written() {
    let one = |text: &str, tag: &str| read(text, tag).into_iter().next().expect("there is a number");
    let same = |one: &Number, other: &Number| one.relation(other);
    let (words, digits) = (one("1.2 million people", "en"), one("1,200,000 people", "en"));
    assert_eq!(same(&words, &digits), Relation::Same);
    assert_eq!(same(&digits, &one("1.200.000 Menschen", "de")), Relation::Same);
    assert_eq!(same(&one("1,400 people", "en"), &one("1,200 people", "en")), Relation::Other);
    assert_eq!(same(&one("nearly 1,400 people", "en"), &one("1,392 people", "en")), Relation::Rounded);
    assert_eq!(same(&one("5 per cent", "en"), &one("5 miles", "en")), Relation::Apart);
    assert_eq!(same(&one("on 14 March", "en"), &one("on 14 March 2024", "en")), Relation::Same);
    assert_eq!(same(&one("on 14 March 2023", "en"), &one("on 14 March 2024", "en")), Relation::Other);
}
