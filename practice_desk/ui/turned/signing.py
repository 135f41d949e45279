"""Signing on the turned screen: one person reads offered papers and answers them, in one sitting."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.domain.places import Place
from practice_desk.domain.signing import Refused
from practice_desk.ui.context import Context
from practice_desk.ui.parts.explained import Explained
from practice_desk.ui.parts.refusals import sentences
from practice_desk.ui.turned.asked import Asked, asked
from practice_desk.ui.turned.one_paper import PaperPage
from practice_desk.ui.turned.page import TurnedPage
from practice_desk.ui.turned.screen import TurnedScreen, turn
from practice_desk.ui.turned.several_papers import Sitting, WelcomePage
from practice_desk.ui.turned.together import TogetherPage


def sign_on_screen(
    context: Context, paper_ids: Sequence[str], person_id: str, back: Place, about: Explained | None = None
) -> TurnedScreen | None:
    """Let one person read and sign these offered papers on the turned screen, then come to `back`.

    One paper has its text and the answer beside each other. Several (first papers) are read one after the
    other, each with its own tick, and one act of signing covers those that are ticked; the others stay
    offered. Papers that this person has answered already are left out. `about` is what was said before the
    screen was turned. Where nothing is left to answer, a message says why and nothing is turned.
    """
    try:
        who = asked(context, paper_ids, person_id, about or Explained())
    except Refused as refused:
        context.news.said.emit(sentences(refused.problems))
        return None
    pages: list[TurnedPage] = [PaperPage(who)] if len(who.files) == 1 else pages_of(who)
    return turn(context, pages, back)


def pages_of(who: Asked) -> list[TurnedPage]:
    """Return the pages of a sitting with several papers: a welcome, each paper, and the signature."""
    sitting = Sitting(who)
    pages = [WelcomePage(sitting), *sitting.papers, TogetherPage(sitting)]
    sitting.show_in_order(pages)
    return pages
