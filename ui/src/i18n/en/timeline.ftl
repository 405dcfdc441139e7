timeline-name = Timeline
timeline-date = Which date
timeline-published = Published
timeline-clipped = Clipped
timeline-by-tag = By tag
timeline-tags = Commonest tags
timeline-tag-add = Search for { $tag } too
timeline-bars = { $date ->
    [clipped] Articles by when they were clipped
   *[published] Articles by when they were published
 }
timeline-bar = { $count ->
    [0] { $name }, none
    [one] { $name }, 1 article
   *[other] { $name }, { $number } articles
 }
timeline-count = { $count ->
    [0] none
    [one] 1 article
   *[other] { $number } articles
 }
timeline-undated = { $count ->
    [one] 1 without a date
   *[other] { $number } without a date
 }
timeline-all-undated = None of these has that date.
timeline-nothing = Nothing to draw.
timeline-zoom-in = Only what is brushed
timeline-zoom-out = Everything
timeline-close = Hide the timeline
