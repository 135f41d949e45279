"""Whether a shipped text was written for the place where the therapist works.

The texts were written with the law of England and Wales and of the United States in mind; Scotland and
Northern Ireland are only marked in their notes, and nothing was written for any other country.
"""

from __future__ import annotations

from enum import StrEnum

from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.text import folded

_WRITTEN_FOR = {
    Jurisdiction.UK: frozenset({"england", "wales", "england and wales", "uk", "united kingdom"}),
    Jurisdiction.US: frozenset({"us", "usa", "united states", "united states of america"}),
}
_OWN_LAW = frozenset({"scotland", "northern ireland"})
_STATES = frozenset({
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware",
    "florida", "georgia", "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas", "kentucky",
    "louisiana", "maine", "maryland", "massachusetts", "michigan", "minnesota", "mississippi", "missouri",
    "montana", "nebraska", "nevada", "ohio", "oklahoma", "oregon", "pennsylvania", "tennessee", "texas",
    "utah", "vermont", "virginia", "washington", "wisconsin", "wyoming", "new hampshire", "new jersey",
    "new mexico", "new york", "north carolina", "north dakota", "rhode island", "south carolina",
    "south dakota", "west virginia", "district of columbia", "puerto rico",
})  # fmt: skip


class TextFit(StrEnum):
    """How far a text goes for a place."""

    WRITTEN = "written"
    OWN_LAW = "own_law"
    OTHER_COUNTRY = "other_country"


def fit_of(variant: Jurisdiction | None, place: str) -> TextFit:
    """Return how far a text fits the place where the therapist works; `variant` None is a text for both.

    A place that is not named says nothing against a text. One without a word of law in it fits Scotland and
    Northern Ireland too; no text was written for another country, whichever variant is used there.
    """
    here = folded(place).strip()
    if not here:
        return TextFit.WRITTEN
    british = here in _OWN_LAW or here in _WRITTEN_FOR[Jurisdiction.UK]
    american = here in _STATES or here in _WRITTEN_FOR[Jurisdiction.US]
    if not (british or american) or (variant is Jurisdiction.US and british):
        return TextFit.OTHER_COUNTRY
    if variant is Jurisdiction.UK:
        return TextFit.OTHER_COUNTRY if american else TextFit.OWN_LAW if here in _OWN_LAW else TextFit.WRITTEN
    return TextFit.WRITTEN
