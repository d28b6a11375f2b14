//! The questionnaires that lie beside the page: an index, and each fetched when it is wanted.

use crate::map::Map;
use std::sync::Arc;

use crate::assessment::QuestionnaireRef;
use crate::exchange::content_digest;
use crate::platform::net;
use crate::questionnaire::{Entry, Questionnaire, QuestionnaireId, compile, read, read_index};

/// Where the index is, beside the page.
const INDEX: &str = "questionnaires/index.json";

/// The questionnaires there are and those that have been loaded.
#[derive(Default)]
pub(crate) struct Library {
    /// All there are, in the order of the index.
    pub(crate) entries: Vec<Entry>,
    loaded: Map<QuestionnaireId, Loaded>,
    /// Digests of content, by questionnaire, as far as they have been wanted.
    digests: Map<QuestionnaireId, String>,
}

/// A questionnaire that has been loaded.
pub(crate) struct Loaded {
    questionnaire: Arc<Questionnaire>,
    /// Its file, from which the digest of its content is taken.
    text: String,
}

impl Library {
    /// The library with its index.
    pub(crate) async fn open() -> Result<Self, String> {
        let text = net::fetch_text(INDEX).await?;
        let entries = read_index(&text).map_err(|problem| format!("{INDEX}: {problem}"))?;
        Ok(Self {
            entries,
            ..Self::default()
        })
    }

    /// The questionnaire to start with.
    pub(crate) fn default_id(&self) -> Option<QuestionnaireId> {
        self.default_reference().map(|reference| reference.id)
    }

    /// The questionnaire to start with, in the version that is here.
    pub(crate) fn default_reference(&self) -> Option<QuestionnaireRef> {
        let default = self.entries.iter().find(|entry| entry.default);
        let entry = default.or_else(|| self.entries.first())?;
        Some(QuestionnaireRef::new(
            entry.id.clone(),
            entry.version.clone(),
        ))
    }

    /// A questionnaire that has been loaded.
    pub(crate) fn get(&self, id: &str) -> Option<Arc<Questionnaire>> {
        Some(self.loaded.get(id)?.questionnaire.clone())
    }

    /// Adds a questionnaire that has been loaded.
    pub(crate) fn add(&mut self, loaded: Loaded) -> Arc<Questionnaire> {
        let questionnaire = loaded.questionnaire.clone();
        self.loaded.insert(questionnaire.id.clone(), loaded);
        questionnaire
    }

    /// The digest of the content of a questionnaire that has been loaded.
    pub(crate) fn digest(&mut self, id: &QuestionnaireId) -> Option<String> {
        if !self.digests.contains_key(id) {
            let digest = content_digest(&self.loaded.get(id)?.text).ok()?;
            self.digests.insert(id.clone(), digest);
        }
        self.digests.get(id).cloned()
    }

    /// The address of a file that goes with a questionnaire.
    pub(crate) fn companion(&self, id: &str, kind: &str) -> Option<String> {
        let entry = self.entries.iter().find(|entry| entry.id.as_str() == id)?;
        let file = entry.companions.get(kind)?;
        Some(["questionnaires/", file].concat())
    }

    /// The address of a questionnaire's file.
    pub(crate) fn address(&self, id: &str) -> Option<String> {
        let entry = self.entries.iter().find(|entry| entry.id.as_str() == id)?;
        Some(["questionnaires/", &entry.file].concat())
    }
}

/// Fetches and compiles a questionnaire. It is on its way from now on, also before anybody awaits
/// it.
pub(crate) fn load(address: &str) -> impl Future<Output = Result<Loaded, String>> + use<> {
    compiled(address.to_owned(), net::fetch_text(address))
}

async fn compiled(
    address: String,
    text: impl Future<Output = Result<String, String>>,
) -> Result<Loaded, String> {
    let text = text.await?;
    let file = read(&text).map_err(|problem| format!("{address}: {problem}"))?;
    let first = |problems: Vec<_>| match problems.first() {
        Some(problem) => format!("{address}: {problem}"),
        None => address.clone(),
    };
    let questionnaire = compile(file).map(Arc::new).map_err(first)?;
    Ok(Loaded {
        questionnaire,
        text,
    })
}
