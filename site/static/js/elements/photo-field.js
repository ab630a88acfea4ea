/**
 * <photo-field address="/my-mile/share/photos/" about="of-photos" data-sending="Sending %s" …>
 *   <ul class="photo-field__kept">…</ul><input type="file" multiple>…<p class="unseen" role="status"></p>
 * </photo-field>
 * sends each photo as soon as it is chosen, one after the other, with its progress; one that failed can be tried again
 * by itself. Shows it small at once, or the site's thumbnail where the browser cannot read it (HEIC). What is about
 * photos alone, the element with the id that `about` names, is shown once there are some.
 * Without JavaScript photos go with the form, or by the button “Add these photos”.
 */
const SIDE = 400;
/** Larger files are not decoded here: a phone with little memory would let go of the page. */
const DECODED_HERE = 15e6;
/** A line that carried nothing for so long is broken. */
const SILENT_MS = 45_000;

class PhotoField extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.list = this.querySelector(".photo-field__kept");
    this.input = this.querySelector("input[type=file]");
    this.said = this.querySelector("[role=status]");
    this.line = Promise.resolve();
    this.onTheirWay = 0;
    if (!this.form) return;
    this.input.addEventListener("change", () => this.chosen());
    this.list.addEventListener("click", (event) => this.pressed(event));
    this.form.addEventListener("draft-restored", () => this.name.value && this.load());
    this.form.addEventListener("draft-forgotten", () => {
      this.list.replaceChildren();
      this.shown();
    });
    this.shown();
  }

  /** The hidden field that names what the site keeps of this form. */
  get name() {
    return this.form.elements.unfinished;
  }

  /** Whether a photo is on its way, or stopped on it. */
  get isBusy() {
    return this.onTheirWay > 0 || Boolean(this.list.querySelector("[data-failed]"));
  }

  /** When all are through: whether all arrived. */
  get arrived() {
    return this.line.then(() => {
      const failed = this.list.querySelector("[data-failed] button");
      failed?.focus();
      return !failed;
    });
  }

  chosen() {
    for (const file of [...this.input.files]) this.queue(file, this.list.appendChild(this.pending(file)));
    // What was sent by itself does not go with the form once more.
    this.input.value = "";
    this.shown();
  }

  pending(file) {
    const item = document.createElement("li");
    item.className = "kept-photo";
    item.innerHTML =
      '<img class="kept-photo__picture" alt="" width="400" height="300">' +
      '<div class="kept-photo__words"><p class="kept-photo__name"></p>' +
      '<progress class="kept-photo__bar" max="1" value="0"></progress></div>';
    item.querySelector("p").textContent = file.name;
    item.querySelector("progress").setAttribute("aria-label", this.dataset.sending.replace("%s", file.name));
    item.querySelector("img").src = this.dataset.mark;
    if (file.size < DECODED_HERE) this.draw(file, item);
    return item;
  }

  async draw(file, item) {
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, SIDE / Math.min(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.className = "kept-photo__picture";
      canvas.width = Math.max(1, picture.width * scale);
      canvas.height = Math.max(1, picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      item.querySelector("img")?.replaceWith(canvas);
    } catch {
      // Not every browser reads HEIC: the site's own thumbnail comes later.
    }
  }

  queue(file, item) {
    this.onTheirWay += 1;
    this.line = this.line.then(() => this.send(file, item)).finally(() => (this.onTheirWay -= 1));
  }

  async send(file, item, tries = 12) {
    try {
      const told = await this.post({ photos: file }, (part) => (item.querySelector("progress").value = part));
      // So many come at once that the site asks to wait: nobody has to press anything for that.
      if (told.status === 503 && tries) {
        await new Promise((resolve) => setTimeout(resolve, 5000));
        return this.send(file, item, tries - 1);
      }
      const mine = told.photos.find((one) => !this.item(one.number));
      if (mine) this.take(item, mine, file);
      else if (!told.refused.length) item.remove(); // the same photo is here already
      else this.refuse(item, file, told.refused.join(" ") || this.dataset.failed, told.again);
    } catch {
      this.refuse(item, file, this.dataset.failed, true);
    }
    this.form.dispatchEvent(new CustomEvent("photos-changed"));
  }

  take(item, told, file) {
    const canvas = item.querySelector("canvas");
    item.outerHTML = told.html;
    const kept = this.item(told.number);
    if (canvas) kept.querySelector("img").replaceWith(canvas);
    this.say("sent", file.name);
    this.shown();
    this.lookAgain();
  }

  refuse(item, file, why, canBeTried) {
    const words = item.querySelector(".kept-photo__words");
    words.querySelector("progress").hidden = true;
    words.querySelectorAll(".field__wrong, .kept-photo__acts").forEach((one) => one.remove());
    const reason = document.createElement("p");
    reason.className = "field__wrong";
    reason.textContent = why;
    words.append(reason);
    item.toggleAttribute("data-failed", canBeTried);
    const acts = document.createElement("div");
    acts.className = "kept-photo__acts";
    if (canBeTried) acts.append(this.button(this.dataset.retry, () => this.retry(file, item)));
    acts.append(this.button(this.dataset.leave, () => this.leave(item)));
    words.append(acts);
    this.said.textContent = why.includes(file.name) ? why : `${file.name}: ${why}`;
  }

  button(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kept-photo__out";
    button.textContent = words;
    button.addEventListener("click", act);
    return button;
  }

  retry(file, item) {
    item.removeAttribute("data-failed");
    item.querySelectorAll(".field__wrong, .kept-photo__acts").forEach((one) => one.remove());
    item.querySelector("progress").hidden = false;
    this.queue(file, item);
  }

  leave(item) {
    item.remove();
    this.input.focus();
    this.shown();
  }

  async pressed(event) {
    const button = event.target.closest("button[name=act]");
    if (!button) return;
    event.preventDefault();
    try {
      const told = await this.post({ act: button.value });
      const item = button.closest("li");
      if (told.again || told.photos.some((one) => String(one.number) === item.dataset.photo)) throw new Error("kept");
      item.remove();
      this.say("out");
      this.input.focus();
    } catch {
      // The form itself can do it, as it does without a script.
      return this.form.requestSubmit(button);
    }
    this.shown();
    this.form.dispatchEvent(new CustomEvent("photos-changed"));
  }

  /** Show what the site keeps of a form that was begun before. */
  async load() {
    try {
      const told = await this.post({});
      for (const one of told.photos) {
        if (!this.item(one.number)) this.list.insertAdjacentHTML("beforeend", one.html);
      }
      this.shown();
      this.lookAgain();
      this.form.dispatchEvent(new CustomEvent("photos-shown"));
    } catch {
      // They are kept all the same, and go with the story.
    }
  }

  /** Ask for thumbnails, and for what is found to be damaged, until all photos have been looked at; for two minutes. */
  lookAgain(tries = 40) {
    clearTimeout(this.timer);
    if (!tries || !this.list.querySelector("[data-waiting]")) return;
    this.timer = setTimeout(async () => {
      const told = await this.post({}).catch(() => ({ photos: [] }));
      for (const one of told.photos) this.renew(this.item(one.number), one.html);
      this.lookAgain(tries - 1);
    }, 3000);
  }

  renew(item, html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const newer = holder.content.firstElementChild;
    if (!item?.hasAttribute("data-waiting") || newer.hasAttribute("data-waiting")) return;
    item.removeAttribute("data-waiting");
    item.querySelector("img")?.replaceWith(newer.querySelector("img"));
    const wrong = newer.querySelector(".field__wrong");
    if (wrong) {
      item.querySelector(".kept-photo__name").after(wrong);
      this.said.textContent = wrong.textContent;
    }
  }

  item(number) {
    return this.list.querySelector(`[data-photo="${number}"]`);
  }

  say(what, name = "") {
    this.said.textContent = this.dataset[what].replace("%s", name);
  }

  shown() {
    const about = document.getElementById(this.getAttribute("about"));
    if (about) about.hidden = !this.list.children.length;
  }

  /** Post to the site; what it tells, also where it refuses. Fails where the line is broken. */
  post(fields, progress) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ unfinished: this.name.value, ...fields, whole: "1" })) {
      form.append(name, value);
    }
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      let silence;
      const listen = () => {
        clearTimeout(silence);
        silence = setTimeout(() => request.abort(), SILENT_MS);
      };
      request.upload.onprogress = (event) => {
        listen();
        progress?.(event.loaded / event.total);
      };
      request.responseType = "json";
      request.onloadend = () => {
        clearTimeout(silence);
        const told = request.response;
        if (!told?.refused) return reject(new Error(String(request.status)));
        this.name.value = told.unfinished || this.name.value;
        resolve({ photos: [], ...told, status: request.status, again: request.status >= 400 && request.status !== 422 });
      };
      request.open("POST", this.getAttribute("address"));
      listen();
      request.send(form);
    });
  }
}

customElements.define("photo-field", PhotoField);
