"""MyoCompare: muscle relaxants side by side, every number with its source."""
