"""Each kind of paper over its dates: the day before, the day itself, the day after (clinical.md 1.5).

What is expected is written out here and not read from the rules, so that a changed rule is seen.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from domain.test_standing import DAY, INES, JONAH, THERAPIST, E, K, S, event, file, months_on, signed

from practice_desk.domain.consents import MissingWhy, missing, superseded_by_age
from practice_desk.domain.paper_fields import RecordingFields, ToolFields
from practice_desk.domain.paper_rules import RULES, WithdrawalEffect
from practice_desk.domain.paper_values import write_fields
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.people import Person
from practice_desk.domain.releases import Release, ReleaseValidity, validity
from practice_desk.domain.standing import IN_FORCE, standing

ONE = timedelta(days=1)
W = WithdrawalEffect


@dataclass(frozen=True)
class Row:
    """What clinical.md 1.5 says of a kind.

    Months until the look-back; birthdays; whether it has to end, can be taken back, is for each person; what
    a withdrawal leads to; whether the therapist signs too; whether giving it is enough.
    """

    months: int | None = None
    birthdays: tuple[int, ...] = ()
    ends: bool = False
    withdrawn: bool = True
    each: bool = False
    therapist: bool = False
    given: bool = False
    effect: WithdrawalEffect | None = None


KINDS = {
    K.TREATMENT: Row(12, therapist=True, effect=W.ENDS_WORK),
    K.CONFIDENTIALITY: Row(12, therapist=True, effect=W.TALK_ABOUT_LIMITS),
    K.PRIVACY_NOTICE: Row(withdrawn=False, each=True, given=True),
    K.TELEHEALTH: Row(12, each=True, effect=W.MEET_IN_PERSON),
    K.RECORDING: Row(ends=True, effect=W.DELETE_RECORDING),
    K.EMAIL_TEXT: Row(12, each=True, effect=W.BLOCK_CHANNEL),
    K.RELEASE: Row(effect=W.STOP_SHARING),
    K.MINOR: Row(12, birthdays=(13, 16, 18), effect=W.RECORD_DISPUTE),
    K.COUPLE_FAMILY: Row(effect=W.STOP_JOINT_WORK),
    K.SUPERVISION: Row(each=True, effect=W.DISGUISE_ONLY),
    K.RESEARCH_TEACHING: Row(each=True, effect=W.TAKE_OUT_OF_PROJECT),
    K.AI_TOOL: Row(effect=W.DELETE_TOOL_DATA),
    K.FEES: Row(12, given=True, effect=W.AGREE_PAYMENT_ANEW),
    K.EMERGENCY_CONTACT: Row(12, each=True, effect=W.REMOVE_CONTACT),
    K.HOME_OUTDOOR: Row(effect=W.MEET_IN_ROOM),
    K.ACCESS_WISHES: Row(12, each=True, effect=W.ASK_ANEW),
    K.AGREEMENT: Row(6, therapist=True, effect=W.AGREE_ANEW),
}
ALL_KINDS = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)


def signers(kind):
    row = KINDS[kind]
    people = (INES,) if row.each else (INES, JONAH)
    return (*people, THERAPIST) if row.therapist else people


def paper(kind, *facts, on=DAY, **more):
    """A paper of this kind that everybody who is asked signed on a day."""
    who = signers(kind)
    return file(*(signed(s, on) for s in who), *facts, kind=kind, signers=who, **more)


def around(made, day):
    """Return the state on the day before, on the day, and on the day after."""
    return [standing(made, day + n * ONE).state for n in (-1, 0, 1)]


def test_every_kind_has_its_row_and_the_rules_say_the_same():
    assert set(KINDS) == set(PaperKind) and len(KINDS) == 17
    for kind, row in KINDS.items():
        rule = RULES[kind]
        said = (
            rule.review_months, rule.review_birthdays, rule.must_end, rule.may_be_withdrawn, rule.each_person,
            rule.therapist_signs, rule.given_is_enough, rule.effect,
        )  # fmt: skip
        assert said == tuple(vars(row).values()), kind


# ---- renewal ----


@ALL_KINDS
def test_the_look_back_is_due_on_its_day_and_leaves_the_paper_in_force(kind):
    months = KINDS[kind].months
    if months is None:
        assert standing(paper(kind), date(2099, 12, 31)).state is S.SIGNED
        return
    due = months_on(months)
    assert around(paper(kind), due) == [S.SIGNED, S.REVIEW_DUE, S.REVIEW_DUE]
    assert standing(paper(kind), due + 1000 * ONE).in_force


@ALL_KINDS
def test_a_day_that_was_chosen_for_the_look_back_holds_over_the_usual_one(kind):
    chosen = DAY + 40 * ONE
    made = paper(kind, review_on=chosen)
    assert around(made, chosen) == [S.SIGNED, S.REVIEW_DUE, S.REVIEW_DUE]


@ALL_KINDS
def test_looking_at_it_together_starts_the_time_anew(kind):
    months = KINDS[kind].months
    looked_on = DAY + 200 * ONE
    made = paper(kind, event(E.REVIEWED, on=looked_on), review_on=DAY + 100 * ONE)
    assert around(made, DAY + 100 * ONE) == [S.SIGNED, S.REVIEW_DUE, S.REVIEW_DUE]
    assert around(made, looked_on) == [S.REVIEW_DUE, S.SIGNED, S.SIGNED]
    again = standing(made, looked_on).review_on
    assert (again is None) is (months is None)
    if again is not None:
        assert around(made, again) == [S.SIGNED, S.REVIEW_DUE, S.REVIEW_DUE]


@ALL_KINDS
def test_the_time_runs_from_the_last_signature(kind):
    who, later = signers(kind), DAY + 30 * ONE
    if len(who) == 1:
        return
    made = file(signed(who[0]), *(signed(s, later) for s in who[1:]), kind=kind, signers=who)
    assert around(made, later) == [S.PARTLY_SIGNED, S.SIGNED, S.SIGNED]
    months = KINDS[kind].months
    if months is not None:
        due = standing(made, later).review_on
        assert due is not None and (due.year, due.month) >= (later.year, later.month)
        assert around(made, due) == [S.SIGNED, S.REVIEW_DUE, S.REVIEW_DUE]


@pytest.mark.parametrize(
    ("on", "months", "due"),
    [
        (date(2028, 2, 29), 12, date(2029, 2, 28)), (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)), (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)  # fmt: skip
def test_a_look_back_falls_on_the_last_day_of_a_shorter_month(on, months, due):
    kind = next(k for k, row in KINDS.items() if row.months == months)
    assert around(paper(kind, on=on), due) == [S.SIGNED, S.REVIEW_DUE, S.REVIEW_DUE]


# ---- its end ----


@ALL_KINDS
def test_the_last_day_still_counts_and_the_next_does_not(kind):
    last = DAY + 20 * ONE
    made = paper(kind, expires_on=last)
    assert around(made, last) == [S.SIGNED, S.SIGNED, S.EXPIRED]
    assert standing(made, DAY).last_day == last


@ALL_KINDS
def test_an_event_that_ends_it_ends_it_when_it_happens(kind):
    day = DAY + 20 * ONE
    assert around(paper(kind, event(E.ENDED, on=day)), day) == [S.SIGNED, S.EXPIRED, S.EXPIRED]


@ALL_KINDS
def test_the_earlier_of_a_day_and_an_event_is_the_end(kind):
    day, event_on = DAY + 20 * ONE, DAY + 10 * ONE
    made = paper(kind, event(E.ENDED, on=event_on), expires_on=day)
    assert around(made, event_on) == [S.SIGNED, S.EXPIRED, S.EXPIRED]
    made = paper(kind, event(E.ENDED, on=day), expires_on=event_on)
    assert around(made, event_on) == [S.SIGNED, S.SIGNED, S.EXPIRED]


@ALL_KINDS
def test_a_last_day_on_which_it_is_to_be_looked_at_shows_the_look_back_and_then_the_end(kind):
    day = DAY + 20 * ONE
    made = paper(kind, expires_on=day, review_on=day)
    assert around(made, day) == [S.SIGNED, S.REVIEW_DUE, S.EXPIRED]


@ALL_KINDS
def test_what_nobody_signed_in_time_ends_as_well(kind):
    day = DAY + 20 * ONE
    made = file(kind=kind, signers=signers(kind), expires_on=day)
    assert around(made, day) == [S.OFFERED, S.OFFERED, S.EXPIRED]


def test_a_recording_ends_with_the_day_it_is_deleted_by():
    day = DAY + 20 * ONE
    fields = write_fields(RecordingFields(delete_by=day))
    assert around(paper(K.RECORDING, fields=fields), day) == [S.SIGNED, S.SIGNED, S.EXPIRED]
    sooner = paper(K.RECORDING, fields=fields, expires_on=day - 5 * ONE)
    assert around(sooner, day - 5 * ONE) == [S.SIGNED, S.SIGNED, S.EXPIRED]
    later = paper(K.RECORDING, fields=fields, expires_on=day + 5 * ONE)
    assert around(later, day) == [S.SIGNED, S.SIGNED, S.EXPIRED]


def test_a_tool_does_not_end_with_the_day_its_maker_deletes_by():
    """The maker deletes by then once the client has stopped it (texts of the tool's paper)."""
    fields = write_fields(ToolFields(delete_by=DAY + 20 * ONE))
    assert around(paper(K.AI_TOOL, fields=fields), DAY + 20 * ONE) == [S.SIGNED] * 3


# ---- taken back, said no to, replaced ----


@ALL_KINDS
def test_taken_back_it_is_over_from_that_day_and_stays_so(kind):
    day = DAY + 20 * ONE
    made = paper(kind, event(E.WITHDRAWN, on=day), expires_on=day + 2 * ONE, review_on=day)
    assert around(made, day) == [S.SIGNED, S.WITHDRAWN, S.WITHDRAWN]
    assert standing(made, day + 1000 * ONE).state is S.WITHDRAWN
    assert not standing(made, day).in_force


@ALL_KINDS
def test_taken_back_by_one_of_several_it_is_no_more_in_force(kind):
    if len([s for s in signers(kind) if not s.is_therapist]) == 1:
        return
    day = DAY + 20 * ONE
    made = paper(kind, event(E.WITHDRAWN, JONAH, on=day))
    assert around(made, day) == [S.SIGNED, S.PARTLY_WITHDRAWN, S.PARTLY_WITHDRAWN]
    both = paper(kind, event(E.WITHDRAWN, JONAH, on=day), event(E.WITHDRAWN, INES, on=day + 3 * ONE))
    assert around(both, day + 3 * ONE) == [S.PARTLY_WITHDRAWN, S.WITHDRAWN, S.WITHDRAWN]


@ALL_KINDS
def test_a_no_is_an_answer_from_its_day(kind):
    day, who = DAY + 20 * ONE, signers(kind)
    made = file(event(E.DECLINED, who[0], on=day), kind=kind, signers=who)
    assert around(made, day) == [S.OFFERED, S.DECLINED, S.DECLINED]


@ALL_KINDS
def test_replaced_it_gives_way_on_the_day_the_newer_one_is_signed(kind):
    day = DAY + 20 * ONE
    made = paper(kind, event(E.SUPERSEDED, on=day, other_paper_id="q"), review_on=day)
    assert around(made, day) == [S.SIGNED, S.SUPERSEDED, S.SUPERSEDED]
    assert standing(made, day).superseded_by == "q" and standing(made, day - ONE).superseded_by is None


@ALL_KINDS
def test_an_entry_in_error_is_void_from_the_day_it_is_marked(kind):
    day = DAY + 20 * ONE
    assert around(paper(kind, event(E.VOIDED, on=day)), day) == [S.SIGNED, S.VOIDED, S.VOIDED]


# ---- signed, given ----


@ALL_KINDS
def test_it_is_in_force_from_the_day_the_last_of_those_who_are_asked_signs(kind):
    day = DAY + 20 * ONE
    *first, last = signers(kind)
    made = file(*(signed(s) for s in first), signed(last, day), kind=kind, signers=(*first, last))
    before = S.PARTLY_SIGNED if first else S.OFFERED
    assert around(made, day) == [before, S.SIGNED, S.SIGNED]
    assert standing(made, day).since == day


@ALL_KINDS
def test_handed_over_without_a_signature_it_is_complete_only_where_that_is_enough(kind):
    day = DAY + 20 * ONE
    made = file(event(E.GIVEN, on=day), kind=kind, signers=signers(kind))
    given = S.GIVEN if KINDS[kind].given else S.OFFERED
    assert around(made, day) == [S.OFFERED, given, given]


def test_fees_that_were_given_are_looked_at_again_after_a_year():
    made = file(event(E.GIVEN), kind=K.FEES, signers=signers(K.FEES))
    assert around(made, months_on(12)) == [S.GIVEN, S.REVIEW_DUE, S.REVIEW_DUE]


# ---- birthdays ----

BORN = date(2012, 6, 15)
BIRTHDAYS = {13: date(2025, 6, 15), 16: date(2028, 6, 15), 18: date(2030, 6, 15)}


@ALL_KINDS
@pytest.mark.parametrize("age", BIRTHDAYS)
def test_a_birthday_that_changes_the_law_asks_anew_only_where_the_kind_says_so(kind, age):
    day = BIRTHDAYS[age]
    made = paper(kind, on=day - 60 * ONE, born=(BORN,))
    asked = S.REVIEW_DUE if age in KINDS[kind].birthdays else S.SIGNED
    assert around(made, day) == [S.SIGNED, asked, asked]


@pytest.mark.parametrize("age", [12, 14, 15, 17, 19])
def test_other_birthdays_change_nothing(age):
    day = BORN.replace(year=BORN.year + age)
    assert around(paper(K.MINOR, on=day - 60 * ONE, born=(BORN,)), day) == [S.SIGNED] * 3


def test_of_several_young_people_the_first_birthday_counts():
    older, younger = date(2010, 6, 15), date(2010, 9, 1)
    made = paper(K.MINOR, on=date(2026, 5, 1), born=(younger, older))
    assert around(made, date(2026, 6, 15)) == [S.SIGNED, S.REVIEW_DUE, S.REVIEW_DUE]
    looked = replace(made, events=(event(E.REVIEWED, on=date(2026, 6, 15)),))
    assert around(looked, date(2026, 9, 1)) == [S.SIGNED, S.REVIEW_DUE, S.REVIEW_DUE]


def test_a_signature_on_the_birthday_itself_counts_as_given_after_it():
    day = BIRTHDAYS[16]
    assert standing(paper(K.MINOR, on=day, born=(BORN,)), day).state is S.SIGNED


@pytest.mark.parametrize(
    ("born", "of_age"), [(BORN, BIRTHDAYS[18]), (date(2012, 2, 29), date(2030, 2, 28))]
)  # fmt: skip
def test_from_majority_on_what_was_signed_before_is_missing_again(born, of_age):
    noor = Person(id="i", client_id="c", born_on=born)
    made = paper(K.MINOR, on=of_age - 60 * ONE, born=(born,))
    for day, grown in ((of_age - ONE, False), (of_age, True), (of_age + ONE, True)):
        assert superseded_by_age(made, noor, day) is grown
        gaps = missing([made], [noor], [K.MINOR], day)
        assert [g.why for g in gaps] == ([MissingWhy.OF_AGE_NOW] if grown else [])
    again = paper(K.MINOR, on=of_age, born=(born,))
    assert not superseded_by_age(again, noor, of_age + ONE)


# ---- what is required, over the same days ----


@ALL_KINDS
def test_what_is_required_is_missing_with_its_reason_from_the_day_it_no_longer_holds(kind):
    ines, day = Person(id="i", client_id="c"), DAY + 20 * ONE
    for facts, more, why in (
        ((event(E.WITHDRAWN, on=day),), {}, MissingWhy.WITHDRAWN),
        ((), {"expires_on": day - ONE}, MissingWhy.EXPIRED),
    ):
        made = paper(kind, *facts, **more)
        found = [[g.why for g in missing([made], [ines], [kind], day + n * ONE)] for n in (-1, 0, 1)]
        assert found == [[], [why], [why]]


@ALL_KINDS
def test_looked_back_at_late_it_is_not_missing(kind):
    made = paper(kind, review_on=DAY + 20 * ONE)
    assert missing([made], [Person(id="i", client_id="c")], [kind], DAY + 500 * ONE) == []
    assert standing(made, DAY + 500 * ONE).state in IN_FORCE


# ---- a release over its own dates ----

RELEASE = Release(
    client_id="c", paper_id="p", discloser="Marta", recipient="Dr Patel", what="Dates", purpose="To help",
    expires_event="when the work ends",
)  # fmt: skip
TEXT = "\n".join(
    f"Part {key}" for key in (
        "(c)(1)(i)", "(c)(1)(ii)", "(c)(1)(iii)", "(c)(1)(iv)", "(c)(1)(v)", "(c)(2)(i)", "(c)(2)(ii)",
        "(c)(2)(iii)",
    )
)  # fmt: skip
V = ReleaseValidity


def worth(made, day, release=RELEASE):
    return [validity(release, made, day + n * ONE).is_worth for n in (-1, 0, 1)]


def test_a_release_is_worth_something_from_its_last_signature_to_its_last_day():
    first, last = DAY + 10 * ONE, DAY + 30 * ONE
    late = file(
        signed(INES), signed(JONAH, first), kind=K.RELEASE, signers=(INES, JONAH), body=TEXT, expires_on=last
    )
    assert worth(late, first) == [V.INCOMPLETE, V.VALID, V.VALID]
    assert worth(late, last) == [V.VALID, V.VALID, V.EXPIRED]


def test_a_release_is_worth_something_from_the_day_it_starts():
    day = DAY + 20 * ONE
    begins = replace(RELEASE, valid_from=day)
    assert worth(paper(K.RELEASE, body=TEXT), day, begins) == [V.NOT_YET, V.VALID, V.VALID]


def test_a_release_with_an_event_has_no_last_day_until_the_event_happens():
    day = DAY + 20 * ONE
    assert validity(RELEASE, paper(K.RELEASE, body=TEXT), date(2099, 1, 1)).is_worth is V.VALID
    ended = paper(K.RELEASE, event(E.ENDED, on=day), body=TEXT)
    assert worth(ended, day) == [V.VALID, V.EXPIRED, V.EXPIRED]


@pytest.mark.parametrize(
    ("kind", "who", "found"),
    [
        (E.WITHDRAWN, None, V.REVOKED), (E.WITHDRAWN, JONAH, V.REVOKED), (E.SUPERSEDED, None, V.REPLACED),
        (E.VOIDED, None, V.VOIDED),
    ],
)  # fmt: skip
def test_a_release_is_worth_nothing_from_the_day_it_is_over(kind, who, found):
    day = DAY + 20 * ONE
    made = paper(K.RELEASE, event(kind, who, on=day, other_paper_id="q"), body=TEXT)
    assert worth(made, day) == [V.VALID, found, found]
    assert validity(RELEASE, made, day + ONE).on == day
