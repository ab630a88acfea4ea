/**
 * Keeps the side panel's counter true: the panel is drawn anew by each autosave, its toggle is not.
 *
 * <div data-controller="mp-readiness-count" data-mp-readiness-count-missing-value="2">…</div>
 */
(() => {
  class ReadinessCountController extends window.StimulusModule.Controller {
    static values = { missing: Number };

    connect() {
      const counter = document.querySelector('[data-side-panel-toggle="readiness"] [data-side-panel-toggle-counter]');
      if (!counter) return;
      counter.textContent = this.missingValue;
      counter.hidden = this.missingValue === 0;
    }
  }

  window.wagtail.app.register("mp-readiness-count", ReadinessCountController);
})();
