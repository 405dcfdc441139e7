chronology-page = Who said what when
chronology-all = All claims
chronology-back = Back
chronology-zoom-in = Zoom in
chronology-zoom-out = Zoom out
chronology-fit = Show all of it
chronology-export = Export
chronology-export-as = { $format ->
    [timeline-svg] As a drawing (SVG)
   *[timeline-png] As a picture (PNG)
 }
chronology-exported = The timeline was written to { $path }
chronology-none = Nothing to show
chronology-none-text = No claim fits. Give claims a speaker and the day on which they were said, and they stand here in order.
chronology-count = { $claims ->
    [one] One claim
   *[other] { $claims } claims
 } by { $speakers ->
    [one] one speaker
   *[other] { $speakers } speakers
 }
chronology-keys = Arrows go from mark to mark, + and - zoom, Shift with the arrows moves time, Enter opens the claim.
chronology-legend = What the marks mean
chronology-mark = { $statement } — { $speaker }, { $when }, { $status }
chronology-not-named = not to be named
chronology-nobody = No speaker
chronology-undated-one = no date
chronology-undated = { $count ->
    [one] One claim without a date
   *[other] { $count } claims without a date
 }
chronology-left-out = { $count ->
    [one] One more claim fits and is not shown. Narrow the ledger to see it.
   *[other] { $count } more claims fit and are not shown. Narrow the ledger to see them.
 }
