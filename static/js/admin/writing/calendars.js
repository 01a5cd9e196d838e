// The calendar of a field opens a moment after the field was entered, though whoever
// writes may be in another by then: it would lie there, above what they click on next.
(() => {
  jQuery.fn.datetimepicker.defaults.onShow = (time, field) =>
    field.get(0) === document.activeElement;
})();
