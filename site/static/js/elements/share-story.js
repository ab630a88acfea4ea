/**
 * <share-story url="https://…" name="My Most Important Mile: Nora Whitlock">
 *   <button type="button" hidden data-copy="Copy the link">Share this story</button>
 *   <span role="status" data-done="The link is copied." data-failed="Copy it from here: "></span>
 * </share-story>
 * hands the story to the device's own sheet (Web Share), or copies its address where there is none.
 * Without JavaScript there is no button: the address stands in the browser's own bar.
 */
class ShareStory extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.status = this.querySelector("[role=status]");
    if (!navigator.share) this.button.textContent = this.button.dataset.copy;
    this.button.addEventListener("click", () => (navigator.share ? this.share() : this.copy()));
    this.button.hidden = false;
  }

  get url() {
    return this.getAttribute("url");
  }

  async share() {
    try {
      await navigator.share({ title: this.getAttribute("name"), url: this.url });
    } catch (error) {
      // Whoever closes the sheet again has decided; anything else leaves the address to copy.
      if (error.name !== "AbortError") await this.copy();
    }
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.url);
      this.status.textContent = this.status.dataset.done;
    } catch {
      this.status.textContent = this.status.dataset.failed + this.url;
    }
  }
}

customElements.define("share-story", ShareStory);
