import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parents[1] / "generator"))

# How long an example takes says something about the machine and nothing about what is tested.
# In continuous integration the examples are the same in every run.
settings.register_profile(
    "bindwright",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("bindwright")
