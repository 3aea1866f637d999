// A screen that breaks breaks alone: the frame stays, the person is told, and elsewhere (`at`) all is well.
import { Component, type ReactNode } from 'react';
import { say } from '../words/common';
import { Button } from './Button';
import styles from './EmptyState.module.css';

export class Crash extends Component<{ at: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: { at: string }) {
    if (before.at !== this.props.at && this.state.failed) this.setState({ failed: false });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className={styles.problem} role="alert">
        <p>{say('crashed')}</p>
        <Button small onClick={() => location.reload()}>
          {say('reload')}
        </Button>
      </div>
    );
  }
}
