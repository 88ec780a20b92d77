"""Names of the distribution, the import package and the client, from the description's title."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from bindwright.infer.description import Description, mapping
from bindwright.names import snake
from bindwright.normalize.access import default_url, home_of, read_servers
from bindwright.normalize.spots import pascal

_NOISE = frozenset(
    """a an and api apis definition description doc docs documentation for http openapi platform
    public reference rest restful sdk service spec specification swagger the v web""".split()
)
_VERSION = re.compile(r"v?[0-9][0-9.]*", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s\"<>]+")
_HOST_NOISE = frozenset("api apis www rest gateway sandbox staging dev test".split())
# Classes of every SDK: a client of such a name would hide them.
_TAKEN_CLASSES = frozenset({"API", "APIConnection", "APIStatus", "Omit", "Stream", "SDK"})
_TAKEN_MODULES = frozenset(sys.stdlib_module_names) | {"httpx2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the package and its client are called."""

    distribution: str
    module: str
    client: str
    subject: str
    """What the package is a client of, such as `OpenAI API`."""
    reason: str
    """Where the names come from."""

    def env(self, suffix: str) -> str:
        """The name of an environment variable: `PETSTORE_API_KEY` for `API_KEY`."""
        return f"{self.module.upper()}_{suffix}"


def infer_names(description: Description, server: str | None) -> Names:
    """The names, from `info.title`, or the server's host where the title says nothing."""
    info = mapping(description.data.get("info"))
    title = " ".join(_visible(str(info.get("title", ""))).split())
    words = [each for each in re.findall(r"[^\W_]+(?:\.[0-9]+)*", title) if not _noise(each)]
    reason = "from the title of the description"
    if not any(_ascii(each) for each in words):
        words = _host_words(server)
        reason = "from the server's host, as the title names nothing"
    if not words:
        words = ["client"]
        reason = "the description names neither a title nor a host"
    words = [_ascii(each) or snake(each) for each in words]
    module = snake("_".join(each.lower() for each in words))
    client = "".join(pascal(each) for each in words)
    if module in _TAKEN_MODULES or keyword.iskeyword(module):
        module += "_api"
    if client in _TAKEN_CLASSES | {pascal(each) for each in description.components("schemas")}:
        client += "Client"
    return Names(
        distribution=module.replace("_", "-"),
        module=module,
        client=client,
        subject=f"{' '.join(each[:1].upper() + each[1:] for each in words)} API",
        reason=reason,
    )


def infer_server(description: Description) -> str | None:
    """The URL of the first server that stands for itself, its variables as they are by default."""
    for server in read_servers(description.data, home_of(description.data)):
        url = default_url(server)
        if _URL.fullmatch(url) and "{" not in url:
            return url
    return None


def _noise(word: str) -> bool:
    return word.lower() in _NOISE or _VERSION.fullmatch(word) is not None


def _ascii(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return "".join(char for char in plain if char.isalnum())


def _visible(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def _host_words(server: str | None) -> list[str]:
    """`https://api.cohere.com` -> `["cohere"]`."""
    host = urlsplit(server or "").hostname or ""
    labels = [each for each in host.split(".")[:-1] if each not in _HOST_NOISE]
    return re.findall(r"[^\W_]+", labels[-1]) if labels else []
