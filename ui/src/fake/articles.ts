// Six invented articles, one for each thing that is hard to set: lists, tables, emoji, right-to-left, long quotes.

import type { Citation, Colour, WarningView } from "../generated/wire";
import { caption, figure, h, left, li, p, type Piece, pre, quote, rows } from "./write";

/** A passage to mark: the words, found in the text of the article. */
export interface Marked {
  words: string;
  colour: Colour;
  tags?: string[];
  note?: string;
  verdict?: "same" | "moved" | "changed" | "gone";
}

export interface Written {
  citation: Citation;
  clipped: string;
  archived?: boolean;
  trashed?: boolean;
  tags: string[];
  note?: string;
  importer: string;
  fileName: string;
  warnings?: WarningView[];
  pieces: Piece[];
  marked: Marked[];
}

const cite = (fields: Partial<Citation>): Citation => ({
  headline: "",
  byline: [],
  dateline: "",
  outlet: "",
  published: "",
  updated: "",
  url: "",
  language: "en",
  ...fields,
});

const harbour: Written = {
  citation: cite({
    headline: "Harbour authority left badge system on factory password for six years",
    byline: ["Mara Lind"],
    dateline: "ØSTHAVN",
    outlet: "The Northern Ledger",
    published: "2026-05-14T18:05:00+02:00",
    url: "https://ledger.example/harbour-badges",
    language: "en-GB",
  }),
  clipped: "2026-05-14T16:31:00Z",
  tags: ["security/passwords", "sourcing"],
  note: "Ask the **audit court** for annex C before the council meets on Thursday.",
  importer: "html",
  fileName: "harbour-badges.html",
  pieces: [
    left("navigation", "Home Port City Courts Weather"),
    left("field", "Harbour authority left badge system on factory password for six years"),
    left("field", "By Mara Lind"),
    left("credit", "Photographs by Mara Lind"),
    p(
      "Every badge reader at the east gate of the port still accepted the password printed in the maker's manual until last week, according to an internal audit and two officials who have seen the access logs.",
    ),
    p(
      "The officials demanded anonymity because they were not authorised to speak on the record about security at the terminal, which handles a third of the country's fuel.",
    ),
    p(
      "“We follow the national protocol to the letter,” said Ingrid Solheim, a spokesperson for the harbour authority. “No outside party has had access at any time.” She declined to say when the passwords were last changed.",
    ),
    left(
      "related",
      "Read also: five stories on the port. The night the cranes stopped. Who owns the breakwater? A short history of the east gate. The fuel that came by rail.",
    ),
    p(
      "The audit, dated 2 March, counts 312 of 340 readers with shared credentials. It says revoking a lost badge took a median of 19 days, against the 24 hours that the protocol demands.",
    ),
    h(2, "What the audit found"),
    li("312 of 340 readers share **one** password.", 0),
    li("Lost badges stay valid for a median of 19 days:", 0),
    li("four of them were used after they were reported lost 🚢;", 1),
    li("one opened the customs warehouse.", 1),
    li("Nobody is named as responsible.", 0),
    ...rows(
      ["Gate", "Readers", "Shared password"],
      ["East", "118", "118"],
      ["North", "96", "90"],
      ["Fuel terminal", "126", "104"],
    ),
    caption("Readers by gate, from annex C of the audit."),
    p(
      "A former guard said the night shift kept the code on a sticker under the desk. “You typed it a hundred times a week,” he said. “Nobody thought of it as a _secret_.”",
    ),
    quote("The code is the same as on page 14. It has always been the same as on page 14."),
    p(
      "The maker, [Dørvakt AS](https://doervakt.example/), says in [its manual](https://doervakt.example/manual.pdf) that the password `0000` “must be changed at first use”.",
    ),
    figure("A turnstile at the east gate, seen from the quay, in rain"),
    caption("The east gate on Tuesday. Photograph: Mara Lind"),
    left("promotion", "Subscribe to our newsletter and get the harbour in your inbox each morning."),
    p(
      "The council's security committee meets on Thursday. Its chair, Tomas Berg, said he had “read the summary, not the annex”.",
    ),
    left("comments", "Log in to comment on this story."),
    left("outsideBody", "The Northern Ledger, Quay Street 4, Østhavn. All rights reserved."),
  ],
  marked: [
    {
      words: "still accepted the password printed in the maker's manual",
      colour: "amber",
      tags: ["security/passwords"],
      note: "The same password as in the **2019** manual, p. 14. Ask Dørvakt since when.",
    },
    {
      words: "demanded anonymity because they were not authorised to speak",
      colour: "blue",
      tags: ["sourcing/anonymous"],
      note: "Same wording as in our 2019 piece; ask who.",
    },
    { words: "“No outside party has had access at any time.”", colour: "rose", tags: ["sourcing/denials"] },
    {
      words: "312 of 340 readers with shared credentials",
      colour: "green",
      tags: ["security/protocol"],
      verdict: "changed",
    },
    {
      words: "readers with shared credentials. It says revoking a lost badge took a median of 19 days",
      colour: "violet",
      note: "Protocol says 24 hours.",
    },
    {
      words: "A spokesman said the doors had been checked in April",
      colour: "amber",
      verdict: "gone",
      note: "In the morning version only.",
    },
  ],
};

