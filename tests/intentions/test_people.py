from intentions.papers_of import offered

from practice_desk.domain.clock import today
from practice_desk.domain.goals import Goal
from practice_desk.domain.people import Person
from practice_desk.domain.ratings import Rating
from practice_desk.intentions import clients, goals, people


def test_somebody_who_rated_a_goal_stays_in_the_file(desk, couple):
    ines, jonah = clients.participants(desk, couple.id)
    goal = Goal(client_id=couple.id, words="We talk")
    goals.keep_goal(desk, goal)
    said = Rating(client_id=couple.id, goal_id=goal.id, on=today(), person_id=jonah.id, value=4)
    goals.keep_ratings(desk, couple.id, [said])
    assert not people.may_be_removed(desk, jonah) and people.may_be_removed(desk, ines)


def test_somebody_named_in_a_paper_stays_in_the_file(desk, couple):
    ines, jonah = clients.participants(desk, couple.id)
    sam = Person(client_id=couple.id, known_as="Sam", participant=False)
    people.keep_person(desk, sam)
    assert people.may_be_removed(desk, jonah)  # the control
    offered(desk, couple.id, "limits.uk")
    assert not people.may_be_removed(desk, jonah) and not people.may_be_removed(desk, ines)
    people.remove_person(desk, sam)
