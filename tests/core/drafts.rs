//! Drafts beside the library: quotations and numbers, looked up.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article, has_bytes};
use clipfile_core::Kind;
use clipfile_core::capture::Belongs;
use clipfile_core::draft::{Answer, DraftFields, Finding, MAX_DRAFT_BYTES, Outcome, Report, RunKind, of_held};
use clipfile_core::importers::{InProcess, read_file};
use clipfile_core::story;
use proptest::prelude::*;
use std::fs;
use std::ops::ControlFlow;

const GATE: &str = "Harbour gate stood open\n\
    The harbour gate of Kastelholm stood open all night, the town said on Friday.\n\
    “We had not been told that the gate was open, and nobody asked us,” Mayor Ada Nyland told the Coast Courier. \
    “If someone had called, we would have closed it within the hour.”\n\
    About 1,200 people live beside the harbour of Kastelholm. Repairs of the gate will cost €3.5 million, said Tomas Berg, \
    who heads the harbour board.\n\
    The gate was built in 1998. It was last inspected on 14 March 2024.";
const FERRY: &str = "Ferry fares rise\n\
    Fares on the Kastelholm ferry rise by 12 per cent in June, the operator Skargard Lines said.\n\
    “Fuel has become so dear that we have no other way,” said Elin Torvund, who speaks for the operator.";

fn desk() -> Desk {
    Desk::with(&[GATE, FERRY])
}

fn check(desk: &Desk, draft: &str) -> Report {
    let mut checker = desk.library.checker().unwrap();
    checker.check(draft, Some("en"), &mut |_| ControlFlow::Continue(())).unwrap()
}

#[track_caller]
fn one(desk: &Desk, draft: &str) -> Finding {
    let mut report = check(desk, draft);
    assert_eq!(report.findings.len(), 1, "{:?}", report.findings);
    report.findings.remove(0)
}

fn differences(finding: &Finding) -> String {
    let shown = finding.runs.iter().filter_map(|run| match run.kind {
        RunKind::Same | RunKind::LeftOut => None,
        RunKind::Draft => Some(format!("+{}", run.text)),
        RunKind::Source => Some(format!("-{}", run.text)),
    });
    shown.collect::<Vec<_>>().join(" ")
}

fn place(finding: &Finding) -> String {
    let there =
        finding.source.as_ref().map(|source| &source.context[source.in_context.start.0..source.in_context.end.0]);
    there.unwrap_or("nowhere").to_owned()
}

#[test]
fn a_quotation_is_found_and_its_speaker_agrees() {
    let desk = desk();
    for draft in [
        "“We had not been told that the gate was open,” Nyland said.",
        "“We had not been told that the gate was open,” Mayor Nyland said.",
        "\"We had not been told that the gate was open\", said Ada Nyland.",
        "‘We had not been told … and nobody asked us,’ Nyland said.",
        "Nyland said that the town “had not been told that the gate was open”.",
        "She said: “[The town] had not been told that the gate was open.”",
    ] {
        let finding = one(&desk, draft);
        assert_eq!(finding.outcome, Outcome::Found, "{draft}");
        let source = finding.source.unwrap();
        assert_eq!(source.headline, "Harbour gate stood open");
        assert_eq!(source.speaker.as_deref(), Some("Mayor Ada Nyland"));
    }
}

#[test]
fn other_words_are_shown_as_they_differ() {
    let desk = desk();
    let finding = one(&desk, "“We had been told that the gate was shut, and nobody asked us,” Nyland said.");
    assert_eq!((finding.outcome, differences(&finding).as_str()), (Outcome::Differs, "-not -open +shut"));
    let finding = one(&desk, "“Fuel has become so cheap that we have no other way,” said Elin Torvund.");
    assert_eq!((finding.outcome, differences(&finding).as_str()), (Outcome::Differs, "-dear +cheap"));
}

#[test]
fn words_of_somebody_else_are_told() {
    let desk = desk();
    let finding = one(&desk, "“We had not been told that the gate was open,” said Tomas Berg.");
    assert_eq!(finding.outcome, Outcome::OtherSpeaker);
    assert_eq!(finding.beside, "Tomas Berg");
    assert_eq!(finding.source.unwrap().speaker.as_deref(), Some("Mayor Ada Nyland"));
}

#[test]
fn an_official_may_be_anybody() {
    let finding = one(&desk(), "“We had not been told that the gate was open,” a town official said.");
    assert_eq!(finding.outcome, Outcome::Found);
}

#[test]
fn what_nobody_said_is_not_found() {
    let desk = desk();
    let finding = one(&desk, "“The bridge will never open again in our lifetime,” Nyland said.");
    assert_eq!((finding.outcome, finding.source), (Outcome::NotFound, None));
    assert_eq!(one(&desk, "They called it “Operation Lantern”.").subject.name(), "words");
}