const minister: Written = {
  citation: cite({
    headline: "Minister: “No outside party had access” to port gates",
    byline: [],
    outlet: "Coast Wire",
    published: "2026-05-15",
    url: "https://coastwire.example/2026/05/15/minister-gates?edition=late",
  }),
  clipped: "2026-05-15T07:12:00Z",
  tags: ["security/protocol"],
  importer: "html",
  fileName: "",
  warnings: [{ kind: "pictures-missing", count: 2, name: "" }],
  pieces: [
    p(
      "OSTHAVN (Coast Wire) – The minister of transport denied that the badge list had left the building and said passwords were changed every quarter.",
    ),
    p(
      "“I have been told in writing that no outside party had access,” the minister told reporters. Asked who had written it, she said that she would “come back to that”.",
    ),
    quote("The protocol has been followed. I have no reason to think otherwise."),
    li("13 May: the audit is handed to the ministry.", 0, 1),
    li("14 May: The Northern Ledger writes about it.", 0, 2),
    li("15 May: the minister speaks.", 0, 3),
  ],
  marked: [
    { words: "passwords were changed every quarter", colour: "rose", tags: ["security/passwords"] },
    {
      words: "no outside party had access",
      colour: "rose",
      tags: ["sourcing/denials"],
      note: "Word for word the harbour's line.",
    },
    { words: "told in writing", colour: "amber" },
  ],
};

const annex: Written = {
  citation: cite({
    headline: "Audit of access controls at state ports, annex C",
    byline: ["Court of Accounts"],
    outlet: "Court of Accounts",
    published: "2026-03",
    url: "",
  }),
  clipped: "2026-05-13T20:40:00Z",
  tags: ["security", "documents"],
  importer: "plain_text",
  fileName: "annex-c.txt",
  warnings: [{ kind: "encoding-guessed", count: 0, name: "windows-1252" }],
  pieces: [
    h(2, "C.1 Method"),
    p("Readers were sampled at three ports. Credentials were compared by their hashes, not in clear."),
    h(2, "C.2 Results"),
    pre(
      "port        readers  shared\nOsthavn         340     312\nVesthavn        210      41\nHolm             88       0",
    ),
    p("Shared credentials on 312 of 340 readers; badge revocation took a median of 19 days."),
    h(3, "C.2.1 Note on café terminals"),
    p("Café 😀 naïve 👩‍👩‍👧‍👦 e\u0301te\u0301: this line is here because its characters are wider than they look."),
  ],
  marked: [
    { words: "Shared credentials on 312 of 340 readers", colour: "green", tags: ["security/protocol"] },
    { words: "Café 😀 naïve 👩‍👩‍👧‍👦", colour: "violet" },
  ],
};

const card: Written = {
  citation: cite({
    headline: "How a lost card opened a customs warehouse",
    byline: ["J. Nowak", "P. Ødegård"],
    outlet: "Dagsposten",
    published: "2025-11-30",
    url: "https://dagsposten.example/kort",
    language: "nb",
  }),
  clipped: "2025-11-30T09:02:00Z",
  archived: true,
  tags: ["security/protocol"],
  importer: "html",
  fileName: "kort.html",
  pieces: [
    p("Vakten skrev passordet på baksiden av kortet, ifølge politirapporten."),
    p("Kortet ble meldt tapt 4. mars. Den 23. mars ble det brukt på nytt, klokken 02.14."),
  ],
  marked: [{ words: "brukt på nytt, klokken 02.14", colour: "blue", tags: ["security/protocol"] }],
};

