// The answer to “Did you find what you were looking for?” stays on the page. Fetched by
// site.js when somebody answers; without it the form leads to a page of its own.

const ANSWER = "_feedback-answer";

// Send a form and put what the site answers in its place.
export async function send(form, button) {
  const fields = new URLSearchParams(new FormData(form));
  if (button?.name) fields.set(button.name, button.value);
  const response = await fetch(form.action, { method: "POST", body: fields });
  const answered = new DOMParser().parseFromString(await response.text(), "text/html");
  const answer = answered.getElementById(ANSWER);
  if (!answer) throw new Error(`No answer from ${form.action}`);
  // One is on its way back to where they are already.
  answer.querySelector(".feedback-back")?.remove();
  const place = form.closest(`#${ANSWER}`) ?? form;
  if (place === form) answer.classList.add("wrap", "feedback");
  else answer.className = place.className;
  place.replaceWith(answer);
  for (const field of answer.querySelectorAll("[data-room]")) countDown(field);
  (answer.querySelector("[autofocus]") ?? answer).focus();
}

// Tell how many more characters a field has room for; nothing is cut off.
export function countDown(field) {
  const { room, roomLeft, roomOver } = field.dataset;
  const told = document.createElement("p");
  told.className = "small";
  told.setAttribute("role", "status");
  const tell = () => {
    const left = room - field.value.length;
    told.textContent = (left < 0 ? roomOver : roomLeft).replace("#", Math.abs(left));
  };
  field.addEventListener("input", tell);
  field.after(told);
  tell();
}
