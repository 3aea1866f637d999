"""The migrations of the database, in order; written by `make migration name=…`, never edited once released."""
