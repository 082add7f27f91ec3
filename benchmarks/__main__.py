"""Every benchmark, one after the other: `.venv/bin/python -m benchmarks`."""

from __future__ import annotations

from benchmarks import columns, evaluate, province, reports, rulebook
from benchmarks.measuring import machine


def main() -> None:
    """Measure everything."""
    print(machine(), end="\n\n")
    evaluate.tell()
    print()
    rulebook.tell()
    print()
    reports.tell()
    print()
    columns.tell()
    print()
    province.tell()


if __name__ == "__main__":
    main()
