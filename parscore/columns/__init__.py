"""Points of a whole population at once, in columns of scaled integers: no explanation, no rules.

Where the same formulas run over thousands of communes, or many times, `polars` computes them from
the same rule set as the exact path, which stays the judge: a test compares every leaf of every
shipped set. What columns cannot express, and every row in which 64 bits might not do, is scored by
the exact path, leaf by leaf. Needs the extra `parscore[province]`.

How to use it (`book` is the `Rulebook` of one day, `Rulebook.on(day)`):

    people = load([readings_of(one, book.indicators) for one in actuals])    # one row per commune
    people = load(readings, survey)                  # with survey results, by row
    points = score(book, people)                     # Scored
    ready = compiled(book, people)                   # once; then for each population of its layout
    points = ready.score(people)
    for points in score_parts(book, map(load, parts)): ...  # however many communes there are
    points.frame["on_time.points"]                   # scaled by 10**points.places
    points.exact(row, "points")                      # as a Fraction, whatever it needed
    table = indices(book, points, [{}, {"steering": Fraction(18)}])  # a column per weighting

* `load` (measures.py) makes one table of measures: `<indicator>.numerator`, `.denominator`,
  `.value`, `.done`, ... Quoted results must be filled in before. It is independent of the rule
  set: load once, score by the old and by the new one.
* `score` (scoring.py) gives `<leaf>.points` and `<leaf>.status` (0 scored, 1 not applicable, 2
  open: the points are then the lower bound), `<group>.points`, `<node>.max`, and `points` and `max`
  of the whole. A leaf's points are what its formula gives; redistribution shows in the groups.
  Nothing that inference rules take or give is in them. `Scored.fallback` names the leaves that the
  exact path scored in every row, with the reason, `Scored.deferred` how many single cells it scored
  besides. `Scored.apart` holds what no scaled integer holds (null in the frame).
* `indices` (weightings.py) gives the index of every commune for each of many weightings: other
  maxima of fields, the shares inside each kept; scaled by 10**`places_of_index(book)`. Communes
  are ranked on these columns.
"""

from parscore.columns.measures import Population, load
from parscore.columns.scoring import Compiled, Scored, compiled, score, score_parts
from parscore.columns.weightings import indices, places_of_index

__all__ = [
    "Compiled",
    "Population",
    "Scored",
    "compiled",
    "indices",
    "load",
    "places_of_index",
    "score",
    "score_parts",
]
