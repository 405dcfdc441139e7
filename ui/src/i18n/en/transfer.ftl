transfer-paste-title = Clip this article
transfer-paste-about-clipboard = This is what was found on the clipboard. Nothing is stored until you keep it.
transfer-paste-about-address = This is what was found at the address. Nothing is stored until you keep it.
transfer-preview = The clipping as it will be read
transfer-no-headline = No headline was found
transfer-picture = The picture of the clipping
transfer-no-text = No text of an article was found.
transfer-length = { $words } words, { $minutes } min
transfer-keep = Keep
transfer-reading = Reading the clipboard
transfer-put-away = Put away
transfer-open-present = Open it
transfer-already = This article is in your library already:
transfer-already-trashed = This article is in your library already, in the trash:
transfer-version-of = By its address this is a new version of an article in your library:
transfer-version-keep = Keep as a new version of it
transfer-version-alone = Keep as an article of its own
transfer-copy-of = Much like an article in your library:
transfer-copy-of-outlet = of { $outlet }
transfer-version-choice = What it is
transfer-version-do = Keep version
transfer-version-of-chosen = Will be kept as a new version of
transfer-version-not = It is none
transfer-version-choose = New version of…
transfer-version-choose-title = Of which article is this a new version?
transfer-version-choose-do = Choose
transfer-kept-version = Kept as a new version. Its passages went along with their words.
transfer-kept-doubtful = Kept, and not shown yet: it has { $percent } % of the old text.
transfer-kept-present = This article was here already. Nothing was stored twice.
transfer-tags = Tags for this article
transfer-tags-placeholder = Tags, such as security/protocol
transfer-leave = Put this clipping away?
transfer-leave-about-clipboard = What you typed in the fields and the tags will be lost. The clipboard stays as it is.
transfer-leave-about-address = What you typed in the fields and the tags will be lost. The page can be fetched again.

transfer-left-out =
    { $count ->
        [one] Left out: one piece, { $words } words
       *[other] Left out: { $count } pieces, { $words } words
    }
transfer-words =
    { $words ->
        [one] 1 word
       *[other] { $words } words
    }
transfer-left-out-field = Shown in a field
transfer-left-out-navigation = Navigation
transfer-left-out-related = Related links
transfer-left-out-comments = Comments
transfer-left-out-promotion = Promotion
transfer-left-out-credit = Credit
transfer-left-out-outsideBody = Not the article
transfer-left-out-pageFrame = Header, footer or page number
transfer-left-out-deleted = Deleted by the writer
transfer-left-out-remark = Comment beside the text

transfer-warning-no-headline = No headline was found. It can be typed in.
transfer-warning-no-body = The article could not be told apart from the page around it. Check the text.
transfer-warning-little-text = There is very little text. It may be behind a paywall, or only a part of it was taken.
transfer-warning-paywall = Only the beginning was found: the rest is for subscribers. Save the page again while you are signed in.
transfer-warning-consent-wall = This is the site’s question about cookies and not the article. Answer it and save the page again.
transfer-warning-error-page = The site answered with an error page and not with the article. Check the address and save it again.
transfer-warning-undecodable =
    { $count ->
        [one] One character could not be read and stands as �.
       *[other] { $count } characters could not be read and stand as �.
    }
transfer-warning-encoding-guessed = The page did not say how its letters are encoded; they were read as { $name }. Check the accents.
transfer-warning-control-characters =
    { $count ->
        [one] One invisible control character was taken out.
       *[other] { $count } invisible control characters were taken out.
    }
transfer-warning-pictures-missing =
    { $count ->
        [one] One picture did not come with the article, and is missing.
       *[other] { $count } pictures did not come with the article, and are missing.
    }
transfer-warning-no-text = There is no text: the file holds pictures of pages ({ $count }). It is kept, but its words cannot be searched or marked.
transfer-warning-hyphens-joined =
    { $count ->
        [one] One word that was divided at the end of a line was put together.
       *[other] { $count } words that were divided at the end of a line were put together.
    }
transfer-warning-letters-unknown =
    { $count ->
        [one] The file does not say which letter one sign is; it was guessed, or stands as �.
       *[other] The file does not say which letters { $count } signs are; they were guessed, or stand as �. Compare with the pages.
    }
transfer-warning-pages-unread =
    { $count ->
        [one] One page could not be read and is missing.
       *[other] { $count } pages could not be read and are missing.
    }
