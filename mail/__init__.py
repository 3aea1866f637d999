"""What a mail says. Pure but for imap.py, which speaks to servers; knows no database, no clock, no settings."""
