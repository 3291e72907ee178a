"""One relaxant as a whole: its profile for professionals, and for patients a leaflet and a guide to several."""
