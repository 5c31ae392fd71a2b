import { useId, useState } from "react";
import { CLASS_NAME_LENGTH, type EditedClass } from "../../app/browsing.ts";
import { Select } from "../controls/Select.tsx";
import { usePlayground } from "../shell/context.ts";
import { classFates, classTarget } from "./browserWords.ts";
import styles from "./ClassTable.module.css";

/** More classes than this are changed one at a time, as each has a list of all the others. */
const CLASSES_AT_ONCE = 30;

/** What each class is called and what becomes of it. */
export function ClassTable({ classes }: { readonly classes: readonly EditedClass[] }) {
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const all = classes.map((_, label) => label);
  const shown = classes.length > CLASSES_AT_ONCE ? all.slice(chosen, chosen + 1) : all;
  return (
    <div className={styles.classes}>
      {shown.length < classes.length && (
        <div className={styles.chooser}>
          <label htmlFor={id}>Class</label>
          <Select
            id={id}
            value={String(chosen)}
            options={classes.map(({ name }, label) => ({ value: String(label), label: `${label}: ${name}` }))}
            onChange={(value) => {
              setChosen(Number(value));
            }}
          />
        </div>
      )}
      <ul className={styles.table} aria-label="Classes, their names and what becomes of them">
        {shown.map((label) => (
          <ClassRow key={label} label={label} classes={classes} />
        ))}
      </ul>
    </div>
  );
}

function ClassRow({ label, classes }: { readonly label: number; readonly classes: readonly EditedClass[] }) {
  const { data } = usePlayground();
  const id = useId();
  const { name = "", to = label } = classes[label] ?? {};
  return (
    <li className={to === label ? styles.row : `${styles.row} ${styles.changed}`}>
      <span aria-hidden="true">{label}</span>
      <NameInput
        label={`Name of class ${label}`}
        name={name}
        onRename={(wanted) => {
          data.edit({ kind: "nameClass", label, name: wanted });
        }}
      />
      <label className="visually-hidden" htmlFor={id}>
        What becomes of {name}
      </label>
      <Select
        id={id}
        value={to === null ? "" : String(to)}
        options={classFates(label, classes)}
        onChange={(value) => {
          data.edit({ kind: "mapClass", label, to: classTarget(value) });
        }}
      />
    </li>
  );
}

interface NameInputProps {
  readonly label: string;
  readonly name: string;
  readonly onRename: (name: string) => void;
}

/** Takes a name over when it is left or Enter is pressed; Escape leaves it as it was, an empty one takes it back. */
function NameInput({ label, name, onRename }: NameInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const finish = () => {
    if (typed !== null && typed.trim() !== name) onRename(typed);
    setTyped(null);
  };
  return (
    <input
      className={styles.name}
      aria-label={label}
      value={typed ?? name}
      maxLength={CLASS_NAME_LENGTH}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => {
        setTyped(event.currentTarget.value);
      }}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish();
        if (event.key === "Escape" && typed !== null) {
          event.preventDefault();
          event.stopPropagation();
          setTyped(null);
        }
      }}
    />
  );
}
