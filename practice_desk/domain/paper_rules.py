"""What holds for each kind of paper: who signs, when it is looked at again, what a withdrawal does.

Source: clinical.md 1.5, row by row; months are the defaults of texts/00 (a look-back, never an expiry).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from practice_desk.domain.papers import PaperKind as K


class WithdrawalEffect(StrEnum):
    """What follows when a consent is taken back."""

    ENDS_WORK = "ends_work"
    TALK_ABOUT_LIMITS = "talk_about_limits"
    MEET_IN_PERSON = "meet_in_person"
    DELETE_RECORDING = "delete_recording"
    BLOCK_CHANNEL = "block_channel"
    STOP_SHARING = "stop_sharing"
    RECORD_DISPUTE = "record_dispute"
    STOP_JOINT_WORK = "stop_joint_work"
    DISGUISE_ONLY = "disguise_only"
    TAKE_OUT_OF_PROJECT = "take_out_of_project"
    DELETE_TOOL_DATA = "delete_tool_data"
    AGREE_PAYMENT_ANEW = "agree_payment_anew"
    REMOVE_CONTACT = "remove_contact"
    MEET_IN_ROOM = "meet_in_room"
    ASK_ANEW = "ask_anew"
    AGREE_ANEW = "agree_anew"


@dataclass(frozen=True, repr=False)
class KindRule:
    """The rules of one kind.

    `review_months` None: no usual look-back. `review_birthdays`: ages that ask for it anew. `each_person`:
    everybody signs a paper of their own rather than all on one.
    """

    optional: bool = True
    therapist_signs: bool = False
    review_months: int | None = None
    review_birthdays: tuple[int, ...] = ()
    must_end: bool = False
    may_be_withdrawn: bool = True
    may_be_in_pack: bool = True
    each_person: bool = False
    effect: WithdrawalEffect | None = None
    given_is_enough: bool = False


_W = WithdrawalEffect
_ONE = KindRule(each_person=True)
RULES: dict[K, KindRule] = {
    K.TREATMENT: KindRule(optional=False, therapist_signs=True, review_months=12, effect=_W.ENDS_WORK),
    K.CONFIDENTIALITY: KindRule(
        optional=False, therapist_signs=True, review_months=12, effect=_W.TALK_ABOUT_LIMITS
    ),
    K.PRIVACY_NOTICE: KindRule(
        optional=False, each_person=True, may_be_withdrawn=False, given_is_enough=True
    ),
    K.TELEHEALTH: replace(_ONE, review_months=12, effect=_W.MEET_IN_PERSON),
    K.RECORDING: KindRule(must_end=True, may_be_in_pack=False, effect=_W.DELETE_RECORDING),
    K.EMAIL_TEXT: replace(_ONE, review_months=12, effect=_W.BLOCK_CHANNEL),
    K.RELEASE: KindRule(may_be_in_pack=False, effect=_W.STOP_SHARING),
    K.MINOR: KindRule(
        optional=False, review_months=12, review_birthdays=(13, 16, 18), effect=_W.RECORD_DISPUTE
    ),
    K.COUPLE_FAMILY: KindRule(optional=False, effect=_W.STOP_JOINT_WORK),
    K.SUPERVISION: replace(_ONE, effect=_W.DISGUISE_ONLY),
    K.RESEARCH_TEACHING: replace(_ONE, may_be_in_pack=False, effect=_W.TAKE_OUT_OF_PROJECT),
    K.AI_TOOL: KindRule(may_be_in_pack=False, effect=_W.DELETE_TOOL_DATA),
    K.FEES: KindRule(review_months=12, given_is_enough=True, effect=_W.AGREE_PAYMENT_ANEW),
    K.EMERGENCY_CONTACT: replace(_ONE, review_months=12, effect=_W.REMOVE_CONTACT),
    K.HOME_OUTDOOR: KindRule(may_be_in_pack=False, effect=_W.MEET_IN_ROOM),
    K.ACCESS_WISHES: replace(_ONE, review_months=12, effect=_W.ASK_ANEW),
    K.AGREEMENT: KindRule(optional=False, therapist_signs=True, review_months=6, effect=_W.AGREE_ANEW),
}

MAJORITY = 18
