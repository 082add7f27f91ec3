"""`parscore bundle`: what installs on a computer without a network."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from parscore.cli.entry import say, show_problems
from parscore.cli.exit_codes import ExitCode
from parscore.cli.offline_words import FETCHING, LEFT_OUT, NOT_TRIED
from parscore.cli.output import CannotWrite, make_folder, write_files
from parscore.cli.words import WRITTEN
from parscore.inputs import packaged_rules, search_path
from parscore.offline.bundle import Bundle, Order, make_bundle
from parscore.offline.place import archived, in_the_way, is_archive, put_into_folder
from parscore.offline.problems import Failed

if TYPE_CHECKING:
    from parscore.offline.targets import Platform
    from parscore.values.messages import Lang


def run(
    *, lang: Lang, out: str, platform: Platform, python: tuple[str, ...], force: bool
) -> ExitCode:
    """Make a bundle; what is in the way of it is told before anything is fetched.

    Raises:
        CannotWrite: the disk or a permission is in the way.
        RulesUnusable: `$PARSCORE_RULES` names no folder.
    """
    place = Path(out).absolute()
    blocked = in_the_way(place, force=force)
    if blocked is not None:
        show_problems([blocked], lang)
        return ExitCode.NO_OUTPUT
    rules = search_path(os.environ, packaged_rules()).roots[0]
    make_folder(place.parent)
    order = Order(platform, tuple(dict.fromkeys(python)))
    say(FETCHING(platform=platform, pythons=", ".join(order.pythons)).render(lang))
    try:
        with tempfile.TemporaryDirectory() as work:
            bundle = make_bundle(order, rules, Path(work))
    except Failed as failure:
        show_problems([failure.problem], lang)
        return ExitCode.NO_OUTPUT
    _write(bundle, place)
    if bundle.left_out:
        say(LEFT_OUT(names=", ".join(bundle.left_out)).render(lang))
    if platform == "windows":
        say(NOT_TRIED().render(lang))
    say(WRITTEN(path=out).render(lang))
    return ExitCode.DONE


def _write(bundle: Bundle, place: Path) -> None:
    if is_archive(place):
        write_files({place: archived(bundle.contents, place)})
        return
    try:
        put_into_folder(bundle.contents, place)
    except OSError as error:
        raise CannotWrite(place, error) from None
