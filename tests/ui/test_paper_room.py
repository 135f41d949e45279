"""The preview of papers: what is seen is what is printed, and what was signed is never made again."""

from __future__ import annotations

from hashlib import sha256

import page
import pytest
from ui.drivers.paper import PaperPreview

from practice_desk.domain.copies import CopyWhy, DocumentKind
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import PaperSize
from practice_desk.intentions import clients, copies, frozen_copies, papers
from practice_desk.ui.parts.frozen import copy_of
from practice_desk.ui.rooms.paper.subject import PaperForm, PaperSeen, SharedSeen, TextSeen, read_subject


@pytest.fixture
def preview(qtbot, demo) -> PaperPreview:
    return PaperPreview(qtbot, demo)


def client_named(desk, name: str) -> str:
    return next(c.id for c in desk.clients.all() if name in clients.name_of(desk, c.id))


def papers_like(desk, kind: PaperKind, *, offered: bool):
    for client in desk.clients.all("reference"):
        for file in papers.files_of(desk, client.id):
            if file.paper.kind is kind and (file.offer is not None) is offered:
                yield file


@pytest.fixture
def frozen(preview, demo):
    """A consent that was signed, with the copy that was frozen then."""
    file = next(f for f in papers_like(demo.desk, PaperKind.TREATMENT, offered=True) if f.signatures)
    copy = frozen_copies.freeze_copy(demo.desk, file.paper.id, copy_of(demo))
    return file, copy


@pytest.mark.parametrize(
    ("what", "meant"),
    [
        ("ab12", PaperSeen("ab12")),
        ("ab12:copy", PaperSeen("ab12", PaperForm.COPY)),
        ("ab12:blank", PaperSeen("ab12", PaperForm.BLANK)),
        ("text:release.us", TextSeen("release.us")),
    ],
)
def test_a_place_says_which_paper_and_in_what_form(what, meant):
    assert read_subject(what) == meant


def test_a_place_says_for_which_days_things_are_accounted_for():
    meant = read_subject("accounting:2026-01-01:2026-06-30:counted")
    assert isinstance(meant, SharedSeen)
    assert (meant.first.isoformat(), meant.last.isoformat(), meant.counted) == (
        "2026-01-01",
        "2026-06-30",
        True,
    )


def test_what_was_signed_is_shown_as_the_very_bytes_that_were_kept(preview, demo, frozen):
    file, copy = frozen
    preview.go(file.paper.client_id, file.paper.id)
    assert sha256(preview.room.paper.pdf).hexdigest() == copy.sha
    assert copy.code[:5] in preview.says()
    assert copy.code[:5] in preview.reads()
    assert not preview.room.panel.paper.isEnabled()
    assert not preview.room.panel.large.isEnabled()
    assert file.paper.title in preview.room.text.toPlainText()


def test_a_reading_copy_is_made_from_the_frozen_words_in_the_size_that_is_wanted(preview, frozen):
    file, copy = frozen
    preview.go(file.paper.client_id, file.paper.id)
    pages = preview.room.paper.pages
    preview.choose(form=PaperForm.READING)
    preview.choose(large=True)
    assert preview.room.paper.pages > pages
    assert sha256(preview.room.paper.pdf).hexdigest() != copy.sha
    assert "This copy is for reading." in preview.room.text.toPlainText()


def test_an_agreement_has_a_copy_of_one_page(preview, demo, tmp_path):
    file = next(papers_like(demo.desk, PaperKind.AGREEMENT, offered=True))
    preview.go(file.paper.client_id, f"{file.paper.id}:copy")
    assert preview.room.paper.pages == 1
    assert PaperForm.COPY in preview.forms()
    target = tmp_path / "copy.pdf"
    preview.room.save_to(target, "")
    assert page.validate_pdf(target, profile="ua1").is_compliant


def test_a_consent_has_no_short_copy(preview, demo):
    file = next(papers_like(demo.desk, PaperKind.TREATMENT, offered=True))
    preview.go(file.paper.client_id, file.paper.id)
    assert PaperForm.COPY not in preview.forms()


def test_a_blank_form_names_nobody_and_is_anybodys(preview, demo):
    preview.go(None, "text:treatment.uk")
    assert "To fill in by hand" in preview.room._whose.text()
    names = [clients.name_of(demo.desk, c.id) for c in demo.desk.clients.all()]
    assert not [name for name in names if name in preview.reads()]


def test_what_was_shared_is_listed_for_the_days_that_are_typed(preview, demo):
    shared = next(d for c in demo.desk.clients.all() for d in demo.desk.disclosures.of_client(c.id))
    day = shared.on.isoformat()
    preview.go(shared.client_id, f"accounting:{day}:{day}:all")
    assert shared.recipient.split()[0] in preview.reads()
    preview.type_day("last", "31.02.2026")
    assert "31 February does not exist" in preview.room.panel._last.problem()


def test_the_page_size_that_is_chosen_is_the_page_that_is_made(preview, demo):
    file = next(papers_like(demo.desk, PaperKind.TREATMENT, offered=False), None) or next(
        papers_like(demo.desk, PaperKind.AGREEMENT, offered=False)
    )
    preview.go(file.paper.client_id, file.paper.id)
    preview.choose(paper=PaperSize.LETTER)
    assert preview.room.view.pages.paper_width() == pytest.approx(612)


def test_saving_notes_the_copy_under_a_name_that_says_nothing(preview, demo, frozen, tmp_path):
    file, copy = frozen
    preview.go(file.paper.client_id, file.paper.id)
    name = preview.room.file_name()
    assert name.startswith("Form ")
    preview.room.save_to(tmp_path / name, "")
    noted = copies.copies_of(demo.desk, file.paper.client_id)[0]
    assert (noted.kind, noted.why, noted.went_to) == (DocumentKind.CONSENT, CopyWhy.SAVED, name)
    assert noted.sha == copy.sha
    assert noted.subject_id == file.paper.id


def test_the_way_back_leads_to_where_the_paper_lies(preview, demo, frozen):
    file, _ = frozen
    preview.go(file.paper.client_id, file.paper.id)
    preview.room.leave()
    assert preview.went[-1] == Place(PlaceKind.CONSENTS, file.paper.client_id, file.paper.id)
    preview.go(None, "text:release.uk")
    preview.room.leave()
    assert preview.went[-1] == Place(PlaceKind.LIBRARY, None, "release.uk")
