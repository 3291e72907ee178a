"""The tables: what they may hold, the rules they keep, how they are read, and what has been read twice."""
