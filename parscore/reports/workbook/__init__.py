"""The self-scoring workbook: the form offices know, with formulas that recompute."""
