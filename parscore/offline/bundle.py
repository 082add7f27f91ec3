"""Makes a bundle: the wheels of each Python, the rules, scripts, a guide, and what proves it whole.

Nothing in it depends on the day or on the folder it was made in.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from parscore.inputs import packaged_rules
from parscore.offline import install
from parscore.offline.notepad import for_notepad
from parscore.offline.own_wheel import NAME, own_wheel
from parscore.offline.pip import download
from parscore.offline.problems import NO_WHEEL, Failed
from parscore.offline.targets import Platform, Target
from parscore.offline.wheels import Wheel, needed, read_wheel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEMA: Final = "parscore/bundle/1"
VERSIONS: Final = "phien_ban.json"
SUMS: Final = install.SUMS
RULES: Final = install.RULES
PACKAGES: Final = "goi"
SAMPLE: Final = "ho_so_mau"
GUIDE: Final = "DOC_TOI_TRUOC.txt"

# Left out where no wheel of it can be had: the reference evaluator draws the same conclusions.
MAY_LACK: Final = frozenset({"durable-rules"})

_SCRIPT: Final[Mapping[Platform, str]] = {"linux": ".sh", "windows": ".bat"}
_EXTRAS = "office"
_TEXTS = Path(__file__).parent / "texts"
_SAMPLE_OF = "thanh-hoa/hop-tien/2025"
_ROUNDS = 8


class Order(NamedTuple):
    """What the bundle is to be for: a system, and one Python or several."""

    platform: Platform
    pythons: tuple[str, ...]


class Chosen(NamedTuple):
    """The wheels for one Python, and what had to be left out."""

    wheels: tuple[Wheel, ...]
    left_out: frozenset[str]


class Bundle(NamedTuple):
    """The files of a bundle by their names in it, and what had to be left out."""

    contents: Mapping[str, bytes]
    left_out: tuple[str, ...]


def make_bundle(order: Order, rules: Path, work: Path) -> Bundle:
    """Return a bundle; `rules` is the rules folder to put in, `work` an empty one to work in.

    Raises:
        Failed: pip, the index or the running parscore cannot give what it needs.
    """
    own = own_wheel(work)
    chosen = {
        python: _chosen(own, Target(order.platform, python), work) for python in order.pythons
    }
    left_out = tuple(sorted({name for one in chosen.values() for name in one.left_out}))
    version = str(read_wheel(own).version)
    words = _words(order, version, left_out)
    contents = {
        GUIDE: _notepad(f"doc_toi_truoc_{order.platform}.txt", words),
        **{f"{SAMPLE}/{name}": data for name, data in _sample(packaged_rules()).items()},
        **{f"{RULES}/{name}": data for name, data in files_below(rules).items()},
        **_packages(chosen),
        f"{PACKAGES}/cai_dat.py": Path(install.__file__).read_bytes(),
        f"{PACKAGES}/thieu_python.txt": _text(f"thieu_python_{order.platform}.txt", words, order),
        VERSIONS: _versions(order, version, chosen, left_out),
    }
    suffix = _SCRIPT[order.platform]
    for folder, stem in (("", "cai_dat"), ("", "cham_diem"), (f"{SAMPLE}/", "cham_diem")):
        contents[f"{folder}{stem}{suffix}"] = _text(f"{stem}{suffix}", words, order)
    ordered = {name: contents[name] for name in sorted(contents)}
    return Bundle({**ordered, SUMS: _sums(ordered)}, left_out)


def _chosen(own: Path, target: Target, work: Path) -> Chosen:
    """Download what parscore needs on a target, round by round until nothing is lacking."""
    folder = work / target.python
    folder.mkdir()
    shutil.copy(own, folder)
    constraints = work / "constraints.txt"
    constraints.write_text("\n".join(_tried_here()), encoding="utf-8")
    left_out: frozenset[str] = frozenset()
    root = Requirement(f"{NAME}[{_EXTRAS}]")
    for _ in range(_ROUNDS):
        found = needed(map(read_wheel, sorted(folder.glob("*.whl"))), root, target)
        lacking = [one for one in found.lacking if canonicalize_name(one.name) not in left_out]
        if not lacking:
            return Chosen(tuple(found.wheels[name] for name in sorted(found.wheels)), left_out)
        sure = [_bare(one) for one in lacking if canonicalize_name(one.name) not in MAY_LACK]
        if sure:
            download(sure, constraints, folder, target)
        left_out |= {
            canonicalize_name(one.name)
            for one in lacking
            if canonicalize_name(one.name) in MAY_LACK
            and not _had(one, constraints, folder, target)
        }
    raise Failed(
        NO_WHEEL.problem("pip", **target._asdict(), why=", ".join(map(str, found.lacking)))
    )


def _had(one: Requirement, constraints: Path, folder: Path, target: Target) -> bool:
    try:
        download([_bare(one)], constraints, folder, target)
    except Failed:
        return False
    return True


def _bare(one: Requirement) -> str:
    """Return a requirement without its marker, which was read for the target already."""
    extras = f"[{','.join(sorted(one.extras))}]" if one.extras else ""
    return f"{one.name}{extras}{one.specifier}"


def _tried_here() -> list[str]:
    """Return the versions installed here, with which parscore was tried: no others are taken."""
    found = {canonicalize_name(one.name): one.version for one in distributions() if one.name}
    return [f"{name}=={found[name]}" for name in sorted(found) if "+" not in found[name]]


def _packages(chosen: Mapping[str, Chosen]) -> dict[str, bytes]:
    """Return all wheels, and for each Python the list of them that pip installs by."""
    files: dict[str, bytes] = {}
    for python, one in chosen.items():
        lines = []
        for wheel in one.wheels:
            data = wheel.path.read_bytes()
            files[f"{PACKAGES}/{wheel.path.name}"] = data
            digest = hashlib.sha256(data).hexdigest()
            lines.append(f"{wheel.name}=={wheel.version} --hash=sha256:{digest}\n")
        files[f"{PACKAGES}/yeu_cau-{python}.txt"] = "".join(lines).encode()
    return files


def _sample(rules: Path) -> dict[str, bytes]:
    """Return the documents of a commune to try the program with, where the rules hold them."""
    folder = rules / _SAMPLE_OF
    names = ("plan.json", "actuals.json")
    return {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}


def files_below(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by their names in it; hidden ones stay behind."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in name.parts):
            found[name.as_posix()] = path.read_bytes()
    return found


def _versions(
    order: Order, version: str, chosen: Mapping[str, Chosen], left_out: tuple[str, ...]
) -> bytes:
    stated: dict[str, Any] = {
        "schema": SCHEMA,
        "parscore": version,
        "platform": order.platform,
        "pythons": list(order.pythons),
        "left_out": list(left_out),
        "packages": {
            python: {wheel.name: str(wheel.version) for wheel in one.wheels}
            for python, one in chosen.items()
        },
    }
    return (json.dumps(stated, ensure_ascii=False, indent=2) + "\n").encode()


def _sums(contents: Mapping[str, bytes]) -> bytes:
    """Return the list that `sha256sum --check` reads."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in contents.items())
    return "".join(lines).encode()


def _words(order: Order, version: str, left_out: Iterable[str]) -> dict[str, str]:
    """Return what the texts leave open."""
    lacks = "".join(
        f"   Không kèm gói {name} (không có cũng cho kết quả như nhau).\n" for name in left_out
    )
    return {
        "@VERSION@": version,
        "@PYTHONS@": " ".join(order.pythons),
        "@PYTHON_WORDS@": " hoặc ".join(order.pythons),
        "@LEFT_OUT@": lacks,
    }


def _filled(name: str, words: Mapping[str, str]) -> str:
    text = (_TEXTS / name).read_text(encoding="utf-8")
    for gap, word in words.items():
        text = text.replace(gap, word)
    return text


def _notepad(name: str, words: Mapping[str, str]) -> bytes:
    return for_notepad(_filled(name, words))


def _text(name: str, words: Mapping[str, str], order: Order) -> bytes:
    """Return a text with the line ends of the system it is for."""
    text = _filled(name, words)
    return (text.replace("\n", "\r\n") if order.platform == "windows" else text).encode()
