"""click's own words (Usage, Options, its errors) in Vietnamese."""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parscore.values.messages import Lang

DOMAIN = "parscore"
LOCALE = Path(__file__).parent / "locale"


def localise_click(lang: Lang) -> None:
    """Make click speak Vietnamese; must run before click is imported."""
    if lang == "vi":
        os.environ["LANGUAGE"] = "vi"
        gettext.bindtextdomain(DOMAIN, str(LOCALE))
        gettext.textdomain(DOMAIN)
