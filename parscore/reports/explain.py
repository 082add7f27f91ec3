"""One node from data to clause, as `parscore explain NODE` prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports.blocks import Page
from parscore.reports.layout import lay_out
from parscore.reports.phrases import UNKNOWN_NODE, UNKNOWN_NODE_MEANT
from parscore.reports.sections.clauses import clause, missing
from parscore.reports.sections.formulas import children, formula, parents, result
from parscore.reports.sections.heading import banners, foot
from parscore.reports.sections.measures import data
from parscore.reports.sections.reasons import rules
from parscore.reports.subject import Subject
from parscore.values.text import match_key

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment, NodeShown
    from parscore.reports.blocks import Section
    from parscore.values.messages import Lang, Text

MOST_CANDIDATES: Final = 5
_CLOSE_ENOUGH: Final = 0.6


class NoSuchNode(LookupError):  # noqa: N818 - it says what is wrong
    """The assessment has no such node; `candidates` are the ids that may have been meant."""

    def __init__(self, node: str, candidates: tuple[str, ...]) -> None:
        super().__init__(node)
        self.node = node
        self.candidates = candidates

    @property
    def text(self) -> Text:
        """Return what to tell the person who asked."""
        if not self.candidates:
            return UNKNOWN_NODE(node=self.node)
        return UNKNOWN_NODE_MEANT(node=self.node, candidates=", ".join(self.candidates))


def render_explain(assessment: Assessment, node_id: str, lang: Lang = "vi") -> str:
    """Return how a node came to its points, as text of 80 columns.

    A node is named by its id, by the number it has this year, or by the indicator that only it
    takes.

    Raises:
        NoSuchNode: there is no such node.
    """
    return lay_out(explain_page(assessment, node_id, lang))


def explain_page(assessment: Assessment, node_id: str, lang: Lang) -> Page:
    """Return what there is to say of one node.

    Raises:
        NoSuchNode: there is no such node.
    """
    subject = Subject(assessment, lang)
    node = _find(subject, node_id)
    told = _of_group if node.id in subject.children else _of_leaf
    made, hashes, *_ = foot(subject)
    return Page(
        title=subject.node_name(node.id),
        subtitle=subject.commune(),
        banners=banners(subject),
        sections=told(subject, node),
        foot=(made, hashes),
    )


def _of_leaf(subject: Subject, leaf: NodeShown) -> tuple[Section, ...]:
    sections = (
        result(subject, leaf),
        data(subject, leaf),
        formula(subject, leaf),
        missing(subject, leaf),
        clause(subject, leaf),
        rules(subject, leaf),
        parents(subject, leaf),
    )
    return tuple(section for section in sections if section is not None)


def _of_group(subject: Subject, group: NodeShown) -> tuple[Section, ...]:
    return (
        result(subject, group),
        children(subject, group),
        rules(subject, group),
        parents(subject, group),
    )


def _find(subject: Subject, name: str) -> NodeShown:
    named = subject.nodes.get(name)
    if named is not None:
        return named
    numbered = [node for node in subject.assessment.nodes if node.number == name]
    measured = [leaf for leaf in subject.leaves if leaf.indicator == name]
    for found in (numbered, measured):
        if len(found) == 1:
            return found[0]
    raise NoSuchNode(name, _candidates(subject, name))


def _candidates(subject: Subject, name: str) -> tuple[str, ...]:
    """Return the nodes whose id or title is close to a name, or contains it."""
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import, and rarely needed

    keys: dict[str, str] = {}
    for node in subject.assessment.nodes:
        keys.setdefault(match_key(node.id), node.id)
        keys.setdefault(match_key(node.title), node.id)
        keys.setdefault(match_key(node.indicator or node.id), node.id)
    wanted = match_key(name)
    close = get_close_matches(wanted, keys, n=MOST_CANDIDATES, cutoff=_CLOSE_ENOUGH)
    containing = [key for key in keys if wanted and wanted in key]
    found = dict.fromkeys(keys[key] for key in (*close, *containing))
    return tuple(found)[:MOST_CANDIDATES]
