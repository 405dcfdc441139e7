shell-library-menu = Library
shell-reveal = Show the file
shell-import = Import
shell-paste = Paste clipping
shell-palette = Run an action or go to a tag
shell-palette-hint = Type the name of an action or a tag
shell-palette-none = No action or tag has this name.
shell-palette-saved = Saved search
shell-palette-tag = Tag
shell-help = Keys
shell-help-text = Single letters work wherever nobody is writing.

shell-sidebar-edge = Width of the sidebar
shell-list-edge = Width of the list
shell-reader = Article
shell-nothing-open = No article is open
shell-nothing-open-text = Choose one in the list, or press J.
shell-start = Clip your first article
shell-start-text = Copy an article in your browser and paste it here. Files and folders can be dropped on the window: web pages, mails, PDFs, documents, pictures and text.
shell-start-folder = Import a folder

shell-offline = Nothing leaves this machine unasked
shell-size = { $count ->
    [one] 1 article, { $size }
   *[other] { $number } articles, { $size }
 }
shell-saved = Saved
shell-read-only = Read-only
shell-because-inUse = Read only: the library is open in { $holder }.
shell-because-fromElsewhere = Read only: this library came from elsewhere. Look at it first; nothing in it can act. Trust it to work in it.
shell-because-protected = Read only: the system does not let the library be written. Copy it to a place where you may write.
shell-try-again = Try again
shell-trust = Trust this library
shell-undo = Undo
shell-redo = Redo
shell-undo-what = Undo: { $what }
shell-undone = Undone: { $what }
shell-redone = Done again: { $what }

shell-empty-title = Empty Trash?
shell-empty-text = What is in it is deleted for good: articles with their passages and notes, claims, stories, speakers and drafts. This cannot be undone.
shell-empty-do = Delete for good
shell-remove-tag-do = Remove
shell-theme-now = Theme: { $theme }
shell-problem-list = The list could not be loaded

shell-op-other = the last change
shell-op-add-article = { $named ->
    [yes] clip “{ $name }”
   *[no] clip an article
 }
shell-op-add-version = { $named ->
    [yes] keep a new version of “{ $name }”
   *[no] keep a new version
 }
shell-op-group-copies = group { $count ->
    [one] { $count } article
   *[other] { $count } articles
  } as copies
shell-op-ungroup-copy = { $named ->
    [yes] take “{ $name }” out of its copies
   *[no] take an article out of its copies
  }
shell-op-merge-articles = { $named ->
    [yes] make it a version of “{ $name }”
   *[no] make it a version
 }
shell-op-split-version = { $named ->
    [yes] make a version of “{ $name }” an article
   *[no] make a version an article
 }
shell-op-keep-version = { $named ->
    [yes] keep the version of “{ $name }”
   *[no] keep the version
 }
shell-op-put-away-version = { $named ->
    [yes] put a version of “{ $name }” away
   *[no] put a version away
 }
shell-op-extract-again = { $named ->
    [yes] read “{ $name }” again
   *[no] read a source again
 }
shell-op-answer-review = { $named ->
    [yes] review “{ $name }”
   *[no] review passages
 }
shell-op-import = { $count ->
    [one] import an article
   *[other] import { $count } articles
 }
shell-op-edit-article = { $named ->
    [yes] edit “{ $name }”
   *[no] edit an article
 }
shell-op-archive-articles = { $count ->
    [one] archive an article
   *[other] archive { $count } articles
 }
shell-op-unarchive-articles = { $count ->
    [one] move an article to Inbox
   *[other] move { $count } articles to Inbox
 }
shell-op-trash-articles = { $count ->
    [one] trash an article
   *[other] trash { $count } articles
 }
shell-op-restore-articles = { $count ->
    [one] restore an article
   *[other] restore { $count } articles
 }
shell-op-put-back = { $named ->
    [yes] put back “{ $name }”
   *[no] put back left-out text
 }
shell-op-tag-articles = { $count ->
    [one] tag an article
   *[other] tag { $count } articles
 }
shell-op-untag-articles = { $count ->
    [one] take a tag off an article
   *[other] take a tag off { $count } articles
 }
shell-op-set-article-note = note on an article
shell-op-add-highlight = { $count ->
    [one] highlight a passage
   *[other] highlight { $count } passages
 }
shell-op-set-highlight-colour = { $count ->
    [one] colour a passage
   *[other] colour { $count } passages
 }
shell-op-remove-notes = { $count ->
    [one] remove a note
   *[other] remove { $count } notes
 }
