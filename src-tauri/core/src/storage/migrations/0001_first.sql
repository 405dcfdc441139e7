-- The first schema. Times are UTC milliseconds since 1970; offsets are UTF-8 bytes; `uid` is a UUIDv7.
-- Rows of `article`, `capture` and `document` are never removed by undo, for what they hold stands nowhere else:
-- undoing sets `withdrawn`, and only emptying the trash deletes.

CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Bytes as they came, and pictures. `packed` says whether `bytes` is a zstd frame.
CREATE TABLE blob(
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  media_type TEXT,
  size INTEGER NOT NULL,
  packed INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE article(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  headline TEXT,
  byline TEXT NOT NULL,          -- JSON list of names
  dateline TEXT,
  outlet TEXT,
  published TEXT,                -- ISO 8601, as precise as it is known
  published_ms INTEGER,          -- its first moment, to sort by
  updated TEXT,
  url TEXT,
  address TEXT,                  -- `url` in the one spelling that all addresses of the article share
  language TEXT,
  clipped_ms INTEGER NOT NULL,
  archived_ms INTEGER,
  trashed_ms INTEGER,
  withdrawn INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX article_inbox ON article(clipped_ms) WHERE archived_ms IS NULL AND trashed_ms IS NULL AND withdrawn = 0;
CREATE INDEX article_clipped ON article(clipped_ms) WHERE trashed_ms IS NULL AND withdrawn = 0;
CREATE INDEX article_published ON article(published_ms) WHERE trashed_ms IS NULL AND withdrawn = 0;
CREATE INDEX article_address ON article(address) WHERE address IS NOT NULL;
-- Whoever searches keeps these of all articles in memory and reads them from here.
CREATE INDEX article_known ON article(clipped_ms, published_ms, archived_ms, trashed_ms, withdrawn);
CREATE INDEX article_trash ON article(trashed_ms) WHERE trashed_ms IS NOT NULL AND withdrawn = 0;

-- When an article was read first; none where it was not. It is no step and can be put right at any time.
CREATE TABLE reading(
  article INTEGER PRIMARY KEY REFERENCES article,
  read_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE capture(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES article,
  captured_ms INTEGER NOT NULL,
  saved_ms INTEGER,              -- when the source says that it was taken from the web
  importer TEXT NOT NULL,
  file_name TEXT,
  url TEXT,
  address TEXT,                  -- as that of an article
  source_sha256 BLOB NOT NULL REFERENCES blob(sha256),
  warnings TEXT NOT NULL,        -- JSON list
  doubtful INTEGER NOT NULL DEFAULT 0,  -- whether the user has still to say that it is a version of the article
  withdrawn INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX capture_article ON capture(article);
CREATE INDEX capture_address ON capture(address) WHERE address IS NOT NULL;
CREATE INDEX capture_source ON capture(source_sha256);

CREATE TABLE document(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  capture INTEGER NOT NULL REFERENCES capture,
  extractor INTEGER NOT NULL,
  text_sha256 BLOB NOT NULL CHECK (length(text_sha256) = 32),
  words INTEGER NOT NULL,
  lead TEXT NOT NULL,            -- the first words, for lists
  found TEXT NOT NULL,           -- JSON: the citation as found
  text BLOB NOT NULL,            -- zstd
  layout BLOB NOT NULL,          -- zstd of JSON: blocks, spans, what was left out
  layout_sha256 BLOB NOT NULL CHECK (length(layout_sha256) = 32),
  base INTEGER REFERENCES document,  -- the document that this one was made from, if extraction did not make it
  put_back INTEGER,              -- which stretch that was left out there is a block here, from 0
  withdrawn INTEGER NOT NULL DEFAULT 0,
  CHECK ((base IS NULL) = (put_back IS NULL)),
  UNIQUE (base, put_back)
) STRICT;
CREATE INDEX document_text ON document(text_sha256);
CREATE INDEX document_capture ON document(capture);
CREATE UNIQUE INDEX document_extracted ON document(capture, extractor) WHERE base IS NULL;

-- Which pictures a document shows, so that a picture is deleted with the last document that shows it.
CREATE TABLE document_picture(
  document INTEGER NOT NULL REFERENCES document,
  sha256 BLOB NOT NULL REFERENCES blob(sha256),
  PRIMARY KEY (document, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_picture_blob ON document_picture(sha256);

CREATE TABLE highlight(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES article,
  colour TEXT NOT NULL,
  exact TEXT NOT NULL,           -- exact, prefix and suffix as the user marked them: only moving an end rewrites them
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  trashed_ms INTEGER
) STRICT;
CREATE INDEX highlight_article ON highlight(article, trashed_ms, made_ms);
CREATE INDEX highlight_made ON highlight(made_ms) WHERE trashed_ms IS NULL;

CREATE TABLE anchor(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  highlight INTEGER NOT NULL REFERENCES highlight,
  document INTEGER NOT NULL REFERENCES document,
  start_byte INTEGER,
  end_byte INTEGER,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'moved', 'changed', 'gone')),
  review TEXT CHECK (review IN ('open', 'accepted', 'placed', 'kept_old')),  -- NULL where nothing is to be reviewed
  CHECK ((verdict = 'gone') = (start_byte IS NULL)),
  CHECK ((start_byte IS NULL) = (end_byte IS NULL)),
  UNIQUE (highlight, document)
) STRICT;
CREATE INDEX anchor_document ON anchor(document);

-- Annotations that came from other programs, as they came, so that what is not understood here can go back. The words,
-- notes and tags of one that was placed are those of its passage or article.
CREATE TABLE annotation(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  article INTEGER REFERENCES article,             -- the one it is about, if that is here
  highlight INTEGER UNIQUE REFERENCES highlight,  -- the passage that was made of it
  state TEXT NOT NULL CHECK (state IN ('passage', 'page', 'unplaced')),
  format TEXT NOT NULL CHECK (format IN ('w3c', 'hypothesis')),
  foreign_id TEXT,               -- its identity there
  url TEXT NOT NULL,             -- the page that it says it is about; may be empty
  file_name TEXT NOT NULL,       -- the file that it came in
  added_ms INTEGER NOT NULL,
  origin TEXT NOT NULL,          -- JSON
  CHECK ((state = 'passage') = (highlight IS NOT NULL)),
  CHECK (state = 'unplaced' OR article IS NOT NULL)
) STRICT;
CREATE INDEX annotation_article ON annotation(article);
CREATE INDEX annotation_foreign ON annotation(foreign_id);
CREATE INDEX annotation_unplaced ON annotation(added_ms) WHERE state = 'unplaced';

CREATE TABLE tag(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  path TEXT NOT NULL UNIQUE COLLATE NOCASE,
  colour TEXT,
  definition TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE tagging(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  tag INTEGER NOT NULL REFERENCES tag,
  article INTEGER REFERENCES article,
  highlight INTEGER REFERENCES highlight,
  CHECK ((article IS NULL) <> (highlight IS NULL)),
  UNIQUE (article, tag),
  UNIQUE (highlight, tag)
) STRICT;
CREATE INDEX tagging_tag ON tagging(tag);

-- A person, or a body that speaks: whoever makes claims. Kept once.
CREATE TABLE person(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  affiliation TEXT NOT NULL,
  aliases TEXT NOT NULL,         -- JSON list of other names
  is_body INTEGER NOT NULL,      -- 1 for an authority, a firm, a party; 0 for a person
  trashed_ms INTEGER
) STRICT;
CREATE INDEX person_name ON person(name COLLATE NOCASE) WHERE trashed_ms IS NULL;

-- What somebody asserts, in the user's words.
CREATE TABLE claim(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  statement TEXT NOT NULL,
  speaker INTEGER REFERENCES person,
  basis TEXT CHECK (basis IN ('on_record', 'background', 'deep_background', 'off_record', 'document', 'observation')),
  described TEXT,                -- in place of the name, where that may not be given; NULL where it may
  said TEXT,                     -- ISO 8601, as precise as it is known
  said_ms INTEGER,               -- its first moment, to sort by
  place TEXT NOT NULL,           -- where it was said
  made_ms INTEGER NOT NULL,
  trashed_ms INTEGER
) STRICT;
CREATE INDEX claim_speaker ON claim(speaker);
CREATE INDEX claim_made ON claim(made_ms) WHERE trashed_ms IS NULL;

-- How far the checking of a claim has come: rows are only added, and the last one counts.
CREATE TABLE claim_status(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  claim INTEGER NOT NULL REFERENCES claim,
  status TEXT NOT NULL CHECK (status IN ('unchecked', 'checking', 'confirmed', 'disputed', 'false', 'corrected')),
  checked_by TEXT NOT NULL,
  how TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_status_claim ON claim_status(claim, at_ms);

-- Which passages bear on a claim, and how. One whose passage was deleted for good names none.
CREATE TABLE evidence(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  claim INTEGER NOT NULL REFERENCES claim,
  highlight INTEGER REFERENCES highlight,
  bearing TEXT NOT NULL CHECK (bearing IN ('states', 'supports', 'contradicts')),
  seen INTEGER REFERENCES document,  -- the document in which the user has seen that the passage's words changed or went
  UNIQUE (claim, highlight)
) STRICT;
CREATE INDEX evidence_highlight ON evidence(highlight);

-- How a claim bears on another one. `same` and `contradicts` hold both ways and stand there once.
CREATE TABLE claim_link(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  claim INTEGER NOT NULL REFERENCES claim,
  other INTEGER NOT NULL REFERENCES claim,
  kind TEXT NOT NULL CHECK (kind IN ('same', 'contradicts', 'updates')),
  CHECK (claim <> other),
  UNIQUE (claim, other, kind)
) STRICT;
CREATE INDEX claim_link_other ON claim_link(other);

-- A piece of work that clippings are collected for. It is published where `published` says so.
CREATE TABLE story(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  title TEXT NOT NULL,
  angle TEXT NOT NULL,
  deadline TEXT,                 -- ISO 8601
  deadline_ms INTEGER,
  embargo TEXT,                  -- ISO 8601: until when
  embargo_ms INTEGER,
  embargo_note TEXT NOT NULL,
  published TEXT,                -- ISO 8601
  published_url TEXT,
  made_ms INTEGER NOT NULL,
  trashed_ms INTEGER,
  CHECK (published IS NOT NULL OR published_url IS NULL)
) STRICT;

-- What of a story was printed, and what it rests on: one row for each story that was marked as published.
CREATE TABLE publication(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  story INTEGER NOT NULL UNIQUE REFERENCES story,
  name TEXT NOT NULL,            -- of the file that was kept; empty for a text that was pasted, and where nothing was kept
  source_sha256 BLOB REFERENCES blob(sha256),  -- its bytes; NULL where nothing was kept
  text TEXT NOT NULL,            -- its words, a paragraph a line; empty where they cannot be read
  kept_ms INTEGER NOT NULL
) STRICT;

-- The claims that a story had when it was published.
CREATE TABLE used_claim(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  publication INTEGER NOT NULL REFERENCES publication,
  claim INTEGER NOT NULL REFERENCES claim,
  status INTEGER NOT NULL REFERENCES claim_status,  -- the last that was said of its checking then
  handled INTEGER REFERENCES claim_status,          -- the last that was said of it when the user saw to it
  how TEXT NOT NULL,             -- what the user did then
  CHECK (handled IS NOT NULL OR how = ''),
  UNIQUE (publication, claim)
) STRICT;
CREATE INDEX used_claim_claim ON used_claim(claim);

-- Exports of a story, or of what it gathers, that were made before its embargo ended. Rows are only added, and undo leaves
-- them alone: so `story` is a key and no reference, for undo can take the story away.
CREATE TABLE early_export(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  story INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  format TEXT NOT NULL,
  name TEXT NOT NULL,            -- of the file
  embargo TEXT NOT NULL          -- ISO 8601: until when nothing was to go out
) STRICT;
CREATE INDEX early_export_story ON early_export(story);

CREATE TABLE note(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  article INTEGER UNIQUE REFERENCES article,
  highlight INTEGER UNIQUE REFERENCES highlight,
  claim INTEGER UNIQUE REFERENCES claim,
  story INTEGER UNIQUE REFERENCES story,
  body TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  edited_ms INTEGER NOT NULL,
  private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),  -- whether it stays out of what is made for others to read
  -- One that is on nothing stands alone.
  CHECK ((article IS NULL) + (highlight IS NULL) + (claim IS NULL) + (story IS NULL) >= 3)
) STRICT;
CREATE INDEX note_edited ON note(edited_ms, article, highlight);

-- What a story gathers, in the user's order.
CREATE TABLE story_item(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  story INTEGER NOT NULL REFERENCES story,
  position INTEGER NOT NULL,     -- the order; numbers leave gaps
  article INTEGER REFERENCES article,
  highlight INTEGER REFERENCES highlight,
  claim INTEGER REFERENCES claim,
  note INTEGER REFERENCES note,
  CHECK ((article IS NULL) + (highlight IS NULL) + (claim IS NULL) + (note IS NULL) = 3),
  UNIQUE (story, article),
  UNIQUE (story, highlight),
  UNIQUE (story, claim),
  UNIQUE (story, note)
) STRICT;
CREATE INDEX story_item_order ON story_item(story, position);
CREATE INDEX story_item_article ON story_item(article) WHERE article IS NOT NULL;
CREATE INDEX story_item_highlight ON story_item(highlight) WHERE highlight IS NOT NULL;
CREATE INDEX story_item_claim ON story_item(claim) WHERE claim IS NOT NULL;
CREATE INDEX story_item_note ON story_item(note) WHERE note IS NOT NULL;

-- A text of the user's that is checked against the library. What was found is JSON: places, by uids, and no word of a source.
CREATE TABLE draft(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  title TEXT NOT NULL,
  text TEXT NOT NULL,            -- a paragraph a line
  language TEXT,                 -- BCP 47
  story INTEGER REFERENCES story,
  findings TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  checked_ms INTEGER,
  trashed_ms INTEGER
) STRICT;
CREATE INDEX draft_story ON draft(story) WHERE story IS NOT NULL;

-- What the user calls a colour; a colour that has no name of the user's has no row.
CREATE TABLE colour_name(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  colour TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

-- Searches that the user gave a name. `position` counts from 0 in the user's order.
CREATE TABLE saved_search(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  query TEXT NOT NULL,           -- as typed
  place TEXT NOT NULL CHECK (place IN ('inbox', 'articles', 'trash')),
  list TEXT NOT NULL CHECK (list IN ('articles', 'passages', 'notes', 'claims')),
  sort TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

-- Citation styles that the user added to those that come with the program.
CREATE TABLE citation_style(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  csl TEXT NOT NULL              -- the file as it was added
) STRICT;

-- What the user chose for this library. `citation_style` is the name of a style that comes with the program, or the uid of
-- one that was added.
CREATE TABLE setting(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

-- Addresses that could not be fetched and wait for another try.
CREATE TABLE waiting(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  url TEXT NOT NULL UNIQUE,
  added_ms INTEGER NOT NULL
) STRICT;

-- What the user said of two articles: that they are copies of one story, or that they are none. `one` is the lower key.
CREATE TABLE copy_told(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  one INTEGER NOT NULL REFERENCES article,
  other INTEGER NOT NULL REFERENCES article,
  are_copies INTEGER NOT NULL CHECK (are_copies IN (0, 1)),
  CHECK (one < other),
  UNIQUE (one, other)
) STRICT;
CREATE INDEX copy_told_other ON copy_told(other);

-- One row for each change that the user made, undid or did again. `undo_top` and `redo_top` are what the next undo and
-- redo would turn back; `under` is what lay below on the stack that this step was put on. `chain` is a hash over this
-- step, its journal rows and the step before.
CREATE TABLE step(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  at_ms INTEGER NOT NULL,
  op TEXT NOT NULL,
  count INTEGER NOT NULL,
  name TEXT NOT NULL,            -- emptied when what it names is deleted for good
  name_digest BLOB NOT NULL,     -- stands for the name in the chain
  batch INTEGER,                 -- steps of one batch are undone together
  reverses INTEGER REFERENCES step,
  under INTEGER REFERENCES step,
  undo_top INTEGER REFERENCES step,
  redo_top INTEGER REFERENCES step,
  chain BLOB NOT NULL
) STRICT;

-- What each step changed. Rows are JSON; immutable things stand in them by hash. `digest` outlives the rows that are
-- erased when the trash is emptied, so that the chain can still be checked.
CREATE TABLE journal(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step INTEGER NOT NULL REFERENCES step,
  noun TEXT NOT NULL,
  uid BLOB NOT NULL,
  before TEXT,
  after TEXT,
  digest BLOB NOT NULL,
  erased INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX journal_step ON journal(step);
CREATE INDEX journal_uid ON journal(uid);
-- What happened to a claim beside its own row.
CREATE INDEX journal_claim ON journal(json_extract(coalesce(after, before), '$.claim'))
  WHERE noun IN ('claim_status', 'evidence', 'claim_link');

CREATE TRIGGER step_is_append_only
  BEFORE UPDATE OF id, uid, at_ms, op, count, name_digest, batch, reverses, under, undo_top, redo_top, chain ON step
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER step_stays BEFORE DELETE ON step BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_append_only BEFORE UPDATE OF id, step, noun, uid, digest ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- The search index (docs/adr/0017-search-index.md). What goes in was folded before, and the texts are not kept a second time.
-- FTS5 merges as much as was written, a little at each commit, and the rest in steps when there is time. It is never to merge
-- a whole level at once, which it does by default when 16 parts wait: in a large library that stalls a commit for seconds.
-- `ascii` takes everything beyond ASCII for letters: words end where the folding that was before says so, and nowhere else.
-- `facets` holds words that no text has, for they begin with a character of private use: what an article or a passage is,
-- has and belongs to, so that a query with `tag:` or `lang:` is a query of words. The words of `url` are marked likewise.

-- One row for each article, rowid = article.id.
CREATE VIRTUAL TABLE search USING fts5(
  headline, byline, outlet, text, quotes, notes, url, facets,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
-- One row for each passage, rowid = highlight.id.
CREATE VIRTUAL TABLE search_passage USING fts5(
  quote, note, facets,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
-- One row for each note, rowid = note.id.
CREATE VIRTUAL TABLE search_note USING fts5(
  body, facets,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
-- One row for each claim, rowid = claim.id.
CREATE VIRTUAL TABLE search_claim USING fts5(
  statement, speaker, note, facets,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
-- One row for each document that is not the one shown of its article, rowid = document.id.
CREATE VIRTUAL TABLE search_old USING fts5(
  text,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT INTO search(search, rank) VALUES ('automerge', 8);
INSERT INTO search(search, rank) VALUES ('crisismerge', 1000);
INSERT INTO search_passage(search_passage, rank) VALUES ('automerge', 8);
INSERT INTO search_passage(search_passage, rank) VALUES ('crisismerge', 1000);
INSERT INTO search_note(search_note, rank) VALUES ('automerge', 8);
INSERT INTO search_note(search_note, rank) VALUES ('crisismerge', 1000);
INSERT INTO search_claim(search_claim, rank) VALUES ('automerge', 8);
INSERT INTO search_claim(search_claim, rank) VALUES ('crisismerge', 1000);
INSERT INTO search_old(search_old, rank) VALUES ('automerge', 8);
INSERT INTO search_old(search_old, rank) VALUES ('crisismerge', 1000);

-- The words of `search` with the number of articles that have each, made of the index and kept so that opening need not
-- count: 1 is the list, 2 what was counted since. `meta` has `vocabulary` while the index is ahead of them.
CREATE TABLE vocabulary(
  part INTEGER PRIMARY KEY,
  words BLOB NOT NULL,           -- a finite state transducer
  likely BLOB NOT NULL           -- the likeliest completions of the commonest beginnings
) STRICT;

-- Copies of one story, made of the texts and of `copy_told`; all of it can be made anew. `copy_marks` has one row for each
-- article, rowid = article.id: numbers that stand for some of its word pairs. `copy_text` says of which document they
-- are, `copy_queue` which articles were not held against the others yet, `copy_group` which articles are together: those
-- of the same `head`, the key of one of them.
CREATE VIRTUAL TABLE copy_marks USING fts5(
  marks, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
INSERT INTO copy_marks(copy_marks, rank) VALUES ('automerge', 0);
CREATE TABLE copy_text(article INTEGER PRIMARY KEY, document INTEGER NOT NULL) STRICT;
CREATE TABLE copy_queue(article INTEGER PRIMARY KEY) STRICT;
CREATE TABLE copy_group(article INTEGER PRIMARY KEY, head INTEGER NOT NULL) STRICT;
CREATE INDEX copy_group_head ON copy_group(head);
