"""The templates, and what all of them may use."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from deskbreak import dates, words
from deskbreak.core import vocabulary, wording
from deskbreak.window import drawing, names

HERE = Path(__file__).parent


class Renderer:
    """Makes pages from templates. Safe to use from any thread."""

    def __init__(self) -> None:
        """Find the templates; they are compiled when first used."""
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        self._templates.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
        self._templates.filters["duration"] = wording.duration
        self._templates.filters["spell"] = drawing.spell
        self._templates.filters["weekday"] = dates.weekday
        self._templates.filters["whole"] = dates.whole
        self._templates.filters["drawn"] = Markup
        self._templates.globals["language"] = words.LANGUAGE
        self._templates.globals["often"] = names.often
        self._templates.globals["kinds"] = drawing.kinds
        self._templates.globals["outcomes"] = vocabulary.outcomes
        self._templates.globals["presets"] = vocabulary.presets

    def page(self, template: str, context: Mapping[str, Any], status_code: int = 200) -> HTMLResponse:
        """The answer that shows `template`."""
        return HTMLResponse(self._templates.get_template(template).render(context), status_code)
