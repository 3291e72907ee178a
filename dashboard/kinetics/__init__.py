"""Times and concentrations."""
