"""How easy fixed words are to read, as the program itself counts it."""

from practice_desk.domain.reading_grade import grade, sentences, syllables

__all__ = ["grade", "sentences", "syllables"]