transfer-warning-tracked-changes = The document has tracked changes ({ $count }). Added words are in the text, deleted words are listed as left out.
transfer-warning-cut-short = The file ends before it should. What was there was taken.
transfer-warning-attachments =
    { $count ->
        [one] One file came with it and stays in the original only: { $name }
       *[other] { $count } files came with it and stay in the original only: { $name }
    }
transfer-warning-fields-cut =
    { $count ->
        [one] One field is longer than can be kept and was cut. Check headline, byline and outlet.
       *[other] { $count } fields are longer than can be kept and were cut. Check headline, byline and outlet.
    }
transfer-warning-address-left-out = The address that was found is none of a web page, or too long, and was left out. It can be typed in.
transfer-warning-only-changed = The page tells only when it was last changed. That day stands as the day of publication; correct it if you know better.
transfer-warning-few-old-words = This version has { $count } % of the old text. It is kept, and not shown before you say that it is a version.
transfer-warning-downgraded = The last part of the way to this page was not encrypted, so somebody in between could have changed it.
transfer-warning-other = Please check it: { $kind }.

transfer-address-title = Clip from an address
transfer-address-about = The page is fetched once, now. It is shown before anything is stored.
transfer-address-copied = You copied an address. Fetch the page behind it?
transfer-address = Address
transfer-address-fetch = Fetch
transfer-address-fetching = Fetching from { $host }
transfer-address-stop = Stop
transfer-address-empty = Type or paste an address, such as https://www.example.org/news
transfer-address-not-now = Not fetched
transfer-address-wait = Keep in the waiting list
transfer-address-waits = This address is in the waiting list.
transfer-waiting = Waiting: { $count }
transfer-waiting-since = since { $moment }
transfer-waiting-fetch = Fetch { $url }
transfer-waiting-remove = Remove { $url }

transfer-drop = Drop to import
transfer-drop-about = Files ({ $endings }) and folders with all that is in them
transfer-drop-busy = An import is running
transfer-drop-busy-about = Drop these when it is finished, or stop it first.

transfer-import = Import
transfer-import-files = Import files
transfer-importing = Importing
transfer-busy = An import is running. Start the next one when it is finished.
transfer-progress = { $done } of { $total }
transfer-progress-start = Looking for files
transfer-rate = { $count } a second
transfer-pause = Pause
transfer-resume = Go on
transfer-paused = Import paused
transfer-stop = Stop
transfer-stopping = Stopping after this file
transfer-stopped = Import stopped
transfer-imported = Import finished
transfer-count-added = { $count } kept
transfer-count-versions = { $count ->
        [one] { $count } new version
       *[other] { $count } new versions
    }
transfer-count-present = { $count } already here
transfer-count-failed = { $count } failed
transfer-count-left = { $count } not reached
transfer-count-copies = { $count ->
    [one] { $count } is a copy of a story that is here
   *[other] { $count } are copies of stories that are here
  }

transfer-report = Report
transfer-report-title = What was imported
transfer-report-empty = No file of a kind that can be read was found.
transfer-report-left =
    { $count ->
        [one] One file was not reached. What was kept stays kept; import again for the rest.
       *[other] { $count } files were not reached. What was kept stays kept; import again for the rest.
    }
transfer-report-copy = Copy
transfer-report-save = Save the report…
transfer-report-name = Import report
transfer-report-saved = The report was saved as { $path }
transfer-report-retry = Try the failed again
transfer-report-copied = The report is on the clipboard.
transfer-report-not-copied = The report could not be put on the clipboard
transfer-section-failed = Failed: { $count }
transfer-section-warned = Kept, please check: { $count }
transfer-section-present = Already here: { $count }
transfer-section-version = New versions of articles: { $count }
transfer-section-added = Kept: { $count }
transfer-show-all = Show all { $count }
transfer-open = Open
transfer-open-named = Open “{ $headline }”

transfer-export = Export
transfer-exported = Exported
transfer-export-one = “{ $headline }”
transfer-export-found =
    { $articles ->
        [0] Nothing is in this list
        [one] One article, { transfer-export-passages }
       *[other] { $articles } articles, { transfer-export-passages }
    }
transfer-export-passages =
    { $passages ->
        [0] no passages
        [one] one passage
       *[other] { $passages } passages
    }
transfer-export-claims =
    { $claims ->
        [one] One claim
       *[other] { $claims } claims
    } with { $articles ->
        [0] no articles
        [one] one article and { transfer-export-passages }
       *[other] { $articles } articles and { transfer-export-passages }
    }
transfer-exported-about =
    { $articles ->
        [one] One article
       *[other] { $articles } articles
    } and { $passages ->
        [one] one passage
       *[other] { $passages } passages
    } in { $files ->
        [one] one file:
       *[other] { $files } files:
    }
