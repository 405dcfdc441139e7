//! What the page can ask for: each a few lines that convert, call the core, and convert back.

mod address;
mod annotation;
mod article;
mod backup;
mod batch;
mod chronology;
mod citation;
mod claim;
mod codebook;
mod compare;
mod contradiction;
mod copies;
mod draft;
mod encryption;
mod exporting;
mod fetching;
mod highlight;
mod importing;
mod library;
mod marking;
mod note;
mod original;
mod overview;
mod person;
mod publication;
mod query;
mod saved_search;
mod story;
mod tag;
mod transfer;
mod upkeep;
mod version;

use tauri::Wry;
use tauri::ipc::Invoke;

/// The one list of commands. It is compared with the wire's list of calls in a test.
macro_rules! commands {
    ($($noun:ident::$name:ident)*) => {
        /// Answers the page.
        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($noun::$name),*]
        }

        #[cfg(test)]
        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

commands! {
    library::start_up
    library::create_library
    encryption::create_encrypted
    encryption::unlock_library
    encryption::locked_library
    encryption::lock_library
    encryption::encrypt_library
    encryption::decrypt_library
    encryption::cancel_rewriting
    encryption::change_passphrase
    encryption::change_recovery_key
    encryption::passphrase_strength
    encryption::save_recovery_key
    library::open_library
    library::open_library_to_read
    library::try_to_write
    library::trust_library
    library::open_sample
    backup::backups
    backup::back_up
    backup::choose_backup_folder
    backup::restore_backup
    backup::remove_backups
    backup::replace_backups
    backup::encrypt_backups
    library::close_library
    library::forget_recent
    library::choose_new_library
    library::choose_library
    library::counts
    upkeep::file_state
    upkeep::heed_place
    upkeep::check_library
    upkeep::repair_library
    upkeep::repair_progress
    upkeep::save_library_copy
    library::save_settings
    library::undo_state
    library::undo
    library::redo
    library::open_link
    library::reveal_path
    article::list_articles
    article::article
    article::document
    article::edit_article
    article::archive_articles
    article::set_read
    article::trash_articles
    article::restore_articles
    article::empty_trash
    article::tag_articles
    article::untag_articles
    article::set_article_note
    article::put_back
    version::versions
    version::version_differences
    version::keep_version
    version::put_away_version
    version::split_version
    version::merge_articles
    version::read_again
    version::reviews
    version::answer_review
    compare::compare_documents
    compare::export_comparison
    copies::copies
    copies::ungroup_copy
    copies::group_copies
    original::original
    original::save_original
    highlight::passages
    highlight::list_passages
    highlight::add_highlight
    highlight::set_highlight_colour
    highlight::trash_highlights
    highlight::restore_highlights
    highlight::tag_highlights
    highlight::untag_highlights
    highlight::set_highlight_note
    highlight::copy_quotation
    citation::copy_citation
    citation::citation_styles
    citation::preview_citation_style
    citation::choose_citation_style
    citation::add_citation_style
    citation::rename_citation_style
    citation::remove_citation_style
    annotation::list_unplaced
    annotation::place_annotation
    annotation::discard_annotations
    annotation::look_again_for_annotations
    marking::move_passage
    marking::split_passage
    marking::merge_passages
    marking::colour_names
    marking::set_colour_name
    note::list_notes
    note::add_note
    note::edit_note
    claim::list_claims
    claim::claim
    claim::claims_on
    claim::guess_speaker
    claim::add_claim
    claim::edit_claim
    claim::set_claim_status
    claim::set_claim_note
    claim::trash_claims
    claim::restore_claims
    claim::add_evidence
    claim::set_bearing
    claim::remove_evidence
    claim::see_evidence
    claim::link_claims
    claim::unlink_claims
    contradiction::contradictions
    chronology::chronology
    person::people
    person::person
    person::edit_person
    person::merge_people
    person::trash_people
    person::restore_people
    story::stories
    story::story
    story::add_story
    story::edit_story
    story::set_story_note
    story::trash_stories
    story::restore_stories
    story::add_to_story
    story::add_note_to_story
    story::remove_from_story
    story::move_in_story
    address::take_address
    address::look_up_address
    publication::choose_printed
    publication::publish_story
    publication::unpublish_story
    publication::save_printed
    publication::corrections
    publication::handle_corrections
    publication::reopen_corrections
    note::set_note_private
    note::remove_notes
    note::tag_noted
    note::untag_noted
    overview::summary
    overview::timeline
    overview::arrange_articles
    overview::arrange_passages
    overview::arrange_notes
    overview::passage_context
    query::read_query
    query::suggest_query
    saved_search::saved_searches
    saved_search::count_saved_search
    saved_search::save_search
    saved_search::duplicate_saved_search
    saved_search::rename_saved_search
    saved_search::set_saved_search
    saved_search::move_saved_search
    saved_search::remove_saved_search
    batch::choose_names
    batch::count_names
    batch::start_batch
    batch::batch_rows
    batch::cancel_batch
    batch::export_batch
    draft::drafts
    draft::draft
    draft::choose_draft
    draft::add_draft
    draft::edit_draft
    draft::check_draft
    draft::draft_progress
    draft::cancel_draft_check
    draft::answer_draft
    draft::trash_drafts
    draft::restore_drafts
    draft::export_draft
    tag::tags
    tag::add_tag
    tag::move_tag
    tag::set_tag_colour
    tag::set_tag_definition
    tag::remove_tag
    codebook::export_codebook
    codebook::import_codebook
    transfer::preview_paste
    transfer::keep_paste
    transfer::discard_paste
    exporting::choose_export
    exporting::exporters
    exporting::export_choices
    exporting::measure_export
    exporting::choose_template
    exporting::begin_template
    exporting::preview_template
    exporting::export
    exporting::cancel_export
    fetching::fetch_address
    fetching::cancel_fetch
    fetching::waiting
    fetching::keep_waiting
    fetching::remove_waiting
    importing::choose_files
    importing::choose_folder
    importing::importers
    importing::import_paths
    importing::cancel_import
    importing::pause_import
    importing::save_report
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use std::collections::{BTreeMap, BTreeSet};

    fn json(text: &str) -> Value {
        serde_json::from_str(text).expect("it is JSON")
    }

    #[test]
    fn commands_calls_and_capabilities_are_the_same_list() {
        let commands: BTreeSet<&str> = super::NAMES.iter().copied().collect();
        let calls: BTreeSet<&str> = clipfile_wire::calls::NAMES.iter().copied().collect();
        assert_eq!(commands, calls);
        let capability = json(include_str!("../capabilities/main.json"));
        let allowed: BTreeSet<String> = capability["permissions"]
            .as_array()
            .expect("it lists permissions")
            .iter()
            .filter_map(|permission| permission.as_str()?.strip_prefix("allow-"))
            .map(|name| name.replace('-', "_"))
            .collect();
        assert_eq!(allowed, commands.into_iter().map(str::to_owned).collect());
    }

    // What follows changes only when somebody means to: each is a wall between a page and the machine (SECURITY.md).

    #[test]
    fn one_window_may_call_the_programs_own_commands_and_hear_events_and_nothing_else() {
        let files: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/app/capabilities"))
            .expect("the folder is there")
            .map(|entry| entry.expect("it can be read").file_name())
            .collect();
        assert_eq!(files, ["main.json"]);
        let capability = json(include_str!("../capabilities/main.json"));
        let keys: Vec<&String> = capability.as_object().expect("it is an object").keys().collect();
        assert_eq!(keys, ["$schema", "description", "identifier", "permissions", "windows"], "no remote, no platforms");
        assert_eq!(capability["windows"], json!(["main"]));
        let foreign: Vec<&str> = capability["permissions"]
            .as_array()
            .expect("it lists permissions")
            .iter()
            // A permission with a scope would be an object.
            .map(|permission| permission.as_str().expect("it is a name"))
            .filter(|name| !name.starts_with("allow-"))
            .collect();
        assert_eq!(foreign, ["core:event:allow-listen", "core:event:allow-unlisten"]);
    }

    #[test]
    fn the_page_may_load_what_is_in_the_program_and_nothing_else() {
        let config = json(include_str!("../../../tauri.conf.json"));
        let app = config["app"].as_object().expect("it is an object");
        assert_eq!(app.keys().collect::<Vec<_>>(), ["security", "windows"], "no API in the page's world");
        assert_eq!(app["windows"], json!([]), "the window is made by window.rs, with its walls");
        let security = app["security"].as_object().expect("it is an object");
        assert_eq!(security.keys().collect::<Vec<_>>(), ["csp", "freezePrototype"]);
        assert_eq!(security["freezePrototype"], json!(true));
        let directives: BTreeMap<&str, &str> = security["csp"]
            .as_str()
            .expect("it is one policy for every page")
            .split("; ")
            .map(|directive| directive.split_once(' ').expect("a directive has a value"))
            .collect();
        let ours = "clip: http://clip.localhost";
        let images = format!("'self' {ours}");
        let allowed = [
            ("base-uri", "'none'"),
            ("connect-src", "ipc: http://ipc.localhost"),
            ("default-src", "'none'"),
            ("font-src", "'self'"),
            ("form-action", "'none'"),
            ("frame-ancestors", "'none'"),
            ("frame-src", ours),
            ("img-src", &images),
            ("script-src", "'self'"),
            ("style-src", "'self'"),
        ];
        assert_eq!(directives, BTreeMap::from(allowed));
    }
}
