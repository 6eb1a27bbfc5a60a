"""Which calls the application serves, asked of its own routes: no list can be behind them."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.convertors import PathConvertor
from starlette.routing import BaseRoute, Match, Mount
from starlette.types import Scope


class ClausePath(PathConvertor):
    """The path of a clause, which may hold slashes; what is like it lives one step further."""

    regex = ".+(?<!/similar)"


METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
OF_FILES = ("GET", "HEAD")  # what a mounted folder answers


def methods_of(routes: Iterable[BaseRoute], scope: Scope) -> tuple[str, ...]:
    """The methods that the address of a request takes; none when nothing lives there."""
    found = {method for method in METHODS if _takes(routes, scope, method)}
    return tuple(sorted(found | ({"HEAD"} if "GET" in found else set())))


def _takes(routes: Iterable[BaseRoute], scope: Scope, method: str) -> bool:
    asked = {**scope, "method": method, "path_params": {}}
    return any(_serves(route, asked) for route in routes)


def _serves(route: BaseRoute, asked: Scope) -> bool:
    if isinstance(route, Mount) and asked["method"] not in OF_FILES:
        return False
    return route.matches(asked)[0] is Match.FULL