#[test]
fn numbers_are_compared_beside_the_same_words() {
    let desk = desk();
    for (draft, outcome, there) in [
        ("About 1,200 people live beside the Kastelholm harbour.", Outcome::Found, "1,200"),
        ("About 1,400 people live beside the Kastelholm harbour.", Outcome::Differs, "1,200"),
        ("Repairs of the harbour gate will cost 3.5 million euros, Berg said.", Outcome::Found, "€3.5 million"),
        ("Repairs of the harbour gate will cost €5.3 million, Berg said.", Outcome::Differs, "€3.5 million"),
        ("Ferry fares in Kastelholm rise by 12% in summer.", Outcome::Found, "12 per cent"),
        ("Ferry fares in Kastelholm rise by 21% in summer.", Outcome::Differs, "12 per cent"),
        ("The Kastelholm gate was built in 1998.", Outcome::Found, "1998"),
        ("The gate was last inspected on 14 March 2024.", Outcome::Found, "14 March 2024"),
        ("The gate was last inspected on 15 March 2024.", Outcome::Differs, "14 March 2024"),
    ] {
        let finding = one(&desk, draft);
        assert_eq!((finding.outcome, place(&finding).as_str()), (outcome, there), "{draft}");
    }
    for draft in ["The castle of Vardo has 1,200 rooms.", "Some 300 sheep graze beside the church of Lindo."] {
        assert_eq!(one(&desk, draft).outcome, Outcome::NotFound, "{draft}");
    }
}

#[test]
fn a_passage_of_the_user_comes_first() {
    let mut desk = desk();
    let copy = desk.add(&format!("{GATE}\nAn addition."));
    let passage = desk.mark(copy, "We had not been told that the gate was open");
    let finding = one(&desk, "“We had not been told that the gate was open,” Nyland said.");
    let source = finding.source.unwrap();
    assert_eq!((source.article, source.passage, finding.others), (copy, Some(passage), 1));
}

#[test]
fn words_that_only_an_older_version_has_are_found_there() {
    let mut desk = desk();
    let old = desk.add("Berth report\nThe berth is “as safe as any berth on this coast”, the board said.");
    let mut newer = article("Berth report\nThe berth is being looked at again, the board said.");
    newer.belongs = Belongs::To(old);
    let _ = desk.library.add(&newer).unwrap();
    let finding = one(&desk, "The board called it “as safe as any berth on this coast”.");
    assert_eq!(finding.outcome, Outcome::Found);
    assert!(finding.source.unwrap().only_in_version.is_some());
}

#[test]
fn german_and_french_drafts_are_read_in_their_own_marks_and_numbers() {
    let mut desk = Desk::new();
    for (language, text) in [
        (
            "de",
            "Das Tor\nRund 1.200.000 Menschen fuhren 2023 mit der Fähre nach Kastelholm. „Wir haben das Tor nicht \
                aufgelassen, das war der Sturm“, sagte Ada Nyland.",
        ),
        (
            "fr",
            "La porte\nEnviron 3,5 millions de passagers ont pris le bac de Kastelholm. « Nous n'avons pas laissé la \
                porte ouverte, c'était la tempête », a dit Ada Nyland.",
        ),
    ] {
        let mut incoming = article(text);
        incoming.draft.citation.language = Some(language.to_owned());
        let _ = desk.library.add(&incoming).unwrap();
    }
    for (language, draft, outcomes) in [
        (
            "de",
            "„Wir haben das Tor nicht aufgelassen“, sagte Nyland. Mit der Fähre nach Kastelholm fuhren 1,2 Millionen Menschen.",
            [Outcome::Found, Outcome::Found],
        ),
        (
            "de",
            "»Wir haben das Tor aufgelassen, das war der Sturm«, sagte Nyland. Mit der Fähre nach Kastelholm fuhren 1.300.000 Menschen.",
            [Outcome::Differs, Outcome::Differs],
        ),
        (
            "fr",
            "«\u{a0}Nous n’avons pas laissé la porte ouverte\u{a0}», a dit Nyland. Le bac de Kastelholm a pris 3 500 000 passagers.",
            [Outcome::Found, Outcome::Found],
        ),
    ] {
        let mut checker = desk.library.checker().unwrap();
        let report = checker.check(draft, Some(language), &mut |_| ControlFlow::Continue(())).unwrap();
        let found: Vec<Outcome> = report.findings.iter().map(|finding| finding.outcome).collect();
        assert_eq!(found, outcomes, "{draft}: {:?}", report.findings);
    }
}

