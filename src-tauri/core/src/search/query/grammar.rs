//! The written grammar (`docs/search.md`), as one parser made of winnow's combinators.
//!
//! It always gives a tree: what makes no sense where it stands is kept as [`What::Noise`], what was not closed ends with the
//! text. Every character is looked at a few times at most, and groups nest [`MAX_DEPTH`] deep at most.

use std::ops::Range;
use winnow::combinator::{alt, not, opt, peek, preceded, repeat, terminated};
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location};
use winnow::token::{any, one_of, take_while};

/// Parentheses within parentheses: more are not typed by anyone, and what walks over the tree must not fall over it.
pub(super) const MAX_DEPTH: usize = 32;

/// Something typed, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    /// Bytes of what was typed.
    pub(super) at: Range<usize>,
    pub(super) what: What,
}

/// What stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// `a OR b`; with a single operand when the other one is not typed yet.
    Any(Vec<Node>),
    /// `-a`, `NOT a`.
    Not(Box<Node>),
    /// `(a b)`.
    Group { inner: Vec<Node>, is_closed: bool },
    /// `NEAR(a b, 8)`.
    Near { parts: Vec<Value>, within: Option<Range<usize>>, has_noise: bool, is_closed: bool },
    /// `title:a`, `title:(a b)`; `#a`, of which the name is the sign.
    Field { name: Range<usize>, value: Option<Box<Node>> },
    /// A word or a phrase, or what stands for a value.
    Value(Value),
    /// Something that stands for nothing here.
    Noise(Noise),
}

/// A word as it stands, or what stands between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// All of it.
    pub(super) at: Range<usize>,
    /// What is inside the quotation marks.
    pub(super) inside: Range<usize>,
    /// Whether it is closed, if it stands in quotation marks.
    pub(super) quoted: Option<bool>,
    /// Whether it ends with a star that means any ending.
    pub(super) has_star: bool,
}

/// What stands for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noise {
    /// AND, which only says what is so without it.
    And,
    /// OR with nothing before it.
    Or,
    /// NOT or `-` with nothing after it.
    Not,
    /// `)` that closes nothing.
    Close,
    /// `(` below [`MAX_DEPTH`].
    Deep,
}

type Input<'t> = LocatingSlice<&'t str>;
type Read<T> = Result<T, EmptyError>;

/// Reads `typed`: what stands side by side.
pub(super) fn read(typed: &str) -> Vec<Node> {
    // Each round takes something, for whatever is left over is noise.
    side_by_side(&mut LocatingSlice::new(typed), 0).unwrap_or_default()
}

