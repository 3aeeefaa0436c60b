"""Who watches over the control socket: told how everything stands, and of everything that follows."""

from deskbreak.control.protocol import Message
from deskbreak.control.server import Peer
from deskbreak.core.entry import Row
from deskbreak.core.status import Status
from deskbreak.desktop.loop import Loop
from deskbreak.journal.reader import as_json
from deskbreak.resident.overview import Overview


class Watchers:
    """Lives in the edge thread; `tell` may come from any."""

    def __init__(self, loop: Loop, overview: Overview) -> None:
        """Nobody watches yet."""
        self._loop = loop
        self._overview = overview
        self._peers: list[Peer] = []

    def add(self, peer: Peer) -> None:
        """Send `peer` what there is to show now, and everything that follows."""
        self._peers.append(peer)
        peer.on_close(lambda: self._peers.remove(peer))
        peer.send({"status": self._overview.snapshot()})

    def tell(self, rows: tuple[Row, ...], said: Status) -> None:
        """These rows are on disk, and this is what there is to show."""
        if self._peers:
            lines: list[Message] = [{"entry": as_json(row)} for row in rows]
            lines.append({"status": self._overview.snapshot(said)})
            self._loop.call(lambda: self._send(lines))

    def _send(self, lines: list[Message]) -> None:
        for peer in tuple(self._peers):
            for line in lines:
                peer.send(line)
