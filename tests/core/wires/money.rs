//! Reports of markets and companies.

use super::{DAYS, Dice, MONTHS, TAGE, decimal, stories::name, story};

pub(super) fn market(dice: &mut Dice) -> String {
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

pub(super) fn boerse(dice: &mut Dice) -> String {
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

pub(super) fn rates(dice: &mut Dice) -> String {
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

pub(super) fn earnings(dice: &mut Dice) -> String {
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

const ABOUT: &str = "About Porthus Systems\n\
Porthus Systems is a leading provider of access control for ports, airports and railway yards. Founded in 1987 in Harbour \
City, the company employs 2,300 people in fourteen countries and is listed on the stock exchange in Amsterdam. Its products \
are used at more than 400 sites by customers such as the Harbour Authority, Northern Rail and Elmstead Airport.\n\
This release contains forward-looking statements. Such statements are subject to risks and uncertainties that could cause \
actual results to differ materially from those expressed or implied. Porthus Systems undertakes no obligation to update any \
forward-looking statement, whether as a result of new information, future events or otherwise. Readers should not place \
undue reliance on these statements, which speak only as of the date on which they are made.\n\
Contact: Press Office, Porthus Systems, 12 Quay Street, Harbour City, telephone 555 0142, press@porthus.example";

pub(super) fn release(dice: &mut Dice) -> String {
    let seed = dice.roll();
    let words = dice.between(120, 260);
    format!(
        "Harbour City, {} {} — Porthus Systems today announced that {}\n{ABOUT}",
        dice.between(1, 28),
        dice.of(MONTHS),
        story(seed, words)
    )
}

pub(super) fn short_release(dice: &mut Dice) -> String {
    let seed = dice.roll();
    format!(
        "Harbour City, {} {} — Porthus Systems today announced that {}\n{ABOUT}",
        dice.between(1, 28),
        dice.of(MONTHS),
        story(seed, 75)
    )
}

pub(super) fn bankruptcy(dice: &mut Dice) -> String {
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

pub(super) fn recall(dice: &mut Dice) -> String {
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
