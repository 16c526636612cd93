"""Lists and tables as Qt wants them, over plain tuples."""
