//! Reports of what happens in towns: games, courts, roads, elections.

use super::{
    DAYS, Dice, MONTHS, decimal,
    stories::{capital, name, word},
};

pub(super) fn game(dice: &mut Dice) -> String {
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

pub(super) fn results(dice: &mut Dice) -> String {
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

pub(super) fn court(dice: &mut Dice) -> String {
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

pub(super) fn police(dice: &mut Dice) -> String {
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

pub(super) fn earthquake(dice: &mut Dice) -> String {
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

pub(super) fn lottery(dice: &mut Dice) -> String {
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

pub(super) fn obituary(dice: &mut Dice) -> String {
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

pub(super) fn traffic(dice: &mut Dice) -> String {
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

pub(super) fn trafico(dice: &mut Dice) -> String {
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

pub(super) fn election(dice: &mut Dice) -> String {
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
