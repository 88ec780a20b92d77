"""`bindwright.yaml`: what is special to one SDK."""

from bindwright.settings.extensions import CUSTOM, ExtensionSettings, HookSettings, Target
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
    "CUSTOM",
    "ClientSettings",
    "DoneSettings",
    "ErrorSettings",
    "ExtensionSettings",
    "HookSettings",
    "MethodSettings",
    "OptionSettings",
    "PackageSettings",
    "PageSettings",
    "PollSettings",
    "ResourceSettings",
    "Settings",
    "SkipSettings",
    "StreamSettings",
    "Target",
    "diagnose",
    "read_settings",
    "settings_schema",
]
