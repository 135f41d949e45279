from dataclasses import replace
from datetime import date, timedelta

import pytest
from architecture.tree import ROOT
from domain.test_standing import DAY, NO, event, file, signed

from practice_desk.domain.library import read_texts
from practice_desk.domain.papers import PaperEventKind, PaperKind, PaperSigner, SignerCapacity
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.releases import Release, ReleaseElement, ReleaseValidity, lacking, validity

E, V = ReleaseElement, ReleaseValidity
TEXTS = {t.key: t for t in read_texts((ROOT / "resources/library/release.md").read_text(encoding="utf-8"))}
SIGNER = PaperSigner(id="ines", client_id="c", paper_id="p", person_id="i")
RELEASE = Release(
    client_id="c", paper_id="p", discloser="Marta Ellingwood", discloser_address="4 Elm Gate",
    recipient="Dr Patel", recipient_address="1 High Street", what="Dates\nA short summary",
    purpose="So that my doctor knows", expires_event="when the work ends",
)  # fmt: skip


def paper(*facts, text="release.us", body=None, signers=(SIGNER,), **more):
    shipped = TEXTS[text]
    made = file(*facts, kind=PaperKind.RELEASE, signers=signers, **more)
    return replace(
        made, paper=replace(made.paper, body=body or shipped.body, template=shipped.reference)
    )  # fmt: skip


SIGNED = signed(SIGNER)


@pytest.mark.parametrize("text", ["release.us", "release.uk"])
def test_a_whole_and_signed_release_is_valid(text):
    found = validity(RELEASE, paper(SIGNED, text=text), DAY)
    assert (found.is_worth, found.missing, found.may_share) == (V.VALID, (), True)


FIELDS = {
    E.INFORMATION: {"what": " "},
    E.DISCLOSER: {"discloser": ""},
    E.RECIPIENT: {"recipient": ""},
    E.PURPOSE: {"purpose": ""},
    E.EXPIRY: {"expires_event": "None"},
}
KEYS = {
    E.INFORMATION: "(c)(1)(i)", E.DISCLOSER: "(c)(1)(ii)", E.RECIPIENT: "(c)(1)(iii)",
    E.PURPOSE: "(c)(1)(iv)", E.EXPIRY: "(c)(1)(v)", E.RIGHT_TO_REVOKE: "(c)(2)(i)",
    E.NOT_CONDITIONED: "(c)(2)(ii)", E.REDISCLOSURE: "(c)(2)(iii)",
}  # fmt: skip


@pytest.mark.parametrize("element", FIELDS)
@pytest.mark.parametrize("text", ["release.us", "release.uk"])
def test_each_core_element_that_is_not_filled_in_is_named_as_missing(element, text):
    found = validity(replace(RELEASE, **FIELDS[element]), paper(SIGNED, text=text), DAY)
    assert (found.is_worth, found.missing, found.may_share) == (V.INCOMPLETE, (element,), False)


@pytest.mark.parametrize("element", KEYS)
@pytest.mark.parametrize("text", ["release.us", "release.uk", "release.us.psychotherapy_notes"])
def test_each_element_taken_out_of_the_text_is_named_as_missing(element, text):
    lines = TEXTS[text].body.splitlines()
    body = "\n".join(line for line in lines if not line.endswith(KEYS[element]))
    assert len(body.splitlines()) == len(lines) - 1
    release = replace(RELEASE, psychotherapy_notes="psychotherapy" in text)
    assert validity(release, paper(SIGNED, text=text, body=body), DAY).missing == (element,)


def test_an_unsigned_release_lacks_a_signature_and_a_guardian_their_authority():
    assert validity(RELEASE, paper(), DAY).missing == (E.SIGNATURE,)
    guardian = replace(SIGNER, capacity=SignerCapacity.GUARDIAN)
    signers = (guardian,)
    assert validity(RELEASE, paper(SIGNED, signers=signers), DAY).missing == (E.AUTHORITY,)
    signers = (replace(guardian, authority="father, parental responsibility"),)
    assert validity(RELEASE, paper(SIGNED, signers=signers), DAY).is_worth is V.VALID


def test_every_adult_of_a_couple_signs_a_release():
    signers = (SIGNER, PaperSigner(id="jonah", client_id="c", paper_id="p", person_id="j", position=1))
    assert validity(RELEASE, paper(SIGNED, signers=signers), DAY).missing == (E.SIGNATURE,)


def test_an_end_is_a_date_or_an_event_and_none_is_not_one():
    no_event = replace(RELEASE, expires_event="")
    assert lacking(no_event, paper()) == [E.EXPIRY]
    assert lacking(no_event, paper(expires_on=DAY)) == []
    assert lacking(replace(RELEASE, purpose="", at_request=True), paper()) == []


def test_psychotherapy_notes_have_a_paper_of_their_own():
    assert lacking(replace(RELEASE, psychotherapy_notes=True), paper()) == [E.OWN_PAPER]
    assert lacking(RELEASE, paper(text="release.us.psychotherapy_notes")) == [E.OWN_PAPER]


@pytest.mark.parametrize(
    ("facts", "more", "worth"),
    [
        ((SIGNED, event(PaperEventKind.WITHDRAWN)), {}, V.REVOKED),
        ((SIGNED, event(PaperEventKind.SUPERSEDED, other_paper_id="q")), {}, V.REPLACED),
        ((event(PaperEventKind.DECLINED),), {}, V.DECLINED),
        ((SIGNED,), {"expires_on": DAY - timedelta(days=1)}, V.EXPIRED),
        ((SIGNED,), {"expires_on": DAY}, V.VALID),
        ((), {"offered": False}, V.INCOMPLETE),
    ],
)
def test_what_a_release_is_worth_is_computed_from_what_happened(facts, more, worth):
    assert validity(RELEASE, paper(*facts, **more), DAY).is_worth is worth


def test_a_release_that_starts_later_is_not_yet_valid():
    later = replace(RELEASE, valid_from=DAY + timedelta(days=1))
    assert validity(later, paper(SIGNED), DAY).is_worth is V.NOT_YET
    assert validity(later, paper(SIGNED), DAY + timedelta(days=1)).is_worth is V.VALID


def test_a_release_says_its_end_and_purpose_in_a_sentence():
    place, day = Jurisdiction.US, date(2027, 5, 3)
    values = RELEASE.values(place, day)
    assert values["until_words"] == "Until May 3, 2027, or until this happens first: when the work ends."
    assert RELEASE.values(Jurisdiction.UK, None)["until_words"] == "Until this happens: when the work ends."
    assert (
        replace(RELEASE, purpose="", at_request=True).values(place, None)["purpose_words"] == "I ask for it."
    )
    assert (values["one_way"], values["two_way"]) == ("yes", "")


def test_a_no_is_not_an_error():
    assert (
        validity(
            RELEASE, paper(NO, signers=(SIGNER, PaperSigner(id="jonah", client_id="c", paper_id="p"))), DAY
        ).is_worth
        is V.DECLINED
    )
