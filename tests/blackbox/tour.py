# SPDX-License-Identifier: Apache-2.0
"""What else there is in the window, after VMs were made: each part begins where the one before has ended."""
from accessible import CONTROL, RETURN

CHOSEN = "web"  # of the demo cluster, by the palette
STOPPED = "wiki"  # and by its row


def palette(program):
    """A VM is typed and taken, and is the selected one of its page."""
    program.press(ord("k"), CONTROL)
    program.type(CHOSEN)
    program.wait(f"“{CHOSEN}” in the palette", lambda: offered(program))
    program.press(RETURN)
    program.find("label", CHOSEN)
    program.find("tree", "Machines")


def offered(program):
    return any(role == "list item" and name.startswith(f"VM {CHOSEN},") for _, role, name in program.shown())


def machines(program):
    """One is shut down and started again, and each state is seen to come."""
    row = next(number for number, cells in enumerate(program.rows("tree", "Machines")) if STOPPED in cells)

    def expect(state):
        program.wait(f"{STOPPED} {state}", lambda: state in program.rows("tree", "Machines")[row], 30)

    expect("Running")
    program.select("tree", "Machines", row)
    program.operate("push button", "Shut Down")
    expect("Stopped")
    program.operate("push button", "Start")
    expect("Running")


def log(program):
    """Opened, filtered, filtered by what is not there, and closed."""
    program.operate("check box", "Log", "Toggle")
    program.fill("Find in the log", STOPPED)
    program.wait("only what was looked for", lambda: about(STOPPED, program.rows("table", "Log")))
    program.fill("Find in the log", "nothing says this")
    program.find("label", "No matches")
    program.operate("push button", "Clear Filter")
    program.find("table", "Log")
    program.operate("check box", "Log", "Toggle")


def about(word, rows):
    return rows and all(any(word in cell for cell in row) for row in rows)


def preferences(program):
    """The theme is changed and stays so; the language can be."""
    program.press(ord(","), CONTROL)
    program.find("combo box", "Language: ")
    program.choose("Theme", "Dark")
    program.operate("push button", "Done")
    program.find("push button", "New VMs")
    program.press(ord(","), CONTROL)
    program.find("combo box", "Theme: Dark")
    program.operate("push button", "Done")
    program.find("push button", "New VMs")


def leave(program):
    """Nothing is unfinished, and nothing is asked."""
    program.press(ord("q"), CONTROL)
