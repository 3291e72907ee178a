"""The cells of the side-by-side table, one function a row: what the tables know of a relaxant, cited."""
