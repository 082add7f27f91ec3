"""The forms of how stable a ranking is."""

from __future__ import annotations

from typing import Final

from parscore.province.forms import forms_in

FORMS: Final = forms_in(__package__, "text", "md", "csv", "html", "json")
