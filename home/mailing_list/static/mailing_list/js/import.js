/**
 * Asks each second how far an import is, while the worker is at it; what it comes to is said.
 *
 * <div data-controller="mp-import" data-mp-import-address-value="/admin/imports/7/progress/">
 *   <div data-mp-import-target="stands"><div data-said="…" data-moving>…</div></div>
 *   <p role="status" data-mp-import-target="said"></p>
 * </div>
 */
(() => {
  const EVERY = 1000; // milliseconds

  class ImportController extends window.StimulusModule.Controller {
    static targets = ["stands", "said"];
    static values = { address: String };

    connect() {
      this.wait();
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    wait() {
      clearTimeout(this.timer);
      if (this.stands.hasAttribute("data-moving")) this.timer = setTimeout(() => this.ask(), EVERY);
    }

    get stands() {
      return this.standsTarget.firstElementChild;
    }

    async ask() {
      const before = this.stands.dataset.said;
      try {
        const answer = await fetch(this.addressValue, { headers: { "X-Requested-With": "XMLHttpRequest" } });
        if (answer.ok && !answer.redirected) this.standsTarget.innerHTML = (await answer.text()).trim();
      } catch {
        // No connection: it stays as it was, and the next second asks again.
      }
      if (this.stands.dataset.said !== before) this.saidTarget.textContent = this.stands.dataset.said;
      this.wait();
    }
  }

  window.wagtail.app.register("mp-import", ImportController);
})();
