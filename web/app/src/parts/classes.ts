// Class names joined; what is false or empty is left out.
export const classes = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(' ');
