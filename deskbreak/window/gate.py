"""Who may see the pages: this computer's own browser, let in once by an address that the window made.

Everything else on the machine can reach a loopback port: other accounts, and every page open in the browser. So
`Host` must be ours (or a foreign name could be pointed at this port), nothing but colours is told without the cookie,
and a change must come from one of our own pages.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from deskbreak.window.keys import ENTER, HOST, Keys
from deskbreak.words import gettext as _

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


class Gate:
    """Stands before the application and sees every request first; adds the protective headers to every answer."""

    def __init__(self, app: ASGIApp, keys: Keys, port: int, denied: Callable[[Request], Response]) -> None:
        """`denied` makes the page for those who have no cookie."""
        self._app = app
        self._keys = keys
        self._port = port
        self._host = f"{HOST}:{port}"
        self._cookie = f"deskbreak-{port}"  # cookies do not tell ports apart, so the name must
        self._denied = denied

    def address(self, page: str) -> str:
        """A first address of `page`: good once, for half a minute."""
        return self._keys.address(self._port, page)

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
