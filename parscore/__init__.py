"""parscore: scores a commune's administrative-reform plan and results, exactly and explained.

For programs: `parscore.api`.
"""

from __future__ import annotations


def version() -> str:
    """Return the version of the installed package."""
    from importlib.metadata import version as of  # noqa: PLC0415 - costs a look at the disk

    return of("parscore")
