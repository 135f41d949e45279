"""Why a draft cannot be offered yet, in sentences, and the clause at which something is to be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.agreements import Clause, ClauseChoice
from practice_desk.domain.merging import Merged
from practice_desk.domain.signing import PaperProblem
from practice_desk.intentions import agreements, signing
from practice_desk.ui import words, words_library
from practice_desk.ui.rooms.agreement.clause_form import FORM
from practice_desk.ui.rooms.agreement.read import Agreements, Version

_IN_SIGHT = 5
_SAID_HERE = (PaperProblem.UNFILLED, PaperProblem.TO_TALK_ABOUT)


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("refusal", text, "", count)


def refusal_of(all_of_it: Agreements, version: Version, merged: Merged) -> tuple[str, Clause | None]:
    """Return why a draft cannot be offered, and the first clause that is concerned; nothing where it can be.

    Beside what offering asks for, no place on the client's copy may be open, and nothing typed may wait.
    """
    problems = list(signing.offer_problems(all_of_it.desk, version.file, merged))
    values, clauses = all_of_it.values(version), all_of_it.clauses(version)
    open_in = {c.id: agreements.open_fields(c, values) for c in clauses}
    waiting = [c for c in clauses if is_waiting(all_of_it, c)]
    talk = [c for c in clauses if c.choice is ClauseChoice.TO_TALK_ABOUT]
    known = {name for names in open_in.values() for name in names}
    empty = [f"{words_library.field_words(n)} ({c.title})" for c in clauses for n in open_in[c.id]]
    empty += [words_library.field_words(n) for n, p in problems if p in _SAID_HERE[:1] and n not in known]
    said = [_tr("Still to fill in: {0}.").format(_some(empty))] if empty else []
    said += [_tr("Still to talk about: {0}.").format(_some([c.title for c in talk]))] if talk else []
    kept = _tr("Typed and not kept yet: {0}. Keep it, or start again from what is kept.")
    said += [kept.format(_some([c.title for c in waiting]))] if waiting else []
    said += [words.of(p) for _, p in problems if p not in _SAID_HERE]
    concerned = (c for c in clauses if open_in[c.id] or c in talk or c in waiting)
    return " ".join(said), next(concerned, None)


def is_waiting(all_of_it: Agreements, clause: Clause) -> bool:
    """Say whether something was typed in a clause that is not kept."""
    return all_of_it.desk.scratch.find(FORM, clause.id) is not None


def _some(names: Sequence[str]) -> str:
    """Return a few of many names; the rest is counted, and each stands at its clause."""
    shown = "; ".join(names[:_IN_SIGHT])
    left = len(names) - _IN_SIGHT
    return _tr("{0} and %n more", left).format(shown) if left > 0 else shown
