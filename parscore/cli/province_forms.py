"""In which form what is found of a province is wanted; asked before anything is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.cli.forms import chosen_form, refuse_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.province.forms import Form
    from parscore.values.messages import Lang


def form_asked(forms: Mapping[str, Form], name: str | None, out: str | None, lang: Lang) -> Form:
    """Return the form that `--format` or the suffix of the file asks for.

    Raises:
        UsageError: there is none such, or a document would be printed on a terminal.
    """
    suffixes = {form.suffix: known for known, form in forms.items()}
    chosen = chosen_form(name, out, suffixes, lang)
    form = forms[chosen]
    if out is None and form.binary:
        refuse_terminal(chosen, form.suffix, lang)
    return form
