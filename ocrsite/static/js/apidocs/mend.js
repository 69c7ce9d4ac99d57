export function mend(place) {}
