# The commands that README and .ci/run call. `make run` and `make test` set up all that they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
export SOAK_MINUTES ?= 60

.PHONY: run test check lint data data-sort bench stress bundle clean

run: $(VENV)/.run
	@$(BIN)/python -m dashboard.data.check
	$(BIN)/streamlit run serve.py --server.port $(PORT)

check: lint
	HYPOTHESIS_PROFILE=quick $(BIN)/pytest -n auto --maxprocesses 4 --dist worksteal -m "not slow" tests/unit tests/data

test: lint data $(VENV)/.browser $(VENV)/.proxy
	$(BIN)/pytest -n auto --maxprocesses 4 --dist worksteal

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/pyright

data: $(VENV)/.dev
	$(BIN)/python -m dashboard.data.check --coverage --plain

data-sort: $(VENV)/.dev
	$(BIN)/python -m dashboard.data.check --sort

bench: $(VENV)/.browser
	$(BIN)/python -m bench

# Takes well over an hour; `make stress SOAK_MINUTES=10` is shorter.
stress: $(VENV)/.dev
	$(BIN)/python -m stress

$(VENV)/.made:
	$(PYTHON) -m venv $(VENV) || { .ci/install-debian python3-venv && $(PYTHON) -m venv --clear $(VENV); }
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(VENV)/.browser: $(VENV)/.dev
	@command -v chromium-headless-shell \
		|| { command -v apt-get && .ci/install-debian chromium-headless-shell; } \
		|| command -v chromium || command -v google-chrome || .ci/install-debian chromium
	@$(BIN)/python -c "import ctypes; ctypes.CDLL('libatomic.so.1')" 2>/dev/null || .ci/install-debian libatomic1  # for Playwright's driver
	@touch $@

$(VENV)/.proxy: $(VENV)/.dev
	@command -v nginx || test -x /usr/sbin/nginx || .ci/install-nginx
	@command -v openssl || .ci/install-debian openssl
	@touch $@

bundle: $(VENV)/.run
	$(BIN)/python deploy/bundle.py

clean:
	rm -rf $(VENV) build
