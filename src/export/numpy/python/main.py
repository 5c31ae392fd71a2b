def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--data", default=DATA, help="folder with the .gz files")
    #: if changes
    add("--epochs", type=int, help="epochs in all, in place of the run's own")
    #: else
    add("--epochs", type=int, default=EPOCHS, help="epochs in all")
    #: end
    add("--check", action="store_true", help="compare with the run")
    args = parser.parse_args()
    needed = [(args.data, name) for name in DATA_FILES]
    #: if own
    needed.append((HERE, "own.npz"))
    #: end
    #: if start
    needed.append((HERE, "start.npz"))
    #: end
    if args.check:
        needed += [(HERE, "experiment.json"), (HERE, "model.npz")]
    for folder, name in needed:
        if not os.path.exists(os.path.join(folder, name)):
            #: if public
            where = (
                "Name the data's folder with --data; all else is in the zip "
                "of the whole run."
            )
            #: else
            where = (
                "It is in the zip of the whole run. Or name a folder with "
                "data by --data."
            )
            #: end
            parser.error(f"expected {name} in {folder}, found none. {where}")
    if args.check:
        sys.exit(check(args.data))

    images, labels, test_images, test_labels = load_data(args.data)
    np.random.seed(SEED)
    #: if start
    model = network_at_start()
    #: else
    model = MLP(LAYERS)
    #: end
    loss_sum = hits = seen = 0
    started = time.perf_counter()
    steps = train(images, labels, model, args.epochs)
    for epoch, ends, loss, right, size in steps:
        loss_sum += loss * size
        hits += right
        seen += size
        if not ends:
            continue
        line = f"epoch {epoch + 1:3}  loss {loss_sum / seen:.4f}"
        line += f"  training {hits / seen:.2%}"
        seconds = time.perf_counter() - started
        #: if validation
        held_back = images[-VALIDATION:], labels[-VALIDATION:]
        _, accuracy = evaluate(model, *held_back)
        line += f"  validation {accuracy:.2%}"
        #: end
        #: if test
        _, accuracy = evaluate(model, test_images, test_labels)
        line += f"  test {accuracy:.2%}"
        #: end
        print(f"{line}  {seconds:.1f} s", flush=True)
        loss_sum = hits = seen = 0
        started = time.perf_counter()
