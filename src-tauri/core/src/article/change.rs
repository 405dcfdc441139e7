//! Changes of articles. Every one can be undone.

use super::Citation;
use crate::error::{Error, Result};
use crate::id::ArticleId;
use crate::library::{Done, Library, Op};
use crate::note::without_nul;
use crate::storage::{self, Noun};

/// The longest a field can be, in bytes: far above any headline, far below what would hurt a list.
const MAX_FIELD_BYTES: usize = 4000;

impl Library {
    /// Gives an article the fields of `citation`.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for an address that is not on the web or a field that is too long.
    pub fn edit_article(&mut self, article: ArticleId, citation: &Citation) -> Result<Done<()>> {
        let citation = citation.tidied()?;
        self.read(|conn| storage::article::get(conn, article))?;
        self.transact(Op::EditArticle.named(1, citation.headline.as_deref().unwrap_or_default()), |tx| {
            tx.set_citation(article, &citation)?;
            Ok(())
        })
    }

    /// Puts articles out of the inbox, or back in.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn archive(&mut self, articles: &[ArticleId], is_archived: bool) -> Result<Done<()>> {
        let op = if is_archived { Op::ArchiveArticles } else { Op::UnarchiveArticles };
        self.set_time(articles, op, "archived_ms", is_archived)
    }

    /// Throws articles away. They stay in the trash until it is emptied.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn trash(&mut self, articles: &[ArticleId]) -> Result<Done<()>> {
        self.set_time(articles, Op::TrashArticles, "trashed_ms", true)
    }

    /// Brings articles back from the trash.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn restore(&mut self, articles: &[ArticleId]) -> Result<Done<()>> {
        self.set_time(articles, Op::RestoreArticles, "trashed_ms", false)
    }

    fn set_time(&mut self, articles: &[ArticleId], op: Op, column: &'static str, is_set: bool) -> Result<Done<()>> {
        let name = match articles {
            [one] => self.read(|conn| storage::article::get(conn, *one))?.citation.headline.unwrap_or_default(),
            _ => String::new(),
        };
        self.transact(op.named(articles.len(), &name), |tx| {
            for article in articles {
                let present = storage::article::get(tx.conn(), *article)?;
                let is_already = match column {
                    "archived_ms" => present.archived_ms.is_some(),
                    _ => present.trashed_ms.is_some(),
                };
                tx.count(is_already != is_set);
                if is_already != is_set {
                    let time = is_set.then(|| tx.now_ms());
                    tx.update(Noun::Article, article.0, &[(column, &time)])?;
                }
            }
            Ok(())
        })
    }
}

impl Citation {
    /// The fields with white space folded and empty ones left out.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an address that is not `http` or `https`, or a field that is too long.
    pub fn tidied(&self) -> Result<Self> {
        let tidy = |text: &Option<String>| -> Result<Option<String>> {
            let text = text.as_deref().map(fold).filter(|text| !text.is_empty());
            match &text {
                Some(long) if long.len() > MAX_FIELD_BYTES => {
                    Err(Error::Invalid(format!("a field can be {MAX_FIELD_BYTES} bytes long; one has {}", long.len())))
                }
                _ => Ok(text),
            }
        };
        let url = tidy(&self.url)?;
        if let Some(url) = url.as_ref().filter(|url| !is_web(url)) {
            return Err(Error::Invalid(format!("“{url}” is not an address on the web (https://…)")));
        }
        let byline = self.byline.iter().map(|name| tidy(&Some(name.clone()))).collect::<Result<Vec<_>>>()?;
        Ok(Self {
            headline: tidy(&self.headline)?,
            byline: byline.into_iter().flatten().collect(),
            dateline: tidy(&self.dateline)?,
            outlet: tidy(&self.outlet)?,
            published: self.published.clone(),
            updated: self.updated.clone(),
            url,
            language: tidy(&self.language)?,
        })
    }
}

impl Citation {
    /// The fields as far as an article can have them: what is too long is cut, an address that is none is left out. What
    /// was found stays whole with the document.
    pub(crate) fn kept_as_found(&self) -> Self {
        let cut = |text: &String| text[..text.floor_char_boundary(MAX_FIELD_BYTES)].to_owned();
        let found = Self {
            headline: self.headline.as_ref().map(cut),
            byline: self.byline.iter().map(cut).collect(),
            dateline: self.dateline.as_ref().map(cut),
            outlet: self.outlet.as_ref().map(cut),
            url: self.url.clone().filter(|url| is_web(url) && url.len() <= MAX_FIELD_BYTES),
            language: self.language.as_ref().map(cut),
            ..self.clone()
        };
        found.tidied().expect("every field was made to fit")
    }

    /// How many fields [`Self::kept_as_found`] cuts, the address not counted.
    pub(crate) fn too_long(&self) -> usize {
        let fields = [&self.headline, &self.dateline, &self.outlet, &self.language].into_iter().flatten();
        fields.chain(&self.byline).filter(|field| field.len() > MAX_FIELD_BYTES).count()
    }

    /// Whether [`Self::kept_as_found`] leaves the address out.
    pub(crate) fn loses_url(&self) -> bool {
        self.url.as_ref().is_some_and(|url| !is_web(url) || url.len() > MAX_FIELD_BYTES)
    }
}

impl Citation {
    /// These fields of an article whose newest version says `after` where the one before said `before`: what the user
    /// corrected stays, and so does what the newest does not say. The address stays: it is what the article was found by.
    pub(crate) fn followed(&self, before: &Self, after: &Self) -> Self {
        fn one<T: Clone + PartialEq>(present: &T, before: &T, after: &T, is_said: bool) -> T {
            if is_said && present == before { after.clone() } else { present.clone() }
        }
        Self {
            headline: one(&self.headline, &before.headline, &after.headline, after.headline.is_some()),
            byline: one(&self.byline, &before.byline, &after.byline, !after.byline.is_empty()),
            dateline: one(&self.dateline, &before.dateline, &after.dateline, after.dateline.is_some()),
            outlet: one(&self.outlet, &before.outlet, &after.outlet, after.outlet.is_some()),
            published: one(&self.published, &before.published, &after.published, after.published.is_some()),
            updated: one(&self.updated, &before.updated, &after.updated, after.updated.is_some()),
            url: self.url.clone(),
            language: one(&self.language, &before.language, &after.language, after.language.is_some()),
        }
    }

    /// These fields, with those that the user made of `found` in `corrected`.
    pub(crate) fn corrected_by(&self, found: &Self, corrected: &Self) -> Self {
        fn one<T: Clone + PartialEq>(present: &T, found: &T, corrected: &T) -> T {
            if found == corrected { present.clone() } else { corrected.clone() }
        }
        Self {
            headline: one(&self.headline, &found.headline, &corrected.headline),
            byline: one(&self.byline, &found.byline, &corrected.byline),
            dateline: one(&self.dateline, &found.dateline, &corrected.dateline),
            outlet: one(&self.outlet, &found.outlet, &corrected.outlet),
            published: one(&self.published, &found.published, &corrected.published),
            updated: one(&self.updated, &found.updated, &corrected.updated),
            url: one(&self.url, &found.url, &corrected.url),
            language: one(&self.language, &found.language, &corrected.language),
        }
    }
}

fn is_web(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|parsed| matches!(parsed.scheme(), "http" | "https"))
}

fn fold(text: &str) -> String {
    without_nul(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
