//! The picture as SVG 1.1: shapes and words only, which fetch nothing and do nothing.

use super::layout::{COLUMNS, Entry, MARGIN, MARK, Mark, NAME_SIZE, PLOT_LEFT, PLOT_RIGHT, Picture, Row, SMALL, WIDTH};
use crate::claim::Status;
use crate::exporters::paper::status_words;
use crate::exporters::xml::Xml;
use std::io;

/// The fonts that are asked for; the first comes with the program and draws the PNG.
const FONTS: &str = "Libertinus Serif, Georgia, Times New Roman, serif";
const INK: &str = "#1e1c19";
const SECOND: &str = "#57534b";
const LINE: &str = "#e3dfd4";
const PAPER: &str = "#ffffff";

type Svg<'o> = Xml<&'o mut Vec<u8>>;

/// The colour of a status; its shape says the same.
fn colour(status: Status) -> &'static str {
    match status {
        Status::Unchecked => "#57534b",
        Status::Checking => "#17556f",
        Status::Confirmed => "#2f6f3e",
        Status::Disputed => "#9a5b00",
        Status::False => "#a3282a",
        Status::Corrected => "#6f4bb0",
    }
}

fn px(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// Writes the picture.
pub(super) fn draw(picture: &Picture, out: &mut Vec<u8>) -> io::Result<()> {
    let mut svg = Xml::new(out)?;
    let (width, height) = (px(WIDTH), px(picture.height));
    svg.start(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("version", "1.1"),
            ("width", &width),
            ("height", &height),
            ("viewBox", &format!("0 0 {width} {height}")),
            ("role", "img"),
            ("aria-labelledby", "title about"),
            ("font-family", FONTS),
            ("font-size", &px(SMALL)),
            ("fill", INK),
        ],
    )?;
    svg.words("title", &[("id", "title")], &picture.title.join(" "))?;
    svg.words("desc", &[("id", "about")], &picture.about)?;
    svg.empty("rect", &[("width", &width), ("height", &height), ("fill", PAPER)])?;
    for (at, line) in picture.title.iter().enumerate() {
        let y = MARGIN + 22.0 + 30.0 * at as f64;
        words(&mut svg, MARGIN, y, line, &[("font-size", "24"), ("font-weight", "bold")])?;
    }
    for (x, status) in &picture.legend {
        shape(&mut svg, *x, picture.legend_y, *status)?;
        words(&mut svg, x + 12.0, picture.legend_y + 4.0, status_words(*status), &[("fill", SECOND)])?;
    }
    for (x, label) in &picture.ticks {
        line(&mut svg, (*x, picture.axis_y), (*x, picture.rows_end), LINE, "1")?;
        words(&mut svg, *x, picture.axis_y - 5.0, label, &[("fill", SECOND), ("text-anchor", "middle")])?;
    }
    for row in &picture.rows {
        lane(&mut svg, row)?;
    }
    if !picture.rows.is_empty() {
        line(&mut svg, (MARGIN, picture.rows_end), (WIDTH - MARGIN, picture.rows_end), LINE, "1")?;
    }
    if let Some(y) = picture.undated_y {
        words(&mut svg, MARGIN, y, "Without a date", &[("font-weight", "bold")])?;
    }
    for one in &picture.entries {
        entry(&mut svg, one)?;
    }
    for (y, text) in &picture.foot {
        words(&mut svg, MARGIN, *y, text, &[("fill", SECOND)])?;
    }
    svg.finish()?.push(b'\n');
    Ok(())
}

fn words(svg: &mut Svg<'_>, x: f64, y: f64, text: &str, more: &[(&str, &str)]) -> io::Result<()> {
    let (x, y) = (px(x), px(y));
    let mut attributes = vec![("x", x.as_str()), ("y", y.as_str())];
    attributes.extend_from_slice(more);
    svg.words("text", &attributes, text)
}

fn line(svg: &mut Svg<'_>, from: (f64, f64), to: (f64, f64), colour: &str, width: &str) -> io::Result<()> {
    svg.empty(
        "line",
        &[
            ("x1", &px(from.0)),
            ("y1", &px(from.1)),
            ("x2", &px(to.0)),
            ("y2", &px(to.1)),
            ("stroke", colour),
            ("stroke-width", width),
        ],
    )
}

