// Who is signed in, and what they choose for themselves: language, appearance, leaving.
import { BookOpen, ChevronDown, LogOut } from 'lucide-react';
import { endSession } from '../graph/client';
import { useVerb } from '../graph/perform';
import { Avatar } from '../parts/Look';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine } from '../parts/Menu';
import { type Locale, speak, useLocale } from '../words/catalogue';
import { SignOutDocument, ViewerLocaleDocument } from './account.documents';
import { useSession } from './session';
import styles from './Shell.module.css';
import { choose, useTheme } from './theme';
import { useSay } from './words';

const LANGUAGES: [Locale, string][] = [
  ['pt-BR', 'Português (Brasil)'],
  ['en', 'English'],
];

export function UserMenu() {
  const say = useSay();
  const { viewer, refresh } = useSession();
  const locale = useLocale();
  const theme = useTheme();
  const [update] = useVerb(ViewerLocaleDocument);
  const [signOut] = useVerb(SignOutDocument);

  async function become(language: Locale) {
    speak(language);
    if ((await update({ id: viewer.id, locale: language })).done) await refresh();
  }

  return (
    <Menu
      trigger={
        <button type="button" className={styles.user} aria-label={`${say('account')}: ${viewer.name}`}>
          <Avatar name={viewer.name} size={26} />
          <span className={styles.userName}>{viewer.name}</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      }
    >
      <MenuLabel>
        {viewer.email} · {say(viewer.role)}
      </MenuLabel>
      <MenuLine />
      <MenuLabel>{say('language')}</MenuLabel>
      {LANGUAGES.map(([language, name]) => (
        <MenuChoice key={language} checked={locale === language} onSelect={() => void become(language)}>
          {name}
        </MenuChoice>
      ))}
      <MenuLabel>{say('theme')}</MenuLabel>
      {(['system', 'light', 'dark'] as const).map((each) => (
        <MenuChoice key={each} checked={theme === each} onSelect={() => choose(each)}>
          {say(each)}
        </MenuChoice>
      ))}
      <MenuLine />
      <MenuItem icon={BookOpen} onSelect={() => location.assign('/graphiql/')}>
        {say('api')}
      </MenuItem>
      <MenuItem icon={LogOut} onSelect={() => void signOut({}).then(({ done }) => done && endSession())}>
        {say('signOut')}
      </MenuItem>
    </Menu>
  );
}
