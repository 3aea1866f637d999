// Web forms as lines of text: the address, then the labels of the lines that hold the person's address and name.

type Form = { address: string; emailField?: string | null; nameField?: string | null };

export function formOf(line: string): Form {
  const [address = '', emailField, nameField] = line.split('|').map((part) => part.trim());
  return { address, emailField: emailField || null, nameField: nameField || null };
}

export const linesOf = (forms: readonly Form[]) =>
  forms.map(({ address, emailField, nameField }) => [address, emailField ?? '', nameField ?? ''].join(' | ').replace(/[ |]+$/, '')).join('\n');
