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
stories-published = Published
stories-published-hint = The day; empty while you work on it.
stories-url = Address
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
