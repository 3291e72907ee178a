"""The comparison at a glance: one short cell a question and column, derived from the same rows as the details."""
