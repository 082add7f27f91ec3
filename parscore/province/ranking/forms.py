"""The forms of a ranking."""

from __future__ import annotations

from typing import Final

from parscore.province.forms import forms_in

FORMS: Final = forms_in(__package__, "text", "md", "csv", "html", "xlsx", "docx", "json")
