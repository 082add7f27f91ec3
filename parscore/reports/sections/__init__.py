"""What a report says, section by section: each a pure function of the subject, without layout."""