shell-op-tag-noted = tag what { $count } notes are on
shell-op-untag-noted = untag what { $count } notes are on
shell-op-move-passage = move the ends of a passage
shell-op-split-passage = split a passage
shell-op-merge-passages = merge { $count } passages
shell-op-name-colour = { $named ->
    [yes] name a colour { $name }
   *[no] take a colour’s name off
 }
shell-op-import-codebook = { $count ->
    [one] import a tag of a codebook
   *[other] import { $count } tags of a codebook
 }
shell-op-trash-highlights = { $count ->
    [one] trash a passage
   *[other] trash { $count } passages
 }
shell-op-restore-highlights = { $count ->
    [one] restore a passage
   *[other] restore { $count } passages
 }
shell-op-tag-highlights = { $count ->
    [one] tag a passage
   *[other] tag { $count } passages
 }
shell-op-untag-highlights = { $count ->
    [one] take a tag off a passage
   *[other] take a tag off { $count } passages
 }
shell-op-set-highlight-note = note on a passage
shell-op-add-tag = new tag { $name }
shell-op-move-tag = move tag { $name }
shell-op-merge-tags = merge into tag { $name }
shell-op-set-tag-colour = colour tag { $name }
shell-op-set-tag-definition = define tag { $name }
shell-op-remove-tag = remove tag { $name }
shell-op-import-archive = { $count ->
    [one] import an article from an archive
   *[other] import { $count } articles from an archive
 }
shell-op-import-annotations = { $count ->
    [one] import an annotation
   *[other] import { $count } annotations
 }
shell-op-place-annotations = { $count ->
    [one] place an annotation
   *[other] place { $count } annotations
 }
shell-op-discard-annotations = { $count ->
    [one] discard an annotation
   *[other] discard { $count } annotations
 }
shell-op-save-search = save the search “{ $name }”
shell-op-rename-saved-search = rename the saved search “{ $name }”
shell-op-set-saved-search = update the saved search “{ $name }”
shell-op-move-saved-search = move the saved search “{ $name }”
shell-op-remove-saved-search = remove the saved search “{ $name }”
shell-op-add-style = add the citation style “{ $name }”
shell-op-rename-style = rename the citation style “{ $name }”
shell-op-remove-style = remove the citation style “{ $name }”
shell-op-choose-style = choose the citation style “{ $name }”
shell-op-add-waiting = keep { $name } for later
shell-op-remove-waiting = take { $name } off the waiting list

shell-done-other = Done
shell-done-add-article = { $named ->
    [yes] Clipped “{ $name }”
   *[no] Clipped an article
 }
shell-done-add-version = { $named ->
    [yes] Kept a new version of “{ $name }”
   *[no] Kept a new version
 }
shell-done-group-copies = Grouped { $count ->
    [one] { $count } article
   *[other] { $count } articles
  } as copies
shell-done-ungroup-copy = { $named ->
    [yes] “{ $name }” is no copy of the others any more
   *[no] It is no copy of the others any more
  }
shell-done-merge-articles = { $named ->
    [yes] Made it a version of “{ $name }”
   *[no] Made it a version of the article
 }
shell-done-split-version = { $named ->
    [yes] Made a version of “{ $name }” an article of its own
   *[no] Made a version an article of its own
 }
shell-done-keep-version = { $named ->
    [yes] Kept the version of “{ $name }”
   *[no] Kept the version
 }
shell-done-put-away-version = { $named ->
    [yes] Put a version of “{ $name }” away
   *[no] Put a version away
 }
shell-done-extract-again = { $named ->
    [yes] Read “{ $name }” again
   *[no] Read the source again
 }
shell-done-answer-review = { $named ->
    [yes] Reviewed “{ $name }”
   *[no] Reviewed the passages
 }
shell-done-import = { $count ->
    [one] Imported an article
   *[other] Imported { $count } articles
 }
shell-done-edit-article = { $named ->
    [yes] Edited “{ $name }”
   *[no] Edited an article
 }
shell-done-archive-articles = { $count ->
    [one] Archived an article
   *[other] Archived { $count } articles
 }
shell-done-unarchive-articles = { $count ->
    [one] Moved an article to Inbox
   *[other] Moved { $count } articles to Inbox
 }
shell-done-trash-articles = { $count ->
    [one] Moved an article to Trash
   *[other] Moved { $count } articles to Trash
 }
shell-done-restore-articles = { $count ->
    [one] Restored an article
   *[other] Restored { $count } articles
 }
shell-done-put-back = { $named ->
    [yes] Put back “{ $name }”
   *[no] Put left-out text back
 }
shell-done-tag-articles = { $count ->
    [one] Tagged an article with { $name }
   *[other] Tagged { $count } articles with { $name }
 }
