"""Where a bundle starts."""

import sys

from reflectjournal.cli import main

sys.exit(main())
