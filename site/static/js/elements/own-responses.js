/**
 * <own-responses story="12" from="/respond/waiting/"></own-responses>
 * after the responses on a story's page, which caches keep: asks the site for those that this browser wrote and nobody
 * else may read yet, by the tokens kept for 30 days (kept-response.js), and puts each in its place. What stands on the
 * page by now, or is gone, is forgotten. Without JavaScript the page of the response shows it.
 */
const KEPT = "milepost:responses";

class OwnResponses extends HTMLElement {
  async connectedCallback() {
    try {
      const since = Date.now() - 30 * 24 * 3600 * 1000;
      this.kept = JSON.parse(localStorage.getItem(KEPT) || "[]").filter((one) => one.at > since);
      const body = new URLSearchParams();
      for (const one of this.kept) if (one.story === this.getAttribute("story")) body.append("token", one.token);
      if (!body.size) return;
      const answer = await fetch(this.getAttribute("from"), { method: "POST", body });
      const { shown, over } = await answer.json();
      const done = shown.filter((one) => !this.place(one)).map((one) => one.token);
      this.kept = this.kept.filter((one) => ![...over, ...done].includes(one.token));
      localStorage.setItem(KEPT, JSON.stringify(this.kept));
    } catch {
      // Offline, or nothing may be kept: the page is whole without it.
    }
  }

  /** Put it in; whether it was not there yet. */
  place({ number, under, html }) {
    if (document.getElementById(`response-${number}`)) return false;
    const thread = under && document.getElementById(`response-${under}`)?.closest(".thread");
    (thread || this).insertAdjacentHTML("beforeend", html);
    return true;
  }
}

customElements.define("own-responses", OwnResponses);
