from architecture.sizes import LONGEST_FILE, LONGEST_FUNCTION, MOST_METHODS, too_large
from architecture.tree import sources


def test_files_functions_and_classes_stay_readable():
    files = sources("practice_desk", "packaging")
    assert [row for name, text in files.items() for row in too_large(name, text)] == []


def test_a_file_a_function_and_a_class_that_grew_too_large_are_seen():
    assert list(too_large("planted.py", "x = 1\n" * (LONGEST_FILE + 1)))
    assert list(too_large("planted.py", "def long():\n" + "    x = 1\n" * LONGEST_FUNCTION))
    methods = "".join(f"    def m{n}(self): ...\n" for n in range(MOST_METHODS + 1))
    assert list(too_large("planted.py", "class Wide:\n" + methods))


def test_what_is_as_large_as_allowed_passes():
    assert list(too_large("planted.py", "def f():\n" + "    x = 1\n" * (LONGEST_FUNCTION - 1))) == []
