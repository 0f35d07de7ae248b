"""The parts that `build_reference.py` puts together."""
