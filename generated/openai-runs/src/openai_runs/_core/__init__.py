"""The runtime of this package: values, requests, the HTTP client and event streams.

It knows no endpoint, event or model of the API; the generated modules tell it. Import what you
need from its modules, so that importing one thing costs one thing.
"""
