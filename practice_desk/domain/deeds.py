"""What a person can do: the names of changes, views and prints, as the history keeps them."""

from __future__ import annotations

from enum import StrEnum


class Deed(StrEnum):
    """One intention. The history stores the code; the words for it are the window's."""

    CREATE_VAULT = "create_vault"
    UNLOCK = "unlock"
    UNLOCK_WITH_SHEET = "unlock_with_sheet"
    FAILED_UNLOCKS = "failed_unlocks"
    LOCK = "lock"
    CHANGE_PASSPHRASE = "change_passphrase"  # noqa: S105  (a deed, not a secret)
    MAKE_RECOVERY_SHEET = "make_recovery_sheet"
    MAKE_BACKUP = "make_backup"
    RESTORE_BACKUP = "restore_backup"
    KEEP_PRACTICE = "keep_practice"
    KEEP_CRISIS_NUMBERS = "keep_crisis_numbers"
    ADD_CLIENT = "add_client"
    ADD_ENQUIRY = "add_enquiry"
    KEEP_PROFILE = "keep_profile"
    KEEP_PERSON = "keep_person"
    REMOVE_PERSON = "remove_person"
    KEEP_CONTACT = "keep_contact"
    REMOVE_CONTACT = "remove_contact"
    CHANGE_STATUS = "change_status"
    KEEP_ALERT = "keep_alert"
    KEEP_SESSION = "keep_session"
    REMOVE_SESSION = "remove_session"
    KEEP_GOAL = "keep_goal"
    REMOVE_GOAL = "remove_goal"
    ORDER_GOALS = "order_goals"
    CHANGE_GOAL_STATE = "change_goal_state"
    KEEP_RATINGS = "keep_ratings"
    KEEP_STEP = "keep_step"
    REMOVE_STEP = "remove_step"
    REVIEW_STEPS = "review_steps"
    KEEP_NOTICED = "keep_noticed"
    REMOVE_NOTICED = "remove_noticed"
    AGREE_PLAN = "agree_plan"
    PRINT_DOCUMENT = "print_document"
    SAVE_DOCUMENT = "save_document"
    VIEW_CLIENT = "view_client"
    BUILD_DEMO = "build_demo"


class Actor(StrEnum):
    """Who did it, in every history row."""

    THERAPIST = "therapist"
    RECOVERY_SHEET = "opened with the recovery sheet"
