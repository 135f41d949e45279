"""Where a paper stands: decisions C20 as one table, and each kind's look-back over dates."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import (
    Offer,
    Paper,
    PaperEvent,
    PaperEventKind,
    PaperKind,
    PaperSigner,
    Signature,
    SignatureMethod,
    SignerCapacity,
)
from practice_desk.domain.standing import PaperFile, PaperState, standing

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
E, S, K = PaperEventKind, PaperState, PaperKind
numbers = count(1)
INES = PaperSigner(id="ines", client_id="c", paper_id="p", person_id="i", position=0)
JONAH = PaperSigner(id="jonah", client_id="c", paper_id="p", person_id="j", position=1)
THERAPIST = PaperSigner(
    id="therapist", client_id="c", paper_id="p", capacity=SignerCapacity.THERAPIST, position=2
)


def signed(signer, on=DAY):
    return Signature(
        client_id="c", paper_id="p", signer_id=signer.id, method=SignatureMethod.TYPED, signed_on=on,
        at_utc=NOON, seq=next(numbers),
    )  # fmt: skip


def event(kind, signer=None, on=DAY, **more):
    return PaperEvent(
        client_id="c", paper_id="p", signer_id=signer and signer.id, kind=kind, on=on, at_utc=NOON,
        seq=next(numbers), **more,
    )  # fmt: skip


def file(*facts, kind=K.TREATMENT, offered=True, signers=(INES, JONAH, THERAPIST), born=(), **paper):
    return PaperFile(
        Paper(id="p", client_id="c", kind=kind, made_on=DAY, **paper), signers,
        Offer(client_id="c", paper_id="p", at_utc=NOON) if offered else None,
        tuple(f for f in facts if isinstance(f, Signature)),
        tuple(f for f in facts if isinstance(f, PaperEvent)), born,
    )  # fmt: skip


ALL = tuple(signed(s) for s in (INES, JONAH, THERAPIST))
PAST = {"expires_on": DAY - timedelta(days=1)}
DUE = {"review_on": DAY}
GONE, NO = event(E.WITHDRAWN), event(E.DECLINED, JONAH)
REPLACED, VOID = event(E.SUPERSEDED, other_paper_id="q"), event(E.VOIDED)


@pytest.mark.parametrize(
    ("facts", "paper", "state"),
    [
        # each row has every fact of the rows below it that can stand beside its own
        ((VOID, REPLACED, GONE, NO, *ALL), {**PAST, **DUE}, S.VOIDED),
        ((REPLACED, GONE, NO, *ALL), {**PAST, **DUE}, S.SUPERSEDED),
        ((GONE, NO, *ALL), {**PAST, **DUE}, S.WITHDRAWN),
        ((event(E.WITHDRAWN, INES), event(E.WITHDRAWN, JONAH), *ALL), {}, S.WITHDRAWN),
        ((event(E.WITHDRAWN, INES), NO, *ALL), {**PAST, **DUE}, S.PARTLY_WITHDRAWN),
        ((NO, *ALL[:1]), {**PAST, **DUE}, S.DECLINED),
        (ALL, {**PAST, **DUE}, S.EXPIRED),
        ((*ALL, event(E.ENDED, on=DAY - timedelta(days=1))), DUE, S.EXPIRED),
        (ALL, DUE, S.REVIEW_DUE),
        (ALL, {}, S.SIGNED),
        (ALL[:2], DUE, S.PARTLY_SIGNED),
        (ALL[2:], {}, S.PARTLY_SIGNED),
        ((), DUE, S.OFFERED),
        ((event(E.NOT_REACHED, JONAH),), {}, S.OFFERED),
    ],
)  # fmt: skip
def test_the_first_that_holds_is_the_state(facts, paper, state):
    assert standing(file(*facts, **paper), DAY).state is state


def test_without_an_offer_a_paper_is_a_draft():
    assert standing(file(offered=False, **PAST), DAY).state is S.DRAFT


def test_who_withdrew_who_said_no_who_is_waited_for_and_who_was_not_reached_are_named():
    now = standing(file(signed(INES), event(E.NOT_REACHED, JONAH)), DAY)
    assert (now.signed, now.waiting, now.not_reached) == (("ines",), ("jonah", "therapist"), ("jonah",))
    now = standing(file(*ALL, event(E.WITHDRAWN, JONAH)), DAY)
    assert (now.state, now.withdrawn, now.in_force) == (S.PARTLY_WITHDRAWN, ("jonah",), False)
    now = standing(file(event(E.NOT_REACHED, JONAH), signed(JONAH)), DAY)
    assert now.not_reached == ()


def test_what_is_to_come_does_not_count_yet_and_the_last_day_still_does():
    later = DAY + timedelta(days=1)
    assert standing(file(*ALL, event(E.WITHDRAWN, on=later)), DAY).state is S.SIGNED
    assert standing(file(*ALL, event(E.WITHDRAWN, on=later)), later).state is S.WITHDRAWN
    ends = file(*ALL, expires_on=later)
    assert [standing(ends, later + timedelta(days=n)).state for n in (0, 1)] == [S.SIGNED, S.EXPIRED]


def test_somebody_who_need_not_sign_does_not_hold_a_paper_up_and_cannot_end_it():
    signers = (INES, replace(JONAH, required=False), THERAPIST)
    facts = (signed(INES), signed(THERAPIST))
    assert standing(file(*facts, signers=signers), DAY).state is S.SIGNED
    assert standing(file(*facts, event(E.WITHDRAWN, JONAH), signers=signers), DAY).state is S.SIGNED


def months_on(months):
    from practice_desk.domain.dates import add_months

    return add_months(DAY, months)


@pytest.mark.parametrize("kind", PaperKind)
def test_each_kind_is_looked_at_again_when_its_rule_says(kind):
    months = RULES[kind].review_months
    whole = file(*ALL, kind=kind)
    if months is None:
        assert standing(whole, date(2099, 1, 1)).state is S.SIGNED
        return
    due = months_on(months)
    assert standing(whole, due - timedelta(days=1)).state is S.SIGNED
    assert standing(whole, due).state is S.REVIEW_DUE and standing(whole, due).in_force
    looked = file(*ALL, event(E.REVIEWED, on=due), kind=kind)
    assert standing(looked, due).state is S.SIGNED
    again = standing(looked, due).review_on
    assert again is not None and again > due


def test_the_date_chosen_at_a_review_holds_over_the_usual_one():
    whole = file(*ALL, event(E.REVIEWED, next_on=DAY + timedelta(days=30)))
    assert standing(whole, DAY).review_on == DAY + timedelta(days=30)


def test_a_minors_paper_is_due_at_the_birthday_that_changes_the_law():
    born = date(2010, 6, 15)
    whole = file(*ALL, kind=K.MINOR, born=(born,))
    assert standing(whole, DAY).review_on == date(2026, 6, 15)
    grown = file(*(replace(s, signed_on=date(2028, 3, 1)) for s in ALL), kind=K.MINOR, born=(born,))
    assert standing(grown, date(2028, 6, 14)).state is S.SIGNED
    assert standing(grown, date(2028, 6, 15)).state is S.REVIEW_DUE


@pytest.mark.parametrize("kind", [K.PRIVACY_NOTICE, K.FEES])
def test_what_is_given_and_not_signed_is_complete(kind):
    given = standing(file(event(E.GIVEN, reason="would rather not"), kind=kind), DAY)
    assert (given.state, given.in_force) == (S.GIVEN, True)
    assert standing(file(*ALL, event(E.GIVEN), kind=kind), DAY).state is S.SIGNED


def test_no_other_kind_is_complete_by_being_given():
    assert standing(file(event(E.GIVEN), kind=K.TREATMENT), DAY).state is S.OFFERED


def test_the_day_of_an_offer_is_that_of_the_place_it_was_made_in():
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    made = file()
    for minutes, day in ((60, date(2026, 3, 3)), (0, DAY), (-600, DAY)):
        offer = replace(made.offer, at_utc=late, utc_offset=minutes)
        assert standing(replace(made, offer=offer), date(2026, 3, 4)).since == day


def test_what_was_given_to_two_and_signed_by_one_is_given_until_the_other_signs():
    both = (INES, JONAH)
    half = file(event(E.GIVEN), signed(INES), kind=K.FEES, signers=both)
    assert standing(half, DAY).state is S.GIVEN
    whole = file(event(E.GIVEN), signed(INES), signed(JONAH), kind=K.FEES, signers=both)
    assert standing(whole, DAY).state is S.SIGNED
