highlights-margin = Passages of this article
highlights-card = { $colour } passage: “{ $quote }”
highlights-several = { $count } passages are chosen
highlights-more = More for this passage
highlights-do-split-passage = Split at the caret
highlights-do-split-sentences = Split into sentences
highlights-do-merge-next = Merge with the next passage
highlights-do-merge-overlapping = Merge with overlapping passages
highlights-do-name-colours = Name the colours…
highlights-names-title = Names of the colours
highlights-names-text = Say what each colour means to you. The names are part of this library and of what is exported from it.
highlights-names-save = Save
highlights-verdict = { $verdict ->
    [moved] These words have moved since they were marked.
    [changed] The words here have changed since they were marked.
   *[gone] These words are not in this version of the article.
  }
highlights-note = Write a note
highlights-edit-note = Edit the note
highlights-note-label = Note on “{ $quote }”
highlights-note-placeholder = Your note, in Markdown
highlights-note-hint = Ctrl+Enter saves
highlights-save = Save
highlights-draft = These words were typed before and not saved.
highlights-draft-discard = Discard them
highlights-tag = Add or remove tags
highlights-copy = Copy as quotation
highlights-trash = Move this passage to Trash
highlights-empty = No passages yet. Select words in the article and press H.
highlights-cannot-paint = This system is too old to paint passages in the text. They are all listed here.
highlights-none = No passages in this article.
highlights-read-only = This library is read-only.
highlights-claim = Claim
