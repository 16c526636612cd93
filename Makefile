# Every task sets up what it needs by itself. Extra words for a task: make test ARGS="-k search"
#   run  test  demo  screenshots  check  lint  bench  bench-detection  package  pictures  setup
# Windows, or no make: python run.py TASK

TASKS := run test demo screenshots check lint bench bench-detection package pictures setup

# An interpreter that is found need not start (version managers leave empty shims), so each is tried.
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11 python
PYTHON ?= $(shell for p in $(CANDIDATES); do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
	>/dev/null 2>&1 && echo $$p && break; done)

.PHONY: $(TASKS)
.DEFAULT_GOAL := run
$(TASKS):
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Reflect Journal needs Python 3.11 to 3.14. On Debian or Ubuntu: sudo apt install python3 python3-venv" >&2; \
	  exit 1; fi
	@"$(PYTHON)" run.py $@ $(ARGS)
