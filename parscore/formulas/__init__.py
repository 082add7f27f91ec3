"""Floor 3: the types of scoring formula. A file per type holds its parameters and its function.

A formula never sees a document. It gets a `Case` (what was measured, the maximum, what an empty
denominator means) and returns an `Outcome` (points, bounds, and the steps that explain them).
"""
