"""Plans of doses by mouth: steps, limits, supply, calendar. A plan is never clipped: what breaks a limit is said."""
