"""One patient: fitness of each relaxant for the condition, what labels ask for, and why; there is no score."""
