"""The control protocol: whatever comes, a message or a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.control.protocol import MAX_LINE, BadLine, decode, encode

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), plain, max_size=4))
def test_what_is_encoded_comes_back(message: dict[str, object]) -> None:
    line = encode(message)
    assert line.count(b"\n") == 1
    assert decode(line) == message


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_told(line: bytes) -> None:
    try:
        message = decode(line)
    except BadLine as told:
        message = {"says": str(told)}
    assert isinstance(message, dict)


@pytest.mark.parametrize("line", [b"[" * 10_000, b"{}" * MAX_LINE, b"", b"null", b"\xff\xfe"])
def test_hostile_lines_are_refused(line: bytes) -> None:
    with pytest.raises(BadLine):
        decode(line)
