"""Floor 1: exact numbers, periods, Vietnamese text and messages. Knows nothing of documents."""
