/**
 * <guarded-form fresh-from="/share/token/" data-sending="Sending …" data-offline="…">
 *   <form>…<input type="hidden" name="fresh">…<p role="status" data-said></p></form>
 * </guarded-form>
 * fetches the token of the guard of public posts at the first touch, sends once however often the button is pressed,
 * waits for photos that are still on their way, and leads whoever gets the form back to the box that says why.
 * Without JavaScript the form is sent all the same; the site then asks to read it once more.
 */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class GuardedForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.said = this.querySelector("[data-said]");
    for (const event of ["focusin", "pointerdown", "input"]) this.addEventListener(event, () => this.touch());
    this.form.addEventListener("draft-restored", () => this.touch());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    // Back from the next page, the browser may show this one as it was left.
    addEventListener("pageshow", () => this.rest());
    this.querySelector("[role=alert]")?.focus();
    // This script may come after the touch that asked for it, and after all that was typed.
    if (this.contains(document.activeElement)) this.touch();
  }

  touch() {
    const field = this.form.elements.fresh;
    if (field.value || this.asked) return this.asked;
    this.asked = fetch(this.getAttribute("fresh-from"), { cache: "no-store" })
      .then((answer) => answer.json())
      .then((told) => (field.value = told.fresh))
      .catch(() => (this.asked = null));
    return this.asked;
  }

  async submitted(event) {
    if (this.sending) return event.preventDefault();
    if (navigator.onLine === false) {
      event.preventDefault();
      this.said.textContent = this.dataset.offline;
      return;
    }
    this.sending = true;
    this.said.textContent = this.dataset.sending;
    const photos = this.querySelector("photo-field");
    if (this.form.elements.fresh.value && !photos?.isBusy) return;
    event.preventDefault();
    const submitter = event.submitter;
    if (photos?.isBusy) this.said.textContent = photos.dataset.wait;
    // The site answers without a token too, so nobody waits long for one.
    await Promise.race([this.touch(), pause(4000)]);
    const allArrived = await photos?.arrived;
    this.rest();
    if (allArrived === false) {
      this.said.textContent = photos.dataset.stopped;
      return;
    }
    this.sending = true;
    this.said.textContent = this.dataset.sending;
    this.send(submitter);
  }

  send(submitter) {
    // submit() asks nobody again; it leaves out the button, which is said here.
    const act = document.createElement("input");
    act.type = "hidden";
    act.name = "act";
    act.value = submitter?.value || "send";
    this.form.prepend(act);
    this.form.submit();
    act.remove();
  }

  rest() {
    this.sending = false;
    this.said.textContent = "";
  }
}

customElements.define("guarded-form", GuardedForm);
