"""Floor 8: an assessment becomes a text, a page or a table. Every report is a pure function.

An assessment is the only input. `subject` looks things up in it, `sections` says what a person
wants to know as blocks, and `text` and `markdown` only lay those blocks out.
"""
