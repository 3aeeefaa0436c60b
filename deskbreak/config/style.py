"""One value changed in a TOML text by tomlkit: every other line, and every comment, stays as it is."""

from collections import Counter

import tomlkit
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, InlineTable, Item, Key, Null, Table, Whitespace

from deskbreak.core.key import Way
from deskbreak.core.kind import Plain
from deskbreak.tomlfile.positions import comments, positions


class Unchangeable(ValueError):
    """The text is written in a way that the value cannot be changed without touching others."""


def changed(text: str, way: Way, plain: Plain | None) -> str:
    """`text`, which is valid TOML, with `plain` at `way`, or with nothing there; raises `Unchangeable`."""
    try:
        document = tomlkit.parse(text if text.endswith("\n") or not text else text + "\n")
        if plain is None:
            _remove(document, way)
        else:
            _put(document, way, plain)
        return _with_comments(text, document.as_string(), way)
    except (TOMLKitError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        # The library fails in each of these ways on files that are right and odd.
        raise Unchangeable(str(fault)) from fault


def _remove(container: Container, way: Way) -> None:
    name, *below = way
    body = container.body
    for place, (key, item) in enumerate(body):
        if key is None or key.key != name:
            continue
        if below and isinstance(item, Table | InlineTable):
            _remove(item.value, tuple(below))
        if not below or (isinstance(item, Table | InlineTable) and _says_nothing(item)):
            body[place] = (None, Null())


def _says_nothing(table: Table | InlineTable) -> bool:
    return not table.trivia.comment and all(isinstance(item, Whitespace | Null) for _key, item in table.value.body)


def _put(container: Container, way: Way, plain: Plain) -> None:
    *above, name = way
    tables: list[Table | InlineTable] = []
    places = [container]
    for each in above:
        tables = [item for place in places for item in _named(place, each) if isinstance(item, Table | InlineTable)]
        if not tables and any(_named(place, each) for place in places):
            raise Unchangeable(each)
        if not tables:
            tables = [tomlkit.table()]
            places[-1].append(each, tables[0])
        places = [table.value for table in tables]
    for place in places:
        if _named(place, name):
            place[name] = plain
            return
    if tables and isinstance(tables[-1], InlineTable):
        tables[-1][name] = plain
    else:
        _insert(places[-1], name, plain)


def _named(container: Container, name: str) -> list[Item]:
    return [item for key, item in container.body if key is not None and key.key == name]


def _insert(container: Container, name: str, plain: Plain) -> None:
    """Put a new value behind the last one of its table: a comment that stands above a table belongs to that.

    The library's own way to add a value would put it below that comment.
    """
    body = container.body
    entry = (tomlkit.key(name), tomlkit.item(plain))
    end = next((place for place, (key, item) in enumerate(body) if _begins_table(key, item)), len(body))
    pairs = [place for place, (key, _item) in enumerate(body[:end]) if key is not None]
    if pairs:
        body.insert(pairs[-1] + 1, entry)
        return
    if not isinstance(container, tomlkit.TOMLDocument):
        body.insert(0, entry)
        return
    heading = end
    while heading and isinstance(body[heading - 1][1], Comment):
        heading -= 1
    body.insert(heading, entry)
    if heading < len(body) - 1:
        body.insert(heading + 1, (None, Whitespace("\n")))


def _begins_table(key: Key | None, item: Item) -> bool:
    return isinstance(item, AoT) or (isinstance(item, Table) and not (key is not None and key.is_dotted()))


def _with_comments(before: str, after: str, way: Way) -> str:
    """`after` with those comments that went with the old value, on lines of their own in its place."""
    lost = Counter(comments(before)) - Counter(comments(after))
    line = positions(before).get(way)
    if not lost or line is None:
        return after
    lines = after.split("\n")
    place = min(line, len(lines)) - 1
    lines[place:place] = [each for each in comments(before) if lost[each] > 0 and not lost.subtract([each])]
    return "\n".join(lines)
