// Claims and stories of the fake shell.

import type {
  Calls,
  Changes,
  ClaimFields,
  ClaimRow,
  ContradictionView,
  GatheredView,
  PersonRow,
  PersonView,
  StatusView,
  StoryRow,
} from "../generated/wire";
import {
  changed,
  type FakeClaim,
  type FakeItem,
  type FakeLedgerRows,
  type FakeLibrary,
  type FakeStory,
  problem,
} from "./library";
import { correctionsOf, publicationView } from "./publication";
import { inOrder, lanesOf, personRow } from "./speakers";

type Names =
  | "list_claims"
  | "claim"
  | "claims_on"
  | "guess_speaker"
  | "add_claim"
  | "edit_claim"
  | "set_claim_status"
  | "set_claim_note"
  | "trash_claims"
  | "restore_claims"
  | "add_evidence"
  | "set_bearing"
  | "remove_evidence"
  | "see_evidence"
  | "link_claims"
  | "unlink_claims"
  | "contradictions"
  | "chronology"
  | "people"
  | "person"
  | "edit_person"
  | "merge_people"
  | "trash_people"
  | "restore_people"
  | "stories"
  | "story"
  | "add_story"
  | "edit_story"
  | "set_story_note"
  | "trash_stories"
  | "restore_stories"
  | "add_to_story"
  | "add_note_to_story"
  | "remove_from_story"
  | "move_in_story"
  | "add_note"
  | "edit_note";
type Answers = { [Name in Names]: (args: Calls[Name]["args"]) => Calls[Name]["reply"] };

const NONE: Changes = changed([], {});

export class FakeLedger {
  constructor(private readonly library: FakeLibrary) {}

  claims(): FakeClaim[] {
    return this.library.kept.ledger.claims.filter((one) => !one.row.trashed);
  }

  stories(): FakeStory[] {
    return this.library.kept.ledger.stories.filter((one) => !one.trashed);
  }

  private write(op: string, name: string, edit: (rows: FakeLedgerRows) => FakeLedgerRows, count = 1): Changes {
    const what = { claim: true, story: true };
    return this.library.transact(op, count, name, changed([], what), (kept) => ({
      ...kept,
      ledger: edit(kept.ledger),
    }));
  }

  private edit(op: string, ids: number[], some: (one: FakeClaim) => Partial<FakeClaim>): Changes {
    const name = ids.length === 1 ? this.one(ids[0] ?? 0).row.statement : "";
    const claims = (all: FakeClaim[]) => all.map((one) => (ids.includes(one.row.id) ? { ...one, ...some(one) } : one));
    return this.write(op, name, (rows) => ({ ...rows, claims: claims(rows.claims) }), ids.length);
  }

  one(id: number): FakeClaim {
    const found = this.library.kept.ledger.claims.find((one) => one.row.id === id);
    if (!found) throw problem("notFound", "The claim is not in this library.");
    return found;
  }

  private tale(id: number): FakeStory {
    const found = this.library.kept.ledger.stories.find((one) => one.id === id);
    if (!found) throw problem("notFound", "The story is not in this library.");
    return found;
  }

  editStory(op: string, id: number, some: (one: FakeStory) => Partial<FakeStory>): Changes {
    const name = this.tale(id).fields.title;
    return this.write(op, name, (rows) => ({
      ...rows,
      stories: rows.stories.map((one) => (one.id === id ? { ...one, ...some(one) } : one)),
    }));
  }

  private speaker(fields: ClaimFields): PersonView | null {
    const name = fields.speaker.trim();
    if (!name) return null;
    const { people } = this.library.kept.ledger;
    const known = people.find((one) => !one.trashed && one.name.toLowerCase() === name.toLowerCase());
    const { role, affiliation } = fields;
    const made = { id: this.library.next++, name, role, affiliation, aliases: [], body: false, trashed: false };
    return known ?? made;
  }

  row(one: FakeClaim): ClaimRow {
    const count = (bearing: string) => one.evidence.filter((tied) => tied.bearing === bearing).length;
    return {
      ...one.row,
      status: one.statuses.at(-1) ?? one.row.status,
      states: count("states"),
      supports: count("supports"),
      contradicts: count("contradicts"),
      contradicted: one.links.some((link) => link.kind === "contradicts"),
    };
  }

