"""A relaxant with other drugs: names that people type, what sources say of the pair, and what adds up."""