fn lane(svg: &mut Svg<'_>, row: &Row) -> io::Result<()> {
    line(svg, (MARGIN, row.y), (WIDTH - MARGIN, row.y), LINE, "1")?;
    let mut y = row.y + 26.0;
    for name in &row.name {
        words(svg, MARGIN, y, name, &[("font-size", &px(NAME_SIZE)), ("font-weight", "bold")])?;
        y += 18.0;
    }
    for about in &row.about {
        words(svg, MARGIN, y - 2.0, about, &[("fill", SECOND)])?;
        y += 15.0;
    }
    row.marks.iter().try_for_each(|one| mark(svg, one))
}

fn mark(svg: &mut Svg<'_>, mark: &Mark) -> io::Result<()> {
    svg.start("g", &[])?;
    svg.words("title", &[], &mark.told)?;
    // Where only the day, the month or the year is known, it was said somewhere between the ends.
    if mark.to_x - mark.from_x > 2.0 * MARK {
        let (from, to) = (mark.from_x.max(PLOT_LEFT), mark.to_x.min(PLOT_RIGHT));
        line(svg, (from, mark.y), (to, mark.y), colour(mark.status), "1.5")?;
    }
    shape(svg, mark.x, mark.y, mark.status)?;
    words(svg, mark.x + MARK + 4.0, mark.y - 3.0, &mark.number.to_string(), &[("fill", SECOND)])?;
    svg.end()
}

/// The shape of a status: each another one, so that no colour is needed to tell them apart.
fn shape(svg: &mut Svg<'_>, x: f64, y: f64, status: Status) -> io::Result<()> {
    let colour = colour(status);
    let hollow = [("fill", PAPER), ("stroke", colour), ("stroke-width", "2")];
    let filled = [("fill", colour), ("stroke", PAPER), ("stroke-width", "1")];
    let circle = |svg: &mut Svg<'_>, radius: f64, style: &[(&str, &str)]| {
        let (x, y, radius) = (px(x), px(y), px(radius));
        let mut attributes = vec![("cx", x.as_str()), ("cy", y.as_str()), ("r", radius.as_str())];
        attributes.extend_from_slice(style);
        svg.empty("circle", &attributes)
    };
    let polygon = |svg: &mut Svg<'_>, points: &[(f64, f64)], style: &[(&str, &str)]| {
        let points: Vec<String> = points.iter().map(|(dx, dy)| format!("{},{}", px(x + dx), px(y + dy))).collect();
        let points = points.join(" ");
        let mut attributes = vec![("points", points.as_str())];
        attributes.extend_from_slice(style);
        svg.empty("polygon", &attributes)
    };
    let (near, far) = (MARK - 1.0, MARK + 1.0);
    match status {
        Status::Unchecked => circle(svg, near, &[&hollow[..], &[("stroke-dasharray", "2.6 1.8")]].concat()),
        Status::Checking => {
            circle(svg, near, &hollow)?;
            circle(svg, 2.0, &[("fill", colour)])
        }
        Status::Confirmed => circle(svg, MARK, &filled),
        Status::Disputed => polygon(svg, &[(0.0, -far), (far, 0.0), (0.0, far), (-far, 0.0)], &filled),
        Status::False => polygon(svg, &[(-near, -near), (near, -near), (near, near), (-near, near)], &filled),
        Status::Corrected => polygon(svg, &[(0.0, -far), (far, near), (-far, near)], &filled),
    }
}

fn entry(svg: &mut Svg<'_>, entry: &Entry) -> io::Result<()> {
    let [number, date, speaker, status, statement] = COLUMNS;
    let y = entry.y + 12.0;
    words(svg, number, y, &entry.number.to_string(), &[("text-anchor", "end"), ("fill", SECOND)])?;
    words(svg, date, y, &entry.date, &[("fill", SECOND)])?;
    shape(svg, status, y - 4.0, entry.status)?;
    words(svg, status + 12.0, y, status_words(entry.status), &[("fill", SECOND)])?;
    for (column, lines) in [(speaker, &entry.speaker), (statement, &entry.statement)] {
        for (at, line) in lines.iter().enumerate() {
            words(svg, column, y + 17.0 * at as f64, line, &[])?;
        }
    }
    Ok(())
}
