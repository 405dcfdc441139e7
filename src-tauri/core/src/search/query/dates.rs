//! Dates as typed: `2019-03`, `2019..2020`, `>2020-01-01`, `last-week`, `-30d`. Days are local days.

use super::fields::{Bound, closest, plain};
use crate::search::expr::{Moments, Now};
use chrono::{DateTime, Datelike, Days, Months, NaiveDate};

/// Where days begin.
#[derive(Clone, Copy)]
pub(super) struct Calendar<'c> {
    /// The moment of asking.
    pub(super) now: Now,
    /// Minutes that local time was, or will be, ahead of UTC at a moment in UTC milliseconds.
    pub(super) offset_at: &'c dyn Fn(i64) -> i32,
}

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

impl Calendar<'_> {
    fn today(&self) -> NaiveDate {
        Self::day_of(self.now.ms, self.now.offset_minutes)
    }

    fn day_of(ms: i64, offset_minutes: i32) -> NaiveDate {
        DateTime::from_timestamp_millis(ms.saturating_add(i64::from(offset_minutes) * MINUTE_MS))
            .unwrap_or_default()
            .date_naive()
    }

    /// The moment at which a local day begins.
    fn begin_ms(&self, day: NaiveDate) -> i64 {
        let local_ms = day.signed_duration_since(NaiveDate::default()).num_days() * DAY_MS;
        // The offset is that of the moment itself, which the offset at about that time leads to.
        let about_ms = local_ms - i64::from((self.offset_at)(local_ms)) * MINUTE_MS;
        local_ms - i64::from((self.offset_at)(about_ms)) * MINUTE_MS
    }

    fn moments(&self, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Moments {
        Moments { from_ms: from.map(|day| self.begin_ms(day)), until_ms: until.map(|day| self.begin_ms(day)) }
    }

    /// A stretch of time as it would be typed.
    pub(super) fn written(&self, moments: Moments) -> String {
        let day = |ms: i64| Self::day_of(ms, (self.offset_at)(ms));
        let from = moments.from_ms.map(|ms| day(ms).to_string()).unwrap_or_default();
        let until = moments.until_ms.map(|ms| day(ms - 1).to_string()).unwrap_or_default();
        if from == until { from } else { format!("{from}..{until}") }
    }
}

/// A date that makes no sense, and what was perhaps meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NoDate {
    pub(super) message: String,
    pub(super) mend: Option<String>,
    /// What it is read as all the same.
    pub(super) read_as: Option<Moments>,
}

/// Days, half open.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: NaiveDate,
    until: NaiveDate,
    /// Whether it is told from today backwards, so that alone it means from then on.
    is_ago: bool,
}

/// Reads a value of a date field.
pub(super) fn read(typed: &str, calendar: &Calendar<'_>) -> Result<Moments, NoDate> {
    // On some keyboards two dots and hyphens become signs of their own.
    let typed = plain(&typed.replace('…', "..").replace(['–', '—', '‐', '‑', '−'], "-"));
    let today = calendar.today();
    let day = |text: &str| stretch(text, today).ok_or_else(|| nonsense(text, &typed));
    for (sign, is_from, is_inside) in [(">=", true, true), ("<=", false, true), (">", true, false), ("<", false, false)]
    {
        if let Some(rest) = typed.strip_prefix(sign) {
            let stretch = day(rest.trim_start_matches('-').trim_start())?;
            let edge = Some(if is_from == is_inside { stretch.from } else { stretch.until });
            return Ok(if is_from { calendar.moments(edge, None) } else { calendar.moments(None, edge) });
        }
    }
    let ends = typed.split_once("..").map(|(from, until)| (from, until.trim_start_matches('.')));
    if let Some((from, until)) = ends.or_else(|| two_years(&typed)) {
        if from.is_empty() && until.is_empty() {
            return Err(nonsense("", &typed));
        }
        let from = if from.is_empty() { None } else { Some(day(from)?) };
        let until = if until.is_empty() { None } else { Some(day(until)?) };
        if let (Some(first), Some(last)) = (from, until)
            && first.from >= last.until
        {
            let (later, earlier) = ends.or_else(|| two_years(&typed)).unwrap_or_default();
            return Err(NoDate {
                message: format!("This stretch of time ends before it begins; it was read from {earlier} to {later}."),
                mend: Some(format!("{earlier}..{later}")),
                read_as: Some(calendar.moments(Some(last.from), Some(first.until))),
            });
        }
        return Ok(calendar.moments(from.map(|date| date.from), until.map(|date| date.until)));
    }
    let stretch = day(&typed)?;
    Ok(calendar.moments(Some(stretch.from), (!stretch.is_ago).then_some(stretch.until)))
}

