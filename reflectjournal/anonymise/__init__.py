"""Finding what could identify somebody, and what to put in its place.

Pure functions: text in, findings and text out. `scan` finds, `review` applies what the
writer decided. Nothing here claims that everything was found.
"""
