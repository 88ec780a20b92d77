"""The clients of this package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ._core.absent import NotGiven, not_given
from ._core.client import AsyncClient, SyncClient
from ._core.config import ClientConfig
from ._core.options import changed, from_env
from ._core.security import AsyncSecret, Credential, Scheme, Secret
from ._errors import ERROR_FORMAT, OpenAIError
from ._version import __version__

if TYPE_CHECKING:
    import httpx2
    from typing_extensions import Self

    from ._client_raw import (
        AsyncOpenAIWithRawResponse,
        AsyncOpenAIWithStreamingResponse,
        OpenAIWithRawResponse,
        OpenAIWithStreamingResponse,
    )
    from ._core.reader import StreamPolicy
    from .resources.beta.beta import AsyncBeta, Beta

CONFIG: Final = ClientConfig(
    package="openai_runs",
    user_agent="openai-runs/0.1.0",
    base_url="https://api.openai.com/v1",
    headers={},
    timeout=600.0,
    request_id_header="x-request-id",
    error=ERROR_FORMAT,
    schemes={"ApiKeyAuth": Scheme("bearer")},
    security=(("ApiKeyAuth",),),
)


class OpenAI(SyncClient):
    """Client of OpenAI Assistants: threads and runs."""

    def __init__(
        self,
        *,
        api_key: Secret | None = None,
        organization: str | None = None,
        project: str | None = None,
        base_url: str | httpx2.URL | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        max_retries: int = 2,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.Client | None = None,
        stream_policy: StreamPolicy | None = None,
    ) -> None:
        """Set up a client.

        Args:
            api_key: Secret key, sent as a bearer token. A function that gives it is asked
                before every attempt. By default from OPENAI_API_KEY.
            organization: Organization that pays for the requests. By default from
                OPENAI_ORG_ID.
            project: Project that the requests belong to. By default from OPENAI_PROJECT_ID.
            base_url: Where the API is; by default from OPENAI_BASE_URL.
            timeout: Seconds, or an `httpx2.Timeout`; by default 600 seconds.
            max_retries: How often a request is sent again when that may help.
            default_headers: Headers of every request.
            default_query: Query parameters of every request.
            http_client: The HTTP client to use; closing this client closes it, too.
            stream_policy: How streams treat silence, size and an end that never comes.

        Raises:
            OpenAIError: A required argument is missing.
        """
        api_key = from_env(api_key, "OPENAI_API_KEY")
        if not api_key:
            raise OpenAIError(
                "OpenAI needs api_key: pass api_key=..., or set the environment variable OPENAI_API_KEY."
            )
        self.api_key = self._fixed("api_key", api_key)
        organization = from_env(organization, "OPENAI_ORG_ID")
        self.organization = organization
        project = from_env(project, "OPENAI_PROJECT_ID")
        self.project = project
        super().__init__(
            config=CONFIG,
            base_url=base_url or from_env(None, "OPENAI_BASE_URL"),
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
            stream_policy=stream_policy,
        )

    @property
    def _credentials(self) -> dict[str, Credential | None]:
        return {"ApiKeyAuth": self._secret("api_key")}

    @property
    def option_headers(self) -> dict[str, str]:
        """The headers that other options of the client stand for."""
        headers: dict[str, str] = {}
        if self.organization is not None:
            headers["OpenAI-Organization"] = self.organization
        if self.project is not None:
            headers["OpenAI-Project"] = self.project
        return headers

    @cached_property
    def beta(self) -> Beta:
        from .resources.beta.beta import Beta

        return Beta(self)

    @cached_property
    def with_raw_response(self) -> OpenAIWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from ._client_raw import OpenAIWithRawResponse

        return OpenAIWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> OpenAIWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from ._client_raw import OpenAIWithStreamingResponse

        return OpenAIWithStreamingResponse(self)

    def copy(
        self,
        *,
        api_key: Secret | None = None,
        organization: str | None = None,
        project: str | None = None,
        base_url: str | httpx2.URL | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        http_client: httpx2.Client | None = None,
        max_retries: int | NotGiven = not_given,
        default_headers: Mapping[str, str] | None = None,
        set_default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        set_default_query: Mapping[str, object] | None = None,
        stream_policy: StreamPolicy | None = None,
    ) -> Self:
        """A client like this one, with some options changed; both share their connections.

        `default_headers` and `default_query` are added to the present ones, `set_default_headers`
        and `set_default_query` take their place.

        Raises:
            ValueError: headers or query are both added to and replaced.
        """
        return type(self)(
            api_key=api_key or self._sources.get("api_key") or self.api_key,
            organization=organization or self.organization,
            project=project or self.project,
            base_url=base_url or self._chosen_url,
            timeout=self.timeout if isinstance(timeout, NotGiven) else timeout,
            max_retries=self.max_retries if isinstance(max_retries, NotGiven) else max_retries,
            default_headers=changed(self._custom_headers, default_headers, set_default_headers),
            default_query=changed(self._custom_query, default_query, set_default_query),
            stream_policy=stream_policy or self.stream_policy,
            http_client=http_client or self._http,
        )

    with_options = copy


class AsyncOpenAI(AsyncClient):
    """Asynchronous client of OpenAI Assistants: threads and runs."""

    def __init__(
        self,
        *,
        api_key: AsyncSecret | None = None,
        organization: str | None = None,
        project: str | None = None,
        base_url: str | httpx2.URL | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        max_retries: int = 2,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx2.AsyncClient | None = None,
        stream_policy: StreamPolicy | None = None,
    ) -> None:
        """Set up a client.

        Args:
            api_key: Secret key, sent as a bearer token. A function that gives it is asked
                before every attempt. By default from OPENAI_API_KEY.
            organization: Organization that pays for the requests. By default from
                OPENAI_ORG_ID.
            project: Project that the requests belong to. By default from OPENAI_PROJECT_ID.
            base_url: Where the API is; by default from OPENAI_BASE_URL.
            timeout: Seconds, or an `httpx2.Timeout`; by default 600 seconds.
            max_retries: How often a request is sent again when that may help.
            default_headers: Headers of every request.
            default_query: Query parameters of every request.
            http_client: The HTTP client to use; closing this client closes it, too.
            stream_policy: How streams treat silence, size and an end that never comes.

        Raises:
            OpenAIError: A required argument is missing.
        """
        api_key = from_env(api_key, "OPENAI_API_KEY")
        if not api_key:
            raise OpenAIError(
                "OpenAI needs api_key: pass api_key=..., or set the environment variable OPENAI_API_KEY."
            )
        self.api_key = self._fixed("api_key", api_key)
        organization = from_env(organization, "OPENAI_ORG_ID")
        self.organization = organization
        project = from_env(project, "OPENAI_PROJECT_ID")
        self.project = project
        super().__init__(
            config=CONFIG,
            base_url=base_url or from_env(None, "OPENAI_BASE_URL"),
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
            stream_policy=stream_policy,
        )

    @property
    def _credentials(self) -> dict[str, Credential | None]:
        return {"ApiKeyAuth": self._secret("api_key")}

    @property
    def option_headers(self) -> dict[str, str]:
        """The headers that other options of the client stand for."""
        headers: dict[str, str] = {}
        if self.organization is not None:
            headers["OpenAI-Organization"] = self.organization
        if self.project is not None:
            headers["OpenAI-Project"] = self.project
        return headers

    @cached_property
    def beta(self) -> AsyncBeta:
        from .resources.beta.beta import AsyncBeta

        return AsyncBeta(self)

    @cached_property
    def with_raw_response(self) -> AsyncOpenAIWithRawResponse:
        """The same methods; each answers with the HTTP response, and `parse()` gives the model."""
        from ._client_raw import AsyncOpenAIWithRawResponse

        return AsyncOpenAIWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncOpenAIWithStreamingResponse:
        """The same methods; each is a context manager, and the body is read when asked for."""
        from ._client_raw import AsyncOpenAIWithStreamingResponse

        return AsyncOpenAIWithStreamingResponse(self)

    def copy(
        self,
        *,
        api_key: AsyncSecret | None = None,
        organization: str | None = None,
        project: str | None = None,
        base_url: str | httpx2.URL | None = None,
        timeout: float | httpx2.Timeout | None | NotGiven = not_given,
        http_client: httpx2.AsyncClient | None = None,
        max_retries: int | NotGiven = not_given,
        default_headers: Mapping[str, str] | None = None,
        set_default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        set_default_query: Mapping[str, object] | None = None,
        stream_policy: StreamPolicy | None = None,
    ) -> Self:
        """A client like this one, with some options changed; both share their connections.

        `default_headers` and `default_query` are added to the present ones, `set_default_headers`
        and `set_default_query` take their place.

        Raises:
            ValueError: headers or query are both added to and replaced.
        """
        return type(self)(
            api_key=api_key or self._sources.get("api_key") or self.api_key,
            organization=organization or self.organization,
            project=project or self.project,
            base_url=base_url or self._chosen_url,
            timeout=self.timeout if isinstance(timeout, NotGiven) else timeout,
            max_retries=self.max_retries if isinstance(max_retries, NotGiven) else max_retries,
            default_headers=changed(self._custom_headers, default_headers, set_default_headers),
            default_query=changed(self._custom_query, default_query, set_default_query),
            stream_policy=stream_policy or self.stream_policy,
            http_client=http_client or self._http,
        )

    with_options = copy
