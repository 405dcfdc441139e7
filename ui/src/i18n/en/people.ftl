people-list = Speakers
people-page = Speaker
people-back = Speakers
people-close = Back to the articles
people-count = { $count ->
    [one] one speaker
   *[other] { $shown } speakers
 }
people-find = Find a speaker
people-none = No speakers
people-none-yet = Whoever makes a claim is listed here. Choose a passage and press C to write down what it claims.
people-none-fit = No speaker has these words in a name, a role or an affiliation.
people-choose-all = Choose all speakers
people-choose = Choose { $name }
people-column = { $column ->
    [name] Name
    [role] Role
    [affiliation] Belongs to
    [claims] Claims
    [first] First said
   *[last] Last said
 }
people-kind = { $kind ->
    [body] Body
   *[person] Person
 }
people-kind-label = Person or body
people-no-claims = None
people-edit = Edit the speaker
people-edit-do = Edit…
people-save = Save
people-name = Name
people-role = Role
people-affiliation = Belongs to
people-aliases = Other names
people-aliases-hint = One on each line.
people-trash = Throw away
people-restore = Bring back
people-trashed = In the trash. Claims keep their speaker until it is emptied.
people-also = Also called { $names }
people-said = What was said, in order of time
people-said-nothing = No claim has this speaker.
people-undated = No date
people-described = described as { $words }
people-not-named = not to be named
people-more = { $shown } of { $total } claims are shown. The ledger of claims has all of them.
people-chronology = On the timeline
people-merge = Merge
people-merge-do = Merge…
people-merge-one = Merge { $name } into another speaker
people-merge-many = Make one of { $count } speakers
people-merge-into = Who stays
people-merge-what = What will happen
people-merge-claims = { $count ->
    [0] No claim changes its speaker.
    [one] One claim gets { $name } as its speaker.
   *[other] { $count } claims get { $name } as their speaker.
 }
people-merge-names = { $count ->
    [one] “{ $names }” becomes another name.
   *[other] { $names } become other names.
 }
people-merge-role = The role “{ $role }” is taken over.
people-merge-affiliation = “{ $affiliation }” is taken over as what they belong to.
people-merge-trash = { $count ->
    [one] { $names } goes to the trash as it is.
   *[other] { $names } go to the trash as they are.
 }
people-merge-undo = Undo makes several of them again.
