// Where the links of `userResetLink` and of the mails for invitations and forgotten passwords lead: one field, one mutation.
// The token stands behind the #, so the server's logs never see it; it is taken out of the address at once.
const words = navigator.language.startsWith("pt")
  ? { label: "Sua nova senha (pelo menos 12 caracteres)", button: "Definir senha", done: "A senha foi definida. Entre com ela.", none: "Este link está incompleto.", away: "O servidor não responde. Tente novamente." }
  : { label: "Your new password (at least 12 characters)", button: "Set password", done: "The password is set. Sign in with it.", none: "This link is not complete.", away: "The server does not answer. Try again." };
const MUTATIONS = {
  reset: "mutation($input: PasswordResetInput!) { passwordReset(input: $input) { errors { message } } }",
  invitation: "mutation($input: InvitationAcceptInput!) { invitationAccept(input: $input) { errors { message } } }",
};

const form = document.querySelector("form");
const status = document.querySelector("[role=status]");
const [kind, token] = [...new URLSearchParams(location.hash.slice(1))].find(([name]) => name in MUTATIONS) ?? [];
history.replaceState(null, "", location.pathname);
form.querySelector("label").textContent = words.label;
form.querySelector("button").textContent = words.button;
form.hidden = !token;
status.textContent = token ? "" : words.none;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const input = { token, password: form.password.value };
  try {
    const answer = await fetch("../graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: MUTATIONS[kind], variables: { input } }),
    });
    const [{ errors }] = Object.values((await answer.json()).data);
    form.hidden = errors.length === 0;
    status.textContent = errors.length === 0 ? words.done : errors.map((error) => error.message).join(" ");
  } catch {
    status.textContent = words.away;
  }
});
