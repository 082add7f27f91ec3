"""The form for actuals: an empty workbook for a commune to fill in, and a filled one read back."""
