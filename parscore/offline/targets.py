"""The computers that a bundle is for: their systems, their Pythons, what pip calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Platform = Literal["linux", "windows"]

PLATFORMS: Final[tuple[Platform, ...]] = ("linux", "windows")
PYTHONS: Final = ("3.11", "3.12", "3.13")

# What Debian 10, Ubuntu 20.04, RHEL 8 and all later systems have.
_NEWEST_GLIBC = 28
_OLDEST_GLIBC = 5
_TAGS: Final[Mapping[Platform, tuple[str, ...]]] = {
    "linux": (
        *(f"manylinux_2_{n}_x86_64" for n in range(_NEWEST_GLIBC, _OLDEST_GLIBC - 1, -1)),
        *("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64", "linux_x86_64"),
    ),
    "windows": ("win_amd64",),
}
_MARKERS: Final[Mapping[Platform, Mapping[str, str]]] = {
    "linux": {
        "os_name": "posix",
        "platform_machine": "x86_64",
        "platform_system": "Linux",
        "sys_platform": "linux",
    },
    "windows": {
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_system": "Windows",
        "sys_platform": "win32",
    },
}


class Target(NamedTuple):
    """One kind of computer, of 64 bits: its system and its Python, such as 3.12."""

    platform: Platform
    python: str

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the platforms whose wheels it can use, as pip names them."""
        return _TAGS[self.platform]

    def markers(self) -> dict[str, str]:
        """Return what the markers of requirements are held against (PEP 508)."""
        return {
            **_MARKERS[self.platform],
            "implementation_name": "cpython",
            "implementation_version": f"{self.python}.0",
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_version": "",
            "python_full_version": f"{self.python}.0",
            "python_version": self.python,
        }
