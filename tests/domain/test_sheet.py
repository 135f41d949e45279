import pytest

from practice_desk.domain.sheet import Sheet, SheetStep, likely_names, names_in


def test_names_in_typed_text_are_pointed_out_whatever_their_case_and_accents():
    sheet = Sheet(name="Ann", supporter="Joan", steps=(SheetStep("Ring ZOE and Nguyen after work"),))
    assert names_in(sheet, ["Zoë Nguyễn", "Joan", "Ann", "Wor"]) == ["Nguyễn", "Zoë"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Ring Ada after work", ["Ada"]),
        ("Sit with Nguyễn Thị Thu Hà and Łukasz’s mother", ["Nguyễn Thị Thu Hà", "Łukasz"]),
        ("Tell Дмитрий, Élodie and Ελένη", ["Дмитрий", "Élodie", "Ελένη"]),
        ("Walk on Sunday, in December, when I can", []),
        ("Ask the GP or the NHS. Then rest", []),
        ("A walk", []),
        ("Swim on Mon and Fri, and again in Sept", []),
    ],
)
def test_words_that_look_like_names_are_pointed_out_whole_in_any_alphabet(typed, names):
    assert likely_names(Sheet(steps=(SheetStep(typed),))) == names
