//! Fact checks as search engines and archives of fact checks read them: `ClaimReview` of schema.org, as JSON-LD.
//!
//! It is made to be published. So a claim is in it when its checking has come to an end, and only as far as the terms on which
//! the user has it allow: what is off the record is left out, and nobody is named who may not be.

use super::annotated::{Members, instant, urn};
use super::json::write_list;
use super::{About, ExportError, ExportView, Exporter, Purpose, Written};
use crate::citation::Author;
use crate::claim::{Basis, Claim, Status};
use crate::error::Result;
use crate::id::ClaimId;
use crate::person::Profile;
use crate::storage;
use serde_json::{Value, json};
use std::io::Write;

/// The best and the worst rating.
const BEST: u32 = 5;
const WORST: u32 = 1;

pub(super) struct ClaimReview;

impl Exporter for ClaimReview {
    fn about(&self) -> About {
        About { id: "claimreview", extension: "jsonld", can_folder: false, purpose: Purpose::Exchange, heeds: &[] }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let mut written = Written::default();
        out.write_all(b"{\"@context\":\"https://schema.org\",\n\"@graph\":")?;
        let claims = view.claims()?;
        let total = claims.len();
        let reviews = claims.into_iter().enumerate().filter_map(|(done, claim)| {
            let review = view.step(done, total).and_then(|()| view.review(claim, &mut written));
            review.transpose()
        });
        write_list(out, reviews)?;
        out.write_all(b"}\n")?;
        Ok(written)
    }
}

impl ExportView<'_> {
    /// The review of a claim; `None` for one without a verdict, and for one that may not be printed.
    fn review(&self, id: ClaimId, written: &mut Written) -> Result<Option<Value>> {
        let claim = storage::claim::get(self.conn, id)?;
        let checked = &claim.status.checked;
        let Some((verdict, rating)) = verdict(checked.status) else { return Ok(None) };
        if claim.basis == Some(Basis::OffRecord) {
            return Ok(None);
        }
        let mut rated = json!({ "@type": "Rating", "alternateName": verdict });
        if let Some(rating) = rating {
            rated["ratingValue"] = rating.into();
            rated["bestRating"] = BEST.into();
            rated["worstRating"] = WORST.into();
        }
        if !checked.how.is_empty() {
            rated["ratingExplanation"] = checked.how.as_str().into();
        }
        let mut review = Members::new();
        review.insert("@id".to_owned(), urn(claim.uid).into());
        review.insert("@type".to_owned(), "ClaimReview".into());
        review.insert("claimReviewed".to_owned(), claim.statement.as_str().into());
        review.insert("datePublished".to_owned(), instant(claim.status.at_ms)[..10].into());
        review.insert("itemReviewed".to_owned(), Value::Object(self.item(&claim, written)?));
        review.insert("reviewRating".to_owned(), rated);
        if !checked.by.is_empty() {
            review.insert("author".to_owned(), somebody(&checked.by));
        }
        Ok(Some(Value::Object(review)))
    }

    fn item(&self, claim: &Claim, written: &mut Written) -> Result<Members> {
        let mut item = Members::new();
        item.insert("@type".to_owned(), "Claim".into());
        let speaker = claim.speaker.map(|speaker| storage::person::get(self.conn, speaker)).transpose()?;
        let author = match (&claim.described, claim.basis) {
            // It may be printed, but not as anybody's words; or with a description only, and there is none.
            (_, Some(Basis::DeepBackground)) | (None, Some(Basis::Background)) => None,
            (Some(described), _) if described.is_empty() => None,
            (Some(described), _) => Some(json!({ "@type": "Person", "name": described })),
            (None, _) => speaker.map(|person| named_speaker(person.profile)),
        };
        if let Some(author) = author {
            item.insert("author".to_owned(), author);
        }
        if let Some(said) = &claim.said {
            item.insert("datePublished".to_owned(), said.as_str().into());
        }
        let mut appearances = Vec::new();
        for evidence in storage::claim::evidence(self.conn, claim.id)? {
            let Some(tied) = evidence.passage.filter(|tied| !tied.is_trashed) else { continue };
            written.passages += 1;
            if evidence.bearing != crate::claim::Bearing::States {
                continue;
            }
            let citation = storage::article::get(self.conn, tied.article)?.citation;
            let mut article = json!({ "@type": "NewsArticle" });
            let published = citation.published.as_ref().map(|date| date.as_str().to_owned());
            for (name, value) in [("headline", citation.headline), ("url", citation.url), ("datePublished", published)]
            {
                if let Some(value) = value {
                    article[name] = value.into();
                }
            }
            if let Some(outlet) = citation.outlet {
                article["publisher"] = json!({ "@type": "Organization", "name": outlet });
            }
            if !appearances.contains(&article) {
                appearances.push(article);
            }
        }
        if !appearances.is_empty() {
            item.insert("appearance".to_owned(), appearances.into());
        }
        Ok(item)
    }
}

/// What a status says of a claim, and its rating where it has one.
fn verdict(status: Status) -> Option<(&'static str, Option<u32>)> {
    match status {
        Status::Confirmed => Some(("True", Some(BEST))),
        Status::False => Some(("False", Some(WORST))),
        Status::Corrected => Some(("Corrected by whoever made it", None)),
        Status::Unchecked | Status::Checking | Status::Disputed => None,
    }
}

/// Somebody who speaks, with what is known of them.
fn named_speaker(profile: Profile) -> Value {
    let kind = if profile.is_body { "Organization" } else { "Person" };
    let mut speaker = json!({ "@type": kind, "name": profile.name });
    if !profile.is_body {
        if !profile.role.is_empty() {
            speaker["jobTitle"] = profile.role.into();
        }
        if !profile.affiliation.is_empty() {
            speaker["affiliation"] = json!({ "@type": "Organization", "name": profile.affiliation });
        }
    }
    speaker
}

fn somebody(name: &str) -> Value {
    let kind = match Author::of(name) {
        Author::Person { .. } => "Person",
        Author::Body(_) => "Organization",
    };
    json!({ "@type": kind, "name": name })
}
