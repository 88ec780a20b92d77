"""`bindwright.yaml`: what is special to one SDK."""

from bindwright.settings.model import (
    ClientSettings,
    DoneSettings,
    ErrorSettings,
    MethodSettings,
    OptionSettings,
    PackageSettings,
    PageSettings,
    PollSettings,
    ResourceSettings,
    Settings,
    SkipSettings,
    StreamSettings,
)
from bindwright.settings.reader import diagnose, read_settings
from bindwright.settings.schema import settings_schema

__all__ = [
    "ClientSettings",
    "DoneSettings",
    "ErrorSettings",
    "MethodSettings",
    "OptionSettings",
    "PackageSettings",
    "PageSettings",
    "PollSettings",
    "ResourceSettings",
    "Settings",
    "SkipSettings",
    "StreamSettings",
    "diagnose",
    "read_settings",
    "settings_schema",
]
