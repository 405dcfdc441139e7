// Written by `make gen` from src-tauri/wire. Do not edit.

/**
 * Makes a claim.
 */
export type AddClaim = { 
/**
 * What it says.
 */
fields: ClaimFields, 
/**
 * How far its checking has come.
 */
checked: CheckedFields | null, 
/**
 * Passages that bear on it.
 */
passages: Array<number>, 
/**
 * How they bear on it.
 */
bearing: Bearing, };

/**
 * Makes passages evidence of a claim.
 */
export type AddEvidence = { 
/**
 * The claim.
 */
claim: number, 
/**
 * The passages.
 */
passages: Array<number>, 
/**
 * How they bear on it.
 */
bearing: Bearing, };

/**
 * Marks a passage.
 */
export type AddHighlight = { 
/**
 * The document on screen.
 */
document: number, 
/**
 * First UTF-16 unit of the selection.
 */
startUnit: number, 
/**
 * One past the last UTF-16 unit of the selection.
 */
endUnit: number, 
/**
 * Colour.
 */
colour: Colour, };

/**
 * Writes a note that stands alone.
 */
export type AddNote = { 
/**
 * Markdown.
 */
body: string, };

/**
 * Writes a note into a story.
 */
export type AddNoteToStory = { 
/**
 * The story.
 */
story: number, 
/**
 * Markdown.
 */
body: string, 
/**
 * The item that it stands before; null for last.
 */
before: number | null, };

/**
 * Puts things into a story, in this order.
 */
export type AddToStory = { 
/**
 * The story.
 */
story: number, 
/**
 * Articles.
 */
articles: Array<number>, 
/**
 * Passages.
 */
passages: Array<number>, 
/**
 * Claims.
 */
claims: Array<number>, 
/**
 * Notes.
 */
notes: Array<number>, };

/**
 * A claim that was made.
 */