  /** Claims outside the trash that fit, in order of when they were said. */
  private saidBy(fits: (row: ClaimRow) => boolean): ClaimRow[] {
    const rows = this.claims()
      .map((one) => this.row(one))
      .filter(fits);
    return rows.sort((a, b) => inOrder(a.said ?? "~", b.said ?? "~") || a.id - b.id);
  }

  private told(person: PersonView): PersonRow {
    return personRow(
      person,
      this.saidBy((row) => row.speaker?.id === person.id),
    );
  }

  private editPeople(op: string, ids: number[], some: (one: PersonView) => Partial<PersonView>): Changes {
    const people = (all: PersonView[]) => all.map((one) => (ids.includes(one.id) ? { ...one, ...some(one) } : one));
    const name = this.library.kept.ledger.people.find((one) => one.id === ids[0])?.name ?? "";
    return this.write(op, name, (rows) => {
      const edited = people(rows.people);
      const speaker = (row: ClaimRow) => edited.find((one) => one.id === row.speaker?.id) ?? row.speaker;
      const claims = rows.claims.map((one) => ({ ...one, row: { ...one.row, speaker: speaker(one.row) } }));
      return { ...rows, people: edited, claims };
    });
  }

  private merge(into: number, others: number[]): Changes {
    const { people } = this.library.kept.ledger;
    const kept = people.find((one) => one.id === into);
    if (!kept) throw problem("notFound", "The speaker is not in this library.");
    const gone = people.filter((one) => others.includes(one.id));
    const stays = { ...kept, aliases: [...kept.aliases, ...gone.flatMap((one) => [one.name, ...one.aliases])] };
    return this.write("merge-people", kept.name, (rows) => ({
      ...rows,
      people: rows.people.map((one) =>
        one.id === into ? stays : others.includes(one.id) ? { ...one, trashed: true } : one,
      ),
      claims: rows.claims.map((one) => {
        const { speaker } = one.row;
        return speaker && (speaker.id === into || others.includes(speaker.id))
          ? { ...one, row: { ...one.row, speaker: stays } }
          : one;
      }),
    }));
  }

  private opposed(one: FakeClaim): ContradictionView["claims"][number] {
    const evidence = one.evidence.map(({ id, bearing, passage }) => ({ id, bearing, passage: this.tied(passage) }));
    return { row: this.row(one), evidence };
  }

  private contradictions(): ContradictionView[] {
    const claims = this.claims();
    const pairs = claims.flatMap((one) =>
      one.links
        .filter((link) => link.kind === "contradicts")
        .map((link) => ({ link: link.id, claims: [this.opposed(one), this.opposed(this.one(link.other))] })),
    );
    const both = claims.filter((one) => new Set(one.evidence.map((tied) => tied.bearing === "contradicts")).size > 1);
    return [...pairs, ...both.map((one) => ({ link: null, claims: [this.opposed(one)] }))];
  }

  private storyRow(one: FakeStory): StoryRow {
    const of = (kind: string) => one.items.filter((item) => kind in item);
    const claims = this.claims().filter((claim) =>
      one.items.some((item) => "claim" in item && item.claim === claim.row.id),
    );
    const status = (claim: FakeClaim) => this.row(claim).status.status;
    return {
      id: one.id,
      fields: one.fields,
      deadlineMs: null,
      embargoMs: one.fields.embargo ? Date.parse(one.fields.embargo) : null,
      articles: of("article").length,
      passages: of("passage").length,
      claims: claims.length,
      settled: claims.filter((claim) => ["confirmed", "false", "corrected"].includes(status(claim))).length,
      unchecked: claims.filter((claim) => status(claim) === "unchecked").length,
      notes: of("note").length,
      madeMs: one.madeMs,
      corrections: correctionsOf(this, [one]).filter((other) => !other.handled).length,
    };
  }

