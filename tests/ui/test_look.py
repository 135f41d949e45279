"""Pictures of every page, in every theme and two sizes of text, to be looked at (`--look FOLDER`)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from practice_desk import app as whole
from practice_desk.domain.clock import today
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.standing import standing
from practice_desk.intentions import library, papers
from practice_desk.ui import theme
from practice_desk.ui.background import InlineBackground
from practice_desk.ui.settings import Settings
from practice_desk.ui.turned.signing import sign_on_screen
from practice_desk.ui.window import Window

OF_A_CLIENT = (
    PlaceKind.OVERVIEW, PlaceKind.PROFILE, PlaceKind.CONSENTS, PlaceKind.DISCLOSURES, PlaceKind.AGREEMENT,
    PlaceKind.GOALS, PlaceKind.MEASURES, PlaceKind.SHEET,
)  # fmt: skip


@pytest.fixture
def wanted(request):
    if request.config.getoption("--look") is None:
        pytest.skip("pictures are made with --look FOLDER")


@pytest.fixture(params=list(theme.ThemeName), ids=str)
def themed(request, qapp, wanted):
    yield request.param
    theme.use(qapp, theme.ThemeName.LIGHT)


@pytest.fixture(params=[1.0, 1.5])
def window(request, themed, qapp, qtbot, state_dir):
    theme.use(qapp, themed, scale=request.param)
    settings = Settings(theme=themed.value, scale=request.param)
    made = Window(whole.house(None), settings, InlineBackground())
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_page_can_be_looked_at(window, qtbot, demo_template, tmp_path, look):
    ending = f"{window.settings.theme}-{window.settings.scale}"
    take(window, look, f"welcome-{ending}")
    window.open_desk(demo_template.open(tmp_path / "demo"))
    clients = {c.reference[:2]: c.id for c in window.context.desk.clients.all()}
    for kind in (PlaceKind.CLIENTS, PlaceKind.LIBRARY, PlaceKind.PRACTICE):
        window.desk_page.go(Place(kind))
        take(window, look, f"{kind.value}-{ending}")
    for short in ("AO", "IC", "LB"):
        for kind in OF_A_CLIENT:
            window.desk_page.go(Place(kind, clients[short]))
            if kind is PlaceKind.SHEET:
                qtbot.waitUntil(lambda: window.desk_page.room.paper is not None)
            take(window, look, f"{kind.value}-{short}-{ending}")
    look_at_papers(window, qtbot, look, clients["IC"], ending)
    folder = window.context.vault.folder
    window.settings.vault = str(folder)
    window.lock()
    take(window, look, f"unlock-{ending}")


def look_at_papers(window: Window, qtbot, look, client_id: str, ending: str) -> None:
    """A draft, a paper before it is printed, and one on the turned screen."""
    desk = window.context.desk
    (draft, *_) = papers.draft_papers(desk, client_id, library.find_text(desk, "recording.both"))
    window.desk_page.go(Place(PlaceKind.DRAFT, client_id, draft.id))
    take(window, look, f"draft-{ending}")
    files = [f for f in papers.files_of(desk, client_id) if f.offer]
    window.desk_page.go(Place(PlaceKind.PAPER, client_id, files[0].paper.id))
    qtbot.waitUntil(lambda: window.desk_page.room.paper is not None)
    take(window, look, f"paper-{ending}")
    file = next(f for f in files if standing(f, today()).waiting)
    (waiting,) = standing(file, today()).waiting
    signer = next(s for s in file.signers if s.id == waiting)
    back = Place(PlaceKind.CONSENTS, client_id)
    screen = sign_on_screen(window.context, [file.paper.id], signer.person_id, back)
    take(window, look, f"turned-{ending}")
    screen.leave()
    take(window, look, f"hand-back-{ending}")


def take(window: Window, look, name: str) -> None:
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    look(window, name)
