"""Papers for the tests: drafted, offered and signed as a therapist would."""

from __future__ import annotations

from practice_desk.domain.papers import SignatureMethod
from practice_desk.domain.signing import Evidence, strokes
from practice_desk.intentions import library, papers, signing

MARK = strokes([[(0, 0, 4), (200, 30, 4)], [(210, 0, 4), (230, 40, 4)]])
# What the practice and the client have not said, so that every text of the Library can be filled.
WORDS = {
    "qualification": "Counsellor", "approach_plain": "talking and trying things out",
    "expected_course": "about twelve sessions",
    "setting": "in person", "regulator_name": "the Register", "registration_number": "12345",
    "regulator_contact": "register.example.com", "supervisor_name": "Dr Lowe", "executor_name": "Ana Reyes",
    "usual_slot": "Mondays at ten", "cancel_channel": "phone", "fee": "£60", "pay_when": "monthly",
    "pay_how": "bank transfer", "channels": "e-mail", "office_days": "weekdays", "notice_version": "3",
    "therapist_contact": "01632 960 100", "video_platform": "Calm Call", "client_phone": "01632 960 001",
    "client_email": "demo@example.com", "safe_word": "kettle", "state": "Oregon", "license_number": "L1",
    "emergency_contact_name": "Sam", "emergency_contact_phone": "01632 960 002", "client_place": "at home",
    "licensed_states": "Oregon", "nearest_er": "St Mary", "court_fee": "£100", "birth_date": "1 May 1990",
}  # fmt: skip


def offered(desk, client_id, key, **said):
    """Draft a text of the Library for a client and offer it; return its file."""
    (paper,) = papers.draft_papers(desk, client_id, library.find_text(desk, key))
    papers.fill_in(desk, paper, **{**WORDS, **said})
    signing.offer(desk, paper.id)
    return papers.file_of(desk, paper.id)


def evidence(file, **more):
    given = {"text_sha": file.offer.sha, "method": SignatureMethod.DRAWN, "mark": MARK, "read": True}
    return Evidence(**{**given, **more})


def sign(desk, file, person=0, **more):
    """Sign as the n-th person who is asked, who is not the therapist."""
    signer = [s for s in file.signers if not s.is_therapist][person]
    return signing.sign(desk, file.paper.id, signer.id, evidence(file, **more))


def signed(desk, client_id, key, **said):
    """Offer a text and have everybody sign it; return its file."""
    file = offered(desk, client_id, key, **said)
    for n, _ in enumerate([s for s in file.signers if not s.is_therapist]):
        sign(desk, file, n)
    if any(s.is_therapist for s in file.signers):
        signing.sign_as_therapist(desk, file.paper.id)
    return papers.file_of(desk, file.paper.id)


def state(desk, file):
    return papers.standing_of(desk, file.paper.id).state.value


def problems(raised):
    return [problem.value for _, problem in raised.value.problems]
