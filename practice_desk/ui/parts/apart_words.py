"""What notes that are kept apart are called, by the law of the practice's place (clinical.md 8)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.practice import Jurisdiction
from practice_desk.storage.desk import Desk


def _tr(text: str) -> str:
    return QCoreApplication.translate("ApartWords", text)


@dataclass(frozen=True)
class ApartWords:
    """The names of the page and its deeds, what is said of them there, and before any leave."""

    title: str
    note: str
    write: str
    edit: str
    remove: str
    none: str
    apart: str
    leaving: str


def apart_words(desk: Desk) -> ApartWords:
    """Return the words of this practice's place: psychotherapy notes in the US, process notes elsewhere."""
    return _psychotherapy() if desk.practice.own().jurisdiction is Jurisdiction.US else _process()


def _psychotherapy() -> ApartWords:
    return ApartWords(
        _tr("Psychotherapy notes"), _tr("Psychotherapy note"), _tr("Write a psychotherapy note"),
        _tr("Edit the psychotherapy note of {0}"), _tr("Remove this psychotherapy note"),
        _tr("No psychotherapy notes"),
        _tr(
            "Psychotherapy notes in the sense of 45 CFR 164.501. They are in no other print and no export. "
            "Times, how you met, what was done, measures, risk and plan belong in the session note."
        ),
        _tr(
            "For almost any use but your own these notes need the client's authorization for just these "
            "notes; a general one is not enough (45 CFR 164.508(a)(2)). A client has no right of access to "
            "them (164.524). When a court asks, take advice first. On paper nothing keeps them apart any "
            "more."
        ),
    )  # fmt: skip


def _process() -> ApartWords:
    return ApartWords(
        _tr("Process notes"), _tr("Process note"), _tr("Write a process note"),
        _tr("Edit the process note of {0}"), _tr("Remove this process note"), _tr("No process notes"),
        _tr(
            "They are in no other print and no export. The law here still counts them as personal data: in a "
            "request for access they are listed for you to look at, never given or held back by themselves."
        ),
        _tr(
            "These notes are personal data about the client, and other people may be named in them. Look "
            "each one through and take out only what is needed. When a court asks, take advice first. On "
            "paper nothing keeps them apart any more."
        ),
    )  # fmt: skip
