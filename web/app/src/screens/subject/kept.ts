// What is half written, until the page is closed: going to another subject and back loses nothing.
const texts = new Map<string, string>();

export const kept = (place: string) => texts.get(place) ?? '';
export const keep = (place: string, text: string) => void (text ? texts.set(place, text) : texts.delete(place));
