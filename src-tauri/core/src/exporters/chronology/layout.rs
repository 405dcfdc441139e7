//! Where everything stands in the picture. SVG and PNG are drawn from the same layout; lengths are in SVG's pixels.

use super::axis::ticks;
use super::words::{lines, width};
use crate::article::Published;
use crate::chronology::{Lane, Said, stretch};
use crate::claim::Status;
use crate::exporters::paper::{date_words, status_words};

pub(super) const WIDTH: f64 = 1200.0;
pub(super) const MARGIN: f64 = 28.0;
/// Where the names of speakers end and time begins.
pub(super) const PLOT_LEFT: f64 = 236.0;
pub(super) const PLOT_RIGHT: f64 = WIDTH - MARGIN - 16.0;
/// Half of a mark's width.
pub(super) const MARK: f64 = 6.0;
pub(super) const NAME_SIZE: f64 = 14.0;
pub(super) const SMALL: f64 = 12.0;
const ROW: f64 = 22.0;
const LANE_PADDING: f64 = 12.0;
const LINE: f64 = 17.0;
const LEAST_SPAN_MS: i64 = 3_600_000;

/// Columns of the list below: number, date, speaker, status, statement.
pub(super) const COLUMNS: [f64; 5] = [MARGIN + 26.0, MARGIN + 40.0, 176.0, 388.0, 496.0];
const SPEAKER_ROOM: f64 = 200.0;
const STATEMENT_ROOM: f64 = WIDTH - MARGIN - 496.0;
/// A statement has so many lines at most.
const MAX_LINES: usize = 6;

/// What is drawn.
pub(super) struct Subject {
    pub(super) title: String,
    pub(super) lanes: Vec<Lane>,
    /// Claims off the record, which are left out.
    pub(super) confidential: u32,
}

/// The whole picture.
pub(super) struct Picture {
    pub(super) height: f64,
    pub(super) title: Vec<String>,
    /// What it shows, in words, for those who do not see it.
    pub(super) about: String,
    pub(super) legend: Vec<(f64, Status)>,
    pub(super) legend_y: f64,
    pub(super) axis_y: f64,
    pub(super) ticks: Vec<(f64, String)>,
    pub(super) rows: Vec<Row>,
    pub(super) rows_end: f64,
    pub(super) entries: Vec<Entry>,
    /// Above the first entry that has no date.
    pub(super) undated_y: Option<f64>,
    pub(super) foot: Vec<(f64, String)>,
}

/// A speaker's lane.
pub(super) struct Row {
    pub(super) y: f64,
    pub(super) height: f64,
    pub(super) name: Vec<String>,
    pub(super) about: Vec<String>,
    pub(super) marks: Vec<Mark>,
}

/// A claim on a lane.
pub(super) struct Mark {
    pub(super) x: f64,
    pub(super) y: f64,
    /// Between which places it may have been said.
    pub(super) from_x: f64,
    pub(super) to_x: f64,
    pub(super) number: usize,
    pub(super) status: Status,
    pub(super) told: String,
}

/// A line of the list below.
pub(super) struct Entry {
    pub(super) y: f64,
    pub(super) number: usize,
    pub(super) date: String,
    pub(super) speaker: Vec<String>,
    pub(super) status: Status,
    pub(super) statement: Vec<String>,
}

/// Who speaks on a lane, as it is printed.
fn name_of(lane: &Lane) -> String {
    match (&lane.described, &lane.speaker) {
        (Some(described), _) if described.is_empty() => "Not to be named".to_owned(),
        (Some(described), _) => described.clone(),
        (None, Some(person)) => person.profile.name.clone(),
        (None, None) => "No speaker".to_owned(),
    }
}

