/**
 * Fetches the script of a form only when somebody touches it: on pages that most read, and few write on.
 * Without JavaScript the form is sent all the same.
 */
for (const event of ["focusin", "pointerdown"]) {
  addEventListener(event, ({ target }) => target.closest?.("guarded-form") && import("./guarded-form.js"));
}
