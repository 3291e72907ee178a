"""From rows and frames to what is shown or saved: HTML, charts, pictures, CSV, pages to print."""
