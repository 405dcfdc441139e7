compare-name = Comparison of two versions
compare-back = Back to the article
compare-versions = { $old } → { $new }
compare-loading = Comparing
compare-layout = How the versions are shown
compare-inline = Inline
compare-beside = Side by side
compare-previous = Previous change
compare-next = Next change
compare-at = { $at ->
    [0] { $total ->
        [one] { $total } change
       *[other] { $total } changes
      }
   *[other] Change { $at } of { $total }
  }
compare-export = Export the comparison
compare-export-html = As a web page (HTML)…
compare-export-markdown = As Markdown…
compare-exported = Saved the comparison as { $path }
compare-reveal = Show in folder
compare-changes = Changes
compare-changes-show = Show the list of changes
compare-changes-hide = Hide the list of changes
compare-group-meaning = Can alter the meaning
compare-group-paragraphs = Paragraphs and fields
compare-group-wording = Wording
compare-field = { $field ->
    [headline] Headline
    [byline] Byline
    [dateline] Dateline
    [outlet] Outlet
    [published] Published
   *[updated] Updated
  }
compare-fields = Fields
compare-text = Text of both versions
compare-old = Old version
compare-new = New version
compare-old-of = Old version, { $when }
compare-new-of = New version, { $when }
compare-removed-paragraph = Removed
compare-added-paragraph = Added
compare-moved-here = { $way ->
    [up] Moved here from further up
   *[down] Moved here from further down
  }
compare-moved-away = { $way ->
    [up] Now stands further up
   *[down] Now stands further down
  }
compare-moved-jump = Go to the other place
compare-divided = Divided, or put together from several paragraphs
compare-same = Show { $paragraphs ->
    [one] { $paragraphs } paragraph that is the same
   *[other] { $paragraphs } paragraphs that are the same
  } ({ $words ->
    [one] { $words } word
   *[other] { $words } words
  })
compare-none = The two versions have the same words.
compare-picture = Picture: { $alt }
compare-picture-unnamed = Picture
compare-more = Show { $count } more
compare-one-version = There is no version before this one.
