"""A pystray menu as com.canonical.dbusmenu, which panels draw for us.

Protocol: libdbusmenu's dbus-menu.xml, version 3.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from deskbreak.desktop.message import PROPERTIES, Incoming, Returns, read
from deskbreak.desktop.tray.menu import Menu, MenuItem

INTERFACE = "com.canonical.dbusmenu"
ROOT = 0

Properties = dict[str, tuple[str, Any]]

_OWN: Properties = {
    "Version": ("u", 3),
    "TextDirection": ("s", "ltr"),
    "Status": ("s", "normal"),
    "IconThemePath": ("as", []),
}


@dataclass(frozen=True, slots=True)
class Node:
    """One line of the menu as it was last asked."""

    number: int
    properties: Properties
    children: tuple["Node", ...] = ()


class Tree:
    """The menu as the panel sees it. Edge thread only."""

    def __init__(self, menu: Menu, press: Callable[[MenuItem], None], changed: Callable[[], None]) -> None:
        """Show `menu`; `press` gets the items that are clicked, after the click was answered. `changed` is called when
        a panel that is about to show the menu was answered that it is another one by now."""
        self._menu = menu
        self._press = press
        self._changed = changed
        self._numbers: dict[tuple[int, int, int], int] = {}
        self._current: dict[int, MenuItem] = {}
        self._items: dict[int, MenuItem] = {}
        self._fresh = count(1)
        self.revision = 0
        self._root = Node(ROOT, {})
        self.refresh()

    def refresh(self, *, acts_only: bool = False) -> bool:
        """Ask for all texts and marks again; says whether anything is different.

        With `acts_only`, the words of lines that only inform are left as they are: every change that panels are
        told of wakes them, and their questions wake us.
        """
        before, numbers = self._current, self._numbers
        self._current, self._numbers = {}, {}
        root = Node(ROOT, {"children-display": ("s", "submenu")}, self._nodes(self._menu, ROOT, numbers))
        if root == self._root or (acts_only and _acts(root) == _acts(self._root)):
            self._current, self._numbers = before, numbers
            return False
        # A menu that is open still shows the lines of before: a click on one of them must find its own item.
        self._items = before | self._current
        self._root = root
        self.revision += 1
        return True

    def answer(self, call: Incoming) -> Returns:
        """Deal with a call to the menu's object; raises `LookupError` for what a menu does not have."""
        if call.interface == PROPERTIES:
            return read(_OWN, call)
        match call.member, call.body:
            case "GetLayout", (int(number), int(depth), *_rest):
                return Returns("u(ia{sv}av)", (self.revision, _layout(self._find(number), depth)))
            case "GetGroupProperties", (list(numbers), *_rest):
                nodes = [node for node in _walk(self._root) if not numbers or node.number in numbers]
                return Returns("a(ia{sv})", ([(node.number, node.properties) for node in nodes],))
            case "GetProperty", (int(number), str(name)):
                return Returns("v", (self._find(number).properties[name],))
            case "Event", (int(number), str(event), *_rest):
                return Returns(then=partial(self._events, [(number, event)]))
            case "EventGroup", (list(events), *_rest):
                return Returns("ai", ([],), partial(self._events, events))
            case "AboutToShow", _:
                anew = self.refresh()
                return Returns("b", (anew,), self._changed if anew else None)
            case "AboutToShowGroup", (list(numbers), *_rest):
                # libdbusmenu (Xfce) does not read this answer: without the signal its menu stays what it was.
                anew = self.refresh()
                return Returns("aiai", (numbers if anew else [], []), self._changed if anew else None)
        raise LookupError(call.member)

    def _nodes(self, menu: Menu, parent: int, before: dict[tuple[int, int, int], int]) -> tuple[Node, ...]:
        seen: dict[int, int] = {}
        nodes = []
        for item in menu:
            place = (parent, id(item), seen.setdefault(id(item), 0))
            seen[id(item)] += 1  # the one separator of pystray stands in many places
            number = before.get(place) or next(self._fresh)
            self._numbers[place] = number
            self._current[number] = item
            inner = self._nodes(item.submenu, number, before) if item.submenu else ()
            nodes.append(Node(number, _describe(item), inner))
        return tuple(nodes)

    def _find(self, number: int) -> Node:
        for node in _walk(self._root):
            if node.number == number:
                return node
        raise LookupError(number)

    def _events(self, events: Sequence[tuple[Any, ...]]) -> None:
        for number, event, *_rest in events:
            item = self._items.get(number)
            if event == "clicked" and item is not None and item.visible and item.enabled:
                self._press(item)


def _describe(item: MenuItem) -> Properties:
    if item is Menu.SEPARATOR:
        return {"type": ("s", "separator")}
    properties: Properties = {
        "label": ("s", str(item.text).replace("_", "__")),  # a single one marks the access key
        "enabled": ("b", bool(item.enabled)),
        "visible": ("b", True),
    }
    if item.checked is not None:
        properties["toggle-type"] = ("s", "radio" if item.radio else "checkmark")
        properties["toggle-state"] = ("i", int(item.checked))
    if item.submenu:
        properties["children-display"] = ("s", "submenu")
    return properties


def _acts(node: Node) -> tuple[Any, ...]:
    """What can be done with a line and those below it: all it shows, but for the words of one that does nothing."""
    shown = node.properties
    if shown.get("enabled") == ("b", False):
        shown = {key: value for key, value in shown.items() if key != "label"}
    return (shown, [_acts(child) for child in node.children])


def _layout(node: Node, depth: int) -> tuple[int, Properties, list[Any]]:
    inner = [("(ia{sv}av)", _layout(child, depth - 1)) for child in node.children] if depth else []
    return node.number, node.properties, inner


def _walk(node: Node) -> list[Node]:
    return [node, *(deeper for child in node.children for deeper in _walk(child))]
