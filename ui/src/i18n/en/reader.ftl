reader-name = Article
reader-text = Text of the article
reader-toolbar = Article
reader-previous = Previous article
reader-next = Next article
reader-settings = Text and theme
reader-export = Export this article
reader-more = More
reader-close = Close the article
reader-edit = Edit headline, byline and source
reader-archive = Archive
reader-unarchive = Move back to Inbox
reader-trash = Move to Trash
reader-restore = Restore from Trash
reader-passages = { $count ->
    [0] Passages
    [one] { $count } passage
   *[other] { $count } passages
  }
reader-margin = Passages and notes
reader-passages-close = Close the passages
reader-no-headline = No headline
reader-clipped = clipped { $when }
reader-updated = updated { $when }
reader-minutes = { $minutes } min
reader-tags = Tags of this article
reader-tag-add = Add tag
reader-note = Note on this article
reader-note-add = Add note
reader-note-edit = Edit note
reader-dropped = Left out here: “{ $first }” ({ $reason }, { $words ->
    [one] { $words } word
   *[other] { $words } words
  })
reader-dropped-many = Left out here: { $count } pieces, { $words ->
    [one] { $words } word
   *[other] { $words } words
  } — { $reasons }
reader-dropped-piece = { $reason }, { $words ->
    [one] { $words } word
   *[other] { $words } words
  }
reader-dropped-reason = { $reason ->
    [navigation] navigation
    [related] related links
    [comments] comments
    [promotion] promotion
    [credit] credit
    [pageFrame] header, footer or page number
    [deleted] deleted by the writer
    [remark] comment beside the text
   *[outsideBody] outside the article
  }
reader-put-back = Put back
reader-put-back-what = Put back “{ $first }”
reader-picture-absent = Picture, not kept: { $alt }
reader-picture-absent-unnamed = A picture stood here. It was not kept.
reader-capture = How this was clipped
reader-capture-when = Clipped
reader-capture-saved = Saved from the web
reader-capture-how = From
reader-capture-file = File
reader-capture-hash = SHA-256
reader-capture-kept = The bytes are kept in the library as they came.
reader-importer = { $importer ->
    [html] a web page
    [markdown] a Markdown file
    [plain_text] plain text
    [archive] a library in JSON
    [mhtml] a web page saved as MHTML
    [webarchive] a web page saved by Safari
    [warc] a web archive
    [wacz] a web archive with a list of pages
    [eml] an e-mail
    [mbox] a mailbox
    [enex] an Evernote export
    [rtf] an RTF document
    [docx] a Word document
    [odt] an OpenDocument text
    [epub] an e-book
    [pdf] a PDF
    [image] a picture
   *[other] { $importer }
  }
reader-warning = { $kind ->
    [no-headline] No headline was found.
    [no-body] No article was found on the page; all of its text is shown.
    [little-text] There is very little text. The page may have been behind a wall or cut short.
    [paywall] Only the beginning is here: the rest is for subscribers. Save the page again while you are signed in.
    [consent-wall] This is the site’s question about cookies and not the article. Answer it and save the page again.
    [error-page] The site answered with an error page and not with the article. Check the address and save it again.
    [undecodable] { $count ->
        [one] One character could not be read and stands as �.
       *[other] { $count } characters could not be read and stand as �.
      }
    [encoding-guessed] The file does not name its encoding. It was read as { $name }.
    [control-characters] { $count ->
        [one] One control character was left out.
       *[other] { $count } control characters were left out.
      }
    [pictures-missing] { $count ->
        [one] One picture was not with the page and is missing.
       *[other] { $count } pictures were not with the page and are missing.
      }
    [no-text] There is no text: the file holds pictures of pages ({ $count }).
    [hyphens-joined] { $count ->
        [one] One word that was divided at the end of a line was put together. A faint mark shows where.
       *[other] { $count } words that were divided at the end of a line were put together. Faint marks show where.
      }
    [letters-unknown] { $count ->
        [one] The file does not say which letter one sign is; it was guessed, or stands as �.
       *[other] The file does not say which letters { $count } signs are; they were guessed, or stand as �. Compare with the pages.
      }
    [pages-unread] { $count ->
        [one] One page could not be read and is missing.
       *[other] { $count } pages could not be read and are missing.
      }
    [tracked-changes] The document has tracked changes ({ $count }). Added words are in the text, deleted words are listed as left out.
    [cut-short] The file ends before it should. What was there is shown.
    [attachments] { $count ->
        [one] One file came with it and is in the original only: { $name }
       *[other] { $count } files came with it and are in the original only: { $name }
      }
    [few-old-words] Only { $count } % of the words of the version before are in it.
   *[other] { $kind } { $name }
  }