/// `query = { operand { OR operand } | AND | noise }`
fn side_by_side(input: &mut Input<'_>, depth: usize) -> Read<Vec<Node>> {
    let stray = one_of([')', '）']).verify(move |_: &char| depth == 0).value(Noise::Close);
    let noise =
        alt((and.value(Noise::And), or.value(Noise::Or), sign.value(Noise::Not), stray, open.value(Noise::Deep)));
    let noise = noise.with_span().map(|(noise, at)| Node { at, what: What::Noise(noise) });
    terminated(
        repeat(0.., preceded(space, alt((move |input: &mut Input<'_>| alternatives(input, depth), noise)))),
        space,
    )
    .parse_next(input)
}

/// `alternatives = operand { OR operand }`
fn alternatives(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    let first = operand(input, depth)?;
    let start = first.at.start;
    let mut parts = vec![first];
    let mut is_any = false;
    while opt(preceded(space, or)).parse_next(input)?.is_some() {
        is_any = true;
        let next = opt(preceded(space, |input: &mut Input<'_>| operand(input, depth))).parse_next(input)?;
        parts.extend(next);
    }
    let end = input.previous_token_end();
    Ok(if is_any { Node { at: start..end, what: What::Any(parts) } } else { parts.remove(0) })
}

/// `operand = { NOT | "-" } primary`
fn operand(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    let signs = repeat(0.., terminated(sign.span(), space)).fold(Vec::new, |mut all: Vec<usize>, at: Range<usize>| {
        all.push(at.start);
        all
    });
    let (signs, at): (Vec<usize>, _) = signs.with_span().parse_next(input)?;
    let inner = if signs.is_empty() {
        primary(input, depth)?
    } else {
        opt(|input: &mut Input<'_>| primary(input, depth))
            .parse_next(input)?
            .unwrap_or(Node { at, what: What::Noise(Noise::Not) })
    };
    let Some(start) = signs.first() else { return Ok(inner) };
    let at = *start..inner.at.end;
    // Two negations are none, and they are counted here so that a thousand of them nest no deeper than one.
    let is_negated = signs.len() % 2 == 1;
    let inner = Box::new(inner);
    Ok(Node {
        at,
        what: if is_negated { What::Not(inner) } else { What::Group { inner: vec![*inner], is_closed: true } },
    })
}

/// `primary = group | near | field | tag | value`
fn primary(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    not(alt((and, or, word_not))).parse_next(input)?;
    let field = |input: &mut Input<'_>| field(input, depth);
    alt((|input: &mut Input<'_>| group(input, depth), near, field, tag, value)).parse_next(input)
}

/// `group = "(" query [ ")" ]`
fn group(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    let may_open = move |_: &char| depth < MAX_DEPTH;
    let inner = move |input: &mut Input<'_>| side_by_side(input, depth + 1);
    preceded(open.verify(may_open), (inner, opt(close)))
        .with_span()
        .map(|((inner, closed), at)| Node { at, what: What::Group { inner, is_closed: closed.is_some() } })
        .parse_next(input)
}

/// `near = "NEAR(" { value | "," } [ "," number ] [ ")" ]`
fn near(input: &mut Input<'_>) -> Read<Node> {
    #[derive(Clone)]
    enum Item {
        Value(Value),
        Within(Range<usize>),
        Comma,
        Noise,
    }
    let number = take_while(1.., '0'..='9').span();
    let within = preceded((',', space), terminated(number, (space, peek(alt((close.void(), end))))));
    let word = take_while(1.., |letter: char| !is_border(letter) && letter != ',');
    let item = alt((
        within.map(Item::Within),
        ','.value(Item::Comma),
        phrase.map(Item::Value),
        word.with_span().map(|(word, at)| Item::Value(bare(word, at))),
        any.verify(|letter: &char| !is_close(*letter)).value(Item::Noise),
    ));
    let empty = || (Vec::new(), None, false);
    let items = repeat(0.., preceded(space, item)).fold(empty, |(mut parts, mut within, mut has_noise), item| {
        match item {
            Item::Value(value) => parts.push(value),
            Item::Within(at) => within = Some(at),
            Item::Comma => {}
            Item::Noise => has_noise = true,
        }
        (parts, within, has_noise)
    });
    preceded(("NEAR", open), (terminated(items, space), opt(close)))
        .with_span()
        .map(|(((parts, within, has_noise), closed), at)| Node {
            at,
            what: What::Near { parts, within, has_noise, is_closed: closed.is_some() },
        })
        .parse_next(input)
}

/// `field = name ":" [ group | near | value ]`; an address is no field.
fn field(input: &mut Input<'_>, depth: usize) -> Read<Node> {
    let first = any.verify(|letter: &char| letter.is_alphabetic());
    let rest = take_while(0.., |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_'));
    let name = terminated((first, rest).span(), (one_of([':', '：']), not("//")));
    let group = |input: &mut Input<'_>| group(input, depth);
    let value = opt(alt((group, near, comparison, value)).map(Box::new));
    (name, value)
        .with_span()
        .map(|((name, value), at)| Node { at, what: What::Field { name, value } })
        .parse_next(input)
}

/// `tag = "#" value`
fn tag(input: &mut Input<'_>) -> Read<Node> {
    (one_of(['#', '＃']).span(), value)
        .with_span()
        .map(|((name, value), at)| Node { at, what: What::Field { name, value: Some(Box::new(value)) } })
        .parse_next(input)
}

/// `comparison = ( "<" | ">" ) [ "=" ] space word`: the one value with white space inside and no quotation marks.
fn comparison(input: &mut Input<'_>) -> Read<Node> {
    let gap = take_while(1.., char::is_whitespace);
    (one_of(['<', '>']), opt('='), gap, take_while(1.., |letter| !is_border(letter)))
        .take()
        .with_span()
        .map(|(text, at)| node(bare(text, at)))
        .parse_next(input)
}

/// `value = phrase | word`
fn value(input: &mut Input<'_>) -> Read<Node> {
    let word = take_while(1.., |letter| !is_border(letter)).with_span().map(|(word, at)| bare(word, at));
    alt((phrase, word)).map(node).parse_next(input)
}

/// `phrase = mark { character } [ mark ] [ "*" ]`; between straight marks, two of them stand for one.
fn phrase<'t>(input: &mut Input<'t>) -> Read<Value> {
    let start = input.current_token_start();
    let closing = any.verify_map(closing).parse_next(input)?;
    let inner = |input: &mut Input<'t>| take_while(0.., |letter| !closing.contains(letter)).parse_next(input);
    let doubled = "\"\"".verify(|_: &str| closing == "\"");
    let all = (inner, repeat::<_, _, (), _, _>(0.., (doubled, inner))).take();
    let (text, inside) = all.with_span().parse_next(input)?;
    let is_closed = opt(one_of(|letter| closing.contains(letter))).parse_next(input)?.is_some();
    let has_star = opt('*').parse_next(input)?.is_some() || text.trim_end().ends_with('*');
    Ok(Value { at: start..input.previous_token_end(), inside, quoted: Some(is_closed), has_star })
}

/// The marks that end what this one opens, whatever the keyboard makes of them.
fn closing(mark: char) -> Option<&'static str> {
    match mark {
        '"' => Some("\""),
        '“' | '”' | '„' | '‟' => Some("”“\""),
        '«' => Some("»"),
        '»' => Some("«"),
        '「' => Some("」"),
        '『' => Some("』"),
        '＂' => Some("＂"),
        _ => None,
    }
}

/// Where a word ends. A quotation mark does not end it: it may stand for inches, or for gershayim in Hebrew.
fn is_border(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | ')' | '（' | '）' | '|' | '「' | '『')
}

fn is_close(letter: char) -> bool {
    matches!(letter, ')' | '）')
}

fn bare(word: &str, at: Range<usize>) -> Value {
    Value { inside: at.clone(), at, quoted: None, has_star: word.ends_with('*') }
}

fn node(value: Value) -> Node {
    Node { at: value.at.clone(), what: What::Value(value) }
}

fn space(input: &mut Input<'_>) -> Read<()> {
    take_while(0.., char::is_whitespace).void().parse_next(input)
}

fn end(input: &mut Input<'_>) -> Read<()> {
    not(any).parse_next(input)
}

fn open(input: &mut Input<'_>) -> Read<char> {
    one_of(['(', '（']).parse_next(input)
}

fn close(input: &mut Input<'_>) -> Read<char> {
    one_of(is_close).parse_next(input)
}

/// What follows an operator that is written as a word.
fn border(input: &mut Input<'_>) -> Read<()> {
    peek(alt((end, any.verify(|letter: &char| is_border(*letter) || closing(*letter).is_some()).void())))
        .parse_next(input)
}

fn and(input: &mut Input<'_>) -> Read<()> {
    (alt(("AND", "&&", "&")), border).void().parse_next(input)
}

fn or(input: &mut Input<'_>) -> Read<()> {
    alt((("OR", border).void(), take_while(1.., '|').void())).parse_next(input)
}

fn word_not(input: &mut Input<'_>) -> Read<()> {
    ("NOT", border).void().parse_next(input)
}

/// NOT, or a minus that stands close before something.
fn sign(input: &mut Input<'_>) -> Read<()> {
    let something =
        any.verify(|letter: &char| !letter.is_whitespace() && !is_close(*letter) && !matches!(letter, '-' | '|'));
    alt((word_not, (one_of(['-', '−']), peek(something)).void())).parse_next(input)
}
