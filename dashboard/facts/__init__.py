"""A row of any table in words, and which rows still wait for a reader."""
