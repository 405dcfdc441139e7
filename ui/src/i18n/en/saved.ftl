saved-list = Saved searches
saved-menu = Saved search
saved-none = Search for something, then save the search to find it here.
saved-new = Save this search
saved-open = Show what it finds
saved-edit = Rename or change…
saved-duplicate = Duplicate…
saved-up = Move up
saved-down = Move down
saved-remove = Remove
saved-moved = { $name } is now { $place } of { $all }
saved-copy-of = { $name }, copy

saved-save-title = Save this search
saved-save-do = Save
saved-edit-title = Change the saved search
saved-edit-do = Save
saved-duplicate-title = Duplicate the saved search
saved-duplicate-do = Duplicate
saved-name = Name
saved-query = Query
saved-asked-in = { $list ->
    [passages] Lists passages
    [notes] Lists notes
    [claims] Lists claims
   *[articles] Lists articles
  } { $place ->
    [inbox] in Inbox.
    [trash] in Trash.
   *[articles] of the whole library.
  }

saved-is = Saved as “{ $name }”. Save it under another name
saved-changed = The search differs from “{ $name }”
saved-update-short = Update
saved-update = Update “{ $name }”
saved-save-new = Save as a new search…
saved-back = Back to what was saved
