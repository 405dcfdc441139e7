//! Puts a plan together so that the index answers as much of it as it can at once.

use super::facets::Facet;
use super::fts::{CLAIMS, Fts, Table};
use super::plan::{EVERYTHING, NOTHING, Plan};

/// The same condition with as few leaves as can be: whole trees of the index become one expression, as far as FTS5 takes
/// it, and what is always or never true is gone.
pub(super) fn simple(plan: Plan, table: Table) -> Plan {
    match plan {
        Plan::Not(inner) => match simple(*inner, table) {
            Plan::Not(inner) => *inner,
            Plan::All(parts) if parts.is_empty() => NOTHING,
            Plan::Any(parts) if parts.is_empty() => EVERYTHING,
            other => Plan::Not(Box::new(other)),
        },
        Plan::OfArticle(inner) => match simple(*inner, super::fts::ARTICLES) {
            plan if plan == NOTHING => plan,
            // A claim may have no article, and then nothing holds of one.
            plan if plan == EVERYTHING && table != CLAIMS => plan,
            plan => Plan::OfArticle(Box::new(plan)),
        },
        Plan::All(parts) => all(parts, table),
        Plan::Any(parts) => any(parts, table),
        leaf => leaf,
    }
}

fn all(parts: Vec<Plan>, table: Table) -> Plan {
    let (mut with, mut without, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    let mut of_article = Vec::new();
    let mut pending: Vec<Plan> = parts.into_iter().rev().collect();
    while let Some(part) = pending.pop() {
        match simple(part, table) {
            Plan::All(parts) => parts.into_iter().for_each(|part| sort(part, &mut with, &mut without, &mut rest)),
            Plan::Any(parts) if parts.is_empty() => return NOTHING,
            part => sort(part, &mut with, &mut without, &mut rest),
        }
    }
    let mut parts = Vec::new();
    let with = chunks(with, Fts::All);
    let mut without = chunks(without, Fts::Any).into_iter();
    let mut with = with.into_iter();
    match (with.next(), without.next()) {
        (Some(with), Some(without)) => {
            let both = Fts::Without(Box::new(with.clone()), Box::new(without.clone()));
            if both.is_bounded() {
                parts.push(Plan::Index(both));
            } else {
                parts.extend([Plan::Index(with), Plan::Not(Box::new(Plan::Index(without)))]);
            }
        }
        (Some(with), None) => parts.push(Plan::Index(with)),
        (None, Some(without)) => parts.push(Plan::Index(but(table, without))),
        (None, None) => {}
    }
    parts.extend(with.map(Plan::Index));
    parts.extend(without.map(|fts| Plan::Not(Box::new(Plan::Index(fts)))));
    for part in rest {
        match part {
            Plan::OfArticle(inner) => of_article.push(*inner),
            other => parts.push(other),
        }
    }
    match of_article.len() {
        0 => {}
        // Each may hold of another one of a claim's articles.
        _ if table == CLAIMS => parts.extend(of_article.into_iter().map(|inner| Plan::OfArticle(Box::new(inner)))),
        1 => parts.extend(of_article.pop().map(|inner| Plan::OfArticle(Box::new(inner)))),
        _ => parts.push(Plan::OfArticle(Box::new(simple(Plan::All(of_article), super::fts::ARTICLES)))),
    }
    if parts.len() == 1 { parts.remove(0) } else { Plan::All(parts) }
}

fn any(parts: Vec<Plan>, table: Table) -> Plan {
    let (mut index, mut rest) = (Vec::new(), Vec::new());
    let mut place = |part: Plan| match part {
        Plan::Index(fts) => index.push(fts),
        Plan::Not(inner) => match *inner {
            Plan::Index(fts) if fts.size().1 + 1 < super::fts::MAX_DEPTH => index.push(but(table, fts)),
            inner => rest.push(Plan::Not(Box::new(inner))),
        },
        other => rest.push(other),
    };
    for part in parts {
        match simple(part, table) {
            Plan::Any(parts) => parts.into_iter().for_each(&mut place),
            Plan::All(parts) if parts.is_empty() => return EVERYTHING,
            part => place(part),
        }
    }
    let mut parts: Vec<Plan> = chunks(index, Fts::Any).into_iter().map(Plan::Index).collect();
    parts.extend(rest);
    if parts.len() == 1 { parts.remove(0) } else { Plan::Any(parts) }
}

fn sort(part: Plan, with: &mut Vec<Fts>, without: &mut Vec<Fts>, rest: &mut Vec<Plan>) {
    match part {
        Plan::Index(fts) => with.push(fts),
        Plan::Not(inner) => match *inner {
            Plan::Index(fts) => without.push(fts),
            inner => rest.push(Plan::Not(Box::new(inner))),
        },
        other => rest.push(other),
    }
}

/// Everything but what fits.
fn but(table: Table, fts: Fts) -> Fts {
    Fts::Without(Box::new(Fts::facet(table, Facet::Every.word())), Box::new(fts))
}

/// Expressions of as many of `parts` each as FTS5 takes at once.
fn chunks(parts: Vec<Fts>, join: fn(Vec<Fts>) -> Fts) -> Vec<Fts> {
    let mut chunks: Vec<(usize, Vec<Fts>)> = Vec::new();
    for part in parts {
        let size = part.size().0;
        match chunks.last_mut() {
            Some((sum, chunk)) if *sum + size < super::fts::MAX_PHRASES => {
                *sum += size;
                chunk.push(part);
            }
            _ => chunks.push((size, vec![part])),
        }
    }
    // One that is deep already stays alone.
    chunks
        .into_iter()
        .flat_map(|(_, mut chunk)| {
            if chunk.len() == 1 {
                return vec![chunk.remove(0)];
            }
            let (deep, flat): (Vec<Fts>, Vec<Fts>) =
                chunk.into_iter().partition(|part| part.size().1 + 1 >= super::fts::MAX_DEPTH);
            let mut joined = deep;
            match flat.len() {
                0 => {}
                1 => joined.extend(flat),
                _ => joined.push(join(flat)),
            }
            joined
        })
        .collect()
}