const union: Written = {
  citation: cite({
    headline: "Port union warned of “open doors” in 2021 letter",
    byline: ["Tomas Berg"],
    outlet: "Harbour Review",
    published: "2025-11-09",
    url: "https://review.example/union-letter",
  }),
  clipped: "2025-11-10T11:00:00Z",
  tags: ["money/overtime"],
  importer: "html",
  fileName: "union-letter.html",
  pieces: [
    p("Members had asked for personal badges instead of a shared password since the night shift was cut in 2019."),
    p("The letter, four pages long, was answered in one sentence: “Noted.”"),
  ],
  marked: [],
};

const rightToLeft: Written = {
  citation: cite({
    headline: "الميناء ترك كلمة المرور الأصلية ست سنوات",
    byline: ["ليلى حداد"],
    outlet: "صحيفة المرفأ",
    published: "2026",
    url: "https://marfa.example/badges",
    language: "ar",
  }),
  clipped: "2026-05-16T05:20:00Z",
  tags: ["sourcing"],
  importer: "html",
  fileName: "badges-ar.html",
  pieces: [
    p(
      "ظلت بوابة الميناء الشرقية تقبل كلمة المرور المطبوعة في دليل الشركة المصنعة حتى الأسبوع الماضي، وفقا لتدقيق داخلي.",
    ),
    p("قال متحدث باسم سلطة الميناء إن النظام «آمن تماما» وإن الرقم 312 من 340 مبالغ فيه."),
    p("The audit itself is in English: “312 of 340 readers”."),
  ],
  marked: [{ words: "«آمن تماما»", colour: "amber", note: "“Completely safe”: compare with Solheim." }],
};

const draft: Written = {
  citation: cite({ headline: "", outlet: "", published: "", language: "" }),
  clipped: "2025-10-01T12:00:00Z",
  trashed: true,
  tags: [],
  importer: "html",
  fileName: "",
  warnings: [{ kind: "no-headline", count: 0, name: "" }],
  pieces: [p("A scrap that was pasted by mistake and thrown away.")],
  marked: [],
};

export const WRITTEN: Written[] = [harbour, rightToLeft, minister, annex, card, union, draft];

const TOPICS = ["fuel terminal", "east gate", "night shift", "customs warehouse", "water contract", "council budget"];
const VERBS = ["questions", "closes", "reopens", "audits", "sells", "forgets"];
const OUTLETS = ["The Northern Ledger", "Coast Wire", "Dagsposten", "Harbour Review"];
const WHO = ["Mara Lind", "Tomas Berg", "J. Nowak", "Ingrid Solheim", "P. Ødegård"];

/** The `n`th of as many invented articles as one wants. */
export function invented(n: number, paragraphs = 6): Written {
  const topic = TOPICS[n % 6] ?? "";
  const day = new Date(Date.UTC(2026, 4, 12) - n * 7 * 3_600_000);
  const line = (k: number): string =>
    `Paragraph ${k + 1}: the ${TOPICS[(n + k) % 6]} came up again, and ${WHO[(n + k) % 5]} said that the badge list “never left the building”, which two people who have seen it doubt.`;
  return {
    citation: cite({
      headline: `Council ${VERBS[(n * 5 + 1) % 6]} the ${topic}, report ${n + 1} of the year`,
      byline: [WHO[n % 5] ?? ""],
      outlet: OUTLETS[n % 4] ?? "",
      published: day.toISOString().slice(0, 10),
      url: `https://ledger.example/report-${n + 1}`,
    }),
    clipped: day.toISOString(),
    archived: n % 3 === 0,
    tags: n % 2 ? ["security"] : ["money"],
    importer: "html",
    fileName: `report-${n + 1}.html`,
    pieces: Array.from({ length: paragraphs }, (_, k) => (k % 9 === 8 ? h(2, `Part ${k / 9 + 1}`) : p(line(k)))),
    marked: n % 4 ? [] : [{ words: "never left the building", colour: "rose", tags: ["sourcing/denials"] }],
  };
}
