"""What a typed name means: relaxants, medicines, patient factors. A near miss becomes a question, never an answer."""
