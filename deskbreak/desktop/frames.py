"""The bytes of a D-Bus connection, cut into messages. Anybody on the bus may send us some, so nothing is trusted."""

import logging
from typing import Any

from jeepney import Message, Parser
from jeepney.low_level import StringType, simple_types

from deskbreak.words import gettext as _

_log = logging.getLogger(__name__)

LARGEST = 1 << 20
"""Bytes of a message that is read; what is meant for us is far smaller, and a MB takes half a second at worst."""
LIMIT = 1 << 27
"""Bytes of any message, as the protocol has it."""


class _Signature(StringType):  # type: ignore[misc]  # jeepney ships no types, so its class is Any to mypy
    """A signature that came. In an array of structures without fields, which D-Bus forbids, jeepney never ends."""

    def parse_data(self, *arguments: Any, **named: Any) -> tuple[str, int]:
        text, end = super().parse_data(*arguments, **named)
        if "()" in text:
            raise ValueError("a structure without fields")
        return text, end


# Daemons pass on messages that name a descriptor and bring none, and jeepney fails at those: anybody on the machine
# could make us deaf. We never agree to take descriptors, so their numbers do.
simple_types.update(g=_Signature(simple_types["y"]), h=simple_types["u"])


class NoMessage(Exception):
    """The bytes are no message, so where the next one begins cannot be known; the text is a sentence for a person."""


class Frames:
    """Takes what was read, piece by piece, and gives the messages in it."""

    def __init__(self) -> None:
        self._parser = Parser()
        self._passing = 0
        """Bytes that are still to come of a message that is passed over."""

    def add(self, data: bytes) -> None:
        """Take what was read from the connection."""
        passed = min(self._passing, len(data))
        self._passing -= passed
        self._parser.add_data(data[passed:])

    def next(self) -> Message | None:
        """The next message that is complete; one that is too large is passed over. Raises `NoMessage`."""
        try:
            message = self._parser.get_next_message()
        except Exception as fault:  # jeepney lets through whatever the bytes lead it into
            _log.warning("The bus sent bytes that are no message (%s).", type(fault).__name__)
            raise NoMessage(_("The bus sent something that is no D-Bus message.")) from fault
        size = self._parser.next_msg_size or 0
        if size > LIMIT:
            raise NoMessage(_("The bus sent a message that is longer than D-Bus allows."))
        if size > LARGEST:
            # Anybody on the bus may send us one, so it is no reason to leave.
            _log.warning("A message of %d bytes came over the bus and was passed over.", size)
            self._passing = size - self._parser.buf.bytes_buffered
            self._parser = Parser()
        return message
