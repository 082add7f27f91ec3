"""Where a bundle may go, and that it goes there whole."""

from __future__ import annotations

import io
import json
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from parscore.offline import place
from parscore.offline.bundle import SCHEMA, VERSIONS
from parscore.offline.place import archived, in_the_way, put_into_folder

if TYPE_CHECKING:
    from pathlib import Path

STATED = json.dumps({"schema": SCHEMA}).encode()
CONTENTS = {VERSIONS: STATED, "cai_dat.sh": b"#!/bin/sh\n", "goi/a.whl": b"PK"}


def why(out: Path, *, force: bool = False) -> str | None:
    problem = in_the_way(out, force=force)
    return None if problem is None else problem.code


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_place_and_an_empty_folder_are_free(tmp_path: Path) -> None:
    assert why(tmp_path / "new") is None
    assert why(tmp_path / "new.zip") is None
    assert why(tmp_path) is None


def test_only_an_earlier_bundle_is_replaced_and_only_when_asked(tmp_path: Path) -> None:
    folder, file = tmp_path / "b", tmp_path / "b.zip"
    put_into_folder(CONTENTS, folder)
    file.write_bytes(archived(CONTENTS, file))
    for out in (folder, file):
        assert why(out) == "E483"
        assert why(out, force=True) is None
    (folder / VERSIONS).write_bytes(b'["parscore/bundle/1"]')
    file.write_bytes(b"PK")
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("b", "b.zip", "folder.zip", "link"):
        assert why(tmp_path / name) == "E483"
        assert why(tmp_path / name, force=True) == "E484"


def test_an_earlier_bundle_goes_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "b"
    put_into_folder({"goi/old.whl": b"", VERSIONS: STATED}, out)
    put_into_folder(CONTENTS, out)
    assert names(tmp_path) == {f"b/{name}" for name in CONTENTS}
    assert os.access(out / "cai_dat.sh", os.X_OK)


def test_what_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "b"
    put_into_folder(CONTENTS, out)
    monkeypatch.setattr(place, "EXECUTABLE", 0)
    with pytest.raises(TypeError):
        put_into_folder({"new": b""}, out)
    assert names(tmp_path) == {f"b/{name}" for name in CONTENTS}


def test_an_archive_unpacks_into_one_folder_and_keeps_what_may_be_run(tmp_path: Path) -> None:
    out = tmp_path / "Bộ cài.zip"
    made = archived(CONTENTS, out)
    assert made == archived(CONTENTS, out)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        modes = {one.filename: one.external_attr >> 16 for one in archive.infolist()}
    assert modes == {
        "Bộ cài/phien_ban.json": 0o644,
        "Bộ cài/cai_dat.sh": 0o755,
        "Bộ cài/goi/a.whl": 0o644,
    }
