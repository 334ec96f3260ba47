"""Writes of the directory, one verb a file."""

from luminaria.directory.actions.load_services import RECEIVING_KINDS, load_services
from luminaria.directory.actions.record_call import EmergencyLine, FutureCall, record_call

__all__ = ["RECEIVING_KINDS", "EmergencyLine", "FutureCall", "load_services", "record_call"]