transfer-format = Format
transfer-purpose-reading = To read
transfer-purpose-references = For reference managers
transfer-purpose-tables = For spreadsheets
transfer-purpose-exchange = For other programs
transfer-options = With
transfer-option-grouping = Sections
transfer-option-grouping-article = Articles, or the story’s own order
transfer-option-grouping-tag = Tags
transfer-option-grouping-speaker = Speakers
transfer-option-grouping-colour = Colours
transfer-option-flavour = Dialect
transfer-option-flavour-plain = Plain, for any editor
transfer-option-flavour-obsidian = Obsidian
transfer-option-flavour-logseq = Logseq
transfer-option-flavour-template = A template of your own
transfer-template = Template
transfer-template-none = A text file that says what is written of each article, in the language of Jinja.
transfer-template-choose = Choose a file
transfer-template-begin = Make one
transfer-template-preview = The first article by this template
transfer-template-nothing = It writes nothing of the first article.
transfer-option-order = Order
transfer-option-order-listed = As in the list
transfer-option-order-newest = Newest first
transfer-option-order-oldest = Oldest first
transfer-option-order-headline = By headline
transfer-option-order-outlet = By outlet
transfer-option-sources = Sources
transfer-option-sources-footnotes = Footnotes
transfer-option-sources-endnotes = Endnotes
transfer-option-sources-inline = Below each quotation
transfer-option-style = Citations
transfer-option-style-usual = As this library has it
transfer-option-table = Rows
transfer-option-table-passages = Passages
transfer-option-table-claims = Claims
transfer-option-table-articles = Articles
transfer-option-sheet = Paper
transfer-option-sheet-a4 = A4
transfer-option-sheet-letter = US Letter
transfer-option-context = The sentence around each quotation
transfer-option-notes = Notes
transfer-option-private-notes = Also private notes
transfer-option-tags = Tags and colours
transfer-option-links = Links back into Clipfile
transfer-option-full-text = The whole text of each article
transfer-option-bibliography = A list of all sources
transfer-option-fact-check = A fact-check table
transfer-option-comments = Notes as comments in the margin
transfer-stop-export = Stop
transfer-shape = Make
transfer-shape-file = One file with all of them
transfer-shape-folder = A folder with a file for each article
transfer-choose-file = Choose a place
transfer-choose-folder = Choose a folder
transfer-writing = Writing
transfer-reveal = Show in folder

transfer-format-markdown = Markdown
transfer-format-markdown-about = Quotes, notes and links, for Obsidian, Logseq and any editor
transfer-format-json = JSON
transfer-format-json-about = Everything, for scripts
transfer-format-html = Web page
transfer-format-html-about = The articles with their passages marked, for any browser
transfer-format-docx = Word
transfer-format-docx-about = For Word and Pages
transfer-format-odt = OpenDocument
transfer-format-odt-about = For LibreOffice
transfer-format-pdf = PDF
transfer-format-pdf-about = To print and to send
transfer-format-epub = EPUB
transfer-format-epub-about = For e-book readers
transfer-format-csv = Table (CSV)
transfer-format-csv-about = A line for each passage, for any spreadsheet
transfer-format-xlsx = Excel
transfer-format-xlsx-about = A line for each passage
transfer-format-w3c = Web Annotation
transfer-format-w3c-about = The W3C's JSON-LD, for other annotation tools
transfer-format-hypothesis = Hypothesis
transfer-format-hypothesis-about = For import into Hypothesis
transfer-format-ris = RIS
transfer-format-ris-about = Citations, for Zotero, EndNote and Citavi
transfer-format-bibtex = BibTeX
transfer-format-bibtex-about = Citations, for LaTeX
transfer-format-csl-json = CSL JSON
transfer-format-csl-json-about = Citations, for Pandoc and Zotero
transfer-format-timeline-svg = Timeline (SVG)
transfer-format-timeline-svg-about = Who said what when, as a drawing
transfer-format-timeline-png = Timeline (PNG)
transfer-format-timeline-png-about = Who said what when, as a picture
transfer-format-claimreview = ClaimReview
transfer-format-claimreview-about = Fact checks, for search engines
transfer-format-refi-qda = REFI-QDA
transfer-format-refi-qda-about = For NVivo, MAXQDA and ATLAS.ti
transfer-format-bookmarks = Bookmarks
transfer-format-bookmarks-about = The addresses, for browsers
transfer-format-bundle = Evidence bundle
transfer-format-bundle-about = The bytes as they came, with hashes that can be checked
transfer-format-other = Written as .{ $extension }
