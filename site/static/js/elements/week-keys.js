/**
 * <week-keys>…<a rel="prev" href="…">…<a rel="next" href="…">…<small hidden>…</small></week-keys>
 * lets the arrow keys turn to the story before and after, and shows the line that says so.
 * Without JavaScript the links are there all the same. Keys are left alone while something is typed, with
 * any other key held, and where the window can be scrolled sideways.
 */
class WeekKeys extends HTMLElement {
  connectedCallback() {
    const hint = this.querySelector("small");
    if (hint) hint.hidden = false;
    this.turn = (event) => this.pressed(event);
    document.addEventListener("keydown", this.turn);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.turn);
  }

  pressed(event) {
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const page = document.documentElement;
    if (!rel || held || typing || event.defaultPrevented || page.scrollWidth > page.clientWidth) return;
    this.querySelector(`a[rel=${rel}]`)?.click();
  }
}

customElements.define("week-keys", WeekKeys);