shell-done-untag-articles = { $count ->
    [one] Took { $name } off an article
   *[other] Took { $name } off { $count } articles
 }
shell-done-set-article-note = Noted
shell-done-add-highlight = Highlighted
shell-done-set-highlight-colour = Coloured
shell-done-remove-notes = { $count ->
    [one] Removed a note
   *[other] Removed { $count } notes
 }
shell-done-tag-noted = Tagged what { $count } notes are on
shell-done-untag-noted = Untagged what { $count } notes are on
shell-done-move-passage = Moved the ends of a passage
shell-done-split-passage = Split a passage
shell-done-merge-passages = Merged { $count } passages
shell-done-name-colour = { $named ->
    [yes] Named a colour { $name }
   *[no] Took a colour’s name off
 }
shell-done-import-codebook = { $count ->
    [one] Imported a tag of a codebook
   *[other] Imported { $count } tags of a codebook
 }
shell-done-trash-highlights = { $count ->
    [one] Moved a passage to Trash
   *[other] Moved { $count } passages to Trash
 }
shell-done-restore-highlights = { $count ->
    [one] Restored a passage
   *[other] Restored { $count } passages
 }
shell-done-tag-highlights = { $count ->
    [one] Tagged a passage with { $name }
   *[other] Tagged { $count } passages with { $name }
 }
shell-done-untag-highlights = { $count ->
    [one] Took { $name } off a passage
   *[other] Took { $name } off { $count } passages
 }
shell-done-set-highlight-note = Noted
shell-done-add-tag = New tag { $name }
shell-done-move-tag = Tag is now { $name }
shell-done-merge-tags = Merged into { $name }
shell-done-set-tag-colour = Coloured tag { $name }
shell-done-set-tag-definition = Defined tag { $name }
shell-done-remove-tag = Removed tag { $name }
shell-done-import-archive = { $count ->
    [one] Imported an article from an archive
   *[other] Imported { $count } articles from an archive
 }
shell-done-import-annotations = { $count ->
    [one] Imported an annotation
   *[other] Imported { $count } annotations
 }
shell-done-place-annotations = { $count ->
    [one] Placed an annotation
   *[other] Placed { $count } annotations
 }
shell-done-discard-annotations = { $count ->
    [one] Discarded an annotation
   *[other] Discarded { $count } annotations
 }
shell-done-save-search = Saved the search “{ $name }”
shell-done-rename-saved-search = Renamed the saved search “{ $name }”
shell-done-set-saved-search = Updated the saved search “{ $name }”
shell-done-move-saved-search = Moved the saved search “{ $name }”
shell-done-remove-saved-search = Removed the saved search “{ $name }”
shell-done-add-style = Added the citation style “{ $name }”
shell-done-rename-style = Renamed the citation style “{ $name }”
shell-done-remove-style = Removed the citation style “{ $name }”
shell-done-choose-style = Chose the citation style “{ $name }”
shell-done-add-waiting = Kept { $name } for later
shell-done-remove-waiting = Took { $name } off the waiting list
shell-import-more = More ways to import
shell-op-add-note = new note
shell-op-edit-note = edit note
shell-op-make-note-private = keep note private
shell-op-make-note-public = let note be exported
shell-op-remove-note = remove note
shell-op-add-person = new speaker { $name }
shell-op-edit-person = edit speaker { $name }
shell-op-merge-people = merge speakers into { $name }
shell-op-trash-people = throw speakers away
shell-op-restore-people = bring speakers back
shell-op-add-claim = new claim “{ $name }”
shell-op-edit-claim = edit claim “{ $name }”
shell-op-set-claim-status = { $count ->
    [one] set the status of a claim
   *[other] set the status of { $count } claims
 }
shell-op-trash-claims = { $count ->
    [one] throw a claim away
   *[other] throw { $count } claims away
 }
shell-op-restore-claims = { $count ->
    [one] bring a claim back
   *[other] bring { $count } claims back
 }
shell-op-add-evidence = add evidence for “{ $name }”
shell-op-set-bearing = bearing of evidence on “{ $name }”
shell-op-remove-evidence = take evidence from “{ $name }”
shell-op-see-evidence = mark changed evidence as seen
shell-op-link-claims = link the claim “{ $name }”
shell-op-unlink-claims = unlink the claim “{ $name }”
shell-op-set-claim-note = note on the claim “{ $name }”
shell-op-add-story = new story “{ $name }”
shell-op-edit-story = edit story “{ $name }”
shell-op-trash-stories = throw the story away
shell-op-restore-stories = bring the story back
shell-op-add-to-story = { $count ->
    [one] add something to the story “{ $name }”
   *[other] add { $count } things to the story “{ $name }”
 }
