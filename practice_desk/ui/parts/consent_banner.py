"""The calm line on a client's pages where something that is required does not hold, with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.clients import ClientStatus, is_over
from practice_desk.domain.consents import MissingConsent, MissingWhy
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.people import listed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import clients, consents
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Banner
from practice_desk.ui.parts.names import person_name

FIRST_PAPERS = "first-papers"  # the place on the page of consents where a pack is offered
_BEFORE_WORK = (PaperKind.TREATMENT, PaperKind.MINOR)
# What somebody decided stands before what was only not done yet.
_FIRST = (MissingWhy.WITHDRAWN, MissingWhy.DECLINED, MissingWhy.OF_AGE_NOW, MissingWhy.EXPIRED)


def _tr(text: str) -> str:
    return QCoreApplication.translate("consent_banner", text)


def consent_banner(context: Context, client_id: str) -> Banner | None:
    """Return the line, or None where nothing is missing or nothing is asked of this client any more."""
    status = clients.status_of(context.desk, client_id)
    if status is ClientStatus.ENQUIRY or is_over(status):
        return None
    gaps = consents.missing_of(context.desk, client_id)
    if not gaps:
        return None
    fresh = not context.desk.papers.of_client(client_id) and not context.desk.read_only
    action = _tr("First papers") if fresh else _tr("Consents")
    banner = Banner(sentence(context, client_id, gaps), "attention", action=action)
    banner.setObjectName("consent-banner")
    assert banner.action is not None
    banner.action.setObjectName("to-consents")
    place = Place(PlaceKind.CONSENTS, client_id, FIRST_PAPERS if fresh else _nearest(gaps))
    banner.pressed.connect(lambda: context.news.place_wanted.emit(place))
    return banner


def sentence(context: Context, client_id: str, gaps: Sequence[MissingConsent]) -> str:
    """Return why a required consent does not hold, in one sentence.

    On the page of several people nobody is named: what one of them took back alone is not for the others.
    """
    decided = _decided(gaps)
    if decided is None:
        return _not_yet(gaps)
    several = len(clients.participants(context.desk, client_id)) > 1
    who = "" if several else person_name(context, context.desk.people.get(decided.person_id))
    kind = words.of(decided.kind)
    said = {
        MissingWhy.WITHDRAWN: _tr("{0} was taken back by {1}.") if who else _tr("{0} no longer holds."),
        MissingWhy.DECLINED: _tr("{1} said no to: {0}.") if who else _tr("{0} was not agreed to by all."),
        MissingWhy.OF_AGE_NOW: _tr("{1} is of age now and is asked anew: {0}.")
        if who
        else _tr("{0} is to be asked anew: somebody is of age now."),
        MissingWhy.EXPIRED: _tr("{0} has ended."),
    }[decided.why]
    return f"{said.format(kind, who)} {_tr('You can still write the record.')}"


def _decided(gaps: Sequence[MissingConsent]) -> MissingConsent | None:
    return next((g for why in _FIRST for g in gaps if g.why is why), None)


def _nearest(gaps: Sequence[MissingConsent]) -> str | None:
    decided = _decided(gaps)
    return decided.paper_id if decided else next((g.paper_id for g in gaps if g.paper_id), None)


def _not_yet(gaps: Sequence[MissingConsent]) -> str:
    kinds = list(dict.fromkeys(g.kind for g in gaps))
    if any(kind in _BEFORE_WORK for kind in kinds):
        return _tr("No agreement to start therapy is signed yet. You can still write the record.")
    return _tr("Not signed yet: {0}. You can still write the record.").format(
        listed([words.of(kind) for kind in kinds])
    )
