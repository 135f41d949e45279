"""The themes: enough contrast everywhere, sizes that follow the text, icons that follow the colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QLabel

from practice_desk.ui import icons, theme
from practice_desk.ui.kit import LOOKS, Button
from practice_desk.ui.theme import ThemeName

GROUNDS = ("bg", "rail", "surface", "sunk")
TEXT, EDGE = 4.5, 3.0
PAIRS = [
    *[("text", ground, TEXT) for ground in (*GROUNDS, "accent_soft", "neutral_soft")],
    *[("text", ground, TEXT) for ground in ("attention_soft", "danger_soft")],
    *[("muted", ground, TEXT) for ground in (*GROUNDS, "neutral_soft", "accent_soft")],
    *[("accent", ground, TEXT) for ground in (*GROUNDS, "accent_soft", "attention_soft", "danger_soft")],
    ("accent", "neutral_soft", TEXT),
    *[("on_accent", ground, TEXT) for ground in ("accent", "accent_hover")],
    ("on_accent", "muted", TEXT),  # a choice that is off
    *[(tone, ground, TEXT) for _, tone, ground in LOOKS.values()],
    *[("attention", ground, TEXT) for ground in ("surface", "bg", "rail")],
    *[("danger", ground, TEXT) for ground in ("surface", "bg")],
    ("bg", "text", TEXT),
    *[("line_strong", ground, EDGE) for ground in GROUNDS],
    *[("focus", ground, EDGE) for ground in ("surface", "bg", "rail", "sunk", "accent_soft")],
    *[("series_two", ground, EDGE) for ground in ("surface", "sunk")],
    *[("scroll", ground, EDGE) for ground in ("bg", "surface")],
]


@pytest.fixture(autouse=True)
def _back_to_light(qapp):
    yield
    theme.use(qapp, ThemeName.LIGHT)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def ratio(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_faint(colours: dict[str, str]) -> list[str]:
    found = [(f, g, least, ratio(colours[f], colours[g])) for f, g, least in PAIRS]
    return [f"{f} on {g}: {got:.2f} of {least}" for f, g, least, got in found if got < least]


@pytest.mark.parametrize("name", ThemeName)
def test_every_text_and_border_stands_out_from_its_ground(name):
    assert too_faint(theme.tokens()[name]) == []


def test_a_text_that_is_too_faint_is_seen():
    faint = dict(theme.tokens()["light"], muted="#9a9f9f")
    assert any(line.startswith("muted on surface") for line in too_faint(faint))


def test_black_on_white_has_the_highest_contrast_there_is():
    assert ratio("#000000", "#ffffff") == pytest.approx(21)


def test_high_contrast_is_high():
    colours = theme.tokens()["contrast"]
    assert all(ratio(colours[f], colours[g]) >= 7 for f, g, least in PAIRS if least == TEXT)


@pytest.mark.parametrize("name", ThemeName)
def test_a_toasts_action_stands_out_although_toasts_are_inverted(qapp, name):
    theme.use(qapp, name)
    assert ratio(theme.toast_action().name(), theme.color("text").name()) >= TEXT


@pytest.mark.parametrize("name", ThemeName)
def test_the_style_sheet_sets_colours_and_leaves_fonts_alone(qapp, name):
    theme.use(qapp, name)
    assert "font" not in re.sub(r"/\*.*?\*/", "", theme.sheet(), flags=re.DOTALL)
    assert "$" not in theme.sheet()


def test_text_and_spaces_grow_together(qapp):
    before = theme.px(100), theme.font().pointSizeF()
    theme.use(qapp, ThemeName.LIGHT, scale=2.0)
    assert theme.px(100) == pytest.approx(2 * before[0], abs=1)
    assert theme.font().pointSizeF() == pytest.approx(2 * before[1])
    assert qapp.font().pointSizeF() == theme.font().pointSizeF()


def test_text_is_never_smaller_than_the_system_says_nor_beyond_twice_that(qapp):
    small = theme.font().pointSizeF()
    theme.use(qapp, ThemeName.LIGHT, scale=0.3)
    assert theme.font().pointSizeF() == small
    theme.use(qapp, ThemeName.LIGHT, scale=9)
    assert theme.font().pointSizeF() == 2 * small


def test_pages_are_told_of_a_new_theme_once_and_not_of_the_same_again(qapp):
    told = []
    tell = lambda: told.append(theme.current())  # noqa: E731
    theme.news().changed.connect(tell)
    theme.use(qapp, ThemeName.DARK)
    theme.use(qapp, ThemeName.DARK)
    theme.news().changed.disconnect(tell)
    assert told == [ThemeName.DARK]


def test_the_system_is_followed_when_asked_and_left_alone_when_a_theme_is_chosen(qapp):
    theme.use_system(qapp)
    assert theme.current() is theme.system_theme()
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    if theme.system_theme() is ThemeName.DARK:  # the platform lets itself be told
        assert theme.current() is ThemeName.DARK
    theme.use(qapp, ThemeName.CONTRAST)
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Light)
    assert theme.current() is ThemeName.CONTRAST


def test_roles_of_type_differ_in_size(qapp):
    sizes = [theme.font(role).pointSizeF() for role in ("small", "body", "heading", "title", "display")]
    assert sizes == sorted(set(sizes))
    with pytest.raises(KeyError):
        theme.font("enormous")


def test_letters_of_other_scripts_can_be_drawn_once_they_are_met(qapp):
    assert theme.prepare_for("दीपा, דנה, دانة") == "दीपा, דנה, دانة"
    assert "FiraGO" in QFontDatabase.families()
    label = QLabel("दीपा")
    assert QFontMetricsF(label.font()).horizontalAdvance("दीपा") > 0
    assert not label.grab().isNull()


# ---- icons ----


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_something_in_the_colour_asked_for(qapp, name):
    picture = icons.pixmap(name, "accent", 24, 1.0).toImage()
    wanted = theme.color("accent")
    pixels = [picture.pixelColor(x, y) for x in range(24) for y in range(24)]
    solid = [p for p in pixels if p.alpha() > 200]
    assert len(solid) > 8
    assert all(abs(p.red() - wanted.red()) < 8 and abs(p.blue() - wanted.blue()) < 8 for p in solid)


def test_icons_are_recoloured_with_the_theme(qapp):
    light = icons.pixmap("goal", "text", 24, 1.0).toImage()
    theme.use(qapp, ThemeName.DARK)
    assert icons.pixmap("goal", "text", 24, 1.0).toImage() != light


def test_a_buttons_icon_follows_the_theme_on_its_own(qtbot, qapp):
    made = Button("Edit", "secondary", "pen")
    qtbot.addWidget(made)
    made.show()
    before = made.icon().pixmap(18, 18).toImage()
    theme.use(qapp, ThemeName.DARK)
    assert made.icon().pixmap(18, 18).toImage() != before


def test_every_state_has_an_icon_that_exists(qapp):
    known = set(icons.names())
    assert {icon for icon, _, _ in LOOKS.values() if icon} <= known


def test_an_icon_that_does_not_exist_is_an_error(qapp):
    with pytest.raises(FileNotFoundError):
        icons.pixmap("unicorn", "text", 18, 1.0)


def test_every_icon_that_a_page_asks_for_exists():
    asked = re.compile(r"""(?:icon=|Icon\(|set_icon\(|ListRow\(|EmptyState\(|icons\.icon\()\s*"([a-z]+)\"""")
    pages = Path(theme.__file__).parent.rglob("*.py")
    found = {name for page in pages for name in asked.findall(page.read_text(encoding="utf-8"))}
    assert len(found) > 3
    assert found <= set(icons.names())
