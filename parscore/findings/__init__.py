"""Floor 6: what follows from scores and conclusions: minimums, targets, tasks, evidence, gaps."""
