"""Makes the generated packages importable, unless others of the same name are installed."""

import sys
from pathlib import Path

GENERATED = Path(__file__).parents[2] / "generated"

sys.path.extend(str(each / "src") for each in sorted(GENERATED.iterdir()) if each.is_dir())
