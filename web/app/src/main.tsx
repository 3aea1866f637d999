// The page begins here.
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './style/tokens.css';
import './style/base.css';
import './shell/theme';

const page = document.getElementById('page');
if (!page) throw new Error('index.html has no element "page".');
createRoot(page).render(<App />);
