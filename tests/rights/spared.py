"""Checks that may be taken out without anybody being told more or doing more, and why: the second lock of a door."""

SPARED: dict[str, str] = {}
"""By the check's name (`python -m tests.rights.mutants --list`)."""
