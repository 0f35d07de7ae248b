from PyQt5.QtGui import *
from PyQt5.QtWidgets import QAction as QAction
from PyQt5.QtWidgets import QActionGroup as QActionGroup
from PyQt5.QtWidgets import QShortcut as QShortcut
