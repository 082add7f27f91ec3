"""Workbooks as offices print them: what reports and forms share."""
