//! Everything that the page can ask for: one name, what it takes, what it answers.

use crate::address::{OneAddress, TargetView};
use crate::annotation::{ListUnplaced, LookedAgain, ManyAnnotations, PlaceAnnotation, UnplacedPage};
use crate::article::{
    ArchiveArticles, ArticleView, EditArticle, ManyArticles, OneArticle, SetArticleNote, SetRead, TagArticles,
};
use crate::backup::{BackupsView, ManyBackups};
use crate::batch::{BatchFrom, BatchRows, ExportBatch, NameList, NamesFile, NamesView, StartBatch};
use crate::chronology::{AskChronology, ChronologyView};
use crate::citation::{AddedStyle, CopyCitation, OneStyle, RenameStyle, StylePreview, StyleView};
use crate::claim::{ClaimOnPassage, ClaimPage, ClaimView, ListClaims, ManyClaims, OneClaim};
use crate::claim_asks::{
    AddClaim, AddEvidence, AddedClaim, EditClaim, LinkClaims, OneEvidence, OneLink, SetBearing, SetClaimNote,
    SetClaimStatus,
};
use crate::codebook::{CodebookReport, ExportCodebook};
use crate::compare::{CompareDocuments, ComparisonView, ExportComparison};
use crate::contradiction::ContradictionView;
use crate::copies::CopiesView;
use crate::document::{DocumentView, OneDocument, PutBack};
use crate::draft::{
    AddedDraft, AnswerDraft, CheckDraft, CheckedDraft, DraftFields, DraftFile, DraftProgress, DraftRow, DraftView,
    EditDraft, ExportDraft, ListDrafts, ManyDrafts, OneDraft,
};
use crate::encryption::{
    AskStrength, ChangePassphrase, CreateEncrypted, Encrypted, LockedLibrary, OneSecret, SaveRecoveryKey, StrengthView,
    UnlockLibrary,
};
use crate::export::{
    ChoiceView, ChooseExport, Export, ExportReport, ExporterView, ExtentView, MeasureExport, PreviewTemplate,
};
use crate::guess::{GuessSpeaker, GuessView};
use crate::highlight::{
    AddHighlight, AddedHighlight, CopyQuotation, ListPassages, ManyPassages, PassagePage, PassageView, Passages,
    SetColour, SetPassageNote, TagPassages,
};
use crate::library::{Changes, Counts, Emptied, LibraryInfo, OnePath, OneUrl, Startup, UndoState, Undone};
use crate::listing::{ArticlePage, ListArticles};
use crate::marking::{ColourName, MergePassages, MovePassage, SplitParts, SplitPassage};
use crate::note::{AddNote, EditNote, ListNotes, ManyNotes, NotePage, SetNotePrivate, TagNoted};
use crate::original::{OneCapture, OriginalView};
use crate::overview::{
    ArrangedArticles, ArrangedNotes, ArrangedPassages, AskSummary, AskTimeline, ListArranged, OnePassage,
    PassageContext, SummaryView, TimelineView,
};
use crate::person::{EditPerson, ListPeople, ManyPeople, MergePeople, OnePerson, PersonRow};
use crate::publication::{CorrectionView, HandleCorrections, ManyCorrections, PrintedFile, PublishStory};
use crate::query::{QueryView, ReadQuery, SuggestQuery};
use crate::saved_search::{
    MoveSavedSearch, NameSavedSearch, OneSavedSearch, SaveSearch, SavedNow, SavedSearchView, SearchCount,
    SetSavedSearch,
};
use crate::settings::Settings;
use crate::story::{
    AddNoteToStory, AddToStory, AddedStory, EditStory, ListStories, ManyItems, ManyStories, MoveInStory, OneStory,
    SetStoryNote, StoryFields, StoryRow, StoryView,
};
use crate::tag::{MoveTag, OneTag, SetTagColour, SetTagDefinition, TagPath, TagView};
use crate::transfer::{
    ImportPaths, ImportReport, ImporterView, KeepPaste, Kept, OnePreview, Pasted, PauseImport, SaveReport,
};
use crate::upkeep::{Checked, FileState, RepairProgress, Repaired};
use crate::version::{AnswerReview, MergeArticles, ReadAgain, ReviewView, SplitOff, VersionDifference, VersionView};
use crate::waiting::{FetchAddress, Fetched, OneWaiting, WaitingView};

