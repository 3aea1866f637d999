"""Reports: figures over what somebody sees. Each line holds the rows that it counts, so that it can be opened."""
