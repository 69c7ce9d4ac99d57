/**
 * Takes the focus as soon as it appears: for the summary of a form's errors, so that it is read out and seen first.
 *
 * @example <div class="errors" tabindex="-1" data-controller="focus">…</div>
 */
export function focus(element) {
  element.focus();
}
