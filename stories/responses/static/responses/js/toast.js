/**
 * Says what was just done, with the way back: ten seconds, and longer while a pointer or the focus is on it.
 *
 * <div data-controller="mp-toast" data-action="mp-toast:show@document->mp-toast#show" hidden>
 *   <span data-mp-toast-target="said"></span>
 *   <button type="button" data-mp-toast-target="undo" data-action="mp-toast#undo">Undo</button>
 *   <button type="button" data-action="mp-toast#hide">Close</button>
 * </div>
 *
 * Shown by an event with detail {say, mayUndo, isBad}; a bad one stays until it is closed. It asks for the way back
 * by the event mp-toast:undo.
 */
(() => {
  const STAYS = 10000; // milliseconds

  class ToastController extends window.StimulusModule.Controller {
    static targets = ["said", "undo"];

    connect() {
      for (const name of ["pointerenter", "focusin"]) this.element.addEventListener(name, () => this.wait());
      for (const name of ["pointerleave", "focusout"]) this.element.addEventListener(name, () => this.leaveSoon());
    }

    disconnect() {
      this.wait();
    }

    show({ detail: { say, mayUndo, isBad } }) {
      this.saidTarget.textContent = say;
      this.undoTarget.hidden = !mayUndo;
      this.element.classList.toggle("mp-toast--bad", Boolean(isBad));
      this.isBad = isBad;
      this.element.hidden = false;
      this.leaveSoon();
    }

    hide() {
      this.wait();
      this.element.hidden = true;
    }

    undo() {
      this.hide();
      this.dispatch("undo");
    }

    wait() {
      clearTimeout(this.timer);
    }

    leaveSoon() {
      this.wait();
      if (!this.isBad && !this.element.matches(":hover, :focus-within")) this.timer = setTimeout(() => this.hide(), STAYS);
    }
  }

  window.wagtail.app.register("mp-toast", ToastController);
})();
