/**
 * Puts the words of a template into the box of a mail. What was typed is never lost: each choice keeps its own
 * words, so that going back to it brings them back; one's own travel with the form, for a page that comes again.
 *
 * <form data-controller="mp-start-from">
 *   <select data-mp-start-from-target="start" data-action="mp-start-from#fill">
 *     <option value="" data-words="">Your own words</option> <option value="3" data-words="Thank you …">Told before</option>
 *   </select>
 *   <input type="hidden" data-mp-start-from-target="own"> <textarea data-mp-start-from-target="words"></textarea>
 * </form>
 */
(() => {
  class StartFromController extends window.StimulusModule.Controller {
    static targets = ["start", "own", "words"];

    connect() {
      if (!this.hasStartTarget) return;
      this.chosen = this.startTarget.value;
      this.kept = new Map([["", this.ownTarget.value]]);
    }

    fill() {
      this.kept.set(this.chosen, this.wordsTarget.value);
      this.ownTarget.value = this.kept.get("");
      this.chosen = this.startTarget.value;
      const [option] = this.startTarget.selectedOptions;
      this.wordsTarget.value = this.kept.get(this.chosen) ?? option.dataset.words;
      // Wagtail's box grows with its words.
      this.wordsTarget.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  window.wagtail.app.register("mp-start-from", StartFromController);
})();
