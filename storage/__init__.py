"""How the database is opened, locked and migrated. Nothing here knows a noun of Funil."""
