// What the page says, in the browser's language. GraphiQL's own labels are English only.

const texts = {
  'pt-BR': {
    email: 'E-mail',
    password: 'Senha',
    signIn: 'Entrar',
    signOut: 'Sair',
    signedInAs: 'Conectado como',
    demoHint: 'Demonstração: as senhas aparecem no terminal do make run.',
    unreachable: 'O servidor não respondeu. Verifique se ele está no ar e tente de novo.',
    emptyTab: '# Escreva aqui uma consulta; Ctrl+Espaço completa,\n# Ctrl+Enter executa.\n',
    tabs: {
      funnel: '# O funil: cada coluna, com totais e cartões.',
      move: '# Mova um cartão: copie os ids do funil para as\n# variáveis abaixo. Com a assinatura aberta em outra\n# janela, veja a mudança chegar.',
      live: '# O funil ao vivo: execute, depois mova um cartão em\n# outra janela ou envie um e-mail (funil demo mail).\n# Para retomar sem perder nada, passe a última\n# position em $since.',
    },
  },
  en: {
    email: 'E-mail',
    password: 'Password',
    signIn: 'Sign in',
    signOut: 'Sign out',
    signedInAs: 'Signed in as',
    demoHint: 'Demo: the passwords are in the terminal where make run is running.',
    unreachable: 'The server did not answer. Check that it is running and try again.',
    emptyTab: '# Write a query here; Ctrl+Space completes, Ctrl+Enter runs.\n',
    tabs: {
      funnel: '# The funnel: each column with totals and cards.',
      move: '# Move a card: copy ids from the funnel into the\n# variables below. With the subscription running in\n# another window, watch the change arrive.',
      live: '# The funnel, live: run this, then move a card in\n# another window or send a mail (funil demo mail).\n# To resume and miss nothing, pass the last position\n# as $since.',
    },
  },
};

export const locale = navigator.language.toLowerCase().startsWith('pt') ? 'pt-BR' : 'en';
export const words = texts[locale];
