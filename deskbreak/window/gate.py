"""Who may see the pages: this computer's own browser, let in once by an address that the window made.

Everything else on the machine can reach a loopback port: other accounts, and every page open in the browser. So
`Host` must be ours (or a foreign name could be pointed at this port), nothing but colours is told without the cookie,
and a change must come from one of our own pages.
"""

import secrets
import time
from collections.abc import Callable, MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from deskbreak.words import gettext as _

HOST = "127.0.0.1"
TOKEN_S = 30.0
"""Seconds for which a first address is good."""
ENTER = "/enter/"
LOOKS = "/static/base.css"
"""All that is given without the cookie: how the page looks that says so."""
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    # Not `no-referrer`: under that, browsers send `Origin: null` with a form, and our own could not be told apart.
    # To any other place this sends nothing either.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Keys:
    """The one-time tokens and the cookie's secret. Any thread may mint; the server redeems."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._clock = clock
        self._minted: dict[str, tuple[str, float]] = {}
        self._secret = secrets.token_urlsafe(32)

    @property
    def secret(self) -> str:
        """What the cookie of an admitted browser holds."""
        return self._secret

    def mint(self, page: str) -> str:
        """A new token that opens `page`, once and soon."""
        token = secrets.token_urlsafe(32)
        self._minted[token] = (page, self._clock() + TOKEN_S)
        return token

    def redeem(self, token: str) -> str | None:
        """The page that `token` opens; `None` where it was never minted, was used, or is too old."""
        page, until = self._minted.pop(token, ("", 0.0))
        return page if page and self._clock() < until else None

    def admits(self, cookie: str | None) -> bool:
        """Whether `cookie` is the one we gave."""
        return cookie is not None and secrets.compare_digest(cookie.encode(), self._secret.encode())


class Gate:
    """Stands before the application and sees every request first; adds the protective headers to every answer."""

    def __init__(self, app: ASGIApp, keys: Keys, port: int, denied: Callable[[Request], Response]) -> None:
        """`denied` makes the page for those who have no cookie."""
        self._app = app
        self._keys = keys
        self._host = f"{HOST}:{port}"
        self._cookie = f"deskbreak-{port}"  # cookies do not tell ports apart, so the name must
        self._denied = denied

    def address(self, page: str) -> str:
        """A first address of `page`: good once, for half a minute."""
        return f"http://{self._host}{ENTER}{self._keys.mint(page)}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await (self._answer(Request(scope)) or self._app)(scope, receive, _guarded(send))

    def _answer(self, request: Request) -> Response | None:
        if request.headers.get("host") != self._host:
            return PlainTextResponse(_("This address is not deskbreak's."), 421)
        if request.method == "GET" and request.url.path.startswith(ENTER):
            return self._enter(request)
        if request.method == "GET" and request.url.path == LOOKS:
            return None
        if not self._keys.admits(request.cookies.get(self._cookie)):
            return self._denied(request)
        if request.method not in {"GET", "HEAD"} and not self._is_ours(request.headers):
            return PlainTextResponse(_("This change was not asked for by a page of deskbreak."), 403)
        return None

    def _enter(self, request: Request) -> Response:
        page = self._keys.redeem(request.url.path.removeprefix(ENTER))
        if page is None:
            return self._denied(request)
        answer = RedirectResponse(f"/{page}", 303)
        answer.set_cookie(self._cookie, self._keys.secret, httponly=True, samesite="strict", path="/")
        return answer

    def _is_ours(self, headers: Headers) -> bool:
        return headers.get("origin") == f"http://{self._host}"


def _guarded(send: Send) -> Send:
    async def guarded(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return guarded