/// Reads a value of `before:` and its like.
pub(super) fn read_bound(typed: &str, bound: Bound, calendar: &Calendar<'_>) -> Result<Moments, NoDate> {
    let typed = plain(typed);
    let stretch = stretch(&typed, calendar.today()).ok_or_else(|| nonsense(&typed, &typed))?;
    Ok(match bound {
        Bound::From => calendar.moments(Some(stretch.from), None),
        Bound::Before => calendar.moments(None, Some(stretch.from)),
        Bound::Until => calendar.moments(None, Some(stretch.until)),
    })
}

/// Whether `typed` may become a date when it is typed on.
pub(super) fn may_grow(typed: &str) -> bool {
    let typed = plain(typed);
    let last = typed.rsplit("..").next().unwrap_or_default().trim_start_matches(['<', '>', '=']);
    let digits = last.trim_start_matches('-');
    last.is_empty()
        || (last.len() < 10 && last.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '/' | '.')))
        || (!digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit()))
        || WORDS.iter().any(|word| word.starts_with(last))
}

/// The words that stand for dates.
pub(super) const WORDS: [&str; 8] =
    ["today", "yesterday", "this-week", "last-week", "this-month", "last-month", "this-year", "last-year"];

fn two_years(typed: &str) -> Option<(&str, &str)> {
    let (from, until) = typed.split_once('-')?;
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit());
    (is_year(from) && is_year(until)).then_some((from, until))
}

fn stretch(typed: &str, today: NaiveDate) -> Option<Stretch> {
    ago(typed, today).or_else(|| by_word(typed, today)).or_else(|| by_number(typed))
}

fn until(from: NaiveDate, until: Option<NaiveDate>) -> Option<Stretch> {
    Some(Stretch { from, until: until?, is_ago: false })
}

fn by_word(typed: &str, today: NaiveDate) -> Option<Stretch> {
    let monday = today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())))?;
    let (week, month) = (Days::new(7), Months::new(1));
    let first = today.with_day(1)?;
    let new_year = first.with_month(1)?;
    let plus_year = |day: NaiveDate| day.checked_add_months(Months::new(12));
    let known = typed.strip_prefix("past-").map(|unit| format!("last-{unit}"));
    match known.as_deref().unwrap_or(typed) {
        "today" => until(today, today.succ_opt()),
        "yesterday" => until(today.pred_opt()?, Some(today)),
        "this-week" | "thisweek" => until(monday, monday.checked_add_days(week)),
        "last-week" | "lastweek" => until(monday.checked_sub_days(week)?, Some(monday)),
        "this-month" | "thismonth" => until(first, first.checked_add_months(month)),
        "last-month" | "lastmonth" => until(first.checked_sub_months(month)?, Some(first)),
        "this-year" | "thisyear" => until(new_year, plus_year(new_year)),
        "last-year" | "lastyear" => until(new_year.checked_sub_months(Months::new(12))?, Some(new_year)),
        _ => None,
    }
}

