upkeep-name = About this library's file
upkeep-put-away = Put away

upkeep-gone = The file of this library is not where it was
upkeep-gone-save = Save a copy
upkeep-gone-again = Look again

upkeep-place = { $kind ->
    [network] This library lies on another machine ({ $name }). Open it from one machine at a time; changes take a little longer here.
   *[synced] This library lies in a folder that { $name } keeps the same on several machines. Open it on one at a time, and let { $name } finish before you open it on another.
 }
upkeep-place-heed = Understood

upkeep-conflicts = { $count ->
    [one] A copy of this library lies beside it, as services make one when two machines wrote at once:
   *[other] { $count } copies of this library lie beside it, as services make them when two machines wrote at once:
 }
upkeep-conflicts-do = What one has may be missing in the other. Open each, keep what is missing, and move the rest elsewhere.
upkeep-show = Show in folder

upkeep-damaged = Something in this library is damaged
upkeep-check = Check
upkeep-checking = Checking the library. You can go on working.
upkeep-sound = The library was checked: nothing is damaged.
upkeep-mendable = { $count ->
    [one] The search index is damaged in one place. Nothing of yours is lost: the index is made anew from what you keep, after a copy of the library was made beside it.
   *[other] The search index is damaged in { $number } places. Nothing of yours is lost: the index is made anew from what you keep, after a copy of the library was made beside it.
 }
upkeep-unmendable = { $count ->
    [one] The library is damaged in one place. Do not write to it; open a backup, or export what can be read.
   *[other] The library is damaged in { $number } places. Do not write to it; open a backup, or export what can be read.
 }
upkeep-findings = What was found
upkeep-repair = Repair
upkeep-copying = Copying the library before the repair. You can go on reading.
upkeep-repairing = Making the search index anew: { $done } of { $all }. You can go on reading; nothing new is kept until it is done.
upkeep-repaired = The search index was made anew. The copy of before is { $name }.
