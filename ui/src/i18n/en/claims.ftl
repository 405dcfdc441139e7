claims-ledger = Claims
claims-page = Claim
claims-new = New claim
claims-keep = Keep the claim
claims-save = Save
claims-back = Back
claims-edit = Edit…
claims-edit-title = Edit the claim
claims-count = { $count ->
    [one] one claim
   *[other] { $shown } claims
 }
claims-status = { $status ->
    [unchecked] Unchecked
    [checking] Checking
    [confirmed] Confirmed
    [disputed] Disputed
    [false] False
   *[corrected] Corrected
 }
claims-status-label = Status
claims-status-since = since { $when }{ $told ->
    [yes] , by { $by }
   *[no] { "" }
 }
claims-any-status = Any status
claims-any-basis = Any basis
claims-only = Only
claims-only-all = All claims
claims-basis = Basis
claims-basis-none = Not said
claims-basis-name = { $basis ->
    [onRecord] On record
    [background] Background
    [deepBackground] Deep background
    [offRecord] Off record
    [document] Document
   *[observation] Own observation
 }
claims-bearing = { $bearing ->
    [states] states it
    [supports] supports it
   *[contradicts] contradicts it
 }
claims-bearing-label = What the passage does
claims-statement = What is claimed
claims-statement-hint = In your words: one statement that can be checked.
claims-speaker = Speaker
claims-speaker-new = Nobody in the list has that name; a new speaker is made with the claim.
claims-role = Role
claims-affiliation = Belongs to
claims-anonymous = The name may not be given
claims-described = Described as
claims-described-hint = For instance: a French official
claims-said = Said on
claims-said-hint = 2026, 2026-05, 2026-05-14 or 2026-05-14 18:05
claims-place = Said at
claims-guess = A guess:
claims-guess-who = { $who }{ $told ->
    [yes] , { $role }
   *[no] { "" }
 }
claims-guess-anonymous = — the text says that the speaker is not to be named.
claims-guess-where = From “{ $words }”. Nothing of it is kept unless you take it.
claims-guess-take = Use the guess
claims-on-passage = Claims that this passage bears on
claims-changed = Evidence changed
claims-changed-text = Words that this claim rests on changed or went in a newer version. Look at the evidence.
claims-seen = I have seen it
claims-contradicted = Contradicted
claims-evidence = Evidence
claims-evidence-counts = { $states ->
    [0] { "" }
   *[other] { $states }{ "\u00A0" }stating{ " " }
 }{ $supports ->
    [0] { "" }
   *[other] { $supports }{ "\u00A0" }supporting{ " " }
 }{ $contradicts ->
    [0] { "" }
   *[other] { $contradicts }{ "\u00A0" }contradicting{ " " }
 }{ $gone ->
    [0] { "" }
   *[other] { $gone }{ "\u00A0" }deleted
 }
claims-side = { $side ->
    [for] States or supports it
   *[against] Contradicts it
 }
claims-side-none = { $side ->
    [for] No passage states or supports it yet.
   *[against] No passage contradicts it.
 }
claims-words-changed = The newest version has other words:
claims-words-gone = The newest version does not have these words.
claims-passage-trashed = The passage is in the trash.
claims-evidence-gone = Evidence gone: the passage was deleted for good.
claims-show-passage = Show in the article
claims-remove-evidence = Take from the evidence
claims-check = Checking
claims-check-do = Set the status
claims-by = Checked by
claims-how = On what grounds
claims-links = Other claims
claims-links-none = It is not linked to another claim.
claims-link = { $kind ->
    [same] says the same as
    [contradicts] contradicts
   *[updates] { $turned ->
        [yes] is updated by
       *[no] updates
     }
 }
claims-chronology = Timeline: who said what when
claims-chronology-of = Claims that are listed
claims-contradictions = Contradictions
claims-contradictions-count = { $count ->
    [one] one contradiction
   *[other] { $count } contradictions
 }
claims-contradictions-none = Nothing contradicts
claims-contradictions-none-text = Link two claims that cannot both hold, or say of a passage that it contradicts a claim.
claims-contradictions-place = { $place } of { $all }
claims-contradictions-next = Next contradiction
claims-contradictions-previous = Previous contradiction
claims-contradictions-back = Back to the claims
claims-contradiction = { $kind ->
    [claims] Two claims that cannot both hold
   *[evidence] One claim, evidence on both sides
 }
claims-contradiction-against = Evidence against it
claims-contradiction-for = Evidence for it
claims-contradiction-no-evidence = No passage bears on it.
claims-open = Open the claim
claims-said-when = said { $when }
claims-no-date = no date
claims-link-kind = How it bears on the other claim
claims-link-find = Find a claim to link
claims-unlink = Take the link away
claims-note = Note
claims-write-note = Write a note
claims-edit-note = Edit the note
claims-keep-note = Keep the note
claims-stories = In stories
claims-history = History
claims-nobody = No speaker
claims-not-named = not to be named
claims-protected = ({ $name }; not to be named)
claims-nothing = nothing
claims-deleted = a passage or claim that was deleted for good
claims-event-made = The claim was made.
claims-event-unmade = The making of the claim was taken back.
claims-event-trashed = { $trashed ->
    [yes] Thrown away.
   *[no] Brought back from the trash.
 }
claims-event-field = { $field ->
    [statement] Statement
    [speaker] Speaker
    [described] Description
    [said] Date
   *[place] Place
 }: { $before } → { $after }
claims-event-basis = Basis: { $before } → { $after }
claims-event-status = { $back ->
    [yes] Taken back: { $status }
   *[no] { $status }
 }{ $told ->
    [yes] , by { $by }
   *[no] { "" }
 }
claims-event-evidence = { $there ->
    [yes] Evidence added
   *[no] Evidence taken away
 }: “{ $exact }” ({ $bearing })
claims-event-bearing = “{ $exact }” now { $bearing }.
claims-event-evidenceGone = A passage that was evidence was deleted for good.
claims-event-seen = The changed evidence was seen.
claims-event-link = { $there ->
    [yes] Linked
   *[no] Link taken away
 }: { $link ->
    [same] says the same as
    [contradicts] contradicts
   *[updates] updates
 } “{ $statement }”
claims-event-undone = by undo or redo
claims-set-status = Set the status of the chosen claims
claims-set-status-of = { $count ->
    [one] Status…
   *[other] Status of { $count }…
 }
claims-to-story = Add to story…
claims-export = Export…
claims-export-of = { $count ->
    [one] Export…
   *[other] Export { $count }…
 }
claims-one = Claim
claims-trash = Throw away
claims-restore = Bring back
claims-none = No claims
claims-none-yet = Choose a passage and press C to write down what it claims.
claims-none-fit = No claim fits what is asked for.
claims-choose-all = Choose all
claims-choose = Choose “{ $statement }”
claims-column = { $column ->
    [status] Status
    [statement] Statement
    [speaker] Speaker
    [basis] Basis
    [said] Said
   *[made] Made
 }
claims-more = { $shown } of { $total } are shown. Narrow the list to see others.
claims-more-do = Show more