/// What is known of whoever speaks on a lane, where the name is.
fn about_of(lane: &Lane) -> String {
    let Some(person) = lane.speaker.as_ref().filter(|_| lane.described.is_none()) else { return String::new() };
    let parts = [&person.profile.role, &person.profile.affiliation];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

/// The stretch of time that is drawn, with a little room at both ends.
fn span(lanes: &[Lane]) -> (i64, i64) {
    let stretches = || lanes.iter().flat_map(|lane| &lane.said).filter_map(|said| said.when.as_ref()).map(stretch);
    let from = stretches().map(|(from, _)| from).min().unwrap_or(0);
    let to = stretches().map(|(_, to)| to).max().unwrap_or(0);
    let room = ((to - from) / 24).max(LEAST_SPAN_MS);
    (from - room, to + room)
}

impl Picture {
    pub(super) fn of(subject: &Subject) -> Self {
        let (from, to) = span(&subject.lanes);
        let place = |at: i64| PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * (at - from) as f64 / (to - from) as f64;
        // Numbers go by time, whoever speaks.
        let mut all: Vec<(&Lane, &Said)> =
            subject.lanes.iter().flat_map(|lane| lane.said.iter().map(move |said| (lane, said))).collect();
        let time = |said: &Said| said.when.as_ref().map_or(i64::MAX, Published::sort_ms);
        all.sort_by_key(|(_, said)| (time(said), said.claim));
        let number = |said: &Said| all.iter().position(|(_, one)| one.claim == said.claim).unwrap_or_default() + 1;
        let dated = all.iter().filter(|(_, said)| said.when.is_some()).count();

        let title = lines(&subject.title, 24.0, WIDTH - 2.0 * MARGIN, 3);
        let legend_y = MARGIN + 30.0 * title.len() as f64 + 12.0;
        let axis_y = legend_y + 34.0;
        let mut y = axis_y + 10.0;
        let mut rows = Vec::new();
        for lane in subject.lanes.iter().filter(|lane| lane.said.iter().any(|said| said.when.is_some())) {
            let row = Row::of(lane, y, &place, &number);
            y += row.height;
            rows.push(row);
        }
        let rows_end = y;
        y += if rows.is_empty() { 0.0 } else { 36.0 };
        let (mut entries, mut undated_y) = (Vec::new(), None);
        for (at, (lane, said)) in all.iter().enumerate() {
            if at == dated {
                undated_y = Some(y + 22.0);
                y += 32.0;
            }
            let entry = Entry {
                y,
                number: at + 1,
                date: said.when.as_ref().map(date_words).unwrap_or_default(),
                speaker: lines(&name_of(lane), SMALL, SPEAKER_ROOM, MAX_LINES),
                status: said.status,
                statement: lines(&said.statement, SMALL, STATEMENT_ROOM, MAX_LINES),
            };
            y += LINE * entry.speaker.len().max(entry.statement.len()).max(1) as f64 + 6.0;
            entries.push(entry);
        }
        let mut foot = Vec::new();
        if all.is_empty() {
            foot.push("No claim belongs to what is shown.".to_owned());
        }
        if subject.confidential > 0 {
            let claims = if subject.confidential == 1 { "claim" } else { "claims" };
            foot.push(format!("{} {claims} off the record left out.", subject.confidential));
        }
        let foot = foot
            .into_iter()
            .map(|words| {
                y += 22.0;
                (y, words)
            })
            .collect();
        let mut x = PLOT_LEFT;
        let mut legend = Vec::new();
        for status in Status::ALL.iter().filter(|status| all.iter().any(|(_, said)| said.status == **status)) {
            legend.push((x, *status));
            x += width(status_words(*status), SMALL) + 44.0;
        }
        let ticks = if rows.is_empty() { Vec::new() } else { ticks(from, to) };
        Self {
            height: (y + MARGIN).ceil(),
            about: about(&subject.lanes, all.len(), dated),
            title,
            legend,
            legend_y,
            axis_y,
            ticks: ticks.into_iter().map(|(at, label)| (place(at), label)).collect(),
            rows,
            rows_end,
            entries,
            undated_y,
            foot,
        }
    }
}

impl Row {
    fn of(lane: &Lane, y: f64, place: &dyn Fn(i64) -> f64, number: &dyn Fn(&Said) -> usize) -> Self {
        let room = PLOT_LEFT - MARGIN - 20.0;
        let name = lines(&name_of(lane), NAME_SIZE, room, 3);
        let about = lines(&about_of(lane), SMALL, room, 2);
        let mut ends: Vec<f64> = Vec::new();
        let mut marks = Vec::new();
        for said in &lane.said {
            let Some(when) = &said.when else { continue };
            let (from, to) = stretch(when);
            let (from_x, to_x) = (place(from), place(to));
            let number = number(said);
            let x = f64::midpoint(from_x, to_x);
            let begins = from_x.min(x - MARK);
            let row = ends.iter().position(|end| *end < begins).unwrap_or(ends.len());
            let end = to_x.max(x + MARK + 8.0 + width(&number.to_string(), SMALL));
            match ends.get_mut(row) {
                Some(last) => *last = end,
                None => ends.push(end),
            }
            let told = [name_of(lane), date_words(when), status_words(said.status).to_owned()].join(", ");
            marks.push(Mark {
                x,
                y: y + LANE_PADDING + ROW * (row as f64 + 0.5),
                from_x,
                to_x,
                number,
                status: said.status,
                told: format!("{number}. {} — {told}", said.statement),
            });
        }
        let words = 18.0 * name.len() as f64 + 15.0 * about.len() as f64;
        let height = 2.0 * LANE_PADDING + words.max(ROW * ends.len() as f64);
        Self { y, height, name, about, marks }
    }
}

fn about(lanes: &[Lane], claims: usize, dated: usize) -> String {
    let many = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let mut days: Vec<_> = lanes.iter().flat_map(|lane| &lane.said).filter_map(|said| said.when.as_ref()).collect();
    days.sort_by_key(|date| date.sort_ms());
    let range = match (days.first(), days.last()) {
        (Some(first), Some(last)) => format!(", said from {} to {}", date_words(first), date_words(last)),
        _ => String::new(),
    };
    let undated = if claims > dated { format!("; {} without a date", claims - dated) } else { String::new() };
    format!("{} by {}{range}{undated}", many(claims, "claim"), many(lanes.len(), "speaker"))
}
