//! Letters of scripts that run from right to left are drawn from left to right in many files; here they are turned.

/// `text`, whose letters stand as they are seen from left to right, in the order in which it is read.
pub(super) fn in_reading_order(text: String) -> String {
    let runs_left = text.chars().filter(|character| is_right_to_left(*character)).count();
    if runs_left * 2 <= text.chars().filter(|character| character.is_alphabetic()).count() {
        return text;
    }
    let mut turned = String::with_capacity(text.len());
    let mut other = String::new();
    for character in text.chars().rev() {
        // Numbers and words of other scripts keep their own direction.
        let joins = !other.is_empty() && matches!(character, '.' | ',' | ':' | '/' | '-' | '%');
        if character.is_ascii_alphanumeric() || character.is_numeric() || joins {
            other.push(character);
            continue;
        }
        turned.extend(other.drain(..).rev());
        turned.push(mirrored(character));
    }
    turned.extend(other.drain(..).rev());
    turned
}

fn mirrored(character: char) -> char {
    match character {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and the presentation forms.
fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_from_right_to_left_are_turned() {
        assert_eq!(in_reading_order("plain (words)".into()), "plain (words)");
        assert_eq!(in_reading_order("םולש 2026 (דחא)".into()), "(אחד) 2026 שלום");
        assert_eq!(in_reading_order("the word םולש".into()), "the word םולש");
    }
}