#[test]
fn a_draft_that_is_too_long_is_refused_and_a_check_can_be_stopped() {
    let desk = desk();
    let mut checker = desk.library.checker().unwrap();
    let long = "word ".repeat(MAX_DRAFT_BYTES / 5 + 1);
    let error = checker.check(&long, None, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert_eq!(error.kind(), Kind::Invalid);
    assert!(error.to_string().contains("2.0 MB"), "{error}");
    let draft = "“We had not been told that the gate was open,” and “nobody asked us,” she said.";
    let mut told = 0;
    let stopped = checker.check(draft, None, &mut |progress| {
        told = progress.done;
        ControlFlow::Break(())
    });
    assert_eq!((stopped.unwrap_err().kind(), told), (Kind::Cancelled, 1));
}

const DRAFT: &str = "Gate stood open\n“We had been told that the gate was open,” Ada Nyland said. About 1,400 people live \
    beside the Kastelholm harbour.\n> We had not been told that the gate was open";

fn kept(desk: &mut Desk, text: &str) -> clipfile_core::id::DraftId {
    let fields = DraftFields { text: text.to_owned(), ..DraftFields::default() };
    let id = desk.library.add_draft(&fields).unwrap().value;
    let report = check(desk, text);
    let _ = desk.library.keep_check(id, text, &report).unwrap();
    id
}

#[test]
fn a_draft_is_kept_with_what_was_found_and_every_change_is_undone() {
    let mut desk = desk();
    let id = kept(&mut desk, DRAFT);
    let report = check(&desk, DRAFT);
    let draft = desk.library.draft(id).unwrap();
    assert_eq!(draft.fields.title, "Gate stood open");
    assert_eq!(desk.library.checker().unwrap().show(&draft).unwrap(), report.findings);
    let _ = desk.library.answer_draft(id, &[2], Some(&Answer::Accepted)).unwrap();
    let _ = desk.library.answer_draft(id, &[1], Some(&Answer::Ignored("An older count".to_owned()))).unwrap();
    assert_eq!(desk.ways().0, "answer to a finding in draft “Gate stood open”");
    let answers = |desk: &Desk| -> Vec<Option<Answer>> {
        desk.library.draft(id).unwrap().findings.into_iter().map(|finding| finding.answer).collect()
    };
    let said = vec![None, Some(Answer::Ignored("An older count".to_owned())), Some(Answer::Accepted)];
    assert_eq!(answers(&desk), said);
    let edited = DRAFT.replacen("been told", "not been told", 1);
    let report = check(&desk, &edited);
    let _ = desk.library.keep_check(id, &edited, &report).unwrap();
    assert_eq!(answers(&desk), said, "what was said stays with the words");
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.undo().unwrap();
    assert_eq!(answers(&desk)[1], None);
    assert_eq!(desk.library.draft(id).unwrap().fields.text, DRAFT);
    let _ = desk.library.trash_drafts(&[id]).unwrap();
    assert_eq!((desk.library.counts().unwrap().drafts, desk.library.counts().unwrap().trash), (0, 1));
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.drafts(false, None).unwrap().len(), 1);
    desk.assert_sound();
}

#[test]
fn a_draft_goes_out_with_its_sources_as_footnotes() {
    let mut desk = desk();
    let text = "# The gate\n“We had not been told that the gate was open,” Nyland said.\n- About 1,200 people live beside the \
        Kastelholm harbour.\n> Fuel has become so cheap that we have no other way";
    let id = kept(&mut desk, text);
    let _ = desk.library.answer_draft(id, &[0, 1, 2], Some(&Answer::Accepted)).unwrap();
    let path = desk.beside("draft.md");
    assert_eq!(desk.library.export_draft(id, "markdown", &path, false).unwrap(), 3);
    let written = fs::read_to_string(&path).unwrap();
    let body = "# The gate\n\n“We had not been told that the gate was open,”[^1] Nyland said.\n\n- About 1,200[^2] people live beside \
        the Kastelholm harbour.\n\n> Fuel has become so cheap that we have no other way[^3]\n\n[^1]: “Harbour gate stood open”, seen on";
    assert!(written.starts_with(body), "{written}");
    assert!(written.contains("It says: “Fuel has become so dear that we have no other way,”"), "{written}");
    for format in ["docx", "odt", "html"] {
        let file = desk.beside(&format!("draft.{format}"));
        assert_eq!(desk.library.export_draft(id, format, &file, false).unwrap(), 3);
        let (read, _) = of_held(read_file(&InProcess, &file).unwrap()).unwrap();
        for words in ["We had not been told that the gate was open", "Ferry fares rise", "Kastelholm harbour"] {
            assert!(read.contains(words), "{format}, {words}: {read}");
        }
    }
    assert_eq!(desk.library.export_draft(id, "scroll", &path, false).unwrap_err().kind(), Kind::Invalid);
}

