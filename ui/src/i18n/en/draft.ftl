draft-list = Drafts
draft-none = No draft yet
draft-none-text = Paste a draft, and its quotations and numbers are looked up in this library. Nothing leaves this computer.
draft-new = Check a draft
draft-new-text = Every quotation and every number with its unit, date or name is looked up in this library.
draft-text = Text of the draft
draft-paste = Paste the draft here
draft-title = Title
draft-title-hint = Its first words, if you leave this empty.
draft-open-file = Open a file…
draft-check = Check
draft-cancel = Cancel
draft-close = Back to the articles
draft-back = Back to the drafts
draft-page = Draft check
draft-unchecked = Not checked yet
draft-row = { $findings ->
    [one] one looked up
   *[other] { $findings } looked up
 }, { $problems ->
    [0] nothing open
    [one] one open
   *[other] { $problems } open
 }{ $accepted ->
    [0] { "" }
    [one] , one accepted
   *[other] , { $accepted } accepted
 }
draft-trash-list = Drafts in the trash
draft-restore = Bring back
draft-trash = Throw the draft away
draft-edit = Edit
draft-again = Check again
draft-checking = Looking up quotations and numbers
draft-progress = { $done } of { $all }
draft-stop = Stop
draft-left-out = { $count ->
    [one] One thing was not looked up, because there are too many. Check the draft chapter by chapter.
   *[other] { $count } things were not looked up, because there are too many. Check the draft chapter by chapter.
 }
draft-counted = { $all ->
    [one] one looked up
   *[other] { $all } looked up
 }, { $problems } open
draft-filter = Which findings
draft-filter-of = { $filter ->
    [all] All { $count }
    [problems] Open { $count }
   *[accepted] Accepted { $count }
 }
draft-no-findings = { $filter ->
    [all] No quotation and no number to look up.
    [problems] Nothing is open.
   *[accepted] Nothing is accepted yet.
 }
draft-keys = N and P go through the findings, Enter opens the source, A accepts, I ignores, C makes a claim.
draft-outcome = { $outcome ->
    [found] Found
    [differs] Differs
    [otherSpeaker] Another speaker
   *[notFound] Not found in this library
 }
draft-loose = { $outcome ->
    [found] Found, but for signs or rounding
    [differs] Differs
    [otherSpeaker] Another speaker
   *[notFound] Not found in this library
 }
draft-subject = { $subject ->
    [quotation] Quotation
    [words] Few words
    [count] Number
    [percent] Share
    [money] Sum
    [measure] Measure
    [date] Date
   *[ordinal] Rank
 }
draft-answered = { $kind ->
    [accepted] Accepted
   *[ignored] Ignored
 }
draft-said = Your draft: said by { $speaker }
draft-beside = Looked up beside: { $words }
draft-values = Your draft: { $draft }. The source: { $source }.
draft-source-speaker = The source: said by { $speaker }
draft-nearest = The nearest that this library has:
draft-nothing = Nothing like it in this library.
draft-source-gone = The source is not in this library any more.
draft-only-version = Stands in the version of { $date } only.
draft-others = { $count ->
    [one] One more article has it.
   *[other] { $count } more articles have it.
 }
draft-open-source = Open the source
draft-accept = Accept with footnote
draft-ignore = Ignore…
draft-ignore-do = Ignore
draft-reason = Why it stays as it is
draft-reason-was = Ignored: { $reason }
draft-take-back = Take back
draft-claim = Make a claim of it
draft-source = Source
draft-source-close = Close the source
draft-read = Read it
draft-export = Export
draft-export-as = { $format ->
    [docx] Word, with footnotes
    [odt] OpenDocument, with footnotes
    [html] Web page, with notes at the end
   *[markdown] Markdown, with footnotes
 }
draft-exported = Written to { $path }
draft-story = Check a draft
draft-rename = Title and story
draft-of-story = Story
draft-no-story = None
draft-save = Save
