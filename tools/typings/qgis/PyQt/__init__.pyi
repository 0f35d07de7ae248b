from PyQt5 import sip as sip
from PyQt5 import uic as uic
