//! The changes that a user can make, by name: what undo says.

use std::fmt;

macro_rules! ops {
    ($($(#[$doc:meta])* $op:ident $id:literal $says:literal)*) => {
        /// A change that the user made.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Op {
            $($(#[$doc])* $op,)*
        }

        impl Op {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$op),*];

            /// The name as it stands in the journal; never changes.
            pub fn id(self) -> &'static str {
                match self { $(Self::$op => $id),* }
            }

            /// What was done, in a few words.
            fn says(self) -> &'static str {
                match self { $(Self::$op => $says),* }
            }
        }
    };
}

ops! {
    /// One article was clipped.
    AddArticle "add-article" "clip"
    /// Files were imported.
    Import "import" "import"
    /// A library was imported.
    ImportArchive "import-archive" "import library"
    /// Annotations of another program were imported.
    ImportAnnotations "import-annotations" "import annotations"
    /// Annotations that had no place got one.
    PlaceAnnotations "place-annotations" "place annotations"
    /// Annotations without a place were put away.
    DiscardAnnotations "discard-annotations" "discard annotations"
    /// The fields of an article were changed.
    EditArticle "edit-article" "edit fields"
    /// An article got another version.
    AddVersion "add-version" "new version of"
    /// An article became a version of another one.
    MergeArticles "merge-articles" "make a version of"
    /// A version became an article of its own.
    SplitVersion "split-version" "make an article of its own of a version of"
    /// The user said that a doubtful version is one.
    KeepVersion "keep-version" "keep version of"
    /// A version was put away.
    PutAwayVersion "put-away-version" "put away version of"
    /// The source of an article was read again.
    ExtractAgain "extract-again" "read again the source of"
    /// Text that was left out of an article was put back.
    PutBack "put-back" "put back left-out text"
    /// Articles were put out of the inbox.
    ArchiveArticles "archive-articles" "archive"
    /// Articles were put back into the inbox.
    UnarchiveArticles "unarchive-articles" "move to inbox"
    /// Articles were thrown away.
    TrashArticles "trash-articles" "throw away"
    /// Articles were brought back.
    RestoreArticles "restore-articles" "bring back"
    /// The trash was emptied.
    EmptyTrash "empty-trash" "empty trash"
    /// Everything before became the beginning.
    Seal "seal" "begin"
    /// The user said that articles are copies of one story.
    GroupCopies "group-copies" "group as copies"
    /// The user said that an article is no copy of others.
    UngroupCopy "ungroup-copy" "take out of its copies"
    /// Articles got a tag.
    TagArticles "tag-articles" "tag"
    /// Articles lost a tag.
    UntagArticles "untag-articles" "untag"
    /// An article's note was written.
    SetArticleNote "set-article-note" "note on article"
    /// A passage was marked.
    AddHighlight "add-highlight" "highlight"
    /// Passages got another colour.
    SetHighlightColour "set-highlight-colour" "colour"
    /// Passages were thrown away.
    TrashHighlights "trash-highlights" "throw away passage"
    /// Passages were brought back.
    RestoreHighlights "restore-highlights" "bring back passage"
    /// The user said what became of passages in another version.
    AnswerReview "answer-review" "review passage"
    /// Passages got a tag.
    TagHighlights "tag-highlights" "tag passage"
    /// Passages lost a tag.
    UntagHighlights "untag-highlights" "untag passage"
    /// A passage's note was written.
    SetHighlightNote "set-highlight-note" "note on passage"
    /// Notes were removed.
    RemoveNotes "remove-notes" "remove note"
    /// What notes are on got a tag.
    TagNoted "tag-noted" "tag what is noted"
    /// What notes are on lost a tag.
    UntagNoted "untag-noted" "untag what is noted"
    /// An end of a passage was moved.
    MovePassage "move-passage" "move the ends of a passage"
    /// A passage was split.
    SplitPassage "split-passage" "split passage"
    /// Passages became one.
    MergePassages "merge-passages" "merge passages"
    /// A colour was given a name, or lost it.
    NameColour "name-colour" "name colour"
    /// A tag was made.
    AddTag "add-tag" "new tag"
    /// A tag was renamed or moved.
    MoveTag "move-tag" "move tag"
    /// Two tags became one.
    MergeTags "merge-tags" "merge tags"
    /// A tag was coloured.
    SetTagColour "set-tag-colour" "colour tag"
    /// A tag was defined.
    SetTagDefinition "set-tag-definition" "define tag"
    /// A tag was removed.
    RemoveTag "remove-tag" "remove tag"
    /// A codebook was imported.
    ImportCodebook "import-codebook" "import codebook"
    /// A search was saved.
    SaveSearch "save-search" "save search"
    /// A saved search got another name.
    RenameSavedSearch "rename-saved-search" "rename saved search"
    /// A saved search asks something else.
    SetSavedSearch "set-saved-search" "update saved search"
    /// A saved search got another place among the others.
    MoveSavedSearch "move-saved-search" "move saved search"
    /// A saved search was removed.
    RemoveSavedSearch "remove-saved-search" "remove saved search"
    /// A citation style was added.
    AddStyle "add-style" "add citation style"
    /// A citation style got another name.
    RenameStyle "rename-style" "rename citation style"
    /// A citation style was removed.
    RemoveStyle "remove-style" "remove citation style"
    /// The library got another citation style.
    ChooseStyle "choose-style" "choose citation style"
    /// An address was put on the waiting list.
    AddWaiting "add-waiting" "keep address for later"
    /// An address was taken off the waiting list.
    RemoveWaiting "remove-waiting" "remove waiting address"
    /// A note that stands alone was written.
    AddNote "add-note" "new note"
    /// A note that stands alone was changed.
    EditNote "edit-note" "edit note"
    /// A note is to stay out of what is made for others to read.
    MakeNotePrivate "make-note-private" "make note private"
    /// A note may be in what is made for others to read.
    MakeNotePublic "make-note-public" "let note be exported"
    /// A note that stands alone was removed.
    RemoveNote "remove-note" "remove note"
    /// A person or body was made.
    AddPerson "add-person" "new speaker"
    /// What is known of a person or body was changed.
    EditPerson "edit-person" "edit speaker"
    /// Persons or bodies became one.
    MergePeople "merge-people" "merge speakers"
    /// Persons or bodies were thrown away.
    TrashPeople "trash-people" "throw away speaker"
    /// Persons or bodies were brought back.
    RestorePeople "restore-people" "bring back speaker"
    /// A claim was made.
    AddClaim "add-claim" "new claim"
    /// The fields of a claim were changed.
    EditClaim "edit-claim" "edit claim"
    /// The user said how far the checking of claims has come.
    SetClaimStatus "set-claim-status" "status of claim"
    /// Claims were thrown away.
    TrashClaims "trash-claims" "throw away claim"
    /// Claims were brought back.
    RestoreClaims "restore-claims" "bring back claim"
    /// Passages became evidence of a claim.
    AddEvidence "add-evidence" "evidence for"
    /// How a passage bears on a claim was changed.
    SetBearing "set-bearing" "bearing of evidence on"
    /// A passage is no longer evidence of a claim.
    RemoveEvidence "remove-evidence" "remove evidence for"
    /// The user saw that evidence of claims changed.
    SeeEvidence "see-evidence" "changed evidence seen"
    /// Two claims were linked.
    LinkClaims "link-claims" "link claim"
    /// A link between two claims was taken away.
    UnlinkClaims "unlink-claims" "unlink claim"
    /// A claim's note was written.
    SetClaimNote "set-claim-note" "note on claim"
    /// A story was made.
    AddStory "add-story" "new story"
    /// The fields of a story were changed.
    EditStory "edit-story" "edit story"
    /// Stories were thrown away.
    TrashStories "trash-stories" "throw away story"
    /// Stories were brought back.
    RestoreStories "restore-stories" "bring back story"
    /// Things were added to a story.
    AddToStory "add-to-story" "add to story"
    /// Things were taken out of a story.
    RemoveFromStory "remove-from-story" "take out of story"
    /// Items of a story got another place in it.
    MoveInStory "move-in-story" "move in story"
    /// A story's note was written.
    SetStoryNote "set-story-note" "note on story"
    /// A story was marked as published, or what was kept of it was changed.
    PublishStory "publish-story" "mark as published"
    /// A story is no longer marked as published.
    UnpublishStory "unpublish-story" "no longer mark as published"
    /// The user saw to corrections of published stories.
    HandleCorrections "handle-corrections" "correction seen to in"
    /// Corrections wait for the user again.
    ReopenCorrections "reopen-corrections" "reopen correction in"
    /// Something was exported before an embargo ended. Undo passes it by.
    ExportEarly "export-early" "export before the embargo of"
    /// A draft was brought here.
    AddDraft "add-draft" "new draft"
    /// A draft's title, text or story was changed.
    EditDraft "edit-draft" "edit draft"
    /// A draft was checked.
    CheckDraft "check-draft" "check draft"
    /// The user said something to findings of a draft.
    AnswerDraft "answer-draft" "answer to a finding in draft"
    /// Drafts were thrown away.
    TrashDrafts "trash-drafts" "throw away draft"
    /// Drafts were brought back.
    RestoreDrafts "restore-drafts" "bring back draft"
}

impl Op {
    /// A step of this kind that concerns `count` things.
    pub(crate) fn of(self, count: usize) -> Step {
        Step { op: self.id().to_owned(), count: u32::try_from(count).unwrap_or(u32::MAX), name: String::new() }
    }

    /// A step of this kind that concerns `count` things, or one thing of that name.
    pub(crate) fn named(self, count: usize, name: &str) -> Step {
        Step { name: name.chars().take(120).collect(), ..self.of(count) }
    }
}

/// What one step did, as undo names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// [`Op::id`], or that of an operation which a newer program knows.
    pub op: String,
    /// How many things it concerned.
    pub count: u32,
    /// The name of the thing or the tag that it concerned; empty when there is none.
    pub name: String,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let says = Op::ALL.iter().find(|op| op.id() == self.op).map_or(self.op.as_str(), |op| op.says());
        f.write_str(says)?;
        if self.count > 1 {
            write!(f, " ({})", self.count)?;
        }
        if !self.name.is_empty() {
            write!(f, " “{}”", self.name)?;
        }
        Ok(())
    }
}
