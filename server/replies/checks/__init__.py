"""The fifteen rules, in five groups: answer, truth, privacy, respect, manner."""
