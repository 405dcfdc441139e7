problems-unknown = Something went wrong in Clipfile
problems-internal-hint = Nothing was changed. Try it again; if it happens again, please report it.
