"""Makes the runtime importable as the package `_core`, as it stands in the templates."""

import sys
from pathlib import Path

RUNTIME = Path(__file__).parents[2] / "templates" / "sdk" / "src" / "__package__"

sys.path.insert(0, str(RUNTIME))
