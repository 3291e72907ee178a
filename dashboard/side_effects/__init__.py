"""How often a side effect was seen, beside placebo, and the grid of effects by organ system."""
