//! When an article appeared and when it was changed, from all that a page says of it.

use super::around::Around;
use super::shown::{self, Shown};
use super::{date, json_ld, tags};
use crate::article::{Precision, Published};
use crate::extract::dates::Order;
use dom_query::Document as Tree;
use url::Url;

const HOUR_MS: i64 = 3_600_000;

/// The dates of an article.
#[derive(Debug)]
pub(super) struct Dates {
    pub(super) published: Option<Published>,
    pub(super) updated: Option<Published>,
    /// Whether the first is the second, for want of another.
    pub(super) is_only_changed: bool,
}

/// When the article on `tree` appeared, and when it was changed, if at another time.
pub(super) fn read(
    tree: &Tree,
    ld: &json_ld::Found,
    tags: &tags::Tags,
    order: Order,
    url: Option<&str>,
    around: &Around,
) -> Dates {
    let stated = stated(ld, tags, order);
    let shown = shown::read(tree, order, around);
    let in_url = url.and_then(date_in_url);
    let updated = [ld.updated.as_deref(), tags.first(tags::UPDATED)];
    let updated = updated.into_iter().flatten().find_map(|text| date(text, order)).or_else(|| shown.updated.clone());
    let published = match stated {
        Some(stated) => Some(first_shown(stated, &shown, in_url)),
        None => shown.near.or(in_url).or(shown.elsewhere),
    };
    // A page that tells only when it was changed last had appeared by then, and as it is now not before.
    let is_only_changed = published.is_none() && updated.is_some();
    let published = published.or_else(|| updated.clone());
    let updated = updated.filter(|updated| Some(updated) != published.as_ref());
    Dates { published, updated, is_only_changed }
}

/// The date of the surest source that states one, with the time of a less sure one that means the same day.
fn stated(ld: &json_ld::Found, tags: &tags::Tags, order: Order) -> Option<Published> {
    let texts = ld.published.as_deref().into_iter().chain(tags.each(tags::PUBLISHED)).chain(tags.published());
    texts.filter_map(|text| date(text, order)).reduce(finer)
}

/// `stated`, more exactly where the page shows it so. Where it shows an earlier day, the stated one is that on which the
/// page was made anew.
fn first_shown(stated: Published, shown: &Shown, in_url: Option<Published>) -> Published {
    let is_earlier = |other: &&Published| fineness(other) > 0 && stated.sort_ms() - other.sort_ms() > 38 * HOUR_MS;
    if let Some(first) =
        shown.near.as_ref().filter(|_| shown.is_sure).filter(is_earlier).or(in_url.as_ref().filter(is_earlier))
    {
        return first.clone();
    }
    match &shown.near {
        Some(shown) => finer(stated, shown.clone()),
        None => stated,
    }
}

/// How exactly `date` tells the moment. Midnight is how many systems write a day.
fn fineness(date: &Published) -> u8 {
    match date.precision() {
        Precision::Year | Precision::Month => 0,
        Precision::Day => 1,
        _ if date.as_str().contains("T00:00:00") => 1,
        Precision::Local => 2,
        Precision::Instant => 3,
    }
}

/// `other` where it means the same day as `date` and tells the moment more exactly.
fn finer(date: Published, other: Published) -> Published {
    let apart = other.sort_ms() - date.sort_ms();
    // A day begins and ends at other moments in other zones.
    let most = if fineness(&date) <= 1 { 38 * HOUR_MS } else { 14 * HOUR_MS };
    let is_same = (-14 * HOUR_MS..=most).contains(&apart);
    if is_same && fineness(&other) > fineness(&date) { other } else { date }
}

/// The day in an address such as `/2017/06/01/harbour`, `/2017/june/01/` or `/2017-06-01-harbour`.
fn date_in_url(url: &str) -> Option<Published> {
    let url = Url::parse(url).ok()?;
    let parts: Vec<&str> = url.path_segments()?.collect();
    let of = |year: &str, month: &str, day: &str| {
        let is_date = year.len() == 4 && (1..=2).contains(&day.len());
        let number = |text: &str| text.parse::<u32>().ok();
        let month = match number(month) {
            Some(number) => Some(number).filter(|_| month.len() <= 2),
            None => crate::extract::dates::month(month),
        };
        let (year, month, day) = (number(year)?, month?, number(day)?);
        (is_date && (1990..2100).contains(&year)).then(|| Published::day(year as i32, month, day)).flatten()
    };
    let in_folders = parts.windows(3).find_map(|three| of(three[0], three[1], three[2]));
    in_folders.or_else(|| {
        parts.iter().find_map(|part| {
            let mut words = part.splitn(4, '-');
            let (year, month, day) = (words.next()?, words.next()?, words.next()?);
            of(year, month, day).filter(|_| month.len() == 2 && day.len() == 2)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_from_an_address() {
        let day = |url: &str| date_in_url(url).map(|date| date.as_str().to_owned());
        for url in [
            "https://ledger.example/2017/06/01/harbour",
            "https://ledger.example/news/2017/june/1/harbour",
            "https://ledger.example/news/2017-06-01-harbour",
        ] {
            assert_eq!(day(url).as_deref(), Some("2017-06-01"), "{url}");
        }
        for url in
            ["https://ledger.example/2017/06/harbour", "https://ledger.example/1017/06/01/", "https://a.example/2017-6"]
        {
            assert_eq!(day(url), None, "{url}");
        }
    }
}
