"""What the therapist reads after hand-back of a signing, with what can be done about it at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.papers import SignatureMethod
from practice_desk.domain.people import listed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.standing import PaperFile
from practice_desk.domain.text import isolate
from practice_desk.ui.turned.asked import Asked
from practice_desk.ui.turned.page import Outcome


def _tr(text: str) -> str:
    return QCoreApplication.translate("turned", text)


class OutcomeLines:
    """Gathers one line for each answer. Names stand in them: they are read by the therapist alone."""

    def __init__(self, who: Asked) -> None:
        self._who = who
        self.lines: list[Outcome] = []

    def add(self, words: str) -> None:
        """Add a line that says something else."""
        self.lines.append(Outcome(words))

    def signed(self, files: Sequence[PaperFile], *, copy_wanted: bool) -> None:
        """Note what was signed."""
        said = _tr("{0} signed {1}.").format(self._name(), self._titles(files))
        self.lines.append(Outcome(said, is_plain=True))
        self._copy(files, wanted=copy_wanted)

    def left_open(self, files: Sequence[PaperFile]) -> None:
        """Note what stays open after a sitting."""
        self.add(_tr("Left open: {0}.").format(self._titles(files)))

    def declined(self, file: PaperFile) -> None:
        """Note a no."""
        self.add(_tr("{0} said no to {1}.").format(self._name(), self._titles([file])))

    def put_off(self, files: Sequence[PaperFile], *, copy_wanted: bool) -> None:
        """Note that it is for another day."""
        said = _tr("{0} left {1} for another day.")
        self.add(said.format(self._name(), self._titles(files)))
        self._copy(files, wanted=copy_wanted)

    def elsewhere(self, files: Sequence[PaperFile], method: SignatureMethod, *, copy_wanted: bool) -> None:
        """Note a wish to sign on paper or aloud, which the therapist completes."""
        spoken = method is SignatureMethod.SPOKEN
        on_paper = _tr("{0} would like to sign on paper: {1}.")
        said = _tr("{0} would like to say it aloud: {1}.") if spoken else on_paper
        for file in files:
            self.lines.append(
                Outcome(
                    said.format(self._name(), self._titles([file])), _tr("Record the signature"),
                    lambda parent, file=file: self._record(parent, file, method),
                )
            )  # fmt: skip
        self._copy(files, wanted=copy_wanted)

    def _copy(self, files: Sequence[PaperFile], *, wanted: bool) -> None:
        if not wanted:
            return
        for file in files:
            said = _tr("{0} would like a copy on paper of {1}.")
            place = Place(PlaceKind.PAPER, file.paper.client_id, file.paper.id)
            self.lines.append(
                Outcome(
                    said.format(self._name(), self._titles([file])), _tr("See and print it"),
                    lambda _parent, place=place: self._who.context.news.place_wanted.emit(place),
                )
            )  # fmt: skip

    def _record(self, parent: QWidget, file: PaperFile, method: SignatureMethod) -> None:
        from practice_desk.ui.parts.record_signature import open_record_signature

        open_record_signature(
            self._who.context, parent, file.paper.id, self._who.signer(file).id, method=method
        )

    def _name(self) -> str:
        return isolate(self._who.person.known_as)

    def _titles(self, files: Sequence[PaperFile]) -> str:
        return listed([f"“{self._who.title(f)}”" for f in files])
