"""The desk of the window's tests serves the benchmarks as well."""

from ui.conftest import _styled, demo, demo_template  # noqa: F401
