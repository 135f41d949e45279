"""The command line: the same functions as the window, for one vault at a time.

The passphrase is asked for on the terminal or read as the first line of standard input; it is never an
argument and never in the environment, where other programs could see it.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from practice_desk import __version__
from practice_desk.domain.clock import now
from practice_desk.domain.copies import DocumentKind
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.practice import PaperSize
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk
from practice_desk.storage.folder import known_disk, replace_whole
from practice_desk.storage.vault import Vault

DONE, REFUSED = 0, 1
# Made where a vault is made; and process notes leave through their own page alone (decisions C30).
_NOT_REPORTED = (DocumentKind.RECOVERY_SHEET, DocumentKind.PROCESS_NOTES)
_REPORT = "~/Practice.vault --client AO-0117 --document action-plan -o plan.pdf"


class Refused(Exception):
    """A request that cannot be met; the text is one sentence for the terminal."""


def parser() -> argparse.ArgumentParser:
    """Return the words the command line understands."""
    top = argparse.ArgumentParser(
        prog="practice-desk",
        description="A private, encrypted desk for solo therapists. Without a command it opens the window.",
    )
    top.add_argument("--version", action="version", version=f"Practice Desk {__version__}")
    top.add_argument("--vault", type=Path, metavar="FOLDER", help="the vault the window opens")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    demo = _add(commands, "demo", "build the fictional practice and open it", "~/demo", vault=False)
    demo.add_argument("folder", type=Path, nargs="?", help="a new folder for it")
    demo.add_argument("--no-window", action="store_true", help="only build it and print where it is")
    check = _add(commands, "check", "look through a vault", "~/Practice.vault")
    check.add_argument("--mend", action="store_true", help="first put right what its key file knows")
    backup = _add(commands, "backup", "write a verified backup", "~/Practice.vault b.pdbackup")
    backup.add_argument("file", type=Path)
    restore = _add(commands, "restore", "restore a backup into a new folder", "b.pdbackup ~/New", vault=False)
    restore.add_argument("file", type=Path)
    restore.add_argument("folder", type=Path)
    _asks_for_passphrase(restore)
    _add(commands, "clients", "list reference, name and status", "~/Practice.vault")
    _report(_add(commands, "report", "write a client's document as a PDF", _REPORT))
    return top


def run(argv: Sequence[str]) -> int | argparse.Namespace:
    """Do what was asked and return the exit code; a wish for the window is handed back as it was read."""
    wish = parser().parse_args(argv)
    deeds: dict[str, Callable[[argparse.Namespace], int | argparse.Namespace]] = {
        "demo": _demo, "check": _check, "backup": _backup, "restore": _restore, "clients": _clients,
        "report": _write_report,
    }  # fmt: skip
    if wish.command is None:
        return wish
    try:
        return deeds[wish.command](wish)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
    except (KeyboardInterrupt, EOFError):
        print("Stopped. Nothing was changed.", file=sys.stderr)
    except BrokenPipeError:  # who read the output has read enough; nothing more may be written to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        sentence = _SENTENCES.get(type(error).__name__)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
    return REFUSED


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    what: str,
    example: str,
    *,
    vault: bool = True,
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=what,
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=f"Example: practice-desk {name} {example}",
    )
    if vault:
        command.add_argument("vault_folder", type=Path, metavar="VAULT")
        _asks_for_passphrase(command)
    return command


def _asks_for_passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-stdin", action="store_true", help="read it from the first line of standard input"
    )


def _report(command: argparse.ArgumentParser) -> None:
    kinds = [kind.value for kind in DocumentKind if kind not in _NOT_REPORTED]
    command.add_argument("--client", metavar="REF", help="the client's reference; a form needs none")
    command.add_argument("--document", required=True, choices=kinds, metavar="KIND", help=_kinds_said(kinds))
    command.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.pdf")
    command.add_argument(
        "--paper", choices=[size.value for size in PaperSize], help="else the practice's own"
    )
    command.add_argument("--large-print", action="store_true", help="18 point letters")
    command.add_argument("--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="else today")
    command.add_argument("--blank", action="store_true", help="to fill in or sign by hand")
    command.add_argument("--paper-id", metavar="ID", help="which paper, else the newest of its kind")
    consents = [kind.value for kind in PaperKind if kind not in (PaperKind.RELEASE, PaperKind.AGREEMENT)]
    command.add_argument(
        "--kind", choices=consents, metavar="KIND", help=f"of a consent: {', '.join(consents)}"
    )
    command.add_argument("--text", default="", metavar="KEY", help="of a form: the Library's text")
    command.add_argument(
        "--record", default="", metavar="ID",
        help="which session, sheet or plan, else the newest; of a blank sheet its key, such as phq9",
    )  # fmt: skip
    command.add_argument(
        "--professional", action="store_true", help="of progress or a measure: the version with figures"
    )
    command.add_argument(
        "--from", dest="first", type=date.fromisoformat, metavar="YYYY-MM-DD",
        help="of an accounting, else six years back; of supervision, else a year",
    )  # fmt: skip
    command.add_argument(
        "--to",
        dest="last",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="of an accounting or supervision, else today",
    )
    command.add_argument("--counted", action="store_true", help="only what US law counts")


def _kinds_said(kinds: Sequence[str]) -> str:
    """Return which documents there are, with what their names do not say."""
    said = {"ending": "What I take with me", "summary": "of a session", "parents": "the update for parents"}
    named = [f"{kind} ({said[kind]})" if kind in said else kind for kind in kinds]
    return f"{', '.join(named)}; process notes leave through their own page in the window alone"


def _passphrase(wish: argparse.Namespace) -> str:
    if wish.passphrase_stdin:
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass("Passphrase: ")


def _root(wish: argparse.Namespace) -> bytearray:
    vaults.key_file(wish.vault_folder)
    return vaults.unlock_root(wish.vault_folder, _passphrase(wish))


@contextmanager
def _opened(wish: argparse.Namespace) -> Generator[tuple[Vault, Desk]]:
    """Open the vault for one command, as its therapist."""
    from practice_desk.intentions.vaults import lock, unlock

    vault, desk = unlock(wish.vault_folder, _root(wish))
    if vault.rolled_back or vault.history_faults:
        print(_SENTENCES["RolledBack"], file=sys.stderr)
    try:
        yield vault, desk
    finally:
        lock(vault, desk)


def _check(wish: argparse.Namespace) -> int:
    from practice_desk.storage.check import look_through

    root = _root(wish)
    if wish.mend:
        vaults.mend(wish.vault_folder, root)
    findings = look_through(wish.vault_folder, root)
    for finding in findings:
        print("\t".join((finding.part, "well" if finding.well else "NOT WELL", finding.detail)).rstrip())
    return DONE if all(f.well for f in findings) else REFUSED


def _backup(wish: argparse.Namespace) -> int:
    from practice_desk.intentions.vaults import back_up

    _refuse_to_overwrite(wish.file)
    with _opened(wish) as (vault, desk):
        counts = back_up(vault, desk, wish.file)
    print(f"Backed up and verified: {counts['clients']} clients, {sum(counts.values())} rows.")
    return DONE


def _restore(wish: argparse.Namespace) -> int:
    from practice_desk.storage.backup import restore

    if not wish.file.is_file():
        raise Refused("There is no file of that name.")
    counts = restore(wish.file, wish.folder, lambda folder: vaults.unlock_root(folder, _passphrase(wish)))
    print(f"Restored and verified: {counts['clients']} clients, {sum(counts.values())} rows.")
    return DONE


def _clients(wish: argparse.Namespace) -> int:
    from practice_desk.intentions.clients import name_of, status_of

    with _opened(wish) as (_, desk):
        for client in desk.clients.all("reference"):
            print(client.reference, name_of(desk, client.id), status_of(desk, client.id).value, sep="\t")
    return DONE


def _write_report(wish: argparse.Namespace) -> int:
    from practice_desk.intentions.reports import ReportWish, report

    _refuse_to_overwrite(wish.output)
    with _opened(wish) as (vault, desk):
        client = next((c for c in desk.clients.all() if c.reference == wish.client), None)
        if client is None and wish.client is not None:
            raise Refused("No client has that reference. Nothing was written.")
        asked = ReportWish(
            DocumentKind(wish.document), client.id if client else None, wish.paper_id, text=wish.text,
            kind=PaperKind(wish.kind) if wish.kind else None, first=wish.first, last=wish.last, day=wish.date,
            size=PaperSize(wish.paper) if wish.paper else None, large=wish.large_print, blank=wish.blank,
            counted_only=wish.counted, record_id=wish.record, professional=wish.professional,
        )  # fmt: skip
        made = report(desk, asked)
        with known_disk():
            replace_whole(wish.output, made.pdf)
        if not vault.read_only:
            made.note(wish.output.name)
    print(f"Written: {wish.output}, {made.pages} page{'s' if made.pages > 1 else ''}.")
    return DONE


def _refuse_to_overwrite(file: Path) -> None:
    if file.exists():
        raise Refused("There is already a file of that name. Nothing was written.")
    if not file.parent.is_dir():
        raise Refused("There is no folder to put that file in. Nothing was written.")


def _demo(wish: argparse.Namespace) -> int | argparse.Namespace:
    from practice_desk.intentions.vaults import make_demo

    folder = wish.folder or Path("demo-practice") / f"{now():%Y%m%d-%H%M%S}"
    passphrase = make_demo(folder)
    print(f"vault: {folder}")
    print(f"passphrase: {passphrase}", flush=True)
    if wish.no_window:
        return DONE
    wish.vault = folder
    return wish


_SENTENCES = {
    "MissingVault": "There is no vault in that folder. Nothing was made.",
    "MissingKeyFile": "The key file is missing from that folder. Put keys.json back.",
    "WrongPassphrase": "That passphrase does not open this vault. Nothing has been lost.",
    "DamagedKeyFile": "The key file is damaged. Use the copy in a backup.",
    "RefusedKeyFile": "The key file asks for more than any vault of ours does. It was not used.",
    "DamagedVault": "The vault is damaged and was not touched. Restore the newest backup.",
    "MendableVault": "The vault is damaged and can be mended with practice-desk check --mend.",
    "StrangeSchema": "This vault holds something this version did not make. It was not opened.",
    "WrongKeyFile": "The key file in that folder belongs to another vault. Put this vault's keys.json back.",
    "WrongSheet": "What was typed does not belong to this vault. Nothing has been lost.",
    "TooLittleMemory": "There is not enough memory to open a vault. Close other programs and try again.",
    "OlderReadOnly": "An earlier version wrote this vault. Copy it to a place that can be written.",
    "RolledBack": "This is not the newest state of the vault that this computer has seen.",
    "NewerVault": "A newer Practice Desk wrote this vault. Install that version to open it.",
    "InterruptedReadOnly": "The vault was interrupted while saving. Copy it to a place that can be written.",
    "InUse": "This vault is already open in another window. Go to that window.",
    "NotEmpty": "There is already something in that folder. Nothing was changed.",
    "BadBackup": "This is not a whole backup of Practice Desk. Nothing was restored.",
    "DiskFull": "There is no space left on this disk. Nothing was changed.",
    "ReadOnly": "That place cannot be written to. Nothing was changed.",
    "FileReplaced": "Something else wrote into this vault. Nothing was changed.",
    "DiskFault": "The disk did not answer. Nothing was changed.",
    "Damaged": "The vault is damaged and was not touched. Restore the newest backup.",
    "BrokenCryptography": "The encryption on this computer does not work as it must. Nothing was opened.",
    "NoSuchPaper": "This client has no such paper. Nothing was written.",
    "NoSuchRecord": "There is no such session, sheet or plan. Nothing was written.",
    "NoSuchText": "The Library has no text of that key. Nothing was written.",
    "NoClient": "Name the client with --client. Nothing was written.",
    "FileLocked": "Another program holds the file. Try again in a moment.",
}
