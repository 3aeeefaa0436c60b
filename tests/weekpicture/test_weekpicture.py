"""The picture of a week: nothing runs over, what is counted is what is drawn, and any computer's letters will do."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageColor

from deskbreak import weekpicture
from deskbreak.core.comparison import Comparison
from deskbreak.core.day import Day, together
from deskbreak.core.strip import Span
from deskbreak.core.week import Week
from deskbreak.weekpicture import canvas, chart, fonts
from deskbreak.window.drawing import spell

MONDAY = date(2026, 12, 28)
NINE = datetime(2026, 12, 28, 8, tzinfo=UTC).timestamp()
"""Nine o'clock on that Monday in Berlin."""
FULL = {"completed": 9, "partial": 2, "skipped": 3, "ignored": 2, "natural": 4}
REGIONS = ("shoulder-blades", "upper-back", "lower-back", "neck", "wrists", "any")


def week(
    breaks: Mapping[str, int],
    *,
    days: int = 7,
    worked: bool = True,
    routines: int = 0,
    compares: bool = False,
    stood_s: float = 0.0,
) -> Week:
    """A week whose first `days` days were all alike."""
    dates = [MONDAY + timedelta(days=index) for index in range(7)]
    shifts = [86400.0 * index for index in range(7)]
    strips = [
        (
            Span("work", NINE + shift, NINE + shift + 7000, 3600),
            Span("away", NINE + shift + 7000, NINE + shift + 9000, 3600),
            Span("break", NINE + shift + 9000, NINE + shift + 9030, 3600),
            Span("held", NINE + shift + 9030, NINE + shift + 70_000, 3600),
        )
        for shift in shifts
    ]
    lived = [
        Day(
            day,
            Counter(breaks),
            3000.0,
            30_000.0,
            3,
            (5000.0, 9000.0),
            strip if worked else (),
            strength=True,
            stood_s=stood_s,
            changes=6 if stood_s else 0,
        )
        for day, strip in zip(dates, strips, strict=True)
    ]
    whole = tuple(lived[:days] + [Day(day) for day in dates[days:]])
    comparison = Comparison(5, 4, 0.61, 0.78, 1800.0, 3600.0) if compares else None
    done = tuple((f"routine-{index}", 120 - index) for index in range(routines))
    regions = tuple((region, 4000.0 - 600 * index) for index, region in enumerate(REGIONS)) if routines else ()
    return Week(MONDAY, whole, done, regions, together(MONDAY, whole), 5, comparison)


NAMES = {f"routine-{index}": "Überlange Übungsfolge für Schulterblätter und Handgelenke " * 3 for index in range(30)}
WEEKS: dict[str, Callable[[], Week]] = {
    "full": lambda: week(FULL, routines=30, compares=True),
    "standing": lambda: week(FULL, routines=30, stood_s=23_000.0),
    "first day": lambda: week({"completed": 1}, days=1, routines=1),
    "empty": lambda: week({}, days=0),
    "natural only": lambda: week({"natural": 12}),
    "nothing at the desk": lambda: week({"completed": 2}, worked=False),
}


@pytest.fixture(params=["this computer's", "Pillow's own"])
def letters(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The best font here, and what is left where there is none."""
    if request.param == "Pillow's own":
        monkeypatch.setattr(fonts, "FAMILIES", ())
    fonts._family.cache_clear()
    fonts.font.cache_clear()
    yield
    fonts._family.cache_clear()
    fonts.font.cache_clear()


def edges(picture: Image.Image, margin: int) -> set[object]:
    """Every colour within `margin` of the left, the right and the lower edge."""
    width, height = picture.size
    boxes = ((0, 0, margin, height), (width - margin, 0, width, height), (0, height - margin, width, height))
    return {colour for box in boxes for _count, colour in picture.crop(box).getcolors(1 << 20) or ()}


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize("name", WEEKS)
def test_nothing_runs_over_the_margin(name: str) -> None:
    picture = weekpicture.draw(WEEKS[name](), NAMES)
    assert picture.size == (weekpicture.WIDTH, weekpicture.HEIGHT)
    assert edges(picture, weekpicture.MARGIN - 4) == {ImageColor.getrgb(canvas.PAPER)}


def area(picture: Image.Image, colour: str) -> int:
    """How many of its pixels have about this colour."""
    wanted = ImageColor.getrgb(colour)
    away = ImageChops.difference(picture, Image.new("RGB", picture.size, wanted))
    return sum(count for count, each in away.getcolors(1 << 20) or () if isinstance(each, tuple) and max(each) < 48)


@pytest.mark.parametrize("outcome", ["completed", "partial", "skipped"])
def test_twice_the_breaks_are_twice_the_column(outcome: str) -> None:
    colour = chart.LOOKS[outcome][1]
    one, two, four = (
        area(weekpicture.small(week({outcome: count, "natural": 1}, worked=False)), colour) for count in (1, 2, 4)
    )
    assert two - one > 100
    assert four - two == pytest.approx(2 * (two - one), rel=0.2)


def written(told: Week, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text of the picture, in the order in which it is drawn."""
    texts: list[str] = []
    draw = canvas.Canvas.text

    def note(self: canvas.Canvas, x: float, y: float, text: str, *args: Any, **more: Any) -> None:
        texts.append(text)
        draw(self, x, y, text, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(canvas.Canvas, "text", note)
        weekpicture.draw(told, NAMES)
    return texts


def test_who_stands_sees_for_how_long_and_nobody_else_does(monkeypatch: pytest.MonkeyPatch) -> None:
    stands = week(FULL, stood_s=1800.0)
    texts = written(stands, monkeypatch)
    assert texts[texts.index("Standing") + 1] == spell(stands.totals.stood_s)
    assert "Standing" not in written(week(FULL), monkeypatch)


def test_no_two_outcomes_differ_by_colour_alone() -> None:
    patterns = [pattern for pattern, _colour in chart.LOOKS.values()]
    assert len({*patterns}) == len(patterns)


def test_the_strips_go_by_the_clock_where_the_person_was() -> None:
    at_home, abroad = Span("work", NINE, NINE + 3600, 3600), Span("work", NINE, NINE + 3600, -5 * 3600)
    assert [chart._hour(MONDAY, span.start, span) for span in (at_home, abroad)] == [9, 3]


@pytest.mark.usefixtures("letters")
def test_no_letter_is_missing() -> None:
    unknown = bytes(fonts.font(40).getmask("\u0f0f"))  # a Tibetan sign that no font of ours has
    for letter in "äöüÄÖÜß–×…éèçñå":
        assert all(bytes(fonts.font(40).getmask(each)) != unknown for each in fonts.written(letter)), letter


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize("most", [1, 3])
@pytest.mark.parametrize("text", ["", "one", "eleven words " * 30, "w" * 300])
def test_lines_fit_whatever_is_written(text: str, most: int) -> None:
    lines = canvas.wrapped(text, 500, 24, most=most)
    assert len(lines) <= most
    assert all(canvas.width_of(line, 24) <= 500 for line in lines)
    assert " ".join(lines) == text.strip() or lines[-1].endswith("…")