reader-joined = The page divides the word here, at the end of a line
reader-page = Page { $page }
reader-bar = What to do with the selection
reader-bar-tag = Tag
reader-bar-note = Note
reader-bar-copy = Copy as quotation
reader-copied = Copied with its source
reader-loading = Opening the article
reader-find = Find in this article
reader-find-count = { $at } of { $count }
reader-find-none = No matches
reader-find-next = Next match
reader-find-previous = Previous match
reader-find-close = Close
reader-read-only = This library is read-only: passages cannot be marked.
reader-drawer-open = Show passages and notes
reader-drawer-close = Hide passages and notes
reader-captures = { $count ->
    [one] Clipped once
   *[other] Clipped { $count } times, the newest first
  }
reader-capture-shown = shown here
reader-original = The original
reader-original-show = Show the original
reader-original-back = Back to the article
reader-original-save = Save a copy of the original…
reader-original-saved = Saved a copy as { $path }
reader-original-reveal = Show in folder
reader-original-still = Scripts and network are off.
reader-original-pasted = Pasted
reader-original-type = { $importer ->
    [html] web page
    [markdown] Markdown
    [plain_text] text
   *[other] { $importer }
  }
reader-original-captured = clipped { $when }
reader-original-sha256 = SHA-256
reader-original-frame = The page as it came
reader-original-text = The text as it came
reader-original-loading = Opening the original
reader-original-nothing = This kind of file cannot be shown here as it came.
reader-original-refused = This cannot be shown: { $why }.
reader-original-nothing-hint = Save a copy and open it in its own program.
reader-handle = { $edge ->
    [start] Pull to move the start of the passage
   *[end] Pull to move the end of the passage
  }
reader-end-moved = { $edge ->
    [start] Start moved: { $words }
   *[end] End moved: { $words }
  }
reader-split-where = Put the caret inside the passage, where it shall be split.
reader-split-one-sentence = The passage is one sentence. Put the caret where it shall be split and press S.
reader-merge-none = There is no other passage to merge it with.
reader-bar-recent = Mark, with the tag { $tag }
reader-versions = { $count ->
    [one] { $count } version
   *[other] { $count } versions
  }
reader-versions-heading = Versions of this article
reader-version = { $when } · { $from } · { $added ->
    [one] { $added } word
   *[other] { $added } words
  } more, { $removed } gone
reader-version-first = { $when } · { $from }
reader-version-doubtful = { $when } · { $from } · is it a version?
reader-version-comparing = Comparing…
reader-version-compare = Compare with { $when }
reader-version-differs = What differs
reader-version-old = You are reading the version of { $when }. The newest is of { $newest }.
reader-version-waits = You are reading what was clipped. It is not shown in place of the article before you keep it.
reader-version-newest = Read the newest
reader-version-split = Make it an article of its own
reader-doubtful-name = Is it a version of this article?
reader-doubtful = What was clipped on { $when } has { $percent } % of the text of this article. Keep it as a version?
reader-doubtful-look = Look at it
reader-doubtful-keep = Keep
reader-doubtful-put-away = Put away
reader-reviews = { $count ->
    [0] No passage needs a look
    [one] { $count } passage needs a look
   *[other] { $count } passages need a look
  }
reader-review-start = Review
reader-review-name = Passages to review
reader-review-close = Close the review
reader-review-done = Every passage has its answer.
reader-review-quote = As marked: { $quote }
reader-review-now = Other words stand there now:
reader-review-gone = Nothing like it is in this version.
reader-review-accept = This is it
reader-review-accept-gone = It is gone
reader-review-place = Show the place
reader-review-keep-old = Old version only
reader-review-marked = Read where it was marked
reader-review-placing = Select the words in the text, then press
reader-mark-unread = Mark as unread
reader-merge = This is a new version of…
reader-merge-title = “{ $headline }” is a version of which article?
reader-merge-about = Its text, passages, notes and tags go to the article that you choose. This can be undone.
reader-merge-do = Make it a version
reader-read-again = Read the source again
reader-read-again-same = It reads the same as before.

reader-copies-name = Copies of this story
reader-copies = { $count ->
    [one] { $count } copy
   *[other] { $count } copies
  } of this text
reader-copies-of = { $count ->
    [one] { $count } copy
   *[other] { $count } copies
  } of this { $agency } text
reader-copies-differ = { $count ->
    [one] { $count } differs
   *[other] { $count } differ
  } { $what ->
    [quotations] in a quotation
    [numbers] in a number or a date
    [names] in a name
    [claims] in a “not” or in who says it
    [paragraphs] in whole paragraphs
   *[words] in other words
  }
reader-copies-show = Show copies
reader-copies-hide = Hide copies
reader-copies-no-outlet = Outlet unknown
reader-copies-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
  }
reader-copies-here = on screen
reader-copies-first = The first that was published
reader-copies-compare = What differs
reader-copies-open = Open
reader-copies-ungroup = Not a copy
reader-copies-ungroup-this = This is not a copy
