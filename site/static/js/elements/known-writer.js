/**
 * <form>… name, email, device …<known-writer hidden><input type="checkbox" name="remember"></known-writer></form>
 * fills in name and address where they were kept on this device, keeps them when the form is sent with the box
 * ticked, and lets them go when it is not; says from which device it comes, where that is known (kept-response.js).
 * Without JavaScript, or where the browser lets nothing be kept, the box is not shown.
 */
const WRITER = "milepost:writer";

class KnownWriter extends HTMLElement {
  connectedCallback() {
    this.fields = this.closest("form").elements;
    try {
      this.fillIn(JSON.parse(localStorage.getItem(WRITER) || "null"));
      this.fields.device.value = localStorage.getItem("milepost:device") || "";
    } catch {
      return;
    }
    this.hidden = false;
    this.closest("form").addEventListener("submit", () => this.keep());
  }

  fillIn(kept) {
    if (!kept) return;
    this.fields.remember.checked = true;
    for (const name of ["name", "email"]) this.fields[name].value ||= kept[name];
  }

  keep() {
    const { name, email, remember } = this.fields;
    if (remember.checked) localStorage.setItem(WRITER, JSON.stringify({ name: name.value, email: email.value }));
    else localStorage.removeItem(WRITER);
  }
}

customElements.define("known-writer", KnownWriter);
