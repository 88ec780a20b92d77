"""Circles in a graph: which nodes can reach each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def strongly_connected(graph: Mapping[str, set[str]]) -> Iterator[set[str]]:
    """The strongly connected components of a graph, by Tarjan's algorithm.

    Every node is in exactly one component; nodes that no circle runs through are alone. It does
    not recurse, since descriptions may nest deeper than Python's stack.
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for root in graph:
        if root in index:
            continue
        work = [(root, iter(sorted(graph[root])))]
        while work:
            node, successors = work[-1]
            if node not in index:
                index[node] = low[node] = len(index)
                path.append(node)
                on_path.add(node)
            for successor in successors:
                if successor not in index:
                    work.append((successor, iter(sorted(graph[successor]))))
                    break
                if successor in on_path:
                    low[node] = min(low[node], low[successor])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    component: set[str] = set()
                    while node not in component:
                        member = path.pop()
                        on_path.discard(member)
                        component.add(member)
                    yield component
