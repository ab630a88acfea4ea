/**
 * Counts the words of the story's text blocks while an editor types.
 *
 * <p data-controller="mp-word-count" data-mp-word-count-one-value="word" data-mp-word-count-many-value="words">
 *   <span data-mp-word-count-target="count">0</span> <span data-mp-word-count-target="unit">words</span>
 * </p>
 *
 * Text blocks keep Draft.js content in a hidden field `body-N-value`. Without this the count is that
 * of the last save.
 */
(() => {
  const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_’'-]*/gu;
  const WAIT = 700; // milliseconds: Draftail writes its field up to half a second after the key

  class WordCountController extends window.StimulusModule.Controller {
    static targets = ["count", "unit"];
    static values = { one: String, many: String };

    connect() {
      this.form = this.element.closest("form") || document;
      this.later = () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.count(), WAIT);
      };
      for (const name of ["input", "keyup", "change", "click"]) this.form.addEventListener(name, this.later);
    }

    disconnect() {
      clearTimeout(this.timer);
      for (const name of ["input", "keyup", "change", "click"]) this.form.removeEventListener(name, this.later);
    }

    count() {
      const words = this.texts().reduce((sum, text) => sum + (text.match(WORD) || []).length, 0);
      this.countTarget.textContent = words;
      this.unitTarget.textContent = words === 1 ? this.oneValue : this.manyValue;
    }

    texts() {
      const types = this.form.querySelectorAll('input[name^="body-"][name$="-type"]');
      return [...types].flatMap((type) => {
        const [, number] = type.name.match(/^body-(\d+)-type$/) || [];
        if (number === undefined || type.value !== "text") return [];
        if (this.field(number, "deleted") === "1") return [];
        try {
          return (JSON.parse(this.field(number, "value")) || { blocks: [] }).blocks.map((block) => block.text);
        } catch {
          return [];
        }
      });
    }

    field(number, name) {
      return this.form.querySelector(`[name="body-${number}-${name}"]`)?.value || "";
    }
  }

  window.wagtail.app.register("mp-word-count", WordCountController);
})();
