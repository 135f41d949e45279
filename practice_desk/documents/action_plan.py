"""The action-plan sheet: one page by choosing what goes on it, never by smaller letters.

In this order: the air between the parts shrinks, the writing space moves to page 2, the last steps move
there, and only then do the parts flow on. Page 1 stays a whole plan, with if-then and numbers to call.
"""

from __future__ import annotations

from dataclasses import replace

from practice_desk.documents import plan_parts as parts
from practice_desk.documents.blocks import Air
from practice_desk.documents.pages import Frame, Page, Section, height_of, one_page
from practice_desk.documents.paper import Notice, NoticeKind, Paper
from practice_desk.documents.styles import LARGE, NORMAL
from practice_desk.documents.voice import Voice
from practice_desk.documents.words import printed
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.sheet import Sheet, SheetStep

MOST_LINES = 14
_AIRS = ((1.0, 3), (0.85, 3), (0.7, 2))
_MOST_SPARE = 10
Layout = tuple[list[Page], list[Notice]]


def action_plan(sheet: Sheet, paper: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the sheet as a document; `large` is 18 pt, reflowed. The same sheet gives the same bytes."""
    voices = [v for v in ("young", "couple", "discreet") if getattr(sheet, v)]
    words = printed("action_plan", *voices)
    scale = LARGE if large else NORMAL
    heading = ", ".join(part for part in (sheet.name, sheet.date) if part)
    running = f"{words('title')}: {heading}" if heading else words("title")
    footer = words("footer_blank") if sheet.blank else words("footer").format(sheet.version)
    frame = Frame(paper, scale, footer, words("page"), running)
    plan = _Plan(Voice(sheet, scale, words), frame)
    pages, notices = plan.large_print() if large else plan.normal_print()
    if sheet.blank and not sheet.steps and not large and len(pages) > 1:
        # One page to write on is worth more than room for a second step: one until next time is enough.
        return action_plan(replace(sheet, steps=(SheetStep(""),)), paper)
    return frame.draw(pages, words("document_title"), sheet.day, notices)


class _Plan:
    """The parts of one sheet, laid out."""

    def __init__(self, voice: Voice, frame: Frame) -> None:
        self._voice, self._frame = voice, frame
        self._steps = len(voice.sheet.steps)
        self._made: dict[tuple[int | None, str], list[Section]] = {}

    def normal_print(self) -> Layout:
        """Return the pages of a sheet in normal print."""
        for factor, least in _AIRS:
            page = self._single(Air(factor), least)
            if page is not None:
                return [page], []
        return self._notes_overleaf() or self._steps_overleaf() or self._flowing(Air(0.85), 2)

    def large_print(self) -> Layout:
        """Return the pages of a sheet in large print: its parts flow, with as little air as saves a page."""
        layouts = [self._flowing(Air(factor), least) for factor, least in _AIRS]
        fewest = min(len(pages) for pages, _ in layouts)
        return next(layout for layout in layouts if len(layout[0]) == fewest)

    def _all(self, air: Air, *, last: int | None = None, overleaf: str = "") -> list[Section]:
        """Return every part but the writing space, measured for this air; parts are made once."""
        key = last, overleaf
        if key not in self._made:
            self._made[key] = parts.sections(self._voice, 0, last, overleaf)
        height_of(self._made[key], self._frame.width, air)
        return list(self._made[key])

    def _single(self, air: Air, least: int) -> Page | None:
        """Return the one page, if it holds everything and at least so many lines to write on."""
        width, pitch = self._frame.width, self._voice.scale.hand_pitch(air.factor)
        sections = self._all(air)
        empty = parts.noticed(self._voice, 0)
        used = height_of([*sections, *empty], width, air)
        lines = int((self._frame.first - used) // pitch)
        if lines < least:
            return None
        sections += parts.noticed(self._voice, min(lines, MOST_LINES))
        spare = self._frame.first - height_of(sections, width, air)
        return one_page(sections, width, air, spare, _MOST_SPARE)

    def _notes_overleaf(self) -> Layout | None:
        """Move only the writing space."""
        for factor, _ in _AIRS:
            air = Air(factor)
            sections = self._all(air, overleaf="notes_overleaf")
            spare = self._frame.first - height_of(sections, self._frame.width, air)
            if spare >= 0:
                first = one_page(sections, self._frame.width, air, spare, 8)
                notice = Notice(NoticeKind.NOTES_ON_PAGE_TWO)
                return [first, *self._second_page([])], [notice]
        return None

    def _steps_overleaf(self) -> Layout | None:
        """Move the last steps as well, but never one alone where page 1 keeps more than two."""
        for factor, _ in _AIRS:
            air = Air(factor)
            for kept in range(self._steps - 1, 0, -1):
                moved = self._steps - kept
                if moved == 1 and kept > 2:  # noqa: PLR2004
                    continue
                sections = self._all(air, last=kept, overleaf="steps_overleaf")
                spare = self._frame.first - height_of(sections, self._frame.width, air)
                if spare >= 0:
                    first = one_page(sections, self._frame.width, air, spare, 8)
                    rest = parts.steps(self._voice, kept, None, "more_steps")
                    return [first, *self._second_page([rest])], [Notice(NoticeKind.STEPS_ON_PAGE_TWO, moved)]
        return None

    def _second_page(self, before: list[Section]) -> list[Page]:
        """Return the page that begins with some parts and is filled up with room to write."""
        air, frame = Air(), self._frame
        used = height_of([*before, *parts.noticed(self._voice, 0)], frame.width, air)
        pitch = self._voice.scale.hand_pitch(1)
        lines = min(MOST_LINES + 4, max(3, int((frame.later - used) // pitch)))
        return frame.place([*before, *parts.noticed(self._voice, lines)], air, frame.later)

    def _flowing(self, air: Air, least: int) -> Layout:
        """Let the parts follow one another, cut only between goals or steps; lines fill the last page."""
        frame = self._frame
        sections = self._all(air)
        pages = frame.place([*sections, *parts.noticed(self._voice, least)], air)
        room = frame.first if len(pages) == 1 else frame.later
        spare = room - sum(p.block.height + p.gap for p in pages[-1])
        more = int(spare // self._voice.scale.hand_pitch(air.factor))
        if more > 0:
            lines = min(MOST_LINES, least + more)
            again = frame.place([*self._all(air), *parts.noticed(self._voice, lines)], air)
            pages = again if len(again) == len(pages) else pages
        return pages, [Notice(NoticeKind.MORE_PAGES, len(pages))] if len(pages) > 1 else []
