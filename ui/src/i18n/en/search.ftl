search-label = Search the library
search-placeholder = Search articles, passages, notes and tags
search-clear = Clear the search
search-proposals = Proposals
search-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
  }
search-conditions = Conditions of this search
search-condition = { $negated ->
    [yes] not { $name }
   *[no] { $name }
  }
search-take-out = Take out “{ $condition }”
search-taken-out = Taken out: { $condition }
search-not = not
search-problem = Something in this search makes no sense
search-mend = Write { $query }
search-meant = Did you mean “{ $query }”?
search-about-field = { $field ->
    [title] words of the headline
    [by] author
    [outlet] who published it
    [tag] a tag and all below it
    [published] when it was published
    [clipped] when it was clipped
    [edited] when you last changed it
    [text] words of the text
    [quote] words of passages
    [note] words of notes
    [claim] words of claims
    [site] host of the address
    [url] words of the address
    [colour] colour of a passage
    [lang] language
    [kind] web page, PDF, e-mail …
    [story] story
    [speaker] who made a claim
    [basis] footing of a claim
    [status] whether a claim holds
    [has] what it has
    [is] what it is
    [in] where to look
    [after] published on this day or later
    [before] published before this day
    [until] published by this day
   *[other] { "" }
  }
search-about-has = { $value ->
    [note] a note of yours
    [passage] a marked passage
    [image] a picture
    [tag] any tag
    [claim] a claim
   *[other] { "" }
  }
search-about-is = { $value ->
    [unread] not opened yet
    [read] opened
    [inbox] in the inbox
    [archived] out of the inbox
    [edited] its words changed after it was clipped
    [orphan] a passage lost its words
    [duplicate] one of several copies
    [trashed] in the trash
   *[other] { "" }
  }
search-about-in = { $value ->
    [old-versions] older versions too
    [inbox] the inbox
    [archive] outside the inbox
    [trash] the trash
   *[other] { "" }
  }
search-kind = { $kind ->
    [html] web page
    [eml] e-mail
    [mbox] mailbox
    [docx] Word document
    [odt] OpenDocument text
    [pdf] PDF
    [epub] e-book
    [rtf] rich text
    [image] picture
    [markdown] Markdown
    [plain_text] plain text
    [enex] Evernote note
    [mhtml] web page in one file
    [webarchive] Safari web archive
    [warc] web archive
    [wacz] web archive
   *[other] { "" }
  }
search-help = How to search
search-help-close = Close
search-help-try = Search for { $query }
search-help-more = AND, OR, NOT and NEAR are written in capitals. Fields can be negated and grouped: -title:(a OR b).
search-help-words = Words
search-help-all = both, anywhere
search-help-phrase = these very words
search-help-prefix = words that begin so
search-help-not = without the word
search-help-or = one of them
search-help-group = parentheses group
search-help-near = near each other
search-help-fields = Fields
search-help-title = in the headline
search-help-by = by this author
search-help-outlet = published there
search-help-quote = in your passages
search-help-note = in your notes
search-help-tag = this tag or one below
search-help-colour = passage of this colour
search-help-site = from this site
search-help-kind = a PDF in German
search-help-dates = Dates
search-help-stretch = March 2019 to end of 2020
search-help-after = after that day
search-help-week = clipped last week
search-help-days = in the last 30 days
search-help-states = States
search-help-has = a note and no tag
search-help-is = unopened, in the inbox
search-help-in = older versions too
