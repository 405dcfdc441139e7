//! Annotations of other programs that have no place yet.

use crate::shell::{Reply, Shell};
use clipfile_core::Library;
use clipfile_core::id::{AnnotationId, DocumentId};
use clipfile_wire::annotation::{ListUnplaced, LookedAgain, ManyAnnotations, PlaceAnnotation, UnplacedPage};
use clipfile_wire::document::bytes_of;
use clipfile_wire::highlight::AddedHighlight;
use clipfile_wire::library::Changes;
use tauri::State;

#[tauri::command]
pub(crate) async fn list_unplaced(shell: State<'_, Shell>, args: ListUnplaced) -> Reply<UnplacedPage> {
    shell.with(move |library| UnplacedPage::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn place_annotation(shell: State<'_, Shell>, args: PlaceAnnotation) -> Reply<AddedHighlight> {
    let place = move |library: &mut Library| {
        let document = DocumentId(args.document);
        let range = bytes_of(&library.document(document)?, args.start_unit, args.end_unit)?;
        let done = library.place_annotation(AnnotationId(args.annotation), document, range)?;
        Ok(AddedHighlight { passage: done.value.0, changes: done.changes.into() })
    };
    shell.with(place).await
}

#[tauri::command]
pub(crate) async fn discard_annotations(shell: State<'_, Shell>, args: ManyAnnotations) -> Reply<Changes> {
    shell.with(move |library| library.discard_annotations(&args.ids()).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn look_again_for_annotations(shell: State<'_, Shell>) -> Reply<LookedAgain> {
    shell.with(|library| library.look_again_for_annotations().map(LookedAgain::from)).await
}
