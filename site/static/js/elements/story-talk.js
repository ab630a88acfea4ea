/**
 * <story-talk>… <own-responses story="12" …></own-responses> … <guarded-form>…</guarded-form></story-talk>
 * fetches the script that knows the writer when somebody touches the form, and that of one's own responses where this
 * browser wrote some here: whoever only reads fetches neither.
 */
class StoryTalk extends HTMLElement {
  connectedCallback() {
    for (const event of ["focusin", "pointerdown"]) this.addEventListener(event, () => this.touched(), { once: true });
    try {
      const story = this.querySelector("own-responses").getAttribute("story");
      if (localStorage.getItem("milepost:responses")?.includes(`"story":"${story}"`)) import("./own-responses.js");
    } catch {
      // Where the browser lets nothing be kept there is nothing of its own to show.
    }
  }

  touched() {
    import("./known-writer.js");
  }
}

customElements.define("story-talk", StoryTalk);
