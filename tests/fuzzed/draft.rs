//! Drafts beside a small library: what is found of one stands between characters, in order, and is found again.

use super::{chosen, text};
use crate::support::Desk;
use clipfile_core::draft::{Checker, MAX_FINDINGS};
use std::cell::RefCell;
use std::ops::ControlFlow;

const GATE: &str = "Harbour gate stood open\n\
    “We had not been told that the gate was open, and nobody asked us,” Mayor Ada Nyland told the Coast Courier.\n\
    About 1,200 people live beside the harbour. Repairs will cost €3.5 million, said Tomas Berg, who heads the board.\n\
    The gate was built in 1998. It was last inspected on 14 March 2024, and 12 per cent of it is rust.";
const FERRY: &str = "Fährpreise steigen\n\
    „Der Treibstoff ist so teuer, dass wir keine Wahl haben“, sagte Elin Torvund am 3. Mai 2024. Das sind 1.250,50 Euro.\n\
    « Nous n’avons pas le choix », a dit le maire. Il en coûtera 3,5 millions d’euros.";
const LANGUAGES: [Option<&str>; 5] = [None, Some("en"), Some("de"), Some("fr"), Some("xx-none")];

thread_local! {
    // The one who checks goes before what is checked against.
    static CHECKER: RefCell<(Checker, Desk)> = {
        let desk = Desk::with(&[GATE, FERRY]);
        RefCell::new((desk.library.checker().expect("the library can be read"), desk))
    };
}

pub(super) fn check(data: &[u8]) {
    let (choice, data) = chosen(data);
    let (draft, language) = (text(data), LANGUAGES[choice % LANGUAGES.len()]);
    CHECKER.with_borrow_mut(|(checker, _)| {
        let report = checker.check(draft, language, &mut |_| ControlFlow::Continue(())).expect("it is not too long");
        assert!(report.findings.len() <= MAX_FINDINGS);
        assert!(
            report.left_out == 0 || report.findings.len() == MAX_FINDINGS,
            "nothing is left out while there is room"
        );
        for finding in &report.findings {
            let words = draft.get(finding.at.start.0..finding.at.end.0);
            assert!(words.is_some_and(|words| !words.is_empty()), "it stands between characters: {finding:?}");
            let Some(source) = &finding.source else { continue };
            let there = source.context.get(source.in_context.start.0..source.in_context.end.0);
            assert!(there.is_some_and(|there| !there.is_empty()), "so does its source: {source:?}");
        }
        assert!(report.findings.is_sorted_by_key(|finding| finding.at.start), "they come in order");
        let again = checker.check(draft, language, &mut |_| ControlFlow::Continue(())).expect("it was not too long");
        assert_eq!(again, report, "what is remembered is what was found");
    });
}
