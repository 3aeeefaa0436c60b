"""The page of a day: what it tells, what is said on it, and the files it gives; read, in a browser, and for real."""

import csv
import io
import json
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from deskbreak.core.entry import Entry
from deskbreak.errors import DeskbreakError
from deskbreak.folders import Folders
from deskbreak.journal import portable
from deskbreak.window.adding import Form, deed_of
from tests.resident.resident import Resident as RealResident
from tests.resident.resident import headless
from tests.window.aday import a_day, write
from tests.window.conftest import House, Visitor
from tests.window.scripted import NOW, Resident

HOUR = 3600.0
FOUR = clock(4)
TODAY = "2026-11-20"
HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture
def nine() -> float:
    return datetime.fromtimestamp(NOW, UTC).replace(hour=9, minute=0).timestamp()


@pytest.fixture
def lived(folders: Folders, nine: float) -> None:
    write(folders, a_day(nine))


def plain(page: str) -> str:
    """What is read of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


# ---- what it tells


@pytest.mark.usefixtures("lived")
def test_a_day_is_told_in_a_sentence_a_strip_and_a_list(visitor: Visitor) -> None:
    page = visitor.get(f"/day?date={TODAY}").text
    assert f'<h1><time datetime="{TODAY}">Friday, November 20, 2026</time>' in page
    assert "<b>2 of 4</b> breaks taken" in page
    assert 'class="k-break"' in page
    assert page.count('id="break-') == 4
    for words in (
        "Completed Neck minute Micro-break Offered at 09:30. Played from 09:31 to 09:32.",
        "You felt better afterwards.",
        "Skipped at 10:00.",
        "2 breaks were missed: 10:00 10:30",
        "Break held until 11:01: &lt;i&gt;zoom&lt;/i&gt; is running.",
        "Completed Neck minute Added by you Ended at 11:13. 10 min of movement.",
    ):
        assert words in plain(page)
    assert "<b>gone</b>" not in page
    assert 'href="/week?week=2026-W47"' in page
    assert 'href="/day?date=2026-11-19"' in page
    assert "Day after" not in page


def test_a_cue_is_a_line_of_its_own_and_no_break(visitor: Visitor, folders: Folders, nine: float) -> None:
    cue = Entry(nine + 2400, 0, "cue", "eyes", detail={"text": "<b>Look</b> up"})
    write(folders, [*a_day(nine), cue])
    page = visitor.get("/day").text
    assert "09:40 Cue: &lt;b&gt;Look&lt;/b&gt; up." in plain(page)
    assert page.count('id="break-') == 4


@pytest.mark.usefixtures("lived")
def test_without_a_date_it_is_today_and_today_leads_to_it(visitor: Visitor) -> None:
    assert visitor.get("/day").text == visitor.get(f"/day?date={TODAY}").text
    assert 'href="/day"' in visitor.get("/today").text


@pytest.mark.parametrize("day", ["2026-11-19", "2024-02-29", "2000-01-01"])
def test_an_empty_day_says_so(visitor: Visitor, day: str) -> None:
    answer = visitor.get(f"/day?date={day}")
    assert answer.status_code == 200
    assert "Nothing was recorded on this day." in answer.text
    assert "Day after" in answer.text


def test_a_first_day_without_entries_says_so_too(visitor: Visitor) -> None:
    assert "Nothing yet. Your day appears here as it goes." in visitor.get("/day").text


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("date=2026-11-21", "That day has not come yet"),
        ("date=2099-12-31", "That day has not come yet"),
        *((f"date={bad}", "A day is written like 2026-11-20.") for bad in ("", "2026-02-30", "20261120", "1999-12-31")),
        *((f"date={bad}", "A day is written like 2026-11-20.") for bad in (HOSTILE, "2026-11-20%00", "٢٠٢٦-١١-٢٠")),
    ],
)
def test_no_day_is_a_sentence(visitor: Visitor, query: str, says: str) -> None:
    answer = visitor.get(f"/day?{query}")
    assert answer.status_code == 400
    assert says in answer.text
    assert "<script>alert" not in answer.text


def test_a_night_belongs_to_the_day_before(visitor: Visitor, folders: Folders, nine: float) -> None:
    write(folders, [Entry(nine - 6 * HOUR, 0, "skip", "micro", outcome="skipped")])  # 03:00
    assert "Skipped at 03:00." in visitor.get("/day?date=2026-11-19").text
    assert "Skipped" not in visitor.get(f"/day?date={TODAY}").text


def test_a_damaged_journal_is_a_sentence(visitor: Visitor, folders: Folders) -> None:
    folders.journal.write_bytes(b"no database at all, but long enough to be taken for one" * 100)
    assert "The journal cannot be read" in visitor.get("/day").text
    answer = visitor.get("/export?week=2026-W47&as=csv")
    assert answer.status_code == 400
    assert "cannot be read" in answer.text


# ---- what is said on it


@pytest.mark.usefixtures("lived")
def test_every_missed_break_can_be_corrected_by_a_button_that_says_which(visitor: Visitor) -> None:
    page = visitor.get("/day").text
    assert re.findall(r'name="as" value="(\w+)" aria-label="([^"]+)"', page) == [
        ("completed", "I did take that break at 10:00"),
        ("away", "I wasn&#39;t here at 10:00"),
        ("completed", "I did take that break at 10:30"),
        ("away", "I wasn&#39;t here at 10:30"),
        ("away", "Take it back: the break at 11:13"),
    ]


def test_a_correction_asks_the_resident_and_comes_back_to_the_entry(visitor: Visitor, resident: Resident) -> None:
    resident.told["correct"] = "Noted: you took that break."
    answer = visitor.post("/do/correct", f"date={TODAY}&id=6&as=completed")
    assert resident.heard == [{"do": "correct", "id": 6, "as": "completed"}]
    assert answer.headers["location"] == f"/day?date={TODAY}#break-6"
    assert '<p id="said" class="said" role="status">Noted: you took that break.</p>' in visitor.get("/day").text


@pytest.mark.parametrize(
    "form", ["", "id=six&as=away", f"id={'9' * 40}&as=away", f"id=-1&as={HOSTILE}", "id=٦&as=away"]
)
def test_a_correction_of_nothing_is_for_the_resident_to_refuse(visitor: Visitor, resident: Resident, form: str) -> None:
    visitor.post("/do/correct", form)
    assert [each["id"] for each in resident.heard] == [None]


@pytest.mark.parametrize(
    ("form", "ended", "routine", "seconds"),
    [
        ("routine=another-movement&when=12:30&minutes=15", "2026-11-19T12:30", "another-movement", 900.0),
        ("routine=neck-minute&when=9:05&minutes=", "2026-11-19T09:05", "neck-minute", None),
        ("routine=neck-minute&when=01:30&minutes=2,5", "2026-11-20T01:30", "neck-minute", 150.0),
    ],
)
def test_a_break_away_from_the_screen(
    visitor: Visitor, resident: Resident, form: str, ended: str, routine: str, seconds: float | None
) -> None:
    resident.told["add"] = "Added."
    answer = visitor.post("/do/add", f"date=2026-11-19&{form}")
    (asked,) = (each for each in resident.heard if each["do"] == "add")
    assert asked["at"] == datetime.fromisoformat(f"{ended}+00:00").timestamp()
    assert asked["routine"] == routine
    assert asked["seconds"] == (pytest.approx(48, abs=15) if seconds is None else seconds)
    assert answer.headers["location"] == "/day?date=2026-11-19#said"


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"routine": "another-movement", "when": "12:30"}, "for how many minutes"),
        ({"routine": "another-movement", "when": "12:30", "minutes": "0"}, "for how many minutes"),
        ({"routine": "neck-minute", "when": "12:30", "minutes": "241"}, "for how many minutes"),
        ({"routine": "neck-minute", "when": "12:30", "minutes": "1e3"}, "for how many minutes"),
        ({"routine": "neck-minute", "when": "24:00", "minutes": "3"}, "no time of the day"),
        ({"routine": "neck-minute", "when": "half past", "minutes": "3"}, "no time of the day"),
        ({"routine": "deleted", "when": "12:30", "minutes": "3"}, "no such routine"),
        ({"routine": HOSTILE, "when": HOSTILE, "minutes": HOSTILE}, "no such routine"),
        ({"routine": "neck-minute", "when": "x" * 3000, "minutes": "\0"}, "no time of the day"),
    ],
)
def test_what_cannot_be_added_is_said_beside_the_form_which_keeps_what_was_typed(
    visitor: Visitor, resident: Resident, form: dict[str, str], says: str
) -> None:
    body = "&".join(f"{name}={value}" for name, value in {"date": "2026-11-19", **form}.items())
    answer = visitor.post("/do/add", body)
    assert not [each for each in resident.heard if each["do"] == "add"]
    there = urlsplit(answer.headers["location"])
    assert (there.path, there.fragment) == ("/day", "add")
    page = visitor.get(answer.headers["location"]).text
    assert says in page[page.index('id="add-said"') :]
    assert parse_qs(there.query)["date"] == ["2026-11-19"]
    for name in ("when", "minutes"):
        if "x" not in form.get(name, "") and "\0" not in form.get(name, ""):
            assert f'name="{name}" id="add-{name}" value="{form.get(name, "")}"' in page.replace(
                "&#34;&gt;", '">'
            ).replace("&lt;", "<").replace("&gt;", ">")
    assert "<script>alert" not in page
    if form["routine"] == "neck-minute":
        assert '<option value="neck-minute" selected>' in page


def test_an_hour_that_the_clocks_went_over_is_no_time_for_a_break() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    with pytest.raises(DeskbreakError, match="clocks went forward"):
        deed_of(Form(when="02:30", minutes="5"), date(2026, 3, 28), None, berlin, FOUR)
    night = deed_of(Form(when="03:30", minutes="5"), date(2026, 3, 28), None, berlin, FOUR)
    assert datetime.fromtimestamp(night.at, UTC).isoformat() == "2026-03-29T01:30:00+00:00"


@pytest.mark.parametrize("day", ["", "2026-11-21", HOSTILE, "2026-02-30"])
def test_a_break_on_no_day_is_not_added(visitor: Visitor, resident: Resident, day: str) -> None:
    answer = visitor.post("/do/add", f"date={day}&routine=neck-minute&when=12:00")
    assert not [each for each in resident.heard if each["do"] == "add"]
    assert visitor.get(answer.headers["location"]).status_code == 400


def test_what_the_resident_refuses_is_said_beside_the_form_too(visitor: Visitor, resident: Resident) -> None:
    resident.refuses["add"] = "That time has not come yet."
    form = f"date={TODAY}&routine=neck-minute&when=23:59"
    answer = visitor.post("/do/add", form, accept="application/json")
    assert answer.json() == {"ok": False, "says": "That time has not come yet.", "go": None}
    page = visitor.get(visitor.post("/do/add", form).headers["location"]).text
    assert "That time has not come yet." in page[page.index('id="add-said"') :]


# ---- files


@pytest.mark.usefixtures("lived")
def test_a_day_as_a_spreadsheet_and_a_week_that_can_be_imported(visitor: Visitor) -> None:
    sheet = visitor.get(f"/export?since={TODAY}&until={TODAY}&as=csv")
    assert sheet.headers["content-disposition"] == 'attachment; filename="deskbreak-2026-11-20.csv"'
    rows = list(csv.DictReader(io.StringIO(sheet.text)))
    assert [row["outcome"] for row in rows if row["outcome"]] == ["completed", "skipped", "ignored", "completed"]
    week = visitor.get("/export?week=2026-W47&as=json")
    assert week.headers["content-disposition"] == 'attachment; filename="deskbreak-2026-W47.json"'
    assert len(list(portable.read(io.StringIO(week.text)))) == len(rows) == 12
    assert json.loads(visitor.get("/export?week=2026-W46&as=json").text)["rows"] == []


def test_a_file_without_limits_and_one_that_has_one(visitor: Visitor, folders: Folders, nine: float) -> None:
    write(folders, [Entry(nine - 24 * HOUR * day, 0, "pause", detail={"until": None}) for day in range(3, -1, -1)])
    names = {}
    for query in ("", "since=2026-11-19&", "until=2026-11-18&", "since=2026-11-18&until=2026-11-19&"):
        answer = visitor.get(f"/export?{query}as=csv")
        names[answer.headers["content-disposition"].partition("filename=")[2]] = answer.text.count("pause")
    assert names == {
        '"deskbreak.csv"': 4,
        '"deskbreak-2026-11-19.csv"': 2,
        '"deskbreak-2026-11-18.csv"': 2,
        '"deskbreak-2026-11-18-2026-11-19.csv"': 2,
    }


@pytest.mark.parametrize(
    "query",
    [
        "",
        "as=exe",
        "week=2026-W54&as=csv",
        "week=../../x&as=csv",
        "since=today&as=csv",
        "since=2026-11-20&until=2026-11-19&as=csv",
        f"week={HOSTILE}&as=json",
        "since=9999-12-31&until=9999-12-31&as=json",
    ],
)
def test_no_file_is_a_sentence(visitor: Visitor, query: str) -> None:
    answer = visitor.get(f"/export?{query}")
    assert answer.status_code == 400
    assert "No such file" in answer.text
    assert "<script>alert" not in answer.text
    assert "content-disposition" not in answer.headers


def test_a_week_in_other_digits_gives_a_file_with_a_plain_name_or_a_sentence(visitor: Visitor) -> None:
    assert visitor.get("/export?week=20٢٦-W٤٧&as=csv").status_code in (200, 400)


def test_nobody_without_the_key_gets_a_file(stranger: Visitor) -> None:
    assert stranger.get("/export?as=csv").status_code == 403


# ---- in a browser


@pytest.fixture
def shown(house: House, tab: Callable[..., Page], folders: Folders, nine: float) -> Callable[..., Page]:
    write(folders, a_day(nine, many=21))

    def show(**options: object) -> Page:
        page = tab(**options)
        page.goto(house.gate.address("day"))
        return page

    return show


def test_what_was_typed_stays_where_it_is_refused(shown: Callable[..., Page], resident: Resident) -> None:
    page = shown()
    page.get_by_label("Minutes moved").fill("many")
    page.get_by_role("button", name="Add this break").click()
    expect(page.locator("#add-said")).to_contain_text("for how many minutes")
    expect(page.get_by_label("Minutes moved")).to_have_value("many")
    page.get_by_label("Minutes moved").fill("7")
    page.get_by_role("button", name="Add this break").click()
    resident.wait(lambda: [each for each in resident.heard if each["do"] == "add" and each["seconds"] == 420.0])


@pytest.mark.parametrize("width", [320, 360, 768, 3840])
def test_nothing_runs_off_the_side(shown: Callable[..., Page], width: int) -> None:
    page = shown(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_missed_break_among_many_is_one_link_away(shown: Callable[..., Page]) -> None:
    page = shown(viewport={"width": 360, "height": 640})
    assert page.locator(".moments li[id]").count() == 25
    page.get_by_role("link", name="10:30").click()
    expect(page.get_by_role("button", name="I did take that break at 10:30")).to_be_in_viewport()


# ---- for real


@pytest.fixture
def real(tmp_path: Path) -> Iterator[RealResident]:
    resident = RealResident({**headless(tmp_path), "TZ": "UTC"})
    resident.folders.make()
    today = datetime.fromtimestamp(time.time(), UTC) - timedelta(hours=FOUR.hour)  # noqa: TID251 - the resident lives now
    yesterday = today - timedelta(days=1)
    write(resident.folders, a_day(yesterday.replace(hour=9, minute=0, second=0).timestamp(), many=21))
    resident.start()
    yield resident
    resident.end()


@pytest.mark.parametrize("scripts", [True, False])
def test_corrections_reach_the_journal_and_are_taken_back(chromium: Browser, real: RealResident, scripts: bool) -> None:
    context = chromium.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 500})
    page = context.new_page()
    page.goto(real.cli("open", "today", "--print").strip())
    page.goto(page.url.replace("today", "day"))
    page.get_by_role("link", name="Day before").click()
    yesterday = str(page.locator("h1 time").get_attribute("datetime"))
    summary, entry = page.locator("#summary .lead"), page.locator("#break-6")
    expect(summary).to_contain_text("23 of 25 breaks taken")

    page.get_by_role("button", name="I did take that break at 10:00").click()
    expect(entry).to_contain_text("Recorded as skipped; you say you took it.")
    expect(page.locator("#said")).to_have_text("Noted: you took that break.")
    expect(entry).to_be_in_viewport()
    expect(entry).to_be_focused() if scripts else expect(page).to_have_url(re.compile("#break-6$"))
    expect(summary).to_contain_text("24 of 25 breaks taken")

    page.get_by_role("button", name="I wasn't here at 10:30").click()
    expect(summary).to_contain_text("24 of 24 breaks taken")
    page.get_by_role("button", name="As it was recorded: the break at 10:00").click()
    expect(summary).to_contain_text("23 of 24 breaks taken")
    page.get_by_role("button", name="Take it back: the break at 11:13").click()
    expect(summary).to_contain_text("22 of 23 breaks taken")
    page.get_by_role("button", name="Put it back: the break at 11:13").click()
    expect(summary).to_contain_text("23 of 24 breaks taken")

    page.get_by_label("What you did").select_option("Posture minute")
    page.get_by_label("When it ended").fill("08:15")
    page.get_by_role("button", name="Add this break").click()
    expect(page.get_by_role("button", name="Take it back: the break at 08:15")).to_be_visible()
    expect(summary).to_contain_text("24 of 25 breaks taken")
    page.get_by_label("When it ended").fill("08:15")
    page.get_by_label("Minutes moved").fill("4")
    page.get_by_role("button", name="Add this break").click()
    expect(page.locator("#add-said")).to_contain_text("There is a break at that minute already")
    expect(page.get_by_label("Minutes moved")).to_have_value("4")

    with page.expect_download() as download:
        page.get_by_role("link", name="Export this day as CSV").click()
    assert download.value.suggested_filename == f"deskbreak-{yesterday}.csv"
    assert download.value.path().read_text().count("correct") == 5
    said = [(row["detail"]["of"], row["detail"]["as"]) for row in real.log() if row["kind"] == "correct"]
    assert said == [(6, "completed"), (8, "away"), (6, "asked"), (11, "away"), (11, "asked")]
    context.close()
