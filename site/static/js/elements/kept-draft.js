/**
 * <form>…<kept-draft key="share-my-mile"><span>Kept on this device as you type</span><button hidden>Forget it</button></kept-draft></form>
 * keeps what is typed on the device, every two seconds and when the page is left, and brings it back. With `came-back`
 * the site has filled in what was typed, which is newer. With `forget` and no form around it what was kept is let go:
 * it was sent. Photos are kept by the site; the hidden field "unfinished" that names them is kept here.
 * Without JavaScript, or where the browser lets nothing be kept, the sentence is not shown.
 */
const DAYS = 30;
const NOT_KEPT = ["fresh", "subject", "whole", "act"];

class KeptDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.key = `milepost:${this.getAttribute("key")}`;
    if (this.hasAttribute("forget")) return this.forget();
    if (!this.form) return;
    try {
      if (!this.hasAttribute("came-back")) this.restore();
      this.write();
    } catch {
      this.hidden = true;
      return;
    }
    for (const event of ["input", "change", "photos-changed"]) {
      this.form.addEventListener(event, () => (this.changed = true));
    }
    this.form.addEventListener("photos-shown", () => this.fillIn());
    this.save = () => this.changed && this.write();
    this.timer = setInterval(this.save, 2000);
    addEventListener("pagehide", this.save);
    document.addEventListener("visibilitychange", this.save);
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => this.asked());
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    removeEventListener("pagehide", this.save);
    document.removeEventListener("visibilitychange", this.save);
  }

  get fields() {
    return [...this.form.elements].filter((one) => one.name && one.type !== "file" && !NOT_KEPT.includes(one.name));
  }

  write() {
    this.changed = false;
    const typed = {};
    for (const field of this.fields) typed[field.name] = field.type === "checkbox" ? field.checked : field.value;
    const isEmpty = !Object.values(typed).some(Boolean);
    if (isEmpty) this.forget();
    else localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), typed }));
    const button = this.querySelector("button");
    if (button) button.hidden = isEmpty;
  }

  restore() {
    const kept = JSON.parse(localStorage.getItem(this.key) || "null");
    if (!kept || Date.now() - kept.at > DAYS * 24 * 3600 * 1000) return;
    this.typed = kept.typed;
    this.fillIn();
    this.form.dispatchEvent(new CustomEvent("draft-restored"));
  }

  /** Fill in what is empty: what the browser itself has brought back is newer. */
  fillIn() {
    for (const field of this.fields) {
      const typed = this.typed?.[field.name];
      if (field.type === "checkbox") field.checked ||= typed === true;
      else if (typed && !field.value) field.value = typed;
      else continue;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Where nothing may be kept there is nothing to let go.
    }
  }

  asked() {
    if (!confirm(this.button.dataset.sure)) return;
    this.typed = null;
    this.form.reset();
    for (const field of this.fields) {
      if (field.type === "checkbox") field.checked = false;
      else field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.form.dispatchEvent(new CustomEvent("draft-forgotten"));
    this.write();
  }
}

customElements.define("kept-draft", KeptDraft);
