"""Every command line that the README, the guide and the help show, run as a reader would."""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.cli import INPUTS, ROOT, RULES, shell, write_json
from support.guide import sections
from support.history import hop_tien_on

from benchmarks.population import populate
from parscore.cli.commands import Words, build
from parscore.cli.rules_commands import build_group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from support.cli import Ran
    from support.guide import Block

    from parscore.values.messages import Lang

README = ROOT / "README.md"
GUIDE = RULES / "README.md"
SAMPLE = "rules/thanh-hoa/hop-tien/2025"
MEANT = {
    "FOLDER": "tỉnh",
    "KET_QUA": "ket-qua",  # what a reader puts for the words in capitals
    "PLAN": f"{SAMPLE}/plan.json",
    "ACTUALS": f"{SAMPLE}/actuals.json",
    "KỲ-1": "ky_1.json",
    "KỲ-2": "ky_2.json",
    "NODE": "on_time",
    "PLAN|ACTUALS…": f"{SAMPLE}/plan.json",
    "ASSESSMENT": "assessment.json",
    "CŨ": "assessment.json",
    "MỚI": "assessment.json",
    "NAME": "plan",
    "ID": "thanh-hoa/2025",
    "A": "thanh-hoa/2025",
    "B": "lang-son/2025",
    "LỆNH": "evaluate",
    "TỈNH": "can-tho",
    "MẪU.xlsx": "form.xlsx",
    "TỆP.xlsx": "filled.xlsx",
    "SỔ.xlsx": "plan.xlsx",
    "FILE…": "so_lieu.csv",
    "NGÀY": "2025-12-15",
    "THƯ_MỤC": "xã",
}
GROUPS = ("rules", "form", "plan", "province")
FIGURES = "mã chỉ tiêu;tử số;mẫu số\ndossiers_on_time;49;50\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of the reader's own from which the shipped rules can be seen."""
    (tmp_path / "rules").symlink_to(RULES, target_is_directory=True)
    for name, day in (("ky_1", date(2025, 9, 30)), ("ky_2", date(2025, 10, 31))):
        write_json(tmp_path / f"{name}.json", hop_tien_on(day))
    (tmp_path / "xã").mkdir()
    for path in INPUTS:
        shutil.copy(path, tmp_path / "xã")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def typed(desk: Path, here: Callable[..., Ran]) -> Callable[[str], Ran]:
    """Run a line as typed; the program itself in this process, so that it costs no start."""

    def run(line: str) -> Ran:
        words = shlex.split(line)
        if words[0] != "parscore":
            return shell(line, desk)
        target = words[words.index(">") + 1] if ">" in words else None
        ran = here(*(words[1 : words.index(">")] if target else words[1:]))
        if target:
            (desk / target).write_text(ran.out, encoding="utf-8")
            ran = ran._replace(out="")
        return ran

    return run


@pytest.mark.slow
def test_the_guide_can_be_followed_from_the_first_line_to_the_last(
    desk: Path, typed: Callable[[str], Ran]
) -> None:
    for section in sections(GUIDE):
        for block in section.blocks:
            where = f"rules/README.md:{block.line}"
            if block.language == "sh":
                for line in block.text.splitlines():
                    ran = typed(line)
                    assert (ran.code, ran.err if ran.code else "") == (0, ""), (where, line)
            elif block.language == "console":
                assert "\n".join(session(block, typed)) == block.text.rstrip("\n"), where
            elif block.file:
                edit(desk / block.file, block, where)


def session(block: Block, typed: Callable[[str], Ran]) -> Iterator[str]:
    """Yield what stands on the screen after the commands of a block have run."""
    last = 0
    for line in block.text.splitlines():
        if line == "$ echo $?":
            yield from (line, str(last))
        elif line.startswith("$ "):
            ran = typed(line.removeprefix("$ "))
            last = ran.code
            yield from (line, *f"{ran.err}{ran.out}".splitlines())
    assert last == 0 or "$ echo $?" in block.text, block.line  # the reader is told of a failure


def edit(path: Path, block: Block, where: str) -> None:
    """Write the file that a block shows, or change it as the block says."""
    if block.language != "diff":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    for old, new in changes(block.text):
        assert old in text, (where, old)
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def changes(diff: str) -> Iterator[tuple[str, str]]:
    """Yield each run of lines that are taken out, with the lines put in for them."""
    for found in re.finditer(r"((?:^-.*\n)+)((?:^\+.*\n)+)", diff, re.MULTILINE):
        old, new = (re.sub(r"^.", "", part, flags=re.MULTILINE) for part in found.groups())
        yield old, new


