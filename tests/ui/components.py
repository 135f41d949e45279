"""Every part in every state on one page, to be looked at and walked over by tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QTableView, QWidget

from practice_desk.ui import theme
from practice_desk.ui.fields import LineField, TextField
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import (
    REASON,
    WHEN,
    Banner,
    Box,
    Card,
    Check,
    Chip,
    Choice,
    Done,
    Elided,
    EmptyState,
    Label,
    Levels,
    ListRow,
    MenuButton,
    Page,
    Pips,
    Quote,
    RatingChart,
    Segments,
    Series,
    Spark,
    StateLine,
    Toast,
    button,
    column,
    facts,
    heading,
    row,
    rows,
    rule,
    section,
    side,
    table_style,
    wrap,
)

DAYS = [date(2026, 9, 11) + timedelta(weeks=n) for n in range(10)]
LEVELS = [
    "Stays late 4–5 shifts a week",
    "Stays late 3 shifts",
    "Leaves on time 3 of 5 shifts",
    "Leaves on time 4 of 5",
    "Leaves on time every shift for three weeks",
]


def series(name: str, values: list[int | None], kind: Literal["person", "therapist"] = "person") -> Series:
    return Series(name, list(zip(DAYS, values, strict=False)), kind)


def off(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def buttons() -> Card:
    return Card(
        heading("Buttons"),
        wrap(button("Print action plan", "primary", icon="print"), off(button("Primary, off", "primary"))),
        wrap(button("&Edit goal", icon="pen"), button("Keep goal")),
        wrap(off(button("Off")), button("Erase this client", "danger")),
        wrap(button("Small", "small"), button("Quiet", "quiet"), button("All consents", "link"), gap=12),
        wrap(
            button("Add a step", "link", icon="plus"),
            MenuButton("More", [("Read the text", lambda: None, "note"), None, ("Copy", lambda: None)]),
            button("Next", trailing=True, icon="arrow"),
            gap=12,
        ),
        gap=10,
    )


def choices() -> Card:
    areas = Segments([("active", "Active"), ("ended", "Ended"), ("all", "All")], {"active": 12, "ended": 112})
    for widget, name in ((areas, "Which clients"),):
        widget.setAccessibleName(name)
    pips = Pips(7, 5)
    pips.setAccessibleName("How it is going")
    levels = Levels(LEVELS, notes={0: "Expected", -2: "Start", 1: "Now"})
    levels.set_value(1)
    return Card(
        heading("Choices"),
        Segments([("a", "Agreed"), ("v", "Varied"), ("n", "Not applicable")]),
        areas,
        row(Check("Steps of this week", on=True), Check("Large print"), ..., gap=20),
        Check("I may leave a message on this number, and I know that others in the house may hear it"),
        off(Check("Not now", on=True)),
        Done(3),
        pips,
        Pips(None, 4),
        rule(),
        levels,
        gap=10,
    )


def fields() -> Card:
    known = LineField("What the client likes to be called")
    known.set_value("Zoë")
    born = LineField()
    born.set_value("31.11.1990")
    reference = LineField()
    reference.set_value("AO-0117")
    note = TextField(2)
    note.set_value("Asked about the rota.")
    rows_ = [
        FormRow("known_as", "Known as", known),
        FormRow("born_on", "Date of birth", born),
        FormRow(
            "contact", "Preferred contact", Choice([(1, "E-mail"), (2, "Letter")]), "In plain envelopes."
        ),
        FormRow("reference", "Reference", off(reference)),
        FormRow("hint", "Placeholder", LineField("for example 31/03/2026")),
        FormRow("note", "Note", note),
    ]
    rows_[1].show_problem("November has 30 days. Kept as you typed it.")
    return Card(heading("Fields"), *rows_)


def states() -> Card:
    shown = {
        "force": "In force", "due": "Ends in 29 days", "partly": "Partly signed", "missing": "Not offered",
        "declined": "Declined", "withdrawn": "Withdrawn", "past": "Replaced", "draft": "Draft",
        "varied": "Varied", "paused": "Paused", "minor": "Under 18", "plain": "Own pay",
    }  # fmt: skip
    return Card(
        heading("States"),
        wrap(*(Chip(words, look) for look, words in shown.items())),
        StateLine("Working agreement", "force", "until 3 May"),
        StateLine("Recording sessions", "withdrawn", "2 November"),
        gap=8,
    )


def messages() -> list[QWidget]:
    return [
        Banner("Mobile only, no voicemail: shared phone at home.", lead="Note", action="Edit note"),
        Banner(
            "The backup could not be written: the drive is full. Nothing is lost.",
            "danger",
            action="Choose another place",
        ),
        Banner("Signed and locked on 20 November at 10:52.", "done"),
        Banner("Typed at 10:52 and not kept yet.", "plain", action="Start again"),
    ]


def chart() -> Card:
    return Card(
        heading("Chart", note="says what it shows"),
        RatingChart(
            "I leave work on time",
            [
                series("Amara", [1, 2, 3, 4, 5, 6, 6, 7, 8, 8]),
                series("You", [1, 2, 2, 4, 4, 5, 6, 6, 7, 7], "therapist"),
            ],
            8,
            [(DAYS[5], "reworded")],
        ),
        RatingChart(
            "We talk before it gets loud",
            [
                series("Jo", [2, 3, None, None, 5, 5, 6, 7, 7, 7]),
                series("Sam", [4, 4, 5, 3, 4, 6, 6, 6, None, 7]),
                series("You", [3, 3, 3, 4, 4, 5, None, 6, 6, 6], "therapist"),
            ],
        ),
        row(Label("I leave work on time", strong=True), ..., spark(), Label("8 Amara", strong=True)),
        gap=8,
    )


def spark() -> Spark:
    return Spark("I leave work on time", [series("Amara", [1, 2, 3, 4, 5, 6, 6, 7, 8, 8])], 8, width=120)


def listing() -> Card:
    return Card(
        heading("Today", button("All of it", "link")),
        rows(
            ListRow("consent", "Amara", "Working agreement ends on 3 May", "in 29 days", "Renew"),
            ListRow("goal", "Leo", "Plan 2 is to be looked at together", "today", "Review"),
            ListRow("backup", "Back up the vault", when="8 days ago", action="Back up"),
        ),
        gap=4,
    )


def table() -> Card:
    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(["Client", "Next session", "Status"])
    people = (("Amara", "AO-0117", "Thursday"), ("Leo and Mia", "LM-0102", "Friday"), ("דנה", "DS-0103", ""))
    for name, reference, when in people:
        first = QStandardItem(name)
        first.setData(reference, REASON)
        model.appendRow([first, QStandardItem(when), QStandardItem("Active")])
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    view.setAccessibleName("Clients")
    table_style(view)
    view.setMinimumHeight(theme.px(190))
    view.selectRow(1)
    plain = QListView()
    sessions = QStandardItemModel(plain)
    for n in range(1, 22):
        item = QStandardItem(f"Session {n}")
        item.setData(f"{n} May", WHEN)
        sessions.appendRow(item)
    plain.setModel(sessions)
    plain.setFont(theme.font())
    plain.setFixedHeight(theme.px(112))
    plain.setAccessibleName("Sessions")
    return Card(heading("Lists"), view, plain, gap=4)


def empty() -> Card:
    words = "A goal says, in the client’s own words, what will be different, and how you will both notice."
    return Card(EmptyState("goal", "No goals yet", words, "Write the first goal"))


def components() -> Page:
    """Build the page."""
    left = Box(column(buttons(), choices(), states(), ..., gap=16))
    middle = Box(
        column(fields(), Card(Quote("I want my evenings back.", "Amara, 11 September")), ..., gap=16)
    )
    known = Card(heading("Known"), facts(("Pronouns", "she/her"), ("Comes", "Thursdays 10:00, in person")))
    right = Box(
        column(*messages(), chart(), row((empty(), 3), (known, 2), gap=16, stack="auto"), listing(), table(),
               row(..., Toast("Step kept", "Undo", "Ctrl+Z", lasting=True)), ..., gap=16)
    )  # fmt: skip
    head = section("Parts", "Every part in every state", button("Review plan", "small"))
    columns = row(side(left, 372), side(middle, 290), (right, 1), gap=16, stack=1100, top=True)
    right.setMinimumWidth(theme.px(300))
    page = Page(
        column(
            Label("Components", "display"),
            head,
            Elided("A long line that ends where the page ends. " * 6, tone="muted"),
            columns,
            gap=12,
            margin=(24, 20, 24, 20),
        )
    )
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return page
