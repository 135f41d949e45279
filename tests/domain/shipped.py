"""The measures and their rights as they ship, read once."""

from architecture.tree import ROOT

from practice_desk.domain.measure_files import read_measure
from practice_desk.domain.measure_rights import read_rights

FOLDER = ROOT / "resources" / "measures"
MEASURES = {
    path.stem: read_measure(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.json"))
    if path.name != "rights.json"
}
RIGHTS = read_rights((FOLDER / "rights.json").read_text(encoding="utf-8"))
