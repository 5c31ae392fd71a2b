import { Download } from "lucide-react";
import { Suspense, useRef } from "react";
import { offerFiles } from "../../app/offerFiles.ts";
import { counted } from "../../data/words.ts";
import { Button } from "../controls/Button.tsx";
import { Card } from "../controls/Card.tsx";
import { count } from "../controls/figures.ts";
import { ErrorBoundary } from "../problems/ErrorBoundary.tsx";
import { lazyPart } from "../problems/lazyPart.ts";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import { BrowseButton } from "./BrowseButton.tsx";
import { ClassHistogram } from "./ClassHistogram.tsx";
import styles from "./DataCard.module.css";
import { FolderInput } from "./FolderInput.tsx";
import { HeldBack } from "./HeldBack.tsx";
import { DataShelf } from "./library/DataShelf.tsx";
import { LoadingBar } from "./LoadingBar.tsx";
import { SampleSheet } from "./SampleSheet.tsx";

const DataFacts = lazyPart(() => import("./DataFacts.tsx"));

/** What the network learns from, and how to give it something else. */
export function DataCard() {
  const dataset = usePlaygroundState((s) => s.dataset);
  const facts = usePlaygroundState((s) => s.facts);
  return (
    <Card
      title="Data"
      number={1}
      stack={3}
      aside={dataset && `${dataset.name} · ${dataset.rows}×${dataset.cols}`}
    >
      <div className={styles.pictures}>
        {dataset && (
          <>
            <SampleSheet
              {...dataset}
              label={`${counted(dataset.samplesPerClass, "sample image")} of each of the ${dataset.classes} classes`}
            />
            <ClassHistogram counts={dataset.counts} names={dataset.classNames} />
          </>
        )}
      </div>
      <p
        className={styles.summary}
        data-testid="dataset-summary"
        data-name={dataset?.name ?? ""}
        data-train={facts?.trainCount ?? ""}
        data-validation={facts?.validationCount ?? ""}
        data-test={facts?.testCount ?? ""}
        data-classes={dataset?.classes ?? ""}
      >
        {dataset && facts ? (
          <>
            {count(facts.trainCount)} train · {count(facts.validationCount)} validation ·{" "}
            {facts.testCount > 0 ? `${count(facts.testCount)} test` : "no test set"}
          </>
        ) : (
          "Drawing digits to start with…"
        )}
      </p>
      <HeldBack />
      <BrowseButton className={styles.browse ?? ""} />
      {dataset && !(dataset.builtin && !dataset.edits.waiting) && (
        <ErrorBoundary part="What is known of the data">
          <Suspense>
            <DataFacts {...dataset} />
          </Suspense>
        </ErrorBoundary>
      )}
      <Missing />
      <FileChooser />
      <DataShelf />
    </Card>
  );
}

function Missing() {
  const playground = usePlayground();
  const { have, missing } = usePlaygroundState((s) => s.tray);
  const offersShare = usePlaygroundState((s) => s.dataset?.edits.testLacking ?? false);
  if (have.length === 0 || missing.length === 0) return null;
  if (offersShare && lacksTestAlone(missing)) return null; // said where a share of the training images is offered
  return (
    <div className={styles.missing} role="status">
      <p>
        <b>Got</b> {have.join(", ")}.
      </p>
      <p>
        <b>Still missing:</b> {missing.join(", ")}.
      </p>
      <Button
        look="quiet"
        className={styles.back ?? ""}
        onClick={() => {
          playground.data.clearTray();
        }}
      >
        Dismiss
      </Button>
    </div>
  );
}

const lacksTestAlone = (missing: readonly string[]): boolean => missing.join() === "test images,test labels";

function FileChooser() {
  const playground = usePlayground();
  const builtin = usePlaygroundState((s) => s.dataset?.builtin ?? true);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.chooser}>
      <div className={styles.drop}>
        <Download size={19} aria-hidden="true" />
        <p>
          <span className={styles.forMouse}>
            <b>Drop your own data</b> anywhere, or choose{" "}
          </span>
          <button
            type="button"
            className={styles.choose}
            aria-label="Choose data files"
            onClick={() => input.current?.click()}
          >
            <span className={styles.forMouse}>files</span>
            <span className={styles.forTouch}>Choose files of your own</span>
          </button>
          <FolderInput
            label="Choose a data folder"
            before={<span className={styles.forMouse}> or </span>}
            className={styles.choose ?? ""}
          >
            <span className={styles.forMouse}>a folder</span>
            <span className={styles.forTouch}>Choose a folder</span>
          </FolderInput>
          <span className={styles.forMouse}>: </span>IDX, NumPy, CSV, zip or pictures. Nothing leaves this
          device.
        </p>
        <LoadingBar />
      </div>
      <input
        ref={input}
        className="visually-hidden"
        aria-label="Data set files"
        type="file"
        multiple
        tabIndex={-1}
        data-testid="dataset-input"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = ""; // so that the same file can be chosen again
          if (files.length > 0) void playground.data.loadFiles(offerFiles(files));
        }}
      />
      {!builtin && (
        <Button look="quiet" className={styles.back ?? ""} onClick={() => void playground.data.loadBuiltin()}>
          Back to built-in digits
        </Button>
      )}
    </div>
  );
}
