"""What there is to do: a change of the actuals, made in them, and as a patch on their file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import chain, count
from typing import TYPE_CHECKING, Any, NamedTuple

from parscore.documents.actuals import EvidenceDocument
from parscore.findings.messages import STEP_BOTH
from parscore.values.numbers import decimal_string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.actuals import Actuals
    from parscore.values.messages import Text


class Supplied(NamedTuple):
    """A document to be handed in: what is demanded, and the measure that names it."""

    document: str
    title: str
    indicator: str


class Change(NamedTuple):
    """Something to do: the keys of measures that change, and documents to hand in."""

    measures: Mapping[str, Mapping[str, Any]]
    documents: tuple[Supplied, ...]
    text: Text

    def joined(self, other: Change) -> Change:
        """Return both changes as one."""
        return Change(
            {**self.measures, **other.measures},
            (*self.documents, *other.documents),
            STEP_BOTH(first=self.text, second=other.text),
        )


def changed(actuals: Actuals, changes: Mapping[str, Mapping[str, Any]]) -> Actuals:
    """Return the actuals with other values under some keys of their measures."""
    if not changes:
        return actuals
    measures = dict(actuals.measures)
    for indicator, keys in changes.items():
        measures[indicator] = measures[indicator].model_copy(update=dict(keys))
    return actuals.model_copy(update={"measures": measures})


def made_with(actuals: Actuals, change: Change) -> Actuals:
    """Return the actuals with a change in them."""
    made = changed(actuals, change.measures)
    for supplied in change.documents:
        document = EvidenceDocument(
            id=_free_id(made, supplied.document), document=supplied.document, title=supplied.title
        )
        measure = made.measures[supplied.indicator]
        named = measure.model_copy(update={"evidence": (*measure.evidence, document.id)})
        made = made.model_copy(
            update={
                "measures": {**made.measures, supplied.indicator: named},
                "evidence": (*made.evidence, document),
            }
        )
    return made


def _free_id(actuals: Actuals, wanted: str) -> str:
    taken = {document.id for document in actuals.evidence}
    names = chain([wanted], (f"{wanted}_{n}" for n in count(2)))
    return next(name for name in names if name not in taken)


def patch_of(actuals: Actuals, change: Change) -> Iterator[dict[str, object]]:
    """Yield the operations (RFC 6902) that make a change in the file of the actuals."""
    for indicator, keys in change.measures.items():
        for key, value in keys.items():
            yield _operation("replace", ("measures", indicator, key), _plain(value))
    made = made_with(actuals, change)
    before = len(actuals.evidence)
    new = [
        {"id": one.id, "document": one.document, "title": one.title}
        for one in made.evidence[before:]
    ]
    if before:
        for document in new:
            yield _operation("add", ("evidence", "-"), document)
    elif new:
        yield _operation("add", ("evidence",), new)
    for indicator in dict.fromkeys(one.indicator for one in change.documents):
        named = list(made.measures[indicator].evidence)
        yield _operation("add", ("measures", indicator, "evidence"), named)


def _operation(name: str, path: tuple[str, ...], value: object) -> dict[str, object]:
    escaped = (part.replace("~", "~0").replace("/", "~1") for part in path)
    return {"op": name, "path": "".join(f"/{part}" for part in escaped), "value": value}


def _plain(value: object) -> object:
    """Return a value as JSON; a figure as a text that actuals may hold, without thousands marks."""
    if isinstance(value, Decimal):
        return decimal_string(value).replace(".", ",")
    return dict(value) if isinstance(value, Mapping) else value
