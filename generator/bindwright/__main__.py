"""`python -m bindwright`."""

import sys

from bindwright.cli import main

sys.exit(main())
