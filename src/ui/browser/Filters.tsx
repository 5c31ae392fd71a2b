import { SlidersHorizontal } from "lucide-react";
import { useId, type RefObject } from "react";
import { Button } from "../controls/Button.tsx";
import { count } from "../controls/figures.ts";
import { Segmented } from "../controls/Segmented.tsx";
import { Select } from "../controls/Select.tsx";
import { Switch } from "../controls/Switch.tsx";
import { ExportButton } from "./ExportButton.tsx";
import { classWords, type Fates } from "./browserWords.ts";
import styles from "./Filters.module.css";
import type { Filter } from "./useAnswers.ts";

const splits = [
  { value: "train", label: "Training" },
  { value: "test", label: "Test" },
] as const;

/** More classes than this are easier found by name than by sight. */
const CLASSES_AT_A_GLANCE = 20;

interface FiltersProps {
  readonly filter: Filter;
  readonly fates: Fates;
  /** Images of each class that take part, in the part that is shown, once they are known. */
  readonly used: readonly number[] | null;
  readonly onChange: (part: Partial<Filter>) => void;
  /** The button that `onCorrect` is told of, for the focus to come back to. */
  readonly correctButton: RefObject<HTMLButtonElement | null>;
  readonly onCorrect: () => void;
}

/** What is to be seen, and what is to be done with it all. */
export function Filters({ filter, fates, used, onChange, correctButton, onCorrect }: FiltersProps) {
  const id = useId();
  const { names } = fates;
  const counted = (label: number) => {
    const name = classWords(label, fates);
    if (fates.becomes[label] === null) return `${name} (left out)`;
    return used ? `${name} (${count(used[label] ?? 0)})` : name;
  };
  return (
    <div className={styles.filters}>
      <Segmented
        legend="Part of the data set"
        options={splits}
        value={filter.split}
        onChange={(split) => {
          onChange({ split });
        }}
      />
      {names.length > CLASSES_AT_A_GLANCE && (
        <span className={styles.byName}>
          <label className="visually-hidden" htmlFor={id}>
            Class
          </label>
          <Select
            id={id}
            value={filter.label === null ? "" : String(filter.label)}
            options={[
              { value: "", label: "All classes" },
              ...names.map((_, label) => ({ value: String(label), label: counted(label) })),
            ]}
            onChange={(value) => {
              onChange({ label: value === "" ? null : Number(value) });
            }}
          />
        </span>
      )}
      <Switch
        on={filter.changedOnly}
        onChange={(changedOnly) => {
          onChange({ changedOnly });
        }}
      >
        Changed only
      </Switch>
      <span className={styles.actions}>
        <Button ref={correctButton} className={styles.correct ?? ""} onClick={onCorrect}>
          <SlidersHorizontal size={14} aria-hidden="true" /> Correct the set
        </Button>
        <ExportButton />
      </span>
    </div>
  );
}