/// `-30d`, `30d`, and Joplin's `day-30`: the day that long ago.
fn ago(typed: &str, today: NaiveDate) -> Option<Stretch> {
    let (unit, number) = match typed.split_once('-').filter(|(unit, _)| !unit.is_empty()) {
        Some((unit @ ("day" | "week" | "month" | "year"), number)) => (&unit[..1], number),
        _ => {
            let typed = typed.strip_prefix('-').unwrap_or(typed);
            let letters = typed.trim_start_matches(|digit: char| digit.is_ascii_digit());
            let unit = match letters {
                "d" | "day" | "days" => "d",
                "w" | "week" | "weeks" => "w",
                "m" | "mo" | "month" | "months" => "m",
                "y" | "year" | "years" => "y",
                _ => return None,
            };
            (unit, &typed[..typed.len() - letters.len()])
        }
    };
    let number: u32 = number.parse().ok()?;
    let from = match unit {
        "d" => today.checked_sub_days(Days::new(u64::from(number))),
        "w" => today.checked_sub_days(Days::new(u64::from(number) * 7)),
        "m" => today.checked_sub_months(Months::new(number)),
        _ => today.checked_sub_months(Months::new(number.checked_mul(12)?)),
    }?;
    // Before the year 0 there is nothing, and no calendar of ours.
    (from.year() >= 0).then_some(Stretch { from, until: from.succ_opt()?, is_ago: true })
}

/// `2019`, `2019-03`, `2019-03-07`, with `/` too, and `20190307` as some export it.
fn by_number(typed: &str) -> Option<Stretch> {
    let is_digits = typed.bytes().all(|digit| digit.is_ascii_digit());
    let parts: Vec<&str> = match typed.len() {
        8 if is_digits => vec![&typed[..4], &typed[4..6], &typed[6..]],
        6 if is_digits => vec![&typed[..4], &typed[4..]],
        _ => typed.splitn(4, ['-', '/']).collect(),
    };
    let fits = |part: &&str, digits: std::ops::RangeInclusive<usize>| {
        digits.contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit())
    };
    let (year, rest) = parts.split_first()?;
    if !fits(year, 4..=4) || !rest.iter().all(|part| fits(part, 1..=2)) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    let number = |part: &&str| part.parse::<u32>().ok();
    match rest {
        [] => until(NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 1, 1)),
        [month] => {
            let first = NaiveDate::from_ymd_opt(year, number(month)?, 1)?;
            until(first, first.checked_add_months(Months::new(1)))
        }
        [month, day] => {
            let date = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)?;
            until(date, date.succ_opt())
        }
        _ => None,
    }
}

/// What to say of `part` of `typed`.
fn nonsense(part: &str, typed: &str) -> NoDate {
    let meant = meant(part);
    let is_written_backwards = part.split(['.', '/', '-']).next_back().is_some_and(|year| year.len() == 4);
    let message = if part.is_empty() {
        "A date is missing here: write 2019, 2019-03, 2019-03-07, last-week or -30d.".to_owned()
    } else if is_written_backwards {
        format!("“{part}” may be read in two ways: write the year first, as in 2019-03-07.")
    } else {
        format!("“{part}” is no date: write 2019, 2019-03, 2019-03-07, last-week or -30d.")
    };
    let mend = meant.filter(|_| !part.is_empty()).map(|meant| typed.replacen(part, &meant, 1));
    NoDate { message, mend, read_as: None }
}

/// What was perhaps meant by what is no date.
fn meant(part: &str) -> Option<String> {
    let parts: Vec<&str> = part.split(['.', '/', '-']).collect();
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    if numbers.len() != parts.len() {
        return closest(part, WORDS.into_iter()).map(str::to_owned);
    }
    let is_day = |[year, month, day]: [u32; 3]| NaiveDate::from_ymd_opt(year as i32, month, day).is_some();
    match numbers[..] {
        [year, month, day] if year > 999 && is_day([year, month, day]) => Some(format!("{year}-{month:02}-{day:02}")),
        [year, month, _] if (1000..10_000).contains(&year) && (1..=12).contains(&month) => {
            Some(format!("{year}-{month:02}"))
        }
        [year, ..] if (1000..10_000).contains(&year) => Some(year.to_string()),
        // With a day above twelve there is one way to read it.
        [day, month, year] | [month, day, year]
            if (1000..10_000).contains(&year) && day > 12 && is_day([year, month, day]) =>
        {
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        [month, year] if (1000..10_000).contains(&year) && (1..=12).contains(&month) => {
            Some(format!("{year}-{month:02}"))
        }
        _ => None,
    }
}
