SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.SILENT:
.PHONY: run demo test setup check bench upgrade

PORT ?= 8000
PYTHON := .venv/bin/python
# A site begun by start_site says in this file where it is, and that it is no demo.
ifeq ($(wildcard $(or $(MILEPOST_ENV),var/milepost.env)),)
SITE_URL ?= http://127.0.0.1:$(PORT)
DEMO ?= 1
export SITE_URL DEMO
else
DEMO ?= 0
endif

setup: .venv/.ready ## what is needed to run, in .venv

.venv/.ready: requirements.lock
	test -x .venv/bin/python || python3 -m venv .venv
	echo "Setting up (once, about a minute) …"
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(PYTHON) -m pip check --disable-pip-version-check
	touch $@

# Without a mailbox its process would end, and honcho would end the others with it.
PROCESSES = web clock worker $(if $(MAILBOX_URL),mailbox,$(shell \
	grep -qsE '^MAILBOX_URL=.' $(or $(MILEPOST_ENV),var/milepost.env) && echo mailbox))

# Not a target of its own: a make inside a make says "Interrupt" on Ctrl-C.
define SERVE
trap 'exit 0' INT
$(PYTHON) manage.py print_addresses
PORT=$(PORT) PYTHONUNBUFFERED=1 .venv/bin/honcho start $(PROCESSES) || test $$? = 130
endef

run: setup ## set up, seed an empty database with the demo, serve
	$(PYTHON) manage.py migrate -v 0
	$(PYTHON) manage.py collectstatic --noinput -v 0
	if [ "$(DEMO)" != 0 ]; then $(PYTHON) manage.py seed_site --if-empty; fi
	$(SERVE)

demo: setup ## the same from scratch: ALL content is replaced by the demo
	$(PYTHON) manage.py migrate -v 0
	$(PYTHON) manage.py collectstatic --noinput -v 0
	$(PYTHON) manage.py seed_site --reset
	$(SERVE)

upgrade: setup ## after a git pull: packages, tables, groups, sizes of pictures, static files; then restart the processes
	$(PYTHON) manage.py migrate -v 0
	$(PYTHON) manage.py make_groups
	$(PYTHON) manage.py make_sizes
	$(PYTHON) manage.py collectstatic --noinput -v 0
	echo "Ready. Now start the processes anew: README, “Upgrade”."

test: setup ## all tests on SQLite, then those that a database can change on PostgreSQL
	$(PYTHON) -m pytest -n 2 --dist loadfile
	TESTS_ON=postgresql $(PYTHON) -m pytest -n 2 --dist loadfile

check: setup ## style, templates, imports, migrations, types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m djlint --quiet --lint site home stories search
	PYTHONPATH=site .venv/bin/lint-imports
	DJANGO_SETTINGS_MODULE=config.settings.test $(PYTHON) manage.py makemigrations --check
	DJANGO_SETTINGS_MODULE=config.settings.test $(PYTHON) manage.py check
	$(PYTHON) -m mypy .

bench: setup ## what a page, a talk, a bulk upload and a large mail cost; how mails and floods come in, and letters go out; how late the clock is
	$(PYTHON) tests/bench/page_weight.py
	$(PYTHON) tests/bench/talk.py --only postgresql
	$(PYTHON) tests/bench/moderating.py --only postgresql
	$(PYTHON) tests/bench/responding.py --seconds 20 --only postgresql
	$(PYTHON) tests/bench/bulk_upload.py
	$(PYTHON) tests/bench/posting.py --seconds 20
	$(PYTHON) tests/bench/responding.py --seconds 20
	$(PYTHON) tests/bench/labelled.py
	$(PYTHON) tests/bench/mail_memory.py
	$(PYTHON) tests/bench/mail_intake.py --mails 100
	$(PYTHON) tests/bench/letters.py --subscribers 3000 --kills 0
	$(PYTHON) tests/bench/clock_lateness.py --seconds 120