export type AddedClaim = { 
/**
 * Its key.
 */
claim: number, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * A draft that was brought here.
 */
export type AddedDraft = { 
/**
 * Its key.
 */
draft: number, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * A passage that was marked.
 */
export type AddedHighlight = { 
/**
 * Its key.
 */
passage: number, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * A story that was begun.
 */
export type AddedStory = { 
/**
 * Its key.
 */
story: number, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * A style that was added.
 */
export type AddedStyle = { 
/**
 * The name by which it is chosen.
 */
style: string, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * An article that is here already.
 */
export type Already = { 
/**
 * The article.
 */
article: number, 
/**
 * Its headline.
 */
headline: string, 
/**
 * Whether it lies in the trash.
 */
trashed: boolean, };

/**
 * What became of the annotations of a file.
 */
export type AnnotationTally = { 
/**
 * Passages on the words that were marked.
 */
exact: number, 
/**
 * Passages on words that are no longer those that were marked.
 */
near: number, 
/**
 * Notes and tags on articles.
 */
page: number, 
/**
 * Those that wait for a place.
 */
unplaced: number, 
/**
 * Those that were here already.
 */
present: number, 
/**
 * Those that cannot be read.
 */
refused: number, };

/**
 * What the user says of passages.
 */
export type Answer = { "kind": "accept" } | { "kind": "place", 
/**
 * First UTF-16 unit.
 */
startUnit: number, 
/**
 * One past the last.
 */
endUnit: number, } | { "kind": "keepOld" };

/**
 * Says something to findings of a draft.
 */
export type AnswerDraft = { 
/**
 * The draft.
 */
draft: number, 
/**
 * The findings, by their numbers.
 */
findings: Array<number>, 
/**
 * What; null takes back what was said.
 */
answer: DraftAnswer | null, };

/**
 * Answers what became of passages in a document.
 */
export type AnswerReview = { 
/**
 * The document.
 */
document: number, 
/**
 * The passages.
 */
passages: Array<number>, 
/**
 * The answer.
 */
answer: Answer, };

/**
 * Puts articles out of the inbox, or back in.
 */
export type ArchiveArticles = { 
/**
 * The articles.
 */
articles: Array<number>, 
/**
 * Out of the inbox, or back in.
 */
archived: boolean, };

/**
 * A window of articles.
 */
export type ArrangedArticles = { 
/**
 * All rows; an article that is in two groups is two.
 */
total: number, 
/**
 * The groups in order; empty when there are none.
 */
groups: Array<Group>, 
/**
 * The window.
 */
rows: Array<ArticleRow>, };

/**
 * A window of notes.
 */
export type ArrangedNotes = { 
/**
 * All rows; a note that is in two groups is two.
 */
total: number, 
/**
 * The groups in order; empty when there are none.
 */
groups: Array<Group>, 
/**
 * The window.
 */
rows: Array<NoteRow>, };

/**
 * A window of passages.
 */
export type ArrangedPassages = { 
/**
 * All rows; a passage that is in two groups is two.
 */
total: number, 
/**
 * The groups in order; empty when there are none.
 */
groups: Array<Group>, 
/**
 * The window.
 */
rows: Array<PassageRow>, };

/**
 * A window of the list.
 */
export type ArticlePage = { 
/**
 * All articles that fit, or as many as were counted.
 */
total: number, 
/**
 * What is still to be known of the list.
 */
open: Open, 
/**
 * The window.
 */
rows: Array<ArticleRow>, };

/**
 * A row of the list.
 */
export type ArticleRow = { 
/**
 * Key.
 */
id: number, 
/**
 * Headline; the first words of the text where there is none.
 */
headline: string, 
/**
 * Outlet; empty when unknown.
 */
outlet: string, 
/**
 * The authors' names in order.
 */
byline: Array<string>, 
/**
 * Publication date; empty when unknown.
 */
published: string, 
/**
 * When it was clipped, in UTC milliseconds.
 */
clippedMs: number, 
/**
 * Whether it is out of the inbox.
 */
archived: boolean, 
/**
 * Whether it was not read yet.
 */
unread: boolean, 
/**
 * Whether it has a note of its own.
 */
hasNote: boolean, 
/**
 * Number of passages.
 */
passages: number, 
/**
 * Tags of the article and of its passages, in order of path.
 */
tags: Array<TagRef>, 
/**
 * The first words of the text.
 */
lead: string, 
/**
 * Words of the text.
 */
words: number, 
/**
 * BCP 47 tag; empty when unknown.
 */
language: string, 
/**
 * When searching: the best matching place.
 */
found: Snippet | null, 
/**
 * When searching: how well it matches, higher is better; null where that was not asked.
 */
score: number | null, 
/**
 * How many versions there are, without those that wait for the user's yes.
 */
versions: number, 
/**
 * Whether its words changed after it was clipped first.
 */
edited: boolean, 
/**
 * Whether a capture waits for the user to say that it is a version of it.
 */
doubtful: boolean, 
/**
 * Passages that wait for the user's answer in the version that is shown.
 */
reviews: number, 
/**
 * How many copies of its story there are, itself too; left out when there are no others.
 */
copies?: number, 
/**
 * Whether it stands as a copy behind the row above; left out where it does not.
 */
under?: boolean, };

/**
 * One article with everything but its text and passages.
 */
export type ArticleView = { 
/**
 * Key.
 */
id: number, 
/**
 * The fields that cite it.
 */
citation: Citation, 
/**
 * When it was clipped first, in UTC milliseconds.
 */
clippedMs: number, 
/**
 * Whether it is out of the inbox.
 */
archived: boolean, 
/**
 * Whether it is in the trash.
 */
trashed: boolean, 
/**
 * Its own tags (not those of its passages).
 */
tags: Array<TagRef>, 
/**
 * Its note in Markdown; empty when it has none.
 */
note: string, 
/**
 * Whether the note stays out of what is made for others to read.
 */
notePrivate: boolean, 
/**
 * The document to show: the newest one of the newest version.
 */
document: number, 
/**
 * Words of that document.
 */
words: number, 
/**
 * Captures, the newest version first; those that wait for the user's yes come last.
 */
captures: Array<CaptureView>, };

/**
 * Asks for the claims of a filter of the ledger; its order and its window do not matter.
 */
export type AskChronology = { 
/**
 * Which claims.
 */
claims: ListClaims, };

/**
 * Asks how hard a passphrase is to guess.
 */
export type AskStrength = { 
/**
 * What was typed so far.
 */
passphrase: Typed, 
/**
 * Words that somebody who knows the user would try.
 */
names: Array<string>, };

/**
 * Asks what a result is made of.
 */
export type AskSummary = { 
/**
 * Which articles.
 */
scope: Scope, 
/**
 * What was typed in the search box.
 */
query: string, 
/**
 * What is asked now: whatever is asked for an earlier one is broken off.
 */
turn: number, };

/**
 * Asks for a result by month.
 */
export type AskTimeline = { 
/**
 * Which articles.
 */
scope: Scope, 
/**
 * What was typed in the search box.
 */
query: string, 
/**
 * Which date.
 */
date: TimelineDate, 
/**
 * Whether the commonest tags have a line each.
 */
byTag: boolean, 
/**
 * What is asked now: whatever is asked for an earlier one is broken off.
 */
turn: number, };

/**
 * What a backup was made for.
 */
export type BackupOccasion = "automatic" | "byHand" | "beforeVersion" | "beforeRepair";

/**
 * What the user wants of backups; for every library at this desk.
 */
export type BackupSettings = { 
/**
 * Whether they are made while a library is worked with.
 */
on: boolean, 
/**
 * On how many days there shall be one, 1 to 99.
 */
daily: number, 
/**
 * In how many weeks, 0 to 99.
 */
weekly: number, 
/**
 * In how many months, 0 to 99.
 */
monthly: number, 
/**
 * The folder for them; empty for that of the library.
 */
folder: string, };

/**
 * A backup that is there. It was checked before it got its name.
 */
export type BackupView = { 
/**
 * The file.
 */
path: string, 
/**
 * When it was made, in UTC milliseconds.
 */
madeMs: number, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * What it was made for.
 */
occasion: BackupOccasion, 
/**
 * Whether it opens only with what opened the library then.
 */
encrypted: boolean, 
/**
 * Whether it is kept as that of its day.
 */
daily: boolean, 
/**
 * Whether it is kept as that of its week.
 */
weekly: boolean, 
/**
 * Whether it is kept as that of its month.
 */
monthly: boolean, };

/**
 * The backups of the open library.
 */
export type BackupsView = { 
/**
 * The folder in which the next one is made.
 */
place: string, 
/**
 * Those that there are, newest first.
 */
backups: Array<BackupView>, 
/**
 * Whether one is being made now.
 */
running: boolean, 
/**
 * Why the last one was not made.
 */
problem: Problem | null, };

/**
 * The terms on which the user has a claim.
 */
export type Basis = "onRecord" | "background" | "deepBackground" | "offRecord" | "document" | "observation";

/**
 * Asks for the answers from a row on, and waits a moment for them.
 */
export type BatchFrom = { 
/**
 * Answers that the page has.
 */
from: number, };

/**
 * Answers, in the order of the list.
 */
export type BatchRows = { 
/**
 * Names in all.
 */
total: number, 
/**
 * The next answers, 500 at most.
 */
rows: Array<TallyView>, 
/**
 * Whether no more will come after them.
 */
finished: boolean, 
/**
 * Why it stopped, when it did not go to the end; empty when all is well.
 */
problem: string, };

/**
 * How a passage bears on a claim.
 */
export type Bearing = "states" | "supports" | "contradicts";

/**
 * Which article a clipping belongs to.
 */
export type Belongs = { "kind": "byAddress" } | { "kind": "to", 
/**
 * The article.
 */
article: number, } | { "kind": "alone" };

/**
 * The article that fits a name best.
 */
export type BestView = { 
/**
 * The article.
 */
article: number, 
/**
 * Its headline; the first words of the text where there is none.
 */
headline: string, 
/**
 * Who published it; empty when unknown.
 */
outlet: string, 
/**
 * When it says it was published; empty when unknown.
 */
published: string, 
/**
 * The place in it that shows why.
 */
found: Snippet | null, };

/**
 * What a block is.
 */
export type BlockKindView = { "type": "paragraph" } | { "type": "heading", 
/**
 * 2 to 6.
 */
level: number, } | { "type": "listItem", 
/**
 * 0 for the outermost list.
 */
depth: number, 
/**
 * Its number, in a numbered list.
 */
number: number | null, } | { "type": "quote" } | { "type": "preformatted" } | { "type": "caption" } | { "type": "tableCell", 
/**
 * Row, from 0.
 */
row: number, 
/**
 * Column, from 0.
 */
column: number, 
/**
 * Whether the cell heads its row or column.
 */
header: boolean, } | { "type": "figure", 
/**
 * Address to draw it from (`clip:` protocol); null when the import did not bring it.
 */
src: string | null, 
/**
 * Description.
 */
alt: string, };

/**
 * A block.
 */
export type BlockView = { 
/**
 * First unit.
 */
startUnit: number, 
/**
 * One past the last unit.
 */
endUnit: number, 
/**
 * The page of the source on which it begins, from 1; null where the source has no pages.
 */
page: number | null, 
/**
 * What it is.
 */
kind: BlockKindView, 
/**
 * Its spans, in order.
 */
spans: Array<SpanView>, };

/**
 * One capture.
 */
export type CaptureView = { 
/**
 * Key.
 */
id: number, 
/**
 * When it was taken, in UTC milliseconds.
 */
capturedMs: number, 
/**
 * When the source says that it was taken from the web, in UTC milliseconds.
 */
savedMs: number | null, 
/**
 * Which importer read it.
 */
importer: string, 
/**
 * Name of the file; empty when it was pasted.
 */
fileName: string, 
/**
 * SHA-256 of the bytes as they came, in hexadecimal.
 */
sha256: string, 
/**
 * Its newest document.
 */
document: number, 
/**
 * What was not as it should be.
 */
warnings: Array<WarningView>, };

/**
 * What a change touches.
 */
export type ChangeKind = "headline" | "number" | "date" | "name" | "negation" | "unit" | "attribution" | "quotation" | "field" | "paragraphRemoved" | "paragraphAdded" | "paragraphMoved" | "picture" | "words" | "punctuation";

/**
 * Changes the passphrase.
 */
export type ChangePassphrase = { 
/**
 * What opens the library now: its passphrase or its recovery key.
 */
present: Typed, 
/**
 * What shall open it.
 */
passphrase: Typed, };

/**
 * One difference.
 */
export type ChangeView = { 
/**
 * What it touches, the weightiest first.
 */
kinds: Array<ChangeKind>, 
/**
 * Whether it can alter what is claimed.
 */
altersMeaning: boolean, 
/**
 * The field in which it is shown, as an index of fields; null when it is in the text.
 */
field: number | null, 
/**
 * The row in which it is shown, as an index of rows; null when it is in a field.
 */
row: number | null, 
/**
 * Its words in the old version; empty for what was added or moved.
 */
old: string, 
/**
 * Its words in the new version; empty for what was removed.
 */
new: string, };

/**
 * What a change touched; stores refresh by it.
 */
export type Changes = { 
/**
 * Whether articles were added, changed, thrown away or brought back.
 */
article: boolean, 
/**
 * Whether passages were.
 */
highlight: boolean, 
/**
 * Whether tags or what they are on were.
 */
tag: boolean, 
/**
 * Whether notes were.
 */
note: boolean, 
/**
 * Whether claims were, who speaks, how their checking goes, their evidence or their links; left out when not.
 */
claim?: boolean, 
/**
 * Whether stories or what they gather were; left out when they were not.
 */
story?: boolean, 
/**
 * Whether drafts were, or what was found of them; left out when not.
 */
draft?: boolean, 
/**
 * Whether saved searches were; left out when they were not.
 */
saved?: boolean, 
/**
 * Whether citation styles were, or the choice among them; left out when not.
 */
citation?: boolean, 
/**
 * Whether groups of copies were; left out when they were not.
 */
copies?: boolean, 
/**
 * The articles concerned; empty when there are very many.
 */
articles: Array<number>, };

/**
 * Checks a draft with this text, and keeps both.
 */
export type CheckDraft = { 
/**
 * The draft.
 */
draft: number, 
/**
 * Its text as it is now.
 */
text: string, };

/**
 * What is wrong with a library.
 */
export type Checked = { 
/**
 * The first of it, as `clip check` says it.
 */
findings: Array<string>, 
/**
 * How much it is.
 */
count: number, 
/**
 * Whether making the search index anew mends all of it.
 */
mendable: boolean, };

/**
 * A draft that was checked.
 */
export type CheckedDraft = { 
/**
 * The draft as it is now.
 */
draft: DraftView, 
/**
 * Quotations and numbers that were not looked up, because there are too many.
 */
leftOut: number, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * How far the checking has come, as typed.
 */
export type CheckedFields = { 
/**
 * How far.
 */
status: Status, 
/**
 * Who says so.
 */
by: string, 
/**
 * On what grounds.
 */
how: string, };

/**
 * An option of exports.
 */
export type ChoiceView = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it can be: "on" and "off" for a switch, ids of citation styles, which begin with that of the library, empty.
 */
values: Array<string>, 
/**
 * What each value is called, where its name alone does not say it.
 */
labels: Array<string>, 
/**
 * What it is when nobody chose.
 */
usual: string, };

/**
 * Asks the user where an export shall go.
 */
export type ChooseExport = { 
/**
 * The format.
 */
format: string, 
/**
 * Name to propose, without its ending.
 */
name: string, 
/**
 * A folder with a file for each article, instead of one file.
 */
folder: boolean, };

/**
 * What is chosen for an option.
 */
export type Chosen = { 
/**
 * The option's name.
 */
name: string, 
/**
 * What it is to be.
 */
value: string, };

/**
 * Claims by speaker and time.
 */
export type ChronologyView = { 
/**
 * Whoever says something, by when they first said something.
 */
lanes: Array<LaneView>, 
/**
 * Claims that fit and are beyond what one picture holds.
 */
leftOut: number, };

/**
 * The fields that cite an article. Dates are ISO 8601, no more precise than they are known.
 */
export type Citation = { 
/**
 * Headline; empty when there is none.
 */
headline: string, 
/**
 * The authors' names in order.
 */
byline: Array<string>, 
/**
 * Place at the start of the story; empty when there is none.
 */
dateline: string, 
/**
 * Who published it; empty when unknown.
 */
outlet: string, 
/**
 * `2017`, `2017-06`, `2017-06-01`, `2017-06-01T18:05:00` or with a zone; empty when unknown.
 */
published: string, 
/**
 * When it was last changed, in the same forms; empty when unknown.
 */
updated: string, 
/**
 * Address on the web; empty when unknown.
 */
url: string, 
/**
 * BCP 47 tag; empty when unknown.
 */
language: string, };

/**
 * A stretch of a citation in one look.
 */
export type CitationRun = { 
/**
 * The words.
 */
text: string, 
/**
 * Slanted.
 */
italic: boolean, 
/**
 * Heavy.
 */
bold: boolean, };

/**
 * What a claim says, as typed.
 */
export type ClaimFields = { 
/**
 * What is asserted.
 */
statement: string, 
/**
 * Name of the speaker; empty for nobody. Who has it in the list is the speaker, or somebody new.
 */
speaker: string, 
/**
 * What a new speaker is; may be empty.
 */
role: string, 
/**
 * Whom a new speaker belongs to; may be empty.
 */
affiliation: string, 
/**
 * On which terms the user has it.
 */
basis: Basis | null, 
/**
 * The words in place of the name; null when the name may be given.
 */
described: string | null, 
/**
 * When it was said, ISO 8601; empty when that is not known.
 */
said: string, 
/**
 * Where it was said.
 */
place: string, };

/**
 * A claim beside the passage that bears on it.
 */
export type ClaimOnPassage = { 
/**
 * The passage.
 */
passage: number, 
/**
 * How it bears on the claim.
 */
bearing: Bearing, 
/**
 * The claim.
 */
claim: ClaimRow, };

/**
 * A window of the ledger.
 */
export type ClaimPage = { 
/**
 * All that fit.
 */
total: number, 
/**
 * The window.
 */
rows: Array<ClaimRow>, };

/**
 * A claim in the ledger.
 */
export type ClaimRow = { 
/**
 * Key.
 */
id: number, 
/**
 * What is asserted, in the user's words.
 */
statement: string, 
/**
 * Who asserts it.
 */
speaker: PersonView | null, 
/**
 * On which terms the user has it.
 */
basis: Basis | null, 
/**
 * The words in place of the speaker's name; null when the name may be given.
 */
described: string | null, 
/**
 * When it was said, ISO 8601 as precise as it is known.
 */
said: string | null, 
/**
 * Where it was said; may be empty.
 */
place: string, 
/**
 * When it was made here, in UTC milliseconds.
 */
madeMs: number, 
/**
 * Whether it lies in the trash.
 */
trashed: boolean, 
/**
 * The last that was said of its checking.
 */
status: StatusView, 
/**
 * Passages that state it.
 */
states: number, 
/**
 * Passages that support it.
 */
supports: number, 
/**
 * Passages that contradict it.
 */
contradicts: number, 
/**
 * Passages that were evidence and were deleted for good.
 */
gone: number, 
/**
 * Whether evidence changed unseen.
 */
changed: boolean, 
/**
 * Whether another claim contradicts it.
 */
contradicted: boolean, 
/**
 * Stories that gather it.
 */
stories: number, 
/**
 * Why it was found; null where words were not asked for.
 */
found: Snippet | null, };

/**
 * The order of the ledger.
 */
export type ClaimSort = "made" | "said" | "statement" | "speaker" | "status" | "basis";

/**
 * A claim with everything on it.
 */
export type ClaimView = { 
/**
 * As the ledger shows it.
 */
row: ClaimRow, 
/**
 * Its note, in Markdown; empty when it has none.
 */
note: string, 
/**
 * Whether the note stays out of what is made for others to read.
 */
notePrivate: boolean, 
/**
 * What states it, what supports it, what contradicts it.
 */
evidence: Array<EvidenceView>, 
/**
 * Claims that it is linked to.
 */
links: Array<LinkView>, 
/**
 * What happened to it, from the first to the last.
 */
history: Array<EventView>, 
/**
 * Stories that gather it.
 */
stories: Array<StoryRef>, };

/**
 * A code that was not taken.
 */
export type CodeLeftOut = { 
/**
 * Its path.
 */
path: string, 
/**
 * Why.
 */
why: string, };

/**
 * A form of the codebook.
 */
export type CodebookForm = "csv" | "qdc";

/**
 * What became of the codes of a file.
 */
export type CodebookReport = { 
/**
 * Paths of the tags that are new.
 */
added: Array<string>, 
/**
 * Paths of the tags that have another definition or colour now.
 */
changed: Array<string>, 
/**
 * How many were here as they are in the file.
 */
same: number, 
/**
 * The codes that were not taken.
 */
leftOut: Array<CodeLeftOut>, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * The five colours.
 */
export type Colour = "amber" | "green" | "blue" | "rose" | "violet";

/**
 * What the user calls a colour.
 */
export type ColourName = { 
/**
 * The colour.
 */
colour: Colour, 
/**
 * Its name; empty takes it off.
 */
name: string, };

/**
 * A column of a list.
 */
export type ColumnLook = { 
/**
 * Which one; a name that the page does not know is left out.
 */
id: string, 
/**
 * Its width in CSS pixels.
 */
width: number, };

/**
 * Names two documents.
 */
export type CompareDocuments = { 
/**
 * The earlier one.
 */
old: number, 
/**
 * The later one.
 */
new: number, };

/**
 * A field that differs.
 */
export type ComparedField = { 
/**
 * Which.
 */
field: ComparedFieldName, 
/**
 * What it said; empty when it was not there.
 */
old: string, 
/**
 * What it says; empty when it is not there any more.
 */
new: string, 
/**
 * The stretches of the two.
 */
pieces: Array<PieceView>, 
/**
 * Its change, as an index of changes.
 */
change: number, };

/**
 * A field of the article.
 */
export type ComparedFieldName = "headline" | "byline" | "dateline" | "outlet" | "published" | "updated";

/**
 * A paragraph, or the few that one was divided into or put together from.
 */
export type ComparedRow = { 
/**
 * What became of it.
 */
kind: RowKind, 
/**
 * Its blocks in the old document: index of the first, and one past the last.
 */
oldBlocks: [number, number], 
/**
 * Its blocks in the new document.
 */
newBlocks: [number, number], 
/**
 * The other place of a paragraph that moved, as an index of rows.
 */
other: number | null, 
/**
 * Whether only typography differs.
 */
typography: boolean, 
/**
 * Number of words.
 */
words: number, 
/**
 * The stretches that tile its text in both documents; empty when no words differ.
 */
pieces: Array<PieceView>, 
/**
 * The change of the row as a whole, as an index of changes.
 */
change: number | null, };

/**
 * One of two documents that are compared.
 */
export type ComparedSide = { 
/**
 * Key of the document.
 */
document: number, 
/**
 * Key of its capture.
 */
capture: number, 
/**
 * When that was taken, in UTC milliseconds.
 */
capturedMs: number, 
/**
 * When the source says that it was taken from the web, in UTC milliseconds.
 */
savedMs: number | null, 
/**
 * The headline as it was found in the source; empty when there was none.
 */
headline: string, 
/**
 * The canonical text.
 */
text: string, 
/**
 * The blocks in order, without spans.
 */
blocks: Array<BlockView>, };

/**
 * How many changes there are of what. One change can count in several.
 */
export type ComparisonSummary = { 
/**
 * Whether the headline has other words.
 */
headline: boolean, 
/**
 * Changes that touch numbers.
 */
numbers: number, 
/**
 * Changes that touch dates.
 */
dates: number, 
/**
 * Changes that touch names.
 */
names: number, 
/**
 * Changes that touch negations.
 */
negations: number, 
/**
 * Changes that touch units.
 */
units: number, 
/**
 * Changes that touch attributions.
 */
attributions: number, 
/**
 * Changes that touch quotations.
 */
quotations: number, 
/**
 * Fields other than the headline that differ.
 */
fields: number, 
/**
 * Paragraphs that went.
 */
paragraphsRemoved: number, 
/**
 * Paragraphs that came.
 */
paragraphsAdded: number, 
/**
 * Paragraphs that stand elsewhere.
 */
paragraphsMoved: number, 
/**
 * Pictures that came or went.
 */
pictures: number, 
/**
 * Changes of nothing but words.
 */
wordings: number, 
/**
 * Changes of signs between words.
 */
punctuation: number, 
/**
 * Words that differ inside paragraphs that are in both.
 */
wordsChanged: number, 
/**
 * Paragraphs in which only typography differs.
 */
typography: number, };

/**
 * Two documents and what differs.
 */
export type ComparisonView = { 
/**
 * The earlier document.
 */
old: ComparedSide, 
/**
 * The later one.
 */
new: ComparedSide, 
/**
 * Paragraphs in reading order.
 */
rows: Array<ComparedRow>, 
/**
 * Fields that differ.
 */
fields: Array<ComparedField>, 
/**
 * Every change: those that can alter the meaning first, then paragraphs, then wording; each group in reading order.
 */
changes: Array<ChangeView>, 
/**
 * How many there are of what.
 */
summary: ComparisonSummary, };

/**
 * What a condition looks like.
 */
export type ConditionForm = "word" | "phrase" | "field" | "near" | "several";

/**
 * One of the conditions.
 */
export type ConditionView = { 
/**
 * Where it begins, in UTF-16 units of what was typed.
 */
startUnit: number, 
/**
 * Where it ends.
 */
endUnit: number, 
/**
 * What it looks like.
 */
form: ConditionForm, 
/**
 * The field's own name; null for words.
 */
field: string | null, 
/**
 * What it asks.
 */
value: string, 
/**
 * Whether it must not hold.
 */
negated: boolean, 
/**
 * What is left to type when it is taken out.
 */
without: string, };

/**
 * Claims that cannot both hold, or one claim with evidence on both sides.
 */
export type ContradictionView = { 
/**
 * The link between two claims; null for one claim with evidence on both sides.
 */
link: number | null, 
/**
 * The two claims, or the one.
 */
claims: Array<OpposedView>, };

/**
 * The copies of one story.
 */
export type CopiesView = { 
/**
 * The agency that one of the texts or author lines names; empty when none does.
 */
agency: string, 
/**
 * The likely original first, then the others by when they were published.
 */
copies: Array<CopyView>, 
/**
 * How many differ from the original in what.
 */
differ: DifferView, };

/**
 * Copies citations of articles in the style of the library.
 */
export type CopyCitation = { 
/**
 * The articles.
 */
articles: Array<number>, 
/**
 * As Markdown; else as rich text and plain text.
 */
markdown: boolean, };

/**
 * An article that has much the same words.
 */
export type CopyOf = { 
/**
 * The article.
 */
article: number, 
/**
 * Its headline; empty when it has none.
 */
headline: string, 
/**
 * Who published it; empty when unknown.
 */
outlet: string, 
/**
 * Publication date; empty when unknown.
 */
published: string, };

/**
 * Puts a quotation with its source on the clipboard, as rich text and as plain text.
 */
export type CopyQuotation = { 
/**
 * The document on screen.
 */
document: number, 
/**
 * First UTF-16 unit.
 */
startUnit: number, 
/**
 * One past the last UTF-16 unit.
 */
endUnit: number, };

/**
 * One of several copies.
 */
export type CopyView = { 
/**
 * The article.
 */
article: number, 
/**
 * The document that is shown of it.
 */
document: number, 
/**
 * Its headline; empty when it has none.
 */
headline: string, 
/**
 * Who published it; empty when unknown.
 */
outlet: string, 
/**
 * Publication date; empty when unknown.
 */
published: string, 
/**
 * When it was clipped, in UTC milliseconds.
 */
clippedMs: number, 
/**
 * Words of its text.
 */
words: number, 
/**
 * Whether the user said that it is a copy.
 */
told: boolean, 
/**
 * What differs in its text from the original's; null for the original, and where there are very many copies.
 */
differs: ComparisonSummary | null, };

/**
 * A claim that a published story used and that turned out to be false, or was put right.
 */
export type CorrectionView = { 
/**
 * Key.
 */
id: number, 
/**
 * The story.
 */
story: number, 
/**
 * Its title.
 */
title: string, 
/**
 * When it was published, ISO 8601; may be empty.
 */
published: string, 
/**
 * Its address on the web; may be empty.
 */
url: string, 
/**
 * The claim.
 */
claim: number, 
/**
 * What it says.
 */
statement: string, 
/**
 * How far its checking had come when the story was published.
 */
was: Status, 
/**
 * How far it has come now.
 */
now: Status, 
/**
 * Who says so; may be empty.
 */
checkedBy: string, 
/**
 * On what grounds; may be empty.
 */
grounds: string, 
/**
 * Since when, in UTC milliseconds.
 */
atMs: number, 
/**
 * Whether the user saw to it.
 */
handled: boolean, 
/**
 * What was done; may be empty.
 */
how: string, 
/**
 * Whether the words of what was printed are kept.
 */
hasText: boolean, 
/**
 * The sentences in print that use it; there may be none.
 */
printed: Array<PrintedView>, };

/**
 * How many there are of everything.
 */
export type Counts = { 
/**
 * Articles not archived.
 */
inbox: number, 
/**
 * Articles not in the trash.
 */
articles: number, 
/**
 * Passages not in the trash.
 */
passages: number, 
/**
 * Notes.
 */
notes: number, 
/**
 * Annotations of other programs that have no place yet.
 */
unplaced: number, 
/**
 * Claims outside the trash.
 */
claims: number, 
/**
 * Stories outside the trash.
 */
stories: number, 
/**
 * Persons and bodies that speak, outside the trash.
 */
people: number, 
/**
 * Drafts outside the trash.
 */
drafts: number, 
/**
 * Claims of published stories that turned out to be false or were put right, and wait for the user.
 */
corrections: number, 
/**
 * Articles, passages, claims, stories, drafts and speakers in the trash.
 */
trash: number, 
/**
 * Size of the file in bytes.
 */
bytes: number, };

/**
 * Makes a library that is encrypted.
 */
export type CreateEncrypted = { 
/**
 * The file.
 */
path: string, 
/**
 * Its passphrase.
 */
passphrase: Typed, };

/**
 * Who exports before an embargo ends, and why.
 */
export type Despite = { 
/**
 * Who.
 */
who: string, 
/**
 * Why.
 */
why: string, };

/**
 * How many copies differ from the original in what; each counts once.
 */
export type DifferView = { 
/**
 * In words inside quotation marks.
 */
quotations: number, 
/**
 * In numbers, dates or units.
 */
numbers: number, 
/**
 * In names.
 */
names: number, 
/**
 * In a negation or in who says it.
 */
claims: number, 
/**
 * In whole paragraphs, and in nothing above.
 */
paragraphs: number, 
/**
 * In other words.
 */
words: number, };

/**
 * A document as the page draws it. All positions are UTF-16 units in `text`, ends exclusive.
 */
export type DocumentView = { 
/**
 * Key.
 */
id: number, 
/**
 * The canonical text.
 */
text: string, 
/**
 * The blocks in order.
 */
blocks: Array<BlockView>, 
/**
 * What extraction left out, in order.
 */
dropped: Array<DroppedView>, };

/**
 * What the user says to a finding.
 */
export type DraftAnswer = { "kind": "accepted" } | { "kind": "ignored", 
/**
 * Why; may be empty.
 */
reason: string, };

/**
 * What the user says of a draft.
 */
export type DraftFields = { 
/**
 * Its title; when it is empty, its first words are.
 */
title: string, 
/**
 * Its text: a paragraph a line.
 */
text: string, 
/**
 * Its language, a BCP 47 tag; empty when it is not known.
 */
language: string, 
/**
 * The story that it belongs to.
 */
story: number | null, };

/**
 * The text of a draft that was read.
 */
export type DraftFile = { 
/**
 * The name of the file, without its ending.
 */
title: string, 
/**
 * The text.
 */
text: string, 
/**
 * Its language, a BCP 47 tag; empty when it is not known.
 */
language: string, };

/**
 * How far a check has come.
 */
export type DraftProgress = { 
/**
 * Things looked up.
 */
done: number, 
/**
 * Things to look up.
 */
all: number, };

/**
 * A draft in a list.
 */
export type DraftRow = { 
/**
 * Key.
 */
id: number, 
/**
 * Title.
 */
title: string, 
/**
 * The story that it belongs to.
 */
story: number | null, 
/**
 * The title of that story; empty when it belongs to none.
 */
storyTitle: string, 
/**
 * Quotations and numbers that were looked up.
 */
findings: number, 
/**
 * Those of them that were not found as they stand and that the user said nothing to.
 */
problems: number, 
/**
 * Those that the user accepted.
 */
accepted: number, 
/**
 * When it was brought here, in UTC milliseconds.
 */
madeMs: number, 
/**
 * When it was checked last, in UTC milliseconds.
 */
checkedMs: number | null, };

/**
 * Words in a row of which the same became.
 */
export type DraftRun = { 
/**
 * What became of them.
 */
kind: DraftRunKind, 
/**
 * They.
 */
text: string, };

/**
 * What became of some words.
 */
export type DraftRunKind = "same" | "draft" | "source" | "leftOut";

/**
 * Where something stands in the library.
 */
export type DraftSource = { 
/**
 * The article.
 */
article: number, 
/**
 * The version.
 */
document: number, 
/**
 * A passage that the user marked there.
 */
passage: number | null, 
/**
 * First unit in the version.
 */
startUnit: number, 
/**
 * One past the last unit.
 */
endUnit: number, 
/**
 * The sentences in which it stands.
 */
context: string, 
/**
 * First unit of the place in them.
 */
contextStart: number, 
/**
 * One past the last unit.
 */
contextEnd: number, 
/**
 * Headline.
 */
headline: string, 
/**
 * Outlet; may be empty.
 */
outlet: string, 
/**
 * When it says it was published, ISO 8601; may be empty.
 */
published: string, 
/**
 * When the version was taken, in UTC milliseconds, if the words stand in that version only.
 */
onlyInVersionMs: number | null, 
/**
 * Who says it there; empty when the text does not tell.
 */
speaker: string, };

/**
 * A draft with its text and what was found of it.
 */
export type DraftView = { 
/**
 * As the list shows it.
 */
row: DraftRow, 
/**
 * Its text: a paragraph a line.
 */
text: string, 
/**
 * Its language, a BCP 47 tag; empty when it is not known.
 */
language: string, 
/**
 * What was found when it was checked last, in the order of the text.
 */
findings: Array<FindingView>, };

/**
 * Why something was left out.
 */
export type DropReason = "field" | "navigation" | "related" | "comments" | "promotion" | "credit" | "outsideBody" | "pageFrame" | "deleted" | "remark";

/**
 * Something that extraction left out.
 */
export type DroppedView = { 
/**
 * Index of the block before which it stood; the number of blocks for the end.
 */
beforeBlock: number, 
/**
 * Why.
 */
reason: DropReason, 
/**
 * Its words.
 */
text: string, 
/**
 * How many words.
 */
words: number, };

/**
 * An export before an embargo ended.
 */
export type EarlyExportView = { 
/**
 * When, in UTC milliseconds.
 */
atMs: number, 
/**
 * Who.
 */
who: string, 
/**
 * Why.
 */
why: string, 
/**
 * The format, by its name.
 */
format: string, 
/**
 * The name of the file.
 */
name: string, 
/**
 * Until when nothing was to go out, ISO 8601.
 */
embargo: string, };

/**
 * Changes the fields of an article.
 */
export type EditArticle = { 
/**
 * The article.
 */
article: number, 
/**
 * All its fields as they shall be.
 */
citation: Citation, };

/**
 * Writes the fields of a claim.
 */
export type EditClaim = { 
/**
 * The claim.
 */
claim: number, 
/**
 * What it says.
 */
fields: ClaimFields, };

/**
 * Writes a draft's title, text and story.
 */
export type EditDraft = { 
/**
 * The draft.
 */
draft: number, 
/**
 * What is to be said of it.
 */
fields: DraftFields, };

/**
 * Writes a note that is there already, whatever it is on.
 */
export type EditNote = { 
/**
 * The note.
 */
note: number, 
/**
 * Markdown; empty removes it.
 */
body: string, };

/**
 * Writes what is known of somebody.
 */
export type EditPerson = { 
/**
 * Who.
 */
person: number, 
/**
 * The name.
 */
name: string, 
/**
 * What they are.
 */
role: string, 
/**
 * Whom they belong to.
 */
affiliation: string, 
/**
 * Other names.
 */
aliases: Array<string>, 
/**
 * Whether it is a body and not a person.
 */
body: boolean, };

/**
 * Writes what the user says of a story.
 */
export type EditStory = { 
/**
 * The story.
 */
story: number, 
/**
 * What the user says of it.
 */
fields: StoryFields, };

/**
 * How much work an answer is worth.
 */
export type Effort = "quick" | "exact";

/**
 * How many things were done for good.
 */
export type Emptied = { 
/**
 * Articles that are gone.
 */
articles: number, 
/**
 * Passages that are gone.
 */
passages: number, 
/**
 * Claims that are gone.
 */
claims: number, 
/**
 * Stories that are gone.
 */
stories: number, 
/**
 * Speakers that are gone.
 */
people: number, 
/**
 * Drafts that are gone.
 */
drafts: number, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * A library that has a new recovery key.
 */
export type Encrypted = { 
/**
 * The library.
 */
library: LibraryInfo, 
/**
 * Shown once and kept nowhere.
 */
recoveryKey: string, };

/**
 * One thing that happened to a claim.
 */
export type EventView = { 
/**
 * When, in UTC milliseconds.
 */
atMs: number, 
/**
 * Whether it was an undo or a redo.
 */
reversal: boolean, 
/**
 * What.
 */
what: WhatView, };

/**
 * A passage's bearing on a claim.
 */
export type EvidenceView = { 
/**
 * Key.
 */
id: number, 
/**
 * How it bears.
 */
bearing: Bearing, 
/**
 * The passage; null when it was deleted for good.
 */
passage: TiedView | null, };

/**
 * Writes an export. Where to is asked with [`ChooseExport`] before.
 */
export type Export = { 
/**
 * The format.
 */
format: string, 
/**
 * What.
 */
scope: ExportScope, 
/**
 * The title; empty for the usual one.
 */
title: string, 
/**
 * What was chosen; what is not named is as usual.
 */
options: Array<Chosen>, 
/**
 * The file of the template that it is written by, where that was chosen.
 */
template: string | null, 
/**
 * The file or folder.
 */
path: string, 
/**
 * Who says that it goes out before an embargo ends, and why; null where there is none.
 */
despite: Despite | null, };

/**
 * Writes the answers that are there as a table.
 */
export type ExportBatch = { 
/**
 * The form.
 */
form: TableForm, 
/**
 * The name to propose, without its ending.
 */
name: string, 
/**
 * Which answers, by their place in the list, in the order in which they shall stand.
 */
order: Array<number>, };

/**
 * Asks where and writes the codebook.
 */
export type ExportCodebook = { 
/**
 * The form.
 */
form: CodebookForm, 
/**
 * The name to propose, without its ending.
 */
name: string, };

/**
 * Writes a comparison to a file.
 */
export type ExportComparison = { 
/**
 * The earlier document.
 */
old: number, 
/**
 * The later one.
 */
new: number, 
/**
 * `html`, `markdown` or `json`.
 */
format: string, };

/**
 * Writes a draft to a file, with its sources as footnotes.
 */
export type ExportDraft = { 
/**
 * The draft.
 */
draft: number, 
/**
 * `docx` or `markdown`.
 */
format: string, 
/**
 * Who says that it goes out before the embargo of its story ends, and why; null where there is none.
 */
despite: Despite | null, };

/**
 * How far an export is; sent as it goes.
 */
export type ExportProgress = { 
/**
 * Articles done.
 */
done: number, 
/**
 * Articles in all.
 */
total: number, };

/**
 * What an export wrote.
 */
export type ExportReport = { 
/**
 * The file or folder.
 */
path: string, 
/**
 * Files written.
 */
files: number, 
/**
 * Articles in them.
 */
articles: number, 
/**
 * Passages in them.
 */
passages: number, };

/**
 * What an export is made of.
 */
export type ExportScope = { "kind": "articles", 
/**
 * The articles.
 */
articles: Array<number>, } | { "kind": "list", 
/**
 * Which articles.
 */
scope: Scope, 
/**
 * The query; empty for all of the scope.
 */
query: string, } | { "kind": "story", 
/**
 * The story.
 */
story: number, } | { "kind": "tag", 
/**
 * The tag.
 */
tag: number, } | { "kind": "passages", 
/**
 * The passages.
 */
passages: Array<number>, } | { "kind": "claims", 
/**
 * The claims.
 */
claims: Array<number>, };

/**
 * A format that can be written.
 */
export type ExporterView = { 
/**
 * Its name, as `clip export --format` takes it.
 */
id: string, 
/**
 * Ending of the file's name, without the dot.
 */
extension: string, 
/**
 * Whether it can write one file for each article into a folder.
 */
folder: boolean, 
/**
 * What it is for: "reading", "references", "tables" or "exchange".
 */
purpose: string, 
/**
 * The names of the options that it heeds.
 */
heeds: Array<string>, };

/**
 * How much an export would be.
 */
export type ExtentView = { 
/**
 * Articles.
 */
articles: number, 
/**
 * Passages.
 */
passages: number, 
/**
 * Claims, where they were chosen themselves or with a story.
 */
claims: number, 
/**
 * The headline, when it is one article; may be empty.
 */
headline: string, 
/**
 * The stories of which something would go out before their embargo ends.
 */
held: Array<HeldView>, };

/**
 * Fetches the page at an address.
 */
export type FetchAddress = { 
/**
 * The address as typed; `https` is put in front of a bare name.
 */
url: string, 
/**
 * The waiting address that this is another try for; it waits no longer when the page is kept.
 */
waiting: number | null, };

/**
 * What came of fetching.
 */
export type Fetched = { "kind": "found", 
/**
 * As for what is pasted.
 */
preview: Preview, } | { "kind": "failed", 
/**
 * The address that was asked for.
 */
url: string, 
/**
 * Why, and what to do.
 */
message: string, 
/**
 * Whether it may be there later, so that it is worth waiting.
 */
later: boolean, };

/**
 * What is to be known of the open library's file.
 */
export type FileState = { 
/**
 * That it was deleted, moved or replaced.
 */
gone: Problem | null, 
/**
 * That its search index finds nothing, or is damaged where it was looked at.
 */
damaged: Problem | null, 
/**
 * Where it lies, when that is not simply a disk of this machine and the user has not read it yet.
 */
place: PlaceView | null, 
/**
 * Copies that a service made of it because two machines wrote at once.
 */
conflicts: Array<string>, };

/**
 * What looking one thing up gave.
 */
export type FindingOutcome = "found" | "differs" | "otherSpeaker" | "notFound";

/**
 * What was found of one quotation or number.
 */
export type FindingView = { 
/**
 * `quotation`, `words`, `count`, `percent`, `money`, `measure`, `date` or `ordinal`.
 */
subject: string, 
/**
 * What looking it up gave.
 */
outcome: FindingOutcome, 
/**
 * First unit in the draft.
 */
startUnit: number, 
/**
 * One past the last unit.
 */
endUnit: number, 
/**
 * Its words.
 */
text: string, 
/**
 * Who says it in the draft; of a number, the words beside it.
 */
beside: string, 
/**
 * Whether only signs between words differ, or the number is a rounded one.
 */
loose: boolean, 
/**
 * In how many other articles it stands the same way.
 */
others: number, 
/**
 * Where it stands, or what is nearest to it.
 */
source: DraftSource | null, 
/**
 * The words of both, in order; empty where they are the same.
 */
runs: Array<DraftRun>, 
/**
 * What the differences touch, the weightiest first.
 */
kinds: Array<ChangeKind>, 
/**
 * What the user says to it.
 */
answer: DraftAnswer | null, };

/**
 * Which part of an article matched.
 */
export type FoundIn = "citation" | "text" | "quote" | "note" | "tag" | "claim" | "speaker";

/**
 * What a story gathers, as it is shown.
 */
export type GatheredView = { "kind": "article", 
/**
 * Key.
 */
article: number, 
/**
 * Headline; may be empty.
 */
headline: string, 
/**
 * Outlet; may be empty.
 */
outlet: string, 
/**
 * When it says it was published, ISO 8601.
 */
published: string | null, } | { "kind": "passage", 
/**
 * Key.
 */
passage: number, 
/**
 * Its article.
 */
article: number, 
/**
 * The article's headline; may be empty.
 */
headline: string, 
/**
 * The article's outlet; may be empty.
 */
outlet: string, 
/**
 * The words.
 */
exact: string, 
/**
 * Colour.
 */
colour: Colour, 
/**
 * Its note; may be empty.
 */
note: string, } | { "kind": "claim", 
/**
 * The claim.
 */
claim: ClaimRow, } | { "kind": "note", 
/**
 * Key.
 */
note: number, 
/**
 * Markdown.
 */
body: string, };

/**
 * A group of a list.
 */
export type Group = { 
/**
 * Outlet, path of the tag, or month such as `2019-03`; empty for what has none.
 */
key: string, 
/**
 * Rows of it.
 */
count: number, };

/**
 * What a list is grouped by.
 */
export type GroupBy = "outlet" | "tag" | "published" | "clipped";

/**
 * Asks who may be speaking in a passage.
 */
export type GuessSpeaker = { 
/**
 * The passage.
 */
passage: number, };

/**
 * Who may be speaking. Nothing of it is stored.
 */
export type GuessView = { 
/**
 * The name; null when there is none.
 */
speaker: string | null, 
/**
 * Somebody in the list who has that name.
 */
known: number | null, 
/**
 * What they are said to be; may be empty.
 */
role: string, 
/**
 * The words in place of a name.
 */
described: string | null, 
/**
 * Whether the text says that they are not to be named.
 */
anonymous: boolean, 
/**
 * 0 for little worth, 1, 2 for much.
 */
confidence: number, 
/**
 * The words that say so.
 */
words: string, };

/**
 * Says that the user saw to corrections.
 */
export type HandleCorrections = { 
/**
 * They.
 */
corrections: Array<number>, 
/**
 * What was done; may be empty.
 */
how: string, };

/**
 * A story that is held back.
 */
export type HeldView = { 
/**
 * The story.
 */
story: number, 
/**
 * Its title.
 */
title: string, 
/**
 * Until when nothing of it may go out, ISO 8601.
 */
until: string, 
/**
 * With whom that was agreed; may be empty.
 */
note: string, };

/**
 * Imports files and folders.
 */
export type ImportPaths = { 
/**
 * Files and folders.
 */
paths: Array<string>, };

/**
 * How far an import is; sent as it goes.
 */
export type ImportProgress = { 
/**
 * Files done.
 */
done: number, 
/**
 * Files in all.
 */
total: number, 
/**
 * Name of the file at hand.
 */
file: string, };

/**
 * What an import did.
 */
export type ImportReport = { 
/**
 * One line a file, in order.
 */
files: Array<ImportedFile>, 
/**
 * New articles.
 */
added: number, 
/**
 * New versions of articles that were here.
 */
versions: number, 
/**
 * Files that were here already.
 */
present: number, 
/**
 * Files that could not be read.
 */
failed: number, 
/**
 * Files that were not reached, because the user stopped it.
 */
left: number, 
/**
 * New articles that are copies of another one's story; left out while they are still looked for.
 */
copies?: number, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * What became of one source.
 */
export type ImportStatus = "added" | "version" | "present" | "failed";

/**
 * What became of one file.
 */
export type ImportedFile = { 
/**
 * The file.
 */
path: string, 
/**
 * What tells this article from the others in the file, when it holds several.
 */
part: string | null, 
/**
 * What became of it.
 */
status: ImportStatus, 
/**
 * The article, unless it failed.
 */
article: number | null, 
/**
 * The headline, or why it failed.
 */
text: string, 
/**
 * What was not as it should be.
 */
warnings: Array<WarningView>, 
/**
 * What became of the annotations, when it held those of another program.
 */
annotations: AnnotationTally | null, };

/**
 * A format that can be read.
 */
export type ImporterView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Endings of file names, without the dot.
 */
extensions: Array<string>, };

/**
 * An item of a story.
 */
export type ItemView = { 
/**
 * Key.
 */
id: number, 
/**
 * What it is.
 */
what: GatheredView, };

/**
 * Keeps what the paste sheet shows.
 */
export type KeepPaste = { 
/**
 * The preview.
 */
token: number, 
/**
 * The fields as corrected.
 */
citation: Citation, 
/**
 * Paths of tags to put on the article.
 */
tags: Array<string>, 
/**
 * Which article it belongs to.
 */
belongs: Belongs, };

/**
 * What is to be kept of what was printed.
 */
export type KeepPrinted = { "kind": "asItIs" } | { "kind": "nothing" } | { "kind": "text", 
/**
 * It.
 */
text: string, } | { "kind": "file", 
/**
 * Where it is.
 */
path: string, };

/**
 * A clipping that was kept.
 */
export type Kept = { 
/**
 * The article.
 */
article: number, 
/**
 * What became of it.
 */
status: ImportStatus, 
/**
 * Of a version that is not shown before the user says so: how much of the old words it has, in per cent.
 */
keptPercent: number | null, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * One speaker's claims.
 */
export type LaneView = { 
/**
 * Who; null when nobody is known.
 */
speaker: PersonView | null, 
/**
 * The words in place of the name; null when the name may be given.
 */
described: string | null, 
/**
 * What they say, in order of time; what has no date comes last.
 */
said: Array<SaidView>, };

/**
 * The open library.
 */
export type LibraryInfo = { 
/**
 * The file.
 */
path: string, 
/**
 * Its name without folder and ending.
 */
name: string, 
/**
 * Whether it can only be read.
 */
readOnly: boolean, 
/**
 * Whether it is the sample.
 */
sample: boolean, 
/**
 * Whether it is encrypted.
 */
encrypted: boolean, 
/**
 * Why it can only be read; null when it can be written.
 */
because: ReadOnlyBecause | null, 
/**
 * Who has it open, where that is why.
 */
holder: string | null, };

/**
 * Links two claims.
 */
export type LinkClaims = { 
/**
 * The claim that bears on the other one.
 */
claim: number, 
/**
 * The other one.
 */
other: number, 
/**
 * How.
 */
kind: LinkKind, };

/**
 * How a claim bears on another one.
 */
export type LinkKind = "same" | "contradicts" | "updates";

/**
 * A claim that another one is linked to.
 */
export type LinkView = { 
/**
 * Key of the link.
 */
id: number, 
/**
 * How one bears on the other.
 */
kind: LinkKind, 
/**
 * Whether the other one bears on this one.
 */
fromOther: boolean, 
/**
 * The other claim.
 */
claim: number, 
/**
 * What it asserts.
 */
statement: string, 
/**
 * How far its checking has come.
 */
status: Status, };

/**
 * Asks for a window of a list in groups, or sorted by any column.
 */
export type ListArranged = { 
/**
 * Which articles.
 */
scope: Scope, 
/**
 * What was typed in the search box.
 */
query: string, 
/**
 * The column.
 */
sort: Sort, 
/**
 * Whether what is most stands first.
 */
descending: boolean, 
/**
 * The groups; null for none.
 */
group: GroupBy | null, 
/**
 * Of articles without groups, each story once: behind which of them the copies are shown too. Without it, all are
 * shown.
 */
unfolded?: Array<number>, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows wanted, 500 at most.
 */
limit: number, };

/**
 * Asks for a window of the list.
 */
export type ListArticles = { 
/**
 * Which articles.
 */
scope: Scope, 
/**
 * What was typed in the search box; its last word may be the beginning of one. Empty for all of the scope.
 */
query: string, 
/**
 * The order.
 */
order: Order, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows wanted, 500 at most.
 */
limit: number, 
/**
 * How much work it is worth; exact when it is not said.
 */
effort?: Effort, 
/**
 * The number of what is on screen now: whatever is still asked for a smaller one is broken off. Without it, it is not
 * broken off and breaks nothing off.
 */
turn?: number, 
/**
 * Whether each story is shown once, where nothing is searched for: of its copies the one clipped last.
 */
fold?: boolean, };

/**
 * Asks for a window of the ledger. Each part narrows it; of an empty one, all fit.
 */
export type ListClaims = { 
/**
 * What is typed in the search box.
 */
query: string, 
/**
 * Where: in the inbox or at a tag are claims of which evidence is there.
 */
scope: Scope, 
/**
 * One of these.
 */
statuses: Array<Status>, 
/**
 * One of these.
 */
bases: Array<Basis>, 
/**
 * Whose claims.
 */
speaker: number | null, 
/**
 * Those that the story gathers.
 */
story: number | null, 
/**
 * Only those whose evidence changed unseen.
 */
changed: boolean, 
/**
 * Only those that something contradicts.
 */
contradicted: boolean, 
/**
 * The order.
 */
sort: ClaimSort, 
/**
 * Whether it is turned round.
 */
reversed: boolean, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows wanted, 500 at most.
 */
limit: number, };

/**
 * Asks for the drafts.
 */
export type ListDrafts = { 
/**
 * Those in the trash, and not those outside.
 */
trash: boolean, 
/**
 * Only those of this story.
 */
story: number | null, };

/**
 * How one list looks.
 */
export type ListLook = { 
/**
 * Whether it is a table and not cards.
 */
table: boolean, 
/**
 * The columns of the table in order; empty for those that it comes with.
 */
columns: Array<ColumnLook>, 
/**
 * The groups.
 */
group: GroupBy | null, };

/**
 * Asks for a window of all notes, changed last first.
 */
export type ListNotes = { 
/**
 * Of which articles; all when it is not said.
 */
scope?: Scope, 
/**
 * What was typed in the search box: words are asked of the note, everything that only an article has, of its article.
 * Empty for all.
 */
query: string, 
/**
 * The order; newest when it is not said.
 */
order?: Order, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows wanted, 500 at most.
 */
limit: number, 
/**
 * See [`crate::listing::ListArticles`].
 */
effort?: Effort, 
/**
 * See [`crate::listing::ListArticles`].
 */
turn?: number, };

/**
 * Asks for a window of all passages of the library.
 */
export type ListPassages = { 
/**
 * Of which articles; `trash` gives the passages that were thrown away.
 */
scope: Scope, 
/**
 * What was typed in the search box: words are asked of the passage and its note and tags, everything that only an
 * article has, of its article. Empty for all.
 */
query: string, 
/**
 * The order; newest when it is not said.
 */
order?: Order, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows wanted, 500 at most.
 */
limit: number, 
/**
 * See [`crate::listing::ListArticles`].
 */
effort?: Effort, 
/**
 * See [`crate::listing::ListArticles`].
 */
turn?: number, };

/**
 * Asks for those who have every word in a name, the role or the affiliation.
 */
export type ListPeople = { 
/**
 * The words; empty for all.
 */
query: string, 
/**
 * Those in the trash, and not those outside.
 */
trash: boolean, };

/**
 * Asks for the stories.
 */
export type ListStories = { 
/**
 * Those in the trash, and not those outside.
 */
trash: boolean, };

/**
 * Asks for a window of the annotations that have no place yet.
 */
export type ListUnplaced = { 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows wanted, 500 at most.
 */
limit: number, };

/**
 * How the lists look.
 */
export type Lists = { 
/**
 * Width of a list that is a table, in CSS pixels.
 */
tableWidth: number, 
/**
 * Whether each story is shown once, and its copies when they are asked for.
 */
foldCopies: boolean, 
/**
 * Whether the timeline is shown.
 */
timeline: boolean, 
/**
 * Which date it draws.
 */
timelineDate: TimelineDate, 
/**
 * Whether the commonest tags have a line each.
 */
timelineByTag: boolean, 
/**
 * The list of articles.
 */
articles: ListLook, 
/**
 * The list of passages.
 */
passages: ListLook, 
/**
 * The list of notes.
 */
notes: ListLook, };

/**
 * A library that waits for its passphrase.
 */
export type LockedLibrary = { 
/**
 * The file.
 */
path: string, 
/**
 * Its name without folder and ending; empty where the user does not want it to be shown.
 */
name: string, };

/**
 * How a source can be looked at.
 */
export type LookView = { "kind": "page", 
/**
 * Address for a frame (`clip:` protocol).
 */
src: string, } | { "kind": "text", 
/**
 * The text.
 */
text: string, } | { "kind": "nothing" } | { "kind": "refused", 
/**
 * Why, in words.
 */
why: string, };

/**
 * What looking again found.
 */
export type LookedAgain = { 
/**
 * What became of each that waited.
 */
tally: AnnotationTally, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * Names several annotations.
 */
export type ManyAnnotations = { 
/**
 * The annotations.
 */
annotations: Array<number>, };

/**
 * Names several articles.
 */
export type ManyArticles = { 
/**
 * The articles.
 */
articles: Array<number>, };

/**
 * Names backups.
 */
export type ManyBackups = { 
/**
 * Their files.
 */
paths: Array<string>, };

/**
 * Names several claims.
 */
export type ManyClaims = { 
/**
 * The claims.
 */
claims: Array<number>, };

/**
 * Names corrections.
 */
export type ManyCorrections = { 
/**
 * They.
 */
corrections: Array<number>, };

/**
 * Names several drafts.
 */
export type ManyDrafts = { 
/**
 * The drafts.
 */
drafts: Array<number>, };

/**
 * Names several items of a story.
 */
export type ManyItems = { 
/**
 * The items.
 */
items: Array<number>, };

/**
 * Names several notes.
 */
export type ManyNotes = { 
/**
 * The notes.
 */
notes: Array<number>, };

/**
 * Names several passages.
 */
export type ManyPassages = { 
/**
 * The passages.
 */
passages: Array<number>, };

/**
 * Names several persons or bodies.
 */
export type ManyPeople = { 
/**
 * Who.
 */
people: Array<number>, };

/**
 * Names several stories.
 */
export type ManyStories = { 
/**
 * The stories.
 */
stories: Array<number>, };

/**
 * Asks how much an export would be.
 */
export type MeasureExport = { 
/**
 * What.
 */
scope: ExportScope, };

/**
 * Makes an article a version of another one.
 */
export type MergeArticles = { 
/**
 * The article that stays.
 */
into: number, 
/**
 * The one that becomes a version of it.
 */
from: number, };

/**
 * Makes one passage of several: the first of them, with the tags and notes of all. The others go to the trash.
 */
export type MergePassages = { 
/**
 * The passages.
 */
passages: Array<number>, 
/**
 * The document on screen.
 */
document: number, };

/**
 * Makes one of several.
 */
export type MergePeople = { 
/**
 * Who stays.
 */
into: number, 
/**
 * Who becomes them.
 */
others: Array<number>, };

/**
 * How many there are of a month.
 */
export type MonthBar = { 
/**
 * The month, such as `2019-03`.
 */
month: string, 
/**
 * How many.
 */
count: number, };

/**
 * Moves items of a story.
 */
export type MoveInStory = { 
/**
 * The items, in their new order.
 */
items: Array<number>, 
/**
 * The item that they stand before then; null for last.
 */
before: number | null, };

/**
 * Gives a passage other ends: the words between are what it marks from now on.
 */
export type MovePassage = { 
/**
 * The passage.
 */
passage: number, 
/**
 * The document on screen.
 */
document: number, 
/**
 * First UTF-16 unit.
 */
startUnit: number, 
/**
 * One past the last UTF-16 unit.
 */
endUnit: number, };

/**
 * Puts a saved search elsewhere among the others.
 */
export type MoveSavedSearch = { 
/**
 * The saved search.
 */
saved: number, 
/**
 * Its place, counted from 0.
 */
to: number, };

/**
 * Renames or moves a tag with all below it; onto a path that exists, the two become one.
 */
export type MoveTag = { 
/**
 * The tag.
 */
tag: number, 
/**
 * Its new path.
 */
path: string, };

/**
 * A list of names as it was typed or pasted, one a line.
 */
export type NameList = { 
/**
 * The list.
 */
text: string, };

/**
 * How a line of the list is read.
 */
export type NameReading = "phrase" | "query";

/**
 * Gives a saved search, or a copy of it, a name.
 */
export type NameSavedSearch = { 
/**
 * The saved search.
 */
saved: number, 
/**
 * The name.
 */
name: string, };

/**
 * A list that was read from a file.
 */
export type NamesFile = { 
/**
 * The name of the file.
 */
fileName: string, 
/**
 * The names, one a line.
 */
text: string, 
/**
 * What was in it.
 */
names: NamesView, };

/**
 * What is in a list.
 */
export type NamesView = { 
/**
 * Names that will be looked up, each once.
 */
names: number, 
/**
 * Lines with nothing in them.
 */
blanks: number, 
/**
 * Lines that say again what another one said.
 */
repeats: number, 
/**
 * Names beyond those that are looked up at once.
 */
leftOut: number, 
/**
 * What was taken for the heading of the column; empty when nothing was.
 */
heading: string, };

/**
 * What a note is on, or the note itself.
 */
export type NoteAt = { "kind": "article", 
/**
 * Its key.
 */
article: number, } | { "kind": "passage", 
/**
 * Its key.
 */
passage: number, } | { "kind": "claim", 
/**
 * Its key.
 */
claim: number, } | { "kind": "story", 
/**
 * Its key.
 */
story: number, } | { "kind": "note", 
/**
 * Its key.
 */
note: number, };

/**
 * A window of the notes.
 */
export type NotePage = { 
/**
 * All that fit, or as many as were counted.
 */
total: number, 
/**
 * What is still to be known of the list.
 */
open: Open, 
/**
 * The window.
 */
rows: Array<NoteRow>, };

/**
 * A note in a list.
 */
export type NoteRow = { 
/**
 * Key.
 */
id: number, 
/**
 * The article it is on, or whose passage it is on.
 */
article: number | null, 
/**
 * The passage it is on.
 */
passage: number | null, 
/**
 * The claim it is on.
 */
claim: number | null, 
/**
 * The story it is on. A note that is on nothing stands alone.
 */
story: number | null, 
/**
 * The article's headline, the claim's statement or the story's title; may be empty.
 */
headline: string, 
/**
 * The words of the passage; empty when it is on no passage.
 */
exact: string, 
/**
 * Markdown.
 */
body: string, 
/**
 * When searching: the place in the note.
 */
found: Snippet | null, 
/**
 * When it was last changed, in UTC milliseconds.
 */
editedMs: number, 
/**
 * Whether it stays out of what is made for others to read.
 */
private: boolean, };

/**
 * Asks what an address leads to.
 */
export type OneAddress = { 
/**
 * It.
 */
address: string, };

/**
 * Names one article.
 */
export type OneArticle = { 
/**
 * The article.
 */
article: number, };

/**
 * Names one capture.
 */
export type OneCapture = { 
/**
 * The capture.
 */
capture: number, };

/**
 * Names one claim.
 */
export type OneClaim = { 
/**
 * The claim.
 */
claim: number, };

/**
 * Names one document.
 */
export type OneDocument = { 
/**
 * The document.
 */
document: number, };

/**
 * Names one draft.
 */
export type OneDraft = { 
/**
 * The draft.
 */
draft: number, };

/**
 * Names one piece of evidence.
 */
export type OneEvidence = { 
/**
 * The evidence.
 */
evidence: number, };

/**
 * Names one link between claims.
 */
export type OneLink = { 
/**
 * The link.
 */
link: number, };

/**
 * Names one passage.
 */
export type OnePassage = { 
/**
 * The passage.
 */
passage: number, };

/**
 * Names a file or folder.
 */
export type OnePath = { 
/**
 * The file or folder.
 */
path: string, };

/**
 * Names one person or body.
 */
export type OnePerson = { 
/**
 * Who.
 */
person: number, };

/**
 * Names a preview.
 */
export type OnePreview = { 
/**
 * The preview.
 */
token: number, };

/**
 * Names a saved search.
 */
export type OneSavedSearch = { 
/**
 * The saved search.
 */
saved: number, };

/**
 * Names the passphrase or the recovery key.
 */
export type OneSecret = { 
/**
 * The passphrase, or the recovery key where that will do too.
 */
secret: Typed, };

/**
 * Names one story.
 */
export type OneStory = { 
/**
 * The story.
 */
story: number, };

/**
 * Names a citation style.
 */
export type OneStyle = { 
/**
 * The name by which it is chosen.
 */
style: string, };

/**
 * Names one tag.
 */
export type OneTag = { 
/**
 * The tag.
 */
tag: number, };

/**
 * Names an address on the web.
 */
export type OneUrl = { 
/**
 * `http`, `https` or `mailto`.
 */
url: string, };

/**
 * Names an address that waits.
 */
export type OneWaiting = { 
/**
 * The address.
 */
waiting: number, };

/**
 * What is still to be known of a list.
 */
export type Open = { 
/**
 * Whether there are more rows than were counted.
 */
more: boolean, 
/**
 * Whether an exact answer may have other rows, or the same in another order.
 */
refining: boolean, };

/**
 * A claim with what bears on it.
 */
export type OpposedView = { 
/**
 * As the ledger shows it.
 */
row: ClaimRow, 
/**
 * What states it, what supports it, what contradicts it.
 */
evidence: Array<EvidenceView>, };

/**
 * In which order a list stands.
 */
export type Order = "newest" | "oldest" | "published" | "headline" | "relevance";

/**
 * The source of a capture.
 */
export type OriginalView = { 
/**
 * The capture.
 */
capture: number, 
/**
 * Name of the file; empty when it was pasted.
 */
fileName: string, 
/**
 * Which importer read it.
 */
importer: string, 
/**
 * When it was taken, in UTC milliseconds.
 */
capturedMs: number, 
/**
 * SHA-256 of the bytes as they came, in hexadecimal.
 */
sha256: string, 
/**
 * Their number.
 */
bytes: number, 
/**
 * How it can be looked at.
 */
look: LookView, };

/**
 * The words around a passage.
 */
export type PassageContext = { 
/**
 * The paragraphs that it stands in, with one `\n` between them; empty when it stands nowhere.
 */
text: string, 
/**
 * First UTF-16 unit of the passage in `text`.
 */
startUnit: number, 
/**
 * One past the last one.
 */
endUnit: number, };

/**
 * A window of the passages, newest first.
 */
export type PassagePage = { 
/**
 * All that fit, or as many as were counted.
 */
total: number, 
/**
 * What is still to be known of the list.
 */
open: Open, 
/**
 * The window.
 */
rows: Array<PassageRow>, };

/**
 * A passage in a list.
 */
export type PassageRow = { 
/**
 * Key.
 */
id: number, 
/**
 * Its article.
 */
article: number, 
/**
 * The article's headline.
 */
headline: string, 
/**
 * The article's outlet; empty when unknown.
 */
outlet: string, 
/**
 * When searching: the place in the passage or its note.
 */
found: Snippet | null, 
/**
 * Publication date of the article; empty when unknown.
 */
published: string, 
/**
 * Colour.
 */
colour: Colour, 
/**
 * The words.
 */
exact: string, 
/**
 * Tags in order of path.
 */
tags: Array<TagRef>, 
/**
 * Note in Markdown; empty when it has none.
 */
note: string, 
/**
 * Whether the note stays out of what is made for others to read.
 */
notePrivate: boolean, 
/**
 * When it was marked, in UTC milliseconds.
 */
madeMs: number, };

/**
 * A passage as it stands in the document that was asked for.
 */
export type PassageView = { 
/**
 * Key.
 */
id: number, 
/**
 * Colour.
 */
colour: Colour, 
/**
 * The words, as first marked.
 */
exact: string, 
/**
 * What became of it.
 */
verdict: Verdict, 
/**
 * First UTF-16 unit; null when it is gone or the user keeps it on the old version only.
 */
startUnit: number | null, 
/**
 * One past the last UTF-16 unit; null when it is gone.
 */
endUnit: number | null, 
/**
 * Tags in order of path.
 */
tags: Array<TagRef>, 
/**
 * Note in Markdown; empty when it has none.
 */
note: string, 
/**
 * Whether the note stays out of what is made for others to read.
 */
notePrivate: boolean, 
/**
 * When it was marked, in UTC milliseconds.
 */
madeMs: number, 
/**
 * Whether its place waits for the user's answer, or what that was; null where there was nothing to ask.
 */
review: Review | null, };

/**
 * Asks for the passages of a document, in reading order.
 */
export type Passages = { 
/**
 * The document on screen.
 */
document: number, };

/**
 * What is on the clipboard.
 */
export type Pasted = { "kind": "clipping", 
/**
 * What was found.
 */
preview: Preview, } | { "kind": "address", 
/**
 * The address.
 */
url: string, } | { "kind": "files", 
/**
 * Where they are.
 */
paths: Array<string>, };

/**
 * Lets the running import rest, or go on.
 */
export type PauseImport = { 
/**
 * Whether it shall rest.
 */
paused: boolean, };

/**
 * A person or body in the list of them.
 */
export type PersonRow = { 
/**
 * Who.
 */
person: PersonView, 
/**
 * Their claims outside the trash.
 */
claims: number, 
/**
 * How many of them are how far, in the order of the states; without those of which there is none.
 */
statuses: Array<StatusCount>, 
/**
 * When the first of them was said, ISO 8601; null when that is known of none.
 */
firstSaid: string | null, 
/**
 * When the last of them was.
 */
lastSaid: string | null, };

/**
 * A person or body that speaks.
 */
export type PersonView = { 
/**
 * Key.
 */
id: number, 
/**
 * The name.
 */
name: string, 
/**
 * What they are; may be empty.
 */
role: string, 
/**
 * Whom they belong to; may be empty.
 */
affiliation: string, 
/**
 * Other names.
 */
aliases: Array<string>, 
/**
 * Whether it is a body and not a person.
 */
body: boolean, 
/**
 * Whether they lie in the trash.
 */
trashed: boolean, };

/**
 * A stretch of a row or a field.
 */
export type PieceView = { 
/**
 * The change it belongs to, as an index of changes; null where the words are the same.
 */
change: number | null, 
/**
 * First unit in the old text.
 */
oldStart: number, 
/**
 * One past its last unit there.
 */
oldEnd: number, 
/**
 * First unit in the new text.
 */
newStart: number, 
/**
 * One past its last unit there.
 */
newEnd: number, };

/**
 * Gives an annotation its place.
 */
export type PlaceAnnotation = { 
/**
 * The annotation.
 */
annotation: number, 
/**
 * The document on screen.
 */
document: number, 
/**
 * First UTF-16 unit of the selection.
 */
startUnit: number, 
/**
 * One past the last UTF-16 unit of the selection.
 */
endUnit: number, };

/**
 * The kinds of [`Place`].
 */
export type PlaceKind = "network" | "synced";

/**
 * A place that is not simply a disk of this machine.
 */
export type PlaceView = { 
/**
 * Its kind.
 */
kind: PlaceKind, 
/**
 * The service, or the protocol.
 */
name: string, };

/**
 * What was found on the clipboard or at an address. Nothing is stored yet.
 */
export type Preview = { 
/**
 * Names this preview when it is kept or put away.
 */
token: number, 
/**
 * The fields as found.
 */
citation: Citation, 
/**
 * The first paragraphs of the text, each with its first 400 characters at most.
 */
lines: Array<string>, 
/**
 * Words of the text.
 */
words: number, 
/**
 * What was left out.
 */
dropped: Array<DroppedView>, 
/**
 * What was not as it should be.
 */
warnings: Array<WarningView>, 
/**
 * The article that has the same bytes or the same text already, if one does.
 */
already: Already | null, 
/**
 * Where the picture is, when the clipping begins with one.
 */
picture: string | null, 
/**
 * The article that it is a new version of by its address, if there is one.
 */
versionOf: Already | null, 
/**
 * The article that it is a copy of, by its words, if it is none of the above.
 */
copyOf?: CopyOf, };

/**
 * Asks what a template makes of the first article of an export.
 */
export type PreviewTemplate = { 
/**
 * What.
 */
scope: ExportScope, 
/**
 * The title; empty for the usual one.
 */
title: string, 
/**
 * What was chosen; what is not named is as usual.
 */
options: Array<Chosen>, 
/**
 * The file of the template.
 */
template: string, };

/**
 * A file that the user chose.
 */
export type PrintedFile = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its name.
 */
name: string, };

/**
 * A sentence in print.
 */
export type PrintedView = { 
/**
 * The sentence.
 */
sentence: string, 
/**
 * Whether it has the words of evidence, and not those of the statement.
 */
quoted: boolean, };

/**
 * What went wrong. The words are the core's, the same that `clip` prints.
 */
export type Problem = { 
/**
 * What the page may act on.
 */
kind: ProblemKind, 
/**
 * What happened.
 */
message: string, 
/**
 * What to do next; empty when there is nothing to add.
 */
hint: string, };

/**
 * The kinds of [`clipfile_core::Kind`].
 */
export type ProblemKind = "notFound" | "invalid" | "conflict" | "embargoed" | "tooNew" | "busy" | "locked" | "wrongPassphrase" | "gone" | "readOnly" | "notALibrary" | "corrupt" | "full" | "io" | "cancelled" | "internal";

/**
 * Something that may be meant.
 */
export type ProposalView = { 
/**
 * What it is called.
 */
value: string, 
/**
 * What to write for it.
 */
text: string, 
/**
 * Articles that have it; null where they are not counted.
 */
count: number | null, };

/**
 * What is kept of a published story.
 */
export type PublicationView = { 
/**
 * The name of the file; empty for a text that was pasted, and where nothing was kept.
 */
name: string, 
/**
 * SHA-256 of the bytes that were kept, in hexadecimal; null where nothing was.
 */
sha256: string | null, 
/**
 * Whether there are words to look for claims in.
 */
hasText: boolean, 
/**
 * When it was kept, in UTC milliseconds.
 */
keptMs: number, 
/**
 * How many claims the story used.
 */
claims: number, };

/**
 * Marks a story as published, or changes what is said and kept of that.
 */
export type PublishStory = { 
/**
 * The story.
 */
story: number, 
/**
 * When, ISO 8601.
 */
published: string, 
/**
 * Its address on the web; may be empty.
 */
url: string, 
/**
 * What is to be kept of it.
 */
keep: KeepPrinted, };

/**
 * Puts something that was left out back as a paragraph.
 */
export type PutBack = { 
/**
 * The document on screen.
 */
document: number, 
/**
 * Which of its `dropped`, from 0.
 */
dropped: number, };

/**
 * Something that is wrong.
 */
export type QueryProblem = { 
/**
 * Where it begins, in UTF-16 units of what was typed.
 */
startUnit: number, 
/**
 * Where it ends.
 */
endUnit: number, 
/**
 * What is wrong, as a sentence.
 */
message: string, 
/**
 * What to type instead of all of it; null when nothing can be proposed.
 */
mend: string | null, };

/**
 * What it was read as.
 */
export type QueryView = { 
/**
 * The conditions that must all hold; of very many, the first.
 */
conditions: Array<ConditionView>, 
/**
 * What its writer should know.
 */
problems: Array<QueryProblem>, 
/**
 * What is being written where the cursor stands.
 */
writing: WritingView, 
/**
 * What may be meant there, the likeliest first. Tags and colours are not among it: the page has them.
 */
proposals: Array<ProposalView>, };

/**
 * What reading a source again gave.
 */
export type ReadAgain = { 
/**
 * Whether the text came out otherwise.
 */
changed: boolean, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * Why a library can only be read.
 */
export type ReadOnlyBecause = "inUse" | "fromElsewhere" | "protected";

/**
 * What was typed, and where the cursor stands in it.
 */
export type ReadQuery = { 
/**
 * All of it.
 */
text: string, 
/**
 * The cursor, in UTF-16 units.
 */
cursorUnit: number, };

/**
 * A library that was open before.
 */
export type Recent = { 
/**
 * The file.
 */
path: string, 
/**
 * Its name without folder and ending; empty where neither it nor the folder shall be shown.
 */
name: string, 
/**
 * Whether it was encrypted when it was last open.
 */
encrypted: boolean, 
/**
 * When it was last opened, in UTC milliseconds.
 */
openedMs: number, 
/**
 * Whether the file is still there.
 */
present: boolean, };

/**
 * Gives a style that was added another name.
 */
export type RenameStyle = { 
/**
 * The name by which it is chosen.
 */
style: string, 
/**
 * What it shall be called.
 */
name: string, };

/**
 * How far a repair has come.
 */
export type RepairProgress = { 
/**
 * Things that are in the new index.
 */
done: number, 
/**
 * Things that will be.
 */
all: number, };

/**
 * What a repair did.
 */
export type Repaired = { 
/**
 * The copy that was made before.
 */
backup: string, 
/**
 * What is wrong still.
 */
left: Checked, };

/**
 * What the user said of a passage's place in a version.
 */
export type Review = "open" | "accepted" | "placed" | "keptOld";

/**
 * A passage that waits for the user's answer.
 */
export type ReviewView = { 
/**
 * The passage, as it stands in the document that was asked about.
 */
passage: PassageView, 
/**
 * The words that stand at its place now; null when there is none.
 */
now: string | null, 
/**
 * The stretches of the words as marked and of those that stand there now; empty when only typography differs.
 */
pieces: Array<PieceView>, 
/**
 * What differs, the weightiest first.
 */
kinds: Array<ChangeKind>, 
/**
 * The document that it was marked in; null when it is no longer there.
 */
markedIn: number | null, };

/**
 * What became of a paragraph.
 */
export type RowKind = "same" | "changed" | "removed" | "added" | "movedAway" | "movedHere";

/**
 * A claim at its time.
 */
export type SaidView = { 
/**
 * The claim.
 */
claim: number, 
/**
 * What is asserted.
 */
statement: string, 
/**
 * How far its checking has come.
 */
status: Status, 
/**
 * When it was said, ISO 8601; null when that is not known.
 */
said: string | null, 
/**
 * The first moment at which it may have been said, in UTC milliseconds; 0 without a date.
 */
fromMs: number, 
/**
 * The first moment at which it may not any more.
 */
toMs: number, };

/**
 * A recovery key, to be written to a file.
 */
export type SaveRecoveryKey = { 
/**
 * What the file says, with the recovery key.
 */
text: Typed, };

/**
 * Writes the report of an import where the user wants it.
 */
export type SaveReport = { 
/**
 * Name to propose, without its ending.
 */
name: string, 
/**
 * The report.
 */
text: string, };

/**
 * Keeps a search under a name, after the others.
 */
export type SaveSearch = { 
/**
 * The name.
 */
name: string, 
/**
 * The search.
 */
search: Search, };

/**
 * What a saved search lists.
 */
export type SavedList = "articles" | "passages" | "notes" | "claims";

/**
 * What was saved.
 */
export type SavedNow = { 
/**
 * Key of the saved search.
 */
saved: number, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * Where a saved search is asked.
 */
export type SavedPlace = "inbox" | "articles" | "trash";

/**
 * A saved search.
 */
export type SavedSearchView = { 
/**
 * Key.
 */
id: number, 
/**
 * What the user calls it.
 */
name: string, 
/**
 * What it asks.
 */
search: Search, };

/**
 * Which articles a list shows.
 */
export type Scope = { "kind": "inbox" } | { "kind": "articles" } | { "kind": "tag", 
/**
 * The tag.
 */
tag: number, } | { "kind": "trash" };

/**
 * What is asked, and where.
 */
export type Search = { 
/**
 * The query, as typed.
 */
query: string, 
/**
 * Where it is asked.
 */
place: SavedPlace, 
/**
 * What it lists.
 */
list: SavedList, 
/**
 * The order of what it lists.
 */
order: Order, };

/**
 * How much a saved search lists now.
 */
export type SearchCount = { 
/**
 * As far as it was counted: up to 1,000.
 */
count: number, 
/**
 * Whether there are more.
 */
more: boolean, };

/**
 * Writes the note of an article; an empty body removes it.
 */
export type SetArticleNote = { 
/**
 * The article.
 */
article: number, 
/**
 * Markdown.
 */
body: string, };

/**
 * Says anew how evidence bears on its claim.
 */
export type SetBearing = { 
/**
 * The evidence.
 */
evidence: number, 
/**
 * How it bears.
 */
bearing: Bearing, };

/**
 * Writes the note on a claim.
 */
export type SetClaimNote = { 
/**
 * The claim.
 */
claim: number, 
/**
 * Markdown; empty removes it.
 */
body: string, };

/**
 * Says how far the checking of claims has come.
 */
export type SetClaimStatus = { 
/**
 * The claims.
 */
claims: Array<number>, 
/**
 * How far.
 */
checked: CheckedFields, };

/**
 * Changes the colour of passages.
 */
export type SetColour = { 
/**
 * The passages.
 */
passages: Array<number>, 
/**
 * The new colour.
 */
colour: Colour, };

/**
 * Says whether a note stays out of what is made for others to read.
 */
export type SetNotePrivate = { 
/**
 * What the note is on.
 */
on: NoteAt, 
/**
 * Whether it stays out.
 */
private: boolean, };

/**
 * Writes the note of a passage; an empty body removes it.
 */
export type SetPassageNote = { 
/**
 * The passage.
 */
passage: number, 
/**
 * Markdown.
 */
body: string, };

/**
 * Says that articles were read, or that they are still to be.
 */
export type SetRead = { 
/**
 * Keys.
 */
articles: Array<number>, 
/**
 * Whether they were.
 */
read: boolean, };

/**
 * Makes a saved search ask something else.
 */
export type SetSavedSearch = { 
/**
 * The saved search.
 */
saved: number, 
/**
 * What it shall ask.
 */
search: Search, };

/**
 * Writes the note on a story.
 */
export type SetStoryNote = { 
/**
 * The story.
 */
story: number, 
/**
 * Markdown; empty removes it.
 */
body: string, };

/**
 * Colours a tag.
 */
export type SetTagColour = { 
/**
 * The tag.
 */
tag: number, 
/**
 * The colour; null takes it off.
 */
colour: Colour | null, };

/**
 * Says what a tag means.
 */
export type SetTagDefinition = { 
/**
 * The tag.
 */
tag: number, 
/**
 * The definition; empty removes it.
 */
definition: string, };

/**
 * The user's settings.
 */
export type Settings = { 
/**
 * Colours of the window.
 */
theme: Theme, 
/**
 * Size of the article's letters in CSS pixels, 14 to 28.
 */
textSize: number, 
/**
 * Width of the article in rem, 24 to 48.
 */
measure: number, 
/**
 * Line height of the article, 1.3 to 2.
 */
leading: number, 
/**
 * Width of the sidebar in CSS pixels.
 */
sidebarWidth: number, 
/**
 * Width of the list in CSS pixels.
 */
listWidth: number, 
/**
 * Whether the sidebar is shown.
 */
sidebar: boolean, 
/**
 * Whether the list is shown.
 */
list: boolean, 
/**
 * Whether the margin of notes is shown.
 */
margin: boolean, 
/**
 * What Clipfile says it is when it fetches a page; empty for what the commonest browser says.
 */
userAgent: string, 
/**
 * Whether the pictures of an article are fetched with it.
 */
fetchPictures: boolean, 
/**
 * Whether addresses in the user's own network may be fetched.
 */
privateAddresses: boolean, 
/**
 * Whether a search finds other forms of its words too.
 */
stemming: boolean, 
/**
 * Minutes without a key or a click after which an encrypted library is locked; 0 for never.
 */
lockAfter: number, 
/**
 * Whether the names of encrypted libraries are left out where libraries are listed.
 */
hideEncrypted: boolean, 
/**
 * How the lists look.
 */
lists: Lists, 
/**
 * What is wanted of backups.
 */
backups: BackupSettings, };

/**
 * The best matching place of an article.
 */
export type Snippet = { 
/**
 * Where it was found.
 */
field: FoundIn, 
/**
 * A line of text around it.
 */
text: string, 
/**
 * Pairs of UTF-16 positions in `text`, end exclusive: the words that matched.
 */
marks: Array<[number, number]>, 
/**
 * The passage it was found in, if it was in one.
 */
passage: number | null, };

/**
 * What a list is sorted by. What has no such thing stands at the end.
 */
export type Sort = "relevance" | "made" | "published" | "clipped" | "headline" | "outlet" | "byline" | "language" | "words" | "passages" | "colour";

/**
 * What a span is.
 */
export type SpanStyle = "link" | "strong" | "emphasis" | "code" | "joined";

/**
 * A stretch of a block that the page set apart.
 */
export type SpanView = { 
/**
 * First unit.
 */
startUnit: number, 
/**
 * One past the last unit.
 */
endUnit: number, 
/**
 * What it is.
 */
style: SpanStyle, 
/**
 * Where a link leads; empty for the other styles.
 */
url: string, };

/**
 * A version that became an article.
 */
export type SplitOff = { 
/**
 * The new article.
 */
article: number, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * The parts of a passage that was split.
 */
export type SplitParts = { 
/**
 * Their keys, in reading order.
 */
passages: Array<number>, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * Splits a passage. The first part keeps the note; all keep colour and tags.
 */
export type SplitPassage = { 
/**
 * The passage.
 */
passage: number, 
/**
 * The document on screen.
 */
document: number, 
/**
 * Where, in UTF-16 units.
 */
atUnits: Array<number>, };

/**
 * Begins to look up a list; one that runs is stopped.
 */
export type StartBatch = { 
/**
 * The list, one name a line.
 */
text: string, 
/**
 * How each line is read.
 */
reading: NameReading, 
/**
 * A query that must fit as well; empty for none.
 */
condition: string, 
/**
 * The articles that are looked through.
 */
scope: Scope, };

/**
 * Everything that the page needs before it can draw.
 */
export type Startup = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * The user's settings.
 */
settings: Settings, 
/**
 * The open library, if one was opened.
 */
library: LibraryInfo | null, 
/**
 * The library that should be open and is encrypted.
 */
locked: LockedLibrary | null, 
/**
 * Libraries that were open before, last first.
 */
recent: Array<Recent>, 
/**
 * Why the library that should be open is not.
 */
problem: Problem | null, 
/**
 * The library that should be open and is not.
 */
asked: string | null, };

/**
 * How far the checking of a claim has come.
 */
export type Status = "unchecked" | "checking" | "confirmed" | "disputed" | "false" | "corrected";

/**
 * How many claims are how far.
 */
export type StatusCount = { 
/**
 * How far.
 */
status: Status, 
/**
 * How many.
 */
count: number, };

/**
 * What was said of the checking of a claim at one moment.
 */
export type StatusView = { 
/**
 * How far it had come.
 */
status: Status, 
/**
 * Who said so; may be empty.
 */
by: string, 
/**
 * On what grounds; may be empty.
 */
how: string, 
/**
 * When, in UTC milliseconds.
 */
atMs: number, };

/**
 * What the next undo or redo would do.
 */
export type StepView = { 
/**
 * The operation, for instance `add-highlight`.
 */
op: string, 
/**
 * How many things it concerned.
 */
count: number, 
/**
 * The name of the thing or tag it concerned; empty when there is none.
 */
name: string, };

/**
 * What the user says of a story. Dates are ISO 8601; empty when there is none.
 */
export type StoryFields = { 
/**
 * The working title.
 */
title: string, 
/**
 * What the story is to show.
 */
angle: string, 
/**
 * When it is due.
 */
deadline: string, 
/**
 * Until when nothing of it may go out.
 */
embargo: string, 
/**
 * With whom that was agreed.
 */
embargoNote: string, 
/**
 * When it was published; empty while it is being worked on.
 */
published: string, 
/**
 * Its address on the web; may be empty.
 */
url: string, };

/**
 * A story by its title.
 */
export type StoryRef = { 
/**
 * Key.
 */
id: number, 
/**
 * Working title.
 */
title: string, };

/**
 * A story in the list of them.
 */
export type StoryRow = { 
/**
 * Key.
 */
id: number, 
/**
 * What the user says of it.
 */
fields: StoryFields, 
/**
 * The first moment of the deadline, in UTC milliseconds.
 */
deadlineMs: number | null, 
/**
 * The moment at which the embargo ends, in UTC milliseconds.
 */
embargoMs: number | null, 
/**
 * Articles that it gathers.
 */
articles: number, 
/**
 * Passages that it gathers.
 */
passages: number, 
/**
 * Claims that it gathers.
 */
claims: number, 
/**
 * Those of them whose checking has come to an end.
 */
settled: number, 
/**
 * Those at which nobody has looked.
 */
unchecked: number, 
/**
 * Notes that it gathers.
 */
notes: number, 
/**
 * When it was begun, in UTC milliseconds.
 */
madeMs: number, 
/**
 * Claims that it used when it was published, that turned out to be false or were put right, and wait for the user.
 */
corrections: number, };

/**
 * A story with all that it gathers.
 */
export type StoryView = { 
/**
 * As the list shows it.
 */
row: StoryRow, 
/**
 * Its note, in Markdown; empty when it has none.
 */
note: string, 
/**
 * Whether the note stays out of what is made for others to read.
 */
notePrivate: boolean, 
/**
 * What it gathers, in the user's order.
 */
items: Array<ItemView>, 
/**
 * What is kept of it; null when it is not marked as published.
 */
publication: PublicationView | null, 
/**
 * The claims that it used when it was published and that turned out to be false or were put right.
 */
corrections: Array<CorrectionView>, 
/**
 * What of it went out before its embargo ended, the first first.
 */
earlyExports: Array<EarlyExportView>, };

/**
 * How hard a passphrase is to guess.
 */
export type StrengthView = { 
/**
 * From 0, guessed at once, to 4, hardly ever.
 */
score: number, 
/**
 * Why it will not do as it is; empty when it will.
 */
problem: string, };

/**
 * What a style makes of two articles that nobody wrote.
 */
export type StylePreview = { 
/**
 * A first note; what stands in the text where the style has no notes.
 */
first: Array<CitationRun>, 
/**
 * A later note of the same source, on a page.
 */
again: Array<CitationRun>, 
/**
 * A reference; nothing where the style has none.
 */
reference: Array<CitationRun> | null, };

/**
 * A citation style.
 */
export type StyleView = { 
/**
 * The name by which it is chosen.
 */
style: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * Whether the user added it.
 */
added: boolean, 
/**
 * Whether it is offered before the others.
 */
usual: boolean, 
/**
 * Whether the library has chosen it.
 */
chosen: boolean, };

/**
 * A query that finds nothing.
 */
export type SuggestQuery = { 
/**
 * All of it.
 */
text: string, };

/**
 * What a result is made of.
 */
export type SummaryView = { 
/**
 * Articles that fit.
 */
articles: number, 
/**
 * Passages that fit.
 */
passages: number, 
/**
 * Notes that fit.
 */
notes: number, 
/**
 * Claims.
 */
claims: number, 
/**
 * Tags of the articles that fit and of their passages; those that none of them has are left out.
 */
tags: Array<TagShare>, };

/**
 * The form of a table.
 */
export type TableForm = "csv" | "xlsx";

/**
 * Adds a tag to articles, or takes it off.
 */
export type TagArticles = { 
/**
 * The articles.
 */
articles: Array<number>, 
/**
 * Path of the tag; made when it is new.
 */
path: string, };

/**
 * The articles of one tag, or of one below it, by month.
 */
export type TagLine = { 
/**
 * The tag.
 */
tag: number, 
/**
 * Its path.
 */
path: string, 
/**
 * Articles that have it, also those without a date.
 */
count: number, 
/**
 * The months that have any, in order.
 */
bars: Array<MonthBar>, };

/**
 * Adds a tag to what notes are on, or takes it off.
 */
export type TagNoted = { 
/**
 * The notes.
 */
notes: Array<number>, 
/**
 * Path of the tag; made when it is new.
 */
path: string, };

/**
 * Adds a tag to passages, or takes it off.
 */
export type TagPassages = { 
/**
 * The passages.
 */
passages: Array<number>, 
/**
 * Path of the tag; made when it is new.
 */
path: string, };

/**
 * Names a path.
 */
export type TagPath = { 
/**
 * The path.
 */
path: string, };

/**
 * A tag as it is shown on an article or a passage.
 */
export type TagRef = { 
/**
 * Key.
 */
id: number, 
/**
 * Path from the root, parts joined by `/`.
 */
path: string, 
/**
 * Colour: its own, or that of the nearest tag above it.
 */
colour: Colour | null, };

/**
 * How much of a result has a tag, or one below it.
 */
export type TagShare = { 
/**
 * The tag.
 */
tag: number, 
/**
 * Articles that have it, on themselves or on a passage.
 */
articles: number, 
/**
 * Passages of these articles that have it.
 */
passages: number, };

/**
 * A tag in the tree. The list comes in order of path, each after the tag above it.
 */
export type TagView = { 
/**
 * Key.
 */
id: number, 
/**
 * Path from the root, parts joined by `/`.
 */
path: string, 
/**
 * Its own colour.
 */
colour: Colour | null, 
/**
 * What it means; empty when nobody said.
 */
definition: string, 
/**
 * Articles that have it or one below it, on themselves or on a passage.
 */
articles: number, 
/**
 * Passages that have it or one below it.
 */
passages: number, };

/**
 * What was found of one name.
 */
export type TallyView = { 
/**
 * On which line of the list it stands first, from 1.
 */
line: number, 
/**
 * The name.
 */
name: string, 
/**
 * The query that was asked, as it goes into the search box.
 */
query: string, 
/**
 * How many articles it is in.
 */
articles: number, 
/**
 * When the first of them was published; empty when none says.
 */
first: string, 
/**
 * When the last of them was published.
 */
last: string, 
/**
 * How many of them do not say when.
 */
undated: number, 
/**
 * The one that fits best.
 */
best: BestView | null, 
/**
 * Why it was not looked up, or not as it was meant; empty when all is well.
 */
problem: string, 
/**
 * What the library has instead, when it has nothing of this; empty when it has nothing like it.
 */
suggestion: string, };

/**
 * What an address leads to.
 */
export type TargetView = { "kind": "article", 
/**
 * Its key.
 */
article: number, } | { "kind": "passage", 
/**
 * The article.
 */
article: number, 
/**
 * The passage.
 */
passage: number, } | { "kind": "claim", 
/**
 * Its key.
 */
claim: number, } | { "kind": "story", 
/**
 * Its key.
 */
story: number, };

/**
 * Colours of the window.
 */
export type Theme = "system" | "light" | "dark" | "sepia";

/**
 * A passage that is evidence, as it stands now.
 */
export type TiedView = { 
/**
 * The passage.
 */
id: number, 
/**
 * Its article.
 */
article: number, 
/**
 * The article's headline; may be empty.
 */
headline: string, 
/**
 * The article's outlet; may be empty.
 */
outlet: string, 
/**
 * When the article says it was published, ISO 8601.
 */
published: string | null, 
/**
 * The words as marked.
 */
exact: string, 
/**
 * The words that stand there now, where they are others.
 */
now: string | null, 
/**
 * What became of them in the newest version.
 */
verdict: Verdict, 
/**
 * Whether the user has not seen that yet.
 */
changed: boolean, 
/**
 * Whether the passage or its article lies in the trash.
 */
trashed: boolean, };

/**
 * Which date a timeline draws.
 */
export type TimelineDate = "published" | "clipped";

/**
 * A result by month.
 */
export type TimelineView = { 
/**
 * The months that have any, in order.
 */
bars: Array<MonthBar>, 
/**
 * Articles without that date.
 */
undated: number, 
/**
 * The same for the commonest tags, the commonest first; empty when it was not asked for.
 */
tags: Array<TagLine>, };

/**
 * A passphrase or a recovery key on its way from the page: never shown, and wiped when it is dropped.
 */
export type Typed = string;

/**
 * What can be undone and redone now.
 */
export type UndoState = { 
/**
 * The next undo.
 */
undo: StepView | null, 
/**
 * The next redo.
 */
redo: StepView | null, };

/**
 * An undo or redo that was carried out.
 */
export type Undone = { 
/**
 * What was undone or redone.
 */
step: StepView, 
/**
 * What changed.
 */
changes: Changes, };

/**
 * Opens a library that is encrypted.
 */
export type UnlockLibrary = { 
/**
 * The file.
 */
path: string, 
/**
 * Its passphrase or its recovery key.
 */
secret: Typed, };

/**
 * A window of the annotations that have no place yet, those of one page together.
 */
export type UnplacedPage = { 
/**
 * All there are.
 */
total: number, 
/**
 * The window.
 */
rows: Array<UnplacedRow>, };

/**
 * An annotation that has no place yet.
 */
export type UnplacedRow = { 
/**
 * Key.
 */
id: number, 
/**
 * The article that it is about; null when that is not here.
 */
article: number | null, 
/**
 * The article's headline; empty when it has none or is not here.
 */
headline: string, 
/**
 * The address that it says it is about; may be empty.
 */
url: string, 
/**
 * Name of the file that it came in.
 */
file: string, 
/**
 * When it came, in UTC milliseconds.
 */
addedMs: number, 
/**
 * Why it has no place.
 */
why: UnplacedWhy, 
/**
 * The words that were marked; empty when it names none.
 */
exact: string, 
/**
 * The words before them.
 */
prefix: string, 
/**
 * The words after them.
 */
suffix: string, 
/**
 * The colour that its passage will have.
 */
colour: Colour, 
/**
 * Paths of its tags.
 */
tags: Array<string>, 
/**
 * Its note, in Markdown; may be empty.
 */
note: string, };

/**
 * Why an annotation has no place.
 */
export type UnplacedWhy = "noArticle" | "notFound" | "reply" | "noWords";

/**
 * What became of a passage in the document on screen.
 */
export type Verdict = "same" | "moved" | "changed" | "gone";

/**
 * What a version changed.
 */
export type VersionDifference = { 
/**
 * The document of the version.
 */
document: number, 
/**
 * What differs from the version before it.
 */
summary: ComparisonSummary, };

/**
 * A version of an article.
 */
export type VersionView = { 
/**
 * What was taken; names the document.
 */
capture: CaptureView, 
/**
 * When it was taken, in UTC milliseconds: when the source says so, or else when it was imported.
 */
takenMs: number, 
/**
 * Words of it.
 */
words: number, 
/**
 * Words that it has more than the version before it; null for the oldest.
 */
wordsAdded: number | null, 
/**
 * Words that the version before it had more; null for the oldest.
 */
wordsRemoved: number | null, 
/**
 * Whether it is the one that is shown of the article.
 */
shown: boolean, 
/**
 * Whether it waits for the user to say that it is a version.
 */
doubtful: boolean, 
/**
 * Of one that waits: how much of the old words it has, in per cent.
 */
keptPercent: number | null, };

/**
 * An address that waits.
 */
export type WaitingView = { 
/**
 * Names it.
 */
id: number, 
/**
 * The address.
 */
url: string, 
/**
 * Since when it waits, in UTC milliseconds.
 */
addedMs: number, };

/**
 * Something the user should know of an import that did work.
 */
export type WarningView = { 
/**
 * Which warning: `no-headline`, `no-body`, `little-text`, `paywall`, `consent-wall`, `error-page`, `undecodable`,
 * `encoding-guessed`, `control-characters`, `pictures-missing`, `no-text`, `hyphens-joined`, `letters-unknown`,
 * `pages-unread`, `tracked-changes`, `cut-short`, `attachments`, `few-old-words`, `fields-cut`, `address-left-out`,
 * `only-changed`, `downgraded`.
 */
kind: string, 
/**
 * The number in it; 0 when it has none.
 */
count: number, 
/**
 * The name in it; empty when it has none.
 */
name: string, };

/**
 * What happened to a claim.
 */
export type WhatView = { "kind": "made" } | { "kind": "unmade" } | { "kind": "trashed", 
/**
 * Whether it lies in the trash since.
 */
trashed: boolean, } | { "kind": "field", 
/**
 * Which: `statement`, `speaker`, `described`, `said` or `place`.
 */
field: string, 
/**
 * As it was; empty when there was nothing.
 */
before: string, 
/**
 * As it is.
 */
after: string, } | { "kind": "basis", 
/**
 * As they were.
 */
before: Basis | null, 
/**
 * As they are.
 */
after: Basis | null, } | { "kind": "status", 
/**
 * How far it had come.
 */
status: Status, 
/**
 * Who said so.
 */
by: string, 
/**
 * On what grounds.
 */
how: string, 
/**
 * Whether that was taken back.
 */
takenBack: boolean, } | { "kind": "evidence", 
/**
 * The words of the passage; empty when it is no longer there.
 */
exact: string, 
/**
 * How it bore on the claim.
 */
bearing: Bearing, 
/**
 * Whether it came.
 */
there: boolean, } | { "kind": "bearing", 
/**
 * The words of the passage; empty when it is no longer there.
 */
exact: string, 
/**
 * How it bears now.
 */
bearing: Bearing, } | { "kind": "evidenceGone" } | { "kind": "seen" } | { "kind": "link", 
/**
 * What the other claim asserts; empty when it is no longer there.
 */
statement: string, 
/**
 * How this one bears on it.
 */
link: LinkKind, 
/**
 * Whether it came.
 */
there: boolean, };

/**
 * What is being written.
 */
export type WritingView = { 
/**
 * Where what a proposal replaces begins, in UTF-16 units.
 */
startUnit: number, 
/**
 * Where it ends.
 */
endUnit: number, 
/**
 * Whether it is a value of `field`, or else a word or the name of a field.
 */
field: string | null, 
/**
 * What is there of it before the cursor.
 */
begun: string, };

/** Everything that the page can ask for. */
export interface Calls {
  /** Everything that is needed before the first picture. */
  start_up: { args: void; reply: Startup };
  /** Makes a new library and opens it. */
  create_library: { args: OnePath; reply: LibraryInfo };
  /** Makes a new library that is encrypted and opens it. */
  create_encrypted: { args: CreateEncrypted; reply: Encrypted };
  /** Opens a library that is encrypted. */
  unlock_library: { args: UnlockLibrary; reply: LibraryInfo };
  /** The library that waits for its passphrase; null when none does. */
  locked_library: { args: void; reply: LockedLibrary | null };
  /** Locks the open library, which is encrypted. */
  lock_library: { args: void; reply: void };
  /** Encrypts the open library. */
  encrypt_library: { args: OneSecret; reply: Encrypted };
  /** Makes the open library one that is not encrypted. */
  decrypt_library: { args: OneSecret; reply: LibraryInfo };
  /** Stops encrypting or the other way; the library stays as it was. */
  cancel_rewriting: { args: void; reply: void };
  /** Changes the passphrase of the open library. */
  change_passphrase: { args: ChangePassphrase; reply: void };
  /** Makes a new recovery key for the open library; the one before opens it no more. */
  change_recovery_key: { args: OneSecret; reply: string };
  /** How hard a passphrase is to guess. */
  passphrase_strength: { args: AskStrength; reply: StrengthView };
  /** Asks where and writes a recovery key to a file; null when the user cancels. */
  save_recovery_key: { args: SaveRecoveryKey; reply: string | null };
  /** Opens a library. */
  open_library: { args: OnePath; reply: LibraryInfo };
  /** Opens a library to read that another program has open; to write when that program is gone. */
  open_library_to_read: { args: OnePath; reply: LibraryInfo };
  /** Tries again to open the library to write that can only be read. */
  try_to_write: { args: void; reply: LibraryInfo };
  /** Says that the open library, which came from elsewhere, may be written, and opens it to write. */
  trust_library: { args: void; reply: LibraryInfo };
  /** Opens the sample library, making it first when it is not there. */
  open_sample: { args: void; reply: LibraryInfo };
  /** Closes the open library. */
  close_library: { args: void; reply: void };
  /** Takes a library off the list of recent ones. */
  forget_recent: { args: OnePath; reply: void };
  /** Asks for the place of a new library; null when the user cancels. */
  choose_new_library: { args: void; reply: string | null };
  /** Asks for a library to open; null when the user cancels. */
  choose_library: { args: void; reply: string | null };
  /** Asks for files to import; empty when the user cancels. */
  choose_files: { args: void; reply: Array<string> };
  /** Asks for a folder to import; null when the user cancels. */
  choose_folder: { args: void; reply: string | null };
  /** Asks where an export shall go; null when the user cancels. */
  choose_export: { args: ChooseExport; reply: string | null };
  /** The backups of the open library. */
  backups: { args: void; reply: BackupsView };
  /** Makes a backup now. */
  back_up: { args: void; reply: BackupsView };
  /** Asks for a folder for backups; null when the user cancels. */
  choose_backup_folder: { args: void; reply: string | null };
  /** Asks where, writes a copy of a backup there and opens it; null when the user cancels. */
  restore_backup: { args: OnePath; reply: LibraryInfo | null };
  /** Deletes backups. */
  remove_backups: { args: ManyBackups; reply: BackupsView };
  /** Makes a backup and then deletes all older ones; gives how many. */
  replace_backups: { args: void; reply: number };
  /** Encrypts the backups that are not, as the open library is; gives how many. */
  encrypt_backups: { args: void; reply: number };
  /** How many there are of everything. */
  counts: { args: void; reply: Counts };
  /** Keeps the settings. */
  save_settings: { args: Settings; reply: void };
  /** A window of the articles, searched or not. */
  list_articles: { args: ListArticles; reply: ArticlePage };
  /** One article. */
  article: { args: OneArticle; reply: ArticleView };
  /** One document. */
  document: { args: OneDocument; reply: DocumentView };
  /** Changes the fields of an article. */
  edit_article: { args: EditArticle; reply: Changes };
  /** Puts articles out of the inbox, or back in. */
  archive_articles: { args: ArchiveArticles; reply: Changes };
  /** Says that articles were read, or are still to be; it is no step that can be undone. */
  set_read: { args: SetRead; reply: void };
  /** Throws articles away. */
  trash_articles: { args: ManyArticles; reply: Changes };
  /** Brings articles back from the trash. */
  restore_articles: { args: ManyArticles; reply: Changes };
  /** Deletes for good what is in the trash. */
  empty_trash: { args: void; reply: Emptied };
  /** Puts a tag on articles. */
  tag_articles: { args: TagArticles; reply: Changes };
  /** Takes a tag off articles. */
  untag_articles: { args: TagArticles; reply: Changes };
  /** Writes the note of an article. */
  set_article_note: { args: SetArticleNote; reply: Changes };
  /** Puts something that was left out back: the article has another document then. */
  put_back: { args: PutBack; reply: Changes };
  /** The versions of an article, the newest first. */
  versions: { args: OneArticle; reply: Array<VersionView> };
  /** What each version changed, the newest first, without the oldest. */
  version_differences: { args: OneArticle; reply: Array<VersionDifference> };
  /** Says that a doubtful version is one. */
  keep_version: { args: OneCapture; reply: Changes };
  /** Puts a version away. */
  put_away_version: { args: OneCapture; reply: Changes };
  /** Makes a version an article of its own. */
  split_version: { args: OneCapture; reply: SplitOff };
  /** Makes an article a version of another one. */
  merge_articles: { args: MergeArticles; reply: Changes };
  /** Reads the source of an article again. */
  read_again: { args: OneArticle; reply: ReadAgain };
  /** The passages that wait for the user's answer in a document. */
  reviews: { args: OneDocument; reply: Array<ReviewView> };
  /** Answers what became of passages in a document. */
  answer_review: { args: AnswerReview; reply: Changes };
  /** The source of a capture, to look at. */
  original: { args: OneCapture; reply: OriginalView };
  /** Asks where and writes a copy of a capture's bytes as they came; null when the user cancels. */
  save_original: { args: OneCapture; reply: string | null };
  /** What differs between two documents. */
  compare_documents: { args: CompareDocuments; reply: ComparisonView };
  /** Asks where and writes what differs between two documents; null when the user cancels. */
  export_comparison: { args: ExportComparison; reply: string | null };
  /** The copies of an article's story, itself too; null when there are no others. */
  copies: { args: OneArticle; reply: CopiesView | null };
  /** Says that an article is no copy of those it is grouped with. */
  ungroup_copy: { args: OneArticle; reply: Changes };
  /** Says that articles are copies of one story. */
  group_copies: { args: ManyArticles; reply: Changes };
  /** The passages of a document, in reading order. */
  passages: { args: Passages; reply: Array<PassageView> };
  /** A window of all passages. */
  list_passages: { args: ListPassages; reply: PassagePage };
  /** Marks a passage. */
  add_highlight: { args: AddHighlight; reply: AddedHighlight };
  /** Changes the colour of passages. */
  set_highlight_colour: { args: SetColour; reply: Changes };
  /** Moves the ends of a passage. */
  move_passage: { args: MovePassage; reply: Changes };
  /** Splits a passage. */
  split_passage: { args: SplitPassage; reply: SplitParts };
  /** Makes one passage of several. */
  merge_passages: { args: MergePassages; reply: AddedHighlight };
  /** The names that the user gave to colours. */
  colour_names: { args: void; reply: Array<ColourName> };
  /** Gives a colour a name. */
  set_colour_name: { args: ColourName; reply: Changes };
  /** Throws passages away. */
  trash_highlights: { args: ManyPassages; reply: Changes };
  /** Brings passages back from the trash. */
  restore_highlights: { args: ManyPassages; reply: Changes };
  /** Puts a tag on passages. */
  tag_highlights: { args: TagPassages; reply: Changes };
  /** Takes a tag off passages. */
  untag_highlights: { args: TagPassages; reply: Changes };
  /** Writes the note of a passage. */
  set_highlight_note: { args: SetPassageNote; reply: Changes };
  /** Copies words with their source. */
  copy_quotation: { args: CopyQuotation; reply: void };
  /** Copies citations of articles. */
  copy_citation: { args: CopyCitation; reply: void };
  /** The citation styles: those that were added, then those that come with the program. */
  citation_styles: { args: void; reply: Array<StyleView> };
  /** What a citation style makes of articles that nobody wrote. */
  preview_citation_style: { args: OneStyle; reply: StylePreview };
  /** Chooses the citation style of the library. */
  choose_citation_style: { args: OneStyle; reply: Changes };
  /** Asks for a file and adds the citation style in it; null when the user cancels. */
  add_citation_style: { args: void; reply: AddedStyle | null };
  /** Gives a citation style that was added another name. */
  rename_citation_style: { args: RenameStyle; reply: Changes };
  /** Takes a citation style that was added away. */
  remove_citation_style: { args: OneStyle; reply: Changes };
  /** A window of the annotations of other programs that have no place yet. */
  list_unplaced: { args: ListUnplaced; reply: UnplacedPage };
  /** Gives an annotation its place. */
  place_annotation: { args: PlaceAnnotation; reply: AddedHighlight };
  /** Takes annotations off the list of those without a place. */
  discard_annotations: { args: ManyAnnotations; reply: Changes };
  /** Looks for a place for every annotation that has none. */
  look_again_for_annotations: { args: void; reply: LookedAgain };
  /** A window of all notes. */
  list_notes: { args: ListNotes; reply: NotePage };
  /** Writes a note that stands alone. */
  add_note: { args: AddNote; reply: Changes };
  /** Writes a note that is there already; an empty one is removed. */
  edit_note: { args: EditNote; reply: Changes };
  /** A window of the ledger of claims. */
  list_claims: { args: ListClaims; reply: ClaimPage };
  /** One claim with everything on it. */
  claim: { args: OneClaim; reply: ClaimView };
  /** The claims that passages of an article bear on. */
  claims_on: { args: OneArticle; reply: Array<ClaimOnPassage> };
  /** Guesses who is speaking in a passage; nothing is stored. */
  guess_speaker: { args: GuessSpeaker; reply: GuessView | null };
  /** Makes a claim. */
  add_claim: { args: AddClaim; reply: AddedClaim };
  /** Writes the fields of a claim. */
  edit_claim: { args: EditClaim; reply: Changes };
  /** Says how far the checking of claims has come. */
  set_claim_status: { args: SetClaimStatus; reply: Changes };
  /** Writes the note on a claim. */
  set_claim_note: { args: SetClaimNote; reply: Changes };
  /** Throws claims away. */
  trash_claims: { args: ManyClaims; reply: Changes };
  /** Brings claims back from the trash. */
  restore_claims: { args: ManyClaims; reply: Changes };
  /** Makes passages evidence of a claim. */
  add_evidence: { args: AddEvidence; reply: Changes };
  /** Says anew how evidence bears on its claim. */
  set_bearing: { args: SetBearing; reply: Changes };
  /** Takes evidence from its claim. */
  remove_evidence: { args: OneEvidence; reply: Changes };
  /** Says that the user has seen what became of the evidence of claims. */
  see_evidence: { args: ManyClaims; reply: Changes };
  /** Links two claims. */
  link_claims: { args: LinkClaims; reply: Changes };
  /** Takes a link between two claims away. */
  unlink_claims: { args: OneLink; reply: Changes };
  /** Claims that cannot both hold, and claims with evidence on both sides. */
  contradictions: { args: void; reply: Array<ContradictionView> };
  /** Who said what when. */
  chronology: { args: AskChronology; reply: ChronologyView };
  /** The persons and bodies that speak. */
  people: { args: ListPeople; reply: Array<PersonRow> };
  /** One person or body. */
  person: { args: OnePerson; reply: PersonRow };
  /** Writes what is known of a person or body. */
  edit_person: { args: EditPerson; reply: Changes };
  /** Makes one person or body of several. */
  merge_people: { args: MergePeople; reply: Changes };
  /** Throws persons or bodies away. */
  trash_people: { args: ManyPeople; reply: Changes };
  /** Brings persons or bodies back from the trash. */
  restore_people: { args: ManyPeople; reply: Changes };
  /** The stories. */
  stories: { args: ListStories; reply: Array<StoryRow> };
  /** One story with all that it gathers. */
  story: { args: OneStory; reply: StoryView };
  /** Begins a story. */
  add_story: { args: StoryFields; reply: AddedStory };
  /** Writes what the user says of a story. */
  edit_story: { args: EditStory; reply: Changes };
  /** Writes the note on a story. */
  set_story_note: { args: SetStoryNote; reply: Changes };
  /** Throws stories away. */
  trash_stories: { args: ManyStories; reply: Changes };
  /** Brings stories back from the trash. */
  restore_stories: { args: ManyStories; reply: Changes };
  /** Puts things into a story. */
  add_to_story: { args: AddToStory; reply: Changes };
  /** Writes a note into a story. */
  add_note_to_story: { args: AddNoteToStory; reply: Changes };
  /** Takes items out of their story. */
  remove_from_story: { args: ManyItems; reply: Changes };
  /** Moves items of a story. */
  move_in_story: { args: MoveInStory; reply: Changes };
  /** Asks for the file that was printed of a story; null when the user cancels. */
  choose_printed: { args: void; reply: PrintedFile | null };
  /** Marks a story as published, or changes what is said and kept of that. */
  publish_story: { args: PublishStory; reply: Changes };
  /** Takes back that a story was published. */
  unpublish_story: { args: OneStory; reply: Changes };
  /** Asks where and writes the file that was kept of a published story; null when the user cancels. */
  save_printed: { args: OneStory; reply: string | null };
  /** Claims of published stories that turned out to be false or were put right: those that wait first. */
  corrections: { args: void; reply: Array<CorrectionView> };
  /** Says that the user saw to corrections. */
  handle_corrections: { args: HandleCorrections; reply: Changes };
  /** Lets corrections wait again. */
  reopen_corrections: { args: ManyCorrections; reply: Changes };
  /** The address that waits to be opened, once; null when none does. */
  take_address: { args: void; reply: string | null };
  /** What an address leads to. */
  look_up_address: { args: OneAddress; reply: TargetView };
  /** The drafts. */
  drafts: { args: ListDrafts; reply: Array<DraftRow> };
  /** One draft with what was found of it. */
  draft: { args: OneDraft; reply: DraftView };
  /** Asks for a file with a draft and reads it; null when the user cancels. */
  choose_draft: { args: void; reply: DraftFile | null };
  /** Keeps a draft. */
  add_draft: { args: DraftFields; reply: AddedDraft };
  /** Writes a draft's title, text and story. */
  edit_draft: { args: EditDraft; reply: Changes };
  /** Looks up the quotations and numbers of a draft, and keeps what was found. */
  check_draft: { args: CheckDraft; reply: CheckedDraft };
  /** How far the check is. */
  draft_progress: { args: void; reply: DraftProgress };
  /** Breaks the check off. */
  cancel_draft_check: { args: void; reply: void };
  /** Says something to findings of a draft. */
  answer_draft: { args: AnswerDraft; reply: Changes };
  /** Throws drafts away. */
  trash_drafts: { args: ManyDrafts; reply: Changes };
  /** Brings drafts back from the trash. */
  restore_drafts: { args: ManyDrafts; reply: Changes };
  /** Asks where and writes a draft with its sources as footnotes; null when the user cancels. */
  export_draft: { args: ExportDraft; reply: string | null };
  /** Keeps a note out of what is made for others to read, or lets it in. */
  set_note_private: { args: SetNotePrivate; reply: Changes };
  /** Removes notes. */
  remove_notes: { args: ManyNotes; reply: Changes };
  /** Puts a tag on what notes are on. */
  tag_noted: { args: TagNoted; reply: Changes };
  /** Takes a tag off what notes are on. */
  untag_noted: { args: TagNoted; reply: Changes };
  /** What a result is made of. */
  summary: { args: AskSummary; reply: SummaryView };
  /** A result by month. */
  timeline: { args: AskTimeline; reply: TimelineView };
  /** A window of the articles in groups, or sorted by any column. */
  arrange_articles: { args: ListArranged; reply: ArrangedArticles };
  /** A window of the passages in groups, or sorted by any column. */
  arrange_passages: { args: ListArranged; reply: ArrangedPassages };
  /** A window of the notes in groups, or sorted by any column. */
  arrange_notes: { args: ListArranged; reply: ArrangedNotes };
  /** The words around a passage. */
  passage_context: { args: OnePassage; reply: PassageContext };
  /** All tags, in order of path. */
  tags: { args: void; reply: Array<TagView> };
  /** Makes a tag. */
  add_tag: { args: TagPath; reply: Changes };
  /** Renames, moves or merges a tag. */
  move_tag: { args: MoveTag; reply: Changes };
  /** Colours a tag. */
  set_tag_colour: { args: SetTagColour; reply: Changes };
  /** Says what a tag means. */
  set_tag_definition: { args: SetTagDefinition; reply: Changes };
  /** Removes a tag and all below it from everything. */
  remove_tag: { args: OneTag; reply: Changes };
  /** Asks where and writes the tags with their definitions; null when the user cancels. */
  export_codebook: { args: ExportCodebook; reply: string | null };
  /** Asks for a codebook and takes its tags in; null when the user cancels. */
  import_codebook: { args: void; reply: CodebookReport | null };
  /** What stands in the search box, read. */
  read_query: { args: ReadQuery; reply: QueryView };
  /** What may have been meant by a query that finds nothing; null when nothing near it finds anything. */
  suggest_query: { args: SuggestQuery; reply: string | null };
  /** The saved searches, in the user's order. */
  saved_searches: { args: void; reply: Array<SavedSearchView> };
  /** How much a saved search lists now. */
  count_saved_search: { args: OneSavedSearch; reply: SearchCount };
  /** Keeps a search under a name. */
  save_search: { args: SaveSearch; reply: SavedNow };
  /** Keeps a copy of a saved search under another name. */
  duplicate_saved_search: { args: NameSavedSearch; reply: SavedNow };
  /** Gives a saved search another name. */
  rename_saved_search: { args: NameSavedSearch; reply: Changes };
  /** Makes a saved search ask something else. */
  set_saved_search: { args: SetSavedSearch; reply: Changes };
  /** Puts a saved search elsewhere among the others. */
  move_saved_search: { args: MoveSavedSearch; reply: Changes };
  /** Forgets a saved search. */
  remove_saved_search: { args: OneSavedSearch; reply: Changes };
  /** Asks for a file with a list of names and reads it; null when the user cancels. */
  choose_names: { args: void; reply: NamesFile | null };
  /** What is in a list of names. */
  count_names: { args: NameList; reply: NamesView };
  /** Begins to look up a list of names. */
  start_batch: { args: StartBatch; reply: NamesView };
  /** The answers to the list, as they come. */
  batch_rows: { args: BatchFrom; reply: BatchRows };
  /** Stops looking up the list; the answers that are there stay. */
  cancel_batch: { args: void; reply: void };
  /** Asks where and writes the answers as a table; null when the user cancels. */
  export_batch: { args: ExportBatch; reply: string | null };
  /** What can be undone and redone. */
  undo_state: { args: void; reply: UndoState };
  /** Where the library's file lies, whether it is still there, and copies that a service made of it. */
  file_state: { args: void; reply: FileState };
  /** Says that the user has read where the library lies. */
  heed_place: { args: void; reply: void };
  /** Looks at everything in the library and says what is wrong; reading and writing go on. */
  check_library: { args: void; reply: Checked };
  /** Makes the search index anew after a copy of the library was made; reading goes on. */
  repair_library: { args: void; reply: Repaired };
  /** How far the repair is. */
  repair_progress: { args: void; reply: RepairProgress };
  /** Asks where, and writes a whole copy of the library there; null when the user cancels. */
  save_library_copy: { args: void; reply: string | null };
  /** Undoes the last change. */
  undo: { args: void; reply: Undone };
  /** Does again what was undone last. */
  redo: { args: void; reply: Undone };
  /** Reads the clipboard. */
  preview_paste: { args: void; reply: Pasted };
  /** Keeps what was read from the clipboard. */
  keep_paste: { args: KeepPaste; reply: Kept };
  /** Puts away what was read from the clipboard. */
  discard_paste: { args: OnePreview; reply: void };
  /** Fetches the page at an address. */
  fetch_address: { args: FetchAddress; reply: Fetched };
  /** Stops fetching. */
  cancel_fetch: { args: void; reply: void };
  /** The addresses that wait to be fetched, the newest first. */
  waiting: { args: void; reply: Array<WaitingView> };
  /** Keeps an address to be fetched later. */
  keep_waiting: { args: OneUrl; reply: Changes };
  /** Takes an address off the waiting list. */
  remove_waiting: { args: OneWaiting; reply: Changes };
  /** The formats that can be read. */
  importers: { args: void; reply: Array<ImporterView> };
  /** Imports files and folders; progress comes by the event `import-progress`. */
  import_paths: { args: ImportPaths; reply: ImportReport };
  /** Stops the import after the file at hand. */
  cancel_import: { args: void; reply: void };
  /** Lets the import rest after the files at hand, or go on. */
  pause_import: { args: PauseImport; reply: void };
  /** Asks where the report of an import shall be, and writes it; null when the user cancels. */
  save_report: { args: SaveReport; reply: string | null };
  /** The formats that can be written. */
  exporters: { args: void; reply: Array<ExporterView> };
  /** What can be chosen about an export, in the order in which it is offered. */
  export_choices: { args: void; reply: Array<ChoiceView> };
  /** How much an export would be. */
  measure_export: { args: MeasureExport; reply: ExtentView };
  /** Asks which template to write by; null when the user cancels. */
  choose_template: { args: void; reply: string | null };
  /** Asks where and writes a template to begin with; null when the user cancels. */
  begin_template: { args: void; reply: string | null };
  /** What a template makes of the first article of an export; empty where there is none. */
  preview_template: { args: PreviewTemplate; reply: string };
  /** Writes an export. */
  export: { args: Export; reply: ExportReport };
  /** Stops the export that runs; the file that was there before stays. */
  cancel_export: { args: void; reply: void };
  /** Opens an address in the system's browser. */
  open_link: { args: OneUrl; reply: void };
  /** Shows a file in the system's file manager. */
  reveal_path: { args: OnePath; reply: void };
}
