from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from domain.test_standing import INES, JONAH, NOON, THERAPIST

from practice_desk.domain.papers import (
    ExplainedHow,
    IdentityKnown,
    Offer,
    ReadHow,
    Signature,
    SignatureMethod,
    SignerCapacity,
)
from practice_desk.domain.plans import seal
from practice_desk.domain.signing import (
    PaperProblem,
    changed_since,
    has_ink,
    out_of_order,
    paper_code,
    signature_problems,
    signature_sha,
    strokes,
)

DAY = date(2026, 3, 2)
OFFER = Offer(
    id="o", client_id="c", paper_id="p", at_utc=NOON, body="[]", salt="ab", sha=seal("[]", "ab"), seq=1
)  # fmt: skip
DRAWN = strokes([[(0, 0, 5), (40.4, 0, 5)], []])


def sealed(signature, before=""):
    made = replace(signature, text_sha=OFFER.sha, before=before)
    return replace(made, sha=signature_sha(made, OFFER.salt))


def signature(signer=INES, seq=2, **more):
    given = {"method": SignatureMethod.DRAWN, "mark": DRAWN, "sentence": "I agree.", "signed_on": DAY} | more
    return Signature(
        id=f"s{seq}", client_id="c", paper_id="p", signer_id=signer.id, at_utc=NOON, seq=seq, **given
    )  # fmt: skip


FIRST = sealed(signature())
SECOND = sealed(signature(JONAH, 3), FIRST.sha)
OTHER = {
    str: "x", tuple: ("1.0",), date: DAY + timedelta(days=1), datetime: NOON + timedelta(hours=1), int: 60,
    SignatureMethod: SignatureMethod.TYPED, ReadHow: ReadHow.ON_PAPER, IdentityKnown: IdentityKnown.VIDEO,
    ExplainedHow: ExplainedHow.IN_WRITING, type(None): "x",
}  # fmt: skip


@pytest.mark.parametrize("name", [f.name for f in fields(Signature) if f.name != "seq"])
def test_whatever_is_changed_in_a_signature_is_noticed(name):
    assert changed_since(OFFER, [FIRST, SECOND]) == []
    other = replace(FIRST, **{name: OTHER[type(getattr(FIRST, name))]})
    assert other.id in changed_since(OFFER, [other, SECOND])


def test_a_changed_text_an_exchanged_order_and_a_signature_left_out_are_noticed():
    assert changed_since(replace(OFFER, body="[ ]"), [FIRST]) == ["o"]
    assert changed_since(OFFER, [SECOND]) == ["s3"]
    assert changed_since(OFFER, [replace(FIRST, seq=4), SECOND]) != []


def test_the_code_is_ten_characters_that_change_with_the_text_and_with_each_signature():
    codes = {
        paper_code(OFFER, []), paper_code(OFFER, [FIRST]), paper_code(OFFER, [FIRST, SECOND]),
        paper_code(replace(OFFER, sha="0"), []),
    }  # fmt: skip
    assert len(codes) == 4
    assert all(len(code) == 10 and set(code) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for code in codes)
    assert paper_code(OFFER, [SECOND, FIRST]) == paper_code(OFFER, [FIRST, SECOND])


def test_a_clock_that_was_set_back_is_flagged_and_the_order_stays():
    late = replace(SECOND, at_utc=datetime(2026, 3, 1, tzinfo=UTC))
    assert out_of_order(OFFER, [FIRST, late]) == ["s3"]
    assert out_of_order(OFFER, [FIRST, SECOND]) == []


GUARDIAN = replace(INES, capacity=SignerCapacity.GUARDIAN)
BY, P = SignatureMethod, PaperProblem


@pytest.mark.parametrize(
    ("made", "problems"),
    [
        ({}, []),
        ({"mark": strokes([])}, [P.EMPTY_MARK]),
        ({"mark": strokes([[(5, 5, 4)]])}, [P.EMPTY_MARK]),
        ({"mark": strokes([[(5, 5, 4), (6, 6, 4)]])}, [P.EMPTY_MARK]),
        ({"mark": "no strokes"}, [P.EMPTY_MARK]),
        ({"method": BY.TYPED, "mark": " . "}, [P.EMPTY_MARK]),
        ({"method": BY.TYPED, "mark": "王"}, []),
        ({"method": BY.SPOKEN, "mark": "Yes, I agree"}, [P.NO_WITNESS]),
        ({"method": BY.SPOKEN, "mark": "Yes", "witness": "M. Ellingwood"}, []),
        ({"method": BY.BY_MESSAGE, "mark": ""}, [P.EMPTY_MARK]),
        ({"method": BY.ON_PAPER, "mark": ""}, [P.NO_SCAN]),
        ({"method": BY.ON_PAPER, "held_at": "grey cabinet"}, []),
        ({"method": BY.ON_PAPER, "blob_id": "b"}, []),
        ({"signed_on": DAY + timedelta(days=1)}, [P.TO_COME]),
        ({"sentence": ""}, [P.NO_SENTENCE]),
    ],
)
def test_a_signature_is_refused_for_what_it_lacks(made, problems):
    found = signature_problems(signature(**made), INES, DAY, read=True)
    assert [problem for _, problem in found] == problems


def test_a_text_is_read_to_its_end_on_the_screen_or_on_paper_or_aloud():
    assert [p for _, p in signature_problems(signature(), INES, DAY, read=False)] == [P.UNREAD]
    for how in (ReadHow.ON_PAPER, ReadHow.READ_ALOUD):
        assert not list(signature_problems(signature(read_how=how), INES, DAY, read=False))
    assert not list(signature_problems(signature(THERAPIST), THERAPIST, DAY, read=False))


def test_who_signs_for_somebody_names_the_right_to_do_so():
    assert [p for _, p in signature_problems(signature(), GUARDIAN, DAY, read=True)] == [P.NO_AUTHORITY]
    named = replace(GUARDIAN, authority="mother")
    assert not list(signature_problems(signature(), named, DAY, read=True))


def test_strokes_keep_where_and_how_wide_and_nothing_else():
    assert strokes([[(0.4, 1.6, 2.2), (30, 1, 3)], []]) == "[[[0,2,2],[30,1,3]]]"
    assert has_ink("[[[0,2,2],[30,1,3]]]") and not has_ink("") and not has_ink("[]")
