"""Every key of a TOML file is found on its line, and a broken file is told with the line where it breaks."""

import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbreak.tomlfile import Document, Fault, read


def document(path: Path, text: str) -> Document:
    path.write_text(text, "utf-8", newline="")
    found = read(path)
    assert isinstance(found, Document), str(found)
    return found


def fault(path: Path, raw: bytes) -> Fault:
    path.write_bytes(raw)
    found = read(path)
    assert isinstance(found, Fault)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.toml"


def test_tables_dotted_keys_and_lists(file: Path) -> None:
    lines = """\
top = 1  # a comment with [brackets] = "and" {braces}
"quoted.key" = 'x'
long = \"\"\"
[not a table]
also = "not a key" \\"\"\"
\"\"\"
[micro]
every = "20 min"
length.least = 3
length.most = 4
[[cycle]]
pose = "a"
[[cycle]]
pose = "b"
[cycle.inner]
deep = true
[a.b]
list = [
  { x = 1, y = [1, 2] },
  # a comment between
  { x = 2,  y = [
      1,
      2 ] },
]
date = 1979-05-27 07:32:00
"""
    found = document(file, lines)
    expected = {
        ("top",): 1,
        ("quoted.key",): 2,
        ("long",): 3,
        ("micro",): 7,
        ("micro", "every"): 8,
        ("micro", "length", "least"): 9,
        ("micro", "length", "most"): 10,
        ("cycle", 0): 11,
        ("cycle", 0, "pose"): 12,
        ("cycle", 1): 13,
        ("cycle", 1, "pose"): 14,
        ("cycle", 1, "inner", "deep"): 16,
        ("a", "b", "list"): 18,
        ("a", "b", "list", 0, "x"): 19,
        ("a", "b", "list", 0, "y", 1): 19,
        ("a", "b", "list", 1): 21,
        ("a", "b", "list", 1, "y"): 21,
        ("a", "b", "list", 1, "y", 0): 22,
        ("a", "b", "list", 1, "y", 1): 23,
        ("a", "b", "date"): 25,
    }
    assert {keys: found.line_of(*keys) for keys in expected} == expected


def test_what_is_not_written_has_its_nearest_ancestors_line(file: Path) -> None:
    found = document(file, "a = 1\n[b]\nc = 1\n[[d]]\nx = 1\n")
    assert found.line_of("b", "missing") == 2
    assert found.line_of("b", "c", "deeper", 4) == 3
    assert found.line_of("d", 0, "missing") == 4
    assert found.line_of("missing") is None
    assert found.line_of() is None


def test_windows_files_are_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfa = 1\r\n\r\nb = '''\r\nx\r\n'''\r\nc = 3\r\n")
    found = read(file)
    assert isinstance(found, Document), str(found)
    assert (found.line_of("a"), found.line_of("b"), found.line_of("c")) == (1, 3, 6)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"a = 1\nb = \n", 2),
        (b"a = 1\na = 2\n", 2),
        (b'a = 1\nb = "open\n', 2),
        (b"a = [1,\n2,\n", 3),
        (b"a = 1\nb = '\xff'\n", 2),
    ],
)
def test_a_broken_file_is_told_with_its_line(file: Path, raw: bytes, line: int) -> None:
    found = fault(file, raw)
    assert found.key == ""
    assert found.line is not None
    assert abs(found.line - line) <= (1 if raw.endswith(b"2,\n") else 0)
    assert str(found).startswith(f"{file}:{found.line}: ")


@pytest.mark.parametrize("raw", [b"a = " + b"9" * 5000, b"a = " + b"[" * 20000 + b"]" * 20000])
def test_what_python_itself_cannot_hold_is_told_too(file: Path, raw: bytes) -> None:
    assert fault(file, raw).says


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.toml", tmp_path):
        found = read(path)
        assert isinstance(found, Fault)
        assert found.line is None
        assert str(found).startswith(f"{path}: ")


def test_a_fault_is_a_sentence_with_or_without_its_place() -> None:
    path = Path("x.toml")
    assert str(Fault(path, 3, "a.b", "Wrong.")) == "x.toml:3: a.b: Wrong."
    assert str(Fault(path, None, "a", "Wrong.")) == "x.toml: a: Wrong."


SCALARS = st.one_of(
    st.integers(-(10**6), 10**6).map(str),
    st.booleans().map(lambda flag: str(flag).lower()),
    st.text(st.sampled_from(string.ascii_letters + ' #[]{}=,."'), max_size=12).map(
        lambda text: '"' + text.replace('"', '\\"') + '"'
    ),
    st.text(st.sampled_from(string.ascii_letters + " #[]{}=,."), max_size=12).map(lambda text: f"'{text}'"),
)
NAMES = st.text(st.sampled_from("abcdxyz-_ .#é"), min_size=1, max_size=4)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)
Lines = list[tuple[tuple[str | int, ...], int]]


def spelled(name: str) -> str:
    return f'"{name}"' if set(name) & set(" .#é") else name


def write(tree: Any, keys: tuple[str | int, ...], lines: list[str], found: Lines) -> None:
    """Append `tree` to the last line; every list item begins a line of its own, an inline table must not."""
    found.append((keys, len(lines)))
    if isinstance(tree, str):
        lines[-1] += tree
    elif isinstance(tree, list):
        lines[-1] += "["
        for index, each in enumerate(tree):
            lines.append("  ")
            write(each, (*keys, index), lines, found)
            lines[-1] += ", # next"
        lines.append("]")
    else:
        lines[-1] += "{ "
        for index, (name, each) in enumerate(tree.items()):
            lines[-1] += (", " if index else "") + spelled(name) + " = "
            write(each, (*keys, name), lines, found)
        lines[-1] += " }"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(
    tables=st.dictionaries(NAMES, st.dictionaries(NAMES, TREES, max_size=4), max_size=4),
    several=st.lists(st.dictionaries(NAMES, TREES, max_size=3), max_size=3),
)
def test_every_key_is_found_where_it_was_written(
    file: Path, tables: dict[str, dict[str, Any]], several: list[dict[str, Any]]
) -> None:
    lines: list[str] = []
    found: Lines = []
    headed: list[tuple[tuple[str | int, ...], str, dict[str, Any]]] = [
        ((name,), f"[{spelled(name)}]", table) for name, table in tables.items()
    ]
    headed += [(("many", index), "[[many]]", table) for index, table in enumerate(several)]
    for keys, header, table in headed:
        lines.append(header)
        found.append((keys, len(lines)))
        for name, tree in table.items():
            lines.append(f"{spelled(name)} = ")
            write(tree, (*keys, name), lines, found)
    read_back = document(file, "\n".join(lines) + "\n")
    assert {keys: read_back.line_of(*keys) for keys, _line in found} == dict(found)
