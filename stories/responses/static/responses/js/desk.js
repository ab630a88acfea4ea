/**
 * Decides about responses in place: a card leaves at once, comes back with the cause where the server refuses, and
 * the focus goes to the next one. Without this every button is a form that leads back to the page.
 *
 * <div data-controller="mp-responses" data-mp-responses-results-value="/admin/responses/results/"
 *      data-action="keydown@document->mp-responses#press submit->mp-responses#send change->mp-responses#choose
 *                   mp-toast:undo->mp-responses#undo">
 *   <div id="listing-results">… <input type="checkbox" data-mp-responses-target="all">
 *     <article class="mp-card"><p class="mp-card__cause" hidden></p>
 *       <form class="mp-card__acts"> <button name="act" value="publish" data-key="a">Publish</button> </form></article>
 *     <form class="mp-chosen">…</form></div>
 *   <p role="status" data-mp-responses-target="said"></p>
 * </div>
 */
(() => {
  const STAYING = ["hold", "let pass"];
  //: Where a key is typed, or means something else.
  const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]";

  class ResponsesController extends window.StimulusModule.Controller {
    static targets = ["all", "said"];
    static values = { results: String, failed: String, loggedOut: String };

    connect() {
      this.done = []; // what can be taken back, the latest at the end
      this.turn = Promise.resolve();
      this.onTheWay = 0;
      this.element.classList.add("mp-desk--live");
      this.hasKeys = window.wagtailConfig?.KEYBOARD_SHORTCUTS_ENABLED !== false;
      this.element.classList.toggle("mp-desk--keys", this.hasKeys);
    }

    get cards() {
      return [...this.element.querySelectorAll(".mp-cards > .mp-card")];
    }

    // ── Keys and buttons ──────────────────────────────────────────────────────────

    press(event) {
      const key = event.key?.toLowerCase();
      const isMeant = this.hasKeys && !event.defaultPrevented && !event.isComposing && !this.isElsewhere(event);
      if (!isMeant || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (key === "j" || key === "k") this.move(key === "j" ? 1 : -1);
      else if (key === "u" && !event.repeat) this.undo();
      else if (["a", "r", "s"].includes(key) && !event.repeat) this.pressOn(this.current, key);
      else return;
      event.preventDefault();
    }

    isElsewhere(event) {
      return event.target.closest?.(TYPING) || document.querySelector(".w-dialog:not([aria-hidden=true])");
    }

    get current() {
      return document.activeElement?.closest(".mp-card");
    }

    move(step) {
      const place = this.cards.indexOf(this.current);
      const wanted = place < 0 ? this.cards[0] : this.cards[place + step];
      wanted?.focus();
    }

    /** Nobody decides about a card that they have not come to: without one the first is shown, and no more. */
    pressOn(card, key) {
      if (!card) return this.move(1);
      const button = card.querySelector(`[data-key="${key}"]`);
      if (button) button.form.requestSubmit(button);
    }

    choose({ target }) {
      const boxes = this.cards.map((card) => card.querySelector(".mp-card__box")).filter(Boolean);
      if (!this.hasAllTarget) return;
      if (target === this.allTarget) boxes.forEach((box) => (box.checked = target.checked));
      else this.allTarget.checked = boxes.length > 0 && boxes.every((box) => box.checked);
    }

    send(event) {
      const form = event.target;
      const sent = new URLSearchParams(new FormData(form, event.submitter));
      if (form.matches(".mp-card__acts")) this.decide([form.closest(".mp-card")], form.action, sent);
      else if (form.matches(".mp-chosen")) this.decideSeveral(form, sent);
      else return;
      event.preventDefault();
    }

    // ── Acts ──────────────────────────────────────────────────────────────────────

    decide([card], address, sent) {
      const gap = STAYING.includes(sent.get("act")) ? this.markOf(card) : this.takeOut([card]).get(card);
      this.inTurn(async () => {
        const answer = await this.post(address, sent);
        if (answer.ok && answer.undo) this.done.push({ address, sent, gap, act: answer.undo, seen: answer.seen });
        if (answer.ok && !answer.stays) gap.card = null;
        else this.putBack(gap, answer.card, answer.ok ? "" : answer.say);
        // The server has no such card any more: it can be read, and nothing be done about it.
        if (!answer.ok && answer.card === "") gap.card.querySelector(".mp-card__acts")?.remove();
        this.tell(answer);
      });
    }

    decideSeveral(form, sent) {
      const chosen = this.cards.filter((card) => card.querySelector(".mp-card__box")?.checked);
      const gaps = this.takeOut(chosen);
      this.inTurn(async () => {
        const answer = await this.post(form.action, sent);
        for (const [card, gap] of gaps) {
          const cause = answer.done ? answer.refused[card.dataset.pk] : answer.say;
          if (cause) this.putBack(gap, "", cause);
        }
        const done = Object.entries(answer.done || {});
        if (done.length) this.done.push({ address: form.action, sent, several: done, act: "undo" });
        this.tell({ ...answer, undo: done.length ? "undo" : "" });
      });
    }

    undo() {
      this.inTurn(async () => {
        const last = this.done.pop();
        if (!last) return;
        const sent = new URLSearchParams(last.sent);
        sent.set("act", last.act);
        if (last.several) sent.delete("chosen");
        else sent.set("seen", last.seen);
        for (const [pk, seen] of last.several || []) sent.append("chosen", `${pk}:${seen}`);
        const answer = await this.post(last.address, sent);
        if (last.several || !last.gap.place.isConnected) await this.refresh();
        else if (answer.stays && answer.ok) this.putBack(last.gap, answer.card, "");
        this.tell({ ...answer, undo: "" });
      });
    }

    // ── Cards come and go ─────────────────────────────────────────────────────────

    markOf(card) {
      const place = document.createComment("");
      card.before(place);
      return { place, card };
    }

    takeOut(cards) {
      const all = this.cards;
      const last = all.indexOf(cards.at(-1));
      const next = [...all.slice(last), ...all.slice(0, last).reverse()].find((card) => !cards.includes(card));
      const gaps = new Map(cards.map((card) => [card, this.markOf(card)]));
      cards.forEach((card) => card.remove());
      next?.focus();
      return gaps;
    }

    /** The card stands in its place again, as the server shows it now where it does, with the cause where one is. */
    putBack(gap, html, cause) {
      const had = gap.card?.contains(document.activeElement);
      const fresh = html ? new DOMParser().parseFromString(html, "text/html").querySelector(".mp-card") : gap.card;
      if (!fresh || !gap.place.isConnected) return;
      if (gap.card !== fresh) gap.card?.remove();
      gap.place.after(fresh);
      gap.card = fresh;
      const said = fresh.querySelector(".mp-card__cause");
      said.textContent = cause;
      said.hidden = !cause;
      if (had || !this.current) fresh.focus();
    }

    async refresh() {
      const answer = await fetch(this.resultsValue + window.location.search, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (!answer.ok || answer.redirected) return;
      this.element.querySelector("#listing-results").innerHTML = await answer.text();
      (this.cards[0] || this.element.querySelector("[aria-current=page]"))?.focus();
    }

    // ── The server, and what is said ──────────────────────────────────────────────

    /**
     * One request at a time, in the order of the keys. When the last card is gone and nothing more is on its way,
     * what comes next is fetched: earlier, it would show what is just being decided.
     */
    inTurn(step) {
      this.onTheWay += 1;
      this.turn = this.turn
        .then(step)
        .catch(() => null)
        .then(() => {
          this.onTheWay -= 1;
          return this.onTheWay || this.cards.length ? null : this.refresh().catch(() => null);
        });
    }

    async post(address, body) {
      const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
      try {
        const answer = await fetch(address, { method: "POST", body, headers, keepalive: true });
        if (answer.redirected || answer.status === 403) return { say: this.loggedOutValue };
        return { ok: answer.ok, ...(await answer.json()) };
      } catch {
        return { say: this.failedValue };
      }
    }

    tell({ ok, say, undo, counts, refused }) {
      for (const [tray, count] of Object.entries(counts || {})) {
        this.element.querySelectorAll(`[data-count="${tray}"]`).forEach((it) => (it.textContent = count));
      }
      this.element.querySelectorAll("[data-shown]").forEach((it) => (it.textContent = this.cards.length));
      if (this.hasAllTarget) this.choose({});
      this.saidTarget.textContent = "";
      this.saidTarget.textContent = say;
      const isBad = !ok || Object.keys(refused || {}).length > 0;
      this.dispatch("show", { prefix: "mp-toast", detail: { say, mayUndo: Boolean(undo), isBad } });
    }
  }

  window.wagtail.app.register("mp-responses", ResponsesController);
})();
