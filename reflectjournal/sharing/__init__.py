"""From a reviewed clean copy to a file that may leave: pure functions over values.

The checklist says whether it may leave, the document how it reads, the
renderers make its bytes, and the re-scan reads those bytes as a stranger would.
Nothing here knows the vault, the scan or the window: `journal` joins them.
"""
