"""What Funil costs, as ratios to a hand-written floor that is measured beside it, in the same run on the same data.

`make bench` (or `python -m benchmarks --rounds 3`). See README.md here for what is and what is not measured yet.
"""
