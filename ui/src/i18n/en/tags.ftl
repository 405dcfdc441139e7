tags-tree = Tags
tags-menu = What to do with the tag
tags-new = New tag
tags-none = Tags you put on articles and passages gather here.
tags-export = Export…
tags-show = Show what has it
tags-rename = Rename
tags-move = Move
tags-merge = Merge into another
tags-add-below = New tag below
tags-definition = Definition
tags-remove = Remove
tags-colour = Colour
tags-colour-amber = Amber
tags-colour-green = Green
tags-colour-blue = Blue
tags-colour-rose = Rose
tags-colour-violet = Violet
tags-colour-none = No colour of its own
tags-outermost = Outermost, below no other tag
tags-meets = There is a tag { $tag } already. The two become one.
tags-there = There is a tag { $tag } already.

tags-rename-title = Rename { $tag }
tags-rename-text = Everything that has the tag keeps it under the new name.
tags-rename-label = Name
tags-rename-do = Rename

tags-move-title = Move { $tag }
tags-move-text = The tags below it move with it.
tags-move-label = Put it below
tags-move-do = Move

tags-merge-title = Merge { $tag }
tags-merge-text = Everything that has this tag gets the other one instead. It can be undone.
tags-merge-label = Merge into
tags-merge-choose = Choose a tag
tags-merge-do = Merge

tags-definition-title = Definition of { $tag }
tags-definition-text = What the tag means on your desk, so that everyone uses it alike.
tags-definition-label = Definition
tags-definition-do = Save

tags-add-title = { $tag ->
    [none] New tag
   *[other] New tag below { $tag }
 }
tags-add-text = A slash makes a tag below another: security/passwords.
tags-add-label = Name
tags-add-do = Add

tags-remove-title = Remove { $tag }?
tags-remove-text = { $count ->
    [0] Nothing has this tag or a tag below it. It can be undone.
    [one] It is taken off one article, with the tags below it. The article stays, and it can be undone.
   *[other] It is taken off { $count } articles, with the tags below it. The articles stay, and it can be undone.
 }

tags-codebook = Codebook
tags-codebook-title = Codebook
tags-codebook-text = What each tag means on your desk. Other programs read it as CSV or REFI-QDA.
tags-codebook-file = { $library } codebook
tags-codebook-filter = Find a tag or a word of its definition
tags-codebook-csv = Export CSV
tags-codebook-qdc = Export REFI-QDA
tags-codebook-import = Import…
tags-codebook-saved = The codebook is in { $path }.
tags-codebook-tag = Tag
tags-codebook-definition = Definition
tags-codebook-articles = Articles
tags-codebook-passages = Passages
tags-codebook-undefined = Not defined yet
tags-codebook-name-of = Name of { $tag }
tags-codebook-colour-of = Colour of { $tag }
tags-codebook-taken = There is a tag of that name. To make the two one, use Merge in the menu of the tag.
tags-codebook-all = Show all { $count } tags
tags-imported = { $added } new, { $changed } changed, { $same } as they were.
tags-imported-new = New:
tags-imported-changed = Changed:
tags-imported-left-out = { $count ->
    [one] One was left out:
   *[other] { $count } were left out:
 }
tags-imported-more = { " " }and { $count } more
