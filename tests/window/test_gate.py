"""Who may see the pages, rule by rule."""

import pytest

from deskbreak.window.gate import HEADERS, Gate
from tests.window.conftest import PORT, Clock, Visitor
from tests.window.scripted import Resident

COOKIE = f"deskbreak-{PORT}"


def test_a_first_address_gives_the_cookie_and_leads_to_the_clean_address(stranger: Visitor) -> None:
    answer = stranger.enter("week")
    assert (answer.status_code, answer.headers["location"]) == (303, "/week")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))


def test_a_first_address_opens_once(gate: Gate) -> None:
    path = gate.address("today").partition(str(PORT))[2]
    assert Visitor(gate).get(path).status_code == 303
    assert Visitor(gate).get(path).status_code == 403


@pytest.mark.parametrize(("seconds", "status"), [(29.9, 303), (30.0, 403)])
def test_a_first_address_is_good_for_half_a_minute(
    gate: Gate, stranger: Visitor, clock: Clock, seconds: float, status: int
) -> None:
    path = gate.address("today").partition(str(PORT))[2]
    clock.now += seconds
    assert stranger.get(path).status_code == status


def test_looking_ahead_uses_no_address_up(gate: Gate, stranger: Visitor) -> None:
    path = gate.address("today").partition(str(PORT))[2]
    assert stranger.post(path).status_code == 403
    assert stranger.get(path).status_code == 303


@pytest.mark.parametrize(
    "path", ["/", "/today", "/week", "/break", "/events", "/static/player.js", "/enter/", "/nowhere"]
)
def test_without_the_cookie_every_page_says_how_to_open_them(stranger: Visitor, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "<code>deskbreak open</code>" in answer.text
    assert "set-cookie" not in answer.headers


def test_the_page_that_turns_somebody_away_has_its_colours(stranger: Visitor) -> None:
    assert '<link rel="stylesheet" href="/static/base.css">' in stranger.get("/today").text
    answer = stranger.get("/static/base.css")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert stranger.post("/static/base.css").status_code == 403
    stranger.host = "elsewhere"
    assert stranger.get("/static/base.css").status_code == 421


@pytest.mark.parametrize("value", ["", "wrong", "ÿ"])
def test_a_wrong_cookie_is_none(stranger: Visitor, value: str) -> None:
    stranger.cookies[COOKIE] = value
    assert stranger.get("/today", cookie=f"{COOKIE}=x").status_code == 403


def test_the_cookie_of_another_window_is_none(visitor: Visitor, stranger: Visitor) -> None:
    stranger.cookies["deskbreak-8124"] = visitor.cookies[COOKIE]
    assert stranger.get("/today").status_code == 403


@pytest.mark.parametrize("host", ["localhost:8123", "127.0.0.1", "127.0.0.1:8124", "rebound.example:8123"])
def test_another_host_name_is_refused_even_with_the_cookie(visitor: Visitor, host: str) -> None:
    visitor.host = host
    assert visitor.get("/today", cookie=f"{COOKIE}={visitor.cookies[COOKIE]}").status_code == 421


@pytest.mark.parametrize(
    "origin", [None, "null", "http://127.0.0.1:8124", "https://127.0.0.1:8123", "http://evil.example"]
)
def test_a_change_from_elsewhere_is_refused(visitor: Visitor, resident: Resident, origin: str | None) -> None:
    visitor.origin = origin
    assert visitor.post("/do/skip").status_code == 403
    assert visitor.post("/player", '{"page": "p", "what": "paused"}').status_code == 403
    assert resident.heard == []


@pytest.mark.parametrize("path", ["/today", "/static/base.css", "/nowhere", "/enter/x", "/week?week=x"])
def test_every_answer_carries_the_protective_headers(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS


def test_refusals_carry_them_too(visitor: Visitor, stranger: Visitor) -> None:
    stranger.host = "elsewhere"
    visitor.origin = None
    for answer in (stranger.get("/"), visitor.post("/do/skip")):
        assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]


def test_nothing_from_elsewhere_may_run() -> None:
    policy = HEADERS["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "http" not in policy
