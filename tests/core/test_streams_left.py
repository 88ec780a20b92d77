"""Streams over real connections: however one is left early, the connection is released."""

import asyncio
import gc
import threading
import time
import warnings
from collections.abc import Callable
from contextlib import aclosing
from typing import Any

import pytest
from stream_kit import A, B, C, DONE, async_client, client, open_async, open_stream
from stream_server import HOLD, PATIENCE, StreamServer

from _core.errors import SDKError
from _core.streams import AsyncStream, Stream


def leave_by_break(stream: Stream[Any]) -> None:
    for _ in stream:
        break


def leave_by_exception(stream: Stream[Any]) -> None:
    with pytest.raises(ZeroDivisionError):
        for event in stream:
            raise ZeroDivisionError(event)


def leave_by_with(stream: Stream[Any]) -> None:
    with stream as entered:
        assert next(entered) == 1


def leave_by_close(stream: Stream[Any]) -> None:
    for event in stream:
        assert event == 1
        stream.close()


def leave_before_the_first_event(stream: Stream[Any]) -> None:
    with stream:
        pass


LEAVING = [
    leave_by_break,
    leave_by_exception,
    leave_by_with,
    leave_by_close,
    leave_before_the_first_event,
]


@pytest.mark.parametrize("leave", LEAVING)
def test_leaving_early_closes_the_connection(leave: Callable[[Stream[Any]], None]) -> None:
    with StreamServer([A, HOLD], [DONE]) as server, client() as http:
        stream = open_stream(http, server.url)
        leave(stream)
        assert server.client_left()
        assert list(open_stream(http, server.url)) == []
        assert stream.is_closed


async def leave_async_by_break(stream: AsyncStream[Any]) -> None:
    async for _ in stream:
        break


async def leave_async_by_exception(stream: AsyncStream[Any]) -> None:
    with pytest.raises(ZeroDivisionError):
        async for event in stream:
            raise ZeroDivisionError(event)


async def leave_async_by_with(stream: AsyncStream[Any]) -> None:
    async with stream as entered:
        assert await anext(entered) == 1


async def leave_async_by_close(stream: AsyncStream[Any]) -> None:
    async for event in stream:
        assert event == 1
        await stream.aclose()


async def leave_async_by_aclosing(stream: AsyncStream[Any]) -> None:
    async with aclosing(stream):
        assert await anext(stream) == 1


async def leave_async_by_timeout_in_a_loop(stream: AsyncStream[Any]) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            async for _ in stream:
                pass


async def leave_async_by_cancelling_anext(stream: AsyncStream[Any]) -> None:
    async def wait_for_ever() -> None:
        while True:
            await anext(stream)

    task = asyncio.create_task(wait_for_ever())
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


LEAVING_ASYNC = [
    leave_async_by_break,
    leave_async_by_exception,
    leave_async_by_with,
    leave_async_by_close,
    leave_async_by_aclosing,
    leave_async_by_timeout_in_a_loop,
    leave_async_by_cancelling_anext,
]


@pytest.mark.parametrize("leave", LEAVING_ASYNC)
def test_leaving_an_async_stream_early_closes_the_connection(leave: Callable[..., Any]) -> None:
    async def run() -> None:
        async with async_client() as http:
            stream = await open_async(http, server.url)
            await leave(stream)
            assert await asyncio.to_thread(server.client_left)
            assert [event async for event in await open_async(http, server.url)] == []
            assert stream.is_closed

    with StreamServer([A, HOLD], [DONE]) as server:
        asyncio.run(run())


@pytest.mark.parametrize("taken", [0, 1])
def test_a_forgotten_stream_is_closed_with_a_warning(taken: int) -> None:
    with StreamServer([A, HOLD], [DONE]) as server, client() as http:
        stream = open_stream(http, f"{server.url}?key=secret")
        assert [next(stream) for _ in range(taken)] == [1][:taken]
        with pytest.warns(ResourceWarning, match="unclosed Stream of http.*/stream$"):
            del stream
        assert server.client_left()
        assert list(open_stream(http, server.url)) == []


@pytest.mark.parametrize("taken", [0, 1])
def test_a_forgotten_async_stream_is_closed_with_a_warning(taken: int) -> None:
    async def run() -> None:
        async with async_client() as http:
            stream = await open_async(http, f"{server.url}?key=secret")
            assert [await anext(stream) for _ in range(taken)] == [1][:taken]
            with pytest.warns(ResourceWarning, match="unclosed AsyncStream of http.*/stream$"):
                del stream
            assert await asyncio.to_thread(server.client_left)
            assert [event async for event in await open_async(http, server.url)] == []

    with StreamServer([A, HOLD], [DONE]) as server:
        asyncio.run(run())


def test_an_async_stream_forgotten_in_a_cycle_and_another_thread_is_closed() -> None:
    async def run() -> None:
        async with async_client() as http:
            stream: Any = await open_async(http, server.url)
            assert await anext(stream) == 1
            stream.itself = stream
            del stream
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ResourceWarning)
                await asyncio.to_thread(gc.collect)
            assert await asyncio.to_thread(server.client_left)
            assert [event async for event in await open_async(http, server.url)] == []

    with StreamServer([A, HOLD], [DONE]) as server:
        asyncio.run(run())


def test_an_async_stream_that_outlives_its_loop_still_lets_the_server_go() -> None:
    kept: list[Any] = []

    async def run() -> None:
        http = async_client()
        kept.append(http)
        kept.append(await open_async(http, server.url))

    with StreamServer([A, HOLD]) as server:
        asyncio.run(run())
        with pytest.warns(ResourceWarning, match="unclosed AsyncStream"):
            kept.pop()
        assert server.client_left()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # the client itself was left too
            kept.clear()
            gc.collect()


def test_single_events_can_be_taken_before_a_loop() -> None:
    with StreamServer([A, B, C, DONE]) as server, client() as http:
        stream = open_stream(http, server.url)
        assert next(stream) == 1
        assert list(stream) == [2, 3]


def test_a_stream_that_was_left_does_not_look_finished() -> None:
    async def run() -> None:
        async with async_client() as http:
            stream = await open_async(http, server.url)
            await leave_async_by_close(stream)
            with pytest.raises(SDKError, match="closed before its end"):
                async for _ in stream:
                    pass

    with StreamServer([A, B, HOLD]) as server, client() as http:
        stream = open_stream(http, server.url)
        leave_by_break(stream)
        with pytest.raises(SDKError, match="closed before its end"):
            list(stream)
        asyncio.run(run())


def test_closing_from_another_thread_ends_a_waiting_loop() -> None:
    with StreamServer([A, HOLD]) as server, client() as http:
        stream = open_stream(http, server.url)
        timer = threading.Timer(0.1, stream.close)
        timer.start()
        begin = time.monotonic()
        assert list(stream) == [1]
        assert time.monotonic() - begin < PATIENCE / 2  # not by the transport's timeout
        timer.join()
        assert server.client_left()


def test_closing_from_another_task_ends_a_waiting_loop() -> None:
    async def run() -> None:
        async with async_client() as http:
            stream = await open_async(http, server.url)
            asyncio.get_running_loop().call_later(
                0.1, lambda: tasks.append(asyncio.create_task(stream.close()))
            )
            begin = time.monotonic()
            assert [event async for event in stream] == [1]
            assert time.monotonic() - begin < PATIENCE / 2
            assert await asyncio.to_thread(server.client_left)

    tasks: list[Any] = []
    with StreamServer([A, HOLD]) as server:
        asyncio.run(run())
