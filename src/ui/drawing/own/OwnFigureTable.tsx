import type { Score } from "../../../experiment/runStatus.ts";
import type { OwnFigures } from "../../../app/playgroundState.ts";
import { percent } from "../../controls/figures.ts";
import styles from "./OwnFigureTable.module.css";
import { pointsBetween } from "./panelWords.ts";

/** What training did, to own digits and to the test set: repair and forgetting side by side. */
export function OwnFigureTable({ figures }: { readonly figures: OwnFigures | null }) {
  return (
    <table className={styles.table}>
      <caption>Accuracy before: when these digits last changed, or the run began</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">before</th>
          <th scope="col">now</th>
          <th scope="col">points</th>
        </tr>
      </thead>
      <tbody>
        <Row name="My digits" id="own" digits={1} change={figures?.own ?? null} />
        <Row name="Test set" id="test" digits={2} change={figures?.test ?? null} />
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly name: string;
  readonly id: string;
  /** Decimals worth showing. */
  readonly digits: number;
  readonly change: { readonly before: Score; readonly now: Score } | null;
}

function Row({ name, id, digits, change }: RowProps) {
  const before = change?.before.accuracy ?? null;
  const now = change?.now.accuracy ?? null;
  const points = pointsBetween(before, now, digits);
  return (
    <tr data-testid={`own-figures-${id}`} data-before={before ?? ""} data-now={now ?? ""}>
      <th scope="row">{name}</th>
      <td>{percent(before, digits)}</td>
      <td className={styles.now}>{percent(now, digits)}</td>
      <td data-sign={points?.[0]}>{points}</td>
    </tr>
  );
}
