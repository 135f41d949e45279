"""The text of a paper follows the policy that was chosen for it."""

from __future__ import annotations

from practice_desk.domain.paper_fields import CoupleFields, SecretsPolicy
from practice_desk.domain.papers import Paper, PaperKind
from practice_desk.intentions import library, papers
from practice_desk.storage.desk import Desk

_LIMITED, _NONE = "couple.limited_secrets", "couple.no_secrets"
_HEADING = "= "


def body_for(desk: Desk, paper: Paper) -> str:
    """Return a paper's text with the passage on what is said alone as its policy asks (texts/09).

    A passage that the therapist wrote anew, under another heading, is left as it is.
    """
    if paper.kind is not PaperKind.COUPLE_FAMILY:
        return paper.body
    said = papers.fields_of(paper)
    assert isinstance(said, CoupleFields)
    limited = library.find_text(desk, _LIMITED).body
    passage = limited if said.policy is SecretsPolicy.LIMITED_SECRETS else _none_of(desk, limited)
    other = _none_of(desk, limited) if passage == limited else limited
    return paper.body.replace(other.strip(), passage.strip())


def _none_of(desk: Desk, limited: str) -> str:
    """Return the passage of the usual text that has the same heading."""
    heading = limited.strip().splitlines()[0]
    lines = library.find_text(desk, _NONE).body.splitlines()
    start = next((n for n, line in enumerate(lines) if line.strip() == heading), None)
    if start is None:
        return limited
    rest = lines[start + 1 :]
    end = next((n for n, line in enumerate(rest) if line.startswith(_HEADING)), len(rest))
    return "\n".join([lines[start], *rest[:end]]).strip()
