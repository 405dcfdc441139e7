//! How much room words take, about, and words on lines.

use unicode_segmentation::UnicodeSegmentation;

/// The width of words in a size of type, about: what is drawn may be in another font than the one that is asked for.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let of = |sign: char| match sign {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | '“' | '”' | '(' | ')' => {
            0.33
        }
        'm' | 'w' | 'M' | 'W' | '…' | '—' | '%' | '@' => 0.9,
        'A'..='Z' => 0.7,
        '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0.0,
        '\u{0000}'..='\u{10FF}' => 0.54,
        _ => 1.0,
    };
    text.chars().map(of).sum::<f64>() * size
}

/// Words on lines of a width; the last of `most` lines ends in "…" when there are more.
pub(super) fn lines(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&joined, size) <= room {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        // A word that is longer than a line goes on in the next one.
        for sign in word.graphemes(true) {
            if !line.is_empty() && width(&line, size) + width(sign, size) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(sign);
        }
        if lines.len() > most {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while width(last, size) + size > room
                && let Some((at, _)) = last.grapheme_indices(true).next_back()
            {
                last.truncate(at);
            }
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_to_their_lines() {
        let text = "The gate stood open for years and nobody had counted the keys since the spring.";
        let all = lines(text, 10.0, 120.0, 99);
        assert_eq!(all.join(" "), text);
        assert!(all.len() > 2 && all.iter().all(|line| width(line, 10.0) <= 120.0), "{all:?}");
        let two = lines(text, 10.0, 120.0, 2);
        assert!(two.len() == 2 && two[1].ends_with('…') && width(&two[1], 10.0) <= 130.0, "{two:?}");
        let long = "x".repeat(500);
        let broken = lines(&long, 10.0, 60.0, 3);
        assert!(broken.len() == 3 && broken.iter().all(|line| width(line, 10.0) <= 70.0), "{broken:?}");
        assert_eq!(lines(" \n ", 10.0, 60.0, 3), Vec::<String>::new());
    }
}
