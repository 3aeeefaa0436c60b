"""A real browser for the tests: one driver and one Chromium for all that run.

The driver keeps an event loop in the thread that started it until the session ends, so there cannot be a second one.
"""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# A page may take as long to show something as it may to load, however busy the machine is.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(needs: Callable[..., None], driver: Playwright) -> Iterator[Browser]:
    """A Chromium without a window."""
    needs("chromium")
    browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """`tab(**options)` opens an empty tab in a browser profile of its own; its complaints fail the test."""
    complaints: list[str] = []
    contexts = []

    def open_tab(**options: Any) -> Page:
        context = chromium.new_context(**options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        return page

    yield open_tab
    for context in contexts:
        context.close()
    assert complaints == []
