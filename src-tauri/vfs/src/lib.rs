//! Room before the database.