def rows(page: Path) -> Iterator[tuple[list[str], str]]:
    """Yield each row of a table of commands: the command lines of its first cell, and the rest."""
    for line in page.read_text(encoding="utf-8").splitlines():
        cell, _, rest = line.removeprefix("| ").partition(" | ")
        spans = [span.replace("\\|", "|") for span in re.findall(r"`([^`]+)`", cell)]
        if line.startswith("| `parscore "):
            group = "parscore rules " if spans[0].startswith("parscore rules ") else "parscore "
            yield [one if one.startswith("parscore") else group + one for one in spans], rest


def meant(line: str) -> str:
    """Put something for each word in capitals."""
    return " ".join(MEANT.get(word, word) for word in line.split())


@pytest.mark.slow
def test_every_command_in_a_table_runs_with_the_options_told_of_it(
    desk: Path, typed: Callable[[str], Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARSCORE_RULES", str(desk / "mine"))
    (desk / "mine").mkdir()
    (desk / "so_lieu.csv").write_text(FIGURES, encoding="utf-8")
    populate(desk / "tỉnh", 2)  # it takes two to be ranked
    assert typed(meant("parscore evaluate PLAN ACTUALS -o assessment.json")).code == 0
    assert typed(meant("parscore form new PLAN --from ACTUALS -o TỆP.xlsx")).code == 0
    told = [*rows(README), *rows(GUIDE)]
    assert len(told) > 20
    for lines, rest in told:
        known = "".join(typed(f"{named(line)} --help").out for line in lines)
        assert [one for one in re.findall(r"--[a-z][a-z-]+", rest) if one not in known] == [], lines
    for line in {meant(line): None for lines, _ in told for line in lines}:
        ran = typed(line)
        assert ran.code == 0, (line, ran.err)


def named(line: str) -> str:
    """Return the command of a line without what is handed to it."""
    words = line.split()
    return " ".join(words[: 3 if words[1] in GROUPS else 2])


@pytest.mark.usefixtures("desk")
def test_every_command_in_the_text_of_the_readme_runs(typed: Callable[[str], Ran]) -> None:
    text = README.read_text(encoding="utf-8")
    prose = "\n".join(line for line in text.splitlines() if not line.startswith("|"))
    installed = re.findall(r"^python3 .*?\.venv/bin/(parscore .*)$", prose, re.MULTILINE)
    windows = " ".join(re.findall(r"`\.venv\\Scripts\\(parscore [^`]+)`", prose))
    assert installed == [windows.replace("\\", "/")]
    for line in {*map(meant, re.findall(r"`(parscore [^`]+)`", prose)), *installed}:
        assert typed(line).code == 0, line


YEAR = "Trong năm: cần làm gì, và cuối năm sẽ ra sao"


@pytest.mark.slow
def test_what_the_readme_tells_of_the_year_can_be_followed(
    desk: Path, typed: Callable[[str], Ran]
) -> None:
    for path in INPUTS:
        shutil.copy(path, desk)
    (desk / "ky_1.json").rename(desk / "thang_9.json")
    (desk / "ky_2.json").rename(desk / "thang_10.json")
    (year,) = (section for section in sections(README) if section.title == YEAR)
    ran: dict[str, Ran] = {}
    for block in year.blocks:
        if block.file:
            edit(desk / block.file, block, f"README.md:{block.line}")
            continue
        for line in block.text.splitlines():
            ran[line.split()[1]] = typed(line)
            assert ran[line.split()[1]].code == 0, (line, ran[line.split()[1]].err)
    assert set(ran) >= {"whatif", "path", "forecast", "compare", "sensitivity", "report"}
    assert "ngày công" in ran["path"].out
    page = (desk / "ket_qua.html").read_text(encoding="utf-8")
    for words in ("Lộ trình đạt 85 điểm", "Dự báo đến 31/12/2025", "Điểm qua các lần chấm"):
        assert words in page


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_command_in_the_help_runs(
    lang: Lang, desk: Path, typed: Callable[[str], Ran]
) -> None:
    for name in ("plan", "actuals"):
        (desk / f"{name}.json").symlink_to(RULES / f"thanh-hoa/hop-tien/2025/{name}.json")
    pages = [
        "",
        *build(lang).commands,
        *(f"rules {name}" for name in build_group(Words(lang)).commands),
    ]
    found = {
        example
        for page in pages
        for example in examples(typed(f"parscore {page} -h --lang {lang}"))
    }
    assert len(found) > 1
    for line in found:
        assert typed(line).code == 0, line


def examples(page: Ran) -> list[str]:
    """Return the whole command lines that a page of help gives as examples."""
    words = " ".join(page.out.split())
    known = r"evaluate plan\.json actuals\.json|rules explain-code [A-Z]+\d+"
    return re.findall(rf"parscore (?:{known})", words)
