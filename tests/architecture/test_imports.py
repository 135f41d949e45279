import shutil
import subprocess
import sys
from pathlib import Path

from architecture.tree import ROOT


def contracts(where: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [str(program), "--no-cache"], cwd=where, capture_output=True, encoding="utf-8", check=False
    )


def test_every_contract_between_the_layers_is_kept():
    done = contracts(ROOT)
    assert done.returncode == 0, done.stdout


def test_a_layer_that_reaches_upwards_is_named(tmp_path):
    shutil.copytree(ROOT / "practice_desk", tmp_path / "practice_desk")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "practice_desk" / "domain" / "goals.py"
    planted.write_text(planted.read_text(encoding="utf-8") + "\nimport practice_desk.storage.desk\n", "utf-8")
    done = contracts(tmp_path)
    assert done.returncode == 1
    assert "The layers of the desk BROKEN" in done.stdout
