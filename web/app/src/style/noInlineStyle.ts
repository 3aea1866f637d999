// Stands in for react-style-singleton, which locks the scroll bar behind a dialog by an inline <style>, refused by our policy.
// The page itself never scrolls (its panes do), so there is nothing to lock.

export const styleSingleton = () => () => null;
