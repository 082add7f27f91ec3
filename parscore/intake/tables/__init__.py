"""Any table an office has (xlsx, xls, HTML, CSV) as typed cells, each of which knows its place."""
