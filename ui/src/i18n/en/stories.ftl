stories-list = Stories
stories-none = No story yet. Begin one to gather articles, passages, claims and notes.
stories-page = Story
stories-new = New story
stories-begin = Begin the story
stories-edit = Edit the story
stories-edit-do = Edit…
stories-save = Save
stories-close = Back to the articles
stories-trash = Throw the story away
stories-title = Working title
stories-angle = Angle
stories-angle-hint = What the story is to show.
stories-deadline = Deadline
stories-date-hint = 2026-12-01 or 2026-12-01 18:00
stories-embargo = Embargo until
stories-embargo-hint = With its zone: 2026-12-02 06:00 +01:00
stories-embargo-note = Embargo agreed with
stories-published = Published on
stories-published-hint = 2026-12-01 or 2026-12-01 18:00
stories-url = Address on the web
stories-state-working = Working
stories-state-published = Published
stories-items = In this story
stories-empty = Nothing yet. Choose articles or passages and press A to add them.
stories-keys = Alt with the arrows moves an item, Delete takes it out of the story.
stories-kind = { $kind ->
    [article] Article
    [passage] Passage
    [claim] Claim
   *[note] Note
 }
stories-untitled = Untitled
stories-claim-status = { $status ->
    [unchecked] Unchecked
    [checking] Checking
    [confirmed] Confirmed
    [disputed] Disputed
    [false] False
   *[corrected] Corrected
 }
stories-evidence-changed = Evidence changed
stories-take-out = Take out of the story
stories-moved = Now { $place } of { $all }
stories-checked = Claims checked
stories-checked-of = { $settled } of { $count }
stories-unchecked = { $count ->
    [one] one unchecked claim
   *[other] { $count } unchecked claims
 }
stories-unchecked-next = { $count ->
    [one] Go to the unchecked one
   *[other] Go to the next of { $count } unchecked
 }
stories-chronology = Timeline: who said what when
stories-note = Note
stories-write-note = Write a note
stories-edit-note = Edit the note
stories-keep-note = Keep the note
stories-add-note = Write a note into the story
stories-add-note-do = Add note
stories-add = { $count ->
    [one] Add to a story
   *[other] Add { $count } to a story
 }
stories-open = Open
stories-export = Export…
stories-menu = Story
stories-print = In print
stories-not-published = Not marked as published.
stories-publish-open = Mark as published…
stories-publish = The story in print
stories-publish-about = What was printed is kept, with the claims that the story has now. If one of them turns out to be false, Clipfile shows where it stands.
stories-publish-do = Mark as published
stories-publish-edit = Change…
stories-unpublish = Not published after all
stories-keep = Keep what was printed
stories-keep-as = { $kind ->
    [asItIs] What is kept already
    [file] A file, such as the export that went out
    [text] Text that I paste
   *[nothing] Nothing
 }
stories-keep-nothing-hint = Without the words in print, Clipfile can name the claims and not the sentences.
stories-choose-file = Choose a file…
stories-no-file = No file chosen
stories-printed-text = Text in print
stories-published-on = Published { $date }
stories-kept-file = { $name }, kept { $date }.
stories-kept-text = Pasted text, kept { $date }.
stories-kept-nothing = The words in print were not kept.
stories-kept-unread = Its words cannot be read, so no sentence can be shown.
stories-kept-claims = { $count ->
    [0] The story had no claim.
    [one] The story had one claim.
   *[other] The story had { $count } claims.
 }
stories-save-printed = Save a copy…
stories-printed-saved = Saved as { $path }
stories-corrections = Corrections
stories-corrections-about = Claims in published stories that turned out to be false, or were put right, after publication.
stories-corrections-none = Nothing to put right
stories-corrections-none-text = When a claim that a published story used is marked false or corrected, it is listed here with the sentences in print.
stories-corrections-open = To see to
stories-corrections-handled = Seen to
stories-corrections-counted = { $count ->
    [0] No correction waits
    [one] One correction waits
   *[other] { $count } corrections wait
 }
stories-has-corrections = { $count ->
    [one] A claim in print does not hold any more
   *[other] { $count } claims in print do not hold any more
 }
stories-in-print = { $count ->
    [one] The sentence in print
   *[other] The sentences in print
 }
stories-in-print-hint = Found by their words. Other sentences may say the same in other words.
stories-by-quote = by the words of the evidence
stories-by-statement = by the words of the claim
stories-not-in-print = No sentence in print was found by the words of the claim or its evidence. It may be there in other words.
stories-no-text = The words in print were not kept, so the sentences cannot be shown.
stories-handle = Seen to
stories-handle-how = What was done, such as “Correction printed on 3 May”
stories-handled = Seen to
stories-handled-how = Seen to: { $how }
stories-reopen = Reopen
stories-early = Exported before the embargo ended
stories-early-line = { $date } · { $who } · { $name }
stories-early-why = { $format }, embargo until { $until }: { $why }
