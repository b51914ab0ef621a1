# SPDX-License-Identifier: Apache-2.0
"""A program as assistive technology sees it: what is on the screen, found by role and name, and operated through the
accessibility bus alone. Every operation counts as one interaction, as a click, a key chord or a filled field does."""
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 (the version has to be asked for first)

# What a person operates: without a name nobody knows what it is.
OPERATED = {"push button", "toggle button", "check box", "radio button", "text", "password text", "spin button",
            "combo box", "page tab", "menu item", "table", "tree", "list", "slider"}


CONTROL = 37  # the key as the display counts it, on every keyboard that Xvfb has
RETURN = 0xFF0D  # by its symbol


class NotThere(AssertionError):
    """It did not come in time; says what was on the screen instead."""


def _children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def _shown(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


class Program:
    """The one that has this name on the bus. A node may go while it is looked at: it is looked for again until the time
    is up."""

    def __init__(self, name):
        self.name = name
        self.interactions = []

    def _root(self):
        return next((child for child in _children(Atspi.get_desktop(0)) if child.get_name() == self.name), None)

    def shown(self):
        """Everything that is on the screen: (node, role, name), from the window inwards."""
        root = self._root()
        waiting = [] if root is None else [child for child in _children(root)]
        while waiting:
            node = waiting.pop(0)
            if not _shown(node):
                continue
            role = node.get_role_name()
            yield node, role, node.get_name()
            if role != "combo box":  # its list says that it is shown although it is closed
                waiting = list(_children(node)) + waiting

    def wait(self, what, look, seconds=20):
        """Until `look` gives something, which is the answer."""
        end = time.monotonic() + seconds
        while True:
            try:
                if found := look():
                    return found
            except GLib.Error:
                pass  # a part of the window went while it was looked at
            if time.monotonic() > end:
                raise NotThere(f"{what} did not come within {seconds} s; on the screen:\n{self.picture()}")
            time.sleep(0.05)

    def picture(self):
        try:
            return "\n".join(f"  {role}: {name}" for _, role, name in self.shown() if name)
        except GLib.Error as error:
            return f"  ({error.message})"

    def find(self, role, name, seconds=20):
        """The shown control whose name begins so, once it can be used."""
        def look():
            for node, its_role, its_name in self.shown():
                if its_role == role and its_name.startswith(name):
                    if node.get_state_set().contains(Atspi.StateType.ENABLED):
                        return node
            return None
        return self.wait(f"{role} “{name}”", look, seconds)

    def operate(self, role, name, act="Press"):
        node = self.find(role, name)
        acts = [Atspi.Action.get_action_name(node, index) for index in range(Atspi.Action.get_n_actions(node))]
        Atspi.Action.do_action(node, acts.index(act))
        self.interactions.append(f"{act} {role} “{name}”")

    def fill(self, name, text, role="text"):
        node = self.find(role, name)
        if not Atspi.EditableText.set_text_contents(node, text):
            raise AssertionError(f"{role} “{name}” took no text")
        self.interactions.append(f"fill “{name}” with “{text}”")

    def type(self, text):
        """As from a keyboard, to whatever has the focus."""
        if not Atspi.generate_keyboard_event(0, text, Atspi.KeySynthType.STRING):
            raise AssertionError(f"“{text}” could not be typed")
        self.interactions.append(f"type “{text}”")

    def press(self, symbol, held=None):
        """A key by its symbol, a letter's being its code, while another one is held."""
        if held is not None:
            Atspi.generate_keyboard_event(held, None, Atspi.KeySynthType.PRESS)
        Atspi.generate_keyboard_event(symbol, None, Atspi.KeySynthType.SYM)
        if held is not None:
            Atspi.generate_keyboard_event(held, None, Atspi.KeySynthType.RELEASE)
        self.interactions.append(f"key {symbol:#x}" + (" with Ctrl" if held == CONTROL else ""))

    def choose(self, name, item):
        """Of a combo box."""
        node = self.find("combo box", name)
        Atspi.Action.do_action(node, 0)  # its list opens
        opened = next(_children(node))
        self.wait(f"the list of “{name}”", lambda: opened.get_state_set().contains(Atspi.StateType.FOCUSED))
        self.type(item)
        self.press(RETURN)
        self.find("combo box", f"{name}: {item}")

    def select(self, role, name, row):
        """That row alone."""
        node = self.find(role, name)
        for other in Atspi.Table.get_selected_rows(node):
            if other != row:
                Atspi.Table.remove_row_selection(node, other)
        Atspi.Table.add_row_selection(node, row)
        self.interactions.append(f"select row {row} of {role} “{name}”")

    def count(self, name, number):
        node = self.find("spin button", name)
        Atspi.Value.set_current_value(node, number)
        self.interactions.append(f"fill “{name}” with {number}")

    def rows(self, role, name):
        """The cells' names of a shown table or tree, row by row; empty for one that went meanwhile."""
        node = self.find(role, name)
        columns = Atspi.Table.get_n_columns(node)
        rows = [[Atspi.Table.get_accessible_at(node, row, column) for column in range(columns)]
                for row in range(Atspi.Table.get_n_rows(node))]
        return [[cell.get_name() if cell else "" for cell in row] for row in rows]

    def nameless(self):
        """Shown controls that nobody can tell from each other."""
        result, path = [], ""
        for node, role, name in self.shown():
            path = name or path
            inside = node.get_parent().get_role_name() if node.get_parent() else ""
            # A field's own clear button does what Esc does; of a combo box what is chosen is no name.
            if role in OPERATED and (not name or role == "combo box" and ":" not in name) and inside != "text":
                result.append(f"{role} after “{path}”")
        return result
