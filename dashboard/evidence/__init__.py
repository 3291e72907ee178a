"""What trials, reviews and guidelines found."""
