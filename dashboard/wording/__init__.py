"""From a row to its words: figures, levels, countries, whom a rule is for."""