#[test]
fn only_what_changed_is_looked_up_again() {
    let desk = desk();
    let mut checker = desk.library.checker().unwrap();
    let mut told = Vec::new();
    let mut look = |text: &str| {
        let mut steps = 0;
        let report = checker.check(text, Some("en"), &mut |_| {
            steps += 1;
            ControlFlow::Continue(())
        });
        told.push(steps);
        report.unwrap().findings.into_iter().map(|finding| (finding.at, finding.outcome)).collect::<Vec<_>>()
    };
    let first = look(DRAFT);
    let again = look(&format!("A new line.\n{DRAFT}"));
    let moved: Vec<_> = again.iter().map(|(at, outcome)| (at.start.0 - 12, *outcome)).collect();
    assert_eq!(moved, first.iter().map(|(at, outcome)| (at.start.0, *outcome)).collect::<Vec<_>>());
    look(&DRAFT.replace("> We", "> Us"));
    assert_eq!(told, [3, 0, 1]);
}

#[test]
fn a_draft_goes_with_its_words_and_without_those_of_what_was_deleted() {
    let mut desk = Desk::with(&[GATE]);
    let secret = desk.add("Notice\nThe zanzibarquay is shut to all but fishermen of the third class, it said.");
    let story = desk.library.add_story(&story::Fields { title: "Quay".to_owned(), ..story::Fields::default() });
    let story = story.unwrap().value;
    let draft = "They wrote: “The quay is shut to all but fishermen of the third class.”";
    let id = kept(&mut desk, draft);
    let fields = DraftFields { story: Some(story), ..desk.library.draft(id).unwrap().fields };
    let _ = desk.library.edit_draft(id, &fields).unwrap();
    let gone = kept(&mut desk, "The mombasadraft says “nothing of the kind here”.");
    let _ = desk.library.trash_drafts(&[gone]).unwrap();
    let _ = desk.library.trash(&[secret]).unwrap();
    let _ = desk.library.trash_stories(&[story]).unwrap();
    let emptied = desk.library.empty_trash().unwrap().value;
    assert_eq!((emptied.drafts, emptied.stories), (1, 1));
    let left = desk.library.draft(id).unwrap();
    assert_eq!(left.fields.story, None);
    let shown = desk.library.checker().unwrap().show(&left).unwrap();
    assert_eq!((shown[0].outcome, shown[0].source.is_none()), (Outcome::Differs, true));
    desk.assert_sound();
    let path = desk.path();
    drop(desk.library);
    for word in ["zanzibarquay", "mombasadraft"] {
        assert!(!has_bytes(&path, word), "{word}");
    }
}

#[test]
fn what_is_no_draft_is_refused() {
    let mut desk = desk();
    let add = |desk: &mut Desk, text: &str| {
        let fields = DraftFields { text: text.to_owned(), ..DraftFields::default() };
        desk.library.add_draft(&fields).map(|done| done.value)
    };
    assert_eq!(add(&mut desk, " \n ").unwrap_err().kind(), Kind::Invalid);
    assert_eq!(add(&mut desk, &"a ".repeat(MAX_DRAFT_BYTES)).unwrap_err().kind(), Kind::Invalid);
    let id = add(&mut desk, DRAFT).unwrap();
    assert_eq!(desk.library.answer_draft(id, &[7], None).unwrap_err().kind(), Kind::NotFound);
    let other = check(&desk, DRAFT);
    assert_eq!(desk.library.keep_check(id, "Short.", &other).unwrap_err().kind(), Kind::Invalid);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    /// A sentence of a document between quotation marks is found as it stands; with some words changed, just these differ.
    #[test]
    fn a_sentence_of_a_document_is_found_and_changed_words_are_what_differs(
        words in prop::collection::vec("[a-m]{4,8}", 40..90),
        from in 0..20_usize,
        length in 10..18_usize,
        changed in prop::collection::btree_set(1..9_usize, 0..3),
    ) {
        let desk = Desk::with(&[&format!("Headline\n{}.", words.join(" ")), GATE]);
        let mut own: Vec<String> = words[from..from + length].to_vec();
        for at in &changed {
            own[*at] = format!("zz{at}zz");
        }
        let finding = one(&desk, &format!("Somebody wrote “{}” there.", own.join(" ")));
        let expected = if changed.is_empty() { Outcome::Found } else { Outcome::Differs };
        prop_assert_eq!(finding.outcome, expected);
        let others: Vec<&str> = finding.runs.iter().filter(|run| run.kind == RunKind::Draft).flat_map(|run| run.text.split(' ')).collect();
        let wanted: Vec<&String> = changed.iter().map(|at| &own[*at]).collect();
        prop_assert_eq!(others, wanted);
    }
}
