import ast
from dataclasses import replace
from datetime import date

from architecture.tree import sources

from practice_desk.domain.note_text import Section, passage, write_sections
from practice_desk.domain.process_notes import ProcessNote, ProcessNoteProblem
from practice_desk.domain.ruptures import Rupture, RuptureProblem

DAY = date(2026, 3, 2)
NOTE = ProcessNote(
    client_id="c", on=DAY, body=write_sections([Section("free", "", (passage("I felt pulled."),))])
)


def test_an_empty_one_and_one_of_tomorrow_are_refused():
    assert list(NOTE.problems(DAY)) == []
    assert list(replace(NOTE, body="").problems(DAY)) == [("body", ProcessNoteProblem.EMPTY)]
    assert list(NOTE.problems(date(2026, 3, 1))) == [("on", ProcessNoteProblem.TO_COME)]
    assert NOTE.sections()[0].passages[0].plain == "I felt pulled."


def importers(files):
    """Return the files that import process notes in any way."""
    found = set()
    for name, text in files.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom):
                modules = [node.module or "", *(f"{node.module}.{a.name}" for a in node.names)]
            else:
                modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if any(m.endswith("process_notes") for m in modules):
                found.add(name)
    return found


def test_no_other_part_of_the_record_knows_process_notes():
    files = sources("practice_desk")
    apart = ("/domain/", "/documents/", "/intentions/")
    may = ("process_notes", "demo_own.py")  # their own modules, and what writes those of made-up people
    inner = {n: t for n, t in files.items() if any(p in n for p in apart) and not any(m in n for m in may)}
    assert len(inner) > 50 and importers(inner) == set()
    assert importers({"x.py": "from practice_desk.domain import process_notes"}) == {"x.py"}
    assert importers({"x.py": "from practice_desk.domain.process_notes import ProcessNote"}) == {"x.py"}


def test_a_rupture_needs_its_moment_and_is_open_until_it_is_said_how_it_is_now():
    found = Rupture(client_id="c", on=DAY, moment="She went quiet when I looked at the clock.")
    assert list(found.problems(DAY)) == [] and found.is_open()
    assert not replace(found, now="We laughed about it.").is_open()
    assert list(replace(found, moment=" ").problems(DAY)) == [("moment", RuptureProblem.NO_MOMENT)]
    assert list(found.problems(date(2026, 3, 1))) == [("on", RuptureProblem.TO_COME)]
