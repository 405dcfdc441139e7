#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

/// The words of `text`, as the index cuts what is handed to it: at everything that is neither letter, digit nor sign.
fn indexed(text: &str) -> Vec<String> {
    let is_word = |character: char| !character.is_ascii() || character.is_ascii_alphanumeric();
    folded(text).split(|character| !is_word(character)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether the index finds `typed` in `text`: its words stand there one after the other, the last one perhaps as a
/// beginning.
fn finds(text: &str, typed: &str) -> bool {
    let (words, asked) = (indexed(text), asked(typed, usize::MAX));
    let Some((last, before)) = asked.words.split_last() else { return false };
    words.windows(asked.words.len()).any(|window| {
        let fits = if asked.is_open { window[before.len()].starts_with(last) } else { window[before.len()] == *last };
        window[..before.len()] == *before && fits
    })
}

#[track_caller]
fn check(text: &str, found: &[&str], not_found: &[&str]) {
    for typed in found {
        assert!(finds(text, typed), "“{typed}” in “{text}”: {:?} in {:?}", asked(typed, 99), indexed(text));
    }
    for typed in not_found {
        assert!(!finds(text, typed), "“{typed}” not in “{text}”: {:?} in {:?}", asked(typed, 99), indexed(text));
    }
}

#[test]
fn scripts_without_spaces_are_found_by_any_part() {
    check("中国环境保护部门", &["环境", "环", "部门", "门", "中国环境保护部门", "保护部"], &["境环", "国保", "门部"]);
    check("福島第一原発の事故", &["福島", "原発", "第一原発", "発の", "事故", "故"], &["福原"]);
    check("香港、法院", &["香港", "法", "院", "港", "香港、法院"], &["港法"]);
    check("대통령이 말했다", &["대통령", "대통령이", "통령", "말했다", "말", "다", "대통령이 말했다"], &["대령"]);
    check("ภาษาไทย", &["ไทย", "ภาษา", "ภาษาไทย", "ย"], &["ยไท"]);
    check("ພາສາລາວ", &["ລາວ", "ພາສາ"], &[]);
    check("ភាសាខ្មែរ", &["ខ្មែរ", "ភាសា"], &[]);
    check("မြန်မာဘာသာ", &["မြန်မာ", "ဘာသာ"], &[]);
    check("AI技术和2019年", &["AI", "ai技术", "技术", "2019年", "年", "技术和2019年"], &["i技"]);
    check("ガラスと科学", &["ガラス", "ｶﾞﾗｽ", "科学"], &["カラス", "がらす"]);
    check("⽥中⼀郎", &["田中", "一郎", "田中一郎"], &[]);
}

#[test]
fn korean_is_found_however_it_is_composed() {
    let apart = "\u{1103}\u{1162}\u{1110}\u{1169}\u{11bc}\u{1105}\u{1167}\u{11bc}";
    check(apart, &["대통령", "통령", "대"], &[]);
    check("대통령이", &[apart], &[]);
    check("か\u{3099}っこう", &["がっこう", "が"], &["かっ"]);
}

#[test]
fn words_are_the_same_however_they_are_written() {
    for (text, typed) in [
        ("Müller Straße", "MULLER STRASSE"),
        ("STRAẞE", "straße"),
        ("Łódź", "lodz"),
        ("Ærøskøbing", "aeroskobing"),
        ("Đặng Thị Ngọc Thịnh", "dang thi ngoc thinh"),
        ("chính sách", "chinh sach"),
        ("İstanbul ISPARTA ılık", "istanbul ısparta ilik"),
        ("ΣΩΚΡΆΤΗΣ", "σωκρατης"),
        ("Αθήνα ᾅδης", "αθηνα αδης"),
        ("Всё ещё Горбачёв", "все еще горбачев"),
        ("Україні", "УКРАЇНІ"),
        ("Чайковскии\u{306}", "чайковский"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("الأمم المتحدة", "الامم المتحده"),
        ("مـــصر", "مصر"),
        ("میخواهم", "می\u{200c}خواهم"),
        ("كيفى", "کیفی"),
        ("हिन्दी भाषा", "हिन्दी भाषा"),
        ("١٩٤٨ ۱۹۷۹ १९४७ ๒๕๖๒", "1948 1979 1947 2562"),
        ("ﬁre eﬃgy", "fire effigy"),
        ("co\u{ad}oper\u{200b}ation", "cooperation"),
        ("Ｆｕｌｌ　Ｗｉｄｔｈ", "full width"),
        ("“don’t” — he", "don't he"),
        ("Hawaiʻi обʼєкт", "hawai'i об’єкт"),
        ("paraŀlel", "paral·lel"),
        ("x² ½ Ⓐ", "x2 1/2 a"),
        ("葛\u{e0100}飾", "葛飾"),
    ] {
        check(text, &[typed], &[]);
        check(typed, &[text], &[]);
        check(&format!("before {text}, after"), &[typed], &[]);
    }
    check("мой район", &["мой"], &["мои", "раион"]);
    check("हिन्दी", &[], &["हानद"]);
    check("Foo™", &["foo"], &["footm"]);
}

#[test]
fn a_word_knows_where_it_stands() {
    let text = "Cafe\u{301}, 中国a ﬁn";
    let mut words = Vec::new();
    let _ = cut::<()>(text, |token| {
        words.push((token.word.to_owned(), &text[token.start..token.end], &text[token.start..token.first_end]));
        ControlFlow::Continue(())
    });
    let expected = [
        ("cafe", "Cafe\u{301}", "Cafe\u{301}"),
        ("中国", "中国", "中"),
        ("国", "国", "国"),
        ("a", "a", "a"),
        ("fin", "ﬁn", "ﬁn"),
    ];
    assert_eq!(words, expected.map(|(word, place, first)| (word.to_owned(), place, first)));
}

#[test]
fn a_character_is_a_word_where_words_are_counted() {
    let mut words = Vec::new();
    each_word("中国 Straße，한글", |word| words.push(word.to_owned()));
    assert_eq!(words, ["中", "国", "strasse", "한", "글"]);
}

/// Characters of which words in all these scripts are made, and what stands between them.
const SCRIPTS: &str =
    "[a-céßŁ1ıＡ\u{301}\u{ad} ,、中国环境原発のがガｶﾞ대통령이한글ไทยภาษา\u{e49}ﬁйё\u{306}م\u{64f}हि\u{94d}]{0,40}";

proptest! {
    #[test]
    fn any_part_of_a_text_without_spaces_is_found(
        text in "[中国环境保护部门原発の事故がガー대통령이한글]{1,24}", from in 0_usize..24, length in 1_usize..24,
    ) {
        let characters: Vec<char> = text.chars().collect();
        let from = from % characters.len();
        let part: String = characters[from..].iter().take(length).collect();
        prop_assert!(finds(&text, &part), "{part} in {text}");
        prop_assert!(finds(&format!("AI {text}, 3"), &part), "{part} in {text}");
    }

    #[test]
    fn folding_what_is_folded_changes_nothing(text in SCRIPTS) {
        let mut once = Vec::new();
        each_word(&text, |word| once.push(word.to_owned()));
        let mut twice = Vec::new();
        each_word(&once.join(" "), |word| twice.push(word.to_owned()));
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn a_text_finds_itself_and_its_words_stand_in_it(text in SCRIPTS) {
        let mut last = 0;
        let mut is_sound = true;
        let _ = cut::<()>(&text, |token| {
            is_sound &= token.start >= last && token.first_end <= token.end && !token.word.is_empty();
            is_sound &= text.get(token.start..token.end).is_some() && text.get(token.start..token.first_end).is_some();
            last = token.start;
            ControlFlow::Continue(())
        });
        prop_assert!(is_sound);
        prop_assert!(asked(&text, 99).words.is_empty() || finds(&text, &text));
        prop_assert!(indexed(&text).iter().all(|word| !word.is_empty()));
    }

    #[test]
    fn the_quick_way_is_the_same_as_the_whole_one(text in "[ -~]{0,60}") {
        let mut whole = Vec::new();
        let _ = cut::<()>(&text, |token| {
            whole.push(token.word.to_owned());
            ControlFlow::Continue(())
        });
        prop_assert_eq!(indexed(&text), whole);
    }
}
