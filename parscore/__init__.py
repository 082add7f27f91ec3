"""parscore: scores a commune's administrative-reform plan and results, exactly and explained.

For programs: `parscore.api`.
"""

__version__ = "0.1.0"