/// Visits every call with its types.
pub trait Visitor {
    /// `Args` is what the page sends, `()` when nothing; `Reply` what it gets.
    fn call<Args: ts_rs::TS + 'static, Reply: ts_rs::TS + 'static>(&mut self, name: &'static str, says: &'static str);
}

macro_rules! calls {
    ($($says:literal $name:ident($args:ty) -> $reply:ty;)*) => {
        /// The names, in order. The shell's list of commands and its capabilities are compared with this in a test.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Shows every call to `visitor`.
        pub fn visit(visitor: &mut impl Visitor) {
            $(visitor.call::<$args, $reply>(stringify!($name), $says);)*
        }
    };
}

calls! {
    "Everything that is needed before the first picture." start_up(()) -> Startup;
    "Makes a new library and opens it." create_library(OnePath) -> LibraryInfo;
    "Makes a new library that is encrypted and opens it." create_encrypted(CreateEncrypted) -> Encrypted;
    "Opens a library that is encrypted." unlock_library(UnlockLibrary) -> LibraryInfo;
    "The library that waits for its passphrase; null when none does." locked_library(()) -> Option<LockedLibrary>;
    "Locks the open library, which is encrypted." lock_library(()) -> ();
    "Encrypts the open library." encrypt_library(OneSecret) -> Encrypted;
    "Makes the open library one that is not encrypted." decrypt_library(OneSecret) -> LibraryInfo;
    "Stops encrypting or the other way; the library stays as it was." cancel_rewriting(()) -> ();
    "Changes the passphrase of the open library." change_passphrase(ChangePassphrase) -> ();
    "Makes a new recovery key for the open library; the one before opens it no more." change_recovery_key(OneSecret) -> String;
    "How hard a passphrase is to guess." passphrase_strength(AskStrength) -> StrengthView;
    "Asks where and writes a recovery key to a file; null when the user cancels." save_recovery_key(SaveRecoveryKey) -> Option<String>;
    "Opens a library." open_library(OnePath) -> LibraryInfo;
    "Opens a library to read that another program has open; to write when that program is gone." open_library_to_read(OnePath) -> LibraryInfo;
    "Tries again to open the library to write that can only be read." try_to_write(()) -> LibraryInfo;
    "Says that the open library, which came from elsewhere, may be written, and opens it to write." trust_library(()) -> LibraryInfo;
    "Opens the sample library, making it first when it is not there." open_sample(()) -> LibraryInfo;
    "Closes the open library." close_library(()) -> ();
    "Takes a library off the list of recent ones." forget_recent(OnePath) -> ();
    "Asks for the place of a new library; null when the user cancels." choose_new_library(()) -> Option<String>;
    "Asks for a library to open; null when the user cancels." choose_library(()) -> Option<String>;
    "Asks for files to import; empty when the user cancels." choose_files(()) -> Vec<String>;
    "Asks for a folder to import; null when the user cancels." choose_folder(()) -> Option<String>;
    "Asks where an export shall go; null when the user cancels." choose_export(ChooseExport) -> Option<String>;
    "The backups of the open library." backups(()) -> BackupsView;
    "Makes a backup now." back_up(()) -> BackupsView;
    "Asks for a folder for backups; null when the user cancels." choose_backup_folder(()) -> Option<String>;
    "Asks where, writes a copy of a backup there and opens it; null when the user cancels." restore_backup(OnePath) -> Option<LibraryInfo>;
    "Deletes backups." remove_backups(ManyBackups) -> BackupsView;
    "Makes a backup and then deletes all older ones; gives how many." replace_backups(()) -> u32;
    "Encrypts the backups that are not, as the open library is; gives how many." encrypt_backups(()) -> u32;
    "How many there are of everything." counts(()) -> Counts;
    "Keeps the settings." save_settings(Settings) -> ();
    "A window of the articles, searched or not." list_articles(ListArticles) -> ArticlePage;
    "One article." article(OneArticle) -> ArticleView;
    "One document." document(OneDocument) -> DocumentView;
    "Changes the fields of an article." edit_article(EditArticle) -> Changes;
    "Puts articles out of the inbox, or back in." archive_articles(ArchiveArticles) -> Changes;
    "Says that articles were read, or are still to be; it is no step that can be undone." set_read(SetRead) -> ();
    "Throws articles away." trash_articles(ManyArticles) -> Changes;
    "Brings articles back from the trash." restore_articles(ManyArticles) -> Changes;
    "Deletes for good what is in the trash." empty_trash(()) -> Emptied;
    "Puts a tag on articles." tag_articles(TagArticles) -> Changes;
    "Takes a tag off articles." untag_articles(TagArticles) -> Changes;
    "Writes the note of an article." set_article_note(SetArticleNote) -> Changes;
    "Puts something that was left out back: the article has another document then." put_back(PutBack) -> Changes;
    "The versions of an article, the newest first." versions(OneArticle) -> Vec<VersionView>;
    "What each version changed, the newest first, without the oldest." version_differences(OneArticle) -> Vec<VersionDifference>;
    "Says that a doubtful version is one." keep_version(OneCapture) -> Changes;
    "Puts a version away." put_away_version(OneCapture) -> Changes;
    "Makes a version an article of its own." split_version(OneCapture) -> SplitOff;
    "Makes an article a version of another one." merge_articles(MergeArticles) -> Changes;
    "Reads the source of an article again." read_again(OneArticle) -> ReadAgain;
    "The passages that wait for the user's answer in a document." reviews(OneDocument) -> Vec<ReviewView>;
    "Answers what became of passages in a document." answer_review(AnswerReview) -> Changes;
    "The source of a capture, to look at." original(OneCapture) -> OriginalView;
    "Asks where and writes a copy of a capture's bytes as they came; null when the user cancels." save_original(OneCapture) -> Option<String>;
    "What differs between two documents." compare_documents(CompareDocuments) -> ComparisonView;
    "Asks where and writes what differs between two documents; null when the user cancels." export_comparison(ExportComparison) -> Option<String>;
    "The copies of an article's story, itself too; null when there are no others." copies(OneArticle) -> Option<CopiesView>;
    "Says that an article is no copy of those it is grouped with." ungroup_copy(OneArticle) -> Changes;
    "Says that articles are copies of one story." group_copies(ManyArticles) -> Changes;
    "The passages of a document, in reading order." passages(Passages) -> Vec<PassageView>;
    "A window of all passages." list_passages(ListPassages) -> PassagePage;
    "Marks a passage." add_highlight(AddHighlight) -> AddedHighlight;
    "Changes the colour of passages." set_highlight_colour(SetColour) -> Changes;
    "Moves the ends of a passage." move_passage(MovePassage) -> Changes;
    "Splits a passage." split_passage(SplitPassage) -> SplitParts;
    "Makes one passage of several." merge_passages(MergePassages) -> AddedHighlight;
    "The names that the user gave to colours." colour_names(()) -> Vec<ColourName>;
    "Gives a colour a name." set_colour_name(ColourName) -> Changes;
    "Throws passages away." trash_highlights(ManyPassages) -> Changes;
    "Brings passages back from the trash." restore_highlights(ManyPassages) -> Changes;
    "Puts a tag on passages." tag_highlights(TagPassages) -> Changes;
    "Takes a tag off passages." untag_highlights(TagPassages) -> Changes;
    "Writes the note of a passage." set_highlight_note(SetPassageNote) -> Changes;
    "Copies words with their source." copy_quotation(CopyQuotation) -> ();
    "Copies citations of articles." copy_citation(CopyCitation) -> ();
    "The citation styles: those that were added, then those that come with the program." citation_styles(()) -> Vec<StyleView>;
    "What a citation style makes of articles that nobody wrote." preview_citation_style(OneStyle) -> StylePreview;
    "Chooses the citation style of the library." choose_citation_style(OneStyle) -> Changes;
    "Asks for a file and adds the citation style in it; null when the user cancels." add_citation_style(()) -> Option<AddedStyle>;
    "Gives a citation style that was added another name." rename_citation_style(RenameStyle) -> Changes;
    "Takes a citation style that was added away." remove_citation_style(OneStyle) -> Changes;
    "A window of the annotations of other programs that have no place yet." list_unplaced(ListUnplaced) -> UnplacedPage;
    "Gives an annotation its place." place_annotation(PlaceAnnotation) -> AddedHighlight;
    "Takes annotations off the list of those without a place." discard_annotations(ManyAnnotations) -> Changes;
    "Looks for a place for every annotation that has none." look_again_for_annotations(()) -> LookedAgain;
    "A window of all notes." list_notes(ListNotes) -> NotePage;
    "Writes a note that stands alone." add_note(AddNote) -> Changes;
    "Writes a note that is there already; an empty one is removed." edit_note(EditNote) -> Changes;
    "A window of the ledger of claims." list_claims(ListClaims) -> ClaimPage;
    "One claim with everything on it." claim(OneClaim) -> ClaimView;
    "The claims that passages of an article bear on." claims_on(OneArticle) -> Vec<ClaimOnPassage>;
    "Guesses who is speaking in a passage; nothing is stored." guess_speaker(GuessSpeaker) -> Option<GuessView>;
    "Makes a claim." add_claim(AddClaim) -> AddedClaim;
    "Writes the fields of a claim." edit_claim(EditClaim) -> Changes;
    "Says how far the checking of claims has come." set_claim_status(SetClaimStatus) -> Changes;
    "Writes the note on a claim." set_claim_note(SetClaimNote) -> Changes;
    "Throws claims away." trash_claims(ManyClaims) -> Changes;
    "Brings claims back from the trash." restore_claims(ManyClaims) -> Changes;
    "Makes passages evidence of a claim." add_evidence(AddEvidence) -> Changes;
    "Says anew how evidence bears on its claim." set_bearing(SetBearing) -> Changes;
    "Takes evidence from its claim." remove_evidence(OneEvidence) -> Changes;
    "Says that the user has seen what became of the evidence of claims." see_evidence(ManyClaims) -> Changes;
    "Links two claims." link_claims(LinkClaims) -> Changes;
    "Takes a link between two claims away." unlink_claims(OneLink) -> Changes;
    "Claims that cannot both hold, and claims with evidence on both sides." contradictions(()) -> Vec<ContradictionView>;
    "Who said what when." chronology(AskChronology) -> ChronologyView;
    "The persons and bodies that speak." people(ListPeople) -> Vec<PersonRow>;
    "One person or body." person(OnePerson) -> PersonRow;
    "Writes what is known of a person or body." edit_person(EditPerson) -> Changes;
    "Makes one person or body of several." merge_people(MergePeople) -> Changes;
    "Throws persons or bodies away." trash_people(ManyPeople) -> Changes;
    "Brings persons or bodies back from the trash." restore_people(ManyPeople) -> Changes;
    "The stories." stories(ListStories) -> Vec<StoryRow>;
    "One story with all that it gathers." story(OneStory) -> StoryView;
    "Begins a story." add_story(StoryFields) -> AddedStory;
    "Writes what the user says of a story." edit_story(EditStory) -> Changes;
    "Writes the note on a story." set_story_note(SetStoryNote) -> Changes;
    "Throws stories away." trash_stories(ManyStories) -> Changes;
    "Brings stories back from the trash." restore_stories(ManyStories) -> Changes;
    "Puts things into a story." add_to_story(AddToStory) -> Changes;
    "Writes a note into a story." add_note_to_story(AddNoteToStory) -> Changes;
    "Takes items out of their story." remove_from_story(ManyItems) -> Changes;
    "Moves items of a story." move_in_story(MoveInStory) -> Changes;
    "Asks for the file that was printed of a story; null when the user cancels." choose_printed(()) -> Option<PrintedFile>;
    "Marks a story as published, or changes what is said and kept of that." publish_story(PublishStory) -> Changes;
    "Takes back that a story was published." unpublish_story(OneStory) -> Changes;
    "Asks where and writes the file that was kept of a published story; null when the user cancels." save_printed(OneStory) -> Option<String>;
    "Claims of published stories that turned out to be false or were put right: those that wait first." corrections(()) -> Vec<CorrectionView>;
    "Says that the user saw to corrections." handle_corrections(HandleCorrections) -> Changes;
    "Lets corrections wait again." reopen_corrections(ManyCorrections) -> Changes;
    "The address that waits to be opened, once; null when none does." take_address(()) -> Option<String>;
    "What an address leads to." look_up_address(OneAddress) -> TargetView;
    "The drafts." drafts(ListDrafts) -> Vec<DraftRow>;
    "One draft with what was found of it." draft(OneDraft) -> DraftView;
    "Asks for a file with a draft and reads it; null when the user cancels." choose_draft(()) -> Option<DraftFile>;
    "Keeps a draft." add_draft(DraftFields) -> AddedDraft;
    "Writes a draft's title, text and story." edit_draft(EditDraft) -> Changes;
    "Looks up the quotations and numbers of a draft, and keeps what was found." check_draft(CheckDraft) -> CheckedDraft;
    "How far the check is." draft_progress(()) -> DraftProgress;
    "Breaks the check off." cancel_draft_check(()) -> ();
    "Says something to findings of a draft." answer_draft(AnswerDraft) -> Changes;
    "Throws drafts away." trash_drafts(ManyDrafts) -> Changes;
    "Brings drafts back from the trash." restore_drafts(ManyDrafts) -> Changes;
    "Asks where and writes a draft with its sources as footnotes; null when the user cancels." export_draft(ExportDraft) -> Option<String>;
    "Keeps a note out of what is made for others to read, or lets it in." set_note_private(SetNotePrivate) -> Changes;
    "Removes notes." remove_notes(ManyNotes) -> Changes;
    "Puts a tag on what notes are on." tag_noted(TagNoted) -> Changes;
    "Takes a tag off what notes are on." untag_noted(TagNoted) -> Changes;
    "What a result is made of." summary(AskSummary) -> SummaryView;
    "A result by month." timeline(AskTimeline) -> TimelineView;
    "A window of the articles in groups, or sorted by any column." arrange_articles(ListArranged) -> ArrangedArticles;
    "A window of the passages in groups, or sorted by any column." arrange_passages(ListArranged) -> ArrangedPassages;
    "A window of the notes in groups, or sorted by any column." arrange_notes(ListArranged) -> ArrangedNotes;
    "The words around a passage." passage_context(OnePassage) -> PassageContext;
    "All tags, in order of path." tags(()) -> Vec<TagView>;
    "Makes a tag." add_tag(TagPath) -> Changes;
    "Renames, moves or merges a tag." move_tag(MoveTag) -> Changes;
    "Colours a tag." set_tag_colour(SetTagColour) -> Changes;
    "Says what a tag means." set_tag_definition(SetTagDefinition) -> Changes;
    "Removes a tag and all below it from everything." remove_tag(OneTag) -> Changes;
    "Asks where and writes the tags with their definitions; null when the user cancels." export_codebook(ExportCodebook) -> Option<String>;
    "Asks for a codebook and takes its tags in; null when the user cancels." import_codebook(()) -> Option<CodebookReport>;
    "What stands in the search box, read." read_query(ReadQuery) -> QueryView;
    "What may have been meant by a query that finds nothing; null when nothing near it finds anything." suggest_query(SuggestQuery) -> Option<String>;
    "The saved searches, in the user's order." saved_searches(()) -> Vec<SavedSearchView>;
    "How much a saved search lists now." count_saved_search(OneSavedSearch) -> SearchCount;
    "Keeps a search under a name." save_search(SaveSearch) -> SavedNow;
    "Keeps a copy of a saved search under another name." duplicate_saved_search(NameSavedSearch) -> SavedNow;
    "Gives a saved search another name." rename_saved_search(NameSavedSearch) -> Changes;
    "Makes a saved search ask something else." set_saved_search(SetSavedSearch) -> Changes;
    "Puts a saved search elsewhere among the others." move_saved_search(MoveSavedSearch) -> Changes;
    "Forgets a saved search." remove_saved_search(OneSavedSearch) -> Changes;
    "Asks for a file with a list of names and reads it; null when the user cancels." choose_names(()) -> Option<NamesFile>;
    "What is in a list of names." count_names(NameList) -> NamesView;
    "Begins to look up a list of names." start_batch(StartBatch) -> NamesView;
    "The answers to the list, as they come." batch_rows(BatchFrom) -> BatchRows;
    "Stops looking up the list; the answers that are there stay." cancel_batch(()) -> ();
    "Asks where and writes the answers as a table; null when the user cancels." export_batch(ExportBatch) -> Option<String>;
    "What can be undone and redone." undo_state(()) -> UndoState;
    "Where the library's file lies, whether it is still there, and copies that a service made of it." file_state(()) -> FileState;
    "Says that the user has read where the library lies." heed_place(()) -> ();
    "Looks at everything in the library and says what is wrong; reading and writing go on." check_library(()) -> Checked;
    "Makes the search index anew after a copy of the library was made; reading goes on." repair_library(()) -> Repaired;
    "How far the repair is." repair_progress(()) -> RepairProgress;
    "Asks where, and writes a whole copy of the library there; null when the user cancels." save_library_copy(()) -> Option<String>;
    "Undoes the last change." undo(()) -> Undone;
    "Does again what was undone last." redo(()) -> Undone;
    "Reads the clipboard." preview_paste(()) -> Pasted;
    "Keeps what was read from the clipboard." keep_paste(KeepPaste) -> Kept;
    "Puts away what was read from the clipboard." discard_paste(OnePreview) -> ();
    "Fetches the page at an address." fetch_address(FetchAddress) -> Fetched;
    "Stops fetching." cancel_fetch(()) -> ();
    "The addresses that wait to be fetched, the newest first." waiting(()) -> Vec<WaitingView>;
    "Keeps an address to be fetched later." keep_waiting(OneUrl) -> Changes;
    "Takes an address off the waiting list." remove_waiting(OneWaiting) -> Changes;
    "The formats that can be read." importers(()) -> Vec<ImporterView>;
    "Imports files and folders; progress comes by the event `import-progress`." import_paths(ImportPaths) -> ImportReport;
    "Stops the import after the file at hand." cancel_import(()) -> ();
    "Lets the import rest after the files at hand, or go on." pause_import(PauseImport) -> ();
    "Asks where the report of an import shall be, and writes it; null when the user cancels." save_report(SaveReport) -> Option<String>;
    "The formats that can be written." exporters(()) -> Vec<ExporterView>;
    "What can be chosen about an export, in the order in which it is offered." export_choices(()) -> Vec<ChoiceView>;
    "How much an export would be." measure_export(MeasureExport) -> ExtentView;
    "Asks which template to write by; null when the user cancels." choose_template(()) -> Option<String>;
    "Asks where and writes a template to begin with; null when the user cancels." begin_template(()) -> Option<String>;
    "What a template makes of the first article of an export; empty where there is none." preview_template(PreviewTemplate) -> String;
    "Writes an export." export(Export) -> ExportReport;
    "Stops the export that runs; the file that was there before stays." cancel_export(()) -> ();
    "Opens an address in the system's browser." open_link(OneUrl) -> ();
    "Shows a file in the system's file manager." reveal_path(OnePath) -> ();
}