  private shown(item: FakeItem): GatheredView {
    if ("note" in item) return { kind: "note", note: item.note, body: item.body };
    if ("claim" in item) return { kind: "claim", claim: this.row(this.one(item.claim)) };
    if ("passage" in item) {
      const tied = this.tied(item.passage);
      const colour = this.library.kept.passages.find((one) => one.id === item.passage)?.colour ?? "amber";
      const { headline, outlet, exact, article } = tied;
      return { kind: "passage", passage: item.passage, article, headline, outlet, exact, colour, note: "" };
    }
    const article = this.library.kept.articles.find((one) => one.id === item.article);
    const { headline = "", outlet = "", published = null } = article?.citation ?? {};
    return { kind: "article", article: item.article, headline, outlet, published: published || null };
  }

  private tied(id: number) {
    const passage = this.library.kept.passages.find((one) => one.id === id);
    const article = this.library.kept.articles.find((one) => one.id === passage?.article);
    return {
      id,
      article: article?.id ?? 0,
      headline: article?.citation.headline ?? "",
      outlet: article?.citation.outlet ?? "",
      published: article?.citation.published || null,
      exact: passage?.exact ?? "",
      now: null,
      verdict: "same" as const,
      changed: false,
      trashed: passage?.trashed ?? false,
    };
  }

