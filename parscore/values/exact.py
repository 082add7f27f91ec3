"""The exact ratio with which everything is computed.

It is the standard library's `Fraction` as the compiled package quicktions has it, several times as
fast: same names, same results, same hashes; either may be mixed with the other.

It is made of numbers only, never of text: `Fraction("2")` would, in quicktions up to 1.24, write
over Python's own constant for a byte. Text is read by `parscore.values.numbers`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction
else:
    from quicktions import Fraction

__all__ = ["Fraction"]
