// The one table that the help of the search box is drawn from: what to write, and the key of what it finds.

export interface Example {
  /** What to write; a click puts it in the box. */
  text: string;
  key: string;
}

export const LANGUAGE: { key: string; examples: Example[] }[] = [
  {
    key: "search-help-words",
    examples: [
      { text: "harbour strike", key: "search-help-all" },
      { text: '"harbour strike"', key: "search-help-phrase" },
      { text: "harb*", key: "search-help-prefix" },
      { text: "-strike", key: "search-help-not" },
      { text: "strike OR walkout", key: "search-help-or" },
      { text: "(strike OR walkout) port", key: "search-help-group" },
      { text: "NEAR(strike port, 8)", key: "search-help-near" },
    ],
  },
  {
    key: "search-help-fields",
    examples: [
      { text: "title:strike", key: "search-help-title" },
      { text: 'by:"Ana Peña"', key: "search-help-by" },
      { text: "outlet:echo", key: "search-help-outlet" },
      { text: "quote:password", key: "search-help-quote" },
      { text: "note:check", key: "search-help-note" },
      { text: "tag:harbour", key: "search-help-tag" },
      { text: "colour:amber", key: "search-help-colour" },
      { text: "site:example.org", key: "search-help-site" },
      { text: "kind:pdf lang:de", key: "search-help-kind" },
    ],
  },
  {
    key: "search-help-dates",
    examples: [
      { text: "published:2019-03..2020", key: "search-help-stretch" },
      { text: "published:>2020-01-01", key: "search-help-after" },
      { text: "clipped:last-week", key: "search-help-week" },
      { text: "clipped:-30d", key: "search-help-days" },
    ],
  },
  {
    key: "search-help-states",
    examples: [
      { text: "has:note -has:tag", key: "search-help-has" },
      { text: "is:unread is:inbox", key: "search-help-is" },
      { text: "in:old-versions", key: "search-help-in" },
    ],
  },
];