  answers(): Answers {
    const { library } = this;
    const fieldsOf = (fields: ClaimFields, speaker: PersonView | null): Partial<ClaimRow> => ({
      statement: fields.statement.trim(),
      speaker,
      basis: fields.basis,
      described: fields.described,
      said: fields.said || null,
      place: fields.place,
    });
    const withPerson = (rows: FakeLedgerRows, speaker: PersonView | null): FakeLedgerRows =>
      speaker && !rows.people.some((one) => one.id === speaker.id)
        ? { ...rows, people: [...rows.people, speaker] }
        : rows;
    return {
      list_claims: (asked) => {
        const fits = (row: ClaimRow) =>
          row.trashed === (asked.scope.kind === "trash") &&
          (!asked.statuses.length || asked.statuses.includes(row.status.status)) &&
          (!asked.bases.length || (row.basis !== null && asked.bases.includes(row.basis))) &&
          (!asked.contradicted || row.contradicted || row.contradicts > 0) &&
          (!asked.changed || row.changed) &&
          (asked.speaker === null || row.speaker?.id === asked.speaker) &&
          asked.query
            .toLowerCase()
            .split(/\s+/u)
            .every((word) => `${row.statement} ${row.speaker?.name ?? ""}`.toLowerCase().includes(word));
        const rows = library.kept.ledger.claims.map((one) => this.row(one)).filter(fits);
        rows.sort((a, b) => {
          if (asked.sort === "statement") return a.statement.localeCompare(b.statement);
          // What has no date comes last, whichever way it is turned.
          const none = asked.reversed ? "~" : "";
          if (asked.sort === "said") return inOrder(b.said ?? none, a.said ?? none);
          return b.madeMs - a.madeMs || b.id - a.id;
        });
        if (asked.reversed) rows.reverse();
        return { total: rows.length, rows: rows.slice(asked.offset, asked.offset + asked.limit) };
      },
      claim: ({ claim }) => {
        const one = this.one(claim);
        return {
          row: this.row(one),
          note: one.note,
          notePrivate: false,
          evidence: one.evidence.map((tied) => ({
            id: tied.id,
            bearing: tied.bearing,
            passage: this.tied(tied.passage),
          })),
          links: one.links.map((link) => {
            const other = this.row(this.one(link.other));
            const { id, kind } = link;
            const { statement, status } = other;
            return { id, kind, fromOther: false, claim: other.id, statement, status: status.status };
          }),
          history: one.statuses.map((status) => ({
            atMs: status.atMs,
            reversal: false,
            what: { kind: "status", status: status.status, by: status.by, how: status.how, takenBack: false } as const,
          })),
          stories: this.stories()
            .filter((story) => story.items.some((item) => "claim" in item && item.claim === claim))
            .map((story) => ({ id: story.id, title: story.fields.title })),
        };
      },
      claims_on: ({ article }) =>
        this.claims().flatMap((one) =>
          one.evidence
            .filter((tied) => this.tied(tied.passage).article === article)
            .map(({ passage, bearing }) => ({ passage, bearing, claim: this.row(one) })),
        ),
      guess_speaker: () => ({
        speaker: "Mara Lind",
        known: null,
        role: "a former harbour master",
        described: null,
        anonymous: false,
        confidence: 2,
        words: "Mara Lind said",
      }),
      add_claim: ({ fields, checked, passages, bearing }) => {
        if (!fields.statement.trim()) throw problem("invalid", "a claim needs a statement");
        const id = library.next++;
        const speaker = this.speaker(fields);
        const atMs = Date.parse("2026-05-20T08:30:00Z") + id;
        const status: StatusView = checked ? { ...checked, atMs } : { status: "unchecked", by: "", how: "", atMs };
        const row: ClaimRow = {
          id,
          statement: "",
          speaker: null,
          basis: null,
          described: null,
          said: null,
          place: "",
          madeMs: atMs,
          trashed: false,
          status,
          states: 0,
          supports: 0,
          contradicts: 0,
          gone: 0,
          changed: false,
          contradicted: false,
          stories: 0,
          found: null,
          ...fieldsOf(fields, speaker),
        };
        const evidence = passages.map((passage) => ({ id: library.next++, passage, bearing }));
        const made: FakeClaim = { row, note: "", statuses: [status], evidence, links: [] };
        const changes = this.write("add-claim", row.statement, (rows) => ({
          ...withPerson(rows, speaker),
          claims: [...rows.claims, made],
        }));
        return { claim: id, changes };
      },
      edit_claim: ({ claim, fields }) => {
        const speaker = this.speaker(fields);
        return this.edit("edit-claim", [claim], (one) => ({ row: { ...one.row, ...fieldsOf(fields, speaker) } }));
      },
      set_claim_status: ({ claims, checked }) =>
        this.edit("set-claim-status", claims, (one) => ({
          statuses: [...one.statuses, { ...checked, atMs: (one.statuses.at(-1)?.atMs ?? 0) + 60_000 }],
        })),
      set_claim_note: ({ claim, body }) => this.edit("set-claim-note", [claim], () => ({ note: body })),
      trash_claims: ({ claims }) =>
        this.edit("trash-claims", claims, (one) => ({ row: { ...one.row, trashed: true } })),
      restore_claims: ({ claims }) =>
        this.edit("restore-claims", claims, (one) => ({ row: { ...one.row, trashed: false } })),
      add_evidence: ({ claim, passages, bearing }) =>
        this.edit("add-evidence", [claim], (one) => ({
          evidence: [...one.evidence, ...passages.map((passage) => ({ id: library.next++, passage, bearing }))],
        })),
      set_bearing: ({ evidence, bearing }) => {
        const claim = this.claims().find((one) => one.evidence.some((tied) => tied.id === evidence));
        return this.edit("set-bearing", claim ? [claim.row.id] : [], (one) => ({
          evidence: one.evidence.map((tied) => (tied.id === evidence ? { ...tied, bearing } : tied)),
        }));
      },
      remove_evidence: ({ evidence }) => {
        const claim = this.claims().find((one) => one.evidence.some((tied) => tied.id === evidence));
        return this.edit("remove-evidence", claim ? [claim.row.id] : [], (one) => ({
          evidence: one.evidence.filter((tied) => tied.id !== evidence),
        }));
      },
      see_evidence: ({ claims }) =>
        this.edit("see-evidence", claims, (one) => ({ row: { ...one.row, changed: false } })),
      link_claims: ({ claim, other, kind }) =>
        this.edit("link-claims", [claim], (one) => ({ links: [...one.links, { id: library.next++, other, kind }] })),
      unlink_claims: ({ link }) => {
        const claim = this.claims().find((one) => one.links.some((other) => other.id === link));
        return this.edit("unlink-claims", claim ? [claim.row.id] : [], (one) => ({
          links: one.links.filter((other) => other.id !== link),
        }));
      },
      contradictions: () => this.contradictions(),
      chronology: ({ claims }) => {
        const { speaker, story, statuses } = claims;
        const gathered = story === null ? null : this.tale(story).items;
        const rows = this.saidBy(
          (row) =>
            (speaker === null || row.speaker?.id === speaker) &&
            (!statuses.length || statuses.includes(row.status.status)) &&
            (!gathered || gathered.some((item) => "claim" in item && item.claim === row.id)),
        );
        return { lanes: lanesOf(rows), leftOut: 0 };
      },
      people: ({ query, trash }) =>
        library.kept.ledger.people
          .filter((one) => one.trashed === trash && one.name.toLowerCase().includes(query.toLowerCase()))
          .sort((a, b) => a.name.localeCompare(b.name))
          .map((one) => this.told(one)),
      person: ({ person }) => {
        const found = library.kept.ledger.people.find((one) => one.id === person);
        if (!found) throw problem("notFound", "The speaker is not in this library.");
        return this.told(found);
      },
      edit_person: ({ person, ...profile }) => this.editPeople("edit-person", [person], () => profile),
      merge_people: ({ into, others }) => this.merge(into, others),
      trash_people: ({ people }) => this.editPeople("trash-people", people, () => ({ trashed: true })),
      restore_people: ({ people }) => this.editPeople("restore-people", people, () => ({ trashed: false })),
      stories: ({ trash }) =>
        library.kept.ledger.stories.filter((one) => one.trashed === trash).map((one) => this.storyRow(one)),
      story: ({ story }) => {
        const one = this.tale(story);
        const items = one.items.map((item) => ({ id: item.id, what: this.shown(item) }));
        return {
          row: this.storyRow(one),
          note: one.note,
          notePrivate: false,
          items,
          publication: publicationView(one.publication),
          corrections: correctionsOf(this, [one]),
          earlyExports: [],
        };
      },
      add_story: (fields) => {
        const id = library.next++;
        const made: FakeStory = { id, fields, note: "", madeMs: id, trashed: false, items: [], publication: null };
        const changes = this.write("add-story", fields.title, (rows) => ({
          ...rows,
          stories: [...rows.stories, made],
        }));
        return { story: id, changes };
      },
      edit_story: ({ story, fields }) => this.editStory("edit-story", story, () => ({ fields })),
      set_story_note: ({ story, body }) => this.editStory("set-story-note", story, () => ({ note: body })),
      trash_stories: ({ stories }) => this.editStory("trash-stories", stories[0] ?? 0, () => ({ trashed: true })),
      restore_stories: ({ stories }) => this.editStory("restore-stories", stories[0] ?? 0, () => ({ trashed: false })),
      add_to_story: ({ story, articles, passages, claims }) =>
        this.editStory("add-to-story", story, (one) => ({
          items: [
            ...one.items,
            ...articles.map((article) => ({ id: library.next++, article })),
            ...passages.map((passage) => ({ id: library.next++, passage })),
            ...claims.map((claim) => ({ id: library.next++, claim })),
          ],
        })),
      add_note_to_story: ({ story, body }) =>
        this.editStory("add-to-story", story, (one) => ({
          items: [...one.items, { id: library.next++, note: library.next++, body }],
        })),
      remove_from_story: ({ items }) => {
        const story = this.stories().find((one) => one.items.some((item) => items.includes(item.id)));
        return this.editStory("remove-from-story", story?.id ?? 0, (one) => ({
          items: one.items.filter((item) => !items.includes(item.id)),
        }));
      },
      move_in_story: ({ items, before }) => {
        const story = this.stories().find((one) => one.items.some((item) => items.includes(item.id)));
        return this.editStory("move-in-story", story?.id ?? 0, (one) => {
          const moved = one.items.filter((item) => items.includes(item.id));
          const rest = one.items.filter((item) => !items.includes(item.id));
          const at = before === null ? rest.length : rest.findIndex((item) => item.id === before);
          return { items: rest.toSpliced(at, 0, ...moved) };
        });
      },
      add_note: () => NONE,
      edit_note: () => NONE,
    };
  }
}
