from practice_desk.domain.sheet import Sheet, SheetStep, names_in


def test_names_in_typed_text_are_pointed_out_whatever_their_case_and_accents():
    sheet = Sheet(name="Ann", supporter="Joan", steps=(SheetStep("Ring ZOE and Nguyen after work"),))
    assert names_in(sheet, ["Zoë Nguyễn", "Joan", "Ann", "Wor"]) == ["Nguyễn", "Zoë"]
