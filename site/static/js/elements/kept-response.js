/**
 * <kept-response token="…" story="12" device="…"><p data-known hidden>… <button>Forget this device</button></p></kept-response>
 * on the page of a response: keeps its token on the device that wrote it, so that its story's page can show it there
 * (own-responses.js); with `forget` lets it go. With `device`, where the button of our mail was pressed just now
 * (#known), keeps that too. Without JavaScript the page itself is the place to see one's own response.
 */
const KEPT = "milepost:responses", DEVICE = "milepost:device", MOST = 20;

class KeptResponse extends HTMLElement {
  connectedCallback() {
    const token = this.getAttribute("token"), device = this.getAttribute("device");
    try {
      const others = JSON.parse(localStorage.getItem(KEPT) || "[]").filter((one) => one.token !== token);
      const own = { story: this.getAttribute("story"), token, at: Date.now() };
      localStorage.setItem(KEPT, JSON.stringify((this.hasAttribute("forget") ? others : [...others, own]).slice(-MOST)));
      if (device && location.hash === "#known") localStorage.setItem(DEVICE, device);
      this.known(Boolean(device) && localStorage.getItem(DEVICE) === device);
      this.querySelector("button").addEventListener("click", () => {
        localStorage.removeItem(DEVICE);
        history.replaceState(null, "", location.pathname);
        this.known(false);
      });
    } catch {
      // Where nothing may be kept there is nothing to show.
    }
  }

  known(isKnown) {
    this.querySelector("[data-known]").hidden = !isKnown;
  }
}

customElements.define("kept-response", KeptResponse);
