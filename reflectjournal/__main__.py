"""Lets `python -m reflectjournal` start the program."""

import sys

from reflectjournal.cli import main

sys.exit(main())
