"""Dose rules, the windows they leave, creatinine clearance; plans are in `plans`."""
