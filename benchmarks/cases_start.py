"""Start: what a fresh process takes to get somewhere, in time and in memory."""

from __future__ import annotations

from typing import Final

from measure import OPENAI, Aim, Case
from processes import Spawner

CLIENT: Final = "import {0}; c = {0}.OpenAI(api_key='k')"
RETRIEVE: Final = (
    "import warnings; warnings.simplefilter('ignore'); import httpx2, {0}; "
    "from samples import RUN, answering; "
    "c = {0}.OpenAI(api_key='k', http_client=httpx2.Client(transport=answering(RUN))); "
    "c.beta.threads.runs.retrieve('run_1', thread_id='thread_1')"
)
STREAM: Final = (
    "import warnings; warnings.simplefilter('ignore'); import httpx2, {0}; "
    "from samples import streaming; "
    "c = {0}.OpenAI(api_key='k', http_client=httpx2.Client(transport=streaming(1))); "
    "next(iter(c.beta.threads.runs.create('thread_1', assistant_id='a', stream=True)))"
)
BARE: Final = "a bare interpreter"
HTTP: Final = "httpx2.Client()"


def cases(spawner: Spawner) -> list[Case]:
    """The comparisons about the start of a program."""
    get = spawner.python(
        "import httpx2; from samples import RUN, answering; "
        "httpx2.Client(transport=answering(RUN)).get('https://example.com').json()"
    )
    first = spawner.python(
        "import httpx2; from samples import streaming; "
        "c = httpx2.Client(transport=streaming(1)); "
        "r = c.send(c.build_request('POST', 'https://example.com'), stream=True); "
        "next(r.iter_bytes())"
    )
    return [
        Case(
            key="import",
            title="import",
            note="`import openai_runs` beside `import openai`.",
            units={"ms": [Aim(BARE, "more", 30)], "MB": ()},
            ours=spawner.python("import openai_runs"),
            theirs=spawner.python("import openai"),
            floors={BARE: spawner.python("pass")},
        ),
        Case(
            key="first-access",
            title="import, client, runs",
            note="The import, a client, and the first access to `client.beta.threads.runs`. The "
            "floor is the HTTP library and a client of it.",
            units={
                "ms": [Aim(OPENAI, "less", 6), Aim(HTTP, "times", 1.25)],
                "MB": [Aim(OPENAI, "less", 2)],
            },
            ours=spawner.python(f"{CLIENT.format('openai_runs')}; c.beta.threads.runs"),
            theirs=spawner.python(f"{CLIENT.format('openai')}; c.beta.threads.runs"),
            floors={HTTP: spawner.python("import httpx2; httpx2.Client()")},
        ),
        Case(
            key="first-run",
            title="import to first run",
            note="All from the import to the first `runs.retrieve`, answered without a network. "
            "The floor is a GET by the HTTP library, and its JSON.",
            units={"ms": (), "MB": ()},
            ours=spawner.python(RETRIEVE.format("openai_runs")),
            theirs=spawner.python(RETRIEVE.format("openai")),
            floors={"httpx2 GET": get},
        ),
        Case(
            key="first-event",
            title="import to first event",
            note="All from the import to the first event of `runs.create(stream=True)`. The floor "
            "is the first bytes by the HTTP library.",
            units={"ms": (), "MB": ()},
            ours=spawner.python(STREAM.format("openai_runs")),
            theirs=spawner.python(STREAM.format("openai")),
            floors={"httpx2 bytes": first},
        ),
    ]
