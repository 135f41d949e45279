"""Where in the program something is: what Today, search, toasts and undo point at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """The pages that can be gone to."""

    CLIENTS = "clients"
    PRACTICE = "practice"
    LIBRARY = "library"
    OVERVIEW = "overview"
    PROFILE = "profile"
    GOALS = "goals"
    CONSENTS = "consents"
    DRAFT = "draft"
    DISCLOSURES = "disclosures"
    AGREEMENT = "agreement"
    PAPER = "paper"
    SESSIONS = "sessions"
    MEASURES = "measures"
    WORKSHEETS = "worksheets"
    SAFETY = "safety"
    REFLECTION = "reflection"
    PROCESS_NOTES = "process_notes"
    PROCESS_NOTES_OUT = "process_notes_out"
    REVIEW = "review"
    SHEET = "sheet"


@dataclass(frozen=True)
class Place:
    """A page, for one client where it belongs to one, with the record that is meant."""

    kind: PlaceKind
    client_id: str | None = None
    id: str | None = None