shell-op-remove-from-story = { $count ->
    [one] take something out of the story “{ $name }”
   *[other] take { $count } things out of the story “{ $name }”
 }
shell-op-move-in-story = move something in the story “{ $name }”
shell-op-set-story-note = note on the story “{ $name }”
shell-op-publish-story = mark “{ $name }” as published
shell-op-unpublish-story = no longer mark “{ $name }” as published
shell-op-handle-corrections = { $named ->
    [yes] see to a correction in “{ $name }”
   *[no] see to { $count } corrections
 }
shell-op-reopen-corrections = { $named ->
    [yes] reopen a correction in “{ $name }”
   *[no] reopen { $count } corrections
 }
shell-op-add-draft = new draft “{ $name }”
shell-op-edit-draft = edit draft “{ $name }”
shell-op-check-draft = check of draft “{ $name }”
shell-op-answer-draft = answer to a finding in “{ $name }”
shell-op-trash-drafts = throw the draft away
shell-op-restore-drafts = bring the draft back
shell-done-add-note = Note written
shell-done-edit-note = Note changed
shell-done-make-note-private = Note kept private
shell-done-make-note-public = Note no longer private
shell-done-remove-note = Note removed
shell-done-add-person = New speaker { $name }
shell-done-edit-person = Changed speaker { $name }
shell-done-merge-people = Merged speakers into { $name }
shell-done-trash-people = Speakers are in the trash
shell-done-restore-people = Speakers are back
shell-done-add-claim = Kept the claim “{ $name }”
shell-done-edit-claim = Changed the claim “{ $name }”
shell-done-set-claim-status = { $count ->
    [one] Set the status of a claim
   *[other] Set the status of { $count } claims
 }
shell-done-trash-claims = { $count ->
    [one] The claim is in the trash
   *[other] { $count } claims are in the trash
 }
shell-done-restore-claims = { $count ->
    [one] The claim is back
   *[other] { $count } claims are back
 }
shell-done-add-evidence = Added evidence for “{ $name }”
shell-done-set-bearing = Changed the bearing of evidence on “{ $name }”
shell-done-remove-evidence = Took evidence from “{ $name }”
shell-done-see-evidence = Marked the changed evidence as seen
shell-done-link-claims = Linked the claim “{ $name }”
shell-done-unlink-claims = Unlinked the claim “{ $name }”
shell-done-set-claim-note = Note on the claim “{ $name }”
shell-done-add-story = Began the story “{ $name }”
shell-done-edit-story = Changed the story “{ $name }”
shell-done-trash-stories = The story is in the trash
shell-done-restore-stories = The story is back
shell-done-add-to-story = { $count ->
    [one] Added to the story “{ $name }”
   *[other] Added { $count } things to the story “{ $name }”
 }
shell-done-remove-from-story = { $count ->
    [one] Took something out of the story “{ $name }”
   *[other] Took { $count } things out of the story “{ $name }”
 }
shell-done-move-in-story = Moved something in the story “{ $name }”
shell-done-set-story-note = Note on the story “{ $name }”
shell-done-publish-story = Marked “{ $name }” as published
shell-done-unpublish-story = “{ $name }” is no longer marked as published
shell-done-handle-corrections = { $named ->
    [yes] Saw to a correction in “{ $name }”
   *[no] Saw to { $count } corrections
 }
shell-done-reopen-corrections = { $named ->
    [yes] Reopened a correction in “{ $name }”
   *[no] Reopened { $count } corrections
 }
shell-done-add-draft = Kept the draft “{ $name }”
shell-done-edit-draft = Changed the draft “{ $name }”
shell-done-check-draft = Checked the draft “{ $name }”
shell-done-answer-draft = Answered a finding in “{ $name }”
shell-done-trash-drafts = The draft is in the trash
shell-done-restore-drafts = The draft is back
shell-work = Claims, drafts and stories
shell-thrown = { $of ->
    [stories] Stories in the trash
    [people] Speakers in the trash
   *[drafts] Drafts in the trash
 }
shell-thrown-count = { $count } in the trash
shell-thrown-restore = Bring back
shell-thrown-none = Nothing here
shell-thrown-none-text = { $of ->
    [stories] No story is in the trash.
    [people] No speaker is in the trash.
   *[drafts] No draft is in the trash.
 }
shell-thrown-claims = { $count ->
    [one] one claim
   *[other] { $count } claims
 }
shell-thrown-checked = checked { $when }
