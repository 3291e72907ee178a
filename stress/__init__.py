"""Try to break the served dashboard: bad links, hostile input, a long run, faults; ``make stress``."""
