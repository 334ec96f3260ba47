import pytest

from luminaria.kernel import navigation


def test_doors_come_in_order_and_by_role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_doors", set())
    navigation.register("desk", "Cases", "cases.list", order=20, roles=frozenset({"CASE_WORKER"}))
    navigation.register("desk", "Inbox", "triage.inbox", order=10, roles=frozenset({"INTAKE"}))
    navigation.register("desk", "Me", "people.me", order=90)
    both = navigation.doors("desk", frozenset({"INTAKE", "CASE_WORKER"}))
    assert [door.label for door in both] == ["Inbox", "Cases", "Me"]
    assert [door.label for door in navigation.doors("desk", frozenset({"INTAKE"}))] == ["Inbox", "Me"]
    assert navigation.doors("public") == []
