from PyQt5 import sip as sip

from . import uic as uic
