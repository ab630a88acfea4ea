/**
 * Follows a letter while it is being sent: the numbers every two seconds, a sentence at every tenth for who does not
 * see the bar. When it is over the page is loaded again. Without this the numbers are as old as the page.
 *
 * <div data-controller="mp-letter" data-mp-letter-url-value="/admin/letters/1/progress/">
 *   <div data-mp-letter-target="numbers">…</div>
 *   <p role="status" data-mp-letter-target="said"></p>
 * </div>
 */
(() => {
  const EVERY = 2000;

  class LetterController extends window.StimulusModule.Controller {
    static targets = ["numbers", "said"];
    static values = { url: String };

    connect() {
      this.tenth = -1;
      this.wait();
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    wait() {
      this.timer = setTimeout(() => this.ask(), EVERY);
    }

    async ask() {
      if (!document.hidden) await this.look().catch(() => {}); // no connection: the next look may have one
      if (this.element.isConnected) this.wait();
    }

    async look() {
      const answer = await fetch(this.urlValue, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return;
      const { html, say, percent, is_over: isOver } = await answer.json();
      if (isOver) {
        window.location.reload();
        return;
      }
      this.numbersTarget.innerHTML = html;
      const tenth = Math.floor(percent / 10);
      if (tenth !== this.tenth) this.saidTarget.textContent = say;
      this.tenth = tenth;
    }
  }

  window.wagtail.app.register("mp-letter", LetterController);
})();
