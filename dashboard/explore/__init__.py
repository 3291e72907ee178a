"""The class: filters, what rules a relaxant out, one row a relaxant."""
