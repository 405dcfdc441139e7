annotations-bar = Annotation without a place
annotations-why-not-found = These words were not found in this article. Select where they belong, then place it.
annotations-why-no-article = Its article is not in the library. Clip it first, then look again.
annotations-why-reply = It answers another annotation. Select the words that it is about to keep it.
annotations-why-no-words = It names its place in no words. Select the words that it is about to keep it.
annotations-short-not-found = Not found in the article
annotations-short-no-article = Article not in the library
annotations-short-reply = Answer to another annotation
annotations-short-no-words = Names its place in no words
annotations-place = Place here
annotations-discard = Discard
annotations-look-again = Look again
annotations-select-first = Select the words in the article first.
annotations-looked-none = Nothing was found that was not found before.
annotations-looked = { $count ->
    [one] Found a place for one annotation.
   *[other] Found places for { $count } annotations.
 }
annotations-from = From { $file }
annotations-tally-exact = { $count ->
    [one] 1 annotation placed
   *[other] { $count } annotations placed
 }
annotations-tally-near = { $count } on changed words
annotations-tally-page = { $count ->
    [one] 1 note on an article
   *[other] { $count } notes on articles
 }
annotations-tally-unplaced = { $count } not placed
annotations-tally-present = { $count ->
    [one] 1 annotation already here
   *[other] { $count } annotations already here
 }
annotations-tally-refused = { $count } unreadable
