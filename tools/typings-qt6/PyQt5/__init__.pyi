from PyQt6 import sip as sip

from . import uic as uic
