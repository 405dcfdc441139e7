use super::*;

fn check(line: &str, expected: &[&str]) {
    assert_eq!(names(line, Some("The Northern Ledger")), expected, "{line}");
}

#[test]
fn names_come_without_by_role_and_outlet() {
    check("By Ann Lee", &["Ann Lee"]);
    check("BY ANN LEE", &["ANN LEE"]);
    check("By Ann Lee, Security Correspondent", &["Ann Lee"]);
    check("By Ann Lee and Bo Chi, The Northern Ledger", &["Ann Lee", "Bo Chi"]);
    check("By Ann Lee, Bo Chi & Çağla d'Or in Berlin", &["Ann Lee", "Bo Chi", "Çağla d'Or"]);
    check("Von Jörg Müller und Eva von der Aa", &["Jörg Müller", "Eva von der Aa"]);
    check("Written by: Ann Lee | Editor", &["Ann Lee"]);
    check("Martin Hale, Jr., PhD", &["Martin Hale Jr."]);
    check("The Northern Ledger", &[]);
    check("Ann Lee (ann@ledger.example)", &["Ann Lee"]);
    check("https://ledger.example/ann", &[]);
    check("山田太郎", &["山田太郎"]);
    check("Ann Lee Head Winemaker", &["Ann Lee"]);
    check("Ann Lee Friday Updated", &["Ann Lee"]);
    check("Updated by Ann Lee", &[]);
}

#[test]
fn a_name_alone_is_told_from_a_heading() {
    for name in ["Ann Lee", "Eva von der Aa", "J. K. O’Hara-Smith", "LAUREN HALE"] {
        assert!(is_name(name), "{name}");
    }
    for other in ["Harbour talks collapse", "Ann", "What now?", "Security Correspondent", "June 1, 2017", "Talks of"] {
        assert!(!is_name(other), "{other}");
    }
}

#[test]
fn a_desk_and_the_outlet_itself_are_told() {
    assert_eq!(desk("By Lifestyle Desk", None).as_deref(), Some("Lifestyle Desk"));
    assert_eq!(desk("Recent posts", None), None);
    assert!(is_itself("By The Northern Ledger", "The Northern Ledger"));
    assert!(!is_itself("By Ann Lee, The Northern Ledger", "The Northern Ledger"));
}
