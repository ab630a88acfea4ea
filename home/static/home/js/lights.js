/**
 * Asks for the dashboard's lights each half minute; a change of light is said, the seconds are not.
 *
 * <div data-controller="mp-lights" data-mp-lights-address-value="/admin/lights/">
 *   <div data-mp-lights-target="rows">…</div>
 *   <p role="status" data-mp-lights-target="said"></p>
 * </div>
 */
(() => {
  const EVERY = 30000; // milliseconds

  class LightsController extends window.StimulusModule.Controller {
    static targets = ["rows", "said"];
    static values = { address: String };

    connect() {
      this.timer = setInterval(() => this.ask(), EVERY);
    }

    disconnect() {
      clearInterval(this.timer);
    }

    async ask() {
      if (document.hidden) return;
      try {
        const answer = await fetch(this.addressValue, { headers: { "X-Requested-With": "XMLHttpRequest" } });
        if (!answer.ok || answer.redirected) return;
        const before = this.headlines();
        this.rowsTarget.innerHTML = await answer.text();
        const news = this.headlines().filter((headline) => !before.includes(headline));
        if (news.length) this.saidTarget.textContent = news.join(". ");
      } catch {
        // No connection: the rows stay as they were, and the next half minute asks again.
      }
    }

    headlines() {
      return [...this.rowsTarget.querySelectorAll("[data-headline]")].map((row) => row.dataset.headline);
    }
  }

  window.wagtail.app.register("mp-lights", LightsController);
})();
