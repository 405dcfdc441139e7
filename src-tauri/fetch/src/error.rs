//! Why a page was not fetched, in words that say what to do.

use std::error::Error;

/// Why a page was not fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// What was given is no web address.
    #[error("“{0}” is not a web address. It begins like https://www.example.org/")]
    NoAddress(String),
    /// The address is of another kind than the web's.
    #[error("addresses that begin with “{0}:” are not fetched; only http: and https: are")]
    Scheme(String),
    /// The address holds a name or a password.
    #[error("the address holds a user name or a password. Take them out: they would be kept with the article")]
    Credentials,
    /// The machine stands in the user's own network or is this one.
    #[error(
        "{host} is in your own network, so it was not asked. If you trust the address, allow it under Settings, “Pages from the web”"
    )]
    Private {
        /// The machine as the address names it.
        host: String,
    },
    /// No machine of that name was found, which is also so without a network.
    #[error("{host} was not found. There may be no network, or the name is misspelt")]
    NotFound {
        /// The machine as the address names it.
        host: String,
    },
    /// The machine does not answer.
    #[error("{host} does not answer. There may be no network, or the server is down")]
    NoAnswer {
        /// The machine as the address names it.
        host: String,
    },
    /// It took longer than it may.
    #[error("the page was not there after {seconds} seconds")]
    TooSlow {
        /// The limit in seconds.
        seconds: u64,
    },
    /// The connection is not safe.
    #[error("the connection to {host} is not safe ({why}). Open the page in a browser and save it, if you trust it")]
    Unsafe {
        /// The machine as the address names it.
        host: String,
        /// What the certificate or the protocol lacks.
        why: String,
    },
    /// The server answers that there is no page.
    #[error("{}", status_words(*.0))]
    Status(u16),
    /// One address leads to the next without an end.
    #[error("the address leads in a circle. Open the page in a browser and save it")]
    Circle,
    /// A redirect leads nowhere.
    #[error("the server sends on to “{0}”, which is no web address")]
    LeadsNowhere(String),
    /// There is more than is taken.
    #[error("the page is larger than {megabytes} MB. Open it in a browser and save what you need")]
    TooLarge {
        /// The limit in megabytes of 10⁶ bytes.
        megabytes: u64,
    },
    /// The page broke off, or its compression is damaged.
    #[error("the page did not arrive whole")]
    Broken,
}

impl FetchError {
    /// A stable name for the kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::NoAddress(_) => "no-address",
            Self::Scheme(_) => "scheme",
            Self::Credentials => "credentials",
            Self::Private { .. } => "private",
            Self::NotFound { .. } => "not-found",
            Self::NoAnswer { .. } => "no-answer",
            Self::TooSlow { .. } => "too-slow",
            Self::Unsafe { .. } => "unsafe",
            Self::Status(_) => "status",
            Self::Circle => "circle",
            Self::LeadsNowhere(_) => "leads-nowhere",
            Self::TooLarge { .. } => "too-large",
            Self::Broken => "broken",
        }
    }

    /// Whether the same address may well be there later: without a network, or with a server in trouble.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::NotFound { .. } | Self::NoAnswer { .. } | Self::TooSlow { .. } | Self::Broken => true,
            Self::Status(status) => matches!(status, 408 | 425 | 429 | 500..),
            _ => false,
        }
    }

    /// What `error` means for a request to `host`.
    pub(crate) fn of(error: &reqwest::Error, host: &str) -> Self {
        let host = host.to_owned();
        let mut cause: Option<&(dyn Error + 'static)> = Some(error);
        while let Some(at) = cause {
            if at.is::<IsPrivate>() {
                return Self::Private { host };
            }
            if at.is::<NoSuchName>() {
                return Self::NotFound { host };
            }
            if let Some(tls) = at.downcast_ref::<rustls::Error>() {
                return Self::Unsafe { host, why: tls.to_string() };
            }
            cause = at.source().or_else(|| inner(at));
        }
        if error.is_connect() { Self::NoAnswer { host } } else { Self::Broken }
    }
}

/// The error in an I/O error, which names the source of that one as its own.
fn inner<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e (dyn Error + 'static)> {
    error.downcast_ref::<std::io::Error>()?.get_ref().map(|inner| inner as &(dyn Error + 'static))
}

/// Every machine of that name stands in the user's own network.
#[derive(Debug, thiserror::Error)]
#[error("the name leads into a private network")]
pub(crate) struct IsPrivate;

/// The name has no address.
#[derive(Debug, thiserror::Error)]
#[error("the name has no address")]
pub(crate) struct NoSuchName;

fn status_words(status: u16) -> String {
    let what = match status {
        401 | 402 | 407 => "the page is for those who are logged in. Open it in a browser and save it",
        403 | 451 => "the server does not hand this page out. Open it in a browser and save it",
        404 => "there is no page at this address",
        410 => "the page is gone for good",
        408 | 425 | 429 => "the server is asked too much just now",
        500.. => "the server is in trouble",
        _ => "the server did not answer with a page",
    };
    format!("{what} (answer {status})")
}
