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
   *[outsideBody] outside the article
  }
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
    [cut-short] The file ends before it should. What was there is shown.
    [attachments] { $count ->
        [one] One file came with it and is in the original only: { $name }
       *[other] { $count } files came with it and are in the original only: { $name }
      }
   *[other] { $kind } { $name }
  }
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
