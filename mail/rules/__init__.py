"""The rows of the intake table, one function each, in files by group; `mail/route.py` puts them in order."""
