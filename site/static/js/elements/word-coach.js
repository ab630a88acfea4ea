/**
 * <word-coach field="id_story" target="300" data-some="%s of about 300 words" …>
 *   <span id="id_story_count" data-count></span><span role="status"></span>
 * </word-coach>
 * says how long a story is beside what was asked for. It encourages and never blocks. A screen reader hears it
 * with the field, and by itself only where the story comes near the length, or passes it.
 * Without JavaScript there is no count: the help beside the field says how long.
 */
class WordCoach extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.getAttribute("field"));
    this.target = Number(this.getAttribute("target"));
    if (this.field) {
      const count = this.querySelector("[data-count]");
      const described = (this.field.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
      this.field.setAttribute("aria-describedby", [...new Set([...described, count.id])].join(" "));
      this.field.addEventListener("input", () => this.count());
    }
    this.count();
  }

  count() {
    const words = (this.field?.value?.match(/[\p{L}\p{N}_][\p{L}\p{N}_’'-]*/gu) || []).length;
    const stage = this.stage(words);
    const says = this.dataset[stage].replace("%s", new Intl.NumberFormat(document.documentElement.lang).format(words));
    this.querySelector("[data-count]").textContent = says;
    if (this.last && this.last !== stage && ["near", "over", "far"].includes(stage)) {
      this.querySelector("[role=status]").textContent = says;
    }
    this.last = stage;
  }

  stage(words) {
    if (words === 0) return "none";
    if (words === 1) return "one";
    if (words < this.target * 0.85) return "some";
    if (words <= this.target * 1.15) return "near";
    return words <= this.target * 1.5 ? "over" : "far";
  }
}

customElements.define("word-coach", WordCoach);
