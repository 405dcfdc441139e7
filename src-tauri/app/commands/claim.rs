//! Claims.

use crate::shell::{Reply, Shell};
use clipfile_core::id::{ArticleId, ClaimId, ClaimLinkId, EvidenceId, HighlightId};
use clipfile_wire::article::OneArticle;
use clipfile_wire::claim::{ClaimOnPassage, ClaimPage, ClaimView, ListClaims, ManyClaims, OneClaim};
use clipfile_wire::claim_asks::{
    AddClaim, AddEvidence, AddedClaim, EditClaim, LinkClaims, OneEvidence, OneLink, SetBearing, SetClaimNote,
    SetClaimStatus, claim_ids,
};
use clipfile_wire::guess::{GuessSpeaker, GuessView};
use clipfile_wire::highlight::highlight_ids;
use clipfile_wire::library::Changes;
use tauri::State;

#[tauri::command]
pub(crate) async fn list_claims(shell: State<'_, Shell>, args: ListClaims) -> Reply<ClaimPage> {
    shell.with(move |library| ClaimPage::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn claim(shell: State<'_, Shell>, args: OneClaim) -> Reply<ClaimView> {
    shell.with(move |library| ClaimView::of(library, ClaimId(args.claim))).await
}

#[tauri::command]
pub(crate) async fn claims_on(shell: State<'_, Shell>, args: OneArticle) -> Reply<Vec<ClaimOnPassage>> {
    shell.with(move |library| ClaimOnPassage::all_of(library, ArticleId(args.article))).await
}

#[tauri::command]
pub(crate) async fn guess_speaker(shell: State<'_, Shell>, args: GuessSpeaker) -> Reply<Option<GuessView>> {
    shell.with(move |library| GuessView::of(library, HighlightId(args.passage))).await
}

#[tauri::command]
pub(crate) async fn add_claim(shell: State<'_, Shell>, args: AddClaim) -> Reply<AddedClaim> {
    shell
        .with(move |library| {
            let done = library.add_claim(&args.read()?)?;
            Ok(AddedClaim { claim: done.value.0, changes: done.changes.into() })
        })
        .await
}

#[tauri::command]
pub(crate) async fn edit_claim(shell: State<'_, Shell>, args: EditClaim) -> Reply<Changes> {
    shell
        .with(move |library| {
            library.edit_claim(ClaimId(args.claim), &args.fields.read()?).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn set_claim_status(shell: State<'_, Shell>, args: SetClaimStatus) -> Reply<Changes> {
    shell
        .with(move |library| {
            library.set_claim_status(&claim_ids(&args.claims), &args.checked.into()).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn set_claim_note(shell: State<'_, Shell>, args: SetClaimNote) -> Reply<Changes> {
    shell
        .with(move |library| library.set_claim_note(ClaimId(args.claim), &args.body).map(|done| done.changes.into()))
        .await
}

#[tauri::command]
pub(crate) async fn trash_claims(shell: State<'_, Shell>, args: ManyClaims) -> Reply<Changes> {
    shell.with(move |library| library.trash_claims(&claim_ids(&args.claims)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn restore_claims(shell: State<'_, Shell>, args: ManyClaims) -> Reply<Changes> {
    shell.with(move |library| library.restore_claims(&claim_ids(&args.claims)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn add_evidence(shell: State<'_, Shell>, args: AddEvidence) -> Reply<Changes> {
    let passages = highlight_ids(&args.passages);
    let claim = ClaimId(args.claim);
    shell
        .with(move |library| {
            library.add_evidence(claim, &passages, args.bearing.into()).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn set_bearing(shell: State<'_, Shell>, args: SetBearing) -> Reply<Changes> {
    shell
        .with(move |library| {
            library.set_bearing(EvidenceId(args.evidence), args.bearing.into()).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn remove_evidence(shell: State<'_, Shell>, args: OneEvidence) -> Reply<Changes> {
    shell.with(move |library| library.remove_evidence(EvidenceId(args.evidence)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn see_evidence(shell: State<'_, Shell>, args: ManyClaims) -> Reply<Changes> {
    shell.with(move |library| library.see_evidence(&claim_ids(&args.claims)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn link_claims(shell: State<'_, Shell>, args: LinkClaims) -> Reply<Changes> {
    let (claim, other) = (ClaimId(args.claim), ClaimId(args.other));
    shell.with(move |library| library.link_claims(claim, other, args.kind.into()).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn unlink_claims(shell: State<'_, Shell>, args: OneLink) -> Reply<Changes> {
    shell.with(move |library| library.unlink_claims(ClaimLinkId(args.link)).map(|done| done.changes.into())).await
}
