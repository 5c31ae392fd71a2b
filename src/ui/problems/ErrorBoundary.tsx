import { Component, type ReactNode } from "react";
import { Button } from "../controls/Button.tsx";
import styles from "./ErrorBoundary.module.css";
import { MissingView } from "./lazyPart.ts";

interface ErrorBoundaryProps {
  /** The part of the page it stands around, as a sentence begins with it. */
  readonly part: string;
  readonly children: ReactNode;
}

/**
 * Keeps the rest of the page alive when a part of it cannot be shown, and says so in its place. One that could not be
 * fetched is tried again on a press, or when it is next opened.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly caught: Error | null }> {
  override state: { readonly caught: Error | null } = { caught: null };

  static getDerivedStateFromError(error: unknown) {
    return { caught: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentWillUnmount() {
    this.forget();
  }

  override render() {
    const { caught } = this.state;
    if (caught === null) return this.props.children;
    const isMissing = caught instanceof MissingView;
    const advice = isMissing
      ? "Connect this device and try again; the run goes on. If the page has been updated meanwhile, load it again."
      : "Reload the page to try again; its link keeps the experiment.";
    return (
      <section className={styles.broken} role="alert" data-code={isMissing ? "part-missing" : "part-broken"}>
        <p>
          <b>{this.props.part} cannot be shown</b> ({caught.message.replace(/\.$/, "")}). {advice}
        </p>
        <Button
          onClick={() => {
            if (isMissing) this.tryAgain();
            else location.reload();
          }}
        >
          {isMissing ? "Try again" : "Reload"}
        </Button>
      </section>
    );
  }

  private tryAgain() {
    this.forget();
    this.setState({ caught: null });
  }

  private forget() {
    const { caught } = this.state;
    if (caught instanceof MissingView) caught.forget();
  }
}
