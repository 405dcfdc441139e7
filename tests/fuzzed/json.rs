//! JSON that is changed as data says, so that it stays JSON: a fuzzer that changes letters hardly ever gets past the parser.

use serde_json::{Number, Value, json};

/// Bytes that one change takes: which value (two), what happens to it, another value (two), and a choice.
const CHANGE: usize = 6;
/// Strings that are told apart from ordinary ones somewhere.
const STRINGS: [&str; 16] = [
    "",
    " ",
    "\n",
    "\u{0}",
    "é",
    "a/b",
    "a//b",
    "/",
    "../../x",
    "javascript:alert(1)",
    "https://a.example/",
    "2024-02-30",
    "same",
    "gone",
    "018f0000-0000-7000-8000-00000000aaaa",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
];

/// `value` after the changes that `data` says.
pub(super) fn changed(mut value: Value, data: &[u8]) -> Value {
    for change in data.chunks_exact(CHANGE).take(32) {
        let mut all = Vec::new();
        pointers(&value, String::new(), &mut all);
        let one = |low: u8, high: u8| all[usize::from(u16::from_le_bytes([low, high])) % all.len()].as_str();
        let (at, other) = (one(change[0], change[1]), one(change[3], change[4]));
        let choice = usize::from(change[5]);
        let put = match change[2] % 8 {
            0 => value.pointer(other).cloned(),
            1 => {
                take_out(&mut value, at);
                None
            }
            2 => Some(number(choice)),
            3 => Some(json!(STRINGS[choice % STRINGS.len()])),
            4 => Some([Value::Null, json!(true), json!(false), json!([]), json!({})][choice % 5].clone()),
            5 => {
                repeat(&mut value, at);
                None
            }
            6 => value.pointer(at).map(|old| shifted(old, choice)),
            _ => value.pointer(at).map(|old| spliced(old, choice)),
        };
        if let (Some(new), Some(old)) = (put, value.pointer_mut(at)) {
            *old = new;
        }
    }
    value
}

/// Where every value stands (RFC 6901).
fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| pointers(item, format!("{at}/{index}"), all));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, field)| pointers(field, format!("{at}/{name}"), all)),
        _ => {}
    }
    all.push(at);
}

fn take_out(value: &mut Value, at: &str) {
    let Some((parent, name)) = at.rsplit_once('/') else { return };
    match value.pointer_mut(parent) {
        Some(Value::Array(items)) => drop(name.parse().map(|index: usize| items.remove(index))),
        Some(Value::Object(fields)) => drop(fields.remove(name)),
        _ => {}
    }
}

fn repeat(value: &mut Value, at: &str) {
    let Some((parent, name)) = at.rsplit_once('/') else { return };
    if let (Some(Value::Array(items)), Ok(index)) = (value.pointer_mut(parent), name.parse::<usize>()) {
        items.insert(index, items[index].clone());
    }
}

fn number(choice: usize) -> Value {
    let numbers =
        [json!(0), json!(1), json!(-1), json!(i64::MAX), json!(i64::MIN), json!(u64::MAX), json!(1.5), json!(1e300)];
    numbers[choice % numbers.len()].clone()
}

fn shifted(old: &Value, by: usize) -> Value {
    let by = by as i64 - 128;
    match old {
        Value::Number(number) => {
            number.as_i64().map_or_else(|| old.clone(), |number| Value::Number(Number::from(number.saturating_add(by))))
        }
        Value::Bool(is) => Value::Bool(!is),
        _ => old.clone(),
    }
}

/// A string with something put into it, or cut.
fn spliced(old: &Value, choice: usize) -> Value {
    let Value::String(text) = old else { return old.clone() };
    let at = text.floor_char_boundary(text.len() * (choice / 16) / 16);
    match STRINGS[choice % STRINGS.len()] {
        "" => json!(text[..at]),
        put => json!(format!("{}{put}{}", &text[..at], &text[at..])),
    }
}
