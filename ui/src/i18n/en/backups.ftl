backups-title = Backups
backups-open = Backups…
backups-about = Copies of { $library }. Each is checked before it gets its name. They keep what you delete later.
backups-on = Make backups while I work
backups-when = At most one a day, and only when something has changed. For every library that you open here.
backups-keep = Keep
backups-count-daily = days
backups-count-weekly = weeks
backups-count-monthly = months
backups-place = Place
backups-choose = Choose a folder…
backups-beside = Beside the library
backups-now = Back up now
backups-running = Making a backup…
backups-made = A backup was made and checked
backups-none = There is no backup yet.
backups-last = The last one was made on { $when }.
backups-count = { $count ->
    [one] 1 backup, { $size }
   *[other] { $count } backups, { $size }
 }
backups-daily = Day
backups-weekly = Week
backups-monthly = Month
backups-outgrown = Goes with the next one
backups-byHand = By hand
backups-beforeVersion = Before an update
backups-beforeRepair = Before a repair
backups-checked = Checked
backups-checked-about = When it was made: its structure, its numbers and the hashes of what was clipped.
backups-restore = Restore as a copy…
backups-restore-of = Restore as a copy… of { $when }
backups-show = Show in folder
backups-remove = Delete the backup of { $when }
backups-remove-title = Delete this backup?
backups-remove-text = The copy of { $when } is deleted for good. The library itself is not touched.
backups-remove-do = Delete
backups-still-have = { $count ->
    [one] 1 backup may still have what is in the trash.
   *[other] { $count } backups may still have what is in the trash.
 }
backups-replace = { $count ->
    [one] Make a new backup afterwards and delete the older one
   *[other] Make a new backup afterwards and delete the { $count } older ones
 }
backups-plain = Not encrypted
backups-are-plain = { $count ->
    [one] 1 backup is from before the library was encrypted: whoever has it can read it.
   *[other] { $count } backups are from before the library was encrypted: whoever has them can read them.
 }
backups-encrypt = Encrypt too
backups-encrypted = { $count ->
    [one] 1 backup was encrypted
   *[other] { $count } backups were encrypted
 }
backups-replaced = { $count ->
    [one] A new backup was made, and 1 older one was deleted
   *[other] A new backup was made, and { $count } older ones were deleted
 }
