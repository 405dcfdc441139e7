library-place-inbox = Inbox
library-place-all = Library
library-place-articles = Articles
library-place-passages = Passages
library-place-notes = Notes
library-place-claims = Claims
library-place-stories = Stories
library-place-people = Speakers
library-place-drafts = Drafts
library-place-unplaced = Not placed
library-place-trash = Trash

library-sidebar = Places and tags
library-list = List
library-head = About the list
library-loading = Loading
library-no-source = No source
library-more-tags = + { $count }
library-row-passages = { $count ->
    [one] 1 passage
   *[other] { $count } passages
 }
library-row-edited = edited since you clipped it
library-row-doubtful = is it a version?
library-row-reviews = { $count ->
    [one] { $count } to review
   *[other] { $count } to review
  }
library-row-copy = copy of the one above
library-row-one-of = one of { $count } copies
library-copies-unfold = List the copies too (arrow to the right)
library-copies-fold = List the copies no more (arrow to the left)
library-count-folded = , { $number } folded
library-copies-each = List each story once
library-row-copies = { $count ->
    [one] + { $count } copy
   *[other] + { $count } copies
  }
library-row-note = note

library-count-articles = { $count ->
    [one] article
   *[other] articles
 }
library-count-passages = { $count ->
    [one] passage
   *[other] passages
 }
library-count-notes = { $count ->
    [one] note
   *[other] notes
 }
library-count-unplaced = { $count ->
    [one] annotation without a place
   *[other] annotations without a place
 }
library-count-more = { $number }+
library-refining = The list is still being put right
library-chosen = chosen
library-remove-notes = Remove the notes
library-clear = Choose one only
library-tag = Tag
library-archive = Archive
library-trash = Move to Trash
library-restore = Restore
library-mark-read = Mark as read
library-mark-unread = Mark as unread
library-row-unread = Not read yet
library-to-story = Add to a story
library-export = Export
library-open-to-read = Open to read
library-empty-trash = Empty Trash
library-trash-which = What was thrown away
library-row-menu = What to do with what is chosen
library-row-open = Read
library-row-edit = Edit headline, byline and source
library-row-archive = Archive
library-row-unarchive = Move back to Inbox

library-tabs = What is shown
library-untag = Take a tag off
library-colour = Colour
library-table = As a table
library-cards = As cards
library-columns = Columns
library-column-keys = Click to sort. Shift and an arrow make it wider or narrower, Alt and an arrow move it.
library-column-headline = Headline
library-column-outlet = Outlet
library-column-byline = Byline
library-column-published = Published
library-column-clipped = Clipped
library-column-passages = Passages
library-column-tags = Tags
library-column-words = Words
library-column-language = Language
library-column-score = Score
library-column-match = Why it was found
library-column-quote = Passage
library-column-note = Note
library-column-marked = Marked
library-column-colour = Colour
library-column-body = Note
library-column-edited = Edited
library-group = Groups
library-grouped = Groups: { $group }
library-group-off = No groups
library-group-outlet = Outlet
library-group-tag = Tag
library-group-published = Month published
library-group-clipped = Month clipped
library-group-none-outlet = No outlet
library-group-none-tag = No tag
library-group-none-published = No date
library-group-none-clipped = No date
library-group-fold = Fold all groups
library-group-unfold = Unfold all groups
library-order-way = { $way ->
    [down] { $column }, downward
   *[up] { $column }, upward
 }
library-around-gone = These words do not stand in the version that is shown.

library-sort = Order of the list
library-sorted = Order: { $order }
library-order-relevance = Best match
library-order-newest = Newest
library-order-oldest = Oldest
library-order-published = Published
library-order-headline = Headline

library-nothing-found = Nothing found
library-nothing-found-text = Nothing here fits { $query }.
library-mend-everywhere = Search all articles
library-mend-drop-word = Without { $word }

library-empty-inbox = Inbox is clear
library-empty-inbox-text = What you clip next arrives here. Archived articles stay under Articles.
library-empty-articles = No articles yet
library-empty-articles-text = Paste an article, or drop files on the window.
library-empty-passages = No passages yet
library-empty-passages-text = Select words in an article and press H.
library-empty-notes = No notes yet
library-empty-notes-text = Press N on a passage, or write on the article itself.
library-empty-unplaced = Everything has its place
library-empty-unplaced-text = Annotations of other programs wait here when their words are not found.
library-empty-trash-text = What you throw away waits here until you empty it.
library-empty-trash-title = Trash is empty
library-empty-tag = Nothing has this tag
library-empty-tag-text = Press T on an article or a passage to put it on.

library-welcome = Everything you clipped, found again
library-welcome-text = Clipfile keeps articles, the passages you mark in them and your notes in one file on this machine: a library.
library-create = New library
library-open = Open a library
library-sample = Try the sample
library-recent = Recent libraries
library-missing = not found
library-forget = Take { $name } off this list
library-promise = Nothing leaves this machine unless you send it.
library-version = Clipfile { $version }
