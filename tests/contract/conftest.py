"""Makes the committed SDK importable, as its users would install it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "generated" / "openai-runs" / "src"))
