"""How fast the site builds and how light it is, at the annex's own size and at many times that. See `make bench`."""
