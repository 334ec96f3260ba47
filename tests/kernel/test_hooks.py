import pytest

from luminaria.kernel.hooks import Hook


def test_listeners_answer_in_order_and_once_each() -> None:
    hook: Hook[[int], int] = Hook("numbers")
    double = hook.register(lambda number: number * 2)
    hook.register(lambda number: number + 1)
    hook.register(double)
    assert hook.call(10) == [20, 11]


def test_a_fault_of_a_listener_reaches_the_caller() -> None:
    hook: Hook[[], None] = Hook("fault")

    @hook.register
    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hook.call()
