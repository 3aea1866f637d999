"""A year of a sales team's work, made from a seed and played through the ordinary verbs.

For tests, benchmarks and reports. `playing.play(Plan(…), …)` plays it into a founded, empty installation; `funil demo
year` does that at a terminal. The same seed gives the same books (`books.books`). Whoever wants to look on while it
happens gives `play` a `watching`: it is awaited after every deed, with the instant and the events that were committed;
what it writes belongs to the year.
"""

from demo.year.plan import Plan

__all__ = ["Plan"]
