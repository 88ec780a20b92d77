"""Errors, in the shape that the description declares for them."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from bindwright.mock.answering import Answers
from bindwright.mock.checking import Checker
from bindwright.mock.description import Description, is_json
from bindwright.mock.faults import Fault
from bindwright.mock.preferences import Preferences
from bindwright.mock.routing import Route
from bindwright.normalize.raw import is_list, is_map

_TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    429: "rate_limit_error",
}
_NO_PREFERENCES = Preferences()


def declared_for(responses: dict[str, Any], status: int) -> str | None:
    """The key of the response for a status: itself, its range, or `default`."""
    for key in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
        if key in responses:
            return key
    return None


class Failures:
    """Makes the bodies of errors."""

    def __init__(
        self,
        description: Description,
        checker: Checker,
        answers: Answers,
        routes: Sequence[Route],
    ) -> None:
        self._description, self._checker, self._answers = description, checker, answers
        found = (self._media(each, 400, exactly=False) for each in routes)
        self._usual = next((each for each in found if each is not None), None)

    def faulty(self, route: Route | None, status: int, faults: Sequence[Fault]) -> Any:
        """The body that tells what is wrong with a request; all of it, the first one as `param`."""
        message = "; ".join(map(str, faults))
        param = faults[0].where if route is not None else None
        return self._filled(self._shape(route, status), status, message, param)

    def preferred(self, route: Route, status: int, preferences: Preferences) -> Any:
        """The body of an error that the caller asked for: its example if it has one."""
        media = self._media(route, status, exactly=True)
        found = self._answers.example(media, preferences) if media is not None else None
        if found is not None:
            return found[0]
        message = f"the status {status} was asked for"
        return self._filled(self._shape(route, status), status, message, None)

    def _shape(self, route: Route | None, status: int) -> dict[str, Any] | None:
        media = self._media(route, status, exactly=False) if route is not None else None
        return media or self._usual

    def _media(self, route: Route, status: int, *, exactly: bool) -> dict[str, Any] | None:
        """The JSON declared for a status; unless `exactly`, that of another error will do."""
        responses = route.operation.get("responses", {})
        keys = [declared_for(responses, status)]
        if not exactly:
            keys += [key for key in responses if key[:1] in ("4", "5")]
        for key in keys:
            if key is None:
                continue
            response = self._description.follow(responses[key])
            content: dict[str, dict[str, Any]] = response.get("content", {})
            for media_type, media in content.items():
                if is_json(media_type):
                    return media
        return None

    def _filled(
        self, media: dict[str, Any] | None, status: int, message: str, param: str | None
    ) -> Any:
        """An error of the declared shape that says `message`, as far as it has places for it."""
        kind = _TYPES.get(status, "invalid_request_error" if status < 500 else "server_error")
        facts = {"message": message, "type": kind, "param": param, "code": None}
        body = self._answers.body(media, _NO_PREFERENCES) if media is not None else None
        holder, word = _holder(body)
        if media is None or holder is None:
            return {"error": facts}
        schema = media.get("schema", {})
        phrase = HTTPStatus(status).phrase if status in _STATUSES else kind
        choices: dict[str, list[Any]] = {
            "title": [phrase],
            "type": [kind],
            "param": [param, ""],
            "code": [None, phrase.lower().replace(" ", "_"), status],
            "status": [status, str(status)],
            word: [message],
        }
        strict = self._checker.is_valid(schema, body)
        for name in choices.keys() & holder.keys():
            for value in choices[name]:
                before, holder[name] = holder[name], value
                if not strict or self._checker.is_valid(schema, body):
                    break
                holder[name] = before
        return body


_STATUSES = frozenset(int(each) for each in HTTPStatus)


def _holder(body: Any) -> tuple[dict[str, Any] | None, str]:
    """The object that says what is wrong, and the property where it does."""
    waiting = [body]
    while waiting:
        each = waiting.pop(0)
        if is_map(each):
            for word in ("message", "detail", "error", "title"):
                if isinstance(each.get(word), str):
                    return each, word
            waiting += each.values()
        elif is_list(each):
            waiting += each
    return None, ""
