"""The types below `types`."""
