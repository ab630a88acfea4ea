/**
 * Saves a choice as soon as it is made, and says so; the page stays. Without this a button saves it.
 *
 * <form method="post" data-controller="mp-save-at-once" data-action="change->mp-save-at-once#save">
 *   <select name="series">…</select> <button data-mp-save-at-once-target="button">Save</button>
 *   <span role="status" data-mp-save-at-once-target="said" data-failed="Not saved: no connection."></span>
 * </form>
 */
(() => {
  class SaveAtOnceController extends window.StimulusModule.Controller {
    static targets = ["button", "said"];

    connect() {
      this.buttonTarget.hidden = true;
    }

    async save() {
      // One at a time: the choice made last is the one that is kept.
      this.saving = (this.saving || Promise.resolve()).then(() => this.send());
      await this.saving;
    }

    async send() {
      try {
        const answer = await fetch(this.element.action, {
          method: "POST",
          body: new URLSearchParams(new FormData(this.element, this.buttonTarget)),
          headers: { Accept: "application/json" },
        });
        const type = answer.headers.get("Content-Type") || "";
        if (!type.startsWith("application/json")) throw new Error(answer.statusText);
        this.saidTarget.textContent = (await answer.json()).say;
      } catch {
        this.saidTarget.textContent = this.saidTarget.dataset.failed;
        this.buttonTarget.hidden = false;
      }
    }
  }

  window.wagtail.app.register("mp-save-at-once", SaveAtOnceController);
})();
