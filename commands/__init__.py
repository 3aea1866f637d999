"""What the `funil` command can do, one file per kind of errand: it does it, and prints what a person needs."""
