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


def country_of(place: str) -> Jurisdiction | None:
    """Return which of the two countries with texts and words of their own a place lies in, None elsewhere."""
    here = folded(place).strip()
    if here in _OWN_LAW or here in _WRITTEN_FOR[Jurisdiction.UK]:
        return Jurisdiction.UK
    return Jurisdiction.US if here in _STATES or here in _WRITTEN_FOR[Jurisdiction.US] else None


def fit_of(variant: Jurisdiction | None, place: str) -> TextFit:
    """Return how far a text fits the place where the therapist works; `variant` None is a text for both.

    A place that is not named says nothing against a text. One without a word of law in it fits Scotland and
    Northern Ireland too; no text was written for another country, whichever variant is used there.
    """
    if not place.strip():
        return TextFit.WRITTEN
    country = country_of(place)
    if country is None or variant not in (None, country):
        return TextFit.OTHER_COUNTRY
    own_law = variant is Jurisdiction.UK and folded(place).strip() in _OWN_LAW
    return TextFit.OWN_LAW if own_law else TextFit.WRITTEN
