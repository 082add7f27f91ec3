"""The story of `parscore rules check`: read every rule file, look at each set, say it all once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.kinds import SAME_SET, UNKNOWN_FILE
from parscore.authoring.lint_cases import lint_cases
from parscore.authoring.lint_files import lint_file
from parscore.authoring.lint_formulas import lint_formulas
from parscore.authoring.lint_inference import lint_inference
from parscore.authoring.lint_quoted import lint_quoted
from parscore.authoring.lint_sets import lint_set
from parscore.authoring.lint_years import lint_years
from parscore.authoring.subject import Subject
from parscore.documents.evidence_customs import EvidenceCustoms
from parscore.documents.import_map import ImportMap
from parscore.documents.indicators import IndicatorDictionary
from parscore.documents.inference_rules import InferenceRules
from parscore.documents.outlier_rules import OutlierRules
from parscore.inference import RulesRejected, compile_rules
from parscore.inputs import is_path
from parscore.intake.statistics.maps import map_named
from parscore.reading.files import read_file
from parscore.reading.load import load
from parscore.reading.problems import Unreadable, shortened
from parscore.reading.yaml_tree import read_yaml
from parscore.rulebook.folder import RULESET, RulesFolders
from parscore.rulebook.kinds import WRONG_ID
from parscore.rulebook.layer import layer
from parscore.rulebook.load import examine, ruleset_at
from parscore.rulebook.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parscore.reading.base import Document
    from parscore.reading.problems import Problem
    from parscore.reading.source import Source
    from parscore.rulebook.folder import Written
    from parscore.rulebook.layer import Layered

CASES = "cases"
SHAPES = ("*/*.yaml", "*/*/*.yaml", "*/*/maps/*.yaml")
MODELS: Mapping[str, type[Document]] = {
    "parscore/indicators/1": IndicatorDictionary,
    "parscore/inference/1": InferenceRules,
    "parscore/evidence/1": EvidenceCustoms,
    "parscore/outlier-rules/1": OutlierRules,
    "parscore/map/1": ImportMap,
}


class Standing(NamedTuple):
    """A set that was looked at: its own files; `whole`: it could be put together."""

    name: str
    files: frozenset[str]
    whole: bool


class Count(NamedTuple):
    """How a set or a shared file came off; `whole`: nothing kept it from being looked at."""

    name: str
    errors: int
    warnings: int
    whole: bool


class Report(NamedTuple):
    """Everything that was found, sorted by file and place, and a count for each set."""

    problems: tuple[Problem, ...]
    counts: tuple[Count, ...]

    @property
    def failed(self) -> bool:
        """Tell whether there is an error, or a set that could not be looked at."""
        return any(count.errors or not count.whole for count in self.counts)


def check_rules(folders: RulesFolders, named: Sequence[str] = ()) -> Report:
    """Return what is wrong with the rule sets of these ids or at these paths; by default with all.

    Raises:
        Unreadable: there is no such rule set.
    """
    checker = Checker(folders)
    if not named:
        for name in folders.ids():
            checker.add_id(name)
        checker.add_other_files()
    for name in named:
        checker.add_named(name)
    return checker.report()


class Checker:
    """Looks at rule sets and collects what it finds."""

    def __init__(self, folders: RulesFolders) -> None:
        self.folders = folders
        self.shelf = Shelf(folders)
        self.problems: list[Problem] = []
        self.subjects: list[Subject] = []
        self.looked_at: set[str] = set()
        self._standings: dict[str, Standing] = {}
        self._layers: dict[str, Layered | None] = {}

    def add_named(self, name: str) -> None:
        """Look at the set of an id or at a path.

        Raises:
            Unreadable: there is none of that id.
        """
        if not is_path(name, self.folders):
            if name not in self.folders.ids():
                raise Unreadable([self.folders.missing(name)])
            self.add_id(name)
            return
        try:
            written, around = ruleset_at(Path(name), self.folders)
        except Unreadable as unreadable:
            self._refuse(name, unreadable.problems)
            return
        self._add(written, Shelf(around))

    def add_id(self, name: str) -> None:
        """Look at the set of an id."""
        try:
            self._add(self.shelf.ruleset(name), self.shelf)
        except Unreadable as unreadable:
            self._refuse(name, map(self._same_id, unreadable.problems))

    def add_other_files(self) -> None:
        """Look at the files that no set may name: dictionaries, inference rules, maps."""
        for root in self.folders.roots:
            for path in sorted(path for shape in SHAPES for path in root.glob(shape)):
                if path.name != RULESET and str(path) not in self.looked_at:
                    self._other_file(path, root)

    def report(self) -> Report:
        """Return everything found, each thing once."""
        self.problems.extend(lint_inference(self.subjects))
        once = {(p.file, p.line, p.column, p.code, p.text.vi): p for p in self.problems}
        problems = sorted(once.values(), key=_place)
        return Report(tuple(problems), tuple(self._counts(problems)))

    def _counts(self, problems: Sequence[Problem]) -> Iterator[Count]:
        rest = {problem.file for problem in problems}
        for standing in self._standings.values():
            own = [problem for problem in problems if problem.file in standing.files]
            rest -= standing.files
            yield _count(standing.name, own, whole=standing.whole)
        for file in sorted(rest):
            yield _count(file, [one for one in problems if one.file == file], whole=True)

    def _refuse(self, name: str, problems: Iterable[Problem]) -> None:
        found = list(problems)
        self.problems.extend(found)
        files = frozenset(problem.file for problem in found)
        self._standings[name] = Standing(name, files, whole=False)

    def _same_id(self, problem: Problem) -> Problem:
        """Say of a set in the wrong folder that another one has its id, if that is so."""
        name = problem.text.args.get("id", "")
        if problem.code != WRONG_ID.says.code or name not in self.folders.ids():
            return problem
        mark = (problem.line or 1, problem.column or 1)
        place = f"{name}/{RULESET}"
        return SAME_SET.problem(problem.file, problem.path, mark, id=name, place=place)

    def _add(self, written: Written, shelf: Shelf) -> None:
        file = written.source.name
        if file in self._standings:
            return
        cases = self._cases(written)
        files = frozenset({file, *(case.name for case in cases)})
        name = written.document.id
        self._standings[file] = Standing(name, files, whole=False)
        self._text(written.source, shelf.folders)
        try:
            subject = self._subject(written, shelf)
        except Unreadable as unreadable:
            self.problems.extend(unreadable.problems)
            return
        self._standings[file] = Standing(name, files, whole=True)
        self.subjects.append(subject)
        self.problems.extend(lint_formulas(subject))
        self.problems.extend(lint_set(subject))
        self.problems.extend(lint_quoted(subject, shelf.folders))
        self.problems.extend(lint_years(subject.layered, self._of_province(subject, shelf)))
        for case in cases:
            self._text(case, shelf.folders)
            self.problems.extend(lint_cases(case, subject))

    def _subject(self, written: Written, shelf: Shelf) -> Subject:
        """Put a set together; what keeps it from being used is collected.

        Raises:
            Unreadable: it cannot be put together.
        """
        loaded, problems = examine(written, shelf)
        self.problems.extend(problems)
        for source in (*loaded.dictionaries.values(), *loaded.inference.values()):
            self._text(source, shelf.folders)
        try:
            return Subject(loaded, compile_rules(loaded.rulebook.inference))
        except RulesRejected as rejected:
            for defect in rejected.defects:
                source = loaded.inference[defect.place.file]
                self.problems.append(defect.problem(source)._replace(file=source.name))
            return Subject(loaded, None)

    def _cases(self, written: Written) -> list[Source]:
        found = []
        for path in sorted(Path(written.source.name).parent.glob(f"{CASES}/*.yaml")):
            try:
                found.append(read_yaml(read_file(path), str(path)))
            except Unreadable as unreadable:
                self.problems.extend(unreadable.problems)
        return found

    def _of_province(self, subject: Subject, shelf: Shelf) -> list[Layered]:
        """Return every set of the province that can be read; the others are told of elsewhere."""
        province = subject.rulebook.province
        if province is None:
            return []
        for name in shelf.folders.ids_of(province):
            if name not in self._layers:
                try:
                    self._layers[name] = layer(shelf.ruleset(name), shelf)
                except Unreadable:
                    self._layers[name] = None
        return [one for one in self._layers.values() if one is not None]

    def _other_file(self, path: Path, root: Path) -> None:
        try:
            source = read_yaml(read_file(path), str(path))
            model = _model_of(source)
            load(model, source)
            if model is ImportMap:
                map_named(source.name, self.folders)
        except Unreadable as unreadable:
            self.problems.extend(unreadable.problems)
            return
        self._text(source, RulesFolders((root,)))

    def _text(self, source: Source, folders: RulesFolders) -> None:
        """Look at a file as a text, once."""
        if source.name not in self.looked_at:
            self.looked_at.add(source.name)
            path = Path(source.name).resolve()
            inside = (one for one in folders.roots if path.is_relative_to(one.resolve()))
            root = next(inside, None)
            if root is not None:
                self.problems.extend(lint_file(source, root))


def _model_of(source: Source) -> type[Document]:
    """Return what a file says it is.

    Raises:
        Unreadable: it is neither a dictionary nor a file of inference rules.
    """
    named = source.tree.get("schema") if isinstance(source.tree, dict) else None
    if isinstance(named, str) and named in MODELS:
        return MODELS[named]
    args = {"found": shortened(str(named)), "known": ", ".join(MODELS)}
    raise Unreadable([source.problem(UNKNOWN_FILE, ("schema",), key=False, **args)])


def _count(name: str, problems: Sequence[Problem], *, whole: bool) -> Count:
    errors = sum(problem.severity == "error" for problem in problems)
    return Count(name, errors, len(problems) - errors, whole)


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.file, problem.line or 0, problem.column or 0, problem.code
