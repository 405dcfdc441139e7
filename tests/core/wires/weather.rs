//! Reports of the weather.

use super::{DAYS, Dice, TAGE, stories::name};

const SKIES: &[&str] =
    &["mostly sunny", "partly cloudy", "overcast", "mostly cloudy", "clear", "foggy at first", "rainy", "showery"];

const WINDS: &[&str] = &["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];

pub(super) fn weather(dice: &mut Dice) -> String {
    let town = name(dice);
    weather_at(dice, &town)
}

pub(super) fn weather_of_one_town(dice: &mut Dice) -> String {
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

pub(super) fn wetter(dice: &mut Dice) -> String {
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

pub(super) fn meteo(dice: &mut Dice) -> String {
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
