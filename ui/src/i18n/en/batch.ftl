batch-title = Look up many names
batch-text = Every name is looked up in the library: in how many articles it is, from when to when, and where best.
batch-list = Names, one a line
batch-placeholder = Elin Torvund
    Orrawerk Holding
    Tomas Berg
batch-open-file = Open a list…
batch-from-file = From { $name }
batch-names = { $count ->
    [0] No name yet
    [one] 1 name
   *[other] { $number } names
  }
batch-heading = The first line, “{ $heading }”, is taken for a heading
batch-blanks = { $count ->
    [one] 1 blank line
   *[other] { $number } blank lines
  }
batch-repeats = { $count ->
    [one] 1 name stood there twice
   *[other] { $number } lines repeat a name
  }
batch-left-out = { $count ->
    [one] 1 name is beyond the 10,000 that are looked up at once
   *[other] { $number } names are beyond the 10,000 that are looked up at once
  }
batch-reading = Each line is read as
batch-as-phrase = a phrase: its words stand one after the other
batch-as-query = a query, as in the search box
batch-narrowed = Only articles that fit the present search too:
batch-start = { $count ->
    [0] Look up
    [one] Look up 1 name
   *[other] Look up { $number } names
  }
batch-last = Back to the last answers

batch-answers = Names in the library
batch-condition = Only in articles that fit { $query }
batch-which = Which names
batch-which-all = All
batch-which-found = Found
batch-which-nowhere = Found nowhere
batch-looking = Looking up
batch-progress = { $done } of { $all }
batch-stopped = Stopped after { $done } of { $all }
batch-table = Answers
batch-column-name = Name
batch-column-articles = Articles
batch-column-first = First
batch-column-last = Last
batch-column-best = Best passage
batch-show = Show the articles
batch-none = In no article
batch-instead = In no article. Did you mean { $words }?
batch-again = Change the list
batch-stop = Stop
batch-close = Done
batch-export-xlsx = Export as XLSX
batch-export-csv = Export as CSV
batch-file-name = Names
batch-written = { $count ->
    [one] Wrote 1 name to { $path }
   *[other] Wrote { $count } names to { $path }
  }
batch-reveal = Show the file
