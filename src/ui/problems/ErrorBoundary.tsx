import { Component, type ReactNode } from "react";
import { Button } from "../controls/Button.tsx";
import styles from "./ErrorBoundary.module.css";

interface ErrorBoundaryProps {
  /** The part of the page it stands around, as a sentence begins with it. */
  readonly part: string;
  readonly children: ReactNode;
}

/** Keeps the rest of the page alive when a part of it cannot be shown, and says so in its place. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly reason: string | null }> {
  override state: { readonly reason: string | null } = { reason: null };

  static getDerivedStateFromError(error: unknown) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { reason } = this.state;
    if (reason === null) return this.props.children;
    return (
      <section className={styles.broken} role="alert" data-code="part-broken">
        <p>
          <b>{this.props.part} cannot be shown</b> ({reason}). Reload the page to try again; its link keeps
          the experiment.
        </p>
        <Button
          onClick={() => {
            location.reload();
          }}
        >
          Reload
        </Button>
      </section>
    );
  }
}
