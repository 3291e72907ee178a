"""MyoCompare: muscle relaxants side by side, every number with its source."""

__version__ = "2.0.0"
