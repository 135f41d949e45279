from dataclasses import replace

import pytest
from domain.shipped import MEASURES

from practice_desk.domain.change_sizes import ChangeSize, SizeProblem, counted_by
from practice_desk.domain.measure_change import ChangeLabel, change
from practice_desk.domain.measure_scores import score_entered

SIZE = ChangeSize(id="pcl5", points=15, cut_off=33, source="Marx et al. 2022")


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({}, []),
        ({"points": 0}, [("points", SizeProblem.NO_POINTS)]),
        ({"points": 81}, [("points", SizeProblem.NO_POINTS)]),
        ({"points": 80, "cut_off": None}, []),
        ({"cut_off": 81}, [("cut_off", SizeProblem.NO_SUCH_CUT_OFF)]),
        ({"cut_off": -1}, [("cut_off", SizeProblem.NO_SUCH_CUT_OFF)]),
        ({"source": " "}, [("source", SizeProblem.NO_SOURCE)]),
    ],
)
def test_a_size_of_change_has_points_within_the_scale_and_somebody_who_says_so(changed, problems):
    assert list(replace(SIZE, **changed).problems(MEASURES["pcl5"])) == problems


def test_where_there_is_no_total_no_size_can_be_counted():
    assert ("points", SizeProblem.NO_POINTS) in list(SIZE.problems(MEASURES["dass21"]))


def test_ones_own_size_is_counted_before_the_published_ones_which_stay_beside_it():
    own = counted_by(MEASURES["pcl5"], SIZE)
    assert [t.points for t in own.thresholds] == [15, 10, 15, 18] and own.threshold().source == SIZE.source
    first, last = (score_entered(own, {"total": total}) for total in (40, 28))
    assert change(first, last).label is ChangeLabel.NO_RELIABLE_CHANGE
    assert counted_by(MEASURES["pcl5"], None) == MEASURES["pcl5"]


def test_what_was_only_cited_gets_a_label_once_the_therapist_says_who_says_so():
    pswq = MEASURES["pswq"]
    own = counted_by(pswq, ChangeSize(id="pswq", points=9, cut_off=45, source="NHS manual, page 41"))
    for measure, label in ((pswq, None), (own, ChangeLabel.RELIABLE_IMPROVEMENT)):
        first, last = (score_entered(measure, {"total": total}) for total in (60, 51))
        assert change(first, last).label is label
