"""A commune's plan as a workbook: written for an office to fill in, and read back."""
