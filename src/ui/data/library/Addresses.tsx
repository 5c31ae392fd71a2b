import { useId, useState } from "react";
import { addressIn, rememberAddress, sources } from "../../../app/sources.ts";
import { Button } from "../../controls/Button.tsx";
import styles from "./DataShelf.module.css";

type Known = keyof typeof sources;

interface AddressesProps {
  readonly addresses: Readonly<Record<Known, string>>;
  readonly onChange: (set: Known, address: string) => void;
}

/** Where data sets are fetched from: a mirror, or a classroom's own server. */
export default function Addresses({ addresses, onChange }: AddressesProps) {
  return (
    <div className={styles.addresses}>
      <Address set="mnist" address={addresses.mnist} onChange={onChange} />
      <Address set="fashion-mnist" address={addresses["fashion-mnist"]} onChange={onChange} />
    </div>
  );
}

interface AddressProps {
  readonly set: Known;
  readonly address: string;
  readonly onChange: AddressesProps["onChange"];
}

function Address({ set, address, onChange }: AddressProps) {
  const { title, address: usual } = sources[set];
  const [text, setText] = useState(address);
  const id = useId();
  const wrong = addressIn(text) === null;

  const keep = () => {
    const wanted = addressIn(text);
    if (wanted === null) return;
    rememberAddress(set, wanted === usual ? null : wanted);
    setText(wanted);
    onChange(set, wanted);
  };
  return (
    <div className={styles.address}>
      <label htmlFor={id}>{title}’s four .gz files lie below</label>
      <input
        id={id}
        type="url"
        spellCheck={false}
        value={text}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") keep();
          if (event.key === "Escape") setText(address);
        }}
      />
      {wrong && (
        <p id={`${id}-wrong`} role="status" className={styles.wrong}>
          Expected an address that begins with https:// or http://, got “{text}”. The one before stays in use.
        </p>
      )}
      {address !== usual && (
        <Button
          look="quiet"
          className={styles.reset ?? ""}
          aria-label={`Usual address of ${title}`}
          onClick={() => {
            rememberAddress(set, null);
            setText(usual);
            onChange(set, usual);
          }}
        >
          Back to the usual address
        </Button>
      )}
    </div>
  );
}
