"""Builders that tests share: a formula, a rule set, a plan or actuals from a few words."""
