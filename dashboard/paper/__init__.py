"""What a reader takes away on paper: one document, written as a PDF and as an HTML page."""
