shared-close = Close
shared-cancel = Cancel
shared-put-away = Put this message away
shared-messages = Messages
shared-private-note = Private note: left out of exports
shared-remove-tag = Remove tag { $tag }
shared-tag-add = Add a tag
shared-tag-placeholder = Tag, or tag/below
shared-tag-new = New tag “{ $path }”
shared-task-done = Done:
shared-task-open = To do:
shared-picture = [picture: { $alt }]
shared-picture-unnamed = [picture]

shared-headline = Headline
shared-byline = Byline
shared-dateline = Dateline
shared-outlet = Outlet
shared-published = Published
shared-updated = Updated
shared-url = Address on the web
shared-language = Language
shared-field-found = found
shared-field-missing = not found
shared-field-changed = yours
shared-name = { $name }, { $place } of { $count }
shared-name-hint = Drag, or press Alt and an arrow key, to move it. Delete takes it off.
shared-name-remove = Remove { $name }
shared-name-moved = { $name } is now { $place } of { $count }
shared-name-removed = { $name } removed
shared-name-another = Another name
shared-name-placeholder = Name of the author
shared-date-placeholder = 2017, June 2017, 1 June 2017…
shared-date-understood = Understood as { $date }.
shared-date-year = Only the year is known.
shared-date-month = Only the month is known.
shared-date-no-zone = The time zone is not known.
shared-date-either = Day or month first? Choose one:
shared-date-impossible = There is no such date. Check the day and the month.
shared-date-unknown = This is not a date. Write it as 2017, June 2017 or 1 June 2017, 18:05.
shared-url-wrong = This is not an address on the web. It begins with https:// or http://.
shared-language-wrong = This is not a language. Write its name or its code, such as English or en-GB.

shared-save = Save
shared-edit-title = Edit the fields of this article
shared-edit-about = They cite it in exports. The text itself stays as it was clipped.
shared-edit-leave = Leave without saving?
shared-edit-leave-about = What you typed in the fields will be lost. The article stays as it is.
shared-edit-leave-confirm = Leave

shared-difference = { $what ->
    [numbers] { $count ->
        [one] { $count } number changed
       *[other] { $count } numbers changed
      }
    [dates] { $count ->
        [one] { $count } date changed
       *[other] { $count } dates changed
      }
    [names] { $count ->
        [one] { $count } name changed
       *[other] { $count } names changed
      }
    [negations] { $count ->
        [one] { $count } negation changed
       *[other] { $count } negations changed
      }
    [units] { $count ->
        [one] { $count } unit changed
       *[other] { $count } units changed
      }
    [attributions] { $count ->
        [one] { $count } attribution changed
       *[other] { $count } attributions changed
      }
    [quotations] { $count ->
        [one] { $count } quotation changed
       *[other] { $count } quotations changed
      }
    [fields] { $count ->
        [one] { $count } field changed
       *[other] { $count } fields changed
      }
    [paragraphsRemoved] { $count ->
        [one] { $count } paragraph removed
       *[other] { $count } paragraphs removed
      }
    [paragraphsAdded] { $count ->
        [one] { $count } paragraph added
       *[other] { $count } paragraphs added
      }
    [paragraphsMoved] { $count ->
        [one] { $count } paragraph moved
       *[other] { $count } paragraphs moved
      }
    [pictures] { $count ->
        [one] { $count } picture changed
       *[other] { $count } pictures changed
      }
    [wordings] { $count ->
        [one] { $count } other wording changed
       *[other] { $count } other wordings changed
      }
   *[punctuation] { $count ->
        [one] { $count } punctuation mark changed
       *[other] { $count } punctuation marks changed
      }
  }
shared-difference-headline = headline changed
shared-difference-typography = same words, only typography differs
shared-difference-none = no difference
shared-colour = { $colour ->
    [amber] Amber
    [green] Green
    [blue] Blue
    [rose] Rose
   *[violet] Violet
  }
shared-colour-named = { $name } ({ $colour })
shared-change-kind = { $kind ->
    [headline] Headline
    [number] Number
    [date] Date
    [name] Name
    [negation] Negation
    [unit] Unit
    [attribution] Attribution
    [quotation] Quotation
    [field] Field
    [paragraphRemoved] Removed
    [paragraphAdded] Added
    [paragraphMoved] Moved
    [picture] Picture
    [punctuation] Punctuation
   *[words] Words
  }
shared-removed = removed:
shared-added = added:

shared-article-find = Find the article
shared-article-which = Articles
shared-article-none = No article was found.
shared-found-citation = Headline or source
shared-found-text = Text
shared-found-quote = Passage
shared-found-note = Note
shared-found-tag = Tag
shared-found-claim = Claim
shared-found-speaker = Speaker
shared-embargo = Under embargo
shared-embargo-title = Export before the embargo ends
shared-embargo-export = Export
shared-embargo-until = “{ $title }” until { $until }
shared-embargo-about = If it goes out all the same, the story keeps who exported it, when, in which format and why. That cannot be undone.
shared-embargo-who = Your name
shared-embargo-why = Why it goes out now

shared-leave = Open this address in your browser?
shared-leave-why = Whoever runs it will see that you come, and when.
shared-leave-open = Open
