citations-copied = { $count ->
    [one] Citation copied
   *[other] { $count } citations copied
}

citations-style = Citation style of this library
citations-added = Added by you
citations-usual = Usual
citations-others = Others
citations-first-note = First note
citations-again = Later note
citations-in-text = In the text
citations-in-text-page = In the text, with a page
citations-reference = In the bibliography
citations-add = Add a style…
citations-remove = Remove this style
citations-name = Its name
citations-about = Any style of CSL 1.0 can be added; thousands are at zotero.org/styles.
